/**
 * What panel and page say to each other, over one port that ends with either of them.
 *
 * @typedef {import('../www/lib/dateline.js').Analysis} Analysis
 * @typedef {'article' | 'selection' | 'page'} Origin
 *
 * @typedef {{ kind: 'text', text: string, published: string | null, origin: Origin, title: string }
 *   | { kind: 'placed', marks: number, notPlaced: number }
 *   | { kind: 'focused', key: string | null }} FromPage
 *
 * @typedef {{ kind: 'marks', text: string, analysis: Analysis }
 *   | { kind: 'focus', key: string | null, id: string | null }
 *   | { kind: 'reveal', start: number, end: number }} FromPanel
 */

/** Name of the port. */
export const PORT = 'dateline';
