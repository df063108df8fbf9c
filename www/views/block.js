/**
 * One block of the article: its sentences with their marks and brackets. A block that reads as before keeps its elements.
 */

/** @import { Block } from '../reading/blocks.js' */
/** @import { Mark, Reading, Sentence } from '../reading/reading.js' */
/** @import { Piece } from '../reading/tree.js' */
import { isUnsure } from '../page.js';
import { marksBetween } from '../reading/reading.js';
import { nest } from '../reading/tree.js';
import { strings } from '../strings.js';
import { button, element } from './dom.js';

/** @typedef {'h2' | 'h3' | 'p'} Tag */

/**
 * @typedef {object} Drawn
 * @property {HTMLElement} node
 * @property {{ node: HTMLElement, at: number, first: boolean }[]} marks  `at`: the how manieth mark of its block
 * @property {HTMLElement[]} sentences
 * @property {{ node: HTMLElement, at: number }[]} brackets  `at`: the how manieth sentence of its block
 */

/** The first headline is that of the article, the others stand above sections. @param {readonly Block[]} blocks @returns {Tag[]} */
export function tagsOf(blocks) {
  const first = blocks.findIndex(({ kind }) => kind === 'headline');
  return blocks.map(({ kind }, index) => (kind !== 'headline' ? 'p' : index === first ? 'h2' : 'h3'));
}

/** @param {Reading} reading @param {Block} block */
export function marksOf(reading, block) {
  return marksBetween(reading.marks, block.start, block.end);
}

/**
 * All that the look of a block depends on: blocks with equal signatures are drawn alike.
 *
 * @param {string} text
 * @param {Block} block
 * @param {Reading | null} reading
 * @param {Tag} tag
 */
export function signatureOf(text, block, reading, tag) {
  const signs = [tag, block.kind];
  for (const mark of reading ? marksOf(reading, block) : []) {
    const flags = Number(isUnsure(mark)) + 2 * Number(mark.faint);
    signs.push(
      `${mark.start - block.start} ${mark.end - block.start} ${mark.kind} ${labelOf(mark)} ${flags}`,
    );
  }
  for (const sentence of sentencesOf(reading, block)) {
    const sure = sentence.claims.some((claim) => !isUnsure(claim));
    signs.push(
      `${sentence.start - block.start} ${sentence.end - block.start} ${sentence.kind} ${sentence.claims.length} ${sure}`,
    );
  }
  return `${signs.join('|')}\n${text.slice(block.start, block.end)}`;
}

/** @param {Reading | null} reading @param {Block} block @returns {Sentence[]} */
export function sentencesOf(reading, block) {
  return block.sentences.flatMap((index) => reading?.sentences[index] ?? []);
}

/**
 * @param {string} text
 * @param {Block} block
 * @param {Reading | null} reading
 * @param {Tag} tag
 * @param {(bracket: HTMLElement) => void} pin
 * @returns {Drawn}
 */
export function drawBlock(text, block, reading, tag, pin) {
  const node = element(tag, { class: `block ${block.kind}`, dir: 'auto' });
  /** @type {Drawn} */
  const drawn = { node, marks: [], sentences: [], brackets: [] };
  if (!reading) {
    node.append(text.slice(block.start, block.end));
    return drawn;
  }
  const marks = marksOf(reading, block);
  const places = new Map(marks.map((mark, at) => [mark, at]));
  /** @param {Element} into @param {Piece<Mark>[]} pieces @param {number} start @param {number} end */
  const drawPieces = (into, pieces, start, end) => {
    let at = start;
    for (const piece of pieces) {
      const mark = drawMark(piece);
      drawn.marks.push({ node: mark, at: places.get(piece.mark) ?? 0, first: piece.first });
      drawPieces(mark, piece.children, piece.start, piece.end);
      into.append(text.slice(at, piece.start), mark);
      at = piece.end;
    }
    into.append(text.slice(at, end));
  };
  sentencesOf(reading, block).forEach((sentence, nth) => {
    if (nth > 0) {
      node.append(' ');
    }
    if (sentence.claims.length > 0) {
      const bracket = drawBracket(sentence, pin);
      drawn.brackets.push({ node: bracket, at: nth });
      node.append(bracket);
    }
    const span = element('span', { class: `sentence ${sentence.kind}` });
    const { start, end } = sentence;
    drawPieces(span, nest(marksBetween(marks, start, end), start, end), start, end);
    drawn.sentences.push(span);
    node.append(span);
  });
  return drawn;
}

/** @param {Sentence} sentence @param {(bracket: HTMLElement) => void} pin */
function drawBracket({ claims }, pin) {
  const bracket = button('', () => pin(bracket), {
    class: 'bracket',
    'data-stop': '',
    'data-kind': 'relations',
    'data-unsure': claims.every(isUnsure),
    tabindex: -1,
    'aria-label': strings.article.bracket(claims.length),
  });
  return bracket;
}

/** What a mark is, in a word. @param {Mark} mark */
const labelOf = ({ mention }) => strings.labels[mention?.type ?? 'date'];

/** @param {Piece<Mark>} piece */
function drawMark({ mark, height, first }) {
  return element('mark', {
    'data-kind': mark.kind,
    'data-label': labelOf(mark),
    'data-unsure': isUnsure(mark),
    'data-faint': mark.faint,
    'data-height': height > 0 && Math.min(height, 3),
    'data-stop': first,
    tabindex: first && -1,
  });
}
