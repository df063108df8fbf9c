/**
 * An engine with the interface of www/lib/dateline.js that knows a few names by heart: the tests of the page do not
 * change when the model learns something. It is served in that file's place.
 */

/** Type, name, spellings, confidence, level. @type {[string, string, string[], number?, string?][]} */
const NAMES = [
  ['PERSON', 'Astrid Halvorsen', ['Astrid Halvorsen', 'Halvorsen']],
  ['PERSON', 'Jón Bjarnason', ['Jón Bjarnason', 'Bjarnason']],
  ['PERSON', 'Andrei Malyshev', ['Andrei Malyshev']],
  ['PERSON', 'Oddvar Nilsen', ['Oddvar Nilsen']],
  ['PERSON', 'Ingrid Solvang', ['Ingrid Solvang'], 0.42],
  ['GPE', 'Norway', ['Norway', 'Oslo']],
  ['GPE', 'Iceland', ['Iceland']],
  ['GPE', 'Tromsø', ['TROMSØ', 'Tromsø']],
  ['GPE', 'Russia', ['Russia', 'Moscow']],
  ['NORP', 'Norwegian', ['Norwegian', 'Icelandic', 'Russian']],
  ['LOC', 'Barents Sea', ['Barents Sea']],
  ['ORG', 'Norwegian Fisheries Directorate', ['Norwegian Fisheries Directorate']],
  ['ORG', 'European Union', ['European Union']],
  ['ORG', 'European Commission', ['European Commission']],
  ['ORG', 'Russian Foreign Ministry', ['Russian Foreign Ministry']],
  ['EVENT', 'summit of the Nordic Council', ['summit of the Nordic Council']],
  ['ORG', 'Nordic Council', ['Nordic Council']],
  ['TITLE', 'Foreign Minister', ['Foreign Minister']],
  ['GROUP', 'fishermen', ['fishermen'], 0.6, 'nominal'],
];

/** Words, EDTF, first day, last day, what is inferred. @type {[string, string | null, string | null, string | null, string[]][]} */
const DATES = [
  ['March 12, 2026', '2026-03-12', '2026-03-12', '2026-03-12', []],
  ['Thursday', '2026-03-12', '2026-03-12', '2026-03-12', ['year', 'month', 'day']],
  ['last autumn', '2025-23', '2025-09-01', '2025-11-30', ['year']],
  ['9 April', '2026-04-09', '2026-04-09', '2026-04-09', ['year']],
  ['next week', '2026-03-16/2026-03-22', '2026-03-16', '2026-03-22', ['year', 'week']],
  ['October 2025', '2025-10', '2025-10-01', '2025-10-31', []],
  ['since 2021', '2021', '2021-01-01', '2021-12-31', []],
  ['in January', '2026-01', '2026-01-01', '2026-01-31', ['year']],
  ['Tuesday', '2026-03-10', '2026-03-10', '2026-03-10', ['year', 'month', 'day']],
  ['1975', '1975', '1975-01-01', '1975-12-31', []],
  ['25 March', '2026-03-25', '2026-03-25', '2026-03-25', ['year']],
  ['in May', '2026-05', '2026-05-01', '2026-05-31', ['year']],
  ['in 2023', '2023', '2023-01-01', '2023-12-31', []],
  ['Monday', '2026-03-16', '2026-03-16', '2026-03-16', ['year', 'month', 'day']],
  ['31 years', null, null, null, []],
];

