//! Quarters, halves, fiscal years and weeks by their number.

use super::numbers::year;
use super::period::{century_of_short_year, in_year, known, ordinal};
use super::{Pieces, Rule};
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::value::{Meaning, Modifier, Stretch, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "quarter",
        #[cfg(test)]
        examples: &[
            ("Exports fell in the fourth quarter of 2025.", "the fourth quarter of 2025", "2025-Q4"),
            ("Q3 2024 was its best.", "Q3 2024", "2024-Q3"),
            ("Orders slipped in 2024Q2 and later.", "2024Q2", "2024-Q2"),
            ("Deliveries slipped in week 36, the maker said.", "week 36", "2026-W36"),
            ("The line restarts in CW 12 of 2027.", "CW 12 of 2027", "2027-W12"),
            ("Sales fell in the second half of 2008.", "the second half of 2008", "2008-H2"),
            ("The third-quarter loss surprised brokers.", "third-quarter", "2026-Q3"),
            ("Revenue for the quarter rose to 8 million euros.", "the quarter", "2026-Q3"),
        ],
        #[cfg(test)]
        counter: &[
            "A quarter of the city lost power.",
            "They scored twice in the second half.",
            "The fire spread to the quarter around the port.",
            "Week 7 of the league brought two upsets.",
            "In week 3 of the trial a juror fell ill.",
        ],
        apply: quarter,
    },
    Rule {
        name: "fiscal year",
        #[cfg(test)]
        examples: &[
            ("Profit should rise in fiscal 2009.", "fiscal 2009", "FY2009"),
            ("Losses for fiscal year 2012 were small.", "fiscal year 2012", "FY2012"),
            ("FY2019 revenue beat forecasts.", "FY2019", "FY2019"),
        ],
        #[cfg(test)]
        counter: &["Fiscal rules were eased."],
        apply: fiscal_year,
    },
];

fn quarter(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let named = |end: usize, name: Name| {
        Candidate::new(at, end, Expression::Named { name, which: Which::Bare }, "quarter or half").sure(900)
    };
    // "Q3", "H1", "Q3 2024"
    if matches!(pieces.text_of(at), "Q" | "H") && !pieces.is_glued(at) {
        let (1, number) = pieces.digits(at + 1).filter(|_| pieces.is_glued(at + 1))? else { return None };
        let name = match (pieces.text_of(at), number) {
            ("Q", 1..=4) => Name::Quarter(number as u8),
            ("H", 1..=2) => Name::Half(number as u8),
            _ => return None,
        };
        let year_at = pieces.skip(pieces.skip_mark(at + 2, ','), Word::Of);
        if let Some((year, end)) = year(pieces, year_at) {
            return Some(known(at, end, in_year(year, name)?, "quarter or half"));
        }
        return (pieces.text_of(at) == "Q").then(|| named(at + 2, name));
    }
    // "2024Q2"
    if let (4, number) = pieces.digits(at).unwrap_or_default()
        && pieces.text_of(at + 1) == "Q"
        && pieces.is_glued(at + 1)
        && pieces.is_glued(at + 2)
        && let Some((1, quarter @ 1..=4)) = pieces.digits(at + 2)
    {
        let stretch = Stretch::Quarter(i32::try_from(number).ok()?, quarter as u8);
        return Some(known(at, at + 3, stretch, "quarter or half"));
    }
    if let Some(candidate) = week_number(pieces, at) {
        return Some(candidate);
    }
    let start = pieces.skip(at, Word::The);
    if start > at && pieces.word(start) == Word::Quarter {
        return reported_quarter(pieces, at);
    }
    let (number, mut end) = match pieces.word(start) {
        Word::Last if pieces.word(start + 1) == Word::Half => (2, start + 1),
        Word::Starter if pieces.is(start, "latter") => (2, start + 1),
        Word::Starter if pieces.is(start, "final") => (4, start + 1),
        _ => ordinal(pieces, start)?,
    };
    if pieces.is_dash(end) && pieces.is_glued(end) && pieces.is_glued(end + 1) {
        // The article of "the third-quarter loss" is the loss's.
        if start > at {
            return None;
        }
        end += 1;
    }
    let name = match (pieces.word(end), number) {
        (Word::Quarter, 1..=4) => Name::Quarter(number as u8),
        (Word::Half, 1..=2) => Name::Half(number as u8),
        _ => return None,
    };
    end += 1;
    let mut year_at = end;
    let of = pieces.word(year_at) == Word::Of;
    if of {
        year_at += 1;
    }
    if pieces.word(year_at) == Word::Fiscal
        && let Some(fiscal) = fiscal_year(pieces, year_at)
    {
        let year = match fiscal.expression {
            Expression::Known(meaning) => meaning.stretch()?.year(),
            _ => return None,
        };
        let meaning = Meaning::At { stretch: in_year(year, name)?, time: None, fiscal: true };
        return Some(Candidate::new(at, fiscal.end, Expression::Known(meaning), "quarter or half"));
    }
    if let Some((year, end)) = year(pieces, year_at) {
        return Some(known(at, end, in_year(year, name)?, "quarter or half"));
    }
    if of && let Some(whole) = super::whole(pieces, year_at) {
        let modifier = match &whole.expression {
            Expression::Known(meaning)
                if meaning.stretch().is_some_and(|stretch| stretch.unit() > Unit::Year) =>
            {
                Some(match name {
                    Name::Half(1) | Name::Quarter(1) => Modifier::Start,
                    Name::Half(_) | Name::Quarter(4) => Modifier::End,
                    _ => Modifier::Mid,
                })
            }
            _ => None,
        };
        let expression = Expression::Inside { name, whole: Box::new(whole.expression) };
        return Some(Candidate::new(at, whole.end, expression, "quarter or half").modified(modifier));
    }
    // "the second half" and "the third quarter" of a game are no dates: a half needs its year.
    matches!(name, Name::Quarter(_)).then(|| named(end, name).sure(700))
}

