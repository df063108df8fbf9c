// The marks in the text: how they look, what they tell, and how one gets from one to the next.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pasteElsewhere } from './clipboard.mjs';
import { closeBrowser } from './harness.mjs';
import { article, markOf, openArticle, openEditor, openReader, paste } from './reader.mjs';

after(closeBrowser);

test('the popover opens under the pointer, can be entered, and Escape closes it', async (t) => {
  const { page, problems } = await openArticle(t);
  const popover = page.locator('#popover');
  await markOf(page, 'Astrid Halvorsen').hover();
  await popover.waitFor();
  assert.match(
    await popover.innerText(),
    /Person[\s\S]*Astrid Halvorsen[\s\S]*Sure[\s\S]*A name known by heart[\s\S]*1 of 4/,
  );
  assert.equal(await page.locator('mark.lit').count(), 4, 'all mentions are tinted');
  await popover.getByRole('button', { name: 'Next mention' }).hover();
  await popover.getByRole('button', { name: 'Next mention' }).click();
  await popover.getByText('2 of 4').waitFor();
  await page.keyboard.press('Escape');
  await popover.waitFor({ state: 'hidden' });
  assert.deepEqual(problems, []);
});

test('the marks are one tab stop, arrow keys move, Enter keeps the popover open', async (t) => {
  const { page, problems } = await openArticle(t);
  const stops = page.locator('article [tabindex="0"]');
  assert.equal(await stops.count(), 1);
  await page.getByRole('link', { name: 'Skip to the article' }).focus();
  await stops.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await stops.count(), 1);
  const popover = page.locator('#popover');
  await popover.waitFor();
  const described = page.locator('article :focus');
  assert.equal(await described.getAttribute('aria-describedby'), 'popover');
  await page.keyboard.press('n');
  await page.locator('article mark:focus').waitFor();
  await page.keyboard.press('Enter');
  await popover.getByRole('button', { name: 'Close' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await popover.waitFor({ state: 'hidden' });
  await page.locator('article mark:focus').waitFor();
  assert.deepEqual(problems, []);
});

test('nested marks are both kept; a second click walks outward', async (t) => {
  const { page } = await openArticle(t);
  const inner = page.locator('mark mark', { hasText: 'Nordic Council' });
  await inner.click();
  const title = page.locator('#popover h3');
  assert.equal(await title.innerText(), 'Nordic Council');
  await inner.click();
  assert.equal(await title.innerText(), 'summit of the Nordic Council');
  await inner.click();
  await page.locator('#popover').getByRole('button', { name: 'summit of the Nordic Council' }).press('Enter');
  await page.locator('#popover h3', { hasText: 'summit of the Nordic Council' }).waitFor();
});

test('a kind can be hidden by its toggle and by its key, and shown alone', async (t) => {
  const { page } = await openArticle(t);
  const style = () =>
    markOf(page, 'Astrid Halvorsen').evaluate((node) => getComputedStyle(node).textDecorationLine);
  const people = page.getByRole('button', { name: 'People 9' });
  await people.click();
  assert.equal(await people.getAttribute('aria-pressed'), 'false');
  assert.equal(await style(), 'none');
  await page.keyboard.press('1');
  assert.equal(await style(), 'underline');
  await page.getByRole('button', { name: 'Show only places' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await style(), 'none');
  await page.getByRole('button', { name: 'Show all kinds' }).press('Enter');
  assert.equal(await style(), 'underline');
});

test('what is unsure is hidden until asked for', async (t) => {
  const { page } = await openArticle(t);
  const style = () =>
    markOf(page, 'Ingrid Solvang').evaluate((node) => getComputedStyle(node).textDecorationLine);
  assert.equal(await style(), 'none');
  await page.getByRole('button', { name: /unsure/ }).click();
  assert.equal(await style(), 'underline');
});

test('forced colours leave every mark its underline', async (t) => {
  const { page } = await openArticle(t, { forcedColors: 'active' });
  const lines = await page
    .locator('mark:not([data-unsure])')
    .evaluateAll((marks) => new Set(marks.map((one) => getComputedStyle(one).textDecorationLine)).size);
  assert.equal(lines, 1);
});

test('what is known of a mark is copied as a sentence with its citation', async (t) => {
  const { page, context } = await openArticle(t);
  const copied = async () => {
    await page.locator('#popover').getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    const other = await pasteElsewhere(context);
    const text = await other.locator('textarea').inputValue();
    await other.close();
    await page.bringToFront();
    return text;
  };
  await markOf(page, 'last autumn').click();
  assert.match(await copied(), /^autumn 2025 – “TROMSØ|^autumn 2025 – “.*frozen since last autumn\.”$/);
  await page.keyboard.press('Escape');
  const met = page.locator('.sentence', { hasText: 'met her Icelandic' });
  await page.locator('.bracket').and(page.locator('button:has(+ .sentence)')).nth(1).waitFor();
  await met.locator('xpath=preceding-sibling::button[1]').click();
  assert.match(
    await copied(),
    /^Astrid Halvorsen and Jón Bjarnason met on 12 March 2026, in Tromsø.* – “.*met her Icelandic counterpart/,
  );
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`each kind has a form and a colour of its own that stands out, ${colorScheme}`, async (t) => {
    const { page } = await openArticle(t, { colorScheme });
    const looks = await page.locator('.legend .sample').evaluateAll((samples) =>
      samples.map((sample) => {
        const look = getComputedStyle(sample);
        const { textDecorationLine, textDecorationStyle, textDecorationThickness, borderLeftStyle } = look;
        const relations = sample.getAttribute('data-kind') === 'relations';
        return {
          form: `${textDecorationLine} ${textDecorationStyle} ${textDecorationThickness} ${borderLeftStyle}`,
          colour: relations ? look.borderLeftColor : look.textDecorationColor,
        };
      }),
    );
    assert.equal(looks.length, 7);
    assert.equal(new Set(looks.map(({ form }) => form)).size, 7, 'told apart without colour');
    assert.equal(new Set(looks.map(({ colour }) => colour)).size, 7);
    const paper = luminance(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    );
    for (const { colour } of looks) {
      const [dark = 0, light = 0] = [luminance(colour), paper].sort((a, b) => a - b);
      assert.ok((light + 0.05) / (dark + 0.05) >= 5.8, `${colour} on the paper`);
    }
  });
}

/** WCAG's relative luminance. @param {string} colour `rgb(r, g, b)` */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('labels say beside each mark what it is, when asked for', async (t) => {
  const { page } = await openArticle(t);
  const label = () =>
    markOf(page, 'Astrid Halvorsen').evaluate((node) => getComputedStyle(node, '::after').content);
  assert.equal(await label(), 'none');
  await page.keyboard.press('l');
  assert.equal(await label(), '"person"');
  await page.keyboard.press('l');
  assert.equal(await label(), 'none');
});

test('single keys rest while somebody types, and in dialogs', async (t) => {
  const { page } = await openArticle(t);
  const people = page.getByRole('button', { name: 'People 9' });
  const editor = await openEditor(page);
  await editor.press('Control+Home');
  await page.keyboard.type('1n?/');
  assert.match(await editor.inputValue(), /^1n\?\//);
  assert.equal(await people.getAttribute('aria-pressed'), 'true');
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('1');
  assert.equal(await people.getAttribute('aria-pressed'), 'true');
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  assert.equal(await people.getAttribute('aria-pressed'), 'false');
});

test('n and p go from mark to mark and come back', async (t) => {
  const { page } = await openArticle(t);
  const focused = () => page.locator('article mark:focus').innerText();
  await page.keyboard.press('n');
  const first = await focused();
  await page.keyboard.press('n');
  assert.notEqual(await focused(), first);
  await page.keyboard.press('p');
  assert.equal(await focused(), first);
});

test('a paragraph from right to left is set so, and its marks are where its words are', async (t) => {
  const { page } = await openReader(t);
  await paste(page, 'شلومو: Norway التقى Iceland اليوم.\n\nNorway met Iceland.');
  await markOf(page, 'Iceland').waitFor();
  const [arabic, english] = await page
    .locator('article .block')
    .evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block).direction));
  assert.deepEqual([arabic, english], ['rtl', 'ltr']);
  const [norway, iceland] = await Promise.all(
    ['Norway', 'Iceland'].map((name) => markOf(page, name).boundingBox()),
  );
  assert.ok((norway?.x ?? 0) > (iceland?.x ?? 0), 'the first name stands at the right');
});

test('with reduced motion nothing moves', async (t) => {
  const { page } = await openArticle(t, { reducedMotion: 'reduce' });
  await page.getByRole('tab', { name: 'What happened' }).click();
  await page.getByRole('complementary').getByText('Evidence').first().click();
  await page.getByRole('button', { name: 'Go to the sentence' }).first().click();
  await page.locator('.sentence.found').waitFor();
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
});

test('a claim far below has its bracket beside it, where it can be seen and chosen', async (t) => {
  const { page, problems } = await openReader(t);
  const quiet = Array.from({ length: 40 }, (_, nth) => `This is the quiet line number ${nth}.`);
  await paste(page, [...quiet, article].join('\n\n'));
  const sentence = page.locator('.sentence', { hasText: 'barred Icelandic trawlers' });
  await sentence.scrollIntoViewIfNeeded();
  // What is cut off cannot be clicked.
  await page.locator('.block', { has: sentence }).locator('.bracket').first().click();
  await page.locator('#popover', { hasText: 'Norway barred Iceland' }).waitFor();
  assert.deepEqual(problems, []);
});
