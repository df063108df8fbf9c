// An engine that knows some names by heart: tests of marking need to know what is marked where, and nothing else.
// Nothing is imported here, so that a browser can load it too.

/**
 * @param {Record<string, import('../../www/lib/dateline.js').EntityType>} names
 * @returns {import('../../www/lib/dateline.js').Engine & { texts: string[] }}
 */
export function wordEngine(names) {
  /** @type {string[]} */
  const texts = [];
  return {
    texts,
    analyze: async (text) => {
      texts.push(text);
      return analysisOf(text, names);
    },
    exportAs: async () => '',
    loadModel: async () => 'by heart',
  };
}

/**
 * @param {string} text
 * @param {Record<string, import('../../www/lib/dateline.js').EntityType>} names
 * @returns {any}
 */
function analysisOf(text, names) {
  const entities = Object.entries(names).map(([name, type], index) => ({
    id: `e${index}`,
    type,
    name,
    aliases: [],
    links: {},
    salience: 0.5,
  }));
  const mentions = entities.flatMap(({ id, name, type }) =>
    [...text.matchAll(new RegExp(name.replaceAll(' ', '[ \\n]'), 'g'))].map(({ 0: words, index }) => ({
      id: `m${id}-${index}`,
      entity: id,
      type,
      level: 'name',
      start: index,
      end: index + words.length,
      text: words,
      confidence: 0.9,
      reason: 'By heart',
    })),
  );
  return { entities, mentions, dates: [], events: [] };
}
