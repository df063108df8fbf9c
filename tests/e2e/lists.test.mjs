// The lists in the margin: names, the graph of claims, and what stays as it is when the text changes.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFindings, closeBrowser } from './harness.mjs';
import { article, openArticle, openReader, paste } from './reader.mjs';

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

test('an edit draws anew only the block that it changed', async (t) => {
  const { page, problems } = await openReader(t);
  await paste(page, article);
  await page.locator('mark', { hasText: 'Halvorsen' }).first().waitFor();
  await page.evaluate(() => {
    for (const block of document.querySelectorAll('.block')) {
      Object.assign(block, { wasThere: true });
    }
  });
  await page.getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('textbox', { name: 'Text of the article' });
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
