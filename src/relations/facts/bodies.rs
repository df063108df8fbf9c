//! Memberships, beginnings, organisers, participants, signatories, ties between states.

use super::{
    COUNTRY, DIPLOMATIC_RELATION, Facts, INCEPTION, LOCATION, MEMBER_OF, ORGANIZER, PART_OF, PARTICIPANT_IN,
    POINT_IN_TIME, SIGNATORY,
};
use crate::analysis::{DateId, EntityId, EntityType, Level, Modality, Polarity, Ref};
use crate::model::{Deprel, Upos};
use crate::relations::certainty::certainty;
use crate::relations::clauses::Tree;
use crate::relations::frames::Role;
use crate::text::TokenRange;

const BODIES: [EntityType; 3] = [EntityType::Org, EntityType::Gpe, EntityType::Group];
const ACTORS: [EntityType; 4] = [EntityType::Person, EntityType::Org, EntityType::Gpe, EntityType::Group];

pub(super) fn find(facts: &mut Facts<'_, '_>) {
    let tree = facts.tree;
    for token in 0..tree.document.tokens.len() {
        match (tree.upos(token), tree.lemma(token)) {
            (Some(Upos::Noun), "member") => {
                member(facts, token);
                member_list(facts, token);
            }
            (Some(Upos::Noun), "country" | "nation" | "state") => member_list(facts, token),
            (Some(Upos::Noun), noun) if tree.tables.frames.is_a(noun, "whole") => part(facts, token),
            (Some(Upos::Noun), "relation" | "tie") => diplomatic_relation(facts, token),
            (Some(Upos::Verb), "found" | "form" | "establish" | "create" | "set") => inception(facts, token),
            (Some(Upos::Verb), "join") => joined(facts, token, "start"),
            (Some(Upos::Verb), "leave" | "quit" | "exit") => joined(facts, token, "end"),
            (Some(Upos::Verb), "sign" | "ratify") => signed(facts, token),
            (Some(Upos::Verb), "attend") => {
                between(facts, token, PARTICIPANT_IN, &ACTORS, &[EntityType::Event], "attends it");
            }
            (Some(Upos::Verb), "host" | "organize" | "organise" | "sponsor") => organised(facts, token),
            _ => {}
        }
    }
    dated_events(facts);
    nested_names(facts);
    organs(facts);
}

/// "[United Nations] Security Council": an organisation whose name begins with that of another is part of it.
fn nested_names(facts: &mut Facts<'_, '_>) {
    let names: Vec<_> = facts
        .entities
        .mentions
        .iter()
        .filter(|name| name.level == Level::Name)
        .filter(|name| matches!(name.entity_type, EntityType::Org | EntityType::Initiative))
        .map(|name| (name.entity, facts.entities.tokens(name.id)))
        .collect();
    for (entity, tokens) in names {
        let inner = facts.entities.mentions_in(tokens.start..tokens.start + 1).find(|inner| {
            let own = facts.entities.tokens(inner.id);
            inner.entity != entity
                && inner.level == Level::Name
                && inner.entity_type == EntityType::Org
                && own.end < tokens.end
        });
        if let Some(whole) = inner.map(|inner| inner.entity) {
            let reason = "the name of the whole stands in its name";
            facts.push(PART_OF, Ref::Entity(entity), Ref::Entity(whole), tokens, 650, reason);
        }
    }
}

/// "Kenya is a member of the bloc", "NATO member Turkey".
fn member(facts: &mut Facts<'_, '_>, noun: usize) {
    let tree = facts.tree;
    let body = tree.dependents(noun).take(12).find_map(|dependent| {
        let fits = match tree.relation(dependent) {
            Some(Deprel::Compound | Deprel::Amod) => true,
            Some(Deprel::Nmod) => tree.preposition(dependent) == Some("of"),
            _ => false,
        };
        fits.then(|| facts.named(dependent, &[EntityType::Org])).flatten().map(|body| (body.entity, body.id))
    });
    let Some((body, body_mention)) = body else { return };
    let beside = [
        tree.by(noun, Deprel::Appos).next(),
        (tree.relation(noun) == Some(Deprel::Appos)).then(|| tree.head(noun)).flatten(),
        is_said(tree, noun).then(|| tree.verb_arguments(noun).first().map(|slot| slot.token)).flatten(),
        (tree.relation(noun) == Some(Deprel::Compound)).then(|| tree.head(noun)).flatten(),
    ];
    for token in beside.into_iter().flatten() {
        let Some((entity, mention)) = facts.named(token, &ACTORS).map(|member| (member.entity, member.id))
        else {
            continue;
        };
        let words = Facts::hull(&facts.entities.tokens(mention), &facts.entities.tokens(body_mention));
        facts.push(MEMBER_OF, Ref::Entity(entity), Ref::Entity(body), words, 750, "called a member of it");
    }
}

