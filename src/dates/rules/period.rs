//! Decades, centuries and seasons, and what of them is meant: "early", "the end of".

use super::numbers::{continued_from_before, era, year};
use super::{Kind, Pieces, Rule};
use crate::dates::calendar::Day;
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::value::{Meaning, Modifier, Season, Stretch, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "decade",
        #[cfg(test)]
        examples: &[
            ("Rents doubled in the 1990s and again later.", "the 1990s", "199"),
            ("The port was rebuilt in the '60s.", "the '60s", "196"),
            ("Trade grew through the sixties.", "the sixties", "196"),
            ("Sparta led them in the 470s BC.", "the 470s BC", "BC047"),
        ],
        #[cfg(test)]
        counter: &["He was in his 60s when he retired.", "Patrons in their twenties stayed away."],
        apply: decade,
    },
    Rule {
        name: "century",
        #[cfg(test)]
        examples: &[
            ("The mill dates from the 19th century.", "the 19th century", "18"),
            ("A twentieth-century idea, she said.", "twentieth-century", "19"),
            ("It was carved in the 4th century BC.", "the 4th century BC", "BC03"),
        ],
        #[cfg(test)]
        counter: &["Two centurions fell.", "Century Park was closed."],
        apply: century,
    },
    Rule {
        name: "season",
        #[cfg(test)]
        examples: &[
            ("In the summer of 1998 the harvest failed.", "the summer of 1998", "1998-SU"),
            ("He left in spring 1951.", "spring 1951", "1951-SP"),
        ],
        #[cfg(test)]
        counter: &[
            "A fall in prices hurt farmers.",
            "The hot spring draws visitors.",
            "They fall behind every time.",
        ],
        apply: season,
    },
];

/// The century that a year of two digits is meant in: '60 is 1960, '15 is 2015.
pub(super) const fn century_of_short_year(number: u32) -> i32 {
    (if number < 50 { 2000 + number } else { 1900 + number }) as i32
}

pub(super) fn known(start: usize, end: usize, stretch: Stretch, reason: &'static str) -> Candidate {
    Candidate::new(start, end, Expression::Known(Meaning::at(stretch)), reason)
}

fn decade(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let article = start > at;
    // "the 1970s", "1970's", "the 470s BC"
    if let Some((length, number)) = pieces.digits(start) {
        let mut end = start + 1;
        if pieces.is_apostrophe(end) && pieces.is_glued(end) && pieces.is_glued(end + 1) {
            end += 1;
        }
        if !pieces.is(end, "s")
            || !pieces.is_glued(end)
            || number % 10 != 0
            || continued_from_before(pieces, start)
        {
            return None;
        }
        end += 1;
        let number = i32::try_from(number).ok()?;
        if let Some((true, end)) = era(pieces, end) {
            return Some(known(at, end, Stretch::Decade(-number - 8), "decade"));
        }
        return match length {
            4 if (1000..=2190).contains(&number) => Some(known(at, end, Stretch::Decade(number), "decade")),
            2 if article => {
                Some(known(at, end, Stretch::Decade(century_of_short_year_of_decade(number)), "decade"))
            }
            _ => None,
        };
    }
    // "the '60s"
    if pieces.is_apostrophe(start) && pieces.is_glued(start + 1) {
        let (2, number) = pieces.digits(start + 1)? else { return None };
        let plural = pieces.is(start + 2, "s") && pieces.is_glued(start + 2) && number % 10 == 0;
        let first = century_of_short_year_of_decade(i32::try_from(number).ok()?);
        return plural.then(|| known(at, start + 3, Stretch::Decade(first), "decade"));
    }
    // "the sixties", "the nineteen-sixties"
    let nineteen = pieces.word(start) == Word::Number(19);
    let mut word = if nineteen { start + 1 } else { start };
    if nineteen && pieces.is_dash(word) {
        word += 1;
    }
    let Word::DecadeName(first) = pieces.word(word) else { return None };
    (article
        || nineteen
        || matches!(pieces.before(at).word, Word::Early | Word::Late | Word::Mid)
        || pieces.is_dash(at.saturating_sub(1)))
    .then(|| known(at, word + 1, Stretch::Decade(i32::from(first)), "decade").sure(850))
}

const fn century_of_short_year_of_decade(number: i32) -> i32 {
    if number < 20 { 2000 + number } else { 1900 + number }
}

