// The package in pages without a bundler, under the policy that its README asks for.

import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
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

test('one script tag, checked by its hash, marks and lists an article', async (t) => {
  const hashes = JSON.parse(readFileSync(`${site}dateline/integrity.json`, 'utf8'));
  const html = readFileSync(`${site}element.html`, 'utf8');
  writeFileSync(
    `${site}element.html`,
    html.replace(/{{(\S+)}}/, (_, path) => hashes[path]),
  );
  const policy = POLICIES['that allows nothing else'];
  const { page, problems } = await (await openSite(t, { folder: site, policy })).open('/element.html');
  await page.getByRole('button', { name: 'France 1 ×' }).waitFor();
  assert.ok(await page.evaluate(() => [...CSS.highlights.keys()].includes('dateline-light-places-0')));
  assert.deepEqual(problems, []);
});

test('module and model are checked by their hashes, and refused when they are others', async (t) => {
  const policy = POLICIES['of one line'];
  const { page, problems } = await (await openSite(t, { folder: site, policy })).open('/checked.html');
  await page.locator('#names', { hasText: 'France, Germany' }).waitFor();
  assert.deepEqual(problems, []);
  appendFileSync(`${site}dateline/models/english.dateline`, 'x');
  await page.reload();
  await page.locator('#names', { hasText: 'refused: network' }).waitFor();
});

test('a page of 2,000 nodes is marked and followed, and stays what it is', async (t) => {
  const folder = installedSite('live');
  const policy = POLICIES['that allows nothing else'];
  const { page, problems } = await (await openSite(t, { folder, policy })).open();
  const words = () => page.evaluate(wordsMarked);
  await page.locator('#marks', { hasText: /^1200 marks, 0 not placed$/ }).waitFor();
  assert.equal(await page.locator('#same').innerText(), 'unchanged');
  assert.ok(await page.evaluate(() => document.querySelectorAll('article, article *').length > 900));
  const first = { Brussels: 300, France: 300, Germany: 300, 'May 2025': 300 };
  assert.deepEqual(await words(), first);
  await page.getByRole('button', { name: 'Latest' }).click();
  await page.locator('#marks', { hasText: /^1204 marks, 0 not placed$/ }).waitFor();
  assert.deepEqual(await words(), { ...first, 'June 2025': 1, Poland: 1, Spain: 1, Warsaw: 1 });
  await page.getByRole('button', { name: 'Shorten' }).click();
  await page.locator('#marks', { hasText: /^4 marks, 0 not placed$/ }).waitFor();
  assert.deepEqual(await words(), { Brussels: 1, France: 1, Germany: 1, 'May 2025': 1 });
  assert.deepEqual(problems, []);
});

/** In the page: how often which words are marked; days are left out. */
function wordsMarked() {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const range of [...CSS.highlights.values()].flatMap((highlight) => [...highlight])) {
    const node = /** @type {Text} */ (range.startContainer);
    const words = node.data.slice(range.startOffset, range.endOffset).replace(/^\d+ /, '');
    counts[words] = (counts[words] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

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
