// The page with the engine that knows a few names by heart, so that its tests stay when the model learns something.

import { readFile } from 'node:fs/promises';
import { openSite } from './harness.mjs';

const STUB = new URL('./stub-engine.js', import.meta.url);
const SAMPLE = new URL('../../www/samples/diplomacy.txt', import.meta.url);

/** The article that most tests read. */
export const article = await readFile(SAMPLE, 'utf8');

/**
 * Opens the page and waits until it is ready, unless told not to.
 *
 * @param {import('node:test').TestContext} t
 * @param {Parameters<Awaited<ReturnType<typeof openSite>>['open']>[1] & { stub?: boolean, ready?: boolean, path?: string, before?: (page: import('playwright-core').Page) => Promise<unknown> }} [options]
 */
export async function openReader(t, { stub = true, ready = true, path = '/', before, ...options } = {}) {
  const site = await openSite(t);
  const opened = await site.open('about:blank', options);
  const { page } = opened;
  // Long enough for a machine that does ten other things: what never comes fails all the same.
  page.setDefaultTimeout(60_000);
  if (stub) {
    const body = await readFile(STUB, 'utf8');
    // A service worker would fetch the real engine past the route, from the second page on.
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    await page.route('**/lib/dateline.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    );
  }
  await before?.(page);
  await page.goto(new URL(path, site.url).href);
  if (ready) {
    await page.locator('.privacy', { hasText: 'No request since ready' }).waitFor();
  }
  return { ...opened, site };
}

/**
 * Pastes `text` anywhere on the page, and what it looked like as HTML.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} text
 * @param {string} [html]
 */
export async function paste(page, text, html) {
  await page.evaluate(
    (copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied.text);
      if (copied.html !== undefined) {
        clipboardData.setData('text/html', copied.html);
      }
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    { text, html },
  );
}

/**
 * Opens the page with the diplomacy sample in it.
 *
 * @param {import('node:test').TestContext} t
 * @param {Parameters<typeof openReader>[1]} [options]
 */
export async function openArticle(t, options) {
  const opened = await openReader(t, options);
  await opened.page.getByRole('button', { name: /^Diplomacy/ }).click();
  await opened.page.locator('mark', { hasText: 'Halvorsen' }).first().waitFor();
  return opened;
}

/**
 * The first mark in the article with these words.
 *
 * @param {import('playwright-core').Page} page
 * @param {string | RegExp} words
 */
export const markOf = (page, words) => page.locator('article mark').filter({ hasText: words }).first();

/**
 * Opens the editor, and gives its text field.
 *
 * @param {import('playwright-core').Page} page
 */
export async function openEditor(page) {
  await page.getByRole('button', { name: 'Edit' }).click();
  return page.getByRole('textbox', { name: 'Text of the article' });
}

/**
 * The row of a name in the margin.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export const rowOf = (page, name) =>
  page
    .getByRole('complementary')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name, exact: true }) });

/**
 * Unfolds what can be corrected of a name, and gives its row.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function openCorrections(page, name) {
  const row = rowOf(page, name);
  await row.hover();
  await row.getByText('Correct').click();
  return row;
}

/**
 * Chooses files in the dialog that a button opens.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} button
 * @param {Parameters<import('playwright-core').FileChooser['setFiles']>[0]} files
 */
export async function chooseFiles(page, button, files) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles(files);
}

/**
 * What a click on a button saves.
 *
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} button
 */
export async function savedBy(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') };
}

/** Text without its line breaks, as it is compared. @param {string} text */
export const inOneLine = (text) => text.replace(/\s+/g, ' ').trim();
