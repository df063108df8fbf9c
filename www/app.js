/**
 * The page: makes the state, the engine and the views, and joins them.
 */

/** @import { ExportFormat } from './lib/dateline.js' */
/** @import { Page } from './page.js' */
/** @import { Kind } from './reading/kinds.js' */
import { createEngine } from './engine.js';
import { filesOf, textOfFile } from './files.js';
import { createHistory } from './history.js';
import { textOfTransfer } from './html.js';
import { isTyping, listenToKeys } from './keys.js';
import { createMemory } from './memory.js';
import { prepareOffline } from './offline.js';
import { INITIAL, isUnsure, isVisible } from './page.js';
import { isDay } from './reading/calendar.js';
import { KINDS } from './reading/kinds.js';
import { headlineOf } from './reading/reading.js';
import { loadSamples } from './samples/index.js';
import { fromFragment } from './share.js';
import { createShelf } from './shelf.js';
import { createStore } from './store.js';
import { strings } from './strings.js';
import { articleView } from './views/article.js';
import { compareView } from './views/compare.js';
import { deskView, noticeView } from './views/desk.js';
import { exportDialog, helpDialog, settingsDialog, shareDialog } from './views/dialogs.js';
import { element } from './views/dom.js';
import { editorView } from './views/editor.js';
import { entitiesView } from './views/entities.js';
import { findView } from './views/find.js';
import { legendView } from './views/legend.js';
import { mastheadView } from './views/masthead.js';
import { namingView } from './views/naming.js';
import { paperView } from './views/paper.js';
import { popover } from './views/popover.js';
import { privacyView, watchRequests } from './views/privacy.js';
import { railView } from './views/rail.js';
import { referenceView } from './views/reference.js';
import { relationsView } from './views/relations.js';
import { shelfView } from './views/shelf.js';
import { startView } from './views/start.js';
import { stripView } from './views/strip.js';
import { timelineView } from './views/timeline.js';

/** @type {{ format: ExportFormat, file: string }[]} */
const EXPORTS = [
  { format: 'csv', file: 'dateline-events.csv' },
  { format: 'jsonld', file: 'dateline.jsonld' },
  { format: 'w3c', file: 'dateline-annotations.jsonld' },
  { format: 'markdown', file: 'dateline.md' },
  { format: 'conllu', file: 'dateline.conllu' },
  { format: 'displacy', file: 'dateline-displacy.json' },
];

const state = createStore(INITIAL);
const engine = createEngine(state);
const memory = createMemory(state);
const corrections = createHistory(state);
const toast = element('p', { class: 'toast', role: 'status' });
const shelf = createShelf(state, engine.analyze);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let toastTimer;
/** The sentence to go to when the article is read. @type {number | null} */
let goal = null;

/** @type {Page} */
const page = {
  state,
  read(text, phase = 'read') {
    state.set({
      text,
      reading: null,
      referenceDate: null,
      referenceAssumed: false,
      problem: null,
      phase: text.trim() === '' ? 'start' : phase,
    });
    rail.close();
    scrollTo(0, 0);
  },
  analyze: engine.analyze,
  goToMark(id) {
    const mark = state.get().reading?.markById.get(id);
    if (!mark) {
      return;
    }
    state.set({ phase: 'read', hidden: without(state.get().hidden, mark.kind) });
    const target = article.elementOf(id);
    if (target) {
      rail.close();
      target.scrollIntoView({ block: 'center' });
      article.focus(target);
      bubble.show(target, true);
    }
  },
  goToKey(key) {
    const marks = state.get().reading?.marksByKey.get(key) ?? [];
    const first = marks.find(page.isShown) ?? marks[0];
    if (first) {
      page.goToMark(first.id);
    }
  },
  goToSentence(index) {
    state.set({ phase: 'read' });
    const target = article.sentenceElement(index);
    if (target) {
      rail.close();
      bubble.hide();
      target.scrollIntoView({ block: 'center' });
      target.classList.remove('found');
      // The animation starts anew only when the class was away for a layout.
      void target.offsetWidth;
      target.classList.add('found');
    }
  },
  pin: (bracket) => bubble.pin(bracket),
  isShown: (mark) => isVisible(state.get(), mark.kind, isUnsure(mark)),
  isShownElement: ({ dataset }) => isVisible(state.get(), dataset.kind ?? '', dataset.unsure !== undefined),
  say(words) {
    clearTimeout(toastTimer);
    toast.textContent = words;
    toastTimer = setTimeout(() => {
      toast.textContent = '';
    }, 4000);
  },
  correct: corrections.change,
  undo: () => corrections.undo(),
  redo: () => corrections.redo(),
  toggle(kind, alone = false) {
    const { hidden } = state.get();
    const isAlone = !hidden.has(kind) && hidden.size === KINDS.length - 1;
    state.set({
      hidden: alone ? new Set(isAlone ? [] : KINDS.filter((other) => other !== kind)) : toggled(hidden, kind),
    });
  },
  retry: () => void engine.start(),
  cancel: engine.cancel,
};

