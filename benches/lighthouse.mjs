// Lighthouse's verdict on the page as it is hosted (`node scripts/dist.mjs`), on its own slow phone. Prints Markdown and
// fails under the floors. Lighthouse is 185 MB, so npx fetches it here instead of everybody's setup.

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../scripts/serve.mjs';

const LIGHTHOUSE = 'lighthouse@12.8.2';
const FLOORS = { performance: 90, accessibility: 95, 'best-practices': 95 };
const SHOWN = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];

const site = fileURLToPath(new URL('../dist/site', import.meta.url));
spawnSync('node', [fileURLToPath(new URL('../scripts/dist.mjs', import.meta.url)), site], {
  stdio: 'inherit',
});
const report = join(tmpdir(), `dateline-lighthouse-${process.pid}.json`);
const server = await serve({ folder: site });
try {
  await run('npx', [
    '--yes',
    LIGHTHOUSE,
    server.url,
    `--only-categories=${Object.keys(FLOORS).join(',')}`,
    '--output=json',
    `--output-path=${report}`,
    '--quiet',
    '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage',
  ]);
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
  console.log('| Lighthouse | | floor |\n| --- | --- | --- |');
  for (const [id, floor] of Object.entries(FLOORS)) {
    const score = Math.round(categories[id].score * 100);
    console.log(`| ${categories[id].title} | ${score} | ${floor} |`);
    if (score < floor) {
      process.exitCode = 1;
    }
  }
  for (const id of SHOWN) {
    console.log(`| ${audits[id].title} | ${audits[id].displayValue} | |`);
  }
} finally {
  await server.close();
}

/** Waits without blocking: the server in this process has to answer. @param {string} program @param {string[]} args */
async function run(program, args) {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { CHROME_PATH: '/usr/bin/chromium', ...process.env },
  });
  const status = await new Promise((done) => child.on('close', done));
  if (status !== 0) {
    throw new Error(`${program} ended with ${status}`);
  }
}
