/**
 * The empty page: one place to paste, one sentence, five front pages.
 */

/** @import { Page } from '../page.js' */
/** @import { Sample } from '../samples/index.js' */
import { strings } from '../strings.js';
import { button, element, replace } from './dom.js';

const words = strings.start;

/**
 * @param {Page} page
 * @param {() => void} openFile
 */
export function startView(page, openFile) {
  const field = element('textarea', {
    class: 'paste',
    'aria-label': words.field,
    placeholder: words.placeholder,
    spellcheck: 'false',
    autocomplete: 'off',
    rows: 5,
  });
  const fronts = element('ul', { class: 'plain fronts' });
  const read = () => {
    if (field.value.trim() === '') {
      page.say(words.nothing);
      field.focus();
    } else {
      page.read(field.value);
    }
  };
  field.addEventListener('paste', () => setTimeout(read));
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      read();
    }
  });
  const node = element(
    'section',
    { class: 'start' },
    element('h2', {}, words.heading),
    element('p', { class: 'promise' }, words.promise),
    field,
    element(
      'p',
      { class: 'actions' },
      button(words.read, read, { class: 'strong' }),
      button(words.open, openFile),
    ),
    element('h3', {}, words.samples, element('small', {}, words.samplesNote)),
    fronts,
  );
  page.state.on(['phase'], ({ phase }) => {
    node.hidden = phase !== 'start';
    if (phase === 'start') {
      field.value = '';
    }
  });
  return {
    node,
    field,
    /** @param {Sample[]} samples */
    offer(samples) {
      replace(fronts, ...samples.map((sample) => element('li', {}, front(page, sample))));
    },
  };
}

/** @param {Page} page @param {Sample} sample */
function front(page, sample) {
  return element(
    'button',
    { type: 'button', class: 'front', 'data-sample': sample.id, onclick: () => page.read(sample.text) },
    element('span', { class: 'section' }, sample.section),
    element('span', { class: 'headline' }, sample.headline),
    element('span', { class: 'lead', 'aria-hidden': 'true' }, sample.lead),
  );
}
