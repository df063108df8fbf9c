// Typing in a long article: how much is done for a key, a pause, and a longer pause. Times are benches/typing.mjs's part.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser } from './harness.mjs';
import { article, openArticle, openEditor, openReader, paste } from './reader.mjs';

after(closeBrowser);

/** Five thousand words. */
const LONG = Array.from({ length: 14 }, () => article).join('\n\n');

test('a key in a long article changes one line, a pause reads that line, a longer one reads all', async (t) => {
  const { page, problems } = await openReader(t);
  await paste(page, LONG);
  await page.locator('mark', { hasText: 'Halvorsen' }).first().waitFor();
  const editor = await openEditor(page);
  await page.locator('.under mark', { hasText: 'Halvorsen' }).first().waitFor();
  await page.evaluate(() => {
    /** @type {any} */ (window).asked.length = 0;
    const drawn = { most: 0, keys: 0 };
    Object.assign(window, { drawn });
    const under = document.querySelector('.under');
    new MutationObserver((changes) => {
      const lines = changes.reduce((sum, { addedNodes }) => sum + addedNodes.length, 0);
      drawn.most = Math.max(drawn.most, lines);
      drawn.keys += 1;
    }).observe(/** @type {Element} */ (under), { childList: true });
  });
  await editor.evaluate((/** @type {HTMLTextAreaElement} */ field) => {
    const at = field.value.length / 2;
    const line = field.value.indexOf('\n\nIn the harbour', at) + 2;
    field.setSelectionRange(line, line);
  });
  await page.keyboard.type('Moscow: ', { delay: 5 });
  const line = page.locator('.under .line', { hasText: /^Moscow: In the harbour/ });
  await line.locator('mark', { hasText: 'Moscow' }).waitFor();
  await page.waitForFunction((length) => /** @type {any} */ (window).asked.includes(length), LONG.length + 8);
  const { asked, drawn } = await page.evaluate(() => ({
    asked: /** @type {any} */ (window).asked,
    drawn: /** @type {any} */ (window).drawn,
  }));
  assert.ok(drawn.keys >= 8 && drawn.most === 1, `a key draws one line anew, not ${drawn.most}`);
  assert.ok(asked[0] < 400, `the line is read first, not ${asked[0]} characters`);
  const whole = asked.filter((/** @type {number} */ length) => length > 400);
  assert.ok(whole.length <= 8, `the whole text is read after pauses, not ${whole.length} times`);
  assert.deepEqual(problems, []);
});

test('marks move along with the words around an edit, and the field lies on them letter on letter', async (t) => {
  const { page } = await openArticle(t);
  const editor = await openEditor(page);
  await page.locator('.under mark', { hasText: 'Oddvar Nilsen' }).waitFor();
  await editor.press('Control+Home');
  await editor.pressSequentially('A line.\n\n');
  assert.equal(await page.locator('.under .line').first().innerText(), 'A line.');
  await page.locator('.under mark', { hasText: 'Oddvar Nilsen' }).waitFor();
  const [below, above] = await Promise.all([page.locator('.under').boundingBox(), editor.boundingBox()]);
  assert.deepEqual(below, above, 'as wide and as high');
  assert.equal(
    await editor.evaluate((field) => field.scrollHeight <= field.clientHeight),
    true,
    'the field needs no scroll bar of its own',
  );
  const words = await page
    .locator('.under .line')
    .evaluateAll((lines) => lines.map((one) => one.textContent));
  assert.equal(words.join('\n'), await editor.inputValue());
});
