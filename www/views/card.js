/**
 * What stands in the popover: all that is known about one mark, or the claims of one sentence.
 */

/** @import { DateRef, Entity } from '../lib/dateline.js' */
/** @import { Mark, Reading, Sentence } from '../reading/reading.js' */
/** @import { Claim } from '../reading/claims.js' */
/** @import { Page } from '../page.js' */
import { wordsOfDate } from '../reading/calendar.js';
import { plainWords } from '../reading/claims.js';
import { SURE_ENOUGH } from '../reading/kinds.js';
import { sentenceAt, sureness } from '../reading/reading.js';
import { strings } from '../strings.js';
import { copy } from './clipboard.js';
import { button, element } from './dom.js';

const words = strings.popover;

/** Marks before one that may still be around it. */
const LOOK_BACK = 12;

/**
 * @param {Page} page
 * @param {Reading} reading
 * @param {Mark} mark
 */
export function markCard(page, reading, mark) {
  const entity = reading.entities.get(mark.key);
  const sentence = sentenceAt(reading.sentences, mark.start);
  const value = mark.date ? wordsOfDate(mark.date) : (entity?.name ?? '');
  return element(
    'div',
    { class: 'card', 'data-kind': mark.kind },
    element('p', { class: 'kind' }, kindLine(mark, entity)),
    element('h3', {}, value),
    mark.date ? dateLines(mark.date) : entity && entityLines(reading, entity),
    element('p', { class: 'why' }, sure(mark.confidence), element('span', {}, ` ${reasonOf(mark)}`)),
    sentence && told(reading, sentence, mark),
    within(page, reading, mark),
    mark.mention && stepper(page, reading, mark),
    actions(page, () => `${value} – “${sentenceText(reading, sentence).trim()}”`, sentence),
  );
}

/**
 * @param {Page} page
 * @param {Reading} reading
 * @param {Sentence} sentence
 */
export function sentenceCard(page, reading, sentence) {
  const { showUnsure } = page.state.get();
  const claims = sentence.claims.filter((claim) => showUnsure || claim.confidence >= SURE_ENOUGH);
  return element(
    'div',
    { class: 'card', 'data-kind': 'relations' },
    element('p', { class: 'kind' }, words.claims(claims.length)),
    element(
      'ul',
      { class: 'plain' },
      ...claims.map((claim) =>
        element(
          'li',
          {},
          claimLine(page, claim),
          element('p', { class: 'why' }, sure(claim.confidence), ` ${claim.reason}`),
        ),
      ),
    ),
    actions(
      page,
      () =>
        claims.map((claim) => `${claimText(claim)} – “${sentenceText(reading, sentence).trim()}”`).join('\n'),
      sentence,
    ),
  );
}

/** A claim as a sentence whose names light up their marks. @param {Page} page @param {Claim} claim */
export function claimLine(page, claim) {
  return element(
    'p',
    { class: 'claim' },
    ...claim.parts.map(({ text, key }) =>
      key === undefined ? text : button(text, () => page.goToKey(key), { class: 'name', 'data-key': key }),
    ),
    claim.event &&
      !claim.event.attribution &&
      element('span', { class: 'word' }, ` – ${strings.claims.article}`),
    ...claim.flags.flatMap((flag) => [' ', element('span', { class: 'flag' }, flag)]),
  );
}

/** @param {Claim} claim */
export function claimText(claim) {
  return [plainWords(claim.parts), ...claim.flags].join(', ');
}

/** @param {number} confidence */
export function sure(confidence) {
  const degree = sureness(confidence);
  return element(
    'span',
    { class: `sure ${degree}`, title: confidence.toFixed(2) },
    strings.confidence[degree],
  );
}

/** @param {Mark} mark @param {Entity | undefined} entity */
function kindLine(mark, entity) {
  if (mark.date) {
    return strings.dateTypes[mark.date.timex.type];
  }
  const { type, level } = /** @type {NonNullable<Mark['mention']>} */ (mark.mention);
  const words = entity?.type === type ? typeWords(entity) : strings.types[type];
  return level === 'name' ? words : `${words}, ${strings.levels[level]}`;
}

/** @param {Mark} mark */
function reasonOf(mark) {
  return mark.date?.reason ?? mark.mention?.reason ?? '';
}

