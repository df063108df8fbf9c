// What the page makes of an analysis, without a page: nesting, blocks, dates in words, timeline, corrections, links.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf } from '../../www/reading/blocks.js';
import { dayNumber, isDay, wordsOfEdtf } from '../../www/reading/calendar.js';
import { hidden, merged, parseLexicon, retyped, split } from '../../www/reading/corrections.js';
import { edited, glanced } from '../../www/reading/draft.js';
import { graphOf } from '../../www/reading/graph.js';
import { sentenceAt } from '../../www/reading/reading.js';
import { csvOf } from '../../www/reading/shelf.js';
import { nest } from '../../www/reading/tree.js';
import { verbOf } from '../../www/reading/verbs.js';
import { fromFragment, toFragment } from '../../www/share.js';

/** @typedef {import('../../www/reading/tree.js').Piece<{ start: number, end: number }>} Piece */

/** The pieces with brackets around each. @param {string} text @param {Piece[]} pieces @param {number} start @param {number} end @returns {string} */
function drawn(text, pieces, start = 0, end = text.length) {
  let at = start;
  let out = '';
  for (const piece of pieces) {
    out += `${text.slice(at, piece.start)}[${drawn(text, piece.children, piece.start, piece.end)}]`;
    at = piece.end;
  }
  return out + text.slice(at, end);
}

/** The pieces and all inside them. @param {Piece[]} pieces @returns {Piece[]} */
function flat(pieces) {
  return pieces.flatMap((piece) => [piece, ...flat(piece.children)]);
}

/** @param {[number, number][]} spans */
const sorted = (spans) =>
  spans.map(([start, end]) => ({ start, end })).sort((a, b) => a.start - b.start || b.end - a.end);

test('marks nest, and cross without a loss', () => {
  for (const [spans, expected] of /** @type {[[number, number][], string][]} */ ([
    [[], 'abcdef'],
    [[[0, 6]], '[abcdef]'],
    [
      [
        [0, 6],
        [0, 2],
      ],
      '[[ab]cdef]',
    ],
    [
      [
        [0, 2],
        [2, 4],
      ],
      '[ab][cd]ef',
    ],
    [
      [
        [0, 3],
        [2, 5],
      ],
      '[ab[c]][de]f',
    ],
    [
      [
        [1, 3],
        [1, 3],
      ],
      'a[[bc]]def',
    ],
  ])) {
    assert.equal(drawn('abcdef', nest(sorted(spans), 0, 6)), expected);
  }
});

test('every pair of marks keeps all its letters, the first piece of each is known', () => {
  const text = 'abcde';
  const all = [...text]
    .flatMap((_, start) => [...text].map((_, end) => [start, end + 1]))
    .filter(([a = 0, b = 0]) => a < b);
  for (const one of all) {
    for (const other of all) {
      const marks = sorted(/** @type {[number, number][]} */ ([one, other]));
      const pieces = nest(marks, 0, text.length);
      assert.equal(drawn(text, pieces).replace(/[[\]]/g, ''), text);
      for (const mark of marks) {
        const own = flat(pieces).filter((piece) => piece.mark === mark);
        assert.equal(own.filter(({ first }) => first).length, 1);
        assert.equal(
          own.reduce((length, { start, end }) => length + end - start, 0),
          mark.end - mark.start,
        );
      }
    }
  }
});

test('a line break inside a sentence is no new paragraph', () => {
  const text = 'A head\n\nOne sentence. Two\nis wrapped.\n\nThree.';
  const sentences = [
    { start: 0, end: 6, kind: 'headline' },
    { start: 8, end: 21, kind: 'body' },
    { start: 22, end: 37, kind: 'body' },
    { start: 39, end: 45, kind: 'body' },
  ];
  assert.deepEqual(
    blocksOf(text, sentences).map(({ kind, sentences: inside }) => [kind, inside]),
    [
      ['headline', [0]],
      ['body', [1, 2]],
      ['body', [3]],
    ],
  );
});

