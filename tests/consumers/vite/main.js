import { createWorker } from 'dateline-news';
import wasm from 'dateline-news/dateline.wasm?url';
import model from 'dateline-news/english.dateline?url';
import worker from 'dateline-news/worker?url';

const engine = await createWorker({ wasm, model, worker });

const { entities } = await engine.analyze('France and Germany held talks in Brussels on 3 May 2025.');
/** @type {HTMLElement} */ (document.querySelector('#names')).textContent = entities
  .map(({ name }) => name)
  .join(', ');
