//! Both ends of a range where one borrows from the other: "22-24 October", "1914-18", "October 22-24", "9:30 to 11 p.m.".

use super::numbers::{continued_from_before, continues_number, day, era, month, year};
use super::{Kind, Pieces, Rule, clock};
use crate::dates::calendar::Day;
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::value::{Meaning, Stretch, TimeOfDay, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "days of one month",
        #[cfg(test)]
        examples: &[
            ("They met on 22-24 October 2024 in Bern.", "22", "2024-10-22"),
            ("They met on 22-24 October 2024 in Bern.", "24 October 2024", "2024-10-24"),
            ("The fair runs on November 5-6, 2025.", "November 5", "2025-11-05"),
            ("The fair runs on November 5-6, 2025.", "6, 2025", "2025-11-06"),
            ("It rained from 3 to 5 March 1998.", "3", "1998-03-03"),
            ("Minutes of the Feb. 4-5 session were lost.", "5", "2026-02-05"),
        ],
        #[cfg(test)]
        counter: &[
            "They won 3-2 in the rain.",
            "Count from 3 to 5.",
            "The fake pass was good for June 10 - 31, 2022.",
        ],
        apply: first_day,
    },
    Rule {
        name: "years",
        #[cfg(test)]
        examples: &[
            ("In 1914-18 the mill made shells.", "1914", "1914"),
            ("In 1914-18 the mill made shells.", "18", "1918"),
            ("The mine changed hands twice between 1999 and 2003.", "2003", "2003"),
            ("The revolt of 499-493 BC failed.", "499", "BC0499"),
        ],
        #[cfg(test)]
        counter: &["Call 020-1234567 for help."],
        apply: first_year,
    },
    Rule {
        name: "times of one day",
        #[cfg(test)]
        examples: &[
            ("Bathers may use the pool from 7:45 to 9 p.m. in summer.", "7:45", "2026-11-18T19:45"),
            ("Bars open from 10 to 2 a.m. in June.", "10", "2026-11-18T22:00"),
            ("Bars open from 10 to 2 a.m. in June.", "2 a.m.", "2026-11-19T02:00"),
        ],
        #[cfg(test)]
        counter: &["They lost 9-11 in the end."],
        apply: first_time,
    },
];

const TIMES: &str = "times of one day";

/// A dash, or "to", "and", "or", "through", "until" between the ends, and the piece after it. A slash joins as well.
fn connector(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    match pieces.word(at) {
        Word::To | Word::And | Word::Or | Word::Through | Word::Until => Some(at + 1),
        _ if pieces.is_dash(at) => Some(at + 1),
        _ if pieces.is_mark(at, '/') && pieces.is_glued(at) && pieces.is_glued(at + 1) => Some(at + 1),
        _ => None,
    }
}

/// "22-" of "22-24 October 2024"; or "November 5-" of "November 5-6, 2025".
fn first_day(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    if let Some((month_number, day_at)) = month(pieces, pieces.skip(at, Word::The)) {
        let (first, end) = day(pieces, day_at)?;
        let (second, second_end) = day(pieces, connector(pieces, end)?)?;
        let joined = pieces.is_dash(end) || matches!(pieces.word(end), Word::And | Word::To | Word::Through);
        if !joined
            || continues_number(pieces, second_end)
            || pieces.is_dash(second_end)
            || second <= first
            || pieces.word(second_end) == Word::Of
        {
            return None;
        }
        // "May 5 and 6 others" counts; "November 5 and 6" ends its clause.
        if pieces.word(end) == Word::And
            && pieces.get(second_end).kind == Kind::Letters
            && pieces.word(second_end) == Word::Other
            && second != first + 1
        {
            return None;
        }
        let year = year(pieces, pieces.skip_mark(second_end, ',')).map(|(year, _)| year);
        if !exists(month_number, second, year) {
            let end = year.map_or(second_end, |_| pieces.skip_mark(second_end, ',') + 1);
            return Some(Candidate::new(at, end, Expression::Impossible, "days of one month"));
        }
        return Some(shared(at, end, month_number, first, year, pieces.is_dash(end)));
    }
    if continued_from_before(pieces, at) || (pieces.is_glued(at) && pieces.is_dash(at.wrapping_sub(1))) {
        return None;
    }
    let (first, end) = day(pieces, at)?;
    let end = pieces.skip(end, Word::Of);
    let second_at = connector(pieces, end)?;
    let (_, after) = day(pieces, pieces.skip(second_at, Word::The))?;
    let (month_number, after) = month(pieces, pieces.skip(after, Word::Of))?;
    let year = year(pieces, pieces.skip_mark(after, ',')).map(|(year, _)| year);
    exists(month_number, first, year).then(|| shared(at, end, month_number, first, year, true))
}

