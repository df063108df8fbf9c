// What is in the zip of the extension.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const zips = readdirSync(`${ROOT}dist`).filter((name) => /^dateline-extension-.*\.zip$/.test(name));
const files = unzipSync(readFileSync(`${ROOT}dist/${zips[0]}`));
/** @param {string} path */
const text = (path) => strFromU8(files[path] ?? new Uint8Array());
const manifest = JSON.parse(text('manifest.json'));

test('it asks for what was promised, and for no site', () => {
  assert.equal(zips.length, 1);
  assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'sidePanel', 'storage']);
  for (const key of [
    'host_permissions',
    'content_scripts',
    'externally_connectable',
    'web_accessible_resources',
  ]) {
    assert.ok(!(key in manifest), key);
  }
  assert.match(
    readFileSync(`${ROOT}Cargo.toml`, 'utf8'),
    new RegExp(`^version = "${manifest.version}"$`, 'm'),
  );
});

test('its icons are pictures of the sizes that the browser is told', () => {
  for (const [size, path] of Object.entries(manifest.icons)) {
    const png = Buffer.from(files[path] ?? []);
    assert.equal(png.toString('latin1', 1, 4), 'PNG', path);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [Number(size), Number(size)], path);
  }
  assert.deepEqual(Object.keys(manifest.icons), ['16', '32', '48', '128']);
});

test('every file that its pages and modules name is there, and the engine is the one that was built', () => {
  for (const [path, bytes] of Object.entries(files)) {
    const names =
      path.endsWith('.html') || path.endsWith('.js')
        ? [
            ...strFromU8(bytes)
              .replace(/\/\*[\s\S]*?\*\//g, '')
              .matchAll(/(?:from |import |href=|src=)["']([^"':]+\.(?:js|css))["']/g),
          ]
        : [];
    for (const [, name = ''] of names) {
      const target = new URL(name, `file:///${path}`).pathname.slice(1);
      assert.ok(target in files, `${path} names ${target}`);
    }
  }
  for (const path of ['lib/wasm/dateline_bg.wasm', 'models/english.dateline']) {
    assert.deepEqual(Buffer.from(files[`www/${path}`] ?? []), readFileSync(`${ROOT}www/${path}`), path);
  }
});

test('the licences lie beside it, that of Readability too', () => {
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE', 'LICENSE-DATA']) {
    assert.equal(text(name), readFileSync(ROOT + name, 'utf8'));
  }
  assert.match(text('THIRD-PARTY.txt'), /^wasm-bindgen /m);
  assert.match(text('LICENSE-Readability.md'), /Arc90/);
  assert.match(text('LICENSE-d3-force.txt'), /Mike Bostock/);
});
