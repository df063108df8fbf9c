//! displaCy's manual mode.

use super::json::Json;
use super::position::Positions;
use crate::analysis::Analysis;
use crate::order::{outermost_first, sort_by_key};

pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let positions = Positions::new(text, analysis.offset_unit);
    let mentions = analysis.mentions.iter().map(|mention| (&mention.span, mention.entity_type.label()));
    let dates = analysis.dates.iter().map(|date| (&date.span, date.timex.timex_type.label()));
    let mut marks: Vec<_> = mentions.chain(dates).collect();
    sort_by_key(&mut marks, |(span, _)| outermost_first(span.start, span.end));
    let mut json = Json::default();
    json.object(|json| {
        json.field("text", text);
        json.key("ents").list(|json| {
            let mut end = 0;
            for (span, label) in marks {
                if span.start < end {
                    continue;
                }
                end = span.end;
                json.object(|json| {
                    positions.write(json, span);
                    json.field("label", label);
                });
            }
        });
        json.maybe("title", None);
    });
    json.0
}
