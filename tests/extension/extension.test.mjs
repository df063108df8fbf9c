// The extension in a real Chromium, on pages that forbid all they can: the right words are marked, the page stays as it was.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { FLAGS } from '../e2e/harness.mjs';
import { FILLER, MARKED, SHAPES, STORY } from './shapes.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = `${ROOT}dist/extension-test`;
/** Nothing may run, nothing may be fetched, no style sheet but the page's own. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; trusted-types; require-trusted-types-for 'script'";

execFileSync('node', ['scripts/extension.mjs', '--test'], { cwd: ROOT });

/** What each path of the site answers. @type {Map<string, string>} */
const pages = new Map();
const server = createServer(({ url = '' }, response) => {
  const page = pages.get(url);
  response.writeHead(page === undefined ? 404 : 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': POLICY,
  });
  response.end(page);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

const profile = mkdtempSync(join(tmpdir(), 'dateline-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  ignoreDefaultArgs: ['--disable-extensions'],
  args: [...FLAGS, `--disable-extensions-except=${BUILT}`, `--load-extension=${BUILT}`],
});
const background = browser.serviceWorkers()[0] ?? (await browser.waitForEvent('serviceworker'));
const panel = await browser.newPage();
/** @type {string[]} */
const problems = [];
panel.on('pageerror', (error) => problems.push(error.message));
panel.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
await panel.goto(new URL('/extension/panel.html', background.url()).href);

after(async () => {
  await browser.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
});

/** Serves a page and opens it in a tab. @param {string} body @param {string} [head] */
async function opened(body, head = '') {
  const path = `/${pages.size}`;
  pages.set(
    path,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A treaty</title>${head}</head><body>${body}</body></html>`,
  );
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}${path}`);
  return page;
}

/** Does what the toolbar button does, for the tab of `page`. @param {import('playwright-core').Page} page */
async function press(page) {
  await background.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    await chrome.storage.session.set({ asked: { tab: tab?.id, at: Date.now() } });
  }, page.url());
}

/** In the page: its markup, shadow trees included. */
const markup = () =>
  document.documentElement.getHTML({ serializableShadowRoots: true }) + document.documentElement.outerHTML;

/** In the page: the words that are marked, in no order. */
function wordsMarked() {
  return [...CSS.highlights]
    .filter(([name]) => !name.endsWith('focus'))
    .flatMap(([, highlight]) => [...highlight])
    .map(({ startContainer, startOffset, endOffset }) =>
      /** @type {Text} */ (startContainer).data.slice(startOffset, endOffset),
    );
}

