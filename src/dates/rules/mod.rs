//! The rules: each finds one kind of date at one place, and stands with its examples and counter-examples.

mod clock;
mod composed;
mod day;
mod feast;
mod length;
mod numbers;
mod numeric;
mod period;
mod quarter;
mod range;
mod recurring;
mod relative;
mod shifted;
mod vague;
mod year;

pub(super) use period::in_year;
pub(super) use range::{is_of_day, joins, share_year};
pub(super) use vague::SOON;
pub(super) use year::YEAR;

use super::expression::{Candidate, Expression, Name, Which};
use super::pieces::{Kind, Pieces};
use super::value::{Meaning, Stretch, Unit};
use super::words::Word;

/// A rule with what it must find and what it must leave alone. The examples are read on Wednesday 2026-11-18.
pub(super) struct Rule {
    pub name: &'static str,
    /// Sentence, the words to be found in it, the value in TIMEX3.
    #[cfg(test)]
    pub examples: &'static [(&'static str, &'static str, &'static str)],
    /// Sentences in which nothing at all is to be found.
    #[cfg(test)]
    pub counter: &'static [&'static str],
    pub apply: fn(&Pieces<'_>, usize) -> Option<Candidate>,
}

/// All rules. Of those that match at a place the longest match is kept, of equal ones the earlier rule: what names
/// a date outright stands before what only hints at one.
static RULES: &[&[Rule]] = &[
    range::RULES,
    day::RULES,
    numeric::RULES,
    year::RULES,
    period::RULES,
    quarter::RULES,
    feast::RULES,
    relative::RULES,
    shifted::RULES,
    recurring::RULES,
    length::RULES,
    vague::RULES,
    composed::RULES,
];

