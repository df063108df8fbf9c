//! Holidays by name: "Easter Monday", "Christmas 1963", "last Thanksgiving".

use super::numbers::year;
use super::{Kind, Pieces, Rule};
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::feasts::{FEASTS, Feast};
use crate::dates::value::{Meaning, Stretch};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[Rule {
    name: "holiday",
    #[cfg(test)]
    examples: &[
        ("A ferry sank on Christmas Eve.", "Christmas Eve", "2025-12-24"),
        ("He flew home at Christmas 1963 with two aides.", "Christmas 1963", "1963-12-25"),
        ("Last Thanksgiving the airport was shut.", "Last Thanksgiving", "2025-11-27"),
        ("Shops close next Easter Monday.", "next Easter Monday", "2027-03-29"),
        ("Markets shut for Lunar New Year 2024.", "Lunar New Year 2024", "2024-02-10"),
        ("The bill is due by Thanksgiving of next year.", "Thanksgiving of next year", "2027-11-25"),
    ],
    #[cfg(test)]
    counter: &["Christmas Island is in the Indian Ocean.", "Easter Island draws visitors."],
    apply: holiday,
}];

fn holiday(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (which, start) = match pieces.word(at) {
        Word::Last => (Which::Last, at + 1),
        Word::Next => (Which::Next, at + 1),
        Word::This => (Which::This, at + 1),
        _ => (Which::Bare, at),
    };
    let (feast, end) = named(pieces, start)?;
    // "Christmas Island", "Easter Road": part of another name.
    if pieces.is_capitalised(end) && pieces.get(end).space_before && pieces.word(end) == Word::Other {
        return None;
    }
    let year_at = pieces.skip(pieces.skip_mark(end, ','), Word::Of);
    if let Some((year, end)) = year(pieces, year_at) {
        let day = feast.day(year)?;
        return Some(
            Candidate::new(at, end, Expression::Known(Meaning::at(Stretch::Day(day))), "holiday").sure(900),
        );
    }
    if let Some((whole, end)) =
        super::day::year_spoken_of(pieces, end).filter(|_| pieces.word(end) == Word::Of)
    {
        let expression = Expression::Inside { name: Name::Feast(feast), whole: Box::new(whole) };
        return Some(Candidate::new(at, end, expression, "holiday").sure(850));
    }
    Some(Candidate::new(at, end, Expression::Named { name: Name::Feast(feast), which }, "holiday").sure(800))
}

fn named(pieces: &Pieces<'_>, at: usize) -> Option<(&'static Feast, usize)> {
    let starts = matches!(
        pieces.word(at),
        Word::Feast | Word::Month(4 | 5) | Word::All | Word::Mid | Word::OrdinalEnding
    );
    if !starts {
        return None;
    }
    let capitalised = pieces.is_capitalised(at);
    FEASTS.iter().find_map(|feast| {
        let mut end = at;
        for word in feast.name.split(' ') {
            // An apostrophe or a period may stand or be left out.
            if word == "." {
                end = pieces.skip_mark(end, '.');
                continue;
            }
            if pieces.is_apostrophe(end)
                && pieces.get(end).kind != Kind::Break
                && !pieces.get(end).space_before
            {
                end += 1;
            }
            let matches = pieces.is(end, word) || (word == "-" && pieces.is_dash(end));
            if !matches || (capitalised && end > at && !pieces.is_capitalised(end) && word.len() > 3) {
                return None;
            }
            end += 1;
        }
        // "a good friday crowd": names made of plain words need their capitals.
        let plain =
            ["all", "black", "earth", "good", "holy", "may", "new"].iter().any(|word| pieces.is(at, word));
        (capitalised || !plain).then_some((feast, end))
    })
}
