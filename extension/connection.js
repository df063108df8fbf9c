/**
 * The panel's line to the page that is read. It ends when the page is left, when the tab is closed, and when another page is
 * asked for.
 */

/** @import { FromPage, FromPanel } from './messages.js' */
import { PORT } from './messages.js';

/**
 * @param {{ heard: (message: FromPage) => void, left: () => void }} panel
 */
export function connection({ heard, left }) {
  /** @type {chrome.runtime.Port | null} */
  let port = null;

  return {
    /** Puts the reader into the page of a tab; fails where the browser does not allow that. @param {number} tab */
    async open(tab) {
      port?.disconnect();
      port = null;
      await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['extension/reader.js'] });
      const opened = chrome.tabs.connect(tab, { name: PORT, frameId: 0 });
      opened.onMessage.addListener(heard);
      opened.onDisconnect.addListener(() => {
        if (port === opened) {
          port = null;
          left();
        }
      });
      port = opened;
    },
    /** Nothing is said where nobody listens any more. @param {FromPanel} message */
    say: (message) => port?.postMessage(message),
  };
}
