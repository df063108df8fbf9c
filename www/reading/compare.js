/**
 * Two articles side by side: whom both speak of, what only one tells, and where they disagree.
 */

/** @import { Amount, Argument, DateRef, Entity, Event as Deed } from '../lib/dateline.js' */
/** @import { Claim } from './claims.js' */
/** @import { Reading } from './reading.js' */
import { wordsOfDate } from './calendar.js';
import { deedsOf } from './claims.js';
import { kindOf, SURE_ENOUGH } from './kinds.js';

/**
 * @typedef {{ what: 'date' | 'place' | 'figure', here: string, there: string }} Difference
 * @typedef {{ here: Claim, there: Claim, differences: Difference[] }} Pair
 * @typedef {object} Comparison
 * @property {Entity[]} shared  as the first article names them
 * @property {Entity[]} onlyHere
 * @property {Entity[]} onlyThere
 * @property {string[]} sharedDates
 * @property {string[]} datesHere
 * @property {string[]} datesThere
 * @property {Pair[]} told  events that both tell
 * @property {Claim[]} eventsHere
 * @property {Claim[]} eventsThere
 */

/**
 * @param {Reading} here
 * @param {Reading} there
 * @returns {Comparison}
 */
export function compare(here, there) {
  const [ours, theirs] = [namedEntities(here), namedEntities(there)];
  const same = matchEntities(ours, theirs);
  const matched = new Set(same.values());
  const [days, theirDays] = [daysOf(here), daysOf(there)];
  const told = matchEvents(here, there, same);
  const [toldHere, toldThere] = [
    new Set(told.map((pair) => pair.here)),
    new Set(told.map((pair) => pair.there)),
  ];
  return {
    shared: ours.filter(({ id }) => same.has(id)),
    onlyHere: ours.filter(({ id }) => !same.has(id)),
    onlyThere: theirs.filter(({ id }) => !matched.has(id)),
    sharedDates: [...days].filter(([day]) => theirDays.has(day)).map(([, words]) => words),
    datesHere: [...days].filter(([day]) => !theirDays.has(day)).map(([, words]) => words),
    datesThere: [...theirDays].filter(([day]) => !days.has(day)).map(([, words]) => words),
    told,
    eventsHere: deedsOf(here).filter((claim) => !toldHere.has(claim)),
    eventsThere: deedsOf(there).filter((claim) => !toldThere.has(claim)),
  };
}

/** Entities that are called by name at least once. @param {Reading} reading */
function namedEntities({ analysis, marksByKey }) {
  return analysis.entities.filter(({ id }) =>
    marksByKey.get(id)?.some((mark) => !mark.faint && mark.confidence >= SURE_ENOUGH),
  );
}

/**
 * By identifier where both have one, else by any of their names.
 *
 * @param {Entity[]} ours
 * @param {Entity[]} theirs
 * @returns {Map<string, string>} our id to theirs
 */
function matchEntities(ours, theirs) {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (const entity of theirs) {
    for (const sign of signsOf(entity)) {
      if (!known.has(sign)) {
        known.set(sign, entity.id);
      }
    }
  }
  /** @type {Map<string, string>} */
  const same = new Map();
  for (const entity of ours) {
    const other = signsOf(entity)
      .map((sign) => known.get(sign))
      .find((id) => id !== undefined);
    if (other !== undefined) {
      same.set(entity.id, other);
    }
  }
  return same;
}

/**
 * What tells an entity of one article in another: its identifiers and names. A code of CAMEO is a role, not an identifier: a
 * minister has that of the country.
 *
 * @param {Entity} entity
 */
export function signsOf({ type, name, aliases, links: { cameo: _, ...links } }) {
  return [
    ...Object.entries(links).map(([register, id]) => `${register} ${id}`),
    ...[name, ...aliases].map((one) => `${kindOf(type)} ${one.toLowerCase()}`),
  ];
}

/** First and last day to words. @param {Reading} reading @returns {Map<string, string>} */
function daysOf({ analysis }) {
  const dated = analysis.dates.filter(
    ({ earliest, confidence, timex }) =>
      earliest !== null && confidence >= SURE_ENOUGH && timex.type === 'DATE',
  );
  return new Map(dated.map((date) => [`${date.earliest}/${date.latest}`, wordsOfDate(date)]));
}

