//! Placing what was found on the calendar: by the reference date, the tense of the verb, and the dates spoken of before.

use super::calendar::Day;
use super::expression::{Candidate, Direction, Expression, Name, Which};
use super::neighbours::{Found, Toward, around, beside, weekday_around};
use super::rules::in_year;
use super::tense::Tense;
use super::value::{Meaning, Open, Quantity, Stretch, TimeOfDay, Unit};
use crate::options::DateOrder;

/// What a date can be placed by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// The day the article was written.
    pub reference: Option<Day>,
    /// A history: dates hang on the one before rather than on the day of writing.
    pub narrative: bool,
    /// How numbers are ordered, where the options or the text tell.
    pub order: Option<DateOrder>,
    /// The stretch spoken of last.
    pub last: Option<Stretch>,
    /// The time that a history has come to: asides about other times do not move it.
    pub thread: Option<Stretch>,
    /// An aside, which becomes the thread if the next date is near it.
    pub aside: Option<Stretch>,
    /// A heading stood since the last date: the story may go on at any other time.
    pub new_section: bool,
    /// Whether `last` stands in the same sentence as the date to be placed.
    pub last_is_near: bool,
    /// Whether it stands there or in the sentence before.
    pub last_is_recent: bool,
    /// The day spoken of last, in this sentence or the one before: an aside may have named a year since.
    pub last_day: Option<Stretch>,
}

/// Years that a history moves on at once; a date further away is an aside until another one confirms it.
const STRIDE: i32 = 10;

impl Context {
    /// What a count of `unit`s starts from: "met on Monday, the first time since 2019. A day later" is counted from the Monday.
    fn counted_from(&self, unit: Unit) -> Option<(Stretch, Point)> {
        let last = self.last.map(|last| (last, Point::LastDate));
        let day = self.last_day.map(|day| (day, Point::LastDay));
        last.filter(|(last, _)| last.unit() <= unit).or(day).or(last)
    }

    /// Notes that `stretch` was spoken of, as the `end_of_range` perhaps.
    pub fn follow(&mut self, stretch: Stretch, end_of_range: bool) {
        self.last = Some(stretch);
        // "The 1940s" and the far end of "1975-76" are no times that the story has come to.
        if stretch.unit() > Unit::Year || (end_of_range && stretch.unit() == Unit::Year) {
            return;
        }
        let new_section = std::mem::take(&mut self.new_section);
        let near = |other: Stretch| (stretch.year() - other.year()).abs() <= STRIDE;
        if new_section || self.thread.is_none_or(near) || self.aside.is_some_and(near) {
            self.thread = Some(stretch);
            self.aside = None;
        } else {
            self.aside = Some(stretch);
        }
    }
}

/// A date placed as well as can be.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub meaning: Meaning,
    /// The other reading of a day in numbers.
    pub alternative: Option<Meaning>,
    pub anchor: Point,
    /// First and last day of a length that has its place: "the first nine months of 2025".
    pub period: Option<(Day, Day)>,
    /// Parts that the text does not state.
    pub inferred: Vec<&'static str>,
}

/// What a date was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    Nothing,
    Reference,
    LastDate,
    LastDay,
    Event,
}

impl Placed {
    fn stated(meaning: Meaning) -> Self {
        Self { meaning, alternative: None, anchor: Point::Nothing, period: None, inferred: Vec::new() }
    }

