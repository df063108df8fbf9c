//! Who did what to whom: each word that names an event becomes a draft; drafts that speak of one event are merged.

use super::arguments::Slot;
use super::calendar::Calendar;
use super::certainty::certainty;
use super::circumstances;
use super::clauses::Tree;
use super::frames::{Class, Frame, LightSubject, Role, Roles};
use super::parties::Parties;
use super::patterns::{self, Match};
use super::subjects;
use crate::analysis::{
    Argument, DateId, EntityId, EntityType, EventType, Level, Modality, Polarity, SentenceKind,
};
use crate::model::{Deprel, Upos};
use crate::order::{sort_and_dedup, sort_by_key};
use crate::text::TokenRange;

/// An event before merging.
pub(super) struct Draft {
    pub event_type: EventType,
    pub mode: Option<String>,
    /// The word that evoked the frame.
    pub trigger: usize,
    /// The stretches of words that name it, in order.
    pub triggers: Vec<TokenRange>,
    pub actors: Vec<Argument>,
    pub recipients: Vec<Argument>,
    pub date: Option<DateId>,
    pub places: Vec<EntityId>,
    pub topic: Option<TokenRange>,
    pub modality: Modality,
    pub polarity: Polarity,
    pub sentence: usize,
    /// Thousandths.
    pub confidence: u16,
    pub is_noun: bool,
    /// "the attack", "this meeting": told before.
    pub definite: bool,
    pub guessed: bool,
    /// A noun that says to whom or by whom, were it only a thing: "the attack on the base".
    pub directed: bool,
    /// The noun it is done to, where nobody is named by it: "condemned [the coup]".
    pub object: Option<usize>,
}

/// All drafts, in the order of their triggers.
pub(super) fn find(parties: &mut Parties<'_, '_>, calendar: &Calendar) -> Vec<Draft> {
    let tree = parties.tree;
    let mut drafts = Vec::new();
    for (at, sentence) in tree.document.sentences.iter().enumerate() {
        if matches!(sentence.kind, SentenceKind::Boilerplate | SentenceKind::Byline | SentenceKind::Dateline)
        {
            continue;
        }
        let mut consumed: Vec<usize> = Vec::new();
        // Verbs first: they say which of the nouns are no events of their own.
        for nouns in [false, true] {
            for token in sentence.tokens.clone() {
                if consumed.contains(&token) || inside_name(parties, token) || calendar.covers(token) {
                    continue;
                }
                let class = if nouns { Class::Noun } else { Class::Verb };
                let Some(found) = patterns::find(parties, token, class) else { continue };
                consumed.extend(found.consumed);
                consumed.extend(found.words.iter().copied().filter(|&word| word != token));
                drafts.extend(draft(parties, calendar, token, at, &sentence.tokens, &found));
            }
        }
    }
    sort_by_key(&mut drafts, |draft: &Draft| [draft.trigger, 0, 0]);
    drafts.shrink_to_fit();
    share_places(&mut drafts);
    drafts
}

/// "met his counterpart in Lima on Friday and signed": who does two things in one sentence does them in one place.
fn share_places(drafts: &mut [Draft]) {
    /// Of what one sentence tells the last few.
    const BACK: usize = 4;
    for at in 1..drafts.len() {
        let Some((before, [draft, ..])) = drafts.split_at_mut_checked(at) else { return };
        if !draft.places.is_empty() {
            continue;
        }
        let earlier = before.iter().rev().take(BACK).take_while(|earlier| earlier.sentence == draft.sentence);
        let same = earlier.filter(|earlier| !earlier.places.is_empty()).find(|earlier| {
            earlier.actors.iter().any(|actor| draft.actors.iter().any(|other| other.entity == actor.entity))
        });
        draft.places.extend(same.into_iter().flat_map(|earlier| &earlier.places));
    }
}

/// Whether an event is told, and not only thought of in passing. A noun that nobody is named with ("the investigation",
/// "a deal") tells mostly of a circumstance, unless it has a place; meetings and protests are often told so. Asked
/// after merging, when each draft has all of its parties.
pub(super) fn is_told(draft: &Draft) -> bool {
    if matches!(draft.event_type, EventType::State | EventType::Elect) {
        return true;
    }
    let unreal = matches!(draft.modality, Modality::Hypothetical | Modality::Future);
    let by_nobody = matches!(draft.event_type, EventType::Consult | EventType::Protest);
    !draft.actors.is_empty()
        || !draft.recipients.is_empty()
        || !unreal && (by_nobody || !draft.is_noun || draft.directed || !draft.places.is_empty())
}

