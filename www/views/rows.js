/**
 * A list whose rows are drawn in slices: one that looks as before keeps its elements, the others make way one for one.
 */

/** @import { Work } from './slices.js' */
import { element, replace } from './dom.js';
import { placer, takenBySign } from './placing.js';
import { roveRows } from './roving.js';

/** `show` tells a row that is kept what it is a row of now. @template T @typedef {{ node: HTMLElement, show?: (item: T) => void }} Row */

/**
 * @template T
 * @param {HTMLElement} list
 * @param {(item: T) => string} signOf  all that a row shows: it is kept for an item of the same sign
 * @param {(item: T) => Row<T>} make
 * @returns {(items: readonly T[]) => Work}
 */
export function rowList(list, signOf, make) {
  const settle = roveRows(list);
  /** @type {(Row<T> & { sign: string })[]} */
  let drawn = [];
  return function* fill(items) {
    drawn = drawn.filter(({ node }) => node.parentNode === list);
    const take = takenBySign(drawn, ({ sign }) => sign);
    const rows = items.map((item) => {
      const sign = signOf(item);
      return { item, sign, old: take(sign) };
    });
    const placed = placer(list, new Set(rows.flatMap(({ old }) => old?.node ?? [])));
    for (const { item, sign, old } of rows) {
      const one = old ?? { ...make(item), sign };
      one.show?.(item);
      placed.put(one.node);
      if (!old) {
        drawn.push(one);
      }
      yield old ? 0 : 1 + one.node.getElementsByTagName('*').length;
    }
    placed.end();
    settle();
  };
}

/**
 * A list below its heading, which tells how many rows it has; without any, neither is there.
 *
 * @template T
 * @param {string} title
 * @param {HTMLElement} list
 * @param {(item: T) => string} signOf
 * @param {(item: T) => Row<T>} make
 */
export function rowSection(title, list, signOf, make) {
  const heading = element('h2');
  const fillList = rowList(list, signOf, make);
  return {
    nodes: [heading, list],
    /** @param {readonly T[]} items @param {string} [words] @returns {Work} */
    *fill(items, words = title) {
      heading.hidden = list.hidden = items.length === 0;
      replace(heading, words, element('span', { class: 'count' }, String(items.length)));
      yield* fillList(items);
    },
  };
}
