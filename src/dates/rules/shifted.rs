//! Dates counted from another: "three weeks ago", "a year earlier", "two Fridays ago", "the day before".

use super::numbers::quantity;
use super::{Kind, Pieces, Rule};
use crate::dates::expression::{Candidate, Direction, Expression, Name, Which};
use crate::dates::value::{Meaning, Quantity, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "so long ago or later",
        #[cfg(test)]
        examples: &[
            ("It closed three weeks ago.", "three weeks ago", "2026-W44"),
            ("He was freed ten years ago.", "ten years ago", "2016"),
            ("Sales rose from a year earlier.", "a year earlier", "2025"),
            ("It failed ten years ago today.", "ten years ago today", "2016-11-18"),
            ("The cat was last seen a week ago Sunday.", "a week ago Sunday", "2026-11-08"),
            ("Two Fridays ago the roof fell in.", "Two Fridays ago", "2026-11-06"),
            ("Margins shrank from the year-earlier period.", "year-earlier", "2025"),
        ],
        #[cfg(test)]
        counter: &["The later model costs more."],
        apply: shifted,
    },
    Rule {
        name: "day before or after",
        #[cfg(test)]
        examples: &[("The witness had flown home the day before.", "the day before", "XXXX-XX-XX")],
        #[cfg(test)]
        counter: &["The day shift began."],
        apply: beside_event,
    },
];

/// "three weeks ago", "a year earlier", "two days later", "ten years ago today", "two months from now".
fn shifted(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (modifier, start) = super::length::approximately(pieces, at)
        .map_or((None, at), |(modifier, start)| (Some(modifier), start));
    if let Some(candidate) = weekdays(pieces, at).or_else(|| year_earlier(pieces, at)) {
        return Some(candidate);
    }
    let (quantity, unit, unit_end) = counted_unit(pieces, start)?;
    let (direction, mut end) = direction(pieces, unit_end)?;
    if direction == Direction::Ago {
        match pieces.word(end) {
            Word::Weekday(weekday) if matches!(unit, Unit::Week | Unit::Fortnight) => {
                let whole = Expression::Shifted { quantity, unit, direction };
                let expression = Expression::Inside { name: Name::Weekday(weekday), whole: Box::new(whole) };
                return Some(Candidate::new(at, end + 1, expression, "counted from another date").sure(750));
            }
            Word::DayFromToday(_) => return ago_today(pieces, at, quantity, unit, end + 1),
            Word::This
                if pieces.word(end + 1) == Word::Unit(Unit::Week)
                    || pieces.word(end + 1) == Word::Unit(Unit::Month) =>
            {
                end += 2
            }
            _ => {}
        }
    }
    let expression = Expression::Shifted { quantity, unit, direction };
    Some(Candidate::new(at, end, expression, "counted from another date").modified(modifier).sure(900))
}

/// "two Fridays ago", "three Sundays from now".
fn weekdays(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (Quantity::Thousandths(thousandths), end) = quantity(pieces, at)? else { return None };
    let count = i8::try_from(thousandths / 1000).ok().filter(|count| (1..=52).contains(count))?;
    let (Word::Weekdays(weekday) | Word::Weekday(weekday)) = pieces.word(end) else { return None };
    let (direction, end) = direction(pieces, end + 1)?;
    let count = match direction {
        Direction::Ago => -count,
        Direction::FromNow => count,
        Direction::Earlier | Direction::Later => return None,
    };
    Some(
        Candidate::new(at, end, Expression::Weekdays { count, weekday }, "counted from another date")
            .sure(800),
    )
}

/// "the year-earlier period", "year-ago quarter".
fn year_earlier(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let unit = match pieces.word(at) {
        Word::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week)) => unit,
        Word::Quarter => Unit::Quarter,
        _ => return None,
    };
    let joined = pieces.is_dash(at + 1) && pieces.is_glued(at + 1) && pieces.is_glued(at + 2);
    let direction = match pieces.word(at + 2) {
        Word::Earlier => Direction::Earlier,
        Word::Ago => Direction::Ago,
        _ => return None,
    };
    let expression = Expression::Shifted { quantity: Quantity::Thousandths(1000), unit, direction };
    joined.then(|| Candidate::new(at, at + 3, expression, "counted from another date").sure(800))
}

