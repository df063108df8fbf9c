//! How often: "every Monday", "twice a month", "daily", "per year", "weekends".

use super::numbers::{month, quantity};
use super::{Kind, Pieces, Rule};
use crate::dates::expression::{Candidate, Expression};
use crate::dates::value::{
    DayPart, Meaning, Open, Qualifiers, Quantity, Recurrence, Season, TimeOfDay, Unit,
};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "every",
        #[cfg(test)]
        examples: &[
            ("The council sits every Monday.", "every Monday", "XXXX-WXX-1"),
            ("Each year the lake floods.", "Each year", "P1Y"),
            ("A ferry leaves every two hours.", "every two hours", "PT2H"),
            ("It is held every other week.", "every other week", "P2W"),
            ("Guards patrol every night.", "every night", "XXXX-XX-XXTNI"),
            ("The choir sings on Sundays.", "Sundays", "XXXX-WXX-7"),
            ("The pool is shut on Monday mornings.", "Monday mornings", "XXXX-WXX-1TMO"),
            ("The band plays Fridays at 9 p.m. in the square.", "Fridays at 9 p.m.", "XXXX-WXX-5T21:00"),
        ],
        #[cfg(test)]
        counter: &["Every man voted.", "Each side gave way."],
        apply: every,
    },
    Rule {
        name: "how often",
        #[cfg(test)]
        examples: &[
            ("The ferry calls twice a month.", "twice a month", "P1M"),
            ("He swims three times a week.", "three times a week", "P1W"),
            ("It costs 40 euros per day.", "per day", "P1D"),
            ("Exports grew 4 percent a year.", "a year", "P1Y"),
            ("The yard turns out 40 boats a month.", "a month", "P1M"),
            ("The board meets twice weekly.", "twice weekly", "P1W"),
            ("Reports appear annually in June.", "annually", "XXXX"),
            ("Planes landed daily with food.", "daily", "XXXX-XX-XX"),
        ],
        #[cfg(test)]
        counter: &["The Daily Mirror printed it.", "Once a star, he is forgotten."],
        apply: often,
    },
];

fn set(at: usize, end: usize, recurrence: Recurrence, qualifiers: Qualifiers) -> Candidate {
    let mut candidate =
        Candidate::new(at, end, Expression::Known(Meaning::Recurring(recurrence)), "repeated time");
    candidate.qualifiers = qualifiers;
    candidate
}

const EVERY: Qualifiers = Qualifiers { modifier: None, every: true, other: false, times: None };

fn every(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let plain = Qualifiers::default();
    match pieces.word(at) {
        Word::Weekdays(weekday) => {
            let (time, end) = super::clock::time(pieces, pieces.skip(at + 1, Word::At))
                .map_or((None, at + 1), |(time, end)| (Some(time), end));
            return Some(set(at, end, Recurrence::Each(Open::Weekday(weekday), time), plain));
        }
        Word::Weekday(weekday) => {
            let Word::Parts(part) = pieces.word(at + 1) else { return None };
            let time = Some(TimeOfDay::Part(part));
            return Some(set(at, at + 2, Recurrence::Each(Open::Weekday(weekday), time), plain));
        }
        Word::Seasons(season)
            if pieces.word(at) != Word::Seasons(Season::Spring)
                && pieces.word(at) != Word::Seasons(Season::Autumn)
                || pieces.before(at).word == Word::In =>
        {
            return Some(set(at, at + 1, Recurrence::Each(Open::Season(season), None), plain));
        }
        Word::Every | Word::Each => {}
        _ => return None,
    }
    let mut start = at + 1;
    if pieces.is(start, "single") {
        start += 1;
    }
    let one = Quantity::Thousandths(1000);
    match pieces.word(start) {
        Word::Unit(Unit::Day) => {
            Some(set(at, start + 1, Recurrence::Each(Open::Unit(Unit::Day), None), EVERY))
        }
        Word::Unit(unit) => Some(set(at, start + 1, Recurrence::Every(one, unit), EVERY)),
        Word::Quarter => Some(set(at, start + 1, Recurrence::Every(one, Unit::Quarter), EVERY)),
        Word::Weekday(weekday) => {
            let (time, end) = super::clock::part(pieces, start + 1)
                .map_or((None, start + 1), |(part, end)| (Some(TimeOfDay::Part(part)), end));
            Some(set(at, end, Recurrence::Each(Open::Weekday(weekday), time), EVERY))
        }
        Word::Part(part) => Some(set(
            at,
            start + 1,
            Recurrence::Each(Open::Unit(Unit::Day), Some(TimeOfDay::Part(part))),
            EVERY,
        )),
        Word::Season(season) => Some(set(at, start + 1, Recurrence::Each(Open::Season(season), None), EVERY)),
        Word::Month(_) => {
            let (number, end) = month(pieces, start)?;
            Some(set(at, end, Recurrence::Each(Open::Month(number), None), EVERY))
        }
        Word::Alternate | Word::Ordinal(2) => match pieces.word(start + 1) {
            Word::Unit(unit) => {
                Some(set(at, start + 2, Recurrence::Every(Quantity::Thousandths(2000), unit), EVERY))
            }
            Word::Weekday(weekday) => {
                let other = Qualifiers { other: true, ..EVERY };
                Some(set(at, start + 2, Recurrence::Each(Open::Weekday(weekday), None), other))
            }
            _ => None,
        },
        _ => {
            let (count, end) = quantity(pieces, start)?;
            let (Word::Units(unit) | Word::Unit(unit)) = pieces.word(end) else { return None };
            Some(set(at, end + 1, Recurrence::Every(count, unit), EVERY))
        }
    }
}

