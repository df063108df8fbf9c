//! What a date means, as one typed value, and the strings that say so: TIMEX3 (ISO 24617-1) and EDTF (ISO 8601-2).

use super::calendar::Day;
pub(crate) use super::stretch::Stretch;
use super::writing::{iso_time, open_code, period, time_code, type_of};
use crate::analysis::{Timex, TimexType};

/// Units that time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    HalfYear,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

/// Seasons of the northern year; a winter is named after the year in which it begins unless the text says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Parts of a day, as TIMEX3 knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DayPart {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}

/// A time of day as a clock shows it; the zone in minutes east of Greenwich where the text names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// 0 to 24.
    pub hour: u8,
    pub minute: Option<u8>,
    pub second: Option<u8>,
    pub zone: Option<i16>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeOfDay {
    Clock(Clock),
    Part(DayPart),
    /// Some time of the day: "hours later".
    Some,
}

/// What an expression means once it is placed as well as the text allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A stretch of the calendar, perhaps a time in it.
    At {
        stretch: Stretch,
        time: Option<TimeOfDay>,
        fiscal: bool,
    },
    /// A part of a calendar year that nobody names.
    Open(Open, Option<TimeOfDay>),
    /// How long.
    Length(Quantity, Unit),
    /// How often: what recurs.
    Recurring(Recurrence),
    Present,
    Past,
    Future,
}

/// What is known of a date whose year, or more, is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// Some stretch of this size.
    Unit(Unit),
    Month(u8),
    /// Month and day.
    Day(u8, u8),
    /// A day of an unnamed month.
    DayOfMonth(u8),
    /// 1 for Monday.
    Weekday(u8),
    Season(Season),
    Quarter(u8),
    Half(u8),
    /// ISO 8601 week.
    Week(u8),
    /// A stretch of this size within a known one: a day of a year ("three days later" than a year).
    Within(Stretch, Unit),
}

/// How many, in thousandths, or an unknown number of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantity {
    Thousandths(u64),
    Unknown,
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Recurrence {
    /// Every so many units.
    Every(Quantity, Unit),
    /// Some part of the calendar that comes again: "every Monday", "daily".
    Each(Open, Option<TimeOfDay>),
}

/// The parts of a TIMEX3 tag and an EDTF string that do not follow from the [`Meaning`] alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Qualifiers {
    /// `START`, `MID`, `END`, `APPROX`, `MORE_THAN` ...
    pub modifier: Option<Modifier>,
    pub every: bool,
    /// Every second one: "every other Tuesday".
    pub other: bool,
    /// "twice": 2.
    pub times: Option<u32>,
}

/// TIMEX3's modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modifier {
    Start,
    Mid,
    End,
    Approximate,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

impl Modifier {
    const fn code(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approximate => "APPROX",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}

impl Meaning {
    /// A stretch of the calendar without a time.
    pub const fn at(stretch: Stretch) -> Self {
        Self::At { stretch, time: None, fiscal: false }
    }

    /// The stretch that it names, if it does.
    pub const fn stretch(&self) -> Option<Stretch> {
        match *self {
            Self::At { stretch, .. } => Some(stretch),
            _ => None,
        }
    }

    /// The same so many days later; `None` past the calendar's end, or where no day is known.
    pub fn days_later(self, days: i64) -> Option<Self> {
        match self {
            Self::At { stretch: Stretch::Day(day), time, fiscal } => {
                Some(Self::At { stretch: Stretch::Day(day.plus_days(days)?), time, fiscal })
            }
            _ => None,
        }
    }

    /// As TIMEX3 says it.
    pub fn timex(&self, qualifiers: Qualifiers) -> Timex {
        let (timex_type, value) = match *self {
            Self::At { stretch, time, fiscal } => {
                let prefix = if fiscal { "FY" } else { "" };
                (type_of(time), format!("{prefix}{}{}", stretch.timex(), time_code(time)))
            }
            Self::Open(Open::Unit(Unit::Second | Unit::Minute | Unit::Hour), None) => {
                (TimexType::Time, "XXXX-XX-XXTXX".to_owned())
            }
            Self::Open(open, time) => (type_of(time), format!("{}{}", open_code(open), time_code(time))),
            Self::Length(quantity, unit) => (TimexType::Duration, period(quantity, unit)),
            Self::Recurring(Recurrence::Every(quantity, unit)) => (TimexType::Set, period(quantity, unit)),
            Self::Recurring(Recurrence::Each(open, time)) => {
                (TimexType::Set, format!("{}{}", open_code(open), time_code(time)))
            }
            Self::Present => (TimexType::Date, "PRESENT_REF".to_owned()),
            Self::Past => (TimexType::Date, "PAST_REF".to_owned()),
            Self::Future => (TimexType::Date, "FUTURE_REF".to_owned()),
        };
        Timex {
            timex_type,
            value,
            modifier: qualifiers.modifier.map(|modifier| modifier.code().to_owned()),
            quant: qualifiers
                .every
                .then(|| if qualifiers.other { "EVERY OTHER" } else { "EVERY" }.to_owned()),
            freq: qualifiers.times.map(|times| format!("{times}X")),
        }
    }

