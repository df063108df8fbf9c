//! The parts of TIMEX3 values and EDTF strings.

use super::stretch::season_code;
use super::value::{Clock, Open, Quantity, Stretch, TimeOfDay, Unit};
use crate::analysis::TimexType;

pub(super) fn type_of(time: Option<TimeOfDay>) -> TimexType {
    if time.is_some() { TimexType::Time } else { TimexType::Date }
}

pub(super) fn iso_time(clock: Clock) -> Option<String> {
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

pub(super) fn time_code(time: Option<TimeOfDay>) -> String {
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

pub(super) fn open_code(open: Open) -> String {
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
pub(super) fn period(quantity: Quantity, unit: Unit) -> String {
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
