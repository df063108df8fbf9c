// The lists in the margin: names, the graph of claims, and what stays as it is when the text changes.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFindings, closeBrowser } from './harness.mjs';
import { article, openArticle, openEditor, openReader, paste } from './reader.mjs';

after(closeBrowser);

test('who is named or acts comes first, the rest is folded away but found', async (t) => {
  const { page, problems } = await openArticle(t);
  const rail = page.getByRole('complementary');
  await rail.getByRole('button', { name: 'Astrid Halvorsen', exact: true }).waitFor();
  const fishermen = rail.getByRole('button', { name: 'fishermen' });
  assert.equal(await fishermen.isVisible(), false);
  await rail.getByText('1 further mention without a name').click();
  await fishermen.click();
  await page.locator('mark.pinned', { hasText: 'fishermen' }).waitFor();
  await page.keyboard.press('Escape');
  await rail.getByText('1 further mention without a name').click();
  await rail.getByRole('searchbox', { name: 'Find a name' }).fill('fisherm');
  await fishermen.waitFor();
  assert.equal(await rail.getByRole('button', { name: 'Astrid Halvorsen', exact: true }).count(), 0);
  await rail.getByRole('searchbox', { name: 'Find a name' }).fill('nobody at all');
  await rail.getByText('No name matches').waitFor();
  assert.deepEqual(problems, []);
});

test('the claims are a graph whose names lead to their claims, by mouse and by keyboard', async (t) => {
  const { page, problems } = await openArticle(t, { reducedMotion: 'reduce' });
  const rail = page.getByRole('complementary');
  await rail.getByRole('tab', { name: 'What happened' }).click();
  await rail.getByLabel('Show as').selectOption('graph');
  const graph = rail.getByRole('group', { name: /Who did something to whom/ });
  const places = () =>
    graph.locator('.node').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('transform')));
  const before = await places();
  assert.ok(before.length >= 6, 'everybody who is tied to somebody is there');
  assert.equal((await graph.locator('.edge.against').count()) > 0, true);

  const claims = rail.locator('.claims').first().locator('> li');
  const all = await claims.count();
  const malyshev = graph.getByRole('button', { name: /^Andrei Malyshev/ });
  await malyshev.click();
  await rail.getByRole('heading', { name: 'What happened: Andrei Malyshev' }).waitFor();
  assert.equal(await claims.count(), 1);
  await claims.locator('.claim', { hasText: 'Andrei Malyshev accused Norway' }).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await malyshev.click();
  assert.equal(await claims.count(), all);

  const stops = graph.locator('[tabindex="0"]');
  assert.equal(await stops.count(), 1, 'the graph is one tab stop');
  await stops.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await rail.getByRole('heading', { name: /^What happened: / }).waitFor();
  assert.equal(await graph.locator('[aria-pressed=true]:focus').count(), 1);

  await rail.getByLabel('Show as').selectOption('list');
  await rail.getByLabel('Show as').selectOption('graph');
  assert.deepEqual(await places(), before, 'equal claims give an equal picture');
  assert.deepEqual(problems, []);
});

test('the table has who, what, whom, when, where and on whose word, each row one step from its sentence', async (t) => {
  const { page } = await openArticle(t);
  const rail = page.getByRole('complementary');
  await rail.getByRole('tab', { name: 'What happened' }).click();
  await rail.getByLabel('Show as').selectOption('table');
  const heads = await rail.getByRole('columnheader').allInnerTexts();
  assert.deepEqual(heads, ['Who', 'Did what', 'To whom', 'When', 'Where', 'On whose word', 'Flags']);
  const row = rail.getByRole('row').filter({ hasText: 'barred' });
  for (const words of ['Norway', 'Iceland', 'October 2025', 'Barents Sea', 'Jón Bjarnason']) {
    await row.getByText(words).first().waitFor();
  }
  await row.getByRole('button', { name: 'barred' }).click();
  await page.locator('.sentence.found', { hasText: 'barred Icelandic trawlers' }).waitFor();
});

test('a table has the room that there is: a wider margin beside the article, the whole width below it', async (t) => {
  const { page } = await openArticle(t);
  const rail = page.getByRole('complementary');
  const width = async () => (await rail.boundingBox())?.width ?? 0;
  const narrow = await width();
  await rail.getByRole('tab', { name: 'What happened' }).click();
  await rail.getByLabel('Show as').selectOption('table');
  assert.ok((await width()) > narrow + 100);
  const { within, whole } = await rail
    .locator('.scroll')
    .evaluate(({ clientWidth, scrollWidth }) => ({ within: clientWidth, whole: scrollWidth }));
  assert.equal(whole, within, 'no column is out of sight');
  await rail.getByRole('tab', { name: 'Who' }).click();
  assert.equal(await width(), narrow);
  await rail.getByRole('tab', { name: 'What happened' }).click();
  for (const small of [820, 390]) {
    await page.setViewportSize({ width: small, height: 844 });
    assert.equal(await width(), small);
  }
});

