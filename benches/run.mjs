// Times Dateline beside compromise on the sample articles, and its dates beside chrono-node (Node alone), in Node and in
// Chromium, and prints Markdown.
//
//   node benches/run.mjs [--rounds N]

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from '../scripts/serve.mjs';
import { closeBrowser, openBrowser } from '../tests/e2e/harness.mjs';
import * as dateline from '../www/lib/dateline.js';
import { firstAnswers, median, PEER, speeds } from './work.mjs';

/** @param {string} path */
const place = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const DATELINE = new URL('../www/lib/dateline.js', import.meta.url).href;
// The build that has everything in one file: the same for Node and for the browser.
const COMPROMISE = 'compromise/builds/three/compromise-three.mjs';
const COMPROMISE_HERE = new URL(`../node_modules/${COMPROMISE}`, import.meta.url).href;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, first: { type: 'boolean' } },
});
const rounds = Number(values.rounds);
const samples = readdirSync(place('www/samples')).filter((name) => name.endsWith('.txt'));
const text = samples.map((name) => readFileSync(place(`www/samples/${name}`), 'utf8')).join('\n\n');
/** What a reader's first article may be like: 10 KB, up to the end of a paragraph. */
const article = text.slice(0, text.lastIndexOf('\n\n', 10_000));

if (values.first) {
  console.log(
    JSON.stringify(await firstAnswers({ dateline: DATELINE, compromise: COMPROMISE_HERE, text: article })),
  );
} else {
  await report();
}

async function report() {
  const { default: nlp } = await import(COMPROMISE_HERE);
  await dateline.init();
  const chrono = await import('chrono-node');
  const inNode = await speeds(dateline, nlp, text, rounds, chrono.parse);
  const firstInNode = Array.from({ length: rounds }, firstInFreshNode);
  const { inChromium, firstInChromium } = await chromium();
  console.log(
    `${samples.length} articles, ${text.length} characters; ${rounds} rounds, medians; ${cpus()[0]?.model}\n`,
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
  console.log(
    `\n${PEER} finds people, places and organisations; it has no dates, relations or offsets in this call.`,
  );
}

/** @returns {Record<string, number>} */
function firstInFreshNode() {
  const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--first'], {
    encoding: 'utf8',
  });
  if (stdout === '') {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}

async function chromium() {
  const server = await serve({
    folder: place('www'),
    mounts: {
      '/benches/': place('benches'),
      '/tests/': place('tests/js'),
      '/compromise/': place('node_modules/compromise'),
    },
  });
  const peer = `/${COMPROMISE}`;
  const browser = await openBrowser();
  /** @param {(input: any) => any} work */
  const inFreshPage = async (work) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}tests/blank.html`);
    const result = await page.evaluate(work, { peer, text, article, rounds });
    await context.close();
    return result;
  };
  const firstInChromium = [];
  for (let round = 0; round < rounds; round += 1) {
    firstInChromium.push(
      await inFreshPage(async ({ peer, article }) => {
        const { firstAnswers } = await import('/benches/work.mjs');
        return firstAnswers({ dateline: '/lib/dateline.js', compromise: peer, text: article });
      }),
    );
  }
  /** @type {import('./work.mjs').Speed[]} */
  const inChromium = await inFreshPage(async ({ peer, text, rounds }) => {
    const { speeds } = await import('/benches/work.mjs');
    const dateline = await import('/lib/dateline.js');
    const { default: nlp } = await import(peer);
    await dateline.init();
    return speeds(dateline, nlp, text, rounds);
  });
  await closeBrowser();
  await server.close();
  return { inChromium, firstInChromium };
}