/// Whether the month has that day, in a leap year where the year is not known.
fn exists(month: u8, day: u8, year: Option<i32>) -> bool {
    Day::new(year.unwrap_or(2000), month, day).is_some()
}

fn shared(at: usize, end: usize, month: u8, day: u8, year: Option<i32>, range: bool) -> Candidate {
    let expression = match year.and_then(|year| Day::new(year, month, day)) {
        Some(day) => Expression::Known(Meaning::at(Stretch::Day(day))),
        None => Expression::Named { name: Name::Day(month, day), which: Which::Bare },
    };
    let mut candidate = Candidate::new(at, end, expression, "days of one month");
    candidate.opens_range = range;
    candidate
}

/// "1914-" of "1914-18", "499-" of "499-493 BC", "1999 and" of "between 1999 and 2003".
fn first_year(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (length @ 2..=4, number) = pieces.digits(at)? else { return None };
    if continued_from_before(pieces, at) {
        return None;
    }
    let end = at + 1;
    let second_at = connector(pieces, end)?;
    let first = i32::try_from(number).ok()?;
    let found = |year: i32| {
        let mut candidate =
            Candidate::new(at, end, Expression::Known(Meaning::at(Stretch::Year(year))), "years");
        candidate.opens_range = true;
        Some(candidate)
    };
    // An era at the end holds for both ends.
    let (_, second) = pieces.digits(second_at)?;
    if let Some((true, _)) = era(pieces, second_at + 1) {
        return if number > second && number > 0 { found(1 - first) } else { None };
    }
    if length != 4 || !(1000..=2199).contains(&first) {
        return None;
    }
    let (second_year, second_end) = second_year(pieces, second_at, first)?;
    if continues_number(pieces, second_end) || pieces.is_dash(second_end) && pieces.is_glued(second_end) {
        return None;
    }
    let dash = pieces.is_dash(end) || pieces.is_mark(end, '/');
    let spoken = matches!(pieces.before(at).word, Word::From | Word::Between);
    (second_year > first && (dash || spoken)).then(|| found(first))?
}

/// "1918" or "18" after 1914.
fn second_year(pieces: &Pieces<'_>, at: usize, first: i32) -> Option<(i32, usize)> {
    match pieces.digits(at)? {
        (4, _) => year(pieces, at),
        (2, number) => {
            let year = first - first % 100 + i32::try_from(number).ok()?;
            // "1999-00"
            let year = if year < first { year + 100 } else { year };
            // "(1892 - 94)": with spaces only in brackets.
            let joined = pieces.is_glued(at) || pieces.is_mark(at + 1, ')');
            (year - first <= 50 && joined).then_some((year, at + 1))
        }
        _ => None,
    }
}

/// "9:30 to" of "9:30 to 11 p.m.": the half of the day is the one of the end.
fn first_time(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let mut end = at + 1;
    let (1 | 2, hour @ 1..=12) = pieces.digits(at)? else { return None };
    let mut minute = 0;
    if pieces.is_mark(end, ':') && pieces.is_glued(end) {
        let (2, minutes @ 0..=59) = pieces.digits(end + 1)? else { return None };
        minute = minutes as u8;
        end += 2;
    }
    let (TimeOfDay::Clock(mut clock), after) = clock::time(pieces, connector(pieces, end)?)? else {
        return None;
    };
    if clock::meridiem(pieces, after.checked_sub(1)?).is_none() && !pieces.is_mark(after - 1, '.') {
        return None;
    }
    // "9:30 to 11 p.m." is of one evening, "10 to 2 a.m." begins the evening before.
    let afternoon = match clock.hour {
        end @ 12.. => u32::from(end - 12) % 12 >= hour % 12,
        end => hour % 12 > u32::from(end),
    };
    clock.hour = (hour % 12) as u8 + if afternoon { 12 } else { 0 };
    clock.minute = Some(minute);
    clock.second = None;
    let expression = Expression::Named { name: Name::Unit(Unit::Day), which: Which::Bare };
    let mut candidate = Candidate::new(at, end, expression, TIMES).sure(800);
    candidate.time = Some(TimeOfDay::Clock(clock));
    candidate.opens_range = true;
    Some(candidate)
}

