// What is timed, the same in Node and in a browser. Nothing is imported here, so that both can load it.

/**
 * @typedef {typeof import('../www/lib/dateline.js')} Module
 * @typedef {import('../www/lib/dateline.d.ts').Stage} Stage
 * @typedef {{ name: string, read: (text: string) => unknown }} Reader
 * @typedef {{ name: string, perSecond: number, ratio: number }} Speed tokens a second, and times the peer's in a round
 */

/** The reader that the others are measured against: machines are noisy, ratios of one round less so. */
export const PEER = 'compromise: names';

/** The reader whose dates ours are set beside: dates alone, one pass of patterns over the text. */
export const DATES_PEER = 'chrono-node: dates';

/** @type {[string, Stage[] | undefined][]} stages bring those that they need, so each row holds those above it */
const STAGES = [
  ['Dateline: text', []],
  ['Dateline: dates', ['dates']],
  ['Dateline: names', ['names']],
  ['Dateline: entities', ['entities']],
  ['Dateline: all', undefined],
];

/**
 * Tokens a second of every reader on `text`: medians over `rounds`, each of which lets all of them read it once.
 *
 * @param {Module} dateline ready, model included
 * @param {(text: string) => any} nlp compromise
 * @param {string} text
 * @param {number} rounds
 * @param {(text: string) => any} [parse] chrono-node, where it can be loaded
 * @returns {Promise<Speed[]>}
 */
export async function speeds(dateline, nlp, text, rounds, parse) {
  const readers = readersOf(dateline, nlp);
  if (parse) {
    readers.push({ name: DATES_PEER, read: parse });
  }
  const { tokens = [] } = await dateline.analyze(text, { tokens: true });
  /** @type {Map<string, number[]>} */
  const seconds = new Map(readers.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, read } of readers) {
      const began = performance.now();
      await read(text);
      // The first round only warms up.
      if (round >= 0) {
        seconds.get(name)?.push((performance.now() - began) / 1000);
      }
    }
  }
  const peer = seconds.get(PEER) ?? [];
  return readers.map(({ name }) => {
    const own = seconds.get(name) ?? [];
    return {
      name,
      perSecond: Math.round(tokens.length / median(own)),
      ratio: median(own.map((time, round) => (peer[round] ?? Number.NaN) / time)),
    };
  });
}

/**
 * @param {Module} dateline
 * @param {(text: string) => any} nlp
 * @returns {Reader[]}
 */
function readersOf(dateline, nlp) {
  return [
    ...STAGES.map(([name, stages]) => ({
      name,
      read: (/** @type {string} */ text) => dateline.analyze(text, stages ? { stages } : {}),
    })),
    { name: PEER, read: (text) => namesByCompromise(nlp, text) },
  ];
}

/**
 * @param {(text: string) => any} nlp
 * @param {string} text
 */
function namesByCompromise(nlp, text) {
  const document = nlp(text);
  return [document.people().json(), document.places().json(), document.organizations().json()];
}

/**
 * Milliseconds from nothing to the first answer, each part by itself. Call it once in a fresh process or page.
 *
 * @param {{ dateline: string, compromise: string, text: string }} input addresses of the two modules
 * @returns {Promise<Record<string, number>>}
 */
export async function firstAnswers({ dateline, compromise, text }) {
  /** @type {Record<string, number>} */
  const times = {};
  const timed = async (/** @type {string} */ name, /** @type {() => any} */ act) => {
    const began = performance.now();
    const result = await act();
    times[name] = performance.now() - began;
    return result;
  };
  const module = await timed('Dateline: import', () => import(dateline));
  await timed('Dateline: init, without the model', () => module.init({ model: null }));
  await timed('Dateline: model', () => module.loadModel());
  await timed('Dateline: first analysis', () => module.analyze(text));
  const parts = ['init, without the model', 'model', 'first analysis'];
  times['Dateline: init and first analysis'] = parts.reduce(
    (sum, part) => sum + (times[`Dateline: ${part}`] ?? 0),
    0,
  );
  const { default: nlp } = await timed('compromise: import', () => import(compromise));
  await timed('compromise: first analysis', () => namesByCompromise(nlp, text));
  return times;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
