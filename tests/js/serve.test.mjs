import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CONTENT_SECURITY_POLICY, serve } from '../../scripts/serve.mjs';

const server = await serve({
  folder: fileURLToPath(new URL('../../www/', import.meta.url)),
  mounts: { '/tests/': fileURLToPath(new URL('.', import.meta.url)) },
});

/**
 * Status of a path that is sent as it stands, dots and all.
 *
 * @param {string} path
 * @returns {Promise<number | undefined>}
 */
function statusOf(path) {
  return new Promise((resolve, reject) => {
    const asked = request(server.url, { path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

test('every answer carries the policy, and scripts and wasm have their types', async () => {
  for (const [path, type] of [
    ['lib/dateline.js', 'text/javascript; charset=utf-8'],
    ['lib/wasm/dateline_bg.wasm', 'application/wasm'],
    ['models/english.dateline', 'application/octet-stream'],
    ['tests/blank.html', 'text/html; charset=utf-8'],
    ['no-such-file', 'text/plain; charset=utf-8'],
  ]) {
    const { headers } = await fetch(server.url + path);
    assert.equal(headers.get('content-type'), type);
    assert.equal(headers.get('content-security-policy'), CONTENT_SECURITY_POLICY);
  }
  assert.match(CONTENT_SECURITY_POLICY, /^default-src 'none';/);
  assert.doesNotMatch(CONTENT_SECURITY_POLICY, /unsafe-inline|'unsafe-eval'|https?:|\*/);
});

test('no path leads out of the folder', async () => {
  for (const path of [
    '/../Cargo.toml',
    '/%2e%2e/Cargo.toml',
    '/lib/..%2f..%2fCargo.toml',
    '/tests/../../Cargo.toml',
  ]) {
    assert.equal(await statusOf(path), 404, path);
  }
  for (const path of ['/%ff', '/%00', '/lib', '/lib/dateline.js/']) {
    assert.equal(await statusOf(path), 404, path);
  }
});

test('an unchanged file is not sent again, a compressed one is the same file', async () => {
  const url = `${server.url}lib/dateline.js`;
  const compressed = await fetch(url, { headers: { 'Accept-Encoding': 'gzip, br' } });
  assert.equal(compressed.headers.get('content-encoding'), 'br');
  const plain = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } });
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal(await compressed.text(), await plain.text());
  const again = await fetch(url, { headers: { 'If-None-Match': plain.headers.get('etag') ?? '' } });
  assert.equal(again.status, 304);
});

test('the log has every request, and only reading is allowed', async () => {
  const before = server.requests.length;
  assert.equal((await fetch(server.url, { method: 'POST' })).status, 405);
  assert.deepEqual(server.requests.slice(before), [{ method: 'POST', path: '/', status: 405 }]);
});

test('the server ends', () => server.close());
