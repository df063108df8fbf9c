/**
 * The editor: a plain text field over its own text, whose marks shine through. A key changes one line of what lies below.
 */

/** @import { Draft, Stroke } from '../reading/draft.js' */
/** @import { Piece } from '../reading/tree.js' */
/** @import { Page } from '../page.js' */
/** @import { Work } from './slices.js' */
import { draftOf, edited } from '../reading/draft.js';
import { nest } from '../reading/tree.js';
import { strings } from '../strings.js';
import { element, replace } from './dom.js';
import { idle, inSlices } from './slices.js';

/** A line as it lies below the field; `sign` tells its marks. @typedef {{ words: string, node: HTMLElement, sign: string }} Line */

/** As many lines have their marks with their words: more than these were pasted, not typed. */
const TYPED = 4;

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
  let drawing = idle;

  const draw = () => {
    const { draft, phase } = page.state.get();
    drawing.stop();
    if (phase === 'edit' && draft) {
      drawing = inSlices(redraw(draft));
    }
  };
  /**
   * Words at once, as they stand in the field; then the marks of lines that have others than before.
   *
   * @param {Draft} draft
   * @returns {Work}
   */
  function* redraw({ text, strokes }) {
    const words = text.split('\n');
    const own = strokesOf(words, strokes);
    const { fresh, all } = rewritten(under, lines, words);
    lines = all;
    const typed = fresh.end - fresh.start <= TYPED ? fresh : { start: 0, end: 0 };
    for (let at = typed.start; at < typed.end; at += 1) {
      remark(lines[at], own[at]);
    }
    yield 0;
    for (const [at, line] of lines.entries()) {
      yield remark(line, own[at]);
    }
  }
  field.addEventListener('input', () => {
    const { draft } = page.state.get();
    const text = field.value;
    page.state.set({ draft: draft && edited(draft, text), text });
  });
  page.state.on(['phase', 'text', 'reading'], ({ phase, text, reading, draft }) => {
    node.hidden = phase !== 'edit';
    if (phase !== 'edit') {
      return;
    }
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
 * The strokes of each line, positions counted from its beginning.
 *
 * @param {readonly string[]} lines
 * @param {readonly Stroke[]} strokes sorted by start
 */
function strokesOf(lines, strokes) {
  let start = 0;
  let next = 0;
  return lines.map((words) => {
    const end = start + words.length;
    const own = [];
    for (let stroke = strokes[next]; stroke && stroke.start < end; stroke = strokes[next]) {
      own.push({ ...stroke, start: stroke.start - start, end: Math.min(stroke.end, end) - start });
      next += 1;
    }
    start = end + 1;
    return own;
  });
}

/**
 * Changes what lies in `under` where a line has other words than before: lines at the beginning and the end stay untouched.
 *
 * @param {HTMLElement} under
 * @param {readonly Line[]} before
 * @param {readonly string[]} after
 * @returns {{ all: Line[], fresh: { start: number, end: number } }}
 */
function rewritten(under, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head]?.words === after[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail]?.words === after[after.length - 1 - tail]) {
    tail += 1;
  }
  const fresh = after.slice(head, after.length - tail).map((words) => ({
    words,
    // A line without words is as high as one with them.
    node: element('div', { class: 'line' }, words === '' ? element('br') : words),
    sign: '',
  }));
  const [stale, end] = [before.slice(head, before.length - tail), before[before.length - tail]?.node ?? null];
  for (const { node } of stale) {
    node.remove();
  }
  const nodes = document.createDocumentFragment();
  nodes.append(...fresh.map(({ node }) => node));
  under.insertBefore(nodes, end);
  return {
    all: [...before.slice(0, head), ...fresh, ...before.slice(before.length - tail)],
    fresh: { start: head, end: head + fresh.length },
  };
}

/**
 * Draws the marks of a line where they are not as before.
 *
 * @param {Line | undefined} line
 * @param {Stroke[]} [strokes]
 * @returns {number} how many elements it made
 */
function remark(line, strokes = []) {
  const sign = strokes.map((stroke) => Object.values(stroke).join(' ')).join();
  if (!line || line.sign === sign) {
    return 0;
  }
  line.sign = sign;
  const { words } = line;
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
  replace(line.node);
  fill(line.node, nest(strokes, 0, words.length), 0, words.length);
  return 1 + strokes.length;
}
