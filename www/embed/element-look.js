/**
 * How the list of `<dateline-article>` looks. A page changes it by the parts and by custom properties.
 */

import { KINDS } from '../reading/kinds.js';
import { LOOKS } from './style.js';

const RULES = `
:host { display: block }
[part=panel] { font: 15px/1.5 var(--dateline-font, system-ui, sans-serif); color: var(--dateline-ink, inherit); margin: 1em 0 }
[part=status] { margin: 0 0 .5em }
[part=status][hidden] { display: none }
[part=groups] { display: flex; flex-wrap: wrap; gap: 8px 32px }
[part=kind] { font: 600 1em/1.5 inherit; margin: 0 }
[part=list] { list-style: none; margin: 0; padding: 0 }
[part=name] { font: inherit; color: inherit; text-align: start; min-height: 24px; padding: 2px 4px; border: 0; border-radius: 2px;
  background: none; cursor: pointer }
[part=name]:hover, [part=name][aria-pressed=true] { background: var(--dateline-focus, rgb(255 214 102 / 45%)) }
[part=name]:focus-visible { outline: 2px solid currentColor; outline-offset: 1px }
[part=count] { font-size: .85em; font-variant-numeric: tabular-nums }
`;

/** A style sheet for one element. */
export function look() {
  const hues = KINDS.map((kind) => {
    const { form, light, dark } = LOOKS[kind];
    const hue = `var(--dateline-${kind}, light-dark(${light}, ${dark}))`;
    return `[part=kind][data-kind=${kind}] { text-decoration: underline ${form} ${hue}; text-underline-offset: .2em }`;
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES + hues.join('\n'));
  return sheet;
}
