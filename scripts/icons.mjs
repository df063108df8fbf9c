// Draws the icons that have to be pixels from www/icon.svg: those of the extension, and the one of a page on a telephone.

import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DRAWN = readFileSync(`${ROOT}www/icon.svg`, 'utf8');
/** A telephone cuts the corners itself. */
const SQUARE = DRAWN.replace('rx="6"', 'rx="0"');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  mkdirSync(`${ROOT}extension/icons`, { recursive: true });
  for (const size of [16, 32, 48, 128]) {
    await draw(DRAWN, size, `extension/icons/${size}.png`);
  }
  await draw(SQUARE, 180, 'www/icon-180.png');
} finally {
  await browser.close();
}

/** @param {string} svg @param {number} size in pixels @param {string} path */
async function draw(svg, size, path) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
  await page.screenshot({ path: ROOT + path, omitBackground: true });
  await page.close();
  console.log(path);
}
