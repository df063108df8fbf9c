//! The rules: each finds one kind of date at one place, and stands with its examples and counter-examples.

mod clock;
mod day;
mod feast;
mod length;
mod numbers;
mod period;
mod range;
mod recurring;
mod relative;
mod vague;

pub(super) use period::{YEAR, in_year};
pub(super) use range::{joins, share_year};
pub(super) use vague::SOON;

use super::expression::{Candidate, Expression, Name, Which};
use super::pieces::{Kind, Pieces};
use super::value::{Meaning, Modifier, Stretch, TimeOfDay, Unit};
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
    period::RULES,
    feast::RULES,
    relative::RULES,
    recurring::RULES,
    length::RULES,
    vague::RULES,
    COMPOSED,
];

static COMPOSED: &[Rule] = &[
    Rule {
        name: "nth of a longer time",
        #[cfg(test)]
        examples: &[
            ("It snowed in the first week of March 2018.", "the first week of March 2018", "2018-W09"),
            ("It rained in the last week of August 1914.", "the last week of August 1914", "1914-W35"),
            ("She won on the last day of May 2003.", "the last day of May 2003", "2003-05-31"),
            ("In the final month of 1999 prices rose.", "the final month of 1999", "1999-12"),
            (
                "They vote on the third Tuesday of September 2014.",
                "the third Tuesday of September 2014",
                "2014-09-16",
            ),
            ("The tax is due on the 21st of this month.", "the 21st of this month", "2026-11-21"),
            ("He was shot on Wednesday of last week.", "Wednesday of last week", "2026-11-11"),
            ("She arrives next week Wednesday.", "next week Wednesday", "2026-11-25"),
            ("They wed on the last weekend of June.", "the last weekend of June", "2026-W26-WE"),
            ("Classes resume the week of Jan. 5.", "the week of Jan. 5", "2027-W01"),
            ("He is due on Tuesday the 24th.", "Tuesday the 24th", "2026-11-24"),
        ],
        #[cfg(test)]
        counter: &["The first day of the trial was dull.", "He was the last man of the year."],
        apply: |pieces, at| {
            nth(pieces, at)
                .or_else(|| day_of(pieces, at))
                .or_else(|| week_first(pieces, at))
                .or_else(|| week_of(pieces, at))
        },
    },
    Rule {
        name: "part of a date",
        #[cfg(test)]
        examples: &[
            ("It opened in late 2014 to fanfare.", "late 2014", "2014"),
            ("A mid-May vote is likely.", "mid-May", "2027-05"),
            ("The mid-1970s crisis hit hard.", "The mid-1970s", "197"),
            ("The bridge will reopen by the end of the month.", "the end of the month", "2026-11"),
            ("They fought until the end of 1944.", "the end of 1944", "1944"),
            ("The ferry is out for the rest of the year.", "the rest of the year", "2026"),
            ("Accounts are due at the end of month.", "the end of month", "2026-11"),
        ],
        #[cfg(test)]
        counter: &["Early voters queued.", "The end of the road is near."],
        apply: modified,
    },
    Rule {
        name: "time of day",
        #[cfg(test)]
        examples: &[
            (
                "The hearing starts at 9 a.m. EST on Tuesday.",
                "9 a.m. EST on Tuesday",
                "2026-11-24T09:00-05:00",
            ),
            ("The truce begins at 0600 GMT on Thursday.", "0600 GMT on Thursday", "2026-11-19T06:00Z"),
            ("The new tariff came in at midnight Sunday.", "midnight Sunday", "2026-11-15T00:00"),
            ("They voted Friday night.", "Friday night", "2026-11-13TNI"),
            ("A shell hit the mill late on Tuesday.", "late on Tuesday", "2026-11-17"),
            ("The vote is at 15:00 local time on Friday.", "15:00 local time on Friday", "2026-11-20T15:00"),
            ("On Monday a van blew up at 8 in the evening.", "8 in the evening", "2026-11-16T20:00"),
            ("He was shot on the morning of 8 May 1921.", "the morning of 8 May 1921", "1921-05-08TMO"),
            ("The shelling began on 8 May 1921 at 5:30 p.m.", "8 May 1921 at 5:30 p.m.", "1921-05-08T17:30"),
        ],
        #[cfg(test)]
        counter: &["The score was 3:2 at the break."],
        apply: timed,
    },
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
    [day::RULES, period::RULES, feast::RULES, relative::RULES]
        .into_iter()
        .flatten()
        // A quarter or season may itself be part of something: one level is enough, and bounds the work.
        .filter(|rule| {
            !matches!(rule.name, "quarter" | "season" | "so long ago or later" | "day before or after")
        })
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

/// "early October", "the end of the month", "mid-1970s", "later that year", "the turn of the century".
fn modified(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    if let Some(start) = turn_of(pieces, at) {
        return turn_of_century(pieces, at, start);
    }
    let (modifier, start) = period::modifier(pieces, at)?;
    let of = pieces.before(start).word == Word::Of || pieces.before(start).word == Word::In;
    let inner = whole(pieces, start)?;
    let later = matches!(pieces.word(pieces.skip(at, Word::The)), Word::Later | Word::Earlier);
    // "the week" and "the day" need the "of"; "late Monday" has none.
    let bare_unit = matches!(inner.expression, Expression::Named { name: Name::Unit(_), which: Which::This })
        && pieces.word(inner.start) == Word::The;
    if bare_unit && !of {
        return None;
    }
    let modifier = if later { None } else { Some(modifier) };
    Some(inner.from(at).modified(modifier))
}

/// "the first week of March", "the last day of 1999".
fn nth(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (nth, end) = match pieces.word(start) {
        Word::Last => (-1, start + 1),
        _ if pieces.is(start, "final") => (-1, start + 1),
        _ => {
            let (number, end) = period::ordinal(pieces, start)?;
            (i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?, end)
        }
    };
    let name = match pieces.word(end) {
        Word::Weekday(weekday) => Name::NthWeekday(nth, weekday),
        Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Decade)) => {
            Name::Nth(nth, unit)
        }
        _ => return None,
    };
    if !matches!(pieces.word(end + 1), Word::Of | Word::In) {
        return None;
    }
    let whole = whole(pieces, end + 2)
        .or_else(|| period::modifier(pieces, end + 2).and_then(|_| modified(pieces, end + 2)))?;
    let spans = match &whole.expression {
        Expression::Known(meaning) => meaning.stretch().is_some(),
        Expression::Named { name, .. } => {
            matches!(
                name,
                Name::Unit(Unit::Month | Unit::Year | Unit::Decade | Unit::Century | Unit::Week)
                    | Name::Month(_)
                    | Name::Season(_)
            )
        }
        _ => false,
    };
    let expression = Expression::Inside { name, whole: Box::new(whole.expression) };
    spans.then(|| Candidate::new(at, whole.end, expression, "nth of a longer time").sure(850))
}

