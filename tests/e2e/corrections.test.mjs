// What a person knows better: it holds everywhere at once, for the next version of the text too, and can be taken back.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser } from './harness.mjs';
import {
  chooseFiles,
  markOf,
  openArticle,
  openCorrections,
  openEditor,
  openReader,
  paste,
  rowOf,
  savedBy,
} from './reader.mjs';

after(closeBrowser);

test('corrections hold everywhere and can be undone and redone', async (t) => {
  const { page } = await openArticle(t);
  const row = await openCorrections(page, 'Tromsø');
  await row.getByLabel('Kind').selectOption('PERSON');
  const drawn = page.locator('mark[data-kind="people"]', { hasText: /^Tromsø$/ });
  await drawn.first().waitFor();
  await page.keyboard.press('Control+z');
  await drawn.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await drawn.first().waitFor();
});

test('names are merged, split off and hidden everywhere at once; undone step by step; saved and loaded', async (t) => {
  const { page, problems } = await openArticle(t);
  const rail = page.getByRole('complementary');
  const drawn = (/** @type {string} */ words) => page.locator('article mark', { hasText: words });

  await (await openCorrections(page, 'Barents Sea')).getByRole('button', { name: 'Not a name' }).click();
  await drawn('Barents Sea').waitFor({ state: 'detached' });
  await rowOf(page, 'Barents Sea').waitFor({ state: 'detached' });

  await (await openCorrections(page, 'European Commission'))
    .getByLabel('European Commission is the same as')
    .selectOption({ label: 'European Union' });
  await rowOf(page, 'European Union').getByText('European Commission').first().waitFor();
  await rowOf(page, 'European Commission').waitFor({ state: 'detached' });
  await rail.getByText('2 corrections').waitFor();

  await (await openCorrections(page, 'European Union'))
    .getByRole('button', { name: '“European Commission” is somebody else' })
    .click();
  await rowOf(page, 'European Commission').waitFor();

  const saved = await savedBy(page, rail.getByRole('button', { name: 'Save corrections' }));
  assert.deepEqual(
    JSON.parse(saved.text).map((/** @type {{ name: string }} */ { name }) => name),
    ['Barents Sea', 'European Union', 'European Commission'],
  );
  for (let step = 0; step < 3; step += 1) {
    await rail.getByRole('button', { name: 'Undo' }).click();
  }
  await drawn('Barents Sea').waitFor();
  await chooseFiles(page, 'Load corrections', saved.path);
  await drawn('Barents Sea').waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
});

test('corrections survive an edit of the text', async (t) => {
  const { page } = await openArticle(t);
  const row = await openCorrections(page, 'Tromsø');
  await row.getByLabel('Kind').selectOption('PERSON');
  const people = page.locator('article mark[data-kind="people"]', { hasText: /^Tromsø$/ });
  await people.first().waitFor();
  const before = await people.count();
  const editor = await openEditor(page);
  await editor.press('Control+End');
  await editor.pressSequentially(' Then Tromsø slept.');
  await page
    .locator('.under mark[data-kind="people"]', { hasText: /^Tromsø$/ })
    .nth(before)
    .waitFor();
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await people.nth(before).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await people.first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Redo' }).click();
  await people.nth(before).waitFor();
});

const MEETING =
  'OSLO, March 12, 2026 - Astrid Halvorsen met Jón Bjarnason in Tromsø on Thursday. Halvorsen said that the talks went well. ' +
  'On Friday Bjarnason thanked Halvorsen.';

/**
 * Where the page names Halvorsen as somebody, not only in the words of the text.
 *
 * @param {import('playwright-core').Page} page
 */
