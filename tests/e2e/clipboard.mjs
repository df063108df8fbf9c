// The clipboard of the browser, filled and emptied in other pages, as a person does who copies from one window to the next.

/**
 * Copies what another program has put together: plain text, and HTML beside it.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {{ plain: string, html: string }} copied
 */
export async function copyFromProgram(context, copied) {
  const other = await context.newPage();
  await other.setContent('<p>Copied</p>');
  await other.evaluate(({ plain, html }) => {
    document.addEventListener('copy', (event) => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', plain);
      event.clipboardData?.setData('text/html', html);
    });
  }, copied);
  await copyAll(other);
}

/**
 * Copies all of a page that shows `html`.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} html
 */
export async function copyFromPage(context, html) {
  const other = await context.newPage();
  await other.setContent(html);
  await copyAll(other);
}

/** @param {import('playwright-core').Page} other */
async function copyAll(other) {
  await other.keyboard.press('Control+a');
  await other.keyboard.press('Control+c');
  await other.close();
}

/**
 * What a person gets who pastes into an editable field of another page.
 *
 * @param {import('playwright-core').BrowserContext} context
 */
export async function pasteElsewhere(context) {
  const other = await context.newPage();
  await other.setContent('<div contenteditable role="textbox"></div><textarea></textarea>');
  await other.getByRole('textbox').first().press('Control+v');
  await other.locator('textarea').press('Control+v');
  return other;
}
