/**
 * What follows the article on paper: the day it is read as of, and the claims, each with the sentence that supports it.
 */

/** @import { Page, State } from '../page.js' */
/** @import { Claim } from '../reading/claims.js' */
/** @import { Reading } from '../reading/reading.js' */
import { isUnsure } from '../page.js';
import { wordsOfEdtf } from '../reading/calendar.js';
import { plainWords } from '../reading/claims.js';
import { strings } from '../strings.js';
import { sure } from './card.js';
import { element, replace } from './dom.js';
import { withTriggers } from './relations.js';

const words = strings.claims;

/** @param {Page} page */
export function paperView(page) {
  const node = element('section', { class: 'paper' });
  // Made when it is printed, and only then: a reader at the screen has the margin.
  addEventListener('beforeprint', () => {
    const state = page.state.get();
    replace(node, ...(state.reading ? contents(state, state.reading) : []));
  });
  addEventListener('afterprint', () => replace(node));
  return node;
}

/** @param {State} state @param {Reading} reading */
function contents({ showUnsure }, reading) {
  const claims = reading.claims.filter((claim) => !claim.statement && (showUnsure || !isUnsure(claim)));
  const leftOut = showUnsure ? 0 : reading.claims.filter(isUnsure).length;
  const { value, source } = reading.analysis.referenceDate;
  const day = value && wordsOfEdtf(value);
  return [
    ...list(
      words.events,
      claims.filter(({ kind }) => kind === 'event'),
    ),
    ...list(
      words.facts,
      claims.filter(({ kind }) => kind === 'fact'),
    ),
    element(
      'p',
      { class: 'note' },
      day ? strings.paper.source(day, strings.reference.sources[source]) : strings.reference.none,
      leftOut > 0 && ` ${strings.paper.hidden(leftOut)}`,
    ),
  ];
}

/** @param {string} title @param {Claim[]} claims */
function list(title, claims) {
  return claims.length > 0 ? [element('h3', {}, title), element('ol', {}, ...claims.map(item))] : [];
}

/** @param {Claim} claim */
function item(claim) {
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'claim' },
      plainWords(claim.parts),
      ...claim.flags.map((flag) => element('span', { class: 'flag' }, flag)),
      ' ',
      sure(claim.confidence),
    ),
    ...claim.evidence.map((span) => element('blockquote', {}, ...withTriggers(span, claim))),
  );
}
