// Promises of the project's own files.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the lock file pins every package by its hash and names no host to get it from', () => {
  const { packages } = JSON.parse(read('package-lock.json'));
  for (const [path, entry] of Object.entries(packages)) {
    assert.equal(entry.resolved, undefined, path);
    assert.ok(path === '' || entry.integrity, `${path} has no hash`);
  }
});

test('every npm package is asked for in one exact version', () => {
  for (const [name, version] of Object.entries(JSON.parse(read('package.json')).devDependencies)) {
    assert.match(String(version), /^\d+\.\d+\.\d+$/, name);
  }
});

test('the wasm-bindgen command and the crate have one version', () => {
  const [, command] = read('Makefile').match(/^WASM_BINDGEN_VERSION := (\S+)$/m) ?? [];
  assert.ok(read('Cargo.toml').includes(`wasm-bindgen = "=${command}"`), command);
});
