/**
 * Settings, share, export and the list of keys.
 */

import { toFragment } from '../share.js';
/** @import { Page, Settings } from '../page.js' */
import { strings } from '../strings.js';
import { articleToCopy, copy } from './clipboard.js';
import { button, dialog, element, replace, select } from './dom.js';
import { checkbox } from './relations.js';

/**
 * @param {Page} page
 * @param {{ isKept: () => boolean, keep: (on: boolean) => boolean, forget: () => void }} memory
 */
export function settingsDialog(page, memory) {
  const words = strings.settings;
  const body = element('div', { class: 'form' });
  const node = dialog(words.label, words.close, body);
  const set = (/** @type {Partial<Settings>} */ changes) => page.state.set(changes);
  return {
    node,
    open() {
      const { theme, showUnsure, labels, singleKeys, dateOrder } = page.state.get();
      replace(
        body,
        labelled(
          words.theme,
          select(words.themes, theme, (value) => set({ theme: /** @type {Settings['theme']} */ (value) })),
        ),
        labelled(
          words.dateOrder,
          select(words.dateOrders, dateOrder, (value) =>
            set({ dateOrder: /** @type {Settings['dateOrder']} */ (value) }),
          ),
        ),
        checkbox(words.unsure, showUnsure, (on) => set({ showUnsure: on })),
        checkbox(words.labels, labels, (on) => set({ labels: on })),
        checkbox(words.keys, singleKeys, (on) => set({ singleKeys: on })),
        ...keeping(words, memory),
        element(
          'p',
          { class: 'actions' },
          button(words.forget, () => {
            memory.forget();
            node.close();
            page.say(words.forgotten);
          }),
        ),
      );
      node.showModal();
    },
  };
}

/**
 * The box that asks this browser to keep things, and the line below it: a browser may refuse.
 *
 * @param {typeof strings.settings} words
 * @param {{ isKept: () => boolean, keep: (on: boolean) => boolean }} memory
 */
function keeping(words, memory) {
  const note = element('p', { class: 'note', role: 'status' }, words.kept);
  const label = checkbox(words.keep, memory.isKept(), (on) => {
    const done = memory.keep(on);
    note.textContent = done ? words.kept : words.refused;
    for (const box of label.querySelectorAll('input')) {
      box.checked = memory.isKept();
    }
  });
  return [label, note];
}

/** @param {string} words @param {HTMLElement} control */
function labelled(words, control) {
  return element('label', {}, words, control);
}

/** @param {Page} page */
export function shareDialog(page) {
  const words = strings.share;
  const field = element('input', { type: 'text', readonly: true, 'aria-label': words.label });
  const copyLink = button(
    words.copy,
    () => {
      copy(page, field.value);
      node.close();
    },
    { class: 'strong' },
  );
  const note = element('p', {}, words.says);
  const node = dialog(
    words.label,
    strings.settings.close,
    note,
    field,
    element('p', { class: 'actions' }, copyLink),
  );
  return {
    node,
    async open() {
      const { text, referenceDate } = page.state.get();
      const fragment = await toFragment({ text, date: referenceDate });
      field.hidden = copyLink.hidden = fragment === null;
      replace(note, fragment === null ? words.tooLong : words.says);
      field.value = fragment === null ? '' : `${location.origin}${location.pathname}#${fragment}`;
      node.showModal();
      field.select();
    },
  };
}

export function helpDialog() {
  const words = strings.help;
  const node = dialog(
    words.label,
    strings.settings.close,
    element(
      'dl',
      { class: 'keys' },
      ...words.keys.flatMap(([keys = '', does = '']) => [
        element(
          'dt',
          {},
          ...keys.split(/ {2}|(?<=\S) (?=\S)/).flatMap((key) => [element('kbd', {}, key), ' ']),
        ),
        element('dd', {}, does),
      ]),
    ),
    element('p', { class: 'note' }, words.off),
  );
  return { node, open: () => node.showModal() };
}

/**
 * @param {Page} page
 * @param {readonly { id: keyof typeof strings.exports.uses, name: string, file: string, make: () => string | Promise<string> }[]} formats
 */
export function exportDialog(page, formats) {
  const words = strings.exports;
  const node = dialog(
    words.label,
    strings.settings.close,
    element(
      'ul',
      { class: 'plain choices' },
      ...formats.map((format) =>
        element(
          'li',
          {},
          button(format.name, async () => {
            save(format.file, await format.make());
            node.close();
          }),
          element('small', {}, words.uses[format.id]),
        ),
      ),
      element(
        'li',
        {},
        button(words.copy, () => {
          const { reading } = page.state.get();
          if (reading) {
            copy(page, reading.text, articleToCopy(page, reading));
          }
          node.close();
        }),
      ),
      element(
        'li',
        {},
        button(words.print, () => {
          node.close();
          print();
        }),
      ),
    ),
  );
  return { node, open: () => page.state.get().reading && node.showModal() };
}

/** Gives `content` to the person as a file. @param {string} name @param {string} content */
export function save(name, content) {
  const url = URL.createObjectURL(new Blob([content]));
  const link = element('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url));
}
