// The command line and the module give the same bytes.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { analyze, loadModel, start } from '../../www/lib/local-engine.js';
import { TEXTS } from './texts.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every article of the tests, and the texts that are awkward. */
function everyText() {
  const corpus = readdirSync(`${ROOT}tests/corpus`).map((name) => ({
    text: readFileSync(`${ROOT}tests/corpus/${name}/article.txt`, 'utf8'),
    options: { referenceDate: '2026-11-18' },
  }));
  const articles = readdirSync(`${ROOT}tests/articles`)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ text: readFileSync(`${ROOT}tests/articles/${name}`, 'utf8'), options: undefined }));
  assert.ok(corpus.length >= 10 && articles.length >= 20, 'the articles are where they were');
  return [...TEXTS, ...corpus, ...articles];
}

test('native and WebAssembly analyses are equal to the byte', async () => {
  start(await WebAssembly.compile(readFileSync(`${ROOT}www/lib/wasm/dateline_bg.wasm`)));
  loadModel(readFileSync(`${ROOT}www/models/english.dateline`));
  const documents = everyText().map(({ text, options }, id) => ({ id, text, date: options?.referenceDate }));
  const { stdout, stderr, status } = spawnSync(
    'cargo',
    ['run', '--locked', '--quiet', '--bin', 'dateline', '--', 'batch', '--offsets', 'utf16'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      input: documents.map((one) => `${JSON.stringify(one)}\n`).join(''),
    },
  );
  assert.equal(status, 0, stderr);
  const lines = stdout.trimEnd().split('\n');
  assert.equal(lines.length, documents.length);
  for (const [index, { id, text, date }] of documents.entries()) {
    const options = date === undefined ? {} : { referenceDate: date };
    assert.equal(lines[index], analyze(text, options).replace('{', `{"id":${id},`));
  }
});
