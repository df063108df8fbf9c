// A name that was missed is marked by whoever reads: by mouse, by keyboard alone, by touch.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFindings, closeBrowser } from './harness.mjs';
import { chooseFiles, markOf, openReader, paste, rowOf, savedBy } from './reader.mjs';

after(closeBrowser);

/** The dockers' circle is in no list, and no model takes two small words for a name. */
const NEWS = `Ferry yard to stay open, dockers are told

DRAVANNE, March 3, 2026 - The owners of the ferry yard met the quay mistral, a circle of dockers, on Tuesday, and Mara Quill promised that nobody would lose a berth.

“The quay mistral has been heard,” Quill said. On Friday the quay mistral accused Iceland of delays.`;

/** @param {import('node:test').TestContext} t @param {Parameters<typeof openReader>[1]} [options] */
async function openNews(t, options) {
  const opened = await openReader(t, { stub: false, reducedMotion: 'reduce', ...options });
  await paste(opened.page, NEWS);
  await markOf(opened.page, 'Mara Quill').waitFor();

  return opened;
}

/**
 * Where some words stand on the screen: the middle of their first and of their last letter. With `select` they are
 * selected, too, as a long touch does.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} words
 * @param {{ select?: boolean }} [options]
 */
async function placeOf(page, words, { select = false } = {}) {
  const place = await page.evaluate(
    ([wanted, selects]) => {
      const article = /** @type {Node} */ (document.querySelector('article'));
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      /** @type {[Node, number][]} */
      const letters = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        letters.push(
          ...[...(node.nodeValue ?? '')].map((_, at) => /** @type {[Node, number]} */ ([node, at])),
        );
      }
      const text = letters.map(([node, at]) => node.nodeValue?.charAt(at)).join('');
      const start = text.indexOf(wanted);
      const [first, last] = [letters[start], letters[start + wanted.length - 1]];
      if (start < 0 || !first || !last) {
        return null;
      }
      first[0].parentElement?.scrollIntoView({ block: 'center' });
      if (selects) {
        getSelection()?.setBaseAndExtent(...first, last[0], last[1] + 1);
      }
      const boxOf = (/** @type {[Node, number]} */ [node, at]) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect();
      };
      const [from, to] = [boxOf(first), boxOf(last)];
      return {
        from: { x: from.left + 1, y: from.top + from.height / 2 },
        to: { x: to.right - 1, y: to.top + to.height / 2 },
      };
    },
    /** @type {const} */ ([words, select]),
  );
  assert.ok(place, words);
  return place;
}

