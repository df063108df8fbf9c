// Every export is read back by a parser that we did not write, and holds what the analysis holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as selectors from '@apache-annotator/selector';
import { parse } from 'csv-parse/sync';
// @ts-expect-error this package has no types
import jsonld from 'jsonld';
import { marked } from 'marked';
import * as dateline from '../../www/lib/dateline.js';

/** Characters of two units stand before the names, marks that formats must escape within them. */
const TEXT = `🐟🐟 Talks, "at last", end in Tromsø

TROMSØ, Norway, 12 March 2026 - 👩🏽‍🚀 Foreign Minister Astrid Halvorsen of Norway met her Icelandic counterpart, Jón Bjarnason, in Tromsø on Thursday; France accused Spain of delay, *three* times, in _its_ "notes, and #letters".

"We agree, | and we sign," Ms Halvorsen said. Norway paid $1.2bn. 🎉 Iceland will visit Oslo on 3 April 2026.`;
const OPTIONS = { referenceDate: '2026-03-12', tokens: true };

/** Its declarations name files that are not in the package. @type {any} */
const { textPositionSelectorMatcher, textQuoteSelectorMatcher } = selectors;

await dateline.init();
const analysis = await dateline.analyze(TEXT, { ...OPTIONS, offsetUnit: 'char' });
/** @param {import('../../www/lib/dateline.js').ExportFormat} format */
const exported = (format) => dateline.exportAs(TEXT, format, { referenceDate: OPTIONS.referenceDate });
/** @param {string} id */
const nameOf = (id) => analysis.entities.find((entity) => entity.id === id)?.name;

test('the text has what the formats have to bear', () => {
  assert.ok(analysis.events.length >= 2 && analysis.mentions.length >= 8 && analysis.quotations.length >= 1);
});

test('CSV: one row an event, every field as it was', async () => {
  /** @type {Record<string, string>[]} */
  const rows = parse(await exported('csv'), { columns: true, relax_column_count: false });
  assert.deepEqual(
    rows.map(({ id, type, source, sentence }) => ({ id, type, source, sentence })),
    analysis.events.map(({ id, type, actors, evidence }) => ({
      id,
      type,
      source: actors.map(({ entity }) => nameOf(entity)).join('; '),
      sentence: evidence.text,
    })),
  );
  assert.ok(rows.some(({ sentence }) => sentence.includes('"notes, and #letters"')));
});

test('W3C Web Annotation: position and quote both lead to the words, in code points', async () => {
  const page = JSON.parse(await exported('w3c'));
  assert.equal(page.type, 'AnnotationPage');
  const quotes = new Set();
  for (const { id, target } of page.items) {
    const [position, quote] = target.selector;
    assert.equal(await first(textPositionSelectorMatcher(position)), quote.exact, id);
    assert.equal(await first(textQuoteSelectorMatcher(quote)), quote.exact, id);
    quotes.add(quote.exact);
  }
  for (const { text } of [
    ...analysis.mentions,
    ...analysis.dates,
    ...analysis.amounts,
    ...analysis.quotations,
  ]) {
    assert.ok(quotes.has(text), text);
  }
});

test('JSON-LD: entities, events and quotations as a graph, parties as links', async () => {
  const document = JSON.parse(await exported('jsonld'));
  const settings = { base: 'https://example.org/a', documentLoader };
  /** @type {any[]} */
  const graph = await jsonld.expand(document, settings);
  const nodes = new Map(graph.map((node) => [node['@id'], node]));
  for (const { id, name } of analysis.entities) {
    assert.deepEqual(nodes.get(`https://example.org/a#${id}`)?.['https://schema.org/name'], [
      { '@value': name },
    ]);
  }
  for (const { id, actors } of analysis.events) {
    const agents = /** @type {any} */ (
      nodes.get(`https://example.org/a#${id}`)?.['https://schema.org/agent'] ?? []
    );
    assert.deepEqual(
      agents.map((/** @type {any} */ agent) => agent['@id']),
      actors.map(({ entity }) => `https://example.org/a#${entity}`),
    );
  }
  const quads = await jsonld.toRDF(document, settings);
  assert.ok(quads.length > graph.length);
});

