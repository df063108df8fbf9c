// What may go wrong around the engine: each fault is told, and the next call works.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import * as dateline from '../../www/lib/dateline.js';
import { FATAL, trappingModule } from './trapping.mjs';

const MODEL = new Uint8Array(await readFile(new URL('../../www/models/english.dateline', import.meta.url)));
const TEXT = 'The ministers met in Oslo on 3 May 2025.';

const wasm = await trappingModule();
await dateline.init({ wasm, model: null });

/** The model as a server sends it, of which `length` bytes arrive before the line is closed. @param {number} length */
function arriving(length) {
  const body = new ReadableStream({
    start: (controller) => {
      controller.enqueue(MODEL.slice(0, length));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'Content-Length': String(MODEL.length) } });
}

test('a download that ends early is told at every tenth, and dates are read meanwhile', async () => {
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const length = Math.floor((MODEL.length * tenth) / 10);
    await assert.rejects(
      dateline.loadModel(arriving(length)),
      ({ code, message }) => ['model', 'network'].includes(code) && message.length > 0,
      `${length} bytes`,
    );
    const { dates, dataVersion } = await dateline.analyze(TEXT);
    assert.deepEqual([dates.length, dataVersion], [1, 'none']);
  }
  assert.match(await dateline.loadModel(arriving(MODEL.length)), /^en-/);
});

test('a changed byte is found by the checksum wherever it stands, and the model that was there stays', async () => {
  const { dataVersion } = await dateline.analyze(TEXT);
  for (const place of [0, 9, 15, 40, Math.floor(MODEL.length / 2), MODEL.length - 1]) {
    const changed = MODEL.slice();
    changed[place] = (changed[place] ?? 0) ^ 0x10;
    await assert.rejects(dateline.loadModel(changed), { code: 'model' }, `byte ${place}`);
    assert.equal((await dateline.analyze(TEXT)).dataVersion, dataVersion);
  }
});

for (const [name, open] of Object.entries({
  'in this thread': async () => dateline,
  'in a worker': () => dateline.createWorker({ model: new Uint8Array(MODEL) }),
})) {
  test(`a trap ${name} costs the call that it happens in, and the model is still there`, async () => {
    const engine = await open();
    const before = await engine.analyze(TEXT);
    assert.match(before.dataVersion, /^en-/);
    for (let time = 0; time < 2; time += 1) {
      const [fatal, next] = await Promise.allSettled([engine.analyze(TEXT, FATAL), engine.analyze(TEXT)]);
      assert.equal(fatal.status, 'rejected');
      assert.equal(fatal.status === 'rejected' && fatal.reason.code, 'crashed');
      assert.deepEqual(next.status === 'fulfilled' && next.value, before);
    }
    if ('close' in engine) {
      engine.close();
    }
  });
}

test('the module loaded twice is two engines that do not disturb each other', async () => {
  const again = await import(`../../www/lib/dateline.js?${'again'}`);
  await Promise.all([again.init({ wasm, model: null }), again.init({ wasm, model: null })]);
  await dateline.loadModel(new Uint8Array(MODEL));
  const [first, second] = await Promise.all([dateline.analyze(TEXT), again.analyze(TEXT)]);
  assert.deepEqual(first.dates, second.dates);
});
