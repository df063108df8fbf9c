/**
 * One worker for all that mark on a page and were given no engine of their own. It ends when the last of them does.
 */

/** @import { Engine, WorkerEngine } from '../lib/dateline.js' */
import { createWorker } from '../lib/dateline.js';

/** @type {Promise<WorkerEngine> | undefined} */
let shared;
let users = 0;

/** Every call is to be followed by one of `leave`. @returns {Promise<Engine>} */
export function join() {
  users += 1;
  shared ??= createWorker().catch((error) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

export function leave() {
  users -= 1;
  if (users === 0) {
    shared?.then(
      (worker) => worker.close(),
      () => {},
    );
    shared = undefined;
  }
}
