// Makes a project of tests/consumers ready in target/consumers, as one who uses the package would.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NPM = ['--no-audit', '--no-fund', '--loglevel=error'];

/** The packed package. */
export function tarball() {
  const packed = readdirSync(`${ROOT}dist`).filter((name) => /^dateline-news-.*\.tgz$/.test(name));
  if (packed.length !== 1) {
    throw new Error(`dist has ${packed.length} packages: run "make package" first.`);
  }
  return `${ROOT}dist/${packed[0]}`;
}

/**
 * Copies the project and installs what its lock file names, then the packed package; gives back its folder.
 *
 * @param {string} name
 */
export function installed(name) {
  const folder = `${ROOT}target/consumers/${name}/`;
  rmSync(folder, { recursive: true, force: true });
  cpSync(`${ROOT}tests/consumers/${name}`, folder, { recursive: true });
  if (existsSync(`${folder}package-lock.json`)) {
    run('npm', ['ci', ...NPM], folder);
  }
  // Not saved: the package is built anew each time, so that no lock file could have its hash.
  run('npm', ['install', '--no-save', '--no-package-lock', '--prefer-offline', ...NPM, tarball()], folder);
  return folder;
}

/**
 * Installs a project that has no bundler: the package is a folder of the site.
 *
 * @param {string} name
 */
export function installedSite(name) {
  const folder = installed(name);
  cpSync(`${folder}node_modules/dateline-news`, `${folder}dateline`, { recursive: true });
  return folder;
}

/**
 * What the command prints; an error where it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {string} folder
 * @param {string} [input]
 */
export function run(command, args, folder, input) {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
}
