/**
 * Dateline for JavaScript: reads English news articles as data, on this machine and nowhere else.
 *
 * `init` gets module and model ready, `analyze` reads a text; `createWorker` gives an engine with the same functions
 * that runs in a worker. The types, and what each function promises, are in dateline.d.ts.
 */

import { compile } from './loading.js';
import * as local from './local-engine.js';
import { MODEL_URL, Models } from './models.js';
import { WorkerEngine } from './worker-engine.js';

/** @typedef {import('./dateline.d.ts').InitOptions} InitOptions */
/** @typedef {import('./dateline.d.ts').Source} Source */

const WASM_URL = new URL('./wasm/dateline_bg.wasm', import.meta.url);
const WORKER_URL = new URL('./worker.js', import.meta.url);

/** Compiled once for this page and its workers. @type {Promise<WebAssembly.Module> | undefined} */
let compiled;
const models = new Models();
/** The model of the local engine. @type {{ source: Source, version: Promise<string> } | undefined} */
let current;

/** @type {typeof import('./dateline.d.ts').init} */
export async function init(input) {
  const { model = MODEL_URL, ...options } = optionsOf(input);
  expectModel(model, options);
  local.start(await moduleOf(options));
  // What the first call would compile is compiled while the model is on its way.
  local.warmUp();
  if (model !== null) {
    await loadModel(model, options);
  }
}

/** @type {typeof import('./dateline.d.ts').loadModel} */
export function loadModel(source = MODEL_URL, options = {}) {
  if (current === undefined || String(current.source) !== String(source)) {
    const loading = { source, version: models.use(source, options, local.loadModel) };
    loading.version.catch(() => {
      current = current === loading ? undefined : current;
    });
    current = loading;
  }
  return current.version;
}

/** @type {typeof import('./dateline.d.ts').expectModel} */
export function expectModel(source = MODEL_URL, options = {}) {
  if (source !== null) {
    models.expect(source, options);
  }
}

/** @type {typeof import('./dateline.d.ts').analyze} */
export async function analyze(text, { signal, ...options } = {}) {
  signal?.throwIfAborted();
  return JSON.parse(local.analyze(text, options));
}

/** @type {typeof import('./dateline.d.ts').exportAs} */
export async function exportAs(text, format, { signal, ...options } = {}) {
  signal?.throwIfAborted();
  return local.exportAs(text, format, options);
}

/** @type {typeof import('./dateline.d.ts').createWorker} */
export async function createWorker(input) {
  const { model = MODEL_URL, worker = WORKER_URL, ...options } = optionsOf(input);
  expectModel(model, options);
  const engine = new WorkerEngine(await moduleOf(options), worker, models);
  try {
    await engine.start();
    if (model !== null) {
      await engine.loadModel(model, options);
    }
    return engine;
  } catch (error) {
    engine.close();
    throw error;
  }
}

/**
 * @param {import('./dateline.d.ts').InitInput} [input]
 * @returns {InitOptions}
 */
function optionsOf(input = {}) {
  const plain = Object.getPrototypeOf(input) === Object.prototype;
  return plain ? /** @type {InitOptions} */ (input) : { wasm: /** @type {InitOptions['wasm']} */ (input) };
}

/** @param {InitOptions} options */
function moduleOf({ wasm = WASM_URL }) {
  compiled ??= compile(wasm).catch((error) => {
    compiled = undefined;
    throw error;
  });
  return compiled;
}