/// Words inside a name ("Party of Democratic Progress") name no event; those of a named event do ("the 2024 Election").
fn inside_name(parties: &Parties<'_, '_>, token: usize) -> bool {
    parties
        .entities
        .mention_at(token)
        .is_some_and(|mention| mention.level == Level::Name && mention.entity_type != EntityType::Event)
}

fn draft(
    parties: &mut Parties<'_, '_>,
    calendar: &Calendar,
    token: usize,
    sentence: usize,
    tokens: &TokenRange,
    found: &Match<'_>,
) -> Option<Draft> {
    let tree = parties.tree;
    let event_type = found.frame.event?;
    let is_noun = found.frame.class == Class::Noun;
    let mode = found.frame.mode.as_deref();
    let mut slots = found.slots.clone();
    if is_noun {
        let visit = mode == Some("visit");
        let subject = subjects::borrowed_subject(tree, token, event_type, visit, &slots);
        slots.extend(subject.filter(|slot| !visit || parties.is_agent(slot.token)));
    } else if event_type == EventType::State
        && let Some(speaker) = subjects::subject_of_sentence(tree, token)
    {
        slots.retain(|slot| slot.role != Role::Subject);
        slots.push(Slot { role: Role::Subject, token: speaker, guessed: false });
    } else if event_type == EventType::State
        && let Some(speaker) = subjects::speaker_beside(parties, token)
    {
        slots.retain(|slot| slot.role != Role::Subject && slot.token != speaker);
        slots.push(Slot { role: Role::Subject, token: speaker, guessed: false });
    } else if slots.iter().all(|slot| slot.role != Role::Subject) && !tree.passive(token) {
        slots.extend(subjects::nearest_agent_before(parties, token, tokens));
    }
    let (actor_roles, recipient_roles) = sides(found.frame, found.light);
    let mut actors = fill(parties, &slots, &actor_roles, false);
    if is_noun
        && actors.is_empty()
        && let Some(subject) = subjects::subject_in_headline(parties, token, tokens)
    {
        actors = fill(parties, &[subject], &Roles { roles: vec![Role::Subject], all: true }, false);
    }
    let mut recipients = fill(parties, &slots, &recipient_roles, true);
    // "met last month with the premier": what the phrase hangs on is often misread.
    if actors.len() == 1 && !is_noun && event_type == EventType::Consult && mode != Some("visit") {
        let with = Roles { roles: vec![Role::Preposition("with")], all: true };
        let others = nearest_recipient(parties, token, tokens, &with, event_type);
        let first = actors.first().map(|actor| actor.entity);
        actors.extend(others.into_iter().filter(|other| Some(other.entity) != first));
    }
    if recipients.is_empty() && matches!(event_type, EventType::Assault | EventType::Coerce) {
        recipients.extend(counted(parties, &slots));
    }
    let nearest = recipients.is_empty();
    if nearest {
        recipients.extend(nearest_recipient(parties, token, tokens, &recipient_roles, event_type));
    }
    let nearest = nearest && !recipients.is_empty();
    // "agreed to drop its objection": nobody undergoes what he does with his own.
    recipients.retain(|one| {
        let own = parties.entities.tokens(one.mention).end <= token;
        !own || actors.iter().all(|actor| actor.entity != one.entity) || tree.passive(token)
    });
    actors.retain(|actor| recipients.iter().all(|other| other.mention != actor.mention));
    recipients.retain(|recipient| actors.iter().all(|other| other.entity != recipient.entity));
    let directed = slots.iter().any(|slot| {
        matches!(slot.role, Role::Preposition("on" | "against" | "by"))
            && (actor_roles.roles.contains(&slot.role) || recipient_roles.roles.contains(&slot.role))
    });
    let object = slots
        .iter()
        .find(|slot| matches!(slot.role, Role::Object | Role::Preposition("of")) && slot.token != token)
        .map(|slot| slot.token)
        .filter(|_| recipients.is_empty() && !is_noun);
    let guessed = slots.iter().any(|slot| slot.guessed);
    let (modality, polarity) = certainty(tree, token);
    let taken: Vec<EntityId> = actors.iter().chain(&recipients).map(|party| party.entity).collect();
    let mut places = circumstances::places(parties, token, tokens, event_type);
    if event_type != EventType::Consult || mode != Some("visit") {
        places.retain(|place| !taken.contains(place));
    }
    let is_place = |id: &EntityId| {
        parties.entities.entity(*id).is_some_and(|entity| entity.entity_type == EntityType::Gpe)
    };
    if mode == Some("visit") {
        let host = recipients.iter().map(|host| host.entity);
        places.extend(host.filter(is_place).filter(|host| !places.contains(host)).collect::<Vec<_>>());
        for at in 0..recipients.len() {
            let host = recipients
                .get(at)
                .and_then(|visited| parties.host(visited))
                .filter(|host| actors.iter().chain(&recipients).all(|other| other.entity != host.entity));
            if let (Some(visited), Some(host)) = (recipients.get_mut(at), host) {
                *visited = host;
            }
        }
    }
    // "deployed four jets to Rhodes": a country is moved against, a town or an island only where they go.
    if event_type == EventType::Mobilize {
        let town = |id: &EntityId| {
            is_place(id) && parties.entities.entity(*id).is_some_and(|entity| entity.links.iso3166.is_none())
        };
        places.extend(
            recipients
                .iter()
                .map(|party| party.entity)
                .filter(town)
                .filter(|town| !places.contains(town))
                .collect::<Vec<_>>(),
        );
        recipients.retain(|party| !town(&party.entity));
    }
    // "Ghana's election" is held there.
    if event_type == EventType::Elect && places.is_empty() {
        places.extend(actors.iter().map(|party| party.entity).filter(is_place));
    }
    let named_only_by_subject = recipients.is_empty() && !is_noun;
    // "to boost ties", "to disarm": a means or an aim, told of somebody only because he is the subject of the sentence.
    if modality == Modality::Hypothetical
        && named_only_by_subject
        && matches!(tree.relation(token), Some(Deprel::Xcomp | Deprel::Acl | Deprel::Advcl))
        && tree.asked(token).is_none()
    {
        return None;
    }
    let mut confidence = 750;
    if guessed {
        confidence -= 250;
    } else if nearest {
        confidence -= 100;
    }
    if actors.is_empty() {
        confidence -= if recipients.is_empty() { 350 } else { 150 };
    }
    Some(Draft {
        event_type,
        mode: mode.map(str::to_owned),
        trigger: token,
        triggers: trigger_words(found, token),
        actors,
        recipients,
        date: calendar.date_of(tree, token, tokens, event_type),
        places,
        topic: circumstances::topic(parties, token),
        modality,
        polarity,
        sentence,
        confidence,
        is_noun,
        definite: is_noun
            && tree
                .by(token, Deprel::Det)
                .any(|det| matches!(tree.lower(det), "the" | "this" | "that" | "these" | "those")),
        guessed,
        directed,
        object,
    })
}