test('dates read as a person says them', () => {
  for (const [edtf, words] of [
    ['2024-10-22', '22 October 2024'],
    ['2024-10', 'October 2024'],
    ['2024', '2024'],
    ['2024-10-22T16:30', '22 October 2024, 16:30'],
    ['2024-10-22/2024-10-24', '22–24 October 2024'],
    ['2024-10-22/2024-11-03', '22 October – 3 November 2024'],
    ['2024-12-30/2025-01-02', '30 December 2024 – 2 January 2025'],
    ['1914/1918', '1914 – 1918'],
    ['199X', 'the 1990s'],
    ['18XX', 'the 19th century'],
    ['2014~', 'about 2014'],
    ['1998-22', 'summer 1998'],
    ['2025-36', 'fourth quarter of 2025'],
    ['-0479', '480 BC'],
    ['../2024', 'until 2024'],
    ['2024-05/..', 'from May 2024'],
  ]) {
    assert.equal(wordsOfEdtf(edtf ?? ''), words);
  }
  assert.equal(wordsOfEdtf('soon'), null);
});

test('days are counted and checked', () => {
  assert.equal(dayNumber('1970-01-02'), 1);
  assert.equal(dayNumber('1969'), -365);
  assert.equal(dayNumber('no'), null);
  assert.ok(isDay('2024-02-29'));
  assert.ok(!isDay('2023-02-29'));
  assert.ok(!isDay('29/02/2024'));
});

test('corrections are entries of a lexicon, the newest of a name wins', () => {
  /** @type {import('../../www/lib/dateline.js').Entity} */
  const oslo = { id: 'e0', type: 'GPE', name: 'Oslo', aliases: ['Norway'], links: {}, salience: 1 };
  /** @type {import('../../www/lib/dateline.js').Entity} */
  const tiger = { id: 'e1', type: 'LOC', name: 'Tiger City', aliases: [], links: {}, salience: 0 };
  assert.deepEqual(retyped(retyped([], oslo, 'ORG'), oslo, 'LOC'), [
    { name: 'Oslo', type: 'LOC', aliases: ['Norway'], not: [] },
  ]);
  assert.deepEqual(hidden([], tiger), [{ name: 'Tiger City', type: null, aliases: [], not: [] }]);
  assert.deepEqual(merged([], oslo, tiger), [
    { name: 'Oslo', type: 'GPE', aliases: ['Norway', 'Tiger City'], not: [] },
  ]);
  assert.deepEqual(split([], oslo, 'Norway'), [
    { name: 'Oslo', type: 'GPE', aliases: [], not: ['Norway'] },
    { name: 'Norway', type: 'GPE', not: ['Oslo'] },
  ]);
});

test('a file of corrections is checked before it is used', () => {
  assert.deepEqual(parseLexicon('[{"name":"Oslo","type":"GPE","extra":1}]'), [
    { name: 'Oslo', type: 'GPE', aliases: [], not: [] },
  ]);
  for (const bad of [
    '',
    '{}',
    '[1]',
    '[{"name":""}]',
    '[{"name":"a","type":"GPE","aliases":[1]}]',
    '[{"name":"a"}]',
    '[{"name":"a","type":"X"}]',
  ]) {
    assert.equal(parseLexicon(bad), null, bad);
  }
});

test('the sentence at a position is found, and none between sentences', () => {
  const sentences = [
    { start: 0, end: 5 },
    { start: 7, end: 9 },
  ];
  assert.deepEqual(
    [0, 4, 5, 6, 7, 8, 9].map((at) => sentences.indexOf(/** @type {any} */ (sentenceAt(sentences, at)))),
    [0, 0, -1, -1, 1, 1, -1],
  );
});

test('an article survives the way through a link', async () => {
  const article = { text: 'Tromsø 🐟 “met”\n\n'.repeat(20), date: '2026-03-12' };
  const fragment = await toFragment(article);
  assert.deepEqual(await fromFragment(`#${fragment}`), article);
  assert.equal(await fromFragment('#a=%%%'), null);
  assert.equal(await fromFragment('#a=AAAA'), null);
  assert.equal(await fromFragment(''), null);
});

