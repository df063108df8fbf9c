//! A named part of the calendar beside the one spoken of last, or around the day of writing.

use super::calendar::{Day, days_in_month};
use super::expression::{Name, Which};
use super::rules::in_year;
use super::tense::Tense;
use super::value::{Stretch, Unit};

pub(super) enum Found {
    Stretch(Stretch),
    Within(Stretch, Unit),
}

/// A name placed beside the stretch spoken of last.
pub(super) fn beside(name: Name, which: Which, last: Stretch, weekday: Option<u8>) -> Option<Found> {
    let (first, end) = last.bounds()?;
    let steps = match which {
        Which::Previous | Which::Last => -1,
        Which::Following | Which::Next | Which::Coming => 1,
        _ => 0,
    };
    let stretch = match name {
        Name::Unit(unit) => {
            if last.unit() > unit {
                return Some(Found::Within(last, unit));
            }
            Stretch::holding(first, unit)?.shifted(steps)?
        }
        Name::Weekday(weekday) => {
            if last.unit() > Unit::Week {
                return None;
            }
            let ahead = i64::from((weekday + 7 - first.weekday()) % 7);
            Stretch::Day(first.plus_days(if steps < 0 {
                ahead - 7
            } else if steps > 0 && ahead == 0 {
                7
            } else {
                ahead
            })?)
        }
        Name::DayOfMonth(day) => {
            if last.unit() > Unit::Month {
                return None;
            }
            Stretch::Day(Day::new(end.year, end.month, day)?)
        }
        Name::Month(month) if which == Which::Bare => {
            Stretch::Month(year_going_on(last, first, month), month)
        }
        Name::Month(month) => {
            let year = match steps {
                -1 if month >= first.month => first.year - 1,
                1 if month <= first.month => first.year + 1,
                _ => first.year,
            };
            Stretch::Month(year, month)
        }
        Name::Season(season) => {
            let here = Stretch::Season(first.year, season);
            match steps {
                -1 if here.bounds()?.1 >= first => here.shifted(-1)?,
                1 if here.bounds()?.0 <= first => here.shifted(1)?,
                _ => here,
            }
        }
        Name::Day(month, day) => {
            let fits = |year: i32| {
                let here = Day::new(year, month, day)?;
                weekday.is_none_or(|weekday| here.weekday() == weekday).then_some(here)
            };
            let year = year_going_on(last, first, month);
            Stretch::Day(fits(year).or_else(|| fits(year + 1)).or_else(|| Day::new(year, month, day))?)
        }
        Name::Feast(feast) => Stretch::Day(feast.day(first.year)?.plus_days(0)?),
        Name::Quarter(_) | Name::Half(_) | Name::Week(_) => in_year(first.year, name)?.shifted(steps)?,
        Name::FromToday(days) => {
            if last.unit() > Unit::Day {
                return Some(Found::Within(last, Unit::Day));
            }
            Stretch::Day(first.plus_days(i64::from(days))?)
        }
        Name::Overnight => {
            if last.unit() > Unit::Day {
                return Some(Found::Within(last, Unit::Day));
            }
            Stretch::Day(first)
        }
        Name::TurnOfCentury => Stretch::Year((first.year + 50).div_euclid(100) * 100),
        Name::Nth(..) | Name::NthWeekday(..) => return None,
    };
    Some(Found::Stretch(stretch))
}

/// The year of `month` in a history that has come to `last`: after an autumn the first months are the next year's.
fn year_going_on(last: Stretch, first: Day, month: u8) -> i32 {
    let wraps = last.unit() <= Unit::Month && first.month >= month + 8;
    if wraps { first.year + 1 } else { first.year }
}

