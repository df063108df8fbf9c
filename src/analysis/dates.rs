//! When: dates as TIMEX3 and EDTF, what they are counted from, and amounts.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::{AmountId, DateId, EventId, RangeId, Reason, Score, TextSpan, labels};

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

/// A date, time, duration or set of times.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DateRef {
    /// Where.
    #[serde(flatten)]
    pub span: TextSpan,
    /// Index in [`Analysis::dates`](super::Analysis).
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

labels! { TimexType: Date "DATE", Time "TIME", Duration "DURATION", Set "SET" }

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
    /// Index in [`Analysis::amounts`](super::Analysis).
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

labels! { AmountKind: Money "money", Percent "percent", Quantity "quantity", Ordinal "ordinal", Cardinal "cardinal" }
