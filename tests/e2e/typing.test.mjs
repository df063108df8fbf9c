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

/**
 * Counts from now on the elements that are made below each of `selectors`, in all and at most in one frame.
 *
 * @param {import('playwright-core').Page} page
 * @param {string[]} selectors
 */
async function countMade(page, selectors) {
  await page.evaluate((names) => {
    const made = { inAll: Object.fromEntries(names.map((name) => [name, 0])), inFrame: 0, most: 0 };
    Object.assign(window, { made });
    for (const name of names) {
      const root = /** @type {Element} */ (document.querySelector(name));
      new MutationObserver((changes) => {
        // A row that only moves is not made.
        for (const node of new Set(changes.flatMap(({ addedNodes }) => [...addedNodes]))) {
          if (node instanceof Element && !('wasThere' in node)) {
            const count = 1 + node.querySelectorAll('*').length;
            made.inAll[name] += count;
            made.inFrame += count;
          }
        }
      }).observe(root, { childList: true, subtree: true });
      for (const one of root.querySelectorAll('*')) {
        Object.assign(one, { wasThere: true });
      }
    }
    const frame = () => {
      made.most = Math.max(made.most, made.inFrame);
      made.inFrame = 0;
      requestAnimationFrame(frame);
    };
    frame();
  }, selectors);
  return async () => {
    await page.waitForTimeout(500);
    return page.evaluate(() => /** @type {any} */ (window).made);
  };
}

/** What one frame may hold: more than a slice of the page's own work, far less than all of it. */
const MOST_IN_FRAME = 400;

test('a long article and its lists are drawn in slices: no frame holds more than a little', async (t) => {
  const { page, problems } = await openReader(t);
  const made = await countMade(page, ['article', '.rail .sheet']);
  await paste(page, LONG);
  await page.locator('.rail .name', { hasText: 'Andrei Malyshev' }).waitFor();
  await page.getByRole('tab', { name: 'When' }).click();
  await page.getByRole('tab', { name: 'What happened' }).click();
  await page.locator('.claims li').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('article mark').length > 400);
  const { inAll, most } = await made();
  assert.ok(inAll.article > 1_000, `an article that is long: ${inAll.article} elements`);
  assert.ok(most < MOST_IN_FRAME, `${most} elements in one frame`);
  assert.deepEqual(problems, []);
});

for (const tab of ['Who', 'When', 'What happened']) {
  test(`a word more draws anew the line it is in and what it changes in the list: ${tab}`, async (t) => {
    const { page, problems } = await openReader(t);
    await paste(page, LONG);
    await page.locator('mark', { hasText: 'Halvorsen' }).first().waitFor();
    await page.getByRole('tab', { name: tab }).click();
    const editor = await openEditor(page);
    await page.waitForFunction(() => document.querySelectorAll('.under mark').length > 400);
    await editor.evaluate((/** @type {HTMLTextAreaElement} */ field) => {
      field.setSelectionRange(field.value.length, field.value.length);
    });
    await page.waitForTimeout(500);
    const made = await countMade(page, ['.under', '.rail .sheet']);
    await page.keyboard.type(' Moscow', { delay: 5 });
    await page.locator('.under .line').last().locator('mark', { hasText: 'Moscow' }).waitFor();
    await page.waitForFunction(
      (length) => /** @type {any} */ (window).asked.at(-1) === length,
      LONG.length + 7,
    );
    const { inAll } = await made();
    assert.ok(inAll['.under'] <= 60, `of the text: ${inAll['.under']} elements`);
    assert.ok(inAll['.rail .sheet'] <= 60, `of the list: ${inAll['.rail .sheet']} elements`);
    assert.deepEqual(problems, []);
  });
}

test('opening the editor on a long article brings the words at once and the marks in slices', async (t) => {
  const { page } = await openReader(t);
  await paste(page, LONG);
  await page.locator('mark', { hasText: 'Halvorsen' }).first().waitFor();
  const made = await countMade(page, ['.under']);
  const editor = await openEditor(page);
  const words = await page
    .locator('.under .line')
    .evaluateAll((lines) => lines.map((one) => one.textContent).join('\n'));
  assert.equal(words, await editor.inputValue());
  await page.waitForFunction(() => document.querySelectorAll('.under mark').length > 400);
  const { most } = await made();
  assert.ok(most < MOST_IN_FRAME + LONG.split('\n').length, `${most} elements in one frame`);
});
