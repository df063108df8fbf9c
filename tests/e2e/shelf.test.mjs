// Many articles at once: opened together, listed, in tables over all, and compared.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { accessibilityFindings, closeBrowser } from './harness.mjs';
import { article, chooseFiles, openReader, savedBy } from './reader.mjs';

after(closeBrowser);

const FILES = [
  { name: 'fish.txt', mimeType: 'text/plain', buffer: Buffer.from(article) },
  {
    name: 'visit.html',
    mimeType: 'text/html',
    buffer: Buffer.from(
      '<h1>A visit</h1><p>Astrid Halvorsen met Jón Bjarnason of Iceland on 9 April.</p><script>alert(1)</script>',
    ),
  },
  { name: 'plain.md', mimeType: 'text/markdown', buffer: Buffer.from('=Weather in Norway\n\nIt rained.') },
  { name: 'picture.txt', mimeType: 'text/plain', buffer: Buffer.from([0xff, 0xfe, 0x00, 0x80]) },
];

test('several files are a list, with one table of names and one of claims over all', async (t) => {
  const { page, problems, site } = await openReader(t, { reducedMotion: 'reduce' });
  const ready = site.now();
  await chooseFiles(page, 'Open files', FILES);
  await page.getByRole('heading', { name: '4 articles' }).waitFor();
  const list = page.locator('.articles > li');
  await list.filter({ hasText: 'fish.txt · 12 March 2026' }).waitFor();
  await list.filter({ hasText: 'picture.txt · This file cannot be read as text' }).waitFor();

  const names = page.getByRole('region', { name: 'Names in all articles' });
  const halvorsen = names.getByRole('row').filter({ hasText: 'Astrid Halvorsen' });
  await halvorsen.getByRole('cell', { name: '5', exact: true }).waitFor();
  assert.equal(await halvorsen.getByRole('button').count(), 2, 'one row, both articles');
  assert.deepEqual(await accessibilityFindings(page), []);

  const claims = page.getByRole('region', { name: 'What happened, by date' });
  const meetings = claims.getByRole('row').filter({ hasText: 'met' });
  assert.deepEqual(
    await meetings.evaluateAll((rows) => rows.map((row) => row.children[3]?.textContent)),
    ['12 March 2026', '9 April 2026'],
    'in the order of the calendar',
  );
  await page.getByRole('searchbox', { name: 'Find in all tables' }).fill('barred');
  assert.equal(await claims.getByRole('row').count(), 2);
  await page.getByRole('searchbox', { name: 'Find in all tables' }).fill('');

  const { text: csv } = await savedBy(page, page.getByRole('button', { name: 'Save all claims' }));
  assert.match(csv, /^"Who","Did what","To whom",.*,"File"\r\n/);
  assert.match(csv, /"2026-04-09","A visit","visit\.html"\r\n/);

  await meetings.last().getByRole('button', { name: 'met' }).click();
  await page.locator('.sentence.found', { hasText: 'met Jón Bjarnason of Iceland' }).waitFor();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByLabel('or take one of these').selectOption({ label: article.split('\n')[0] });
  await page.getByRole('heading', { name: 'Names: in both' }).waitFor();
  await page.getByRole('button', { name: 'All articles' }).click();
  await page.getByRole('heading', { name: '4 articles' }).waitFor();
  assert.deepEqual(site.requestsSince(ready), []);
  assert.deepEqual(problems, []);
});

test('several dropped files are a shelf too', async (t) => {
  const { page } = await openReader(t);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    for (const name of ['b', 'a']) {
      dataTransfer.items.add(
        new File([`Norway met Iceland, ${name}.`], `${name}.txt`, { type: 'text/plain' }),
      );
    }
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.getByRole('heading', { name: '2 articles' }).waitFor();
  await page.getByRole('button', { name: 'Norway met Iceland, a.' }).first().click();
  await page.locator('article mark', { hasText: 'Iceland' }).waitFor();
});

test('a dropped folder opens all articles in it, in the folders in it too, and nothing else', async (t) => {
  const { page, context, problems } = await openReader(t);
  const folder = await mkdtemp(join(tmpdir(), 'dateline-folder-'));
  t.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'older', 'oldest'), { recursive: true });
  for (const [path, words] of [
    ['today.txt', 'Norway met Iceland today.'],
    ['older/last-week.md', 'Norway met Iceland last week.'],
    ['older/oldest/last-year.html', '<h1>Norway met Iceland last year.</h1>'],
    ['older/table.csv', 'not,an,article'],
    ['.settings', 'nor this'],
  ]) {
    await writeFile(join(folder, path ?? ''), words ?? '');
  }
  // As the browser hears it from the desktop: a folder in hand, moved over the page and let go.
  const session = await context.newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await page.getByRole('heading', { name: '3 articles' }).waitFor();
  const rows = page.locator('.articles > li');
  assert.deepEqual(await rows.getByRole('button').allInnerTexts(), [
    'Norway met Iceland last week.',
    'Norway met Iceland last year.',
    'Norway met Iceland today.',
  ]);
  assert.deepEqual(problems, []);
});
