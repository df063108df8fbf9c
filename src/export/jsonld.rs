//! schema.org as JSON-LD.

use serde_json::{Map, Value, json};

use super::csv::{attribution, modality};
use crate::analysis::{Analysis, Argument, Entity, EntityId, EntityType, Event, Polarity, Ref};

pub(super) fn write(analysis: &Analysis) -> Value {
    let mut graph: Vec<Value> = analysis.entities.iter().map(|one| entity(analysis, one)).collect();
    graph.extend(analysis.events.iter().map(|one| event(analysis, one)));
    graph.extend(analysis.quotations.iter().enumerate().map(|(at, quotation)| {
        json!({ "@type": "Quotation", "@id": format!("#q{at}"), "text": quotation.span.text,
            "spokenByCharacter": quotation.speaker.map(reference) })
    }));
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn reference(entity: EntityId) -> Value {
    json!({ "@id": format!("#{entity}") })
}

fn entity(analysis: &Analysis, entity: &Entity) -> Value {
    let mut out = Map::new();
    let mut set = |key: &str, value: Value| out.insert(key.to_owned(), value);
    set("@type", json!(schema_type(entity)));
    set("@id", json!(format!("#{}", entity.id)));
    set("name", json!(entity.name));
    if !entity.aliases.is_empty() {
        set("alternateName", json!(entity.aliases));
    }
    if !entity.members.is_empty() {
        set("member", json!(entity.members.iter().map(|member| reference(*member)).collect::<Vec<_>>()));
    }
    let mut same_as = Vec::new();
    same_as.extend(entity.links.wikidata.as_ref().map(|id| format!("http://www.wikidata.org/entity/{id}")));
    same_as.extend(entity.links.geonames.map(|id| format!("https://sws.geonames.org/{id}/")));
    if !same_as.is_empty() {
        set("sameAs", json!(same_as));
    }
    if let Some(code) = &entity.links.iso3166 {
        set("identifier", json!({ "@type": "PropertyValue", "propertyID": "ISO 3166-1", "value": code }));
    }
    let facts: Vec<Value> = analysis
        .facts
        .iter()
        .filter(|fact| fact.subject == Ref::Entity(entity.id))
        .map(|fact| {
            json!({ "@type": "PropertyValue", "@id": format!("#{}", fact.id), "name": fact.property,
                "propertyID": fact.wikidata, "value": value(analysis, &fact.object),
                "valueReference": fact.qualifiers.iter().map(|(name, of)| {
                    json!({ "@type": "PropertyValue", "name": name, "value": value(analysis, of) })
                }).collect::<Vec<_>>(),
                "description": fact.attribution.as_ref().map(|source| attribution(analysis, source)) })
        })
        .collect();
    if !facts.is_empty() {
        set("additionalProperty", json!(facts));
    }
    Value::Object(out)
}

fn value(analysis: &Analysis, of: &Ref) -> Value {
    match of {
        Ref::Entity(entity) => reference(*entity),
        Ref::Event(event) => json!({ "@id": format!("#{event}") }),
        Ref::Date(date) => json!(analysis.dates.get(date.0 as usize).map(|date| date.timex.value.as_str())),
        Ref::Text(text) => json!(text),
    }
}

/// An office is a role, a law a legislation; what schema.org has no word for is a thing.
fn schema_type(entity: &Entity) -> &'static str {
    match entity.entity_type {
        EntityType::Person => "Person",
        EntityType::Org => "Organization",
        EntityType::Gpe if entity.links.iso3166.is_some() => "Country",
        EntityType::Gpe => "AdministrativeArea",
        EntityType::Loc => "Place",
        EntityType::Fac => "CivicStructure",
        EntityType::Event => "Event",
        EntityType::Law => "Legislation",
        EntityType::Product => "Product",
        EntityType::Work => "CreativeWork",
        EntityType::Initiative => "Project",
        EntityType::Title => "Role",
        EntityType::Norp | EntityType::Group => "Thing",
    }
}

fn event(analysis: &Analysis, event: &Event) -> Value {
    let parties =
        |parties: &[Argument]| parties.iter().map(|party| reference(party.entity)).collect::<Vec<_>>();
    let date = event.date.and_then(|date| analysis.dates.get(date.0 as usize));
    let triggers: Vec<&str> = event.triggers.iter().map(|trigger| trigger.text.as_str()).collect();
    json!({
        "@type": "Action",
        "@id": format!("#{}", event.id),
        "additionalType": event.event_type.label(),
        "name": triggers.join("; "),
        "agent": parties(&event.actors),
        "participant": parties(&event.recipients),
        "startTime": date.map(|date| date.timex.value.as_str()),
        "location": event.places.iter().map(|place| reference(*place)).collect::<Vec<_>>(),
        "about": event.topic.as_ref().map(|topic| topic.text.as_str()),
        "description": event.evidence.text,
        "disambiguatingDescription": event.attribution.as_ref().map(|source| attribution(analysis, source)),
        "additionalProperty": [
            { "@type": "PropertyValue", "name": "mode", "value": event.mode },
            { "@type": "PropertyValue", "name": "contexts", "value": event.contexts },
            { "@type": "PropertyValue", "name": "modality", "value": modality(event.modality) },
            { "@type": "PropertyValue", "name": "polarity",
              "value": if event.polarity == Polarity::Negative { "negative" } else { "positive" } },
            { "@type": "PropertyValue", "name": "confidence", "value": event.confidence },
        ],
    })
}
