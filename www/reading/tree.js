/**
 * Spans that nest or cross, as a tree that can be drawn with nested elements.
 */

/**
 * @typedef {{ start: number, end: number }} Range
 */

/**
 * A piece of a span: its span, the part of the text it covers, and how many levels of pieces lie inside it.
 *
 * @template {Range} Mark
 * @typedef {{ mark: Mark, start: number, end: number, height: number, first: boolean, children: Piece<Mark>[] }} Piece
 */

/**
 * The pieces of `marks` between `start` and `end`. A span that crosses the end of one that began before it is cut in
 * two there, so that nothing is lost: only its first piece is `first`.
 *
 * @template {Range} Mark
 * @param {readonly Mark[]} marks sorted by start, then longest first
 * @param {number} start
 * @param {number} end
 * @returns {Piece<Mark>[]}
 */
export function nest(marks, start, end) {
  /** @type {Piece<Mark>[]} */
  const roots = [];
  /** @type {Piece<Mark>[]} */
  const open = [];
  /** @type {{ mark: Mark, start: number }[]} */
  let cut = [];

  /** @param {Mark} mark @param {number} from */
  const place = (mark, from) => {
    const outer = open.at(-1);
    const limit = Math.min(mark.end, outer?.end ?? end);
    if (limit <= from) {
      return;
    }
    const piece = {
      mark,
      start: from,
      end: limit,
      height: 0,
      first: from === Math.max(mark.start, start),
      children: [],
    };
    (outer?.children ?? roots).push(piece);
    open.push(piece);
    if (limit < mark.end && limit < end) {
      cut.push({ mark, start: limit });
    }
  };
  const closeUntil = (/** @type {number} */ position) => {
    for (let top = open.at(-1); top && top.end <= position; top = open.at(-1)) {
      open.pop();
      const outer = open.at(-1);
      if (outer) {
        outer.height = Math.max(outer.height, top.height + 1);
      }
      const due = cut.filter((piece) => piece.start === top.end);
      if (due.length > 0 && (outer?.end ?? Infinity) > top.end) {
        cut = cut.filter((piece) => piece.start !== top.end);
        for (const piece of due.sort((a, b) => b.mark.end - a.mark.end)) {
          place(piece.mark, piece.start);
        }
      }
    }
  };

  for (const mark of marks) {
    const from = Math.max(mark.start, start);
    closeUntil(from);
    place(mark, from);
  }
  closeUntil(Infinity);
  return roots;
}
