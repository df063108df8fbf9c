// What leaves the page: on paper, and by the clipboard into documents and sheets.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pasteElsewhere } from './clipboard.mjs';
import { closeBrowser } from './harness.mjs';
import { inOneLine, openArticle } from './reader.mjs';

after(closeBrowser);

test('on paper there are the article with its marks, the line of its dates and its claims, and nothing to press', async (t) => {
  const { page } = await openArticle(t, { colorScheme: 'dark' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await page.locator('article h2').isVisible(), true);
  assert.equal(await page.locator(':is(button, input, select):visible:not(.moment)').count(), 0);
  assert.equal(await page.getByRole('complementary').isVisible(), false);
  assert.ok((await page.locator('mark:visible').count()) > 20);
  const claim = page
    .locator('.paper li')
    .filter({ hasText: 'Astrid Halvorsen and Jón Bjarnason met on 12 March 2026, in Tromsø' });
  await claim.getByText('met her Icelandic counterpart').waitFor();
  await page.locator('.paper').getByText('Read as of 12 March 2026, from the dateline.').waitFor();
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.body).color),
    'rgb(27, 27, 31)',
    'ink on paper, also by night',
  );
  await page.emulateMedia({ media: 'screen' });
  assert.equal(await page.locator('.paper').isVisible(), false);
});

test('the printed file holds the claims, which the screen does not show twice', async (t) => {
  const { page } = await openArticle(t);
  assert.equal(await page.locator('.paper li').count(), 0);
  await page.evaluate(() =>
    addEventListener('beforeprint', () => {
      document.body.dataset.printed = String(document.querySelectorAll('.paper li').length);
    }),
  );
  assert.ok((await page.pdf()).length > 10_000);
  assert.ok(Number(await page.locator('body').getAttribute('data-printed')) > 3);
  assert.equal(await page.locator('.paper li').count(), 0, 'and nothing is left behind');
  assert.match(
    await page.locator('.privacy').innerText(),
    /No request since ready/,
    'fonts that the browser takes out of its memory for paper are no requests',
  );
});

test('a marked article is pasted into a document with its names underlined, and into a plain field as it was', async (t) => {
  const { page, context, problems, site } = await openArticle(t, { colorScheme: 'dark' });
  const ready = site.now();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy, names underlined' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  assert.deepEqual(site.requestsSince(ready), []);

  const other = await pasteElsewhere(context);
  const heading = other.locator('[contenteditable] h2');
  assert.match(await heading.innerText(), /^Norway hosts/);
  const decoration = (/** @type {string} */ words) =>
    other
      .locator('[contenteditable] span', { hasText: words })
      .first()
      .evaluate((node) => {
        const { textDecorationLine, textDecorationStyle, textDecorationColor } = getComputedStyle(node);
        return `${textDecorationLine} ${textDecorationStyle} ${textDecorationColor}`;
      });
  assert.equal(await decoration('Astrid Halvorsen'), 'underline solid rgb(0, 96, 160)');
  assert.equal(await decoration('March 12, 2026'), 'underline wavy rgb(114, 86, 0)');
  assert.equal(await other.locator('[contenteditable] :is(mark, button)').count(), 0);
  assert.equal(
    inOneLine(await other.locator('[contenteditable]').innerText()),
    inOneLine(await page.locator('article').innerText()),
  );
  assert.equal(
    inOneLine(await other.locator('textarea').inputValue()),
    inOneLine(await page.locator('article').innerText()),
  );
  assert.deepEqual(problems, []);
});

test('the table of claims is pasted as a table, and into a plain field as cells between tabs', async (t) => {
  const { page, context, problems } = await openArticle(t);
  await page.getByRole('tab', { name: 'What happened' }).click();
  await page.getByLabel('Show as').selectOption('table');
  const shown = await page.locator('.panel table tbody tr').count();
  await page.getByRole('button', { name: 'Copy the table' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();

  const other = await pasteElsewhere(context);
  const rows = other.locator('[contenteditable] table tr');
  assert.equal(await rows.count(), shown + 1);
  assert.deepEqual(await rows.first().locator('th').allInnerTexts(), [
    'Who',
    'Did what',
    'To whom',
    'When',
    'Where',
    'On whose word',
    'Flags',
    'Evidence',
  ]);
  const lines = (await other.locator('textarea').inputValue()).trimEnd().split('\n');
  assert.deepEqual(new Set(lines.map((line) => line.split('\t').length)), new Set([8]));
  const met = lines.find((line) => line.split('\t')[1] === 'met') ?? '';
  assert.match(met, /^Astrid Halvorsen, Jón Bjarnason\tmet\t.*12 March 2026\tTromsø\t.*met her Icelandic/);
  assert.deepEqual(problems, []);
});

test('a browser that does not let the page copy is not passed over in silence', async (t) => {
  const { page } = await openArticle(t, {
    before: (one) =>
      one.addInitScript(() => {
        document.execCommand = () => false;
      }),
  });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy, names underlined' }).click();
  await page.getByText('does not let the page copy').waitFor();
});
