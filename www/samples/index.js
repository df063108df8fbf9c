/** The sample articles, in the order they are offered. Their texts lie beside this file. */
export const SAMPLES = [
  { id: 'diplomacy', section: 'Diplomacy' },
  { id: 'business', section: 'Business' },
  { id: 'disaster', section: 'Disaster' },
  { id: 'sport', section: 'Sport' },
  { id: 'court', section: 'Court' },
];

/**
 * @typedef {{ id: string, section: string, text: string, headline: string, lead: string }} Sample
 */

/** Fetches all texts: the page asks for nothing more once it is ready. @returns {Promise<Sample[]>} */
export function loadSamples() {
  return Promise.all(
    SAMPLES.map(async ({ id, section }) => {
      const response = await fetch(new URL(`${id}.txt`, import.meta.url));
      if (!response.ok) {
        throw new Error(`${response.status} ${response.url}`);
      }
      const text = await response.text();
      const [headline = '', , ...body] = text.split('\n\n');
      return { id, section, text, headline, lead: body.join('\n\n') };
    }),
  );
}
