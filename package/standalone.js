// Everything in one file without imports, and the element registered: for a script tag.

import { define } from '../www/embed/element.js';

export { define } from '../www/embed/element.js';
export * from '../www/embed/highlight.js';
export * from '../www/lib/dateline.js';

define();
