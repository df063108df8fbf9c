//! One name, one sort of thing: where the same words were once taken for a person and twice for a company, all three
//! are the company.

use crate::keyed::{Map, Set};

use super::draft::Draft;
use super::known;
use super::names::Name;
use crate::analysis::{EntityType, Level};

/// Weight of a form of address or a title before the name, which people alone have, against the thousandths of
/// confidence of the mentions.
const ADDRESS: u32 = 3000;
/// Weight of "Inc." and the like after the name.
const DESIGNATOR: u32 = 3000;

/// Gives all mentions of the same words the type that most speaks for. What the lexicon lists is left as it is: Jordan
/// the player and Jordan the country may meet in one article.
pub(super) fn vote(draft: &Draft<'_>, names: &mut [Name]) {
    let mut votes: Map<String, Vec<(EntityType, u32)>> = Map::default();
    for name in names.iter().filter(|name| may_vote(draft, name)) {
        let weight = u32::from(name.mention.confidence.thousandths());
        let votes = votes.or_default(name.words.join(" "));
        let mut add = |entity_type: EntityType, weight: u32| match votes
            .iter_mut()
            .find(|(other, _)| *other == entity_type)
        {
            Some((_, votes)) => *votes += weight,
            None => votes.push((entity_type, weight)),
        };
        add(name.mention.entity_type, weight);
        let before = name.mention.tokens.start.checked_sub(1);
        if before.is_some_and(|before| known::is_title_word(draft, before)) {
            add(EntityType::Person, ADDRESS);
        }
        if super::names::has_designator(name.mention.span.of(draft.document.text)) {
            add(EntityType::Org, DESIGNATOR);
        }
    }
    // "Verity" in an article on Verity Wireless is the company, if no person has that name.
    let mut organisations: Set<String> = Set::default();
    let mut people: Set<String> = Set::default();
    for name in names.iter().filter(|name| name.words.len() > 1) {
        match name.mention.entity_type {
            EntityType::Org => organisations.extend(name.words.first().cloned()),
            EntityType::Person => people.extend(name.words.iter().cloned()),
            _ => {}
        }
    }
    for name in names.iter_mut().filter(|name| may_vote(draft, name)) {
        if let [word] = name.words.as_slice()
            && organisations.contains(word)
            && !people.contains(word)
        {
            let before = name.mention.tokens.start.checked_sub(1);
            if !before.is_some_and(|before| known::is_title_word(draft, before)) {
                name.mention.entity_type = EntityType::Org;
                continue;
            }
        }
        let Some(votes) = votes.get(&name.words.join(" ")) else { continue };
        // The first of equals: the order is that of the text.
        let mut best: Option<(EntityType, u32)> = None;
        for &(entity_type, weight) in votes {
            if best.is_none_or(|(_, most)| weight > most) {
                best = Some((entity_type, weight));
            }
        }
        if let Some((entity_type, _)) = best {
            name.mention.entity_type = entity_type;
        }
    }
}

fn may_vote(draft: &Draft<'_>, name: &Name) -> bool {
    let votes = matches!(
        name.mention.entity_type,
        EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Loc | EntityType::Fac
    );
    // Certain is only what the user has given.
    votes
        && name.mention.level == Level::Name
        && name.mention.confidence.thousandths() < 1000
        && !known::is_thing(draft, &name.words)
}
