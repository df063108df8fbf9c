/**
 * Dates in words: from EDTF and TIMEX3 to what a person says.
 */

/** @import { DateRef } from '../lib/dateline.js' */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** The divisions of a year in ISO 8601-2, by their number in the month's place. */
const DIVISIONS = /** @type {Record<string, string>} */ ({
  21: 'spring',
  22: 'summer',
  23: 'autumn',
  24: 'winter',
  33: 'first quarter of',
  34: 'second quarter of',
  35: 'third quarter of',
  36: 'fourth quarter of',
  40: 'first half of',
  41: 'second half of',
});
const UNITS = /** @type {Record<string, [string, string]>} */ ({
  C: ['century', 'centuries'],
  DE: ['decade', 'decades'],
  Y: ['year', 'years'],
  M: ['month', 'months'],
  W: ['week', 'weeks'],
  WE: ['weekend', 'weekends'],
  D: ['day', 'days'],
  H: ['hour', 'hours'],
  MIN: ['minute', 'minutes'],
  S: ['second', 'seconds'],
});
const VAGUE = /** @type {Record<string, string>} */ ({
  PRESENT_REF: 'now',
  PAST_REF: 'in the past',
  FUTURE_REF: 'in the future',
});
const MODIFIERS = /** @type {Record<string, string>} */ ({
  START: 'the beginning of ',
  MID: 'the middle of ',
  END: 'the end of ',
  APPROX: 'about ',
  BEFORE: 'before ',
  AFTER: 'after ',
  ON_OR_BEFORE: 'up to ',
  ON_OR_AFTER: 'from ',
  LESS_THAN: 'less than ',
  MORE_THAN: 'more than ',
  EQUAL_OR_LESS: 'at most ',
  EQUAL_OR_MORE: 'at least ',
});

/**
 * What `date` means, in words; its own words where the calendar has none for it.
 *
 * @param {DateRef} date
 */
export function wordsOfDate(date) {
  const { timex } = date;
  const modifier = MODIFIERS[timex.mod ?? ''] ?? '';
  const value = date.edtf ? wordsOfEdtf(date.edtf) : null;
  if (value) {
    return modifier && !value.startsWith(modifier) ? modifier + value : value;
  }
  const other = wordsOfTimex(timex.value);
  if (other) {
    return timex.type === 'SET' ? `every ${other}` : modifier + other;
  }
  if (date.earliest && date.latest) {
    return wordsOfInterval(date.earliest, date.latest);
  }
  return `“${date.text}”`;
}

/**
 * @param {string} edtf
 * @returns {string | null} null where it is no form that we write
 */
export function wordsOfEdtf(edtf) {
  const [start, end] = edtf.split('/');
  if (start === undefined || end === undefined) {
    return wordsOfPoint(edtf);
  }
  if (start === '..' || start === '') {
    const until = wordsOfPoint(end);
    return until && `until ${until}`;
  }
  if (end === '..' || end === '') {
    const since = wordsOfPoint(start);
    return since && `from ${since}`;
  }
  const [from, to] = [wordsOfPoint(start), wordsOfPoint(end)];
  return from && to && wordsOfInterval(start, end);
}

/** @param {string} start @param {string} end */
function wordsOfInterval(start, end) {
  const [from, to] = [wordsOfPoint(start) ?? start, wordsOfPoint(end) ?? end];
  if (from === to) {
    return from;
  }
  const [a, b] = [start.split('-'), end.split('-')];
  if (a.length === 3 && b.length === 3 && a[0] === b[0]) {
    return a[1] === b[1] ? `${Number(a[2])}–${to}` : `${from.replace(/ \d+$/, '')} – ${to}`;
  }
  return `${from} – ${to}`;
}

/** @param {string} point @returns {string | null} */
function wordsOfPoint(point) {
  const match = /^(-?\d{1,4}X*)(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):?(\d\d)?)?[^~?%]*([~?%]?)$/.exec(point);
  if (!match) {
    return null;
  }
  const [, year = '', month, day, hour, minute, doubt] = match;
  let words = wordsOfYear(year);
  if (month && Number(month) <= 12) {
    words = `${MONTHS[Number(month) - 1]} ${words}`;
  } else if (month) {
    words = `${DIVISIONS[month] ?? ''} ${words}`.trim();
  }
  if (day) {
    words = `${Number(day)} ${words}`;
  }
  if (hour) {
    words = `${words}, ${hour}:${minute ?? '00'}`;
  }
  return doubt ? `about ${words}` : words;
}

/** @param {string} year */
function wordsOfYear(year) {
  if (year.endsWith('XX')) {
    const century = Number(year.slice(0, 2)) + 1;
    return `the ${century}${ordinalEnding(century)} century`;
  }
  if (year.endsWith('X')) {
    return `the ${year.slice(0, 3)}0s`;
  }
  const number = Number(year);
  // ISO 8601 has a year 0: it is 1 BC.
  return number <= 0 ? `${1 - number} BC` : String(number);
}

/** @param {number} number */
function ordinalEnding(number) {
  const last = number % 10;
  if (number % 100 >= 11 && number % 100 <= 13) {
    return 'th';
  }
  return ['th', 'st', 'nd', 'rd'][last] ?? 'th';
}

/** @param {string} value @returns {string | null} */
function wordsOfTimex(value) {
  if (VAGUE[value]) {
    return VAGUE[value];
  }
  const weekday = /^XXXX-WXX-([1-7])$/.exec(value);
  if (weekday) {
    return WEEKDAYS[Number(weekday[1]) - 1] ?? null;
  }
  return wordsOfDuration(value);
}

/** @param {string} value @returns {string | null} */
function wordsOfDuration(value) {
  const duration = /^P(T?)(?:(\d+(?:\.\d+)?|X+)(DE|C|Y|M|WE|W|D|H|S))(?:(\d+)M)?$/.exec(value);
  if (!duration) {
    return null;
  }
  const [, time, count = '', letter = ''] = duration;
  const [one, many] = UNITS[time && letter === 'M' ? 'MIN' : letter] ?? ['', ''];
  if (count.startsWith('X')) {
    return `some ${many}`;
  }
  return `${count} ${count === '1' ? one : many}`;
}

/**
 * The word that joins a date to a sentence: "on" a day, "in" a month or year, else a comma.
 *
 * @param {DateRef} date
 */
export function joinOfDate(date) {
  const edtf = date.edtf ?? '';
  if (/^\d{4}-\d\d-\d\d(T.*)?$/.test(edtf) && !date.timex.mod) {
    return ' on ';
  }
  return /^\d{4}(-\d\d)?$/.test(edtf) && !date.timex.mod && !DIVISIONS[edtf.slice(5)] ? ' in ' : ', ';
}

/** Days since 1970-01-01 of an ISO day, month or year; null where it is none. @param {string} iso */
export function dayNumber(iso) {
  const match = /^(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso);
  if (!match) {
    return null;
  }
  const date = new Date(0);
  date.setUTCFullYear(Number(match[1]), Number(match[2] ?? 1) - 1, Number(match[3] ?? 1));
  return Math.round(date.getTime() / 86_400_000);
}

/** Whether `text` is a day that exists, YYYY-MM-DD. @param {string} text */
export function isDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) {
    return false;
  }
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
