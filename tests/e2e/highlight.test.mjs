// Marks in pages that are already there: one list of promises, kept by both ways of marking.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openSite } from './harness.mjs';

after(closeBrowser);

const NAMES = { 'Astrid Halvorsen': 'PERSON', Oslo: 'GPE', 'Oslo Port Council': 'ORG', 'New York': 'GPE' };

/** What a page holds, and the marks that belong there, in order. @type {Record<string, [string, string[]]>} */
const PAGES = {
  'plain paragraphs': [
    '<p>Astrid Halvorsen came to Oslo.</p><p>Oslo was ready.</p>',
    ['Astrid Halvorsen', 'Oslo', 'Oslo'],
  ],
  'names across inline elements': [
    '<p><b>Astrid</b> <i><a href="#">Halvor</a>sen</i> came.</p>',
    ['Astrid Halvorsen'],
  ],
  'no name across blocks': ['<p>Astrid</p><p>Halvorsen of Oslo</p>', ['Oslo']],
  'a name that is broken over lines': [
    '<p>In New\n      York, and New<br>York.</p>',
    ['New\n      York', 'NewYork'],
  ],
  'names that lie in others': ['<p>The Oslo Port Council met.</p>', ['Oslo Port Council', 'Oslo']],
  'soft hyphens': ['<p>Astrid Hal\u00advor\u00adsen came.</p>', ['Astrid Hal\u00advor\u00adsen']],
  'a drop cap': ['<p><span style="float:left">O</span>slo was ready.</p>', ['Oslo']],
  'what is hidden': [
    `<p hidden>Oslo</p><p style="visibility:hidden">Oslo <b style="visibility:visible">New York</b></p>
     <details><summary>On Oslo</summary>Oslo again</details><p aria-hidden="true">Oslo</p>
     <p style="position:absolute;width:1px;height:1px;overflow:hidden">Oslo</p>`,
    ['New York', 'Oslo'],
  ],
  'what is no text': [
    '<script type="x">Oslo</script><style>.oslo::after { content: "Oslo" }</style><button>Oslo</button><textarea>Oslo</textarea><nav>Oslo</nav><p contenteditable>Oslo</p><p>New York</p>',
    ['New York'],
  ],
  'notes behind a name': [
    '<p>Astrid Halvorsen<sup>[1]</sup>, of Oslo<sup><a href="#n">2</a></sup></p>',
    ['Astrid Halvorsen', 'Oslo'],
  ],
  'tables and lists': [
    '<table><tr><td>Astrid</td><td>Halvorsen</td><td>Oslo</td></tr></table><ul><li>New</li><li>York</li><li>New York</li></ul>',
    ['Oslo', 'New York'],
  ],
};

/** The pages have styles of their own; the marks need nothing from the policy. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:";
const RENDERERS = /** @type {const} */ (['highlight', 'mark']);

/** @param {import('node:test').TestContext} t @param {string} html */
async function openPage(t, html) {
  const site = await openSite(t, { policy: POLICY });
  const { page, problems } = await site.open('/tests/blank.html');
  await page.evaluate((html) => {
    document.body.innerHTML = `<main>${html}</main>`;
  }, html);
  return { page, problems };
}

/** In the page: starts marking, gives back the words marked. @param {{ names: any, renderer: any }} input */
async function start({ names, renderer }) {
  const { highlight } = await import('/embed/highlight.js');
  const { wordEngine } = await import('/tests/word-engine.mjs');
  const engine = wordEngine(names);
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  const before = document.documentElement.outerHTML;
  const nodes = textNodes(main);
  const highlighting = highlight(main, { engine, renderer, delay: 20 });
  await highlighting.ready;
  Object.assign(window, { highlighting, engine, main, before, nodes });

  /** @param {Node} root @returns {Node[]} */
  function textNodes(root) {
    return [...root.childNodes].flatMap((node) => (node.nodeType === 3 ? node : textNodes(node)));
  }
}

/** In the page: the words of every mark as they stand in the DOM, in order. */
function marked() {
  const { highlighting, main } = /** @type {any} */ (window);
  const pieces = [...main.querySelectorAll('.dateline-mark')].map((node) => ({
    id: node.dataset.mark,
    words: node.textContent,
  }));
  const ranges = [...(CSS.highlights ?? [])]
    .filter(([name]) => !name.endsWith('focus'))
    .flatMap(([, highlight]) => [...highlight]);
  const inOrder = ranges
    .map((range) => ({
      node: range.startContainer,
      at: range.startOffset,
      end: range.endOffset,
      words: /** @type {any} */ (range.startContainer).data.slice(range.startOffset, range.endOffset),
    }))
    .sort((a, b) =>
      a.node === b.node
        ? a.at - b.at || b.end - a.end
        : a.node.compareDocumentPosition(b.node) & Node.DOCUMENT_POSITION_FOLLOWING
          ? -1
          : 1,
    );
  return {
    placed: highlighting.marks.length - highlighting.notPlaced,
    words: [...pieces, ...inOrder].map(({ words }) => words).join('|'),
  };
}

