//! Dates that hang on another: "this week", "last March", "the following day", "yesterday", "three weeks ago".

use super::numbers::{month, weekday};
use super::{Kind, Pieces, Rule};
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::value::{DayPart, Meaning, Modifier, Quantity, TimeOfDay, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "this, last, next",
        #[cfg(test)]
        examples: &[
            ("The council meets this week to vote.", "this week", "2026-W47"),
            ("Output fell last year by a tenth.", "last year", "2025"),
            ("Ministers return next Monday.", "next Monday", "2026-11-23"),
            ("The pact expired last March.", "last March", "2026-03"),
            ("They retired last month.", "last month", "2026-10"),
            ("She was ill the week before last.", "the week before last", "2026-W45"),
            ("Polls open the Sunday after next.", "the Sunday after next", "2026-12-06"),
            ("The shop will open Monday week.", "Monday week", "2026-11-30"),
            ("He was freed this past Monday.", "this past Monday", "2026-11-16"),
            ("She will be tried this coming Friday.", "this coming Friday", "2026-11-20"),
        ],
        #[cfg(test)]
        counter: &["This man won.", "At last the road is open.", "The next speaker was late."],
        apply: |pieces, at| one_beyond(pieces, at).or_else(|| which(pieces, at)),
    },
    Rule {
        name: "day counted from today",
        #[cfg(test)]
        examples: &[
            ("He resigned yesterday.", "yesterday", "2026-11-17"),
            ("The vote is tomorrow.", "tomorrow", "2026-11-19"),
            ("She returns the day after tomorrow.", "the day after tomorrow", "2026-11-20"),
            ("Talks resume tonight.", "tonight", "2026-11-18TNI"),
        ],
        #[cfg(test)]
        counter: &["Yesterdayland is a park."],
        apply: from_today,
    },
    Rule {
        name: "weekday",
        #[cfg(test)]
        examples: &[
            ("The envoy resigned on Friday.", "Friday", "2026-11-13"),
            ("The court will rule on Friday.", "Friday", "2026-11-20"),
        ],
        #[cfg(test)]
        counter: &["Friday Odukoya scored twice.", "The sun set early.", "She wed in white."],
        apply: bare_weekday,
    },
    Rule {
        name: "overnight",
        #[cfg(test)]
        examples: &[
            ("Shares slid overnight in Seoul.", "overnight", "2026-11-17TNI"),
            ("The ferry will sail overnight.", "overnight", "2026-11-18TNI"),
        ],
        #[cfg(test)]
        counter: &["An overnight train was late.", "She became an overnight success."],
        apply: overnight,
    },
    Rule {
        name: "weekend",
        #[cfg(test)]
        examples: &[
            ("Over the weekend the river burst its banks.", "the weekend", "2026-W46-WE"),
            ("They will march at the weekend.", "the weekend", "2026-W47-WE"),
            ("It snowed last weekend.", "last weekend", "2026-W46-WE"),
        ],
        #[cfg(test)]
        counter: &["A weekend bag was found."],
        apply: weekend,
    },
    Rule {
        name: "anniversary",
        #[cfg(test)]
        examples: &[
            ("Monday marks the 75th anniversary of the flood.", "the 75th anniversary", "1951"),
            ("They kept the fiftieth anniversary, in 2024, quietly.", "the fiftieth anniversary", "1974"),
        ],
        #[cfg(test)]
        counter: &["An anniversary edition sold out."],
        apply: anniversary,
    },
    Rule {
        name: "end of a unit",
        #[cfg(test)]
        examples: &[
            ("They hope to sign by year's end.", "year's end", "2026"),
            ("A deal is due by month's end.", "month's end", "2026-11"),
            ("It will close by year-end.", "year-end", "2026"),
        ],
        #[cfg(test)]
        counter: &["The day's end game was dull.", "A month's pay is owed."],
        apply: unit_end,
    },
];

/// "the week before last", "the Friday after next", "Monday week".
fn one_beyond(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let name = match pieces.word(start) {
        Word::Unit(unit @ (Unit::Week | Unit::Weekend | Unit::Month | Unit::Year)) => Name::Unit(unit),
        Word::Season(season) => Name::Season(season),
        Word::Weekday(weekday) => Name::Weekday(weekday),
        _ => return None,
    };
    let (which, end) = match (pieces.word(start + 1), pieces.word(start + 2)) {
        (Word::Before, Word::Last) => (Which::BeforeLast, start + 3),
        (Word::After, Word::Next) => (Which::AfterNext, start + 3),
        (Word::Unit(Unit::Week), _) if matches!(name, Name::Weekday(_)) && !pieces.is_glued(start + 1) => {
            (Which::AfterNext, start + 2)
        }
        _ => return None,
    };
    // "The week after next year's vote" is the week after the vote.
    let ends =
        !matches!(pieces.word(end), Word::Unit(_) | Word::Month(_) | Word::Weekday(_) | Word::Season(_));
    ends.then(|| Candidate::new(at, end, Expression::Named { name, which }, "relative date").sure(800))
}

