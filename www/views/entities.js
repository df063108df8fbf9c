/**
 * Who: one row for each entity, with its other names, its mentions and where they stand; and ways to correct it.
 */

/** @import { Entity, EntityType } from '../lib/dateline.js' */
/** @import { Mark, Reading } from '../reading/reading.js' */
/** @import { Page, State } from '../page.js' */
/** @import { Work } from './slices.js' */
import { isUnsure } from '../page.js';
import { hidden, merged, parseLexicon, retyped, split } from '../reading/corrections.js';
import { kindOf } from '../reading/kinds.js';
import { strings } from '../strings.js';
import { linkWords, otherNames, typeWords } from './card.js';
import { save } from './dialogs.js';
import { button, element, replace, select, svg } from './dom.js';
import { placer, takenBySign } from './placing.js';
import { roveRows } from './roving.js';
import { idle, inSlices } from './slices.js';
import { whenShown } from './tabs.js';

const words = strings.entities;

/** @typedef {{ entity: Entity, marks: Mark[] }} Row */
/** A row in the list. @typedef {{ sign: string, node: HTMLElement, show: (row: Row, all: Row[], length: number) => void }} Drawn */
/** @typedef {keyof typeof words.sorts} Sort */

/** @type {Record<Sort, (a: Row, b: Row) => number>} */
const ORDERS = {
  salience: (a, b) =>
    b.entity.salience - a.entity.salience || b.marks.length - a.marks.length || seen(a) - seen(b),
  frequency: (a, b) => b.marks.length - a.marks.length || seen(a) - seen(b),
  first: (a, b) => seen(a) - seen(b),
  name: (a, b) => a.entity.name.localeCompare(b.entity.name, 'en'),
};

/** How many elements a row has. */
const ROW = 10;

/** @param {Row} row */
const seen = (row) => row.marks[0]?.start ?? 0;

/** @param {Page} page */
export function entitiesView(page) {
  const node = element('section', { class: 'panel' });
  const search = element('input', {
    type: 'search',
    placeholder: words.search,
    'aria-label': words.search,
    class: 'find',
  });
  /** @type {Sort} */
  let sort = 'salience';
  const order = select(
    words.sorts,
    sort,
    (value) => {
      sort = /** @type {Sort} */ (value);
      draw();
    },
    { 'aria-label': words.sort },
  );
  const list = element('ul', { class: 'plain rows' });
  const further = element('ul', { class: 'plain rows' });
  const [settleList, settleFurther] = [roveRows(list), roveRows(further)];
  const summary = element('summary');
  const folded = element('details', { class: 'further' }, summary, further);
  const empty = element('p', { class: 'empty' });
  node.append(element('div', { class: 'bar' }, search, order), correctionsBar(page), list, folded, empty);
  search.addEventListener('input', () => draw());
  /** @type {Drawn[]} */
  let drawn = [];
  let drawing = idle;

  const draw = () => {
    const state = page.state.get();
    const all = rowsOf(state);
    const wanted = search.value.trim().toLowerCase();
    const rows = all.filter(({ entity }) =>
      [entity.name, ...entity.aliases].some((name) => name.toLowerCase().includes(wanted)),
    );
    rows.sort(ORDERS[sort]);
    const acting = actorsOf(state.reading);
    const isFirst = (/** @type {Row} */ { marks, entity }) => marks.some(isByName) || acting.has(entity.id);
    const rest = rows.filter((row) => !isFirst(row));
    // Where a name was asked for, nothing that matches stays folded away.
    folded.open = wanted !== '';
    folded.hidden = rest.length === 0;
    replace(summary, words.further(rest.length));
    empty.hidden = rows.length > 0;
    replace(empty, all.length === 0 ? words.none : words.noMatch);
    drawing.stop();
    drawing = inSlices(fill(rows.filter(isFirst), rest, all, state.reading?.text.length ?? 0));
  };
  /**
   * A row that looks as before keeps its elements.
   *
   * @param {Row[]} first
   * @param {Row[]} rest
   * @param {Row[]} all
   * @param {number} length of the text
   * @returns {Work}
   */
  function* fill(first, rest, all, length) {
    const take = takenBySign(drawn, ({ sign }) => sign);
    /** @param {Row} row */
    const planned = (row) => ({ row, old: take(signOf(row)) });
    const plans = [
      { list, rows: first.map(planned), settle: settleList },
      { list: further, rows: rest.map(planned), settle: settleFurther },
    ];
    drawn = [];
    for (const { list, rows, settle } of plans) {
      const placed = placer(list, new Set(rows.flatMap(({ old }) => old?.node ?? [])));
      for (const { row, old } of rows) {
        const one = old ?? entityRow(page, row);
        one.show(row, all, length);
        placed.put(one.node);
        drawn.push(one);
        yield old ? 0 : ROW;
      }
      placed.end();
      settle();
      yield 0;
    }
  }
  whenShown(page, 'who', ['reading', 'showUnsure'], draw);
  page.state.on(['lit'], ({ lit }) => {
    for (const row of [...list.children, ...further.children]) {
      row.classList.toggle('lit', /** @type {HTMLElement} */ (row).dataset.key === lit);
    }
  });
  return node;
}

/** @param {Mark} mark */
const isByName = ({ mention }) => mention?.level === 'name' || mention?.level === 'demonym';

/** Who does something in the article, by name or not. @param {Reading | null} reading @returns {Set<string>} */
function actorsOf(reading) {
  const claims = reading?.claims.filter((claim) => !claim.statement && !isUnsure(claim)) ?? [];
  return new Set(claims.flatMap(({ event }) => event?.actors.map(({ entity }) => entity) ?? []));
}

