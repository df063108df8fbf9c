// Writes the page as a static folder that any host can serve, under any path: dist/site, or the folder named.
//
//   node scripts/dist.mjs [FOLDER]
//
// What changes lies in a folder named by its hash, so that a host may let browsers keep it for ever; index.html and sw.js
// have to be asked for again. The Content Security Policy is in the page, for hosts where headers cannot be set.

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { bundle, SCRIPTS, STYLE, stylesOf } from './bundle.mjs';
import { NOTICES, notices } from './notices.mjs';
import { CONTENT_SECURITY_POLICY } from './serve.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WWW = `${ROOT}www/`;
const OUT = process.argv[2] ?? `${ROOT}dist/site`;
const LICENCES = ['LICENSE-MIT', 'LICENSE-APACHE', 'LICENSE-DATA', 'models/MODEL_CARD.md'];

const html = readFileSync(`${WWW}index.html`, 'utf8');
const copied = [
  'icon-180.png',
  'lib/wasm/dateline_bg.wasm',
  'models/english.dateline',
  ...inFolder('fonts', '.woff2'),
  ...inFolder('samples', '.txt'),
].map((path) => ({ path, bytes: readFileSync(WWW + path) }));
const files = [...(await bundle(stylesOf(html))), ...copied];
const version = hashOf(files);

rmSync(OUT, { recursive: true, force: true });
for (const { path, bytes } of files) {
  write(`${version}/${path}`, bytes);
}
write('index.html', pageIn(version));
const worker = await transform(readFileSync(`${WWW}sw.js`, 'utf8'), { minify: true });
write('sw.js', worker.code);
for (const path of [
  ...LICENCES.map((path) => ROOT + path),
  ...licencesIn('fonts'),
  ...licencesIn('vendor'),
]) {
  cpSync(path, `${OUT}/licences/${path.split('/').at(-1)}`);
}
write(`licences/${NOTICES}`, notices());
console.log(`${OUT}: ${files.length + 2} files, version ${version}`);

/** @param {string} folder @param {string} ending */
function inFolder(folder, ending) {
  return readdirSync(WWW + folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}

/** @param {string} folder */
function licencesIn(folder) {
  return inFolder(folder, '.txt')
    .filter((path) => path.includes('LICENSE'))
    .map((path) => WWW + path);
}

/** @param {{ path: string, bytes: Uint8Array }[]} contents */
function hashOf(contents) {
  const hash = createHash('sha256');
  for (const { path, bytes } of contents.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 12);
}

/** index.html with the addresses of this version. @param {string} folder */
function pageIn(folder) {
  // A policy in the page cannot say who may frame it.
  const policy = CONTENT_SECURITY_POLICY.replace(/; frame-ancestors [^;]*/, '');
  const preloads = SCRIPTS.filter((path) => path !== 'app.js' && path !== 'lib/worker.js');
  return html
    .replace(
      '<meta charset="utf-8">',
      `<meta charset="utf-8">\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
    )
    .replace(/( *<link rel="stylesheet"[^>]*>\n)+/, `    <link rel="stylesheet" href="${folder}/${STYLE}">\n`)
    .replace('src="app.js"', `src="${folder}/app.js"`)
    .replace(/href="(icon|fonts)/g, `href="${folder}/$1`)
    .replace(
      '    <script',
      `${preloads.map((path) => `    <link rel="modulepreload" href="${folder}/${path}">\n`).join('')}    <script`,
    );
}

/** @param {string} path @param {string | Uint8Array} content */
function write(path, content) {
  mkdirSync(dirname(`${OUT}/${path}`), { recursive: true });
  writeFileSync(`${OUT}/${path}`, content);
}
