// How an article comes in: pasted, typed, dropped, dragged, chosen. What stood in headings, paragraphs and lists stands so here,
// and nothing else comes along.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { copyFromPage, copyFromProgram } from './clipboard.mjs';
import { closeBrowser } from './harness.mjs';
import { article, inOneLine, markOf, openEditor, openReader, paste } from './reader.mjs';

after(closeBrowser);

test('a pasted article is marked, and nothing is asked of the server', async (t) => {
  const { page, problems, site } = await openReader(t);
  const ready = site.now();
  await paste(page, article);
  await markOf(page, 'Astrid Halvorsen').waitFor();
  assert.equal(await page.locator('article h2').innerText(), article.split('\n')[0]);
  assert.equal(
    inOneLine(await page.locator('article').innerText()),
    inOneLine(article),
    'the reading view holds the text, all of it, unchanged',
  );
  await page.getByRole('tab', { name: 'What happened' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  assert.deepEqual(site.requestsSince(ready), []);
  assert.match(await page.locator('.privacy').innerText(), /No request since ready/);
  assert.deepEqual(problems, []);
});

test('typed text is read when the reader asks for it', async (t) => {
  const { page, problems } = await openReader(t);
  await page.getByRole('textbox', { name: 'Article' }).fill('Norway met Iceland in Tromsø on Thursday.');
  await page.getByRole('button', { name: 'Read it' }).click();
  await markOf(page, 'Tromsø').waitFor();
  assert.deepEqual(problems, []);
});

test('where there is nothing to read, the page says what to do', async (t) => {
  const { page } = await openReader(t);
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByText('There is nothing to read yet').waitFor();
  await page.locator('textarea:focus').waitFor();
});

test('each of the five samples opens', async (t) => {
  const { page, problems } = await openReader(t);
  assert.equal(await page.locator('.front').count(), 5);
  for (const section of ['Diplomacy', 'Business', 'Disaster', 'Sport', 'Court']) {
    await page.getByRole('button', { name: new RegExp(`^${section}`) }).click();
    await page.locator('article h2').waitFor();
    await page.getByRole('link', { name: 'back to the start' }).click();
    await page.getByRole('heading', { name: 'Paste an article' }).waitFor();
  }
  assert.deepEqual(problems, []);
});

test('a dropped file is read, HTML without its scripts', async (t) => {
  const { page, problems } = await openReader(t);
  await page.evaluate(() => {
    const html =
      '<html><body><nav>Menu</nav><script>window.hacked = 1</script><h1>Talks</h1><p>Norway met <b>Iceland</b>.</p></body></html>';
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([html], 'talks.html', { type: 'text/html' }));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await markOf(page, 'Iceland').waitFor();
  const words = await page.locator('article').innerText();
  assert.ok(
    words.includes('Norway met Iceland.') && !words.includes('Menu') && !words.includes('hacked'),
    words,
  );
  assert.deepEqual(problems, []);
});

test('a dropped file of Markdown is read without its signs', async (t) => {
  const { page, problems } = await openReader(t);
  await page.evaluate(() => {
    const markdown =
      '---\ntitle: Draft\n---\n# Talks #\n\n**Norway** met [Iceland](https://news.example/a_b), 2 * 3 * 4.\n\n## Next\n\n- *Fish*\n- snake_case\n\n> Nobody _knows_.\n\n---\n\nThe end.\n\n---\n';
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([markdown], 'talks.md', { type: 'text/markdown' }));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await markOf(page, 'Iceland').waitFor();
  assert.deepEqual(
    await page.locator('article .block').evaluateAll((blocks) => blocks.map((one) => one.textContent)),
    [
      'Talks',
      'Norway met Iceland, 2 * 3 * 4.',
      'Next',
      '- Fish',
      '- snake_case',
      'Nobody knows.',
      'The end.',
    ],
  );
  assert.deepEqual(problems, []);
});

test('words dragged from another window are read as they stood there', async (t) => {
  const { page } = await openReader(t);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'Talks Norway met Iceland.');
    dataTransfer.setData('text/html', '<h1>Talks</h1><p>Norway met <b>Iceland</b>.</p>');
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.locator('article p.block', { hasText: /^Norway met Iceland\.$/ }).waitFor();
});

test('paragraphs stay paragraphs', async (t) => {
  const { page } = await openReader(t);
  await paste(page, 'Norway met Iceland.\n\nNorway met Iceland.');
  await page.locator('article p.block').nth(1).waitFor();
  assert.equal(await page.locator('article p.block').count(), 2);
});

const FRONT_PAGE = `<!doctype html><style>.sr { display: none }</style>
<h1>Harbour talks end in Malmö</h1>
<p>MALMÖ, April 9, 2026 - Foreign Minister <b>Astrid Halvorsen</b> met
her Icelandic counterpart <a href="https://news.example/b">Jón Bjarnason</a> on Thursday.<span class="sr">Advert</span></p>
<h2>What was agreed</h2>
<ol><li>Norway opens two harbours.</li><li>Iceland sends <i>observers</i>.</li></ol>
<h2>What was not</h2>
<ul><li>The quota for cod</li><li>The row over Bear Island</li></ul>
<div>The talks go on.<br>Nobody named a day.</div>`;

test('an article copied from a page keeps its headings, paragraphs and lists', async (t) => {
  const { page, context, problems, site } = await openReader(t, { stub: false });
  const ready = site.now();
  await copyFromPage(context, FRONT_PAGE);
  await page.bringToFront();
  await page.keyboard.press('Control+v');
  await page.locator('mark', { hasText: 'Astrid Halvorsen' }).first().waitFor();
  const blocks = await page
    .locator('article .block')
    .evaluateAll((all) =>
      all.map(
        (one) => `${one.tagName} ${/** @type {HTMLElement} */ (one).innerText.replace(/\s+/g, ' ').trim()}`,
      ),
    );
  assert.deepEqual(blocks, [
    'H2 Harbour talks end in Malmö',
    'P MALMÖ, April 9, 2026 - Foreign Minister Astrid Halvorsen met her Icelandic counterpart Jón Bjarnason on Thursday.',
    'H3 What was agreed',
    'P 1. Norway opens two harbours.',
    'P 2. Iceland sends observers.',
    'H3 What was not',
    'P - The quota for cod',
    'P - The row over Bear Island',
    'P The talks go on.',
    'P Nobody named a day.',
  ]);
  assert.deepEqual(site.requestsSince(ready), []);
  assert.deepEqual(problems, []);
});

/** What programs put on the clipboard, written for this test in their manner, and the text that it is. */
const PROGRAMS = {
  'a word processor': {
    plain: 'Talks\nNorway met Iceland.\n·       Fish\n1.     Ships',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Draft 3</title>
<style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='mso-style-priority:9'>Talks<o:p></o:p></h1>
<p class=MsoNormal>Norway<span style='mso-spacerun:yes'>  </span>met
Iceland.<span style='display:none;mso-hide:all'>Not for print.</span><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Fish</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;
</span></span><![endif]>Ships</p><!--EndFragment--></body></html>`,
    text: 'Talks\n\nNorway met Iceland.\n\n- Fish\n\n1. Ships',
  },
  'an editor of documents in the browser': {
    plain: 'Talks\nNorway met Iceland.\nFish',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span
style="white-space:pre-wrap;">Talks</span></h2><p dir="ltr"><span style="white-space:pre-wrap;">Norway </span><span
style="white-space:pre-wrap;">met Iceland.</span></p><ul><li dir="ltr"><p dir="ltr" role="presentation"><span>Fish</span></p>
</li><li></li></ul></b>`,
    text: 'Talks\n\nNorway met Iceland.\n\n- Fish',
  },
  'a mail that is laid out by tables': {
    plain: 'Talks\nNorway met Iceland.\nFish\t4\nShips\t2',
    html: `<table><tr><td><p>Talks</p></td></tr><tr><td><div>Norway met&nbsp;Iceland.</div><table><tr><th>Fish</th><td>4</td>
</tr><tr><th>Ships</th><td>2</td></tr></table></td></tr></table>`,
    text: 'Talks\n\nNorway met Iceland.\n\nFish\t4\nShips\t2',
  },
  'a programme that keeps line breaks': {
    plain: 'Talks\n\nNorway met Iceland.\nIt rained.',
    html: '<div style="white-space: pre-wrap;">Talks\n\nNorway met Iceland.\nIt rained.</div>',
    text: 'Talks\n\nNorway met Iceland.\nIt rained.',
  },
  'a page with hidden words': {
    plain: 'Norway met Iceland.',
    html: `<p>Norway <span style="color:red;visibility: hidden">never </span>met<i hidden> not</i> <span
style="font-size:0">Sweden and </span><u style="opacity: 0.0">but not </u><b style="opacity:0.5;font-size:0.9em">Iceland</b>.
<template>Later</template><button>Share</button></p>`,
    text: 'Norway met Iceland.',
  },
  'a picture with its caption': {
    plain: 'Norway met Iceland in the harbour of Malmö, and nobody was there.',
    html: '<div><img src="https://news.example/a.jpg" alt="A harbour"> Malmö</div>',
    text: 'Norway met Iceland in the harbour of Malmö, and nobody was there.',
  },
  'a program that marks single words': {
    plain: 'Norway\n  met Iceland.',
    html: '<span>Norway</span> <b>met Iceland.</b>',
    text: 'Norway\n  met Iceland.',
  },
};

test('what programs copy is pasted into a field with its paragraphs and lists, and can be taken back', async (t) => {
  const { page, context, problems, site } = await openReader(t);
  const ready = site.now();
  await page.getByRole('button', { name: /^Diplomacy/ }).click();
  const editor = await openEditor(page);
  for (const [program, { plain, html, text }] of Object.entries(PROGRAMS)) {
    await copyFromProgram(context, { plain, html });
    await page.bringToFront();
    await editor.press('Control+a');
    await editor.press('Control+v');
    assert.equal(await editor.inputValue(), text, program);
    await editor.press('Control+z');
    assert.equal(await editor.inputValue(), article, `${program}, taken back`);
  }
  assert.deepEqual(site.requestsSince(ready), []);
  assert.deepEqual(problems, []);
});

test('a rich paste into the field of the start is read at once', async (t) => {
  const { page, context } = await openReader(t);
  await copyFromProgram(context, PROGRAMS['a word processor']);
  await page.bringToFront();
  await page.getByRole('textbox', { name: 'Article' }).press('Control+v');
  await page.locator('article .block', { hasText: /^- Fish$/ }).waitFor();
});
