// The notices of what others wrote and the WebAssembly module holds: name, version, licence and its text, from the crates
// themselves. They go with every copy of the module: in the static page, the npm package and the extension.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const NOTICES = 'THIRD-PARTY.txt';

/** @typedef {{ id: string, name: string, version: string, license: string, manifest_path: string, targets: { kind: string[] }[] }} Crate */

/** The crates whose code is in the module, by name; what only runs while it is compiled is left out. */
export function cratesOfModule() {
  const metadata = execFileSync(
    'cargo',
    [
      ...['metadata', '--locked', '--format-version', '1', '--no-default-features'],
      ...['--filter-platform', 'wasm32-unknown-unknown'],
    ],
    { cwd: ROOT, maxBuffer: 1 << 26, encoding: 'utf8' },
  );
  /** @type {{ packages: Crate[], resolve: { root: string, nodes: { id: string, deps: { pkg: string, dep_kinds: { kind: string | null }[] }[] }[] } }} */
  const { packages, resolve } = JSON.parse(metadata);
  const crates = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = [resolve.root];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) {
      const isMacro = crates.get(pkg)?.targets.some(({ kind }) => kind.includes('proc-macro'));
      if (dep_kinds.some(({ kind }) => kind === null) && !isMacro && !found.has(pkg)) {
        found.add(pkg);
        waiting.push(pkg);
      }
    }
  }
  return [...found]
    .map((id) => /** @type {Crate} */ (crates.get(id)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text of the licence that we take: MIT where that is offered. @param {Crate} crate */
function licenceOf({ name, manifest_path }) {
  const folder = dirname(manifest_path);
  const files = readdirSync(folder).filter((file) => /^LICEN[CS]E/i.test(file));
  const file = files.find((one) => /MIT/i.test(one)) ?? files[0];
  if (file === undefined) {
    throw new Error(`${name} has no file with its licence`);
  }
  return readFileSync(`${folder}/${file}`, 'utf8').trim();
}

/** All notices, crates of one text together. */
export function notices() {
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const crate of cratesOfModule()) {
    const text = licenceOf(crate);
    names.set(text, [...(names.get(text) ?? []), `${crate.name} ${crate.version} (${crate.license})`]);
  }
  const parts = [...names].map(([text, crates]) => `${crates.join('\n')}\n\n${text}\n`);
  const head = `dateline_bg.wasm holds code of these Rust crates, and of the Rust standard library (MIT or Apache-2.0,
https://www.rust-lang.org/policies/licenses).
`;
  return [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}
