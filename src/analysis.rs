//! What comes out: the contract that page, embedders, command line and scorers share.
//!
//! The JSON form has camelCase names; `www/lib/dateline.d.ts` gives the same shape to TypeScript.

use std::borrow::Cow;

use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

use crate::span::{OffsetMap, OffsetUnit, Span};

/// Version of the shape of [`Analysis`].
pub const SCHEMA_VERSION: &str = "1";

/// All that was read in one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Analysis {
    /// [`SCHEMA_VERSION`].
    pub schema_version: &'static str,
    /// Version of the model and lexicon; `none` where there was no model file.
    pub data_version: String,
    /// What every `start` and `end` below counts.
    pub offset_unit: OffsetUnit,
    /// BCP 47 tag of the language as detected; `und` where the text is too short to tell.
    pub language: String,
    /// The day that relative dates hang on.
    pub reference_date: ReferenceDate,
    /// All sentences, in order; they cover every token.
    pub sentences: Vec<Sentence>,
    /// All tokens, only where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<Token>>,
    /// Who and what the article speaks of.
    pub entities: Vec<Entity>,
    /// Where it speaks of them, sorted by start, then longest first; they may nest.
    pub mentions: Vec<Mention>,
    /// Dates and times, sorted by start, never overlapping each other.
    pub dates: Vec<DateRef>,
    /// Money, percentages, quantities and numbers, sorted by start.
    pub amounts: Vec<Amount>,
    /// What is so: offices, memberships, places, founding dates.
    pub facts: Vec<Fact>,
    /// Who did what to whom, when, where, on whose word.
    pub events: Vec<Event>,
    /// Quoted speech, sorted by start.
    pub quotations: Vec<Quotation>,
    /// What a careful reader should know about this analysis.
    pub warnings: Vec<Warning>,
}

/// A stretch of the text with its words. `end` is exclusive; `text` is exactly that slice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TextSpan {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// The words.
    pub text: String,
}

impl TextSpan {
    /// The bytes `span` of `text`.
    pub fn new(text: &str, span: Span) -> Self {
        Self { start: span.start, end: span.end, text: span.of(text).to_owned() }
    }

    /// Bytes, as long as the analysis has not been converted to another unit.
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// A share of one, kept in thousandths so that it prints alike everywhere: 0 to 1 in JSON, three places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u16);

impl Score {
    /// `thousandths` of one, at most 1000.
    pub const fn new(thousandths: u16) -> Self {
        Self(if thousandths > 1000 { 1000 } else { thousandths })
    }

    /// The nearest thousandth; what is not a number counts as 0.
    pub fn from_f32(share: f32) -> Self {
        Self((share.clamp(0.0, 1.0) * 1000.0 + 0.5) as u16)
    }

    /// Thousandths of one, 0 to 1000.
    pub const fn thousandths(self) -> u16 {
        self.0
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 1000.0)
    }
}

/// Why something was claimed, in words that a person can read.
pub type Reason = Cow<'static, str>;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $letter:literal)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

ids! {
    /// `e0`, `e1` ...: index into [`Analysis::entities`].
    EntityId "e"
    /// `m0` ...: index into [`Analysis::mentions`].
    MentionId "m"
    /// `d0` ...: index into [`Analysis::dates`].
    DateId "d"
    /// `r0` ...: two dates that share it are the ends of one range.
    RangeId "r"
    /// `a0` ...: index into [`Analysis::amounts`].
    AmountId "a"
    /// `f0` ...: index into [`Analysis::facts`].
    FactId "f"
    /// `v0` ...: index into [`Analysis::events`].
    EventId "v"
}

/// The day that relative dates hang on, and where it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ReferenceDate {
    /// ISO 8601 day.
    pub value: Option<String>,
    /// Who said so.
    pub source: ReferenceSource,
}

/// Where the reference date came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ReferenceSource {
    /// [`Options::reference_date`](crate::Options::reference_date).
    Given,
    /// The article's dateline.
    Dateline,
    /// A line of the text that says when it was published.
    Text,
    /// Taken for granted by a shell after a person said so; the core never says this.
    Assumed,
    /// There is none: relative dates stay unresolved.
    #[default]
    None,
}

/// A sentence. Headings, captions and the like are sentences too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Sentence {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// What part it plays in the article.
    pub kind: SentenceKind,
}

/// What part a sentence plays in the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum SentenceKind {
    /// A title or a section's heading.
    Headline,
    /// Place and day before the first sentence: "KAZAN, Russia, Oct. 22 -".
    Dateline,
    /// Who wrote it, or when it was published.
    Byline,
    /// Running text.
    #[default]
    Body,
    /// An item of a list.
    ListItem,
    /// Not the article's own: "Read more", captions, cookie notices.
    Boilerplate,
}

/// A word, number or mark, by the conventions of Universal Dependencies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Token {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// Dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: &'static str,
    /// Index of the head in [`Analysis::tokens`]; `null` for the root of a sentence.
    pub head: Option<u32>,
    /// Universal relation to the head, without subtype.
    pub deprel: &'static str,
}

/// What kind of thing an entity is. The senses are those of OntoNotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// Somebody or something that the article speaks of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Entity {
    /// Index in [`Analysis::entities`].
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
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
    /// Index in [`Analysis::mentions`].
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
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

