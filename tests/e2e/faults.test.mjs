// What may go wrong around the page: storage that is refused or full, a second tab. It says so, and goes on.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser } from './harness.mjs';
import { article, openReader, paste } from './reader.mjs';

after(closeBrowser);

/** @type {Record<string, () => void>} */
const REFUSALS = {
  'no storage at all': () => {
    for (const name of ['localStorage', 'caches']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  },
  'a full disk': () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Storage.prototype.setItem = full;
    Cache.prototype.put = async () => full();
  },
};

for (const [name, refuse] of Object.entries(REFUSALS)) {
  test(`with ${name} an article is read, and the page says that it keeps nothing`, async (t) => {
    const { page, problems } = await openReader(t, { before: (one) => one.addInitScript(refuse) });
    await paste(page, article);
    await page.locator('mark').first().waitFor();
    await page.getByRole('button', { name: 'Settings' }).click();
    const keep = page.getByLabel('Keep settings and corrections');
    await keep.click();
    await page.getByText('This browser refuses to keep anything').waitFor();
    assert.equal(await keep.isChecked(), false);
    assert.deepEqual(problems, []);
  });
}

test('two tabs read two articles, and neither changes what is in the other', async (t) => {
  const { page, context, site } = await openReader(t, { stub: false });
  const other = await context.newPage();
  other.setDefaultTimeout(60_000);
  await other.goto(site.url);
  await Promise.all([
    paste(page, 'The ministers met in Tromsø on 9 April 2026.'),
    paste(other, 'The ministers met in Malmö on 12 May 2025.'),
  ]);
  await page.locator('mark', { hasText: '9 April 2026' }).waitFor();
  await other.locator('mark', { hasText: '12 May 2025' }).waitFor();
  await other.close();
  await paste(page, 'The ministers met in Vaasa on 3 June 2024.');
  await page.locator('mark', { hasText: '3 June 2024' }).waitFor();
});
