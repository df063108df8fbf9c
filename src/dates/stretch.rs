//! Stretches of the calendar in their natural sizes: a day, a week, a season, a century.

use super::calendar::{Day, MAX_YEAR, MIN_YEAR, days_in_month, shift_month};
use super::value::{Season, Unit};

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

    pub(super) fn timex(self) -> String {
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

    pub(super) fn edtf(self) -> Option<String> {
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

pub(super) const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}
