/**
 * What happened: claims as sentences, each with its evidence below, and who said what. The same claims as a table.
 */

/** @import { Amount } from '../lib/dateline.js' */
/** @import { Cells, Claim } from '../reading/claims.js' */
/** @import { Reading } from '../reading/reading.js' */
/** @import { Page, State } from '../page.js' */
/** @import { Work } from './slices.js' */
import { isUnsure } from '../page.js';
import { cellsOf } from '../reading/claims.js';
import { partiesOf } from '../reading/graph.js';
import { sentenceAt } from '../reading/reading.js';
import { strings } from '../strings.js';
import { claimLine, sure } from './card.js';
import { copy, tableToCopy } from './clipboard.js';
import { button, element, replace, select } from './dom.js';
import { graphView } from './graph.js';
import { rowList, rowSection } from './rows.js';
import { idle, inSlices } from './slices.js';
import { whenShown } from './tabs.js';

const words = strings.claims;

/** @typedef {{ claim: Claim, cells: Cells }} TableRow */
/** @typedef {{ text: string, speaker: { id: string, name: string } | null }} Quoted */

/** @param {Page} page */
export function relationsView(page) {
  const node = element('section', { class: 'panel' });
  let form = 'list';
  let statements = false;
  /** Whose claims alone are listed below the graph. @type {string | null} */
  let chosen = null;
  /** The claims of the state, as they are wanted. @type {Claim[]} */
  let events = [];
  /** @type {Reading | null} */
  let reading = null;
  let drawing = idle;
  let drawingEvents = idle;

  const claimSection = (/** @type {string} */ title) =>
    rowSection(title, element('ul', { class: 'plain rows claims' }), signOfClaim, (claim) => ({
      node: element('li', {}, claimLine(page, claim), evidence(page, claim)),
    }));
  const deeds = claimSection(words.events);
  const facts = claimSection(words.facts);
  const quotations = rowSection(
    words.quotations,
    element('ul', { class: 'plain rows quotations' }),
    (/** @type {Quoted} */ quoted) => JSON.stringify(quoted),
    (quoted) => ({ node: quotationRow(page, quoted) }),
  );
  const figures = rowSection(
    words.figures,
    element('ul', { class: 'plain figures' }),
    (/** @type {Amount} */ { start, text }) => JSON.stringify([start, text]),
    ({ start, text }) => ({
      node: element(
        'li',
        {},
        button(text, () => goToSentenceAt(page, start), { class: 'name' }),
      ),
    }),
  );
  const table = tableOf(page);
  const picture = element('div');
  const list = element('div', {}, picture, ...deeds.nodes);
  const empty = element('p', { class: 'empty' }, words.none);
  const copying = copyButton(page, () => (reading ? rowsOf(reading, events) : []));
  const choose = select(
    words.as,
    form,
    (value) => {
      form = value;
      draw();
    },
    { 'aria-label': words.view },
  );
  const withStatements = checkbox(words.showStatements, statements, (on) => {
    statements = on;
    draw();
  });
  node.append(
    element('div', { class: 'bar' }, choose, withStatements, copying),
    list,
    ...facts.nodes,
    ...quotations.nodes,
    ...figures.nodes,
    empty,
  );

  /** @returns {Work} */
  function* fillEvents() {
    const of = form === 'graph' && chosen !== null ? reading?.entities.get(chosen) : undefined;
    if (form === 'table') {
      yield* deeds.fill([]);
      yield* table.fill(reading ? rowsOf(reading, events) : []);
    } else if (reading && of) {
      yield* deeds.fill(eventsOf(reading, events, of.id), strings.graph.of(of.name));
    } else {
      yield* deeds.fill(events);
    }
  }
  const drawEvents = () => {
    drawingEvents.stop();
    drawingEvents = inSlices(fillEvents());
  };
  /** @param {Claim[]} shown @returns {Work} */
  function* fill(shown) {
    const quoted = reading ? quotedIn(reading) : [];
    const amounts = reading?.analysis.amounts ?? [];
    yield* facts.fill(shown.filter((claim) => claim.kind === 'fact'));
    yield* quotations.fill(quoted);
    yield* figures.fill(amounts.filter(({ kind }) => kind !== 'cardinal' && kind !== 'ordinal'));
  }
  const draw = () => {
    const state = page.state.get();
    reading = state.reading;
    const shown = (reading?.claims ?? []).filter((claim) => isWorthShowing(claim, state, statements));
    events = shown.filter((claim) => claim.kind === 'event');
    chosen = null;
    copying.hidden = form !== 'table' || events.length === 0;
    empty.hidden = shown.length + (reading?.quotations.length ?? 0) > 0;
    if (form === 'table' && events.length > 0) {
      list.append(table.node);
    } else {
      table.node.remove();
    }
    const graph =
      form === 'graph' &&
      reading &&
      graphView(page, reading, events, (id) => {
        chosen = id;
        drawEvents();
      });
    replace(picture, graph);
    drawEvents();
    drawing.stop();
    drawing = inSlices(fill(shown));
  };
  whenShown(page, 'what', ['reading', 'showUnsure'], draw);
  return node;
}

