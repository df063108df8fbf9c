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
    let only_country = only_country(facts);
    for office in &offices {
        if let Some((holder, of)) = held(facts, office) {
            let home = of.is_none().then(|| only_country.filter(|_| of_state(facts, office))).flatten();
            push(facts, office, holder, of, home);
        }
    }
}

/// The heads of states and governments: an article that names one country leaves it out of their titles.
const OF_STATE: [&str; 8] =
    ["president", "vice-president", "minister", "premier", "chancellor", "king", "queen", "emir"];

fn of_state(facts: &Facts<'_, '_>, office: &OfficeMention) -> bool {
    let last = facts.entities.tokens(office.mention).end.saturating_sub(1);
    OF_STATE.contains(&facts.tree.lower(last))
}

/// The country of the article, if it speaks of one only and not as somebody's counterpart ("sanctions against Chad").
fn only_country(facts: &Facts<'_, '_>) -> Option<EntityId> {
    let mut only = None;
    for mention in &facts.entities.mentions {
        if !facts.is_country(mention.entity) {
            continue;
        }
        if *only.get_or_insert(mention.entity) != mention.entity {
            return None;
        }
        let head = facts.entities.head(mention.id)?;
        if matches!(facts.tree.preposition(head), Some("against" | "with" | "on" | "to")) {
            return None;
        }
    }
    only
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
    home: Option<EntityId>,
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
    qualifiers.extend(of.or(home).map(|of| ("of", Ref::Entity(of))));
    let (confidence, reason) = match (home, office.holder) {
        (Some(_), _) => (550, "a title beside a name; of the only country that the article names"),
        (None, Some(_)) => (850, "a title beside a name"),
        (None, None) => (700, "a title in apposition to a name, or said of it"),
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
