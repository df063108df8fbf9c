// The page as it is hosted: few, small files. What make dist writes and make size measures.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const WWW = fileURLToPath(new URL('../www/', import.meta.url));

/** Each becomes one file, in the place that it has in www: addresses beside a file stay right. */
export const SCRIPTS = [
  'app.js',
  'lib/dateline.js',
  'lib/worker.js',
  'samples/index.js',
  'vendor/d3-force.js',
];
export const STYLE = 'style.css';

/**
 * @param {string[]} styles the style sheets of index.html in their order
 * @returns {Promise<{ path: string, bytes: Uint8Array }[]>} by place in the page's folder
 */
export async function bundle(styles) {
  const options = /** @type {const} */ ({
    bundle: true,
    minify: true,
    write: false,
    outbase: WWW,
    outdir: WWW,
    logLevel: 'warning',
    legalComments: 'none',
  });
  const [scripts, look] = await Promise.all([
    build({
      ...options,
      entryPoints: SCRIPTS.map((path) => WWW + path),
      format: 'esm',
      target: 'es2023',
      plugins: [
        {
          name: 'own files stay files',
          setup({ onResolve }) {
            onResolve({ filter: /(lib\/dateline|samples\/index|vendor\/d3-force)\.js$/ }, ({ kind, path }) =>
              kind === 'entry-point'
                ? undefined
                : { path: path.replace(/^(\.\.?\/)+/, './'), external: true },
            );
          },
        },
      ],
    }),
    build({
      ...options,
      stdin: {
        contents: styles.map((path) => `@import "./${path}";`).join('\n'),
        resolveDir: WWW,
        sourcefile: STYLE,
        loader: 'css',
      },
      outdir: undefined,
      outfile: WWW + STYLE,
      outbase: undefined,
      external: ['*.woff2'],
    }),
  ]);
  return [...scripts.outputFiles, ...look.outputFiles].map(({ path, contents }) => ({
    path: path.slice(WWW.length),
    bytes: contents,
  }));
}

/** The style sheets that `html` asks for. @param {string} html */
export function stylesOf(html) {
  return [...html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(([, path = '']) => path);
}
