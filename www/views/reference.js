/**
 * The day the article is read as of: where it came from, and a way to change it.
 */

/** @import { Page } from '../page.js' */
import { isDay } from '../reading/calendar.js';
import { strings } from '../strings.js';
import { button, element, replace } from './dom.js';

const words = strings.reference;

/** @param {Page} page */
export function referenceView(page) {
  const input = element('input', {
    type: 'date',
    id: 'reference-date',
    min: '0001-01-01',
    max: '9999-12-31',
  });
  input.addEventListener('change', () => {
    page.state.set({ referenceDate: isDay(input.value) ? input.value : null, referenceAssumed: false });
  });
  const note = element('span', { class: 'note' });
  const today = button(words.today, () =>
    page.state.set({ referenceDate: localDay(new Date()), referenceAssumed: true }),
  );
  const reset = button(words.reset, () => page.state.set({ referenceDate: null, referenceAssumed: false }));
  const node = element(
    'p',
    { class: 'reference' },
    element('label', { for: input.id }, words.label),
    ' ',
    input,
    ' ',
    note,
    today,
    reset,
  );
  page.state.on(
    ['reading', 'referenceDate', 'referenceAssumed'],
    ({ reading, referenceDate, referenceAssumed }) => {
      const { value = null, source: told = 'none' } = reading?.analysis.referenceDate ?? {};
      const source = referenceAssumed && told === 'given' ? 'assumed' : told;
      if (document.activeElement !== input) {
        input.value = value ?? referenceDate ?? '';
      }
      node.dataset.source = source;
      replace(
        note,
        source === 'none' ? words.none : words.sources[source],
        source === 'assumed' && ` ${words.assumedWarning}`,
      );
      today.hidden = source !== 'none';
      reset.hidden = referenceDate === null;
    },
  );
  return node;
}

/** @param {Date} date */
function localDay(date) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
