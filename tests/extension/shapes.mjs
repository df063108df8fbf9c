// Pages of many shapes, as news sites have them: what is in their body, and which words are to be marked.

/** Long enough to be an article, without a name. */
const FILLER =
  'The talks had gone on for long, and few had expected an end so soon. Nothing would be paid, and the harbours would stay open. Fishing there had become hard; the boats lay idle along the quay, and the nets hung empty in the sheds. ';
const STORY = `<p>Norway and Iceland signed a treaty in Oslo on 12 March 2026.</p><p>${FILLER}</p><p>${FILLER}</p>`;
const MARKED = ['Norway', 'Iceland', 'Oslo', '12 March 2026'];

/**
 * @typedef {{ name: string, body: string, head?: string, marked?: string[], notMarked?: string[], origin?: string }} Shape
 * @type {Shape[]}
 */
export const SHAPES = [
  { name: 'a plain article', body: `<article><h1>Treaty</h1>${STORY}</article>` },
  {
    name: 'an article among much else',
    body: `<header><nav><a href="#">Spain</a> <a href="#">Sport</a></nav></header><div id="wrap"><main><article>${STORY}</article></main>
      <aside><h2>Most read</h2><ul><li><a href="#">Portugal votes</a></li></ul></aside></div><footer>Printed in Malta</footer>`,
    notMarked: ['Spain', 'Portugal', 'Malta'],
  },
  {
    name: 'lists',
    body: `<article>${STORY}<ul><li>Denmark stays out, said one who was there and who did not want to be named in this report.</li><li>Sweden joins in the spring, said another one who had been there as well.</li></ul></article>`,
    marked: [...MARKED, 'Denmark', 'Sweden'],
  },
  {
    name: 'a table',
    body: `<article>${STORY}<table><caption>Catches</caption><tr><th>Country</th><th>Tonnes</th></tr><tr><td>Denmark</td><td>40</td></tr><tr><td>Sweden</td><td>20</td></tr></table></article>`,
    marked: [...MARKED, 'Denmark', 'Sweden'],
  },
  {
    name: 'names across inline elements',
    body: `<article><p><b>Nor</b>way and <a href="#"><i>Ice</i>land</a> signed a treaty in <em>Os<wbr>lo</em> on <time>12 <b>March</b> 2026</time>.</p><p>${FILLER}</p><p>${FILLER}</p></article>`,
    marked: ['Nor', 'way', 'Ice', 'land', 'Os', 'lo', '12', 'March', '2026'],
  },
  {
    name: 'line breaks in place of paragraphs',
    body: `<div class="story">Norway and Iceland signed a treaty in Oslo on 12 March 2026.<br><br>${FILLER}<br><br>${FILLER}<br><br>${FILLER}</div>`,
  },
  {
    name: 'an open shadow tree',
    body: `<news-story><template shadowrootmode="open"><article>${STORY}</article></template></news-story>`,
    origin: 'page',
  },
  {
    name: 'slots',
    body: `<news-story><template shadowrootmode="open"><main><slot></slot></main></template><article>${STORY}</article></news-story>`,
  },
  {
    name: 'a closed shadow tree beside the article',
    body: `<article>${STORY}</article><ad-box><template shadowrootmode="closed">Spain</template></ad-box>`,
    notMarked: ['Spain'],
  },
  {
    name: 'frames',
    body: `<article>${STORY}<iframe srcdoc="<p>Spain and Portugal</p>"></iframe></article>`,
    notMarked: ['Spain', 'Portugal'],
  },
  {
    name: 'text from right to left',
    body: `<article dir="rtl"><p dir="ltr">Norway and Iceland signed a treaty in Oslo on 12 March 2026.</p><p>قال متحدث إن المحادثات انتهت.</p><p>${FILLER}</p><p>${FILLER}</p></article>`,
  },
  {
    name: 'preformatted text',
    body: `<article><pre>Norway and Iceland signed a treaty in Oslo\non 12 March 2026.\n\n${FILLER.replaceAll('. ', '.\n')}\n${FILLER}</pre></article>`,
  },
  {
    name: 'fields that somebody writes in',
    body: `<article>${STORY}<div contenteditable="true">Spain is my own remark</div><textarea>Portugal</textarea><input value="Malta"></article>`,
    notMarked: ['Spain', 'Portugal', 'Malta'],
  },
  {
    name: 'what is hidden',
    head: '<style>.gone { display: none } .sr { position: absolute; width: 1px; height: 1px; overflow: hidden }</style>',
    body: `<article>${STORY}<p class="gone">Spain is not to be seen in this paragraph at all.</p><p><span class="sr">Portugal opens in a new window.</span> That was all.</p></article>`,
    notMarked: ['Spain', 'Portugal'],
  },
  {
    name: 'boxes that fold',
    body: `<article>${STORY}<details open><summary>Background</summary><p>Denmark had asked for this treaty long ago, and nobody had listened to it.</p></details></article>`,
    marked: [...MARKED, 'Denmark'],
  },
  {
    name: 'pictures with captions',
    body: `<article><figure><img alt="Spain" src="data:,"><figcaption>Boats near the coast of Denmark, where the talks began in the autumn.</figcaption></figure>${STORY}</article>`,
    marked: [...MARKED, 'Denmark'],
    notMarked: ['Spain'],
  },
  {
    name: 'a form around the whole page',
    body: `<form><div class="content"><article>${STORY}</article></div><input type="hidden" value="Spain"></form>`,
    notMarked: ['Spain'],
  },
  {
    name: 'an old page of nested tables',
    body: `<table><tr><td><font size="2"><a href="#">Spain</a></font></td><td><table><tr><td><font>${STORY}</font></td></tr></table></td></tr></table>`,
  },
  {
    name: 'characters of two units, soft hyphens and spaces that do not break',
    body: `<article><p>👩🏽‍🚀 Nor\u00adway and\u00a0Iceland 🦀 signed a treaty in Oslo on 12\u00a0March\u00a02026.</p><p>${FILLER}</p><p>${FILLER}</p></article>`,
    marked: ['Nor\u00adway', 'Iceland', 'Oslo', '12\u00a0March\u00a02026'],
  },
  {
    name: 'columns and boxes side by side',
    head: '<style>.grid { display: grid; grid-template-columns: 1fr 1fr } .text { columns: 2 }</style>',
    body: `<div class="grid"><article class="text">${STORY}</article></div>`,
  },
  {
    name: 'a page without an article',
    body: '<main><p>Norway and Iceland signed a treaty in Oslo on 12 March 2026.</p></main>',
    origin: 'page',
  },
  {
    name: 'code, comments and styles in the text',
    body: `<article>${STORY}<!-- Spain --><script type="application/json">{"country": "Spain"}</script><style>.x::after { content: "Portugal" }</style></article>`,
    notMarked: ['Spain', 'Portugal'],
  },
  {
    name: 'an article on dark ground',
    head: '<style>body { background: #111; color: #eee }</style>',
    body: `<article>${STORY}</article>`,
  },
];

export { FILLER, MARKED, STORY };
