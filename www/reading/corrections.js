/**
 * A person's corrections, kept as the lexicon that every analysis is given: so they hold for marks, lists and exports alike,
 * and for the next version of the text. Each function returns a new lexicon.
 */

/** @import { Entity, EntityType, LexiconEntry } from '../lib/dateline.js' */
import { strings } from '../strings.js';
import { sameName } from './words.js';

/** @typedef {readonly LexiconEntry[]} Lexicon */

/**
 * `entity` is the same as `into`.
 *
 * @param {Lexicon} lexicon
 * @param {Entity} into
 * @param {Entity} entity
 */
export function merged(lexicon, into, entity) {
  const names = [entity.name, ...entity.aliases];
  const before = entryOf(lexicon, into);
  return withEntry(without(lexicon, names), {
    ...before,
    aliases: unique([...(before.aliases ?? []), ...names]).filter((name) => name !== before.name),
    not: (before.not ?? []).filter((name) => !names.includes(name)),
  });
}

/**
 * `alias` is not `entity`.
 *
 * @param {Lexicon} lexicon
 * @param {Entity} entity
 * @param {string} alias
 */
export function split(lexicon, entity, alias) {
  const before = entryOf(lexicon, entity);
  const rest = {
    ...before,
    aliases: (before.aliases ?? []).filter((name) => name !== alias),
    not: unique([...(before.not ?? []), alias]),
  };
  return withEntry(withEntry(lexicon, rest), { name: alias, type: entity.type, not: [entity.name] });
}

/**
 * `entity` is of another type.
 *
 * @param {Lexicon} lexicon
 * @param {Entity} entity
 * @param {EntityType} type
 */
export function retyped(lexicon, entity, type) {
  return withEntry(lexicon, { ...entryOf(lexicon, entity), type });
}

/**
 * `name` is a name that was missed. Where a correction speaks of these words already, it is that one that changes: of two
 * entries with equal words only the first would count.
 *
 * @param {Lexicon} lexicon
 * @param {string} name
 * @param {EntityType} type
 */
export function added(lexicon, name, type) {
  const own = lexicon.find((entry) => sameName(entry.name, name)) ?? { name, type };
  const others = lexicon
    .filter((entry) => !sameName(entry.name, name))
    .map((entry) =>
      entry.aliases?.some((alias) => sameName(alias, name))
        ? { ...entry, aliases: entry.aliases.filter((alias) => !sameName(alias, name)) }
        : entry,
    );
  return withEntry(others, { ...clean(own), type });
}

/** `entity` is no name at all. @param {Lexicon} lexicon @param {Entity} entity */
export function hidden(lexicon, entity) {
  return withEntry(lexicon, { ...entryOf(lexicon, entity), type: null });
}

/**
 * The lexicon in `json`, as saved by the page.
 *
 * @param {string} json
 * @returns {LexiconEntry[] | null} null where it is none
 */
export function parseLexicon(json) {
  try {
    const value = JSON.parse(json);
    return Array.isArray(value) && value.every(isEntry) ? value.map(clean) : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {value is LexiconEntry} */
function isEntry(value) {
  const entry = /** @type {LexiconEntry} */ (value);
  const areNames = (/** @type {unknown} */ list) =>
    list === undefined || (Array.isArray(list) && list.every((name) => typeof name === 'string'));
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof entry.name === 'string' &&
    entry.name !== '' &&
    (entry.type === null || entry.type in strings.types) &&
    areNames(entry.aliases) &&
    areNames(entry.not)
  );
}

/** @param {LexiconEntry} entry @returns {LexiconEntry} */
function clean({ name, type, aliases = [], not = [] }) {
  return { name, type, aliases, not };
}

/** What is known of `entity`: the person's entry where there is one. @param {Lexicon} lexicon @param {Entity} entity */
function entryOf(lexicon, entity) {
  const own = lexicon.find((entry) => entry.name === entity.name);
  return clean(own ?? { name: entity.name, type: entity.type, aliases: entity.aliases });
}

/** @param {Lexicon} lexicon @param {LexiconEntry} entry */
function withEntry(lexicon, entry) {
  return [...without(lexicon, [entry.name]), entry];
}

/** @param {Lexicon} lexicon @param {string[]} names */
function without(lexicon, names) {
  return lexicon.filter((entry) => !names.includes(entry.name));
}

/** @param {string[]} names */
function unique(names) {
  return [...new Set(names)];
}
