//! Dates made of others: "the first week of March", "late 2014", "9 a.m. on Tuesday".

use super::{Pieces, Rule, clock, numbers, period, whole};
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::value::{Meaning, Modifier, Stretch, TimeOfDay, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "nth of a longer time",
        #[cfg(test)]
        examples: &[
            ("It snowed in the first week of March 2018.", "the first week of March 2018", "2018-W09"),
            ("It rained in the last week of August 1914.", "the last week of August 1914", "1914-W35"),
            ("She won on the last day of May 2003.", "the last day of May 2003", "2003-05-31"),
            ("In the final month of 1999 prices rose.", "the final month of 1999", "1999-12"),
            (
                "They vote on the third Tuesday of September 2014.",
                "the third Tuesday of September 2014",
                "2014-09-16",
            ),
            ("The tax is due on the 21st of this month.", "the 21st of this month", "2026-11-21"),
            ("He was shot on Wednesday of last week.", "Wednesday of last week", "2026-11-11"),
            ("She arrives next week Wednesday.", "next week Wednesday", "2026-11-25"),
            ("They wed on the last weekend of June.", "the last weekend of June", "2026-W26-WE"),
            ("Classes resume the week of Jan. 5.", "the week of Jan. 5", "2027-W01"),
            ("He is due on Tuesday the 24th.", "Tuesday the 24th", "2026-11-24"),
        ],
        #[cfg(test)]
        counter: &["The first day of the trial was dull.", "He was the last man of the year."],
        apply: |pieces, at| {
            nth(pieces, at)
                .or_else(|| day_of(pieces, at))
                .or_else(|| week_first(pieces, at))
                .or_else(|| week_of(pieces, at))
        },
    },
    Rule {
        name: "part of a date",
        #[cfg(test)]
        examples: &[
            ("It opened in late 2014 to fanfare.", "late 2014", "2014"),
            ("A mid-May vote is likely.", "mid-May", "2027-05"),
            ("The mid-1970s crisis hit hard.", "The mid-1970s", "197"),
            ("The bridge will reopen by the end of the month.", "the end of the month", "2026-11"),
            ("They fought until the end of 1944.", "the end of 1944", "1944"),
            ("The ferry is out for the rest of the year.", "the rest of the year", "2026"),
            ("Accounts are due at the end of month.", "the end of month", "2026-11"),
        ],
        #[cfg(test)]
        counter: &["Early voters queued.", "The end of the road is near."],
        apply: modified,
    },
    Rule {
        name: "time of day",
        #[cfg(test)]
        examples: &[
            (
                "The hearing starts at 9 a.m. EST on Tuesday.",
                "9 a.m. EST on Tuesday",
                "2026-11-24T09:00-05:00",
            ),
            ("The truce begins at 0600 GMT on Thursday.", "0600 GMT on Thursday", "2026-11-19T06:00Z"),
            ("The new tariff came in at midnight Sunday.", "midnight Sunday", "2026-11-15T00:00"),
            ("They voted Friday night.", "Friday night", "2026-11-13TNI"),
            ("A shell hit the mill late on Tuesday.", "late on Tuesday", "2026-11-17"),
            ("The vote is at 15:00 local time on Friday.", "15:00 local time on Friday", "2026-11-20T15:00"),
            ("On Monday a van blew up at 8 in the evening.", "8 in the evening", "2026-11-16T20:00"),
            ("He was shot on the morning of 8 May 1921.", "the morning of 8 May 1921", "1921-05-08TMO"),
            ("The shelling began on 8 May 1921 at 5:30 p.m.", "8 May 1921 at 5:30 p.m.", "1921-05-08T17:30"),
        ],
        #[cfg(test)]
        counter: &["The score was 3:2 at the break."],
        apply: timed,
    },
];

/// "early October", "the end of the month", "mid-1970s", "later that year", "the turn of the century".
fn modified(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    if let Some(start) = turn_of(pieces, at) {
        return turn_of_century(pieces, at, start);
    }
    let (modifier, start) = period::modifier(pieces, at)?;
    let of = pieces.before(start).word == Word::Of || pieces.before(start).word == Word::In;
    let inner = whole(pieces, start)?;
    let later = matches!(pieces.word(pieces.skip(at, Word::The)), Word::Later | Word::Earlier);
    // "the week" and "the day" need the "of"; "late Monday" has none.
    let bare_unit = matches!(inner.expression, Expression::Named { name: Name::Unit(_), which: Which::This })
        && pieces.word(inner.start) == Word::The;
    if bare_unit && !of {
        return None;
    }
    let modifier = if later { None } else { Some(modifier) };
    Some(inner.from(at).modified(modifier))
}

