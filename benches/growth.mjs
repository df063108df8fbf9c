// Time and memory as the text grows from 10 KB to 5 MB: both are to stay in proportion to it. Prints Markdown.
//
//   node benches/growth.mjs

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyze, initSync, loadModel } from '../www/lib/wasm/dateline.js';

/** @param {string} path */
const place = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const KILOBYTE = 1000;
const SIZES = [10, 100, 1000, 5000].map((kilobytes) => kilobytes * KILOBYTE);
/** The bytes that are aimed at, for the module, its model and all that it makes of a text. */
const allowed = (/** @type {number} */ size) => 40_000_000 + 12 * size;

const { memory } = initSync({ module: readFileSync(place('www/lib/wasm/dateline_bg.wasm')) });
loadModel(readFileSync(place('www/models/english.dateline')));
const samples = readdirSync(place('www/samples')).filter((name) => name.endsWith('.txt'));
const articles = samples.map((name) => readFileSync(place(`www/samples/${name}`), 'utf8')).join('\n\n');
analyze(articles, '{}');

console.log('| text, bytes | ms | ms a KB | peak memory, MB | aim |\n| --- | --- | --- | --- | --- |');
for (const size of SIZES) {
  const text = articles.repeat(Math.ceil(size / articles.length)).slice(0, size);
  const began = process.cpuUsage();
  analyze(text, '{}');
  const { user, system } = process.cpuUsage(began);
  const milliseconds = (user + system) / 1000;
  // The memory of an instance grows and never shrinks: its size is its peak.
  const peak = memory.buffer.byteLength;
  console.log(
    `| ${Buffer.byteLength(text)} | ${milliseconds.toFixed(0)} | ${(milliseconds / (size / KILOBYTE)).toFixed(2)} | ${(peak / 1e6).toFixed(1)} | ${(allowed(size) / 1e6).toFixed(1)} |`,
  );
}
