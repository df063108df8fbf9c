//! How long: "75 years", "a few days", "the past three months", "ten-day", "for decades".

use super::numbers::{continued_from_before, quantity};
use super::{Pieces, Rule};
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::value::{Meaning, Modifier, Quantity, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[Rule {
    name: "length",
    #[cfg(test)]
    examples: &[
        ("The lighthouse was manned for 75 years.", "75 years", "P75Y"),
        ("A ten-day truce was agreed.", "ten-day", "P10D"),
        ("The siege took two and a half months.", "two and a half months", "P2.5M"),
        ("She served three-and-a-half years there.", "three-and-a-half years", "P3.5Y"),
        ("A one-and-a-half-hour delay cost them the cup.", "one-and-a-half-hour", "PT1.5H"),
        ("Repairs may take months or even years.", "years", "PXY"),
        ("Since the war she has lived on the island.", "Since the war", "PXY"),
        ("He was held for more than three years.", "more than three years", "P3Y"),
        ("They waited for decades of promises.", "decades", "PXDE"),
        ("Within the next 48 hours the board must name a buyer.", "the next 48 hours", "PT48H"),
        ("Rents rose over the past few months.", "the past few months", "PXM"),
        ("Output shrank in the past two quarters.", "the past two quarters", "P2Q"),
        ("The dam broke hours after the envoys left.", "hours", "PTXH"),
    ],
    #[cfg(test)]
    counter: &[
        "An 18-year-old won the race.",
        "She is 44 years old.",
        "A man of 60 years of age fell.",
        "Two-day-old bread was sold.",
        "It was the third raid in as many months.",
    ],
    apply: length,
}];

fn length(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    // "in as many months" counts what was counted before.
    let compared = pieces.is(at, "many") && pieces.is(at.wrapping_sub(1), "as");
    if compared || (pieces.digits(at).is_some() && continued_from_before(pieces, at)) {
        return None;
    }
    let mut candidate = bounded(pieces, at)
        .or_else(|| approximate(pieces, at))
        .or_else(|| plain(pieces, at))
        .or_else(|| bare(pieces, at))
        .or_else(|| since_event(pieces, at))?;
    if let Expression::Known(meaning @ Meaning::Length(quantity, unit)) = candidate.expression {
        let counted = matches!(quantity, Quantity::Thousandths(_));
        if matches!(pieces.word(candidate.end), Word::After | Word::Before) {
            // "two days after the vote": the length is certain, what it is counted from is an event.
            candidate.expression = Expression::FromEvent(meaning);
        } else if pieces.before(at).word == Word::In && counted && plain(pieces, at).is_some() {
            candidate.expression = Expression::Within { quantity, unit };
        }
    }
    Some(candidate)
}

/// "the past three months", "the next 48 hours", "the first ten months", "these two years".
fn bounded(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    if let Some(candidate) = reporting_period(pieces, at, start) {
        return Some(candidate);
    }
    let bound = match pieces.word(start) {
        Word::Past
        | Word::Last
        | Word::Next
        | Word::Coming
        | Word::Previous
        | Word::Following
        | Word::First => true,
        Word::Starter | Word::Other | Word::Beginning => {
            pieces.is(start, "final") || pieces.is(start, "opening") || pieces.is(start, "intervening")
        }
        _ => false,
    };
    if !bound {
        return None;
    }
    let mut candidate = plain(pieces, start + 1).or_else(|| {
        let Word::Units(unit) = pieces.word(start + 1) else { return None };
        // "the past years" has no number; "the coming years" are the future.
        let meaning = match pieces.word(start) {
            Word::Coming | Word::Next => Meaning::Future,
            Word::Past => Meaning::Past,
            _ => Meaning::Length(Quantity::Unknown, unit),
        };
        Some(Candidate::new(start, start + 2, Expression::Known(meaning), "length").sure(700))
    })?;
    if let Expression::Known(Meaning::Length(_, _)) = candidate.expression {
        // "the next one day" is said by nobody: a single unit is a date.
        if pieces.word(start + 1) == Word::A {
            return None;
        }
    }
    candidate.start = at;
    // "the first ten months of 1915": what they are months of belongs to them.
    if pieces.word(candidate.end) == Word::Of
        && let Some(whole) = super::whole(pieces, candidate.end + 1).filter(|whole| {
            let year = Expression::Named { name: Name::Unit(Unit::Year), which: Which::This };
            matches!(whole.expression, Expression::Known(_)) || whole.expression == year
        })
    {
        candidate.end = whole.end;
        let at_end = pieces.word(start) == Word::Last || pieces.is(start, "final");
        if let Expression::Known(length) = candidate.expression
            && (at_end || pieces.word(start) == Word::First)
        {
            let whole = Box::new(whole.expression);
            candidate.expression = Expression::Portion { length, at_end, whole };
        }
    }
    Some(candidate)
}

/// "the year ended June 30", "the quarter to March 31": the period by its length; its end is a date of its own.
fn reporting_period(pieces: &Pieces<'_>, at: usize, start: usize) -> Option<Candidate> {
    let unit_at = pieces.skip(start, Word::Fiscal);
    let unit = match pieces.word(unit_at) {
        Word::Unit(unit @ (Unit::Year | Unit::Month)) => unit,
        Word::Quarter => Unit::Quarter,
        _ => return None,
    };
    let ends = ["ended", "ending", "to", "through"].iter().any(|word| pieces.is(unit_at + 1, word));
    let dated = super::numbers::month(pieces, pieces.skip(unit_at + 2, Word::On)).is_some()
        || super::numbers::day(pieces, unit_at + 2).is_some();
    let meaning = Meaning::Length(Quantity::Thousandths(1000), unit);
    (start > at && ends && dated)
        .then(|| Candidate::new(at, unit_at + 1, Expression::Known(meaning), "reporting period"))
}

/// "about a week", "more than three years", "at least 25 days".
fn approximate(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (modifier, end) = approximately(pieces, at)?;
    let candidate = plain(pieces, end)?;
    Some(candidate.from(at).modified(Some(modifier)))
}

/// "about", "more than", "at least" as a modifier, and the piece after it.
pub(super) fn approximately(pieces: &Pieces<'_>, at: usize) -> Option<(Modifier, usize)> {
    Some(match (pieces.word(at), pieces.word(at + 1)) {
        (Word::Approximately, _) => (Modifier::Approximate, at + 1),
        (Word::More, Word::Than) => (Modifier::MoreThan, at + 2),
        (Word::Less, Word::Than) => (Modifier::LessThan, at + 2),
        (Word::At, _) if pieces.is(at + 1, "least") => (Modifier::EqualOrMore, at + 2),
        (Word::At, _) if pieces.is(at + 1, "most") => (Modifier::EqualOrLess, at + 2),
        (Word::Few, _) if pieces.is(at, "some") => (Modifier::Approximate, at + 1),
        (Word::Starter, Word::To) if pieces.is(at, "up") => (Modifier::EqualOrLess, at + 2),
        (Word::End, Word::To) if pieces.is(at, "close") => (Modifier::Approximate, at + 2),
        (Word::Starter, _) if pieces.is(at, "over") => (Modifier::MoreThan, at + 1),
        (Word::Starter, _) if pieces.is(at, "under") => (Modifier::LessThan, at + 1),
        _ => return None,
    })
}

/// A number and a unit.
fn plain(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (quantity, mut end) = quantity(pieces, at)?;
    let hyphen = pieces.is_dash(end) && pieces.is_glued(end) && pieces.is_glued(end + 1);
    if hyphen {
        end += 1;
    }
    if ADJECTIVES.binary_search(&pieces.text_of(end)).is_ok() || pieces.word(end) == Word::Past {
        end += 1;
    }
    let unit = match pieces.word(end) {
        Word::Unit(unit) | Word::Units(unit) => unit,
        // Quarters are four to a game and to a dollar: only several of them are a time.
        Word::Ordinal(2) if hyphen || pieces.before(at).word == Word::For => Unit::Second,
        _ => return None,
    };
    if pieces.word(at) == Word::A && matches!(pieces.word(end), Word::Units(_)) && end == at + 1 {
        return None;
    }
    let bounded = matches!(
        pieces.before(at).word,
        Word::Past | Word::Last | Word::Previous | Word::Next | Word::Coming | Word::First
    );
    if unit == Unit::Quarter && !bounded && !matches!(pieces.before(end).word, Word::Other) {
        return None;
    }
    end += 1;
    let (mut quantity, plural) = (quantity, matches!(pieces.word(end - 1), Word::Units(_)));
    // "a year and a half"
    if pieces.word(end) == Word::And
        && pieces.word(end + 1) == Word::A
        && pieces.word(end + 2) == Word::Half
        && !plural
        && let Quantity::Thousandths(number) = quantity
    {
        quantity = Quantity::Thousandths(number + 500);
        end += 3;
    }
    if is_age(pieces, end) || (hyphen && plural) {
        return None;
    }
    // "a year-round service"
    if pieces.is_dash(end) && pieces.is_glued(end) && pieces.is_glued(end + 1) && pieces.is(end + 1, "round")
    {
        return None;
    }
    // "a day" is a length only where something measures it; "an hour" and longer mostly are.
    if pieces.word(at) == Word::A && end == at + 2 && !measures(pieces, at, end) {
        return None;
    }
    // "year-long", "three day long"
    if pieces.is_dash(end) && pieces.is(end + 1, "long") && pieces.is_glued(end + 1) {
        end += 2;
    }
    let meaning = Meaning::Length(quantity, unit);
    Some(Candidate::new(at, end, Expression::Known(meaning), "length").sure(930))
}

/// Adjectives that may stand between a number and its unit. Sorted.
static ADJECTIVES: &[&str] = &[
    "additional",
    "bloody",
    "brutal",
    "business",
    "calendar",
    "consecutive",
    "entire",
    "extra",
    "final",
    "full",
    "further",
    "long",
    "more",
    "short",
    "solid",
    "straight",
    "successive",
    "turbulent",
    "whole",
    "working",
];

fn is_age(pieces: &Pieces<'_>, end: usize) -> bool {
    let next = if pieces.is_dash(end) && pieces.is_glued(end) { end + 1 } else { end };
    pieces.is(next, "old")
        || pieces.is(next, "olds")
        || (pieces.word(end) == Word::Of && pieces.is(end + 1, "age"))
        || (pieces.is_dash(end) && pieces.is(end + 1, "olds"))
}

/// Whether "a year" is measured here: "for a year", "a month of talks", "a week after".
fn measures(pieces: &Pieces<'_>, at: usize, end: usize) -> bool {
    matches!(
        pieces.before(at).word,
        Word::For
            | Word::In
            | Word::Before
            | Word::Than
            | Word::Approximately
            | Word::After
            | Word::Every
            | Word::Half
    ) || matches!(pieces.word(end), Word::Before | Word::After | Word::Since)
        || is_measuring(pieces, at)
}

/// Whether a word that measures time stands before: "lasted a day", "within months".
fn is_measuring(pieces: &Pieces<'_>, at: usize) -> bool {
    MEASURING.iter().any(|word| pieces.is(at.wrapping_sub(1), word))
}

static MEASURING: &[&str] = &[
    "barely", "just", "last", "lasted", "lasting", "lasts", "least", "most", "only", "over", "spend",
    "spent", "take", "taken", "takes", "took", "under", "within",
];

fn ends_sentence(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(pieces.get(at).kind, super::Kind::Break | super::Kind::Mark('.' | ',' | ';'))
}

/// Events that an era begins or ends with, so that "since" them is some years. Sorted.
static TURNING_POINTS: &[&str] = &[
    "ceasefire",
    "coup",
    "independence",
    "invasion",
    "occupation",
    "pandemic",
    "revolution",
    "uprising",
    "war",
];

/// "since the war": some years, counted from an event.
fn since_event(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    if pieces.word(at) != Word::Since {
        return None;
    }
    let noun = pieces.skip(at + 1, Word::The);
    let known = TURNING_POINTS.binary_search(&pieces.text_of(noun)).is_ok();
    // "Since the war began" and "since the war crimes trial" are told by what follows.
    let ends = pieces.get(noun + 1).kind != super::Kind::Letters
        || ["he", "she", "it", "they", "we", "the", "has", "have"]
            .iter()
            .any(|word| pieces.is(noun + 1, word));
    let meaning = Meaning::Length(Quantity::Unknown, Unit::Year);
    (known && ends && (noun > at + 1 || pieces.is(noun, "independence")))
        .then(|| Candidate::new(at, noun + 1, Expression::FromEvent(meaning), "since an event").sure(600))
}

/// "for decades", "in months", "month-long": a unit without a number.
fn bare(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let found = |end: usize, quantity: Quantity, unit: Unit| {
        Some(Candidate::new(at, end, Expression::Known(Meaning::Length(quantity, unit)), "length").sure(800))
    };
    match pieces.word(at) {
        Word::Unit(unit)
            if pieces.is_dash(at + 1)
                && pieces.is(at + 2, "long")
                && !pieces.is_dash(at.saturating_sub(1)) =>
        {
            found(at + 3, Quantity::Thousandths(1000), unit)
        }
        Word::Units(unit) if pieces.is_dash(at + 1) && pieces.is(at + 2, "long") => {
            found(at + 3, Quantity::Unknown, unit)
        }
        Word::Starter if pieces.is(at, "yearlong") => found(at + 1, Quantity::Thousandths(1000), Unit::Year),
        // Quarters are parts of many things.
        Word::Units(Unit::Quarter) => None,
        Word::Units(unit) => {
            let second = pieces.is(at.wrapping_sub(1), "even") || pieces.before(at).word == Word::Or;
            let after_units = (1..4).any(|back| matches!(pieces.word(at.wrapping_sub(back)), Word::Units(_)));
            let measured = matches!(pieces.before(at).word, Word::For | Word::In | Word::After)
                || (second && after_units)
                || (matches!(pieces.word(at + 1), Word::After | Word::Before)
                    && !ends_sentence(pieces, at + 2))
                || is_measuring(pieces, at)
                || (pieces.word(at + 1) == Word::Of && unit >= Unit::Month);
            if measured && !is_age(pieces, at + 1) { found(at + 1, Quantity::Unknown, unit) } else { None }
        }
        _ => None,
    }
}
