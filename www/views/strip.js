/**
 * The thin line above the article on which every date sits. The list in the rail is its twin for those who cannot see it.
 */

/** @import { Page } from '../page.js' */
/** @import { Moment } from '../reading/timeline.js' */
import { isUnsure } from '../page.js';
import { dayNumber } from '../reading/calendar.js';
import { momentsOf } from '../reading/timeline.js';
import { strings } from '../strings.js';
import { element, replace } from './dom.js';
import { rove } from './roving.js';

/** Pixels that a label needs to itself, and those of the line before it is laid out. */
const [LABEL_ROOM, USUAL_WIDTH] = [86, 640];

/** @typedef {Moment & { ids: string[], labelled: boolean, isReference: boolean }} Point */

/** @param {Page} page */
export function stripView(page) {
  const line = element('div', { class: 'line' });
  const node = element(
    'div',
    {
      class: 'strip',
      role: 'group',
      'aria-label': `${strings.timeline.label}. ${strings.timeline.scale}.`,
      title: strings.timeline.scale,
    },
    line,
  );
  const roving = rove(node, () => [
    .../** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll('[data-stop]')),
  ]);
  /** Of the line, as the browser last told: to ask would have it lay out the page. */
  let width = USUAL_WIDTH;
  /** What the line shows. */
  let shown = '';
  const draw = () => {
    const { reading, showUnsure } = page.state.get();
    const dates = (reading?.analysis.dates ?? []).filter((date) => showUnsure || !isUnsure(date));
    const { moments } = momentsOf(dates);
    const reference = dayNumber(reading?.analysis.referenceDate.value ?? '');
    const room = LABEL_ROOM / width;
    let free = -1;
    const points = moments.map((moment) => {
      const isReference = reference !== null && moment.from === reference && moment.to === reference;
      const labelled = moment.left >= free && moment.left <= 1 - room;
      free = labelled ? moment.left + room : free;
      return { ...moment, ids: moment.dates.map(({ id }) => id), labelled, isReference };
    });
    const sign = JSON.stringify(points.map(({ dates, ...point }) => point));
    if (sign !== shown) {
      shown = sign;
      replace(line, ...points.map((point) => momentButton(page, point)));
      node.classList.toggle('none', points.length === 0);
      roving.settle();
    }
  };
  new ResizeObserver(([entry]) => {
    // A line that is not there has no width.
    width = entry?.contentRect.width || USUAL_WIDTH;
    draw();
  }).observe(line);
  page.state.on(['reading', 'showUnsure'], draw);
  page.state.on(['lit'], ({ lit }) => {
    for (const one of node.querySelectorAll('[data-keys]')) {
      const keys = /** @type {HTMLElement} */ (one).dataset.keys?.split(' ');
      one.classList.toggle('lit', lit !== null && keys?.includes(lit) === true);
    }
  });
  return node;
}

/** @param {Page} page @param {Point} point */
function momentButton(page, { ids, labelled, isReference, ...moment }) {
  const times = strings.timeline.times(moment.dates.length);
  const one = element(
    'button',
    {
      type: 'button',
      class: 'moment',
      'data-stop': '',
      tabindex: -1,
      'data-inferred': moment.inferred,
      'data-reference': isReference,
      'data-keys': ids.join(' '),
      'aria-label': [moment.words, times, isReference && strings.timeline.reference]
        .filter(Boolean)
        .join(', '),
      title: moment.words,
      onclick: () => page.goToKey(/** @type {string} */ (ids[0])),
      onpointerenter: () => page.state.set({ lit: ids[0] ?? null }),
      onpointerleave: () => page.state.set({ lit: null }),
    },
    element('span', { class: 'bar' }),
    labelled && element('span', { class: 'label', 'aria-hidden': 'true' }, shortWords(moment)),
  );
  one.style.left = `${moment.left * 100}%`;
  one.style.setProperty('--width', `${moment.width * 100}`);
  return one;
}

/** "22 October 2024" is "22 Oct 2024" where there is little room. @param {Moment} moment */
function shortWords({ words }) {
  return words.replace(
    /\b(January|February|March|April|June|July|August|September|October|November|December)\b/g,
    (month) => month.slice(0, 3),
  );
}
