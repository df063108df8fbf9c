// The page as a person uses it: mouse, keyboard, touch.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFindings, closeBrowser } from './harness.mjs';
import { article, markOf, openArticle, openEditor, openReader, paste, savedBy } from './reader.mjs';

after(closeBrowser);

test('the lists lead to the text: names, dates, claims', async (t) => {
  const { page, problems } = await openArticle(t);
  const rail = page.getByRole('complementary');
  await rail.getByRole('button', { name: 'Oddvar Nilsen', exact: true }).click();
  await page.locator('mark.pinned', { hasText: 'Oddvar Nilsen' }).waitFor();
  await rail.getByRole('tab', { name: 'When' }).click();
  await rail.getByRole('button', { name: '9 April 2026' }).click();
  await page.locator('mark.pinned', { hasText: '9 April' }).waitFor();
  await rail.getByRole('tab', { name: 'What happened' }).click();
  const claim = rail
    .getByRole('listitem')
    .filter({ hasText: 'Astrid Halvorsen and Jón Bjarnason met on 12 March 2026, in Tromsø' });
  await claim.getByText('Evidence').click();
  await claim.getByText('met her Icelandic counterpart').waitFor();
  await claim.getByRole('button', { name: 'Go to the sentence' }).click();
  await page.locator('.sentence.found', { hasText: 'met her Icelandic' }).waitFor();
  await rail.getByText('planned').first().waitFor();
  await rail.getByText('reported by Jón Bjarnason').waitFor();
  assert.deepEqual(problems, []);
});

test('the day of writing is shown with its source, can be changed, and today is used only when asked', async (t) => {
  const { page } = await openArticle(t);
  const day = page.getByLabel('Read as of');
  assert.equal(await day.inputValue(), '2026-03-12');
  await page.getByText('from the dateline').waitFor();
  await day.fill('2026-03-20');
  await page.getByText('chosen by you').waitFor();
  await page.getByRole('button', { name: 'Back to the article’s own' }).click();
  await page.getByText('from the dateline').waitFor();
  await page.getByRole('link', { name: 'back to the start' }).click();
  await paste(page, 'Norway met Iceland on Thursday.');
  await page.getByText('does not say when it was written').waitFor();
  assert.equal(await day.inputValue(), '');
  await page.getByRole('button', { name: 'Use today' }).click();
  await page.getByText('assumed').waitFor();
});

test('editing keeps the typing undisturbed and reads again after a pause', async (t) => {
  const { page, problems } = await openArticle(t);
  const editor = await openEditor(page);
  await editor.press('Control+End');
  await editor.pressSequentially(' Oslo and 3 p n / stay text.');
  assert.ok((await editor.inputValue()).endsWith(' Oslo and 3 p n / stay text.'));
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await page.locator('article').getByText('stay text.').waitFor();
  await page.locator('mark', { hasText: 'Oslo' }).nth(2).waitFor();
  assert.deepEqual(problems, []);
});

test('dates are read before a slow model is here, and the page says that names follow', async (t) => {
  /** @type {() => void} */
  let arrive = () => {};
  const arrived = new Promise((done) => {
    arrive = () => done(undefined);
  });
  const { page } = await openReader(t, {
    stub: false,
    ready: false,
    before: (one) =>
      one.route('**/models/*', async (route) => {
        await arrived;
        await route.continue();
      }),
  });
  await page.getByRole('textbox', { name: 'Article' }).waitFor();
  await paste(page, article);
  await page.getByText('names follow as soon as the model is here').waitFor();
  await page.locator('mark[data-kind=dates]', { hasText: 'March 12, 2026' }).waitFor();
  assert.equal(await page.locator('mark[data-kind=people]').count(), 0);
  // Nobody was looked for yet, so nobody says that there were none.
  await page.getByRole('button', { name: 'People', exact: true }).waitFor();
  arrive();
  await page.locator('mark[data-kind=people]', { hasText: 'Halvorsen' }).first().waitFor();
  await page.getByText('names follow as soon as the model is here').waitFor({ state: 'detached' });
});

test('find steps through the words of the article', async (t) => {
  const { page } = await openArticle(t);
  await page.keyboard.press('/');
  await page.keyboard.type('halvorsen');
  await page.getByText('1 of 4').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('2 of 4').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('search').waitFor({ state: 'hidden' });
});

test('at 390 px a touch opens the card, and the lists are a sheet from below', async (t) => {
  const { page, problems } = await openArticle(t, {
    width: 390,
    height: 844,
    hasTouch: true,
    isMobile: true,
  });
  await markOf(page, 'Astrid Halvorsen').tap();
  await page.locator('#popover').getByText('Person').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).tap();
  const rail = page.getByRole('complementary');
  await rail.getByRole('tab', { name: 'Who' }).tap();
  await rail.getByRole('button', { name: 'Iceland' }).tap();
  await page.locator('mark.pinned', { hasText: 'Iceland' }).waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0, 'nothing sticks out at the side');
  assert.deepEqual(problems, []);
});

