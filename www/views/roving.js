/**
 * Many stops, one of them in the tab order; arrow keys move between them.
 */

const STEPS = /** @type {Record<string, number>} */ ({
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
});

/**
 * @param {HTMLElement} container
 * @param {() => HTMLElement[]} stops those that can have the focus now, in order
 * @returns {{ focus: (stop: HTMLElement) => void, settle: () => void }} `settle`: to be called when the stops have changed
 */
export function rove(container, stops) {
  /** @type {HTMLElement | null} */
  let current = null;
  const choose = (/** @type {HTMLElement} */ stop) => {
    if (current && current !== stop) {
      current.tabIndex = -1;
    }
    current = stop;
    stop.tabIndex = 0;
  };
  const focus = (/** @type {HTMLElement} */ stop) => {
    choose(stop);
    stop.focus();
  };
  container.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.dataset.stop !== undefined) {
      choose(target);
    }
  });
  container.addEventListener('keydown', (event) => {
    const { target } = event;
    if (
      !(target instanceof HTMLElement) ||
      target.dataset.stop === undefined ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey
    ) {
      return;
    }
    const all = stops();
    const next =
      event.key === 'Home'
        ? all[0]
        : event.key === 'End'
          ? all.at(-1)
          : event.key in STEPS
            ? all[all.indexOf(target) + (STEPS[event.key] ?? 0)]
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
