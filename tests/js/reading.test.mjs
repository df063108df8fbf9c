// What the page makes of an analysis, without a page: nesting, blocks, dates in words, timeline, corrections, links.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf } from '../../www/reading/blocks.js';
import { dayNumber, isDay, wordsOfEdtf } from '../../www/reading/calendar.js';
import { hidden, merged, parseLexicon, retyped, split } from '../../www/reading/corrections.js';
import { sentenceAt } from '../../www/reading/reading.js';
import { nest } from '../../www/reading/tree.js';
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