/// Every rule, for the test that runs their examples.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// All candidates, in order, none overlapping. Linear in the number of pieces: every rule looks a bounded way ahead.
pub(super) fn find(pieces: &Pieces<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        if !may_begin(pieces, at) {
            at += 1;
            continue;
        }
        let mut best: Option<Candidate> = None;
        for rule in RULES.iter().copied().flatten() {
            if let Some(candidate) = (rule.apply)(pieces, at)
                && best.as_ref().is_none_or(|best| candidate.end > best.end)
            {
                best = Some(candidate);
            }
        }
        match best {
            Some(candidate) if candidate.expression == Expression::Impossible => {
                at = candidate.end.max(at + 1)
            }
            Some(candidate) => {
                let partner = range::partner(pieces, &candidate);
                at = candidate.end.max(at + 1);
                found.push(candidate);
                if let Some(partner) = partner {
                    at = partner.end.max(at);
                    found.push(partner);
                }
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a date can begin at this piece at all: most pieces are told by this alone.
fn may_begin(pieces: &Pieces<'_>, at: usize) -> bool {
    let piece = pieces.get(at);
    match piece.kind {
        Kind::Digits => !(pieces.is_glued(at) && pieces.before(at).kind == Kind::Letters),
        Kind::Mark(mark) => matches!(mark, '\'' | '’' | '‘'),
        Kind::Break => false,
        Kind::Letters => word_may_begin(pieces, at, piece.word),
    }
}

fn word_may_begin(pieces: &Pieces<'_>, at: usize, word: Word) -> bool {
    match word {
        // Little words inside dates, but never at their start: much of any text.
        Word::Other
        | Word::Of
        | Word::In
        | Word::On
        | Word::To
        | Word::And
        | Word::Or
        | Word::From
        | Word::Between
        | Word::By
        | Word::For
        | Word::Until
        | Word::Through
        | Word::Than
        | Word::Before
        | Word::After
        | Word::Ago
        | Word::Hence
        | Word::Am
        | Word::Pm
        | Word::Zone(_)
        | Word::OClock
        | Word::Times
        | Word::Alternate => false,
        // "Since the war" is one; what follows it otherwise is found by itself.
        Word::Since => {
            let noun = pieces.get(at + 2);
            noun.word == Word::Other && noun.kind == Kind::Letters || pieces.is(at + 1, "independence")
        }
        // "three-and-a-half years"
        Word::Number(_) if pieces.is_dash(at + 1) && pieces.word(at + 2) == Word::And => true,
        Word::OrdinalEnding => pieces.is(at, "st"),
        // What these point at must be a word of time, with at most two words before it.
        Word::The
        | Word::A
        | Word::This
        | Word::That
        | Word::Last
        | Word::Next
        | Word::Few
        | Word::First
        | Word::Ordinal(_)
        | Word::At
        | Word::More
        | Word::Less
        | Word::Starter
        | Word::Each
        | Word::Every
        | Word::Same
        | Word::Number(_)
        | Word::Approximately
        | Word::Early
        | Word::Late
        | Word::End
        | Word::Beginning
        | Word::Middle
        | Word::Half => {
            (at + 1..at + 4).any(|next| {
                let next = pieces.get(next);
                next.kind == Kind::Digits
                    || matches!(next.kind, Kind::Mark('\'' | '’' | '‘'))
                    || is_of_time(next.word)
            }) || matches!(pieces.get(at).span.len(), 7..) && word == Word::Starter
        }
        _ => {
            !(pieces.is_glued(at)
                && pieces.is_apostrophe(at.wrapping_sub(1))
                && pieces.get(at).span.len() < 3)
        }
    }
}

/// Whether a word has to do with time by itself, unlike "of" or "the".
const fn is_of_time(word: Word) -> bool {
    !matches!(
        word,
        Word::Other
            | Word::Of
            | Word::In
            | Word::On
            | Word::To
            | Word::And
            | Word::Or
            | Word::From
            | Word::By
            | Word::For
            | Word::The
            | Word::A
            | Word::At
            | Word::That
            | Word::This
            | Word::More
            | Word::Than
            | Word::All
    )
}

/// Whether a sentence begins at this piece, as far as marks tell.
fn begins_sentence(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(pieces.before(at).kind, Kind::Break | Kind::Mark('.' | '!' | '?' | ':' | '"' | '“' | '”'))
}

/// A date that something can be a part of: "1944", "the month", "next year", "8 May".
fn whole(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    [day::RULES, numeric::RULES, year::RULES, period::RULES, quarter::RULES, feast::RULES, relative::RULES]
        .into_iter()
        .flatten()
        // A quarter or season may itself be part of something: one level is enough, and bounds the work.
        .filter(|rule| !matches!(rule.name, "quarter" | "season"))
        .filter_map(|rule| (rule.apply)(pieces, at))
        .chain(simple_season(pieces, at))
        .chain(definite(pieces, at))
        .max_by_key(|candidate| candidate.end)
}

fn simple_season(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let Word::Season(season) = pieces.word(start) else { return None };
    let year_at = pieces.skip(pieces.skip_mark(start + 1, ','), Word::Of);
    if let Some((year, end)) = numbers::year(pieces, year_at) {
        let stretch = Stretch::Season(year, season);
        return Some(Candidate::new(at, end, Expression::Known(Meaning::at(stretch)), "season"));
    }
    let expression = Expression::Named { name: Name::Season(season), which: Which::Bare };
    Some(Candidate::new(at, start + 1, expression, "season").sure(750))
}

/// "the year" of "the end of the year", with or without its number.
fn definite(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    // "the end of year" has lost its article.
    let unit_at = match pieces.word(at) {
        Word::The => at + 1,
        Word::Unit(Unit::Year | Unit::Month) if pieces.before(at).word == Word::Of => at,
        _ => return None,
    };
    let unit = match pieces.word(unit_at) {
        Word::Unit(
            unit @ (Unit::Week
            | Unit::Month
            | Unit::Year
            | Unit::Decade
            | Unit::Century
            | Unit::Day
            | Unit::Weekend),
        ) => unit,
        Word::Quarter => Unit::Quarter,
        _ => return None,
    };
    let expression = Expression::Named { name: Name::Unit(unit), which: Which::This };
    Some(Candidate::new(at, unit_at + 1, expression, "part of the current time").sure(800))
}
