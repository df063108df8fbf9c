/**
 * The verb of an event's sentence, in the tense that the event asks for.
 */

/** @import { Event as Deed } from '../lib/dateline.js' */

/** Past tense, base form, and the word that joins the recipient. @typedef {readonly [past: string, base: string, link: string]} Verb */

/**
 * Verbs for the types of events, used where the article's own word is no plain verb.
 *
 * @type {Record<string, Verb>}
 */
const VERBS = {
  AGREE: ['agreed', 'agree', 'with'],
  CONSULT: ['held talks', 'hold talks', 'with'],
  'CONSULT:visit': ['visited', 'visit', ''],
  'CONSULT:phone': ['spoke by phone', 'speak by phone', 'with'],
  'CONSULT:host': ['hosted', 'host', ''],
  'CONSULT:third-party': ['mediated', 'mediate', 'between'],
  SUPPORT: ['supported', 'support', ''],
  CONCEDE: ['gave way', 'give way', 'to'],
  'CONCEDE:resign': ['resigned', 'resign', 'from'],
  'CONCEDE:release': ['released', 'release', ''],
  COOPERATE: ['worked together', 'work together', 'with'],
  AID: ['gave aid', 'give aid', 'to'],
  RETREAT: ['pulled back', 'pull back', 'from'],
  REQUEST: ['made a request', 'make a request', 'to'],
  ACCUSE: ['accused', 'accuse', ''],
  'ACCUSE:disapprove': ['criticised', 'criticise', ''],
  'ACCUSE:investigate': ['investigated', 'investigate', ''],
  REJECT: ['refused', 'refuse', ''],
  THREATEN: ['threatened', 'threaten', ''],
  PROTEST: ['protested', 'protest', 'against'],
  SANCTION: ['took measures', 'take measures', 'against'],
  MOBILIZE: ['readied forces', 'ready forces', 'against'],
  COERCE: ['used its power', 'use its power', 'against'],
  'COERCE:arrest': ['arrested', 'arrest', ''],
  'COERCE:ban': ['banned', 'ban', ''],
  'COERCE:seize': ['seized', 'seize', ''],
  ASSAULT: ['attacked', 'attack', ''],
  STATE: ['spoke', 'speak', 'to'],
  ELECT: ['voted', 'vote', 'on'],
};

/** Past tenses that do not end in -ed, and verbs whose past takes its recipient directly although its type's verb does not. */
const IRREGULAR_PAST = new Set(
  'met said told gave took sold bought beat won sent sought held led left fought hit shot put spoke wrote withdrew began broke fell made struck saw came went flew built'.split(
    ' ',
  ),
);
const DIRECT = new Set(
  'met visited phoned telephoned hosted called received joined signed told asked urged helped funded recalled expelled fined sanctioned barred killed arrested'.split(
    ' ',
  ),
);
/** Verbs of going, with what ties them to where somebody went: a visit to a country is told by them too. */
const TOWARD = new Map([
  ['arrived', 'in'],
  ['landed', 'in'],
  ['flew', 'to'],
  ['travelled', 'to'],
  ['traveled', 'to'],
  ['went', 'to'],
  ['came', 'to'],
  ['returned', 'to'],
]);
/** Plain verbs that may follow "will" as they stand. */
const BASE_VERBS = new Set(
  'meet visit phone host agree sign support back help aid accuse reject refuse threaten protest attack sanction withdraw release resign join vote elect send buy face play talk speak urge ask demand call publish apply seek close open pay join hire deploy strike ban bar suspend recall mediate negotiate discuss'.split(
    ' ',
  ),
);

/** Headlines tell in the present what the article tells in the past. */
const PAST_OF_PRESENT = new Map(
  'meet:met host:hosted visit:visited sign:signed accuse:accused reject:rejected refuse:refused threaten:threatened ban:banned bar:barred suspend:suspended recall:recalled urge:urged phone:phoned attack:attacked discuss:discussed join:joined'
    .split(' ')
    .flatMap((pair) => {
      const [base = '', past = ''] = pair.split(':');
      return /** @type {[string, string][]} */ ([
        [base, past],
        [`${base}s`, past],
      ]);
    }),
);

/**
 * The verb of `event` with the words around it: "will not meet", and what joins the recipient.
 *
 * @param {Deed} event
 * @param {string} trigger the article's own word, in lower case
 * @returns {{ words: string, link: string }}
 */
export function verbOf(event, trigger) {
  const [past, base, link] = VERBS[`${event.type}:${event.mode}`] ??
    VERBS[event.type] ?? [trigger, trigger, ''];
  const plain = event.modality === 'actual' && event.polarity === 'positive';
  const told = PAST_OF_PRESENT.get(trigger) ?? trigger;
  if (plain && isPast(told)) {
    return { words: told, link: TOWARD.get(told) ?? (DIRECT.has(told) ? '' : link) };
  }
  const own = !plain && BASE_VERBS.has(trigger);
  return {
    words: finite(event, past, own ? trigger : base),
    link: own && isDirectBase(trigger) ? '' : link,
  };
}

/** Whether `word` is a past tense or participle. @param {string} word */
export function isPast(word) {
  return /^[a-z]+ed$/.test(word) || IRREGULAR_PAST.has(word);
}

/** @param {string} base */
function isDirectBase(base) {
  return base === 'meet' || DIRECT.has(`${base}ed`) || DIRECT.has(`${base}d`);
}

/** @param {Deed} event @param {string} past @param {string} base */
function finite({ modality, polarity }, past, base) {
  const not = polarity === 'negative';
  switch (modality) {
    case 'future':
      return `${not ? 'will not' : 'will'} ${base}`;
    case 'hypothetical':
      return `${not ? 'may not' : 'may'} ${base}`;
    default:
      return not ? `did not ${base}` : past;
  }
}

/** "was", "will be" and the like before a participle. @param {Deed} event @param {boolean} many */
export function auxiliary(event, many) {
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
