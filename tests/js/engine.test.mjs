import { test } from 'node:test';
import * as dateline from '../../www/lib/dateline.js';
import { CASES } from './engine-cases.mjs';

await dateline.init();
const worker = await dateline.createWorker();

for (const [place, engine] of Object.entries({ 'this thread': dateline, 'a worker': worker })) {
  for (const { name, run } of CASES) {
    test(`${name}, in ${place}`, () => run(engine));
  }
}

test('the worker is closed', () => worker.close());