/// "this", "last", "the same" ... before a unit, weekday, month, season or part of a day.
fn which(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let article = start > at;
    let (which, mut end) = determiner(pieces, start, article)?;
    let reason = "relative date";
    let named = |end: usize, name: Name| Candidate::new(at, end, Expression::Named { name, which }, reason);
    if let Some((number, end)) = month(pieces, end) {
        // "this may", "that march": only a capital makes a month, and "That May ..." begins a sentence.
        let pronoun = matches!(pieces.word(start), Word::That | Word::This) && pieces.is_capitalised(start);
        return (!pronoun).then(|| named(end, Name::Month(number)));
    }
    if let Some((number, end)) = weekday(pieces, end) {
        return Some(named(end, Name::Weekday(number)));
    }
    if pieces.is(end, "very")
        || pieces.word(end) == Word::Same
        || (pieces.word(end) == Word::Fiscal && pieces.word(end + 1) == Word::Unit(Unit::Year))
    {
        end += 1;
    }
    if pieces.is(end, "calendar") || pieces.is(end, "school") || pieces.is(end, "academic") {
        end += 1;
    }
    match pieces.word(end) {
        Word::Unit(Unit::Minute | Unit::Hour | Unit::Second) => None,
        Word::Unit(unit) => unit_after(pieces, at, end, which, unit, article),
        Word::Quarter if !matches!(pieces.word(start), Word::Past) => {
            Some(named(end + 1, Name::Unit(Unit::Quarter)))
        }
        Word::Season(season) => Some(named(end + 1, Name::Season(season))),
        Word::Part(part) => {
            // "last night" was the night before today; "this morning" is today's.
            let name = match which {
                Which::Last => Name::FromToday(-1),
                Which::Following => Name::Unit(Unit::Day),
                Which::Next | Which::Coming => return None,
                Which::Previous => Name::Unit(Unit::Day),
                _ => Name::FromToday(0),
            };
            let which =
                if matches!(name, Name::Unit(_)) || which == Which::That { which } else { Which::This };
            let name = if which == Which::That { Name::Unit(Unit::Day) } else { name };
            let mut candidate = Candidate::new(at, end + 1, Expression::Named { name, which }, reason);
            candidate.time = Some(TimeOfDay::Part(part));
            Some(candidate)
        }
        _ => None,
    }
}

fn unit_after(
    pieces: &Pieces<'_>,
    at: usize,
    end: usize,
    which: Which,
    unit: Unit,
    article: bool,
) -> Option<Candidate> {
    let name =
        Candidate::new(at, end + 1, Expression::Named { name: Name::Unit(unit), which }, "relative date");
    let word = pieces.word(pieces.skip(at, Word::The));
    // "the past decade", "over the last year" tell a length that ends now.
    let through = matches!(pieces.before(at).word, Word::Through | Word::For | Word::In)
        || pieces.is(at.saturating_sub(1), "over")
        || pieces.is(at.saturating_sub(1), "during");
    let length = word == Word::Past
        || (article && through && matches!(word, Word::Last | Word::Coming | Word::Next) && unit > Unit::Day);
    if length {
        let meaning = Meaning::Length(Quantity::Thousandths(1000), unit);
        return Some(Candidate::new(at, end + 1, Expression::Known(meaning), "length up to a date"));
    }
    // "the last day of the war" and "the first week of March" count within something.
    if article && word == Word::Last && pieces.word(end + 1) == Word::Of {
        return None;
    }
    // "at this week's meeting" is a date; "this day care centre" is not.
    let compound = pieces.is_dash(end + 1) && pieces.is_glued(end + 1) && pieces.is_glued(end + 2);
    (!compound).then_some(name)
}

/// Which one a determiner says. With the article, "last" and "next" hang on what was just spoken of.
fn determiner(pieces: &Pieces<'_>, at: usize, article: bool) -> Option<(Which, usize)> {
    // "this past Tuesday", "this coming Thursday"
    if pieces.is(at, "this") && matches!(pieces.word(at + 1), Word::Past | Word::Coming) {
        return determiner(pieces, at + 1, article);
    }
    let which = match pieces.word(at) {
        Word::This if !article && !pieces.is(at, "these") => Which::This,
        Word::Current => Which::This,
        Word::Last | Word::Past if !article => Which::Last,
        Word::Last | Word::Past => Which::Last,
        Word::Next if article => Which::Following,
        Word::Next => Which::Next,
        Word::Coming => Which::Coming,
        Word::That if !article && !pieces.is(at, "those") => Which::That,
        Word::Same if article || pieces.before(at).word == Word::That => Which::That,
        Word::Previous => Which::Previous,
        Word::Following => Which::Following,
        _ => return None,
    };
    Some((which, at + 1))
}

