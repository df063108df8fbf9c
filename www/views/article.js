/**
 * The article as it is read: blocks of sentences with their marks. What reads as before stays as it is, the rest is drawn in
 * slices, so that typing and scrolling never wait.
 */

/** @import { Mark, Reading, Sentence } from '../reading/reading.js' */
/** @import { Block } from '../reading/blocks.js' */
/** @import { Stretch } from '../reading/words.js' */
/** @import { Page } from '../page.js' */
/** @import { Drawn, Tag } from './block.js' */
/** @import { Work } from './slices.js' */
import { blocksOf, plainBlocks } from '../reading/blocks.js';
import { strings } from '../strings.js';
import { drawBlock, marksOf, sentencesOf, signatureOf, tagsOf } from './block.js';
import { bracketPlacer } from './brackets.js';
import { element } from './dom.js';
import { letDragFromMarks } from './dragging.js';
import { placer, takenBySign } from './placing.js';
import { rove } from './roving.js';
import { idle, inSlices } from './slices.js';
import { stretchOf } from './stretch.js';

/** Blocks from the top that are laid out at once; a style sheet that counted them would count all again after each. */
const NEAR = 23;

/**
 * What stands at a mark or bracket.
 *
 * @typedef {{ mark: Mark } | { sentence: Sentence }} Spot
 */

/**
 * A block to be drawn, or what is drawn of it already.
 *
 * @typedef {{ block: Block, tag: Tag, signature: string, text: string, old: Lying | undefined }} Step
 */

/** A block in the article. @typedef {{ signature: string, text: string, drawn: Drawn }} Lying */

/**
 * @param {Page} page
 * @returns {{ node: HTMLElement, spotOf: (node: Element) => Spot | undefined, elementOf: (id: string) => HTMLElement | undefined,
 *   sentenceElement: (index: number) => HTMLElement | undefined, stretchOf: (range: Range) => Stretch | null, focusables: () => HTMLElement[], focus: (node: HTMLElement) => void }}
 */
export function articleView(page) {
  const node = element('article', {
    class: 'article',
    'aria-label': strings.article.label,
    dir: 'auto',
    lang: 'en',
  });
  const brackets = bracketPlacer(node);
  letDragFromMarks(node);
  const marks = litMarks();
  /** @type {WeakMap<Element, Spot>} */
  let spots = new WeakMap();
  /** @type {Map<string, HTMLElement>} */
  let elements = new Map();
  /** @type {Map<number, HTMLElement>} */
  let sentences = new Map();
  /** What lies in the article now. @type {Lying[]} */
  let lying = [];
  let drawing = idle;

  const focusables = () =>
    /** @type {HTMLElement[]} */ ([...node.querySelectorAll('[data-stop]')]).filter((stop) =>
      page.isShownElement(stop),
    );
  const roving = rove(node, focusables);

  /** @param {Reading} reading @param {Block} block @param {Drawn} drawn */
  const register = (reading, block, drawn) => {
    const inside = marksOf(reading, block);
    const told = sentencesOf(reading, block);
    for (const { node: one, at, first } of drawn.marks) {
      const mark = /** @type {Mark} */ (inside[at]);
      spots.set(one, { mark });
      marks.add(mark.key, one);
      if (first) {
        elements.set(mark.id, one);
      }
    }
    drawn.sentences.forEach((one, nth) => {
      const sentence = /** @type {Sentence} */ (told[nth]);
      sentences.set(sentence.index, one);
      spots.set(one, { sentence });
    });
    for (const { node: one, at } of drawn.brackets) {
      spots.set(one, { sentence: /** @type {Sentence} */ (told[at]) });
    }
  };

  /** @param {Reading | null} reading @param {string} text @returns {Work} */
  function* draw(reading, text) {
    lying = lying.filter(({ drawn }) => drawn.node.isConnected);
    const plan = yield* planOf(reading, text, lying);
    const kept = new Set(plan.flatMap(({ old }) => old?.drawn.node ?? []));
    const placed = placer(node, kept, brackets.forget);
    for (const [index, { block, tag, old, ...step }] of plan.entries()) {
      const { drawn } = old ?? { drawn: drawBlock(text, block, reading, tag, page.pin) };
      drawn.node.classList.toggle('far', index >= NEAR);
      placed.put(drawn.node);
      if (!old) {
        brackets.watch(drawn.node);
        lying.push({ ...step, drawn });
      }
      if (reading) {
        register(reading, block, drawn);
      }
      yield old ? 0 : 1 + drawn.marks.length + drawn.sentences.length + drawn.brackets.length;
    }
    placed.end();
    roving.settle();
    marks.light(page.state.get().lit);
  }

  page.state.on(['reading', 'text', 'phase'], ({ reading, text, phase }) => {
    if (phase === 'read') {
      drawing.stop();
      spots = new WeakMap();
      elements = new Map();
      sentences = new Map();
      marks.clear();
      drawing = inSlices(draw(reading?.text === text ? reading : null, text));
    }
  });
  page.state.on(['lit'], (state) => marks.light(state.lit));
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
      drawing.finish();
      return elements.get(id);
    },
    sentenceElement(index) {
      drawing.finish();
      return sentences.get(index);
    },
    /** Where a range that begins or ends in the article stands in its text. */
    stretchOf(range) {
      drawing.finish();
      const isInside = node.contains(range.startContainer) || node.contains(range.endContainer);
      const told = [...sentences.values()].flatMap((one) => {
        const spot = spots.get(one);
        return spot && 'sentence' in spot ? { node: one, sentence: spot.sentence } : [];
      });
      return isInside ? stretchOf(range, told) : null;
    },
    focusables,
    focus: roving.focus,
  };
}

/**
 * The blocks of the text in order, with what is drawn of them already. Before the text is read, a block of the same words
 * keeps the marks of the last reading.
 *
 * @param {Reading | null} reading
 * @param {string} text
 * @param {readonly Lying[]} lying
 * @returns {Generator<number, Step[]>}
 */
function* planOf(reading, text, lying) {
  const take = takenBySign(lying, (old) => (reading ? old.signature : old.text));
  const blocks = reading ? blocksOf(text, reading.sentences) : plainBlocks(text);
  const tags = tagsOf(blocks);
  /** @type {Step[]} */
  const steps = [];
  for (const [index, block] of blocks.entries()) {
    yield 0;
    const tag = tags[index] ?? 'p';
    const signature = signatureOf(text, block, reading, tag);
    const words = text.slice(block.start, block.end);
    steps.push({ block, tag, signature, text: words, old: take(reading ? signature : words) });
  }
  return steps;
}

/** The marks of each entity or date, of which one at a time is lit. */
function litMarks() {
  /** @type {Map<string, HTMLElement[]>} */
  let byKey = new Map();
  /** @type {HTMLElement[]} */
  let lit = [];
  const paint = (/** @type {boolean} */ on) => {
    for (const one of lit) {
      one.classList.toggle('lit', on);
    }
  };
  return {
    /** @param {string} key @param {HTMLElement} one */
    add(key, one) {
      const same = byKey.get(key);
      same ? same.push(one) : byKey.set(key, [one]);
    },
    clear() {
      byKey = new Map();
      paint(false);
      lit = [];
    },
    /** @param {string | null} key */
    light(key) {
      paint(false);
      lit = (key !== null && byKey.get(key)) || [];
      paint(true);
    },
  };
}
