//! Lists for people.

use std::fmt::Write;

use super::csv::{attribution, thousandths};
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
                format!(" ({})", plain(&entity.aliases.join(", ")))
            };
            let kind = format!("{:?}", entity.entity_type).to_ascii_uppercase();
            format!("**{}** {kind}{also}", plain(&entity.name))
        }),
    );
    section(
        &mut out,
        "Dates",
        analysis.dates.iter().map(|date| format!("{}: `{}`", plain(&date.span.text), date.timex.value)),
    );
    section(
        &mut out,
        "Amounts",
        analysis.amounts.iter().map(|amount| {
            format!(
                "{}: {} {}",
                plain(&amount.span.text),
                amount.value,
                amount.unit.as_deref().unwrap_or_default()
            )
        }),
    );
    section(
        &mut out,
        "Facts",
        analysis.facts.iter().map(|fact| {
            let qualifiers: String = fact
                .qualifiers
                .iter()
                .map(|(name, of)| format!(", {name} {}", plain(words(analysis, of))))
                .collect();
            let said = fact
                .attribution
                .as_ref()
                .map(|source| format!(", says {}", plain(&attribution(analysis, source))));
            format!(
                "**{}** {} **{}**{qualifiers}{} ({})",
                plain(words(analysis, &fact.subject)),
                fact.property,
                plain(words(analysis, &fact.object)),
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
            let mut text = format!("**{}** ({})", event.event_type.label(), plain(&triggers.join(", ")));
            let mut add = |label: &str, value: String| {
                if !value.is_empty() {
                    let _ = write!(text, "; {label}: {}", plain(&value));
                }
            };
            add("mode", event.mode.clone().unwrap_or_default());
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
                add("modality", event.modality.label().to_owned());
            }
            if event.polarity == Polarity::Negative {
                add("polarity", "negative".to_owned());
            }
            add("confidence", thousandths(event.confidence.thousandths()));
            format!("{text}\n  > {}", plain(&event.evidence.text))
        }),
    );
    section(
        &mut out,
        "Quotations",
        analysis.quotations.iter().map(|quotation| {
            let speaker = quotation.speaker.map_or("somebody", |speaker| name(analysis, speaker));
            format!("{}: {}", plain(speaker), plain(&quotation.span.text))
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
        let mut parts: Vec<String> = Vec::new();
        for part in item.split('\n') {
            match (part.strip_prefix("  > "), parts.last_mut()) {
                (None, Some(last)) => last.extend([" ", part]),
                (quote, _) => parts.push(quote.unwrap_or(part).to_owned()),
            }
        }
        let parts: Vec<String> = parts.iter().map(|part| one_line(part)).collect();
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

/// Words of the text with what Markdown would take for markup escaped.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // A line that begins with a number or a dash would be an item of a list.
    let digits = text.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    for (position, character) in text.trim_start().chars().enumerate() {
        let opens_item = (position == 0 && matches!(character, '-' | '+'))
            || (position > 0 && position == digits && matches!(character, '.' | ')'));
        if opens_item
            || matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&')
        {
            out.push('\\');
        }
        out.push(character);
    }
    out
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

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, written) in [
            ("*three* times, in _its_ [notes](x)", r"\*three\* times, in \_its\_ \[notes\](x)"),
            ("1. of May", r"1\. of May"),
            ("2026) was", r"2026\) was"),
            ("- a dash", r"\- a dash"),
            ("AT&amp;T <b> `c` \\ # | ~", r"AT\&amp;T \<b\> \`c\` \\ \# \| \~"),
            ("1.5 and well-known", r"1\.5 and well-known"),
            ("Oslo, 12 May", "Oslo, 12 May"),
        ] {
            assert_eq!(plain(text), written);
        }
    }
}