/// "the 21st of this month", "Wednesday of last week", "Thanksgiving of next year".
fn day_of(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (name, end) = match numbers::weekday(pieces, start) {
        Some((weekday, end)) => (Name::Weekday(weekday), end),
        None => {
            let (day, end) = numbers::day(pieces, start)?;
            (Name::DayOfMonth(day), end)
        }
    };
    // "Tuesday the 24th"
    if let Name::Weekday(weekday) = name
        && pieces.word(end) == Word::The
        && let Some((day, after)) = numbers::day(pieces, end + 1)
        && after == end + 3
    {
        let expression = Expression::Named { name: Name::DayOfMonth(day), which: Which::Bare };
        let mut candidate = Candidate::new(at, after, expression, "day of an unnamed month").sure(800);
        candidate.weekday = Some(weekday);
        return Some(candidate);
    }
    let whole = whole(pieces, pieces.skip(end, Word::Of))?;
    let Expression::Named { name: Name::Unit(unit), .. } = whole.expression else { return None };
    let fits = match name {
        Name::Weekday(_) => unit == Unit::Week,
        _ => unit == Unit::Month,
    };
    let expression = Expression::Inside { name, whole: Box::new(whole.expression) };
    fits.then(|| Candidate::new(at, whole.end, expression, "day of a week or month"))
}

/// "the week of 5 January": the week that the day lies in.
fn week_of(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    if pieces.word(start) != Word::Unit(Unit::Week) || pieces.word(start + 1) != Word::Of {
        return None;
    }
    let day = dated(pieces, start + 2)
        .filter(|day| !matches!(day.expression, Expression::Named { name: Name::Unit(_), .. }))?;
    let expression = Expression::Inside { name: Name::Unit(Unit::Week), whole: Box::new(day.expression) };
    Some(Candidate::new(at, day.end, expression, "week of a day"))
}

