//! Mentions of entities by name: people, organisations, places, events, laws, offices.

use crate::analysis::{EntityType, Level, Reason, Score};
use crate::lexicon::Lexicon;
use crate::model::Syntax;
use crate::options::Options;
use crate::span::Span;
use crate::text::{Document, TokenRange};

/// A mention by name, demonym or title, before anyone knows which entity it is.
#[derive(Clone, Debug)]
pub(crate) struct NameMention {
    pub span: Span,
    pub tokens: TokenRange,
    pub entity_type: EntityType,
    /// `Name`, `Demonym` or `Title`.
    pub level: Level,
    pub confidence: Score,
    pub reason: Reason,
}

/// All mentions by name, sorted by start, then longest first; they may nest, but never cross.
pub(crate) fn find(
    _document: &Document<'_>,
    _syntax: Option<&Syntax>,
    _lexicon: Option<&Lexicon>,
    _options: &Options,
) -> Vec<NameMention> {
    Vec::new()
}
