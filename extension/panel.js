/**
 * The side panel: the page's own lists, for the article of the tab that was asked for. The engine runs here, in a worker;
 * the page gets the marks and nothing else.
 */

/** @import { Page } from '../www/page.js' */
/** @import { Analysis } from '../www/lib/dateline.js' */
/** @import { FromPage } from './messages.js' */
/** @import { Kind } from '../www/reading/kinds.js' */
import { createEngine } from '../www/engine.js';
import { createHistory } from '../www/history.js';
import { INITIAL, isUnsure, isVisible } from '../www/page.js';
import { KINDS } from '../www/reading/kinds.js';
import { createStore } from '../www/store.js';
import { strings as words } from '../www/strings.js';
import { noticeView } from '../www/views/desk.js';
import { button, element } from '../www/views/dom.js';
import { entitiesView } from '../www/views/entities.js';
import { legendView } from '../www/views/legend.js';
import { referenceView } from '../www/views/reference.js';
import { relationsView } from '../www/views/relations.js';
import { tabList } from '../www/views/tabs.js';
import { timelineView } from '../www/views/timeline.js';
import { connection } from './connection.js';
import { strings } from './strings.js';

const state = createStore(INITIAL);
const engine = createEngine(state);
const corrections = createHistory(state);
const toast = element('p', { class: 'toast', role: 'status' });
const status = element('p', { class: 'status', role: 'status' }, strings.states.idle);
const title = element('h1', { class: 'title', dir: 'auto' });
const source = element('p', { class: 'source' });
const placed = element('p', { class: 'source', role: 'status' });
const page = connection({ heard, left: () => say('left') });
/** The tab that is read. @type {number | null} */
let tab = null;

/** @type {Page} */
const views = {
  state,
  read: () => {},
  analyze: engine.analyze,
  goToMark(id) {
    const mark = state.get().reading?.markById.get(id);
    if (mark) {
      state.set({ lit: mark.key });
      page.say({ kind: 'focus', key: mark.key, id });
    }
  },
  goToKey(key) {
    state.set({ lit: key });
    page.say({ kind: 'focus', key, id: null });
  },
  goToSentence(index) {
    const sentence = state.get().reading?.sentences[index];
    if (sentence) {
      page.say({ kind: 'reveal', start: sentence.start, end: sentence.end });
    }
  },
  pin: () => {},
  isShown: (mark) => isVisible(state.get(), mark.kind, isUnsure(mark)),
  isShownElement: ({ dataset }) => isVisible(state.get(), dataset.kind ?? '', dataset.unsure !== undefined),
  say: (message) => {
    toast.textContent = message;
  },
  correct: corrections.change,
  undo: () => corrections.undo(),
  redo: () => corrections.redo(),
  toggle(kind, alone = false) {
    const { hidden } = state.get();
    const others = KINDS.filter((other) => other !== kind);
    const isAlone = !hidden.has(kind) && hidden.size === others.length;
    state.set({ hidden: new Set(alone ? (isAlone ? [] : others) : toggled(hidden, kind)) });
  },
  retry: () => void engine.start(),
  cancel: engine.cancel,
};

const tabs = [
  { id: 'who', name: words.rail.who, panel: entitiesView(views) },
  { id: 'when', name: words.rail.when, panel: timelineView(views) },
  { id: 'what', name: words.rail.what, panel: relationsView(views) },
];
const list = tabList(words.rail.label, tabs, (id) => state.set({ tab: id }));
const lists = element(
  'section',
  { class: 'lists', hidden: true },
  title,
  source,
  element('div', { class: 'about' }, referenceView(views), legendView(views)),
  placed,
  list.node,
  element('div', { class: 'sheet' }, ...tabs.map(({ panel }) => panel)),
);
const again = button(strings.again, () => void readTab(), { hidden: true });
document.body.replaceChildren(element('main', {}, status, again, noticeView(views), lists), toast);

state.on(['tab'], ({ tab: chosen }) => list.select(chosen));
state.on(['reading', 'hidden', 'showUnsure'], ({ reading }) => {
  if (reading) {
    page.say({ kind: 'marks', text: reading.text, analysis: shown(reading.analysis) });
  }
});
list.select(state.get().tab);
state.announce();

chrome.storage.session.onChanged.addListener(({ asked }) => {
  if (asked?.newValue) {
    tab = /** @type {{ tab: number }} */ (asked.newValue).tab;
    void readTab();
  }
});
const { asked } = await chrome.storage.session.get('asked');
void engine.start();
if (asked) {
  tab = /** @type {{ tab: number }} */ (asked).tab;
  await readTab();
}

async function readTab() {
  if (tab === null) {
    return;
  }
  say('reading');
  // Asked once, read once: a panel that is opened later waits to be asked.
  await chrome.storage.session.remove('asked');
  try {
    await page.open(tab);
  } catch {
    say('refused');
  }
}

/** @param {FromPage} message */
function heard(message) {
  switch (message.kind) {
    case 'text': {
      const { text, published, origin, title: name } = message;
      title.textContent = name;
      source.textContent = strings.from[origin];
      if (text === '') {
        say('empty');
        break;
      }
      const sameArticle = state.get().phase === 'read' && state.get().text !== '';
      state.set({
        phase: 'read',
        ...(sameArticle ? {} : { referenceDate: published, referenceAssumed: false }),
        text,
      });
      say(null);
      break;
    }
    case 'placed':
      placed.textContent = message.notPlaced === 0 ? '' : strings.notPlaced(message.notPlaced);
      break;
    case 'focused':
      state.set({ lit: message.key });
  }
}

/** Says what state the panel is in; `null`: an article is read. @param {keyof typeof strings.states | null} name */
function say(name) {
  status.textContent = name === null ? '' : strings.states[name];
  status.hidden = name === null;
  again.hidden = name !== 'left' && name !== 'refused';
  lists.hidden = name !== null;
  if (name !== null) {
    state.set({ phase: 'start', text: '', reading: null, lit: null, referenceDate: null });
  }
}

/** What is to be marked in the page: nothing that the person has hidden. @param {Analysis} analysis @returns {Analysis} */
function shown(analysis) {
  const { reading } = state.get();
  const visible = (/** @type {{ id: string }} */ { id }) => {
    const mark = reading?.markById.get(id);
    return mark !== undefined && views.isShown(mark);
  };
  return {
    ...analysis,
    mentions: analysis.mentions.filter(visible),
    dates: analysis.dates.filter(visible),
    events: [],
  };
}

/** @param {ReadonlySet<Kind>} kinds @param {Kind} kind */
function toggled(kinds, kind) {
  return kinds.has(kind) ? [...kinds].filter((other) => other !== kind) : [...kinds, kind];
}
