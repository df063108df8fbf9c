//! What holds of every analysis, whatever the text: checked by tests/invariants.rs and by the fuzz targets.

#![expect(clippy::disallowed_types, reason = "not in the shipped module")]

mod calendar;

use std::collections::HashSet;

use dateline::OffsetUnit;
use serde_json::Value;

#[allow(unused_imports, reason = "tests/reading.rs asks how much of the dates the laws see")]
pub use calendar::bounds;

/// Whether an analysis of `text`, as JSON, breaks a law; the first one that it breaks is told.
pub fn check(text: &str, unit: OffsetUnit, analysis: &Value) -> Result<(), String> {
    let place = Positions::new(text, unit);
    spans_slice(&place, analysis)?;
    lists_are_in_order(analysis)?;
    ids_count_from_nought(analysis)?;
    references_exist(analysis)?;
    ranges_have_two_ends(analysis)?;
    evidence_holds_what_it_shows(analysis)?;
    confidence_is_a_share(analysis)?;
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
        let spans = spans(list);
        if !spans.is_sorted_by_key(|span| span.0) {
            return Err(format!("{list} are not sorted: {spans:?}"));
        }
        nest(&spans).map_err(|pair| format!("{list} overlap without nesting: {pair:?}"))?;
    }
    if !spans("mentions").is_sorted_by_key(|span| (span.0, std::cmp::Reverse(span.1))) {
        return Err("of mentions that start together the longest is not first".to_owned());
    }
    Ok(())
}

/// Of spans that are sorted by their start, each ends before the next begins or holds it.
fn nest(spans: &[(usize, usize)]) -> Result<(), [(usize, usize); 2]> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for &span in spans {
        open.retain(|outer| outer.1 > span.0);
        if let Some(&outer) = open.iter().find(|outer| outer.1 < span.1 && outer.0 < span.0) {
            return Err([outer, span]);
        }
        open.push(span);
    }
    Ok(())
}

fn ids_count_from_nought(analysis: &Value) -> Result<(), String> {
    let lists = [
        ("entities", 'e'),
        ("mentions", 'm'),
        ("dates", 'd'),
        ("amounts", 'a'),
        ("facts", 'f'),
        ("events", 'v'),
    ];
    for (list, letter) in lists {
        for (at, item) in items(analysis, list).iter().enumerate() {
            if item.get("id").and_then(Value::as_str) != Some(&format!("{letter}{at}")) {
                return Err(format!("{list}: number {at} has another id: {item}"));
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
    for entity in items(analysis, "entities") {
        if !items(entity, "members").iter().all(|member| known(&entities, Some(member))) {
            return Err(format!("{entity} has members that are not there"));
        }
    }
    for fact in items(analysis, "facts") {
        let qualifiers = fact.get("qualifiers").and_then(Value::as_object);
        let values = qualifiers.into_iter().flat_map(|qualifiers| qualifiers.values());
        let exist = values.chain(fact.get("subject")).chain(fact.get("object")).all(|value| {
            known(&entities, value.get("entity"))
                && known(&events, value.get("event"))
                && known(&dates, value.get("date"))
        });
        if !exist {
            return Err(format!("{fact} refers to what is not there"));
        }
    }
    for told in items(analysis, "facts").iter().chain(items(analysis, "events")) {
        let mut source = told.get("attribution").filter(|source| !source.is_null());
        while let Some(one) = source {
            if !known(&entities, one.get("entity")) {
                return Err(format!("{told} is told by somebody who is not there"));
            }
            source = one.get("via");
        }
    }
    for quotation in items(analysis, "quotations") {
        if !known(&entities, quotation.get("speaker")) {
            return Err(format!("{quotation} is said by somebody who is not there"));
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

/// Two dates share the id of a range.
fn ranges_have_two_ends(analysis: &Value) -> Result<(), String> {
    let ranges: Vec<&Value> = items(analysis, "dates").iter().filter_map(|date| date.get("range")).collect();
    match ranges.iter().find(|range| ranges.iter().filter(|other| other == range).count() != 2) {
        Some(range) => Err(format!("range {range} has not two ends")),
        None => Ok(()),
    }
}

/// An event's evidence is a sentence in which it is named; a fact has some.
fn evidence_holds_what_it_shows(analysis: &Value) -> Result<(), String> {
    let sentences: HashSet<_> = items(analysis, "sentences").iter().filter_map(span).collect();
    for event in items(analysis, "events") {
        let evidence = event.get("evidence").and_then(span);
        let triggers: Vec<_> = items(event, "triggers").iter().filter_map(span).collect();
        let holds = |(start, end): (usize, usize)| {
            triggers.iter().any(|trigger| start <= trigger.0 && trigger.1 <= end)
        };
        if !evidence.is_some_and(|evidence| sentences.contains(&evidence) && holds(evidence)) {
            return Err(format!("{event} is not in its evidence"));
        }
        if !triggers.windows(2).all(|pair| matches!(pair, [a, b] if a.1 <= b.0)) {
            return Err(format!("the triggers of {event} overlap or are not sorted"));
        }
    }
    match items(analysis, "facts").iter().find(|fact| items(fact, "evidence").is_empty()) {
        Some(fact) => Err(format!("{fact} has no evidence")),
        None => Ok(()),
    }
}

fn confidence_is_a_share(analysis: &Value) -> Result<(), String> {
    for list in ["mentions", "dates", "facts", "events"] {
        for item in items(analysis, list) {
            let confidence = item.get("confidence").and_then(Value::as_f64);
            if !confidence.is_some_and(|confidence| (0.0..=1.0).contains(&confidence)) {
                return Err(format!("{item} has no confidence between 0 and 1"));
            }
            if item.get("reason").and_then(Value::as_str).is_none_or(str::is_empty) {
                return Err(format!("{item} has no reason"));
            }
        }
    }
    Ok(())
}

/// The first day is not after the last; both lie in what TIMEX3 and EDTF say, and EDTF says no more than TIMEX3.
fn dates_bound_their_value(analysis: &Value) -> Result<(), String> {
    for date in items(analysis, "dates") {
        let words = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let day = |name: &str| words(date.get(name)).map(|day| calendar::day(&day));
        let days = match (day("earliest"), day("latest")) {
            (None, None) => None,
            (Some(Some(first)), Some(Some(last))) if first <= last => Some((first, last)),
            _ => return Err(format!("{date} does not lie between its bounds")),
        };
        let timex = words(date.get("timex").and_then(|timex| timex.get("value")));
        let timex = timex.as_deref().and_then(calendar::bounds);
        let edtf = words(date.get("edtf")).as_deref().and_then(calendar::bounds);
        let is_range = date.get("range").is_some();
        let nested = [(days, timex), (days, edtf), (if is_range { None } else { edtf }, timex)];
        for (inner, outer) in nested.into_iter().filter_map(|(inner, outer)| inner.zip(outer)) {
            if inner.0 < outer.0 || inner.1 > outer.1 {
                return Err(format!("{date}: {inner:?} is not within {outer:?}"));
            }
        }
    }
    Ok(())
}
