/**
 * Puts each bracket beside its sentence: an inline box that wraps has no edge that a style sheet could follow.
 */

/**
 * @param {HTMLElement} root what the blocks lie in
 * @returns {{ watch: (block: Element) => void, forget: (block: Element) => void }}
 */
export function bracketPlacer(root) {
  const sizes = new ResizeObserver((entries) => {
    // All are measured before one is moved: each in its turn, every block would have the page laid out again.
    for (const { bracket, top, height } of entries.flatMap(({ target }) => placesIn(target))) {
      bracket.style.top = `${top}px`;
      bracket.style.height = `${height}px`;
    }
  });
  // Far blocks are not laid out yet, and asking them for their lines would make them so: only what is near is asked.
  const nearness = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          sizes.observe(target);
        } else {
          sizes.unobserve(target);
        }
      }
    },
    { root: root.ownerDocument, rootMargin: '100% 0px' },
  );
  return {
    watch: (block) => nearness.observe(block),
    forget(block) {
      nearness.unobserve(block);
      sizes.unobserve(block);
    },
  };
}

/** Where the brackets of a block belong. @param {Element} block */
function placesIn(block) {
  const within = block.getBoundingClientRect();
  const left = within.left + Number.parseFloat(getComputedStyle(block).paddingLeft);
  return [...block.querySelectorAll('.bracket')].map((bracket) => {
    const lines = bracket.nextElementSibling?.getClientRects() ?? [];
    const [first, last] = [lines[0] ?? within, lines[lines.length - 1] ?? within];
    // Two sentences that share a line share it half and half.
    const half = first.height / 2;
    const top = first.top - within.top + (lines.length > 1 && first.left - left > 1 ? half : 0);
    const bottom =
      last.bottom - within.top - (lines.length > 1 && bracket.nextElementSibling?.nextSibling ? half : 0);
    return { bracket: /** @type {HTMLElement} */ (bracket), top, height: bottom - top };
  });
}
