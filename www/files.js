/**
 * Text from files.
 */

import { textOfPage } from './html.js';
import { textOfMarkdown } from './markdown.js';

/** Larger files are refused before they are read: the core's own limit, in bytes. */
export const MAX_BYTES = 8 * 1024 * 1024;

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
  if (/\.html?$/i.test(file.name) || file.type === 'text/html') {
    return textOfPage(text);
  }
  return /\.md$/i.test(file.name) ? textOfMarkdown(text) : text;
}
