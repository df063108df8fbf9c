/**
 * The name of the page and what can be done with an article; nothing else.
 */

/** @import { Page } from '../page.js' */
/** @import { Sample } from '../samples/index.js' */
import { strings } from '../strings.js';
import { button, element, replace, select } from './dom.js';

const words = strings.masthead;

/**
 * @param {Page} page
 * @param {{ paste: () => void, share: () => void, save: () => void, settings: () => void, help: () => void, shelf: () => void }} open
 */
export function mastheadView(page, open) {
  const edit = button(words.edit, () => {
    page.state.set({ phase: page.state.get().phase === 'edit' ? 'read' : 'edit' });
  });
  const choose = element('span', { class: 'samples' });
  const share = button(words.share, open.share);
  const save = button(words.export, open.save);
  const paste = button(words.paste, open.paste);
  const shelf = button(words.shelf, open.shelf);
  const home = element('a', { href: './', 'aria-label': words.home }, strings.name);
  home.addEventListener('click', (event) => {
    event.preventDefault();
    page.read('');
  });
  const node = element(
    'header',
    { class: 'masthead' },
    element('h1', {}, home),
    element('p', { class: 'tagline' }, strings.tagline),
    element(
      'nav',
      { 'aria-label': words.label },
      shelf,
      paste,
      edit,
      choose,
      share,
      save,
      button(words.settings, open.settings),
      button(words.help, open.help, { class: 'help' }),
    ),
  );
  page.state.on(['phase', 'shelf'], ({ phase, shelf: { length } }) => {
    const atStart = phase === 'start';
    [paste, choose].forEach((one) => {
      one.hidden = atStart;
    });
    [edit, share, save].forEach((one) => {
      one.hidden = atStart || phase === 'shelf';
    });
    shelf.hidden = length === 0 || phase === 'shelf';
    node.classList.toggle('wide', atStart);
    replace(edit, phase === 'edit' ? words.read : words.edit);
  });
  return {
    node,
    /** @param {Sample[]} samples */
    offer(samples) {
      const names = Object.fromEntries(samples.map(({ id, section }) => [id, section]));
      const list = select(
        { '': words.samples, ...names },
        '',
        (id) => {
          const sample = samples.find((one) => one.id === id);
          if (sample) {
            page.read(sample.text);
          }
          list.value = '';
        },
        { 'aria-label': words.samples },
      );
      replace(choose, list);
    },
  };
}
