/**
 * Work in small turns, so that typing and scrolling never wait for it. All parts of the page share what one frame has room for:
 * each in its own turns, they would still fill a frame together.
 */

/** What is done before the page gets a frame: milliseconds, a fraction of what counts as a long task, and elements made,
 * for the browser has yet to style, lay out and paint them. */
const [TIME, ELEMENTS] = [6, 120];

/** Does one piece a step and yields how many elements it has made. @typedef {Generator<number, void>} Work */

/** Each gets a step in turn. @type {Work[]} */
const waiting = [];
let [time, elements] = [TIME, ELEMENTS];
let isFrameAwaited = false;

/** Does one piece. @param {Work} work @returns {boolean} whether there is more */
function step(work) {
  const began = performance.now();
  const { done, value } = work.next();
  time -= performance.now() - began;
  elements -= value ?? 0;
  return !done;
}

function turn() {
  awaitFrame();
  while (time > 0 && elements > 0) {
    const work = waiting.shift();
    if (!work) {
      break;
    }
    if (step(work)) {
      waiting.push(work);
    }
  }
}

/** Gives new room once the page has had its frame. */
function awaitFrame() {
  if (isFrameAwaited) {
    return;
  }
  isFrameAwaited = true;
  const renew = () => {
    isFrameAwaited = false;
    [time, elements] = [TIME, ELEMENTS];
    if (waiting.length > 0) {
      turn();
    }
  };
  // A page that nobody sees has no frames.
  document.hidden ? setTimeout(renew) : requestAnimationFrame(() => setTimeout(renew));
}

/**
 * Does `work` a slice at a time: the first piece at once, as many more as the frame has room for, the rest in the next ones.
 *
 * @param {Work} work
 * @returns {{ finish: () => void, stop: () => void }} `finish` does the rest at once, `stop` leaves it
 */
export function inSlices(work) {
  if (step(work)) {
    waiting.push(work);
  }
  turn();
  const leave = () => {
    const at = waiting.indexOf(work);
    if (at >= 0) {
      waiting.splice(at, 1);
    }
    return at >= 0;
  };
  return {
    finish() {
      if (leave()) {
        while (step(work));
      }
    },
    stop: leave,
  };
}

/** What has nothing to do. */
export const idle = { finish() {}, stop() {} };
