/**
 * What a reader means who points at words to name them: the name without what only surrounds it, whose name it is already,
 * and why it may be none.
 */

/** @import { Entity } from '../lib/dateline.js' */
/** @import { Mark, Reading } from './reading.js' */
/** @import { Stretch } from './words.js' */
import { blocksOf } from './blocks.js';
import { marksBetween } from './reading.js';
import { nameIn, sameName } from './words.js';

/** No name that is worth a correction is longer: what is, was selected to be copied. */
export const MOST_WORDS = 12;
/** How far before a mark its article "The" may begin. */
const ARTICLE = 5;

/** @typedef {'nothing' | 'paragraphs' | 'long'} Refusal */

/**
 * @typedef {object} Pointed
 * @property {number} start
 * @property {number} end
 * @property {string} name  the words on one line
 * @property {Mark | null} mark  the name that is marked just there
 * @property {Entity | null} entity  who goes by that name, there or elsewhere
 * @property {Refusal | null} refusal
 */

/**
 * @param {Reading} reading
 * @param {Stretch} selected
 * @returns {Pointed}
 */
export function pointedAt(reading, selected) {
  const { text } = reading;
  const blocks = blocksOf(text, reading.sentences);
  const touched = blocks.filter(
    ({ start, end }) =>
      start < selected.end &&
      selected.start < end &&
      /\S/.test(text.slice(Math.max(start, selected.start), Math.min(end, selected.end))),
  );
  const stretch = nameIn(text, selected, reading.sentences);
  if (!stretch || touched.length !== 1) {
    return refused(selected, touched.length > 1 ? 'paragraphs' : 'nothing');
  }
  const name = text.slice(stretch.start, stretch.end).replace(/\s+/g, ' ');
  if (name.split(' ').length > MOST_WORDS) {
    return refused(stretch, 'long');
  }
  const mark = markAt(reading, stretch);
  const known =
    mark ?? reading.marks.find((other) => isByName(other) && sameName(wordsOf(reading, other), name));
  return { ...stretch, name, mark, entity: reading.entities.get(known?.key ?? '') ?? null, refusal: null };
}

/** @param {Stretch} stretch @param {Refusal} refusal @returns {Pointed} */
function refused({ start, end }, refusal) {
  return { start, end, name: '', mark: null, entity: null, refusal };
}

/** The name that is marked there, with or without its article. @param {Reading} reading @param {Stretch} stretch */
function markAt({ text, marks }, { start, end }) {
  const found = marksBetween(marks, start, Math.min(start + ARTICLE, end)).find(
    (mark) => isByName(mark) && mark.end === end && /^(?:the\s)?$/i.test(text.slice(start, mark.start)),
  );
  return found ?? null;
}

/** "Norwegian" and "the minister" lead to somebody, but are not that one's name. @param {Mark} mark */
const isByName = ({ mention }) => mention?.level === 'name';

/** @param {Reading} reading @param {Mark} mark */
const wordsOf = ({ text }, { start, end }) => text.slice(start, end);
