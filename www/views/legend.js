/**
 * The kinds of marks with their counts; each can be hidden, or shown alone.
 */

/** @import { Kind } from '../reading/kinds.js' */
/** @import { Page, State } from '../page.js' */
import { isUnsure } from '../page.js';
import { KINDS } from '../reading/kinds.js';
import { strings } from '../strings.js';
import { button, element, replace } from './dom.js';

const words = strings.legend;

/** @param {Page} page */
export function legendView(page) {
  const node = element('div', { class: 'legend', role: 'group', 'aria-label': words.label });
  const items = KINDS.map((kind, index) => legendItem(page, kind, index + 1));
  const unsure = element('button', { type: 'button', class: 'quiet unsure', 'aria-pressed': 'false' });
  unsure.addEventListener('click', () => page.state.set({ showUnsure: !page.state.get().showUnsure }));
  node.append(
    element('ul', { class: 'plain' }, ...items.map((item) => item.node), element('li', {}, unsure)),
  );

  page.state.on(['reading', 'hidden', 'showUnsure', 'engine'], (state) => {
    const counts = countsOf(state);
    for (const item of items) {
      const count = counts.get(item.kind) ?? 0;
      // What was not looked for, without a model, was not found to be nothing.
      item.update(state, state.engine === 'ready' || count > 0 ? String(count) : '');
    }
    const hiding = counts.get('unsure') ?? 0;
    unsure.hidden = hiding === 0;
    unsure.setAttribute('aria-pressed', String(state.showUnsure));
    replace(unsure, words.unsure(hiding));
    unsure.title = words.showUnsure;
  });
  return node;
}

/** @param {Page} page @param {Kind} kind @param {number} key */
function legendItem(page, kind, key) {
  const name = strings.kinds[kind];
  const count = element('span', { class: 'count' });
  const toggle = element(
    'button',
    { type: 'button', class: 'toggle', 'aria-pressed': 'true', 'aria-keyshortcuts': key },
    element('span', { class: 'sample', 'data-kind': kind }, name),
    count,
  );
  toggle.addEventListener('click', () => page.toggle(kind));
  const solo = button(words.only, () => page.toggle(kind, true), {
    class: 'solo',
    'aria-label': words.solo(name),
  });
  return {
    kind,
    node: element('li', { 'data-kind': kind }, toggle, solo),
    /** @param {State} state @param {string} marks */
    update({ hidden }, marks) {
      const alone = !hidden.has(kind) && hidden.size === KINDS.length - 1;
      toggle.setAttribute('aria-pressed', String(!hidden.has(kind)));
      replace(count, marks);
      replace(solo, alone ? words.all : words.only);
      solo.setAttribute('aria-label', alone ? words.unsolo : words.solo(name));
    },
  };
}

/** @param {State} state @returns {Map<string, number>} */
function countsOf({ reading, showUnsure }) {
  const counts = new Map();
  const count = (/** @type {string} */ kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const mark of reading?.marks ?? []) {
    if (isUnsure(mark)) {
      count('unsure');
    }
    if (showUnsure || !isUnsure(mark)) {
      count(mark.kind);
    }
  }
  for (const claim of reading?.claims ?? []) {
    if (isUnsure(claim)) {
      count('unsure');
    }
    if (showUnsure || !isUnsure(claim)) {
      count('relations');
    }
  }
  return counts;
}
