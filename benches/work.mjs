// What is timed, the same in Node and in a browser. Nothing is imported here, so that both can load it.

/**
 * @typedef {typeof import('../www/lib/dateline.js')} Module
 * @typedef {import('../www/lib/dateline.d.ts').Stage} Stage
 * @typedef {{ name: string, read: (text: string) => unknown }} Reader
 * @typedef {{ readers: Reader[], LACKS: string }} Peer a file of benches/peers
 * @typedef {{ name: string, perSecond: number, ratio: number }} Speed tokens a second, and times the first peer's in a round
 */

/** @type {[string, Stage[] | undefined][]} stages bring those that they need, so each row holds those above it */
const STAGES = [
  ['Dateline: text', []],
  ['Dateline: dates', ['dates']],
  ['Dateline: names', ['names']],
  ['Dateline: entities', ['entities']],
  ['Dateline: all', undefined],
];

/** Rounds before the first that counts: by then the engines have compiled what is hot, ours and the peers'. */
const WARM_UP = 6;

/**
 * Tokens a second of every reader on `text`: medians over `rounds`, each of which lets all of them read it once. Machines
 * are noisy, ratios of one round less so.
 *
 * @param {Module} dateline ready, model included
 * @param {Peer[]} peers
 * @param {string} text
 * @param {number} rounds
 * @returns {Promise<Speed[]>}
 */
export async function speeds(dateline, peers, text, rounds) {
  const others = peers.flatMap(({ readers }) => readers);
  const readers = [...readersOf(dateline), ...others];
  const { tokens = [] } = await dateline.analyze(text, { tokens: true });
  /** @type {Map<string, number[]>} */
  const seconds = new Map(readers.map(({ name }) => [name, []]));
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const { name, read } of readers) {
      const began = performance.now();
      await read(text);
      if (round >= 0) {
        seconds.get(name)?.push((performance.now() - began) / 1000);
      }
    }
  }
  const peer = seconds.get(others[0]?.name ?? '') ?? [];
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
 * @returns {Reader[]}
 */
function readersOf(dateline) {
  return STAGES.map(([name, stages]) => ({
    name,
    read: (/** @type {string} */ text) => dateline.analyze(text, stages ? { stages } : {}),
  }));
}

/** @typedef {{ dateline: string, peers: string[], text: string }} Addresses of the modules, and the text */

/**
 * Milliseconds from nothing to the first answer. Call it once in a fresh process or page.
 *
 * @param {Addresses} input
 * @returns {Promise<Record<string, number>>}
 */
export async function firstAnswers({ dateline, peers, text }) {
  const { times, timed } = stopwatch();
  const module = await timed('Dateline: import', () => import(dateline));
  const began = performance.now();
  await timed('Dateline: init', () => module.init());
  await timed('Dateline: first analysis', () => module.analyze(text));
  times['Dateline: init and first analysis'] = performance.now() - began;
  for (const address of peers) {
    const began = performance.now();
    /** @type {Peer} */
    const { readers } = await import(address);
    const imported = performance.now() - began;
    for (const { name, read } of readers) {
      const library = name.split(':')[0];
      times[`${library}: import`] = imported;
      await timed(`${library}: first answer`, () => read(text));
    }
  }
  return times;
}

/**
 * Milliseconds of the first dates, without the model, and of the same once more. Call it once in a fresh process or page.
 *
 * @param {Addresses} input
 * @returns {Promise<Record<string, number>>}
 */
export async function firstDates({ dateline, text }) {
  const { times, timed } = stopwatch();
  const module = await import(dateline);
  const dates = () => module.analyze(text, { stages: ['dates'] });
  await timed('Dateline: init, without the model', () => module.init({ model: null }));
  await timed('Dateline: first dates', dates);
  await timed('Dateline: dates once more', dates);
  return times;
}

function stopwatch() {
  /** @type {Record<string, number>} */
  const times = {};
  const timed = async (/** @type {string} */ name, /** @type {() => any} */ act) => {
    const began = performance.now();
    const result = await act();
    times[name] = performance.now() - began;
    return result;
  };
  return { times, timed };
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
