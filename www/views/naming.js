/**
 * Marks what was missed: whoever selects words of the article is offered, beside them, to say what they are a name of. On a
 * narrow page and by touch the offer lies at the lower edge, out of the way of the phone's own menu.
 */

/** @import { EntityType } from '../lib/dateline.js' */
/** @import { Page } from '../page.js' */
/** @import { Pointed } from '../reading/naming.js' */
/** @import { articleView } from './article.js' */
/** @import { popover } from './popover.js' */
import { added, retyped } from '../reading/corrections.js';
import { kindOf } from '../reading/kinds.js';
import { pointedAt } from '../reading/naming.js';
import { marksBetween } from '../reading/reading.js';
import { strings } from '../strings.js';
import { button, element, replace } from './dom.js';
import { rove } from './roving.js';

const words = strings.naming;
const TYPES = /** @type {EntityType[]} */ (Object.keys(strings.types));

/** Milliseconds a selection rests before something is offered beside it. */
const DELAY = 200;
const GAP = 6;

/** What is pointed at, and where it stands on the page. @typedef {Pointed & { range: Range }} Place */

/**
 * @param {Page} page
 * @param {ReturnType<typeof articleView>} article
 * @param {ReturnType<typeof popover>} bubble
 */
export function namingView(page, article, bubble) {
  const offer = button('', ({ detail }) => open(place, detail === 0), {
    class: 'offer',
    'aria-haspopup': 'menu',
    'aria-keyshortcuts': 'm',
    // The words stay selected, and the focus where it is.
    onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
  });
  const title = element('p', { class: 'title', id: 'naming-title' });
  const menu = element('div', { class: 'types', role: 'menu', 'aria-labelledby': title.id });
  const close = button('×', () => leave(), { class: 'close', 'aria-label': strings.popover.close });
  const node = element(
    'div',
    { class: 'naming', popover: 'manual', role: 'group', 'aria-label': words.label },
    offer,
    title,
    menu,
    close,
  );
  const items = () => /** @type {HTMLElement[]} */ ([...menu.children]);
  const roving = rove(menu, items);
  /** @type {Place | null} */
  let place = null;
  let isOpen = false;
  /** What had the focus before the menu. @type {Element | null} */
  let from = null;
  /** What was named and is not read yet. @type {{ place: Place, type: EntityType, refocus: boolean } | null} */
  let awaited = null;
  let isDragging = false;
  /** Whether the selection is newer than the mark in focus: the newer one is meant. */
  let isSelected = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {Place} at @param {boolean} opened */
  const show = (at, opened) => {
    place = at;
    isOpen = opened;
    node.classList.toggle('open', opened);
    offer.hidden = opened;
    title.hidden = menu.hidden = close.hidden = !opened;
    replace(offer, shownType(page, at) ? words.change : words.offer);
    node.showPopover();
    beside(node, at.range);
  };
  const hide = () => {
    clearTimeout(timer);
    if (!place) {
      return;
    }
    place = null;
    isOpen = false;
    node.hidePopover();
  };
  /** Closes, the focus back where it was. */
  const leave = () => {
    const back = from;
    hide();
    if (back instanceof HTMLElement && back.isConnected) {
      back.focus();
    }
  };
  /** @param {Place | null} at @param {boolean} byKeyboard */
  const open = (at, byKeyboard) => {
    if (!at) {
      page.say(words.none);
    } else if (at.refusal) {
      hide();
      page.say(words.refusals[at.refusal]);
    } else {
      from = document.activeElement;
      node.classList.toggle('by-pointer', !byKeyboard);
      bubble.hide();
      draw(at);
      show(at, true);
      roving.focus(
        items().find((item) => item.ariaChecked === 'true') ?? /** @type {HTMLElement} */ (items()[0]),
      );
    }
  };
  /** @param {Place} at */
  const draw = (at) => {
    const type = shownType(page, at);
    replace(title, type ? words.changeTitle(at.name) : words.title(at.name));
    replace(
      menu,
      ...TYPES.map((one) =>
        element(
          'button',
          {
            type: 'button',
            role: 'menuitemradio',
            'aria-checked': String(one === type),
            'data-stop': '',
            tabindex: -1,
            onclick: () => choose(at, one),
          },
          element('span', { class: 'sample', 'data-kind': kindOf(one) }, strings.types[one]),
        ),
      ),
    );
  };
  /** @param {Place} at @param {EntityType} type */
  const choose = (at, type) => {
    const { lexicon, hidden } = page.state.get();
    if (shownType(page, at) === type) {
      leave();
      return;
    }
    const refocus = !node.classList.contains('by-pointer');
    hide();
    getSelection()?.removeAllRanges();
    if (hidden.has(kindOf(type))) {
      page.toggle(kindOf(type));
    }
    awaited = { place: at, type, refocus };
    page.correct(at.entity ? retyped(lexicon, at.entity, type) : added(lexicon, at.name, type));
  };

  /** Says what became of a name, and puts the focus on it where it would be lost. */
  const tell = () => {
    const { reading } = page.state.get();
    if (!awaited || !reading) {
      return;
    }
    const { place, type, refocus } = awaited;
    awaited = null;
    const mark = marksBetween(reading.marks, place.start, place.end).find(
      ({ mention }) => mention?.type === type,
    );
    const count = mark ? (reading.marksByKey.get(mark.key)?.length ?? 0) : 0;
    page.say(mark ? words.done(place.name, strings.types[type], count) : words.unmarked(place.name));
    const drawn = mark && refocus && document.activeElement === document.body && article.elementOf(mark.id);
    if (drawn) {
      article.focus(drawn);
    }
  };

  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isOpen || isDragging) {
        return;
      }
      const at = selectedPlace(page, article);
      if (at) {
        bubble.hide();
        show(at, false);
      } else if (place) {
        hide();
      }
    }, DELAY);
  };
  document.addEventListener('selectionchange', () => {
    isSelected = getSelection()?.isCollapsed === false;
    settle();
  });
  document.addEventListener('pointerdown', ({ target, pointerType }) => {
    const isInside = target instanceof Node && node.contains(target);
    isDragging = pointerType === 'mouse' && !isInside;
    if (isOpen && !isInside) {
      hide();
    }
  });
  document.addEventListener('pointerup', () => {
    if (isDragging) {
      isDragging = false;
      settle();
    }
  });
  article.node.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches('mark:focus-visible')) {
      isSelected = false;
    }
  });
  node.addEventListener('focusout', ({ relatedTarget }) => {
    if (isOpen && relatedTarget instanceof Node && !node.contains(relatedTarget)) {
      hide();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && place && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      isOpen ? leave() : hide();
    }
  });
  menu.addEventListener('keydown', (event) => {
    node.classList.remove('by-pointer');
    // Single keys rest: a letter goes to the next type that begins with it.
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.stopPropagation();
      const next = nextWith(items(), event.key);
      if (next) {
        roving.focus(next);
      }
    }
  });
  document.addEventListener('scroll', () => place && beside(node, place.range), { passive: true });
  page.state.on(['reading', 'phase', 'text'], () => place && hide());
  page.state.on(['reading'], tell);
  page.state.on(['text', 'phase', 'problem'], () => {
    awaited = null;
  });
  return {
    node,
    open() {
      const [selected, focused] = [selectedPlace(page, article), focusedPlace(page, article)];
      open(isSelected ? (selected ?? focused) : (focused ?? selected), true);
    },
  };
}

