/**
 * Marks who, where and when in the text of a page that is already there, and keeps the marks in step with the page. The
 * types, and what each function promises, are in highlight.d.ts.
 */

import { KINDS } from '../reading/kinds.js';
import { Highlighting } from './highlighting.js';
import { join, leave } from './shared-engine.js';

export { KINDS };

/** @type {typeof import('./highlight.js').highlight} */
export function highlight(root, options = {}) {
  return options.engine === undefined
    ? new Highlighting(root, join(), options, leave)
    : new Highlighting(root, options.engine, options);
}
