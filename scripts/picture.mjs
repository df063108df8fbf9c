// Takes the picture of the page that the README shows: docs/page.png. Build first (`make build`).

import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const OUT = fileURLToPath(new URL('../docs/page.png', import.meta.url));

const server = await serve({ folder: fileURLToPath(new URL('../www', import.meta.url)) });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 940 }, reducedMotion: 'reduce' });
  await page.goto(server.url);
  await page.locator('.privacy', { hasText: 'No request since ready' }).waitFor();
  await page.getByRole('button', { name: /^Diplomacy/ }).click();
  await page.getByRole('tab', { name: 'What happened' }).click();
  const mark = page.locator('p mark[data-kind=people]:not([data-faint])', { hasText: /^Halvorsen$/ }).first();
  await mark.click();
  await page.locator('#popover').waitFor();
  await page.locator('.claims summary').first().click();
  await mark.click();
  await page.screenshot({ path: OUT });
  console.log('docs/page.png');
} finally {
  await browser.close();
  await server.close();
}
