/**
 * Events and facts as sentences. A sentence is a list of parts, so that the same words make a row, a link or plain text.
 */

/** @import { Analysis, Argument, Attribution, DateRef, Entity, Event as Deed, Fact, Ref, Span } from '../lib/dateline.js' */
import { strings } from '../strings.js';
import { joinOfDate, wordsOfDate } from './calendar.js';
import { SURE_ENOUGH } from './kinds.js';
import { auxiliary, isPast, verbOf } from './verbs.js';

/**
 * @typedef {{ text: string, key?: string, many?: boolean }} Part  `key`: the entity or date that the words stand for
 * @typedef {object} Claim
 * @property {string} id
 * @property {'event' | 'fact'} kind
 * @property {Part[]} parts
 * @property {string[]} flags  words such as "planned"
 * @property {Span[]} evidence
 * @property {Span[]} triggers
 * @property {number} confidence
 * @property {string} reason
 * @property {string} code  what standards call it
 * @property {boolean} statement  only says that somebody said something
 * @property {Deed | null} event
 */

/** Characters of a topic that a sentence has room for. */
const LONGEST_TOPIC = 72;

/** Characters of a topic that may stand between the verb and its date. */
const LONGEST_OBJECT = 40;

/** Words that only point at another sentence. */
const POINTERS = new Set('it that this these those them which what who so one'.split(' '));

/**
 * @param {Analysis} analysis
 * @param {Map<string, Entity>} entities
 * @param {Map<string, DateRef>} dates
 * @returns {Claim[]} events first, then facts, each in the order of the text
 */
export function claimsOf(analysis, entities, dates) {
  const name = (/** @type {string} */ id) => ({
    text: entities.get(id)?.name ?? strings.claims.somebody,
    key: id,
    many: entities.get(id)?.type === 'GROUP',
  });
  return [
    ...analysis.events.map((event) => eventClaim(event, name, dates)),
    ...analysis.facts.map((fact) => factClaim(fact, name, dates)),
  ];
}

/** The words of `parts`. @param {Part[]} parts */
export function plainWords(parts) {
  return parts.map((part) => part.text).join('');
}

/**
 * Who, did what, to whom, when, where, on whose word, flags: the cells of a claim in a table.
 *
 * @typedef {[who: string, what: string, whom: string, when: string, where: string, word: string, flags: string]} Cells
 */

/**
 * @param {{ entities: Map<string, Entity>, dates: Map<string, DateRef> }} reading
 * @param {Claim} claim
 * @returns {Cells}
 */
export function cellsOf({ entities, dates }, { event, flags }) {
  const name = (/** @type {string} */ id) => entities.get(id)?.name ?? '';
  const names = (/** @type {Argument[]} */ list = []) => list.map(({ entity }) => name(entity)).join(', ');
  const date = event?.date ? dates.get(event.date) : undefined;
  const modes = Object.values(strings.claims.flags);
  return [
    names(event?.actors),
    event?.triggers[0]?.text ?? event?.type ?? '',
    names(event?.recipients),
    date ? wordsOfDate(date) : '',
    (event?.places ?? []).map(name).join(', '),
    reportedBy(event?.attribution, (id) => ({ text: name(id) })).join(', ') || strings.claims.article,
    flags.filter((flag) => modes.includes(flag)).join(', '),
  ];
}

/** The events of an article that are told as deeds, and surely enough. @param {{ claims: Claim[] }} reading */
export function deedsOf({ claims }) {
  return claims.filter(
    ({ event, statement, confidence }) => event && !statement && confidence >= SURE_ENOUGH,
  );
}

/**
 * @param {Deed} event
 * @param {(id: string) => Part} name
 * @param {Map<string, DateRef>} dates
 * @returns {Claim}
 */
function eventClaim(event, name, dates) {
  const date = event.date === null ? undefined : dates.get(event.date);
  const topic = event.topic && saysMore(event.topic, date) ? `“${shortened(event.topic.text)}”` : '';
  const direct = topic !== '' && isObject(event);
  const parts = [
    ...predicate(event, name),
    ...(direct ? [{ text: ` ${topic}` }] : []),
    ...circumstances(event, name, date),
    ...(topic !== '' && !direct ? [{ text: ` – ${topic}` }] : []),
  ];
  return {
    id: event.id,
    kind: 'event',
    parts: capitalised(parts),
    flags: [
      ...(event.modality === 'actual' ? [] : [strings.claims.flags[event.modality]]),
      ...(event.polarity === 'negative' ? [strings.claims.flags.negative] : []),
      ...reportedBy(event.attribution, name),
    ],
    evidence: [event.evidence],
    triggers: event.triggers,
    confidence: event.confidence,
    reason: event.reason,
    code: ['PLOVER', event.type, event.mode, ...event.contexts].filter(Boolean).join(' '),
    statement: event.type === 'STATE',
    event,
  };
}

/**
 * Who did what to whom.
 *
 * @param {Deed} event
 * @param {(id: string) => Part} name
 * @returns {Part[]}
 */
function predicate(event, name) {
  const actors = listOf(event.actors, name);
  const recipients = listOf(event.recipients, name);
  const trigger = event.triggers[0]?.text.toLowerCase() ?? '';
  if (actors.length === 0 && recipients.length === 0) {
    return [{ text: event.triggers[0]?.text ?? strings.types.EVENT }];
  }
  if (actors.length === 0 && isPast(trigger)) {
    const many = recipients.length > 1 || recipients[0]?.many === true;
    return [...recipients, { text: ` ${auxiliary(event, many)}${trigger}` }];
  }
  const verb = verbOf(event, trigger);
  const object = recipients.length > 0 ? [{ text: verb.link ? ` ${verb.link} ` : ' ' }, ...recipients] : [];
  const subject = actors.length > 0 ? actors : [{ text: strings.claims.somebody }];
  return [...subject, { text: ` ${verb.words}` }, ...object];
}

