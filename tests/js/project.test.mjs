// Promises of the project's own files.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cratesOfModule, notices } from '../../scripts/notices.mjs';

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

test('the icon in the page is the one in its file', () => {
  const [, icon = ''] =
    read('www/index.html').match(/<link rel="icon" href="data:image\/svg\+xml,([^"]*)">/) ?? [];
  assert.equal(decodeURIComponent(icon), read('www/icon.svg').trim());
});

test('the wasm-bindgen command and the crate have one version', () => {
  const [, command] = read('Makefile').match(/^WASM_BINDGEN_VERSION := (\S+)$/m) ?? [];
  assert.ok(read('Cargo.toml').includes(`wasm-bindgen = "=${command}"`), command);
});

/** Licences that code beside ours may have; those of the model and word lists are our own. */
const CRATES = JSON.parse(read('deny.toml').match(/^allow = (\[.*\])$/m)?.[1] ?? '[]');
/** npm packages build and test; of d3-force (ISC) the page has a copy. */
const PACKAGES = ['MIT', 'Apache-2.0', 'ISC', 'BSD-3-Clause', 'MPL-2.0'];

/** Whether one alternative of every part of a licence expression is allowed. @param {string} expression @param {string[]} allowed */
function isAllowed(expression, allowed) {
  const parts = expression.replaceAll(/[()]/g, '').split(' AND ');
  return parts.every((part) => part.split(/ OR |\//).some((licence) => allowed.includes(licence.trim())));
}

test('every crate comes from the one registry, in one version, under a licence that ours allows', () => {
  const metadata = execFileSync('cargo', ['metadata', '--locked', '--format-version', '1'], {
    cwd: new URL('../..', import.meta.url),
    maxBuffer: 1 << 26,
    encoding: 'utf8',
  });
  /** @type {{ name: string, version: string, source: string | null, license: string | null }[]} */
  const crates = JSON.parse(metadata).packages;
  const versions = new Map(crates.map(({ name, version }) => [name, version]));
  for (const { name, version, source, license } of crates) {
    assert.ok(isAllowed(license ?? '', CRATES), `${name}: ${license}`);
    assert.equal(versions.get(name), version, `${name} is there twice`);
    if (name !== 'dateline') {
      assert.equal(source, 'registry+https://github.com/rust-lang/crates.io-index', name);
    }
  }
});

test('the notices name every crate in the module, with the text of its licence', () => {
  const text = notices();
  const names = cratesOfModule().map(({ name }) => name);
  for (const name of ['serde_json', 'wasm-bindgen', 'memchr']) {
    assert.ok(names.includes(name), `${name} is in the module`);
  }
  for (const name of ['proptest', 'criterion', 'clap', 'serde_derive']) {
    assert.ok(!names.includes(name), `${name} is not`);
  }
  for (const name of names) {
    assert.match(text, new RegExp(`^${name} \\d`, 'm'));
  }
  assert.match(text, /Permission is hereby granted/);
});

test('every npm package has a licence that ours allows', () => {
  const { packages } = JSON.parse(read('package-lock.json'));
  for (const [path, { license }] of Object.entries(packages).filter(([path]) => path !== '')) {
    assert.ok(isAllowed(license ?? '', PACKAGES), `${path}: ${license}`);
  }
});