test('Markdown: lists as long as what they list, and no word of the text is taken for markup', async () => {
  const tokens = marked.lexer(await exported('markdown'));
  const lengths = new Map();
  let section = '';
  for (const token of tokens) {
    if (token.type === 'heading') {
      section = token.text;
    } else if (token.type === 'list') {
      lengths.set(section, token.items.length);
    }
  }
  assert.deepEqual(Object.fromEntries(lengths), {
    Entities: analysis.entities.length,
    Dates: analysis.dates.length,
    Amounts: analysis.amounts.length,
    ...(analysis.facts.length > 0 ? { Facts: analysis.facts.length } : {}),
    Events: analysis.events.length,
    Quotations: analysis.quotations.length,
  });
  const html = await marked.parse(await exported('markdown'));
  assert.ok(html.includes('*three* times, in _its_'), html);
});

test('CoNLL-U: ten columns, heads that are there, and the text comes together again', async () => {
  const blocks = (await exported('conllu')).trimEnd().split('\n\n');
  let words = 0;
  for (const block of blocks) {
    const lines = block.split('\n');
    const rows = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
    assert.ok(rows.every((row, index) => row.length === 10 && row[0] === String(index + 1)));
    assert.ok(rows.every(([, , , , , , head]) => Number(head) >= 0 && Number(head) <= rows.length));
    const text = rows
      .map(([, form, , , , , , , , misc]) => form + (misc === 'SpaceAfter=No' ? '' : ' '))
      .join('');
    assert.equal(text.trimEnd(), lines.find((line) => line.startsWith('# text = '))?.slice(9));
    words += rows.length;
  }
  assert.equal(words, analysis.tokens?.length);
});

test('displaCy: marks in code points that do not nest', async () => {
  const { text, ents } = JSON.parse(await exported('displacy'));
  assert.equal(text, TEXT);
  const points = [...TEXT];
  const names = new Set([...analysis.mentions, ...analysis.dates].map((span) => span.text));
  let end = 0;
  for (const ent of ents) {
    assert.ok(ent.start >= end && names.has(points.slice(ent.start, ent.end).join('')), JSON.stringify(ent));
    end = ent.end;
  }
  assert.ok(ents.length > 5);
});

/**
 * The words at the first place that a selector leads to. The text is given in pieces, which cut no character.
 *
 * @param {(chunks: any) => AsyncGenerator<any>} matcher
 */
async function first(matcher) {
  const chunks = [...TEXT.matchAll(/[\s\S]{1,50}/gu)].map(([data], index) => ({ data, index }));
  let at = 0;
  const chunker = {
    get currentChunk() {
      return chunks[at];
    },
    nextChunk: () => (at + 1 < chunks.length ? chunks[++at] : null),
    previousChunk: () => (at > 0 ? chunks[--at] : null),
    precedesCurrentChunk: (/** @type {{ index: number }} */ chunk) => chunk.index < at,
  };
  const { value } = await matcher(chunker).next();
  if (value === undefined) {
    return undefined;
  }
  const { startChunk, startIndex, endChunk, endIndex } = value;
  const inside = chunks.slice(startChunk.index, endChunk.index + 1).map(({ data }) => data);
  const behind = (chunks[endChunk.index]?.data.length ?? 0) - endIndex;
  const joined = inside.join('');
  return joined.slice(startIndex, joined.length - behind);
}

/** schema.org's own context is not ours to carry: its names, and which of them hold addresses. @param {string} url */
async function documentLoader(url) {
  assert.match(url, /^https:\/\/schema\.org\/?$/);
  const context = { '@vocab': 'https://schema.org/', sameAs: { '@type': '@id' } };
  return { contextUrl: undefined, documentUrl: url, document: { '@context': context } };
}
