// The folder of make dist, served by a plain server under a path that it does not know of.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closeBrowser, openBrowser } from './harness.mjs';
import { paste } from './reader.mjs';

after(closeBrowser);

const UNDER = '/press/dateline/';
/** A plain host knows these, and sends no header of its own. @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

test('the folder of make dist works under any path of a plain server, and offline after one visit', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-site-'));
  t.after(() => rm(folder, { recursive: true }));
  execFileSync('node', [fileURLToPath(new URL('../../scripts/dist.mjs', import.meta.url)), folder]);

  const names = await readdir(folder);
  const version = names.find((name) => /^[0-9a-f]{12}$/.test(name)) ?? '';
  assert.deepEqual(names.sort(), [version, 'index.html', 'licences', 'sw.js'].sort());
  const licences = (await readdir(join(folder, 'licences'))).join(' ');
  for (const part of ['MIT', 'APACHE', 'DATA', 'inter', 'source-serif-4', 'd3-force']) {
    assert.match(licences, new RegExp(`LICENSE-${part}`));
  }
  assert.match(licences, /THIRD-PARTY/);

  const { address, requests } = await plainServer(t, folder);
  const context = await (await openBrowser()).newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  const read = async () => {
    await page.locator('.privacy', { hasText: 'No request since ready' }).waitFor();
    await paste(page, 'OSLO, March 12, 2026 - Astrid Halvorsen met Emmanuel Macron in Oslo on 9 April 2026.');
    await page.locator('mark[data-kind=people]', { hasText: 'Halvorsen' }).waitFor();
    await page.locator('mark[data-kind=dates]', { hasText: '9 April 2026' }).waitFor();
  };
  await page.goto(address);
  await read();
  assert.deepEqual(problems, []);
  assert.deepEqual(
    requests.filter(({ status }) => status !== 200),
    [],
    'everything is there, and asked for under the path',
  );
  assert.ok(
    requests.every(({ path }) => new RegExp(`^${UNDER}($|sw\\.js$|${version}/)`).test(path)),
    'what may change lies in the folder of its version',
  );

  const refused = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const outside = await fetch('https://example.org/').then(
      () => 'let through',
      () => 'refused',
    );
    return { injected: 'injected' in window, outside };
  });
  assert.deepEqual(refused, { injected: false, outside: 'refused' }, 'the policy in the page holds');

  await context.setOffline(true);
  await page.goto(address);
  await read();
});

/**
 * @param {import('node:test').TestContext} t
 * @param {string} folder
 */
async function plainServer(t, folder) {
  /** @type {{ path: string, status: number }[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const file = path.startsWith(UNDER) ? join(folder, path.slice(UNDER.length) || 'index.html') : '';
    const body = await readFile(file).catch(() => null);
    requests.push({ path, status: body ? 200 : 404 });
    response.writeHead(body ? 200 : 404, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    });
    response.end(body ?? 'Not found');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}${UNDER}`, requests };
}
