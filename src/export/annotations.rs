//! A page of W3C Web Annotations: each has the position in code points and the words with those around them.

use serde_json::{Value, json};

use super::csv::attribution;
use super::name;
use super::position::Positions;
use crate::analysis::{Analysis, TextSpan};
use crate::order::sort_by_key;

/// How many characters around the words help to find them again.
const AROUND: usize = 24;

pub(super) fn write(text: &str, analysis: &Analysis) -> Value {
    let page = Page { text, positions: Positions::new(text, analysis.offset_unit) };
    let mut items: Vec<(usize, Value)> = Vec::new();
    let mut add = |span: &TextSpan, id: String, body: Value| {
        items.push((span.start, page.annotation(span, &id, body)));
    };
    for mention in &analysis.mentions {
        let entity = name(analysis, mention.entity);
        let body = json!({ "entity": mention.entity, "name": entity, "class": mention.entity_type, "level": mention.level,
            "confidence": mention.confidence, "reason": mention.reason });
        add(&mention.span, mention.id.to_string(), tag(entity, body));
    }
    for date in &analysis.dates {
        let body = json!({ "timex": date.timex, "edtf": date.edtf, "confidence": date.confidence, "reason": date.reason });
        add(&date.span, date.id.to_string(), tag(&date.timex.value, body));
    }
    for amount in &analysis.amounts {
        let body = json!({ "kind": amount.kind, "value": amount.value, "unit": amount.unit, "reason": amount.reason });
        add(&amount.span, amount.id.to_string(), tag(&amount.value, body));
    }
    for event in &analysis.events {
        for (at, trigger) in event.triggers.iter().enumerate() {
            let names = |parties: &[crate::analysis::Argument]| {
                parties.iter().map(|party| name(analysis, party.entity)).collect::<Vec<_>>()
            };
            let body = json!({ "event": event.id, "mode": event.mode, "actors": names(&event.actors),
                "recipients": names(&event.recipients), "modality": event.modality, "polarity": event.polarity,
                "attribution": event.attribution.as_ref().map(|source| attribution(analysis, source)),
                "confidence": event.confidence, "reason": event.reason });
            add(trigger, format!("{}-{at}", event.id), tag(event.event_type.label(), body));
        }
    }
    for fact in &analysis.facts {
        for (at, evidence) in fact.evidence.iter().enumerate() {
            let body = json!({ "fact": fact.id, "subject": fact.subject, "object": fact.object,
                "attribution": fact.attribution.as_ref().map(|source| attribution(analysis, source)),
                "confidence": fact.confidence, "reason": fact.reason });
            add(evidence, format!("{}-{at}", fact.id), tag(fact.property, body));
        }
    }
    for (at, quotation) in analysis.quotations.iter().enumerate() {
        let speaker = quotation.speaker.map(|speaker| name(analysis, speaker));
        let body = json!({ "speaker": speaker, "reason": quotation.reason });
        add(&quotation.span, format!("q{at}"), tag("quotation", body));
    }
    sort_by_key(&mut items, |(start, _)| [*start, 0, 0]);
    let items: Vec<Value> = items.into_iter().map(|(_, item)| item).collect();
    json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items })
}

/// A tag for people and the details as a data set beside it.
fn tag(value: &str, details: Value) -> Value {
    json!([
        { "type": "TextualBody", "purpose": "tagging", "value": value },
        { "type": "Dataset", "format": "application/json", "value": details },
    ])
}

struct Page<'t> {
    text: &'t str,
    positions: Positions,
}

impl Page<'_> {
    fn annotation(&self, span: &TextSpan, id: &str, body: Value) -> Value {
        let (start, end) = (self.positions.byte(span.start), self.positions.byte(span.end));
        let before = self.text.get(..start).unwrap_or_default();
        let after = self.text.get(end..).unwrap_or_default();
        let prefix = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let suffix = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        json!({
            "type": "Annotation",
            "id": format!("#{id}"),
            "body": body,
            "target": { "source": "#text", "selector": [
                { "type": "TextPositionSelector", "start": self.positions.character(span.start),
                  "end": self.positions.character(span.end) },
                { "type": "TextQuoteSelector", "exact": span.text,
                  "prefix": before.get(prefix..).unwrap_or_default(), "suffix": after.get(..suffix).unwrap_or_default() },
            ] },
        })
    }
}
