/**
 * Settings and corrections on this device, only after the person asked for it.
 */

/** @import { State } from './page.js' */
/** @import { Store } from './store.js' */
import { parseLexicon } from './reading/corrections.js';

const PLACE = 'dateline';
const SETTINGS = /** @type {const} */ (['theme', 'showUnsure', 'labels', 'singleKeys', 'dateOrder']);

/** @param {Store<State>} state */
export function createMemory(state) {
  let kept = false;
  /** Whether the browser has taken it. */
  const write = () => {
    const { lexicon, ...rest } = state.get();
    const settings = Object.fromEntries(SETTINGS.map((name) => [name, rest[name]]));
    const taken = attempt(() => {
      localStorage.setItem(PLACE, JSON.stringify({ settings, lexicon }));
      return true;
    });
    return taken ?? false;
  };
  state.on([...SETTINGS, 'lexicon'], () => kept && write());
  return {
    isKept: () => kept,
    /** Whether it is done as asked. @param {boolean} on */
    keep(on) {
      kept = on && write();
      if (!on) {
        attempt(() => localStorage.removeItem(PLACE));
      }
      return kept === on;
    },
    /** What was kept, back into the state. */
    recall() {
      const stored = attempt(() => JSON.parse(localStorage.getItem(PLACE) ?? 'null'));
      if (stored && typeof stored === 'object') {
        kept = true;
        const known = SETTINGS.filter((name) => typeof stored.settings?.[name] === typeof state.get()[name]);
        state.set({
          ...Object.fromEntries(known.map((name) => [name, stored.settings[name]])),
          lexicon: parseLexicon(JSON.stringify(stored.lexicon ?? [])) ?? [],
        });
      }
    },
    forget() {
      kept = false;
      attempt(() => localStorage.clear());
    },
  };
}

/** Storage may be switched off; the page works without. @template T @param {() => T} act @returns {T | null} */
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
