/**
 * What of a page is text that a reader sees, and how it is laid out.
 */

/** Elements that have no running text. */
const WITHOUT_TEXT = new Set(
  `audio button canvas datalist embed head iframe input math meter noscript object progress rp rt script select style svg
  template textarea video`.split(/\s+/),
);
/** Attribute of what we ourselves show on a page: that is not read. */
export const OWN = 'data-dateline-panel';
const INLINE = /^(?:inline|contents|ruby)/;
/** A first letter that is set apart, as "T|he ministers": at most so many characters. */
const DROP_CAP = 2;

/**
 * Whether the text of `element` is left out: it has none, is somebody's to write, or the caller does not want it.
 *
 * @param {Element} element
 * @param {string} skip a selector
 */
export function isSkipped(element, skip) {
  return (
    WITHOUT_TEXT.has(element.localName) ||
    isEditable(element) ||
    element.getAttribute('aria-hidden') === 'true' ||
    element.hasAttribute(OWN) ||
    (skip !== '' && element.matches(skip))
  );
}

/** @param {Element} element */
function isEditable(element) {
  const value = element.getAttribute('contenteditable');
  return value !== null && value.toLowerCase() !== 'false';
}

/** @param {CSSStyleDeclaration} style */
export function isHidden(style) {
  return style.display === 'none' || style.contentVisibility === 'hidden' || isOnlyForScreenReaders(style);
}

/** One pixel, or cut to nothing: "Opens in a new window". @param {CSSStyleDeclaration} style */
function isOnlyForScreenReaders({ position, clip, clipPath, width, height, overflow }) {
  const cut = clip === 'rect(0px, 0px, 0px, 0px)' || clipPath === 'inset(50%)' || clipPath === 'inset(100%)';
  const tiny = width === '1px' && height === '1px' && overflow !== 'visible';
  return (position === 'absolute' || position === 'fixed') && (cut || tiny);
}

/**
 * Whether its text stands apart from what is before and behind it.
 *
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
export function isBlock(element, style) {
  if (INLINE.test(style.display)) {
    return false;
  }
  return style.float === 'none' || (element.textContent ?? '').trim().length > DROP_CAP;
}

/** Whether white space is shown as it is written. @param {CSSStyleDeclaration} style */
export function keepsSpace(style) {
  return /^(?:pre|break-spaces)/.test(style.whiteSpace);
}

/** The number of a note, which is no part of the word before it; "km²" and "21st" are. @param {Element} element */
export function isFootnote(element) {
  return (
    element.localName === 'sup' &&
    (element.querySelector('a[href^="#"]') !== null || /^\s*\[\w+\]\s*$/.test(element.textContent ?? ''))
  );
}
