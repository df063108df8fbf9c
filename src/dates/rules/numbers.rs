//! Numbers in digits and in words, as dates use them.

use super::Pieces;
use crate::dates::calendar::{MAX_YEAR, MIN_YEAR};
use crate::dates::value::Quantity;
use crate::dates::words::Word;

/// "three", "twenty-five", "1,200", "2.5", "half a", "a few", "a couple of", "two dozen" and the piece after it.
pub(super) fn quantity(pieces: &Pieces<'_>, at: usize) -> Option<(Quantity, usize)> {
    if pieces.digits(at).is_some() {
        return digits(pieces, at);
    }
    let exactly = |number: u64, end: usize| Some((Quantity::Thousandths(number.saturating_mul(1000)), end));
    match pieces.word(at) {
        Word::Few => Some((Quantity::Unknown, at + 1)),
        Word::Half if pieces.word(at + 1) == Word::A => Some((Quantity::Thousandths(500), at + 2)),
        Word::Half => Some((Quantity::Thousandths(500), at + 1)),
        Word::Dozen => exactly(12, at + 1),
        Word::A => match pieces.word(at + 1) {
            Word::Few => Some((Quantity::Unknown, at + 2)),
            Word::Couple => exactly(2, pieces.skip(at + 2, Word::Of)),
            Word::Dozen => exactly(12, at + 2),
            Word::Hundred | Word::Thousand | Word::Million => words(pieces, at + 1),
            _ => exactly(1, at + 1),
        },
        Word::Number(_) | Word::Hundred | Word::Thousand => words(pieces, at),
        _ => None,
    }
}

/// "5", "1,200", "2.5", "2 1/2" are one number each; "1.5.2" is none.
fn digits(pieces: &Pieces<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (_, first) = pieces.digits(at)?;
    let mut number = u64::from(first);
    let mut end = at + 1;
    while pieces.is_mark(end, ',') && pieces.is_glued(end) && pieces.is_glued(end + 1) {
        let Some((3, group)) = pieces.digits(end + 1) else { break };
        number = number.saturating_mul(1000).saturating_add(u64::from(group));
        end += 2;
    }
    let mut thousandths = number.saturating_mul(1000);
    if pieces.is_mark(end, '.')
        && pieces.is_glued(end)
        && pieces.is_glued(end + 1)
        && let Some((places @ 1..=3, fraction)) = pieces.digits(end + 1)
    {
        thousandths = thousandths.saturating_add(u64::from(fraction) * [100, 10, 1].get(places - 1)?);
        end += 2;
    }
    Some((Quantity::Thousandths(thousandths), end))
}

/// "one hundred and twenty-five", "two and a half". At most a dozen pieces are read.
fn words(pieces: &Pieces<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (mut total, mut group, mut end) = (0_u64, 0_u64, at);
    while end < at + 12 {
        // "twenty-five" has a hyphen inside, "hundred and five" an "and".
        let word = if end > at && joins(pieces, end) { end + 1 } else { end };
        match pieces.word(word) {
            Word::Number(number) if group % 10 == 0 && (group == 0 || group >= 20) => {
                group += u64::from(number);
            }
            Word::Hundred => group = group.max(1) * 100,
            Word::Thousand => {
                total += group.max(1) * 1000;
                group = 0;
            }
            Word::Million => {
                total += group.max(1) * 1_000_000;
                group = 0;
            }
            Word::Dozen if word == end => group = group.max(1) * 12,
            _ => break,
        }
        end = word + 1;
    }
    if end == at {
        return None;
    }
    let mut thousandths = (total + group).saturating_mul(1000);
    // "two-and-a-half-year"
    let hyphens = pieces.is_dash(end) && pieces.word(end + 1) == Word::And && pieces.is_dash(end + 2);
    if hyphens
        && pieces.word(end + 3) == Word::A
        && pieces.is_dash(end + 4)
        && pieces.word(end + 5) == Word::Half
    {
        return Some((Quantity::Thousandths(thousandths + 500), end + 6));
    }
    if pieces.word(end) == Word::And && pieces.word(end + 1) == Word::A && pieces.word(end + 2) == Word::Half
    {
        thousandths += 500;
        end += 3;
    } else if pieces.word(end) == Word::And && pieces.word(end + 1) == Word::Half {
        thousandths += 500;
        end += 2;
    }
    Some((Quantity::Thousandths(thousandths), end))
}

/// Whether piece `at` joins two parts of one number written in words.
fn joins(pieces: &Pieces<'_>, at: usize) -> bool {
    let hyphen = pieces.is_dash(at) && pieces.is_glued(at) && pieces.is_glued(at + 1);
    let tens = matches!(pieces.before(at).word, Word::Number(20..=90));
    (hyphen && tens) || (pieces.word(at) == Word::And && pieces.before(at).word == Word::Hundred)
}

/// A day of the month in digits, "4", "04", "4th", and the piece after it.
pub(super) fn day(pieces: &Pieces<'_>, at: usize) -> Option<(u8, usize)> {
    let (1 | 2, number @ 1..=31) = pieces.digits(at)? else { return None };
    let end =
        if pieces.word(at + 1) == Word::OrdinalEnding && pieces.is_glued(at + 1) { at + 2 } else { at + 1 };
    Some((number as u8, end))
}

