// Compiled, never run: the package's types are found by its name, and are what they say.

import { type Analysis, analyze, createWorker, type DatelineError, type WorkerEngine } from 'dateline-news';
import { define } from 'dateline-news/element';
import { type Highlighting, highlight } from 'dateline-news/highlight';

export const analysis: Analysis = await analyze('Text.', { stages: ['dates'] });
export const engine: WorkerEngine = await createWorker({ model: null });
export const code: DatelineError['code'] = 'too-long';
// @ts-expect-error there is no such stage
await analyze('Text.', { stages: ['all'] });

define('news-article');
export const highlighting: Highlighting = highlight(document.body, { engine, kinds: ['people'] });
highlighting.addEventListener('analyzed', ({ detail }) => console.log(detail.marks[0]?.entity?.name));
