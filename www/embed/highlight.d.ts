/**
 * Marks who, where and when in the text of a page that is already there, and keeps the marks in step with the page.
 */

import type {
  Analysis,
  DateRef,
  Engine,
  Entity,
  Mention,
  Event as NewsEvent,
  Options,
} from '../lib/dateline.js';

/** What is told apart by form and colour. `relations` are the words that name an event. */
export type Kind = 'people' | 'organisations' | 'places' | 'events' | 'names' | 'dates' | 'relations';
export const KINDS: readonly Kind[];

export interface HighlightOptions {
  /** Who reads the text; left out, a worker that all who mark on this page share. It must answer with UTF-16 offsets. */
  engine?: Engine | Promise<Engine>;
  /** Left out: all but `relations`. */
  kinds?: readonly Kind[];
  /** .5 where left out: less sure claims are not marked. */
  minConfidence?: number;
  /** Left out: `highlight`, which leaves the DOM as it is, where the browser has the CSS Custom Highlight API; else `mark`. */
  renderer?: 'highlight' | 'mark';
  /** Left out: what suits the ground that the text stands on. */
  theme?: 'auto' | 'light' | 'dark';
  /** Selector of elements whose text is not read; `nav, footer, form` where left out. */
  skip?: string;
  /** Whether a text node is to be read; left out, all that are shown. */
  only?: (node: Text) => boolean;
  /** Whether later changes of the page are followed; they are where left out. */
  live?: boolean;
  /** Milliseconds without a change before the text is read again, 250 where left out. */
  delay?: number;
  /** As for `analyze`, the reference date for example. */
  analyze?: Omit<Options, 'offsetUnit'>;
  /** Takes the marks away when it is aborted, as `stop` does. */
  signal?: AbortSignal;
}

/** A mark, and what it is a mark of. */
export interface Mark {
  id: string;
  /** Id of the entity, date or event: marks of one thing share it. */
  key: string;
  kind: Kind;
  /** In `Highlighting.text`, UTF-16 code units. */
  start: number;
  end: number;
  text: string;
  confidence: number;
  about: Mention | DateRef | NewsEvent;
  entity: Entity | null;
}

export interface HighlightingEventMap {
  /** The text was read, for the first time or after a change, and the marks are drawn. */
  analyzed: CustomEvent<{ analysis: Analysis; text: string; marks: Mark[]; notPlaced: number }>;
  /** A thing was focused, by a click on one of its marks or by `focus`; `key` is `null` where none is any more. */
  entityfocus: CustomEvent<{ key: string | null; mark: Mark | null }>;
  /** The text could not be read. */
  error: CustomEvent<unknown>;
}

/** `addEventListener` that knows these events. */
export interface AddHighlightingListener {
  <Name extends keyof HighlightingEventMap>(
    type: Name,
    listener: (event: HighlightingEventMap[Name]) => void,
    options?: AddEventListenerOptions | boolean,
  ): void;
  (
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
}

export interface Highlighting extends EventTarget {
  /** Done when the marks are drawn for the first time; fails where the text could not be read. */
  readonly ready: Promise<void>;
  /** `null` before the first reading. */
  readonly analysis: Analysis | null;
  /** The text as it was gathered from the page: blocks apart by an empty line, items with a dash. */
  readonly text: string;
  /** Sorted by start, then longest first. */
  readonly marks: Mark[];
  /** How many of the marks have no place in the page. */
  readonly notPlaced: number;
  /** Key of the thing whose marks are tinted. */
  readonly focused: string | null;
  /** Reads and marks again at once, what has not changed without the engine. */
  refresh(): Promise<void>;
  /** Marks what somebody else's reading of `text` found, as a correction of what is there; `text` as it was gathered. */
  show(text: string, analysis: Analysis): void;
  /** The marks under a point of the window, innermost first. */
  at(x: number, y: number): Mark[];
  /** Tints all marks of one thing, or none, and tells so by `entityfocus`. */
  focus(key: string | null, mark?: Mark): void;
  /** Scrolls to a mark; false where it has no place. */
  reveal(mark: Mark): boolean;
  /** Takes all marks away and follows no changes any more. */
  stop(): void;
  addEventListener: AddHighlightingListener;
}

/** Marks the text below `root`, from now on until `stop`. */
export function highlight(root: Element | Document | ShadowRoot, options?: HighlightOptions): Highlighting;
