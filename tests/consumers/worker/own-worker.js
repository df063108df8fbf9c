import { analyze, init } from './dateline/lib/dateline.js';

self.addEventListener('message', async ({ data }) => {
  await init();
  const { mentions } = await analyze(data);
  self.postMessage(mentions.map(({ text }) => text).join(', '));
});
