//! displaCy's manual mode.

use serde_json::{Value, json};

use super::position::Positions;
use crate::analysis::Analysis;

pub(super) fn write(text: &str, analysis: &Analysis) -> Value {
    let positions = Positions::new(text, analysis.offset_unit);
    let mentions = analysis.mentions.iter().map(|mention| (&mention.span, json!(mention.entity_type)));
    let dates = analysis.dates.iter().map(|date| (&date.span, json!(date.timex.timex_type)));
    let mut marks: Vec<_> = mentions.chain(dates).collect();
    marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
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
