/**
 * Marks by the CSS Custom Highlight API: the DOM stays as it is. A highlight has no events of its own, so the text under a
 * point is asked for.
 */

/** @import { Drawn, Mark, Renderer } from './marks.js' */
/** @import { Theme } from './style.js' */
import { byNode } from './marks.js';
import { focusOf, nameOf } from './style.js';

/** Pixels that a point may lie beside the words: the line below them belongs to them. */
const NEAR = 3;

/** Whether this browser has the API. */
export const canHighlight = () =>
  typeof Highlight === 'function' && typeof CSS === 'object' && 'highlights' in CSS;

/** @implements {Renderer} */
export class HighlightRenderer {
  #theme;
  /** By text node: what is registered, under which name. @type {Map<Node, { drawn: Drawn, name: string, range: StaticRange }[]>} */
  #ranges = new Map();
  /** @type {StaticRange[]} */
  #tinted = [];

  /** @param {Theme} theme */
  constructor(theme) {
    this.#theme = theme;
  }

  /** @param {Drawn[]} drawn */
  draw(drawn) {
    this.clear();
    for (const [node, inNode] of byNode(drawn)) {
      const ranges = inNode.map((one) => ({
        drawn: one,
        name: nameOf(this.#theme, one.mark.kind, one.height),
        range: staticRange(one),
      }));
      for (const { name, range } of ranges) {
        registered(name).add(range);
      }
      this.#ranges.set(node, ranges);
    }
  }

  /** @param {string | null} key */
  focus(key) {
    remove(focusOf(this.#theme), this.#tinted);
    this.#tinted = [...this.#ranges.values()]
      .flat()
      .filter(({ drawn }) => drawn.mark.key === key)
      .map(({ drawn }) => staticRange(drawn));
    for (const range of this.#tinted) {
      registered(focusOf(this.#theme)).add(range);
    }
  }

  /** @param {Node} node */
  forget(node) {
    for (const { name, range } of this.#ranges.get(node) ?? []) {
      remove(name, [range]);
    }
    if (this.#ranges.delete(node)) {
      remove(
        focusOf(this.#theme),
        this.#tinted.filter(({ startContainer }) => startContainer === node),
      );
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {(Document | ShadowRoot)[]} trees
   */
  at(x, y, trees) {
    const caret = caretAt(x, y, trees);
    return (caret === null ? [] : (this.#ranges.get(caret.node) ?? []))
      .filter(
        ({ range }) => range.startOffset <= (caret?.offset ?? 0) && (caret?.offset ?? 0) <= range.endOffset,
      )
      .filter(({ range }) => isNear(range, x, y))
      .map(({ drawn }) => drawn.mark);
  }

  /** @param {Mark} mark */
  elementOf(mark) {
    for (const ranges of this.#ranges.values()) {
      const found = ranges.find(({ drawn }) => drawn.mark === mark);
      if (found) {
        return found.range.startContainer.parentElement;
      }
    }
    return null;
  }

  clear() {
    remove(focusOf(this.#theme), this.#tinted);
    this.#tinted = [];
    for (const node of [...this.#ranges.keys()]) {
      this.forget(node);
    }
  }
}

/** Static ranges cost nothing while the page changes. @param {Drawn} drawn */
function staticRange({ node, start, end }) {
  return new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
}

/** The highlight of that name: all that mark on this page share it. @param {string} name */
function registered(name) {
  const known = CSS.highlights.get(name);
  if (known) {
    return known;
  }
  const highlight = new Highlight();
  CSS.highlights.set(name, highlight);
  return highlight;
}

/** @param {string} name @param {StaticRange[]} ranges */
function remove(name, ranges) {
  const highlight = CSS.highlights.get(name);
  for (const range of ranges) {
    highlight?.delete(range);
  }
  if (highlight?.size === 0) {
    CSS.highlights.delete(name);
  }
}

/**
 * @param {number} x
 * @param {number} y
 * @param {(Document | ShadowRoot)[]} trees
 * @returns {{ node: Node, offset: number } | null}
 */
function caretAt(x, y, trees) {
  if (typeof document.caretPositionFromPoint === 'function') {
    const shadowRoots = trees.filter((tree) => tree instanceof ShadowRoot);
    const position = document.caretPositionFromPoint(x, y, { shadowRoots });
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** The caret is placed at the nearest text, however far that is. @param {StaticRange} place @param {number} x @param {number} y */
function isNear(place, x, y) {
  const range = document.createRange();
  range.setStart(place.startContainer, place.startOffset);
  range.setEnd(place.endContainer, place.endOffset);
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      left - NEAR <= x && x <= right + NEAR && top - NEAR <= y && y <= bottom + NEAR,
  );
}
