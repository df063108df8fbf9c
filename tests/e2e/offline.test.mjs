// The second visit needs no network.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser } from './harness.mjs';
import { openReader, paste } from './reader.mjs';

after(closeBrowser);

test('after one visit the page reads articles without a network', async (t) => {
  const { page, context, problems } = await openReader(t, { stub: false });
  await context.setOffline(true);
  await page.reload();
  await page.locator('.privacy', { hasText: 'No request since ready' }).waitFor();
  await paste(page, 'The ministers met in Tromsø on 9 April 2026.');
  await page.locator('mark', { hasText: '9 April 2026' }).waitFor();
  assert.deepEqual(
    problems.filter(
      (problem) => !problem.includes('sw.js') && !problem.includes('ERR_INTERNET_DISCONNECTED'),
    ),
    [],
  );
});
