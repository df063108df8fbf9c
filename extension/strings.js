/** Every word of the extension that the page itself does not have. */
export const strings = {
  states: {
    idle: 'Open a page with an article and press Dateline’s button.',
    reading: 'Reading the page …',
    empty: 'No text was found on this page.',
    refused: 'This page can’t be read: browsers keep their own pages to themselves.',
    left: 'The page has changed. Press Dateline’s button on it to read it.',
  },
  again: 'Read the page',
  notPlaced: (/** @type {number} */ count) => `${count} not placed`,
  from: {
    article: 'The article of this page',
    selection: 'What is selected on this page',
    page: 'The text of this page',
  },
};
