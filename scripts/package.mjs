// Builds the npm package from www/lib and packs it: dist/package, dist/dateline-news-VERSION.tgz. Build first (`make build`).

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { NOTICES, notices } from './notices.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = `${ROOT}dist/package/`;

/** Modules of their own in the package: each becomes one file, so that its hash covers all of it. */
const ENTRIES = [
  'www/lib/dateline.js',
  'www/lib/worker.js',
  'www/embed/highlight.js',
  'www/embed/element.js',
];
/** The same in one file without imports, for a script tag. */
const STANDALONE = 'package/standalone.js';
/** Modules that the others import, so that a page has one engine. In the package all lie in lib. */
const SHARED = ['../lib/dateline.js', './highlight.js'];
/** Copied as they are: from, to. */
const COPIES = [
  ['www/lib/dateline.d.ts', 'lib/dateline.d.ts'],
  ['www/embed/highlight.d.ts', 'lib/highlight.d.ts'],
  ['www/embed/element.d.ts', 'lib/element.d.ts'],
  ['package/worker.d.ts', 'lib/worker.d.ts'],
  ['package/standalone.d.ts', 'lib/standalone.d.ts'],
  ['www/lib/wasm/dateline_bg.wasm', 'lib/wasm/dateline_bg.wasm'],
  ['models/english.dateline', 'models/english.dateline'],
  ['package/package.json', 'package.json'],
  ['LICENSE-MIT', 'LICENSE-MIT'],
  ['LICENSE-APACHE', 'LICENSE-APACHE'],
  ['LICENSE-DATA', 'LICENSE-DATA'],
  ['models/MODEL_CARD.md', 'MODEL_CARD.md'],
];
/** What a page loads, by address in the package: these have hashes and a row in the table of sizes. */
const SERVED = [
  ...[...ENTRIES, STANDALONE].map((path) => `lib/${basename(path)}`),
  'lib/wasm/dateline_bg.wasm',
  'models/english.dateline',
];

rmSync(OUT, { recursive: true, force: true });
for (const name of existsSync(`${ROOT}dist`) ? readdirSync(`${ROOT}dist`) : []) {
  if (name.endsWith('.tgz')) {
    rmSync(`${ROOT}dist/${name}`);
  }
}
mkdirSync(`${OUT}lib/wasm`, { recursive: true });
mkdirSync(`${OUT}models`);
for (const [entries, options] of /** @type {const} */ ([
  [ENTRIES, { external: SHARED }],
  [[STANDALONE], { minify: true }],
])) {
  await build({
    entryPoints: entries.map((path) => ROOT + path),
    entryNames: '[name]',
    outdir: `${OUT}lib`,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
}
for (const [from, to] of COPIES) {
  copyFileSync(`${ROOT}${from}`, `${OUT}${to}`);
}
writeFileSync(`${OUT}${NOTICES}`, notices());
const served = SERVED.map((path) => ({ path, bytes: readFileSync(OUT + path) }));
const hashes = hashesOf(served);
writeFileSync(`${OUT}integrity.json`, `${JSON.stringify(hashes, null, 2)}\n`);
const readme = readFileSync(`${ROOT}package/README.md`, 'utf8')
  .replace('<!-- sizes -->', tableOf(served))
  .replace(/{{(\S+)}}/g, (_, path) => hashes[path] ?? '');
writeFileSync(`${OUT}README.md`, readme);
console.log(pack());

/**
 * For `integrity` attributes, and for that option of `fetch`.
 *
 * @param {{ path: string, bytes: Buffer }[]} files
 */
function hashesOf(files) {
  return Object.fromEntries(
    files.map(({ path, bytes }) => [path, `sha384-${createHash('sha384').update(bytes).digest('base64')}`]),
  );
}

/** @param {{ path: string, bytes: Buffer }[]} files */
function tableOf(files) {
  const kilobytes = (/** @type {Buffer} */ bytes) => (bytes.length / 1000).toFixed(1);
  const rows = files.map(({ path, bytes }) => {
    const cells = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map(kilobytes);
    return `| \`${path}\` | ${cells.join(' | ')} |`;
  });
  return ['| file, in KB | as it is | gzip | brotli |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}

/** Gives back the path of the packed file. */
function pack() {
  const { stdout, stderr, status } = spawnSync(
    'npm',
    ['pack', '--silent', '--pack-destination', 'dist', './dist/package'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(stderr);
  }
  return `dist/${stdout.trim()}`;
}