/// "is a member", "became a member"; not "wants to become a member".
fn is_said(tree: &Tree<'_>, noun: usize) -> bool {
    let became = tree.relation(noun) == Some(Deprel::Xcomp)
        && tree.head(noun).is_some_and(|verb| tree.lemma(verb) == "become");
    (became || tree.by(noun, Deprel::Cop).next().is_some())
        && certainty(tree, noun) == (Modality::Actual, Polarity::Positive)
}

/// "Togo and other African Union members".
fn member_list(facts: &mut Facts<'_, '_>, noun: usize) {
    let tree = facts.tree;
    if !tree.by(noun, Deprel::Amod).any(|word| tree.lower(word) == "other")
        || tree.relation(noun) != Some(Deprel::Conj)
    {
        return;
    }
    let body = tree
        .dependents(noun)
        .take(12)
        .find_map(|dependent| facts.named(dependent, &[EntityType::Org]).map(|body| (body.entity, body.id)));
    let (Some((body, body_mention)), Some(first)) = (body, tree.head(noun)) else { return };
    for token in tree.coordinated(first).filter(|&token| token != noun).take(20).collect::<Vec<_>>() {
        let Some((entity, mention)) = facts.named(token, &BODIES).map(|member| (member.entity, member.id))
        else {
            continue;
        };
        let words = Facts::hull(&facts.entities.tokens(mention), &facts.entities.tokens(body_mention));
        facts.push(
            MEMBER_OF,
            Ref::Entity(entity),
            Ref::Entity(body),
            words,
            700,
            "named with the other members",
        );
    }
}

/// "which is part of the federation", "Santos Copper, a subsidiary of Northgate".
fn part(facts: &mut Facts<'_, '_>, noun: usize) {
    let tree = facts.tree;
    let whole = tree.by(noun, Deprel::Nmod).find(|&whole| tree.preposition(whole) == Some("of"));
    let copula = tree.by(noun, Deprel::Cop).next().and_then(|_| tree.by(noun, Deprel::Nsubj).next());
    let apposed = || (tree.relation(noun) == Some(Deprel::Appos)).then(|| tree.head(noun)).flatten();
    let part = copula.or_else(apposed);
    let (Some(whole), Some(part)) = (whole, part) else { return };
    let of = |token| {
        facts
            .named(token, &[EntityType::Org, EntityType::Gpe, EntityType::Loc, EntityType::Initiative])
            .map(|mention| (mention.entity, facts.entities.tokens(mention.id)))
    };
    let (Some((part, part_words)), Some((whole, whole_words))) = (of(part), of(whole)) else { return };
    facts.push(
        PART_OF,
        Ref::Entity(part),
        Ref::Entity(whole),
        Facts::hull(&part_words, &whole_words),
        700,
        "said to be part of it",
    );
}

/// "formed in 2001", "was founded on 4 May 1949".
fn inception(facts: &mut Facts<'_, '_>, verb: usize) {
    let tree = facts.tree;
    if !tree.passive(verb) {
        return;
    }
    let subject = tree.verb_arguments(verb).into_iter().find(|slot| slot.role == Role::Object);
    let (Some(subject), Some(date)) = (subject, facts.date_under(verb)) else { return };
    let types = [EntityType::Org, EntityType::Gpe, EntityType::Fac, EntityType::Initiative];
    let Some((entity, mention)) = facts.named(subject.token, &types).map(|body| (body.entity, body.id))
    else {
        return;
    };
    let Some(when) = facts.dates.get(date.0 as usize) else { return };
    let words = Facts::hull(&facts.entities.tokens(mention), &tree.document.tokens_in(when.span.span()));
    facts.push(INCEPTION, Ref::Entity(entity), Ref::Date(date), words, 750, "said to have been founded then");
}

