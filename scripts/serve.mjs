// Serves a folder on 127.0.0.1 as the page is meant to be served: strict CSP, right types, compressed, revalidated.
//
//   node scripts/serve.mjs [--port N] [FOLDER]

import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {{ status: number, headers: import('node:http').OutgoingHttpHeaders, body?: Buffer | string }} Answer
 * @typedef {Map<string, { etag: string, body: Promise<Buffer> }>} Compressed
 */

const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // Every file is asked for again and answered by 304 while it has not changed.
  'Cache-Control': 'no-cache',
};

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.dateline': 'application/octet-stream',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const COMPRESSED_ALREADY = new Set(['.png', '.woff2', '.ico']);

/** @type {Record<string, (bytes: Buffer) => Promise<Buffer>>} */
const ENCODERS = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify(gzip),
};

/**
 * Serves `folder` and resolves, once it listens, to its address, the log of all requests, and a way to end it.
 *
 * @param {{ folder: string, port?: number, mounts?: Record<string, string>, policy?: string }} options port 0 or none: a
 *   free one; mounts: other folders by the path that they answer to, as `{ '/tests/': '/somewhere/tests' }`; policy: in
 *   place of the page's own
 */
export async function serve({ folder, port = 0, mounts = {}, policy = CONTENT_SECURITY_POLICY }) {
  /** @type {{ method: string, path: string, status: number }[]} */
  const requests = [];
  /** @type {Compressed} */
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await answer({ ...mounts, '/': folder }, request, compressed).catch(
      failure,
    );
    requests.push({ method: request.method ?? '', path: request.url ?? '', status });
    response.writeHead(status, { ...HEADERS, 'Content-Security-Policy': policy, ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * @param {Record<string, string>} folders
 * @param {Request} request
 * @param {Compressed} compressed
 * @returns {Promise<Answer>}
 */
async function answer(folders, request, compressed) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return text(405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
  }
  const file = fileOf(folders, request.url ?? '/');
  if (file === undefined) {
    return text(404, 'Not found.');
  }
  const { mtimeMs, size } = await stat(file);
  const etag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`;
  const extension = extname(file);
  const headers = {
    ETag: etag,
    Vary: 'Accept-Encoding',
    'Content-Type': TYPES[extension] ?? 'application/octet-stream',
  };
  if (request.headers['if-none-match'] === etag) {
    return { status: 304, headers };
  }
  const encoding = COMPRESSED_ALREADY.has(extension) ? undefined : encodingFor(request);
  if (encoding === undefined) {
    const body = await readFile(file);
    return { status: 200, headers: { ...headers, 'Content-Length': body.length }, body };
  }
  const body = await encoded(file, etag, encoding, compressed);
  return {
    status: 200,
    headers: { ...headers, 'Content-Encoding': encoding, 'Content-Length': body.length },
    body,
  };
}

/**
 * The file that a request's path names, `undefined` where that would lead out of its folder.
 *
 * @param {Record<string, string>} folders
 * @param {string} url
 */
function fileOf(folders, url) {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  const prefix = Object.keys(folders).find((prefix) => path.startsWith(prefix)) ?? '/';
  const folder = folders[prefix] ?? '';
  const file = normalize(join(folder, path.slice(prefix.length), path.endsWith('/') ? 'index.html' : ''));
  return file.startsWith(normalize(folder + sep)) && !path.includes('\0') ? file : undefined;
}

/** @param {Request} request */
function encodingFor(request) {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  return ['br', 'gzip'].find((name) =>
    accepted.split(',').some((part) => part.trim().split(';')[0] === name),
  );
}

/**
 * The file compressed, once for each version of it.
 *
 * @param {string} file
 * @param {string} etag
 * @param {string} encoding
 * @param {Compressed} compressed
 */
async function encoded(file, etag, encoding, compressed) {
  const key = `${encoding} ${file}`;
  let kept = compressed.get(key);
  if (kept === undefined || kept.etag !== etag) {
    kept = { etag, body: readFile(file).then(ENCODERS[encoding] ?? Buffer.from) };
    compressed.set(key, kept);
  }
  return kept.body;
}

/**
 * @param {NodeJS.ErrnoException} error
 * @returns {Answer}
 */
function failure(error) {
  const missing = ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code ?? '') || error instanceof URIError;
  return missing ? text(404, 'Not found.') : text(500, `Cannot be served: ${error.message}`);
}

/**
 * @param {number} status
 * @param {string} message
 * @param {import('node:http').OutgoingHttpHeaders} [headers]
 * @returns {Answer}
 */
function text(status, message, headers = {}) {
  return { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }, body: message };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string', default: '8080' } },
    allowPositionals: true,
  });
  const folder = positionals[0] ?? fileURLToPath(new URL('../www', import.meta.url));
  const port = Number(values.port);
  const server = await serve({ folder, port }).catch((error) => {
    if (error.code !== 'EADDRINUSE') {
      throw error;
    }
    console.log(`Port ${port} is taken, so another one is used.`);
    return serve({ folder });
  });
  console.log(`Dateline is served at ${server.url} (Ctrl-C ends it)`);
}