/// A month by name, "October", "Oct." or "Oct", and the piece after it.
pub(super) fn month(pieces: &Pieces<'_>, at: usize) -> Option<(u8, usize)> {
    // Names that are no other word are read without a capital too, as notes and messages write them.
    let only_a_month = matches!(pieces.word(at), Word::Month(1 | 2 | 4 | 6 | 7 | 9..=12));
    let numbered = || {
        pieces.digits(at + 1).is_some()
            || pieces.digits(at.wrapping_sub(1)).is_some()
            || pieces.before(at).word == Word::Of
    };
    if !pieces.is_capitalised(at) && !only_a_month && !numbered() {
        return None;
    }
    match pieces.word(at) {
        Word::Month(month) => Some((month, at + 1)),
        Word::MonthShort(month) => {
            let period = pieces.is_mark(at + 1, '.') && pieces.is_glued(at + 1);
            Some((month, if period { at + 2 } else { at + 1 }))
        }
        _ => None,
    }
}

/// A day of the week by name, 1 for Monday, and the piece after it.
pub(super) fn weekday(pieces: &Pieces<'_>, at: usize) -> Option<(u8, usize)> {
    if !pieces.is_capitalised(at) && !matches!(pieces.word(at), Word::Weekday(_)) {
        return None;
    }
    match pieces.word(at) {
        Word::Weekday(weekday) => Some((weekday, at + 1)),
        Word::WeekdayShort(weekday) => {
            let period = pieces.is_mark(at + 1, '.') && pieces.is_glued(at + 1);
            Some((weekday, if period { at + 2 } else { at + 1 }))
        }
        _ => None,
    }
}

/// "BC", "B.C.", "BCE", "AD", "C.E.": whether it is before the common era, and the piece after it.
pub(super) fn era(pieces: &Pieces<'_>, at: usize) -> Option<(bool, usize)> {
    match pieces.word(at) {
        Word::Bc => return Some((true, at + 1)),
        Word::Ad if pieces.is_capitalised(at) => return Some((false, at + 1)),
        _ => {}
    }
    let letter = |at: usize, letter: &str| pieces.text_of(at) == letter && pieces.is_mark(at + 1, '.');
    let before = letter(at, "B") && pieces.text_of(at + 2) == "C";
    let common = (letter(at, "A") && pieces.text_of(at + 2) == "D")
        || (letter(at, "C") && pieces.text_of(at + 2) == "E");
    if !(before || common) || !pieces.is_glued(at + 2) {
        return None;
    }
    let mut end = at + 3;
    if before && pieces.is_mark(end, '.') && pieces.text_of(end + 1) == "E" && pieces.is_glued(end + 1) {
        end += 2;
    }
    if pieces.is_mark(end, '.') && pieces.is_glued(end) {
        end += 1;
    }
    Some((before, end))
}

/// A year of four digits from 1000 to 2199, or of any length with its era, and the piece after it.
pub(super) fn year(pieces: &Pieces<'_>, at: usize) -> Option<(i32, usize)> {
    if pieces.word(at) == Word::Ad && pieces.is_capitalised(at) {
        let (1..=4, number) = pieces.digits(at + 1)? else { return None };
        return Some((i32::try_from(number).ok()?, at + 2)).filter(|&(year, _)| year > 0);
    }
    let (length @ 1..=4, number) = pieces.digits(at)? else { return None };
    let number = i32::try_from(number).ok()?;
    if let Some((before, end)) = era(pieces, at + 1) {
        let year = if before { 1 - number } else { number };
        return (number > 0 && (MIN_YEAR..=MAX_YEAR).contains(&year)).then_some((year, end));
    }
    (length == 4 && (1000..=2199).contains(&number) && !continues_number(pieces, at + 1))
        .then_some((number, at + 1))
}

/// Whether the digits before `at` go on as a longer number: "1914,5", "2000.5", "1990%".
pub(super) fn continues_number(pieces: &Pieces<'_>, at: usize) -> bool {
    if !pieces.is_glued(at) {
        return pieces.is_mark(at, '%');
    }
    match pieces.get(at).kind {
        super::Kind::Mark('.' | ',' | ':') => pieces.is_glued(at + 1) && pieces.digits(at + 1).is_some(),
        super::Kind::Mark('%' | '°' | '€' | '$' | '£' | '/' | '_' | '@') => true,
        super::Kind::Letters => !pieces.is(at, "s"),
        _ => false,
    }
}

/// Whether the digits at `at` are the end of something longer: "F-16", "$1990", "#2010", "1.1990", "No. 1990".
pub(super) fn continued_from_before(pieces: &Pieces<'_>, at: usize) -> bool {
    let before = pieces.before(at);
    let glued = pieces.is_glued(at);
    // "020-555-1998" is a telephone number.
    let dialled = glued
        && pieces.is_dash(at.wrapping_sub(1))
        && pieces.digits(at).is_some_and(|(length, _)| length == 4)
        && pieces
            .digits(at.wrapping_sub(2))
            .is_some_and(|(length, number)| length == 3 || (length == 4 && number < 1000));
    if dialled {
        return true;
    }
    match before.kind {
        super::Kind::Mark('$' | '€' | '£' | '¥' | '#' | '№' | '₹') => true,
        super::Kind::Mark('.' | ',' | ':' | '/' | '_' | '@' | '+' | '=' | '&') => {
            glued && at >= 2 && pieces.is_glued(at - 1)
        }
        super::Kind::Mark(_) if glued && at >= 2 && pieces.is_dash(at - 1) => {
            pieces.is_glued(at - 1)
                && pieces.get(at - 2).kind == super::Kind::Letters
                && before_dash_is_a_name(pieces, at - 2)
        }
        super::Kind::Letters => glued && before.word != Word::Fiscal,
        _ => false,
    }
}

/// "Covid-2019" and "F-1970" are names; "mid-1970" and "May-1970" are dates.
fn before_dash_is_a_name(pieces: &Pieces<'_>, at: usize) -> bool {
    !matches!(
        pieces.word(at),
        Word::Mid | Word::Early | Word::Late | Word::Month(_) | Word::MonthShort(_) | Word::Season(_)
    ) && !pieces.is(at, "pre")
        && !pieces.is(at, "post")
}
