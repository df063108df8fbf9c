//! Lists for people.

use std::fmt::Write;

use super::csv::{attribution, modality, thousandths};
use super::{name, names};
use crate::analysis::{Analysis, Modality, Polarity, Ref};

pub(super) fn write(analysis: &Analysis) -> String {
    let mut out = String::from("# Analysis\n");
    if let Some(day) = &analysis.reference_date.value {
        line(&mut out, &format!("\nReference date: {day}"));
    }
    section(
        &mut out,
        "Entities",
        analysis.entities.iter().map(|entity| {
            let also = if entity.aliases.is_empty() {
                String::new()
            } else {
                format!(" ({})", entity.aliases.join(", "))
            };
            format!("**{}** {:?}{also}", entity.name, entity.entity_type)
        }),
    );
    section(
        &mut out,
        "Dates",
        analysis.dates.iter().map(|date| format!("{}: `{}`", date.span.text, date.timex.value)),
    );
    section(
        &mut out,
        "Amounts",
        analysis.amounts.iter().map(|amount| {
            format!("{}: {} {}", amount.span.text, amount.value, amount.unit.as_deref().unwrap_or_default())
        }),
    );
    section(
        &mut out,
        "Facts",
        analysis.facts.iter().map(|fact| {
            let qualifiers: String = fact
                .qualifiers
                .iter()
                .map(|(name, of)| format!(", {name} {}", words(analysis, of)))
                .collect();
            let said =
                fact.attribution.as_ref().map(|source| format!(", says {}", attribution(analysis, source)));
            format!(
                "**{}** {} **{}**{qualifiers}{} ({})",
                words(analysis, &fact.subject),
                fact.property,
                words(analysis, &fact.object),
                said.unwrap_or_default(),
                thousandths(fact.confidence.thousandths())
            )
        }),
    );
    section(
        &mut out,
        "Events",
        analysis.events.iter().map(|event| {
            let triggers: Vec<&str> = event.triggers.iter().map(|trigger| trigger.text.as_str()).collect();
            let mut text = format!("**{}** ({})", event.event_type.label(), triggers.join(", "));
            let mut add = |label: &str, value: String| {
                if !value.is_empty() {
                    let _ = write!(text, "; {label}: {value}");
                }
            };
            add("mode", event.mode.unwrap_or_default().to_owned());
            add("by", names(analysis, &event.actors));
            add("to", names(analysis, &event.recipients));
            let date = event.date.and_then(|date| analysis.dates.get(date.0 as usize));
            add("when", date.map(|date| date.timex.value.clone()).unwrap_or_default());
            add(
                "where",
                event.places.iter().map(|place| name(analysis, *place)).collect::<Vec<_>>().join(", "),
            );
            add("about", event.topic.as_ref().map(|topic| topic.text.clone()).unwrap_or_default());
            add(
                "says",
                event.attribution.as_ref().map(|source| attribution(analysis, source)).unwrap_or_default(),
            );
            if event.modality != Modality::Actual {
                add("modality", modality(event.modality).to_owned());
            }
            if event.polarity == Polarity::Negative {
                add("polarity", "negative".to_owned());
            }
            add("confidence", thousandths(event.confidence.thousandths()));
            format!("{text}\n  > {}", event.evidence.text)
        }),
    );
    section(
        &mut out,
        "Quotations",
        analysis.quotations.iter().map(|quotation| {
            let speaker = quotation.speaker.map_or("somebody", |speaker| name(analysis, speaker));
            format!("{speaker}: {}", quotation.span.text)
        }),
    );
    out
}

fn section(out: &mut String, title: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return;
    }
    line(out, &format!("\n## {title}\n"));
    for item in items {
        // A line break inside an item would end it; the quoted sentence keeps its own line.
        let parts: Vec<String> = item.split("\n  > ").map(one_line).collect();
        line(out, &format!("- {}", parts.join("\n  > ")));
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words<'a>(analysis: &'a Analysis, of: &'a Ref) -> &'a str {
    match of {
        Ref::Entity(entity) => name(analysis, *entity),
        Ref::Event(event) => analysis
            .events
            .get(event.0 as usize)
            .and_then(|event| event.triggers.first())
            .map_or("", |trigger| &trigger.text),
        Ref::Date(date) => analysis.dates.get(date.0 as usize).map_or("", |date| &date.timex.value),
        Ref::Text(text) => text,
    }
}
