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
    if half.is_none() && !written_as_time || hour > 24 {
        return None;
    }
    let (zone, end) = zone(pieces, end).map_or((None, end), |(zone, end)| (Some(zone), end));
    let clock = Clock { hour: hour as u8, minute, second, zone };
    Some((TimeOfDay::Clock(clock), end))
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
