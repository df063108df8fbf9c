import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openSite } from './harness.mjs';

after(closeBrowser);

for (const place of ['this thread', 'a worker']) {
  test(`the engine keeps its promises in Chromium, in ${place}`, async (t) => {
    const site = await openSite(t);
    const { page, problems } = await site.open('/tests/blank.html');
    const failures = await page.evaluate(async (inWorker) => {
      const dateline = await import('/lib/dateline.js');
      const { failuresOf } = await import('/tests/engine-cases.mjs');
      if (inWorker) {
        return failuresOf(await dateline.createWorker());
      }
      await dateline.init();
      return failuresOf(dateline);
    }, place === 'a worker');
    assert.deepEqual(failures, []);
    assert.deepEqual(problems, []);
    const models = site.requests.filter(({ path }) => path === '/models/english.dateline');
    assert.deepEqual(
      models.map(({ status }) => status),
      [200],
    );
  });
}
