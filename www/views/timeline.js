/**
 * When: the dates in the order of the calendar, what the text says apart from what was worked out.
 */

/** @import { DateRef } from '../lib/dateline.js' */
/** @import { Page } from '../page.js' */
/** @import { Moment } from '../reading/timeline.js' */
/** @import { Work } from './slices.js' */
import { isUnsure } from '../page.js';
import { wordsOfDate } from '../reading/calendar.js';
import { sentenceAt } from '../reading/reading.js';
import { momentsOf } from '../reading/timeline.js';
import { strings } from '../strings.js';
import { button, element } from './dom.js';
import { rowList } from './rows.js';
import { idle, inSlices } from './slices.js';
import { whenShown } from './tabs.js';

const words = strings.timeline;

/** A moment with the sentence of each of its dates. @typedef {Moment & { sentences: string[] }} Told */

/** @param {Page} page */
export function timelineView(page) {
  const node = element('section', { class: 'panel' });
  const key = element(
    'p',
    { class: 'key' },
    element('span', { class: 'swatch' }),
    words.certain,
    element('span', { class: 'swatch', 'data-inferred': '' }),
    words.inferred,
  );
  const list = element('ol', { class: 'plain rows dates' });
  const further = element('ul', { class: 'plain rows dates' });
  const heading = element('h2', {}, words.undated);
  const empty = element('p', { class: 'empty' }, words.none);
  node.append(key, list, heading, further, empty);
  const fillList = rowList(list, signOf, (/** @type {Told} */ told) => ({ node: row(page, told) }));
  const fillFurther = rowList(
    further,
    (/** @type {DateRef} */ date) => JSON.stringify([date.id, date.text, wordsOfDate(date)]),
    (date) => ({ node: undatedRow(page, date) }),
  );
  /** @param {Told[]} moments @param {DateRef[]} undated @returns {Work} */
  function* fill(moments, undated) {
    key.hidden = list.hidden = moments.length === 0;
    heading.hidden = further.hidden = undated.length === 0;
    empty.hidden = moments.length + undated.length > 0;
    yield* fillList(moments);
    yield* fillFurther(undated);
  }
  let drawing = idle;
  whenShown(page, 'when', ['reading', 'showUnsure'], ({ reading, showUnsure }) => {
    const dates = (reading?.analysis.dates ?? []).filter((date) => showUnsure || !isUnsure(date));
    const { moments, undated } = momentsOf(dates);
    const sentence = (/** @type {DateRef} */ date) => {
      const found = reading && sentenceAt(reading.sentences, date.start);
      return reading && found ? reading.text.slice(found.start, found.end) : '';
    };
    const told = moments.map((moment) => ({ ...moment, sentences: moment.dates.map(sentence) }));
    drawing.stop();
    drawing = inSlices(fill(told, undated));
  });
  return node;
}

/** All that a row shows. @param {Told} told */
const signOf = ({ words, inferred, dates, sentences }) =>
  JSON.stringify([
    ...[words, inferred, sentences],
    ...dates.map(({ id, text, inferred, reason }) => [id, text, inferred, reason]),
  ]);

/** @param {Page} page @param {DateRef} date */
function undatedRow(page, date) {
  return element(
    'li',
    { 'data-kind': 'dates' },
    button(date.text, () => page.goToMark(date.id), { class: 'name' }),
    element('p', { class: 'sub' }, wordsOfDate(date)),
  );
}

/** @param {Page} page @param {Told} told */
function row(page, { sentences, ...moment }) {
  return element(
    'li',
    { 'data-kind': 'dates', 'data-inferred': moment.inferred },
    button(moment.words, () => page.goToMark(/** @type {DateRef} */ (moment.dates[0]).id), { class: 'name' }),
    ...moment.dates.map((date, nth) =>
      element(
        'details',
        {},
        element(
          'summary',
          {},
          `“${date.text}”`,
          date.inferred.length > 0 &&
            element('span', { class: 'flag' }, words.inferredFrom(date.inferred.join(', '))),
        ),
        element('blockquote', {}, sentences[nth]),
        element('p', { class: 'why' }, date.reason),
      ),
    ),
  );
}
