/**
 * Who did something to whom, as a graph with a fixed layout: equal claims give an equal picture.
 */

/** @import { SimulationNodeDatum } from '../vendor/d3-force.js' */
/** @import { Claim } from './claims.js' */
/** @import { Reading } from './reading.js' */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
} from '../vendor/d3-force.js';

/** More cannot be told apart in the width of a margin. */
const MOST_NODES = 40;
/** After that many steps nothing moves any more. */
const STEPS = 240;
/** A picture of a few names is not blown up: the width of the margin. */
const LEAST_WIDTH = 350;
/** Half the height that a name needs, and half the width of a letter, in units of the picture. */
const [HALF_LINE, HALF_LETTER] = [13, 3.1];
/** Characters of a name that have room. */
const LONGEST_NAME = 22;

/** Types of events that set their parties against each other. */
const AGAINST = new Set('REJECT ACCUSE THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(' '));

/**
 * @typedef {SimulationNodeDatum & { id: string, name: string, weight: number, x: number, y: number, half: number }} Node
 * @typedef {{ source: Node, target: Node, claims: Claim[], against: boolean, directed: boolean }} Edge
 * @typedef {{ nodes: Node[], edges: Edge[], left: number, top: number, width: number, height: number }} Graph
 */

/**
 * The parties of `claims` and what joins them; those with the most claims where there are too many.
 *
 * @param {Reading} reading
 * @param {readonly Claim[]} claims
 * @returns {Graph}
 */
export function graphOf(reading, claims) {
  const ties = claims.flatMap((claim) => tiesOf(reading, claim));
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const { from, to } of ties) {
    weights.set(from, (weights.get(from) ?? 0) + 1);
    weights.set(to, (weights.get(to) ?? 0) + 1);
  }
  const chosen = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_NODES);
  const nodes = new Map(chosen.map(([id, weight]) => [id, nodeOf(reading, id, weight)]));
  /** @type {Map<string, Edge>} */
  const edges = new Map();
  for (const { from, to, claim, directed } of ties) {
    const [source, target] = [nodes.get(from), nodes.get(to)];
    const against = AGAINST.has(claim.event?.type ?? '');
    const key = `${from} ${to} ${against} ${directed}`;
    const edge = edges.get(key);
    if (edge) {
      edge.claims.push(claim);
    } else if (source && target) {
      edges.set(key, { source, target, claims: [claim], against, directed });
    }
  }
  return laidOut([...nodes.values()], [...edges.values()]);
}

/**
 * Who stands to whom in `claim`: actors to recipients; actors to each other where they did it together.
 *
 * @param {Reading} reading
 * @param {Claim} claim
 * @returns {{ from: string, to: string, claim: Claim, directed: boolean }[]}
 */
function tiesOf(reading, claim) {
  const actors = partiesOf(reading, claim.event?.actors);
  const recipients = partiesOf(reading, claim.event?.recipients);
  const pairs =
    recipients.length > 0
      ? actors.flatMap((from) => recipients.map((to) => ({ from, to, claim, directed: true })))
      : actors.flatMap((from, at) =>
          actors.slice(at + 1).map((to) => {
            const [first = '', second = ''] = [from, to].sort();
            return { from: first, to: second, claim, directed: false };
          }),
        );
  return pairs.filter(({ from, to }) => from !== to);
}

/**
 * The parties of `claim`, a group as its members where they are known.
 *
 * @param {Reading} reading
 * @param {readonly { entity: string }[]} [list]
 * @returns {string[]}
 */
export function partiesOf(reading, list = []) {
  return [
    ...new Set(
      list.flatMap(({ entity }) => {
        const members = reading.entities.get(entity)?.members ?? [];
        return members.length > 0 ? members : [entity];
      }),
    ),
  ];
}

/** @param {Reading} reading @param {string} id @param {number} weight @returns {Node} */
function nodeOf(reading, id, weight) {
  const full = reading.entities.get(id)?.name ?? '';
  const name = full.length > LONGEST_NAME ? `${full.slice(0, LONGEST_NAME - 1)}…` : full;
  return { id, name, weight, x: 0, y: 0, half: Math.max(name.length * HALF_LETTER, 8) };
}

/** Few names take the width that is there anyway: their labels lie apart. @param {Node[]} nodes */
function widen(nodes) {
  const xs = nodes.map(({ x }) => x);
  const widest = Math.max(0, ...nodes.map(({ half }) => half));
  const spread = Math.max(...xs) - Math.min(...xs);
  const room = LEAST_WIDTH - 12 - 2 * widest;
  if (spread > 0 && spread < room) {
    for (const node of nodes) {
      node.x *= room / spread;
    }
  }
}

/** @param {Node[]} nodes @param {Edge[]} edges @returns {Graph} */
function laidOut(nodes, edges) {
  // d3 starts at a spiral and draws its random numbers from a fixed sequence, so nothing is left to chance.
  nodes.forEach((node, at) => {
    node.x = Math.sqrt(at + 0.5) * 30 * Math.cos(at * 2.4);
    node.y = Math.sqrt(at + 0.5) * 30 * Math.sin(at * 2.4);
  });
  forceSimulation(nodes)
    // Few names may take the room that many would need.
    .force('tie', forceLink(edges).distance(Math.max(62, 250 / Math.sqrt(nodes.length))))
    .force('apart', forceManyBody().strength(-150))
    .force(
      'names',
      forceCollide((/** @type {Node} */ { half }) => Math.max(half, HALF_LINE)),
    )
    // The margin is taller than wide.
    .force('narrow', forceX(0).strength(0.16))
    .force('tall', forceY(0).strength(0.08))
    .stop()
    .tick(STEPS);
  widen(nodes);
  const [from, to] = [
    Math.min(0, ...nodes.map(({ x, half }) => x - half)),
    Math.max(0, ...nodes.map(({ x, half }) => x + half)),
  ];
  const top = Math.min(0, ...nodes.map(({ y }) => y)) - 14;
  const width = Math.max(to - from + 12, LEAST_WIDTH);
  return {
    nodes,
    edges,
    left: (from + to - width) / 2,
    top,
    width,
    height: Math.max(0, ...nodes.map(({ y }) => y)) + 28 - top,
  };
}
