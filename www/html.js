/**
 * The words of HTML: its headings, paragraphs, items and rows stand apart, as in the text of an article. HTML is parsed and
 * never shown: nothing in it runs, loads or comes into the page.
 */

/** Elements whose words nobody sees, or that are no words of a text. */
const UNREAD = [
  ...[
    'SCRIPT',
    'NOSCRIPT',
    'TEMPLATE',
    'HEAD',
    'TITLE',
    'SVG',
    'IFRAME',
    'OBJECT',
    'AUDIO',
    'VIDEO',
    'CANVAS',
  ],
  ...['BUTTON', 'SELECT', 'DATALIST', 'TEXTAREA'],
];
/** Elements around an article on its page. */
const AROUND = ['NAV', 'FOOTER'];
/** Elements with an empty line before and after. */
const BLOCKS = [
  ...['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI', 'UL', 'OL', 'DL', 'DT', 'DD', 'BLOCKQUOTE', 'PRE', 'HR'],
  ...[
    'DIV',
    'ARTICLE',
    'SECTION',
    'MAIN',
    'HEADER',
    'FOOTER',
    'NAV',
    'ASIDE',
    'ADDRESS',
    'DETAILS',
    'SUMMARY',
  ],
  ...['FIGURE', 'FIGCAPTION', 'TABLE', 'CAPTION', 'FORM', 'FIELDSET'],
];
/** The gap before and after an element. @type {Record<string, string>} */
const APART = { ...Object.fromEntries(BLOCKS.map((name) => [name, '\n\n'])), TR: '\n', TD: '\t', TH: '\t' };
/** From the narrowest to the widest. */
const GAPS = ['', ' ', '\t', '\n', '\n\n'];
/** Declarations of a style that leave words unseen; the last is Word's. */
const HIDING =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:opacity|font-size)\s*:\s*0(?![.\d]*[1-9])|mso-hide\s*:\s*all)/i;
const KEEPS_LINES = /(?:^|[;\s])white-space(?:-collapse)?\s*:\s*(?:pre|break-spaces)/i;
/** Word writes the bullet of an item as words of its paragraph. */
const BULLET_OF_WORD = /(?:^|[;\s])mso-list\s*:\s*ignore/i;
/** Elements that hold none, or that the next of their kind ends. */
const NEVER_DEEP =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|td|th|tr|track|wbr)$/i;
/** Browsers take time that grows with the square of the depth: at 200,000 they would stand still. No page is so deep. */
const DEEPEST = 2_000;
/** Of so many articles on a page the longest is looked for. */
const MOST_ARTICLES = 50;

/**
 * The words of what was copied.
 *
 * @param {string} html
 */
export function textOfHtml(html) {
  return textOf(parse(html).body, () => false);
}

/**
 * The words of a whole page: of its article where one is most of it, without what stands around that.
 *
 * @param {string} html
 */
export function textOfPage(html) {
  const { body } = parse(html);
  const main = body.querySelector('main') ?? body;
  const length = (/** @type {Element} */ { textContent }) => textContent?.length ?? 0;
  const articles = [...body.querySelectorAll('article')].slice(0, MOST_ARTICLES);
  const longest = articles.reduce(
    (best, one) => (length(one) > length(best) ? one : best),
    articles[0] ?? main,
  );
  // Where it is less, the page is a list of them.
  const root = length(longest) * 2 > length(main) ? longest : main;
  return textOf(root, ({ tagName }) => AROUND.includes(tagName));
}

/**
 * What was copied or dragged: the plain text that the other program made of it, or the words of its HTML where these stand in
 * headings, paragraphs and lists that the plain text may have lost.
 *
 * @param {DataTransfer | null} data
 */
export function textOfTransfer(data) {
  const plain = data?.getData('text/plain') ?? '';
  const { body } = parse(data?.getData('text/html') ?? '');
  if (!body.querySelector([...BLOCKS, 'BR'].join())) {
    return plain;
  }
  const rich = textOf(body, () => false);
  // Of a picture, or of a part of a page that its program draws by itself, the HTML holds hardly a word.
  return letters(rich) * 2 < letters(plain) ? plain : rich;
}

/** @param {string} text */
const letters = (text) => text.match(/\p{L}/gu)?.length ?? 0;

/**
 * Our own policy refuses styles and handlers even where nothing is shown, and says so on the console each time: they are
 * renamed before. This is no filter: what it misses is as harmless, only noted.
 *
 * @param {string} html
 */
