//! What lies where: "Kazan, Russia", "Herat, a city in Afghanistan", "the Kremlin in Kazan", "the Ghanaian capital, Accra".

use super::{CAPITAL, COUNTRY, Facts, LOCATED_IN, LOCATION};
use crate::analysis::{EntityId, EntityType, Level, Mention, Ref};
use crate::model::Deprel;
use crate::relations::clauses::Tree;
use crate::relations::frames::Role;
use crate::text::TokenRange;

const PLACES: [EntityType; 3] = [EntityType::Gpe, EntityType::Loc, EntityType::Fac];

pub(super) fn find(facts: &mut Facts<'_, '_>) {
    let names: Vec<Mention> =
        facts.entities.mentions.iter().filter(|mention| mention.level == Level::Name).cloned().collect();
    for (at, name) in names.iter().enumerate() {
        if PLACES.contains(&name.entity_type)
            && let Some(next) = names.get(at + 1)
        {
            bracketed(facts, name, next);
        }
        let placed = matches!(
            name.entity_type,
            EntityType::Fac | EntityType::Org | EntityType::Gpe | EntityType::Loc | EntityType::Event
        );
        if placed && !facts.is_country(name.entity) {
            within(facts, name);
        }
    }
    based(facts);
    capitals(facts);
}

/// "Kazan, Russia": a place and, after a comma, the larger one. Not in a list of countries.
fn bracketed(facts: &mut Facts<'_, '_>, small: &Mention, large: &Mention) {
    let (first, second) = (facts.entities.tokens(small.id), facts.entities.tokens(large.id));
    let tree = facts.tree;
    let comma = second.start == first.end + 1 && tree.lower(first.end) == ",";
    let listed = matches!(tree.lower(second.end), "and" | "or")
        || (tree.lower(second.end) == "," && matches!(tree.lower(second.end + 1), "and" | "or"));
    if !comma
        || listed
        || large.entity_type != EntityType::Gpe
        || facts.is_country(small.entity)
        || small.entity == large.entity
    {
        return;
    }
    let property = if facts.is_country(large.entity) { COUNTRY } else { LOCATED_IN };
    let confidence = if property == COUNTRY { 850 } else { 550 };
    facts.push(
        property,
        Ref::Entity(small.entity),
        Ref::Entity(large.entity),
        Facts::hull(&first, &second),
        confidence,
        "a place and the larger one after a comma",
    );
}