fn century(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (number, mut end) = ordinal(pieces, start)?;
    if pieces.is_dash(end) && pieces.is_glued(end) {
        end += 1;
    }
    if let Some(candidate) = first_of_centuries(pieces, at, number, end) {
        return Some(candidate);
    }
    let plural = pieces.word(end) == Word::Units(Unit::Century);
    let unit = match pieces.word(end) {
        Word::Unit(Unit::Century) | Word::Units(Unit::Century) => Unit::Century,
        Word::Unit(Unit::Millennium) => Unit::Millennium,
        _ => return None,
    };
    // "Twenty-First Century Fox"; no company is called after an earlier one ("17th Century Delft").
    if (number > 19 || pieces.digits(start).is_none())
        && pieces.is_capitalised(end)
        && pieces.is_capitalised(end + 1)
        && pieces.word(end + 1) == Word::Other
    {
        return None;
    }
    if plural && unit != Unit::Century {
        return None;
    }
    end += 1;
    let size = if unit == Unit::Century { 100 } else { 1000 };
    if !(1..=if unit == Unit::Century { 30 } else { 9 }).contains(&number) {
        return None;
    }
    let before = era(pieces, end);
    if let Some((_, after)) = before {
        end = after;
    }
    let first = if matches!(before, Some((true, _))) { 1 - size * number } else { size * (number - 1) };
    let stretch = if unit == Unit::Century { Stretch::Century(first) } else { Stretch::Millennium(first) };
    Some(known(at, end, stretch, "century"))
}

/// "the 15th" of "from the 15th to the 17th century": what it is the 15th of comes at the end.
fn first_of_centuries(pieces: &Pieces<'_>, at: usize, number: i32, end: usize) -> Option<Candidate> {
    let joined = matches!(pieces.word(end), Word::And | Word::To | Word::Or | Word::Through)
        || pieces.is_dash(end.wrapping_sub(1));
    let second = if pieces.is_dash(end.wrapping_sub(1)) { end } else { end + 1 };
    let (_, after) = ordinal(pieces, pieces.skip(second, Word::The)).filter(|_| joined)?;
    let after = if pieces.is_dash(after) { after + 1 } else { after };
    if !matches!(pieces.word(after), Word::Unit(Unit::Century) | Word::Units(Unit::Century))
        || !(1..=30).contains(&number)
    {
        return None;
    }
    let first =
        if matches!(era(pieces, after + 1), Some((true, _))) { 1 - 100 * number } else { 100 * (number - 1) };
    let end = if pieces.is_dash(end.wrapping_sub(1)) { end - 1 } else { end };
    Some(known(at, end, Stretch::Century(first), "century"))
}

