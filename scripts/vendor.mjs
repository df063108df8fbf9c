// Makes www/vendor/d3-force.js, the one library that the page uses, from its npm package.

import { copyFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FROM = `${ROOT}node_modules/d3-force/`;
const { version, license } = JSON.parse(readFileSync(`${FROM}package.json`, 'utf8'));

await build({
  entryPoints: [`${FROM}src/index.js`],
  outfile: `${ROOT}www/vendor/d3-force.js`,
  banner: { js: `/* d3-force ${version}, ${license}: LICENSE-d3-force.txt */` },
  bundle: true,
  format: 'esm',
  minify: true,
  logLevel: 'warning',
});
copyFileSync(`${FROM}LICENSE`, `${ROOT}www/vendor/LICENSE-d3-force.txt`);