/** Undo and redo, and the corrections as a file. @param {Page} page */
function correctionsBar(page) {
  const undo = button(words.undo, () => page.undo() && page.say(words.undone), { class: 'quiet' });
  const redo = button(words.redo, () => page.redo() && page.say(words.redone), { class: 'quiet' });
  const keep = button(
    words.exportLexicon,
    () => save('dateline-corrections.json', JSON.stringify(page.state.get().lexicon, null, 2)),
    { class: 'quiet' },
  );
  const file = element('input', {
    type: 'file',
    accept: '.json',
    hidden: true,
    'aria-label': words.importLexicon,
  });
  file.addEventListener('change', async () => {
    const lexicon = parseLexicon((await file.files?.[0]?.text()) ?? '');
    file.value = '';
    if (lexicon) {
      page.correct(lexicon);
    } else {
      page.say(words.badLexicon);
    }
  });
  const load = button(words.importLexicon, () => file.click(), { class: 'quiet' });
  const count = element('span', { class: 'count' });
  page.state.on(['lexicon', 'canUndo', 'canRedo'], ({ lexicon, canUndo, canRedo }) => {
    replace(count, lexicon.length > 0 && words.corrected(lexicon.length));
    undo.hidden = !canUndo;
    redo.hidden = !canRedo;
    keep.hidden = lexicon.length === 0;
  });
  return element('p', { class: 'corrections' }, count, undo, redo, keep, load, file);
}

/** @param {State} state @returns {Row[]} */
function rowsOf({ reading, showUnsure }) {
  return (reading?.analysis.entities ?? [])
    .map((entity) => ({
      entity,
      marks: (reading?.marksByKey.get(entity.id) ?? []).filter((mark) => showUnsure || !isUnsure(mark)),
    }))
    .filter(({ marks }) => marks.length > 0);
}

/** @param {Entity} entity */
const subOf = (entity) => [typeWords(entity), ...otherNames(entity)].join(' · ');

/** All that stays the same in a row for as long as it is kept. @param {Row} row */
const signOf = ({ entity, marks }) =>
  [kindOf(entity.type), entity.name, marks.length, subOf(entity)].join('\n');

/** A row for what looks like this one; `show` says who that is now. @param {Page} page @param {Row} first @returns {Drawn} */
function entityRow(page, first) {
  const { entity, marks } = first;
  let now = { row: first, all: [first] };
  const open = element('details', { class: 'correct' }, element('summary', {}, words.more));
  const tool = () => {
    open.children[1]?.remove();
    if (open.open) {
      open.append(corrections(page, now.row.entity, now.all));
    }
  };
  open.addEventListener('toggle', tool);
  const path = svg('path', { 'vector-effect': 'non-scaling-stroke' });
  const node = element(
    'li',
    {
      'data-kind': kindOf(entity.type),
      onpointerenter: () => page.state.set({ lit: now.row.entity.id }),
      onpointerleave: () => page.state.set({ lit: null }),
    },
    element(
      'div',
      { class: 'head' },
      button(entity.name, () => page.goToKey(now.row.entity.id), { class: 'name' }),
      element('span', { class: 'count', 'aria-label': words.mentions(marks.length) }, String(marks.length)),
    ),
    element('p', { class: 'sub' }, subOf(entity)),
    svg(
      'svg',
      {
        class: 'spark',
        viewBox: '0 0 300 8',
        preserveAspectRatio: 'none',
        role: 'img',
        'aria-label': words.positions,
      },
      path,
    ),
    open,
  );
  return {
    sign: signOf(first),
    node,
    show(row, all, length) {
      now = { row, all };
      node.dataset.key = row.entity.id;
      node.classList.toggle('lit', page.state.get().lit === row.entity.id);
      const places = placesOf(row, length);
      if (path.getAttribute('d') !== places) {
        path.setAttribute('d', places);
      }
      tool();
    },
  };
}

/** Where the mentions stand, from the first word to the last, as a path. @param {Row} row @param {number} length */
function placesOf({ marks }, length) {
  return marks.map(({ start }) => `M${((start / Math.max(length, 1)) * 300).toFixed(0)} 0V8`).join('');
}

/** @param {Page} page @param {Entity} entity @param {Row[]} all */
function corrections(page, entity, all) {
  const lexicon = page.state.get().lexicon;
  const others = Object.fromEntries(
    all.filter((row) => row.entity !== entity).map((row) => [row.entity.id, row.entity.name]),
  );
  const byId = (/** @type {string} */ id) => all.find((row) => row.entity.id === id)?.entity;
  return element(
    'div',
    { class: 'tools' },
    element('p', { class: 'codes' }, linkWords(entity).join('  ')),
    element(
      'label',
      {},
      words.retype,
      select(strings.types, entity.type, (type) =>
        page.correct(retyped(lexicon, entity, /** @type {EntityType} */ (type))),
      ),
    ),
    element(
      'label',
      {},
      words.mergeInto(entity.name),
      select({ '': '…', ...others }, '', (id) => {
        const other = byId(id);
        if (other) {
          page.correct(merged(lexicon, other, entity));
        }
      }),
    ),
    ...entity.aliases.map((alias) =>
      button(words.split(alias), () => page.correct(split(lexicon, entity, alias)), { class: 'quiet' }),
    ),
    button(words.hide, () => page.correct(hidden(lexicon, entity)), { class: 'quiet' }),
  );
}
