/**
 * The place where an article lies: what is known about the whole of it above, then its text to read or to edit.
 */

/** @import { Page, State } from '../page.js' */
import { strings } from '../strings.js';
import { button, element, replace } from './dom.js';

/**
 * @param {Page} page
 * @param {{ strip: HTMLElement, reference: HTMLElement, legend: HTMLElement, find: HTMLElement, article: HTMLElement, naming: HTMLElement, editor: HTMLElement, paper: HTMLElement }} parts
 */
export function deskView(page, parts) {
  const node = element(
    'section',
    { class: 'desk', id: 'article' },
    parts.strip,
    element('div', { class: 'about' }, parts.reference, parts.legend),
    parts.find,
    element('p', { class: 'hint', id: 'marks-hint' }, strings.article.marksHint),
    parts.article,
    parts.naming,
    parts.editor,
    parts.paper,
  );
  page.state.on(['phase'], ({ phase }) => {
    node.hidden = phase === 'start' || phase === 'shelf';
    parts.article.hidden = parts.paper.hidden = phase !== 'read';
  });
  return node;
}

/** Milliseconds of reading before the page says so. */
const PATIENCE = 500;

/** @type {Partial<Record<State['engine'], string>>} */
const FAILURES = { failed: strings.states.loadFailed, 'model-failed': strings.states.modelFailed };

/** Warnings that the page gives where they belong: beside the engine's own state, and at the day of writing. */
const TOLD_ELSEWHERE = new Set(['no-model', 'no-reference-date']);

/** What a careful reader should know: trouble, warnings, and what is still to come. @param {Page} page */
export function noticeView(page) {
  const node = element('div', { class: 'notices', role: 'status' });
  const slow = element(
    'p',
    { hidden: true },
    strings.states.reading,
    ' ',
    button(strings.states.cancel, page.cancel, { class: 'quiet' }),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  page.state.on(['busy'], ({ busy }) => {
    clearTimeout(timer);
    slow.hidden = true;
    timer = setTimeout(() => {
      slow.hidden = !busy;
    }, PATIENCE);
  });
  page.state.on(['reading', 'problem', 'engine', 'busy', 'phase'], ({ reading, problem, engine, phase }) => {
    const failure = FAILURES[engine];
    const warnings = (reading?.analysis.warnings ?? []).filter(({ code }) => !TOLD_ELSEWHERE.has(code));
    replace(
      node,
      slow,
      failure && element('p', { class: 'problem' }, failure, ' ', button(strings.states.retry, page.retry)),
      problem !== null && element('p', { class: 'problem' }, problem),
      engine === 'dates' && phase !== 'start' && element('p', {}, strings.states.loadingModel),
      ...warnings.map(({ code, message }) =>
        element('p', {}, code === 'not-english' ? otherLanguage(reading?.analysis.language) : message),
      ),
    );
  });
  return node;
}

/** "German" rather than "de". @param {string | undefined} tag BCP 47 */
function otherLanguage(tag = 'und') {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  return strings.states.otherLanguage(name);
}
