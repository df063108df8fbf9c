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
import { rowList } from './rows.js';
import { idle, inSlices } from './slices.js';
import { whenShown } from './tabs.js';

const words = strings.entities;

/** @typedef {{ entity: Entity, marks: Mark[] }} Row */
/** @typedef {keyof typeof words.sorts} Sort */

/** @type {Record<Sort, (a: Row, b: Row) => number>} */
const ORDERS = {
  salience: (a, b) =>
    b.entity.salience - a.entity.salience || b.marks.length - a.marks.length || seen(a) - seen(b),
  frequency: (a, b) => b.marks.length - a.marks.length || seen(a) - seen(b),
  first: (a, b) => seen(a) - seen(b),
  name: (a, b) => a.entity.name.localeCompare(b.entity.name, 'en'),
};

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
  /** @type {Row[]} */
  let all = [];
  const make = (/** @type {Row} */ row) => entityRow(page, row, () => all);
  const [fillList, fillFurther] = [rowList(list, signOf, make), rowList(further, signOf, make)];
  const summary = element('summary');
  const folded = element('details', { class: 'further' }, summary, further);
  const empty = element('p', { class: 'empty' });
  node.append(element('div', { class: 'bar' }, search, order), correctionsBar(page), list, folded, empty);
  search.addEventListener('input', () => draw());
  let drawing = idle;

  const draw = () => {
    const state = page.state.get();
    all = rowsOf(state);
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
    drawing = inSlices(fill(rows.filter(isFirst), rest));
  };
  /** @param {Row[]} first @param {Row[]} rest @returns {Work} */
  function* fill(first, rest) {
    yield* fillList(first);
    yield* fillFurther(rest);
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

/** @param {Page} page @param {Row} first @param {() => Row[]} all @returns {import('./rows.js').Row<Row>} */
function entityRow(page, first, all) {
  const { entity, marks } = first;
  let now = first;
  const open = element('details', { class: 'correct' }, element('summary', {}, words.more));
  const tool = () => {
    open.children[1]?.remove();
    if (open.open) {
      open.append(corrections(page, now.entity, all()));
    }
  };
  open.addEventListener('toggle', tool);
  const path = svg('path', { 'vector-effect': 'non-scaling-stroke' });
  const node = element(
    'li',
    {
      'data-kind': kindOf(entity.type),
      onpointerenter: () => page.state.set({ lit: now.entity.id }),
      onpointerleave: () => page.state.set({ lit: null }),
    },
    element(
      'div',
      { class: 'head' },
      button(entity.name, () => page.goToKey(now.entity.id), { class: 'name' }),
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
    node,
    show(row) {
      now = row;
      node.dataset.key = row.entity.id;
      node.classList.toggle('lit', page.state.get().lit === row.entity.id);
      const places = placesOf(row, page.state.get().reading?.text.length ?? 0);
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
