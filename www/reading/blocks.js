/**
 * The blocks that a reader sees (headline, paragraphs, list items), from the sentences and the line breaks between them.
 */

/**
 * @typedef {{ start: number, end: number, kind: string }} Line
 * @typedef {{ start: number, end: number, kind: string, sentences: number[] }} Block  `sentences`: their indices
 */

/**
 * A line break inside a sentence is only a wrapped line; between sentences it ends the block, unless the text is wrapped
 * throughout, where only an empty line does.
 *
 * @param {string} text
 * @param {readonly Line[]} sentences sorted
 * @returns {Block[]}
 */
export function blocksOf(text, sentences) {
  if (sentences.length === 0) {
    return plainBlocks(text);
  }
  const breaks = wrapsLines(text, sentences) ? /\n[^\S\n]*\n/ : /\n/;
  /** @type {Block[]} */
  const blocks = [];
  sentences.forEach((sentence, index) => {
    const last = blocks.at(-1);
    const standsAlone =
      last && last.kind !== sentence.kind && (ALONE.has(last.kind) || ALONE.has(sentence.kind));
    if (last && !standsAlone && !breaks.test(text.slice(last.end, sentence.start))) {
      last.end = Math.max(last.end, sentence.end);
      last.sentences.push(index);
      // A dateline opens the paragraph that it stands in.
      last.kind = last.kind === 'dateline' ? sentence.kind : last.kind;
    } else {
      blocks.push({ start: sentence.start, end: sentence.end, kind: sentence.kind, sentences: [index] });
    }
  });
  return blocks;
}

const ALONE = new Set(['headline', 'byline', 'boilerplate']);

/** @param {string} text @param {readonly Line[]} sentences */
function wrapsLines(text, sentences) {
  let wrapped = 0;
  for (const { start, end } of sentences) {
    wrapped += text.slice(start, end).includes('\n') ? 1 : 0;
  }
  return wrapped * 4 > sentences.length;
}

/** The lines of `text`, for the time before it is analysed. @param {string} text @returns {Block[]} */
export function plainBlocks(text) {
  /** @type {Block[]} */
  const blocks = [];
  for (const line of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    blocks.push({ start: line.index, end: line.index + line[0].length, kind: 'body', sentences: [] });
  }
  return blocks;
}
