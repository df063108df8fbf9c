/**
 * A worker, in a browser or in Node, that is asked one thing at a time and always answers.
 */

import { codedError } from './loading.js';

/**
 * @typedef {{ kind: 'start', module: WebAssembly.Module }
 *   | { kind: 'loadModel', bytes: Uint8Array }
 *   | { kind: 'analyze', text: string, options: object }
 *   | { kind: 'exportAs', text: string, format: string, options: object }} Task
 * @typedef {Task & { id: number }} Request
 * @typedef {{ id: number, value?: any, error?: { code: import('./dateline.d.ts').DatelineError['code'], message: string } }} Answer
 * @typedef {{ id: number, resolve: (value: any) => void, reject: (error: unknown) => void }} Question
 */

export class Thread {
  /** Why the worker has ended, once it has. @type {unknown} */
  #end;
  #lastId = 0;
  /** @type {Question | undefined} */
  #question;
  /** @type {(message: Request) => void} */
  #post;
  /** @type {() => void} */
  #terminate;

  /**
   * @param {(message: Request) => void} post
   * @param {() => void} terminate
   */
  constructor(post, terminate) {
    this.#post = post;
    this.#terminate = terminate;
  }

  /**
   * Starts the worker at `url`, a module.
   *
   * @param {string | URL} url
   */
  static async open(url) {
    return typeof Worker === 'function' ? Thread.#openInBrowser(url) : Thread.#openInNode(url);
  }

  /** @param {string | URL} url */
  static #openInBrowser(url) {
    const worker = new Worker(url, { type: 'module', name: 'dateline' });
    const thread = new Thread(
      (message) => worker.postMessage(message),
      () => worker.terminate(),
    );
    worker.addEventListener('message', ({ data }) => thread.#answered(data));
    worker.addEventListener('messageerror', () => thread.#failed('its answer could not be read'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      thread.#failed(event.message ?? `${url} could not be loaded`);
    });
    return thread;
  }

  /** @param {string | URL} url */
  static async #openInNode(url) {
    // The name is not a literal, so that bundlers for the browser leave it alone.
    const module = 'node:worker_threads';
    /** @type {typeof import('node:worker_threads')} */
    const { Worker: NodeWorker } = await import(/* @vite-ignore */ module);
    const worker = new NodeWorker(new URL(url));
    const thread = new Thread(
      (message) => worker.postMessage(message),
      () => worker.terminate(),
    );
    worker.on('message', (data) => thread.#answered(data));
    worker.on('error', (error) => thread.#failed(error.message));
    worker.on('exit', () => thread.#failed('it ended'));
    return thread;
  }

  /** Whether the worker has ended, so that another one is needed. */
  get ended() {
    return this.#end !== undefined;
  }

  /**
   * Sends `task` and gives back the answer's value. Aborting ends the worker: nothing else stops it in mid-text.
   *
   * @param {Task} task
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  ask(task, signal) {
    if (this.ended) {
      return Promise.reject(this.#end);
    }
    const id = ++this.#lastId;
    const abort = () => this.end(signal?.reason);
    const answer = new Promise((resolve, reject) => {
      this.#question = { id, resolve, reject };
      signal?.addEventListener('abort', abort);
      this.#post({ ...task, id });
    });
    return answer.finally(() => signal?.removeEventListener('abort', abort));
  }

  /**
   * Ends the worker; an open question is answered with `error`.
   *
   * @param {unknown} error
   */
  end(error) {
    this.#end = error;
    this.#terminate();
    this.#question?.reject(error);
    this.#question = undefined;
  }

  /** @param {Answer} answer */
  #answered({ id, value, error }) {
    if (id !== this.#question?.id) {
      return;
    }
    const { resolve, reject } = this.#question;
    this.#question = undefined;
    if (error === undefined) {
      resolve(value);
    } else {
      reject(codedError(error.code, error.message));
    }
  }

  /** @param {string} message */
  #failed(message) {
    if (!this.ended) {
      this.end(codedError('crashed', `The worker stopped: ${message}.`));
    }
  }
}
