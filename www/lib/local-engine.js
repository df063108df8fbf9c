/**
 * The WebAssembly instance of this thread. There is one: the generated glue keeps its state in a module.
 */

import { codedError } from './loading.js';
import {
  initSync,
  __wbg_reset_state as instantiateAgain,
  analyze as read,
  loadModel as useModel,
  exportAs as write,
} from './wasm/dateline.js';

/** Bytes of the model, kept for a new instance after a crash. @type {Uint8Array | undefined} */
let model;
let running = false;
let crashed = false;

/** @param {WebAssembly.Module} module */
export function start(module) {
  initSync({ module });
  running = true;
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} version of the data
 */
export function loadModel(bytes) {
  const version = guarded(() => useModel(bytes));
  model = bytes;
  return version;
}

/**
 * @param {string} text
 * @param {object} options
 * @returns {string} the analysis as JSON
 */
export function analyze(text, options) {
  return guarded(() => read(checked(text), JSON.stringify(options)));
}

/**
 * @param {string} text
 * @param {string} format
 * @param {object} options
 * @returns {string} what was found in `text`, in that format
 */
export function exportAs(text, format, options) {
  return guarded(() => write(checked(text), format, JSON.stringify(options)));
}

/** It has a dateline, names, a date and somebody who says something: most of what there is to compile. */
const SENTENCE = 'OSLO, May 14, 2026 - Norway said on Tuesday that its envoy had met the president of Chad.';

/** Reads a sentence for nobody: what an engine compiles at its first call is then compiled before anybody waits. */
export function warmUp() {
  try {
    analyze(SENTENCE, {});
  } catch {
    // Whoever analyses next is told.
  }
}

/** @param {string} text */
function checked(text) {
  if (typeof text !== 'string') {
    throw codedError('input', 'The text is not a string.');
  }
  return text;
}

/**
 * Runs `call` on an instance that has not crashed; after a crash that is a new one.
 *
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
function guarded(call) {
  if (!running) {
    throw codedError('not-ready', 'Call init() first.');
  }
  try {
    if (crashed) {
      instantiateAgain();
      if (model !== undefined) {
        useModel(model);
      }
      crashed = false;
    }
    return call();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
      crashed = true;
      throw codedError('crashed', `The analysis stopped unexpectedly: ${error.message}`, error);
    }
    throw error;
  }
}
