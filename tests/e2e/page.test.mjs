// The page as a person uses it: mouse, keyboard, touch.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFindings, closeBrowser } from './harness.mjs';
import { article, openArticle, openReader, paste } from './reader.mjs';

after(closeBrowser);

/** @param {import('playwright-core').Page} page @param {string | RegExp} words */
const mark = (page, words) => page.locator('mark').filter({ hasText: words }).first();

test('a pasted article is marked, and nothing is asked of the server', async (t) => {
  const { page, problems, site } = await openReader(t);
  const ready = site.now();
  await paste(page, article);
  await mark(page, 'Astrid Halvorsen').waitFor();
  assert.equal(await page.locator('article h2').innerText(), article.split('\n')[0]);
  const words = (await page.locator('article').innerText()).replace(/\s+/g, ' ').trim();
  assert.equal(
    words,
    article.replace(/\s+/g, ' ').trim(),
    'the reading view holds the text, all of it, unchanged',
  );
  await page.getByRole('tab', { name: 'What happened' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  assert.deepEqual(site.requestsSince(ready), []);
  assert.match(await page.locator('.privacy').innerText(), /No request since ready/);
  assert.deepEqual(problems, []);
});

test('typed text is read when the reader asks for it', async (t) => {
  const { page, problems } = await openReader(t);
  await page.getByRole('textbox', { name: 'Article' }).fill('Norway met Iceland in Tromsø on Thursday.');
  await page.getByRole('button', { name: 'Read it' }).click();
  await mark(page, 'Tromsø').waitFor();
  assert.deepEqual(problems, []);
});

test('each of the five samples opens', async (t) => {
  const { page, problems } = await openReader(t);
  assert.equal(await page.locator('.front').count(), 5);
  for (const section of ['Diplomacy', 'Business', 'Disaster', 'Sport', 'Court']) {
    await page.getByRole('button', { name: new RegExp(`^${section}`) }).click();
    await page.locator('article h2').waitFor();
    await page.getByRole('link', { name: 'back to the start' }).click();
    await page.getByRole('heading', { name: 'Paste an article' }).waitFor();
  }
  assert.deepEqual(problems, []);
});

test('a dropped file is read, HTML without its scripts', async (t) => {
  const { page, problems } = await openReader(t);
  await page.evaluate(() => {
    const html =
      '<html><body><nav>Menu</nav><script>window.hacked = 1</script><h1>Talks</h1><p>Norway met <b>Iceland</b>.</p></body></html>';
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([html], 'talks.html', { type: 'text/html' }));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await mark(page, 'Iceland').waitFor();
  const words = await page.locator('article').innerText();
  assert.ok(
    words.includes('Norway met Iceland.') && !words.includes('Menu') && !words.includes('hacked'),
    words,
  );
  assert.deepEqual(problems, []);
});

test('a dropped file of Markdown is read without its signs', async (t) => {
  const { page, problems } = await openReader(t);
  await page.evaluate(() => {
    const markdown =
      '---\ntitle: Draft\n---\n# Talks #\n\n**Norway** met [Iceland](https://news.example/a_b), 2 * 3 * 4.\n\n## Next\n\n- *Fish*\n- snake_case\n\n> Nobody _knows_.\n\n---\n\nThe end.\n\n---\n';
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([markdown], 'talks.md', { type: 'text/markdown' }));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await mark(page, 'Iceland').waitFor();
  assert.deepEqual(
    await page.locator('article .block').evaluateAll((blocks) => blocks.map((one) => one.textContent)),
    [
      'Talks',
      'Norway met Iceland, 2 * 3 * 4.',
      'Next',
      '- Fish',
      '- snake_case',
      'Nobody knows.',
      'The end.',
    ],
  );
  assert.deepEqual(problems, []);
});

test('words dragged from another window are read as they stood there', async (t) => {
  const { page } = await openReader(t);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'Talks Norway met Iceland.');
    dataTransfer.setData('text/html', '<h1>Talks</h1><p>Norway met <b>Iceland</b>.</p>');
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.locator('article p.block', { hasText: /^Norway met Iceland\.$/ }).waitFor();
});

test('the popover opens under the pointer, can be entered, and Escape closes it', async (t) => {
  const { page, problems } = await openArticle(t);
  const popover = page.locator('#popover');
  await mark(page, 'Astrid Halvorsen').hover();
  await popover.waitFor();
  assert.match(
    await popover.innerText(),
    /Person[\s\S]*Astrid Halvorsen[\s\S]*Sure[\s\S]*A name known by heart[\s\S]*1 of 4/,
  );
  assert.equal(await page.locator('mark.lit').count(), 4, 'all mentions are tinted');
  await popover.getByRole('button', { name: 'Next mention' }).hover();
  await popover.getByRole('button', { name: 'Next mention' }).click();
  await popover.getByText('2 of 4').waitFor();
  await page.keyboard.press('Escape');
  await popover.waitFor({ state: 'hidden' });
  assert.deepEqual(problems, []);
});

test('the marks are one tab stop, arrow keys move, Enter keeps the popover open', async (t) => {
  const { page, problems } = await openArticle(t);
  const stops = page.locator('article [tabindex="0"]');
  assert.equal(await stops.count(), 1);
  await page.getByRole('link', { name: 'Skip to the article' }).focus();
  await stops.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await stops.count(), 1);
  const popover = page.locator('#popover');
  await popover.waitFor();
  const described = page.locator('article :focus');
  assert.equal(await described.getAttribute('aria-describedby'), 'popover');
  await page.keyboard.press('n');
  await page.locator('article mark:focus').waitFor();
  await page.keyboard.press('Enter');
  await popover.getByRole('button', { name: 'Close' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await popover.waitFor({ state: 'hidden' });
  await page.locator('article mark:focus').waitFor();
  assert.deepEqual(problems, []);
});

test('nested marks are both kept; a second click walks outward', async (t) => {
  const { page } = await openArticle(t);
  const inner = page.locator('mark mark', { hasText: 'Nordic Council' });
  await inner.click();
  const title = page.locator('#popover h3');
  assert.equal(await title.innerText(), 'Nordic Council');
  await inner.click();
  assert.equal(await title.innerText(), 'summit of the Nordic Council');
  await inner.click();
  await page.locator('#popover').getByRole('button', { name: 'summit of the Nordic Council' }).press('Enter');
  await page.locator('#popover h3', { hasText: 'summit of the Nordic Council' }).waitFor();
});

test('a kind can be hidden by its toggle and by its key, and shown alone', async (t) => {
  const { page } = await openArticle(t);
  const style = () =>
    mark(page, 'Astrid Halvorsen').evaluate((node) => getComputedStyle(node).textDecorationLine);
  const people = page.getByRole('button', { name: 'People 9' });
  await people.click();
  assert.equal(await people.getAttribute('aria-pressed'), 'false');
  assert.equal(await style(), 'none');
  await page.keyboard.press('1');
  assert.equal(await style(), 'underline');
  await page.getByRole('button', { name: 'Show only places' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await style(), 'none');
  await page.getByRole('button', { name: 'Show all kinds' }).press('Enter');
  assert.equal(await style(), 'underline');
});

test('what is unsure is hidden until asked for', async (t) => {
  const { page } = await openArticle(t);
  const style = () =>
    mark(page, 'Ingrid Solvang').evaluate((node) => getComputedStyle(node).textDecorationLine);
  assert.equal(await style(), 'none');
  await page.getByRole('button', { name: /unsure/ }).click();
  assert.equal(await style(), 'underline');
});

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
  await page.getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('textbox', { name: 'Text of the article' });
  await editor.press('Control+End');
  await editor.pressSequentially(' Oslo and 3 p n / stay text.');
  assert.ok((await editor.inputValue()).endsWith(' Oslo and 3 p n / stay text.'));
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await page.locator('article').getByText('stay text.').waitFor();
  await page.locator('mark', { hasText: 'Oslo' }).nth(2).waitFor();
  assert.deepEqual(problems, []);
});

test('corrections hold everywhere and can be undone and redone', async (t) => {
  const { page } = await openArticle(t);
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Tromsø', exact: true }) });
  await row.hover();
  await row.getByText('Correct').click();
  await row.getByLabel('Kind').selectOption('PERSON');
  const drawn = page.locator('mark[data-kind="people"]', { hasText: /^Tromsø$/ });
  await drawn.first().waitFor();
  await page.keyboard.press('Control+z');
  await drawn.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await drawn.first().waitFor();
});

test('names are merged, split off and hidden everywhere at once; undone step by step; saved and loaded', async (t) => {
  const { page, problems } = await openArticle(t);
  const rail = page.getByRole('complementary');
  const row = (/** @type {string} */ name) =>
    rail.getByRole('listitem').filter({ has: page.getByRole('button', { name, exact: true }) });
  const correct = async (/** @type {string} */ name) => {
    await row(name).hover();
    await row(name).getByText('Correct').click();
    return row(name);
  };
  const drawn = (/** @type {string} */ words) => page.locator('article mark', { hasText: words });

  await (await correct('Barents Sea')).getByRole('button', { name: 'Not a name' }).click();
  await drawn('Barents Sea').waitFor({ state: 'detached' });
  await row('Barents Sea').waitFor({ state: 'detached' });

  await (await correct('European Commission'))
    .getByLabel('European Commission is the same as')
    .selectOption({ label: 'European Union' });
  await row('European Union').getByText('European Commission').first().waitFor();
  await row('European Commission').waitFor({ state: 'detached' });
  await rail.getByText('2 corrections').waitFor();

  await (await correct('European Union'))
    .getByRole('button', { name: '“European Commission” is somebody else' })
    .click();
  await row('European Commission').waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    rail.getByRole('button', { name: 'Save corrections' }).click(),
  ]);
  const saved = await download.path();
  for (let step = 0; step < 3; step += 1) {
    await rail.getByRole('button', { name: 'Undo' }).click();
  }
  await drawn('Barents Sea').waitFor();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    rail.getByRole('button', { name: 'Load corrections' }).click(),
  ]);
  await chooser.setFiles(saved);
  await drawn('Barents Sea').waitFor({ state: 'detached' });
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
  await mark(page, 'Astrid Halvorsen').tap();
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
  await mark(page, 'Astrid Halvorsen').waitFor();
  assert.ok(
    site.requests.every(({ path }) => !path.includes('a=')),
    'the server never sees it',
  );
  assert.deepEqual(problems, []);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [1280, 390]) {
    test(`axe-core finds nothing, ${colorScheme}, ${width} px`, async (t) => {
      const { page } = await openReader(t, { width, colorScheme, reducedMotion: 'reduce' });
      const check = async (/** @type {string} */ state) =>
        assert.deepEqual(await accessibilityFindings(page), [], `${state}, ${colorScheme}, ${width} px`);
      await check('empty');
      await paste(page, article);
      await mark(page, 'Astrid Halvorsen').waitFor();
      await check('article');
      for (const name of ['When', 'What happened']) {
        await page.getByRole('tab', { name }).click();
        await check(name);
      }
      await mark(page, 'Thursday').click({ force: true });
      await check('popover');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Settings' }).click();
      await check('settings');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Edit' }).click();
      await check('editor');
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
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name, exact: true }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^dateline/);
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

test('paragraphs stay paragraphs', async (t) => {
  const { page } = await openReader(t);
  await paste(page, 'Norway met Iceland.\n\nNorway met Iceland.');
  await page.locator('article p.block').nth(1).waitFor();
  assert.equal(await page.locator('article p.block').count(), 2);
});

test('forced colours leave every mark its underline', async (t) => {
  const { page } = await openArticle(t, { forcedColors: 'active' });
  const lines = await page
    .locator('mark:not([data-unsure])')
    .evaluateAll((marks) => new Set(marks.map((one) => getComputedStyle(one).textDecorationLine)).size);
  assert.equal(lines, 1);
});
