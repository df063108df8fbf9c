import { createWorker } from './dateline/lib/dateline.js';

const base = new URL('dateline/', location.href).href;
const integrity = await (await fetch(`${base}integrity.json`)).json();
const result = document.querySelector('#names');

try {
  const engine = await createWorker({
    wasm: await fetch(`${base}lib/wasm/dateline_bg.wasm`, {
      integrity: integrity['lib/wasm/dateline_bg.wasm'],
    }),
    model: `${base}models/english.dateline`,
    integrity: integrity['models/english.dateline'],
  });
  const { mentions } = await engine.analyze('France and Germany held talks in Brussels on 3 May 2025.');
  result.textContent = mentions.map(({ text }) => text).join(', ');
} catch (error) {
  result.textContent = `refused: ${error.code}`;
}
