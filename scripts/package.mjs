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
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = `${ROOT}dist/package/`;

/** Modules of their own in the package: each becomes one file, so that its hash covers all of it. */
const ENTRIES = ['dateline.js', 'worker.js'];
/** Copied as they are: from, to. */
const COPIES = [
  ['www/lib/dateline.d.ts', 'lib/dateline.d.ts'],
  ['package/worker.d.ts', 'lib/worker.d.ts'],
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
  ...ENTRIES.map((name) => `lib/${name}`),
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
await build({
  entryPoints: ENTRIES.map((name) => `${ROOT}www/lib/${name}`),
  outdir: `${OUT}lib`,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
});
for (const [from, to] of COPIES) {
  copyFileSync(`${ROOT}${from}`, `${OUT}${to}`);
}
const served = SERVED.map((path) => ({ path, bytes: readFileSync(OUT + path) }));
writeFileSync(`${OUT}integrity.json`, `${JSON.stringify(hashesOf(served), null, 2)}\n`);
const readme = readFileSync(`${ROOT}package/README.md`, 'utf8');
writeFileSync(`${OUT}README.md`, readme.replace('<!-- sizes -->', tableOf(served)));
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
