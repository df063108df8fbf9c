/**
 * The text that a reader sees below a node, and where in the DOM each piece of it stands. Nothing is changed.
 */

import { isBlock, isFootnote, isHidden, isSkipped, keepsSpace } from './visible.js';

/** @typedef {{ start: number, end: number, node: Text, offset: number }} Piece  a run of the text as it stands in one node */
/** @typedef {{ text: string, pieces: Piece[], trees: (Document | ShadowRoot)[] }} Gathered  pieces sorted by start */

/**
 * @typedef {object} Scope
 * @property {string} [skip]  a selector: elements whose text is not to be read
 * @property {(node: Text) => boolean} [only]  whether a text node is to be read; left out, all are
 */

/** Runs of characters that are shown as they are; a soft hyphen or a zero-width space is no part of a word. */
const RUN = /[^ \t\n\r\f\u00ad\u200b]+(?: [^ \t\n\r\f\u00ad\u200b]+)*/g;
const SPACE = /[ \t\n\r\f]/;

/** What stands between two texts; of several the longest. */
const LINE = '\n';
const BLOCK = '\n\n';
const ITEM = '\n\n- ';
/** Behind an item: one without text leaves no dash. */
const ITEM_END = 'end';

/**
 * @param {Element | Document | ShadowRoot} root
 * @param {Scope} [scope]
 * @returns {Gathered}
 */
export function gather(root, { skip = '', only } = {}) {
  const writer = new Writer();
  const trees = new Set([treeOf(root)]);
  /** What is still to be read, last first; a string is a break. Pages may nest deeper than the stack allows. */
  /** @type {({ node: Node, pre: boolean, seen: boolean } | string)[]} */
  const open = [{ node: root, pre: false, seen: true }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') {
      writer.break(next);
      continue;
    }
    const { node, pre, seen } = next;
    if (node.nodeType === Node.TEXT_NODE) {
      if (seen && (only?.(/** @type {Text} */ (node)) ?? true)) {
        writer.write(/** @type {Text} */ (node), pre);
      }
      continue;
    }
    if (node instanceof Element) {
      if (node.localName === 'br') {
        writer.break(LINE);
        continue;
      }
      if (node !== root && isSkipped(node, skip)) {
        continue;
      }
      const style = getComputedStyle(node);
      if (isHidden(style) || isFootnote(node)) {
        continue;
      }
      if (isBlock(node, style)) {
        const item = style.display === 'list-item' && style.listStyleType !== 'none';
        writer.break(item ? ITEM : BLOCK);
        open.push(item ? ITEM_END : BLOCK);
      }
      const inside = { pre: keepsSpace(style), seen: style.visibility === 'visible' };
      if (node.shadowRoot) {
        trees.add(node.shadowRoot);
      }
      open.push(...childrenOf(node).map((child) => ({ node: child, ...inside })));
    } else {
      open.push(...[...node.childNodes].map((child) => ({ node: child, pre, seen })).reverse());
    }
  }
  return { text: writer.text, pieces: writer.pieces, trees: [...trees] };
}

/**
 * The parts of the DOM that hold the text from `start` to `end`: one a text node.
 *
 * @param {Piece[]} pieces
 * @param {number} start
 * @param {number} end
 */
export function partsOf(pieces, start, end) {
  /** @type {{ node: Text, start: number, end: number }[]} */
  const parts = [];
  for (let index = firstBehind(pieces, start); index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined || piece.start >= end) {
      break;
    }
    const from = piece.offset + Math.max(start - piece.start, 0);
    const to = piece.offset + Math.min(end, piece.end) - piece.start;
    const last = parts.at(-1);
    if (last?.node === piece.node) {
      last.end = to;
    } else {
      parts.push({ node: piece.node, start: from, end: to });
    }
  }
  return parts;
}

/** Index of the first piece that ends behind `position`. @param {Piece[]} pieces @param {number} position */
function firstBehind(pieces, position) {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** @param {Node} node */
function treeOf(node) {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root : (node.ownerDocument ?? /** @type {Document} */ (node));
}

/**
 * The children as they are shown, last first: of a shadow tree, of a slot, of a details element that is closed.
 *
 * @param {Element} node
 * @returns {Node[]}
 */
function childrenOf(node) {
  if (node.localName === 'details' && !node.hasAttribute('open')) {
    return [...node.children].filter(({ localName }) => localName === 'summary').slice(0, 1);
  }
  const slotted = node.localName === 'slot' ? /** @type {HTMLSlotElement} */ (node).assignedNodes() : [];
  return (slotted.length > 0 ? slotted : [...(node.shadowRoot ?? node).childNodes]).reverse();
}

class Writer {
  /** @type {Piece[]} */
  pieces = [];
  #parts = /** @type {string[]} */ ([]);
  #length = 0;
  /** Between the last character and the next one; the strongest break that stands there wins. */
  #gap = '';

  get text() {
    return this.#parts.join('');
  }

  /** @param {string} gap */
  break(gap) {
    if (gap === ITEM_END) {
      this.#gap = BLOCK;
    } else if (gap.length > this.#gap.length || this.#gap === ' ') {
      this.#gap = gap;
    }
  }

  /**
   * @param {Text} node
   * @param {boolean} pre whether white space is shown as it is
   */
  write(node, pre) {
    const { data } = node;
    if (pre) {
      this.#append(node, 0, data);
      return;
    }
    let end = 0;
    for (const { 0: run, index } of data.matchAll(RUN)) {
      this.#space(data.slice(end, index));
      this.#append(node, index, run);
      end = index + run.length;
    }
    this.#space(data.slice(end));
  }

  /** @param {string} between */
  #space(between) {
    if (this.#gap === '' && SPACE.test(between)) {
      this.#gap = ' ';
    }
  }

  /**
   * @param {Text} node
   * @param {number} offset
   * @param {string} characters
   */
  #append(node, offset, characters) {
    if (characters === '') {
      return;
    }
    const gap = this.#length === 0 ? this.#gap.trimStart() : this.#gap;
    this.#gap = '';
    this.#parts.push(gap, characters);
    const start = this.#length + gap.length;
    this.#length = start + characters.length;
    this.pieces.push({ start, end: this.#length, node, offset });
  }
}
