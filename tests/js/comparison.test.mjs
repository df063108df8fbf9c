// What the page makes of events, without a page: the sentence of a claim, and which events two articles both tell.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainWords } from '../../www/reading/claims.js';
import { compare, signsOf } from '../../www/reading/compare.js';
import { readingOf } from '../../www/reading/reading.js';

/**
 * An article with one event of two parties, who are named in its first words.
 *
 * @param {{ type?: string, trigger?: string, actors?: string[], recipients?: string[], topic?: string }} event
 */
function told({ type = 'AGREE', trigger = 'signed', actors = [], recipients = [], topic }) {
  const text = `${[...actors, ...recipients].join(' ')} ${trigger} ${topic ?? ''}`;
  const span = (/** @type {string} */ words) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, text: words };
  };
  const names = [...new Set([...actors, ...recipients])];
  const id = (/** @type {string} */ name) => `e${names.indexOf(name)}`;
  const argument = (/** @type {string} */ name) => ({ entity: id(name), mention: `m${names.indexOf(name)}` });
  const evidence = { start: 0, end: text.length, text };
  const analysis = {
    schemaVersion: '1',
    dataVersion: 'test',
    offsetUnit: 'utf16',
    language: 'en',
    referenceDate: { value: null, source: 'none' },
    sentences: [{ start: 0, end: text.length, kind: 'body' }],
    entities: names.map((name) => ({
      id: id(name),
      type: 'PERSON',
      name,
      aliases: [],
      links: { cameo: 'PRTGOV' },
      salience: 0.5,
    })),
    mentions: names.map((name, index) => ({
      ...span(name),
      id: `m${index}`,
      entity: id(name),
      type: 'PERSON',
      level: 'name',
      confidence: 0.9,
      reason: 'test',
    })),
    dates: [],
    amounts: [],
    facts: [],
    events: [
      {
        id: 'v0',
        type,
        mode: null,
        contexts: [],
        triggers: [span(trigger)],
        actors: actors.map(argument),
        recipients: recipients.map(argument),
        places: [],
        date: null,
        topic: topic === undefined ? null : span(topic),
        modality: 'actual',
        polarity: 'positive',
        attribution: null,
        evidence,
        confidence: 0.9,
        reason: 'test',
      },
    ],
    quotations: [],
    warnings: [],
  };
  return readingOf(text, /** @type {any} */ (analysis));
}

/** @param {Parameters<typeof told>[0]} event */
const sentence = (event) => plainWords(told(event).claims[0]?.parts ?? []);

test('what a verb is done to stands behind it, what it is about at the end', () => {
  assert.equal(
    sentence({ trigger: 'criticised', actors: ['Olmedo'], topic: 'the plan' }),
    'Olmedo criticised “the plan”',
  );
  assert.equal(
    sentence({ trigger: 'promised', actors: ['Olmedo'], topic: 'to study the route' }),
    'Olmedo promised – “to study the route”',
  );
  assert.equal(
    sentence({
      type: 'ACCUSE',
      trigger: 'accused',
      actors: ['Olmedo'],
      recipients: ['Salgueiro'],
      topic: 'the delay',
    }),
    'Olmedo accused Salgueiro – “the delay”',
  );
});

test('who did it on one side and had it done to him on the other is not told of twice', () => {
  const appointed = told({ trigger: 'appointed', actors: ['Valadares'], recipients: ['Salgueiro'] });
  const signed = told({ actors: ['Salgueiro'] });
  assert.equal(compare(appointed, signed).told.length, 0);
  assert.equal(compare(signed, told({ actors: ['Salgueiro'] })).told.length, 1);
  const met = [
    told({ actors: ['Valadares'], recipients: ['Salgueiro'] }),
    told({ actors: ['Salgueiro'], recipients: ['Valadares'] }),
  ];
  assert.equal(
    compare(/** @type {any} */ (met[0]), /** @type {any} */ (met[1])).told.length,
    1,
    'two share both',
  );
});

test('two people of one government are two, whatever code they have', () => {
  const [salgueiro, valadares] = ['Salgueiro', 'Valadares'].map((name) => told({ actors: [name] }));
  const { shared, onlyHere, onlyThere } = compare(
    /** @type {any} */ (salgueiro),
    /** @type {any} */ (valadares),
  );
  assert.deepEqual(
    [shared, onlyHere, onlyThere].map((list) => list.map(({ name }) => name)),
    [[], ['Salgueiro'], ['Valadares']],
  );
  assert.deepEqual(
    signsOf({
      id: 'e0',
      type: 'GPE',
      name: 'Portugal',
      aliases: [],
      links: { iso3166: 'PT', cameo: 'PRT' },
      salience: 1,
    }),
    ['iso3166 PT', 'places portugal'],
  );
});
