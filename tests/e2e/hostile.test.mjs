// Whatever is pasted stays text.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { closeBrowser } from './harness.mjs';
import { openArticle, openReader, paste } from './reader.mjs';

after(closeBrowser);

const PASTES = {
  'a script': 'Norway met Iceland.<script>window.hacked = true</script>',
  'an event handler': 'Norway <img src=x onerror="window.hacked = true"> met Iceland.',
  'a closing tag': '</p></article><svg onload=window.hacked=true> Norway met Iceland.',
  'a link that is a script': '<a href="javascript:window.hacked=true">Norway</a> met Iceland.',
  'an RTL override': 'Norway \u202Emet\u202C Iceland \u2066again\u2069.',
  'a lone surrogate': 'Norway \uD800 met Iceland \uDC00.',
  'a NUL and other controls': 'Norway \u0000\u0007\u001B[31m met Iceland.',
  'a template': 'Norway {{constructor.constructor("hacked=1")()}} met Iceland.',
};

for (const [name, text] of Object.entries(PASTES)) {
  test(`${name} stays text`, async (t) => {
    const { page, problems, site } = await openReader(t);
    const ready = site.now();
    await paste(page, text);
    await page.locator('mark', { hasText: 'Iceland' }).waitFor();
    const found = await page.evaluate(() => ({
      hacked: 'hacked' in window,
      foreign: document.querySelectorAll('article :is(script, img, svg, a, iframe, style)').length,
      attributes: [...document.querySelectorAll('article *')].flatMap((node) =>
        node.getAttributeNames().filter((attribute) => attribute.startsWith('on') || attribute === 'href'),
      ),
    }));
    assert.deepEqual(found, { hacked: false, foreign: 0, attributes: [] });
    assert.deepEqual(site.requestsSince(ready), []);
    assert.deepEqual(problems, []);
  });
}

test('a fragment that is no article is said to be none', async (t) => {
  const { page, problems } = await openReader(t, { path: '/#a=AAAA%3Cscript%3E' });
  await page.getByText('holds no article').waitFor();
  assert.deepEqual(problems, []);
});

test('a fragment that unpacks to a giant is refused', async (t) => {
  const { page } = await openReader(t);
  const fragment = await page.evaluate(async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ text: ' '.repeat(20_000_000), date: null }));
    const packed = await new Response(
      new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    ).bytes();
    return btoa(packed.reduce((all, byte) => all + String.fromCharCode(byte), ''))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  });
  await page.evaluate((hash) => {
    location.hash = `a=${hash}`;
  }, fragment);
  await page.getByText('holds no article').waitFor();
});

test('corrections from a stranger stay text, and what is none is refused', async (t) => {
  const { page, problems } = await openArticle(t);
  const load = async (/** @type {string} */ content) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Load corrections' }).click(),
    ]);
    await chooser.setFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  };
  const name = '<img src=x onerror="window.hacked=1">';
  await load(JSON.stringify([{ name, type: 'PERSON', aliases: ['Tromsø'] }]));
  await page.getByRole('button', { name }).waitFor();
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await page.evaluate(() => 'hacked' in window), false);
  await load('{"__proto__": {"polluted": true}}');
  await page.getByText('This file holds no corrections').waitFor();
  assert.equal(await page.evaluate(() => 'polluted' in {}), false);
  assert.deepEqual(problems, []);
});

test('a file that is too large or no text is refused, the page goes on', async (t) => {
  const { page } = await openReader(t);
  const folder = await mkdtemp(join(tmpdir(), 'dateline-files-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'a.txt');
  for (const content of [Buffer.alloc(9_000_000, 0x61), Buffer.alloc(1000, 0xff)]) {
    // A file on disk, as a person has it: nine million bytes sent through the protocol take longer than reading them.
    await writeFile(file, content);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Open files' }).click(),
    ]);
    await chooser.setFiles(file);
    await page.getByText('This file cannot be read as text').waitFor();
  }
  await paste(page, 'Norway met Iceland.');
  await page.locator('mark', { hasText: 'Iceland' }).waitFor();
});