test('a link holds the article after the #, and opens it again', async (t) => {
  const { page, problems, site } = await openArticle(t);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('dialog').getByRole('textbox').inputValue();
  assert.ok(new URL(link).hash.startsWith('#a='));
  await page.goto('about:blank');
  await page.goto(link);
  await markOf(page, 'Astrid Halvorsen').waitFor();
  assert.ok(
    site.requests.every(({ path }) => !path.includes('a=')),
    'the server never sees it',
  );
  assert.deepEqual(problems, []);
});

for (const [colorScheme, width] of /** @type {const} */ ([
  ['light', 1280],
  ['light', 390],
  ['dark', 1280],
  ['dark', 390],
])) {
  /** @param {import('playwright-core').Page} page @param {string} state */
  const check = async (page, state) =>
    assert.deepEqual(await accessibilityFindings(page), [], `${state}, ${colorScheme}, ${width} px`);
  const look = /** @type {const} */ ({ width, colorScheme, reducedMotion: 'reduce' });

  test(`axe-core finds nothing, ${colorScheme}, ${width} px`, async (t) => {
    const { page } = await openReader(t, look);
    await check(page, 'empty');
    await paste(page, article);
    await markOf(page, 'Astrid Halvorsen').waitFor();
    await check(page, 'article');
    for (const name of ['When', 'What happened']) {
      await page.getByRole('tab', { name }).click();
      await check(page, name);
    }
    await markOf(page, 'Thursday').click({ force: true });
    await check(page, 'popover');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Edit' }).click();
    await check(page, 'editor');
  });

  // Their look depends on one of both alone.
  if ((colorScheme === 'light') === (width === 390)) {
    test(`axe-core finds nothing in what opens, ${colorScheme}, ${width} px`, async (t) => {
      const { page } = await openArticle(t, look);
      for (const name of ['Settings', 'Share', 'Export']) {
        await page.getByRole('button', { name, exact: true }).click();
        await check(page, name);
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('?');
      await check(page, 'keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type('norway');
      await check(page, 'find');
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'What happened' }).click();
      await page.locator('.claims summary').first().click();
      await check(page, 'evidence');
      await page.getByLabel('Show as').selectOption('table');
      await check(page, 'table');
    });
  }
}

test('two reports of one meeting: what both tell, what only one tells, and where they disagree', async (t) => {
  const { page, problems } = await openArticle(t);
  await page.getByRole('tab', { name: 'Compare' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Compare' });
  await panel
    .getByRole('textbox', { name: 'The second article' })
    .fill('Astrid Halvorsen met Jón Bjarnason of Iceland on 9 April.\n\nThe European Commission was silent.');
  await panel.getByRole('button', { name: 'Compare' }).click();
  await panel.getByRole('heading', { name: 'They disagree' }).waitFor();
  const difference = panel.locator('.difference').first();
  await difference.getByText('here: 12 March 2026').waitFor();
  await difference.getByText('there: 9 April 2026').waitFor();
  await panel.getByRole('heading', { name: 'Names: in both' }).waitFor();
  await panel.getByRole('button', { name: 'Russia', exact: true }).waitFor();
  assert.deepEqual(problems, []);
});

test('every export is a file', async (t) => {
  const { page, problems } = await openArticle(t);
  const names = [
    'JSON, everything',
    'CSV, events',
    'JSON-LD',
    'Web Annotations (W3C)',
    'Markdown brief',
    'CoNLL-U',
    'displaCy',
  ];
  for (const name of names) {
    await page.getByRole('button', { name: 'Export' }).click();
    const choice = page.getByRole('dialog').getByRole('button', { name, exact: true });
    assert.match((await savedBy(page, choice)).name, /^dateline/);
  }
  assert.deepEqual(problems, []);
});

test('a model that cannot be loaded is said to be missing, and can be asked for again', async (t) => {
  const { page } = await openReader(t, {
    stub: false,
    before: (one) => one.route('**/models/*', (route) => route.abort()),
  });
  await paste(page, article);
  await page.locator('article h2').waitFor();
  await page.getByText('The model could not be loaded').waitFor();
  await page.unroute('**/models/*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('The model could not be loaded').waitFor({ state: 'detached' });
});

test('the theme follows the system until a person chooses; what is kept can be forgotten', async (t) => {
  const { page, problems } = await openReader(t, { colorScheme: 'dark' });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await paper(), 'rgb(21, 22, 26)');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Theme').selectOption('light');
  assert.equal(await paper(), 'rgb(251, 250, 247)');
  const kept = () => page.evaluate(() => localStorage.length);
  assert.equal(await kept(), 0, 'nothing is kept unasked');
  await page.getByLabel('Keep settings and corrections').check();
  assert.equal(await kept(), 1);
  await page.reload();
  await page.locator('html[data-theme=light]').waitFor();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Forget everything' }).click();
  assert.equal(await kept(), 0);
  assert.deepEqual(problems, []);
});

test('single keys can be switched off', async (t) => {
  const { page } = await openArticle(t);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel(/Single keys/).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  assert.equal(await page.getByRole('button', { name: 'People 9' }).getAttribute('aria-pressed'), 'true');
});

test('another language is said, and the text is still there', async (t) => {
  const { page } = await openReader(t);
  await paste(page, 'In Norway traf der Minister am Montag seinen Kollegen.');
  await page.getByText('The text looks like German').waitFor();
  await page.locator('article').getByText('seinen Kollegen').waitFor();
});
