/**
 * The whole words of a selection: hands and phones select half a word, a comma too many, or a name with its "'s".
 */

import { sentenceAt } from './reading.js';

/** @typedef {{ start: number, end: number }} Stretch */

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const APOSTROPHE = /['’]/;
/** After these a dot that ends a sentence is the name's own, too. */
const SHORTENED = /(?:\.\p{L}|(?<!\p{L})(?:Bros|Co|Corp|Inc|Jr|Ltd|Sr))$/u;

/**
 * @param {string} text
 * @param {Stretch} selected
 * @param {readonly Stretch[]} sentences sorted
 * @returns {Stretch | null} null where no letter was selected
 */
export function nameIn(text, { start, end }, sentences) {
  let [from, to] = [start, end];
  while (from < to && !LETTER.test(text.charAt(from))) {
    from += 1;
  }
  while (from < to && !LETTER.test(text.charAt(to - 1))) {
    to -= 1;
  }
  if (from === to) {
    return null;
  }
  while (isInWord(text, from - 1) && isInWord(text, from)) {
    from -= 1;
  }
  while (isInWord(text, to) && isInWord(text, to - 1)) {
    to += 1;
  }
  const sentence = sentenceAt(sentences, from);
  from += articleBefore(text.slice(from, to), from === sentence?.start);
  to -= /(?<=.)['’]s$/i.exec(text.slice(from, to))?.[0].length ?? 0;
  return { start: from, end: hasDot(text, from, to, sentence?.end ?? text.length) ? to + 1 : to };
}

/** Whether the sign at `at` stands in a word: "O’Brien". @param {string} text @param {number} at */
function isInWord(text, at) {
  return (
    LETTER.test(text.charAt(at)) ||
    (APOSTROPHE.test(text.charAt(at)) && LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at + 1)))
  );
}

/**
 * The length of "the " before other words: what stands elsewhere without it is the same name. A capital "The" stays where
 * it may belong to the name, as in "The Hague".
 *
 * @param {string} words
 * @param {boolean} opens whether they open their sentence
 */
function articleBefore(words, opens) {
  return (opens ? /^the\s+(?=\S)/i : /^the\s+(?=\S)/).exec(words)?.[0].length ?? 0;
}

/** Whether the dot after a name is the name's, not the sentence's. @param {string} text @param {number} from @param {number} to @param {number} sentenceEnd */
function hasDot(text, from, to, sentenceEnd) {
  const goesOn = to + 1 < sentenceEnd && /[\s,;:)]/.test(text.charAt(to + 1));
  return text.charAt(to) === '.' && (goesOn || SHORTENED.test(text.slice(from, to)));
}

/** Whether two names are one to the reader of the lexicon. @param {string} one @param {string} other */
export function sameName(one, other) {
  return folded(one) === folded(other);
}

/** @param {string} name */
const folded = (name) => name.replace(/\s+/g, ' ').trim().toLowerCase();
