/**
 * The model files of this page: each is fetched once, for whichever engine asks first.
 */

import { bytesOf } from './loading.js';

/** @typedef {import('./dateline.d.ts').LoadOptions} LoadOptions */
/** @typedef {import('./dateline.d.ts').Source} Source */

/** The file of this package. */
export const MODEL_URL = new URL('../models/english.dateline', import.meta.url);

export class Models {
  /** By URL. @type {Map<string, Promise<Uint8Array>>} */
  #fetched = new Map();
  /** URLs that once gave a file that cannot be used: the browser's cache must not give it again. @type {Set<string>} */
  #damaged = new Set();

  /**
   * Fetches the file and gives it to `load`. Whatever fails can be tried again.
   *
   * @param {Source} source
   * @param {LoadOptions} options
   * @param {(bytes: Uint8Array) => string | Promise<string>} load
   * @returns {Promise<string>} what `load` gives back
   */
  async use(source, options, load) {
    if (typeof source !== 'string' && !(source instanceof URL)) {
      return load(await bytesOf(source, options));
    }
    const url = String(source);
    const bytes = await this.#fetch(url, options);
    try {
      const version = await load(bytes);
      this.#damaged.delete(url);
      return version;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'model') {
        this.#fetched.delete(url);
        this.#damaged.add(url);
      }
      throw error;
    }
  }

  /**
   * Begins to fetch a file that will be asked for, so that it arrives while something else is made ready.
   *
   * @param {Source} source
   * @param {LoadOptions} [options]
   */
  expect(source, options = {}) {
    if (typeof source === 'string' || source instanceof URL) {
      this.#fetch(String(source), options);
    }
  }

  /**
   * @param {string} url
   * @param {LoadOptions} options
   */
  #fetch(url, options) {
    let bytes = this.#fetched.get(url);
    if (bytes === undefined) {
      bytes = bytesOf(url, { ...options, cache: this.#damaged.has(url) ? 'reload' : 'default' });
      bytes.catch(() => this.#fetched.delete(url));
      this.#fetched.set(url, bytes);
    }
    return bytes;
  }
}
