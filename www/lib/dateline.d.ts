/**
 * Dateline: reads English news articles as data, on this machine and nowhere else.
 *
 * The shapes are those of `src/analysis/` and `src/options.rs`; a test checks them against real analyses.
 */

/** Where bytes come from: an address, a response, or the bytes themselves. */
export type Source = string | URL | Response | ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** What was loaded so far, in bytes; `total` is `null` where the server does not say. */
export interface Progress {
  loaded: number;
  total: number | null;
}

export interface LoadOptions {
  /** Stops the download. */
  signal?: AbortSignal;
  /** Called as the model arrives. */
  onProgress?: (progress: Progress) => void;
  /** Subresource integrity of the model (`sha384-...`), passed to `fetch`. */
  integrity?: string;
}

export interface InitOptions extends LoadOptions {
  /** The WebAssembly module; left out, the file beside this one. */
  wasm?: Source | WebAssembly.Module;
  /** The model; left out, the file of this package. `null`: none now; `loadModel` gets it later. */
  model?: Source | null;
  /** `createWorker` only: address of worker.js where a bundler has moved it. */
  worker?: string | URL;
}

export type InitInput = InitOptions | InitOptions['wasm'];

/** What `analyze` and the other functions throw; aborted calls throw the signal's reason instead. */
export interface DatelineError extends Error {
  /**
   * `too-long`: over `maxBytes`. `option`: an option makes no sense. `input`: not a text. `model`: the model file is
   * damaged or of another version. `wasm`: the module cannot be used. `network`: something could not be fetched.
   * `not-ready`: `init` was not awaited. `crashed`: the analysis or the worker stopped; the next call starts afresh.
   * `closed`: `close` was called.
   */
  code: 'too-long' | 'option' | 'input' | 'model' | 'wasm' | 'network' | 'not-ready' | 'crashed' | 'closed';
}

/** What this module and a worker have in common. */
export interface Engine {
  /**
   * Reads an article. Before the model is there, structure, dates and amounts are read, and the warning `no-model`
   * says so. Equal texts and options give equal analyses.
   */
  analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
  /**
   * Reads an article and resolves to what was found, as the text of a file: event data in CSV, JSON-LD, W3C Web
   * Annotations, a brief in Markdown, CoNLL-U, or the input of displaCy. Positions in it count code points.
   */
  exportAs(text: string, format: ExportFormat, options?: AnalyzeOptions): Promise<string>;
  /** Loads the model and resolves to the version of its data. It is fetched once; after a failure, call it again. */
  loadModel(source?: Source, options?: LoadOptions): Promise<string>;
}

export type ExportFormat = 'csv' | 'jsonld' | 'w3c' | 'markdown' | 'conllu' | 'displacy';

/** An engine in a worker. Calls are answered in order. */
export interface WorkerEngine extends Engine {
  /** Ends the worker; calls that have no answer yet fail with `closed`. */
  close(): void;
}

/** Gets the engine of this thread ready, model included. Calling it again does nothing, or retries what failed. */
export function init(input?: InitInput): Promise<void>;
export const analyze: Engine['analyze'];
export const exportAs: Engine['exportAs'];
export const loadModel: Engine['loadModel'];
/** Begins to fetch the model, for `loadModel` of whichever engine asks first; `null` does nothing. Never throws. */
export function expectModel(source?: Source | null, options?: LoadOptions): void;
/** Starts a worker and gets it ready, model included. Aborting a call of its `analyze` stops the work at once. */
export function createWorker(input?: InitInput): Promise<WorkerEngine>;

export interface Options {
  /** ISO 8601 day the article was written; never taken from a clock. */
  referenceDate?: string | null;
  /** How 03/04/2025 is to be read; left out, the text's own evidence decides, else both readings are kept. */
  dateOrder?: 'dmy' | 'mdy' | 'ymd' | null;
  /** First month of the fiscal year, 1 to 12; 1 where left out. */
  fiscalYearStart?: number | null;
  /** The user's own names and corrections: they always win. */
  lexicon?: LexiconEntry[];
  /** Left out: all. A stage brings those that it needs; `dates` alone works without the model. */
  stages?: Stage[] | null;
  /** What `start` and `end` count; UTF-16 code units where left out. */
  offsetUnit?: OffsetUnit;
  /** Whether the answer lists the tokens. */
  tokens?: boolean;
  /** Largest text in bytes of UTF-8, 8 MiB where left out; above it, the error `too-long`. */
  maxBytes?: number | null;
}

