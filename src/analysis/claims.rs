//! What an article tells: facts, events, quotations, and on whose word.

use serde::Serialize;
use serde::ser::Serializer;

use super::{DateId, EntityId, EventId, FactId, MentionId, Reason, Score, TextSpan, labels};

/// Points from a fact to what it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Ref {
    /// An entity.
    Entity(EntityId),
    /// An event.
    Event(EventId),
    /// A date.
    Date(DateId),
    /// Plain words.
    Text(String),
}

/// On whose word something is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Attribution {
    /// Who says so; `null` where that is not an entity ("reports say").
    pub entity: Option<EntityId>,
    /// The words that say that they say so.
    pub cue: TextSpan,
    /// Who reports that they say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Box<Attribution>>,
}

/// Something that is so.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Fact {
    /// Index in [`Analysis::facts`](super::Analysis).
    pub id: FactId,
    /// Name of the property, as in Wikidata ("position held").
    pub property: &'static str,
    /// Its Wikidata id ("P39").
    pub wikidata: Option<&'static str>,
    /// Of whom or what.
    pub subject: Ref,
    /// The value.
    pub object: Ref,
    /// `of`: the country or organisation of an office; `start` and `end`: the dates from when and until when it is so;
    /// `held`: "formerly", where it is so no more.
    #[serde(serialize_with = "as_map")]
    pub qualifiers: Vec<(&'static str, Ref)>,
    /// The words that say so.
    pub evidence: Vec<TextSpan>,
    /// On whose word, where not the article's own.
    pub attribution: Option<Attribution>,
    /// How sure the reader may be.
    pub confidence: Score,
    /// Which rule said so.
    pub reason: Reason,
}

fn as_map<S: Serializer>(pairs: &[(&'static str, Ref)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

/// Who did what to whom.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Event {
    /// Index in [`Analysis::events`](super::Analysis).
    pub id: EventId,
    /// What kind of deed.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// PLOVER mode ("visit").
    pub mode: Option<String>,
    /// PLOVER contexts, where certain.
    pub contexts: Vec<String>,
    /// The words that name it, each once, in order.
    pub triggers: Vec<TextSpan>,
    /// Who did it; of a meeting or an agreement, all parties.
    pub actors: Vec<Argument>,
    /// To whom.
    pub recipients: Vec<Argument>,
    /// When.
    pub date: Option<DateId>,
    /// Where.
    pub places: Vec<EntityId>,
    /// About what.
    pub topic: Option<TextSpan>,
    /// On whose word, where not the article's own.
    pub attribution: Option<Attribution>,
    /// Whether it has happened.
    pub modality: Modality,
    /// Whether it is denied.
    pub polarity: Polarity,
    /// The sentence.
    pub evidence: TextSpan,
    /// How sure the reader may be.
    pub confidence: Score,
    /// Which rule said so.
    pub reason: Reason,
}

/// One who takes part in an event: never a bare pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Argument {
    /// Who.
    pub entity: EntityId,
    /// By what mention.
    pub mention: MentionId,
}

/// Kinds of events: the sixteen of PLOVER 2021, and two of our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the terms are PLOVER's; its codebook explains each")]
#[non_exhaustive]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
    /// Says, claims: not PLOVER's.
    State,
    /// Elections and referendums: not PLOVER's.
    Elect,
}

labels! {
    EventType: Agree "AGREE", Consult "CONSULT", Support "SUPPORT", Concede "CONCEDE", Cooperate "COOPERATE", Aid "AID", Retreat "RETREAT", Request "REQUEST", Accuse "ACCUSE", Reject "REJECT", Threaten "THREATEN", Protest "PROTEST", Sanction "SANCTION", Mobilize "MOBILIZE", Coerce "COERCE", Assault "ASSAULT", State "STATE", Elect "ELECT",
}

impl EventType {
    /// Every type, in the order of PLOVER's codebook.
    pub const ALL: [Self; 18] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
        Self::State,
        Self::Elect,
    ];

    /// The type of a label.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event_type| event_type.label() == label)
    }
}

/// Whether an event has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Modality {
    /// It has, or is going on.
    #[default]
    Actual,
    /// It is planned or expected.
    Future,
    /// It may, if.
    Hypothetical,
    /// It does again and again.
    Habitual,
}

labels! { Modality: Actual "actual", Future "future", Hypothetical "hypothetical", Habitual "habitual" }

/// Whether an event is told or denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Polarity {
    /// Told.
    #[default]
    Positive,
    /// Denied: "did not meet".
    Negative,
}

labels! { Polarity: Positive "positive", Negative "negative" }

/// Words in quotation marks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Quotation {
    /// Where, with its marks.
    #[serde(flatten)]
    pub span: TextSpan,
    /// Who said it.
    pub speaker: Option<EntityId>,
    /// The words that say that they said it.
    pub cue: Option<TextSpan>,
    /// Which rule said so.
    pub reason: Reason,
}
