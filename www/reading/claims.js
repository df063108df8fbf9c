/**
 * Events and facts as sentences. A sentence is a list of parts, so that the same words make a row, a link or plain text.
 */

/** @import { Analysis, Argument, Attribution, DateRef, Entity, Event as Deed, Fact, Ref, Span } from '../lib/dateline.js' */
import { strings } from '../strings.js';
import { joinOfDate, wordsOfDate } from './calendar.js';

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

/** @typedef {{ past: string, base: string, link: string, lone?: string }} Verb */

/**
 * Verbs for the types of events, used where the article's own word is no plain verb. `link` joins the recipient.
 *
 * @type {Record<string, Verb>}
 */
const VERBS = {
  AGREE: { past: 'agreed', base: 'agree', link: 'with' },
  CONSULT: { past: 'held talks', base: 'hold talks', link: 'with' },
  'CONSULT:visit': { past: 'visited', base: 'visit', link: '' },
  'CONSULT:phone': { past: 'spoke by phone', base: 'speak by phone', link: 'with' },
  'CONSULT:host': { past: 'hosted', base: 'host', link: '' },
  'CONSULT:third-party': { past: 'mediated', base: 'mediate', link: 'between' },
  SUPPORT: { past: 'supported', base: 'support', link: '' },
  CONCEDE: { past: 'gave way', base: 'give way', link: 'to' },
  'CONCEDE:resign': { past: 'resigned', base: 'resign', link: 'from' },
  'CONCEDE:release': { past: 'released', base: 'release', link: '' },
  COOPERATE: { past: 'worked together', base: 'work together', link: 'with' },
  AID: { past: 'gave aid', base: 'give aid', link: 'to' },
  RETREAT: { past: 'pulled back', base: 'pull back', link: 'from' },
  REQUEST: { past: 'made a request', base: 'make a request', link: 'to' },
  ACCUSE: { past: 'accused', base: 'accuse', link: '' },
  'ACCUSE:disapprove': { past: 'criticised', base: 'criticise', link: '' },
  'ACCUSE:investigate': { past: 'investigated', base: 'investigate', link: '' },
  REJECT: { past: 'refused', base: 'refuse', link: '' },
  THREATEN: { past: 'threatened', base: 'threaten', link: '' },
  PROTEST: { past: 'protested', base: 'protest', link: 'against' },
  SANCTION: { past: 'took measures', base: 'take measures', link: 'against' },
  MOBILIZE: { past: 'readied forces', base: 'ready forces', link: 'against' },
  COERCE: { past: 'used its power', base: 'use its power', link: 'against' },
  'COERCE:arrest': { past: 'arrested', base: 'arrest', link: '' },
  'COERCE:ban': { past: 'banned', base: 'ban', link: '' },
  'COERCE:seize': { past: 'seized', base: 'seize', link: '' },
  ASSAULT: { past: 'attacked', base: 'attack', link: '' },
  STATE: { past: 'spoke', base: 'speak', link: 'to' },
  ELECT: { past: 'voted', base: 'vote', link: 'on' },
};

/** Characters of a topic that a sentence has room for. */
const LONGEST_TOPIC = 72;

/** Words that only point at another sentence. */
const POINTERS = new Set('it that this these those them which what who so one'.split(' '));

/** Past tenses that do not end in -ed, and verbs whose past takes its recipient directly although its type's verb does not. */
const IRREGULAR_PAST = new Set(
  'met said told gave took sold bought beat won sent sought held led left fought hit shot put spoke wrote withdrew began broke fell made struck saw came went built'.split(
    ' ',
  ),
);
const DIRECT = new Set(
  'met visited phoned telephoned hosted called received joined signed told asked urged helped funded recalled expelled fined sanctioned barred killed arrested'.split(
    ' ',
  ),
);
/** Plain verbs that may follow "will" as they stand. */
const BASE_VERBS = new Set(
  'meet visit phone host agree sign support back help aid accuse reject refuse threaten protest attack sanction withdraw release resign join vote elect send buy face play talk speak urge ask demand call publish apply seek close open pay join hire deploy strike ban bar suspend recall mediate negotiate discuss'.split(
    ' ',
  ),
);

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
 * @param {Deed} event
 * @param {(id: string) => Part} name
 * @param {Map<string, DateRef>} dates
 * @returns {Claim}
 */
function eventClaim(event, name, dates) {
  const parts = [...predicate(event, name), ...circumstances(event, name, dates)];
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
  const isPast = /^[a-z]+ed$/.test(trigger) || IRREGULAR_PAST.has(trigger);
  if (actors.length === 0 && recipients.length === 0) {
    return [{ text: event.triggers[0]?.text ?? strings.types.EVENT }];
  }
  if (actors.length === 0 && isPast) {
    const many = recipients.length > 1 || recipients[0]?.many === true;
    return [...recipients, { text: ` ${auxiliary(event, many)}${trigger}` }];
  }
  const verb = verbOf(event, trigger, isPast);
  const object = recipients.length > 0 ? [{ text: verb.link ? ` ${verb.link} ` : ' ' }, ...recipients] : [];
  const subject = actors.length > 0 ? actors : [{ text: strings.claims.somebody }];
  return [...subject, { text: ` ${finite(event, verb)}` }, ...object];
}

/** @param {Deed} event @param {string} trigger @param {boolean} isPast @returns {Verb} */
function verbOf(event, trigger, isPast) {
  const verb = VERBS[`${event.type}:${event.mode}`] ??
    VERBS[event.type] ?? { past: trigger, base: trigger, link: '' };
  const plain = event.modality === 'actual' && event.polarity === 'positive';
  if (plain && isPast) {
    return { ...verb, past: trigger, link: DIRECT.has(trigger) ? '' : verb.link };
  }
  return !plain && BASE_VERBS.has(trigger)
    ? { ...verb, base: trigger, link: directBase(trigger) ? '' : verb.link }
    : verb;
}

/** @param {string} base */
function directBase(base) {
  return base === 'meet' || DIRECT.has(`${base}ed`) || DIRECT.has(`${base}d`);
}

/** @param {Deed} event @param {Verb} verb */
function finite(event, verb) {
  const negative = event.polarity === 'negative';
  switch (event.modality) {
    case 'future':
      return `${negative ? 'will not' : 'will'} ${verb.base}`;
    case 'hypothetical':
      return `${negative ? 'may not' : 'may'} ${verb.base}`;
    default:
      return negative ? `did not ${verb.base}` : verb.past;
  }
}

/** "was", "will be" and the like before a participle. @param {Deed} event @param {boolean} many */
function auxiliary(event, many) {
  const not = event.polarity === 'negative' ? 'not ' : '';
  switch (event.modality) {
    case 'future':
      return `will ${not}be `;
    case 'hypothetical':
      return `may ${not}be `;
    default:
      return `${many ? 'were' : 'was'} ${not}`;
  }
}

/**
 * When, where and about what.
 *
 * @param {Deed} event
 * @param {(id: string) => Part} name
 * @param {Map<string, DateRef>} dates
 * @returns {Part[]}
 */
function circumstances(event, name, dates) {
  /** @type {Part[]} */
  const parts = [];
  const date = event.date === null ? undefined : dates.get(event.date);
  if (date) {
    parts.push({ text: joinOfDate(date) }, { text: wordsOfDate(date), key: date.id });
  }
  const places = event.places.flatMap((place, index) => [
    { text: index === 0 ? ', in ' : ', ' },
    name(place),
  ]);
  const topic =
    event.topic && saysMore(event.topic, date) ? [{ text: ` – “${shortened(event.topic.text)}”` }] : [];
  return [...parts, ...places, ...topic];
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
