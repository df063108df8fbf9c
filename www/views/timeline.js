/**
 * When: the dates in the order of the calendar, what the text says apart from what was worked out.
 */

/** @import { DateRef } from '../lib/dateline.js' */
/** @import { Page } from '../page.js' */
/** @import { Moment } from '../reading/timeline.js' */
import { isUnsure } from '../page.js';
import { wordsOfDate } from '../reading/calendar.js';
import { sentenceAt } from '../reading/reading.js';
import { momentsOf } from '../reading/timeline.js';
import { strings } from '../strings.js';
import { button, element, replace } from './dom.js';
import { oneStop } from './roving.js';
import { whenShown } from './tabs.js';

const words = strings.timeline;

/** @param {Page} page */
export function timelineView(page) {
  const node = element('section', { class: 'panel' });
  whenShown(page, 'when', ['reading', 'showUnsure'], ({ reading, showUnsure }) => {
    const dates = (reading?.analysis.dates ?? []).filter((date) => showUnsure || !isUnsure(date));
    const { moments, undated } = momentsOf(dates);
    const sentence = (/** @type {DateRef} */ date) => {
      const found = reading && sentenceAt(reading.sentences, date.start);
      return reading && found ? reading.text.slice(found.start, found.end) : '';
    };
    replace(
      node,
      moments.length > 0 &&
        element(
          'p',
          { class: 'key' },
          element('span', { class: 'swatch' }),
          words.certain,
          element('span', { class: 'swatch', 'data-inferred': '' }),
          words.inferred,
        ),
      moments.length > 0 &&
        oneStop(
          element(
            'ol',
            { class: 'plain rows dates' },
            ...moments.map((moment) => row(page, moment, sentence)),
          ),
        ),
      undated.length > 0 && element('h2', {}, words.undated),
      undated.length > 0 &&
        oneStop(
          element(
            'ul',
            { class: 'plain rows dates' },
            ...undated.map((date) =>
              element(
                'li',
                { 'data-kind': 'dates' },
                button(date.text, () => page.goToMark(date.id), { class: 'name' }),
                element('p', { class: 'sub' }, wordsOfDate(date)),
              ),
            ),
          ),
        ),
      dates.length === 0 && element('p', { class: 'empty' }, words.none),
    );
  });
  return node;
}

/** @param {Page} page @param {Moment} moment @param {(date: DateRef) => string} sentence */
function row(page, moment, sentence) {
  return element(
    'li',
    { 'data-kind': 'dates', 'data-inferred': moment.inferred },
    button(moment.words, () => page.goToMark(/** @type {DateRef} */ (moment.dates[0]).id), { class: 'name' }),
    ...moment.dates.map((date) =>
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
        element('blockquote', {}, sentence(date)),
        element('p', { class: 'why' }, date.reason),
      ),
    ),
  );
}
