/**
 * The line that says whether anything was asked of a server since the page was ready.
 */

/** @import { Page, State } from '../page.js' */
/** @import { Store } from '../store.js' */
import { strings } from '../strings.js';
import { element, replace } from './dom.js';

/** @param {Page} page */
export function privacyView(page) {
  const node = element('footer', { class: 'privacy' });
  page.state.on(['requests', 'engine'], ({ requests, engine }) => {
    const words =
      requests === null
        ? engine === 'failed'
          ? ''
          : strings.states.loading
        : requests === 0
          ? strings.privacy.none
          : strings.privacy.some(requests);
    replace(node, words);
  });
  return node;
}

/** Counts from now on what the browser itself reports. @param {Store<State>} state */
export function watchRequests(state) {
  state.set({ requests: 0 });
  new PerformanceObserver((list) => {
    const asked = /** @type {PerformanceResourceTiming[]} */ (list.getEntries()).filter(wasAsked);
    if (asked.length > 0) {
      state.set({ requests: (state.get().requests ?? 0) + asked.length });
    }
  }).observe({ type: 'resource', buffered: false });
}

/**
 * Whether the browser asked anybody for it. What it takes out of its own memory again, as it does with fonts when the window
 * changes, is told as an entry too: of its own origin, with a body, and with nothing transferred.
 *
 * @param {PerformanceResourceTiming} entry
 */
function wasAsked({ name, transferSize, decodedBodySize, workerStart }) {
  const fromMemory = transferSize === 0 && decodedBodySize > 0 && workerStart === 0;
  return !fromMemory && !name.startsWith('blob:') && !name.startsWith('data:');
}
