// The package in pages without a bundler, under the policy that its README asks for.

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { closeBrowser, openSite } from '../e2e/harness.mjs';
import { installedSite } from './consumer.mjs';

after(closeBrowser);

const POLICIES = {
  'of one line': "script-src 'self' 'wasm-unsafe-eval'",
  'that allows nothing else':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src data:",
};
const site = installedSite('static');

for (const [name, policy] of Object.entries(POLICIES)) {
  test(`a plain page works under a policy ${name}`, async (t) => {
    const { page, problems } = await (await openSite(t, { folder: site, policy })).open();
    await page.locator('#names', { hasText: 'France, Germany' }).waitFor();
    assert.deepEqual(problems, []);
  });
}

test('module and model are checked by their hashes, and refused when they are others', async (t) => {
  const policy = POLICIES['of one line'];
  const { page, problems } = await (await openSite(t, { folder: site, policy })).open('/checked.html');
  await page.locator('#names', { hasText: 'France, Germany' }).waitFor();
  assert.deepEqual(problems, []);
  appendFileSync(`${site}dateline/models/english.dateline`, 'x');
  await page.reload();
  await page.locator('#names', { hasText: 'refused: network' }).waitFor();
});

test('a page with workers: progress, a call that is stopped, the next one, and a worker of its own', async (t) => {
  const folder = installedSite('worker');
  const { page, problems } = await (
    await openSite(t, { folder, policy: POLICIES['that allows nothing else'] })
  ).open();
  await page.locator('#stopped', { hasText: 'no longer wanted' }).waitFor();
  await page.locator('#after', { hasText: '2025-05-03' }).waitFor();
  await page.locator('#own', { hasText: 'France, Germany' }).waitFor();
  const loaded = await page.locator('progress').evaluate((/** @type {any} */ { value, max }) => [value, max]);
  assert.ok(loaded[0] > 1e6 && loaded[0] === loaded[1], loaded.join(' of '));
  assert.deepEqual(problems, []);
});
