//! From mentions to entities: one man is one entity.

use crate::analysis::{Entity, Mention};
use crate::lexicon::Lexicon;
use crate::model::Syntax;
use crate::names::NameMention;
use crate::options::Options;
use crate::text::Document;

/// What was found. Spans in bytes.
#[derive(Default)]
pub(crate) struct Entities {
    /// In order of first mention; ids count from 0.
    pub entities: Vec<Entity>,
    /// Sorted by start, then longest first; ids count from 0.
    pub mentions: Vec<Mention>,
}

/// Clusters `names` into entities and adds the nominal and pronoun mentions.
pub(crate) fn resolve(
    _document: &Document<'_>,
    _syntax: Option<&Syntax>,
    _names: Vec<NameMention>,
    _lexicon: Option<&Lexicon>,
    _options: &Options,
) -> Entities {
    Entities::default()
}
