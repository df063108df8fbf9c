// The command line and the module give the same bytes.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { analyze, loadModel, start } from '../../www/lib/local-engine.js';
import { TEXTS } from './texts.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('native and WebAssembly analyses are equal to the byte', async () => {
  start(await WebAssembly.compile(readFileSync(`${ROOT}www/lib/wasm/dateline_bg.wasm`)));
  loadModel(readFileSync(`${ROOT}www/models/english.dateline`));
  const documents = TEXTS.map(({ text, options }, id) => ({ id, text, date: options?.referenceDate }));
  const { stdout, stderr, status } = spawnSync(
    'cargo',
    ['run', '--locked', '--quiet', '--bin', 'dateline', '--', 'batch', '--offsets', 'utf16'],
    { cwd: ROOT, encoding: 'utf8', input: documents.map((one) => `${JSON.stringify(one)}\n`).join('') },
  );
  assert.equal(status, 0, stderr);
  const lines = stdout.trimEnd().split('\n');
  assert.equal(lines.length, documents.length);
  for (const [index, { id, text, date }] of documents.entries()) {
    const options = date === undefined ? {} : { referenceDate: date };
    assert.equal(lines[index], analyze(text, options).replace('{', `{"id":${id},`));
  }
});
