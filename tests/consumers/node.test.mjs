// The package in Node: as a module, in a worker thread, for the TypeScript compiler; and what is in it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { installed, ROOT, run } from './consumer.mjs';

const folder = installed('node');
const inPackage = `${folder}node_modules/dateline-news/`;
/** @param {string} path */
const read = (path) => readFileSync(path, 'utf8');

test('an ES module reads an article', () => {
  const article =
    'Foreign Minister Astrid Halvorsen of Norway met her Icelandic counterpart in Oslo on Thursday.';
  const { names, events } = JSON.parse(run('node', ['index.mjs'], folder, article));
  assert.ok(names.includes('Astrid Halvorsen') && names.includes('Oslo'), names.join());
  assert.deepEqual(events, ['CONSULT']);
});

test('a worker thread can be stopped in the middle of a text, and goes on', () => {
  const { reason, dates } = JSON.parse(run('node', ['worker.mjs'], folder));
  assert.deepEqual({ reason, dates }, { reason: 'enough', dates: ['2025-05-03'] });
});

test('every module can be imported without a DOM', () => {
  const imported =
    "await import('dateline-news/highlight'); await import('dateline-news/element'); console.log('yes')";
  assert.equal(run('node', ['--input-type=module', '--eval', imported], folder).trim(), 'yes');
});

test('the TypeScript compiler finds the types by every way of resolving', () => {
  for (const settings of [
    ['--module', 'nodenext'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ]) {
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom'];
    assert.equal(run(`${ROOT}node_modules/.bin/tsc`, [...options, ...settings, 'check.ts'], folder), '');
  }
});

test('the package has one version with the crate, its licences, and nothing that it does not name', () => {
  const description = JSON.parse(read(`${inPackage}package.json`));
  assert.match(read(`${ROOT}Cargo.toml`), new RegExp(`^version = "${description.version}"$`, 'm'));
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE', 'LICENSE-DATA']) {
    assert.equal(read(inPackage + name), read(ROOT + name));
  }
  assert.match(read(`${inPackage}THIRD-PARTY.txt`), /^wasm-bindgen /m);
  assert.equal(description.dependencies, undefined);
  assert.ok(!('scripts' in description), 'nothing runs when it is installed');
});

test('every address that the package exports is there, types first', () => {
  const { exports } = JSON.parse(read(`${inPackage}package.json`));
  for (const [name, target] of Object.entries(exports)) {
    const targets = typeof target === 'string' ? [target] : Object.values(target);
    for (const path of targets) {
      assert.ok(readFileSync(inPackage + path).length > 0, path);
    }
    assert.ok(typeof target === 'string' || Object.keys(target)[0] === 'types', name);
  }
});

test('the recipes of the README are what these projects run', () => {
  const readme = read(`${inPackage}README.md`);
  const recipes = [...readme.matchAll(/<!-- (tests\/consumers\/\S+) -->\n```(?:js|html)\n([\s\S]*?)```/g)];
  assert.ok(recipes.length >= 7);
  const hashes = JSON.parse(read(`${inPackage}integrity.json`));
  for (const [, path, code] of recipes) {
    const source = read(ROOT + path)
      .replace('{{lib/standalone.js}}', hashes['lib/standalone.js'])
      .split('\n')
      .map((line) => line.trim());
    for (const line of code.split('\n')) {
      assert.ok(source.includes(line.trim()), `${path} has no line "${line}"`);
    }
  }
  assert.match(readme, /\| `lib\/dateline.js` \| [\d.]+ \| [\d.]+ \| [\d.]+ \|/);
});