async function placesOfHalvorsen(page) {
  const rail = page.getByRole('complementary');
  const counts = async (/** @type {string} */ selector) =>
    rail.locator(selector, { hasText: 'Halvorsen' }).count();
  const saved = async (/** @type {string} */ format) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const choice = page.getByRole('dialog').getByRole('button', { name: format, exact: true });
    return (await savedBy(page, choice)).text;
  };
  const marks = await page.locator('article mark', { hasText: 'Halvorsen' }).count();
  await rail.getByRole('tab', { name: 'Who' }).click();
  const names = await counts('.rows .head');
  await rail.getByRole('tab', { name: 'What happened' }).click();
  const form = rail.getByLabel('Show as');
  await form.selectOption('list');
  const claims = await counts('.claim .name');
  await form.selectOption('graph');
  const nodes = await counts('.node');
  await form.selectOption('table');
  const cells = await counts('td:is(:nth-child(1), :nth-child(3))');
  const { entities } = JSON.parse(await saved('JSON, everything'));
  const [, ...rows] = (await saved('CSV, events')).split('\n');
  const brief = await saved('Markdown brief');
  const drawn = JSON.parse(await saved('displaCy'));
  return {
    marks,
    names,
    claims,
    nodes,
    cells,
    json: entities.filter((/** @type {{ name: string }} */ { name }) => /Halvorsen/.test(name)).length,
    csv: rows.filter((row) => /Halvorsen/.test(row.split(',').slice(2, 6).join())).length,
    markdown: brief.match(/^- \*\*Astrid Halvorsen\*\*/gm)?.length ?? 0,
    displacy: drawn.ents.filter((/** @type {{ label: string }} */ { label }) => label === 'PERSON').length,
  };
}

test('what is no name is none in the text, the lists, the graph, the table and every export, until it is undone', async (t) => {
  const { page, problems } = await openReader(t, { stub: false });
  await paste(page, MEETING);
  await markOf(page, 'Astrid Halvorsen').waitFor();
  const before = await placesOfHalvorsen(page);
  const { displacy, ...counts } = before;
  assert.ok(
    Object.values(counts).every((count) => count > 0),
    JSON.stringify(counts),
  );
  await page.getByRole('tab', { name: 'Who' }).click();
  await (await openCorrections(page, 'Astrid Halvorsen')).getByRole('button', { name: 'Not a name' }).click();
  await markOf(page, 'Halvorsen').waitFor({ state: 'detached' });
  const { displacy: people, ...after } = await placesOfHalvorsen(page);
  assert.deepEqual(
    after,
    Object.fromEntries(Object.keys(counts).map((place) => [place, 0])),
    'nowhere any more',
  );
  assert.ok(people < displacy, `${people} people of ${displacy}`);
  await page.getByRole('tab', { name: 'Who' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await markOf(page, 'Astrid Halvorsen').waitFor();
  assert.deepEqual(await placesOfHalvorsen(page), before, 'as it was');
  assert.deepEqual(problems, []);
});

test('a name of another kind is so everywhere: in colour, in the list, in the popover, in the table of many articles', async (t) => {
  const { page } = await openReader(t, { stub: false });
  await paste(page, MEETING);
  const row = await openCorrections(page, 'Astrid Halvorsen');
  await row.getByLabel('Kind').selectOption('ORG');
  const mark = page.locator('article mark[data-kind=organisations]', { hasText: 'Astrid Halvorsen' });
  await mark.click();
  await page.locator('#popover .kind', { hasText: 'Organisation' }).waitFor();
  await page.keyboard.press('Escape');
  await rowOf(page, 'Astrid Halvorsen').getByText('Organisation').first().waitFor();
  await page.getByRole('link', { name: 'back to the start' }).click();
  const buffer = Buffer.from(MEETING);
  await chooseFiles(page, 'Open files', [
    { name: 'a.txt', mimeType: 'text/plain', buffer },
    { name: 'b.txt', mimeType: 'text/plain', buffer },
  ]);
  await page
    .getByRole('region', { name: 'Names in all articles' })
    .getByRole('row')
    .filter({ hasText: 'Astrid Halvorsen' })
    .getByRole('cell', { name: 'Organisation' })
    .waitFor();
});