fn from_today(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let candidate = |end: usize, days: i8| {
        let expression = Expression::Named { name: Name::FromToday(days), which: Which::This };
        Candidate::new(at, end, expression, "day counted from today")
    };
    let start = pieces.skip(at, Word::The);
    if pieces.word(start) == Word::Unit(Unit::Day) {
        return match (pieces.word(start + 1), pieces.word(start + 2)) {
            (Word::After, Word::DayFromToday(1)) => Some(candidate(start + 3, 2)),
            (Word::Before, Word::DayFromToday(-1)) => Some(candidate(start + 3, -2)),
            _ => None,
        };
    }
    match pieces.word(at) {
        Word::DayFromToday(days) => (!is_title(pieces, at)).then(|| candidate(at + 1, days)),
        Word::Tonight => {
            let mut tonight = candidate(at + 1, 0);
            tonight.time = Some(TimeOfDay::Part(DayPart::Night));
            Some(tonight)
        }
        _ => None,
    }
}

/// "The BBC's Today programme": in capitals after an article or possessor it is a name.
fn is_title(pieces: &Pieces<'_>, at: usize) -> bool {
    let possessed = pieces.text_of(at.wrapping_sub(1)) == "s" && pieces.is_apostrophe(at.wrapping_sub(2));
    pieces.is_capitalised(at) && (possessed || pieces.before(at).word == Word::The)
}

fn bare_weekday(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (number, end) = weekday(pieces, at)?;
    let short = matches!(pieces.word(at), Word::WeekdayShort(_));
    let before = pieces.before(at).word;
    let dated = matches!(
        before,
        Word::On
            | Word::By
            | Word::Until
            | Word::Since
            | Word::From
            | Word::Through
            | Word::Before
            | Word::After
            | Word::Of
    );
    // "Sun", "Sat" and "Wed" are words and names too.
    if short && !(dated && (pieces.is_mark(end - 1, '.') || pieces.is_mark(end, ','))) {
        return None;
    }
    // "Friday Odukoya": a capitalised word that is no name of a place may be a surname, so only prepositions are trusted there.
    let name_follows =
        pieces.is_capitalised(end) && pieces.get(end).space_before && pieces.word(end) == Word::Other;
    let sentence_start = pieces.before(at).kind == Kind::Break || pieces.is_mark(at.saturating_sub(1), '.');
    if name_follows && !dated && sentence_start {
        return None;
    }
    let expression = Expression::Named { name: Name::Weekday(number), which: Which::Bare };
    Some(Candidate::new(at, end, expression, "weekday").sure(920))
}

/// "overnight" as an adverb: the night that has just ended, or the one to come.
fn overnight(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let adverb = !matches!(pieces.before(at).word, Word::A | Word::The)
        && (pieces.get(at + 1).kind != Kind::Letters
            || matches!(
                pieces.word(at + 1),
                Word::In
                    | Word::On
                    | Word::At
                    | Word::By
                    | Word::To
                    | Word::From
                    | Word::For
                    | Word::And
                    | Word::After
            )
            || ["as", "when", "into", "with", "but", "near"].iter().any(|word| pieces.is(at + 1, word)));
    let expression = Expression::Named { name: Name::Overnight, which: Which::Bare };
    let mut candidate = Candidate::new(at, at + 1, expression, "night around the day of writing").sure(650);
    candidate.time = Some(TimeOfDay::Part(DayPart::Night));
    (adverb && pieces.is(at, "overnight")).then_some(candidate)
}

fn weekend(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let before = pieces.before(at).word;
    let dated = matches!(before, Word::On | Word::At | Word::Through | Word::Of | Word::For | Word::By)
        || ["over", "during", "throughout"].iter().any(|word| pieces.is(at.wrapping_sub(1), word));
    let named = pieces.word(at) == Word::The && pieces.word(at + 1) == Word::Unit(Unit::Weekend);
    let expression = Expression::Named { name: Name::Unit(Unit::Weekend), which: Which::Bare };
    (dated && named).then(|| Candidate::new(at, at + 2, expression, "weekend").sure(850))
}

/// "the 75th anniversary", "its tenth anniversary": the year that it looks back to.
fn anniversary(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (years, end) = super::period::ordinal(pieces, pieces.skip(at, Word::The))?;
    let years = u8::try_from(years).ok()?;
    let found = Candidate::new(
        at,
        end + 1,
        Expression::Anniversary(years),
        "year that the anniversary looks back to",
    );
    (pieces.word(end) == Word::Anniversary && years > 0).then(|| found.sure(650))
}

/// "month's end", "the year's end", "year-end".
fn unit_end(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let unit = match pieces.word(start) {
        Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century)) => unit,
        Word::Quarter => Unit::Quarter,
        _ => return None,
    };
    let possessive = pieces.is_apostrophe(start + 1) && pieces.is(start + 2, "s");
    let end = match (possessive, pieces.is_dash(start + 1)) {
        (true, _) => start + 3,
        (_, true) => start + 2,
        _ => return None,
    };
    let expression = Expression::Named { name: Name::Unit(unit), which: Which::This };
    pieces
        .is(end, "end")
        .then(|| Candidate::new(at, end + 1, expression, "end of a unit").modified(Some(Modifier::End)))
}
