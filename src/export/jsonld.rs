//! schema.org as JSON-LD.

use super::csv::{attribution, thousandths};
use super::json::Json;
use crate::analysis::{Analysis, Argument, Entity, EntityId, EntityType, Event, Fact, Ref};

pub(super) fn write(analysis: &Analysis) -> String {
    let mut json = Json::default();
    json.object(|json| {
        json.field("@context", "https://schema.org");
        json.key("@graph").list(|json| {
            analysis.entities.iter().for_each(|one| entity(json, analysis, one));
            analysis.events.iter().for_each(|one| event(json, analysis, one));
            for (at, quotation) in analysis.quotations.iter().enumerate() {
                json.object(|json| {
                    json.field("@type", "Quotation");
                    json.field("@id", &format!("#q{at}"));
                    json.field("text", &quotation.span.text);
                    if let Some(speaker) = quotation.speaker {
                        reference(json.key("spokenByCharacter"), speaker);
                    }
                });
            }
        });
    });
    json.0
}

fn reference(json: &mut Json, entity: EntityId) {
    json.object(|json| json.field("@id", &format!("#{entity}")));
}

fn references(json: &mut Json, field: &str, entities: &mut dyn Iterator<Item = EntityId>) {
    json.key(field).list(|json| entities.for_each(|entity| reference(json, entity)));
}

/// A property value, with what `value` writes behind the key "value".
fn property(json: &mut Json, name: &str, value: &dyn Fn(&mut Json)) {
    json.object(|json| {
        json.field("@type", "PropertyValue");
        json.field("name", name);
        value(json.key("value"));
    });
}

fn entity(json: &mut Json, analysis: &Analysis, entity: &Entity) {
    json.object(|json| {
        json.field("@type", schema_type(entity));
        json.field("@id", &format!("#{}", entity.id));
        json.field("name", &entity.name);
        if !entity.aliases.is_empty() {
            json.texts("alternateName", &mut entity.aliases.iter().map(String::as_str));
        }
        if !entity.members.is_empty() {
            references(json, "member", &mut entity.members.iter().copied());
        }
        let wikidata =
            entity.links.wikidata.as_ref().map(|id| format!("http://www.wikidata.org/entity/{id}"));
        let geonames = entity.links.geonames.map(|id| format!("https://sws.geonames.org/{id}/"));
        if wikidata.is_some() || geonames.is_some() {
            json.texts("sameAs", &mut [&wikidata, &geonames].into_iter().flatten().map(String::as_str));
        }
        if let Some(code) = &entity.links.iso3166 {
            json.key("identifier").object(|json| {
                json.field("@type", "PropertyValue");
                json.field("propertyID", "ISO 3166-1");
                json.field("value", code);
            });
        }
        let mut facts =
            analysis.facts.iter().filter(|fact| fact.subject == Ref::Entity(entity.id)).peekable();
        if facts.peek().is_some() {
            json.key("additionalProperty").list(|json| facts.for_each(|one| fact(json, analysis, one)));
        }
    });
}

fn fact(json: &mut Json, analysis: &Analysis, fact: &Fact) {
    json.object(|json| {
        json.field("@type", "PropertyValue");
        json.field("@id", &format!("#{}", fact.id));
        json.field("name", fact.property);
        json.maybe("propertyID", fact.wikidata);
        value(json.key("value"), analysis, &fact.object);
        json.key("valueReference").list(|json| {
            for (name, of) in &fact.qualifiers {
                property(json, name, &|json| value(json, analysis, of));
            }
        });
        let source = fact.attribution.as_ref().map(|source| attribution(analysis, source));
        json.maybe("description", source.as_deref());
    });
}

fn value(json: &mut Json, analysis: &Analysis, of: &Ref) {
    match of {
        Ref::Entity(entity) => reference(json, *entity),
        Ref::Event(event) => json.object(|json| json.field("@id", &format!("#{event}"))),
        Ref::Date(date) => {
            let date = analysis.dates.get(date.0 as usize);
            json.text(date.map_or("", |date| &date.timex.value));
        }
        Ref::Text(text) => json.text(text),
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

fn event(json: &mut Json, analysis: &Analysis, event: &Event) {
    let entities = |parties: &[Argument]| parties.iter().map(|party| party.entity).collect::<Vec<_>>();
    let date = event.date.and_then(|date| analysis.dates.get(date.0 as usize));
    let triggers: Vec<&str> = event.triggers.iter().map(|trigger| trigger.text.as_str()).collect();
    let source = event.attribution.as_ref().map(|source| attribution(analysis, source));
    json.object(|json| {
        json.field("@type", "Action");
        json.field("@id", &format!("#{}", event.id));
        json.field("additionalType", event.event_type.label());
        json.field("name", &triggers.join("; "));
        references(json, "agent", &mut entities(&event.actors).into_iter());
        references(json, "participant", &mut entities(&event.recipients).into_iter());
        json.maybe("startTime", date.map(|date| date.timex.value.as_str()));
        references(json, "location", &mut event.places.iter().copied());
        json.maybe("about", event.topic.as_ref().map(|topic| topic.text.as_str()));
        json.field("description", &event.evidence.text);
        json.maybe("disambiguatingDescription", source.as_deref());
        json.key("additionalProperty").list(|json| {
            if let Some(mode) = &event.mode {
                property(json, "mode", &|json| json.text(mode));
            }
            let contexts = |json: &mut Json| event.contexts.iter().for_each(|context| json.text(context));
            property(json, "contexts", &|json| json.list(contexts));
            property(json, "modality", &|json| json.text(event.modality.label()));
            property(json, "polarity", &|json| json.text(event.polarity.label()));
            property(json, "confidence", &|json| json.plain(&thousandths(event.confidence.thousandths())));
        });
    });
}