function parse(html) {
  const quiet = (isTooDeep(html) ? html.replace(/<[^<>]*>/g, ' ') : html)
    .replace(/<(\/?)style(?=[\s/>])/gi, '<$1script')
    .replace(/<base(?=[\s/>])/gi, '<meta')
    .replace(/<[a-z][^<>]*/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, '$1data-$2'));
  return new DOMParser().parseFromString(quiet, 'text/html');
}

/**
 * Whether elements stand in elements beyond all measure: then the words are read without them.
 *
 * @param {string} html
 */
function isTooDeep(html) {
  let depth = 0;
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]*)/gi)) {
    if (!NEVER_DEEP.test(name)) {
      depth = Math.max(0, depth + (end ? -1 : 1));
    }
    if (depth > DEEPEST) {
      return true;
    }
  }
  return false;
}

/**
 * @param {Element} root
 * @param {(element: Element) => boolean} leaveOut
 */
function textOf(root, leaveOut) {
  const words = createWriter();
  const numbers = createNumbering();
  /** What is still to come, last first: pages may nest deeper than the stack allows. @type {(Node | (() => void))[]} */
  const open = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next === 'function') {
      next();
    } else if (next instanceof Text) {
      words.write(next.data);
    } else if (next instanceof Element && BULLET_OF_WORD.test(styleOf(next))) {
      words.bullet(/^\s*(\w{1,3}[.)])\s*$/.exec(next.textContent ?? '')?.[1] ?? '-');
    } else if (next instanceof Element && !isUnread(next) && !leaveOut(next)) {
      if (next.tagName === 'LI') {
        words.bullet(numbers.of(next));
      }
      open.push(...enter(next, words));
      for (let child = next.lastChild; child; child = child.previousSibling) {
        open.push(child);
      }
    }
  }
  return words.text();
}

/**
 * Begins an element, and gives what ends it.
 *
 * @param {Element} element
 * @param {ReturnType<typeof createWriter>} words
 * @returns {(() => void)[]}
 */
function enter(element, words) {
  const gap = APART[element.tagName];
  const ends = [];
  if (element.tagName === 'BR') {
    words.breakLine();
  } else if (gap) {
    words.part(gap);
    ends.push(() => words.part(gap));
  }
  if (element.tagName === 'LI') {
    // An item without words leaves its bullet to nobody.
    ends.push(() => words.bullet(''));
  }
  if (element.tagName === 'PRE' || KEEPS_LINES.test(styleOf(element))) {
    ends.push(words.keepLines());
  }
  return ends;
}

/** @param {Element} element */
function isUnread(element) {
  return (
    UNREAD.includes(element.tagName.toUpperCase()) ||
    element.hasAttribute('hidden') ||
    HIDING.test(styleOf(element))
  );
}

/** @param {Element} element */
const styleOf = (element) => element.getAttribute('data-style') ?? '';

/** What stands before the items of lists: their numbers in ordered ones. */
function createNumbering() {
  /** @type {Map<Element, number>} */
  const next = new Map();
  return {
    /** @param {Element} item */
    of(item) {
      const list = item.parentElement;
      if (list?.tagName !== 'OL') {
        return '-';
      }
      const number = next.get(list) ?? (Number.parseInt(list.getAttribute('start') ?? '', 10) || 1);
      next.set(list, number + 1);
      return `${number}.`;
    },
  };
}

/** Puts words together: of the gaps that meet between two of them the widest stays. */
function createWriter() {
  let text = '';
  let gap = '';
  /** A bullet that waits for its words, which may stand in a block of their own. */
  let bullet = '';
  /** How many elements are open in which a line break is one. */
  let keeping = 0;
  const part = (/** @type {string} */ wanted) => {
    gap = GAPS.indexOf(wanted) > GAPS.indexOf(gap) ? wanted : gap;
  };
  /** Two in a row are an empty line. */
  const breakLine = () => part(gap === '\n' ? '\n\n' : '\n');
  const put = (/** @type {string} */ word) => {
    text += (text === '' ? '' : gap) + bullet + word;
    gap = bullet = '';
  };
  return {
    part,
    breakLine,
    keepLines() {
      keeping += 1;
      return () => {
        keeping -= 1;
      };
    },
    bullet(/** @type {string} */ sign) {
      bullet = sign && `${sign} `;
    },
    write(/** @type {string} */ words) {
      for (const piece of words.match(/\s+|\S+/g) ?? []) {
        if (/\S/.test(piece)) {
          put(piece);
        } else if (keeping > 0 && piece.includes('\n')) {
          piece.match(/\n/g)?.forEach(breakLine);
        } else {
          part(' ');
        }
      }
    },
    text: () => text,
  };
}
