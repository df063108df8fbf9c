import { createWorker } from './dateline/lib/dateline.js';

const sentence = 'France and Germany held talks in Brussels on 3 May 2025. ';
const article = sentence.repeat(20_000);

const engine = await createWorker({ onProgress: ({ loaded, total }) => show(loaded, total) });
const stop = new AbortController();
const analysis = engine.analyze(article, { signal: stop.signal });

setTimeout(() => stop.abort(new Error('no longer wanted')), 30);
say('stopped', await analysis.catch((error) => error.message));
const { dates } = await engine.analyze(sentence);
say('after', dates.map(({ timex }) => timex.value).join());

// A worker of the site's own that uses the module inside.
const own = new Worker('own-worker.js', { type: 'module' });
own.addEventListener('message', ({ data }) => say('own', data));
own.postMessage(sentence);

/** @param {number} loaded @param {number | null} total */
function show(loaded, total) {
  const bar = document.querySelector('#progress');
  bar.max = total ?? loaded;
  bar.value = loaded;
}

/** @param {string} id @param {string} words */
function say(id, words) {
  document.getElementById(id).textContent = words;
}
