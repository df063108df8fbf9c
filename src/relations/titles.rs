//! Offices that the name stage does not know as titles, because they are common nouns: "the Red Front's leader, Ayo Bello".

use super::clauses::Tree;
use super::facts::installing;
use crate::analysis::{EntityType, Level, Mention, MentionId, Score};
use crate::entities::{Entities, NewMention, OfficeMention};
use crate::model::{Deprel, Upos};
use crate::text::TokenRange;

/// Adds a mention for each noun of an office that somebody is named with, or that a verb says somebody takes up or leaves.
pub(super) fn note(tree: &Tree<'_>, entities: &mut Entities) {
    for token in 0..tree.document.tokens.len() {
        let noun = matches!(tree.upos(token), Some(Upos::Noun | Upos::Propn));
        let known = || {
            entities.offices.iter().rev().any(|office| entities.tokens(office.mention).contains(&token))
                || entities
                    .mention_at(token)
                    .is_some_and(|mention| matches!(mention.level, Level::Title | Level::Name))
        };
        if !noun || !tree.tables.frames.is_a(singular(tree, token), "office") || known() {
            continue;
        }
        let holders = holders(tree, entities, token);
        if holders.is_empty() && installing(tree, token).is_none() {
            continue;
        }
        add(tree, entities, token, &holders);
    }
}

/// The noun in the singular; names of offices are often tagged as names, which keep their form.
fn singular<'d>(tree: &'d Tree<'_>, token: usize) -> &'d str {
    let lemma = tree.lemma(token);
    lemma.strip_suffix('s').filter(|_| tree.upos(token) == Some(Upos::Propn)).unwrap_or(lemma)
}

/// The people named right after the noun, in apposition to it, or of whom it is said.
fn holders(tree: &Tree<'_>, entities: &Entities, noun: usize) -> Vec<MentionId> {
    let person = |token: usize| {
        entities
            .spoken_of_at(token)
            .filter(|mention| mention.entity_type == EntityType::Person)
            .map(|mention| (mention.id, mention.level))
    };
    let after = if tree.lower(noun + 1) == "," { noun + 2 } else { noun + 1 };
    let named_after = |token: &usize| person(*token).is_some_and(|(_, level)| level == Level::Name);
    let mut heads: Vec<usize> = tree.by(noun, Deprel::Appos).chain(tree.by(noun, Deprel::Flat)).collect();
    heads.extend(Some(after).filter(named_after));
    if tree.relation(noun) == Some(Deprel::Appos) {
        heads.extend(tree.head(noun));
    }
    let mut found: Vec<MentionId> = Vec::new();
    for head in heads.into_iter().take(6) {
        for token in tree.coordinated(head).take(6) {
            if let Some((mention, Level::Name)) = person(token)
                && !found.contains(&mention)
            {
                found.push(mention);
            }
        }
    }
    // "the head of the port authority, Ada Obi, said"
    if found.is_empty() && tree.lower(noun) == tree.lemma(noun) {
        found.extend(name_between_commas(tree, entities, noun).map(|name| name.id));
    }
    if found.is_empty()
        && tree.by(noun, Deprel::Cop).next().is_some()
        && let Some((mention, _)) = tree.by(noun, Deprel::Nsubj).next().and_then(person)
    {
        found.push(mention);
    }
    found
}

/// "The leader of the small republic of Velia, [Ada Obi], is warning": the name between commas that ends a phrase.
pub(super) fn name_between_commas<'e>(
    tree: &Tree<'_>,
    entities: &'e Entities,
    head: usize,
) -> Option<&'e Mention> {
    /// No phrase between a noun and its name is longer.
    const WORDS: usize = 12;
    let inside =
        |&at: &usize| !matches!(tree.upos(at), Some(Upos::Verb | Upos::Aux | Upos::Pron | Upos::Sconj));
    let comma = (head + 1..head + 1 + WORDS).take_while(inside).find(|&at| tree.lower(at) == ",")?;
    let name = entities.mention_at(comma + 1)?;
    let words = entities.tokens(name.id);
    let closed = matches!(tree.lower(words.end), "," | "." | ";") && tree.lower(words.end + 1) != "and";
    (closed
        && words.start == comma + 1
        && name.level == Level::Name
        && name.entity_type == EntityType::Person)
        .then_some(name)
}

fn add(tree: &Tree<'_>, entities: &mut Entities, noun: usize, holders: &[MentionId]) {
    let of = body(tree, entities, noun);
    let start = first_word(tree, entities, noun);
    let tokens: TokenRange = start..noun + 1;
    let words = tree.document.span_of(tokens.clone()).of(tree.document.text).to_owned();
    let entity = entities.add_entity(EntityType::Title, words);
    let mention = entities.add_mention(
        tree.document,
        NewMention {
            tokens,
            head: noun,
            entity,
            entity_type: EntityType::Title,
            level: Level::Title,
            confidence: Score::new(650),
            reason: "a noun of an office beside a name".into(),
        },
    );
    let current = !tree
        .dependents(noun)
        .any(|word| matches!(tree.lower(word), "former" | "ex" | "late" | "ousted" | "deposed"));
    // "took over as chair": who holds it is for the verb to say.
    let unheld = holders.is_empty().then_some(None);
    for holder in holders.iter().copied().map(Some).chain(unheld) {
        entities.offices.push(OfficeMention { mention, holder, of, current });
    }
}

/// "[opposition] leader", "[political] leader": words of the office itself, not of its country.
fn first_word(tree: &Tree<'_>, entities: &Entities, noun: usize) -> usize {
    let mut start = noun;
    while start > 0 && noun - start < 3 {
        let before = start - 1;
        let part = matches!(tree.relation(before), Some(Deprel::Compound | Deprel::Amod))
            && matches!(tree.upos(before), Some(Upos::Noun | Upos::Adj))
            && !matches!(tree.lower(before), "former" | "late" | "new" | "local" | "top" | "senior" | "ex")
            && entities.mention_at(before).is_none_or(|mention| mention.level == Level::Nominal);
        if !part {
            break;
        }
        start = before;
    }
    start
}

/// The country or organisation whose office it is.
fn body(tree: &Tree<'_>, entities: &Entities, noun: usize) -> Option<MentionId> {
    tree.dependents(noun).take(12).find_map(|dependent| {
        let whose = match tree.relation(dependent)? {
            Deprel::Compound | Deprel::Amod => dependent < noun,
            Deprel::Nmod => {
                matches!(
                    tree.preposition(dependent),
                    None | Some("'s" | "’s" | "'" | "’" | "of" | "for" | "at")
                )
            }
            _ => false,
        };
        let mention = entities.mention_at(dependent).filter(|_| whose)?;
        let entity = entities.entity(mention.entity)?;
        let body = matches!(entity.entity_type, EntityType::Gpe | EntityType::Org);
        (body && mention.level != Level::Pronoun || mention.level == Level::Demonym).then_some(mention.id)
    })
}