/// "the first week of March", "the last day of 1999".
fn nth(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (nth, end) = match pieces.word(start) {
        Word::Last => (-1, start + 1),
        _ if pieces.is(start, "final") => (-1, start + 1),
        _ => {
            let (number, end) = period::ordinal(pieces, start)?;
            (i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?, end)
        }
    };
    let name = match pieces.word(end) {
        Word::Weekday(weekday) => Name::NthWeekday(nth, weekday),
        Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Decade)) => {
            Name::Nth(nth, unit)
        }
        _ => return None,
    };
    if !matches!(pieces.word(end + 1), Word::Of | Word::In) {
        return None;
    }
    let whole = whole(pieces, end + 2)
        .or_else(|| period::modifier(pieces, end + 2).and_then(|_| modified(pieces, end + 2)))?;
    let spans = match &whole.expression {
        Expression::Known(meaning) => meaning.stretch().is_some(),
        Expression::Named { name, .. } => {
            matches!(
                name,
                Name::Unit(Unit::Month | Unit::Year | Unit::Decade | Unit::Century | Unit::Week)
                    | Name::Month(_)
                    | Name::Season(_)
            )
        }
        _ => false,
    };
    let expression = Expression::Inside { name, whole: Box::new(whole.expression) };
    spans.then(|| Candidate::new(at, whole.end, expression, "nth of a longer time").sure(850))
}

/// "the 21st of this month", "Wednesday of last week", "Thanksgiving of next year".
fn day_of(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (name, end) = match numbers::weekday(pieces, start) {
        Some((weekday, end)) => (Name::Weekday(weekday), end),
        None => {
            let (day, end) = numbers::day(pieces, start)?;
            (Name::DayOfMonth(day), end)
        }
    };
    // "Tuesday the 24th"
    if let Name::Weekday(weekday) = name
        && pieces.word(end) == Word::The
        && let Some((day, after)) = numbers::day(pieces, end + 1)
        && after == end + 3
    {
        let expression = Expression::Named { name: Name::DayOfMonth(day), which: Which::Bare };
        let mut candidate = Candidate::new(at, after, expression, "day of an unnamed month").sure(800);
        candidate.weekday = Some(weekday);
        return Some(candidate);
    }
    let whole = whole(pieces, pieces.skip(end, Word::Of))?;
    let Expression::Named { name: Name::Unit(unit), .. } = whole.expression else { return None };
    let fits = match name {
        Name::Weekday(_) => unit == Unit::Week,
        _ => unit == Unit::Month,
    };
    let expression = Expression::Inside { name, whole: Box::new(whole.expression) };
    fits.then(|| Candidate::new(at, whole.end, expression, "day of a week or month"))
}

/// "the week of 5 January": the week that the day lies in.
fn week_of(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    if pieces.word(start) != Word::Unit(Unit::Week) || pieces.word(start + 1) != Word::Of {
        return None;
    }
    let day = dated(pieces, start + 2)
        .filter(|day| !matches!(day.expression, Expression::Named { name: Name::Unit(_), .. }))?;
    let expression = Expression::Inside { name: Name::Unit(Unit::Week), whole: Box::new(day.expression) };
    Some(Candidate::new(at, day.end, expression, "week of a day"))
}

/// "next week Wednesday", "last week's Sunday".
fn week_first(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    if !matches!(pieces.word(at), Word::Last | Word::Next | Word::This | Word::Previous | Word::Following) {
        return None;
    }
    let week = whole(pieces, at)?;
    if !matches!(week.expression, Expression::Named { name: Name::Unit(Unit::Week), .. }) {
        return None;
    }
    let possessive = pieces.is_apostrophe(week.end) && pieces.is(week.end + 1, "s");
    let (weekday, end) =
        numbers::weekday(pieces, if possessive { week.end + 2 } else { pieces.skip(week.end, Word::On) })?;
    let expression = Expression::Inside { name: Name::Weekday(weekday), whole: Box::new(week.expression) };
    Some(Candidate::new(at, end, expression, "day of a week or month"))
}

