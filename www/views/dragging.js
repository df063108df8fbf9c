/**
 * Lets a mouse select words from inside a mark on. Chromium begins no selection in an inline element that a press would
 * give the focus: so a mark takes it when the button is up again, and only where nothing was selected.
 */

/** @param {HTMLElement} article */
export function letDragFromMarks(article) {
  article.addEventListener('pointerdown', ({ target, pointerType }) => {
    const pressed = target instanceof Element && pointerType === 'mouse' ? marksAround(target) : [];
    if (pressed.length === 0) {
      return;
    }
    const stops = pressed.map(({ tabIndex }) => tabIndex);
    for (const mark of pressed) {
      mark.removeAttribute('tabindex');
    }
    const release = () => {
      document.removeEventListener('pointerup', release);
      document.removeEventListener('pointercancel', release);
      for (const [nth, mark] of pressed.entries()) {
        mark.tabIndex = stops[nth] ?? -1;
      }
      if (getSelection()?.isCollapsed) {
        // By mouse no ring is shown, as after a press.
        pressed[0]?.focus(/** @type {FocusOptions} */ ({ preventScroll: true, focusVisible: false }));
      }
    };
    document.addEventListener('pointerup', release);
    document.addEventListener('pointercancel', release);
  });
}

/** The marks around a place that can have the focus, the innermost first. @param {Element} at @returns {HTMLElement[]} */
function marksAround(at) {
  const mark = at.closest('mark[tabindex]');
  return mark instanceof HTMLElement
    ? [mark, ...(mark.parentElement ? marksAround(mark.parentElement) : [])]
    : [];
}
