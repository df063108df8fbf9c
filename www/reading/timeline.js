/**
 * The dates of an article on one line, long gaps shortened so that a treaty of 1949 leaves room for last week.
 */

/** @import { DateRef } from '../lib/dateline.js' */
import { dayNumber, wordsOfDate } from './calendar.js';

/**
 * @typedef {object} Moment
 * @property {string} words
 * @property {number} from  first day, as days since 1970
 * @property {number} to  last day
 * @property {boolean} inferred
 * @property {DateRef[]} dates  all that mean it, in the order of the text
 * @property {number} left  0 to 1
 * @property {number} width  0 to 1
 */

/**
 * Moments in the order of the calendar; dates that mean the same days are one.
 *
 * @param {readonly DateRef[]} dates
 * @returns {{ moments: Moment[], undated: DateRef[] }}
 */
export function momentsOf(dates) {
  /** @type {Map<string, Moment>} */
  const moments = new Map();
  const undated = [];
  for (const date of dates) {
    const from = date.earliest === null ? null : dayNumber(date.earliest);
    const to = date.latest === null ? null : dayNumber(date.latest);
    if (date.timex.type === 'SET' || date.timex.type === 'DURATION' || (from === null && to === null)) {
      undated.push(date);
      continue;
    }
    const [first, last] = [from ?? to ?? 0, to ?? from ?? 0];
    const id = `${first} ${last}`;
    const moment = moments.get(id);
    if (moment) {
      moment.dates.push(date);
      moment.inferred &&= date.inferred.length > 0;
    } else {
      moments.set(id, {
        words: wordsOfDate(date),
        from: first,
        to: last,
        inferred: date.inferred.length > 0,
        dates: [date],
        left: 0,
        width: 0,
      });
    }
  }
  const sorted = [...moments.values()].sort((a, b) => a.from - b.from || b.to - a.to);
  spread(sorted);
  return { moments: sorted, undated };
}

/**
 * Every first and last day is a stop; the room between two stops grows with the logarithm of the days between them.
 *
 * @param {Moment[]} moments
 */
function spread(moments) {
  const stops = [...new Set(moments.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const places = new Map();
  let at = 0;
  stops.forEach((stop, index) => {
    at += index === 0 ? 0 : Math.log2(2 + stop - /** @type {number} */ (stops[index - 1]));
    places.set(stop, at);
  });
  for (const moment of moments) {
    moment.left = at === 0 ? 0.5 : places.get(moment.from) / at;
    moment.width = at === 0 ? 0 : places.get(moment.to) / at - moment.left;
  }
}
