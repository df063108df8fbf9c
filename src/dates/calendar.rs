//! Civil days of the proleptic Gregorian calendar, by arithmetic alone: no clock, no zones, no locale.
//!
//! Years are astronomical: 1 is 1 CE, 0 is 1 BCE, -479 is 480 BCE.

/// First year of the calendar.
pub(crate) const MIN_YEAR: i32 = -9999;
/// Last year of the calendar.
pub(crate) const MAX_YEAR: i32 = 9999;

/// A civil day. Ordered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (MIN_YEAR..=MAX_YEAR).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Reads `2026-11-18`; the year may have a sign.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let mut parts = digits.split('-');
        let mut part = |length: usize| {
            parts.next().filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let day = Self::new(sign * year.parse::<i32>().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        parts.next().is_none().then_some(day)
    }

    /// Days since 1970-01-01, after Howard Hinnant's `days_from_civil` (public domain).
    pub fn number(self) -> i32 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The inverse of [`Day::number`]; `None` beyond the calendar's range.
    pub fn from_number(number: i32) -> Option<Self> {
        let shifted = number.checked_add(719_468)?;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_of_march_year = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_of_march_year + 2) / 5 + 1) as u8;
        let month =
            if month_of_march_year < 10 { month_of_march_year + 3 } else { month_of_march_year - 9 } as u8;
        let year = era * 400 + year_of_era + i32::from(month <= 2);
        Self::new(year, month, day)
    }

    /// The day `days` later (earlier where negative).
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_number(i32::try_from(i64::from(self.number()).checked_add(days)?).ok()?)
    }

    /// The day `months` later, the last of its month where that is shorter.
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let (year, month) = shift_month(self.year, self.month, months)?;
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    pub fn weekday(self) -> u8 {
        ((self.number() + 3).rem_euclid(7) + 1) as u8
    }

    /// Year and number of its ISO 8601 week: the week belongs to the year that its Thursday is in.
    pub fn iso_week(self) -> Option<(i32, u8)> {
        let thursday = self.plus_days(4 - i64::from(self.weekday()))?;
        let first = Self::new(thursday.year, 1, 1)?;
        Some((thursday.year, ((thursday.number() - first.number()) / 7 + 1) as u8))
    }

    /// The Monday of ISO 8601 week `week` of `year`.
    pub fn of_iso_week(year: i32, week: u8) -> Option<Self> {
        let fourth = Self::new(year, 1, 4)?;
        fourth.plus_days(i64::from(week) * 7 - 6 - i64::from(fourth.weekday()))
    }

    /// The `nth` `weekday` of a month, counted from its end where negative (-1 is the last).
    pub fn nth_weekday(year: i32, month: u8, nth: i8, weekday: u8) -> Option<Self> {
        let nth_from = i64::from(nth);
        let day = if nth > 0 {
            let first = Self::new(year, month, 1)?;
            let skip = i64::from((weekday + 7 - first.weekday()) % 7);
            first.plus_days(skip + (nth_from - 1) * 7)?
        } else {
            let last = Self::new(year, month, days_in_month(year, month))?;
            let skip = i64::from((last.weekday() + 7 - weekday) % 7);
            last.plus_days((nth_from + 1) * 7 - skip)?
        };
        (day.month == month).then_some(day)
    }

    /// Easter Sunday of the Western churches, by the anonymous Gregorian computus (Meeus).
    pub fn easter(year: i32) -> Option<Self> {
        let golden = year.rem_euclid(19);
        let century = year.div_euclid(100);
        let correction =
            (century - century.div_euclid(4) - (8 * century + 13).div_euclid(25) + 19 * golden + 15)
                .rem_euclid(30);
        let moon = correction - (correction / 28) * (1 - (29 / (correction + 1)) * ((21 - golden) / 11));
        let weekday = (year + year.div_euclid(4) + moon + 2 - century + century.div_euclid(4)).rem_euclid(7);
        let days = moon - weekday;
        Self::new(year, 3, 1)?.plus_days(i64::from(days) + 27)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.year.abs(), self.month, self.day)
    }
}

/// Days of a month, 1 to 12; 0 for another number.
pub(crate) const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The month `months` after month 1 to 12 of `year`; `None` beyond the calendar's range.
pub(crate) fn shift_month(year: i32, month: u8, months: i64) -> Option<(i32, u8)> {
    let count = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
    let year = i32::try_from(count.div_euclid(12)).ok()?;
    (MIN_YEAR..=MAX_YEAR).contains(&year).then_some((year, count.rem_euclid(12) as u8 + 1))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn numbers_and_days_are_inverse_over_the_whole_calendar() {
        let first = Day::new(MIN_YEAR, 1, 1).unwrap().number();
        let last = Day::new(MAX_YEAR, 12, 31).unwrap().number();
        for number in (first..=last).step_by(97) {
            assert_eq!(Day::from_number(number).unwrap().number(), number);
        }
        assert_eq!(Day::from_number(last + 1), None);
        assert_eq!(Day::from_number(first - 1), None);
        assert_eq!(Day::from_number(i32::MAX), None);
    }

    #[test]
    fn knows_weekdays_weeks_and_lengths() {
        assert_eq!(day("2026-11-18").weekday(), 3);
        assert_eq!(day("0001-01-01").weekday(), 1);
        assert_eq!(day("2021-01-03").iso_week(), Some((2020, 53)));
        assert_eq!(day("2024-12-30").iso_week(), Some((2025, 1)));
        assert_eq!(Day::of_iso_week(2025, 1), Some(day("2024-12-30")));
        assert_eq!(day("2024-01-31").plus_months(1), Some(day("2024-02-29")));
        assert_eq!(day("2024-02-29").plus_months(-12), Some(day("2023-02-28")));
        assert_eq!(Day::nth_weekday(2026, 11, 4, 4), Some(day("2026-11-26")));
        assert_eq!(Day::nth_weekday(2026, 5, -1, 1), Some(day("2026-05-25")));
        assert_eq!(Day::nth_weekday(2026, 2, 5, 1), None);
    }

    #[test]
    fn refuses_days_that_no_calendar_has() {
        for text in [
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-1-10",
            "2025-01-10-1",
            "x",
            "",
            "-",
            "99999-01-01",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn finds_easter() {
        for easter in [
            "1961-04-02",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2038-04-25",
        ] {
            assert_eq!(Day::easter(day(easter).year), Some(day(easter)));
        }
    }
}
