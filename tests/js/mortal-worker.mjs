// A worker that dies of the text "die", leaves without a word at "leave", and is Dateline's worker otherwise.

import { parentPort } from 'node:worker_threads';

if (parentPort !== null) {
  /** @type {(name: any, handle: (message: any) => void) => any} */
  const listen = parentPort.on.bind(parentPort);
  /** @type {typeof listen} */
  parentPort.on = (name, handle) =>
    listen(name, (message) => {
      if (message.text === 'die') {
        throw new Error('the test wants it so');
      }
      if (message.text === 'leave') {
        process.exit();
      }
      handle(message);
    });
  await import('../../www/lib/worker.js');
}