/// "19th", "nineteenth", "twenty-first".
pub(super) fn ordinal(pieces: &Pieces<'_>, at: usize) -> Option<(i32, usize)> {
    if let Some((1..=3, number)) = pieces.digits(at) {
        let ending = pieces.word(at + 1) == Word::OrdinalEnding && pieces.is_glued(at + 1);
        return if ending { Some((i32::try_from(number).ok()?, at + 2)) } else { None };
    }
    match pieces.word(at) {
        Word::First => Some((1, at + 1)),
        Word::Ordinal(number) => Some((i32::from(number), at + 1)),
        Word::Number(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) if pieces.is_dash(at + 1) => {
            match pieces.word(at + 2) {
                Word::First => Some((i32::from(tens) + 1, at + 3)),
                Word::Ordinal(ones @ 2..=9) => Some((i32::from(tens) + i32::from(ones), at + 3)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The stretch that `name` is of `year`.
pub(in crate::dates) fn in_year(year: i32, name: Name) -> Option<Stretch> {
    Some(match name {
        Name::Quarter(quarter) => Stretch::Quarter(year, quarter),
        Name::Week(week) => Stretch::Week(year, Day::of_iso_week(year, week)?.iso_week()?.1),
        Name::Half(half) => Stretch::Half(year, half),
        Name::Season(season) => Stretch::Season(year, season),
        Name::Month(month) => Stretch::Month(year, month),
        _ => return None,
    })
}

fn season(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let Word::Season(season) = pieces.word(start) else {
        return year_before_season(pieces, at);
    };
    let end = start + 1;
    let year_at = pieces.skip(pieces.skip_mark(end, ','), Word::Of);
    if let Some((year, mut end)) = year(pieces, year_at) {
        // "the winter of 1776-77" begins in the first year.
        if season == Season::Winter
            && pieces.is_dash(end)
            && pieces.is_glued(end + 1)
            && pieces.digits(end + 1).is_some()
        {
            end += 2;
        }
        return Some(known(at, end, Stretch::Season(year, season), "season"));
    }
    if pieces.word(end) == Word::Of
        && let Some(whole) = super::whole(pieces, end + 1)
    {
        let expression = Expression::Inside { name: Name::Season(season), whole: Box::new(whole.expression) };
        return Some(Candidate::new(at, whole.end, expression, "season"));
    }
    let article = start > at;
    let dated = matches!(
        pieces.before(at).word,
        Word::In
            | Word::Since
            | Word::Until
            | Word::By
            | Word::From
            | Word::Through
            | Word::Of
            | Word::To
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Before
            | Word::After
            | Word::For
    ) || matches!(pieces.text_of(at.saturating_sub(1)), "during" | "over" | "During" | "Over");
    // "a fall in prices", "the spring of the clock": outside a phrase of time a season must stand alone.
    let clear = match pieces.text_of(start) {
        "fall" | "spring" => {
            article
                && (ends_here(pieces, end) || dated)
                && pieces.word(end) != Word::Of
                && pieces.word(end) != Word::In
                || dated && pieces.word(end) == Word::Other && pieces.get(end).kind != Kind::Letters
        }
        "Fall" | "Spring" | "Summer" | "Winter" | "Autumn" => {
            dated
                || pieces.is_mark(end, ',')
                || (super::begins_sentence(pieces, at) && !pieces.is_capitalised(end))
        }
        _ => true,
    };
    let expression = Expression::Named { name: Name::Season(season), which: Which::Bare };
    clear.then(|| Candidate::new(at, end, expression, "season").sure(750))
}

fn ends_here(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(pieces.get(at).kind, Kind::Break | Kind::Mark('.' | ',' | ';' | ')'))
}

/// "1982 summer", "the 2003 winter".
fn year_before_season(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (year, end) = year(pieces, start)?;
    let Word::Season(season) = pieces.word(end) else { return None };
    let event = pieces.is_capitalised(end) && pieces.is_capitalised(end + 1);
    (!event).then(|| known(at, end + 1, Stretch::Season(year, season), "season"))
}

/// "early", "mid", "late" and their like before a date, and whether "of" or "in" must follow: the modifier and the piece
/// after it.
pub(super) fn modifier(pieces: &Pieces<'_>, at: usize) -> Option<(Modifier, usize)> {
    let start = pieces.skip(at, Word::The);
    let joined = |end: usize| {
        let dash = pieces.is_dash(end) && pieces.is_glued(end) && pieces.is_glued(end + 1);
        if dash { end + 1 } else { end }
    };
    let of = |modifier: Modifier, end: usize| (pieces.word(end) == Word::Of).then_some((modifier, end + 1));
    match pieces.word(start) {
        Word::Early | Word::Earlier if pieces.word(start + 1) == Word::In => {
            Some((Modifier::Start, start + 2))
        }
        Word::Late | Word::Later if pieces.word(start + 1) == Word::In => Some((Modifier::End, start + 2)),
        Word::Early | Word::Earlier => Some((Modifier::Start, joined(start + 1))),
        Word::Late | Word::Later => Some((Modifier::End, joined(start + 1))),
        Word::Mid => Some((Modifier::Mid, joined(start + 1))),
        Word::Beginning => of(Modifier::Start, start + 1),
        Word::Middle => of(Modifier::Mid, start + 1),
        Word::End => of(Modifier::End, start + 1),
        Word::Other | Word::Starter => match pieces.text_of(start) {
            "rest" | "remainder" | "balance" => of(Modifier::End, start + 1),
            "very" => modifier(pieces, start + 1).filter(|_| pieces.word(start + 1) != Word::Other),
            "height" => of(Modifier::Mid, start + 1),
            "latter" | "later" if pieces.is(start + 1, "part") => of(Modifier::End, start + 2),
            "Mid" => Some((Modifier::Mid, joined(start + 1))),
            _ => None,
        },
        _ => None,
    }
    .or_else(|| {
        // "the early part of the decade"
        let part =
            pieces.is(start + 1, "part") || pieces.is(start + 1, "days") || pieces.is(start + 1, "stages");
        match pieces.word(start) {
            Word::Early if part => of(Modifier::Start, start + 2),
            Word::Late if part => of(Modifier::End, start + 2),
            _ => None,
        }
    })
}