/**
 * When and where.
 *
 * @param {Deed} event
 * @param {(id: string) => Part} name
 * @param {DateRef | undefined} date
 * @returns {Part[]}
 */
function circumstances(event, name, date) {
  /** @type {Part[]} */
  const parts = [];
  if (date) {
    parts.push({ text: joinOfDate(date) }, { text: wordsOfDate(date), key: date.id });
  }
  const places = event.places.flatMap((place, index) => [
    { text: index === 0 ? ', in ' : ', ' },
    name(place),
  ]);
  return [...parts, ...places];
}

/** Whether the topic is what the verb is done to: "Spain criticised “the plan” in August". @param {Deed} event */
function isObject({ actors, recipients, topic }) {
  return (
    actors.length > 0 &&
    recipients.length === 0 &&
    topic !== null &&
    topic.text.length <= LONGEST_OBJECT &&
    /^(the|an?|its|his|her|their) /i.test(topic.text)
  );
}

/** Whether `topic` tells something that the sentence does not have yet. @param {Span} topic @param {DateRef | undefined} date */
function saysMore(topic, date) {
  return (
    !POINTERS.has(topic.text.toLowerCase()) && !(date && date.start <= topic.start && topic.end <= date.end)
  );
}

/** A topic may be a whole clause: the evidence has the rest. @param {string} topic */
function shortened(topic) {
  const bare = topic.replace(/["“”]/g, '');
  return bare.length > LONGEST_TOPIC ? `${bare.slice(0, LONGEST_TOPIC).replace(/\s+\S*$/, '')} …` : bare;
}

/** @param {Argument[]} list @param {(id: string) => Part} name @returns {Part[]} */
function listOf(list, name) {
  const parts = list.map((argument) => name(argument.entity));
  return parts.flatMap((part, index) => {
    const before = index === 0 ? '' : index === parts.length - 1 ? ' and ' : ', ';
    return before ? [{ text: before }, part] : [part];
  });
}

/** @param {Part[]} parts @returns {Part[]} */
function capitalised(parts) {
  const [first, ...rest] = parts;
  return first
    ? [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
    : parts;
}

/**
 * "reported by X", and by whom X is quoted.
 *
 * @param {Attribution | null | undefined} attribution
 * @param {(id: string) => Part} name
 * @returns {string[]}
 */
export function reportedBy(attribution, name) {
  const flags = [];
  for (let source = attribution; source; source = source.via) {
    flags.push(
      strings.claims.reported(source.entity === null ? strings.claims.unnamed : name(source.entity).text),
    );
  }
  return flags;
}

/**
 * Sentences for Wikidata's properties; `s` and `o` stand for subject and object.
 *
 * @type {Record<string, string>}
 */
const FACTS = {
  P39: 's: o',
  P463: 's is a member of o',
  P17: 's is in o',
  P131: 's is in o',
  P276: 's takes place in o',
  P361: 's is part of o',
  P1344: 's took part in o',
  P571: 's was founded: o',
  P585: 's: o',
  P36: 'The capital of s is o',
  P1891: 's signed o',
  P664: 's was organised by o',
  P530: 's and o have diplomatic relations',
};

/** Where the object of the sentence is the one who signed. */
const QUALIFIERS = /** @type {Record<string, string>} */ ({
  of: ' of ',
  date: ', ',
  start: ', from ',
  end: ', until ',
  place: ', in ',
});

/**
 * @param {Fact} fact
 * @param {(id: string) => Part} name
 * @param {Map<string, DateRef>} dates
 * @returns {Claim}
 */
function factClaim(fact, name, dates) {
  const part = (/** @type {Ref} */ ref) => partOf(ref, name, dates);
  const frame = FACTS[fact.wikidata ?? ''] ?? `s – ${fact.property}: o`;
  /** @type {Part[]} */
  const parts = frame
    .split(/\b([so])\b/)
    .filter(Boolean)
    .map((piece) =>
      piece === 's' ? part(fact.subject) : piece === 'o' ? part(fact.object) : { text: piece },
    );
  const said = plainWords(parts);
  for (const [qualifier, ref] of Object.entries(fact.qualifiers)) {
    const value = part(ref);
    // "Foreign Minister of Norway" needs no second "of Norway".
    if (!said.endsWith(value.text)) {
      parts.push({ text: QUALIFIERS[qualifier] ?? `, ${qualifier} ` }, value);
    }
  }
  return {
    id: fact.id,
    kind: 'fact',
    parts: capitalised(parts),
    flags: reportedBy(fact.attribution, name),
    evidence: fact.evidence,
    triggers: [],
    confidence: fact.confidence,
    reason: fact.reason,
    code: [fact.property, fact.wikidata].filter(Boolean).join(' '),
    statement: false,
    event: null,
  };
}

/** @param {Ref} ref @param {(id: string) => Part} name @param {Map<string, DateRef>} dates @returns {Part} */
function partOf(ref, name, dates) {
  if ('entity' in ref) {
    return name(ref.entity);
  }
  if ('date' in ref) {
    const date = dates.get(ref.date);
    return date ? { text: wordsOfDate(date), key: date.id } : { text: strings.claims.somebody };
  }
  return { text: 'text' in ref ? ref.text : strings.types.EVENT.toLowerCase() };
}
