//! Who and what: entities and where the text mentions them.

use serde::{Deserialize, Serialize};

use super::{EntityId, MentionId, Reason, Score, TextSpan, labels};

/// What kind of thing an entity is. The senses are those of OntoNotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum EntityType {
    /// People.
    Person,
    /// Companies, agencies, institutions, parties, teams.
    Org,
    /// Countries, cities, states: places with a government.
    Gpe,
    /// Other places: mountains, seas, regions.
    Loc,
    /// Buildings, airports, roads.
    Fac,
    /// Nationalities, religious and political groups.
    Norp,
    /// Named events: wars, summits, storms, games.
    Event,
    /// Named laws, treaties, charters.
    Law,
    /// Things that are made: vehicles, weapons, drugs.
    Product,
    /// Books, films, songs, newspapers as works.
    Work,
    /// Named programmes, projects and plans.
    Initiative,
    /// An office or role.
    Title,
    /// Several entities spoken of together.
    Group,
}

labels! {
    EntityType: Person "PERSON", Org "ORG", Gpe "GPE", Loc "LOC", Fac "FAC", Norp "NORP", Event "EVENT", Law "LAW", Product "PRODUCT", Work "WORK", Initiative "INITIATIVE", Title "TITLE", Group "GROUP",
}

/// Somebody or something that the article speaks of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Entity {
    /// Index in [`Analysis::entities`](super::Analysis).
    pub id: EntityId,
    /// What kind of thing.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// The name that a person would choose.
    pub name: String,
    /// Its other names in this article, each once, in order of appearance.
    pub aliases: Vec<String>,
    /// Of a group: who belongs to it. Left out where none is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<EntityId>,
    /// What it is elsewhere, only where certain.
    pub links: Links,
    /// How much the article is about it.
    pub salience: Score,
}

/// Identifiers of an entity elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Links {
    /// ISO 3166-1 alpha-2 code of a country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso3166: Option<String>,
    /// GeoNames id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geonames: Option<u32>,
    /// Wikidata id (`Q1`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// CAMEO actor code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
}

/// One place in the text that speaks of an entity.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Mention {
    /// Where.
    #[serde(flatten)]
    pub span: TextSpan,
    /// Index in [`Analysis::mentions`](super::Analysis).
    pub id: MentionId,
    /// Of whom.
    pub entity: EntityId,
    /// What kind of thing is meant here; it may differ from the entity's type.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// By what kind of words.
    pub level: Level,
    /// How sure the reader may be.
    pub confidence: Score,
    /// Which rule or model said so.
    pub reason: Reason,
}

/// By what kind of words an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Level {
    /// "Xi Jinping"
    Name,
    /// "Chinese"
    Demonym,
    /// "both countries"
    Nominal,
    /// "he"
    Pronoun,
    /// "president"
    Title,
}

labels! { Level: Name "name", Demonym "demonym", Nominal "nominal", Pronoun "pronoun", Title "title" }
