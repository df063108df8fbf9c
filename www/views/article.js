/**
 * The article as it is read: blocks of sentences with their marks, drawn in slices so that typing and scrolling never wait.
 */

/** @import { Mark, Reading, Sentence } from '../reading/reading.js' */
/** @import { Piece } from '../reading/tree.js' */
/** @import { Block } from '../reading/blocks.js' */
/** @import { Page } from '../page.js' */
import { blocksOf, plainBlocks } from '../reading/blocks.js';
import { SURE_ENOUGH } from '../reading/reading.js';
import { nest } from '../reading/tree.js';
import { strings } from '../strings.js';
import { button, element } from './dom.js';
import { rove } from './roving.js';

/** Milliseconds of drawing before the page gets a turn: a tenth of what counts as a long task leaves room for layout. */
const SLICE = 8;

/**
 * What stands at a mark or bracket.
 *
 * @typedef {{ mark: Mark } | { sentence: Sentence }} Spot
 */

/**
 * @param {Page} page
 * @returns {{ node: HTMLElement, spotOf: (node: Element) => Spot | undefined, elementOf: (id: string) => HTMLElement | undefined,
 *   sentenceElement: (index: number) => HTMLElement | undefined, focusables: () => HTMLElement[], focus: (node: HTMLElement) => void }}
 */
export function articleView(page) {
  const node = element('article', {
    class: 'article',
    'aria-label': strings.article.label,
    dir: 'auto',
    lang: 'en',
  });
  /** @type {WeakMap<Element, Spot>} */
  let spots = new WeakMap();
  /** @type {Map<string, HTMLElement>} */
  let elements = new Map();
  /** @type {Map<string, HTMLElement[]>} */
  let elementsByKey = new Map();
  /** @type {Map<number, HTMLElement>} */
  let sentences = new Map();
  /** Draws what is still missing, at once. */
  let finish = () => {};
  const brackets = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      placeBrackets(target);
    }
  });

  const focusables = () => {
    finish();
    return [...node.querySelectorAll('[data-stop]')]
      .filter((one) => isShown(one, page.state.get()))
      .map(asElement);
  };
  const roving = rove(node, focusables);

  /** @param {Reading | null} reading @param {string} text */
  const draw = (reading, text) => {
    spots = new WeakMap();
    elements = new Map();
    elementsByKey = new Map();
    sentences = new Map();
    const blocks = reading ? blocksOf(text, reading.sentences) : plainBlocks(text);
    let drawn = 0;
    let title = true;
    const drawUntil = (/** @type {number} */ deadline) => {
      while (drawn < blocks.length && performance.now() < deadline) {
        const block = /** @type {Block} */ (blocks[drawn]);
        const fresh = drawBlock(block, title);
        title &&= block.kind !== 'headline';
        const old = node.children[drawn];
        old ? old.replaceWith(fresh) : node.append(fresh);
        brackets.observe(fresh);
        drawn += 1;
      }
      if (drawn === blocks.length) {
        while (node.children.length > blocks.length) {
          node.lastElementChild?.remove();
        }
        finish = () => {};
        roving.settle();
        light(page.state.get().lit);
      }
    };

    /** @param {Block} block @param {boolean} isTitle */
    const drawBlock = (block, isTitle) => {
      const heading = block.kind === 'headline';
      const tag = heading ? (isTitle ? 'h2' : 'h3') : 'p';
      const out = element(tag, { class: `block ${block.kind}`, dir: 'auto' });
      if (!reading) {
        out.append(text.slice(block.start, block.end));
        return out;
      }
      block.sentences.forEach((index, nth) => {
        const sentence = /** @type {Sentence} */ (reading.sentences[index]);
        if (nth > 0) {
          out.append(' ');
        }
        if (sentence.claims.length > 0) {
          out.append(drawBracket(sentence));
        }
        const span = element('span', { class: `sentence ${sentence.kind}` });
        const inside = marksWithin(reading.marks, sentence);
        drawPieces(span, nest(inside, sentence.start, sentence.end), sentence.start, sentence.end);
        sentences.set(index, span);
        spots.set(span, { sentence });
        out.append(span);
      });
      return out;
    };

    /** @param {Sentence} sentence */
    const drawBracket = (sentence) => {
      const sure = sentence.claims.filter((claim) => claim.confidence >= SURE_ENOUGH).length;
      const bracket = button('', () => page.pin(bracket), {
        class: 'bracket',
        'data-stop': '',
        'data-kind': 'relations',
        'data-unsure': sure === 0,
        tabindex: -1,
        'aria-label': strings.article.bracket(sentence.claims.length),
      });
      spots.set(bracket, { sentence });
      return bracket;
    };

    /** @param {Element} into @param {Piece<Mark>[]} pieces @param {number} start @param {number} end */
    const drawPieces = (into, pieces, start, end) => {
      let at = start;
      for (const piece of pieces) {
        into.append(text.slice(at, piece.start));
        const mark = drawMark(piece);
        drawPieces(mark, piece.children, piece.start, piece.end);
        into.append(mark);
        at = piece.end;
      }
      into.append(text.slice(at, end));
    };

    /** @param {Piece<Mark>} piece */
    const drawMark = ({ mark, height, first }) => {
      const drawn = element('mark', {
        'data-kind': mark.kind,
        'data-label': strings.kinds[mark.kind],
        'data-unsure': mark.confidence < SURE_ENOUGH,
        'data-faint': mark.faint,
        'data-height': height > 0 && Math.min(height, 3),
        'data-stop': first,
        tabindex: first && -1,
      });
      spots.set(drawn, { mark });
      if (first) {
        elements.set(mark.id, drawn);
      }
      const same = elementsByKey.get(mark.key);
      same ? same.push(drawn) : elementsByKey.set(mark.key, [drawn]);
      return drawn;
    };

    finish = () => drawUntil(Infinity);
    const run = () => {
      if (drawn < blocks.length && finish === finishThis) {
        drawUntil(performance.now() + SLICE);
        setTimeout(run);
      }
    };
    const finishThis = finish;
    drawUntil(performance.now() + SLICE);
    setTimeout(run);
  };

  /** @type {HTMLElement[]} */
  let lit = [];
  /** @param {string | null} key */
  const light = (key) => {
    for (const one of lit) {
      one.classList.remove('lit');
    }
    lit = (key !== null && elementsByKey.get(key)) || [];
    for (const one of lit) {
      one.classList.add('lit');
    }
  };

  page.state.on(['reading', 'text'], ({ reading, text, phase }) => {
    if (phase === 'read') {
      draw(reading?.text === text ? reading : null, text);
    }
  });
  page.state.on(['phase'], ({ phase, reading, text }) => {
    if (phase === 'read') {
      draw(reading?.text === text ? reading : null, text);
    }
  });
  page.state.on(['lit'], (state) => light(state.lit));
  page.state.on(['hidden', 'showUnsure', 'labels'], (state) => {
    node.dataset.hidden = [...state.hidden].join(' ');
    node.classList.toggle('show-unsure', state.showUnsure);
    node.classList.toggle('labels', state.labels);
    roving.settle();
  });

  return {
    node,
    spotOf: (one) => spots.get(one),
    elementOf(id) {
      finish();
      return elements.get(id);
    },
    sentenceElement(index) {
      finish();
      return sentences.get(index);
    },
    focusables,
    focus: roving.focus,
  };
}

