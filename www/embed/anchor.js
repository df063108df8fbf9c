/**
 * Finds spans of a text again after that has changed: by position, by what stands around them, and by their own words.
 */

/** @typedef {{ start: number, end: number }} Range */

/** So many characters before and behind tell one occurrence of the same words from another. */
const AROUND = 24;
/** Fewer of them equal is chance: other words of the same spelling. */
const ENOUGH = 8;

/**
 * A function from a span of `before` to the same span of `after`; `null` where it is not there any more.
 *
 * @param {string} before
 * @param {string} after
 * @returns {(range: Range) => Range | null}
 */
export function relocation(before, after) {
  if (before === after) {
    return (range) => range;
  }
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail += 1;
  }
  const moved = after.length - before.length;
  return ({ start, end }) => {
    if (end <= head) {
      return { start, end };
    }
    if (start >= before.length - tail) {
      return { start: start + moved, end: end + moved };
    }
    return byQuote(before, after, { start, end });
  };
}

/**
 * @param {string} before
 * @param {string} after
 * @param {Range} range
 */
function byQuote(before, after, { start, end }) {
  const quote = before.slice(start, end);
  let best = -1;
  let bestScore = ENOUGH - 1;
  let rivals = 0;
  // Words that stand in a text more than a hundred times are not looked for farther: the search keeps its bound.
  for (let at = after.indexOf(quote), tries = 0; at >= 0 && tries < 100; tries += 1) {
    const score = agreement(before, start, end, after, at, at + quote.length);
    if (score > bestScore) {
      best = at;
      bestScore = score;
      rivals = 0;
    } else if (score === bestScore) {
      rivals += 1;
    }
    at = after.indexOf(quote, at + 1);
  }
  return best < 0 || rivals > 0 ? null : { start: best, end: best + quote.length };
}

/**
 * How many characters around both occurrences are equal, going outward from each end.
 *
 * @param {string} before
 * @param {number} start
 * @param {number} end
 * @param {string} after
 * @param {number} from
 * @param {number} to
 */
function agreement(before, start, end, after, from, to) {
  let left = 0;
  while (left < AROUND && start > left && before[start - 1 - left] === after[from - 1 - left]) {
    left += 1;
  }
  let right = 0;
  while (right < AROUND && end + right < before.length && before[end + right] === after[to + right]) {
    right += 1;
  }
  return left + right;
}
