//! What a caller may ask for.

mod json;
mod value;

use serde::Serialize;

use crate::analysis::{EntityType, Links};
use crate::span::OffsetUnit;

/// Largest text that is analysed unless [`Options::max_bytes`] says otherwise: 8 MiB.
pub const DEFAULT_MAX_BYTES: usize = 8 << 20;

/// How an article is to be read. `Options::default()` asks for everything and assumes nothing.
///
/// In JSON the names are those of the contract, in camelCase; an unknown name is an error, not ignored: [`Options::from_json`].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// The day the article was written, ISO 8601 (`2026-11-18`). Never taken from a clock by the core.
    pub reference_date: Option<String>,
    /// How `03/04/2025` is to be read. Left out, the text's own evidence decides, else both readings are kept.
    pub date_order: Option<DateOrder>,
    /// First month of the fiscal year, 1 to 12; 1 where left out.
    pub fiscal_year_start: Option<u8>,
    /// The user's own names and corrections; they always win.
    pub lexicon: Vec<LexiconEntry>,
    /// Stages to run, all where left out. `dates` alone works without the model.
    pub stages: Option<Vec<Stage>>,
    /// What `start` and `end` count in the answer.
    pub offset_unit: OffsetUnit,
    /// Whether the answer lists the tokens with lemma, part of speech and head.
    pub tokens: bool,
    /// Largest text in bytes of UTF-8; 8 MiB where left out. Above it: an error.
    pub max_bytes: Option<usize>,
}

impl Options {
    /// Whether `stage` is to run.
    pub fn wants(&self, stage: Stage) -> bool {
        self.stages.as_ref().is_none_or(|stages| stages.contains(&stage))
    }
}

/// Order of day, month and year in a date of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DateOrder {
    /// 31/12/2025, as in Britain.
    Dmy,
    /// 12/31/2025, as in America.
    Mdy,
    /// 2025/12/31.
    Ymd,
}

/// A part of the analysis that can be asked for by itself. A stage brings those that it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Stage {
    /// Mentions by name.
    Names,
    /// Dates and times.
    Dates,
    /// Money, percentages, quantities, numbers.
    Amounts,
    /// Entities, with nominal and pronoun mentions.
    Entities,
    /// Facts, events and quotations.
    Relations,
}

/// A name of the user's own, or a correction.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LexiconEntry {
    /// The name as it stands in texts.
    pub name: String,
    /// Its type; `null` where the name is not to be marked at all.
    #[serde(rename = "type")]
    pub entity_type: Option<EntityType>,
    /// Other names of the same entity: they are merged with it.
    pub aliases: Vec<String>,
    /// Names that are never to be merged with it.
    pub not: Vec<String>,
    /// Its identifiers elsewhere.
    pub links: Links,
}
