// Whatever is pasted stays text.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { copyFromProgram } from './clipboard.mjs';
import { closeBrowser } from './harness.mjs';
import { chooseFiles, inOneLine, openArticle, openReader, paste } from './reader.mjs';

after(closeBrowser);

const PASTES = {
  'a script': 'Norway met Iceland.<script>window.hacked = true</script>',
  'an event handler': 'Norway <img src=x onerror="window.hacked = true"> met Iceland.',
  'a closing tag': '</p></article><svg onload=window.hacked=true> Norway met Iceland.',
  'a link that is a script': '<a href="javascript:window.hacked=true">Norway</a> met Iceland.',
  'an RTL override': 'Norway \u202Emet\u202C Iceland \u2066again\u2069.',
  'a lone surrogate': 'Norway \uD800 met Iceland \uDC00.',
  'a NUL and other controls': 'Norway \u0000\u0007\u001B[31m met Iceland.',
  'a template': 'Norway {{constructor.constructor("hacked=1")()}} met Iceland.',
};

for (const [name, text] of Object.entries(PASTES)) {
  test(`${name} stays text`, async (t) => {
    const { page, problems, site } = await openReader(t);
    const ready = site.now();
    await paste(page, text);
    await page.locator('mark', { hasText: 'Iceland' }).waitFor();
    await assertClean(page);
    assert.deepEqual(site.requestsSince(ready), []);
    assert.deepEqual(problems, []);
  });
}

/** Nothing of what was pasted runs, or stands in the page as more than words. @param {import('playwright-core').Page} page */
async function assertClean(page) {
  const found = await page.evaluate(() => ({
    hacked: 'hacked' in window,
    foreign: document.querySelectorAll(
      'article :is(script, img, svg, a, iframe, style, form, base, link, meta)',
    ).length,
    attributes: [...document.querySelectorAll('article *')].flatMap((node) =>
      node
        .getAttributeNames()
        .filter((attribute) => /^on|^(href|src|srcdoc|style|class)$/.test(attribute))
        .filter((attribute) => attribute !== 'class' || /evil/.test(node.className)),
    ),
  }));
  assert.deepEqual(found, { hacked: false, foreign: 0, attributes: [] });
}

const RICH = {
  'a script': '<p>Norway met Iceland.</p><script>window.hacked = true</script>',
  'event handlers':
    '<p onclick=hacked=1 onmouseover="hacked=1">Norway</p><img src=x onerror="hacked=1"><svg/onload=hacked=1><p>met Iceland.</p>',
  'what loads':
    '<link rel=stylesheet href=/evil.css><img src=/evil.png srcset="/evil2.png 2x"><video src=/evil.mp4 autoplay></video><iframe src=/evil.html srcdoc="<script>parent.hacked=1</script>"></iframe><object data=/evil></object><p style="background:url(/evil.svg)">Norway met Iceland.</p>',
  'what leads away':
    '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=/evil"><form action=/evil><p>Norway <a href="javascript:hacked=1" ping=/evil>met</a> Iceland.</p><button formaction=/evil>Send</button></form>',
  'a style for all':
    '<style>@import "/evil.css"; * { display: none }</style><p class=evil>Norway met Iceland.</p>',
  'tags that do not end': '<p title="a > b" onclick=\'hacked=1\'>Norway met Iceland.</p><p onclick="hacked=1',
};

for (const [name, html] of Object.entries(RICH)) {
  test(`copied HTML with ${name} leaves words alone`, async (t) => {
    const { page, context, problems, site } = await openReader(t);
    const ready = site.now();
    await copyFromProgram(context, { plain: 'Norway met Iceland.', html });
    await page.bringToFront();
    await page.keyboard.press('Control+v');
    await page.locator('mark', { hasText: 'Iceland' }).waitFor();
    assert.equal(inOneLine(await page.locator('article').innerText()), 'Norway met Iceland.');
    await assertClean(page);
    assert.equal(new URL(page.url()).origin, new URL(site.url).origin);
    assert.deepEqual(site.requestsSince(ready), []);
    // A handler behind a sign that looks like the end of its tag is refused by the policy, which says so.
    assert.deepEqual(
      problems.filter((problem) => !/inline event handler/.test(problem)),
      [],
    );
  });
}

