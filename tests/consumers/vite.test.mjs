// The package in a Vite app, as it is served for development and as it is built.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { closeBrowser, openBrowser, openSite } from '../e2e/harness.mjs';
import { installed, run } from './consumer.mjs';

after(closeBrowser);

const folder = installed('vite');
const VITE = 'node_modules/.bin/vite';

test('the app works as it is served for development', async (t) => {
  const vite = spawn(VITE, ['--port', '0', '--host', '127.0.0.1'], { cwd: folder });
  t.after(async () => {
    vite.kill();
    await once(vite, 'exit');
  });
  let said = '';
  for await (const chunk of vite.stdout) {
    said += chunk;
    if (/http:\S+\d\/?/.test(said)) {
      break;
    }
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Vite colours its words
  const [url = ''] = said.replace(/\u001b\[\d+m/g, '').match(/http:\S+/) ?? [];
  const page = await (await openBrowser()).newPage();
  await page.goto(url);
  await page.locator('#names', { hasText: 'France, Germany' }).waitFor();
});

test('the app works as it is built, under a strict policy', async (t) => {
  run(VITE, ['build', '--logLevel', 'warn'], folder);
  const { page, problems } = await (await openSite(t, { folder: `${folder}dist` })).open();
  await page.locator('#names', { hasText: 'France, Germany' }).waitFor();
  assert.deepEqual(problems, []);
});
