// dateline.d.ts against what really comes out, and against what the module really exports.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as dateline from '../../www/lib/dateline.js';
import { TEXTS } from './texts.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HEAD = "import type { Analysis, Options } from '../../www/lib/dateline.d.ts';\n";

/**
 * What the compiler says of a file in target/types.
 *
 * @param {string} name
 * @param {string} source
 */
function compile(name, source) {
  const file = `${ROOT}target/types/${name}`;
  mkdirSync(`${ROOT}target/types`, { recursive: true });
  writeFileSync(file, HEAD + source);
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--exactOptionalPropertyTypes'];
  const settings = ['--target', 'es2023', '--module', 'nodenext', '--allowImportingTsExtensions'];
  return spawnSync(`${ROOT}node_modules/.bin/tsc`, [...options, ...settings, file], { encoding: 'utf8' })
    .stdout;
}

await dateline.init();

test('real analyses have the declared type, and options too', async () => {
  const analyses = await Promise.all(TEXTS.map(({ text, options }) => dateline.analyze(text, options)));
  const options = TEXTS.map(({ options = {} }) => options);
  const source = `export const analyses = ${JSON.stringify(analyses, null, 1)} satisfies Analysis[];
export const options = ${JSON.stringify(options, null, 1)} satisfies Options[];
`;
  assert.equal(compile('analyses.ts', source), '');
});

test('the compiler would find a property that is not declared, or is missing', async () => {
  const analysis = await dateline.analyze('Text.');
  const { warnings, ...less } = analysis;
  for (const wrong of [{ ...analysis, extra: 1 }, less, { ...analysis, offsetUnit: 'utf32' }]) {
    const said = compile(
      'wrong.ts',
      `export const analysis = ${JSON.stringify(wrong)} satisfies Analysis;\n`,
    );
    assert.match(said, /error TS/);
  }
});

test('what is declared is exported, and nothing else', () => {
  const declared = readFileSync(`${ROOT}www/lib/dateline.d.ts`, 'utf8').matchAll(
    /^export (?:function|const) (\w+)/gm,
  );
  assert.deepEqual(Object.keys(dateline).sort(), [...declared].map(([, name]) => name).sort());
});