export interface AnalyzeOptions extends Options {
  signal?: AbortSignal;
}

export type OffsetUnit = 'utf16' | 'utf8' | 'char';
export type Stage = 'names' | 'dates' | 'amounts' | 'entities' | 'relations';

export interface LexiconEntry {
  name: string;
  /** `null`: not to be marked at all. */
  type: EntityType | null;
  aliases?: string[];
  /** Names that are never to be merged with it. */
  not?: string[];
  links?: Links;
}

/** All that was read in one article. */
export interface Analysis {
  /** Version of this shape. */
  schemaVersion: '1';
  /** Version of model and lexicon, as `en-2026.11.1`; `none` without a model. */
  dataVersion: string;
  /** What every `start` and `end` below counts. */
  offsetUnit: OffsetUnit;
  /** BCP 47 tag as detected, `und` where the text is too short to tell. */
  language: string;
  referenceDate: ReferenceDate;
  /** All sentences in order; they cover every token. */
  sentences: Sentence[];
  /** Only where asked for. */
  tokens?: Token[];
  entities: Entity[];
  /** Sorted by start, then longest first; they may nest. */
  mentions: Mention[];
  /** Sorted by start, never overlapping each other. */
  dates: DateRef[];
  /** Sorted by start. */
  amounts: Amount[];
  facts: Fact[];
  events: Event[];
  /** Sorted by start. */
  quotations: Quotation[];
  /** What a careful reader should know. */
  warnings: Warning[];
}

export type EntityId = `e${number}`;
export type MentionId = `m${number}`;
export type DateId = `d${number}`;
export type RangeId = `r${number}`;
export type AmountId = `a${number}`;
export type FactId = `f${number}`;
export type EventId = `v${number}`;

export interface Range {
  start: number;
  /** Exclusive. */
  end: number;
}

export interface Span extends Range {
  /** Exactly that slice of the text. */
  text: string;
}

/** The day that relative dates hang on, and who said so. The core itself never says `assumed`. */
export interface ReferenceDate {
  value: string | null;
  source: 'given' | 'dateline' | 'text' | 'assumed' | 'none';
}

export interface Sentence extends Range {
  kind: 'headline' | 'dateline' | 'byline' | 'body' | 'listItem' | 'boilerplate';
}

/** A word, number or mark, by the conventions of Universal Dependencies 2. */
export interface Token extends Range {
  lemma: string;
  upos: string;
  /** Index into the tokens; `null` for the root of a sentence. */
  head: number | null;
  deprel: string;
}

/** The senses are those of OntoNotes; a TITLE is an office, a GROUP several entities spoken of together. */
export type EntityType =
  | 'PERSON'
  | 'ORG'
  | 'GPE'
  | 'LOC'
  | 'FAC'
  | 'NORP'
  | 'EVENT'
  | 'LAW'
  | 'PRODUCT'
  | 'WORK'
  | 'INITIATIVE'
  | 'TITLE'
  | 'GROUP';

/** Identifiers elsewhere, only where certain. */
export interface Links {
  iso3166?: string;
  geonames?: number;
  wikidata?: string;
  cameo?: string;
}

export interface Entity {
  id: EntityId;
  type: EntityType;
  name: string;
  /** Its other names in this article, in order of appearance. */
  aliases: string[];
  /** Of a group, where known. */
  members?: EntityId[];
  links: Links;
  /** 0 to 1: how much the article is about it. */
  salience: number;
}

export interface Claim {
  /** 0 to 1, three places. Below .5 a claim is not shown by default. */
  confidence: number;
  /** Which rule or model said so, for a person. */
  reason: string;
}