/**
 * Events of one type that share a party on the same side, or two on any; each is matched once, with the one that shares most.
 * "X appointed Y" is not what "Y signed" tells.
 *
 * @param {Reading} here
 * @param {Reading} there
 * @param {Map<string, string>} same
 * @returns {Pair[]}
 */
function matchEvents(here, there, same) {
  /** @type {Map<string, Claim[]>} */
  const byType = new Map();
  for (const claim of deedsOf(there)) {
    const type = claim.event?.type ?? '';
    byType.set(type, [...(byType.get(type) ?? []), claim]);
  }
  /** @type {Set<Claim>} */
  const taken = new Set();
  return deedsOf(here).flatMap((claim) => {
    const event = /** @type {Deed} */ (claim.event);
    const [actors, recipients] = [event.actors, event.recipients].map(
      (side) => new Set(side.map(({ entity }) => same.get(entity))),
    );
    let best = null;
    let most = 0;
    for (const other of byType.get(event.type) ?? []) {
      const { actors: theirActors, recipients: theirRecipients } = /** @type {Deed} */ (other.event);
      const sameSide = count(theirActors, actors) + count(theirRecipients, recipients);
      const shared = sameSide + count(theirActors, recipients) + count(theirRecipients, actors);
      if (shared > most && (sameSide > 0 || shared > 1) && !taken.has(other)) {
        [best, most] = [other, shared];
      }
    }
    if (!best) {
      return [];
    }
    taken.add(best);
    return [{ here: claim, there: best, differences: differencesOf(here, there, claim, best, same) }];
  });
}

/** How many of `side` are among `parties`. @param {readonly Argument[]} side @param {Set<string | undefined> | undefined} parties */
function count(side, parties) {
  return side.filter(({ entity }) => parties?.has(entity)).length;
}

/**
 * @param {Reading} here
 * @param {Reading} there
 * @param {Claim} ours
 * @param {Claim} theirs
 * @param {Map<string, string>} same
 * @returns {Difference[]}
 */
function differencesOf(here, there, ours, theirs, same) {
  const [a, b] = [/** @type {Deed} */ (ours.event), /** @type {Deed} */ (theirs.event)];
  /** @type {Difference[]} */
  const differences = [];
  const [date, otherDate] = [dateOf(here, a), dateOf(there, b)];
  if (date && otherDate && areApart(date, otherDate)) {
    differences.push({ what: 'date', here: wordsOfDate(date), there: wordsOfDate(otherDate) });
  }
  const places = new Set(b.places);
  if (
    a.places.length > 0 &&
    b.places.length > 0 &&
    !a.places.some((id) => places.has(/** @type {any} */ (same.get(id))))
  ) {
    differences.push({ what: 'place', here: namesOf(here, a.places), there: namesOf(there, b.places) });
  }
  for (const amount of amountsIn(here, ours)) {
    const other = amountsIn(there, theirs).find(
      ({ kind, unit }) => kind === amount.kind && unit === amount.unit,
    );
    if (other && other.value !== amount.value) {
      differences.push({ what: 'figure', here: amount.text, there: other.text });
    }
  }
  return differences;
}

/** @param {Reading} reading @param {Deed} event */
function dateOf(reading, event) {
  return event.date === null ? undefined : reading.dates.get(event.date);
}

/** Whether two dates cannot mean the same day. @param {DateRef} a @param {DateRef} b */
function areApart(a, b) {
  if (!a.earliest || !a.latest || !b.earliest || !b.latest) {
    return false;
  }
  return a.latest < b.earliest || b.latest < a.earliest;
}

/** @param {Reading} reading @param {string[]} ids */
function namesOf(reading, ids) {
  return ids.map((id) => reading.entities.get(id)?.name ?? '').join(', ');
}

/** Money, shares and quantities in the evidence of `claim`. @param {Reading} reading @param {Claim} claim @returns {Amount[]} */
function amountsIn({ analysis }, claim) {
  return analysis.amounts.filter(
    ({ kind, start, end }) =>
      !['ordinal', 'cardinal'].includes(kind) &&
      claim.evidence.some((span) => span.start <= start && end <= span.end),
  );
}
