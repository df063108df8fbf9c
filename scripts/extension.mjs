// Builds the extension in dist/extension and zips it: dist/dateline-extension-VERSION.zip. Build first (`make build`).
//
//   node scripts/extension.mjs [--test]   for tests, without the zip: may also read pages of this machine unasked, since no
//                                         test can press a button of the browser's own

import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { NOTICES, notices } from './notices.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOR_TESTS = process.argv.includes('--test');
const OUT = `${ROOT}dist/${FOR_TESTS ? 'extension-test' : 'extension'}/`;

/** All that the extension may ask for. */
const PERMISSIONS = ['activeTab', 'scripting', 'sidePanel', 'storage'];
/** Modules that are loaded by themselves; what they import is copied with them. */
const MODULES = ['extension/background.js', 'extension/panel.js', 'www/lib/worker.js'];
/** Copied as they are: from, to. */
const COPIES = [
  ['extension/panel.html', 'extension/panel.html'],
  ['extension/panel.css', 'extension/panel.css'],
  ['extension/icons', 'extension/icons'],
  ['www/reader.css', 'www/reader.css'],
  ['www/style.css', 'www/style.css'],
  ['www/styles', 'www/styles'],
  ['www/fonts', 'www/fonts'],
  ['www/lib/wasm/dateline_bg.wasm', 'www/lib/wasm/dateline_bg.wasm'],
  ['models/english.dateline', 'www/models/english.dateline'],
  ['LICENSE-MIT', 'LICENSE-MIT'],
  ['LICENSE-APACHE', 'LICENSE-APACHE'],
  ['LICENSE-DATA', 'LICENSE-DATA'],
  ['node_modules/@mozilla/readability/LICENSE.md', 'LICENSE-Readability.md'],
  ['www/vendor/LICENSE-d3-force.txt', 'LICENSE-d3-force.txt'],
];
/** Compressed already. */
const STORED = new Set(['.woff2', '.png']);
/** A moment in the zip that is no clock's: equal files give an equal zip. */
const MOMENT = new Date(2026, 0, 1);

const manifest = JSON.parse(readFileSync(`${ROOT}extension/manifest.json`, 'utf8'));
if (FOR_TESTS) {
  manifest.host_permissions = ['http://127.0.0.1/*'];
}

rmSync(OUT, { recursive: true, force: true });
for (const name of FOR_TESTS || !existsSync(`${ROOT}dist`) ? [] : readdirSync(`${ROOT}dist`)) {
  if (name.endsWith('.zip')) {
    rmSync(`${ROOT}dist/${name}`);
  }
}
for (const [from, to] of [...COPIES, ...(await imported(MODULES)).map((path) => [path, path])]) {
  cpSync(`${ROOT}${from}`, `${OUT}${to}`, { recursive: true });
}
writeFileSync(`${OUT}${NOTICES}`, notices());
writeFileSync(`${OUT}manifest.json`, JSON.stringify(manifest, null, 2));
// The only script that runs in pages: one file, as such a script has to be.
await build({
  entryPoints: [`${ROOT}extension/reader.js`],
  outfile: `${OUT}extension/reader.js`,
  bundle: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'eof',
  logLevel: 'warning',
});

const files = filesIn(OUT);
const problems = problemsOf(manifest, files);
if (problems.length > 0) {
  throw new Error(problems.join('\n'));
}
if (!FOR_TESTS) {
  const name = `dist/dateline-extension-${manifest.version}.zip`;
  writeFileSync(`${ROOT}${name}`, zip(files));
  console.log(name);
}

/**
 * What is wrong with the extension, in words: a right that is not among those promised or is used without being asked for, a
 * file that is named but not there, code from elsewhere.
 *
 * @param {any} manifest
 * @param {string[]} files
 */
function problemsOf(manifest, files) {
  const asked = [...manifest.permissions].sort();
  const named = [
    manifest.background.service_worker,
    manifest.side_panel.default_path,
    ...Object.values(manifest.icons),
  ];
  const scripts = files
    .filter((path) => extname(path) === '.js')
    .map((path) => readFileSync(OUT + path, 'utf8'));
  const own = scripts.filter((_, index) =>
    files.filter((path) => extname(path) === '.js')[index]?.startsWith('extension/'),
  );
  const interfaces = new Set(
    own.flatMap((code) => [...code.matchAll(/\bchrome\.(\w+)/g)].map(([, name = '']) => name)),
  );
  const needs = { scripting: 'scripting', sidePanel: 'sidePanel', storage: 'storage' };
  return [
    ...(asked.join() === PERMISSIONS.join() ? [] : [`permissions: ${asked.join()}`]),
    ...(manifest.host_permissions && !FOR_TESTS ? ['host_permissions: none were promised'] : []),
    ...['content_scripts', 'externally_connectable', 'web_accessible_resources', 'optional_permissions']
      .filter((key) => key in manifest)
      .map((key) => `${key}: no page is touched until asked`),
    ...named.filter((path) => !files.includes(path)).map((path) => `${path} is not there`),
    ...Object.entries(needs)
      .filter(([name]) => !interfaces.has(name))
      .map(([, permission]) => `${permission}: asked for, and not used`),
    ...[...interfaces]
      .filter((name) => !['action', 'runtime', 'tabs', ...Object.keys(needs)].includes(name))
      .map((name) => `chrome.${name}: used, and not asked for`),
    ...(scripts.some((code) => /\beval\(|new Function\(|import\(['"]https?:/.test(code))
      ? ['code from elsewhere']
      : []),
  ];
}

/** These modules and all that they import, by path from the root. @param {string[]} modules */
async function imported(modules) {
  const { metafile } = await build({
    entryPoints: modules.map((path) => ROOT + path),
    absWorkingDir: ROOT,
    outdir: OUT,
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

/** Paths of all files below `folder`, sorted. @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('//', '/').slice(folder.length))
    .sort();
}

/** @param {string[]} files */
function zip(files) {
  /** @type {import('fflate').Zippable} */
  const entries = {};
  for (const path of files) {
    entries[path] = [readFileSync(OUT + path), { level: STORED.has(extname(path)) ? 0 : 9, mtime: MOMENT }];
  }
  return zipSync(entries);
}