/** Type, trigger, actors, recipients, place, the rest. @type {[string, string, string[], string[], string | null, object][]} */
const EVENTS = [
  ['CONSULT', 'met', ['Astrid Halvorsen', 'Jón Bjarnason'], [], 'Tromsø', {}],
  ['AGREE', 'agreed', ['Norway', 'Iceland'], [], null, {}],
  ['COERCE', 'barred', ['Norway'], ['Iceland'], 'Barents Sea', {}],
  ['REJECT', 'rejected', ['Iceland'], ['Norway'], null, {}],
  ['ACCUSE', 'accused', ['Andrei Malyshev'], ['Norway'], null, {}],
  ['CONSULT', 'visit', ['Astrid Halvorsen'], ['European Commission'], null, { modality: 'future' }],
  ['PROTEST', 'protest', ['Oddvar Nilsen'], [], null, { modality: 'future', confidence: 0.4 }],
  ['STATE', 'said', ['Jón Bjarnason'], [], null, {}],
];

/** @param {string} text */
function sentencesOf(text) {
  /** @type {{ start: number, end: number, kind: string }[]} */
  const sentences = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const byline = /^By /.test(line[0]);
    const first = sentences.length === 0;
    for (const part of line[0].matchAll(/\S.*?(?:[.!?]["”]?(?=\s|$)|$)/g)) {
      if (part[0] !== '') {
        const start = line.index + part.index;
        const kind = first && !/[.!?]$/.test(line[0]) ? 'headline' : byline ? 'byline' : 'body';
        sentences.push({ start, end: start + part[0].length, kind });
      }
    }
  }
  return sentences;
}

/** @param {string} text @param {string} words */
function placesOf(text, words) {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'gu'))].map(
    ({ index }) => ({
      start: index,
      end: index + words.length,
      text: words,
    }),
  );
}

/** @param {any[]} list @param {string} letter */
function number(list, letter) {
  for (const [index, one] of list.entries()) {
    one.id = letter + index;
  }
}

