/**
 * Keeps the reading in step with the text and the options: dates and structure at once, names when the model is there.
 */

/** @import { Analysis, ExportFormat, Options, WorkerEngine } from './lib/dateline.js' */
/** @import { State } from './page.js' */
/** @import { Store } from './store.js' */
import { createWorker, expectModel } from './lib/dateline.js';
import { glanced } from './reading/draft.js';
import { readingOf } from './reading/reading.js';
import { strings } from './strings.js';

/** Milliseconds without a key before the lines that changed are glanced at, and before the whole text is read again. */
const [GLANCE, PAUSE] = [60, 400];
/** Characters that are read as fast as glanced at. */
const SHORT = 4_000;

/** @param {Store<State>} state */
export function createEngine(state) {
  /** @type {WorkerEngine | null} */
  let worker = null;
  /** @type {AbortController | null} */
  let running = null;
  /** Whether something changed while a text was being read. */
  let stale = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let glanceTimer;

  const start = async () => {
    state.set({ engine: 'loading', problem: null });
    // It arrives while module and worker are made ready.
    expectModel();
    try {
      worker ??= await createWorker({ model: null });
    } catch {
      state.set({ engine: 'failed' });
      return;
    }
    state.set({ engine: 'dates' });
    run();
    try {
      await worker.loadModel();
    } catch {
      state.set({ engine: 'model-failed' });
      return;
    }
    state.set({ engine: 'ready' });
    run();
  };

  const run = async () => {
    clearTimeout(timer);
    const { text, engine } = state.get();
    if (!worker || text === '' || engine === 'failed') {
      state.set({ reading: null, busy: false });
      return;
    }
    // Aborting would cost the worker and its model: a text that is being read is read to its end, then the newest one.
    stale = running !== null;
    if (stale) {
      return;
    }
    const mine = new AbortController();
    running = mine;
    state.set({ busy: true });
    try {
      const analysis = await worker.analyze(text, { ...options(state.get()), signal: mine.signal });
      // A long answer has cost its share of this turn already.
      await turn();
      const reading = readingOf(text, analysis);
      await turn();
      if (!stale && state.get().text === text) {
        state.set({ reading, busy: false, problem: null });
      }
    } catch (error) {
      state.set({ busy: false, problem: mine.signal.aborted ? strings.states.stopped : problemOf(error) });
    }
    running = null;
    if (stale) {
      void run();
    }
  };

  /** Reads the lines that changed by themselves: their marks need not wait for the whole text. */
  const glance = async () => {
    const { draft, reading } = state.get();
    const { dirty } = draft ?? {};
    if (!worker || !draft || !dirty || dirty.end - dirty.start > SHORT) {
      return;
    }
    const { value } = reading?.analysis.referenceDate ?? {};
    const lines = draft.text.slice(dirty.start, dirty.end);
    const analysis = await worker
      .analyze(lines, { ...options(state.get()), ...(value ? { referenceDate: value } : {}) })
      .catch(() => null);
    if (analysis && state.get().draft === draft) {
      state.set({ draft: glanced(draft, analysis) });
    }
  };

  state.on(['text'], ({ phase, text }) => {
    clearTimeout(timer);
    clearTimeout(glanceTimer);
    if (phase !== 'edit') {
      timer = setTimeout(run);
    } else if (text.length <= SHORT) {
      timer = setTimeout(run, GLANCE);
    } else {
      glanceTimer = setTimeout(glance, GLANCE);
      timer = setTimeout(run, PAUSE);
    }
  });
  // Who stops typing to read need not wait.
  state.on(['phase'], ({ phase, text, reading }) => {
    if (phase === 'read' && text !== '' && reading && reading.text !== text) {
      void run();
    }
  });
  state.on(['referenceDate', 'lexicon', 'dateOrder'], run);

  return {
    start,
    cancel() {
      stale = false;
      running?.abort();
    },
    /**
     * The article in another format.
     *
     * @param {ExportFormat} format
     */
    async exportAs(format) {
      return (await worker?.exportAs(state.get().text, format, options(state.get()))) ?? '';
    },
    /**
     * @param {string} text
     * @returns {Promise<Analysis>}
     */
    analyze(text) {
      if (!worker) {
        return Promise.reject(new Error(strings.states.loading));
      }
      return worker.analyze(text, { ...options(state.get()), referenceDate: null });
    },
  };
}

/** Lets the page do what waits: keys, scrolling, painting. */
const turn = () => new Promise((done) => setTimeout(done));

/** @param {State} state @returns {Options} */
function options({ engine, referenceDate, lexicon, dateOrder }) {
  return {
    ...(referenceDate === null ? {} : { referenceDate }),
    ...(dateOrder === 'auto' ? {} : { dateOrder }),
    ...(engine === 'ready' ? {} : { stages: ['dates', 'amounts'] }),
    lexicon: [...lexicon],
  };
}

/** @param {unknown} error */
function problemOf(error) {
  return strings.states.failed + (error instanceof Error ? error.message : String(error));
}