fn ago_today(
    pieces: &Pieces<'_>,
    at: usize,
    quantity: Quantity,
    unit: Unit,
    end: usize,
) -> Option<Candidate> {
    let whole = Expression::Shifted { quantity, unit, direction: Direction::Ago };
    let days = match pieces.word(end - 1) {
        Word::DayFromToday(days) => days,
        _ => return None,
    };
    let expression = Expression::Inside { name: Name::FromToday(days), whole: Box::new(whole) };
    Some(Candidate::new(at, end, expression, "the same day of another year"))
}

/// "three weeks", "a year", "several months", "weeks".
fn counted_unit(pieces: &Pieces<'_>, at: usize) -> Option<(Quantity, Unit, usize)> {
    if let Word::Units(unit) = pieces.word(at) {
        return Some((Quantity::Unknown, unit, at + 1));
    }
    let (quantity, end) = quantity(pieces, at)?;
    match pieces.word(end) {
        Word::Unit(unit) | Word::Units(unit) => Some((quantity, unit, end + 1)),
        Word::Quarter => Some((quantity, Unit::Quarter, end + 1)),
        Word::Other if pieces.is(end, "second") || pieces.is(end, "full") => None,
        _ => None,
    }
}

fn direction(pieces: &Pieces<'_>, at: usize) -> Option<(Direction, usize)> {
    match pieces.word(at) {
        Word::Ago => Some((Direction::Ago, at + 1)),
        Word::Hence => Some((Direction::FromNow, at + 1)),
        Word::From if pieces.word(at + 1) == Word::Now || pieces.word(at + 1) == Word::DayFromToday(0) => {
            Some((Direction::FromNow, at + 2))
        }
        Word::Earlier => (pieces.word(at + 1) != Word::Than).then_some((Direction::Earlier, at + 1)),
        Word::Later => Some((Direction::Later, at + 1)),
        Word::Before if ends_clause(pieces, at + 1) => Some((Direction::Earlier, at + 1)),
        Word::After if ends_clause(pieces, at + 1) => Some((Direction::Later, at + 1)),
        Word::Other if pieces.is(at, "previously") || pieces.is(at, "beforehand") => {
            Some((Direction::Earlier, at + 1))
        }
        Word::Other
            if pieces.is(at, "afterwards") || pieces.is(at, "afterward") || pieces.is(at, "thereafter") =>
        {
            Some((Direction::Later, at + 1))
        }
        Word::Other if pieces.is(at, "back") && ends_clause(pieces, at + 1) => Some((Direction::Ago, at + 1)),
        _ => None,
    }
}

/// Whether a clause ends here, so that "before" has nothing to govern.
fn ends_clause(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(
        pieces.get(at).kind,
        Kind::Break | Kind::Mark('.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '”' | '–' | '—')
    ) || pieces.word(at) == Word::And
}

/// "the day before", "the week after the vote": beside something that the text names or leaves open.
fn beside_event(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) = pieces.word(start) else {
        return None;
    };
    if start == at {
        return None;
    }
    let (which, open) = match pieces.word(start + 1) {
        Word::Before => (Which::Previous, ends_clause(pieces, start + 2)),
        Word::After => (Which::Following, ends_clause(pieces, start + 2)),
        Word::Other if pieces.is(start + 1, "following") => (Which::Following, true),
        Word::Following if ends_clause(pieces, start + 2) => (Which::Following, true),
        Word::Earlier => (Which::Previous, true),
        _ => return None,
    };
    let expression = if open {
        Expression::Named { name: Name::Unit(unit), which }
    } else {
        Expression::FromEvent(Meaning::Open(crate::dates::value::Open::Unit(unit), None))
    };
    Some(Candidate::new(at, start + 2, expression, "beside an event").sure(700))
}
