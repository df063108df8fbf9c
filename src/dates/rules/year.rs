//! Years: "1999", "480 BC", "the year 71", and those of three digits whose era the text must tell.

use super::numbers::{continued_from_before, continues_number, year};
use super::period::known;
use super::{Kind, Pieces, Rule};
use crate::dates::expression::{Candidate, Expression};
use crate::dates::value::{Stretch, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "year",
        #[cfg(test)]
        examples: &[
            ("The plant has been idle since 1999.", "1999", "1999"),
            ("The temple was begun in 480 BC by settlers.", "480 BC", "BC0480"),
            ("The wall was raised in AD 842 against raiders.", "AD 842", "0842"),
            ("He joined in the year 1950.", "the year 1950", "1950"),
        ],
        #[cfg(test)]
        counter: &[
            "It sold for $1999 at auction.",
            "About 1500 troops crossed the river.",
            "The F-2000 was scrapped.",
            "The 1848 Society votes by post.",
            "They amended the Fisheries Bill, 2024 twice.",
            "The Arbitration Act 1996 applies.",
        ],
        apply: plain_year,
    },
    Rule {
        name: "short year",
        #[cfg(test)]
        examples: &[(
            "The saint (c. 347 - 420) was born near 342 AD, or in 347 AD; in 386 he left.",
            "386",
            "0386",
        )],
        #[cfg(test)]
        counter: &["He lifted sacks in 347 sheds.", "They sailed in 386 boats.", "It rose from 210 to 347."],
        apply: short_year,
    },
];

/// The reason of a year by itself.
pub(in crate::dates) const YEAR: &str = "year";

fn plain_year(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    // "the year 1950"
    let mut start = pieces.skip(at, Word::The);
    let named = matches!(pieces.word(start), Word::Unit(Unit::Year));
    if named {
        start += 1;
    } else {
        start = at;
    }
    let (number, end) = year(pieces, start).or_else(|| small_year(pieces, start).filter(|_| named))?;
    if continued_from_before(pieces, start) {
        return None;
    }
    let stated = named || end > start + 1 || pieces.word(start) == Word::Ad;
    if !stated && !stands_for_a_year(pieces, start, end, number) {
        return None;
    }
    // "2003's" is the year.
    Some(known(at, end, Stretch::Year(number), YEAR).sure(if stated { 980 } else { 940 }))
}

/// "the year 71": the word says that a number of any length is a year.
fn small_year(pieces: &Pieces<'_>, at: usize) -> Option<(i32, usize)> {
    let (1..=3, number) = pieces.digits(at)? else { return None };
    let dated = matches!(
        pieces.word(at.wrapping_sub(2)),
        Word::In | Word::Since | Word::Until | Word::By | Word::From | Word::The
    );
    let alone =
        !continues_number(pieces, at + 1) && !matches!(pieces.get(at + 1).kind, Kind::Letters | Kind::Digits);
    (dated && alone && number > 0).then_some((i32::try_from(number).ok()?, at + 1))
}

/// "in 384", "c. 347", "until about 360": whether it is a year, the rest of the text decides.
fn short_year(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (3, number) = pieces.digits(at)? else { return None };
    if continued_from_before(pieces, at) || continues_number(pieces, at + 1) {
        return None;
    }
    let mut before = at;
    if matches!(pieces.before(before).word, Word::Approximately) {
        before -= 1;
    }
    let circa = pieces.is_mark(at.wrapping_sub(1), '.')
        && (pieces.is(at.wrapping_sub(2), "c") || pieces.is(at.wrapping_sub(2), "ca"));
    let bracketed = pieces.is_mark(at.wrapping_sub(1), '(') && pieces.is_mark(at + 1, ')');
    let range = pieces.is_dash(at.wrapping_sub(1))
        && pieces.digits(at.wrapping_sub(2)).is_some_and(|(length, first)| length == 3 && first < number);
    let dated = circa
        || bracketed
        || range
        || before < at
        || matches!(
            pieces.before(before).word,
            Word::In
                | Word::Until
                | Word::By
                | Word::Since
                | Word::From
                | Word::After
                | Word::Before
                | Word::Of
        );
    let counted = pieces.get(at + 1).kind == Kind::Letters
        && !matches!(
            pieces.word(at + 1),
            Word::And | Word::In | Word::At | Word::To | Word::On | Word::By | Word::From
        )
        && (matches!(pieces.word(at + 1), Word::Units(_))
            || (pieces.text_of(at + 1).ends_with('s') && pieces.text_of(at + 1).len() > 3)
            || COUNTED.binary_search(&pieces.text_of(at + 1)).is_ok());
    let expression = Expression::ShortYear(i32::try_from(number).ok()?);
    (dated && !counted).then(|| Candidate::new(at, at + 1, expression, "year without its era").sure(700))
}

