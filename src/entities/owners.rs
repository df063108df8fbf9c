//! Whose a named body is: "[Iraqi] Interior Ministry", "Iran's Revolutionary Guards", "the [Kenyan] Red Cross".

use super::draft::{Draft, DraftMention};
use crate::analysis::{EntityType, Level};

/// Notes of every organisation by name the country that is named in it or right before it. The mentions are those by
/// name, sorted by first token, longest first.
pub(super) fn add(draft: &mut Draft<'_>) {
    let mut owners = Vec::new();
    for (at, mention) in draft.mentions.iter().enumerate() {
        if mention.entity_type != EntityType::Org || mention.level != Level::Name {
            continue;
        }
        let inside = draft.mentions.get(at + 1).filter(|inner| {
            inner.tokens.start == mention.tokens.start && inner.tokens.end < mention.tokens.end
        });
        let before = || {
            let before = draft.mentions.get(at.checked_sub(1)?)?;
            let between = before.tokens.end..mention.tokens.start;
            let adjective = between.is_empty() && before.level == Level::Demonym;
            let possessor =
                between.len() == 1 && matches!(draft.document.word(between.start), "'s" | "’s" | "'" | "’");
            (adjective || possessor).then_some(before)
        };
        let owner = inside.or_else(before).filter(|owner| is_country(owner)).map(|owner| owner.cluster);
        owners.extend(owner.map(|owner| (mention.cluster, owner)));
    }
    for (body, owner) in owners {
        let owner = draft.find(owner);
        if draft.find(body) != owner
            && let Some(body) = draft.cluster_mut(body)
        {
            body.of = body.of.or(Some(owner));
        }
    }
}

fn is_country(mention: &DraftMention) -> bool {
    matches!(mention.entity_type, EntityType::Gpe | EntityType::Norp)
}