test('the verb of a claim is the article’s own where it is plain, in the tense that the event asks for', () => {
  const cases = /** @type {const} */ ([
    ['CONSULT', 'met', 'actual', 'positive', 'met', ''],
    ['CONSULT', 'meets', 'actual', 'positive', 'met', ''],
    ['CONSULT', 'arrived', 'actual', 'positive', 'arrived', 'in'],
    ['CONSULT', 'meet', 'future', 'positive', 'will meet', ''],
    ['CONSULT', 'talks', 'actual', 'positive', 'held talks', 'with'],
    ['AID', 'aid', 'actual', 'positive', 'gave aid', 'to'],
    ['AGREE', 'agreed', 'actual', 'negative', 'did not agree', 'with'],
    ['SANCTION', 'measures', 'hypothetical', 'positive', 'may take measures', 'against'],
  ]);
  for (const [type, trigger, modality, polarity, words, link] of cases) {
    const event = /** @type {any} */ ({ type, mode: null, modality, polarity });
    assert.deepEqual(verbOf(event, trigger), { words, link }, `${type} ${trigger}`);
  }
});

test('an edit moves the marks behind it, drops those it touches, and names the lines to read again', () => {
  const stroke = (/** @type {number} */ start, /** @type {number} */ end) =>
    /** @type {const} */ ({ start, end, kind: 'people', unsure: false, faint: false });
  const text = 'Ann met Bob.\nCy slept.\nDi ate.';
  const draft = { text, strokes: [stroke(0, 3), stroke(8, 11), stroke(13, 15), stroke(23, 25)], dirty: null };
  const after = edited(draft, text.replace('slept', 'awoke'));
  assert.deepEqual(after.strokes, draft.strokes);
  assert.deepEqual(after.dirty, { start: 13, end: 22 });
  const longer = edited(draft, text.replace('Cy slept', 'Lo! Cy slept'));
  assert.deepEqual(longer.strokes, [stroke(0, 3), stroke(8, 11), stroke(17, 19), stroke(27, 29)]);
  const inside = edited(draft, text.replace('Bob', 'Rob'));
  assert.deepEqual(inside.strokes, [stroke(0, 3), stroke(13, 15), stroke(23, 25)]);
  assert.deepEqual(inside.dirty, { start: 0, end: 12 });
  const both = edited(inside, inside.text.replace('Di ate', 'Dinah ate'));
  assert.deepEqual(both.dirty, { start: 0, end: both.text.length });
  const found = [{ start: 8, end: 11, type: 'PERSON', level: 'name', confidence: 0.9 }];
  const read = glanced(inside, /** @type {any} */ ({ mentions: found, dates: [] }));
  assert.deepEqual(read.strokes, [stroke(8, 11), stroke(13, 15), stroke(23, 25)]);
  assert.equal(read.dirty, null);
});

test('a graph has at most forty names, and is the same for the same claims', () => {
  const claims = Array.from({ length: 60 }, (_, at) => ({
    parts: [],
    event: {
      type: at % 2 ? 'ACCUSE' : 'AID',
      actors: [{ entity: 'hub' }],
      recipients: [{ entity: `e${at}` }],
    },
  }));
  const ids = ['hub', ...claims.map((_, at) => `e${at}`)];
  const entities = new Map(ids.map((id) => [id, { id, name: `Name ${id}` }]));
  const graph = () => graphOf(/** @type {any} */ ({ entities }), /** @type {any} */ (claims));
  const { nodes, edges } = graph();
  assert.equal(nodes.length, 40);
  assert.equal(edges.length, 39);
  assert.ok(nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
  const places = (/** @type {typeof nodes} */ list) => list.map(({ x, y }) => [x, y]);
  assert.deepEqual(places(graph().nodes), places(nodes));
});

test('a table is CSV that no spreadsheet takes for formulas', () => {
  assert.equal(csvOf([['a "b"', '=1+1', 'c,\nd']]), `"a ""b""","'=1+1","c,\nd"\r\n`);
});
