// Reads an article from standard input and prints who is in it, and what they do.

import { text } from 'node:stream/consumers';
import { analyze, init } from 'dateline-news';

const article = await text(process.stdin);

await init();
const { entities, events } = await analyze(article, { referenceDate: '2026-03-13' });

console.log(
  JSON.stringify({
    names: entities.map(({ name }) => name),
    events: events.map(({ type }) => type),
  }),
);
