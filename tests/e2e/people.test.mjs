// The page by keyboard alone and by touch alone. The written walk is docs/accessibility.md.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser } from './harness.mjs';
import { openArticle, openEditor, openReader } from './reader.mjs';

after(closeBrowser);

/** @param {import('playwright-core').Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    return `${one?.tagName} ${one?.getAttribute('aria-label') ?? one?.textContent ?? ''}`.trim();
  });

/** As many as a person may have to pass on the longest way of the page: no list may put each of its rows in it. */
const MOST_STOPS = 45;

/** Presses Tab until what has the focus is `wanted`. @param {import('playwright-core').Page} page @param {RegExp} wanted */
async function tabTo(page, wanted) {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (wanted.test(await focused(page))) {
      return;
    }
  }
  assert.fail(`no way to ${wanted}; the focus is on ${await focused(page)}`);
}

/** Presses `key` until what has the focus is `wanted`. @param {import('playwright-core').Page} page @param {string} key @param {RegExp} wanted */
async function press(page, key, wanted) {
  for (let stop = 0; stop < 8 && !wanted.test(await focused(page)); stop += 1) {
    await page.keyboard.press(key);
  }
  assert.match(await focused(page), wanted);
}

test('an article is opened, read, asked about and corrected by keyboard alone', async (t) => {
  const { page, problems } = await openReader(t);
  await tabTo(page, /^A Skip to the article/);
  await tabTo(page, /^TEXTAREA Article/);
  await tabTo(page, /^BUTTON Diplomacy/);
  await page.keyboard.press('Enter');
  await page.locator('article mark', { hasText: 'Halvorsen' }).first().waitFor();

  await tabTo(page, /^BUTTON 1975/);
  await page.keyboard.press('ArrowRight');
  assert.match(await focused(page), /^BUTTON 2021/);
  await page.keyboard.press('Enter');
  await page.locator('mark.pinned', { hasText: 'since 2021' }).waitFor();
  await page.keyboard.press('Escape');
  assert.match(await focused(page), /^MARK since 2021/, 'the focus is on the mark again');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.locator('#popover').waitFor();

  await page.keyboard.press('Escape');
  await tabTo(page, /^BUTTON Who/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.match(await focused(page), /^BUTTON What happened/);
  await tabTo(page, /^BUTTON Astrid Halvorsen/);
  await page.keyboard.press('ArrowDown');
  await press(page, 'ArrowRight', /^SUMMARY Evidence/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^BUTTON Go to the sentence/);
  await page.keyboard.press('Enter');
  await page.locator('.sentence.found').waitFor();

  await page.keyboard.press('Control+Home');
  await tabTo(page, /^BUTTON What happened/);
  await page.keyboard.press('Home');
  await tabTo(page, /^BUTTON (?!Undo|Load)/);
  await page.keyboard.press('ArrowRight');
  assert.match(await focused(page), /^SUMMARY Correct/);
  await page.keyboard.press('Enter');
  // What a row unfolds is drawn when it is: a person sees it before going on.
  await page.locator('details[open] button', { hasText: 'Not a name' }).waitFor();
  await tabTo(page, /^BUTTON Not a name/);
  await page.keyboard.press('Enter');
  await page.getByText('1 correction').waitFor();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.keyboard.press('Control+z');
  await page.getByText('1 correction').waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
});

test('by touch at 390 px: the graph, the editor and the way back', async (t) => {
  const { page, problems } = await openArticle(t, {
    width: 390,
    height: 844,
    hasTouch: true,
    isMobile: true,
  });
  const rail = page.getByRole('complementary');
  await rail.getByRole('tab', { name: 'What happened' }).tap();
  await rail.getByLabel('Show as').selectOption('graph');
  await rail.getByRole('button', { name: /^Norway, / }).tap();
  await rail.getByRole('heading', { name: 'What happened: Norway' }).waitFor();
  await rail.getByRole('tab', { name: 'What happened' }).tap();
  await page.getByRole('button', { name: 'Edit' }).tap();
  await page.locator('.under mark', { hasText: 'Halvorsen' }).first().waitFor();
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await sideways(), 0);
  await page.getByRole('button', { name: 'Read', exact: true }).tap();
  await page.locator('article mark', { hasText: 'Halvorsen' }).first().tap();
  await page.locator('#popover').getByText('A name known by heart').waitFor();
  const small = await page
    .locator('button:visible, select:visible, summary:visible, input:visible')
    .evaluateAll((targets) =>
      targets.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        const inText = one.closest('.claim, .article, .sub') !== null;
        return inText || width === 0 || (width >= 24 && height >= 24) ? [] : (one.outerHTML ?? '');
      }),
    );
  assert.deepEqual(small, [], 'targets are 24 px and more, but for words in running text');
  assert.deepEqual(problems, []);
});

test('by ear: landmarks, one heading above the next, marks with a description, and messages that are told', async (t) => {
  const { page } = await openArticle(t);
  for (const [role, name] of /** @type {const} */ ([
    ['banner', undefined],
    ['navigation', 'Page'],
    ['main', undefined],
    ['complementary', 'What the article holds'],
    ['contentinfo', undefined],
  ])) {
    assert.equal(await page.getByRole(role, { name }).count(), 1, role);
  }
  const levels = await page
    .getByRole('heading')
    .evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))));
  assert.equal(levels[0], 1);
  assert.ok(
    levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1),
    `no level is left out: ${levels}`,
  );
  const article = page.getByRole('main').locator('article');
  assert.match(await article.ariaSnapshot(), /mark: Astrid Halvorsen/);
  await article.getByRole('button', { name: '1 claim' }).first().waitFor();
  await page.keyboard.press('n');
  const mark = article.locator('mark:focus');
  const description = await mark.getAttribute('aria-describedby');
  assert.match(await page.locator(`#${description}`).innerText(), /A name known by heart/);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'What happened' }).click();
  await page.getByLabel('Show as').selectOption('table');
  await page.getByRole('button', { name: 'Copy the table' }).click();
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  assert.equal(
    await page.locator(':focus').innerText(),
    'Copy the table',
    'a message does not take the focus',
  );
  await (await openEditor(page)).waitFor();
  assert.equal(await page.locator('.under').getAttribute('aria-hidden'), 'true');
});
