/**
 * The page's state: one object that is replaced, never changed, and whoever asked is told what is new.
 */

/**
 * @template {object} State
 * @typedef {object} Store
 * @property {() => State} get
 * @property {(changes: Partial<State>) => void} set
 * @property {() => void} announce  calls every listener: once, when all are there
 * @property {(keys: (keyof State)[], react: (state: State) => void) => void} on  calls `react` when one of `keys` changed
 */

/**
 * @template {object} State
 * @param {State} initial
 * @returns {Store<State>}
 */
export function createStore(initial) {
  let state = initial;
  /** @type {{ keys: (keyof State)[], react: (state: State) => void }[]} */
  const listeners = [];
  return {
    get: () => state,
    set(changes) {
      const before = state;
      state = { ...state, ...changes };
      const changed = (/** @type {keyof State} */ key) => before[key] !== state[key];
      for (const { keys, react } of listeners) {
        if (keys.some(changed)) {
          react(state);
        }
      }
    },
    announce() {
      for (const { react } of listeners) {
        react(state);
      }
    },
    on(keys, react) {
      listeners.push({ keys, react });
    },
  };
}
