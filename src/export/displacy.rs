//! displaCy's manual mode.

use serde_json::{Value, json};

use super::position::Positions;
use crate::analysis::Analysis;
use crate::order::{outermost_first, sort_by_key};

pub(super) fn write(text: &str, analysis: &Analysis) -> Value {
    let positions = Positions::new(text, analysis.offset_unit);
    let mentions = analysis.mentions.iter().map(|mention| (&mention.span, json!(mention.entity_type)));
    let dates = analysis.dates.iter().map(|date| (&date.span, json!(date.timex.timex_type)));
    let mut marks: Vec<_> = mentions.chain(dates).collect();
    sort_by_key(&mut marks, |(span, _)| outermost_first(span.start, span.end));
    let mut end = 0;
    let mut outermost = Vec::new();
    for (span, label) in marks {
        if span.start >= end {
            end = span.end;
            outermost.push(json!({
                "start": positions.character(span.start),
                "end": positions.character(span.end),
                "label": label,
            }));
        }
    }
    json!({ "text": text, "ents": outermost, "title": null })
}