const article = articleView(page);
const bubble = popover(page, article);
const naming = namingView(page, article, bubble);
const file = element('input', {
  type: 'file',
  accept: '.txt,.md,.html,.htm,text/*',
  multiple: true,
  hidden: true,
});
const find = findView(page, article.node);
const comparing = compareView(page);
const rail = railView(page, [
  { id: 'who', name: strings.rail.who, panel: entitiesView(page) },
  { id: 'when', name: strings.rail.when, panel: timelineView(page) },
  { id: 'what', name: strings.rail.what, panel: relationsView(page) },
  { id: 'compare', name: strings.rail.compare, panel: comparing.node },
]);
const desk = deskView(page, {
  strip: stripView(page),
  reference: referenceView(page),
  legend: legendView(page),
  find: find.node,
  article: article.node,
  naming: naming.node,
  editor: editorView(page),
  paper: paperView(page),
});
const pile = shelfView(page, {
  stop: shelf.stop,
  open({ text }, sentence) {
    page.read(text);
    goal = sentence ?? null;
  },
});
const start = startView(page, () => file.click());
const settings = settingsDialog(page, memory);
const share = shareDialog(page);
const help = helpDialog();
const exporting = exportDialog(page, [
  {
    id: 'json',
    name: strings.exports.formats.json,
    file: 'dateline.json',
    make: () => JSON.stringify(state.get().reading?.analysis, null, 2),
  },
  ...EXPORTS.map(({ format, file }) => ({
    id: format,
    name: strings.exports.formats[format],
    file,
    make: () => engine.exportAs(format),
  })),
]);
const masthead = mastheadView(page, {
  paste: () => page.read(''),
  share: () => void share.open(),
  save: exporting.open,
  settings: settings.open,
  help: help.open,
  shelf: () => state.set({ phase: 'shelf' }),
});

document.body.replaceChildren(
  element('a', { class: 'skip', href: '#article' }, strings.skip),
  masthead.node,
  element('main', {}, noticeView(page), start.node, pile, desk),
  rail.node,
  privacyView(page),
  bubble.node,
  settings.node,
  share.node,
  help.node,
  exporting.node,
  toast,
  file,
);

state.on(['phase', 'engine', 'theme', 'busy'], ({ phase, engine: phaseOfEngine, theme, busy }) => {
  const { dataset } = document.documentElement;
  dataset.phase = phase;
  dataset.engine = phaseOfEngine;
  dataset.theme = theme;
  dataset.busy = String(busy);
  rail.node.hidden = phase === 'start' || phase === 'shelf';
});
state.on(['reading'], ({ reading }) => {
  if (reading && goal !== null) {
    page.goToSentence(goal);
    goal = null;
  }
  document.title = reading ? `${headlineOf(reading.text)} – ${strings.name}` : strings.name;
});

document.addEventListener('paste', (event) => {
  const text = textOfTransfer(event.clipboardData);
  if (event.target instanceof HTMLTextAreaElement) {
    pasteInto(event.target, text, event);
  } else if (!isTyping(event.target) && text.trim() !== '') {
    event.preventDefault();
    page.read(text);
  }
});
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dragging');
});
document.addEventListener('dragleave', ({ relatedTarget }) => {
  if (relatedTarget === null) {
    document.body.classList.remove('dragging');
  }
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dragging');
  const text = textOfTransfer(event.dataTransfer);
  if (event.dataTransfer && event.dataTransfer.files.length > 0) {
    void filesOf(event.dataTransfer).then(readFiles);
  } else if (text.trim() !== '') {
    page.read(text);
  }
});
file.addEventListener('change', () => {
  void readFiles([...(file.files ?? [])]);
  file.value = '';
});
listenToKeys(page, { find: find.open, help: help.open, name: naming.open, step });
addEventListener('hashchange', () => void readFragment());

memory.recall();
state.announce();
// What is there already is shown before the rest is fetched.
await new Promise((done) => setTimeout(done));
await Promise.all([readFragment(), offerSamples(), engine.start(), loadFonts()]);
await prepareOffline();
watchRequests(state);

/**
 * Pastes where the field would take the plain text: as if typed, so that Ctrl+Z takes it back.
 *
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 * @param {ClipboardEvent} event
 */
function pasteInto(field, text, event) {
  if (text !== event.clipboardData?.getData('text/plain')) {
    event.preventDefault();
    field.focus();
    document.execCommand('insertText', false, text);
  }
}

/** One file is an article, several are a shelf of them. @param {File[]} files */
async function readFiles(files) {
  const [first] = files;
  if (files.length > 1) {
    await shelf.add(files);
  } else if (first) {
    const text = await textOfFile(first);
    if (text === null) {
      page.say(strings.states.badFile);
    } else {
      page.read(text);
    }
  }
}

async function readFragment() {
  if (location.hash.startsWith('#a=')) {
    const shared = await fromFragment(location.hash);
    if (shared) {
      page.read(shared.text);
      state.set({ referenceDate: shared.date !== null && isDay(shared.date) ? shared.date : null });
    } else {
      page.say(strings.states.badFragment);
    }
  }
}

async function offerSamples() {
  const samples = await loadSamples().catch(() => []);
  start.offer(samples);
  masthead.offer(samples);
  comparing.offer(samples);
}

/** Fetches letters beyond Western European ones too: a name may need them when nothing may be fetched any more. */
async function loadFonts() {
  await Promise.allSettled([
    document.fonts.load('1em "Source Serif 4"', 'aŁ'),
    document.fonts.load('italic 1em "Source Serif 4"', 'a'),
    document.fonts.load('1em "Inter"', 'a'),
  ]);
}

/** The mark after or before the one in use, or the first on the screen. @param {number} by */
function step(by) {
  const stops = article.focusables();
  const active = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
  const onScreen = stops.findIndex((stop) => stop.getBoundingClientRect().top > 80);
  const next = stops[active >= 0 ? active + by : Math.max(onScreen, 0)];
  if (next) {
    next.scrollIntoView({ block: 'nearest' });
    article.focus(next);
    bubble.show(next, false);
  }
}

/** @param {ReadonlySet<Kind>} kinds @param {Kind} kind */
function without(kinds, kind) {
  return kinds.has(kind) ? toggled(kinds, kind) : kinds;
}

/** @param {ReadonlySet<Kind>} kinds @param {Kind} kind */
function toggled(kinds, kind) {
  const after = new Set(kinds);
  if (!after.delete(kind)) {
    after.add(kind);
  }
  return after;
}
