/** `<dateline-article>`: marks an article of the page and lists what it found. */

import type { AddHighlightingListener, Highlighting, HighlightOptions } from './highlight.js';

/**
 * Registers the element, under another name if you like; once for each name. Nothing is registered by importing.
 *
 * Attributes: `for`, a selector of the article (left out: what the element holds); `kinds`, as `people dates`;
 * `reference-date`; `theme`, `light` or `dark` (left out: what suits the ground); `renderer`, `highlight` or `mark`.
 *
 * Events: `analyzed`, `entityfocus` and `error`, as those of `highlight`; they bubble.
 *
 * Parts: `panel`, `status`, `groups`, `group`, `kind`, `list`, `item`, `name`, `count`. Custom properties:
 * `--dateline-people` and its like for each kind, `--dateline-focus`, `--dateline-font`, `--dateline-ink`.
 */
export function define(name?: string): void;

export interface DatelineArticle extends HTMLElement {
  /** Who reads; to be set before the element is in the page. Left out: a worker that all elements share. */
  engine: HighlightOptions['engine'];
  /** What marks; `null` while there is no article. */
  readonly highlighting: Highlighting | null;
  addEventListener: AddHighlightingListener;
}