/// A name placed around the reference date.
pub(super) fn around(
    name: Name,
    which: Which,
    reference: Day,
    weekday: Option<u8>,
    tense: Tense,
) -> Option<Found> {
    let direction = match (which, tense) {
        (Which::Last | Which::Previous | Which::Spoken, _) => Toward::Before,
        (Which::BeforeLast | Which::AfterNext, _) => {
            let (nearer, step) =
                if which == Which::BeforeLast { (Which::Last, -1) } else { (Which::Next, 1) };
            let Found::Stretch(near) = around(name, nearer, reference, weekday, tense)? else { return None };
            let step = if matches!(name, Name::Weekday(_)) { 7 * step } else { step };
            return near.shifted(step).map(Found::Stretch);
        }
        (Which::Next | Which::Following | Which::Coming, _) => Toward::After,
        // "This summer" that is over when told in January is the last one.
        (Which::This, Tense::Past) if matches!(name, Name::Season(_)) => Toward::UpTo,
        (Which::This | Which::That, _) => Toward::Same,
        (Which::Bare, Tense::Past) => Toward::UpTo,
        (Which::Bare, Tense::Future) => Toward::From,
        // A timetable in the present tense looks ahead: "the launch is on Tuesday".
        (Which::Bare, Tense::Present) if matches!(name, Name::Weekday(_)) => Toward::From,
        (Which::Bare, Tense::Present | Tense::Unknown) => Toward::Nearest,
    };
    let year = i64::from(reference.year);
    let stretch = match name {
        Name::Unit(Unit::Weekend) => {
            let here = Stretch::holding(reference, Unit::Weekend)?;
            choose(direction, reference, |step| here.shifted(step))?
        }
        Name::Unit(unit) => {
            let steps = match direction {
                Toward::Before => -1,
                Toward::After => 1,
                _ => 0,
            };
            Stretch::holding(reference, unit)?.shifted(steps)?
        }
        Name::FromToday(days) => Stretch::Day(reference.plus_days(i64::from(days))?),
        Name::Overnight => {
            Stretch::Day(if tense == Tense::Future { reference } else { reference.plus_days(-1)? })
        }
        Name::Weekday(day) => Stretch::Day(weekday_around(day, which, direction, reference)?),
        Name::DayOfMonth(day) => {
            let month = Stretch::Month(reference.year, reference.month);
            choose(direction, reference, |step| {
                let Stretch::Month(year, month) = month.shifted(step)? else { return None };
                let here = Day::new(year, month, day)?;
                weekday.is_none_or(|weekday| here.weekday() == weekday).then_some(Stretch::Day(here))
            })?
        }
        Name::Day(month, day) => {
            let fits = |year: i32| {
                Day::new(year, month, day)
                    .filter(|day| weekday.is_none_or(|weekday| day.weekday() == weekday))
            };
            let of_year = |step: i64| Some(Stretch::Day(fits(i32::try_from(year + step).ok()?)?));
            let close = choose(Toward::Nearest, reference, of_year)
                .filter(|near| which == Which::Bare && is_close(near, reference));
            close.or_else(|| choose(direction, reference, of_year)).or_else(|| {
                Some(Stretch::Day(Day::new(
                    reference.year,
                    month,
                    day.min(days_in_month(reference.year, month)),
                )?))
            })?
        }
        Name::Month(_) | Name::Season(_) | Name::Quarter(_) | Name::Half(_) | Name::Week(_) => {
            choose(direction, reference, |step| in_year(i32::try_from(year + step).ok()?, name))?
        }
        Name::Feast(feast) => choose(direction, reference, |step| {
            Some(Stretch::Day(feast.day(i32::try_from(year + step).ok()?)?))
        })?,
        Name::TurnOfCentury => Stretch::Year((reference.year + 50).div_euclid(100) * 100),
        Name::Nth(..) | Name::NthWeekday(..) => return None,
    };
    Some(Found::Stretch(stretch))
}

/// Which way from the reference date to look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Toward {
    /// Wholly before.
    Before,
    /// The latest that has begun.
    UpTo,
    /// That of the current year.
    Same,
    Nearest,
    /// The earliest that is not over.
    From,
    /// Wholly after.
    After,
}

/// Whether a day without a year is so close that no other year can be meant, whatever the verb beside it says: a state
/// funeral that was announced on 11 February for 20 February. The next one is eleven months away.
fn is_close(day: &Stretch, reference: Day) -> bool {
    const CLOSE: i32 = 30;
    day.bounds().is_some_and(|(day, _)| (day.number() - reference.number()).abs() <= CLOSE)
}

/// Of the stretches of last year, this year and the next two (by step), the one that lies as `toward` says.
fn choose(toward: Toward, reference: Day, nth: impl Fn(i64) -> Option<Stretch>) -> Option<Stretch> {
    let bounded = |step: i64| nth(step).and_then(|stretch| Some((stretch, stretch.bounds()?)));
    let mut backward = [1, 0, -1, -2].into_iter().filter_map(bounded);
    let mut forward = [-1, 0, 1, 2].into_iter().filter_map(bounded);
    let found = match toward {
        Toward::Before => backward.find(|(_, (_, last))| *last < reference),
        Toward::UpTo => backward.find(|(_, (first, _))| *first <= reference),
        Toward::Same => bounded(0),
        Toward::From => forward.find(|(_, (_, last))| *last >= reference),
        Toward::After => forward.find(|(_, (first, _))| *first > reference),
        Toward::Nearest => forward.min_by_key(|(_, (first, last))| {
            if *first > reference {
                first.number() - reference.number()
            } else {
                (reference.number() - last.number()).max(0)
            }
        }),
    };
    found.map(|(stretch, _)| stretch)
}

pub(super) fn weekday_around(weekday: u8, which: Which, direction: Toward, reference: Day) -> Option<Day> {
    let ahead = i64::from((weekday + 7 - reference.weekday()) % 7);
    let behind = (7 - ahead) % 7;
    match direction {
        Toward::Before => reference.plus_days(if behind == 0 { -7 } else { -behind }),
        Toward::UpTo => reference.plus_days(-behind),
        Toward::From => reference.plus_days(ahead),
        // "next Friday" said on a Wednesday is the Friday of next week.
        Toward::After if which == Which::Next => {
            reference.plus_days(8 - i64::from(reference.weekday()))?.plus_days(i64::from(weekday) - 1)
        }
        Toward::After => reference.plus_days(if ahead == 0 { 7 } else { ahead }),
        Toward::Same => reference.plus_days(i64::from(weekday) - i64::from(reference.weekday())),
        // Without a verb, as in a headline or a note, what has just happened is likelier.
        Toward::Nearest => reference.plus_days(-behind),
    }
}
