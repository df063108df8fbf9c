/**
 * Every word that the page shows, in one place.
 */

/** "12,345". The browser's own way has to load its languages first, which the page would wait for. @param {number} count */
const grouped = (count) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** @param {number} count @param {string} one @param {string} many */
const plural = (count, one, many) => `${grouped(count)} ${count === 1 ? one : many}`;

export const strings = {
  name: 'Dateline',
  tagline: 'Who, when, what happened, and on whose word',
  skip: 'Skip to the article',

  masthead: {
    label: 'Page',
    paste: 'Paste',
    shelf: 'All articles',
    edit: 'Edit',
    read: 'Read',
    samples: 'Samples',
    share: 'Share',
    export: 'Export',
    settings: 'Settings',
    help: 'Keys',
    home: 'Dateline, back to the start',
  },

  start: {
    heading: 'Paste an article. Anywhere.',
    promise:
      'Names and dates are underlined where they stand; claims and quotations are listed, each with its sentence. ' +
      'Nothing you paste leaves this page.',
    field: 'Article',
    placeholder: 'Paste or type an English news article here, or drop a file or a folder (.txt, .md, .html)',
    read: 'Read it',
    nothing: 'There is nothing to read yet: paste or type an article.',
    open: 'Open files',
    samples: 'Or begin with one of these',
    samplesNote: 'Invented people, written for this page.',
    drop: 'Drop to read it',
  },

  states: {
    loading: 'Getting the reader ready',
    loadingModel: 'Structure and dates are read; names follow as soon as the model is here.',
    loadFailed: 'The reader could not be loaded.',
    modelFailed: 'The model could not be loaded: dates and structure are read, names are not.',
    otherLanguage: (/** @type {string} */ name) =>
      `The text looks like ${name}. Dateline reads English, so do not trust these results.`,
    retry: 'Try again',
    reading: 'Reading …',
    cancel: 'Stop',
    stopped: 'Reading was stopped.',
    failed: 'This text could not be read: ',
    badFile: 'This file cannot be read as text.',
    badFragment: 'The link holds no article that can be read.',
  },

  privacy: {
    none: 'No request since ready. Your text stays on this page.',
    some: (/** @type {number} */ count) =>
      `${plural(count, 'request', 'requests')} since ready, all to this page's own address.`,
  },

  reference: {
    label: 'Read as of',
    sources: {
      given: 'chosen by you',
      dateline: 'from the dateline',
      text: 'from the text',
      assumed: 'assumed: the day you opened it',
      none: '',
    },
    none: 'The article does not say when it was written, so “on Tuesday” has no date.',
    assumedWarning: 'Dates such as “on Tuesday” may be wrong.',
    today: 'Use today',
    reset: 'Back to the article’s own',
  },

  kinds: {
    people: 'People',
    organisations: 'Organisations',
    places: 'Places',
    events: 'Events and laws',
    names: 'Other names',
    dates: 'Dates',
    relations: 'Claims',
  },

  types: {
    PERSON: 'Person',
    ORG: 'Organisation',
    GPE: 'Country, state or city',
    LOC: 'Place',
    FAC: 'Building or site',
    NORP: 'Nationality or movement',
    EVENT: 'Named event',
    LAW: 'Law or treaty',
    PRODUCT: 'Product',
    WORK: 'Work',
    INITIATIVE: 'Programme',
    TITLE: 'Office',
    GROUP: 'Group',
  },

  /** A word that stands beside a mark. */
  labels: {
    PERSON: 'person',
    ORG: 'organisation',
    GPE: 'place',
    LOC: 'place',
    FAC: 'building',
    NORP: 'nationality',
    EVENT: 'event',
    LAW: 'law',
    PRODUCT: 'product',
    WORK: 'work',
    INITIATIVE: 'programme',
    TITLE: 'office',
    GROUP: 'group',
    date: 'date',
  },

  places: { country: 'Country', part: 'State or region', town: 'City or region' },

  dateTypes: { DATE: 'Date', TIME: 'Time', DURATION: 'Duration', SET: 'Repeated' },

  levels: {
    name: 'by name',
    demonym: 'by nationality',
    nominal: 'by description',
    pronoun: 'by pronoun',
    title: 'by office',
  },

  legend: {
    label: 'Kinds of marks',
    solo: (/** @type {string} */ kind) => `Show only ${kind.toLowerCase()}`,
    unsolo: 'Show all kinds',
    only: 'only',
    all: 'all',
    unsure: (/** @type {number} */ count) => `${count} unsure`,
    showUnsure: 'Show unsure marks',
  },

  popover: {
    label: 'About this mark',
    position: (/** @type {number} */ at, /** @type {number} */ of) => `${at} of ${of}`,
    previous: 'Previous mention',
    next: 'Next mention',
    close: 'Close',
    copy: 'Copy',
    sentence: 'Go to the sentence',
    also: 'Also called',
    within: 'Part of',
    claims: (/** @type {number} */ count) =>
      plural(count, 'claim in this sentence', 'claims in this sentence'),
  },

  naming: {
    label: 'Name the selected words',
    offer: 'Mark as a name',
    change: 'Change the kind',
    title: (/** @type {string} */ name) => `Mark “${name}” as`,
    changeTitle: (/** @type {string} */ name) => `“${name}” is marked as`,
    none: 'Select the words of a name first.',
    refusals: {
      nothing: 'There is no word in this selection.',
      paragraphs: 'This selection reaches over several paragraphs: a name stands in one.',
      long: 'This selection has too many words for a name.',
    },
    done: (/** @type {string} */ name, /** @type {string} */ type, /** @type {number} */ count) =>
      `“${name}” is marked as ${type}, ${plural(count, 'mention', 'mentions')}.`,
    unmarked: (/** @type {string} */ name) =>
      `“${name}” is kept with your corrections, but was not found in this text.`,
  },

  clipboard: {
    copied: 'Copied',
    refused: 'This browser does not let the page copy.',
  },

  paper: {
    source: (/** @type {string} */ day, /** @type {string} */ source) => `Read as of ${day}, ${source}.`,
    hidden: (/** @type {number} */ count) =>
      `${plural(count, 'unsure claim is', 'unsure claims are')} left out.`,
  },

  confidence: {
    sure: 'Sure',
    likely: 'Likely',
    fair: 'Fairly sure',
    unsure: 'Unsure',
  },

  rail: {
    label: 'What the article holds',
    who: 'Who',
    when: 'When',
    what: 'What happened',
    compare: 'Compare',
    open: 'Open the lists',
    close: 'Close the lists',
    arrows: 'Arrow keys move through this list.',
  },

  entities: {
    search: 'Find a name',
    sort: 'Sort by',
    sorts: { salience: 'Importance', frequency: 'Mentions', first: 'First seen', name: 'Name' },
    none: 'No names were found.',
    noMatch: 'No name matches.',
    mentions: (/** @type {number} */ count) => plural(count, 'mention', 'mentions'),
    positions: 'Where in the text',
    mergeInto: (/** @type {string} */ name) => `${name} is the same as`,
    split: (/** @type {string} */ alias) => `“${alias}” is somebody else`,
    retype: 'Kind',
    hide: 'Not a name',
    corrected: (/** @type {number} */ count) => plural(count, 'correction', 'corrections'),
    undo: 'Undo',
    redo: 'Redo',
    exportLexicon: 'Save corrections',
    importLexicon: 'Load corrections',
    badLexicon: 'This file holds no corrections.',
    further: (/** @type {number} */ count) =>
      `${plural(count, 'further mention', 'further mentions')} without a name`,
    more: 'Correct',
    done: 'Done',
    undone: 'Correction undone',
    redone: 'Correction made again',
  },

  links: {
    iso3166: (/** @type {string | number} */ id) => `ISO ${id}`,
    geonames: (/** @type {string | number} */ id) => `GeoNames ${id}`,
    wikidata: (/** @type {string | number} */ id) => `Wikidata ${id}`,
    cameo: (/** @type {string | number} */ id) => `CAMEO ${id}`,
  },

  timeline: {
    label: 'Dates of the article',
    scale: 'Long gaps are shortened',
    certain: 'As the text says',
    inferred: 'Worked out',
    undated: 'Without a place on the calendar',
    none: 'No dates were found.',
    inferredFrom: (/** @type {string} */ parts) => `${parts} worked out`,
    alternatives: 'or',
    anchors: {
      none: '',
      reference: 'counted from the day of writing',
      date: 'counted from another date',
      event: 'counted from an event',
    },
    reference: 'Day of writing',
    times: (/** @type {number} */ count) => (count > 1 ? `${count} times` : ''),
  },

  claims: {
    none: 'No claims were found.',
    events: 'What happened',
    facts: 'What is so',
    quotations: 'Who said it',
    figures: 'Figures',
    sentence: 'Evidence',
    copy: 'Copy the table',
    as: { list: 'Sentences', table: 'Table', graph: 'Graph' },
    view: 'Show as',
    showStatements: 'Also plain statements',
    article: 'so the article',
    flags: {
      future: 'planned',
      hypothetical: 'possible',
      habitual: 'again and again',
      negative: 'negated',
    },
    reported: (/** @type {string} */ who) => `reported by ${who}`,
    somebody: 'somebody',
    unnamed: 'an unnamed source',
    unknownSpeaker: 'Speaker not found',
    columns: {
      actor: 'Who',
      what: 'Did what',
      recipient: 'To whom',
      when: 'When',
      where: 'Where',
      word: 'On whose word',
      flags: 'Flags',
    },
  },

  graph: {
    label: (/** @type {number} */ names, /** @type {number} */ ties) =>
      `Who did something to whom: ${plural(names, 'name', 'names')}, ${plural(ties, 'tie', 'ties')}. ` +
      'Choose a name to see its claims in the list below.',
    none: 'No two names are joined by a claim.',
    with: 'with, for or to',
    against: 'against',
    of: (/** @type {string} */ name) => `What happened: ${name}`,
    all: 'Show all',
  },

  shelf: {
    title: (/** @type {number} */ count) => plural(count, 'article', 'articles'),
    progress: (/** @type {number} */ read, /** @type {number} */ of) => `${read} of ${of} read`,
    waiting: 'not read yet',
    stop: 'Stop',
    filter: 'Find in all tables',
    csv: 'Save all claims (CSV)',
    noDay: 'no day of writing',
    names: 'Names in all articles',
    nameColumns: ['Name', 'Kind', 'Mentions', 'In'],
    claims: 'What happened, by date',
    article: 'Article',
    day: 'First day',
    file: 'File',
    nameCount: (/** @type {number} */ count) => plural(count, 'name', 'names'),
    claimCount: (/** @type {number} */ count) => plural(count, 'claim', 'claims'),
  },

  compare: {
    intro: 'Read a second report beside this one.',
    field: 'The second article',
    run: 'Compare',
    choose: 'or take one of these',
    shared: 'In both',
    onlyHere: 'Only here',
    onlyThere: 'Only in the second',
    differs: 'They disagree',
    events: 'Told by both',
    here: 'here',
    there: 'there',
    people: 'Names',
    dates: 'Dates',
    happened: 'What happened',
    what: { date: 'Date', place: 'Place', figure: 'Figure' },
  },

  search: {
    label: 'Find in the article',
    count: (/** @type {number} */ at, /** @type {number} */ of) =>
      of === 0 ? 'Not found' : `${at} of ${of}`,
  },

  settings: {
    label: 'Settings',
    theme: 'Theme',
    themes: { auto: 'As the system', light: 'Paper', dark: 'Night' },
    unsure: 'Show what is unsure (confidence under\u00a0.5)',
    labels: 'Show the kind beside each mark',
    keys: 'Single keys (1 to 7, n, p, m, /, ?)',
    dateOrder: 'Read 03/04/2025 as',
    dateOrders: { auto: 'the text suggests', dmy: '3 April', mdy: '4 March' },
    keep: 'Keep settings and corrections on this device',
    kept: 'Kept in this browser only.',
    refused: 'This browser refuses to keep anything.',
    forget: 'Forget everything',
    forgotten: 'Everything is forgotten.',
    close: 'Close',
  },

  share: {
    label: 'Share',
    says: 'The link holds the whole text and the day it is read as of, after the #. That part is never sent to a server.',
    tooLong: 'This article is too long for a link.',
    copy: 'Copy the link',
  },

  exports: {
    label: 'Export',
    formats: {
      json: 'JSON, everything',
      csv: 'CSV, events',
      jsonld: 'JSON-LD',
      w3c: 'Web Annotations (W3C)',
      markdown: 'Markdown brief',
      conllu: 'CoNLL-U',
      displacy: 'displaCy',
    },
    /** What each is good for. */
    uses: {
      json: 'all that was found, for programs',
      csv: 'a row for each claim, for sheets and event data',
      jsonld: 'linked data',
      w3c: 'notes on the text, for annotation tools',
      markdown: 'to read and to quote',
      conllu: 'words and grammar, for linguists',
      displacy: 'for spaCy’s viewer',
    },
    copy: 'Copy, names underlined',
    print: 'Print, with its claims',
  },

  help: {
    label: 'Keys',
    keys: [
      ['1–7', 'Show or hide a kind of mark'],
      ['n  p', 'Next and previous mark'],
      ['← →', 'Move between marks, once one has the focus'],
      ['↑ ↓', 'Move through a list in the margin'],
      ['Enter', 'Keep a mark open'],
      ['Esc', 'Close'],
      ['m', 'Name the selected words, or change the kind of the name in focus'],
      ['/', 'Find in the article; Esc leaves the words selected'],
      ['l', 'Labels'],
      ['e', 'Edit and read'],
      ['?', 'This list'],
    ],
    off: 'Single keys rest while you type. They can be switched off in the settings.',
  },

  article: {
    label: 'Article',
    marksHint: 'Arrow keys move between marks, Enter keeps one open.',
    editor: 'Text of the article',
    bracket: (/** @type {number} */ count) => plural(count, 'claim', 'claims'),
  },
};
