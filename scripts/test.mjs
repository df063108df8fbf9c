// Runs every test and says at the end how many passed. `make test` sets up what is needed first.
//
//   node scripts/test.mjs [WORD]   only the steps whose name has WORD

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** As libtest and its like in WebAssembly end a suite. */
const RUST_COUNTS = { passed: /test result: .*? (\d+) passed/g, failed: /test result: .*? (\d+) failed/g };
/** As the spec reporter of node:test ends. */
const NODE_COUNTS = { passed: /^ℹ pass (\d+)$/gm, failed: /^ℹ fail (\d+)$/gm };

const WASM = ['--target', 'wasm32-unknown-unknown', '--no-default-features'];
const WASM_PACK = ['wasm-pack', 'test', '--mode', 'no-install'];
const WASM_SUITE = ['--', '--locked', '--no-default-features', '--test', 'wasm'];
const CLIPPY = ['cargo', 'clippy', '--locked', '--quiet'];
const DENY = ['--', '--deny', 'warnings'];
const PATIENCE = { WASM_BINDGEN_TEST_TIMEOUT: '60', WASM_BINDGEN_TEST_DRIVER_TIMEOUT: '60' };

/**
 * A step without `counts` is one test, passed where the command ends well. One with `counts` has to run some.
 *
 * @typedef {{ passed: RegExp, failed: RegExp }} Counts
 * @typedef {{ name: string, command: string[], environment?: Record<string, string>, counts?: Counts }} Step
 * @type {Step[]}
 */
const STEPS = [
  { name: 'Rust is formatted', command: ['cargo', 'fmt', '--check'] },
  { name: 'Rust has no lint warnings', command: [...CLIPPY, '--all-targets', ...DENY] },
  {
    name: 'Rust has no lint warnings, trainers included',
    command: [...CLIPPY, '--all-targets', '--features', 'train', ...DENY],
  },
  {
    name: 'Rust has no lint warnings, as WebAssembly',
    command: [...CLIPPY, ...WASM, '--lib', '--test', 'wasm', ...DENY],
  },
  {
    name: 'Rust tests',
    command: ['cargo', 'test', '--locked', '--quiet', '--features', 'train'],
    counts: RUST_COUNTS,
  },
  {
    name: 'Rust docs build without a warning',
    command: ['cargo', 'doc', '--locked', '--quiet', '--no-deps'],
    environment: { RUSTDOCFLAGS: '--deny warnings' },
  },
  {
    name: 'WebAssembly tests in Node',
    command: [...WASM_PACK, '--node', ...WASM_SUITE],
    counts: RUST_COUNTS,
  },
  {
    name: 'WebAssembly tests in Chromium',
    command: [
      ...WASM_PACK,
      ...['--headless', '--chrome', '--chromedriver', '/usr/bin/chromedriver'],
      ...WASM_SUITE,
    ],
    // The suite names no place to run in, so that it runs in both.
    environment: { ...PATIENCE, WASM_BINDGEN_USE_BROWSER: '1' },
    counts: RUST_COUNTS,
  },
  { name: 'JavaScript, CSS and JSON have good form', command: ['node_modules/.bin/biome', 'ci', '.'] },
  { name: 'JavaScript types', command: ['node_modules/.bin/tsc', '--project', '.'] },
  { name: 'JavaScript tests in Node', command: nodeTests('tests/js'), counts: NODE_COUNTS },
  { name: 'Browser tests', command: nodeTests('tests/e2e'), counts: NODE_COUNTS },
  { name: 'Projects that use the package', command: nodeTests('tests/consumers'), counts: NODE_COUNTS },
  { name: 'The extension in Chromium', command: nodeTests('tests/extension'), counts: NODE_COUNTS },
  { name: 'Sizes keep within the budget', command: ['node', 'scripts/size.mjs', '--check'] },
];

/** @param {string} folder */
function nodeTests(folder) {
  const files = readdirSync(`${ROOT}${folder}`).filter((name) => name.endsWith('.test.mjs'));
  return ['node', '--test', '--test-reporter=spec', ...files.map((name) => `${folder}/${name}`)];
}

/**
 * Runs one step, its output shown as it comes.
 *
 * @param {Step} step
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function run({ command, environment, counts }) {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
    process.stdout.write(data);
  });
  child.stderr.pipe(process.stderr, { end: false });
  const status = await new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      console.log(`${program} cannot be started: ${error.message}`);
      resolve(1);
    });
  });
  if (counts === undefined) {
    return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  }
  const passed = sum(output, counts.passed);
  const failed = sum(output, counts.failed);
  if (passed + failed === 0) {
    console.log('No test was run.');
  }
  const broken = status !== 0 || passed === 0;
  return { passed, failed: broken ? Math.max(failed, 1) : failed };
}

/**
 * @param {string} output
 * @param {RegExp} pattern
 */
function sum(output, pattern) {
  return [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
}

const wanted = process.argv[2] ?? '';
const total = { passed: 0, failed: 0 };
const broken = [];
for (const step of STEPS.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()))) {
  console.log(`\n==> ${step.name}: ${step.command.join(' ')}`);
  const began = performance.now();
  const { passed, failed } = await run(step);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`--> ${failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) {
    broken.push(step.name);
  }
}
console.log('');
for (const name of broken) {
  console.log(`FAILED: ${name}`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
