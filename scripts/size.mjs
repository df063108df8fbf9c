// Prints what a visitor downloads, raw and compressed.
//
//   node scripts/size.mjs           the table
//   node scripts/size.mjs --check   and fails where something is over its budget (scripts/budgets.json)

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bundle, STYLE, stylesOf } from './bundle.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {'raw' | 'gzip' | 'brotli'} Form */
/** @type {Record<string, Partial<Record<Form, number>>>} bytes at most */
const BUDGETS = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'));

const hosted = new Map(
  (await bundle(stylesOf(readFileSync(`${ROOT}www/index.html`, 'utf8')))).map(({ path, bytes }) => [
    path,
    bytes,
  ]),
);

/** What each row of the table consists of, by the names that budgets.json uses: of the page, what make dist writes. */
const PARTS = {
  wasm: contents(['www/lib/wasm/dateline_bg.wasm']),
  model: contents(['www/models/english.dateline']),
  package: contents(files('dist/package/lib', '.js')),
  module: bundled('lib/dateline.js', 'lib/worker.js'),
  page: bundled('app.js', 'samples/index.js'),
  vendored: bundled('vendor/d3-force.js'),
  look: [...contents(['www/index.html']), ...bundled(STYLE)],
};

/** @param {string} folder @param {string} ending */
function files(folder, ending) {
  const names = existsSync(ROOT + folder) ? readdirSync(ROOT + folder) : [];
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

/** Of the files that are there. @param {string[]} paths */
function contents(paths) {
  return paths.filter((path) => existsSync(ROOT + path)).map((path) => readFileSync(ROOT + path));
}

/** @param {string[]} paths */
function bundled(...paths) {
  return paths.flatMap((path) => hosted.get(path) ?? []);
}

/**
 * @param {Uint8Array[]} parts each is compressed by itself, as a server does
 * @returns {Record<Form, number>}
 */
function sizeOf(parts) {
  const size = { raw: 0, gzip: 0, brotli: 0 };
  for (const bytes of parts) {
    size.raw += bytes.length;
    size.gzip += gzipSync(bytes, { level: 9 }).length;
    size.brotli += brotliCompressSync(bytes).length;
  }
  return size;
}

const sizes = Object.fromEntries(Object.entries(PARTS).map(([name, parts]) => [name, sizeOf(parts)]));
sizes.total = { raw: 0, gzip: 0, brotli: 0 };
// A visitor of the page has no need of the package.
for (const name of Object.keys(PARTS).filter((name) => name !== 'package')) {
  for (const form of /** @type {Form[]} */ (['raw', 'gzip', 'brotli'])) {
    sizes.total[form] += sizes[name]?.[form] ?? 0;
  }
}

console.log('| part | bytes | gzip | brotli |\n| --- | --- | --- | --- |');
for (const [name, { raw, gzip, brotli }] of Object.entries(sizes)) {
  console.log(`| ${name} | ${raw} | ${gzip} | ${brotli} |`);
}

if (process.argv.includes('--check')) {
  for (const [name, budget] of Object.entries(BUDGETS)) {
    for (const [form, limit] of Object.entries(budget)) {
      const size = sizes[name]?.[/** @type {Form} */ (form)] ?? 0;
      if (size === 0 || size > limit) {
        console.log(`${name}: ${size} bytes (${form}), and the budget is ${limit}.`);
        process.exitCode = 1;
      }
    }
  }
}
