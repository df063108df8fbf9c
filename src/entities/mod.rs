//! From mentions to entities: one man is one entity.

mod index;

use std::collections::HashMap;

use crate::lexicon::Lexicon;
use crate::model::Syntax;
use crate::names::NameMention;
use crate::options::Options;
use crate::text::Document;

pub(crate) use index::{Entities, NewMention, OfficeMention};

/// Clusters `names` into entities and adds the nominal and pronoun mentions.
pub(crate) fn resolve(
    document: &Document<'_>,
    _syntax: Option<&Syntax>,
    names: Vec<NameMention>,
    _lexicon: Option<&Lexicon>,
    _options: &Options,
) -> Entities {
    let mut found = Entities::default();
    let mut by_name = HashMap::new();
    for name in names {
        let words = name.span.of(document.text);
        let entity = *by_name
            .entry((name.entity_type, words))
            .or_insert_with(|| found.add_entity(name.entity_type, words));
        let head = name.tokens.end.saturating_sub(1);
        found.add_mention(
            document,
            NewMention {
                tokens: name.tokens,
                head,
                entity,
                entity_type: name.entity_type,
                level: name.level,
                confidence: name.confidence,
                reason: name.reason,
            },
        );
    }
    found
}
