// The same in a worker thread, with a call that is stopped and one that comes after it.

import { createWorker } from 'dateline-news';

const engine = await createWorker();
const stop = new AbortController();
const long = 'The ministers met in Oslo on 3 May 2025. '.repeat(50_000);
const stopped = engine.analyze(long, { signal: stop.signal });
setTimeout(() => stop.abort(new Error('enough')), 20);
const reason = await stopped.catch((error) => error.message);
const { dates } = await engine.analyze('The ministers met in Oslo on 3 May 2025.');
engine.close();
console.log(JSON.stringify({ reason, dates: dates.map(({ timex }) => timex.value) }));