/** Waits until the names are marked, not only the dates. @param {import('playwright-core').Page} page @param {number} [least] */
async function marked(page, least = 3) {
  for (let tries = 0; tries < 200; tries += 1) {
    const words = await page.evaluate(wordsMarked);
    if (words.length >= least) {
      return words;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return page.evaluate(wordsMarked);
}

for (const { name, body, head, marked: expected = MARKED, notMarked = [] } of SHAPES) {
  test(name, async () => {
    const page = await opened(body, head);
    const before = await page.evaluate(markup);
    await press(page);
    const words = await marked(page);
    // Names and dates alone: what else is marked, "they" for example, is the engine's to say.
    const told = words.filter((one) => /[A-Z\d]/.test(one) || expected.includes(one));
    assert.deepEqual([...new Set(told)].sort(), [...expected].sort());
    assert.ok(!words.some((one) => notMarked.includes(one)), words.join());
    assert.equal(await page.evaluate(markup), before, 'the page is as it was');
    await page.close();
  });
}

test('the day of publication is what relative dates hang on', async () => {
  const meta = '<meta property="article:published_time" content="2026-03-13T23:30:00-05:00">';
  const page = await opened(
    `<article><p>Norway and Iceland met in Oslo on Thursday.</p><p>${FILLER}</p><p>${FILLER}</p></article>`,
    meta,
  );
  await press(page);
  await marked(page);
  assert.equal(await panel.getByLabel('Read as of').inputValue(), '2026-03-13');
  await panel.getByRole('tab', { name: 'When' }).click();
  await panel.getByText('12 March 2026').first().waitFor();
  await panel.getByRole('tab', { name: 'Who' }).click();
  await page.close();
});

test('panel and page lead to each other: by a name, by a click, by what is hidden', async () => {
  const page = await opened(`<article><h1>Treaty</h1>${STORY}</article>`);
  const before = await page.evaluate(markup);
  await press(page);
  await marked(page);
  await panel.getByRole('button', { name: 'Norway', exact: true }).first().click();
  await until(page, () => [...(CSS.highlights.get('dateline-light-focus') ?? [])].length, 1);
  const at = await page.evaluate(() => {
    const [range] = CSS.highlights.get('dateline-light-places-0') ?? [];
    const live = document.createRange();
    live.setStart(range?.startContainer ?? document, range?.startOffset ?? 0);
    live.setEnd(range?.endContainer ?? document, range?.endOffset ?? 0);
    const { left, top, width, height } = live.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.click(at.x, at.y);
  await until(page, () => [...(CSS.highlights.get('dateline-light-focus') ?? [])].length, 0);
  await panel
    .getByRole('button', { name: /^Places/ })
    .first()
    .click();
  await until(page, () => CSS.highlights.has('dateline-light-places-0'), false);
  await panel
    .getByRole('button', { name: /^Places/ })
    .first()
    .click();
  await until(page, () => CSS.highlights.has('dateline-light-places-0'), true);
  assert.equal(await page.evaluate(markup), before);
  await page.close();
});

test('what is selected is read in place of the article', async () => {
  const page = await opened(
    `<article>${STORY}<p id="other">Denmark and Sweden stayed at home.</p></article>`,
  );
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#other') ?? document));
  await press(page);
  const words = await marked(page, 2);
  assert.deepEqual(words.filter((one) => /[A-Z]/.test(one)).sort(), ['Denmark', 'Sweden']);
  await panel.getByText('What is selected on this page').waitFor();
  await page.close();
});

test('an article that changes is followed; what else the page loads is not', async () => {
  const page = await opened(`<main><article>${STORY}</article><div id="more"></div></main>`);
  await press(page);
  await marked(page);
  await page.evaluate(() => {
    const paragraph = /** @type {Element} */ (document.querySelector('article p'));
    /** @type {Text} */ (paragraph.firstChild).data =
      'Denmark and Sweden signed a treaty in Oslo on 12 March 2026.';
    const more = document.createElement('p');
    more.textContent = 'Spain and Portugal are another story, loaded as the page is scrolled.';
    document.querySelector('#more')?.append(more);
  });
  await panel.getByRole('button', { name: 'Sweden', exact: true }).first().waitFor();
  await until(page, () => CSS.highlights.get('dateline-light-places-0')?.size, 3);
  const words = await page.evaluate(wordsMarked);
  assert.deepEqual(words.filter((one) => /[A-Z\d]/.test(one)).sort(), [
    '12 March 2026',
    'Denmark',
    'Oslo',
    'Sweden',
  ]);
  await page.close();
});

test('pressed again, the page is read anew, and marked once', async () => {
  const page = await opened(`<article>${STORY}</article>`);
  await press(page);
  const once = await marked(page);
  await press(page);
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual((await marked(page)).sort(), once.sort());
  await page.close();
});

test('a page that is left is said to be left, one that may not be read to be refused', async () => {
  const page = await opened(`<article>${STORY}</article>`);
  await press(page);
  await marked(page);
  await page.goto('about:blank');
  await panel.getByText('The page has changed.').waitFor();
  assert.ok(await panel.locator('.lists').isHidden());
  await page.goto('chrome://version');
  await press(page);
  await panel.getByText('This page can’t be read').waitFor();
  await page.close();
});

/**
 * Waits until `look`, called in the page, gives `value`.
 *
 * @template T
 * @param {import('playwright-core').Page} page
 * @param {() => T} look
 * @param {T} value
 */
async function until(page, look, value) {
  for (let tries = 0; tries < 200 && (await page.evaluate(look)) !== value; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.deepEqual(await page.evaluate(look), value);
}

test('nothing went wrong in the panel', () => assert.deepEqual(problems, []));

test('a panel that is closed takes its marks with it', async () => {
  const page = await opened(`<article>${STORY}</article>`);
  await press(page);
  await marked(page);
  await panel.goto('about:blank');
  await until(page, () => document.adoptedStyleSheets.length + CSS.highlights.size, 0);
  await page.close();
});
