/**
 * A second report beside the first: what both tell, what only one tells, where they disagree.
 */

/** @import { Comparison } from '../reading/compare.js' */
/** @import { Reading } from '../reading/reading.js' */
/** @import { Sample } from '../samples/index.js' */
/** @import { Page } from '../page.js' */
import { compare } from '../reading/compare.js';
import { readingOf } from '../reading/reading.js';
import { strings } from '../strings.js';
import { claimText } from './card.js';
import { button, element, replace, select } from './dom.js';
import { oneStop } from './roving.js';
import { whenShown } from './tabs.js';

const words = strings.compare;

/** @param {Page} page */
export function compareView(page) {
  const node = element('section', { class: 'panel compare' });
  const field = element('textarea', {
    'aria-label': words.field,
    placeholder: words.field,
    rows: 6,
    spellcheck: 'false',
  });
  const result = element('div', { role: 'status' });
  const choose = element('span');
  /** @type {Reading | null} */
  let other = null;

  const draw = () => {
    const { reading } = page.state.get();
    if (reading && other) {
      replace(result, ...comparisonView(page, reading, compare(reading, other)));
    } else {
      replace(result);
    }
  };
  const run = async () => {
    const text = field.value;
    if (text.trim() === '') {
      return;
    }
    try {
      other = readingOf(text, await page.analyze(text));
    } catch (error) {
      other = null;
      page.say(strings.states.failed + (error instanceof Error ? error.message : ''));
    }
    draw();
  };
  node.append(
    element('p', { class: 'intro' }, words.intro),
    field,
    element('p', { class: 'actions' }, button(words.run, run, { class: 'strong' }), choose),
    result,
  );
  whenShown(page, 'compare', ['reading'], draw);
  /** @type {Sample[]} */
  let samples = [];
  const offer = () => {
    const { shelf } = page.state.get();
    // Keys that are no whole numbers stay in the order they are given.
    const choices = [
      ...shelf.map(({ id, headline, text }) => ({ key: `article ${id}`, name: headline, text })),
      ...samples.map(({ id, section, text }) => ({ key: id, name: section, text })),
    ];
    const list = select(
      { '': words.choose, ...Object.fromEntries(choices.map(({ key, name }) => [key, name])) },
      '',
      (chosen) => {
        field.value = choices.find(({ key }) => key === chosen)?.text ?? '';
        list.value = '';
        void run();
      },
      { 'aria-label': words.choose },
    );
    replace(choose, list);
  };
  page.state.on(['shelf'], offer);
  return {
    node,
    /** @param {Sample[]} given */
    offer(given) {
      samples = given;
      offer();
    },
  };
}

/** @param {Page} page @param {Reading} reading @param {Comparison} comparison */
function comparisonView(page, reading, comparison) {
  const disagreeing = comparison.told.filter(({ differences }) => differences.length > 0);
  const link = (/** @type {{ id: string, name: string }} */ { id, name }) =>
    button(name, () => page.goToKey(id), { class: 'name' });
  const events = comparison.told.map(({ here }) =>
    button(claimText(here), () => page.goToSentence(sentenceOf(reading, here)), { class: 'name' }),
  );
  return [
    ...section(
      words.differs,
      disagreeing.map(({ here, differences }) => difference(here, differences)),
    ),
    ...section(words.events, events),
    ...section(`${words.people}: ${words.shared.toLowerCase()}`, comparison.shared.map(link)),
    ...section(`${words.people}: ${words.onlyHere.toLowerCase()}`, comparison.onlyHere.map(link)),
    ...section(
      `${words.people}: ${words.onlyThere.toLowerCase()}`,
      comparison.onlyThere.map(({ name }) => element('span', {}, name)),
    ),
    ...section(`${words.dates}: ${words.shared.toLowerCase()}`, comparison.sharedDates.map(plain)),
    ...section(`${words.dates}: ${words.onlyHere.toLowerCase()}`, comparison.datesHere.map(plain)),
    ...section(`${words.dates}: ${words.onlyThere.toLowerCase()}`, comparison.datesThere.map(plain)),
    ...section(
      `${words.happened}: ${words.onlyHere.toLowerCase()}`,
      comparison.eventsHere.map(claimText).map(plain),
      'long',
    ),
    ...section(
      `${words.happened}: ${words.onlyThere.toLowerCase()}`,
      comparison.eventsThere.map(claimText).map(plain),
      'long',
    ),
  ];
}

/** @param {string} text */
const plain = (text) => element('span', {}, text);

/** @param {Reading} reading @param {import('../reading/claims.js').Claim} claim */
function sentenceOf(reading, claim) {
  return reading.sentences.findIndex(({ claims }) => claims.includes(claim));
}

/** @param {import('../reading/claims.js').Claim} claim @param {import('../reading/compare.js').Difference[]} differences */
function difference(claim, differences) {
  return element(
    'div',
    { class: 'difference' },
    element('p', { class: 'claim' }, claimText(claim)),
    element(
      'dl',
      {},
      ...differences.flatMap(({ what, here, there }) => [
        element('dt', {}, words.what[what]),
        element('dd', {}, `${words.here}: ${here}`),
        element('dd', {}, `${words.there}: ${there}`),
      ]),
    ),
  );
}

/** @param {string} title @param {HTMLElement[]} items @param {string} [form] */
function section(title, items, form = 'short') {
  return items.length > 0
    ? [
        element('h2', {}, title, element('span', { class: 'count' }, String(items.length))),
        oneStop(element('ul', { class: `plain ${form}` }, ...items.map((item) => element('li', {}, item)))),
      ]
    : [];
}
