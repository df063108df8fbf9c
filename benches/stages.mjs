// Prints how long each stage takes in WebAssembly, in microseconds of one thread a token: the share of the samples of
// V8's profiler that fell into the stage, times the time of the whole.
//
//   KEEP_NAMES=1 make -B build && node benches/stages.mjs; make -B build
//
// The names of functions are in the module only when it was built with KEEP_NAMES.

import { readdirSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import * as dateline from '../www/lib/dateline.js';

/** Stages by the function that the pipeline enters them by: src/analyze.rs. None of them is in another. */
const STAGES = {
  text: ['text::read::read'],
  'tags, parse, lemmas': ['Model::syntax'],
  'names: the model': ['Model::names'],
  'names: rules and lexicon': ['names::find'],
  dates: ['dates::find', 'dates::link'],
  amounts: ['amounts::find'],
  entities: ['entities::resolve'],
  relations: ['relations::find'],
};
const READINGS = 300;

const samples = fileURLToPath(new URL('../www/samples/', import.meta.url));
const files = readdirSync(samples).filter((name) => name.endsWith('.txt'));
const text = files.map((name) => readFileSync(samples + name, 'utf8')).join('\n\n');

await dateline.init();
const { tokens = [] } = await dateline.analyze(text, { tokens: true });
await read(READINGS / 3);
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.start');
const before = process.cpuUsage();
await read(READINGS);
const { user, system } = process.cpuUsage(before);
const { profile } = await session.post('Profiler.stop');

const perToken = (user + system) / READINGS / tokens.length;
const shares = sharesOf(profile);
console.log('| stage | µs a token |\n| --- | --- |');
for (const [stage, functions] of Object.entries(STAGES)) {
  const share = functions.reduce((sum, name) => sum + (shares.get(name) ?? 0), 0);
  console.log(`| ${stage} | ${(share * perToken).toFixed(2)} |`);
}
console.log(`| all, with writing and reading JSON | ${perToken.toFixed(2)} |`);
if (!shares.get('Model::syntax')) {
  console.error('\nThe module has no names of functions: KEEP_NAMES=1 make -B build');
  process.exitCode = 1;
}

/** @param {number} times */
async function read(times) {
  for (let time = 0; time < times; time += 1) {
    await dateline.analyze(text);
  }
}

/**
 * The share of the samples below each stage's function.
 *
 * @param {import('node:inspector').Profiler.Profile} profile
 */
function sharesOf({ nodes, samples = [] }) {
  const names = Object.values(STAGES).flat();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  /** @type {Map<number | undefined, string | undefined>} */
  const stages = new Map([[undefined, undefined]]);
  const stageOf = (/** @type {number | undefined} */ id) => {
    if (!stages.has(id)) {
      const called = byId.get(Number(id))?.callFrame.functionName ?? '';
      const own = names.find(
        (name) => called.includes(`dateline::${name}`) || called.includes(`::${name}::`),
      );
      stages.set(id, own ?? stageOf(parents.get(Number(id))));
    }
    return stages.get(id);
  };
  /** @type {Map<string | undefined, number>} */
  const shares = new Map();
  for (const sample of samples) {
    const stage = stageOf(sample);
    shares.set(stage, (shares.get(stage) ?? 0) + 1 / samples.length);
  }
  return shares;
}
