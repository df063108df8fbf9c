/**
 * What happened: claims as sentences, each with its evidence below, and who said what. The same claims as a table.
 */

/** @import { Amount, Quotation } from '../lib/dateline.js' */
/** @import { Claim } from '../reading/claims.js' */
/** @import { Reading } from '../reading/reading.js' */
/** @import { Page, State } from '../page.js' */
import { isUnsure } from '../page.js';
import { cellsOf } from '../reading/claims.js';
import { partiesOf } from '../reading/graph.js';
import { sentenceAt } from '../reading/reading.js';
import { strings } from '../strings.js';
import { claimLine, sure } from './card.js';
import { copy, tableToCopy } from './clipboard.js';
import { button, element, replace, select } from './dom.js';
import { graphView } from './graph.js';
import { oneStop } from './roving.js';
import { whenShown } from './tabs.js';

const words = strings.claims;

/** @param {Page} page */
export function relationsView(page) {
  const node = element('section', { class: 'panel' });
  let form = 'list';
  let statements = false;
  /** Whose claims alone are listed below the graph. @type {string | null} */
  let chosen = null;
  const list = element('div');
  const draw = () => {
    const state = page.state.get();
    const { reading } = state;
    const shown = (reading?.claims ?? []).filter((claim) => isWorthShowing(claim, state, statements));
    const events = shown.filter((claim) => claim.kind === 'event');
    const facts = shown.filter((claim) => claim.kind === 'fact');
    const quotations = reading?.quotations ?? [];
    const figures =
      reading?.analysis.amounts.filter(({ kind }) => kind !== 'cardinal' && kind !== 'ordinal') ?? [];
    const drawList = () => replace(list, ...eventList());
    const eventList = () => {
      if (form === 'table' && reading) {
        return section(words.events, events.length, () => table(page, reading, events));
      }
      const of = form === 'graph' && chosen !== null ? reading?.entities.get(chosen) : undefined;
      const some = reading && of ? events.filter((claim) => isParty(reading, claim, of.id)) : events;
      return section(of ? strings.graph.of(of.name) : words.events, some.length, () => claimList(page, some));
    };
    chosen = null;
    drawList();
    replace(
      node,
      element(
        'div',
        { class: 'bar' },
        select(
          words.as,
          form,
          (value) => {
            form = value;
            draw();
          },
          { 'aria-label': words.view },
        ),
        checkbox(words.showStatements, statements, (on) => {
          statements = on;
          draw();
        }),
        form === 'table' && reading && events.length > 0 && copyButton(page, reading, events),
      ),
      shown.length + quotations.length === 0 && element('p', { class: 'empty' }, words.none),
      form === 'graph' &&
        reading &&
        graphView(page, reading, events, (id) => {
          chosen = id;
          drawList();
        }),
      list,
      ...section(words.facts, facts.length, () => claimList(page, facts)),
      ...section(words.quotations, quotations.length, () =>
        quotationList(page, /** @type {Reading} */ (reading), quotations),
      ),
      ...section(words.figures, figures.length, () =>
        figureList(page, /** @type {Reading} */ (reading), figures),
      ),
    );
  };
  whenShown(page, 'what', ['reading', 'showUnsure'], draw);
  return node;
}

/** @param {Reading} reading @param {Claim} claim @param {string} id */
function isParty(reading, { event }, id) {
  return [event?.actors, event?.recipients].some((list) => partiesOf(reading, list).includes(id));
}

/** @param {string} title @param {number} count @param {() => HTMLElement} body */
function section(title, count, body) {
  return count > 0
    ? [element('h2', {}, title, element('span', { class: 'count' }, String(count))), body()]
    : [];
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

/** @param {Page} page @param {Claim[]} claims */
function claimList(page, claims) {
  return oneStop(
    element(
      'ul',
      { class: 'plain rows claims' },
      ...claims.map((claim) => element('li', {}, claimLine(page, claim), evidence(page, claim))),
    ),
  );
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
    button(
      strings.popover.sentence,
      () => {
        const { reading } = page.state.get();
        const found = reading && sentenceAt(reading.sentences, claim.evidence[0]?.start ?? 0);
        if (found) {
          page.goToSentence(found.index);
        }
      },
      { class: 'quiet' },
    ),
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

/** @param {Page} page @param {Reading} reading @param {Claim[]} claims */
function table(page, reading, claims) {
  const heads = Object.values(words.columns);
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.events },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      oneStop(
        element(
          'tbody',
          {},
          ...claims.map((claim) => {
            const at = claim.evidence[0]?.start ?? 0;
            const go = () => page.goToSentence(sentenceAt(reading.sentences, at)?.index ?? 0);
            const [who, what, ...others] = cellsOf(reading, claim);
            const cells = [who, button(what, go, { class: 'name' }), ...others];
            return element('tr', {}, ...cells.map((cell) => element('td', {}, cell)));
          }),
        ),
      ),
    ),
  );
}

/** @param {Page} page @param {Reading} reading @param {Claim[]} claims */
function copyButton(page, reading, claims) {
  const evidence = (/** @type {Claim} */ claim) => claim.evidence.map(({ text }) => text).join(' ');
  return button(
    words.copy,
    () => {
      const { text, node } = tableToCopy([
        [...Object.values(words.columns), words.sentence],
        ...claims.map((claim) => [...cellsOf(reading, claim), evidence(claim)]),
      ]);
      copy(page, text, node);
    },
    { class: 'quiet' },
  );
}

/** @param {Page} page @param {Reading} reading @param {readonly Quotation[]} quotations */
function quotationList(page, reading, quotations) {
  const list = element(
    'ul',
    { class: 'plain rows quotations' },
    ...quotations.map((quotation) => {
      const speaker = quotation.speaker === null ? undefined : reading.entities.get(quotation.speaker);
      return element(
        'li',
        {},
        element('blockquote', {}, quotation.text),
        element(
          'p',
          { class: 'sub' },
          speaker
            ? button(speaker.name, () => page.goToKey(speaker.id), { class: 'name' })
            : words.unknownSpeaker,
        ),
      );
    }),
  );
  return oneStop(list);
}

/** @param {Page} page @param {Reading} reading @param {readonly Amount[]} amounts */
function figureList(page, reading, amounts) {
  const list = element(
    'ul',
    { class: 'plain figures' },
    ...amounts.map((amount) =>
      element(
        'li',
        {},
        button(
          amount.text,
          () => page.goToSentence(sentenceAt(reading.sentences, amount.start)?.index ?? 0),
          { class: 'name' },
        ),
      ),
    ),
  );
  return oneStop(list);
}
