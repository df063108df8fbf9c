/**
 * Keeps the reading in step with the text and the options: dates and structure at once, names when the model is there.
 */

/** @import { Analysis, ExportFormat, Options, WorkerEngine } from './lib/dateline.js' */
/** @import { State } from './page.js' */
/** @import { Store } from './store.js' */
import { createWorker } from './lib/dateline.js';
import { readingOf } from './reading/reading.js';
import { strings } from './strings.js';

/** Milliseconds without a key before the text is read again. */
const PAUSE = 120;

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

  const start = async () => {
    state.set({ engine: 'loading', problem: null });
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
      if (!stale && state.get().text === text) {
        state.set({ reading: readingOf(text, analysis), busy: false, problem: null });
      }
    } catch (error) {
      state.set({ busy: false, problem: mine.signal.aborted ? strings.states.stopped : problemOf(error) });
    }
    running = null;
    if (stale) {
      void run();
    }
  };

  state.on(['text'], ({ phase }) => {
    clearTimeout(timer);
    timer = setTimeout(run, phase === 'edit' ? PAUSE : 0);
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
