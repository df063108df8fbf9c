// compromise, by rules and word lists.

import nlp from 'compromise/three';

export const LACKS =
  'finds people, places and organisations; dates need a plug-in; no events, no relations, no entities over mentions';

/** @type {import('../work.mjs').Reader[]} */
export const readers = [
  {
    name: 'compromise: names',
    read: (text) => {
      const document = nlp(text);
      return [document.people().json(), document.places().json(), document.organizations().json()];
    },
  },
];
