/**
 * One article as the views need it: the analysis with its look-ups. Made once for each analysis, never changed.
 */

/** @import { Analysis, DateRef, Entity, Mention, Quotation } from '../lib/dateline.js' */
/** @import { Claim } from './claims.js' */
/** @import { Kind } from './kinds.js' */
import { claimsOf } from './claims.js';
import { kindOf, SURE_ENOUGH } from './kinds.js';

/**
 * @typedef {object} Mark
 * @property {string} id
 * @property {Kind} kind
 * @property {string} key  what it is a mark of: an entity's id, or the date's own
 * @property {number} start
 * @property {number} end
 * @property {number} confidence
 * @property {boolean} faint  not by name: "he", "the minister"
 * @property {Mention | null} mention
 * @property {DateRef | null} date
 */

/**
 * @typedef {object} Sentence
 * @property {number} index
 * @property {number} start
 * @property {number} end
 * @property {string} kind
 * @property {Claim[]} claims
 */

/**
 * @typedef {object} Reading
 * @property {string} text
 * @property {Analysis} analysis
 * @property {Mark[]} marks  sorted by start, then longest first
 * @property {Map<string, Mark>} markById
 * @property {Map<string, Mark[]>} marksByKey
 * @property {Map<string, Entity>} entities
 * @property {Map<string, DateRef>} dates
 * @property {Sentence[]} sentences
 * @property {Claim[]} claims
 * @property {Map<string, Claim>} claimById
 * @property {Quotation[]} quotations
 */

/**
 * @param {string} text
 * @param {Analysis} analysis offsets in UTF-16
 * @returns {Reading}
 */
export function readingOf(text, analysis) {
  const entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  const dates = new Map(analysis.dates.map((date) => [date.id, date]));
  const marks = [...analysis.mentions.map(mentionMark), ...analysis.dates.map(dateMark)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const claims = claimsOf(analysis, entities, dates);
  /** @type {Sentence[]} */
  const sentences = analysis.sentences.map((sentence, index) => ({ ...sentence, index, claims: [] }));
  for (const claim of claims) {
    sentenceAt(sentences, claim.evidence[0]?.start ?? -1)?.claims.push(claim);
  }
  return {
    text,
    analysis,
    marks,
    markById: new Map(marks.map((mark) => [mark.id, mark])),
    marksByKey: byKey(marks),
    entities,
    dates,
    sentences,
    claims,
    claimById: new Map(claims.map((claim) => [claim.id, claim])),
    quotations: analysis.quotations,
  };
}

/** @param {Mention} mention @returns {Mark} */
function mentionMark(mention) {
  return {
    id: mention.id,
    kind: kindOf(mention.type),
    key: mention.entity,
    start: mention.start,
    end: mention.end,
    confidence: mention.confidence,
    faint: mention.level === 'pronoun' || mention.level === 'nominal',
    mention,
    date: null,
  };
}

/** @param {DateRef} date @returns {Mark} */
function dateMark(date) {
  const { id, start, end, confidence } = date;
  return { id, kind: 'dates', key: id, start, end, confidence, faint: false, mention: null, date };
}

/** @param {Mark[]} marks */
function byKey(marks) {
  /** @type {Map<string, Mark[]>} */
  const groups = new Map();
  for (const mark of marks) {
    const group = groups.get(mark.key);
    if (group) {
      group.push(mark);
    } else {
      groups.set(mark.key, [mark]);
    }
  }
  return groups;
}

/**
 * The sentence that holds `position`.
 *
 * @template {{ start: number, end: number }} S
 * @param {readonly S[]} sentences sorted
 * @param {number} position
 * @returns {S | undefined}
 */
export function sentenceAt(sentences, position) {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const found = sentences[low];
  return found && found.start <= position ? found : undefined;
}

/**
 * The marks that begin between two positions.
 *
 * @param {Mark[]} marks sorted by start
 * @param {number} start
 * @param {number} end
 */
export function marksBetween(marks, start, end) {
  return marks.slice(firstFrom(marks, start), firstFrom(marks, end));
}

/** Index of the first mark at or after `position`. @param {Mark[]} marks @param {number} position */
function firstFrom(marks, position) {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The first line of words, for a title. @param {string} text */
export function headlineOf(text) {
  const line = /\S.*/.exec(text)?.[0].trim() ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** In a word how sure a claim is. @param {number} confidence @returns {'sure' | 'likely' | 'fair' | 'unsure'} */
export function sureness(confidence) {
  if (confidence >= 0.85) {
    return 'sure';
  }
  if (confidence >= 0.65) {
    return 'likely';
  }
  return confidence >= SURE_ENOUGH ? 'fair' : 'unsure';
}
