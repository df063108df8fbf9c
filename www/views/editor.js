/**
 * The editor: a plain text field over its own text, whose marks shine through. A key changes one line of what lies below.
 */

/** @import { Stroke } from '../reading/draft.js' */
/** @import { Piece } from '../reading/tree.js' */
/** @import { Page } from '../page.js' */
import { draftOf, edited } from '../reading/draft.js';
import { nest } from '../reading/tree.js';
import { strings } from '../strings.js';
import { element } from './dom.js';

/** @typedef {{ node: HTMLElement, sign: string }} Line */

/** @param {Page} page */
export function editorView(page) {
  const field = element('textarea', {
    class: 'editor',
    'aria-label': strings.article.editor,
    spellcheck: 'false',
    dir: 'auto',
  });
  const under = element('div', { class: 'editor under', 'aria-hidden': 'true' });
  const node = element('div', { class: 'editing' }, under, field);
  /** @type {Line[]} */
  let lines = [];

  const draw = () => {
    const { draft, phase } = page.state.get();
    if (phase === 'edit' && draft) {
      lines = redrawn(under, lines, linesOf(draft.text, draft.strokes));
    }
  };
  field.addEventListener('input', () => {
    const { draft } = page.state.get();
    const text = field.value;
    page.state.set({ draft: draft && edited(draft, text), text });
  });
  page.state.on(['phase', 'text', 'reading'], ({ phase, text, reading, draft }) => {
    node.hidden = phase !== 'edit';
    if (field.value !== text) {
      field.value = text;
      field.setSelectionRange(0, 0);
    }
    if (reading?.text === text) {
      page.state.set({ draft: draftOf(reading) });
    } else if (draft?.text !== text) {
      page.state.set({ draft: { text, strokes: [], dirty: { start: 0, end: text.length } } });
    }
  });
  page.state.on(['draft', 'phase'], draw);
  page.state.on(['phase'], ({ phase }) => {
    if (phase === 'edit') {
      field.focus();
    }
  });
  page.state.on(['hidden', 'showUnsure'], ({ hidden, showUnsure }) => {
    under.dataset.hidden = [...hidden].join(' ');
    under.classList.toggle('show-unsure', showUnsure);
  });
  return node;
}

/**
 * The lines of `text` with the strokes of each, positions counted from its beginning.
 *
 * @param {string} text
 * @param {readonly Stroke[]} strokes sorted by start
 */
function linesOf(text, strokes) {
  let start = 0;
  let next = 0;
  return text.split('\n').map((words) => {
    const end = start + words.length;
    const own = [];
    for (let stroke = strokes[next]; stroke && stroke.start < end; stroke = strokes[next]) {
      own.push({ ...stroke, start: stroke.start - start, end: Math.min(stroke.end, end) - start });
      next += 1;
    }
    start = end + 1;
    return { words, strokes: own };
  });
}

/**
 * Changes what lies in `under` where a line is not as before: those at the beginning and the end that are stay untouched.
 *
 * @param {HTMLElement} under
 * @param {Line[]} before
 * @param {{ words: string, strokes: Stroke[] }[]} after
 * @returns {Line[]}
 */
function redrawn(under, before, after) {
  const signs = after.map(({ words, strokes }) => JSON.stringify([words, strokes]));
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head]?.sign === signs[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail]?.sign === signs[signs.length - 1 - tail]) {
    tail += 1;
  }
  const fresh = after.slice(head, after.length - tail).map((line, at) => ({
    node: drawLine(line),
    sign: signs[head + at] ?? '',
  }));
  const [stale, end] = [before.slice(head, before.length - tail), before[before.length - tail]?.node ?? null];
  for (const { node } of stale) {
    node.remove();
  }
  const all = document.createDocumentFragment();
  all.append(...fresh.map(({ node }) => node));
  under.insertBefore(all, end);
  return [...before.slice(0, head), ...fresh, ...before.slice(before.length - tail)];
}

/** @param {{ words: string, strokes: Stroke[] }} line */
function drawLine({ words, strokes }) {
  const line = element('div', { class: 'line' });
  /** @param {Element} into @param {Piece<Stroke>[]} pieces @param {number} start @param {number} end */
  const fill = (into, pieces, start, end) => {
    let at = start;
    for (const { mark, start: from, end: to, height, children } of pieces) {
      const drawn = element('mark', {
        'data-kind': mark.kind,
        'data-unsure': mark.unsure,
        'data-faint': mark.faint,
        'data-height': height > 0 && Math.min(height, 3),
      });
      fill(drawn, children, from, to);
      into.append(words.slice(at, from), drawn);
      at = to;
    }
    into.append(words.slice(at, end));
  };
  fill(line, nest(strokes, 0, words.length), 0, words.length);
  // A line without words is as high as one with them.
  if (words === '') {
    line.append(element('br'));
  }
  return line;
}