for (const renderer of RENDERERS) {
  for (const [name, [html, expected]] of Object.entries(PAGES)) {
    test(`${name}, by ${renderer}`, async (t) => {
      const { page, problems } = await openPage(t, html);
      await page.evaluate(start, { names: NAMES, renderer });
      const { words, placed } = await page.evaluate(marked);
      assert.equal(placed, expected.length, words);
      assert.equal(words.replace(/[|\s]/g, ''), expected.join('').replace(/\s/g, ''));
      const same = await page.evaluate(() => {
        const { before, highlighting, main, nodes } = /** @type {any} */ (window);
        const during = document.documentElement.outerHTML === before;
        highlighting.stop();
        const restored = document.documentElement.outerHTML === before;
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        const sameNodes = nodes.every((/** @type {Node} */ node) => walker.nextNode() === node);
        return {
          during,
          restored,
          sameNodes,
          left: CSS.highlights.size,
          sheets: document.adoptedStyleSheets.length,
        };
      });
      assert.deepEqual(same, {
        during: renderer === 'highlight' || expected.length === 0,
        restored: true,
        sameNodes: true,
        left: 0,
        sheets: 0,
      });
      assert.deepEqual(problems, []);
    });
  }

  test(`marks follow the page, by ${renderer}`, async (t) => {
    const { page, problems } = await openPage(t, '<p>Oslo was ready.</p><p id="second">Nobody came.</p>');
    await page.evaluate(start, { names: NAMES, renderer });
    const results = await page.evaluate(async () => {
      const { highlighting, engine, main } = /** @type {any} */ (window);
      const analyzed = () =>
        new Promise((resolve) => highlighting.addEventListener('analyzed', resolve, { once: true }));
      const words = () => highlighting.marks.map((/** @type {any} */ { text }) => text).join();
      const results = [words()];
      /** @type {(() => void)[]} */
      const changes = [
        () => {
          main.querySelector('#second').firstChild.data = 'Then Astrid Halvorsen came.';
        },
        () => main.append(Object.assign(document.createElement('p'), { textContent: 'From New York.' })),
        () => main.querySelector('p').remove(),
        () => {
          main.lastChild.hidden = true;
        },
      ];
      for (const change of changes) {
        const done = analyzed();
        change();
        await done;
        results.push(`${words()}${highlighting.notPlaced === 0 ? '' : '?'}`);
      }
      const asked = engine.texts.length;
      main.className = 'changed, but not its text';
      await new Promise((resolve) => setTimeout(resolve, 200));
      results.push(String(engine.texts.length - asked));
      return results;
    });
    assert.deepEqual(results, [
      'Oslo',
      'Oslo,Astrid Halvorsen',
      'Oslo,Astrid Halvorsen,New York',
      'Astrid Halvorsen,New York',
      'Astrid Halvorsen',
      '0',
    ]);
    assert.deepEqual(problems, []);
  });

  test(`words that change lose their marks at once, by ${renderer}`, async (t) => {
    const { page } = await openPage(t, '<p>Oslo was ready.</p>');
    await page.evaluate(start, { names: NAMES, renderer });
    const left = await page.evaluate(async () => {
      const { main } = /** @type {any} */ (window);
      const first = document.createTreeWalker(main, NodeFilter.SHOW_TEXT).nextNode();
      /** @type {Text} */ (first).data = 'Nobody was';
      await Promise.resolve();
      return [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    });
    assert.equal(left, 0);
  });

  test(`a click takes the innermost thing, another one the thing around it, by ${renderer}`, async (t) => {
    const { page, problems } = await openPage(t, '<p>The Oslo Port Council met in Oslo.</p>');
    await page.evaluate(start, { names: NAMES, renderer });
    await page.evaluate(() => {
      const { highlighting } = /** @type {any} */ (window);
      Object.assign(window, { said: [] });
      highlighting.addEventListener('entityfocus', (/** @type {any} */ { detail }) =>
        /** @type {any} */ (window).said.push(detail.mark?.text ?? null),
      );
    });
    const at = await page.evaluate(() => {
      const { main } = /** @type {any} */ (window);
      const range = document.createRange();
      range.selectNodeContents(main.firstChild);
      const box = range.getBoundingClientRect();
      return { x: box.left + 42, y: box.top + box.height / 2, beside: box.right + 200 };
    });
    for (const x of [at.x, at.x, at.x, at.beside]) {
      await page.mouse.click(x, at.y);
    }
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).said), [
      'Oslo',
      'Oslo Port Council',
      null,
    ]);
    const tinted = await page.evaluate(() => {
      const { highlighting } = /** @type {any} */ (window);
      highlighting.focus('e1');
      const ranges = CSS.highlights.get('dateline-light-focus')?.size ?? 0;
      return ranges + document.querySelectorAll('.dateline-light-focus').length;
    });
    assert.equal(tinted, 2);
    assert.deepEqual(problems, []);
  });

  test(`two who mark do not disturb each other, by ${renderer}`, async (t) => {
    const { page } = await openPage(t, '<section>Oslo</section><section>Oslo and New York</section>');
    const counts = await page.evaluate(
      async ({ names, renderer }) => {
        const { highlight } = await import('/embed/highlight.js');
        const { wordEngine } = await import('/tests/word-engine.mjs');
        const sections = [...document.querySelectorAll('section')];
        const both = sections.map((root) => highlight(root, { engine: wordEngine(names), renderer }));
        await Promise.all(both.map(({ ready }) => ready));
        const drawn = () =>
          [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0) +
          document.querySelectorAll('.dateline-mark').length;
        const together = drawn();
        both[0]?.stop();
        const other = drawn();
        const sheets = document.adoptedStyleSheets.length;
        both[1]?.stop();
        return [together, other, sheets, drawn(), document.adoptedStyleSheets.length];
      },
      { names: /** @type {any} */ (NAMES), renderer },
    );
    assert.deepEqual(counts, [3, 2, 1, 0, 0]);
  });

  test(`marks reach into shadow trees and slots, and are seen there, by ${renderer}`, async (t) => {
    const { page, problems } = await openPage(t, '<div id="host"><b slot="name">Astrid Halvorsen</b></div>');
    const seen = await page.evaluate(
      async ({ names, renderer }) => {
        const host = /** @type {HTMLElement} */ (document.querySelector('#host'));
        const shadow = host.attachShadow({ mode: 'open' });
        shadow.innerHTML = '<p>In <i>Oslo</i>, <slot name="name"></slot> spoke.</p>';
        const { highlight } = await import('/embed/highlight.js');
        const { wordEngine } = await import('/tests/word-engine.mjs');
        const engine = wordEngine(names);
        const main = /** @type {HTMLElement} */ (document.querySelector('main'));
        const highlighting = highlight(main, { engine, renderer });
        await highlighting.ready;
        const inside = /** @type {Element} */ (shadow.querySelector('i'));
        const name = [...CSS.highlights.keys()].find((key) => key.includes('places'));
        const style = name
          ? getComputedStyle(inside, `::highlight(${name})`)
          : getComputedStyle(/** @type {Element} */ (inside.firstElementChild));
        return { text: engine.texts[0], placed: highlighting.notPlaced, line: style.textDecorationLine };
      },
      { names: /** @type {any} */ (NAMES), renderer },
    );
    assert.deepEqual(seen, { text: 'In Oslo, Astrid Halvorsen spoke.', placed: 0, line: 'underline' });
    assert.deepEqual(problems, []);
  });
}

