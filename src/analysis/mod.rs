//! What comes out: the contract that page, embedders, command line and scorers share.
//!
//! The JSON form has camelCase names; `www/lib/dateline.d.ts` gives the same shape to TypeScript.

mod claims;
mod dates;
mod entities;
mod text;

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::Serializer;

use crate::compose::Composed;
use crate::span::{OffsetMap, OffsetUnit, Span};

pub use claims::{Argument, Attribution, Event, EventType, Fact, Modality, Polarity, Quotation, Ref};
pub use dates::{
    Alternative, Amount, AmountKind, Anchor, DateRef, ReferenceDate, ReferenceSource, Timex, TimexType,
};
pub use entities::{Entity, EntityType, Level, Links, Mention};
pub use text::{Sentence, SentenceKind, Token};

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

    /// The bytes `span`; its words are put in last, when nothing else of the text's reading is kept any more.
    pub(crate) fn at(span: Span) -> Self {
        Self { start: span.start, end: span.end, text: String::new() }
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

/// What stands for each value of a type, in JSON and in the other formats.
macro_rules! labels {
    ($name:ident: $($variant:ident $label:literal),* $(,)?) => {
        impl $name {
            /// What stands for it in JSON.
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label,)*
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.label())
            }
        }
    };
}
use labels;

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
    /// Converts every span from bytes of the text that was read, `composed`, to `unit` of `source`, the text as it came,
    /// and puts in the words of those that have none yet.
    /// Call it once, last.
    pub(crate) fn convert_offsets(&mut self, source: &str, composed: &Composed<'_>, unit: OffsetUnit) {
        self.offset_unit = unit;
        let map = OffsetMap::new(source, unit);
        let pair = |start: &mut usize, end: &mut usize| {
            *start = map.convert(composed.source(*start));
            *end = map.convert(composed.source(*end));
        };
        let span = |span: &mut TextSpan| {
            if span.text.is_empty() || composed.is_changed() {
                let place = Span::new(composed.source(span.start), composed.source(span.end));
                place.of(source).clone_into(&mut span.text);
            }
            pair(&mut span.start, &mut span.end);
        };
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