/** Drags over words with the mouse. @param {import('playwright-core').Page} page @param {string} words */
async function drag(page, words) {
  const { from, to } = await placeOf(page, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** The offer beside selected words, and the kinds that it opens. @param {import('playwright-core').Page} page */
const control = (page) => ({
  offer: page.getByRole('button', { name: 'Mark as a name' }),
  change: page.getByRole('button', { name: 'Change the kind' }),
  menu: page.getByRole('menu'),
  kind: (/** @type {string} */ name) => page.getByRole('menuitemradio', { name, exact: true }),
});

/** @param {import('playwright-core').Page} page */
const organisations = (page) =>
  page.locator('article mark[data-kind=organisations]', { hasText: 'quay mistral' });

/** @param {import('playwright-core').Page} page */
const told = (page) => page.getByRole('status').filter({ hasText: 'is marked as' });

test('by mouse: selected words become a name everywhere, in what is saved too, until it is undone', async (t) => {
  const { page, problems } = await openNews(t);
  const { offer, menu, kind } = control(page);
  await drag(page, ' quay mistral,');
  await offer.click();
  await menu.getByText('Organisation').waitFor();
  await page.getByText('Mark “quay mistral” as').waitFor();
  await kind('Organisation').click();
  await told(page).getByText('“quay mistral” is marked as Organisation, 3 mentions.').waitFor();
  assert.equal(await organisations(page).count(), 3);
  assert.equal(await menu.isVisible(), false);
  await rowOf(page, 'quay mistral').getByText('Organisation').waitFor();
  const rail = page.getByRole('complementary');
  await rail.getByRole('tab', { name: 'What happened' }).click();
  await rail.locator('.claim .name', { hasText: 'quay mistral' }).first().waitFor();
  const exported = async (/** @type {string} */ format) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const choice = page.getByRole('dialog').getByRole('button', { name: format, exact: true });
    return (await savedBy(page, choice)).text;
  };
  assert.match(await exported('CSV, events'), /quay mistral/);
  assert.ok(
    JSON.parse(await exported('JSON, everything')).entities.some(
      (/** @type {any} */ { name, type }) => name === 'quay mistral' && type === 'ORG',
    ),
  );
  await rail.getByRole('tab', { name: 'Who' }).click();
  const saved = await savedBy(page, rail.getByRole('button', { name: 'Save corrections' }));
  assert.deepEqual(JSON.parse(saved.text), [{ name: 'quay mistral', type: 'ORG', aliases: [], not: [] }]);
  await page.keyboard.press('Control+z');
  await organisations(page).first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await organisations(page).nth(2).waitFor();
  await page.keyboard.press('Control+z');
  await organisations(page).first().waitFor({ state: 'detached' });
  await chooseFiles(page, 'Load corrections', saved.path);
  await organisations(page).nth(2).waitFor();
  assert.deepEqual(problems, []);
});

test('what is a name already changes its kind, and no second correction is made of it', async (t) => {
  const { page, problems } = await openNews(t);
  const { offer, change, kind } = control(page);
  const rail = page.getByRole('complementary');
  await drag(page, 'Mara Quill');
  await change.click();
  assert.equal(await page.locator('#popover').isVisible(), false, 'no card opens over selected words');
  await page.getByText('“Mara Quill” is marked as').waitFor();
  assert.equal(await kind('Person').getAttribute('aria-checked'), 'true');
  await kind('Product').click();
  await rowOf(page, 'Mara Quill').getByText('Product').waitFor();
  await rail.getByText('1 correction').waitFor();
  assert.equal(await page.locator('article mark[data-kind=names]', { hasText: 'Quill' }).count(), 2);
  await drag(page, 'Mara Quill');
  await change.click();
  await kind('Person').click();
  await rowOf(page, 'Mara Quill').getByText('Person').waitFor();
  await rail.getByText('1 correction', { exact: true }).waitFor();
  await markOf(page, 'Quill').dblclick({ position: { x: 8, y: 8 } });
  await offer.waitFor();
  assert.equal(await page.locator('#popover').isVisible(), false, 'the card of a click gives way');
  assert.deepEqual(problems, []);
});

test('what was once said to be no name can be one after all', async (t) => {
  const { page } = await openNews(t);
  const { offer, kind } = control(page);
  await rowOf(page, 'Iceland').hover();
  await rowOf(page, 'Iceland').getByText('Correct').click();
  await page.getByRole('button', { name: 'Not a name' }).click();
  await markOf(page, 'Iceland').waitFor({ state: 'detached' });
  await drag(page, 'Iceland');
  await offer.click();
  await kind('Country, state or city').click();
  await markOf(page, 'Iceland').waitFor();
  await page.getByText('1 correction', { exact: true }).waitFor();
});

test('a selection that can be no name is refused in a sentence', async (t) => {
  const { page, problems } = await openNews(t);
  const { offer, menu } = control(page);
  for (const [words, refusal] of /** @type {const} */ ([
    ['a berth.“The quay', 'This selection reaches over several paragraphs: a name stands in one.'],
    [
      'owners of the ferry yard met the quay mistral, a circle of dockers, on Tuesday',
      'This selection has too many words for a name.',
    ],
  ])) {
    await drag(page, words);
    await offer.click();
    await page.getByRole('status').filter({ hasText: refusal }).waitFor();
    assert.equal(await menu.isVisible(), false);
  }
  await page.mouse.click(5, 500);
  await page.keyboard.press('m');
  await page.getByRole('status').filter({ hasText: 'Select the words of a name first.' }).waitFor();
  assert.equal(await page.locator('article mark', { hasText: 'quay' }).count(), 0);
  assert.deepEqual(problems, []);
});

test('by keyboard alone: words are found, named, and the focus is where it was', async (t) => {
  const { page, problems } = await openNews(t);
  const { offer, menu, kind } = control(page);
  const focused = () => page.locator(':focus');
  await page.keyboard.press('/');
  await page.keyboard.type('quay mistral');
  await page.getByText('1 of 3').waitFor();
  await page.keyboard.press('Escape');
  await offer.waitFor();
  await page.keyboard.press('m');
  await menu.waitFor();
  assert.equal(await focused().innerText(), 'Person');
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  assert.equal(await page.evaluate(() => String(getSelection())), 'quay mistral');

  await page.keyboard.press('m');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused().innerText(), 'Organisation');
  await page.keyboard.press('e');
  assert.equal(await focused().innerText(), 'Organisation', 'single keys rest');
  await page.keyboard.press('p');
  assert.equal(await focused().innerText(), 'Place', 'a letter leads to the next kind that begins with it');
  await page.keyboard.press('o');
  await page.keyboard.press('o');
  assert.equal(await focused().innerText(), 'Organisation');
  await page.keyboard.press('Enter');
  await told(page).waitFor();
  assert.equal(await focused().innerText(), 'quay mistral', 'the focus is on the new mark');

  await page.keyboard.press('m');
  assert.equal(await kind('Organisation').getAttribute('aria-checked'), 'true');
  assert.equal(await focused().innerText(), 'Organisation');
  await page.keyboard.press('Escape');
  assert.equal(await focused().innerText(), 'quay mistral');
  await page.keyboard.press('m');
  await page.keyboard.press('g');
  await page.keyboard.press('Enter');
  await told(page).getByText('“quay mistral” is marked as Group').waitFor();
  await page.getByText('1 correction', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await organisations(page).nth(2).waitFor();
  assert.deepEqual(problems, []);
});

test('with single keys switched off, the offer is the stop after the article', async (t) => {
  const { page } = await openNews(t);
  const { offer, menu } = control(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel(/Single keys/).uncheck();
  await page.keyboard.press('Escape');
  await placeOf(page, 'quay mistral', { select: true });
  await offer.waitFor();
  await page.locator('article [tabindex="0"]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await menu.waitFor();
});

test('by touch at 390 px the offer lies at the lower edge, and the kinds are large enough', async (t) => {
  const { page, problems } = await openNews(t, { width: 390, height: 844, hasTouch: true, isMobile: true });
  const { offer, menu, kind } = control(page);
  const { to } = await placeOf(page, 'quay mistral', { select: true });
  await offer.waitFor();
  const box = await offer.boundingBox();
  assert.ok(box && box.y > to.y + 60 && box.y + box.height < 844, 'not where the phone has its own menu');
  await offer.tap();
  await menu.waitFor();
  const sizes = await menu
    .getByRole('menuitemradio')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  assert.ok(sizes.length === 13 && sizes.every((height) => height >= 44), `${sizes}`);
  await page.getByRole('button', { name: 'Close', exact: true }).tap();
  await menu.waitFor({ state: 'hidden' });
  await placeOf(page, 'The quay mistral', { select: true });
  await offer.tap();
  await kind('Organisation').tap();
  await organisations(page).nth(2).waitFor();
  await told(page).waitFor();
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await sideways(), 0);
  assert.deepEqual(problems, []);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [1280, 390]) {
    test(`axe-core finds nothing in the offer and its kinds, ${colorScheme}, ${width} px`, async (t) => {
      const { page } = await openNews(t, { colorScheme, width });
      const { offer, change, menu } = control(page);
      await placeOf(page, 'quay mistral', { select: true });
      await offer.waitFor();
      assert.deepEqual(await accessibilityFindings(page), []);
      await offer.click();
      await menu.waitFor();
      assert.deepEqual(await accessibilityFindings(page), []);
      await page.keyboard.press('Escape');
      await placeOf(page, 'Mara Quill', { select: true });
      await change.click();
      assert.deepEqual(await accessibilityFindings(page), []);
    });
  }
}
