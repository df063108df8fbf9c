/**
 * What is to be marked in a text, and where in the DOM.
 */

/** @import { Analysis, DateRef, Entity, Event, Mention } from '../lib/dateline.js' */
/** @import { Kind } from '../reading/kinds.js' */
/** @import { Piece as TextPiece } from './gather.js' */
/** @import { Range } from './anchor.js' */
import { kindOf } from '../reading/kinds.js';
import { nest } from '../reading/tree.js';
import { partsOf } from './gather.js';

/**
 * A mark, and what it is a mark of: `key` is the id of an entity, a date or an event.
 *
 * @typedef {{ id: string, key: string, kind: Kind, start: number, end: number, text: string, confidence: number,
 *   about: Mention | DateRef | Event, entity: Entity | null }} Mark
 */

/**
 * A piece of a mark as it is drawn, in one text node. `height` levels of other marks lie inside the mark.
 *
 * @typedef {{ mark: Mark, height: number, node: Text, start: number, end: number }} Drawn
 */

/**
 * What draws marks. There are two, with one interface; what is drawn by one of them, only that one takes away.
 *
 * @typedef {object} Renderer
 * @property {(drawn: Drawn[]) => void} draw  in place of what is drawn
 * @property {(key: string | null) => void} focus  tints all marks of one thing
 * @property {(node: Node) => void} forget  the marks in a node whose words have changed
 * @property {(x: number, y: number, trees: (Document | ShadowRoot)[]) => Mark[]} at  the marks under a point of the window
 * @property {(mark: Mark) => Element | null} elementOf  where it is drawn
 * @property {() => void} clear
 */

/**
 * All marks of an analysis, sorted by start, then longest first.
 *
 * @param {Analysis} analysis offsets in UTF-16
 * @param {{ kinds: ReadonlySet<Kind>, minConfidence: number }} wanted
 * @returns {Mark[]}
 */
export function marksOf({ mentions, dates, events, entities }, { kinds, minConfidence }) {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return [
    ...mentions.map((mention) => mentionMark(mention, byId)),
    ...dates.map(dateMark),
    ...events.flatMap(eventMarks),
  ]
    .filter(({ kind, confidence }) => kinds.has(kind) && confidence >= minConfidence)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** @param {Mention} mention @param {Map<string, Entity>} entities @returns {Mark} */
function mentionMark(mention, entities) {
  const { id, start, end, text, confidence, type } = mention;
  const entity = entities.get(mention.entity) ?? null;
  return {
    id,
    key: mention.entity,
    kind: kindOf(type),
    start,
    end,
    text,
    confidence,
    about: mention,
    entity,
  };
}

/** @param {DateRef} date @returns {Mark} */
function dateMark(date) {
  const { id, start, end, text, confidence } = date;
  return { id, key: id, kind: 'dates', start, end, text, confidence, about: date, entity: null };
}

/** @param {Event} event @returns {Mark[]} */
function eventMarks(event) {
  const { id, confidence, triggers } = event;
  return triggers.map(({ start, end, text }, index) => ({
    id: `${id}-${index}`,
    key: id,
    kind: 'relations',
    start,
    end,
    text,
    confidence,
    about: event,
    entity: null,
  }));
}

/**
 * Where each mark is drawn. A mark whose words are not where they were, or not shown, is not placed.
 *
 * @param {Mark[]} marks
 * @param {(range: Range) => Range | null} relocate from the text that was analysed to the one that is there now
 * @param {TextPiece[]} pieces of the text that is there now
 */
export function place(marks, relocate, pieces) {
  /** @type {Drawn[]} */
  const drawn = [];
  /** @type {Set<Mark>} */
  const placed = new Set();
  const moved = marks.flatMap((mark) => {
    const range = relocate(mark);
    return range === null ? [] : [{ ...range, mark }];
  });
  /** @type {import('../reading/tree.js').Piece<typeof moved[number]>[]} */
  const open = nest(moved, 0, pieces.at(-1)?.end ?? 0).reverse();
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    const { mark } = piece.mark;
    for (const part of partsOf(pieces, piece.start, piece.end)) {
      drawn.push({ mark, height: piece.height, ...part });
      placed.add(mark);
    }
    open.push(...piece.children.toReversed());
  }
  return { drawn, placed };
}

/** @param {Drawn[]} drawn */
export function byNode(drawn) {
  /** @type {Map<Text, Drawn[]>} */
  const groups = new Map();
  for (const one of drawn) {
    const group = groups.get(one.node);
    if (group) {
      group.push(one);
    } else {
      groups.set(one.node, [one]);
    }
  }
  return groups;
}
