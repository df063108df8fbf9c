// What every engine promises, in this thread or in a worker, in Node or in a browser: one list, run over all of them.
// Nothing is imported here, so that a browser can load it too.

/** Texts on which offsets go wrong easily. */
const TEXTS = [
  '',
  'The talks began on 22 October 2024.',
  'Ms Ålund met Mr 🦀 in Kraków on 3 May 2025. 👩🏽‍🚀 left “early”, she said.',
  '東京 (Tokyo): 5 June 2023 — naïve cafés\r\n\r\n- one item\n- another 🎉 item',
  `${' '.repeat(300)}\n\u2028\ufeffA\u0301 day in May 2020`,
];

/**
 * @typedef {typeof import('../../www/lib/dateline.js')} Module
 * @typedef {import('../../www/lib/dateline.d.ts').Engine} Engine
 * @type {{ name: string, run: (engine: Engine) => Promise<void> }[]}
 */
export const CASES = [
  {
    name: 'every span slices the text to its own words',
    run: async (engine) => {
      for (const text of TEXTS) {
        const analysis = await engine.analyze(text, { referenceDate: '2026-11-21', tokens: true });
        equal(analysis.offsetUnit, 'utf16');
        for (const { start, end, text: words } of spansOf(analysis)) {
          check(
            Number.isInteger(start) && 0 <= start && start <= end && end <= text.length,
            `${start} to ${end}`,
          );
          equal(words ?? text.slice(start, end), text.slice(start, end));
        }
      }
    },
  },
  {
    name: 'equal calls give equal analyses',
    run: async (engine) => {
      const [first, second] = await Promise.all([engine.analyze(TEXTS[2]), engine.analyze(TEXTS[2])]);
      equal(JSON.stringify(first), JSON.stringify(second));
    },
  },
  {
    name: 'many calls at once are each given their own answer',
    run: async (engine) => {
      const texts = Array.from({ length: 40 }, (_, index) => 'A day. '.repeat(index));
      const analyses = await Promise.all(texts.map((text) => engine.analyze(text, { tokens: true })));
      equal(
        analyses.map(({ tokens }) => tokens?.at(-1)?.end ?? 0).join(),
        texts.map((text) => text.trimEnd().length).join(),
      );
    },
  },
  {
    name: 'offsets can count bytes or code points',
    run: async (engine) => {
      for (const [offsetUnit, end] of /** @type {const} */ ([
        ['utf16', 5],
        ['utf8', 7],
        ['char', 4],
      ])) {
        const { tokens } = await engine.analyze('🦀 ok', { offsetUnit, tokens: true });
        equal(tokens?.at(-1)?.end, end);
      }
    },
  },
  {
    name: 'half a character is replaced, and the offsets stay',
    run: async (engine) => {
      const { warnings, tokens } = await engine.analyze('a \ud83e b \udd80 c', { tokens: true });
      equal(warnings.filter(({ code }) => code === 'lone-surrogate').length, 1);
      equal(tokens?.at(-1)?.start, 8);
      const whole = await engine.analyze('A crab 🦀 and a real \ufffd here.');
      equal(whole.warnings.filter(({ code }) => code === 'lone-surrogate').length, 0);
    },
  },
  {
    name: 'options that make no sense are refused',
    run: async (engine) => {
      for (const options of [
        { stages: ['all'] },
        { offsetUnit: 'utf32' },
        { referencedate: '2026-11-21' },
        { tokens: 1 },
      ]) {
        await fails(engine.analyze('Text.', /** @type {any} */ (options)), 'option');
      }
    },
  },
  {
    name: 'what is no text is refused',
    run: async (engine) => {
      for (const text of [undefined, null, 3, {}, ['a']]) {
        await fails(engine.analyze(/** @type {any} */ (text)), 'input');
      }
    },
  },
  {
    name: 'a text over the limit is refused, and the limit can be moved',
    run: async (engine) => {
      await fails(engine.analyze('é'.repeat(60), { maxBytes: 100 }), 'too-long');
      await fails(engine.analyze('a'.repeat(8 * 1024 * 1024 + 1)), 'too-long');
      await engine.analyze('é'.repeat(60), { maxBytes: 120 });
    },
  },
  {
    name: 'a call that is aborted already does nothing',
    run: async (engine) => {
      const reason = new Error('no longer wanted');
      const error = await engine
        .analyze('Text.', { signal: AbortSignal.abort(reason) })
        .catch((error) => error);
      equal(error, reason);
      equal((await engine.analyze('Text.')).sentences.length, 1);
    },
  },
  {
    name: 'a model that is damaged is refused, and the engine goes on',
    run: async (engine) => {
      await fails(engine.loadModel(new TextEncoder().encode('DATELINE, but not really a model')), 'model');
      await fails(engine.loadModel(new Uint8Array(0)), 'model');
      equal((await engine.analyze('Text.')).sentences.length, 1);
    },
  },
];

/**
 * Runs every case on `engine` and gives back what failed, in words.
 *
 * @param {Engine} engine
 */
export async function failuresOf(engine) {
  /** @type {string[]} */
  const failures = [];
  for (const { name, run } of CASES) {
    await run(engine).catch((error) => failures.push(`${name}: ${error.message}`));
  }
  return failures;
}

/**
 * Everything in an analysis that has a start and an end.
 *
 * @param {unknown} value
 * @returns {Generator<{ start: number, end: number, text?: string }>}
 */
export function* spansOf(value) {
  if (typeof value === 'object' && value !== null) {
    if ('start' in value && 'end' in value) {
      yield/** @type {any} */ (value);
    }
    for (const part of Object.values(value)) {
      yield* spansOf(part);
    }
  }
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 */
function equal(actual, expected) {
  check(Object.is(actual, expected), `${actual} instead of ${expected}`);
}

/**
 * @param {boolean} holds
 * @param {string} message
 */
function check(holds, message) {
  if (!holds) {
    throw new Error(message);
  }
}

/**
 * @param {Promise<unknown>} promise
 * @param {string} code
 */
async function fails(promise, code) {
  const error = await promise.then(
    () => undefined,
    (error) => error,
  );
  check(
    error instanceof Error && 'code' in error && error.code === code,
    `${error} instead of the error ${code}`,
  );
}