    /// As EDTF says it, where it can.
    pub fn edtf(&self, qualifiers: Qualifiers) -> Option<String> {
        let mut edtf = match *self {
            Self::At { stretch: Stretch::Day(day), time: Some(TimeOfDay::Clock(clock)), .. } => {
                format!("{day}{}", iso_time(clock)?)
            }
            Self::At { stretch, .. } => stretch.edtf()?,
            Self::Open(Open::Month(month), _) => format!("XXXX-{month:02}"),
            Self::Open(Open::Day(month, day), _) => format!("XXXX-{month:02}-{day:02}"),
            Self::Open(Open::DayOfMonth(day), _) => format!("XXXX-XX-{day:02}"),
            Self::Open(Open::Season(season), _) => format!("XXXX-{}", 21 + season as u8),
            Self::Open(Open::Quarter(quarter), _) => format!("XXXX-{}", 32 + quarter),
            Self::Open(Open::Within(Stretch::Year(year), Unit::Month), _) if year > 0 => {
                format!("{year:04}-XX")
            }
            Self::Open(Open::Within(Stretch::Year(year), Unit::Day), _) if year > 0 => {
                format!("{year:04}-XX-XX")
            }
            Self::Open(Open::Within(Stretch::Month(year, month), Unit::Day), _) if year > 0 => {
                format!("{year:04}-{month:02}-XX")
            }
            _ => return None,
        };
        if qualifiers.modifier == Some(Modifier::Approximate) && !edtf.contains('/') && !edtf.contains('T') {
            edtf.push('~');
        }
        Some(edtf)
    }

    /// First and last day that it may mean, a start, middle or end worked in. Fiscal years begin in the given month.
    pub fn bounds(&self, qualifiers: Qualifiers, fiscal_year_start: u8) -> Option<(Day, Day)> {
        let (first, last) = match *self {
            // A fiscal year is named after the calendar year in which it ends.
            Self::At { stretch, fiscal: true, .. } if fiscal_year_start > 1 => {
                let (first, last) = stretch.bounds()?;
                let back = i64::from(fiscal_year_start) - 13;
                (first.plus_months(back)?, last.plus_days(1)?.plus_months(back)?.plus_days(-1)?)
            }
            Self::At { stretch, .. } => stretch.bounds()?,
            Self::Open(Open::Within(stretch, _), _) => stretch.bounds()?,
            _ => return None,
        };
        let days = i64::from(last.number()) - i64::from(first.number());
        // "Early", "mid" and "late" are read broadly: a half at either end, the middle half between.
        match qualifiers.modifier {
            Some(Modifier::Start) => Some((first, first.plus_days(days / 2)?)),
            Some(Modifier::Mid) => Some((first.plus_days(days / 4)?, last.plus_days(-(days / 4))?)),
            Some(Modifier::End) => Some((last.plus_days(-(days / 2))?, last)),
            Some(Modifier::Approximate) => None,
            _ => Some((first, last)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(stretch: Stretch) -> (String, String) {
        let meaning = Meaning::at(stretch);
        (meaning.timex(Qualifiers::default()).value, meaning.edtf(Qualifiers::default()).unwrap_or_default())
    }

    #[test]
    fn writes_every_size_of_stretch_in_both_dialects() {
        let day = |year, month, day| Stretch::Day(Day { year, month, day });
        for (stretch, timex, edtf) in [
            (Stretch::Century(1800), "18", "18XX"),
            (Stretch::Century(-399), "BC03", "-0399/-0300"),
            (Stretch::Decade(1980), "198", "198X"),
            (Stretch::Decade(-478), "BC047", "-0478/-0469"),
            (Stretch::Year(2009), "2009", "2009"),
            (Stretch::Year(-479), "BC0480", "-0479"),
            (Stretch::Year(0), "BC0001", "0000"),
            (Stretch::Half(2025, 2), "2025-H2", "2025-41"),
            (Stretch::Quarter(2025, 4), "2025-Q4", "2025-36"),
            (Stretch::Season(1998, Season::Summer), "1998-SU", "1998-22"),
            (Stretch::Month(-479, 8), "BC0480-08", "-0479-08"),
            (Stretch::Week(2026, 47), "2026-W47", "2026-11-16/2026-11-22"),
            (Stretch::Weekend(2026, 47), "2026-W47-WE", "2026-11-21/2026-11-22"),
            (day(2026, 10, 22), "2026-10-22", "2026-10-22"),
        ] {
            assert_eq!(strings(stretch), (timex.to_owned(), edtf.to_owned()));
        }
    }

    #[test]
    fn writes_periods() {
        for (thousandths, unit, value) in [
            (75_000, Unit::Year, "P75Y"),
            (2_500, Unit::Year, "P2.5Y"),
            (48_000, Unit::Hour, "PT48H"),
            (1_000, Unit::Fortnight, "P2W"),
            (2_000, Unit::Decade, "P2DE"),
        ] {
            assert_eq!(period(Quantity::Thousandths(thousandths), unit), value);
        }
        assert_eq!(period(Quantity::Unknown, Unit::Day), "PXD");
    }

    #[test]
    fn no_shift_leaves_the_calendar() {
        for count in [i64::MIN, -20_000_000, 20_000_000, i64::MAX] {
            for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year, Unit::Century] {
                let here = Stretch::holding(Day { year: 2026, month: 11, day: 18 }, unit);
                assert_eq!(here.and_then(|stretch| stretch.shifted(count)), None);
            }
        }
    }
}