/** Those that one takes part in. @param {Reading} reading @param {Claim[]} events @param {string} id */
function eventsOf(reading, events, id) {
  return events.filter(({ event }) =>
    [event?.actors, event?.recipients].some((list) => partiesOf(reading, list).includes(id)),
  );
}

/** @param {Claim} claim @param {State} state @param {boolean} statements */
function isWorthShowing(claim, { showUnsure }, statements) {
  return (showUnsure || !isUnsure(claim)) && (statements || !claim.statement);
}

/** @param {string} label @param {boolean} on @param {(on: boolean) => void} change */
export function checkbox(label, on, change) {
  const box = element('input', { type: 'checkbox' });
  box.checked = on;
  box.addEventListener('change', () => change(box.checked));
  return element('label', { class: 'check' }, box, label);
}

/** All that a row of a claim shows, and where it leads. @param {Claim} claim */
function signOfClaim({ event, ...shown }) {
  return JSON.stringify({ ...shown, told: event?.attribution });
}

/** @param {Page} page @param {number} position */
function goToSentenceAt(page, position) {
  const { reading } = page.state.get();
  const found = reading && sentenceAt(reading.sentences, position);
  if (found) {
    page.goToSentence(found.index);
  }
}

/** @param {Page} page @param {Claim} claim */
export function evidence(page, claim) {
  return element(
    'details',
    {},
    element('summary', {}, words.sentence),
    ...claim.evidence.map((span) => element('blockquote', {}, ...withTriggers(span, claim))),
    element('p', { class: 'why' }, sure(claim.confidence), ` ${claim.reason}`),
    element('p', { class: 'codes' }, claim.code),
    button(strings.popover.sentence, () => goToSentenceAt(page, placeOf(claim)), {
      class: 'quiet',
    }),
  );
}

/** The sentence, with the words that name the deed set off. @param {{ start: number, end: number, text: string }} span @param {Claim} claim */
export function withTriggers(span, claim) {
  const out = [];
  let at = span.start;
  for (const { start, end } of claim.triggers) {
    if (start >= at && end <= span.end) {
      out.push(
        span.text.slice(at - span.start, start - span.start),
        element('b', {}, span.text.slice(start - span.start, end - span.start)),
      );
      at = end;
    }
  }
  return [...out, span.text.slice(at - span.start)];
}

/** @param {Page} page */
function tableOf(page) {
  const heads = Object.values(words.columns);
  const body = element('tbody');
  const count = element('span', { class: 'count' });
  const node = element(
    'div',
    {},
    element('h2', {}, words.events, count),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.events },
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head))),
        ),
        body,
      ),
    ),
  );
  const fillBody = rowList(
    body,
    (/** @type {TableRow} */ { claim, cells }) => JSON.stringify([placeOf(claim), cells]),
    ({ claim, cells: [who, what, ...others] }) => {
      const go = () => goToSentenceAt(page, placeOf(claim));
      const cells = [who, button(what, go, { class: 'name' }), ...others];
      return { node: element('tr', {}, ...cells.map((cell) => element('td', {}, cell))) };
    },
  );
  return {
    node,
    /** @param {TableRow[]} rows @returns {Work} */
    *fill(rows) {
      replace(count, String(rows.length));
      yield* fillBody(rows);
    },
  };
}

/** @param {Claim} claim */
const placeOf = ({ evidence }) => evidence[0]?.start ?? 0;

/** @param {Reading} reading @param {readonly Claim[]} claims @returns {TableRow[]} */
const rowsOf = (reading, claims) => claims.map((claim) => ({ claim, cells: cellsOf(reading, claim) }));

/** @param {Page} page @param {() => TableRow[]} rows */
function copyButton(page, rows) {
  const evidence = (/** @type {Claim} */ claim) => claim.evidence.map(({ text }) => text).join(' ');
  return button(
    words.copy,
    () => {
      const { text, node } = tableToCopy([
        [...Object.values(words.columns), words.sentence],
        ...rows().map(({ claim, cells }) => [...cells, evidence(claim)]),
      ]);
      copy(page, text, node);
    },
    { class: 'quiet' },
  );
}

/** @param {Reading} reading @returns {Quoted[]} */
function quotedIn({ quotations, entities }) {
  return quotations.map(({ text, speaker }) => {
    const entity = speaker === null ? undefined : entities.get(speaker);
    return { text, speaker: entity ? { id: entity.id, name: entity.name } : null };
  });
}

/** @param {Page} page @param {Quoted} quoted */
function quotationRow(page, { text, speaker }) {
  return element(
    'li',
    {},
    element('blockquote', {}, text),
    element(
      'p',
      { class: 'sub' },
      speaker
        ? button(speaker.name, () => page.goToKey(speaker.id), { class: 'name' })
        : words.unknownSpeaker,
    ),
  );
}
