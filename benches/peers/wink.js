// wink-nlp with its model for pages, by patterns and a tagger.

import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const nlp = winkNLP(model);

export const LACKS =
  'finds sentences, parts of speech, and dates, times, money and numbers as words without a value; no people, places or organisations, no relations';

/** @type {import('../work.mjs').Reader[]} */
export const readers = [
  {
    name: 'wink-nlp: tags, dates as words',
    read: (text) => {
      const document = nlp.readDoc(text);
      return [document.tokens().out(nlp.its.pos), document.entities().out(nlp.its.detail)];
    },
  },
];
