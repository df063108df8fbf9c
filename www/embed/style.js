/**
 * How marks look: for each kind a form and a hue, so that colour never tells alone. A page may set another hue by
 * `--dateline-people` and its like. The style sheet is adopted by the document, which no markup shows.
 */

/** @import { Kind } from '../reading/kinds.js' */
import { KINDS } from '../reading/kinds.js';

/** @typedef {'light' | 'dark'} Theme */

/** @type {Record<Kind, { form: string, light: string, dark: string }>} */
export const LOOKS = {
  people: { form: 'solid 2px', light: '#0060a0', dark: '#6cb6f0' },
  organisations: { form: 'double 1px', light: '#a84300', dark: '#f09a5c' },
  places: { form: 'dashed 2px', light: '#00694d', dark: '#4fc9a0' },
  events: { form: 'dotted 2.5px', light: '#8f2d6a', dark: '#e59ac8' },
  names: { form: 'solid 1px', light: '#5a5f6b', dark: '#a9afbc' },
  dates: { form: 'wavy 1.5px', light: '#725600', dark: '#e3c04a' },
  relations: { form: 'dotted 1px', light: '#5140b8', dark: '#aba0ff' },
};
/** Distance of the line from the words, by how many marks lie inside. */
const OFFSETS = ['0.2em', '0.42em', '0.62em'];
const TINT = { light: 'rgb(255 214 102 / 45%)', dark: 'rgb(255 214 102 / 28%)' };

export const HEIGHTS = OFFSETS.length;

/** @param {Theme} theme @param {Kind} kind @param {number} height */
export const nameOf = (theme, kind, height) => `dateline-${theme}-${kind}-${Math.min(height, HEIGHTS - 1)}`;
/** @param {Theme} theme */
export const focusOf = (theme) => `dateline-${theme}-focus`;

/** Trees that have the style sheet, with how many need it. @type {WeakMap<Document | ShadowRoot, { sheet: CSSStyleSheet, users: number }>} */
const adopted = new WeakMap();

/** @param {Document | ShadowRoot} tree */
export function adopt(tree) {
  const known = adopted.get(tree);
  if (known) {
    known.users += 1;
    return;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules());
  tree.adoptedStyleSheets.push(sheet);
  adopted.set(tree, { sheet, users: 1 });
}

/** @param {Document | ShadowRoot} tree */
export function release(tree) {
  const known = adopted.get(tree);
  if (known === undefined) {
    return;
  }
  known.users -= 1;
  if (known.users === 0) {
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
    adopted.delete(tree);
  }
}

/** For both ways of marking. */
function rules() {
  const themes = /** @type {Theme[]} */ (['light', 'dark']);
  const ofThemes = themes.flatMap((theme) => [
    ...KINDS.flatMap((kind) => OFFSETS.map((offset, height) => rule(theme, kind, height, offset))),
    both(focusOf(theme), `background-color: var(--dateline-focus, ${TINT[theme]})`),
  ]);
  return ['.dateline-mark { all: unset }', ...ofThemes].join('\n');
}

/** @param {string} name @param {string} declarations */
const both = (name, declarations) => `::highlight(${name}), .dateline-mark.${name} { ${declarations} }`;

/** @param {Theme} theme @param {Kind} kind @param {number} height @param {string} offset */
function rule(theme, kind, height, offset) {
  const name = nameOf(theme, kind, height);
  const { form, [theme]: hue } = LOOKS[kind];
  const line = `text-decoration: underline ${form} var(--dateline-${kind}, ${hue}); text-underline-offset: ${offset}`;
  return both(name, line);
}

/**
 * The theme that suits the ground on which `element` stands.
 *
 * @param {Element | null} element
 * @returns {Theme}
 */
export function themeOf(element) {
  for (let node = element; node !== null; node = parentOf(node)) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbersOf(getComputedStyle(node).backgroundColor);
    if (alpha > 0.5) {
      return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
    }
  }
  // A page without a ground of its own has the browser's: dark only where the page asks for that.
  const dark = element !== null && getComputedStyle(element).colorScheme.includes('dark');
  return dark && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** @param {Element} node @returns {Element | null} */
function parentOf(node) {
  const root = node.getRootNode();
  return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** As in `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.5)`. @param {string} colour */
const numbersOf = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
