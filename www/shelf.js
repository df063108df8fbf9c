/**
 * Reads many articles one after the other, and keeps a summary of each.
 */

/** @import { Analysis } from './lib/dateline.js' */
/** @import { State } from './page.js' */
/** @import { Shelved } from './reading/shelf.js' */
/** @import { Store } from './store.js' */
import { textOfFile } from './files.js';
import { headlineOf, readingOf } from './reading/reading.js';
import { summaryOf } from './reading/shelf.js';
import { strings } from './strings.js';

/** Files that are taken at once. */
const MOST = 500;

/**
 * @param {Store<State>} state
 * @param {(text: string) => Promise<Analysis>} analyze
 */
export function createShelf(state, analyze) {
  let lastId = 0;
  /** Changes with every new pile of files, and when reading is to stop. */
  let round = 0;

  /** @param {Shelved} article @param {Partial<Shelved>} found */
  const put = (article, found) =>
    state.set({
      shelf: state.get().shelf.map((one) => (one.id === article.id ? { ...one, ...found } : one)),
    });
  const readAll = async () => {
    round += 1;
    const mine = round;
    for (const article of state.get().shelf.filter(({ summary, problem }) => !summary && !problem)) {
      try {
        const summary = summaryOf(readingOf(article.text, await analyze(article.text)));
        if (mine !== round) {
          return;
        }
        put(article, { summary });
      } catch (error) {
        put(article, { problem: strings.states.failed + (error instanceof Error ? error.message : '') });
      }
    }
  };
  state.on(['engine'], ({ engine, shelf }) => {
    if (engine === 'ready' && shelf.length > 0) {
      void readAll();
    }
  });

  return {
    /** Puts `files` on the shelf beside what lies there. @param {File[]} files */
    async add(files) {
      const taken = await Promise.all(
        files.slice(0, MOST).map(async (file) => ({ file: file.name, text: await textOfFile(file) })),
      );
      const added = taken.map(({ file, text }) => {
        lastId += 1;
        return {
          id: lastId,
          file,
          text: text ?? '',
          headline: headlineOf(text ?? '') || file,
          summary: null,
          problem: text === null ? strings.states.badFile : null,
        };
      });
      state.set({ phase: 'shelf', shelf: [...state.get().shelf, ...added] });
      if (state.get().engine === 'ready') {
        void readAll();
      }
    },
    /** Leaves unread what was not read yet. */
    stop() {
      round += 1;
      state.set({
        shelf: state
          .get()
          .shelf.map((one) =>
            one.summary || one.problem ? one : { ...one, problem: strings.states.stopped },
          ),
      });
    },
  };
}
