//! Event data as a table.

use super::{name, names};
use crate::analysis::{Analysis, Argument, Attribution, Event, EventType};

const COLUMNS: [&str; 19] = [
    "id",
    "date",
    "source",
    "source_codes",
    "target",
    "target_codes",
    "type",
    "mode",
    "contexts",
    "cameo_root",
    "modality",
    "polarity",
    "places",
    "topic",
    "attribution",
    "trigger",
    "sentence",
    "confidence",
    "reason",
];

pub(super) fn write(analysis: &Analysis) -> String {
    let mut out = COLUMNS.join(",");
    out.push_str("\r\n");
    for event in &analysis.events {
        let fields = row(analysis, event);
        let quoted: Vec<String> = fields.iter().map(|value| field(value)).collect();
        out.push_str(&quoted.join(","));
        out.push_str("\r\n");
    }
    out
}

fn row(analysis: &Analysis, event: &Event) -> [String; COLUMNS.len()] {
    let date =
        event.date.and_then(|date| analysis.dates.get(date.0 as usize)).map(|date| date.timex.value.clone());
    let places: Vec<&str> = event.places.iter().map(|place| name(analysis, *place)).collect();
    let triggers: Vec<&str> = event.triggers.iter().map(|trigger| trigger.text.as_str()).collect();
    [
        event.id.to_string(),
        date.unwrap_or_default(),
        names(analysis, &event.actors),
        codes(analysis, &event.actors),
        names(analysis, &event.recipients),
        codes(analysis, &event.recipients),
        event.event_type.label().to_owned(),
        event.mode.clone().unwrap_or_default(),
        event.contexts.join("; "),
        cameo_root(event).to_owned(),
        event.modality.label().to_owned(),
        event.polarity.label().to_owned(),
        places.join("; "),
        event.topic.as_ref().map(|topic| topic.text.clone()).unwrap_or_default(),
        event.attribution.as_ref().map(|source| attribution(analysis, source)).unwrap_or_default(),
        triggers.join("; "),
        event.evidence.text.clone(),
        thousandths(event.confidence.thousandths()),
        event.reason.to_string(),
    ]
}

/// CAMEO's code of the actor, else the country's ISO 3166 code; empty where neither is known.
fn codes(analysis: &Analysis, parties: &[Argument]) -> String {
    let code = |party: &Argument| {
        let links = &analysis.entities.get(party.entity.0 as usize)?.links;
        links.cameo.clone().or_else(|| links.iso3166.clone())
    };
    let codes: Vec<String> = parties.iter().map(|party| code(party).unwrap_or_default()).collect();
    if codes.iter().all(String::is_empty) { String::new() } else { codes.join("; ") }
}

/// Who says so, and on whose word that is told.
pub(super) fn attribution(analysis: &Analysis, source: &Attribution) -> String {
    let mut words =
        source.entity.map_or(source.cue.text.as_str(), |entity| name(analysis, entity)).to_owned();
    let mut next = source.via.as_deref();
    while let Some(via) = next {
        words.push_str(" via ");
        words.push_str(via.entity.map_or(via.cue.text.as_str(), |entity| name(analysis, entity)));
        next = via.via.as_deref();
    }
    words
}

/// The root code of CAMEO, the predecessor of PLOVER (PLOVER's own table of codes, CC BY-SA 4.0). One type stands for
/// several codes, so only the root is given; elections have none.
fn cameo_root(event: &Event) -> &'static str {
    match (event.event_type, event.mode.as_deref()) {
        (EventType::State, _) => "01",
        (EventType::Request, Some("assist" | "meet")) => "02",
        (EventType::Request, _) => "10",
        (EventType::Agree, _) => "03",
        (EventType::Consult, _) => "04",
        (EventType::Support, _) => "05",
        (EventType::Cooperate, _) => "06",
        (EventType::Aid, _) => "07",
        (EventType::Concede | EventType::Retreat, _) => "08",
        (EventType::Accuse, Some("investigate")) => "09",
        (EventType::Accuse, _) => "11",
        (EventType::Reject, _) => "12",
        (EventType::Threaten, _) => "13",
        (EventType::Protest, _) => "14",
        (EventType::Mobilize, _) => "15",
        (EventType::Sanction, _) => "16",
        (EventType::Coerce, _) => "17",
        (EventType::Assault, Some("massacre" | "cleansing" | "unconventional")) => "20",
        (EventType::Assault, Some("firearms" | "heavy-weapons" | "aerial" | "drone")) => "19",
        (EventType::Assault, _) => "18",
        (EventType::Elect, _) => "",
    }
}

/// Three places, as in JSON.
pub(super) fn thousandths(thousandths: u16) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// A field in quotation marks where it needs them.
pub(super) fn field(value: &str) -> String {
    if value.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}
