//! What a date means, as one typed value, and the strings that say so: TIMEX3 (ISO 24617-1) and EDTF (ISO 8601-2).

use super::calendar::{Day, MAX_YEAR, MIN_YEAR, days_in_month, shift_month};
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
    const fn code(self) -> &'static str {
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

/// A stretch of the calendar, of one of its natural sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// A thousand, a hundred, ten years from the given year on.
    Millennium(i32),
    Century(i32),
    Decade(i32),
    Year(i32),
    /// Half 1 or 2.
    Half(i32, u8),
    /// Quarter 1 to 4.
    Quarter(i32, u8),
    Season(i32, Season),
    Month(i32, u8),
    /// ISO 8601 week.
    Week(i32, u8),
    /// Saturday and Sunday of an ISO 8601 week.
    Weekend(i32, u8),
    Day(Day),
}

impl Stretch {
    /// First and last day; `None` beyond the calendar's range.
    pub fn bounds(self) -> Option<(Day, Day)> {
        let years = |first: i32, count: i32| {
            let last = first.checked_add(count - 1)?;
            Some((Day::new(first.max(MIN_YEAR), 1, 1)?, Day::new(last.min(MAX_YEAR), 12, 31)?))
        };
        let months = |year: i32, month: u8, count: i64| {
            let (last_year, last_month) = shift_month(year, month, count - 1)?;
            let last = Day::new(last_year, last_month, days_in_month(last_year, last_month))?;
            Some((Day::new(year, month, 1)?, last))
        };
        match self {
            Self::Millennium(first) => years(first, 1000),
            Self::Century(first) => years(first, 100),
            Self::Decade(first) => years(first, 10),
            Self::Year(year) => years(year, 1),
            Self::Half(year, half) => months(year, if half == 1 { 1 } else { 7 }, 6),
            Self::Quarter(year, quarter) => months(year, quarter.saturating_sub(1) * 3 + 1, 3),
            Self::Season(year, season) => match season {
                Season::Spring => months(year, 3, 3),
                Season::Summer => months(year, 6, 3),
                Season::Autumn => months(year, 9, 3),
                Season::Winter => months(year, 12, 3),
            },
            Self::Month(year, month) => months(year, month, 1),
            Self::Week(year, week) => {
                let monday = Day::of_iso_week(year, week)?;
                Some((monday, monday.plus_days(6)?))
            }
            Self::Weekend(year, week) => {
                let monday = Day::of_iso_week(year, week)?;
                Some((monday.plus_days(5)?, monday.plus_days(6)?))
            }
            Self::Day(day) => Some((day, day)),
        }
    }

    /// The year that it lies in, or begins in.
    pub fn year(self) -> i32 {
        match self {
            Self::Millennium(year) | Self::Century(year) | Self::Decade(year) | Self::Year(year) => year,
            Self::Half(year, _) | Self::Quarter(year, _) | Self::Season(year, _) | Self::Month(year, _) => {
                year
            }
            Self::Week(year, _) | Self::Weekend(year, _) => year,
            Self::Day(day) => day.year,
        }
    }

