import { createWorker } from './dateline/lib/dateline.js';

const engine = await createWorker();
const { mentions } = await engine.analyze(document.querySelector('article').innerText);

document.querySelector('#names').textContent = mentions.map(({ text }) => text).join(', ');