/// "Finland joined NATO in 2023", "Mali quit the bloc in January": `point` is what the date tells.
fn joined(facts: &mut Facts<'_, '_>, verb: usize, point: &'static str) {
    let leaves = point == "end";
    // A person who joins a company or academy works there; a state or party that joins a body is a member.
    let members = if leaves { &[EntityType::Gpe] } else { &BODIES[..] };
    if certainty(facts.tree, verb) != (Modality::Actual, Polarity::Positive) {
        return;
    }
    let date = facts.calendar.date_hanging_on(verb).map(|date| (point, Ref::Date(date)));
    let over = leaves.then(|| ("held", Ref::Text("formerly".to_owned())));
    let qualifiers: Vec<_> = date.into_iter().chain(over).collect();
    for (member, body, words) in pair(facts, verb, members, &[EntityType::Org]) {
        let (member, body) = (Ref::Entity(member), Ref::Entity(body));
        let reason = "said to have joined or left it";
        facts.push_qualified(MEMBER_OF, member, body, qualifiers.clone(), words, 650, reason);
    }
}

/// "Libya and Malta signed the Treaty of Tripoli".
fn signed(facts: &mut Facts<'_, '_>, verb: usize) {
    let found = pair(facts, verb, &ACTORS, &[EntityType::Law]);
    for (signer, law, words) in found {
        facts.push(SIGNATORY, Ref::Entity(law), Ref::Entity(signer), words, 750, "said to have signed it");
    }
}

/// "Qatar hosted the World Cup".
fn organised(facts: &mut Facts<'_, '_>, verb: usize) {
    let found = pair(facts, verb, &ACTORS, &[EntityType::Event]);
    for (host, event, words) in found {
        let place = tree_says_place(facts, host);
        let property = if place { LOCATION } else { ORGANIZER };
        facts.push(
            property,
            Ref::Entity(event),
            Ref::Entity(host),
            words,
            650,
            "said to host or organise it",
        );
    }
}

fn tree_says_place(facts: &Facts<'_, '_>, entity: EntityId) -> bool {
    facts
        .entities
        .entity(entity)
        .is_some_and(|entity| entity.entity_type == EntityType::Gpe && entity.links.iso3166.is_none())
}

fn between(
    facts: &mut Facts<'_, '_>,
    verb: usize,
    property: super::Property,
    subjects: &[EntityType],
    objects: &[EntityType],
    reason: &'static str,
) {
    for (subject, object, words) in pair(facts, verb, subjects, objects) {
        facts.push(property, Ref::Entity(subject), Ref::Entity(object), words, 650, reason);
    }
}

type Pair = (EntityId, EntityId, TokenRange);

/// Each named subject of a verb with its named object.
fn pair(facts: &Facts<'_, '_>, verb: usize, subjects: &[EntityType], objects: &[EntityType]) -> Vec<Pair> {
    let tree = facts.tree;
    let slots = tree.verb_arguments(verb);
    let in_role = |role: Role<'_>| slots.iter().find(|slot| slot.role == role).map(|slot| slot.token);
    let (Some(subject), Some(object)) = (in_role(Role::Subject), in_role(Role::Object)) else {
        return Vec::new();
    };
    let Some(object) = facts.named(object, objects).filter(|object| object.level == Level::Name) else {
        return Vec::new();
    };
    let of = |token: usize| {
        let subject = facts.named(token, subjects)?;
        let words = Facts::hull(&facts.entities.tokens(subject.id), &facts.entities.tokens(object.id));
        Some((subject.entity, object.entity, words))
    };
    tree.coordinated(subject).take(20).filter_map(of).collect()
}

/// "diplomatic relations between Peru and Chile", "Peru-Chile diplomatic relations".
fn diplomatic_relation(facts: &mut Facts<'_, '_>, noun: usize) {
    let tree = facts.tree;
    if !tree.by(noun, Deprel::Amod).any(|word| tree.lower(word) == "diplomatic") {
        return;
    }
    let mut states: Vec<(EntityId, TokenRange)> = Vec::new();
    for slot in tree.noun_arguments(noun).0 {
        let wanted = matches!(
            slot.role,
            Role::Preposition("between" | "with") | Role::Possessor | Role::Premodifier | Role::Subject
        );
        if !wanted {
            continue;
        }
        for token in tree.coordinated(slot.token).take(8) {
            if let Some(state) = facts.named(token, &[EntityType::Gpe]) {
                let words = facts.entities.tokens(state.id);
                if states.iter().all(|(other, _)| *other != state.entity) {
                    states.push((state.entity, words));
                }
            }
        }
    }
    let [(one, one_words), (other, other_words), ..] = states.as_slice() else { return };
    let words = Facts::hull(&Facts::hull(one_words, other_words), &(noun..noun + 1));
    facts.push(
        DIPLOMATIC_RELATION,
        Ref::Entity(*one),
        Ref::Entity(*other),
        words,
        750,
        "diplomatic relations are spoken of",
    );
}

