// <dateline-article>: the list beside the marks, by mouse and keyboard; two of them on one page.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFindings, closeBrowser, openSite } from './harness.mjs';

after(closeBrowser);

const NAMES = { 'Astrid Halvorsen': 'PERSON', Oslo: 'GPE', 'Oslo Port Council': 'ORG' };

/** @param {import('node:test').TestContext} t @param {string} html */
async function openPage(t, html) {
  const { page, problems } = await (await openSite(t)).open('/tests/blank.html');
  await page.evaluate(
    async ({ html, names }) => {
      const { define } = await import('/embed/element.js');
      const { wordEngine } = await import('/tests/word-engine.mjs');
      document.body.innerHTML = `<main><h1>News</h1>${html}</main>`;
      /** @type {string[]} */
      const said = [];
      Object.assign(window, { said });
      for (const name of ['analyzed', 'entityfocus', 'error']) {
        document.addEventListener(name, (event) =>
          said.push(`${name} of ${/** @type {Element} */ (event.target).id}`),
        );
      }
      define();
      define();
      for (const node of document.querySelectorAll('dateline-article')) {
        /** @type {any} */ (node).engine = wordEngine(/** @type {any} */ (names));
      }
    },
    { html, names: NAMES },
  );
  return { page, problems, said: () => page.evaluate(() => /** @type {any} */ (window).said) };
}

test('it lists what is in the article that it is for, and each name leads to its places', async (t) => {
  const { page, problems, said } = await openPage(
    t,
    `<article id="story"><p>Astrid Halvorsen came to Oslo.</p><p>The Oslo Port Council was ready.</p></article>
     <dateline-article id="list" for="#story"></dateline-article>`,
  );
  const oslo = page.getByRole('button', { name: 'Oslo 2 ×' });
  await oslo.waitFor();
  assert.deepEqual(await page.locator('dateline-article [part=kind]').allInnerTexts(), [
    'People',
    'Organisations',
    'Places',
  ]);
  await oslo.focus();
  await page.keyboard.press('Enter');
  assert.equal(await oslo.getAttribute('aria-pressed'), 'true');
  assert.equal(await page.evaluate(() => CSS.highlights.get('dateline-light-focus')?.size), 2);
  assert.deepEqual(await said(), ['analyzed of list', 'entityfocus of list']);
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(problems, []);
});

test('it marks what it holds, and what changes in it', async (t) => {
  const { page, problems } = await openPage(
    t,
    '<dateline-article id="list" kinds="places"><p>Astrid Halvorsen came to Oslo.</p></dateline-article>',
  );
  await page.getByRole('button', { name: 'Oslo 1 ×' }).waitFor();
  assert.equal(await page.locator('dateline-article button').count(), 1);
  await page.evaluate(() => document.querySelector('p')?.append(' Oslo!'));
  await page.getByRole('button', { name: 'Oslo 2 ×' }).waitFor();
  await page.evaluate(() => document.querySelector('#list')?.setAttribute('kinds', 'people'));
  await page.getByRole('button', { name: 'Astrid Halvorsen 1 ×' }).waitFor();
  assert.equal(await page.locator('dateline-article button').count(), 1);
  assert.deepEqual(problems, []);
});

test('two on one page do not disturb each other, and one that leaves takes its marks', async (t) => {
  const { page, problems } = await openPage(
    t,
    `<dateline-article id="one"><p>Oslo</p></dateline-article>
     <dateline-article id="two" renderer="mark"><p>Oslo and Oslo</p></dateline-article>`,
  );
  const counts = () =>
    page.evaluate(() => [
      [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0),
      document.querySelectorAll('#two .dateline-mark').length,
    ]);
  await page.locator('#one').getByRole('button').waitFor();
  await page.locator('#two').getByRole('button').waitFor();
  await page.locator('#two').getByRole('button').click();
  assert.deepEqual(
    await counts(),
    [1, 2],
    'the one has a range, the other its elements, nothing is tinted twice',
  );
  assert.equal(await page.locator('#one').getByRole('button').getAttribute('aria-pressed'), 'false');
  await page.evaluate(() => document.querySelector('#one')?.remove());
  assert.deepEqual(await counts(), [0, 2]);
  assert.deepEqual(problems, []);
});

test('an article that is not there, and a text that cannot be read, are said', async (t) => {
  const { page, said } = await openPage(t, '<dateline-article id="list" for="#none"></dateline-article>');
  await page.getByText('There is no article here.').waitFor();
  await page.evaluate(() => {
    const node = /** @type {any} */ (document.createElement('dateline-article'));
    node.id = 'broken';
    node.engine = { analyze: () => Promise.reject(new Error('no')) };
    node.append('Oslo');
    document.querySelector('main')?.append(node);
  });
  await page.getByText('The article could not be read.').waitFor();
  assert.deepEqual(await said(), ['error of broken']);
});

test('its look can be set from outside', async (t) => {
  const { page } = await openPage(t, '<dateline-article id="list"><p>Oslo</p></dateline-article>');
  await page.getByRole('button').waitFor();
  const colours = await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'dateline-article { --dateline-places: rgb(1, 2, 3) } dateline-article::part(name) { color: rgb(4, 5, 6) }',
    );
    document.adoptedStyleSheets.push(sheet);
    const words = /** @type {Element} */ (document.querySelector('p'));
    const button = /** @type {any} */ (document.querySelector('dateline-article')).shadowRoot.querySelector(
      'button',
    );
    return [
      getComputedStyle(words, '::highlight(dateline-light-places-0)').textDecorationColor,
      getComputedStyle(button).color,
    ];
  });
  assert.deepEqual(colours, ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']);
});
