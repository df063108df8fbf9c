/**
 * Many articles at once: what is kept of each, and one list of names and of claims over all of them.
 */

/** @import { EntityType } from '../lib/dateline.js' */
/** @import { Cells } from './claims.js' */
/** @import { Reading } from './reading.js' */
import { cellsOf, deedsOf } from './claims.js';
import { signsOf } from './compare.js';
import { SURE_ENOUGH } from './kinds.js';

/**
 * @typedef {{ name: string, type: EntityType, signs: string[], mentions: number }} Named
 * @typedef {{ cells: Cells, day: string, sentence: number }} Told  `day`: ISO 8601, empty where there is none
 * @typedef {{ day: string | null, names: Named[], claims: Told[] }} Summary
 * @typedef {{ id: number, file: string, text: string, headline: string, summary: Summary | null, problem: string | null }} Shelved
 * @typedef {{ name: string, type: EntityType, mentions: number, articles: Shelved[] }} NameOverAll
 */

/** @param {Reading} reading @returns {Summary} */
export function summaryOf(reading) {
  const sentences = new Map(
    reading.sentences.flatMap(({ claims, index }) => claims.map((claim) => [claim, index])),
  );
  return {
    day: reading.analysis.referenceDate.value,
    names: reading.analysis.entities.flatMap((entity) => {
      const marks = (reading.marksByKey.get(entity.id) ?? []).filter(
        ({ confidence }) => confidence >= SURE_ENOUGH,
      );
      return marks.some(({ mention }) => mention?.level === 'name')
        ? { name: entity.name, type: entity.type, signs: signsOf(entity), mentions: marks.length }
        : [];
    }),
    claims: deedsOf(reading).map((claim) => ({
      cells: cellsOf(reading, claim),
      day: reading.dates.get(claim.event?.date ?? '')?.earliest ?? '',
      sentence: sentences.get(claim) ?? 0,
    })),
  };
}

/**
 * One row for each name, however many articles speak of it; those in most articles first.
 *
 * @param {readonly Shelved[]} shelf
 * @returns {NameOverAll[]}
 */
export function namesOverAll(shelf) {
  /** @type {Map<string, NameOverAll>} */
  const bySign = new Map();
  /** @type {Set<NameOverAll>} */
  const all = new Set();
  for (const article of shelf) {
    for (const { name, type, signs, mentions } of article.summary?.names ?? []) {
      const known = signs.map((sign) => bySign.get(sign)).find((row) => row !== undefined);
      const row = known ?? { name, type, mentions: 0, articles: [] };
      row.mentions += mentions;
      if (row.articles.at(-1) !== article) {
        row.articles.push(article);
      }
      all.add(row);
      for (const sign of signs) {
        bySign.set(sign, bySign.get(sign) ?? row);
      }
    }
  }
  return [...all].sort((a, b) => b.articles.length - a.articles.length || b.mentions - a.mentions);
}

/**
 * The claims of all articles in the order of the calendar, those without a day last.
 *
 * @param {readonly Shelved[]} shelf
 * @returns {(Told & { article: Shelved })[]}
 */
export function claimsOverAll(shelf) {
  return shelf
    .flatMap((article) => (article.summary?.claims ?? []).map((claim) => ({ ...claim, article })))
    .sort((a, b) => (a.day || '9999').localeCompare(b.day || '9999'));
}

/**
 * A table as CSV (RFC 4180).
 *
 * @param {readonly (readonly string[])[]} rows
 */
export function csvOf(rows) {
  const cell = (/** @type {string} */ words) => `"${sheetCell(words).replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Words for a cell of a spreadsheet: what it would take for a formula is set off by an apostrophe. @param {string} words */
export function sheetCell(words) {
  return /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
}
