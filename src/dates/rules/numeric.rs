//! Dates in numbers: "2024-10-22", "22/10/2024", "04/2016", "9/11".

use super::numbers::{continued_from_before, continues_number};
use super::{Kind, Pieces, Rule};
use crate::dates::calendar::{Day, days_in_month};
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::value::{Meaning, Stretch};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[Rule {
    name: "date in numbers",
    #[cfg(test)]
    examples: &[
        ("Logged 2024-10-22 by the harbour office.", "2024-10-22", "2024-10-22"),
        (
            "Posted 2024-10-22T08:15:30-03:00 by the desk.",
            "2024-10-22T08:15:30-03:00",
            "2024-10-22T08:15:30-03:00",
        ),
        ("The lease began 22/10/2024 and was renewed.", "22/10/2024", "2024-10-22"),
        ("Filed 10/22/2024 in the county court.", "10/22/2024", "2024-10-22"),
        ("The form says 22.10.2024 in blue ink.", "22.10.2024", "2024-10-22"),
        ("The series starts at 2014-10 and ends there.", "2014-10", "2014-10"),
        ("The lease has run since 04/2016.", "04/2016", "2016-04"),
        ("The visa of 31/Oct/1974 has faded.", "31/Oct/1974", "1974-10-31"),
        ("He enlisted on 3 Aug 96 in Perth.", "3 Aug 96", "1996-08-03"),
    ],
    #[cfg(test)]
    counter: &[
        "The invoice says 50/6/2018.",
        "The log has 2024-02-30 and 2023-13-05.",
        "Version 1.2.2024.5 was withdrawn.",
        "Dial 555-22-1020 for help.",
    ],
    apply: numeric,
}];

/// "2024-10-22", "2024/10/22", "22/10/2024", "22.10.2024", "9/11" in America.
fn numeric(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    if continued_from_before(pieces, at) || (pieces.is_glued(at) && pieces.is_dash(at.wrapping_sub(1))) {
        return None;
    }
    let (length, first) = pieces.digits(at)?;
    if let Some(candidate) = month_in_numbers(pieces, at) {
        return Some(candidate);
    }
    let Kind::Mark(mark @ ('-' | '/' | '.')) = pieces.get(at + 1).kind else { return None };
    if !pieces.is_mark(at + 3, mark) || !(at + 1..at + 5).all(|piece| pieces.is_glued(piece)) {
        return nine_eleven(pieces, at).or_else(|| day_and_month_in_numbers(pieces, at));
    }
    let (_, second) = pieces.digits(at + 2)?;
    let (last_length, third) = pieces.digits(at + 4)?;
    let end = at + 5;
    if continues_date(pieces, end) {
        return None;
    }
    let on = |year: u32, month: u32, day: u32| {
        let day = Day::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        Some(Meaning::at(Stretch::Day(day)))
    };
    let found =
        |expression: Expression| Some(Candidate::new(at, end, expression, "date in numbers").sure(980));
    if length == 4 {
        let mut candidate =
            found(on(first, second, third).map_or(Expression::Impossible, Expression::Known))?;
        // "2025-05-04T10:30:00Z"
        if pieces.text_of(end) == "T"
            && let Some((time, end)) = super::clock::iso(pieces, end + 1)
        {
            candidate.time = Some(time);
            candidate.end = end;
        }
        return Some(candidate);
    }
    let year = match last_length {
        4 if (1000..=2199).contains(&third) => third,
        2 if mark != '.' => super::period::century_of_short_year(third) as u32,
        _ => return None,
    };
    if length > 2 {
        return None;
    }
    match (on(year, first, second), on(year, second, first)) {
        (Some(american), Some(other)) if american != other && mark != '.' => {
            found(Expression::Ambiguous { american, other })
        }
        // Periods are written in Europe, day first.
        (_, Some(day_first)) => found(Expression::Known(day_first)),
        (Some(month_first), None) => found(Expression::Known(month_first)),
        (None, None) => found(Expression::Impossible),
    }
}

/// "2014-10", "04/2016": only where the year cannot be the first of two ("2010-11") nor a section's ("12/2016" of a law).
fn month_in_numbers(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (length, first) = pieces.digits(at)?;
    let (last_length, last) = pieces.digits(at + 2)?;
    let joined = pieces.is_glued(at + 1) && pieces.is_glued(at + 2) && !continues_date(pieces, at + 3);
    let (year, month) = match (length, pieces.get(at + 1).kind, last_length) {
        (4, Kind::Mark('-' | '/'), 2) if last <= first % 100 => (first, last),
        (1 | 2, Kind::Mark('/'), 4)
            if matches!(
                pieces.before(at).word,
                Word::In | Word::Since | Word::Until | Word::By | Word::From
            ) || pieces.is_mark(at.wrapping_sub(1), ':') =>
        {
            (last, first)
        }
        _ => return None,
    };
    let known = joined && (1..=12).contains(&month) && (1900..=2199).contains(&year);
    let meaning = Meaning::at(Stretch::Month(i32::try_from(year).ok()?, u8::try_from(month).ok()?));
    known.then(|| Candidate::new(at, at + 3, Expression::Known(meaning), "date in numbers").sure(800))
}

fn continues_date(pieces: &Pieces<'_>, end: usize) -> bool {
    match pieces.get(end).kind {
        Kind::Mark('-' | '/' | '.') => {
            pieces.is_glued(end) && pieces.is_glued(end + 1) && pieces.digits(end + 1).is_some()
        }
        Kind::Letters => pieces.is_glued(end) && !pieces.is(end, "T"),
        _ => false,
    }
}

/// "on 11/20", "by 22/4": only after a preposition of time, and where one order alone makes a day.
fn day_and_month_in_numbers(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let dated =
        matches!(pieces.before(at).word, Word::On | Word::By | Word::Until | Word::Since | Word::Weekday(_));
    let (1 | 2, first) = pieces.digits(at)? else { return None };
    let (1 | 2, second) = pieces.digits(at + 2)? else { return None };
    if !dated
        || !pieces.is_mark(at + 1, '/')
        || continues_date(pieces, at + 3)
        || continues_number(pieces, at + 3)
    {
        return None;
    }
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let exists = (1..=days_in_month(2000, month)).contains(&day);
    let expression = Expression::Named { name: Name::Day(month, day), which: Which::Bare };
    let sure = if first > 12 || second > 12 { 800 } else { 450 };
    exists.then(|| Candidate::new(at, at + 3, expression, "day and month in numbers").sure(sure))
}

/// The one date that English writes in two numbers alone.
fn nine_eleven(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let is_it = pieces.digits(at) == Some((1, 9))
        && pieces.is_mark(at + 1, '/')
        && pieces.digits(at + 2) == Some((2, 11))
        && !continues_date(pieces, at + 3);
    let day = Day::new(2001, 9, 11)?;
    is_it.then(|| {
        Candidate::new(at, at + 3, Expression::Known(Meaning::at(Stretch::Day(day))), "the attacks of 9/11")
    })
}
