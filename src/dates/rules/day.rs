//! Days and months: "22 October 2024", "Oct. 22", "the 1st of May", "2024-10-22", "22/10/2024".

use super::numbers::{continued_from_before, continues_number, day, month, weekday, year};
use super::{Kind, Pieces, Rule};
use crate::dates::calendar::{Day, days_in_month};
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::value::{Meaning, Stretch, Unit};
use crate::dates::words::Word;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "day and month",
        #[cfg(test)]
        examples: &[
            ("The bridge reopened on 22 October 2024.", "22 October 2024", "2024-10-22"),
            ("Voting closed on Oct. 22, 2024, after a recount.", "Oct. 22, 2024", "2024-10-22"),
            ("They landed on the 1st of May, 1921 in fog.", "the 1st of May, 1921", "1921-05-01"),
            ("On Saturday, June 24, 1950 the line broke.", "Saturday, June 24, 1950", "1950-06-24"),
            ("It was signed on 3rd March 1918 in a train.", "3rd March 1918", "1918-03-03"),
            ("Security was tightened after the Sept. 11 attacks.", "the Sept. 11", "2001-09-11"),
        ],
        #[cfg(test)]
        counter: &[
            "The paper was dated Feb. 31 by mistake.",
            "The deed of 29 February 2023 is forged.",
            "The stub says August 34, 2019.",
            "The stamp reads 32 August 2014.",
            "Article 12 Marchers were told to wait.",
        ],
        apply: named_day,
    },
    Rule {
        name: "month",
        #[cfg(test)]
        examples: &[
            ("Exports fell in March 1975 for a third time.", "March 1975", "1975-03"),
            ("By January, 1918, the port was closed.", "January, 1918", "1918-01"),
            ("The law passed in May of 1789.", "May of 1789", "1789-05"),
            ("The bishop fled in December of 384.", "December of 384", "0384-12"),
        ],
        #[cfg(test)]
        counter: &[
            "Mrs May told reporters that the deal was dead.",
            "Prices may rise again, the bank said.",
            "They march on the capital with flags.",
            "April Jones won the race.",
        ],
        apply: named_month,
    },
    Rule {
        name: "day of an unnamed month",
        #[cfg(test)]
        examples: &[("The trial resumes on the 20th, she said.", "the 20th", "2026-11-20")],
        #[cfg(test)]
        counter: &["He finished in the 20th place.", "The 19th Division held.", "It was the 5th such raid."],
        apply: unnamed_month,
    },
];

/// A named day after its weekday, if the text gives one.
fn named_day(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    if let Some((weekday, end)) = weekday(pieces, at) {
        let start = pieces.skip(pieces.skip_mark(end, ','), Word::The);
        let mut candidate = day_and_month(pieces, start)?.from(at);
        candidate.weekday = Some(weekday);
        return Some(candidate);
    }
    day_and_month(pieces, at)
}

fn day_and_month(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (month_number, day_number, end) = if let Some((month_number, end)) = month(pieces, start) {
        let end = pieces.skip(end, Word::The);
        let (day_number, end) = ordinal_day(pieces, end)?;
        if continues_number(pieces, end) || pieces.word(end) == Word::Unit(Unit::Century) {
            return None;
        }
        (month_number, day_number, end)
    } else {
        if continued_from_before(pieces, start) {
            return None;
        }
        let (day_number, mut end) = ordinal_day(pieces, start)?;
        // "the 3rd day of May", "8 of May", "5-May-2020"
        if pieces.word(end) == Word::Unit(Unit::Day) {
            end += 1;
        }
        end = pieces.skip(end, Word::Of);
        let slash = pieces.is_mark(end, '/');
        if (pieces.is_dash(end) || slash) && pieces.is_glued(end) && pieces.is_glued(end + 1) {
            end += 1;
        }
        let (month_number, end) = month(pieces, end)?;
        let end = if slash { pieces.skip_mark(end, '/') } else { end };
        (month_number, day_number, end)
    };
    let reason = "day and month";
    if day_number > days_in_month(2000, month_number) {
        let end = year_after(pieces, end).map_or(end, |(_, end)| end);
        return Some(Candidate::new(at, end, Expression::Impossible, reason));
    }
    match year_after(pieces, end).or_else(|| short_year_after(pieces, start, end)) {
        Some((year, end)) => {
            let Some(day) = Day::new(year, month_number, day_number) else {
                return Some(Candidate::new(at, end, Expression::Impossible, reason));
            };
            Some(Candidate::new(at, end, Expression::Known(Meaning::at(Stretch::Day(day))), reason).sure(990))
        }
        // The day that needs no year: "the September 11 attacks".
        None if (month_number, day_number) == (9, 11)
            && ["attacks", "attack", "terror", "terrorist", "hijackings"]
                .iter()
                .any(|word| pieces.is(end, word)) =>
        {
            let day = Day::new(2001, 9, 11)?;
            Some(Candidate::new(at, end, Expression::Known(Meaning::at(Stretch::Day(day))), reason))
        }
        None => match year_spoken_of(pieces, end) {
            Some((whole, end)) => {
                let expression =
                    Expression::Inside { name: Name::Day(month_number, day_number), whole: Box::new(whole) };
                Some(Candidate::new(at, end, expression, "day of another year"))
            }
            None => Some(Candidate::new(
                at,
                end,
                Expression::Named { name: Name::Day(month_number, day_number), which: Which::Bare },
                reason,
            )),
        },
    }
}

