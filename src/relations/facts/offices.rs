//! Who holds which office: "Chinese President Xi Jinping", "Ayman Nour, Ghad's leader", "Mr. Clinton is the U.N. envoy".

use super::{Facts, POSITION_HELD};
use crate::analysis::{EntityId, EntityType, Level, Ref};
use crate::entities::OfficeMention;
use crate::model::{Deprel, Upos};
use crate::text::TokenRange;

/// A title and its holder may stand this many tokens apart and still be evidence of each other.
const FAR: usize = 16;

pub(super) fn find(facts: &mut Facts<'_, '_>) {
    let offices = facts.entities.offices.clone();
    let mut told = Vec::new();
    for office in &offices {
        if let Some((holder, of)) = held(facts, office) {
            told.push(holder);
            push(facts, office, holder, of);
        }
    }
}

/// Who holds the office at this mention of it, and of what it is an office.
fn held(
    facts: &Facts<'_, '_>,
    office: &OfficeMention,
) -> Option<(crate::analysis::MentionId, Option<EntityId>)> {
    let of = office.of.and_then(|of| facts.entities.mention(of)).map(|of| of.entity);
    if let Some(holder) = office.holder {
        return Some((holder, of));
    }
    let title = facts.entities.head(office.mention)?;
    let holder = beside(facts, title)?;
    Some((holder, of))
}

/// The person in apposition to the title, or of whom a clause says that they are it.
fn beside(facts: &Facts<'_, '_>, title: usize) -> Option<crate::analysis::MentionId> {
    let tree = facts.tree;
    let person = |token: usize| {
        facts
            .named(token, &[EntityType::Person])
            .filter(|mention| mention.level == Level::Name)
            .map(|mention| mention.id)
    };
    if let Some(found) = tree.by(title, Deprel::Appos).find_map(person) {
        return Some(found);
    }
    let above = tree.head(title);
    if tree.relation(title) == Some(Deprel::Appos) {
        return above.and_then(person);
    }
    // A copula: the title is the predicate.
    if tree.by(title, Deprel::Cop).next().is_some() {
        let subject = tree.by(title, Deprel::Nsubj).next()?;
        let mention = facts.entities.spoken_of_at(subject)?;
        let entity = facts.entities.entity(mention.entity)?;
        return (entity.entity_type == EntityType::Person && tree.upos(title) != Some(Upos::Verb))
            .then_some(mention.id);
    }
    None
}

fn push(
    facts: &mut Facts<'_, '_>,
    office: &OfficeMention,
    holder: crate::analysis::MentionId,
    of: Option<EntityId>,
) {
    let (Some(title), Some(person)) =
        (facts.entities.mention(office.mention), facts.entities.mention(holder))
    else {
        return;
    };
    let (title_entity, person_entity) = (title.entity, person.entity);
    let mut words: TokenRange = facts.entities.tokens(office.mention);
    let near = |tokens: &TokenRange, words: &TokenRange| {
        tokens.start < words.end + FAR && words.start < tokens.end + FAR
    };
    for mention in [Some(holder), office.of].into_iter().flatten() {
        let tokens = facts.entities.tokens(mention);
        if near(&tokens, &words) {
            words = Facts::hull(&words, &tokens);
        }
    }
    let mut qualifiers: Vec<(&'static str, Ref)> = Vec::new();
    qualifiers.extend(of.map(|of| ("of", Ref::Entity(of))));
    let (confidence, reason) = if office.holder.is_some() {
        (850, "a title beside a name")
    } else {
        (700, "a title in apposition to a name, or said of it")
    };
    facts.push_qualified(
        POSITION_HELD,
        Ref::Entity(person_entity),
        Ref::Entity(title_entity),
        qualifiers,
        words,
        confidence,
        reason,
    );
}
