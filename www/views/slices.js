/**
 * Work in small turns, so that typing and scrolling never wait for it.
 */

/** Milliseconds of work before the page gets a turn: a fraction of what counts as a long task leaves room for layout. */
const SLICE = 8;

/**
 * Calls `step` until it says that nothing is left, a slice at a time; the first slice at once.
 *
 * @param {() => boolean} step does one piece; false when there is none any more
 * @returns {{ finish: () => void, stop: () => void }} `finish` does the rest at once, `stop` leaves it
 */
export function inSlices(step) {
  let open = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const workUntil = (/** @type {number} */ deadline) => {
    while (open && performance.now() < deadline) {
      open = step();
    }
  };
  const turn = () => {
    workUntil(performance.now() + SLICE);
    if (open) {
      timer = setTimeout(turn);
    }
  };
  turn();
  return {
    finish: () => workUntil(Infinity),
    stop() {
      open = false;
      clearTimeout(timer);
    },
  };
}