/// The 96 of "3 Aug 96" and "31-Oct-74": after day and month, a number that can be no day of a range.
fn short_year_after(pieces: &Pieces<'_>, start: usize, end: usize) -> Option<(i32, usize)> {
    pieces.digits(start)?;
    let at = if pieces.is_dash(end) && pieces.is_glued(end) { end + 1 } else { end };
    let (2, number @ 32..=99) = pieces.digits(at)? else { return None };
    let alone = !continues_number(pieces, at + 1)
        && (pieces.get(at + 1).kind != Kind::Letters
            || matches!(pieces.word(at + 1), Word::In | Word::At | Word::And));
    alone.then(|| (super::period::century_of_short_year(number), at + 1))
}

/// "of that year", "the same year", "last year" after a month or day.
pub(super) fn year_spoken_of(pieces: &Pieces<'_>, at: usize) -> Option<(Expression, usize)> {
    let mut start = pieces.skip_mark(at, ',');
    start = pieces.skip(start, Word::Of);
    start = pieces.skip(start, Word::In);
    let article = pieces.word(start) == Word::The;
    let start = if article { start + 1 } else { start };
    let which = match pieces.word(start) {
        Word::That | Word::Same => Which::That,
        Word::This if !article => Which::This,
        Word::Last if !article => Which::Last,
        Word::Next => {
            if article {
                Which::Following
            } else {
                Which::Next
            }
        }
        Word::Previous => Which::Previous,
        Word::Following => Which::Following,
        _ => return None,
    };
    let end = if pieces.word(start) == Word::That { pieces.skip(start + 1, Word::Same) } else { start + 1 };
    let year = pieces.word(end) == Word::Unit(Unit::Year);
    year.then_some((Expression::Named { name: Name::Unit(Unit::Year), which }, end + 1))
}

/// "4", "4th", "fourth", "twenty-first".
fn ordinal_day(pieces: &Pieces<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some(found) = day(pieces, at) {
        return Some(found);
    }
    match pieces.word(at) {
        Word::First => Some((1, at + 1)),
        Word::Ordinal(day) if day <= 30 => Some((day, at + 1)),
        Word::Number(tens @ (20 | 30)) if pieces.is_dash(at + 1) => match pieces.word(at + 2) {
            Word::First => Some((tens as u8 + 1, at + 3)),
            Word::Ordinal(ones @ 2..=9) if tens == 20 => Some((tens as u8 + ones, at + 3)),
            _ => None,
        },
        _ => None,
    }
}

/// The year after a day or month: "1975", ", 1975", " of 1975", ", '75", "-2020".
fn year_after(pieces: &Pieces<'_>, at: usize) -> Option<(i32, usize)> {
    let mut start = pieces.skip_mark(at, ',');
    start = pieces.skip(start, Word::Of);
    start = pieces.skip(start, Word::In);
    if pieces.is_dash(start) && pieces.is_glued(start) && pieces.is_glued(start + 1) {
        start += 1;
    }
    if pieces.is_apostrophe(start) && pieces.is_glued(start + 1) {
        let (2, number) = pieces.digits(start + 1)? else { return None };
        let end =
            if pieces.is(start + 2, "s") && pieces.is_glued(start + 2) { return None } else { start + 2 };
        return Some((super::period::century_of_short_year(number), end));
    }
    // "December of 384", "30 September 420.": no noun follows that it could count.
    if let Some((3, number)) = pieces.digits(start)
        && (pieces.word(start.wrapping_sub(1)) == Word::Of || pieces.digits(at.wrapping_sub(2)).is_some())
        && matches!(pieces.get(start + 1).kind, Kind::Break | Kind::Mark('.' | ',' | ';' | ')'))
        && !continues_number(pieces, start + 1)
    {
        return Some((i32::try_from(number).ok()?, start + 1));
    }
    let (year, end) = year(pieces, start)?;
    // "In March, 2000 people came": a comma and a lower-case noun do not make a year.
    let noun_follows = start > at
        && year % 50 == 0
        && pieces.is_mark(at, ',')
        && pieces.word(end) == Word::Other
        && pieces.get(end).kind == Kind::Letters
        && pieces.text_of(end).ends_with('s')
        && !pieces.is_glued(end)
        && !pieces.is_capitalised(end)
        && !pieces.is(end, "was")
        && !pieces.is(end, "is")
        && !pieces.is(end, "has")
        && !pieces.is(end, "as");
    (!noun_follows).then_some((year, end))
}

