//! Times without a place on the calendar: "now", "recently", "the future", "at the time".

use super::{Pieces, Rule};
use crate::dates::expression::{Candidate, Expression};
use crate::dates::value::{DayPart, Meaning, Open, TimeOfDay, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[Rule {
    name: "present, past, future",
    #[cfg(test)]
    examples: &[
        ("The mine is now closed.", "now", "PRESENT_REF"),
        ("She recently moved to Oslo.", "recently", "PAST_REF"),
        ("Few know what the future holds.", "the future", "FUTURE_REF"),
        ("They currently lead by two seats.", "currently", "PRESENT_REF"),
        ("Wages will rise in the coming years.", "the coming years", "FUTURE_REF"),
        ("Prices have soared in recent months.", "recent months", "PAST_REF"),
        ("He was mayor at the time, his lawyer said.", "the time", "PAST_REF"),
        ("The mill (1907 - present) makes flour.", "present", "PRESENT_REF"),
    ],
    #[cfg(test)]
    counter: &[
        "The current was strong.",
        "He walked past the gate.",
        "By the time the fire was out, the barn was gone.",
        "It was a time-consuming present.",
    ],
    apply: vague,
}];

/// Words that need another beside them: the words, in lower case, and what they mean. First match wins: longer first.
static PHRASES: &[(&[&str], Meaning)] = &[
    (&["the", "time", "being"], Meaning::Present),
    (&["the", "present", "day"], Meaning::Present),
    (&["the", "distant", "past"], Meaning::Past),
    (&["the", "recent", "past"], Meaning::Past),
    (&["the", "near", "future"], Meaning::Future),
    (&["the", "foreseeable", "future"], Meaning::Future),
    (&["the", "not", "too", "distant", "future"], Meaning::Future),
    (&["right", "now"], Meaning::Present),
    (&["this", "time"], Meaning::Present),
    (&["these", "days"], Meaning::Present),
    (&["the", "future"], Meaning::Future),
    (&["present", "day"], Meaning::Present),
    (&["present", "-", "day"], Meaning::Present),
    (&["modern", "day"], Meaning::Present),
    (&["the", "present"], Meaning::Present),
    (&["the", "time"], Meaning::Past),
    (&["that", "time"], Meaning::Past),
    (&["the", "moment"], Meaning::Present),
];

/// The reason of "soon", which is a time only where the clause looks ahead: "the talks will soon resume".
pub(in crate::dates) const SOON: &str = "soon";

fn vague(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let found = |start: usize, end: usize, meaning: Meaning| {
        Some(Candidate::new(start, end, Expression::Known(meaning), "vague time").sure(700))
    };
    match pieces.word(at) {
        Word::Now if !pieces.is_dash(at + 1) => return found(at, at + 1, Meaning::Present),
        Word::PresentReference => return found(at, at + 1, Meaning::Present),
        // "As recently as Friday" is a Friday.
        Word::PastReference if !pieces.is(at + 1, "as") => return found(at, at + 1, Meaning::Past),
        Word::FutureReference if !pieces.is_capitalised(at) => {
            // "as soon as" tells an order, not a time.
            let comparison = pieces.is(at.saturating_sub(1), "as")
                || pieces.is(at + 1, "as")
                || matches!(pieces.word(at + 1), Word::After);
            let soon = Candidate::new(at, at + 1, Expression::Known(Meaning::Future), SOON).sure(600);
            return (!comparison).then_some(soon);
        }
        Word::The if pieces.word(at + 1) == Word::Past && past_is_a_noun(pieces, at + 2) => {
            return found(at, at + 2, Meaning::Past);
        }
        _ => {}
    }
    if let (Word::Part(part @ (DayPart::Night | DayPart::Daytime)), Word::At | Word::By | Word::In) =
        (pieces.word(at), pieces.before(at).word)
    {
        let mut candidate = Candidate::new(
            at,
            at + 1,
            Expression::Known(Meaning::Open(Open::Unit(Unit::Day), None)),
            "part of any day",
        )
        .sure(600);
        candidate.time = Some(TimeOfDay::Part(part));
        return Some(candidate);
    }
    if pieces.is(at, "future") && pieces.before(at).word == Word::In {
        return found(at, at + 1, Meaning::Future);
    }
    // "2013 - present"
    if pieces.is(at, "present")
        && pieces.is_dash(at.wrapping_sub(1))
        && pieces.digits(at.wrapping_sub(2)).is_some()
    {
        return found(at, at + 1, Meaning::Present);
    }
    if pieces.is(at, "recent") {
        return match pieces.word(at + 1) {
            Word::Units(_) => found(at, at + 2, Meaning::Past),
            _ => None,
        };
    }
    if pieces.word(at) == Word::The
        && pieces.word(at + 1) == Word::Coming
        && let Word::Units(_) = pieces.word(at + 2)
    {
        return found(at, at + 3, Meaning::Future);
    }
    if pieces.word(at) == Word::Coming
        && let Word::Units(_) = pieces.word(at + 1)
    {
        return found(at, at + 2, Meaning::Future);
    }
    PHRASES.iter().find(|(words, _)| words.iter().zip(at..).all(|(word, at)| pieces.is(at, word))).and_then(
        |&(words, meaning)| {
            // "this time" and "the moment" are times only after "at" or "by".
            let weak =
                matches!(words, ["this" | "that" | "the", "time"] | ["the", "moment"] | ["the", "present"]);
            let placed = matches!(pieces.before(at).word, Word::At | Word::By | Word::To | Word::Until)
                || (words == ["that", "time"] && pieces.before(at).word == Word::Since);
            // "By the time he came" and "at the time of the vote" say themselves which time they mean.
            let told = words == ["the", "time"]
                && (pieces.before(at).word != Word::At || !stands_alone(pieces, at + 2));
            if (weak && !placed) || told { None } else { found(at, at + words.len(), meaning) }
        },
    )
}

/// Whether nothing that could say more follows: a mark, or a word that begins another phrase.
fn stands_alone(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.get(at).kind != super::Kind::Letters
        || matches!(pieces.word(at), Word::And | Word::In | Word::For | Word::At | Word::On)
}

fn past_is_a_noun(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.get(at).kind != super::Kind::Letters || matches!(pieces.word(at), Word::And | Word::Or | Word::To)
}