test('a dropped page with all of this leaves words alone', async (t) => {
  const { page, problems, site } = await openReader(t);
  const ready = site.now();
  await page.evaluate((html) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([html], '<img src=x onerror=hacked=1>.html', { type: 'text/html' }));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, Object.values(RICH).join('\n'));
  await page.locator('mark', { hasText: 'Iceland' }).first().waitFor();
  await assertClean(page);
  assert.deepEqual(site.requestsSince(ready), []);
  assert.deepEqual(
    problems.filter((problem) => !/inline event handler/.test(problem)),
    [],
  );
});

const GIANTS = {
  'nests deeper than the stack': `${'<div>'.repeat(400_000)}Norway met Iceland.`,
  'has lists in lists in lists': `${'<ol><li>'.repeat(200_000)}Norway met Iceland.`,
  'has more children than a call has arguments': `Norway met Iceland.${'<br>'.repeat(300_000)}`,
  'opens tags and never ends them': `<p>Norway met Iceland.</p>${'<a '.repeat(500_000)}`,
  'hides and hides': `<p>Norway met Iceland.</p>${'<i style="display:none">no</i>'.repeat(50_000)}`,
  'has a picture in an address': `<p>Norway met Iceland.</p><img src="data:image/png;base64,${'A'.repeat(8_000_000)}">`,
};

for (const [name, html] of Object.entries(GIANTS)) {
  test(`copied HTML that ${name} is read all the same`, async (t) => {
    const { page, problems } = await openReader(t);
    await paste(page, 'Norway met Iceland.', html);
    await page.locator('mark', { hasText: 'Iceland' }).waitFor();
    await assertClean(page);
    assert.deepEqual(problems, []);
  });
}

test('a fragment that is no article is said to be none', async (t) => {
  const { page, problems } = await openReader(t, { path: '/#a=AAAA%3Cscript%3E' });
  await page.getByText('holds no article').waitFor();
  assert.deepEqual(problems, []);
});

test('a fragment that unpacks to a giant is refused', async (t) => {
  const { page } = await openReader(t);
  const fragment = await page.evaluate(async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ text: ' '.repeat(20_000_000), date: null }));
    const packed = await new Response(
      new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    ).bytes();
    return btoa(packed.reduce((all, byte) => all + String.fromCharCode(byte), ''))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  });
  await page.evaluate((hash) => {
    location.hash = `a=${hash}`;
  }, fragment);
  await page.getByText('holds no article').waitFor();
});

test('corrections from a stranger stay text, and what is none is refused', async (t) => {
  const { page, problems } = await openArticle(t);
  const load = (/** @type {string} */ content) =>
    chooseFiles(page, 'Load corrections', {
      name: 'a.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
  const name = '<img src=x onerror="window.hacked=1">';
  await load(JSON.stringify([{ name, type: 'PERSON', aliases: ['Tromsø'] }]));
  await page.getByRole('button', { name }).waitFor();
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await page.evaluate(() => 'hacked' in window), false);
  await load('{"__proto__": {"polluted": true}}');
  await page.getByText('This file holds no corrections').waitFor();
  assert.equal(await page.evaluate(() => 'polluted' in {}), false);
  assert.deepEqual(problems, []);
});

test('a file that is too large or no text is refused, the page goes on', async (t) => {
  const { page } = await openReader(t);
  const folder = await mkdtemp(join(tmpdir(), 'dateline-files-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'a.txt');
  for (const content of [Buffer.alloc(9_000_000, 0x61), Buffer.alloc(1000, 0xff)]) {
    // A file on disk, as a person has it: nine million bytes sent through the protocol take longer than reading them.
    await writeFile(file, content);
    await chooseFiles(page, 'Open files', file);
    await page.getByText('This file cannot be read as text').waitFor();
  }
  await paste(page, 'Norway met Iceland.');
  await page.locator('mark', { hasText: 'Iceland' }).waitFor();
});
