/**
 * Which text nodes of a page are its article. Readability works on a copy, node by node beside the page itself; the page is
 * not touched.
 */

/** @import { Origin } from './messages.js' */
import { Readability } from '@mozilla/readability';

/** With fewer characters it is no article but a teaser, and the whole page is read. */
const ENOUGH = 400;

/**
 * @typedef {{ origin: Origin, title: string, published: string | null, only: ((node: Text) => boolean) | undefined }} Found
 *   published: ISO 8601 day
 */

/** @param {Document} page @returns {Found} */
export function articleOf(page) {
  const { title } = page;
  const selected = selectedNodes(page);
  const article = read(page);
  const published = dayOf(
    article?.published ?? page.querySelector('time[datetime]')?.getAttribute('datetime'),
  );
  if (selected !== undefined) {
    return { origin: 'selection', title, published, only: (node) => selected.has(node) };
  }
  if (article === null) {
    return { origin: 'page', title, published, only: undefined };
  }
  return { origin: 'article', title: article.title || title, published, only: within(article.nodes) };
}

/** Nodes of the article, and those that later stand beside them in the same element. @param {Set<Node>} nodes */
function within(nodes) {
  const parents = new Set([...nodes].map(({ parentNode }) => parentNode));
  return (/** @type {Text} */ node) => nodes.has(node) || parents.has(node.parentNode);
}

/** @param {Document} page */
function selectedNodes(page) {
  const selection = page.getSelection();
  if (selection === null || selection.isCollapsed || selection.toString().trim() === '') {
    return undefined;
  }
  const range = selection.getRangeAt(0);
  return new Set(textNodes(range.commonAncestorContainer).filter((node) => range.intersectsNode(node)));
}

/** @param {Document} page */
function read(page) {
  const copy = /** @type {Document} */ (page.cloneNode(true));
  const originals = textNodes(page);
  const original = new Map(textNodes(copy).map((node, index) => [node, originals[index]]));
  const found = new Readability(copy, { serializer: (node) => node }).parse();
  if (!found?.content || (found.textContent ?? '').trim().length < ENOUGH) {
    return null;
  }
  /** @type {Set<Node>} */
  const nodes = new Set();
  for (const node of [
    ...headline(page, found.title ?? ''),
    ...textNodes(found.content).map((one) => original.get(one)),
  ]) {
    if (node) {
      nodes.add(node);
    }
  }
  return { nodes, title: found.title ?? '', published: found.publishedTime };
}

/** Readability takes the headline for the title and leaves it out. @param {Document} page @param {string} title */
function headline(page, title) {
  const words = wordsOf(title);
  const heading = [...page.querySelectorAll('h1')].find((node) => {
    const own = wordsOf(node.textContent ?? '');
    return own !== '' && (words.includes(own) || own.includes(words));
  });
  return heading ? textNodes(heading) : [];
}

/** @param {string} text */
const wordsOf = (text) => text.replace(/\s+/g, ' ').trim();

/** The day of a time stamp as it is written, in the place where it was written. @param {string | null | undefined} stamp */
function dayOf(stamp) {
  return stamp?.match(/^\s*(\d{4}-\d{2}-\d{2})(?!\d)/)?.[1] ?? null;
}

/** All text below `root`, in order. @param {Node} root */
function textNodes(root) {
  const walker = (root.ownerDocument ?? /** @type {Document} */ (root)).createTreeWalker(
    root,
    NodeFilter.SHOW_TEXT,
  );
  /** @type {Text[]} */
  const nodes = root.nodeType === Node.TEXT_NODE ? [/** @type {Text} */ (root)] : [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push(/** @type {Text} */ (node));
  }
  return nodes;
}
