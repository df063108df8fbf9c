/**
 * `<dateline-article>`: marks an article of the page and lists what it found, which is also how the marks are read by
 * those who cannot see or point at them. The types are in element.d.ts.
 */

import { look } from './element-look.js';
/** @import { Highlighting, HighlightOptions, Kind, Mark } from './highlight.js' */
import { highlight, KINDS } from './highlight.js';
import { OWN } from './visible.js';

/** Every word that the element shows. */
const WORDS = {
  label: 'What is in this article',
  reading: 'Reading the article…',
  missing: 'There is no article here.',
  failed: 'The article could not be read.',
  empty: 'Nothing was found.',
  notPlaced: (/** @type {number} */ count) => `${count} not placed`,
  times: (/** @type {number} */ count) => `${count} ×`,
  kinds: {
    people: 'People',
    organisations: 'Organisations',
    places: 'Places',
    events: 'Events and laws',
    names: 'Other names',
    dates: 'Dates',
    relations: 'What happened',
  },
};

/** @type {typeof import('./element.js').define} */
export function define(name = 'dateline-article') {
  if (customElements.get(name) === undefined) {
    customElements.define(name, datelineArticle());
  }
}

/** The class, made on demand: without a DOM there is nothing that it could extend. */
function datelineArticle() {
  return class extends HTMLElement {
    static observedAttributes = ['for', 'kinds', 'reference-date', 'theme', 'renderer'];
    /** @type {HighlightOptions['engine']} */
    engine = undefined;
    /** @type {Highlighting | null} */
    #highlighting = null;
    #status = element('p', { part: 'status', role: 'status' });
    #list = element('div', { part: 'groups' });
    #scheduled = false;

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = [look()];
      const panel = element(
        'section',
        { part: 'panel', [OWN]: '', 'aria-label': WORDS.label },
        this.#status,
        this.#list,
      );
      shadow.append(document.createElement('slot'), panel);
    }

    get highlighting() {
      return this.#highlighting;
    }

    connectedCallback() {
      this.#restart();
    }

    disconnectedCallback() {
      this.#stop();
    }

    attributeChangedCallback() {
      this.#restart();
    }

    /** Once for all attributes that change together, and after the page below it has been parsed. */
    #restart() {
      if (!this.#scheduled) {
        this.#scheduled = true;
        setTimeout(() => {
          this.#scheduled = false;
          this.#stop();
          if (this.isConnected) {
            this.#start();
          }
        });
      }
    }

    #start() {
      const selector = this.getAttribute('for');
      const root = selector === null ? this : document.querySelector(selector);
      if (root === null) {
        this.#say(WORDS.missing);
        return;
      }
      this.#say(WORDS.reading);
      const highlighting = highlight(root, this.#options());
      this.#highlighting = highlighting;
      highlighting.addEventListener('analyzed', ({ detail }) => {
        this.#show(highlighting);
        this.#tell('analyzed', detail);
      });
      highlighting.addEventListener('entityfocus', ({ detail }) => {
        this.#press(detail.key);
        this.#tell('entityfocus', detail);
      });
      highlighting.addEventListener('error', ({ detail }) => {
        this.#say(WORDS.failed);
        this.#tell('error', detail);
      });
    }

    #stop() {
      this.#highlighting?.stop();
      this.#highlighting = null;
      this.#list.replaceChildren();
    }

    /** @returns {HighlightOptions} */
    #options() {
      const kinds = this.getAttribute('kinds')
        ?.split(/[\s,]+/)
        .filter(Boolean);
      const referenceDate = this.getAttribute('reference-date');
      const theme = this.getAttribute('theme');
      const renderer = this.getAttribute('renderer');
      return {
        ...(this.engine ? { engine: this.engine } : {}),
        ...(kinds ? { kinds: KINDS.filter((kind) => kinds.includes(kind)) } : {}),
        ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
        ...(renderer === 'mark' || renderer === 'highlight' ? { renderer } : {}),
        ...(referenceDate ? { analyze: { referenceDate } } : {}),
      };
    }

    /** @param {string} name @param {unknown} detail */
    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }

    /** @param {string} words */
    #say(words) {
      this.#status.textContent = words;
      this.#status.hidden = words === '';
    }

    /** @param {Highlighting} highlighting */
    #show({ marks, notPlaced, focused }) {
      this.#say(marks.length === 0 ? WORDS.empty : notPlaced === 0 ? '' : WORDS.notPlaced(notPlaced));
      this.#list.replaceChildren(...KINDS.flatMap((kind) => this.#group(kind, marks)));
      this.#press(focused);
    }

    /** @param {Kind} kind @param {Mark[]} marks */
    #group(kind, marks) {
      /** @type {Map<string, Mark[]>} */
      const things = new Map();
      for (const mark of marks.filter((one) => one.kind === kind)) {
        things.set(mark.key, [...(things.get(mark.key) ?? []), mark]);
      }
      if (things.size === 0) {
        return [];
      }
      const items = [...things].map(([key, all]) =>
        element('li', { part: 'item' }, this.#button(key, kind, all)),
      );
      // No heading: which level it had would be the page's to say.
      const title = element('p', { part: 'kind', 'data-kind': kind, id: kind }, WORDS.kinds[kind]);
      const list = element('ul', { part: 'list', 'aria-labelledby': kind }, ...items);
      return [element('div', { part: 'group' }, title, list)];
    }

    /** Each press goes to the next place. @param {string} key @param {Kind} kind @param {Mark[]} marks */
    #button(key, kind, marks) {
      const name = marks[0]?.entity?.name ?? marks[0]?.text ?? '';
      const count = element('span', { part: 'count' }, WORDS.times(marks.length));
      const button = element(
        'button',
        { part: 'name', type: 'button', 'data-kind': kind, 'data-key': key },
        name,
        ' ',
        count,
      );
      let next = 0;
      button.addEventListener('click', () => {
        const mark = marks[next % marks.length];
        next += 1;
        if (mark) {
          this.#highlighting?.focus(key, mark);
          this.#highlighting?.reveal(mark);
        }
      });
      return button;
    }

    /** @param {string | null} key */
    #press(key) {
      for (const button of this.#list.querySelectorAll('button')) {
        button.setAttribute('aria-pressed', String(button.dataset.key === key));
      }
    }
  };
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}
