//! What a rule found, before it is placed on the calendar.

use super::feasts::Feast;
use super::value::{Meaning, Modifier, Qualifiers, Quantity, Season, TimeOfDay, Unit};

/// A date as the text puts it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    /// Says all by itself: "1939", "the 1990s", "two days", "every Monday", "now".
    Known(Meaning),
    /// A part of the calendar that some context must complete: "March", "this week", "the following day".
    Named { name: Name, which: Which },
    /// So many units from a point: "three weeks ago".
    Shifted { quantity: Quantity, unit: Unit, direction: Direction },
    /// So many weekdays back from the reference date where negative, else ahead: "two Fridays ago".
    Weekdays { count: i8, weekday: u8 },
    /// A part of something else: "the spring of next year".
    Inside { name: Name, whole: Box<Expression> },
    /// So much at the start of something, or at its end: "the first nine months of 2025".
    Portion { length: Meaning, at_end: bool, whole: Box<Expression> },
    /// A day written in numbers that can be read in two ways; the first is the American one.
    Ambiguous { american: Meaning, other: Meaning },
    /// "in two weeks": two weeks from now where the clause looks ahead, else how long something took.
    Within { quantity: Quantity, unit: Unit },
    /// A year of one to three digits without its era: a year only in a text that has others with theirs.
    ShortYear(i32),
    /// So many years after what it looks back to: "the 75th anniversary".
    Anniversary(u8),
    /// A day that no calendar has, so nothing of it is to be read: "31 June 2024". It is never placed.
    Impossible,
    /// So much before or after an event that the text names or leaves open: "the day before", "two days after the vote".
    FromEvent(Meaning),
}

/// A part of the calendar without its year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Name {
    Unit(Unit),
    /// 1 for Monday.
    Weekday(u8),
    Month(u8),
    /// Month and day.
    Day(u8, u8),
    DayOfMonth(u8),
    Season(Season),
    Quarter(u8),
    Half(u8),
    /// ISO 8601 week.
    Week(u8),
    Feast(&'static Feast),
    /// Days from today.
    FromToday(i8),
    /// The day on which the night began that has just ended, or that is to come.
    Overnight,
    /// The turn of the century: the nearest year that ends in 00.
    TurnOfCentury,
    /// The nth weekday of a month, from its end where negative.
    NthWeekday(i8, u8),
    /// The nth of a unit, from the end where negative: "the last week of".
    Nth(i8, Unit),
}

/// Which of many is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// Not said: tense and context decide.
    Bare,
    This,
    Last,
    /// "the week before last"
    BeforeLast,
    Next,
    /// The nearest to come: "the coming Friday".
    Coming,
    /// "the week after next", "Monday week"
    AfterNext,
    /// The one just spoken of: "that year", "the same day".
    That,
    /// The one just spoken of, else the one before the reference date: "the quarter" of a report on results.
    Spoken,
    /// The one before the one just spoken of.
    Previous,
    /// The one after the one just spoken of.
    Following,
}

/// Where a shift starts, and which way it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Back from the reference date: "ago".
    Ago,
    /// On from the reference date: "from now".
    FromNow,
    /// On from the date just spoken of: "later".
    Later,
    /// Back from the date just spoken of: "earlier".
    Earlier,
}

/// A stretch of the text that some rule takes for a date.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// First piece.
    pub start: usize,
    /// One past the last piece.
    pub end: usize,
    pub expression: Expression,
    pub time: Option<TimeOfDay>,
    /// Days from the one that the expression names to the one that is meant: 1 for the end of "from 11 p.m. Friday to 2 a.m."
    pub days: i8,
    /// The day of the week that the text names beside the date.
    pub weekday: Option<u8>,
    pub qualifiers: Qualifiers,
    /// Which rule said so, for a person.
    pub reason: &'static str,
    /// How sure the rule is, in thousandths, when the date can be placed.
    pub confidence: u16,
    /// Whether it and the next candidate are the ends of one range.
    pub opens_range: bool,
}

impl Candidate {
    /// A candidate from piece `start` to `end`, exclusive.
    pub fn new(start: usize, end: usize, expression: Expression, reason: &'static str) -> Self {
        Self {
            start,
            end,
            expression,
            time: None,
            days: 0,
            weekday: None,
            qualifiers: Qualifiers::default(),
            reason,
            confidence: 950,
            opens_range: false,
        }
    }

    /// The same with a modifier.
    pub fn modified(mut self, modifier: Option<Modifier>) -> Self {
        self.qualifiers.modifier = modifier.or(self.qualifiers.modifier);
        self
    }

    /// The same with another confidence.
    pub fn sure(mut self, thousandths: u16) -> Self {
        self.confidence = thousandths;
        self
    }

    /// A time whose day the text leaves to be inferred: "2 a.m.".
    pub fn is_bare_time(&self) -> bool {
        self.expression == Expression::Named { name: Name::Unit(Unit::Day), which: Which::Bare }
    }

    /// Whether the clock shows more here than at `other`; `false` where either names no hour.
    pub fn is_later_in_the_day(&self, other: &Self) -> bool {
        let minutes = |time: Option<TimeOfDay>| match time {
            Some(TimeOfDay::Clock(clock)) => {
                Some(u16::from(clock.hour) * 60 + u16::from(clock.minute.unwrap_or(0)))
            }
            _ => None,
        };
        matches!((minutes(self.time), minutes(other.time)), (Some(here), Some(there)) if here > there)
    }

    /// The same from an earlier piece on.
    pub fn from(mut self, start: usize) -> Self {
        self.start = start;
        self
    }
}
