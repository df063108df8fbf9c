/**
 * Where a selection stands in the text of the article. Brackets have no words and labels no nodes, so each sentence on the
 * page has just the letters of its sentence in the text.
 */

/** @import { Stretch } from '../reading/words.js' */
/** @import { Sentence } from '../reading/reading.js' */

/**
 * @param {Range} range
 * @param {readonly { node: HTMLElement, sentence: Sentence }[]} told  the sentences of the article, in order
 * @returns {Stretch | null}
 */
export function stretchOf(range, told) {
  const touched = told.filter(({ node }) => range.intersectsNode(node));
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last
    ? {
        start: first.sentence.start + lettersBefore(first.node, range.startContainer, range.startOffset),
        end: last.sentence.start + lettersBefore(last.node, range.endContainer, range.endOffset),
      }
    : null;
}

/** How many letters of `node` stand before a place in or beside it. @param {HTMLElement} node @param {Node} at @param {number} offset */
function lettersBefore(node, at, offset) {
  const letters = document.createRange();
  letters.selectNodeContents(node);
  const side = letters.comparePoint(at, offset);
  if (side === 0) {
    letters.setEnd(at, offset);
  }
  return side < 0 ? 0 : letters.toString().length;
}
