/**
 * The marks of a text while it is being typed: those that an edit does not touch move along, the rest wait for a glance at
 * the lines that changed. Pure functions; a draft is never changed.
 */

/** @import { Analysis } from '../lib/dateline.js' */
/** @import { Kind } from './kinds.js' */
/** @import { Mark, Reading } from './reading.js' */
import { kindOf, SURE_ENOUGH } from './kinds.js';

/**
 * @typedef {{ start: number, end: number, kind: Kind, unsure: boolean, faint: boolean }} Stroke  what is drawn of a mark
 * @typedef {object} Draft
 * @property {string} text
 * @property {Stroke[]} strokes  sorted by start, then longest first
 * @property {{ start: number, end: number } | null} dirty  the lines that changed since they were read
 */

/** @param {Reading} reading @returns {Draft} */
export function draftOf({ text, marks }) {
  return { text, strokes: marks.map(strokeOf), dirty: null };
}

/** @param {Mark} mark @returns {Stroke} */
function strokeOf({ start, end, kind, confidence, faint }) {
  return { start, end, kind, unsure: confidence < SURE_ENOUGH, faint };
}

/**
 * The draft after an edit that made `text` of its text.
 *
 * @param {Draft} draft
 * @param {string} text
 * @returns {Draft}
 */
export function edited(draft, text) {
  const { start, oldEnd, newEnd } = changeBetween(draft.text, text);
  const shift = newEnd - oldEnd;
  const strokes = draft.strokes.flatMap((stroke) => {
    if (stroke.end <= start) {
      return stroke;
    }
    return stroke.start >= oldEnd ? { ...stroke, start: stroke.start + shift, end: stroke.end + shift } : [];
  });
  const before = draft.dirty;
  const dirty = {
    start: Math.min(start, before?.start ?? start),
    end: Math.max(newEnd, before ? moved(before.end, oldEnd, shift, newEnd) : newEnd),
  };
  return { text, strokes, dirty: wholeLines(text, dirty) };
}

/** Where `position` is after the edit. @param {number} position @param {number} oldEnd @param {number} shift @param {number} newEnd */
function moved(position, oldEnd, shift, newEnd) {
  return position >= oldEnd ? position + shift : newEnd;
}

/**
 * The draft with what a glance at its changed lines has found.
 *
 * @param {Draft} draft
 * @param {Analysis} analysis of these lines alone
 * @returns {Draft}
 */
export function glanced(draft, analysis) {
  const { dirty } = draft;
  if (!dirty) {
    return draft;
  }
  const found = [
    ...analysis.mentions.map(({ start, end, type, level, confidence }) => ({
      start,
      end,
      kind: kindOf(type),
      unsure: confidence < SURE_ENOUGH,
      faint: level === 'pronoun' || level === 'nominal',
    })),
    ...analysis.dates.map(({ start, end, confidence }) => ({
      start,
      end,
      kind: /** @type {const} */ ('dates'),
      unsure: confidence < SURE_ENOUGH,
      faint: false,
    })),
  ].map((stroke) => ({ ...stroke, start: stroke.start + dirty.start, end: stroke.end + dirty.start }));
  const outside = draft.strokes.filter(({ start, end }) => end <= dirty.start || start >= dirty.end);
  return {
    text: draft.text,
    strokes: [...outside, ...found].sort((a, b) => a.start - b.start || b.end - a.end),
    dirty: null,
  };
}

/**
 * The one stretch in which two texts differ.
 *
 * @param {string} before
 * @param {string} after
 */
function changeBetween(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) {
    start += 1;
  }
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** @param {string} text @param {{ start: number, end: number }} range */
function wholeLines(text, { start, end }) {
  const next = text.indexOf('\n', end);
  return {
    start: start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1,
    end: next < 0 ? text.length : next,
  };
}