test('what the page has no more is not placed, and told', async (t) => {
  const { page } = await openPage(t, '<p>Oslo was ready.</p><p id="second">Astrid Halvorsen came.</p>');
  const told = await page.evaluate(async (names) => {
    const { highlight } = await import('/embed/highlight.js');
    const { wordEngine } = await import('/tests/word-engine.mjs');
    const engine = wordEngine(/** @type {any} */ (names));
    const { analyze } = engine;
    engine.analyze = (text) => {
      document.querySelector('#second')?.replaceChildren('Nobody came.');
      return analyze(text);
    };
    const main = /** @type {HTMLElement} */ (document.querySelector('main'));
    const highlighting = highlight(main, { engine, live: false });
    await highlighting.ready;
    return [highlighting.marks.length, highlighting.notPlaced];
  }, NAMES);
  assert.deepEqual(told, [2, 1]);
});

test('what is found again: by position, by its words and what is around them, or not at all', async (t) => {
  const { page } = await openPage(t, '');
  const found = await page.evaluate(async () => {
    const { relocation } = await import('/embed/anchor.js');
    const before = 'Oslo met. Then Oslo slept, and Oslo woke. The end is Oslo.';
    const spans = [...before.matchAll(/Oslo/g)].map(({ index }) => ({ start: index, end: index + 4 }));
    const words = (/** @type {string} */ after) =>
      spans.map((span) => {
        const range = relocation(before, after)(span);
        return range === null ? '-' : after.slice(Math.max(range.start - 5, 0), range.end).trimStart();
      });
    return [
      words('A line before. Oslo met. Then Oslo slept, and Oslo woke. The end is Oslo.'),
      words('Oslo met. And then Oslo slept; Oslo woke. The end is Oslo.'),
      words('Oslo met. Nobody slept. The end is Oslo.'),
    ];
  });
  assert.deepEqual(found, [
    ['ore. Oslo', 'Then Oslo', 'and Oslo', 'd is Oslo'],
    ['Oslo', 'then Oslo', 'ept; Oslo', 'd is Oslo'],
    ['Oslo', '-', '-', 'd is Oslo'],
  ]);
});
