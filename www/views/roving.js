/**
 * Many stops, one of them in the tab order; arrow keys move between them.
 */

const STEPS = /** @type {Record<string, number>} */ ({
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
});

/** @typedef {HTMLElement | SVGElement} Stop */

/** @param {EventTarget | null} target @returns {target is Stop} */
function isStop(target) {
  return (target instanceof HTMLElement || target instanceof SVGElement) && target.dataset.stop !== undefined;
}

/**
 * @template {Stop} S
 * @param {HTMLElement} container
 * @param {() => S[]} stops those that can have the focus now, in order
 * @returns {{ focus: (stop: S) => void, settle: () => void }} `settle`: to be called when the stops have changed
 */
export function rove(container, stops) {
  /** @type {S | null} */
  let current = null;
  const choose = (/** @type {S} */ stop) => {
    if (current && current !== stop) {
      current.tabIndex = -1;
    }
    current = stop;
    stop.tabIndex = 0;
  };
  const focus = (/** @type {S} */ stop) => {
    choose(stop);
    stop.focus();
  };
  container.addEventListener('focusin', ({ target }) => {
    if (isStop(target)) {
      choose(/** @type {S} */ (target));
    }
  });
  container.addEventListener('keydown', (event) => {
    const { target } = event;
    if (!isStop(target) || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const all = stops();
    const next =
      event.key === 'Home'
        ? all[0]
        : event.key === 'End'
          ? all.at(-1)
          : event.key in STEPS
            ? all[all.indexOf(/** @type {S} */ (target)) + (STEPS[event.key] ?? 0)]
            : undefined;
    if (next || event.key in STEPS) {
      event.preventDefault();
    }
    if (next) {
      focus(next);
    }
  });
  return {
    focus,
    settle() {
      const all = stops();
      const keep = current && all.includes(current) ? current : all[0];
      if (keep) {
        choose(keep);
      }
    },
  };
}