fn stands_for_a_year(pieces: &Pieces<'_>, at: usize, end: usize, number: i32) -> bool {
    let next = pieces.get(end);
    if pieces.is_glued(end) && (continues_number(pieces, end) || pieces.is(end, "s")) {
        return false;
    }
    // "1500 troops", "2000 miles", "1990 percent"; but "in 1990 voters ..." is a year.
    let before = pieces.before(at).word;
    let dated = matches!(
        before,
        Word::In
            | Word::Since
            | Word::Until
            | Word::By
            | Word::From
            | Word::Of
            | Word::Before
            | Word::After
            | Word::Early
            | Word::Late
            | Word::Mid
            | Word::Through
            | Word::Between
            | Word::The
            | Word::To
    ) || pieces.is(at.saturating_sub(1), "during");
    let counted = next.kind == Kind::Letters
        && next.space_before.then_some(()).is_some()
        && !pieces.is_capitalised(end)
        && (matches!(next.word, Word::Units(_) | Word::Million | Word::Thousand | Word::Hundred)
            // Large numbers have a comma in news, so four digits before a plural are mostly a year ("the 2008
            // elections"); round ones of other times may count ("1500 farmers").
            || (!(1850..=2100).contains(&number)
                && number % 50 == 0
                && next.word == Word::Other
                && pieces.text_of(end).ends_with('s')
                && pieces.text_of(end).len() > 3)
            || COUNTED.binary_search(&pieces.text_of(end)).is_ok());
    if counted
        && !(dated
            && before != Word::The
            && before != Word::To
            && before != Word::Of
            && before != Word::By
            && before != Word::From)
    {
        return false;
    }
    if matches!(pieces.word(at.saturating_sub(1)), Word::Approximately | Word::Than) && !dated {
        return (1700..=2100).contains(&number) && !counted;
    }
    // "The Finance Bill, 2025" has its comma.
    let name_end = if pieces.is_mark(at.wrapping_sub(1), ',') { 2 } else { 1 };
    let ends_name = match pieces.text_of(at.wrapping_sub(name_end)) {
        "Act" | "Bill" => true,
        word => name_end == 1 && EDITIONS.contains(&word),
    };
    // "The 1922 Committee" is no committee of that year.
    if ends_name || matches!(pieces.text_of(end), "Committee" | "Club" | "Society") {
        return false;
    }
    let named_before =
        NUMBERED.binary_search(&pieces.text_of(at.saturating_sub(1)).to_ascii_lowercase().as_str()).is_ok();
    !named_before && (dated || number >= 1400)
}

/// Ends of the names of recurring events, which a year after them belongs to: "World Cup 2010", "Expo 2020".
static EDITIONS: &[&str] = &[
    "Championship",
    "Championships",
    "Cup",
    "Euro",
    "Eurovision",
    "Euros",
    "Expo",
    "Games",
    "Olympics",
    "Paralympics",
];

/// Nouns without a plural "s" that a number may count. Sorted.
static COUNTED: &[&str] = &[
    "acres",
    "children",
    "dead",
    "feet",
    "men",
    "mi",
    "more",
    "pages",
    "people",
    "per",
    "percent",
    "personnel",
    "police",
    "sheep",
    "strong",
    "troops",
    "women",
    "yen",
    "yuan",
];

/// Words whose number is no year. Sorted.
static NUMBERED: &[&str] = &[
    "article",
    "chapter",
    "flight",
    "highway",
    "no",
    "number",
    "page",
    "resolution",
    "room",
    "route",
    "section",
];
