/**
 * The claims as a small graph. The list below it is its twin: choosing a name shows its claims there.
 */

/** @import { Claim } from '../reading/claims.js' */
/** @import { Edge, Node } from '../reading/graph.js' */
/** @import { Reading } from '../reading/reading.js' */
/** @import { Page } from '../page.js' */
import { plainWords } from '../reading/claims.js';
import { graphOf } from '../reading/graph.js';
import { kindOf } from '../reading/kinds.js';
import { strings } from '../strings.js';
import { element, svg } from './dom.js';
import { rove } from './roving.js';

const words = strings.graph;

/**
 * @param {Page} page
 * @param {Reading} reading
 * @param {readonly Claim[]} claims
 * @param {(id: string | null) => void} choose  a name was chosen; null: none is any more
 */
export function graphView(page, reading, claims, choose) {
  const graph = graphOf(reading, claims);
  if (graph.nodes.length === 0) {
    return element('p', { class: 'empty' }, words.none);
  }
  /** @type {Map<string, SVGElement>} */
  const drawn = new Map();
  /** @type {string | null} */
  let chosen = null;
  const toggle = (/** @type {string} */ id) => {
    chosen = chosen === id ? null : id;
    for (const [key, node] of drawn) {
      node.setAttribute('aria-pressed', String(key === chosen));
    }
    for (const line of lines) {
      line.node.classList.toggle(
        'away',
        chosen !== null && line.edge.source.id !== chosen && line.edge.target.id !== chosen,
      );
    }
    choose(chosen);
  };
  const lines = graph.edges.map((edge) => ({ edge, node: edgeLine(edge) }));
  const nodes = graph.nodes.map((node) => {
    const one = nodeGroup(page, reading, node, () => toggle(node.id));
    drawn.set(node.id, one);
    return one;
  });
  const picture = svg(
    'svg',
    {
      class: 'graph',
      viewBox: `${graph.left} ${graph.top} ${graph.width} ${graph.height}`,
      role: 'group',
      'aria-label': words.label(nodes.length, lines.length),
    },
    svg('defs', {}, arrow('with'), arrow('against')),
    ...lines.map(({ node }) => node),
    ...nodes,
  );
  const frame = element(
    'div',
    { class: 'graph-frame' },
    picture,
    element(
      'p',
      { class: 'key' },
      element('span', { class: 'tie' }),
      words.with,
      element('span', { class: 'tie against' }),
      words.against,
    ),
  );
  rove(frame, () => /** @type {any} */ (nodes)).settle();
  return frame;
}

/** How far an edge leaves the straight line, in units of the picture. */
const BEND = 14;

/** @param {Edge} edge */
function edgeLine({ source, target, claims, against, directed }) {
  const side = against ? 'against' : 'with';
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  // Bent, so that there and back, for and against lie apart; and it ends before the dot that it points to.
  const bend = directed ? (against ? BEND : -BEND) / length : 0;
  const end = 1 - 9 / length;
  const at = (/** @type {number} */ along, /** @type {number} */ aside) =>
    `${(source.x + dx * along - dy * aside).toFixed(1)} ${(source.y + dy * along + dx * aside).toFixed(1)}`;
  return svg(
    'path',
    {
      class: `edge ${side}`,
      d: `M${at(0, 0)}Q${at(0.5, bend)} ${at(end, bend * 0.2)}`,
      'stroke-width': Math.min(1 + claims.length / 2, 4),
      'marker-end': directed && `url(#arrow-${side})`,
    },
    svg('title', {}, claims.map(({ parts }) => plainWords(parts)).join('\n')),
  );
}

/** @param {string} side */
function arrow(side) {
  return svg(
    'marker',
    {
      id: `arrow-${side}`,
      class: `arrow ${side}`,
      viewBox: '0 0 8 8',
      refX: 6,
      refY: 4,
      markerWidth: 8,
      markerHeight: 8,
      markerUnits: 'userSpaceOnUse',
      orient: 'auto',
    },
    svg('path', { d: 'M0 0L8 4L0 8z' }),
  );
}

/** @param {Page} page @param {Reading} reading @param {Node} node @param {() => void} choose */
function nodeGroup(page, reading, { id, name, x, y, weight, half }, choose) {
  const entity = reading.entities.get(id);
  const light = (/** @type {string | null} */ lit) => () => page.state.set({ lit });
  return svg(
    'g',
    {
      class: 'node',
      'data-kind': entity ? kindOf(entity.type) : 'names',
      'data-stop': '',
      role: 'button',
      tabindex: -1,
      'aria-pressed': 'false',
      'aria-label': `${entity?.name ?? name}, ${strings.article.bracket(weight)}`,
      transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
      onclick: choose,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          choose();
        }
      },
      onpointerenter: light(id),
      onpointerleave: light(null),
    },
    svg('rect', { x: -half - 3, y: -12, width: 2 * half + 6, height: 36, rx: 4 }),
    svg('circle', { r: Math.min(4 + weight / 2, 8) }),
    svg('text', { y: 20, 'text-anchor': 'middle' }, name),
  );
}
