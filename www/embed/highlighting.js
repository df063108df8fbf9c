/**
 * Marks on one page, from the first reading of its text until they are taken away.
 */

/** @import { Analysis, Engine } from '../lib/dateline.js' */
/** @import { HighlightOptions, Highlighting as Promised } from './highlight.js' */
/** @import { Mark, Renderer } from './marks.js' */
import { KINDS } from '../reading/kinds.js';
import { relocation } from './anchor.js';
import { gather } from './gather.js';
import { canHighlight, HighlightRenderer } from './highlight-renderer.js';
import { MarkRenderer } from './mark-renderer.js';
import { marksOf, place } from './marks.js';
import { adopt, release, themeOf } from './style.js';

/** Left out where a caller does not say what to skip: what stands beside an article, seldom in it. */
const BESIDE = 'nav, footer, form';
/** Milliseconds without a change before the text is read again; a page that never rests is read after eight times that. */
const PAUSE = 250;
/** Attributes that may show or hide text. */
const SHOWING = ['class', 'style', 'hidden', 'open', 'aria-hidden'];

/** @implements {Promised} */
export class Highlighting extends EventTarget {
  /** @type {Analysis | null} */
  analysis = null;
  text = '';
  /** @type {Mark[]} */
  marks = [];
  notPlaced = 0;
  /** @type {string | null} */
  focused = null;
  /** @type {Promise<void>} */
  ready;
  #root;
  #options;
  #scope;
  #wanted;
  /** @type {Renderer} */
  #renderer;
  /** @type {Promise<Engine>} */
  #engine;
  #stopping = new AbortController();
  #observer = new MutationObserver((records) => this.#changed(records));
  /** @type {Set<Document | ShadowRoot>} */
  #trees = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** When the first change came that is not read yet. @type {number | null} */
  #waitingSince = null;
  /** The reading that runs; the next one waits for it. */
  #reading = Promise.resolve();

  /**
   * @param {Element | ShadowRoot | Document} root
   * @param {Engine | Promise<Engine>} engine
   * @param {HighlightOptions} options
   * @param {() => void} [stopped] called once, when it has ended
   */
  constructor(root, engine, options, stopped) {
    super();
    const {
      kinds = KINDS.filter((kind) => kind !== 'relations'),
      minConfidence = 0.5,
      skip = BESIDE,
      only,
    } = options;
    this.#root = root;
    this.#options = options;
    this.#scope = { skip, ...(only ? { only } : {}) };
    this.#wanted = { kinds: new Set(kinds), minConfidence };
    const element =
      root instanceof Element ? root : root instanceof ShadowRoot ? root.host : root.documentElement;
    const { theme = 'auto', renderer = canHighlight() ? 'highlight' : 'mark' } = options;
    const look = theme === 'auto' ? themeOf(element) : theme;
    this.#renderer = renderer === 'mark' ? new MarkRenderer(look) : new HighlightRenderer(look);
    this.#engine = Promise.resolve(engine);
    this.#stopping.signal.addEventListener('abort', () => stopped?.());
    root.addEventListener('click', (event) => this.#clicked(/** @type {MouseEvent} */ (event)), {
      signal: this.#stopping.signal,
    });
    options.signal?.addEventListener('abort', () => this.stop(), { signal: this.#stopping.signal });
    this.ready = this.refresh();
    this.ready.catch(() => {});
    if (options.signal?.aborted) {
      this.stop();
    }
  }

  /** @type {Promised['refresh']} */
  refresh() {
    clearTimeout(this.#timer);
    this.#waitingSince = null;
    const reading = this.#reading.then(() => this.#read());
    this.#reading = reading.catch((error) => {
      if (!this.#stopping.signal.aborted) {
        this.dispatchEvent(new CustomEvent('error', { detail: error }));
      }
    });
    return reading;
  }

  async #read() {
    const { text } = gather(this.#root, this.#scope);
    if (text !== this.text || this.analysis === null) {
      const engine = await this.#engine;
      this.#stopping.signal.throwIfAborted();
      // The signal is not passed on: it would end a worker that others may share.
      const analysis = await engine.analyze(text, this.#options.analyze ?? {});
      this.#stopping.signal.throwIfAborted();
      this.show(text, analysis);
    } else {
      this.#draw();
    }
  }

  /** @type {Promised['show']} */
  show(text, analysis) {
    this.text = text;
    this.analysis = analysis;
    this.marks = marksOf(analysis, this.#wanted);
    this.#draw();
    const { marks, notPlaced } = this;
    this.dispatchEvent(new CustomEvent('analyzed', { detail: { analysis, text, marks, notPlaced } }));
  }

  /** Draws all marks where their words stand now. */
  #draw() {
    this.#renderer.clear();
    const now = gather(this.#root, this.#scope);
    const { drawn, placed } = place(this.marks, relocation(this.text, now.text), now.pieces);
    this.notPlaced = this.marks.length - placed.size;
    for (const tree of now.trees) {
      this.#watch(tree);
    }
    this.#renderer.draw(drawn);
    this.#renderer.focus(this.focused);
    // What the marks themselves changed is no change of the page.
    this.#observer.takeRecords();
    if (now.text !== this.text) {
      this.#schedule();
    }
  }

  /** @param {Document | ShadowRoot} tree */
  #watch(tree) {
    if (this.#trees.has(tree)) {
      return;
    }
    this.#trees.add(tree);
    adopt(tree);
    if (this.#options.live ?? true) {
      const inTree = this.#root.getRootNode() === tree ? this.#root : tree;
      this.#observer.observe(inTree, {
        childList: true,
        characterData: true,
        subtree: true,
        attributeFilter: SHOWING,
      });
    }
  }

  /** @param {MutationRecord[]} records */
  #changed(records) {
    for (const { type, target } of records) {
      if (type === 'characterData') {
        this.#renderer.forget(target);
      }
    }
    this.#schedule();
  }

  #schedule() {
    if (this.#stopping.signal.aborted || this.#options.live === false) {
      return;
    }
    const { delay = PAUSE } = this.#options;
    const now = performance.now();
    this.#waitingSince ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.refresh().catch(() => {}),
      Math.max(0, Math.min(delay, this.#waitingSince + 8 * delay - now)),
    );
  }

  /** @type {Promised['at']} */
  at(x, y) {
    const hits = new Set(this.#renderer.at(x, y, [...this.#trees]));
    return [...hits].sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** A click takes the innermost mark, the next one on the same place the one around it. @param {MouseEvent} event */
  #clicked(event) {
    const hits = this.at(event.clientX, event.clientY);
    const next = hits[hits.findIndex(({ key }) => key === this.focused) + 1];
    if (hits.length > 0 || this.focused !== null) {
      this.focus(next?.key ?? null, next);
    }
  }

  /** @type {Promised['focus']} */
  focus(key, mark = this.marks.find((one) => one.key === key)) {
    this.focused = key;
    this.#renderer.focus(key);
    this.#observer.takeRecords();
    this.dispatchEvent(new CustomEvent('entityfocus', { detail: { key, mark: mark ?? null } }));
  }

  /** @type {Promised['reveal']} */
  reveal(mark) {
    const place = this.#renderer.elementOf(mark);
    place?.scrollIntoView({ block: 'center' });
    return place !== null;
  }

  /** @type {Promised['stop']} */
  stop() {
    if (this.#stopping.signal.aborted) {
      return;
    }
    this.#stopping.abort();
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#renderer.clear();
    for (const tree of this.#trees) {
      release(tree);
    }
    this.#trees.clear();
  }
}
