/**
 * The margin full of knowledge: tabs beside the article, or a sheet from below on a narrow page.
 */

/** @import { Page } from '../page.js' */
import { strings } from '../strings.js';
import { button, element } from './dom.js';
import { tabList } from './tabs.js';

const words = strings.rail;
const NARROW = matchMedia('(max-width: 999px)');

/**
 * @param {Page} page
 * @param {{ id: string, name: string, panel: HTMLElement }[]} panels
 */
export function railView(page, panels) {
  const tabs = tabList(words.label, panels, (id) => {
    const same = page.state.get().tab === id;
    page.state.set({ tab: id });
    open(!(same && node.classList.contains('open')));
  });
  const handle = button('', () => open(!node.classList.contains('open')), {
    class: 'handle',
    'aria-expanded': 'false',
  });
  const body = element('div', { class: 'sheet' }, ...panels.map(({ panel }) => panel));
  const node = element('aside', { class: 'rail', 'aria-label': words.label }, handle, tabs.node, body);

  /** @param {boolean} on */
  const open = (on) => {
    node.classList.toggle('open', on);
    handle.setAttribute('aria-expanded', String(on));
    handle.setAttribute('aria-label', on ? words.close : words.open);
    body.inert = NARROW.matches && !on;
  };
  NARROW.addEventListener('change', () => open(false));
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && NARROW.matches) {
      open(false);
    }
  });
  page.state.on(['tab'], ({ tab }) => tabs.select(tab));
  tabs.select(page.state.get().tab);
  open(false);
  return { node, close: () => open(false) };
}