test('an edit draws anew only the block that it changed', async (t) => {
  const { page, problems } = await openReader(t);
  await paste(page, article);
  await page.locator('mark', { hasText: 'Halvorsen' }).first().waitFor();
  await page.evaluate(() => {
    for (const block of document.querySelectorAll('.block')) {
      Object.assign(block, { wasThere: true });
    }
  });
  const editor = await openEditor(page);
  await editor.press('Control+Home');
  await editor.pressSequentially('Oslo: ');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await page.locator('h2 mark', { hasText: 'Oslo' }).waitFor();
  const drawn = await page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.block')];
    return { all: blocks.length, anew: blocks.filter((block) => !('wasThere' in block)).length };
  });
  assert.deepEqual(drawn, { all: 9, anew: 1 });
  // The marks of blocks that stayed know what they mean now.
  await page.locator('.block').nth(2).locator('mark', { hasText: 'Halvorsen' }).click();
  await page.locator('#popover h3', { hasText: 'Astrid Halvorsen' }).waitFor();
  assert.deepEqual(problems, []);
});

test('names are sorted as one asks', async (t) => {
  const { page } = await openArticle(t);
  const rail = page.getByRole('complementary');
  const names = () => rail.locator('.rows > li .head .name:visible').allInnerTexts();
  const sortedBy = async (/** @type {string} */ order) => {
    await rail.getByLabel('Sort by').selectOption(order);
    return names();
  };
  const alphabetic = await sortedBy('Name');
  assert.deepEqual(
    alphabetic,
    [...alphabetic].sort((a, b) => a.localeCompare(b, 'en')),
  );
  const text = await page.locator('article').innerText();
  const first = await sortedBy('First seen');
  assert.equal(first[0], 'Norway');
  assert.ok(text.indexOf('Oddvar Nilsen') > text.indexOf('Andrei Malyshev'));
  assert.ok(first.indexOf('Oddvar Nilsen') > first.indexOf('Andrei Malyshev'));
  await sortedBy('Mentions');
  const counts = (await rail.locator('.rows > li .head .count:visible').allInnerTexts()).map(Number);
  assert.deepEqual(
    counts,
    [...counts].sort((a, b) => b - a),
  );
  assert.notDeepEqual(await sortedBy('Importance'), alphabetic);
});

test('the line of dates: an interval is a bar, what was worked out is hollow, and the list says the same in words', async (t) => {
  const { page } = await openArticle(t);
  const strip = page.getByRole('group', { name: /^Dates of the article/ });
  const width = async (/** @type {string} */ name) =>
    (await strip.getByRole('button', { name, exact: true }).boundingBox())?.width ?? 0;
  assert.ok((await width('1975')) > (await width('9 April 2026')), 'a year is wider than a day');
  const hollow = (/** @type {string} */ name) =>
    strip
      .getByRole('button', { name })
      .locator('.bar')
      .evaluate((bar) => {
        const { backgroundColor, borderTopColor } = getComputedStyle(bar);
        return backgroundColor !== borderTopColor;
      });
  assert.equal(await hollow('autumn 2025'), true);
  assert.equal(await hollow('October 2025'), false);
  await strip.getByRole('button', { name: /12 March 2026.*Day of writing/ }).waitFor();

  await page.getByRole('tab', { name: 'When' }).click();
  const panel = page.getByRole('tabpanel', { name: 'When' });
  const inList = await panel.locator('ol .name').allInnerTexts();
  const inStrip = await strip
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')?.split(', ')[0]));
  assert.deepEqual(inList, inStrip, 'the list is the twin of the line');
  const autumn = panel.getByRole('listitem').filter({ hasText: 'autumn 2025' });
  await autumn.getByText('year worked out').waitFor();
  await panel.getByRole('heading', { name: 'Without a place on the calendar' }).waitFor();

  // October lies on the middle of the autumn.
  await strip.getByRole('button', { name: 'autumn 2025' }).click({ position: { x: 9, y: 12 } });
  await page.locator('mark.pinned', { hasText: 'last autumn' }).waitFor();
});