/// "the 1979 Islamic revolution", "the summit of May 2024": a date that hangs on a named event.
fn dated_events(facts: &mut Facts<'_, '_>) {
    let named: Vec<_> = facts
        .entities
        .mentions
        .iter()
        .filter(|mention| mention.level == Level::Name)
        .filter(|mention| matches!(mention.entity_type, EntityType::Event | EntityType::Law))
        .map(|mention| (mention.id, mention.entity, mention.entity_type == EntityType::Law))
        .collect();
    for (mention, entity, law) in named {
        let Some(head) = facts.entities.head(mention) else { continue };
        let tokens = facts.entities.tokens(mention);
        let beside = facts.dates.partition_point(|date| {
            date.span.end < facts.tree.document.span_of(tokens.clone()).start.saturating_sub(2)
        });
        // "the September 11 attacks": a name does not say of which year.
        let near = facts.dates.get(beside).filter(|date| date.inferred.is_empty()).filter(|date| {
            let when = facts.tree.document.tokens_in(date.span.span());
            // Of a treaty only the date before its name is its own: "the 1995 Dayton accord".
            if law {
                return when.end == tokens.start;
            }
            when.end == tokens.start
                || when.start == tokens.end
                || (when.start == tokens.end + 1 && facts.tree.lower(tokens.end) == "of")
        });
        let Some(date) = near.map(|date| date.id).or_else(|| hanging(facts, head, law)) else {
            continue;
        };
        let Some(when) = facts.dates.get(date.0 as usize) else { continue };
        let words = Facts::hull(&tokens, &facts.tree.document.tokens_in(when.span.span()));
        facts.push(
            POINT_IN_TIME,
            Ref::Entity(entity),
            Ref::Date(date),
            words,
            700,
            "the date beside a named event",
        );
    }
}

/// The date that hangs on the name of an event, where it is stated whole.
fn hanging(facts: &Facts<'_, '_>, head: usize, law: bool) -> Option<DateId> {
    let date = facts.calendar.date_hanging_on(head).filter(|_| !law)?;
    facts.dates.get(date.0 as usize).filter(|date| date.inferred.is_empty()).map(|date| date.id)
}

/// "the U.S. military", "Congo's army": bodies of a state without a name; "rebels of the Red Front": those of a movement.
fn organs(facts: &mut Facts<'_, '_>) {
    let tree = facts.tree;
    let nominals: Vec<_> = facts
        .entities
        .mentions
        .iter()
        .filter(|mention| mention.level == Level::Nominal)
        .filter(|mention| matches!(mention.entity_type, EntityType::Org | EntityType::Group))
        .map(|mention| (mention.id, mention.entity, mention.entity_type))
        .collect();
    for (mention, entity, entity_type) in nominals {
        let Some(head) = facts.entities.head(mention) else { continue };
        let organ =
            entity_type == EntityType::Org && tree.tables.frames.is_a(tree.lower(head), "organ_of_state");
        let fighters = tree.tables.frames.is_a(tree.lemma(head), "fighters");
        if !organ && !fighters {
            continue;
        }
        let own = facts.entities.tokens(mention);
        let found = tree.dependents(head).take(12).find_map(|token| {
            let whole = facts.entities.mention_at(token)?;
            let whose = match tree.relation(token)? {
                Deprel::Compound | Deprel::Amod => token < head,
                Deprel::Nmod => token < head || matches!(tree.preposition(token), Some("of" | "from")),
                _ => false,
            };
            let words = Facts::hull(&own, &facts.entities.tokens(whole.id));
            let name = matches!(whole.level, Level::Name | Level::Demonym) && whose;
            let org = whole.entity_type == EntityType::Org && fighters && token > head;
            let country = facts.is_country(whole.entity) && organ;
            let property = if org { MEMBER_OF } else { COUNTRY };
            (name && (org || country)).then_some((property, whole.entity, words))
        });
        if let Some((property, whole, words)) = found {
            let (subject, object) = (Ref::Entity(entity), Ref::Entity(whole));
            facts.push(property, subject, object, words, 600, "the words beside the noun say whose they are");
        }
    }
}
