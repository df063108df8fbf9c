//! Where and about what: the circumstances of an event.

use super::clauses::Tree;
use super::parties::Parties;
use crate::analysis::{EntityId, EntityType, EventType, Level, Mention};
use crate::model::{Deprel, Upos};
use crate::text::TokenRange;

/// How many heads up the word that governs a date or place may be.
const STEPS_UP: usize = 8;

/// The verb, or noun that a preposition hangs on, above a phrase; and the top of the phrase.
pub(super) fn governor(tree: &Tree<'_>, token: usize) -> Option<(usize, usize)> {
    let mut at = token;
    for _ in 0..STEPS_UP {
        let head = tree.head(at)?;
        let verbal = tree.upos(head) == Some(Upos::Verb) || tree.relation(head) == Some(Deprel::Root);
        let event_noun = tree.is_noun(head)
            && tree.tables.frames.of(super::frames::Class::Noun, tree.lemma(head)).next().is_some();
        if verbal || event_noun {
            return Some((head, at));
        }
        at = head;
    }
    None
}

/// The places that a sentence speaks of. "at the University of Minnesota": what is part of another name is none of them.
fn places_in<'p>(parties: &'p Parties<'_, '_>, sentence: &TokenRange) -> impl Iterator<Item = &'p Mention> {
    /// More mentions a sentence has only where it is no sentence.
    const MENTIONS: usize = 40;
    let mut name_end = 0;
    parties.entities.mentions_in(sentence.clone()).take(MENTIONS).filter(move |mention| {
        let tokens = parties.entities.tokens(mention.id);
        let place = matches!(mention.entity_type, EntityType::Gpe | EntityType::Loc | EntityType::Fac);
        if !place && mention.level == Level::Name {
            name_end = name_end.max(tokens.end);
        }
        place && tokens.start >= name_end && !matches!(mention.level, Level::Demonym | Level::Pronoun)
    })
}

/// Where the event takes place: the places under "in", "at" and the like that hang on the trigger, its object or its clause.
pub(super) fn places(
    parties: &Parties<'_, '_>,
    trigger: usize,
    sentence: &TokenRange,
    event: EventType,
) -> Vec<EntityId> {
    let tree = parties.tree;
    let of_topic = |place: usize| lies_in_topic(parties, place, trigger, event);
    let clause = tree.clause(trigger);
    let light = tree.light_verb(trigger).map(|(verb, _)| verb);
    let mut found = Vec::new();
    for mention in places_in(parties, sentence) {
        let Some(head) = parties.entities.head(mention.id) else { continue };
        let Some((above, top)) = governor(tree, head) else { continue };
        let beyond = tree.is_noun(above).then(|| tree.head(above)).flatten();
        let here = above == trigger
            || Some(above) == light
            || above == clause && !tree.is_occasion(trigger)
            || matches!(tree.preposition(above), Some("in" | "at" | "during"))
                && (beyond == Some(trigger) || beyond == Some(clause));
        if here && locative(tree, head, top) && !of_topic(head) && !found.contains(&mention.entity) {
            found.push(mention.entity);
            // "in Kazan, Russia", "in the Ghanaian port of Tema": the larger place too.
            let around =
                tree.dependents(head).chain(tree.head(head)).filter(|&near| near.abs_diff(head) <= 3);
            for near in around.take(6) {
                if let Some(larger) = parties.entities.mention_at(near)
                    && larger.entity_type == EntityType::Gpe
                    && larger.level == Level::Name
                    && matches!(
                        tree.relation(near),
                        Some(Deprel::Appos | Deprel::Nmod | Deprel::Obl | Deprel::Flat)
                    )
                    && !found.contains(&larger.entity)
                {
                    found.push(larger.entity);
                }
            }
        }
    }
    if found.is_empty() && !tree.is_occasion(trigger) {
        found.extend(only_place_near(parties, trigger, sentence, of_topic));
    }
    found
}

