// Workers that crash, are cancelled or closed: every call is answered, and the next one works.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorker } from '../../www/lib/dateline.js';

const MORTAL = new URL('./mortal-worker.mjs', import.meta.url);
/** Long enough to be still running when it is aborted. */
const LONG = 'The ministers of both countries met on 3 May 2025 in Oslo. '.repeat(50_000);

/**
 * @param {import('node:test').TestContext} t
 * @param {import('../../www/lib/dateline.d.ts').InitOptions} [options]
 */
async function opened(t, options) {
  const engine = await createWorker(options);
  t.after(() => engine.close());
  return engine;
}

for (const end of ['die', 'leave']) {
  test(`a worker that should ${end} is replaced, model and all, and loses that one call`, async (t) => {
    const engine = await opened(t, { worker: MORTAL });
    const { dataVersion } = await engine.analyze('Text.');
    const calls = ['One.', 'Two.', end, 'Three.', 'Four.'].map((text) => engine.analyze(text));
    const results = await Promise.allSettled(calls);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    );
    await assert.rejects(calls[2] ?? Promise.resolve(), { code: 'crashed' });
    assert.equal((await engine.analyze('Text.')).dataVersion, dataVersion);
  });
}

test('a running call can be stopped, a waiting one too, and the others are answered', async (t) => {
  const engine = await opened(t);
  const stop = new AbortController();
  const running = engine.analyze(LONG, { signal: stop.signal });
  const waiting = engine.analyze('Waiting.', { signal: stop.signal });
  const other = engine.analyze('Another.');
  setTimeout(() => stop.abort(new Error('enough')), 30);
  await assert.rejects(running, { message: 'enough' });
  await assert.rejects(waiting, { message: 'enough' });
  assert.equal((await other).sentences.length, 1);
});

test('closing answers what is open', async (t) => {
  const engine = await opened(t);
  const calls = [engine.analyze(LONG), engine.analyze('Text.')];
  engine.close();
  calls.push(engine.analyze('Later.'));
  for (const call of calls) {
    await assert.rejects(call, { code: 'closed' });
  }
});

test('a worker that cannot be loaded is an error', async () => {
  await assert.rejects(createWorker({ worker: new URL('./no-such-worker.mjs', import.meta.url) }), {
    code: 'crashed',
  });
});
