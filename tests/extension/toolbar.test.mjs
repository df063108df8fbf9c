// The extension as it is shipped, without any right to a site: its button in the toolbar is pressed, and nothing else.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { FLAGS } from '../e2e/harness.mjs';

const BUILT = fileURLToPath(new URL('../../dist/extension', import.meta.url));
const ARTICLE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A treaty</title><article><h1>Treaty signed</h1>
<p>Norway and Iceland signed a fisheries treaty in Oslo on 12 March 2026.</p></article>`;

test('the button in the toolbar opens the side panel and marks the page, and no page before', async (t) => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(ARTICLE);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  t.after(() => server.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const profile = mkdtempSync(join(tmpdir(), 'dateline-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-extensions'],
    // The last of these lets the browser's own protocol press the button, as a person's hand does.
    args: [
      ...FLAGS,
      `--disable-extensions-except=${BUILT}`,
      `--load-extension=${BUILT}`,
      '--enable-unsafe-extension-debugging',
    ],
  });
  t.after(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const background = browser.serviceWorkers()[0] ?? (await browser.waitForEvent('serviceworker'));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  const marked = () =>
    page.evaluate(() => [...CSS.highlights.keys()].some((name) => name.includes('places')));
  const panels = () =>
    background.evaluate(async () => {
      const open = await chrome.runtime.getContexts({});
      return open.filter(({ contextType }) => contextType === 'SIDE_PANEL').length;
    });
  assert.equal(await panels(), 0);
  assert.equal(
    await background.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      return chrome.scripting
        .executeScript({ target: { tabId: tab?.id ?? 0 }, func: () => document.title })
        .then(
          () => 'read',
          () => 'refused',
        );
    }),
    'refused',
    'before the button is pressed the extension may not even see the page',
  );

  await pressButton(browser, new URL(background.url()).host, page.url());
  for (let tries = 0; tries < 600 && !(await marked()); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.equal(await marked(), true);
  assert.equal(await panels(), 1);
});

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} id of the extension
 * @param {string} url of the tab in which it is pressed
 */
async function pressButton(context, id, url) {
  const session = await /** @type {import('playwright-core').Browser} */ (
    context.browser()
  ).newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const targetId = targetInfos.find((target) => target.url === url)?.targetId ?? '';
  await session.send('Extensions.triggerAction', { id, targetId });
}