/// "discussed the war in Ukraine", "called for a truce in Mali": what words are about happens there, not the words. Of
/// people ("told reporters in Lima") and meetings ("told a summit in Lima") it tells where they are spoken.
fn lies_in_topic(parties: &Parties<'_, '_>, place: usize, trigger: usize, event: EventType) -> bool {
    let tree = parties.tree;
    let spoken = matches!(
        event,
        EventType::Consult
            | EventType::State
            | EventType::Request
            | EventType::Accuse
            | EventType::Support
            | EventType::Reject
            | EventType::Threaten
            | EventType::Agree
    );
    let is_a = |noun: usize, class| tree.tables.frames.is_a(tree.lemma(noun), class);
    // The parse may hang "in Ukraine" on the verb.
    let before = tree.extent(place).start.checked_sub(1).filter(|&noun| is_a(noun, "situation"));
    let above = tree.head(place).filter(|_| tree.relation(place) == Some(Deprel::Nmod));
    before.or(above).filter(|_| spoken).is_some_and(|topic| {
        topic != trigger
            && tree.is_noun(topic)
            && !parties.is_agent(topic)
            && !parties.is_place(topic)
            && !is_a(topic, "talks")
            && match tree.preposition(topic) {
                // "announced a factory in Lima" from there as often as not.
                None => event != EventType::State,
                Some(of) => matches!(of, "on" | "about" | "over" | "of" | "for" | "to" | "against"),
            }
    })
}

/// The only place that a sentence names after "in", "at" or "near", if it stands beside the trigger.
fn only_place_near(
    parties: &Parties<'_, '_>,
    trigger: usize,
    sentence: &TokenRange,
    of_topic: impl Fn(usize) -> bool,
) -> Option<EntityId> {
    const NEAR: usize = 12;
    let tree = parties.tree;
    let mut only = None;
    for mention in places_in(parties, sentence).filter(|mention| mention.level == Level::Name) {
        let tokens = parties.entities.tokens(mention.id);
        let led = (tokens.start.saturating_sub(4)..tokens.start)
            .rev()
            .take_while(|&token| !matches!(tree.upos(token), Some(Upos::Verb | Upos::Punct)))
            .any(|token| matches!(tree.lower(token), "in" | "at" | "near" | "outside"));
        let apart = parties
            .entities
            .head(mention.id)
            .is_some_and(|head| tree.clause(head) != tree.clause(trigger) || of_topic(head));
        if !led || apart {
            continue;
        }
        if only.is_some_and(|(other, _)| other != mention.entity) {
            return None;
        }
        only = Some((mention.entity, tokens.start));
    }
    only.filter(|(_, at)| at.abs_diff(trigger) <= NEAR).map(|(place, _)| place)
}

/// Whether a preposition of place stands between the place and what it hangs on.
fn locative(tree: &Tree<'_>, place: usize, top: usize) -> bool {
    let mut at = place;
    for _ in 0..STEPS_UP {
        let preposition = tree.preposition(at);
        if matches!(
            preposition,
            Some(
                "in" | "at"
                    | "near"
                    | "outside"
                    | "inside"
                    | "across"
                    | "around"
                    | "off"
                    | "throughout"
                    | "through"
            )
        ) || (preposition == Some("on") && at == top)
        {
            // "officials in Cairo said" tells where the officials are, not where they spoke.
            return at == top || matches!(tree.relation(top), Some(Deprel::Obj | Deprel::Obl | Deprel::Nmod));
        }
        if at == top {
            return false;
        }
        match tree.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// What an event is about, in words: the clause or thing that completes the trigger.
pub(super) fn topic(parties: &Parties<'_, '_>, trigger: usize) -> Option<TokenRange> {
    let tree = parties.tree;
    let mut about = None;
    for dependent in tree.dependents(trigger) {
        let relation = tree.relation(dependent)?;
        let fits = match relation {
            Deprel::Ccomp | Deprel::Xcomp => true,
            Deprel::Obj => !parties.is_agent(dependent),
            Deprel::Obl | Deprel::Nmod => {
                matches!(
                    tree.preposition(dependent),
                    Some("about" | "over" | "on" | "for" | "regarding" | "of" | "against")
                ) && !parties.is_agent(dependent)
                    && !parties.is_place(dependent)
            }
            Deprel::Acl | Deprel::Advcl => tree.by(dependent, Deprel::Mark).next().is_some(),
            _ => false,
        };
        if fits {
            about = Some(dependent);
            if matches!(relation, Deprel::Ccomp | Deprel::Xcomp | Deprel::Obj) {
                break;
            }
        }
    }
    let about = about?;
    let mut tokens = tree.extent(about);
    if tokens.contains(&trigger) {
        return None;
    }
    while tokens.len() > 1 && tokens.start < about && is_opener(tree, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && tree.upos(tokens.end - 1) == Some(Upos::Punct) {
        tokens.end -= 1;
    }
    Some(tokens)
}

fn is_opener(tree: &Tree<'_>, token: usize) -> bool {
    matches!(tree.relation(token), Some(Deprel::Mark | Deprel::Case | Deprel::Punct))
}