export interface Mention extends Span, Claim {
  id: MentionId;
  entity: EntityId;
  /** What is meant here; it may differ from the entity's type. */
  type: EntityType;
  level: 'name' | 'demonym' | 'nominal' | 'pronoun' | 'title';
}

/** TIMEX3, as in TimeML and ISO 24617-1. */
export interface Timex {
  type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  value: string;
  mod?: string;
  quant?: string;
  freq?: string;
}

export interface DateRef extends Span, Claim {
  id: DateId;
  timex: Timex;
  /** ISO 8601-2, where it can say it. */
  edtf: string | null;
  /** First and last ISO 8601 day that it may mean. */
  earliest: string | null;
  latest: string | null;
  /** Shared by the two ends of a range; the first one's `edtf` is the interval. */
  range?: RangeId;
  /** Other readings, as of 03/04/2025. */
  alternatives?: { timex: Timex; edtf: string | null }[];
  /** What it is counted from. */
  anchor: { kind: 'none' | 'reference' } | { kind: 'date'; id: DateId } | { kind: 'event'; id?: EventId };
  /** Parts that the text does not state, as `year`. */
  inferred: string[];
}

export interface Amount extends Span {
  id: AmountId;
  kind: 'money' | 'percent' | 'quantity' | 'ordinal' | 'cardinal';
  /** Decimal digits, scale worked in: `$1.2bn` is `1200000000`. */
  value: string;
  /** ISO 4217 code, `%`, or a unit's symbol. */
  unit: string | null;
  reason: string;
}

export type Ref = { entity: EntityId } | { event: EventId } | { date: DateId } | { text: string };

/** On whose word something is told. */
export interface Attribution {
  /** `null` where that is no entity ("reports say"). */
  entity: EntityId | null;
  /** The words that say that they say so. */
  cue: Span;
  /** Who reports that they say so. */
  via?: Attribution;
}

/** Something that is so; the properties are Wikidata's. */
export interface Fact extends Claim {
  id: FactId;
  property: string;
  wikidata: `P${number}` | null;
  subject: Ref;
  object: Ref;
  /**
   * `of`: the country or organisation of an office; `start`, `end`: the dates from when and until when it is so; `held`:
   * the text "formerly", where it is so no more.
   */
  qualifiers: { [name: string]: Ref };
  evidence: Span[];
  /** `null`: the article itself says so. */
  attribution: Attribution | null;
}

/** The sixteen of PLOVER 2021, and two of our own: STATE (says, claims) and ELECT. */
export type EventType =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'CONCEDE'
  | 'COOPERATE'
  | 'AID'
  | 'RETREAT'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'
  | 'PROTEST'
  | 'SANCTION'
  | 'MOBILIZE'
  | 'COERCE'
  | 'ASSAULT'
  | 'STATE'
  | 'ELECT';

/** One who takes part in an event, resolved: never a bare pronoun. */
export interface Argument {
  entity: EntityId;
  mention: MentionId;
}

/** Who did what to whom, when, where, on whose word. */
export interface Event extends Claim {
  id: EventId;
  type: EventType;
  /** PLOVER mode, as `visit`. */
  mode: string | null;
  /** PLOVER contexts, where certain. */
  contexts: string[];
  /** The words that name it. */
  triggers: Span[];
  /** Of a meeting or an agreement, all parties. */
  actors: Argument[];
  recipients: Argument[];
  date: DateId | null;
  places: EntityId[];
  topic: Span | null;
  /** `null`: the article itself says so. */
  attribution: Attribution | null;
  modality: 'actual' | 'future' | 'hypothetical' | 'habitual';
  polarity: 'positive' | 'negative';
  /** The sentence. */
  evidence: Span;
}

export interface Quotation extends Span {
  speaker: EntityId | null;
  cue: Span | null;
  reason: string;
}

export interface Warning {
  /** Stable, as `not-english`, `no-model`, `lone-surrogate`. */
  code: string;
  /** For a person. */
  message: string;
}
