//! Years, decades, centuries, quarters, halves and seasons.

use super::numbers::{continued_from_before, continues_number, era, year};
use super::{Kind, Pieces, Rule};
use crate::dates::calendar::Day;
use crate::dates::expression::{Candidate, Expression, Name, Which};
use crate::dates::value::{Meaning, Modifier, Season, Stretch, Unit};
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
    Rule {
        name: "decade",
        #[cfg(test)]
        examples: &[
            ("Rents doubled in the 1990s and again later.", "the 1990s", "199"),
            ("The port was rebuilt in the '60s.", "the '60s", "196"),
            ("Trade grew through the sixties.", "the sixties", "196"),
            ("Sparta led them in the 470s BC.", "the 470s BC", "BC047"),
        ],
        #[cfg(test)]
        counter: &["He was in his 60s when he retired.", "Patrons in their twenties stayed away."],
        apply: decade,
    },
    Rule {
        name: "century",
        #[cfg(test)]
        examples: &[
            ("The mill dates from the 19th century.", "the 19th century", "18"),
            ("A twentieth-century idea, she said.", "twentieth-century", "19"),
            ("It was carved in the 4th century BC.", "the 4th century BC", "BC03"),
        ],
        #[cfg(test)]
        counter: &["Two centurions fell.", "Century Park was closed."],
        apply: century,
    },
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
        name: "season",
        #[cfg(test)]
        examples: &[
            ("In the summer of 1998 the harvest failed.", "the summer of 1998", "1998-SU"),
            ("He left in spring 1951.", "spring 1951", "1951-SP"),
        ],
        #[cfg(test)]
        counter: &[
            "A fall in prices hurt farmers.",
            "The hot spring draws visitors.",
            "They fall behind every time.",
        ],
        apply: season,
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

/// The reason of a year by itself.
pub(in crate::dates) const YEAR: &str = "year";

/// The century that a year of two digits is meant in: '60 is 1960, '15 is 2015.
pub(super) const fn century_of_short_year(number: u32) -> i32 {
    (if number < 50 { 2000 + number } else { 1900 + number }) as i32
}