    /// The unit of its size.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Millennium(_) => Unit::Millennium,
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) => Unit::Year,
            Self::Half(..) => Unit::HalfYear,
            Self::Quarter(..) => Unit::Quarter,
            Self::Season(..) => Unit::Season,
            Self::Month(..) => Unit::Month,
            Self::Week(..) => Unit::Week,
            Self::Weekend(..) => Unit::Weekend,
            Self::Day(_) => Unit::Day,
        }
    }

    /// The stretch of size `unit` that holds `day`.
    pub fn holding(day: Day, unit: Unit) -> Option<Self> {
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Weekend => day.iso_week().map(|(year, week)| Self::Weekend(year, week))?,
            Unit::Week | Unit::Fortnight => day.iso_week().map(|(year, week)| Self::Week(year, week))?,
            Unit::Month => Self::Month(day.year, day.month),
            Unit::Quarter => Self::Quarter(day.year, (day.month - 1) / 3 + 1),
            Unit::HalfYear => Self::Half(day.year, if day.month <= 6 { 1 } else { 2 }),
            Unit::Season => match day.month {
                1 | 2 => Self::Season(day.year - 1, Season::Winter),
                3..=5 => Self::Season(day.year, Season::Spring),
                6..=8 => Self::Season(day.year, Season::Summer),
                9..=11 => Self::Season(day.year, Season::Autumn),
                _ => Self::Season(day.year, Season::Winter),
            },
            Unit::Year => Self::Year(day.year),
            Unit::Decade => Self::Decade(day.year.div_euclid(10) * 10),
            Unit::Century => Self::Century(day.year.div_euclid(100) * 100),
            Unit::Millennium => Self::Millennium(day.year.div_euclid(1000) * 1000),
        })
    }

    /// The stretch of the same size `count` steps later (earlier where negative).
    pub fn shifted(self, count: i64) -> Option<Self> {
        let years = |year: i32, step: i64| {
            let year = i32::try_from(count.checked_mul(step)?.checked_add(i64::from(year))?).ok()?;
            (MIN_YEAR..=MAX_YEAR).contains(&year).then_some(year)
        };
        let months = |year: i32, month: u8, step: i64| shift_month(year, month, count.checked_mul(step)?);
        Some(match self {
            Self::Millennium(year) => Self::Millennium(years(year, 1000)?),
            Self::Century(year) => Self::Century(years(year, 100)?),
            Self::Decade(year) => Self::Decade(years(year, 10)?),
            Self::Year(year) => Self::Year(years(year, 1)?),
            Self::Half(year, half) => {
                let (year, month) = months(year, if half == 1 { 1 } else { 7 }, 6)?;
                Self::Half(year, if month <= 6 { 1 } else { 2 })
            }
            Self::Quarter(year, quarter) => {
                let (year, month) = months(year, quarter.saturating_sub(1) * 3 + 1, 3)?;
                Self::Quarter(year, (month - 1) / 3 + 1)
            }
            Self::Season(year, season) => Self::Season(years(year, 1)?, season),
            Self::Month(year, month) => {
                let (year, month) = months(year, month, 1)?;
                Self::Month(year, month)
            }
            Self::Week(..) => {
                let (year, week) = self.bounds()?.0.plus_days(count.checked_mul(7)?)?.iso_week()?;
                Self::Week(year, week)
            }
            Self::Weekend(..) => {
                let (year, week) = self.bounds()?.0.plus_days(count.checked_mul(7)?)?.iso_week()?;
                Self::Weekend(year, week)
            }
            Self::Day(day) => Self::Day(day.plus_days(count)?),
        })
    }

    fn timex(self) -> String {
        match self {
            Self::Millennium(first) => digits_of_year(first, 1000, 1),
            Self::Century(first) => digits_of_year(first, 100, 2),
            Self::Decade(first) => digits_of_year(first, 10, 3),
            Self::Year(year) => digits_of_year(year, 1, 4),
            Self::Half(year, half) => format!("{}-H{half}", Self::Year(year).timex()),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", Self::Year(year).timex()),
            Self::Season(year, season) => format!("{}-{}", Self::Year(year).timex(), season_code(season)),
            Self::Month(year, month) => format!("{}-{month:02}", Self::Year(year).timex()),
            Self::Week(year, week) => format!("{}-W{week:02}", Self::Year(year).timex()),
            Self::Weekend(year, week) => format!("{}-W{week:02}-WE", Self::Year(year).timex()),
            Self::Day(day) => format!("{}-{:02}-{:02}", Self::Year(day.year).timex(), day.month, day.day),
        }
    }

    fn edtf(self) -> Option<String> {
        let year = |year: i32| if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
        let bounds = || self.bounds().map(|(first, last)| format!("{first}/{last}"));
        Some(match self {
            Self::Millennium(first) if first > 0 => format!("{}XXX", first / 1000),
            Self::Century(first) if first >= 0 && first % 100 == 0 => format!("{:02}XX", first / 100),
            Self::Decade(first) if first >= 0 && first % 10 == 0 => format!("{:03}X", first / 10),
            Self::Millennium(first) => format!("{}/{}", year(first), year(first + 999)),
            Self::Century(first) => format!("{}/{}", year(first), year(first + 99)),
            Self::Decade(first) => format!("{}/{}", year(first), year(first + 9)),
            Self::Year(of) => year(of),
            Self::Half(of, half) => format!("{}-{}", year(of), if half == 1 { 40 } else { 41 }),
            Self::Quarter(of, quarter) => format!("{}-{}", year(of), 32 + u16::from(quarter)),
            Self::Season(of, season) => format!("{}-{}", year(of), 21 + season as u8),
            Self::Month(of, month) => format!("{}-{month:02}", year(of)),
            Self::Week(..) | Self::Weekend(..) => bounds()?,
            Self::Day(day) => day.to_string(),
        })
    }
}

