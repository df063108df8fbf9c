/**
 * Runs in the page, apart from the page's own scripts: finds the article, tells its text to the panel, and marks what that
 * found. It ends with the panel; then all marks are gone.
 */

/** @import { FromPage, FromPanel } from './messages.js' */
/** @import { Engine } from '../www/lib/dateline.js' */
/** @import { Highlighting as Marking } from '../www/embed/highlight.js' */
import { gather, partsOf } from '../www/embed/gather.js';
import { Highlighting } from '../www/embed/highlighting.js';
import { articleOf } from './article.js';
import { PORT } from './messages.js';

/** A page is read anew when the button is pressed again. @type {typeof globalThis & { datelineStop?: () => void }} */
const scope = globalThis;

scope.datelineStop?.();
chrome.runtime.onConnect.addListener(start);
scope.datelineStop = () => chrome.runtime.onConnect.removeListener(start);

/** @param {chrome.runtime.Port} port */
function start(port) {
  if (port.name !== PORT) {
    return;
  }
  scope.datelineStop?.();
  const { origin, title, published, only } = articleOf(document);
  const reading = { ...(only ? { only, skip: '' } : {}) };
  /** @type {(message: FromPage) => void} */
  const say = (message) => port.postMessage(message);
  /** What the panel has not answered yet. @type {{ text: string, answer: (analysis: any) => void } | undefined} */
  let asked;

  /** @type {Engine} */
  const panel = {
    analyze: (text) =>
      new Promise((answer) => {
        say({ kind: 'text', text, published, origin, title });
        if (text === '') {
          answer(/** @type {any} */ ({ entities: [], mentions: [], dates: [], events: [] }));
        } else {
          asked = { text, answer };
        }
      }),
    exportAs: () => Promise.reject(new Error('The panel exports.')),
    loadModel: () => Promise.reject(new Error('The panel has the model.')),
  };
  /** @type {Marking} */
  const highlighting = new Highlighting(document.body, panel, { ...reading, minConfidence: 0 });
  highlighting.addEventListener('analyzed', ({ detail: { marks, notPlaced } }) =>
    say({ kind: 'placed', marks: marks.length, notPlaced }),
  );
  highlighting.addEventListener('entityfocus', ({ detail: { key } }) => say({ kind: 'focused', key }));

  port.onMessage.addListener((/** @type {FromPanel} */ message) => {
    if (message.kind === 'marks') {
      if (asked?.text === message.text) {
        asked.answer(message.analysis);
        asked = undefined;
      } else if (highlighting.text === message.text) {
        highlighting.show(message.text, message.analysis);
      }
    } else if (message.kind === 'focus') {
      const mark = highlighting.marks.find(({ key, id }) =>
        message.id === null ? key === message.key : id === message.id,
      );
      highlighting.focus(message.key, mark);
      if (mark) {
        highlighting.reveal(mark);
      }
    } else {
      select(message.start, message.end);
    }
  });
  const stop = () => highlighting.stop();
  port.onDisconnect.addListener(stop);
  scope.datelineStop = () => {
    stop();
    port.disconnect();
  };

  /** Selects words of the text and scrolls to them. @param {number} start @param {number} end */
  function select(start, end) {
    const parts = partsOf(gather(document.body, reading).pieces, start, end);
    const [first, last] = [parts[0], parts.at(-1)];
    if (first && last) {
      document.getSelection()?.setBaseAndExtent(first.node, first.start, last.node, last.end);
      first.node.parentElement?.scrollIntoView({ block: 'center' });
    }
  }
}
