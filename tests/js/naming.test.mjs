// What a reader means who selects words to name them, and what becomes of the corrections.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { added, hidden } from '../../www/reading/corrections.js';
import { MOST_WORDS, pointedAt } from '../../www/reading/naming.js';
import { readingOf } from '../../www/reading/reading.js';
import { nameIn } from '../../www/reading/words.js';

/** A text with its sentences as given. @param {string[][]} paragraphs */
function textOf(paragraphs) {
  const text = paragraphs.map((sentences) => sentences.join(' ')).join('\n\n');
  const sentences = paragraphs.flat().map((words) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, text: words, kind: 'body' };
  });
  return { text, sentences };
}

/** Where `words` stand in `text`, between what brackets them there. @param {string} text @param {string} words */
function stretchOf(text, words) {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

test('the name in a selection is whole words, without what surrounds them', () => {
  const { text, sentences } = textOf([
    [
      'The quay mistral, a dockers’ circle (“Mistral”), met Conor O’Brien in The Hague.',
      'It sued Pelham Ostrey Inc. in March.',
      'The Kesterline’s owner is Marlow & Sons Ltd.',
      'They obey U.S. law, not that of the U.S.',
      'Nobody asked Teun.',
    ],
  ]);
  for (const [selected, name] of /** @type {const} */ ([
    ['quay mistral', 'quay mistral'],
    [' quay mistral, ', 'quay mistral'],
    ['uay mist', 'quay mistral'],
    ['The quay mistral', 'quay mistral'],
    ['(“Mistral”), ', 'Mistral'],
    ['Brien', 'O’Brien'],
    ['in The Hague.'.slice(3), 'The Hague'],
    ['Pelham Ostrey Inc', 'Pelham Ostrey Inc.'],
    ['Pelham Ostrey Inc. ', 'Pelham Ostrey Inc.'],
    ['The Kesterline’s ', 'Kesterline'],
    ['Kesterline', 'Kesterline'],
    ['Marlow & Sons Ltd.', 'Marlow & Sons Ltd.'],
    ['U.S', 'U.S.'],
    ['the U.S.', 'U.S.'],
    ['Teun.', 'Teun'],
  ])) {
    const found = nameIn(text, stretchOf(text, selected), sentences);
    assert.ok(found, selected);
    assert.equal(text.slice(found.start, found.end), name, selected);
  }
  assert.equal(nameIn(text, stretchOf(text, ' ('), sentences), null);
});

const NEWS = textOf([
  [
    'The Norwegian shipping house Vantor Lines sold the ferry to Iceland.',
    'VANTOR LINES told nobody, and the firm kept quiet for one two three four five six seven eight nine ten days.',
  ],
  ['The quay mistral went\nto court.'],
]);

/** A reading of the news in which some words are marked. @param {[words: string, level: string, entity: string][]} marks */
function newsWith(marks) {
  const { text, sentences } = NEWS;
  const mentions = marks.map(([words, level, entity], at) => ({
    ...stretchOf(text, words),
    id: `m${at}`,
    type: 'ORG',
    level,
    entity,
    confidence: 0.9,
  }));
  const entities = [...new Set(marks.map(([, , entity]) => entity))].map((id) => ({
    id,
    name: id,
    aliases: [],
  }));
  return readingOf(
    text,
    /** @type {any} */ ({ sentences, mentions, entities, dates: [], events: [], facts: [], quotations: [] }),
  );
}

test('a selection is a new name, one that is known, or none', () => {
  const reading = newsWith([
    ['Vantor Lines', 'name', 'Vantor Lines'],
    ['Norwegian', 'demonym', 'Norway'],
    ['the firm', 'nominal', 'Vantor Lines'],
  ]);
  const at = (/** @type {string} */ words) => pointedAt(reading, stretchOf(NEWS.text, words));
  assert.equal(at('quay mistral').entity, null);
  assert.equal(at('quay mistral').name, 'quay mistral');
  assert.equal(at('mistral went\nto').name, 'mistral went to', 'a wrapped line is one line');
  assert.equal(at('Vantor Lines ').mark?.id, 'm0');
  assert.equal(at('Vantor Lines').entity?.name, 'Vantor Lines');
  assert.equal(at('VANTOR LINES').mark, null, 'no mark stands there');
  assert.equal(at('VANTOR LINES').entity?.name, 'Vantor Lines', 'but it is known elsewhere');
  assert.equal(at('Norwegian').entity, null, 'a nationality is not the name of the country');
  assert.equal(at('the firm').entity, null);
});

test('what stands in several paragraphs, is too long or has no letter is refused', () => {
  const reading = newsWith([]);
  const { text } = NEWS;
  const refusal = (/** @type {string} */ words) => pointedAt(reading, stretchOf(text, words)).refusal;
  assert.equal(refusal('days.\n\nThe quay'), 'paragraphs');
  assert.equal(refusal('days.\n\n'), null, 'the blank after a paragraph is none of the next one');
  assert.equal(refusal(', '), 'nothing');
  const eleven = 'for one two three four five six seven eight nine ten';
  assert.equal(eleven.split(' ').length, MOST_WORDS - 1);
  assert.equal(refusal(`quiet ${eleven}`), null);
  assert.equal(refusal(`kept quiet ${eleven}`), 'long');
});

test('a name that was missed is an entry; what was said of these words before gives way', () => {
  const ferry = { name: 'Skarn Ferry', type: /** @type {const} */ ('FAC'), aliases: ['the Skarn'], not: [] };
  assert.deepEqual(added([ferry], 'Quay Mistral', 'ORG'), [
    ferry,
    { name: 'Quay Mistral', type: 'ORG', aliases: [], not: [] },
  ]);
  const twice = added(added([], 'Quay Mistral', 'ORG'), 'quay  mistral', 'PERSON');
  assert.deepEqual(twice, [{ name: 'Quay Mistral', type: 'PERSON', aliases: [], not: [] }]);
  assert.deepEqual(added([ferry], 'THE SKARN', 'LOC'), [
    { ...ferry, aliases: [] },
    { name: 'THE SKARN', type: 'LOC', aliases: [], not: [] },
  ]);
  const entity = /** @type {any} */ ({ name: 'Mara Quill', type: 'PERSON', aliases: ['Quill'] });
  assert.deepEqual(
    added(hidden([], entity), 'Mara Quill', 'PERSON'),
    [{ name: 'Mara Quill', type: 'PERSON', aliases: ['Quill'], not: [] }],
    'no name at all, and a name after all',
  );
});
