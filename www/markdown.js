/**
 * The words of Markdown, as news desks and note programs write it: headings, emphasis, links and quotations without their signs.
 * Paragraphs and lists stay as they are.
 */

/**
 * @param {string} markdown
 * @returns {string}
 */
export function textOfMarkdown(markdown) {
  return SIGNS.reduce((text, [signs, words]) => text.replace(signs, words), markdown);
}

/** In this order: what stands around other signs goes first. Each looks no further than its line. @type {[RegExp, string][]} */
const SIGNS = [
  [/\r\n?/g, '\n'],
  // What programs keep about a file, before its text: "---", lines, "---"
  [/^---\n(?:(?!---\n).*\n){0,50}---\n/, ''],
  [/^(?:```|~~~).*$/gm, ''],
  // "## Talks ##"
  [/^ {0,3}#{1,6} +/gm, ''],
  [/(?<! ) +#+ *$/gm, ''],
  // "Talks" over "====="
  [/^(?:={3,}|-{3,}|\*{3,}) *$/gm, ''],
  [/^ {0,3}(?:> ?)+/gm, ''],
  [/!\[[^[\]\n]*\]\([^()\n]*\)/g, ''],
  [/\[([^[\]\n]+)\]\([^()\n]*\)/g, '$1'],
  // A sign of emphasis stands at words, not between spaces or figures: "2 * 3 * 4" and "snake_case" stay.
  [/(?<![\w*])(\*{1,3})(?=\S)([^*\n]*[^*\s])\1(?![\w*])/g, '$2'],
  [/(?<![\w_])(_{1,3})(?=\S)([^_\n]*[^_\s])\1(?![\w_])/g, '$2'],
  [/\\([\\`*_{}[\]()#+.!>-])/g, '$1'],
  [/\n{3,}/g, '\n\n'],
];