/// "the Kremlin in Kazan", "Radio Lumo, based in Prague", "Herat is a city in Afghanistan".
fn within(facts: &mut Facts<'_, '_>, name: &Mention) {
    let tree = facts.tree;
    let Some(head) = facts.entities.head(name.id) else { return };
    let own = facts.entities.tokens(name.id);
    // In a headline every word may be capitalised: what looks like two names is often none.
    if facts.in_headline(head) {
        return;
    }
    let mut claims: Vec<(super::Property, EntityId, TokenRange, &'static str, u16)> = Vec::new();
    let place_of = |facts: &Facts<'_, '_>, token: usize| {
        facts
            .named(token, &PLACES)
            .filter(|place| place.entity != name.entity)
            .map(|place| (place.entity, place.id))
    };
    let property_of = |facts: &Facts<'_, '_>, place: EntityId| {
        if facts.is_country(place) && name.entity_type != EntityType::Event { COUNTRY } else { LOCATED_IN }
    };
    // Another noun for it carries the place: "Herat, a city in Afghanistan".
    let nouns = std::iter::once(head)
        .chain(tree.by(head, Deprel::Appos))
        .chain((tree.relation(head) == Some(Deprel::Appos)).then(|| tree.head(head)).flatten())
        // "the Nyeri district of Kenya"
        .chain(
            (tree.relation(head) == Some(Deprel::Compound))
                .then(|| tree.head(head))
                .flatten()
                .filter(|&noun| tree.tables.frames.is_a(tree.lemma(noun), "kind_of_place")),
        )
        .chain(
            (tree.relation(head) == Some(Deprel::Nsubj))
                .then(|| tree.head(head))
                .flatten()
                .filter(|&noun| tree.by(noun, Deprel::Cop).next().is_some()),
        );
    for noun in nouns.take(6) {
        for place in tree.by(noun, Deprel::Nmod).take(8) {
            let here = matches!(tree.preposition(place), Some("in" | "at" | "near"));
            let kind = noun != head
                && matches!(tree.preposition(place), Some("of"))
                && tree.tables.frames.is_a(tree.lemma(noun), "kind_of_place");
            // "a summit of the League in Tunis": it is the summit that is there.
            let of_another = name.entity_type == EntityType::Org
                && tree.relation(head) == Some(Deprel::Nmod)
                && tree.preposition(head) == Some("of");
            let direct = noun == head && name.entity_type != EntityType::Gpe && !of_another;
            if (here && (direct || noun != head) || kind)
                && let Some((entity, mention)) = place_of(facts, place)
            {
                let words = Facts::hull(&own, &facts.entities.tokens(mention));
                let property =
                    if name.entity_type == EntityType::Event { LOCATION } else { property_of(facts, entity) };
                claims.push((property, entity, words, "a place in a place", 700));
            }
        }
    }
    for (property, place, words, reason, confidence) in claims {
        facts.push(property, Ref::Entity(name.entity), Ref::Entity(place), words, confidence, reason);
    }
    kind_before(facts, name, head);
}

/// "Radio Lumo, based in Riga", "both banks are said to be based in Malta", "Lagos-based Northgate".
fn based(facts: &mut Facts<'_, '_>) {
    let tree = facts.tree;
    let types = [EntityType::Org, EntityType::Fac, EntityType::Group];
    for token in 0..tree.document.tokens.len() {
        if !matches!(tree.lower(token), "based" | "headquartered" | "located" | "situated") {
            continue;
        }
        let mut claims: Vec<(EntityId, EntityId, TokenRange)> = Vec::new();
        let slots = tree.verb_arguments(token);
        let place = tree.by(token, Deprel::Obl).take(4).find_map(|place| {
            let here = matches!(tree.preposition(place), Some("in" | "at" | "near" | "on"));
            facts.named(place, &PLACES).filter(|_| here)
        });
        if let Some(place) = place {
            let holders = slots.iter().filter(|slot| matches!(slot.role, Role::Subject | Role::Object));
            for holder in holders.flat_map(|slot| tree.coordinated(slot.token)).take(12) {
                // "Radio Lumo, a station based in Prague"
                let apposed =
                    (tree.relation(holder) == Some(Deprel::Appos)).then(|| tree.head(holder)).flatten();
                let name = apposed.and_then(|holder| facts.named(holder, &types));
                if let Some(name) = name.or_else(|| facts.named(holder, &types)) {
                    let words =
                        Facts::hull(&facts.entities.tokens(name.id), &facts.entities.tokens(place.id));
                    claims.push((name.entity, place.entity, words));
                }
            }
        }
        claims.extend(based_before(facts, token));
        for (holder, place, words) in claims {
            let (holder, place) = (Ref::Entity(holder), Ref::Entity(place));
            facts.push(LOCATION, holder, place, words, 800, "said to be based there");
        }
    }
}

/// "Toronto-based Northgate Minerals": the place before the hyphen, the name after the word.
fn based_before(facts: &Facts<'_, '_>, based: usize) -> Option<(EntityId, EntityId, TokenRange)> {
    let hyphen = based.checked_sub(1).filter(|&hyphen| facts.tree.lower(hyphen) == "-")?;
    let place = facts.entities.mention_at(hyphen.checked_sub(1)?)?;
    let gpe = PLACES.contains(&place.entity_type) && place.level == Level::Name;
    let name = facts.entities.mentions_in(based + 1..based + 5).find(|name| {
        name.level == Level::Name && matches!(name.entity_type, EntityType::Org | EntityType::Person)
    })?;
    let org = facts.entities.entity(name.entity)?.entity_type == EntityType::Org;
    let words = facts.entities.tokens(place.id).start..facts.entities.tokens(name.id).end;
    (gpe && org).then_some((name.entity, place.entity, words))
}

/// "the eastern city of Herat" says no more than its kind; "the Afghan city of Herat" says its country.
fn kind_before(facts: &mut Facts<'_, '_>, name: &Mention, head: usize) {
    let tree = facts.tree;
    let above = match tree.relation(head) {
        Some(Deprel::Nmod | Deprel::Appos) => tree.head(head),
        _ => Some(head),
    };
    let is_kind = |kind: usize| {
        tree.tables.frames.is_a(tree.lemma(kind), "kind_of_place") || tree.lemma(kind) == "capital"
    };
    let Some(kind) = above.filter(|&kind| is_kind(kind) || kind == head) else { return };
    // A newspaper or party with a country in its name need not be of that country; its forces and ministries are.
    if name.entity_type == EntityType::Org && !is_organ_of_state(tree, kind) && !is_organ_of_state(tree, head)
    {
        return;
    }
    let country = tree.dependents(kind).take(12).find_map(|dependent| {
        let before = dependent < head
            && matches!(tree.relation(dependent), Some(Deprel::Amod | Deprel::Compound | Deprel::Nmod));
        let named = facts.entities.mention_at(dependent).is_some_and(|of| of.level != Level::Nominal);
        let entity = (before && named).then(|| facts.country_at(dependent)).flatten()?;
        (entity != name.entity && facts.is_country(entity)).then_some((entity, dependent))
    });
    let Some((country, at)) = country else { return };
    let words = at.min(head)..facts.entities.tokens(name.id).end.max(at + 1);
    facts.push(
        COUNTRY,
        Ref::Entity(name.entity),
        Ref::Entity(country),
        words,
        650,
        "the country named before it",
    );
}

/// "the Ghanaian capital, Accra", "the country's capital, Lima", "Lomé, the capital of Togo".
fn capitals(facts: &mut Facts<'_, '_>) {
    let tree = facts.tree;
    for token in 0..tree.document.tokens.len() {
        if tree.lower(token) != "capital" {
            continue;
        }
        let Some((city, city_words)) = named_beside(facts, token) else { continue };
        let country = tree.dependents(token).take(12).find_map(|dependent| {
            let fits = match tree.relation(dependent) {
                Some(Deprel::Amod | Deprel::Compound) => true,
                Some(Deprel::Nmod) => {
                    matches!(tree.preposition(dependent), None | Some("'s" | "’s" | "'" | "’" | "of"))
                }
                _ => false,
            };
            let mention = fits
                .then(|| {
                    facts.entities.spoken_of_at(dependent).or_else(|| facts.entities.mention_at(dependent))
                })
                .flatten()?;
            let gpe = facts.entities.entity(mention.entity)?.entity_type == EntityType::Gpe;
            (gpe && mention.entity != city).then(|| (mention.entity, facts.entities.tokens(mention.id)))
        });
        let Some((country, country_words)) = country else { continue };
        let words = Facts::hull(&Facts::hull(&city_words, &country_words), &(token..token + 1));
        facts.push(CAPITAL, Ref::Entity(country), Ref::Entity(city), words, 850, "called the capital");
    }
}

/// The city in apposition to a noun, right after it ("capital Lomé") or the subject that it is said of.
fn named_beside(facts: &Facts<'_, '_>, noun: usize) -> Option<(EntityId, TokenRange)> {
    let tree = facts.tree;
    let city = |token: usize| {
        facts
            .named(token, &[EntityType::Gpe])
            .filter(|mention| mention.level == Level::Name)
            .map(|mention| (mention.entity, facts.entities.tokens(mention.id)))
    };
    let appositions = tree.by(noun, Deprel::Appos).chain(tree.by(noun, Deprel::Flat));
    if let Some(found) = appositions.filter_map(city).next() {
        return Some(found);
    }
    if matches!(tree.relation(noun), Some(Deprel::Appos | Deprel::Compound)) {
        return tree.head(noun).and_then(city);
    }
    if tree.by(noun, Deprel::Cop).next().is_some() {
        return tree.by(noun, Deprel::Nsubj).next().and_then(city);
    }
    let next = if tree.lower(noun + 1) == "," { noun + 2 } else { noun + 1 };
    city(next)
}

fn is_organ_of_state(tree: &Tree<'_>, noun: usize) -> bool {
    let is = |word: &str| tree.tables.frames.is_a(word, "organ_of_state");
    is(tree.lemma(noun)) || is(tree.lower(noun))
}