    fn inferred(meaning: Meaning, anchor: Point, parts: &[&'static str]) -> Self {
        Self { meaning, alternative: None, anchor, period: None, inferred: parts.to_vec() }
    }
}

/// Places `candidate`, whose clause has `tense`.
pub(crate) fn place(candidate: &Candidate, context: &Context, tense: Tense) -> Placed {
    let mut placed = expression(&candidate.expression, candidate, context, tense);
    if let Some(time) = candidate.time {
        placed.meaning = with_time(placed.meaning, time);
        placed.alternative = placed.alternative.map(|other| with_time(other, time));
    }
    placed.meaning = placed.meaning.days_later(candidate.days.into()).unwrap_or(placed.meaning);
    placed
}

fn with_time(meaning: Meaning, time: TimeOfDay) -> Meaning {
    match meaning {
        Meaning::At { stretch: stretch @ Stretch::Day(_), fiscal, .. } => {
            Meaning::At { stretch, time: Some(time), fiscal }
        }
        Meaning::Open(open, _) => Meaning::Open(open, Some(time)),
        other => other,
    }
}

fn expression(expression: &Expression, candidate: &Candidate, context: &Context, tense: Tense) -> Placed {
    match expression {
        Expression::Known(meaning) => Placed::stated(*meaning),
        Expression::Impossible => Placed::stated(Meaning::Open(Open::Unit(Unit::Day), None)),
        Expression::FromEvent(meaning) => Placed { anchor: Point::Event, ..Placed::stated(*meaning) },
        Expression::Ambiguous { american, other } => match context.order {
            Some(DateOrder::Mdy) => Placed::stated(*american),
            Some(DateOrder::Dmy | DateOrder::Ymd) => Placed::stated(*other),
            None => Placed { alternative: Some(*other), ..Placed::stated(*american) },
        },
        &Expression::Named { name, which } => named(name, which, candidate.weekday, context, tense),
        &Expression::Shifted { quantity, unit, direction } => shifted(quantity, unit, direction, context),
        &Expression::Weekdays { count, weekday } => weekdays(count, weekday, context),
        &Expression::Anniversary(years) => anniversary(i32::from(years), context),
        &Expression::ShortYear(year) => Placed::stated(Meaning::at(Stretch::Year(year))),
        &Expression::Within { quantity, unit } if tense == Tense::Future && context.reference.is_some() => {
            shifted(quantity, unit, Direction::FromNow, context)
        }
        &Expression::Within { quantity, unit } => Placed::stated(Meaning::Length(quantity, unit)),
        Expression::Portion { length, at_end, whole } => {
            let whole = self::expression(whole, candidate, context, tense).meaning;
            let bounds = whole.stretch().and_then(Stretch::bounds);
            Placed {
                period: bounds.and_then(|bounds| portion(bounds, *length, *at_end)),
                ..Placed::stated(*length)
            }
        }
        Expression::Inside { name, whole } => inside(*name, whole, candidate, context, tense),
    }
}

/// The days that a length takes at the start of a period or at its end.
pub(crate) fn portion((first, last): (Day, Day), length: Meaning, at_end: bool) -> Option<(Day, Day)> {
    let Meaning::Length(quantity, unit) = length else { return None };
    if at_end {
        Some((shift_day(last.plus_days(1)?, quantity, unit, Direction::Ago)?, last))
    } else {
        Some((first, shift_day(first, quantity, unit, Direction::Later)?.plus_days(-1)?))
    }
}

/// "the spring of next year", "ten years ago today".
fn inside(name: Name, whole: &Expression, candidate: &Candidate, context: &Context, tense: Tense) -> Placed {
    if let (Name::FromToday(days), &Expression::Shifted { quantity, unit, direction }) = (name, whole) {
        let day = context.reference.and_then(|day| day.plus_days(i64::from(days)));
        let shifted = day.and_then(|day| shift_day(day, quantity, unit, direction));
        let meaning =
            shifted.map_or(Meaning::Open(Open::Unit(Unit::Day), None), |day| Meaning::at(Stretch::Day(day)));
        return Placed::inferred(meaning, Point::Reference, &["year", "month", "day"]);
    }
    // "A week ago Sunday": the Sunday nearest to the day a week ago.
    if let (Name::Weekday(weekday), &Expression::Shifted { quantity, unit, direction }) = (name, whole) {
        let shifted = context.reference.and_then(|day| shift_day(day, quantity, unit, direction));
        let nearest = shifted.and_then(|day| {
            let ahead = i64::from((weekday + 7 - day.weekday()) % 7);
            day.plus_days(if ahead > 3 { ahead - 7 } else { ahead })
        });
        return nearest.map_or_else(
            || Placed::stated(open(name)),
            |day| {
                Placed::inferred(Meaning::at(Stretch::Day(day)), Point::Reference, &["year", "month", "day"])
            },
        );
    }
    let mut placed = expression(whole, candidate, context, tense);
    // A half of a decade or century has no name of its own: the whole stands for it, with a modifier.
    if placed.meaning.stretch().is_none_or(|stretch| stretch.unit() <= Unit::Year) {
        let part = placed.meaning.stretch().and_then(|stretch| part_of(stretch, name));
        placed.meaning = part.map_or_else(|| open(name), Meaning::at);
    }
    if !placed.inferred.is_empty() {
        placed.inferred = vec!["year"];
    }
    placed
}

fn part_of(whole: Stretch, name: Name) -> Option<Stretch> {
    let (first, last) = whole.bounds()?;
    match name {
        Name::Day(month, day) => Day::new(whole.year(), month, day).map(Stretch::Day),
        Name::DayOfMonth(day) => Day::new(first.year, first.month, day).map(Stretch::Day),
        Name::Unit(unit) => Stretch::holding(first, unit),
        Name::Weekday(weekday) => {
            Some(Stretch::Day(first.plus_days(i64::from((weekday + 7 - first.weekday()) % 7))?))
        }
        Name::Feast(feast) => feast.day(whole.year()).map(Stretch::Day),
        Name::NthWeekday(nth, weekday) => {
            Day::nth_weekday(first.year, first.month, nth, weekday).map(Stretch::Day)
        }
        Name::Nth(nth, unit) => {
            let edge = if nth > 0 { first } else { last };
            let part = Stretch::holding(edge, unit)?;
            // A week belongs to where most of it lies.
            let (part_first, part_last) = part.bounds()?;
            let outside = (first.number() - part_first.number()).max(part_last.number() - last.number());
            // A weekend belongs to where its Saturday lies.
            let foreign = match unit {
                Unit::Week => outside > 3,
                Unit::Weekend => part_first < first || part_first > last,
                _ => false,
            };
            let steps = i64::from(nth) - i64::from(nth.signum());
            part.shifted(steps + if foreign { i64::from(nth.signum()) } else { 0 })
        }
        _ => in_year(whole.year(), name),
    }
}

/// What is known of a name that nothing completes.
fn open(name: Name) -> Meaning {
    let open = match name {
        Name::Unit(unit) => Open::Unit(unit),
        Name::Weekday(weekday) => Open::Weekday(weekday),
        Name::Month(month) => Open::Month(month),
        Name::Day(month, day) => Open::Day(month, day),
        Name::DayOfMonth(day) => Open::DayOfMonth(day),
        Name::Season(season) => Open::Season(season),
        Name::Quarter(quarter) => Open::Quarter(quarter),
        Name::Half(half) => Open::Half(half),
        Name::Week(week) => Open::Week(week),
        Name::Feast(feast) => {
            feast.fixed().map_or(Open::Unit(Unit::Day), |(month, day)| Open::Day(month, day))
        }
        Name::FromToday(_) | Name::Overnight => Open::Unit(Unit::Day),
        Name::Nth(_, unit) => Open::Unit(unit),
        Name::NthWeekday(_, weekday) => Open::Weekday(weekday),
        Name::TurnOfCentury => Open::Unit(Unit::Year),
    };
    Meaning::Open(open, None)
}

fn named(name: Name, which: Which, weekday: Option<u8>, context: &Context, tense: Tense) -> Placed {
    let which = match (which, context.last) {
        (Which::Spoken, Some(last)) if name == Name::Unit(last.unit()) => Which::That,
        (Which::Spoken, _) => Which::Last,
        _ => which,
    };
    let parts: &[&'static str] = match name {
        Name::Month(_)
        | Name::Day(..)
        | Name::Season(_)
        | Name::Quarter(_)
        | Name::Half(_)
        | Name::Week(_)
        | Name::Feast(_) => &["year"],
        Name::DayOfMonth(_) => &["year", "month"],
        Name::Unit(Unit::Year) => &["year"],
        Name::Unit(Unit::Month) => &["year", "month"],
        _ => &["year", "month", "day"],
    };
    // "The gate opens at 8 a.m.", in the history of a fort: on every day.
    let hour = which == Which::Bare && name == Name::Unit(Unit::Day);
    if hour && context.narrative && tense == Tense::Present && !context.last_is_near {
        return Placed::stated(open(name));
    }
    // "On Monday ... At 3 p.m. ...": a time by itself is of the day just spoken of.
    let of_day = hour && context.last_is_recent && context.last.is_some_and(|last| last.unit() == Unit::Day);
    // A bare month goes on with the story; "that year" is the one just named.
    let last = context.last.map(|last| (last, Point::LastDate));
    // "Who won gold in 1968, died on Sunday": however much of the past a text tells, a day of the week is near the day of
    // writing unless a date has just been told that it can follow.
    let weekday_of_news = which == Which::Bare
        && matches!(name, Name::Weekday(_))
        && context.reference.is_some()
        && context
            .last
            .is_none_or(|last| last.unit() > if context.last_is_recent { Unit::Season } else { Unit::Week });
    let spoken = match (which, name) {
        (Which::Bare, Name::Weekday(_)) => last,
        (Which::Bare, _) if !context.last_is_near && !of_day => {
            context.thread.map(|thread| (thread, Point::LastDate)).or(last)
        }
        (Which::Previous | Which::Following, Name::Unit(unit)) => context.counted_from(unit),
        _ => last,
    };
    let from_last = of_day
        || matches!(which, Which::That | Which::Previous | Which::Following)
        || (context.narrative
            && matches!(which, Which::Bare | Which::This | Which::Last | Which::Next | Which::Coming)
            && !matches!(name, Name::FromToday(_))
            && !weekday_of_news)
        || (which == Which::Bare
            && context.last_is_near
            && far_from_reference(context)
            // "The first since 2019, is set for May" looks ahead; "by 2040, he said on Friday" names no day of 2040.
            && tense != Tense::Future
            && (context.reference.is_none() || !matches!(name, Name::Weekday(_)) || is_at_most_a_week(context.last)));
    let (stretch, anchor) = match (from_last, spoken, context.reference) {
        (true, Some((last, point)), _) => (beside(name, which, last, weekday), point),
        // "The day before", "two weeks earlier" with nothing spoken of before: an event that the text leaves open.
        (true, None, _) if matches!(name, Name::Unit(Unit::Day)) => {
            return Placed { anchor: Point::Event, ..Placed::stated(open(name)) };
        }
        // In a history "today" is the day of the reader.
        (false, _, Some(_)) if context.narrative && matches!(name, Name::FromToday(0)) => {
            return Placed::stated(Meaning::Present);
        }
        (_, _, Some(reference)) => (around(name, which, reference, weekday, tense), Point::Reference),
        (_, _, None) => (None, Point::Nothing),
    };
    match stretch {
        Some(Found::Stretch(stretch)) => Placed::inferred(Meaning::at(stretch), anchor, parts),
        Some(Found::Within(stretch, unit)) => {
            Placed::inferred(Meaning::Open(Open::Within(stretch, unit), None), anchor, &["year"])
        }
        None => Placed { anchor: Point::Nothing, ..Placed::stated(open(name)) },
    }
}

/// Whether a weekday can be one of the stretch.
fn is_at_most_a_week(stretch: Option<Stretch>) -> bool {
    stretch.is_some_and(|stretch| stretch.unit() <= Unit::Week)
}

/// Whether what was spoken of last is history, seen from the day of writing.
fn far_from_reference(context: &Context) -> bool {
    match (context.last, context.reference) {
        (Some(last), Some(reference)) => (last.year() - reference.year).abs() > 1,
        (Some(_), None) => true,
        _ => false,
    }
}

/// The so-manieth weekday before the reference date, or after it.
fn weekdays(count: i8, weekday: u8, context: &Context) -> Placed {
    let toward = if count < 0 { Toward::Before } else { Toward::After };
    let nearest = context.reference.and_then(|day| weekday_around(weekday, Which::Bare, toward, day));
    let weeks = i64::from(count) - i64::from(count.signum());
    nearest.and_then(|day| day.plus_days(7 * weeks)).map_or_else(
        || Placed::stated(open(Name::Weekday(weekday))),
        |day| Placed::inferred(Meaning::at(Stretch::Day(day)), Point::Reference, &["year", "month", "day"]),
    )
}

/// The year that an anniversary looks back to, by the date that it is named with, else by the year of writing.
fn anniversary(years: i32, context: &Context) -> Placed {
    let celebrated = match (context.last_is_near, context.last, context.reference) {
        (true, Some(last), _) => Some((last.year(), Point::LastDate)),
        (_, _, Some(reference)) => Some((reference.year, Point::Reference)),
        _ => None,
    };
    celebrated.map_or_else(
        || Placed { anchor: Point::Event, ..Placed::stated(Meaning::Open(Open::Unit(Unit::Year), None)) },
        |(year, anchor)| Placed::inferred(Meaning::at(Stretch::Year(year - years)), anchor, &["year"]),
    )
}

/// "three weeks ago", "two days later".
fn shifted(quantity: Quantity, unit: Unit, direction: Direction, context: &Context) -> Placed {
    let discourse = matches!(direction, Direction::Later | Direction::Earlier);
    let last = context.counted_from(unit);
    let Quantity::Thousandths(_) = quantity else {
        // "Hours later" is still that day.
        let day = last.filter(|(last, _)| unit < Unit::Day && discourse && last.unit() == Unit::Day);
        let meaning = match (day, direction) {
            (Some((stretch, point)), _) if context.last_is_recent => {
                let meaning = Meaning::At { stretch, time: Some(TimeOfDay::Some), fiscal: false };
                return Placed::inferred(meaning, point, &["year", "month", "day"]);
            }
            (_, Direction::FromNow | Direction::Later) => Meaning::Future,
            _ => Meaning::Past,
        };
        return Placed::stated(meaning);
    };
    // What comes "later" comes after something told, and never after the day of writing; "a year earlier" is what the
    // figures of a report are compared with.
    let told = match direction {
        Direction::Later => true,
        Direction::Earlier => {
            context.last_is_near
                || far_from_reference(context)
                || (context.last_is_recent && unit < Unit::Year)
        }
        _ => false,
    };
    let parts: &[&'static str] = if unit >= Unit::Year { &["year"] } else { &["year", "month", "day"] };
    if let (true, Some((last, point))) = (context.narrative || told, last) {
        // A day cannot be counted from a year: it stays open within it.
        if last.unit() > unit
            && last.unit() > Unit::Day
            && !(unit == Unit::Month && last.unit() == Unit::Month)
        {
            let meaning = Meaning::Open(Open::Within(last, unit), None);
            return Placed::inferred(meaning, point, &["year"]);
        }
        // "Two weeks later" than a day is a day.
        let size = if last.unit() == Unit::Day && unit < Unit::Month { Unit::Day } else { unit };
        let stretch =
            last.bounds().and_then(|(first, _)| shift_to_unit(first, quantity, unit, size, direction));
        return stretch.map_or_else(
            || Placed::stated(Meaning::Open(Open::Unit(unit), None)),
            |meaning| Placed::inferred(meaning, point, parts),
        );
    }
    let later = direction == Direction::Later;
    if discourse && (later || unit < Unit::Month) && context.last.is_none() {
        return Placed { anchor: Point::Event, ..Placed::stated(Meaning::Open(Open::Unit(unit), None)) };
    }
    let stretch = context.reference.and_then(|day| shift_to_unit(day, quantity, unit, unit, direction));
    stretch.map_or_else(
        || Placed::stated(Meaning::Open(Open::Unit(unit), None)),
        |meaning| Placed::inferred(meaning, Point::Reference, parts),
    )
}

/// The stretch of that `size` around the shifted day: "two years ago" is a year.
fn shift_to_unit(
    day: Day,
    quantity: Quantity,
    unit: Unit,
    size: Unit,
    direction: Direction,
) -> Option<Meaning> {
    let shifted = shift_day(day, quantity, unit, direction)?;
    if unit < Unit::Day {
        return Some(Meaning::At {
            stretch: Stretch::Day(shifted),
            time: Some(TimeOfDay::Some),
            fiscal: false,
        });
    }
    let whole = matches!(quantity, Quantity::Thousandths(number) if number % 1000 == 0);
    let size = if whole { size } else { Unit::Month.min(size) };
    Some(Meaning::at(Stretch::holding(shifted, size)?))
}

fn shift_day(day: Day, quantity: Quantity, unit: Unit, direction: Direction) -> Option<Day> {
    let Quantity::Thousandths(thousandths) = quantity else { return None };
    let number = i64::try_from(thousandths).ok()?;
    let signed = if matches!(direction, Direction::FromNow | Direction::Later) {
        number
    } else {
        number.checked_neg()?
    };
    let times = |factor: i64| Some(signed.checked_mul(factor)? / 1000);
    match unit {
        Unit::Second | Unit::Minute => Some(day),
        Unit::Hour => day.plus_days(times(1)? / 24),
        Unit::Day => day.plus_days(times(1)?),
        Unit::Week | Unit::Weekend => day.plus_days(times(7)?),
        Unit::Fortnight => day.plus_days(times(14)?),
        Unit::Month => day.plus_months(times(1)?),
        Unit::Quarter | Unit::Season => day.plus_months(times(3)?),
        Unit::HalfYear => day.plus_months(times(6)?),
        Unit::Year => day.plus_months(times(12)?),
        Unit::Decade => day.plus_months(times(120)?),
        Unit::Century => day.plus_months(times(1200)?),
        Unit::Millennium => day.plus_months(times(12_000)?),
    }
}
