/**
 * Many articles: the list of them, and one table of names and one of claims over all.
 */

/** @import { Page } from '../page.js' */
/** @import { Shelved } from '../reading/shelf.js' */
/** @import { Work } from './slices.js' */
import { wordsOfEdtf } from '../reading/calendar.js';
import { claimsOverAll, csvOf, namesOverAll } from '../reading/shelf.js';
import { strings } from '../strings.js';
import { save } from './dialogs.js';
import { button, element, replace } from './dom.js';
import { roveRows } from './roving.js';
import { idle, inSlices } from './slices.js';

const words = strings.shelf;

/** @typedef {(article: Shelved, sentence?: number) => void} Open */

/**
 * @param {Page} page
 * @param {{ open: Open, stop: () => void }} actions
 */
export function shelfView(page, { open, stop: stopReading }) {
  const title = element('h2');
  const progress = element('p', { class: 'progress', role: 'status' });
  const stop = button(words.stop, stopReading, { class: 'quiet' });
  const filter = element('input', { type: 'search', 'aria-label': words.filter, placeholder: words.filter });
  const articles = element('ol', { class: 'plain rows articles' });
  const settleArticles = roveRows(articles);
  const names = tableOf(words.names, words.nameColumns);
  const claims = tableOf(words.claims, [...Object.values(strings.claims.columns), words.article]);
  const download = button(words.csv, () => save('dateline-articles.csv', csv(page.state.get().shelf)));
  const node = element(
    'section',
    { class: 'shelf' },
    title,
    element('p', { class: 'bar' }, filter, download, progress, stop),
    articles,
    names.node,
    claims.node,
  );
  let drawing = idle;

  const draw = () => {
    const { shelf, phase } = page.state.get();
    if (phase !== 'shelf') {
      return;
    }
    const read = shelf.filter(({ summary, problem }) => summary || problem).length;
    replace(title, words.title(shelf.length));
    replace(progress, read < shelf.length && words.progress(read, shelf.length));
    stop.hidden = read === shelf.length;
    download.hidden = read < shelf.length;
    replace(articles, ...shelf.map((article) => articleRow(open, article)));
    settleArticles();
    const wanted = filter.value.trim().toLowerCase();
    const has = (/** @type {string[]} */ cells) => cells.join('\n').toLowerCase().includes(wanted);
    drawing.stop();
    drawing = inSlices(fill(shelf, has));
  };
  /** @param {readonly Shelved[]} shelf @param {(cells: string[]) => boolean} has @returns {Work} */
  function* fill(shelf, has) {
    yield* names.fill(
      namesOverAll(shelf).filter(({ name, type }) => has([name, strings.types[type]])),
      ({ name, type, mentions, articles: found }) => [
        name,
        strings.types[type],
        String(mentions),
        element(
          'ul',
          { class: 'plain' },
          ...found.map((article) => element('li', {}, link(open, article, article.headline))),
        ),
      ],
    );
    yield* claims.fill(
      claimsOverAll(shelf).filter(({ cells, article }) => has([...cells, article.headline])),
      ({ cells: [who, what, ...others], article, sentence }) => [
        who,
        link(open, article, what, sentence),
        ...others,
        link(open, article, article.headline),
      ],
    );
  }
  filter.addEventListener('input', draw);
  page.state.on(['shelf', 'phase'], ({ phase }) => {
    node.hidden = phase !== 'shelf';
    draw();
  });
  return node;
}

/** @param {Open} open @param {Shelved} article */
function articleRow(open, article) {
  const { summary, problem, file } = article;
  const facts = summary
    ? [
        (summary.day && wordsOfEdtf(summary.day)) ?? words.noDay,
        words.nameCount(summary.names.length),
        words.claimCount(summary.claims.length),
      ]
    : [problem ?? words.waiting];
  return element(
    'li',
    {},
    link(open, article, article.headline),
    element('p', { class: 'sub' }, [file, ...facts].join(' · ')),
  );
}

/** @param {Open} open @param {Shelved} article @param {string} name @param {number} [sentence] */
function link(open, article, name, sentence) {
  return button(name, () => open(article, sentence), { class: 'name' });
}

/** A table whose rows are made one at a time. @param {string} title @param {readonly string[]} heads */
function tableOf(title, heads) {
  const count = element('span', { class: 'count' });
  const body = element('tbody');
  const settle = roveRows(body);
  const node = element(
    'section',
    {},
    element('h3', {}, title, count),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title },
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
  return {
    node,
    /**
     * @template R
     * @param {R[]} rows
     * @param {(row: R) => (string | Node)[]} cellsOf
     * @returns {Work}
     */
    *fill(rows, cellsOf) {
      replace(count, String(rows.length));
      node.hidden = rows.length === 0;
      replace(body);
      for (const row of rows) {
        const cells = cellsOf(row);
        body.append(element('tr', {}, ...cells.map((cell) => element('td', {}, cell))));
        yield 1 + cells.length;
      }
      settle();
    },
  };
}

/** @param {readonly Shelved[]} shelf */
function csv(shelf) {
  return csvOf([
    [...Object.values(strings.claims.columns), words.day, words.article, words.file],
    ...claimsOverAll(shelf).map(({ cells, day, article }) => [...cells, day, article.headline, article.file]),
  ]);
}
