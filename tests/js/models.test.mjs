// The model on its way: fetched once, refused when damaged, got again, watched and stopped.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import * as dateline from '../../www/lib/dateline.js';

const MODEL = await readFile(new URL('../../www/models/english.dateline', import.meta.url));
await dateline.init({ model: null });

/**
 * A server with a file of these bytes.
 *
 * @param {import('node:test').TestContext} t
 * @param {Uint8Array} bytes
 */
async function hosted(t, bytes) {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-'));
  const file = join(folder, 'english.dateline');
  await writeFile(file, bytes);
  const server = await serve({ folder });
  t.after(() => server.close());
  t.after(() => rm(folder, { recursive: true }));
  return { url: new URL('english.dateline', server.url), file, requests: server.requests };
}

test('before the model is there, dates and structure are read, and a warning says so', async () => {
  const analysis = await dateline.analyze('The talks began on 22 October 2024.');
  assert.deepEqual(
    analysis.warnings.map(({ code }) => code),
    ['no-model'],
  );
  assert.equal(analysis.dataVersion, 'none');
});

test('a damaged model is refused, and got again when it is whole', async (t) => {
  const { url, file } = await hosted(t, MODEL.subarray(0, -1));
  await assert.rejects(dateline.loadModel(url), { code: 'model' });
  await writeFile(file, MODEL);
  assert.match(await dateline.loadModel(url), /^en-/);
});

test('engines share one download', async (t) => {
  const { url, requests } = await hosted(t, MODEL);
  const [here, worker, other] = await Promise.all([
    dateline.loadModel(url),
    dateline.createWorker({ model: url }),
    dateline.createWorker({ model: null }),
  ]);
  assert.equal(await other.loadModel(url), here);
  assert.equal((await worker.analyze('Text.')).dataVersion, here);
  assert.equal(requests.length, 1);
  worker.close();
  other.close();
});

test('a model that is not there is an error, and can be tried again', async (t) => {
  const { url, file } = await hosted(t, MODEL);
  await rm(file);
  await assert.rejects(dateline.loadModel(url), { code: 'network' });
  await writeFile(file, MODEL);
  assert.match(await dateline.loadModel(url), /^en-/);
});

test('a download that breaks off is an error', async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(MODEL.subarray(0, 20)),
    pull: (controller) => controller.error(new Error('the line is dead')),
  });
  await assert.rejects(dateline.loadModel(new Response(body)), { code: 'network' });
});

test('progress runs up to the whole length', async () => {
  /** @type {import('../../www/lib/dateline.d.ts').Progress[]} */
  const seen = [];
  const answer = new Response(new Uint8Array(MODEL), { headers: { 'Content-Length': String(MODEL.length) } });
  await dateline.loadModel(answer, { onProgress: (progress) => seen.push(progress) });
  assert.deepEqual(seen[0], { loaded: 0, total: MODEL.length });
  assert.deepEqual(seen.at(-1), { loaded: MODEL.length, total: MODEL.length });
});

test('a download can be stopped', async (t) => {
  const { url } = await hosted(t, MODEL);
  const stop = new AbortController();
  const loading = dateline.loadModel(url, { signal: stop.signal });
  stop.abort();
  await assert.rejects(loading, { name: 'AbortError' });
  assert.match(await dateline.loadModel(url), /^en-/);
});

test('the module can be given as bytes, and what is none is refused', async () => {
  const bytes = await readFile(new URL('../../www/lib/wasm/dateline_bg.wasm', import.meta.url));
  const fresh = await import(`../../www/lib/dateline.js?${'fresh'}`);
  await assert.rejects(fresh.init(new Uint8Array([0, 1, 2])), { code: 'wasm' });
  await assert.rejects(fresh.init('data:application/wasm,nothing'), { code: 'wasm' });
  await fresh.init({ wasm: new Uint8Array(bytes), model: null });
});

test('a model that is expected arrives once, and one that is not there is told to whoever asks', async (t) => {
  const { url, requests } = await hosted(t, MODEL);
  dateline.expectModel(url);
  dateline.expectModel(url);
  assert.match(await dateline.loadModel(url), /^en-/);
  assert.equal(requests.length, 1);
  const missing = new URL('missing.dateline', url);
  dateline.expectModel(missing);
  await assert.rejects(dateline.loadModel(missing), { code: 'network' });
});
