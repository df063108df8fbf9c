// Compiled, never run: the package's types are found by its name, and are what they say.

import { type Analysis, analyze, createWorker, type DatelineError, type WorkerEngine } from 'dateline-news';

export const analysis: Analysis = await analyze('Text.', { stages: ['dates'] });
export const engine: WorkerEngine = await createWorker({ model: null });
export const code: DatelineError['code'] = 'too-long';
// @ts-expect-error there is no such stage
await analyze('Text.', { stages: ['all'] });
