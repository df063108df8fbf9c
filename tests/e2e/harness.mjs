// What every browser test needs: the site on a free port, a real Chromium, and a record of what went wrong.
//
//   const site = await openSite(t);
//   const { page, problems } = await site.open('/', { width: 390, height: 844, colorScheme: 'dark' });
//   ...
//   assert.deepEqual(problems, []);
//   assert.deepEqual(site.requestsSince(mark), []);

import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

const WWW = fileURLToPath(new URL('../../www', import.meta.url));
const TESTS = fileURLToPath(new URL('../js', import.meta.url));

// Headless without a GPU, as root in a container too; nothing that calls home, so that the log is the page's alone.
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One browser for the tests of a file. @type {Promise<import('playwright-core').Browser> | undefined} */
let browser;

/** Starts Chromium, or gives the one that runs. Close it in `after(closeBrowser)`. */
export function openBrowser() {
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  return browser;
}

/** To be called once, after the last test of a file. */
export async function closeBrowser() {
  await (await browser)?.close();
  browser = undefined;
}

/**
 * Serves the page for one test, and ends the server and all pages with it.
 *
 * @param {import('node:test').TestContext} t
 * @param {{ folder?: string, policy?: string }} [options]
 */
export async function openSite(t, { folder = WWW, ...options } = {}) {
  const server = await serve({ folder, mounts: { '/tests/': TESTS }, ...options });
  t.after(() => server.close());
  return {
    url: server.url,
    /** Every request so far: `{ method, path, status }`. */
    requests: server.requests,
    /** Marks this moment for `requestsSince`. */
    now: () => server.requests.length,
    /** @param {number} moment what `now` gave */
    requestsSince: (moment) => server.requests.slice(moment),
    /**
     * Opens `path` in a fresh profile.
     *
     * @param {string} [path]
     * @param {{ width?: number, height?: number } & import('playwright-core').BrowserContextOptions} [options]
     */
    open: async (path = '/', { width = 1280, height = 900, ...context } = {}) => {
      const opened = await (await openBrowser()).newContext({ viewport: { width, height }, ...context });
      t.after(() => opened.close());
      const page = await opened.newPage();
      const problems = recordProblems(page);
      await page.goto(new URL(path, server.url).href);
      return { page, context: opened, problems };
    },
  };
}

/**
 * Console errors and warnings, uncaught exceptions and failed requests, in words, as they come.
 *
 * @param {import('playwright-core').Page} page
 */
function recordProblems(page) {
  /** @type {string[]} */
  const problems = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      problems.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) =>
    problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`),
  );
  page.on('response', (response) => {
    if (response.status() >= 400) {
      problems.push(`${response.status()}: ${response.url()}`);
    }
  });
  return problems;
}

/**
 * What axe-core finds against WCAG 2.2 A and AA and its best practices: one line a finding, empty where all is well.
 *
 * @param {import('playwright-core').Page} page
 */
export async function accessibilityFindings(page) {
  // Preloading, axe puts every style sheet that another one imports into a style element, which our policy forbids.
  const { violations } = await new AxeBuilder({ page }).options({ preload: false }).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}`),
  );
}