/// "week 36", "calendar week 12", "CW 12 of 2027": the weeks of ISO 8601. In capitals a week may be a league's.
fn week_number(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let number_at = match pieces.text_of(at) {
        "week" => at + 1,
        "CW" => at + 1,
        "calendar" if pieces.is(at + 1, "week") => at + 2,
        _ => return None,
    };
    let (1 | 2, number @ 1..=53) = pieces.digits(number_at)? else { return None };
    let named = number_at > at + 1 || pieces.is(at, "CW");
    let dated = matches!(
        pieces.before(at).word,
        Word::In
            | Word::Of
            | Word::By
            | Word::Until
            | Word::From
            | Word::Since
            | Word::To
            | Word::Before
            | Word::After
    );
    let end = number_at + 1;
    if !(named || dated) || pieces.is_dash(end) || pieces.is_mark(end, '%') {
        return None;
    }
    let year_at = pieces.skip(pieces.skip_mark(end, ','), Word::Of);
    let number = number as u8;
    if let Some((year, end)) = year(pieces, year_at) {
        return Some(known(at, end, in_year(year, Name::Week(number))?, "week by its number"));
    }
    // "Week 3 of the trial" is counted from the trial.
    let expression = Expression::Named { name: Name::Week(number), which: Which::Bare };
    (pieces.word(end) != Word::Of)
        .then(|| Candidate::new(at, end, expression, "week by its number").sure(600))
}

/// "the quarter" of a report on results: the one before the day of writing, unless another has been named.
fn reported_quarter(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let reported = matches!(pieces.before(at).word, Word::In | Word::For)
        || ["during", "over"].iter().any(|word| pieces.is(at.wrapping_sub(1), word));
    let alone =
        !matches!(pieces.word(at + 2), Word::Of) && !pieces.is_dash(at + 2) && !pieces.is_apostrophe(at + 2);
    let expression = Expression::Named { name: Name::Unit(Unit::Quarter), which: Which::Spoken };
    (reported && alone).then(|| Candidate::new(at, at + 2, expression, "quarter or half").sure(700))
}

fn fiscal_year(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let fiscal = |year: i32, end: usize| {
        let meaning = Meaning::At { stretch: Stretch::Year(year), time: None, fiscal: true };
        Some(Candidate::new(at, end, Expression::Known(meaning), "fiscal year"))
    };
    if let Some((number, end)) = year(pieces, start) {
        let names_it = pieces.word(end) == Word::Fiscal && pieces.word(end + 1) == Word::Unit(Unit::Year);
        return if names_it { fiscal(number, end + 2) } else { None };
    }
    if pieces.word(start) != Word::Fiscal {
        return None;
    }
    let year_at = match pieces.word(start + 1) {
        Word::Unit(Unit::Year) => start + 2,
        _ => start + 1,
    };
    if let Some((number, end)) = year(pieces, year_at) {
        return fiscal(number, end);
    }
    let (2, number) =
        pieces.digits(year_at).filter(|_| pieces.is(start, "FY") && pieces.is_glued(year_at))?
    else {
        return None;
    };
    fiscal(century_of_short_year(number), year_at + 1)
}
