// The page with the real engine and model: the whole path, on the samples.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFindings, closeBrowser } from './harness.mjs';
import { article, inOneLine, openReader, paste, rowOf } from './reader.mjs';

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

/** As it comes out of a PDF and off a news site, written for this test. */
const MESSY = `Harbour ministers agree on a ferry
for the northern fjords

By Ingrid Solvang and Tom Whitlock

MALMÖ, April 9, 2026 - Foreign Minister Astrid Hal-
vorsen met her Icelandic counterpart in Malmö on
Thursday to settle a quarrel over the northern ferries
that has lasted since 2021.

Photo: Astrid Halvorsen arrives at the harbour.

Read more: Why the ferries stopped

14:05 Halvorsen said that the first ferry would leave
on 2 May.

We use cookies to improve your experience.

Sign up for our newsletter`;

test('a paste full of broken lines and notices keeps every word, and tells the article from what is around it', async (t) => {
  const { page, problems } = await openReader(t, { stub: false });
  await paste(page, MESSY);
  await page.locator('mark[data-kind=people]').first().waitFor();
  assert.equal(inOneLine(await page.locator('article').innerText()), inOneLine(MESSY));
  assert.equal(
    inOneLine(await page.locator('article h2').innerText()),
    'Harbour ministers agree on a ferry for the northern fjords',
  );
  await page.locator('.block.byline', { hasText: 'Tom Whitlock' }).waitFor();
  assert.deepEqual(
    (await page.locator('.block.boilerplate').allInnerTexts()).map((words) => words.split(/[: ]/)[0]),
    ['Photo', 'Read', 'We', 'Sign'],
  );
  await page.locator('mark', { hasText: /^Astrid Hal-\s*vorsen$/ }).waitFor();
  const row = rowOf(page, 'Astrid Halvorsen');
  await row.getByText('Person').first().waitFor();
  assert.deepEqual(problems, []);
});

test('another language is said by its name', async (t) => {
  const { page } = await openReader(t, { stub: false });
  await paste(
    page,
    'In Lissabon traf der Minister am Mittwoch seine Kollegin. Beide unterzeichneten ein Abkommen.',
  );
  await page.getByText('The text looks like German. Dateline reads English').waitFor();
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

/** Two reports of one summit, written for this test: the day and the place differ, and each tells something of its own. */
const SUMMIT = [
  `Macron and Merz meet in Vienna

VIENNA, June 3, 2026 - French President Emmanuel Macron met German Chancellor Friedrich Merz in Vienna on Tuesday. Macron accused Russia of spying on French embassies. The European Union welcomed the talks.`,
  `Leaders meet in Berlin

BERLIN, June 3, 2026 - Emmanuel Macron met Friedrich Merz in Berlin on Wednesday. Merz visited Poland on Monday. NATO was silent.`,
];

test('two reports of one summit: who is in both, what only one tells, and the day and place that differ', async (t) => {
  const { page, problems } = await openReader(t, { stub: false, reducedMotion: 'reduce' });
  await paste(page, SUMMIT[0] ?? '');
  await page.locator('mark[data-kind=people]').first().waitFor();
  await page.getByRole('tab', { name: 'Compare' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Compare' });
  await panel.getByRole('textbox', { name: 'The second article' }).fill(SUMMIT[1] ?? '');
  await panel.getByRole('button', { name: 'Compare' }).click();
  const differs = panel.locator('.difference');
  await differs.getByText('here: 2 June 2026').waitFor();
  await differs.getByText('there: 3 June 2026').waitFor();
  await differs.getByText('here: Vienna').waitFor();
  await differs.getByText('there: Berlin').waitFor();
  const listed = (/** @type {string} */ title) =>
    panel.locator('ul', { has: page.locator(`xpath=preceding-sibling::h2[1][starts-with(., "${title}")]`) });
  for (const name of ['Emmanuel Macron', 'Friedrich Merz']) {
    await listed('Names: in both').getByRole('button', { name, exact: true }).waitFor();
  }
  await listed('Names: only here').getByRole('button', { name: 'Russia' }).waitFor();
  await listed('What happened: only here').getByText('accused Russia').waitFor();
  await listed('What happened: only in the second').getByText('visited Poland').waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.locator('mark', { hasText: 'Macron' }).first().click();
  await page.locator('#popover').waitFor();
  assert.deepEqual(await accessibilityFindings(page), [], 'with the popover open');
  assert.deepEqual(problems, []);
});
