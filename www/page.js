/**
 * What the parts of the page share: the state, and what each may ask for. app.js makes it; nothing else is global.
 */

/** @import { Analysis, LexiconEntry, Options } from './lib/dateline.js' */
/** @import { Draft } from './reading/draft.js' */
/** @import { Kind } from './reading/kinds.js' */
/** @import { Mark, Reading } from './reading/reading.js' */
/** @import { Shelved } from './reading/shelf.js' */
/** @import { Store } from './store.js' */
import { SURE_ENOUGH } from './reading/kinds.js';

/**
 * @typedef {object} Settings
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {boolean} showUnsure
 * @property {boolean} labels
 * @property {boolean} singleKeys
 * @property {'auto' | 'dmy' | 'mdy'} dateOrder
 */

/**
 * @typedef {object} PageState
 * @property {'start' | 'read' | 'edit' | 'shelf'} phase
 * @property {string} text
 * @property {Reading | null} reading  of `text`, or of what it was a moment ago
 * @property {Draft | null} draft  the text with its marks while it is typed
 * @property {'loading' | 'dates' | 'ready' | 'model-failed' | 'failed'} engine
 * @property {boolean} busy  a text is being read
 * @property {string | null} problem  what went wrong, for a person
 * @property {string | null} referenceDate  chosen by the person
 * @property {boolean} referenceAssumed  chosen by "use today"
 * @property {readonly LexiconEntry[]} lexicon  the person's corrections
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 * @property {ReadonlySet<Kind>} hidden
 * @property {string | null} lit  the entity or date under the pointer or focus
 * @property {string} tab
 * @property {readonly Shelved[]} shelf  many articles, where many were opened
 * @property {number | null} requests  since ready; null before
 */

/** @typedef {PageState & Settings} State */

/**
 * @typedef {object} Page
 * @property {Store<State>} state
 * @property {(text: string, phase?: 'read' | 'edit') => void} read  takes a new text
 * @property {(text: string, options?: Options) => Promise<Analysis>} analyze  reads a text beside the one on the page
 * @property {(id: string) => void} goToMark
 * @property {(key: string) => void} goToKey  the first mark of an entity or date
 * @property {(sentence: number) => void} goToSentence
 * @property {(bracket: HTMLElement) => void} pin
 * @property {(mark: Mark) => boolean} isShown
 * @property {(element: HTMLElement) => boolean} isShownElement
 * @property {(words: string) => void} say  a short message, also for screen readers
 * @property {(lexicon: readonly LexiconEntry[]) => void} correct  new corrections, undoable
 * @property {() => boolean} undo
 * @property {() => boolean} redo
 * @property {(kind: Kind, alone?: boolean) => void} toggle  one kind of marks
 * @property {() => void} retry  loads again what failed to load
 * @property {() => void} cancel
 */

/** @type {State} */
export const INITIAL = {
  phase: 'start',
  text: '',
  reading: null,
  draft: null,
  engine: 'loading',
  busy: false,
  problem: null,
  referenceDate: null,
  referenceAssumed: false,
  lexicon: [],
  canUndo: false,
  canRedo: false,
  hidden: new Set(),
  lit: null,
  tab: 'who',
  shelf: [],
  requests: null,
  theme: 'auto',
  showUnsure: false,
  labels: false,
  singleKeys: true,
  dateOrder: 'auto',
};

/** Whether a mark of this kind and confidence is drawn. @param {State} state @param {string} kind @param {boolean} unsure */
export function isVisible({ hidden, showUnsure }, kind, unsure) {
  return !(/** @type {ReadonlySet<string>} */ (hidden).has(kind)) && (showUnsure || !unsure);
}

/** @param {{ confidence: number }} claim */
export const isUnsure = ({ confidence }) => confidence < SURE_ENOUGH;
