/**
 * Gets bytes from wherever they are: a URL, a response, memory, or (in Node) a file.
 */

/** @typedef {import('./dateline.d.ts').LoadOptions & { cache?: RequestCache }} LoadOptions */
/** @typedef {import('./dateline.d.ts').Source} Source */

/**
 * An error that callers can tell apart by its `code`.
 *
 * @param {import('./dateline.d.ts').DatelineError['code']} code
 * @param {string} message
 * @param {unknown} [cause]
 * @returns {import('./dateline.d.ts').DatelineError}
 */
export function codedError(code, message, cause) {
  return Object.assign(new Error(message, { cause }), { code });
}

/**
 * @param {Source | WebAssembly.Module} source
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(source) {
  try {
    if (source instanceof WebAssembly.Module) {
      return source;
    }
    const found = isAddress(source) ? await request(String(source), {}) : source;
    return await (found instanceof Response && canStream(found)
      ? streamed(found)
      : WebAssembly.compile(await bytesOf(found)));
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) {
      throw codedError('wasm', `The WebAssembly module cannot be used: ${error.message}`, error);
    }
    throw error;
  }
}

/** Whether it is the address of something to be fetched. @param {unknown} source @returns {source is string | URL} */
function isAddress(source) {
  return (typeof source === 'string' || source instanceof URL) && !String(source).startsWith('file:');
}

/** Whether the browser takes it as a module while it arrives, and keeps what it compiled for the next visit. @param {Response} response */
function canStream({ ok, headers }) {
  return (
    ok &&
    headers.get('content-type')?.split(';')[0] === 'application/wasm' &&
    typeof WebAssembly.compileStreaming === 'function'
  );
}

/** @param {Response} response */
async function streamed(response) {
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    throw error instanceof WebAssembly.CompileError
      ? error
      : codedError('network', `${response.url} broke off: ${messageOf(error)}`, error);
  }
}

/**
 * @param {Source} source
 * @param {LoadOptions} [options]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function bytesOf(source, options = {}) {
  options.signal?.throwIfAborted();
  if (source instanceof ArrayBuffer) {
    return new Uint8Array(source);
  }
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  if (source instanceof Response) {
    return bodyOf(source, options);
  }
  if (typeof source === 'string' || source instanceof URL) {
    const url = String(source);
    return url.startsWith('file:') ? fileBytes(url, options) : bodyOf(await request(url, options), options);
  }
  throw codedError('input', 'Neither a URL, nor a Response, nor bytes.');
}

/**
 * @param {string} url
 * @param {LoadOptions} options
 */
async function request(url, { signal, integrity, cache }) {
  try {
    return await fetch(url, { signal, integrity, cache });
  } catch (error) {
    signal?.throwIfAborted();
    throw codedError('network', `${url} cannot be fetched: ${messageOf(error)}`, error);
  }
}

/**
 * @param {string} url
 * @param {LoadOptions} options
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function fileBytes(url, { signal, onProgress }) {
  // Node's fetch takes no file: URL. The name is not a literal, so that bundlers for the browser leave it alone.
  const module = 'node:fs/promises';
  /** @type {typeof import('node:fs/promises')} */
  const { readFile } = await import(/* @vite-ignore */ module);
  try {
    const bytes = await readFile(new URL(url), { signal });
    onProgress?.({ loaded: bytes.length, total: bytes.length });
    return new Uint8Array(bytes);
  } catch (error) {
    signal?.throwIfAborted();
    throw codedError('network', `${url} cannot be read: ${messageOf(error)}`, error);
  }
}

/**
 * @param {Response} response
 * @param {LoadOptions} options
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function bodyOf(response, { signal, onProgress }) {
  if (!response.ok || response.body === null) {
    throw codedError(
      'network',
      `${response.url} was answered with ${response.status} ${response.statusText}`,
    );
  }
  const total = lengthOf(response);
  const chunks = [];
  let loaded = 0;
  onProgress?.({ loaded, total });
  try {
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      signal?.throwIfAborted();
      chunks.push(part.value);
      loaded += part.value.length;
      onProgress?.({ loaded, total });
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw codedError('network', `${response.url} broke off after ${loaded} bytes`, error);
  }
  return joined(chunks, loaded);
}

/**
 * Bytes of the whole body, `null` where nobody says: the length of a compressed body is not that of its content.
 *
 * @param {Response} response
 */
function lengthOf(response) {
  const length = response.headers.get('content-length');
  return length === null || response.headers.has('content-encoding') ? null : Number(length);
}

/**
 * @param {Uint8Array[]} chunks
 * @param {number} length
 */
function joined(chunks, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
