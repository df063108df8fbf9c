// The libraries beside which Dateline is timed, each as one file that Node and Chromium load alike.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** @param {string} path */
const place = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where the files are written. */
export const FOLDER = place('../dist/bench');

/** The first is the one that the others are measured against. */
export const PEERS = ['compromise', 'wink', 'chrono'];

/** Writes one file a library, as a page that uses nothing else of it would. */
export async function bundlePeers() {
  await build({
    entryPoints: PEERS.map((name) => place(`peers/${name}.js`)),
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    logLevel: 'warning',
    legalComments: 'none',
  });
}

/**
 * What a visitor downloads of each, model included where there is one.
 *
 * @returns {{ name: string, gzip: number, brotli: number }[]}
 */
export function downloads() {
  return PEERS.map((name) => {
    const bytes = readFileSync(`${FOLDER}/${name}.mjs`);
    return {
      name,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes).length,
    };
  });
}
