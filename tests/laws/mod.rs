//! What holds of every analysis, whatever the text: checked by tests/invariants.rs and by the fuzz targets.

use std::collections::HashSet;

use dateline::OffsetUnit;
use serde_json::Value;

/// Whether an analysis of `text`, as JSON, breaks a law; the first one that it breaks is told.
pub fn check(text: &str, unit: OffsetUnit, analysis: &Value) -> Result<(), String> {
    let place = Positions::new(text, unit);
    spans_slice(&place, analysis)?;
    lists_are_in_order(analysis)?;
    ids_are_defined_once(analysis)?;
    references_exist(analysis)?;
    dates_bound_their_value(analysis)
}

/// The text by positions of a unit.
struct Positions<'t> {
    text: &'t str,
    /// The byte at every position; `None` inside a character.
    bytes: Vec<Option<usize>>,
}

impl<'t> Positions<'t> {
    fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut bytes = Vec::new();
        for (at, character) in text.char_indices() {
            let width = match unit {
                OffsetUnit::Utf8 => character.len_utf8(),
                OffsetUnit::Char => 1,
                OffsetUnit::Utf16 => character.len_utf16(),
            };
            bytes.push(Some(at));
            bytes.extend(std::iter::repeat_n(None, width - 1));
        }
        bytes.push(Some(text.len()));
        Self { text, bytes }
    }

    /// `None` where that is no stretch of whole characters.
    fn slice(&self, start: usize, end: usize) -> Option<&'t str> {
        let byte = |at: usize| self.bytes.get(at).copied().flatten();
        self.text.get(byte(start)?..byte(end)?)
    }
}

fn span(value: &Value) -> Option<(usize, usize)> {
    let number = |name: &str| value.get(name)?.as_u64().map(|number| number as usize);
    Some((number("start")?, number("end")?))
}

fn items<'a>(analysis: &'a Value, list: &str) -> &'a [Value] {
    analysis.get(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// All objects with `start` and `end`, however deep.
fn spans_slice(place: &Positions<'_>, value: &Value) -> Result<(), String> {
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| spans_slice(place, item)),
        Value::Object(fields) => {
            if let Some((start, end)) = span(value) {
                let found = if start < end { place.slice(start, end) } else { None };
                let Some(found) = found else { return Err(format!("{value} slices nothing")) };
                if fields.get("text").is_some_and(|words| words.as_str() != Some(found)) {
                    return Err(format!("{value} slices {found:?}"));
                }
            }
            fields.values().try_for_each(|field| spans_slice(place, field))
        }
        _ => Ok(()),
    }
}

fn lists_are_in_order(analysis: &Value) -> Result<(), String> {
    let spans = |list| items(analysis, list).iter().filter_map(span).collect::<Vec<_>>();
    for list in ["sentences", "tokens", "dates"] {
        let spans = spans(list);
        if !spans.windows(2).all(|pair| matches!(pair, [a, b] if a.1 <= b.0)) {
            return Err(format!("{list} overlap or are not sorted: {spans:?}"));
        }
    }
    for list in ["mentions", "amounts", "quotations"] {
        if !spans(list).is_sorted_by_key(|span| span.0) {
            return Err(format!("{list} are not sorted: {:?}", spans(list)));
        }
    }
    Ok(())
}

fn ids_are_defined_once(analysis: &Value) -> Result<(), String> {
    for list in ["entities", "mentions", "dates", "facts", "events"] {
        let mut seen = HashSet::new();
        for item in items(analysis, list) {
            if !item.get("id").and_then(Value::as_str).is_some_and(|id| seen.insert(id)) {
                return Err(format!("{list}: an id is missing or used twice: {item}"));
            }
        }
    }
    Ok(())
}

/// Sentences cover every token; entities, mentions, dates and heads that are referred to exist.
fn references_exist(analysis: &Value) -> Result<(), String> {
    let ids = |list| -> HashSet<&Value> {
        items(analysis, list).iter().filter_map(|item| item.get("id")).collect()
    };
    let (entities, mentions, dates, events) = (ids("entities"), ids("mentions"), ids("dates"), ids("events"));
    let known =
        |known: &HashSet<&Value>, id: Option<&Value>| id.is_none_or(|id| id.is_null() || known.contains(id));
    for mention in items(analysis, "mentions") {
        if !known(&entities, mention.get("entity")) {
            return Err(format!("{mention} has no entity"));
        }
    }
    for event in items(analysis, "events") {
        let parties = items(event, "actors").iter().chain(items(event, "recipients"));
        let parties_exist = parties
            .into_iter()
            .all(|party| known(&entities, party.get("entity")) && known(&mentions, party.get("mention")));
        let places_exist = items(event, "places").iter().all(|place| known(&entities, Some(place)));
        if !parties_exist || !places_exist || !known(&dates, event.get("date")) {
            return Err(format!("{event} refers to what is not there"));
        }
    }
    for date in items(analysis, "dates") {
        let anchor = date.get("anchor");
        let target = match anchor.and_then(|anchor| anchor.get("kind")).and_then(Value::as_str) {
            Some("date") => &dates,
            Some("event") => &events,
            _ => continue,
        };
        if !known(target, anchor.and_then(|anchor| anchor.get("id"))) {
            return Err(format!("{date} hangs on what is not there"));
        }
    }
    let tokens = items(analysis, "tokens");
    let sentences: Vec<_> = items(analysis, "sentences").iter().filter_map(span).collect();
    for token in tokens {
        let head = token.get("head").and_then(Value::as_u64);
        let covered = span(token).is_some_and(|(start, end)| {
            sentences.iter().any(|sentence| sentence.0 <= start && end <= sentence.1)
        });
        if !covered || head.is_some_and(|head| head as usize >= tokens.len()) {
            return Err(format!("{token} is in no sentence, or its head is not there"));
        }
    }
    Ok(())
}

/// The first day is not after the last, and no year is outside of what the calendar has.
fn dates_bound_their_value(analysis: &Value) -> Result<(), String> {
    for date in items(analysis, "dates") {
        let day = |name: &str| date.get(name).and_then(Value::as_str).map(day_number);
        let (earliest, latest) = (day("earliest"), day("latest"));
        let whole = [earliest, latest].iter().flatten().all(Option::is_some);
        if !whole
            || matches!((earliest.flatten(), latest.flatten()), (Some(first), Some(last)) if first > last)
        {
            return Err(format!("{date} does not lie between its bounds"));
        }
    }
    Ok(())
}

/// A number that grows with the day, `None` where the words are no day: `-0044-03-15`, `2026-11-22`.
fn day_number(day: &str) -> Option<i64> {
    let (sign, digits) = day.strip_prefix('-').map_or((1, day), |rest| (-1, rest));
    let mut parts = digits.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(sign * year * 10_000 + month * 100 + day)
}