fn named_month(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let (month_number, end) = month(pieces, at)?;
    if let Some(end) = impossible_day(pieces, at, end) {
        return Some(Candidate::new(at, end, Expression::Impossible, "month"));
    }
    if let Some((year, end)) = year_after(pieces, end) {
        let meaning = Meaning::at(Stretch::Month(year, month_number));
        return Some(Candidate::new(at, end, Expression::Known(meaning), "month and year").sure(990));
    }
    if let Some((whole, end)) = year_spoken_of(pieces, end) {
        let expression = Expression::Inside { name: Name::Month(month_number), whole: Box::new(whole) };
        return Some(Candidate::new(at, end, expression, "month of another year"));
    }
    if !stands_for_a_month(pieces, at, end) {
        return None;
    }
    // A short form keeps its period only where a sentence goes on after it.
    let end = if pieces.is_mark(end - 1, '.')
        && (pieces.get(end).kind == Kind::Break || pieces.is_capitalised(end))
    {
        end - 1
    } else {
        end
    };
    let expression = Expression::Named { name: Name::Month(month_number), which: Which::Bare };
    Some(Candidate::new(at, end, expression, "month").sure(900))
}

/// "32 May", "Feb. 34, 2019": no calendar has that day, so the month beside it is not to be trusted either. The end of it.
fn impossible_day(pieces: &Pieces<'_>, at: usize, end: usize) -> Option<usize> {
    let number = |at: usize| matches!(pieces.digits(at), Some((2, 32..=99)));
    let ordinal =
        pieces.before(at).word == Word::Of && pieces.word(at.wrapping_sub(2)) == Word::OrdinalEnding;
    let before = if ordinal { at.wrapping_sub(3) } else { at.wrapping_sub(1) };
    let before = number(before) && pieces.get(at).space_before;
    // "In May 45 people drowned" counts them.
    let counts = pieces.get(end + 1).kind == Kind::Letters || pieces.is_mark(end + 1, '%');
    let after = number(end) && !counts;
    let end = if after { end + 1 } else { end };
    (before || after).then(|| year_after(pieces, end).map_or(end, |(_, end)| end))
}

/// Words that a month by itself follows; after others "May", "March", "April", "June" and "August" may be something else.
fn stands_for_a_month(pieces: &Pieces<'_>, at: usize, end: usize) -> bool {
    let before = pieces.before(at);
    let dated =
        matches!(
            before.word,
            Word::In
                | Word::Since
                | Word::Until
                | Word::By
                | Word::From
                | Word::To
                | Word::Of
                | Word::Through
                | Word::Last
                | Word::Next
                | Word::This
                | Word::Early
                | Word::Mid
                | Word::Late
                | Word::Between
                | Word::Before
                | Word::After
                | Word::Every
                | Word::Following
                | Word::Previous
                | Word::Coming
                | Word::Each
                | Word::Past
                | Word::At
                | Word::Same
                | Word::That
                | Word::For
                | Word::Than
        ) || ((pieces.is_dash(at.saturating_sub(1)) || before.word == Word::And || before.word == Word::Or)
            && at >= 2
            && (matches!(
                pieces.word(at - 2),
                Word::Month(_) | Word::MonthShort(_) | Word::Mid | Word::Early | Word::Late
            ) || pieces.digits(at - 2).is_some()))
            || pieces.is(at.saturating_sub(1), "during");
    let name_follows = pieces.get(end).kind == Kind::Letters
        && pieces.is_capitalised(end)
        && pieces.word(end) == Word::Other
        && !pieces.is_apostrophe(end.saturating_sub(1));
    match pieces.word(at) {
        // "The strike began in Sept. Miners walked out": after its period begins the next sentence.
        Word::MonthShort(_) => dated && (!name_follows || pieces.is_mark(end - 1, '.')),
        Word::Month(3 | 5) => dated && !name_follows,
        Word::Month(4 | 6 | 8) => {
            let name_before =
                before.kind == Kind::Letters && pieces.is_capitalised(at - 1) && before.word == Word::Other;
            dated || !(name_follows || name_before)
        }
        _ => true,
    }
}

/// "on the 20th": a day whose month was named before.
fn unnamed_month(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let dated = matches!(
        pieces.before(at).word,
        Word::On | Word::From | Word::Until | Word::By | Word::Of | Word::To | Word::Since
    );
    if !dated || pieces.word(at) != Word::The || pieces.digits(at + 1).is_none() {
        return None;
    }
    let (number, end) = day(pieces, at + 1)?;
    let alone = match pieces.get(end).kind {
        Kind::Break => true,
        Kind::Mark(mark) => matches!(mark, '.' | ',' | ';' | ')' | '!' | '?'),
        Kind::Letters => matches!(
            pieces.word(end),
            Word::And | Word::At | Word::In | Word::To | Word::Before | Word::After
        ),
        Kind::Digits => false,
    };
    let of_century = (end..end + 5)
        .any(|at| matches!(pieces.word(at), Word::Unit(Unit::Century) | Word::Units(Unit::Century)));
    let expression = Expression::Named { name: Name::DayOfMonth(number), which: Which::Bare };
    (end == at + 3 && alone && !of_century)
        .then(|| Candidate::new(at, end, expression, "day of an unnamed month").sure(700))
}