/// "next week Wednesday", "last week's Sunday".
fn week_first(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    if !matches!(pieces.word(at), Word::Last | Word::Next | Word::This | Word::Previous | Word::Following) {
        return None;
    }
    let week = whole(pieces, at)?;
    if !matches!(week.expression, Expression::Named { name: Name::Unit(Unit::Week), .. }) {
        return None;
    }
    let possessive = pieces.is_apostrophe(week.end) && pieces.is(week.end + 1, "s");
    let (weekday, end) =
        numbers::weekday(pieces, if possessive { week.end + 2 } else { pieces.skip(week.end, Word::On) })?;
    let expression = Expression::Inside { name: Name::Weekday(weekday), whole: Box::new(week.expression) };
    Some(Candidate::new(at, end, expression, "day of a week or month"))
}

/// "the turn of the century", "the turn of the 20th century".
fn turn_of_century(pieces: &Pieces<'_>, at: usize, start: usize) -> Option<Candidate> {
    let approximately = Some(Modifier::Approximate);
    let candidate = whole(pieces, start)?;
    let expression = match candidate.expression {
        Expression::Known(Meaning::At { stretch: Stretch::Century(first), .. }) => {
            Expression::Known(Meaning::at(Stretch::Year(first)))
        }
        Expression::Named { name: Name::Unit(Unit::Century), which: Which::This } => {
            Expression::Named { name: Name::TurnOfCentury, which: Which::Bare }
        }
        _ => return None,
    };
    Some(
        Candidate::new(at, candidate.end, expression, "turn of the century")
            .sure(800)
            .modified(approximately),
    )
}

fn turn_of(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let start = pieces.skip(at, Word::The);
    (pieces.word(start) == Word::Turn && pieces.word(start + 1) == Word::Of).then_some(start + 2)
}

/// A time of day, by itself or with its day on either side.
fn timed(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    time_first(pieces, at).or_else(|| day_first(pieces, at))
}

/// A date on which a time of day can be: a day, or what may be one.
fn dated(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let found = whole(pieces, at)?;
    let day = match &found.expression {
        Expression::Known(meaning) => meaning.stretch().is_some_and(|stretch| stretch.unit() == Unit::Day),
        Expression::Named { name, which } => match name {
            Name::Weekday(_) | Name::Day(..) | Name::Feast(_) | Name::FromToday(_) => true,
            Name::Unit(Unit::Day) => *which != Which::This || pieces.word(at) != Word::The,
            _ => false,
        },
        Expression::Ambiguous { .. } => true,
        _ => false,
    };
    day.then_some(found)
}

/// "9 a.m. on Tuesday", "the morning of 8 May", "early Monday", "midnight Sunday", "14:30".
fn time_first(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (time, end) = match clock::time(pieces, at) {
        Some(found) => found,
        None => {
            let (part, end) = clock::part(pieces, start)?;
            (TimeOfDay::Part(part), end)
        }
    };
    let mut date_at = pieces.skip_mark(end, ',');

    if matches!(pieces.word(date_at), Word::On | Word::Of) || pieces.is(date_at, "this") {
        date_at += 1;
    }
    if let Some(mut candidate) = dated(pieces, date_at).filter(|candidate| candidate.time.is_none()) {
        candidate.time = Some(time);
        return Some(candidate.from(at));
    }
    if matches!(time, TimeOfDay::Clock(_)) {
        // "9 a.m. yesterday morning" and "9 p.m. that night" name the day by its part.
        let expression = Expression::Named { name: Name::Unit(Unit::Day), which: Which::Bare };
        let mut candidate = Candidate::new(at, end, expression, "time of day").sure(800);
        candidate.time = Some(time);
        return Some(candidate);
    }
    None
}

/// "Friday night", "8 May at 5:30 p.m.", "tomorrow morning", "March 3, 10 a.m.".
fn day_first(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let edge = match pieces.word(at) {
        Word::Early => Some(Modifier::Start),
        Word::Late => Some(Modifier::End),
        _ => None,
    };
    let start = if edge.is_some() { pieces.skip(at + 1, Word::On) } else { at };
    let mut candidate = dated(pieces, start)?.from(at).modified(edge);
    if candidate.time.is_some() || pieces.before(start).word == Word::On && edge.is_some() {
        return edge.is_some().then_some(candidate);
    }
    if let Some((part, end)) = clock::part(pieces, candidate.end) {
        candidate.time = Some(TimeOfDay::Part(part));
        candidate.end = end;
        return Some(candidate);
    }
    let mut start = pieces.skip_mark(candidate.end, ',');
    start = pieces.skip(start, Word::At);
    let (time, end) = clock::time(pieces, start)?;
    candidate.time = Some(time);
    candidate.end = end;
    Some(candidate)
}
