//! Mentions nest or stand apart: two that share words and each have words of their own are brought one into the other.
//!
//! What is found at different times may cross: "[Houthi [prisoners]' committee]" was first "Houthi prisoners", then
//! "prisoners' committee"; "[the [head] of state]" the head, then the office.

use super::index::Entities;
use crate::analysis::{Level, TextSpan};
use crate::order::{outermost_first, sort_by_key};
use crate::text::Document;

/// Stretching one mention may make it cross another one; more rounds than this no phrase needs.
const ROUNDS: usize = 3;

/// Stretches mentions until none crosses another.
pub(super) fn nest(document: &Document<'_>, entities: &mut Entities) {
    for _ in 0..ROUNDS {
        let crossing = crossing(entities);
        if crossing.is_empty() {
            return;
        }
        for (first, second) in crossing {
            stretch(document, entities, first, second);
        }
    }
}

/// Places in the list of mentions, of two that cross each other: the one that begins first, then the other.
fn crossing(entities: &Entities) -> Vec<(usize, usize)> {
    let mentions = &entities.mentions;
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    sort_by_key(&mut order, |&at| {
        mentions.get(at).map_or([0; 3], |mention| outermost_first(mention.span.start, mention.span.end))
    });
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for at in order {
        let Some(span) = mentions.get(at).map(|mention| mention.span.span()) else { continue };
        let span_of = |at: usize| mentions.get(at).map(|mention| mention.span.span()).unwrap_or_default();
        open.retain(|&outer| span_of(outer).end > span.start);
        found.extend(open.iter().filter(|&&outer| !span_of(outer).contains(span)).map(|&outer| (outer, at)));
        open.push(at);
    }
    found
}

/// A phrase takes in what stands before its head, and what follows the head of another; a name keeps its words.
fn stretch(document: &Document<'_>, entities: &mut Entities, first: usize, second: usize) {
    let level = |at: usize| entities.mentions.get(at).map(|mention| mention.level);
    let is_name = |at: usize| matches!(level(at), Some(Level::Name | Level::Demonym));
    let Some((whole, shares_head)) = entities.joined(first, second) else { return };
    let longer = match (is_name(first), is_name(second)) {
        (false, false) if shares_head => first,
        (false, true) => first,
        (_, false) => second,
        (true, true) => return,
    };
    let span = document.span_of(whole.clone());
    if let Some(mention) = entities.mentions.get_mut(longer) {
        mention.span = TextSpan::new(document.text, span);
    }
    entities.set_tokens(longer, whole);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{EntityType, Score};
    use crate::entities::NewMention;
    use crate::text::{TokenRange, read};

    fn nested(text: &str, mentions: [(TokenRange, usize, Level); 2]) -> Vec<String> {
        let document = read(text);
        let mut entities = Entities::default();
        for (tokens, head, level) in mentions {
            let entity_type = EntityType::Org;
            let entity = entities.add_entity(entity_type, "test");
            let confidence = Score::default();
            let reason = "test".into();
            let new = NewMention { tokens, head, entity, entity_type, level, confidence, reason };
            entities.add_mention(&document, new);
        }
        entities.sort_mentions(&document);
        entities.mentions.iter().map(|mention| mention.span.text.clone()).collect()
    }

    #[test]
    fn what_stands_before_the_head_belongs_to_the_phrase() {
        let (group, body) = ((0..2, 1, Level::Nominal), (1..4, 3, Level::Nominal));
        let expected = ["Tuareg herders' union", "Tuareg herders"];
        assert_eq!(nested("Tuareg herders' union", [group, body]), expected);
    }

    #[test]
    fn what_follows_a_shared_head_belongs_to_both() {
        let (person, office) = ((0..2, 1, Level::Nominal), (1..4, 1, Level::Title));
        assert_eq!(
            nested("Norlandic head of state", [person, office]),
            ["Norlandic head of state", "head of state"]
        );
    }

    #[test]
    fn a_name_keeps_its_words() {
        let (name, phrase) = ((0..2, 1, Level::Name), (1..3, 2, Level::Nominal));
        let expected = ["Tallow Bank governor", "Tallow Bank"];
        assert_eq!(nested("Tallow Bank governor", [name, phrase]), expected);
        let (phrase, name) = ((0..2, 1, Level::Nominal), (1..3, 2, Level::Name));
        assert_eq!(nested("the Tallow Bank", [phrase, name]), ["the Tallow Bank", "Tallow Bank"]);
    }
}
