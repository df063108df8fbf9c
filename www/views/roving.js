/**
 * Many stops, one of them in the tab order; arrow keys move between them.
 */

import { strings } from '../strings.js';

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

/**
 * Makes a list with many buttons one stop of the tab order: up and down go from row to row, left and right within one. What
 * a row unfolds stays in the tab order, for it may have fields of its own.
 *
 * @param {HTMLElement} list
 * @returns {() => void} to be called when rows were drawn anew
 */
export function roveRows(list) {
  /** @type {HTMLElement | null} */
  let current = null;
  const choose = (/** @type {HTMLElement} */ stop) => {
    if (current) {
      current.tabIndex = -1;
    }
    current = stop;
    stop.tabIndex = 0;
  };
  list.setAttribute('aria-description', strings.rail.arrows);
  list.addEventListener('focusin', ({ target }) => {
    const stop = rowsOf(list)
      .flat()
      .find((one) => one === target);
    if (stop) {
      choose(stop);
    }
  });
  list.addEventListener('keydown', (event) => {
    const rows = rowsOf(list);
    const at = rows.findIndex((stops) => stops.some((one) => one === event.target));
    const row = rows[at];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const column = row.indexOf(/** @type {HTMLElement} */ (event.target));
    const other = { ArrowUp: rows[at - 1], ArrowDown: rows[at + 1], Home: rows[0], End: rows.at(-1) }[
      event.key
    ];
    const beside = { ArrowLeft: row[column - 1], ArrowRight: row[column + 1] }[event.key];
    const next = other ? other[Math.min(column, other.length - 1)] : beside;
    if (next || event.key in STEPS) {
      event.preventDefault();
    }
    next?.focus();
  });
  const settle = () => {
    const stops = rowsOf(list).flat();
    for (const stop of stops) {
      stop.tabIndex = -1;
    }
    const keep = current && stops.includes(current) ? current : stops[0];
    if (keep) {
      choose(keep);
    }
  };
  settle();
  return settle;
}

/** A list whose rows are there already, made one stop of the tab order. @template {HTMLElement} L @param {L} list @returns {L} */
export function oneStop(list) {
  roveRows(list);
  return list;
}

/** The rows with their stops, but for rows without any. @param {HTMLElement} list */
function rowsOf(list) {
  return [...list.children].map(stopsIn).filter((stops) => stops.length > 0);
}

/** The buttons of a row, but not what it unfolds. @param {Element} row */
function stopsIn(row) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll('button, summary'))].filter(
    (one) => one.tagName === 'SUMMARY' || one.closest('details') === null,
  );
}
