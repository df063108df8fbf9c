/**
 * An engine in a worker. Requests wait here, not in the worker: a crash or an aborted request, which both end the
 * worker, then lose nothing but the request that was running. The next request gets a new worker.
 */

import { codedError } from './loading.js';
import { MODEL_URL } from './models.js';
import { Thread } from './thread.js';

/** @typedef {import('./dateline.d.ts').Analysis} Analysis */
/** @typedef {import('./dateline.d.ts').AnalyzeOptions} AnalyzeOptions */
/** @typedef {import('./dateline.d.ts').ExportFormat} ExportFormat */
/** @typedef {import('./dateline.d.ts').LoadOptions} LoadOptions */
/** @typedef {import('./dateline.d.ts').Source} Source */

export class WorkerEngine {
  /** @type {Promise<Thread> | undefined} */
  #thread;
  /** Done when nothing waits any more; never rejects. @type {Promise<unknown>} */
  #idle = Promise.resolve();
  /** Kept for a new worker. @type {Uint8Array | undefined} */
  #model;
  #module;
  #url;
  #models;
  /** Why nothing is answered any more. @type {Error | undefined} */
  #closed;

  /**
   * @param {WebAssembly.Module} module
   * @param {string | URL} url of worker.js
   * @param {import('./models.js').Models} models
   */
  constructor(module, url, models) {
    this.#module = module;
    this.#url = url;
    this.#models = models;
  }

  /** Starts the worker and waits until it answers. */
  async start() {
    await this.#inTurn(async () => {});
  }

  /**
   * @param {Source} [source]
   * @param {LoadOptions} [options]
   * @returns {Promise<string>} the version of the data
   */
  async loadModel(source = MODEL_URL, options = {}) {
    return this.#models.use(source, options, async (bytes) => {
      const version = await this.#inTurn(
        (thread) => thread.ask({ kind: 'loadModel', bytes }),
        options.signal,
      );
      this.#model = bytes;
      return version;
    });
  }

  /**
   * @param {string} text
   * @param {AnalyzeOptions} [options]
   * @returns {Promise<Analysis>}
   */
  async analyze(text, { signal, ...options } = {}) {
    const json = await this.#inTurn(
      (thread) => thread.ask({ kind: 'analyze', text, options }, signal),
      signal,
    );
    return JSON.parse(json);
  }

  /**
   * @param {string} text
   * @param {ExportFormat} format
   * @param {AnalyzeOptions} [options]
   * @returns {Promise<string>}
   */
  async exportAs(text, format, { signal, ...options } = {}) {
    return this.#inTurn((thread) => thread.ask({ kind: 'exportAs', text, format, options }, signal), signal);
  }

  /** Ends the worker; requests without an answer get the error `closed`. */
  close() {
    const closed = codedError('closed', 'The worker was closed.');
    this.#closed = closed;
    this.#thread?.then(
      (thread) => thread.end(closed),
      () => {},
    );
  }

  /**
   * Calls `ask` when all earlier requests are answered.
   *
   * @template T
   * @param {(thread: Thread) => Promise<T>} ask
   * @param {AbortSignal} [signal]
   * @returns {Promise<T>}
   */
  #inTurn(ask, signal) {
    const answer = this.#idle.then(async () => {
      if (this.#closed !== undefined) {
        throw this.#closed;
      }
      signal?.throwIfAborted();
      return ask(await this.#openThread());
    });
    this.#idle = answer.catch(() => {});
    return signal === undefined ? answer : unlessAborted(answer, signal);
  }

  async #openThread() {
    const current = await this.#thread?.catch(() => undefined);
    if (current !== undefined && !current.ended) {
      return current;
    }
    this.#thread = this.#newThread();
    return this.#thread;
  }

  async #newThread() {
    const thread = await Thread.open(this.#url);
    await thread.ask({ kind: 'start', module: this.#module });
    if (this.#model !== undefined) {
      await thread.ask({ kind: 'loadModel', bytes: this.#model });
    }
    return thread;
  }
}

/**
 * `promise`, or the reason of `signal` as soon as that is aborted.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
function unlessAborted(promise, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) {
      abort();
    }
  });
}