/** @param {string} text @param {any} options */
export function analysisOf(text, options) {
  const sentences = sentencesOf(text);
  const withNames = options.stages === undefined;
  const lexicon = options.lexicon ?? [];
  /** @type {any[]} */
  const entities = [];
  /** @type {any[]} */
  const mentions = [];
  for (const [type, name, spellings, confidence = 0.93, level = 'name'] of withNames
    ? namesWith(lexicon)
    : []) {
    const found = spellings
      .flatMap((spelling) => placesOf(text, spelling))
      .filter(
        (one, _, all) =>
          !all.some(
            (other) =>
              other !== one &&
              other.start <= one.start &&
              other.end >= one.end &&
              other.end - other.start > one.end - one.start,
          ),
      );
    if (found.length > 0) {
      const id = `e${entities.length}`;
      const aliases = [...new Set(found.map((one) => one.text))].filter((one) => one !== name);
      entities.push({
        id,
        type,
        name,
        aliases,
        links: name === 'Norway' ? { iso3166: 'NO' } : {},
        salience: Math.min(found.length / 10, 1),
      });
      mentions.push(
        ...found.map((span) => ({
          ...span,
          entity: id,
          type,
          level,
          confidence,
          reason: 'A name known by heart',
        })),
      );
    }
  }
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  number(mentions, 'm');
  /** @type {any[]} */
  const dates = DATES.flatMap(([words, edtf, earliest, latest, inferred]) =>
    placesOf(text, words).map((span) => ({
      ...span,
      timex: { type: edtf ? 'DATE' : 'DURATION', value: edtf ?? `P${Number.parseInt(words, 10)}Y` },
      edtf,
      earliest,
      latest,
      anchor: { kind: inferred.length ? 'reference' : 'none' },
      inferred,
      confidence: 0.95,
      reason: 'A date known by heart',
    })),
  ).sort((a, b) => a.start - b.start);
  number(dates, 'd');
  const idOf = (/** @type {string} */ name) => entities.find((entity) => entity.name === name)?.id;
  const argument = (/** @type {string} */ name) => ({
    entity: idOf(name),
    mention: mentions.find((mention) => mention.entity === idOf(name))?.id,
  });
  const events = (withNames ? EVENTS : []).flatMap(([type, trigger, actors, recipients, place, rest]) => {
    const span = placesOf(text, trigger)[0];
    const sentence = span && sentences.find(({ start, end }) => start <= span.start && span.end <= end);
    if (!sentence || [...actors, ...recipients].some((name) => idOf(name) === undefined)) {
      return [];
    }
    return {
      type,
      mode: null,
      contexts: [],
      triggers: [span],
      actors: actors.map(argument),
      recipients: recipients.map(argument),
      date: dates.find(({ start, end }) => sentence.start <= start && end <= sentence.end)?.id ?? null,
      places: place && idOf(place) ? [idOf(place)] : [],
      topic: null,
      attribution: type === 'COERCE' ? { entity: idOf('Jón Bjarnason'), cue: span } : null,
      modality: 'actual',
      polarity: 'positive',
      evidence: { start: sentence.start, end: sentence.end, text: text.slice(sentence.start, sentence.end) },
      confidence: 0.81,
      reason: `The verb “${trigger}” with its subject`,
      ...rest,
    };
  });
  number(events, 'v');
  const facts =
    withNames && idOf('Astrid Halvorsen') && text.includes('Foreign Minister Astrid')
      ? [
          {
            id: 'f0',
            property: 'position held',
            wikidata: 'P39',
            subject: { entity: idOf('Astrid Halvorsen') },
            object: { text: 'Foreign Minister' },
            qualifiers: { of: { entity: idOf('Norway') } },
            evidence: events[0] ? [events[0].evidence] : [],
            attribution: null,
            confidence: 0.9,
            reason: 'A title before a name',
          },
        ]
      : [];
  const quotations = [...text.matchAll(/["“][^"”\n]{12,}["”]/g)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    text: words,
    speaker: idOf('Astrid Halvorsen') ?? null,
    cue: null,
    reason: 'Between quotation marks',
  }));
  const dateline = dates.find((date) => date.text === 'March 12, 2026');
  const given = options.referenceDate;
  const isGerman = /\bder Minister\b/.test(text);
  return {
    schemaVersion: '1',
    dataVersion: 'stub',
    offsetUnit: 'utf16',
    language: isGerman ? 'de' : 'en',
    referenceDate: given
      ? { value: given, source: 'given' }
      : dateline
        ? { value: '2026-03-12', source: 'dateline' }
        : { value: null, source: 'none' },
    sentences,
    entities,
    mentions,
    dates,
    amounts: placesOf(text, '18 percent').map((span, index) => ({
      ...span,
      id: `a${index}`,
      kind: 'percent',
      value: '18',
      unit: '%',
      reason: '',
    })),
    facts,
    events,
    quotations,
    warnings: isGerman
      ? [
          {
            code: 'not-english',
            message: 'The text looks like de; Dateline reads English, so do not trust these results.',
          },
        ]
      : [],
  };
}

/** @param {any[]} lexicon */
function namesWith(lexicon) {
  const names = NAMES.map((name) => /** @type {typeof name} */ ([...name]));
  for (const { name, type, aliases = [], not = [] } of lexicon) {
    for (const other of names) {
      other[2] = other[2].filter((spelling) => spelling !== name && !aliases.includes(spelling));
    }
    if (type !== null) {
      names.push([type, name, [name, ...aliases].filter((spelling) => !not.includes(spelling))]);
    }
  }
  return names.filter(([, , spellings]) => spellings.length > 0);
}

/** The lengths of the texts that were to be read, for tests of how much work is done. @type {number[]} */
const asked = [];
Object.assign(globalThis, { asked });

/** The stub knows all that it will ever know. */
export function expectModel() {}

/** @returns {Promise<import('../../www/lib/dateline.js').WorkerEngine>} */
export async function createWorker() {
  return {
    analyze: async (text, options = {}) => {
      options.signal?.throwIfAborted();
      asked.push(text.length);
      return /** @type {any} */ (analysisOf(text, options));
    },
    exportAs: async (text, format) => `${format} of ${text.length} characters\n`,
    loadModel: async () => 'stub',
    close() {},
  };
}
