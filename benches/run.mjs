// Times Dateline beside compromise, wink-nlp and chrono-node on the sample articles, in Node and in Chromium, and prints
// Markdown: downloads, speed by stage, the first answers, and what each peer does not do.
//
//   node benches/run.mjs [--rounds N]

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from '../scripts/serve.mjs';
import { closeBrowser, openBrowser } from '../tests/e2e/harness.mjs';
import * as dateline from '../www/lib/dateline.js';
import { bundlePeers, downloads, FOLDER, PEERS } from './peers.mjs';
import { firstAnswers, firstDates, median, speeds } from './work.mjs';

/** What is timed once in a process or page of its own. */
const FIRST = [firstAnswers, firstDates];

/** @param {string} path */
const place = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const DATELINE = new URL('../www/lib/dateline.js', import.meta.url).href;
const PEERS_HERE = PEERS.map((name) => pathToFileURL(`${FOLDER}/${name}.mjs`).href);

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, first: { type: 'string' } },
});
const rounds = Number(values.rounds);
const samples = readdirSync(place('www/samples')).filter((name) => name.endsWith('.txt'));
const text = samples.map((name) => readFileSync(place(`www/samples/${name}`), 'utf8')).join('\n\n');
/** What a reader's first article may be like: 10 KB, up to the end of a paragraph. */
const article = text.slice(0, text.lastIndexOf('\n\n', 10_000));

const first = FIRST.find(({ name }) => name === values.first);
if (first) {
  console.log(JSON.stringify(await first({ dateline: DATELINE, peers: PEERS_HERE, text: article })));
} else {
  await bundlePeers();
  await report();
}

async function report() {
  await dateline.init();
  /** @type {import('./work.mjs').Peer[]} */
  const peers = await Promise.all(PEERS_HERE.map((address) => import(address)));
  const inNode = await speeds(dateline, peers, text, rounds);
  const firstInNode = Array.from({ length: rounds }, firstInFreshNode);
  const { inChromium, firstInChromium } = await chromium();
  console.log('| library and its model, downloaded | gzip | brotli |\n| --- | --- | --- |');
  for (const { name, gzip, brotli } of downloads()) {
    console.log(`| ${name} | ${gzip} | ${brotli} |`);
  }
  console.log(
    `\n${samples.length} articles, ${text.length} characters; ${rounds} rounds, medians; ${cpus()[0]?.model}\n`,
  );
  console.log(
    '| tokens a second | Node | times compromise | Chromium | times compromise |\n| --- | --- | --- | --- | --- |',
  );
  for (const [index, { name, perSecond, ratio }] of inNode.entries()) {
    const there = inChromium[index];
    console.log(
      `| ${name} | ${perSecond} | ${ratio.toFixed(1)} | ${there?.perSecond ?? '-'} | ${there?.ratio.toFixed(1) ?? '-'} |`,
    );
  }
  console.log(
    `\n| milliseconds, once, ${article.length} characters | Node | Chromium |\n| --- | --- | --- |`,
  );
  for (const name of Object.keys(firstInNode[0] ?? {})) {
    const cells = [firstInNode, firstInChromium].map((times) =>
      median(times.map((one) => one[name] ?? Number.NaN)),
    );
    console.log(`| ${name} | ${cells.map((cell) => cell.toFixed(1)).join(' | ')} |`);
  }
  console.log('');
  for (const { readers, LACKS } of peers) {
    console.log(`- ${readers[0]?.name.split(':')[0]} ${LACKS}.`);
  }
}

/** @returns {Record<string, number>} */
function firstInFreshNode() {
  const times = FIRST.map(({ name }) => {
    const script = [fileURLToPath(import.meta.url), '--first', name];
    const { stdout, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8' });
    if (stdout === '') {
      throw new Error(stderr);
    }
    return JSON.parse(stdout);
  });
  return Object.assign({}, ...times);
}

async function chromium() {
  const server = await serve({
    folder: place('www'),
    mounts: { '/benches/': place('benches'), '/tests/': place('tests/js'), '/peers/': FOLDER },
  });
  const peers = PEERS.map((name) => `/peers/${name}.mjs`);
  const browser = await openBrowser();
  /**
   * @param {(input: any) => any} work
   * @param {object} input
   */
  const inFreshPage = async (work, input) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}tests/blank.html`);
    const result = await page.evaluate(work, input);
    await context.close();
    return result;
  };
  const firstInChromium = [];
  for (let round = 0; round < rounds; round += 1) {
    const input = { dateline: '/lib/dateline.js', peers, text: article };
    const times = [
      await inFreshPage(async (input) => (await import('/benches/work.mjs')).firstAnswers(input), input),
      await inFreshPage(async (input) => (await import('/benches/work.mjs')).firstDates(input), input),
    ];
    firstInChromium.push(Object.assign({}, ...times));
  }
  /** @type {import('./work.mjs').Speed[]} */
  const inChromium = await inFreshPage(
    async ({ peers, text, rounds }) => {
      const { speeds } = await import('/benches/work.mjs');
      const dateline = await import('/lib/dateline.js');
      await dateline.init();
      const loaded = await Promise.all(peers.map((/** @type {string} */ address) => import(address)));
      return speeds(dateline, loaded, text, rounds);
    },
    { peers, text, rounds },
  );
  await closeBrowser();
  await server.close();
  return { inChromium, firstInChromium };
}
