/**
 * Tabs as WAI-ARIA describes them: one tab stop, arrow keys choose.
 */

/** @import { Page, State } from '../page.js' */
import { element } from './dom.js';

/**
 * @param {string} label
 * @param {{ id: string, name: string, panel: HTMLElement }[]} tabs
 * @param {(id: string) => void} chosen
 */
export function tabList(label, tabs, chosen) {
  const list = element('div', { role: 'tablist', 'aria-label': label });
  const buttons = tabs.map(({ id, name, panel }) => {
    panel.id = `panel-${id}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `tab-${id}`);
    panel.tabIndex = 0;
    return element(
      'button',
      { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': panel.id, onclick: () => chosen(id) },
      name,
    );
  });
  list.append(...buttons);
  list.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step && at + step + tabs.length;
    if (at >= 0 && next !== undefined) {
      event.preventDefault();
      const target = tabs[next % tabs.length];
      chosen(target?.id ?? '');
      buttons[next % tabs.length]?.focus();
    }
  });
  return {
    node: list,
    /** @param {string} id */
    select(id) {
      tabs.forEach((tab, index) => {
        const on = tab.id === id;
        buttons[index]?.setAttribute('aria-selected', String(on));
        /** @type {HTMLElement} */ (buttons[index]).tabIndex = on ? 0 : -1;
        tab.panel.hidden = !on;
      });
    },
  };
}

/**
 * Draws a panel when its tab is chosen or when something it shows has changed meanwhile: what nobody sees costs nothing.
 *
 * @param {Page} page
 * @param {string} tab
 * @param {(keyof State)[]} keys
 * @param {(state: State) => void} draw
 */
export function whenShown(page, tab, keys, draw) {
  let stale = true;
  const drawIfShown = (/** @type {State} */ state) => {
    if (stale && state.tab === tab) {
      stale = false;
      draw(state);
    }
  };
  page.state.on(keys, (state) => {
    stale = true;
    drawIfShown(state);
  });
  page.state.on(['tab'], drawIfShown);
}
