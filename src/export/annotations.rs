//! A page of W3C Web Annotations: each has the position in code points and the words with those around them.

use super::csv::{attribution, thousandths};
use super::json::Json;
use super::name;
use super::position::Positions;
use crate::analysis::{Analysis, Argument, Attribution, Ref, Score, TextSpan};
use crate::order::sort_by_key;

/// How many characters around the words help to find them again.
const AROUND: usize = 24;

pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let page = Page { text, analysis, positions: Positions::new(text, analysis.offset_unit) };
    let mut items = page.items();
    sort_by_key(&mut items, |(start, _)| [*start, 0, 0]);
    let mut json = Json::default();
    json.object(|json| {
        json.field("@context", "http://www.w3.org/ns/anno.jsonld");
        json.field("type", "AnnotationPage");
        json.key("items").list(|json| items.iter().for_each(|(_, item)| json.plain(item)));
    });
    json.0
}

struct Page<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    positions: Positions,
}

impl Page<'_> {
    /// The annotations, each with where it begins.
    fn items(&self) -> Vec<(usize, String)> {
        let analysis = self.analysis;
        let mut items = Vec::new();
        let mut add = |span: &TextSpan, id: String, value: &str, details: &dyn Fn(&mut Json)| {
            items.push((span.start, self.annotation(span, &id, value, details)));
        };
        for mention in &analysis.mentions {
            let entity = name(analysis, mention.entity);
            add(&mention.span, mention.id.to_string(), entity, &|json| {
                json.field("entity", &mention.entity.to_string());
                json.field("name", entity);
                json.field("class", mention.entity_type.label());
                json.field("level", mention.level.label());
                sure(json, mention.confidence, &mention.reason);
            });
        }
        for date in &analysis.dates {
            add(&date.span, date.id.to_string(), &date.timex.value, &|json| {
                json.key("timex").object(|json| {
                    json.field("type", date.timex.timex_type.label());
                    json.field("value", &date.timex.value);
                    let others = [
                        ("mod", &date.timex.modifier),
                        ("quant", &date.timex.quant),
                        ("freq", &date.timex.freq),
                    ];
                    for (name, value) in others {
                        value.iter().for_each(|value| json.field(name, value));
                    }
                });
                json.maybe("edtf", date.edtf.as_deref());
                sure(json, date.confidence, &date.reason);
            });
        }
        for amount in &analysis.amounts {
            add(&amount.span, amount.id.to_string(), &amount.value, &|json| {
                json.field("kind", amount.kind.label());
                json.field("value", &amount.value);
                json.maybe("unit", amount.unit.as_deref());
                json.field("reason", &amount.reason);
            });
        }
        for event in &analysis.events {
            for (at, trigger) in event.triggers.iter().enumerate() {
                add(trigger, format!("{}-{at}", event.id), event.event_type.label(), &|json| {
                    json.field("event", &event.id.to_string());
                    json.maybe("mode", event.mode.as_deref());
                    self.names(json, "actors", &event.actors);
                    self.names(json, "recipients", &event.recipients);
                    json.field("modality", event.modality.label());
                    json.field("polarity", event.polarity.label());
                    self.source(json, event.attribution.as_ref());
                    sure(json, event.confidence, &event.reason);
                });
            }
        }
        for fact in &analysis.facts {
            for (at, evidence) in fact.evidence.iter().enumerate() {
                add(evidence, format!("{}-{at}", fact.id), fact.property, &|json| {
                    json.field("fact", &fact.id.to_string());
                    reference(json, "subject", &fact.subject);
                    reference(json, "object", &fact.object);
                    self.source(json, fact.attribution.as_ref());
                    sure(json, fact.confidence, &fact.reason);
                });
            }
        }
        for (at, quotation) in analysis.quotations.iter().enumerate() {
            add(&quotation.span, format!("q{at}"), "quotation", &|json| {
                json.maybe("speaker", quotation.speaker.map(|speaker| name(analysis, speaker)));
                json.field("reason", &quotation.reason);
            });
        }
        items
    }

    /// A tag for people, and the details as a data set beside it.
    fn annotation(&self, span: &TextSpan, id: &str, value: &str, details: &dyn Fn(&mut Json)) -> String {
        let (start, end) = (self.positions.byte(span.start), self.positions.byte(span.end));
        let before = self.text.get(..start).unwrap_or_default();
        let after = self.text.get(end..).unwrap_or_default();
        let prefix = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let suffix = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        let mut json = Json::default();
        json.object(|json| {
            json.field("type", "Annotation");
            json.field("id", &format!("#{id}"));
            json.key("body").list(|json| {
                json.object(|json| {
                    json.field("type", "TextualBody");
                    json.field("purpose", "tagging");
                    json.field("value", value);
                });
                json.object(|json| {
                    json.field("type", "Dataset");
                    json.field("format", "application/json");
                    json.key("value").object(details);
                });
            });
            json.key("target").object(|json| {
                json.field("source", "#text");
                json.key("selector").list(|json| {
                    json.object(|json| {
                        json.field("type", "TextPositionSelector");
                        self.positions.write(json, span);
                    });
                    json.object(|json| {
                        json.field("type", "TextQuoteSelector");
                        json.field("exact", &span.text);
                        json.field("prefix", before.get(prefix..).unwrap_or_default());
                        json.field("suffix", after.get(..suffix).unwrap_or_default());
                    });
                });
            });
        });
        json.0
    }

    fn names(&self, json: &mut Json, field: &str, parties: &[Argument]) {
        json.texts(field, &mut parties.iter().map(|party| name(self.analysis, party.entity)));
    }

    fn source(&self, json: &mut Json, source: Option<&Attribution>) {
        json.maybe("attribution", source.map(|source| attribution(self.analysis, source)).as_deref());
    }
}

fn sure(json: &mut Json, confidence: Score, reason: &str) {
    json.key("confidence").plain(&thousandths(confidence.thousandths()));
    json.field("reason", reason);
}

fn reference(json: &mut Json, field: &str, of: &Ref) {
    let (kind, value) = match of {
        Ref::Entity(entity) => ("entity", entity.to_string()),
        Ref::Event(event) => ("event", event.to_string()),
        Ref::Date(date) => ("date", date.to_string()),
        Ref::Text(text) => ("text", text.clone()),
    };
    json.key(field).object(|json| json.field(kind, &value));
}