fn known(start: usize, end: usize, stretch: Stretch, reason: &'static str) -> Candidate {
    Candidate::new(start, end, Expression::Known(Meaning::at(stretch)), reason)
}

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
    if EDITIONS.contains(&pieces.text_of(at.wrapping_sub(1))) {
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

fn decade(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let article = start > at;
    // "the 1970s", "1970's", "the 470s BC"
    if let Some((length, number)) = pieces.digits(start) {
        let mut end = start + 1;
        if pieces.is_apostrophe(end) && pieces.is_glued(end) && pieces.is_glued(end + 1) {
            end += 1;
        }
        if !pieces.is(end, "s")
            || !pieces.is_glued(end)
            || number % 10 != 0
            || continued_from_before(pieces, start)
        {
            return None;
        }
        end += 1;
        let number = i32::try_from(number).ok()?;
        if let Some((true, end)) = era(pieces, end) {
            return Some(known(at, end, Stretch::Decade(-number - 8), "decade"));
        }
        return match length {
            4 if (1000..=2190).contains(&number) => Some(known(at, end, Stretch::Decade(number), "decade")),
            2 if article => {
                Some(known(at, end, Stretch::Decade(century_of_short_year_of_decade(number)), "decade"))
            }
            _ => None,
        };
    }
    // "the '60s"
    if pieces.is_apostrophe(start) && pieces.is_glued(start + 1) {
        let (2, number) = pieces.digits(start + 1)? else { return None };
        let plural = pieces.is(start + 2, "s") && pieces.is_glued(start + 2) && number % 10 == 0;
        let first = century_of_short_year_of_decade(i32::try_from(number).ok()?);
        return plural.then(|| known(at, start + 3, Stretch::Decade(first), "decade"));
    }
    // "the sixties", "the nineteen-sixties"
    let nineteen = pieces.word(start) == Word::Number(19);
    let mut word = if nineteen { start + 1 } else { start };
    if nineteen && pieces.is_dash(word) {
        word += 1;
    }
    let Word::DecadeName(first) = pieces.word(word) else { return None };
    (article
        || nineteen
        || matches!(pieces.before(at).word, Word::Early | Word::Late | Word::Mid)
        || pieces.is_dash(at.saturating_sub(1)))
    .then(|| known(at, word + 1, Stretch::Decade(i32::from(first)), "decade").sure(850))
}

const fn century_of_short_year_of_decade(number: i32) -> i32 {
    if number < 20 { 2000 + number } else { 1900 + number }
}

fn century(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (number, mut end) = ordinal(pieces, start)?;
    if pieces.is_dash(end) && pieces.is_glued(end) {
        end += 1;
    }
    if let Some(candidate) = first_of_centuries(pieces, at, number, end) {
        return Some(candidate);
    }
    let plural = pieces.word(end) == Word::Units(Unit::Century);
    let unit = match pieces.word(end) {
        Word::Unit(Unit::Century) | Word::Units(Unit::Century) => Unit::Century,
        Word::Unit(Unit::Millennium) => Unit::Millennium,
        _ => return None,
    };
    // "Twenty-First Century Fox"; no company is called after an earlier one ("17th Century Delft").
    if (number > 19 || pieces.digits(start).is_none())
        && pieces.is_capitalised(end)
        && pieces.is_capitalised(end + 1)
        && pieces.word(end + 1) == Word::Other
    {
        return None;
    }
    if plural && unit != Unit::Century {
        return None;
    }
    end += 1;
    let size = if unit == Unit::Century { 100 } else { 1000 };
    if !(1..=if unit == Unit::Century { 30 } else { 9 }).contains(&number) {
        return None;
    }
    let before = era(pieces, end);
    if let Some((_, after)) = before {
        end = after;
    }
    let first = if matches!(before, Some((true, _))) { 1 - size * number } else { size * (number - 1) };
    let stretch = if unit == Unit::Century { Stretch::Century(first) } else { Stretch::Millennium(first) };
    Some(known(at, end, stretch, "century"))
}

/// "the 15th" of "from the 15th to the 17th century": what it is the 15th of comes at the end.
fn first_of_centuries(pieces: &Pieces<'_>, at: usize, number: i32, end: usize) -> Option<Candidate> {
    let joined = matches!(pieces.word(end), Word::And | Word::To | Word::Or | Word::Through)
        || pieces.is_dash(end.wrapping_sub(1));
    let second = if pieces.is_dash(end.wrapping_sub(1)) { end } else { end + 1 };
    let (_, after) = ordinal(pieces, pieces.skip(second, Word::The)).filter(|_| joined)?;
    let after = if pieces.is_dash(after) { after + 1 } else { after };
    if !matches!(pieces.word(after), Word::Unit(Unit::Century) | Word::Units(Unit::Century))
        || !(1..=30).contains(&number)
    {
        return None;
    }
    let first =
        if matches!(era(pieces, after + 1), Some((true, _))) { 1 - 100 * number } else { 100 * (number - 1) };
    let end = if pieces.is_dash(end.wrapping_sub(1)) { end - 1 } else { end };
    Some(known(at, end, Stretch::Century(first), "century"))
}

/// "19th", "nineteenth", "twenty-first".
pub(super) fn ordinal(pieces: &Pieces<'_>, at: usize) -> Option<(i32, usize)> {
    if let Some((1..=3, number)) = pieces.digits(at) {
        let ending = pieces.word(at + 1) == Word::OrdinalEnding && pieces.is_glued(at + 1);
        return if ending { Some((i32::try_from(number).ok()?, at + 2)) } else { None };
    }
    match pieces.word(at) {
        Word::First => Some((1, at + 1)),
        Word::Ordinal(number) => Some((i32::from(number), at + 1)),
        Word::Number(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) if pieces.is_dash(at + 1) => {
            match pieces.word(at + 2) {
                Word::First => Some((i32::from(tens) + 1, at + 3)),
                Word::Ordinal(ones @ 2..=9) => Some((i32::from(tens) + i32::from(ones), at + 3)),
                _ => None,
            }
        }
        _ => None,
    }
}

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

/// The stretch that `name` is of `year`.
pub(in crate::dates) fn in_year(year: i32, name: Name) -> Option<Stretch> {
    Some(match name {
        Name::Quarter(quarter) => Stretch::Quarter(year, quarter),
        Name::Week(week) => Stretch::Week(year, Day::of_iso_week(year, week)?.iso_week()?.1),
        Name::Half(half) => Stretch::Half(year, half),
        Name::Season(season) => Stretch::Season(year, season),
        Name::Month(month) => Stretch::Month(year, month),
        _ => return None,
    })
}

fn season(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let Word::Season(season) = pieces.word(start) else {
        return year_before_season(pieces, at);
    };
    let end = start + 1;
    let year_at = pieces.skip(pieces.skip_mark(end, ','), Word::Of);
    if let Some((year, mut end)) = year(pieces, year_at) {
        // "the winter of 1776-77" begins in the first year.
        if season == Season::Winter
            && pieces.is_dash(end)
            && pieces.is_glued(end + 1)
            && pieces.digits(end + 1).is_some()
        {
            end += 2;
        }
        return Some(known(at, end, Stretch::Season(year, season), "season"));
    }
    if pieces.word(end) == Word::Of
        && let Some(whole) = super::whole(pieces, end + 1)
    {
        let expression = Expression::Inside { name: Name::Season(season), whole: Box::new(whole.expression) };
        return Some(Candidate::new(at, whole.end, expression, "season"));
    }
    let article = start > at;
    let dated = matches!(
        pieces.before(at).word,
        Word::In
            | Word::Since
            | Word::Until
            | Word::By
            | Word::From
            | Word::Through
            | Word::Of
            | Word::To
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Before
            | Word::After
            | Word::For
    ) || matches!(pieces.text_of(at.saturating_sub(1)), "during" | "over" | "During" | "Over");
    // "a fall in prices", "the spring of the clock": outside a phrase of time a season must stand alone.
    let clear = match pieces.text_of(start) {
        "fall" | "spring" => {
            article
                && (ends_here(pieces, end) || dated)
                && pieces.word(end) != Word::Of
                && pieces.word(end) != Word::In
                || dated && pieces.word(end) == Word::Other && pieces.get(end).kind != Kind::Letters
        }
        "Fall" | "Spring" | "Summer" | "Winter" | "Autumn" => {
            dated
                || pieces.is_mark(end, ',')
                || (super::begins_sentence(pieces, at) && !pieces.is_capitalised(end))
        }
        _ => true,
    };
    let expression = Expression::Named { name: Name::Season(season), which: Which::Bare };
    clear.then(|| Candidate::new(at, end, expression, "season").sure(750))
}

fn ends_here(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(pieces.get(at).kind, Kind::Break | Kind::Mark('.' | ',' | ';' | ')'))
}

/// "1982 summer", "the 2003 winter".
fn year_before_season(pieces: &Pieces<'_>, at: usize) -> Option<Candidate> {
    let start = pieces.skip(at, Word::The);
    let (year, end) = year(pieces, start)?;
    let Word::Season(season) = pieces.word(end) else { return None };
    let event = pieces.is_capitalised(end) && pieces.is_capitalised(end + 1);
    (!event).then(|| known(at, end + 1, Stretch::Season(year, season), "season"))
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

/// "early", "mid", "late" and their like before a date, and whether "of" or "in" must follow: the modifier and the piece
/// after it.
pub(super) fn modifier(pieces: &Pieces<'_>, at: usize) -> Option<(Modifier, usize)> {
    let start = pieces.skip(at, Word::The);
    let joined = |end: usize| {
        let dash = pieces.is_dash(end) && pieces.is_glued(end) && pieces.is_glued(end + 1);
        if dash { end + 1 } else { end }
    };
    let of = |modifier: Modifier, end: usize| (pieces.word(end) == Word::Of).then_some((modifier, end + 1));
    match pieces.word(start) {
        Word::Early | Word::Earlier if pieces.word(start + 1) == Word::In => {
            Some((Modifier::Start, start + 2))
        }
        Word::Late | Word::Later if pieces.word(start + 1) == Word::In => Some((Modifier::End, start + 2)),
        Word::Early | Word::Earlier => Some((Modifier::Start, joined(start + 1))),
        Word::Late | Word::Later => Some((Modifier::End, joined(start + 1))),
        Word::Mid => Some((Modifier::Mid, joined(start + 1))),
        Word::Beginning => of(Modifier::Start, start + 1),
        Word::Middle => of(Modifier::Mid, start + 1),
        Word::End => of(Modifier::End, start + 1),
        Word::Other | Word::Starter => match pieces.text_of(start) {
            "rest" | "remainder" | "balance" => of(Modifier::End, start + 1),
            "very" => modifier(pieces, start + 1).filter(|_| pieces.word(start + 1) != Word::Other),
            "height" => of(Modifier::Mid, start + 1),
            "latter" | "later" if pieces.is(start + 1, "part") => of(Modifier::End, start + 2),
            "Mid" => Some((Modifier::Mid, joined(start + 1))),
            _ => None,
        },
        _ => None,
    }
    .or_else(|| {
        // "the early part of the decade"
        let part =
            pieces.is(start + 1, "part") || pieces.is(start + 1, "days") || pieces.is(start + 1, "stages");
        match pieces.word(start) {
            Word::Early if part => of(Modifier::Start, start + 2),
            Word::Late if part => of(Modifier::End, start + 2),
            _ => None,
        }
    })
}