/** @param {Element} one */
const asElement = (one) => /** @type {HTMLElement} */ (one);

/**
 * @param {Element} one
 * @param {{ hidden: ReadonlySet<string>, showUnsure: boolean }} state
 */
function isShown(one, { hidden, showUnsure }) {
  const { kind = '', unsure } = asElement(one).dataset;
  return !hidden.has(kind) && (showUnsure || unsure === undefined);
}

/**
 * The marks that begin in `sentence`.
 *
 * @param {Mark[]} marks
 * @param {Sentence} sentence
 */
function marksWithin(marks, sentence) {
  const from = firstFrom(marks, sentence.start);
  const to = firstFrom(marks, sentence.end);
  return marks.slice(from, to);
}

/** Index of the first mark at or after `position`. @param {Mark[]} marks @param {number} position */
function firstFrom(marks, position) {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Puts each bracket beside its sentence: an inline box that wraps has no edge that a style sheet could follow. @param {Element} block */
function placeBrackets(block) {
  const within = block.getBoundingClientRect();
  const places = [...block.querySelectorAll('.bracket')].map((bracket) => {
    const lines = bracket.nextElementSibling?.getClientRects() ?? [];
    const [first, last] = [lines[0] ?? within, lines[lines.length - 1] ?? within];
    // Two sentences that share a line share it half and half.
    const half = first.height / 2;
    const top = first.top - within.top + (lines.length > 1 && first.left - within.left > 1 ? half : 0);
    const bottom =
      last.bottom - within.top - (lines.length > 1 && bracket.nextElementSibling?.nextSibling ? half : 0);
    return { bracket: asElement(bracket), top, height: bottom - top };
  });
  for (const { bracket, top, height } of places) {
    bracket.style.top = `${top}px`;
    bracket.style.height = `${height}px`;
  }
}