/// Words after which "a year" tells a rate.
static COUNTED: &[&str] = &[
    "billion", "bn", "cent", "cents", "dollars", "euros", "percent", "pounds", "tonnes", "tons", "trillion",
    "yuan",
];

/// "40 boats", "150 million shares": whether a number stands at most two words before the plural at `at`.
fn counts_before(pieces: &Pieces<'_>, at: usize) -> bool {
    let number = |at: usize| {
        pieces.digits(at).is_some()
            || matches!(pieces.word(at), Word::Million | Word::Thousand | Word::Number(2..))
    };
    let noun = pieces.get(at);
    noun.kind == Kind::Letters
        && noun.word == Word::Other
        && (number(at.wrapping_sub(1))
            || pieces.is(at.wrapping_sub(1), "billion")
            || (pieces.word(at.wrapping_sub(1)) == Word::Other && number(at.wrapping_sub(2))))
}

fn often(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let one = Quantity::Thousandths(1000);
    let per_unit = |from: usize| match (pieces.word(from), pieces.word(from + 1)) {
        // "190 kilometres per hour" is a speed.
        (Word::Per, Word::Unit(Unit::Second | Unit::Minute | Unit::Hour)) => None,
        (Word::A | Word::Per | Word::Each | Word::Every, Word::Unit(unit)) => Some((unit, from + 2)),
        _ => None,
    };
    let times = match pieces.word(at) {
        Word::Once => Some((1, at + 1)),
        Word::Twice => Some((2, at + 1)),
        Word::Number(number) if pieces.word(at + 1) == Word::Times => Some((u32::from(number), at + 2)),
        _ => pieces
            .digits(at)
            .filter(|_| pieces.word(at + 1) == Word::Times)
            .map(|(_, number)| (number, at + 2)),
    };
    if let Some((times, end)) = times {
        let regularly = match pieces.word(end) {
            Word::Daily => Some((Unit::Day, end + 1)),
            Word::Regularly(unit) => Some((unit, end + 1)),
            _ => None,
        };
        let (unit, end) = regularly.or_else(|| per_unit(end))?;
        let qualifiers = Qualifiers { times: Some(times), ..Qualifiers::default() };
        return Some(set(at, end, Recurrence::Every(one, unit), qualifiers));
    }
    // "960 a week", "$1 billion a year", "4 percent a month"
    let before = pieces.before(at);
    let counted = before.kind == Kind::Digits
        || before.kind == Kind::Mark('%')
        || matches!(before.word, Word::Million | Word::Thousand | Word::Hundred)
        || COUNTED.iter().any(|word| pieces.is(at.wrapping_sub(1), word))
        || (pieces.text_of(at.wrapping_sub(1)).ends_with('s')
            // "Barrels a day" is one unit, an amount's.
            && !pieces.is(at.wrapping_sub(1), "barrels")
            && counts_before(pieces, at.wrapping_sub(1)));
    if let (Word::A, Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)), true) =
        (pieces.word(at), pieces.word(at + 1), counted)
        && !matches!(
            pieces.word(at + 2),
            Word::Ago | Word::Earlier | Word::Later | Word::After | Word::Before
        )
    {
        return Some(set(at, at + 2, Recurrence::Every(one, unit), Qualifiers::default()));
    }
    let capital_inside = pieces.is_capitalised(at) && !super::begins_sentence(pieces, at);
    match pieces.word(at) {
        // "Barrels per day" is one unit, an amount's.
        Word::Per if pieces.is(at.wrapping_sub(1), "barrels") => None,
        Word::Per => {
            per_unit(at).map(|(unit, end)| set(at, end, Recurrence::Every(one, unit), Qualifiers::default()))
        }
        _ if capital_inside => None,
        Word::Daily => {
            Some(set(at, at + 1, Recurrence::Each(Open::Unit(Unit::Day), None), Qualifiers::default()))
        }
        Word::Regularly(unit @ Unit::Hour) => {
            Some(set(at, at + 1, Recurrence::Every(one, unit), Qualifiers::default()))
        }
        Word::Regularly(unit) => {
            Some(set(at, at + 1, Recurrence::Each(Open::Unit(unit), None), Qualifiers::default()))
        }
        Word::Starter if pieces.is(at, "nightly") => {
            let night = Some(TimeOfDay::Part(DayPart::Night));
            Some(set(at, at + 1, Recurrence::Each(Open::Unit(Unit::Day), night), Qualifiers::default()))
        }
        _ => None,
    }
}
