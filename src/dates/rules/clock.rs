//! Times of day: "9 a.m. EST", "0600 GMT", "14:30", "noon", "half past nine", "the morning of".

use super::numbers::{continued_from_before, day};
use super::{Kind, Pieces};
use crate::dates::value::{Clock, DayPart, TimeOfDay};
use crate::dates::words::Word;

/// A time of day at `at` and the piece after it.
pub(super) fn time(pieces: &Pieces<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    clock(pieces, at).or_else(|| named(pieces, at))
}

/// "noon", "midnight".
fn named(pieces: &Pieces<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let clock = |hour: u8| TimeOfDay::Clock(Clock { hour, minute: Some(0), second: None, zone: None });
    match pieces.word(at) {
        Word::Noon => Some((clock(12), at + 1)),
        Word::Midnight => Some((clock(0), at + 1)),
        _ => None,
    }
}

fn clock(pieces: &Pieces<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    if let Some(found) = spoken(pieces, at) {
        return Some(found);
    }
    let (length, number) = pieces.digits(at)?;
    if continued_from_before(pieces, at) {
        return None;
    }
    let mut end = at + 1;
    let (mut hour, mut minute, mut second) = (number, None, None);
    let mut written_as_time = false;
    // "9:30", "21:30:15"; "9.30" only before "am" or a zone.
    let separator = match pieces.get(end).kind {
        Kind::Mark(mark @ (':' | '.')) if pieces.is_glued(end) && pieces.is_glued(end + 1) => Some(mark),
        _ => None,
    };
    if let (Some(mark), 1 | 2) = (separator, length)
        && let Some((2, minutes @ 0..=59)) = pieces.digits(end + 1)
    {
        minute = Some(minutes as u8);
        written_as_time = mark == ':';
        end += 2;
        if mark == ':'
            && pieces.is_mark(end, ':')
            && pieces.is_glued(end)
            && let Some((2, seconds @ 0..=59)) = pieces.digits(end + 1)
        {
            second = Some(seconds as u8);
            end += 2;
        }
    }
    if pieces.is(end, "hrs") && pieces.is_glued(end) {
        end += 1;
        written_as_time = true;
    }
    let half = meridiem(pieces, end);
    if let Some((afternoon, after)) = half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        end = after;
    } else if length == 4
        && minute.is_none()
        && number % 100 < 60
        && number < 2400
        && zone(pieces, end).is_some()
    {
        // "0600 GMT"
        hour = number / 100;
        minute = Some((number % 100) as u8);
        written_as_time = true;
    } else if minute.is_some() && zone(pieces, end).is_some() {
        written_as_time = true;
    } else if length <= 2
        && hour <= 12
        && minute.is_none()
        && pieces.is(end, "o")
        && pieces.is_apostrophe(end + 1)
        && pieces.word(end + 2) == Word::OClock
    {
        end += 3;
        written_as_time = true;
    }
    // "8 in the evening", "3:20 in the afternoon"
    let in_part =
        in_part_of_day(pieces, end).filter(|_| half.is_none() && length <= 2 && (1..=12).contains(&hour));
    if let Some((part, after)) = in_part {
        hour = hour_in(part, hour);
        end = after;
    }
    if half.is_none() && in_part.is_none() && !written_as_time
        || hour > 24
        || (hour == 24 && minute.unwrap_or(0) > 0)
    {
        return None;
    }
    if pieces.is(end, "local") && pieces.is(end + 1, "time") {
        end += 2;
    }
    let (zone, end) = zone(pieces, end).map_or((None, end), |(zone, end)| (Some(zone), end));
    let clock = Clock { hour: hour as u8, minute, second, zone };
    Some((TimeOfDay::Clock(clock), end))
}

/// "in the morning", "at night" after an hour: which part, and the piece after it.
fn in_part_of_day(pieces: &Pieces<'_>, at: usize) -> Option<(DayPart, usize)> {
    let part_at = match (pieces.word(at), pieces.word(at + 1)) {
        (Word::In, Word::The) => at + 2,
        (Word::At, Word::Part(DayPart::Night)) => at + 1,
        _ => return None,
    };
    match pieces.word(part_at) {
        Word::Part(part) if !pieces.is(part_at, "daytime") => Some((part, part_at + 1)),
        _ => None,
    }
}

/// The hour of 24 that an hour of twelve is in a part of the day: at night 11 is late and 2 early.
fn hour_in(part: DayPart, hour: u32) -> u32 {
    let afternoon = match part {
        DayPart::Morning => false,
        DayPart::Night => (6..12).contains(&hour),
        _ => true,
    };
    hour % 12 + if afternoon { 12 } else { 0 }
}

