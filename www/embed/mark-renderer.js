/**
 * Marks by `<mark>` elements, for browsers without the CSS Custom Highlight API and for pages that want elements. What was
 * there before is put back as it was.
 */

/** @import { Drawn, Mark, Renderer } from './marks.js' */
/** @import { Theme } from './style.js' */
import { nest } from '../reading/tree.js';
import { byNode } from './marks.js';
import { focusOf, nameOf } from './style.js';

/** @implements {Renderer} */
export class MarkRenderer {
  #theme;
  /** What stands in place of which text node. @type {{ node: Text, shown: ChildNode[] }[]} */
  #replaced = [];
  /** @type {{ mark: Mark, element: HTMLElement }[]} */
  #elements = [];

  /** @param {Theme} theme */
  constructor(theme) {
    this.#theme = theme;
  }

  /** @param {Drawn[]} drawn */
  draw(drawn) {
    this.clear();
    for (const [node, inNode] of byNode(drawn)) {
      const shown = this.#markedUp(node, inNode);
      node.replaceWith(...shown);
      this.#replaced.push({ node, shown });
    }
  }

  /** @param {string | null} key */
  focus(key) {
    for (const { mark, element } of this.#elements) {
      element.classList.toggle(focusOf(this.#theme), mark.key === key);
    }
  }

  /** The words of a node that was replaced can't change. */
  forget() {}

  /**
   * @param {number} x
   * @param {number} y
   * @param {(Document | ShadowRoot)[]} trees
   */
  at(x, y, trees) {
    const under = new Set(trees.flatMap((tree) => tree.elementsFromPoint(x, y)));
    return this.#elements.filter(({ element }) => under.has(element)).map(({ mark }) => mark);
  }

  /** @param {Mark} mark */
  elementOf(mark) {
    return this.#elements.find((one) => one.mark === mark)?.element ?? null;
  }

  clear() {
    for (const { node, shown } of this.#replaced) {
      const there = shown.filter(({ isConnected }) => isConnected);
      // Where the page has taken away or changed what was shown, it has the last word.
      if (
        there.length === shown.length &&
        there.map(({ textContent }) => textContent).join('') === node.data
      ) {
        there[0]?.before(node);
        for (const one of there) {
          one.remove();
        }
      }
    }
    this.#replaced = [];
    this.#elements = [];
  }

  /**
   * @param {Text} node
   * @param {Drawn[]} inNode
   * @returns {ChildNode[]}
   */
  #markedUp({ data, ownerDocument }, inNode) {
    const ordered = inNode.toSorted((a, b) => a.start - b.start || b.end - a.end);
    /** @type {(pieces: import('../reading/tree.js').Piece<Drawn>[], start: number, end: number) => ChildNode[]} */
    const nodes = (pieces, start, end) => {
      /** @type {ChildNode[]} */
      const out = [];
      let at = start;
      const text = (/** @type {number} */ to) => {
        if (to > at) {
          out.push(ownerDocument.createTextNode(data.slice(at, to)));
        }
      };
      for (const piece of pieces) {
        text(piece.start);
        const element = this.#element(piece.mark, ownerDocument);
        element.append(...nodes(piece.children, piece.start, piece.end));
        out.push(element);
        at = piece.end;
      }
      text(end);
      return out;
    };
    return nodes(nest(ordered, 0, data.length), 0, data.length);
  }

  /** @param {Drawn} drawn @param {Document} document */
  #element({ mark, height }, document) {
    const element = document.createElement('mark');
    element.className = `dateline-mark ${nameOf(this.#theme, mark.kind, height)}`;
    element.dataset.kind = mark.kind;
    element.dataset.mark = mark.id;
    this.#elements.push({ mark, element });
    return element;
  }
}
