import { paragraph } from './article.js';
import { highlight } from './dateline/lib/highlight.js';

const article = document.querySelector('article');
article.append(...Array.from({ length: 300 }, (_, index) => paragraph((index % 28) + 1)));
const before = article.outerHTML;

const highlighting = highlight(document.querySelector('article'), {
  kinds: ['people', 'organisations', 'places', 'dates'],
  analyze: { referenceDate: '2026-03-13' },
});
highlighting.addEventListener('analyzed', ({ detail }) => show(detail.marks));
highlighting.addEventListener('entityfocus', ({ detail }) => tell(detail.mark));

document.querySelector('#latest').addEventListener('click', () => {
  const latest = document.createElement('p');
  latest.append('In Warsaw, Poland and Spain signed a treaty on 2 June 2025.');
  article.prepend(latest);
});
document.querySelector('#shorten').addEventListener('click', () => {
  article.replaceChildren(paragraph(1));
});

function show(marks) {
  document.querySelector('#marks').textContent =
    `${marks.length} marks, ${highlighting.notPlaced} not placed`;
  document.querySelector('#same').textContent = article.outerHTML === before ? 'unchanged' : 'changed';
}

function tell(mark) {
  document.title = mark?.text ?? 'Nothing';
}
