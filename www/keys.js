/**
 * Single keys. They rest in text fields and while a dialog is open, and can be switched off (WCAG 2.1.4).
 */

/** @import { Page } from './page.js' */
import { KINDS } from './reading/kinds.js';

/**
 * @param {Page} page
 * @param {{ find: () => void, help: () => void, name: () => void, step: (by: number) => void }} actions
 */
export function listenToKeys(page, actions) {
  /** @type {Record<string, () => void>} */
  const keys = {
    '/': actions.find,
    '?': actions.help,
    n: () => actions.step(1),
    p: () => actions.step(-1),
    m: actions.name,
    l: () => page.state.set({ labels: !page.state.get().labels }),
    e: () => page.state.set({ phase: page.state.get().phase === 'edit' ? 'read' : 'edit' }),
  };
  KINDS.forEach((kind, index) => {
    keys[String(index + 1)] = () => page.toggle(kind);
  });
  document.addEventListener('keydown', (event) => {
    const { phase, singleKeys } = page.state.get();
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !isTyping(event.target)) {
      if (event.shiftKey ? page.redo() : page.undo()) {
        event.preventDefault();
      }
      return;
    }
    const act = keys[event.key];
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const useful = phase === 'read' || phase === 'edit' || event.key === '?';
    if (
      act &&
      plain &&
      useful &&
      singleKeys &&
      !isTyping(event.target) &&
      !document.querySelector('dialog[open]')
    ) {
      event.preventDefault();
      act();
    }
  });
}

/** @param {EventTarget | null} target */
export function isTyping(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
