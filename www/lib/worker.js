/**
 * The worker's side of `createWorker`. Every request carries an id, and every request is answered:
 * `{ id, value }` or `{ id, error: { code, message } }`.
 */

import { messageOf } from './loading.js';
import * as engine from './local-engine.js';

/** @typedef {import('./thread.js').Request} Request */

/** @param {Request} request */
function answer(request) {
  switch (request.kind) {
    case 'start':
      return engine.start(request.module);
    case 'loadModel':
      return engine.loadModel(request.bytes);
    case 'analyze':
      return engine.analyze(request.text, request.options);
    case 'exportAs':
      return engine.exportAs(request.text, request.format, request.options);
  }
}

/**
 * @param {Request} request
 * @param {(message: object) => void} send
 */
function handle(request, send) {
  const { id } = request;
  try {
    send({ id, value: answer(request) });
    if (request.kind === 'start' || request.kind === 'loadModel') {
      setTimeout(engine.warmUp);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'crashed';
    send({ id, error: { code, message: messageOf(error) } });
  }
}

if (typeof self === 'object' && 'postMessage' in self) {
  self.addEventListener('message', ({ data }) => handle(data, (message) => self.postMessage(message)));
} else {
  // A worker thread of Node.
  const module = 'node:worker_threads';
  /** @type {typeof import('node:worker_threads')} */
  const { parentPort } = await import(/* @vite-ignore */ module);
  parentPort?.on('message', (data) => handle(data, (message) => parentPort.postMessage(message)));
}