/// "the turn of the century", "the turn of the 20th century".
fn turn_of_century(pieces: &Pieces<'_>, at: usize, start: usize) -> Option<Candidate> {
    let approximately = Some(Modifier::Approximate);
    let candidate = whole(pieces, start)?;
    let expression = match candidate.expression {
        Expression::Known(Meaning::At { stretch: Stretch::Century(first), .. }) => {
            Expression::Known(Meaning::at(Stretch::Year(first)))
        }
        Expression::Named { name: Name::Unit(Unit::Century), which: Which::This } => {
            Expression::Named { name: Name::TurnOfCentury, which: Which::Bare }
        }
        _ => return None,
    };
    Some(
        Candidate::new(at, candidate.end, expression, "turn of the century")
            .sure(800)
            .modified(approximately),
    )
}

fn turn_of(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let start = pieces.skip(at, Word::The);
    (pieces.word(start) == Word::Turn && pieces.word(start + 1) == Word::Of).then_some(start + 2)
}

/// A time of day, by itself or with its day on either side.
fn timed(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    time_first(pieces, at).or_else(|| day_first(pieces, at))
}

/// A date on which a time of day can be: a day, or what may be one.
fn dated(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let found = whole(pieces, at)?;
    let day = match &found.expression {
        Expression::Known(meaning) => meaning.stretch().is_some_and(|stretch| stretch.unit() == Unit::Day),
        Expression::Named { name, which } => match name {
            Name::Weekday(_) | Name::Day(..) | Name::Feast(_) | Name::FromToday(_) => true,
            Name::Unit(Unit::Day) => *which != Which::This || pieces.word(at) != Word::The,
            _ => false,
        },
        Expression::Ambiguous { .. } => true,
        _ => false,
    };
    day.then_some(found)
}

/// "9 a.m. on Tuesday", "the morning of 8 May", "early Monday", "midnight Sunday", "14:30".
fn time_first(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (time, end) = match clock::time(pieces, at) {
        Some(found) => found,
        None => {
            let (part, end) = clock::part(pieces, start)?;
            (TimeOfDay::Part(part), end)
        }
    };
    let mut date_at = pieces.skip_mark(end, ',');

    if matches!(pieces.word(date_at), Word::On | Word::Of) || pieces.is(date_at, "this") {
        date_at += 1;
    }
    if let Some(mut candidate) = dated(pieces, date_at).filter(|candidate| candidate.time.is_none()) {
        candidate.time = Some(time);
        return Some(candidate.from(at));
    }
    if matches!(time, TimeOfDay::Clock(_)) {
        // "9 a.m. yesterday morning" and "9 p.m. that night" name the day by its part.
        let expression = Expression::Named { name: Name::Unit(Unit::Day), which: Which::Bare };
        let mut candidate = Candidate::new(at, end, expression, "time of day").sure(800);
        candidate.time = Some(time);
        return Some(candidate);
    }
    None
}

/// "Friday night", "8 May at 5:30 p.m.", "tomorrow morning", "March 3, 10 a.m.".
fn day_first(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let edge = match pieces.word(at) {
        Word::Early => Some(Modifier::Start),
        Word::Late => Some(Modifier::End),
        _ => None,
    };
    let start = if edge.is_some() { pieces.skip(at + 1, Word::On) } else { at };
    let mut candidate = dated(pieces, start)?.from(at).modified(edge);
    if candidate.time.is_some() || pieces.before(start).word == Word::On && edge.is_some() {
        return edge.is_some().then_some(candidate);
    }
    if let Some((part, end)) = clock::part(pieces, candidate.end) {
        candidate.time = Some(TimeOfDay::Part(part));
        candidate.end = end;
        return Some(candidate);
    }
    let mut start = pieces.skip_mark(candidate.end, ',');
    start = pieces.skip(start, Word::At);
    let (time, end) = clock::time(pieces, start)?;
    candidate.time = Some(time);
    candidate.end = end;
    Some(candidate)
}