/// The other end of a range of which `first` has just been found, where it could not stand alone: "18", "24", "6, 2025".
pub(super) fn partner(pieces: &Pieces<'_>, first: &Candidate) -> Option<Candidate> {
    let at = pieces.skip(connector(pieces, first.end)?, Word::The);
    match (&first.expression, first.reason) {
        (_, "days of one month") => {
            let (second, end) = day(pieces, at)?;
            let (month_number, year_known) = match first.expression {
                Expression::Known(Meaning::At { stretch: Stretch::Day(day), .. }) => {
                    (day.month, Some(day.year))
                }
                Expression::Named { name: Name::Day(month, _), .. } => (month, None),
                _ => return None,
            };
            if month(pieces, pieces.skip(end, Word::Of)).is_some() {
                return None;
            }
            if !exists(month_number, second, year_known) {
                return None;
            }
            let with_year = year(pieces, pieces.skip_mark(end, ','));
            let end = with_year.map_or(end, |(_, end)| end);
            let mut candidate = shared(at, end, month_number, second, year_known, false);
            candidate.reason = "day that shares its neighbour's month";
            Some(candidate)
        }
        (&Expression::Known(Meaning::At { stretch: Stretch::Year(year), time: None, fiscal: false }), _) => {
            let (second, end) = second_year(pieces, at, year)?;
            let short = pieces.digits(at)?.0 == 2;
            let stretch = Stretch::Year(second);
            (short && first.opens_range)
                .then(|| Candidate::new(at, end, Expression::Known(Meaning::at(stretch)), "years"))
        }
        _ => None,
    }
}

/// Whether nothing but a connector stands between the end of one date and the start of another.
pub(in crate::dates) fn joins(pieces: &Pieces<'_>, end: usize, start: usize) -> bool {
    let mut at = pieces.skip_mark(end, ',');
    if let Some(after) = connector(pieces, at) {
        at = after;
    }
    start <= pieces.skip(at, Word::The) && start > end && start <= end + 3
}

/// Whether a time by itself is of the day named after it across a bracket: "6 a.m. (0400 GMT) on Thursday" has two.
pub(in crate::dates) fn is_of_day(pieces: &Pieces<'_>, time: &Candidate, next: &Candidate) -> bool {
    let bracket = time.end + 1;
    let opened = pieces.is_mark(time.end, '(') && bracket == next.start && next.time.is_some();
    let closed = pieces.is_mark(time.end, ')')
        && pieces.skip(bracket, Word::On) == next.start
        && next.time.is_none()
        && match &next.expression {
            Expression::Named { name: Name::Weekday(_) | Name::Day(..) | Name::FromToday(_), .. } => true,
            Expression::Known(meaning) => {
                meaning.stretch().is_some_and(|stretch| stretch.unit() == Unit::Day)
            }
            _ => false,
        };
    time.is_bare_time() && (opened || closed)
}

/// "From 11 p.m. Friday to 2 a.m." ends on Saturday, "from 11 p.m. to 2 a.m. on Friday" begins on Thursday: the end whose day
/// is not said is of the day beside.
fn cross_midnight(first: &mut Candidate, second: &mut Candidate) {
    if second.is_bare_time() {
        second.days = 1;
    } else if first.is_bare_time() {
        first.days = -1;
    }
}

/// Gives the first of two joined dates the year of the second, and marks them as a range where they are one.
pub(in crate::dates) fn share_year(pieces: &Pieces<'_>, first: &mut Candidate, second: &mut Candidate) {
    let and = pieces.word(first.end) == Word::And;
    let range = match pieces.word(pieces.skip_mark(first.end, ',')) {
        Word::And => pieces.before(first.start).word == Word::Between,
        Word::To | Word::Through | Word::Until => true,
        _ => pieces.is_dash(first.end) || pieces.is_mark(first.end, '/'),
    };
    // "The 12 months to June" are no range from the months to June.
    if matches!(first.expression, Expression::Known(Meaning::Length(..)) | Expression::Within { .. }) {
        return;
    }
    first.opens_range |= range;
    if !range && !and && pieces.word(first.end) != Word::Or && !pieces.is_mark(first.end, ',') {
        return;
    }
    if first.opens_range && first.is_later_in_the_day(second) {
        cross_midnight(first, second);
    }
    let day_unsaid = first.time.is_some()
        && second.time.is_some()
        && matches!(first.expression, Expression::Named { name: Name::Unit(Unit::Day), which: Which::Bare });
    if first.reason == TIMES || day_unsaid {
        first.expression = second.expression.clone();
        first.weekday = second.weekday;
        return;
    }
    let &Expression::Named { name, which: Which::Bare } = &first.expression else { return };
    let Expression::Known(Meaning::At { stretch, .. }) = second.expression else { return };
    let known = match (name, stretch) {
        (Name::Month(month), Stretch::Month(year, last)) => {
            Some(Stretch::Month(if range && month > last { year - 1 } else { year }, month))
        }
        (Name::Month(month), Stretch::Day(last)) => Some(Stretch::Month(last.year, month)),
        (Name::Day(month, day), Stretch::Day(last)) => {
            let year = if range && month > last.month { last.year - 1 } else { last.year };
            Day::new(year, month, day).map(Stretch::Day)
        }
        (Name::Season(season), Stretch::Season(year, _)) => Some(Stretch::Season(year, season)),
        (Name::Quarter(quarter), Stretch::Quarter(year, _)) => Some(Stretch::Quarter(year, quarter)),
        _ => None,
    };
    if let Some(stretch) = known {
        first.expression = Expression::Known(Meaning::at(stretch));
    }
}
