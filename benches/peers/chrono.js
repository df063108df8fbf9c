// chrono-node, by patterns over the text.

import { parse } from 'chrono-node';

export const LACKS =
  'finds days and times, as points; no durations, sets, quarters or seasons; nothing but dates';

/** @type {import('../work.mjs').Reader[]} */
export const readers = [{ name: 'chrono-node: dates', read: (text) => parse(text) }];
