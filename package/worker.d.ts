/** The worker's side of `createWorker`: to be run as a module worker, never to be imported. */
export {};
