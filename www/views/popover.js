/**
 * The popover of marks: opens under the pointer or the focus, stays while either is on it, closes with Escape.
 */

/** @import { Page } from '../page.js' */
/** @import { articleView } from './article.js' */
import { strings } from '../strings.js';
import { markCard, sentenceCard } from './card.js';
import { button, element, replace } from './dom.js';

/** Milliseconds a pointer rests before the popover opens, and may be away before it closes. */
const DELAY = 180;
const GAP = 8;

/**
 * @param {Page} page
 * @param {ReturnType<typeof articleView>} article
 */
export function popover(page, article) {
  const body = element('div');
  const close = button('×', () => hide(true), { class: 'close', 'aria-label': strings.popover.close });
  const node = element(
    'div',
    {
      class: 'popover',
      id: 'popover',
      popover: 'manual',
      role: 'dialog',
      'aria-label': strings.popover.label,
    },
    close,
    body,
  );
  /** @type {HTMLElement | null} */
  let anchor = null;
  let pinned = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const key = (/** @type {HTMLElement} */ at) => {
    const spot = article.spotOf(at);
    return spot && 'mark' in spot ? spot.mark.key : null;
  };
  const show = (/** @type {HTMLElement} */ at, /** @type {boolean} */ pin) => {
    clearTimeout(timer);
    const { reading } = page.state.get();
    const spot = article.spotOf(at);
    if (!reading || !spot) {
      return;
    }
    anchor?.removeAttribute('aria-describedby');
    anchor?.classList.remove('pinned');
    anchor = at;
    pinned = pin;
    at.setAttribute('aria-describedby', node.id);
    at.classList.toggle('pinned', pin);
    replace(
      body,
      'mark' in spot ? markCard(page, reading, spot.mark) : sentenceCard(page, reading, spot.sentence),
    );
    node.classList.toggle('stays', pin);
    node.showPopover();
    place(node, at.getBoundingClientRect());
    page.state.set({ lit: key(at) });
  };
  const hide = (/** @type {boolean} */ back = false) => {
    clearTimeout(timer);
    if (!anchor) {
      return;
    }
    const from = anchor;
    const inside = node.contains(document.activeElement);
    anchor = null;
    pinned = false;
    from.removeAttribute('aria-describedby');
    from.classList.remove('pinned');
    node.hidePopover();
    page.state.set({ lit: null });
    if ((inside || back) && from.isConnected) {
      silent = true;
      article.focus(from);
      silent = false;
    }
  };
  let silent = false;

  const later = (/** @type {() => void} */ act) => {
    clearTimeout(timer);
    timer = setTimeout(act, DELAY);
  };
  const stopAt = (/** @type {EventTarget | null} */ target) => {
    const found = target instanceof Element ? target.closest('mark, .bracket') : null;
    return found instanceof HTMLElement && page.isShownElement(found) ? found : null;
  };

  article.node.addEventListener('pointerover', (event) => {
    const at = stopAt(event.target);
    if (at && event.pointerType !== 'touch') {
      page.state.set({ lit: pinned ? page.state.get().lit : key(at) });
      if (!pinned) {
        later(() => show(at, false));
      }
    }
  });
  article.node.addEventListener('pointerout', (event) => {
    if (stopAt(event.target) && !pinned && event.pointerType !== 'touch') {
      if (anchor) {
        later(() => hide());
      } else {
        clearTimeout(timer);
        page.state.set({ lit: null });
      }
    }
  });
  node.addEventListener('pointerenter', () => clearTimeout(timer));
  node.addEventListener('pointerleave', () => {
    if (!pinned && !node.contains(document.activeElement)) {
      later(() => hide());
    }
  });
  article.node.addEventListener('focusin', (event) => {
    const at = stopAt(event.target);
    if (at && !silent && at !== anchor && at.matches(':focus-visible')) {
      show(at, false);
    }
  });
  article.node.addEventListener('focusout', (event) => {
    if (!pinned && !node.contains(/** @type {Node | null} */ (event.relatedTarget))) {
      later(() => hide());
    }
  });
  node.addEventListener('focusout', (event) => {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (to && !node.contains(to) && !article.node.contains(to) && !pinned) {
      hide();
    }
  });
  article.node.addEventListener('click', (event) => {
    const at = stopAt(event.target);
    // Who has selected words of it means the words.
    if (at && at.tagName === 'MARK' && !hasSelected(at)) {
      pin(at);
    }
  });
  article.node.addEventListener('keydown', (event) => {
    const at = stopAt(event.target);
    if (at && (event.key === 'Enter' || event.key === ' ') && at.tagName === 'MARK') {
      event.preventDefault();
      pin(at);
      close.focus();
    }
  });
  document.addEventListener('pointerdown', (event) => {
    if (
      pinned &&
      event.target instanceof Node &&
      !node.contains(event.target) &&
      !stopAt(event.target) &&
      event.target.isConnected
    ) {
      hide();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && anchor && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      hide(pinned);
    }
  });
  // A popover stands beside its mark: when the page moves, it goes along or away.
  document.addEventListener('scroll', () => anchor && place(node, anchor.getBoundingClientRect()), {
    passive: true,
  });
  page.state.on(['reading', 'phase', 'hidden'], () => hide());

  /** The shortest mark first; again: the one around it. @param {HTMLElement} at */
  const pin = (at) => {
    const outer = pinned && anchor?.contains(at) ? anchor.parentElement?.closest('mark') : null;
    show(outer instanceof HTMLElement ? outer : at, true);
  };
  return { node, show, hide, pin };
}

/** @param {HTMLElement} mark */
function hasSelected(mark) {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(mark, true);
}

/** @param {HTMLElement} node @param {DOMRect} at */
function place(node, at) {
  const { width, height } = node.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(at.left, innerWidth - width - GAP));
  const below = at.bottom + GAP;
  const top = below + height > innerHeight - GAP ? at.top - height - GAP : below;
  node.style.setProperty('--left', `${left}px`);
  node.style.setProperty('--top', `${Math.max(GAP, top)}px`);
}
