//! First and last day of what TIMEX3 and EDTF write, reckoned apart from the program.

/// A number that grows with the day, `None` where the words are no day: `-0044-03-15`, `2026-11-22`.
pub fn day(day: &str) -> Option<i64> {
    let (sign, digits) = day.strip_prefix('-').map_or((1, day), |rest| (-1, rest));
    let mut parts = digits.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(number(sign * year, month, day))
}

/// The first and the last day of a value, as [`day`] counts; `None` for values of another form (weeks, `PRESENT_REF`,
/// durations, years before Christ). A month has 31 days here: none is longer.
pub fn bounds(value: &str) -> Option<(i64, i64)> {
    if let Some((from, to)) = value.split_once('/') {
        let first = if from == ".." { i64::MIN } else { bounds(from)?.0 };
        return Some((first, if to == ".." { i64::MAX } else { bounds(to)?.1 }));
    }
    let date = value.split_once('T').map_or(value, |(date, _)| date).trim_end_matches(['~', '?', '%']);
    let (year, rest) = date.split_once('-').map_or((date, None), |(year, rest)| (year, Some(rest)));
    let known = year.trim_end_matches('X');
    // "196" and "196X" are ten years, "19" and "19XX" a hundred.
    let unknown = 10_i64.pow(4_u32.checked_sub(known.len() as u32)?);
    let first = known.parse::<i64>().ok().filter(|_| known.len() > 1)? * unknown;
    let Some(rest) = rest else {
        return Some((number(first, 1, 1), number(first + unknown - 1, 12, 31)));
    };
    if unknown != 1 {
        return None;
    }
    let (month, day) = rest.split_once('-').map_or((rest, None), |(month, day)| (month, Some(day)));
    if let Some(day) = day {
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        return Some((number(first, month, day), number(first, month, day)));
    }
    let (from, to) = months(month)?;
    Some((number(first, from, 1), number(first + (to - 1) / 12, (to - 1) % 12 + 1, 31)))
}

/// First and last month of a month, season, quarter or half; those after December are of the next year.
fn months(part: &str) -> Option<(i64, i64)> {
    Some(match part {
        "SP" | "21" => (3, 5),
        "SU" | "22" => (6, 8),
        "FA" | "23" => (9, 11),
        "WI" | "24" => (12, 14),
        "Q1" | "33" => (1, 3),
        "Q2" | "34" => (4, 6),
        "Q3" | "35" => (7, 9),
        "Q4" | "36" => (10, 12),
        "H1" | "40" => (1, 6),
        "H2" | "41" => (7, 12),
        _ => {
            let month = part.parse().ok().filter(|month| (1..=12).contains(month))?;
            (month, month)
        }
    })
}

fn number(year: i64, month: i64, day: i64) -> i64 {
    year * 10_000 + month * 100 + day
}