/// The words of the predicate as stretches: those that stand together are one.
fn trigger_words(found: &Match<'_>, token: usize) -> Vec<TokenRange> {
    let mut words: Vec<usize> = found.words.iter().copied().chain(found.consumed).collect();
    sort_and_dedup(&mut words, |word| word);
    let mut stretches: Vec<TokenRange> = Vec::new();
    for word in words {
        match stretches.last_mut() {
            Some(last) if last.end == word => last.end += 1,
            _ => stretches.push(word..word + 1),
        }
    }
    if stretches.is_empty() {
        stretches.push(token..token + 1);
    }
    stretches
}

/// Under a light verb the subject does, or undergoes, what the noun says.
fn sides(frame: &Frame, light: Option<LightSubject>) -> (Roles, Roles) {
    let (mut actors, mut recipients) = (frame.actors.clone(), frame.recipients.clone());
    match light {
        Some(LightSubject::Actor) if !actors.roles.is_empty() => actors.roles.insert(0, Role::Subject),
        Some(LightSubject::Recipient) if !recipients.roles.is_empty() => {
            recipients.roles.insert(0, Role::Subject)
        }
        _ => {}
    }
    (actors, recipients)
}

/// "ordered a freeze on rail traffic with Gabon": whatever the phrase hangs on, the first party after a preposition of
/// the frame that follows the trigger, in its own clause.
fn nearest_recipient(
    parties: &mut Parties<'_, '_>,
    trigger: usize,
    sentence: &TokenRange,
    roles: &Roles,
    event: EventType,
) -> Vec<Argument> {
    /// About a clause; further off another word governs the phrase.
    const NEAR: usize = 14;
    /// No determiner, number and adjectives before a name are more.
    const PHRASE: usize = 5;
    let tree = parties.tree;
    let end = sentence.end.min(trigger + 1 + NEAR);
    // "turned down Friday an African Union request": whose the thing is that comes first.
    let verb = tree.upos(trigger) == Some(Upos::Verb) && !tree.passive(trigger);
    if verb && roles.roles.contains(&Role::Object) && event != EventType::State {
        let phrase = trigger + 1..end.min(trigger + 1 + PHRASE);
        let owner = phrase
            .take_while(|&at| {
                matches!(tree.upos(at), Some(Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num))
            })
            .find(|&at| parties.is_named_at(at));
        if let Some(owner) = owner {
            return parties.owner(owner).into_iter().collect();
        }
    }
    // "demanded that the government end curbs": who is to do it, were the clause parsed as a phrase.
    let that = (trigger + 1..end.min(trigger + 1 + PHRASE))
        .take_while(|&at| tree.upos(at) != Some(Upos::Verb))
        .find(|&at| tree.lower(at) == "that" && tree.upos(at) != Some(Upos::Det));
    if let Some(that) = that.filter(|_| roles.roles.contains(&Role::ClauseSubject)) {
        let agent = (that + 1..end.min(that + 1 + PHRASE))
            .find(|&head| parties.is_agent(head) && parties.entities.mention_headed_by(head).is_some());
        if let Some(agent) = agent {
            return parties.of_phrase(agent, false);
        }
    }
    for at in trigger + 1..end {
        let clause = tree.upos(at) == Some(Upos::Verb) && tree.by(at, Deprel::Nsubj).next().is_some()
            || matches!(tree.lower(at), ";" | ":" | "," | "\"" | "“" | "after" | "before" | "while" | "when");
        if clause {
            return Vec::new();
        }
        if !roles.roles.contains(&Role::Preposition(tree.lower(at))) || tree.upos(at) != Some(Upos::Adp) {
            continue;
        }
        for head in at + 1..end.min(at + 1 + PHRASE) {
            if matches!(tree.upos(head), Some(Upos::Adp | Upos::Aux)) || tree.lower(head) == "," {
                break;
            }
            // "with U.S. Defense Secretary Ada Obi"
            let before_name = parties.entities.mention_at(head + 1).is_some_and(|name| {
                name.level == Level::Name
                    && name.entity_type == EntityType::Person
                    && parties.entities.tokens(name.id).start == head + 1
            });
            let agent = parties.is_agent(head)
                && !before_name
                && (!matches!(tree.lower(head + 1), "'s" | "’s" | "'" | "’")
                    || (head + 2..head + 5).all(|at| !parties.is_agent(at)))
                && !matches!(tree.relation(head), Some(Deprel::Compound | Deprel::Amod));
            if agent {
                return parties.of_phrase(head, false);
            }
        }
    }
    Vec::new()
}

