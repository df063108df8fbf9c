/**
 * Elements from plain values. Text always becomes a text node: nothing that was pasted is ever read as HTML.
 */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes] `on` + event name for listeners, else attributes; null and false leave one out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  fill(node, attributes, children);
  return node;
}

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  fill(node, attributes, children);
  return node;
}

/**
 * @param {Element} node
 * @param {Record<string, unknown>} attributes
 * @param {Child[]} children
 */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children.filter(isChild));
}

/**
 * @param {Child} child
 * @returns {child is Node | string}
 */
function isChild(child) {
  return child !== null && child !== undefined && child !== false && child !== '';
}

/**
 * Puts `children` in place of what `node` holds.
 *
 * @param {Element} node
 * @param {...Child} children
 */
export function replace(node, ...children) {
  node.replaceChildren(...children.filter(isChild));
}

/**
 * A button with words on it.
 *
 * @param {string} words
 * @param {(event: MouseEvent) => void} click
 * @param {Record<string, unknown>} [attributes]
 */
export function button(words, click, attributes = {}) {
  return element('button', { type: 'button', onclick: click, ...attributes }, words);
}

/**
 * A drop-down with one entry a choice.
 *
 * @param {Record<string, string>} choices value to words
 * @param {string} chosen
 * @param {(value: string) => void} change
 * @param {Record<string, unknown>} [attributes]
 */
export function select(choices, chosen, change, attributes = {}) {
  const node = element(
    'select',
    attributes,
    ...Object.entries(choices).map(([value, words]) =>
      element('option', { value, selected: value === chosen }, words),
    ),
  );
  node.addEventListener('change', () => change(node.value));
  return node;
}

/**
 * A dialog with a title and a button that closes it. Opened with `showModal`.
 *
 * @param {string} title
 * @param {string} close
 * @param {...Child} children
 */
export function dialog(title, close, ...children) {
  const node = element('dialog', { class: 'dialog', 'aria-label': title });
  replace(
    node,
    element(
      'header',
      {},
      element('h2', {}, title),
      button(close, () => node.close(), { class: 'quiet' }),
    ),
    ...children,
  );
  node.addEventListener('click', (event) => {
    if (event.target === node) {
      node.close();
    }
  });
  return node;
}
