/**
 * Finds words in the article. The words found are painted by the browser's own highlights, so no mark is disturbed.
 */

/** @import { Page } from '../page.js' */
import { strings } from '../strings.js';
import { button, element, replace } from './dom.js';

const words = strings.search;
/** More are found but not painted: nobody steps through them. */
const MOST = 2_000;

/**
 * @param {Page} page
 * @param {HTMLElement} article
 */
export function findView(page, article) {
  const field = element('input', { type: 'search', 'aria-label': words.label, placeholder: words.label });
  const count = element('span', { class: 'count', role: 'status' });
  const node = element(
    'form',
    { class: 'search', role: 'search', hidden: true },
    field,
    count,
    button('‹', () => step(-1), { 'aria-label': strings.popover.previous }),
    button('›', () => step(1), { 'aria-label': strings.popover.next }),
    button('×', () => leave(), { 'aria-label': strings.popover.close }),
  );
  /** @type {Range[]} */
  let found = [];
  let at = 0;

  const paint = () => {
    if ('highlights' in CSS) {
      const current = found[at];
      CSS.highlights.set('dateline-found', new Highlight(...found));
      CSS.highlights.set('dateline-current', new Highlight(...(current ? [current] : [])));
    }
    replace(count, field.value === '' ? '' : words.count(at + 1, found.length));
    found[at]?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  };
  const search = () => {
    found = rangesOf(article, field.value.trim().toLowerCase());
    at = 0;
    paint();
  };
  const step = (/** @type {number} */ by) => {
    if (found.length > 0) {
      at = (at + by + found.length) % found.length;
      paint();
    }
  };
  /** Closes by the reader's wish: the words found stay selected, as a browser's own search leaves them. */
  const leave = () => {
    const current = found[at];
    // A field that is hidden with the focus in it would take the selection along.
    field.blur();
    close();
    if (current) {
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(current);
    }
  };
  const close = () => {
    node.hidden = true;
    found = [];
    if ('highlights' in CSS) {
      CSS.highlights.clear();
    }
  };
  field.addEventListener('input', search);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    step(1);
  });
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
    }
  });
  page.state.on(['reading', 'phase'], () => {
    if (!node.hidden) {
      close();
    }
  });
  return {
    node,
    open() {
      node.hidden = false;
      field.focus();
      field.select();
      search();
    },
  };
}

/** @param {HTMLElement} article @param {string} wanted in lower case @returns {Range[]} */
function rangesOf(article, wanted) {
  /** @type {Range[]} */
  const ranges = [];
  if (wanted === '') {
    return ranges;
  }
  for (const block of article.children) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    /** @type {{ node: Node, start: number }[]} */
    const nodes = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, start: text.length });
      text += node.nodeValue ?? '';
    }
    const lower = text.toLowerCase();
    // Where lower case has another length ("İ"), positions would not fit.
    const haystack = lower.length === text.length ? lower : text;
    for (
      let start = haystack.indexOf(wanted);
      start >= 0 && ranges.length < MOST;
      start = haystack.indexOf(wanted, start + wanted.length)
    ) {
      const range = new Range();
      const [first, last] = [nodeAt(nodes, start), nodeAt(nodes, start + wanted.length - 1)];
      if (first && last) {
        range.setStart(first.node, start - first.start);
        range.setEnd(last.node, start + wanted.length - last.start);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

/** @param {{ node: Node, start: number }[]} nodes @param {number} position */
function nodeAt(nodes, position) {
  return nodes.findLast(({ start }) => start <= position);
}
