/** All of the package in one file without imports; importing it registers `<dateline-article>`. */
export * from './dateline.js';
export * from './element.js';
export * from './highlight.js';
