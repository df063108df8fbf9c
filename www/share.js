/**
 * An article in a link: compressed, after the `#`, which no browser sends to a server.
 */

/** Longer links are cut by mail programs and messengers. */
const MAX_LINK = 32_000;
/** A fragment that unpacks to more is no article but an attack. */
const MAX_TEXT = 1_000_000;

/** @typedef {{ text: string, date: string | null }} Shared */

/**
 * @param {Shared} shared
 * @returns {Promise<string | null>} the fragment without `#`; null where it would be too long
 */
export async function toFragment({ text, date }) {
  const bytes = new TextEncoder().encode(JSON.stringify({ text, date }));
  const packed = await collect(streamOf(bytes).pipeThrough(new CompressionStream('deflate-raw')), MAX_LINK);
  if (!packed) {
    return null;
  }
  let binary = '';
  packed.forEach((byte) => {
    binary += String.fromCharCode(byte);
  });
  const fragment = `a=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
  return fragment.length > MAX_LINK ? null : fragment;
}

/**
 * @param {string} fragment
 * @returns {Promise<Shared | null>} null where it holds no article
 */
export async function fromFragment(fragment) {
  const match = /^#?a=([\w-]+)$/.exec(fragment);
  if (!match) {
    return null;
  }
  try {
    const binary = atob(/** @type {string} */ (match[1]).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const unpacked = await collect(
      streamOf(bytes).pipeThrough(new DecompressionStream('deflate-raw')),
      MAX_TEXT,
    );
    const value = unpacked && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpacked));
    return typeof value?.text === 'string'
      ? { text: value.text, date: typeof value.date === 'string' ? value.date : null }
      : null;
  } catch {
    return null;
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {ReadableStream<Uint8Array<ArrayBuffer>>} */
function streamOf(bytes) {
  return new Blob([bytes]).stream();
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} limit in bytes; beyond it reading stops
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>}
 */
async function collect(stream, limit) {
  const reader = stream.getReader();
  const chunks = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(next.value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
