/**
 * Text from files and from the clipboard.
 */

/** Larger files are refused before they are read: the core's own limit, in bytes. */
export const MAX_BYTES = 8 * 1024 * 1024;

/** Elements whose text is not the article's. */
const SKIPPED = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'NAV',
  'FOOTER',
  'FORM',
  'SVG',
  'IFRAME',
  'BUTTON',
  'HEAD',
]);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 LI UL OL BLOCKQUOTE ARTICLE SECTION MAIN HEADER FIGURE FIGCAPTION TABLE TR PRE DL DT DD ASIDE HR'.split(
    ' ',
  ),
);

/** Names of files that hold text. */
const TEXTS = /\.(txt|md|html?)$/i;

/**
 * The files that were dropped, those in folders too.
 *
 * @param {DataTransfer} dropped
 * @returns {Promise<File[]>}
 */
export async function filesOf(dropped) {
  // What was dropped may only be asked now; what lies in it, later.
  const roots = [...dropped.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = [...dropped.files];
  if (!roots.some((root) => root?.isDirectory)) {
    return files;
  }
  /** @type {File[]} */
  const found = [];
  const open = roots.filter((root) => root !== null);
  for (let entry = open.shift(); entry; entry = open.shift()) {
    if (entry.isDirectory) {
      open.push(...(await childrenOf(/** @type {FileSystemDirectoryEntry} */ (entry))));
    } else if (TEXTS.test(entry.name)) {
      const file = /** @type {FileSystemFileEntry} */ (entry);
      found.push(await new Promise((done, fail) => file.file(done, fail)));
    }
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** @param {FileSystemDirectoryEntry} folder */
async function childrenOf(folder) {
  const reader = folder.createReader();
  const children = [];
  // A folder tells its files a hundred at a time.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) {
      return children;
    }
    children.push(...some);
  }
}

/**
 * @param {File} file
 * @returns {Promise<string | null>} null where it is too large or no text
 */
export async function textOfFile(file) {
  if (file.size > MAX_BYTES) {
    return null;
  }
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
  return /\.html?$/i.test(file.name) || file.type === 'text/html' ? textOfHtml(text) : text;
}

/**
 * The words of an HTML page, blocks apart by an empty line. The page is parsed, never shown: nothing in it runs or loads.
 *
 * @param {string} html
 */
export function textOfHtml(html) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const root = parsed.querySelector('article, main') ?? parsed.body;
  let text = '';
  /** Elements whose end is still to come: pages may nest deeper than the stack allows. @type {(Node | null)[]} */
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!node) {
      text += '\n\n';
    } else if (node.nodeType === Node.TEXT_NODE) {
      text += (node.nodeValue ?? '').replace(/\s+/g, ' ');
    } else if (node instanceof Element && node.tagName === 'BR') {
      text += '\n';
    } else if (node instanceof Element && !SKIPPED.has(node.tagName.toUpperCase())) {
      if (BLOCKS.has(node.tagName)) {
        text += node.tagName === 'LI' ? '\n\n- ' : '\n\n';
        open.push(null);
      }
      open.push(...[...node.childNodes].reverse());
    }
  }
  return text
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
