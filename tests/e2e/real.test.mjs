// The page with the real engine and model: the whole path, on the samples.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFindings, closeBrowser } from './harness.mjs';
import { article, openReader, paste } from './reader.mjs';

after(closeBrowser);

test('every sample has names, dates, claims and a day of writing, and asks for nothing', async (t) => {
  const { page, problems, site } = await openReader(t, { stub: false });
  const ready = site.now();
  const days = {
    Diplomacy: '2026-03-12',
    Business: '2026-02-03',
    Disaster: '2025-11-17',
    Sport: '2026-07-01',
    Court: '2026-05-06',
  };
  for (const [section, day] of Object.entries(days)) {
    await page.getByRole('button', { name: new RegExp(`^${section}`) }).click();
    for (const kind of ['people', 'organisations', 'places', 'dates']) {
      await page.locator(`mark[data-kind=${kind}]:not([data-unsure])`).first().waitFor();
    }
    await page.locator('.bracket:not([data-unsure])').first().waitFor();
    assert.equal(await page.getByLabel('Read as of').inputValue(), day);
    await page.getByRole('tab', { name: 'What happened' }).click();
    await page.locator('.claims .claim').first().waitFor();
    assert.deepEqual(await accessibilityFindings(page), [], section);
    await page.getByRole('link', { name: 'back to the start' }).click();
  }
  assert.deepEqual(site.requestsSince(ready), []);
  assert.deepEqual(problems, []);
});

test('a name is corrected by the real engine: everywhere, and back again', async (t) => {
  const { page } = await openReader(t, { stub: false });
  await paste(
    page,
    'OSLO, March 12, 2026 - Astrid Halvorsen met Jón Bjarnason. Halvorsen said that the talks went well.',
  );
  const people = page.locator('mark[data-kind=people]', { hasText: 'Astrid Halvorsen' });
  await people.waitFor();
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Astrid Halvorsen', exact: true }) });
  await row.getByText('Correct').click();
  await row.getByLabel('Kind').selectOption('ORG');
  await page.locator('mark[data-kind=organisations]', { hasText: 'Astrid Halvorsen' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await people.waitFor();
});

test('a long reading can be stopped', async (t) => {
  const { page } = await openReader(t, { stub: false });
  await paste(page, `${article}\n\n`.repeat(1500));
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Reading was stopped').waitFor();
  await page.getByRole('link', { name: 'back to the start' }).click();
  await paste(page, article);
  await page.locator('mark[data-kind=people]').first().waitFor();
});