/// A date, time, duration or set of times.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DateRef {
    /// Where.
    #[serde(flatten)]
    pub span: TextSpan,
    /// Index in [`Analysis::dates`].
    pub id: DateId,
    /// As TimeML writes it.
    pub timex: Timex,
    /// As ISO 8601-2 (EDTF) writes it, where it can.
    pub edtf: Option<String>,
    /// First ISO 8601 day that it may mean.
    pub earliest: Option<String>,
    /// Last ISO 8601 day that it may mean.
    pub latest: Option<String>,
    /// Shared by the two ends of "from June to August"; the first one's `edtf` is the interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<RangeId>,
    /// Other readings, as of 03/04/2025.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
    /// What it is counted from.
    pub anchor: Anchor,
    /// Parts that the text does not state: `year`, `month` ...
    pub inferred: Vec<&'static str>,
    /// How sure the reader may be.
    pub confidence: Score,
    /// Which rule said so.
    pub reason: Reason,
}

/// Another reading of a date.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Alternative {
    /// As TimeML writes it.
    pub timex: Timex,
    /// As EDTF writes it.
    pub edtf: Option<String>,
}

/// A TIMEX3 tag (ISO 24617-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Timex {
    /// What kind of time.
    #[serde(rename = "type")]
    pub timex_type: TimexType,
    /// `2024-10-22`, `P75Y`, `2024-W43`, `PRESENT_REF` ...
    pub value: String,
    /// `START`, `MID`, `END`, `APPROX` ...
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// Of a set: `EVERY` ...
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quant: Option<String>,
    /// Of a set: how often (`2X`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freq: Option<String>,
}

/// The four types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum TimexType {
    /// A day or longer, on the calendar.
    Date,
    /// A part of a day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// What a date is counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Anchor {
    /// It stands by itself.
    #[default]
    None,
    /// The reference date.
    Reference,
    /// Another date of the text.
    Date(DateId),
    /// An event; `None` where the event was not found as such.
    Event(Option<EventId>),
}

impl Serialize for Anchor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, id) = match self {
            Self::None => ("none", None),
            Self::Reference => ("reference", None),
            Self::Date(id) => ("date", Some(id.to_string())),
            Self::Event(id) => ("event", id.map(|id| id.to_string())),
        };
        let mut out = serializer.serialize_struct("Anchor", 1 + usize::from(id.is_some()))?;
        out.serialize_field("kind", kind)?;
        if let Some(id) = id {
            out.serialize_field("id", &id)?;
        }
        out.end()
    }
}

/// An amount of something.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Amount {
    /// Where.
    #[serde(flatten)]
    pub span: TextSpan,
    /// Index in [`Analysis::amounts`].
    pub id: AmountId,
    /// Of what kind.
    pub kind: AmountKind,
    /// The number in decimal digits, scale worked in: "$1.2bn" is `1200000000`.
    pub value: String,
    /// ISO 4217 code, `%`, a unit's symbol, or `null`.
    pub unit: Option<String>,
    /// Which rule said so.
    pub reason: Reason,
}

/// Kinds of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum AmountKind {
    /// "$1.2bn"
    Money,
    /// "3.5 percent"
    Percent,
    /// "40 kilometres"
    Quantity,
    /// "the third"
    Ordinal,
    /// "thousands", "12"
    Cardinal,
}

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
    /// Index in [`Analysis::facts`].
    pub id: FactId,
    /// Name of the property, as in Wikidata ("position held").
    pub property: &'static str,
    /// Its Wikidata id ("P39").
    pub wikidata: Option<&'static str>,
    /// Of whom or what.
    pub subject: Ref,
    /// The value.
    pub object: Ref,
    /// `of`: the country or organisation of an office.
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
    /// Index in [`Analysis::events`].
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
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

    /// PLOVER's term: `AGREE`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Concede => "CONCEDE",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Retreat => "RETREAT",
            Self::Request => "REQUEST",
            Self::Accuse => "ACCUSE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Sanction => "SANCTION",
            Self::Mobilize => "MOBILIZE",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
            Self::State => "STATE",
            Self::Elect => "ELECT",
        }
    }

    /// The type of a label.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event_type| event_type.label() == label)
    }
}

/// Whether an event has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
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

/// Whether an event is told or denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Polarity {
    /// Told.
    #[default]
    Positive,
    /// Denied: "did not meet".
    Negative,
}

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

/// Something that a careful reader should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Warning {
    /// Stable name.
    pub code: &'static str,
    /// For a person.
    pub message: String,
}

impl Warning {
    /// A warning with a stable code and a sentence for a person.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl Analysis {
    /// Converts every span from bytes of `text` to `unit`. Call it once, last.
    pub(crate) fn convert_offsets(&mut self, text: &str, unit: OffsetUnit) {
        self.offset_unit = unit;
        let map = OffsetMap::new(text, unit);
        let pair = |start: &mut usize, end: &mut usize| {
            *start = map.convert(*start);
            *end = map.convert(*end);
        };
        let span = |span: &mut TextSpan| pair(&mut span.start, &mut span.end);
        let attribution = |attribution: &mut Option<Attribution>| {
            let mut next = attribution.as_mut();
            while let Some(one) = next {
                span(&mut one.cue);
                next = one.via.as_deref_mut();
            }
        };
        for sentence in &mut self.sentences {
            pair(&mut sentence.start, &mut sentence.end);
        }
        for token in self.tokens.iter_mut().flatten() {
            pair(&mut token.start, &mut token.end);
        }
        self.mentions.iter_mut().for_each(|mention| span(&mut mention.span));
        self.dates.iter_mut().for_each(|date| span(&mut date.span));
        self.amounts.iter_mut().for_each(|amount| span(&mut amount.span));
        for fact in &mut self.facts {
            fact.evidence.iter_mut().for_each(span);
            attribution(&mut fact.attribution);
        }
        for event in &mut self.events {
            event.triggers.iter_mut().for_each(span);
            event.topic.iter_mut().for_each(span);
            span(&mut event.evidence);
            attribution(&mut event.attribution);
        }
        for quotation in &mut self.quotations {
            span(&mut quotation.span);
            quotation.cue.iter_mut().for_each(span);
        }
    }
}
