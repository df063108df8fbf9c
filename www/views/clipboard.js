/**
 * What is copied, as plain text for any field and as HTML for documents and sheets.
 */

/** @import { Page } from '../page.js' */
/** @import { Reading } from '../reading/reading.js' */
/** @import { Kind } from '../reading/kinds.js' */
import { blocksOf } from '../reading/blocks.js';
import { KINDS } from '../reading/kinds.js';
import { sheetCell } from '../reading/shelf.js';
import { strings } from '../strings.js';
import { drawBlock, tagsOf } from './block.js';
import { element } from './dom.js';

/**
 * Copies `text`, and beside it what `node` shows for programs that can take that, and says so. By the event that a person's
 * own Ctrl+C makes, since `navigator.clipboard` would have the policy of this page refuse every style in the HTML.
 *
 * @param {Page} page
 * @param {string} text
 * @param {Element} [node]
 */
export function copy(page, text, node) {
  const put = (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (node) {
      event.clipboardData?.setData('text/html', node.outerHTML);
    }
  };
  document.addEventListener('copy', put, true);
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', put, true);
  page.say(copied ? strings.clipboard.copied : strings.clipboard.refused);
}

/**
 * The article as a document takes it: headings, paragraphs, and each mark that is shown underlined in the colour of its kind.
 *
 * @param {Page} page
 * @param {Reading} reading
 */
export function articleToCopy(page, reading) {
  const underlines = underlinesOnPaper();
  const node = element('article');
  const blocks = blocksOf(reading.text, reading.sentences);
  const tags = tagsOf(blocks);
  for (const [index, block] of blocks.entries()) {
    const tag = tags[index] ?? 'p';
    const drawn = drawBlock(reading.text, block, reading, tag, () => {});
    const copied = element(tag);
    copied.append(...drawn.node.childNodes);
    for (const bracket of drawn.brackets) {
      bracket.node.remove();
    }
    for (const sentence of drawn.sentences) {
      sentence.replaceWith(...sentence.childNodes);
    }
    for (const { node: mark } of drawn.marks) {
      const words = element('span');
      if (page.isShownElement(mark)) {
        words.style.textDecoration = underlines.get(/** @type {Kind} */ (mark.dataset.kind)) ?? '';
      }
      words.append(...mark.childNodes);
      mark.replaceWith(words);
    }
    node.append(copied);
  }
  return node;
}

/** The underline of each kind, as the legend has it by day: what it is pasted into is white. @returns {Map<Kind, string>} */
function underlinesOnPaper() {
  const samples = KINDS.map((kind) => element('span', { class: 'sample', 'data-kind': kind }));
  const sheet = element('div', { hidden: true }, ...samples);
  sheet.style.colorScheme = 'light';
  document.body.append(sheet);
  const found = samples.map((sample, index) => {
    const { textDecorationLine, textDecorationStyle, textDecorationColor } = getComputedStyle(sample);
    return /** @type {const} */ ([
      /** @type {Kind} */ (KINDS[index]),
      `${textDecorationLine} ${textDecorationStyle} ${textDecorationColor}`,
    ]);
  });
  sheet.remove();
  return new Map(found);
}

/**
 * A table as sheets take it: as HTML, and as cells between tabs.
 *
 * @param {readonly (readonly string[])[]} rows the first is the head
 */
export function tableToCopy(rows) {
  const [head = [], ...body] = rows.map((cells) => cells.map((cell) => sheetCell(cell.replace(/\s+/g, ' '))));
  const row = (/** @type {'th' | 'td'} */ tag, /** @type {readonly string[]} */ cells) =>
    element('tr', {}, ...cells.map((cell) => element(tag, {}, cell)));
  return {
    text: [head, ...body].map((cells) => cells.join('\t')).join('\n'),
    node: element(
      'table',
      {},
      element('thead', {}, row('th', head)),
      element('tbody', {}, ...body.map((cells) => row('td', cells))),
    ),
  };
}
