/**
 * Corrections with undo and redo through the whole session.
 */

/** @import { LexiconEntry } from './lib/dateline.js' */
/** @import { State } from './page.js' */
/** @import { Store } from './store.js' */

/** @param {Store<State>} state */
export function createHistory(state) {
  /** @type {(readonly LexiconEntry[])[]} */
  let past = [];
  /** @type {(readonly LexiconEntry[])[]} */
  let future = [];
  const set = (/** @type {readonly LexiconEntry[]} */ lexicon) =>
    state.set({ lexicon, canUndo: past.length > 0, canRedo: future.length > 0 });
  return {
    /** @param {readonly LexiconEntry[]} lexicon */
    change(lexicon) {
      past = [...past, state.get().lexicon];
      future = [];
      set(lexicon);
    },
    /** @returns {boolean} whether there was something to undo */
    undo() {
      const before = past.at(-1);
      if (!before) {
        return false;
      }
      past = past.slice(0, -1);
      future = [...future, state.get().lexicon];
      set(before);
      return true;
    },
    /** @returns {boolean} whether there was something to redo */
    redo() {
      const after = future.at(-1);
      if (!after) {
        return false;
      }
      future = future.slice(0, -1);
      past = [...past, state.get().lexicon];
      set(after);
      return true;
    },
  };
}
