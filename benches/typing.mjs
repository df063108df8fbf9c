// Measures the page in Chromium, by what the browser itself records: typing in an article of 5,000 words, and reading one of
// 97 KB. Prints Markdown. Build first (`make build`).

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../scripts/serve.mjs';
import { closeBrowser, openBrowser } from '../tests/e2e/harness.mjs';
import { median } from './work.mjs';

const WWW = fileURLToPath(new URL('../www', import.meta.url));
const samples = readdirSync(`${WWW}/samples`).filter((name) => name.endsWith('.txt'));
const text = samples.map((name) => readFileSync(`${WWW}/samples/${name}`, 'utf8')).join('\n\n');
const words = text.split(/\s+/).length;

/** @param {number} wanted characters */
const longText = (wanted) => `${text}\n\n`.repeat(Math.ceil(wanted / text.length)).slice(0, wanted);

const server = await serve({ folder: WWW });
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(server.url);
await page.locator('.privacy', { hasText: 'No request since ready' }).waitFor();
const cdp = await page.context().newCDPSession(page);

/**
 * The browser's own trace of what `act` sets going.
 *
 * @param {() => Promise<unknown>} act
 * @returns {Promise<Task[]>} of the page's main thread, longest first
 */
async function traced(act) {
  /** @type {any[]} */
  const events = [];
  const collect = (/** @type {{ value: any[] }} */ { value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'] },
  });
  await act();
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  const key = (/** @type {any} */ { pid, tid }) => `${pid} ${tid}`;
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(key),
  );
  return events
    .filter((event) => mains.has(key(event)) && event.ph === 'X' && event.name.endsWith('RunTask'))
    .map(({ dur = 0, tdur = dur }) => ({ wall: dur / 1000, cpu: tdur / 1000 }))
    .sort((a, b) => b.cpu - a.cpu);
}

/** @param {string} pasted */
const paste = (pasted) =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, pasted);

/** @typedef {{ wall: number, cpu: number }} Task milliseconds; a busy machine stretches the first alone */

/** @type {[string, string][]} */
const rows = [];
/** @param {Task[]} tasks */
const ofTasks = (tasks) => {
  const long = tasks.filter(({ cpu }) => cpu > 50);
  const [longest = { cpu: 0, wall: 0 }] = tasks;
  return `${long.length}; longest ${longest.cpu.toFixed(0)} ms (${longest.wall.toFixed(0)} ms by the wall)`;
};
const read = () => page.locator('html[data-busy=false]').waitFor({ timeout: 60_000 });

rows.push([
  '97 KB pasted: tasks over 50 ms of work',
  ofTasks(
    await traced(async () => {
      await paste(longText(97_000));
      await page.locator('mark[data-kind=people]').first().waitFor({ timeout: 60_000 });
      await page.waitForTimeout(2000);
    }),
  ),
]);
await paste(longText(Math.round((text.length / words) * 5_000)));
await page.locator('html[data-busy=true]').waitFor();
await read();
await page.getByRole('button', { name: 'Edit' }).click();
const editor = page.getByRole('textbox', { name: 'Text of the article' });
await editor.evaluate((/** @type {HTMLTextAreaElement} */ field) => {
  const middle = field.value.indexOf('\n\n', field.value.length / 2) + 2;
  field.setSelectionRange(middle, middle);
});
await page.waitForTimeout(1000);
await page.evaluate(() => {
  const keys = /** @type {number[]} */ ([]);
  Object.assign(window, { keys });
  document.addEventListener('keydown', () => {
    const pressed = performance.now();
    requestAnimationFrame(() => keys.push(performance.now() - pressed));
  });
});
/** @type {number[]} */
const refreshed = [];
/** Types a sentence about each name, and waits until it is marked. @param {string[]} names */
const typed = async (names) => {
  for (const name of names) {
    await page.keyboard.type(`In ${name} it rained. `, { delay: 40 });
    refreshed.push(
      await page.evaluate((wanted) => {
        const typed = performance.now();
        return new Promise((done) => {
          const look = () => {
            const line = [...document.querySelectorAll('.under .line')].find(({ textContent }) =>
              textContent?.includes(`In ${wanted} it rained`),
            );
            const marks = [...(line?.querySelectorAll('mark') ?? [])];
            return marks.some(({ textContent }) => textContent === wanted)
              ? done(performance.now() - typed)
              : requestAnimationFrame(look);
          };
          look();
        });
      }, name),
    );
    await page.waitForTimeout(1500);
  }
};
/** By the list that lies beside the text. @type {[string, string[]][]} */
const TYPED = [
  ['Who', ['Uruguay', 'Moscow', 'Geneva', 'Brussels', 'Vienna']],
  ['When', ['Ottawa', 'Madrid', 'Cairo']],
  ['What happened', ['Lima', 'Athens', 'Nairobi']],
];
/** @type {[string, string][]} */
const typing = [];
for (const [tab, names] of TYPED) {
  await page.getByRole('tab', { name: tab }).click();
  await editor.focus();
  await page.waitForTimeout(1000);
  typing.push([
    `typing beside the list ${tab}: tasks over 50 ms of work`,
    ofTasks(await traced(() => typed(names))),
  ]);
}
/** @type {number[]} */
const keys = await page.evaluate(() => /** @type {any} */ (window).keys);
rows.push(
  [
    '5,000 words: key to the next frame, median and worst',
    `${median(keys).toFixed(0)} and ${Math.max(...keys).toFixed(0)} ms`,
  ],
  [
    `marks refreshed after the last key, median and worst of ${refreshed.length}`,
    `${median(refreshed).toFixed(0)} and ${Math.max(...refreshed).toFixed(0)} ms`,
  ],
  ...typing,
);
console.log('| the page in Chromium | |\n| --- | --- |');
for (const row of rows) {
  console.log(`| ${row.join(' | ')} |`);
}
await closeBrowser();
await server.close();