/// The first `places` of four digits of a year, `BC` before them where it is before the common era: 1980 by 10 is 198,
/// the 470s BCE (from -478 on) are BC047.
fn digits_of_year(first: i32, span: i32, places: usize) -> String {
    if first > 0 || (span > 1 && first == 0) {
        format!("{:0places$}", first / span)
    } else {
        let last_before_common_era = 1 - (first + span - 1);
        format!("BC{:0places$}", last_before_common_era / span)
    }
}

const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
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

fn type_of(time: Option<TimeOfDay>) -> TimexType {
    if time.is_some() { TimexType::Time } else { TimexType::Date }
}

fn iso_time(clock: Clock) -> Option<String> {
    use std::fmt::Write;
    let mut text = format!("T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0));
    // EDTF has times only to the second.
    write!(text, ":{:02}", clock.second.unwrap_or(0)).ok()?;
    match clock.zone {
        Some(0) => text.push('Z'),
        Some(zone) => write!(text, "{}", zone_code(zone)).ok()?,
        None => {}
    }
    Some(text)
}

fn zone_code(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn time_code(time: Option<TimeOfDay>) -> String {
    match time {
        None => String::new(),
        Some(TimeOfDay::Some) => "TXX".to_owned(),
        Some(TimeOfDay::Part(part)) => format!("T{}", part.code()),
        Some(TimeOfDay::Clock(clock)) => {
            let mut text = format!("T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0));
            if let Some(second) = clock.second {
                text.push_str(&format!(":{second:02}"));
            }
            match clock.zone {
                Some(0) => text.push('Z'),
                Some(zone) => text.push_str(&zone_code(zone)),
                None => {}
            }
            text
        }
    }
}

fn open_code(open: Open) -> String {
    match open {
        Open::Unit(unit) => open_unit("XXXX", unit),
        Open::Month(month) => format!("XXXX-{month:02}"),
        Open::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Open::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Open::Weekday(weekday) => format!("XXXX-WXX-{weekday}"),
        Open::Season(season) => format!("XXXX-{}", season_code(season)),
        Open::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Open::Half(half) => format!("XXXX-H{half}"),
        Open::Week(week) => format!("XXXX-W{week:02}"),
        Open::Within(Stretch::Month(year, month), Unit::Day) => {
            format!("{}-XX", Stretch::Month(year, month).timex())
        }
        Open::Within(stretch, unit) => open_unit(&Stretch::Year(stretch.year()).timex(), unit),
    }
}

fn open_unit(year: &str, unit: Unit) -> String {
    let rest = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => "-XX-XXTXX",
        Unit::Day => "-XX-XX",
        Unit::Weekend => "-WXX-WE",
        Unit::Week | Unit::Fortnight => "-WXX",
        Unit::Month => "-XX",
        Unit::Quarter => "-QX",
        Unit::HalfYear => "-HX",
        Unit::Season => "-SX",
        Unit::Year => "",
        Unit::Decade => return "XXX".to_owned(),
        Unit::Century => return "XX".to_owned(),
        Unit::Millennium => return "X".to_owned(),
    };
    format!("{year}{rest}")
}

/// An ISO 8601 period; `X` stands for an unknown number, `DE`, `CE` and `ML` for longer units as in TIDES.
fn period(quantity: Quantity, unit: Unit) -> String {
    let (factor, code) = match unit {
        Unit::Second => (1, "S"),
        Unit::Minute => (1, "M"),
        Unit::Hour => (1, "H"),
        Unit::Day => (1, "D"),
        Unit::Weekend => (1, "WE"),
        Unit::Week => (1, "W"),
        Unit::Fortnight => (2, "W"),
        Unit::Month => (1, "M"),
        Unit::Quarter => (1, "Q"),
        Unit::HalfYear => (6, "M"),
        Unit::Season => (3, "M"),
        Unit::Year => (1, "Y"),
        Unit::Decade => (1, "DE"),
        Unit::Century => (1, "CE"),
        Unit::Millennium => (1, "ML"),
    };
    let time = if unit < Unit::Day { "T" } else { "" };
    match quantity {
        Quantity::Unknown => format!("P{time}X{code}"),
        Quantity::Thousandths(n) => format!("P{time}{}{code}", decimal(n.saturating_mul(factor))),
    }
}

fn decimal(thousandths: u64) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
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