/// "killed at least 12", "arresting hundreds", "wounded two others": people who are only counted.
fn counted(parties: &mut Parties<'_, '_>, slots: &[Slot<'_>]) -> Option<Argument> {
    let tree = parties.tree;
    let object = slots.iter().find(|slot| slot.role == Role::Object)?.token;
    let count = tree.upos(object) == Some(Upos::Num)
        || matches!(tree.lower(object), "dozens" | "hundreds" | "thousands" | "others" | "scores");
    (count && tree.by(object, Deprel::Nmod).next().is_none()).then(|| parties.note_counted(object))
}

/// Whether a common noun is joined to a word before it by a hyphen.
fn hyphenated(tree: &Tree<'_>, noun: usize) -> bool {
    tree.upos(noun) == Some(Upos::Noun) && noun.checked_sub(1).is_some_and(|hyphen| tree.lower(hyphen) == "-")
}

/// The parties in the roles of one side.
fn fill(parties: &mut Parties<'_, '_>, slots: &[Slot<'_>], roles: &Roles, things: bool) -> Vec<Argument> {
    let mut found: Vec<Argument> = Vec::new();
    for role in &roles.roles {
        for slot in slots.iter().filter(|slot| slot.role == *role) {
            let named = match slot.role {
                // "six-party talks"
                Role::Premodifier if hyphenated(parties.tree, slot.token) => Vec::new(),
                Role::Premodifier => parties.owner(slot.token).into_iter().collect(),
                // "will boycott Algeria's elections": those whose thing it is.
                Role::Undergoer => {
                    let mut named = parties.of_phrase(slot.token, true);
                    // "threatened to send troops": a bare noun is more often the means.
                    named.retain(|party| {
                        parties.entities.tokens(party.mention).len() > 1
                            || parties.is_named(party)
                            || parties.tree.by(slot.token, Deprel::Det).next().is_some()
                    });
                    named
                }
                Role::Subject => {
                    let mut named = parties.of_phrase(slot.token, things);
                    named.extend(named.last().and_then(|last| parties.joined_after(last)));
                    let before = named.first().and_then(|first| parties.joined_before(first));
                    before.into_iter().chain(named).collect()
                }
                _ => parties.of_phrase(slot.token, things),
            };
            for party in named {
                if found.iter().all(|other| other.entity != party.entity) {
                    found.push(party);
                }
            }
        }
        if !roles.all && !found.is_empty() {
            break;
        }
    }
    found
}
