/**
 * Puts elements one after the other into a container that has some already: those that are kept stay untouched, the others
 * make way one for one, so that nothing jumps.
 */

/**
 * @param {Element} container
 * @param {ReadonlySet<Element>} kept
 * @param {(stale: Element) => void} [forget]
 * @returns {{ put: (node: Element) => void, end: () => void }} `end` removes what is left
 */
export function placer(container, kept, forget = () => {}) {
  let cursor = container.firstElementChild;
  const passStale = (most = Infinity) => {
    for (let removed = 0; cursor && !kept.has(cursor) && removed < most; removed += 1) {
      const stale = cursor;
      cursor = cursor.nextElementSibling;
      forget(stale);
      stale.remove();
    }
  };
  return {
    put(node) {
      const isKept = kept.has(node);
      if (isKept) {
        passStale();
      }
      if (cursor === node) {
        cursor = cursor.nextElementSibling;
      } else {
        container.insertBefore(node, cursor);
      }
      if (!isKept) {
        passStale(1);
      }
    },
    end: passStale,
  };
}

/**
 * What is drawn already, to be taken once each by those who need one of that sign.
 *
 * @template T
 * @param {readonly T[]} drawn
 * @param {(one: T) => string} signOf
 * @returns {(sign: string) => T | undefined}
 */
export function takenBySign(drawn, signOf) {
  /** @type {Map<string, T[]>} */
  const left = new Map();
  for (const one of drawn) {
    const same = left.get(signOf(one));
    same ? same.push(one) : left.set(signOf(one), [one]);
  }
  return (sign) => left.get(sign)?.shift();
}
