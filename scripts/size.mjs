// Prints what a visitor downloads, raw and compressed.
//
//   node scripts/size.mjs           the table
//   node scripts/size.mjs --check   and fails where something is over its budget (scripts/budgets.json)

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {'raw' | 'gzip' | 'brotli'} Form */
/** @type {Record<string, Partial<Record<Form, number>>>} bytes at most */
const BUDGETS = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'));

/** What each row of the table consists of, by the names that budgets.json uses. */
const PARTS = {
  wasm: ['www/lib/wasm/dateline_bg.wasm'],
  model: ['www/models/english.dateline'],
  package: files('dist/package/lib', '.js'),
  module: [...files('www/lib', '.js'), 'www/lib/wasm/dateline.js'],
  page: ['www', 'www/reading', 'www/views', 'www/samples'].flatMap((folder) => files(folder, '.js')),
  look: ['www/index.html', 'www/style.css', ...files('www/styles', '.css')],
};

/** @param {string} folder @param {string} ending */
function files(folder, ending) {
  const names = existsSync(ROOT + folder) ? readdirSync(ROOT + folder) : [];
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

/**
 * @param {string[]} paths each is compressed by itself, as a server does
 * @returns {Record<Form, number>}
 */
function sizeOf(paths) {
  const size = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of paths.filter((file) => existsSync(ROOT + file))) {
    const bytes = readFileSync(ROOT + file);
    size.raw += bytes.length;
    size.gzip += gzipSync(bytes, { level: 9 }).length;
    size.brotli += brotliCompressSync(bytes).length;
  }
  return size;
}

const sizes = Object.fromEntries(Object.entries(PARTS).map(([name, paths]) => [name, sizeOf(paths)]));
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