/** @param {Page} page @param {ReturnType<typeof articleView>} article @returns {Place | null} */
function selectedPlace(page, article) {
  const { reading, phase, text } = page.state.get();
  const selection = getSelection();
  if (!selection || selection.isCollapsed || phase !== 'read' || reading?.text !== text) {
    return null;
  }
  const range = selection.getRangeAt(0).cloneRange();
  const stretch = article.stretchOf(range);
  return stretch && { ...pointedAt(reading, stretch), range };
}

/** @param {Page} page @param {ReturnType<typeof articleView>} article @returns {Place | null} */
function focusedPlace(page, article) {
  const { reading } = page.state.get();
  const spot = document.activeElement && article.spotOf(document.activeElement);
  if (!reading || !document.activeElement || !spot || !('mark' in spot)) {
    return null;
  }
  const range = document.createRange();
  range.selectNodeContents(document.activeElement);
  return { ...pointedAt(reading, spot.mark), range };
}

/** The type of the name that the reader sees marked just there. @param {Page} page @param {Place} place */
function shownType(page, { mark, entity }) {
  return mark && page.isShown(mark) ? entity?.type : undefined;
}

/** @param {HTMLElement[]} items @param {string} letter */
function nextWith(items, letter) {
  const at = items.findIndex((item) => item === document.activeElement);
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) =>
    item.textContent?.toLowerCase().startsWith(letter.toLowerCase()),
  );
}

/** Above the words, where a card of a mark does not come; below where there is no room. @param {HTMLElement} node @param {Range} range */
function beside(node, range) {
  const lines = range.getClientRects();
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (!first || !last) {
    return;
  }
  const { width, height } = node.getBoundingClientRect();
  const above = first.top - height - GAP;
  const below = Math.min(last.bottom + GAP, innerHeight - height - GAP);
  node.style.setProperty('--left', `${Math.max(GAP, Math.min(first.left, innerWidth - width - GAP))}px`);
  node.style.setProperty('--top', `${above >= GAP ? above : Math.max(GAP, below)}px`);
}