/** @param {DateRef} date */
export function dateLines(date) {
  const { timex, edtf, inferred, anchor, alternatives } = date;
  const anchored = strings.timeline.anchors[anchor.kind];
  return element(
    'div',
    { class: 'lines' },
    inferred.length > 0 &&
      element('p', {}, strings.timeline.inferredFrom(inferred.join(', ')), anchored && `, ${anchored}`),
    alternatives &&
      alternatives.length > 0 &&
      element(
        'p',
        {},
        `${strings.timeline.alternatives} ${alternatives
          .map((other) => wordsOfDate({ ...date, timex: other.timex, edtf: other.edtf }))
          .join(', ')}`,
      ),
    element(
      'p',
      { class: 'codes' },
      [timex.value, timex.mod, edtf && edtf !== timex.value && edtf].filter(Boolean).join('  '),
    ),
  );
}

/** @param {Reading} reading @param {Entity} entity */
function entityLines(reading, entity) {
  const others = otherNames(entity);
  const members = (entity.members ?? []).map((id) => reading.entities.get(id)?.name).filter(Boolean);
  return element(
    'div',
    { class: 'lines' },
    others.length > 0 && element('p', {}, `${words.also} ${others.join(', ')}`),
    members.length > 0 && element('p', {}, members.join(', ')),
    element('p', { class: 'codes' }, linkWords(entity).join('  ')),
  );
}

/** What it is, as closely as its identifiers tell. @param {Entity} entity */
export function typeWords({ type, links }) {
  if (type === 'GPE' && links.iso3166) {
    return links.iso3166.includes('-') ? strings.places.part : strings.places.country;
  }
  return type === 'GPE' && links.geonames ? strings.places.town : strings.types[type];
}

/** The other names of an entity, but for the same in capitals. @param {Entity} entity */
export function otherNames({ name, aliases }) {
  return aliases.filter((alias) => alias.toLowerCase() !== name.toLowerCase());
}

/** @param {Entity} entity */
export function linkWords(entity) {
  return /** @type {(keyof typeof strings.links)[]} */ (Object.keys(entity.links)).flatMap((register) => {
    const id = entity.links[register];
    return id === undefined ? [] : [strings.links[register](id)];
  });
}

/** The mark around this one: the way there without a mouse. @param {Page} page @param {Reading} reading @param {Mark} mark */
function within(page, reading, mark) {
  const at = reading.marks.indexOf(mark);
  const outer = reading.marks
    .slice(Math.max(0, at - LOOK_BACK), at)
    .findLast((other) => other.end >= mark.end && page.isShown(other));
  if (!outer) {
    return null;
  }
  const name = reading.text.slice(outer.start, outer.end);
  return element(
    'p',
    { class: 'sub' },
    `${words.within} `,
    button(name, () => page.goToMark(outer.id), { class: 'name' }),
  );
}

/**
 * "3 of 7", with steps to the mentions before and after.
 *
 * @param {Page} page
 * @param {Reading} reading
 * @param {Mark} mark
 */
function stepper(page, reading, mark) {
  const all = (reading.marksByKey.get(mark.key) ?? []).filter((other) => page.isShown(other));
  const at = all.findIndex((other) => other.id === mark.id);
  const step = (/** @type {number} */ by) => () => {
    const next = all[(at + by + all.length) % all.length];
    if (next) {
      page.goToMark(next.id);
    }
  };
  if (all.length < 2) {
    return null;
  }
  return element(
    'p',
    { class: 'stepper' },
    button('‹', step(-1), { 'aria-label': words.previous }),
    element('span', {}, words.position(at + 1, all.length)),
    button('›', step(1), { 'aria-label': words.next }),
  );
}

/** The sentence that a mark stands in, its words set off. @param {Reading} reading @param {Sentence} sentence @param {Mark} mark */
function told({ text }, { start, end }, mark) {
  return element(
    'blockquote',
    { class: 'told' },
    text.slice(start, mark.start),
    element('b', {}, text.slice(mark.start, Math.min(mark.end, end))),
    text.slice(mark.end, Math.max(end, mark.end)),
  );
}

/** @param {Page} page @param {() => string} citation @param {Sentence | undefined} sentence */
function actions(page, citation, sentence) {
  return element(
    'p',
    { class: 'actions' },
    button(words.copy, () => copy(page, citation())),
    sentence && button(words.sentence, () => page.goToSentence(sentence.index)),
  );
}

/** @param {Reading} reading @param {Sentence | undefined} sentence */
function sentenceText(reading, sentence) {
  return sentence ? reading.text.slice(sentence.start, sentence.end) : '';
}