/// The time of an ISO 8601 time stamp after its "T", and the piece after it: "10:30:00Z", "08:15:30.487-05:30".
pub(super) fn iso(pieces: &Pieces<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let part = |at: usize, limit: u32| {
        let (2, number) = pieces.digits(at)? else { return None };
        (number < limit && pieces.is_glued(at)).then_some(number as u8)
    };
    let hour = part(at, 24)?;
    let minute = part(at + 2, 60).filter(|_| pieces.is_mark(at + 1, ':'))?;
    let second = part(at + 4, 60).filter(|_| pieces.is_mark(at + 3, ':'));
    let mut end = at + if second.is_some() { 5 } else { 3 };
    // A fraction of a second is read over.
    if second.is_some()
        && pieces.is_mark(end, '.')
        && pieces.is_glued(end + 1)
        && pieces.digits(end + 1).is_some()
    {
        end += 2;
    }
    let mut zone = None;
    if pieces.text_of(end) == "Z" && pieces.is_glued(end) {
        zone = Some(0);
        end += 1;
    } else if (pieces.is_dash(end) || pieces.is_mark(end, '+'))
        && pieces.is_glued(end)
        && let Some(hours) = part(end + 1, 15)
        && let Some(minutes) = part(end + 3, 60).filter(|_| pieces.is_mark(end + 2, ':'))
    {
        let offset = i16::from(hours) * 60 + i16::from(minutes);
        zone = Some(if pieces.is_mark(end, '+') { offset } else { -offset });
        end += 4;
    }
    Some((TimeOfDay::Clock(Clock { hour, minute: Some(minute), second, zone }), end))
}

/// "nine o'clock", "half past nine".
fn spoken(pieces: &Pieces<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let clock = |hour: u16, minute: u8, end: usize| {
        (1..=12).contains(&hour).then_some((
            TimeOfDay::Clock(Clock { hour: hour as u8, minute: Some(minute), second: None, zone: None }),
            end,
        ))
    };
    match pieces.word(at) {
        Word::Number(hour @ 1..=12) if in_part_of_day(pieces, at + 1).is_some() => {
            let (part, end) = in_part_of_day(pieces, at + 1)?;
            let hour = hour_in(part, u32::from(hour)) as u8;
            let clock = Clock { hour, minute: Some(0), second: None, zone: None };
            Some((TimeOfDay::Clock(clock), end))
        }
        Word::Number(hour)
            if pieces.is(at + 1, "o")
                && pieces.is_apostrophe(at + 2)
                && pieces.word(at + 3) == Word::OClock =>
        {
            clock(hour, 0, at + 4)
        }
        Word::Half if pieces.word(at + 1) == Word::Past => match pieces.word(at + 2) {
            Word::Number(hour) => clock(hour, 30, at + 3),
            _ => day(pieces, at + 2).and_then(|(hour, end)| clock(u16::from(hour), 30, end)),
        },
        _ => None,
    }
}

/// "a.m.", "PM", "p.m": whether it is after noon, and the piece after it.
pub(super) fn meridiem(pieces: &Pieces<'_>, at: usize) -> Option<(bool, usize)> {
    match pieces.word(at) {
        Word::Am => return Some((false, at + 1)),
        Word::Pm => return Some((true, at + 1)),
        _ => {}
    }
    let afternoon = match pieces.text_of(at) {
        "a" | "A" => false,
        "p" | "P" => true,
        _ => return None,
    };
    let spelled = pieces.is_mark(at + 1, '.')
        && pieces.is_glued(at + 1)
        && pieces.is(at + 2, "m")
        && pieces.is_glued(at + 2);
    if !spelled {
        return None;
    }
    let period = pieces.is_mark(at + 3, '.') && pieces.is_glued(at + 3);
    Some((afternoon, if period { at + 4 } else { at + 3 }))
}

/// "GMT", "(EST)", "EST/EDT" as minutes east of Greenwich, and the piece after it. "local time" has no number.
fn zone(pieces: &Pieces<'_>, at: usize) -> Option<(i16, usize)> {
    let open = pieces.is_mark(at, '(');
    let start = if open { at + 1 } else { at };
    let Word::Zone(minutes) = pieces.word(start) else { return None };
    if !pieces.text_of(start).bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    Some((minutes, if open { pieces.skip_mark(start + 1, ')') } else { start + 1 }))
}

/// A part of the day by name, and the piece after it.
pub(super) fn part(pieces: &Pieces<'_>, at: usize) -> Option<(DayPart, usize)> {
    match pieces.word(at) {
        Word::Part(part) => Some((part, at + 1)),
        // "the early hours of Wednesday", "the small hours"
        Word::Early if pieces.is(at + 1, "hours") => Some((DayPart::Morning, at + 2)),
        Word::Early if pieces.word(at + 1) == Word::Part(DayPart::Morning) && pieces.is(at + 2, "hours") => {
            Some((DayPart::Morning, at + 3))
        }
        Word::Other if pieces.is(at, "small") && pieces.is(at + 1, "hours") => {
            Some((DayPart::Morning, at + 2))
        }
        Word::Early | Word::Late | Word::Mid => {
            let end = if pieces.is_dash(at + 1) { at + 2 } else { at + 1 };
            match pieces.word(end) {
                Word::Part(part) => Some((part, end + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}
