//! Who holds which office: "Chinese President Xi Jinping", "Lena Vik, Unity's leader", "Ms. Okoro is the bank's director".

use super::roles::{Held, in_role, term};
use super::{Facts, POSITION_HELD};
use crate::analysis::{Entity, EntityId, EntityType, Fact, Level, Mention, MentionId, Ref};
use crate::entities::{Entities, OfficeMention};
use crate::model::{Deprel, Upos};
use crate::relations::frames::{OCCUPATION, Role};
use crate::text::TokenRange;

/// A title and its holder may stand this many tokens apart and still be evidence of each other.
const FAR: usize = 16;
/// Holders of one title: "opposition leaders A, B and C".
const HOLDERS: usize = 6;

/// Among so many entities the owner of an office is looked for: a bound on the work, far above what an article has.
const OWNERS: usize = 500;

pub(super) fn find(facts: &mut Facts<'_, '_>) {
    let offices = facts.entities.offices.clone();
    let only_country = only_country(facts);
    for office in &offices {
        let of = body(facts, office);
        if of.is_none() && is_occupation(facts, office.mention) {
            continue;
        }
        let home = only_country.filter(|_| of.is_none() && of_state(facts, office));
        for mut held in holders(facts, office) {
            if home.is_some() {
                held.confidence = 550;
                held.reason = "the title beside the name; of the only country that the article speaks of";
            }
            push(facts, office, &held, of.or(home));
        }
    }
    counterparts(facts);
    taken_over(facts);
}

/// "Ana Ruiz, who took office in May", "took over from Luis Prado": when the office began that she is known to hold.
fn taken_over(facts: &mut Facts<'_, '_>) {
    let tree = facts.tree;
    for verb in 0..tree.document.tokens.len() {
        let takes = tree.lemma(verb) == "take"
            && tree.dependents(verb).take(8).any(|word| matches!(tree.lower(word), "office" | "over"));
        let date = takes.then(|| facts.calendar.date_hanging_on(verb)).flatten();
        let Some(date) = date else { continue };
        let holder = tree.verb_arguments(verb).into_iter().find(|slot| slot.role == Role::Subject);
        let holder = holder.and_then(|holder| facts.entities.mention(anybody(facts, holder.token)?));
        let Some((holder, person)) = holder.map(|holder| (holder.id, holder.entity)) else { continue };
        let Some(office) = facts.office_held_by(person) else { continue };
        let (start, reason) = (vec![("start", Ref::Date(date))], "said to have taken office");
        let words = Facts::hull(&(verb..verb + 1), &facts.entities.tokens(holder));
        facts.push_qualified(POSITION_HELD, Ref::Entity(person), office, start, words, 650, reason);
    }
}

/// The country or organisation whose office it is, as a title gives it or a phrase after it: "a professor at the academy".
fn body(facts: &Facts<'_, '_>, office: &OfficeMention) -> Option<EntityId> {
    // Of an occupation the word before says whence somebody comes, not whose office it is: "an American geologist".
    let before = office.of.filter(|_| !is_occupation(facts, office.mention));
    if let Some(of) = before.and_then(|of| facts.entities.mention(of)) {
        return Some(of.entity);
    }
    let head = facts.entities.head(office.mention)?;
    let tree = facts.tree;
    tree.by(head, Deprel::Nmod).take(4).find_map(|token| {
        let fits = matches!(tree.preposition(token), Some("at" | "of" | "for" | "with"));
        let body = fits.then(|| facts.named(token, &[EntityType::Org, EntityType::Gpe])).flatten()?;
        Some(body.entity)
    })
}

/// The last word of a title, lower case.
fn last_word<'d>(facts: &Facts<'d, '_>, title: MentionId) -> &'d str {
    facts.tree.lower(facts.entities.tokens(title).end.saturating_sub(1))
}

/// "former president", "former Peruvian president"; not "president-elect".
fn is_former(facts: &Facts<'_, '_>, office: &OfficeMention) -> bool {
    let before = office.of.map(|of| facts.entities.tokens(of).start.saturating_sub(1));
    let past = !office.current || before.is_some_and(|before| facts.tree.lower(before) == "former");
    past && ["elect", "designate"].iter().all(|ending| !last_word(facts, office.mention).ends_with(ending))
}

fn is_occupation(facts: &Facts<'_, '_>, title: MentionId) -> bool {
    facts.tree.tables.frames.is_a(last_word(facts, title), OCCUPATION)
}

/// Whether an office is one of the heads of states and governments: an article that names one country leaves it out of
/// their titles.
fn of_state(facts: &Facts<'_, '_>, office: &OfficeMention) -> bool {
    facts.tree.tables.frames.is_a(last_word(facts, office.mention), "head_of_state")
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
        if facts.tree.is_counterpart(head) {
            return None;
        }
    }
    only
}

/// Who holds the office at this mention of it, how surely, and by which words.
fn holders(facts: &Facts<'_, '_>, office: &OfficeMention) -> Vec<Held> {
    if let Some(holder) = office.holder {
        let mut found = vec![Held::new(holder, 850, "the title before the name")];
        if is_plural(facts, office) {
            let others = listed_after(facts, holder);
            found.extend(
                others.into_iter().map(|other| Held::new(other, 700, "a title before several names")),
            );
        }
        return found;
    }
    let Some(title) = facts.entities.head(office.mention) else { return Vec::new() };
    let found = beside(facts, title);
    if found.is_empty() { in_role(facts, title) } else { found }
}

/// The people named right after somebody in a list: "A, B and C".
fn listed_after(facts: &Facts<'_, '_>, first: MentionId) -> Vec<MentionId> {
    let mut found = Vec::new();
    let mut end = facts.entities.tokens(first).end;
    while found.len() < HOLDERS {
        let joints = (end..end + 2).take_while(|&at| matches!(facts.tree.lower(at), "," | "and")).count();
        let next = end + joints;
        let name = facts.entities.mentions_in(next..next + 1).find(|name| is_person(name));
        let Some(name) = name.filter(|_| joints > 0) else { break };
        end = facts.entities.tokens(name.id).end;
        found.push(name.id);
    }
    found
}

fn is_plural(facts: &Facts<'_, '_>, office: &OfficeMention) -> bool {
    last_word(facts, office.mention).ends_with('s')
}

/// The people in apposition to the title, or of whom a clause says that they are it.
fn beside(facts: &Facts<'_, '_>, title: usize) -> Vec<Held> {
    let tree = facts.tree;
    let mut found: Vec<MentionId> = Vec::new();
    for name in tree.by(title, Deprel::Appos).chain(tree.by(title, Deprel::Flat)).take(HOLDERS) {
        found.extend(tree.coordinated(name).take(HOLDERS).filter_map(|name| person(facts, name)));
    }
    if found.is_empty() && tree.relation(title) == Some(Deprel::Appos) {
        found.extend(tree.head(title).and_then(|name| person(facts, name)));
    }
    if !found.is_empty() {
        found.dedup();
        return found.into_iter().map(|name| Held::new(name, 750, "the title beside the name")).collect();
    }
    // A copula: the title is the predicate.
    if let Some(verb) = tree.by(title, Deprel::Cop).next() {
        // "Ana Ruiz, who was minister": the pronoun means her.
        let subject = tree.verb_arguments(title).into_iter().find(|slot| slot.role == Role::Subject);
        let holder = subject.and_then(|subject| anybody(facts, subject.token));
        let held = |holder| Held {
            copula: Some(verb),
            ..Held::new(holder, 700, "said to be the holder of the office")
        };
        return holder.map(held).into_iter().collect();
    }
    let near = after_comma(facts, title).or_else(|| before_comma(facts, title));
    near.map(|name| Held::new(name, 700, "the title beside the name, between commas")).into_iter().collect()
}

/// "Peru's environment minister, Ana Ruiz, opened": whatever the parse makes of the title.
fn after_comma(facts: &Facts<'_, '_>, title: usize) -> Option<MentionId> {
    /// No phrase between a title and its comma is longer: "of the small mountain republic of ...".
    const PHRASE: usize = 10;
    let tree = facts.tree;
    let comma = (title + 1..title + 1 + PHRASE).find(|&at| tree.lower(at) == ",")?;
    let phrase = (title + 1..comma)
        .all(|at| tree.document.sentence_of(at) == tree.document.sentence_of(title))
        && (comma == title + 1 || tree.lower(title + 1) == "of")
        && (title..comma).all(|at| !matches!(tree.upos(at), Some(Upos::Verb | Upos::Aux)));
    let name =
        facts.entities.mentions_in(comma + 1..comma + 2).find(|name| is_person(name)).filter(|_| phrase)?;
    let after = facts.entities.tokens(name.id).end;
    matches!(tree.lower(after), "," | "." | "of" | "and" | ")" | "(" | "").then_some(name.id)
}

/// "Ana Ruiz, the environment minister of Peru": the phrase of the title begins right after the comma.
fn before_comma(facts: &Facts<'_, '_>, title: usize) -> Option<MentionId> {
    let start = facts.tree.extent(title).start;
    let comma = start.checked_sub(1).filter(|&comma| facts.tree.lower(comma) == ",")?;
    let opened = matches!(facts.tree.lower(start), "a" | "an" | "the" | "its" | "his" | "her" | "their");
    let name = facts.entities.mention_at(comma.checked_sub(1)?).filter(|name| is_person(name) && opened)?;
    (facts.entities.tokens(name.id).end == comma).then_some(name.id)
}

/// "met her Turkish counterpart, Kerem Ozal": he holds the same office there.
fn counterparts(facts: &mut Facts<'_, '_>) {
    let tree = facts.tree;
    for token in 0..tree.document.tokens.len() {
        if tree.lemma(token) != "counterpart" {
            continue;
        }
        let Some(holder) = beside(facts, token).first().map(|held| held.holder) else { continue };
        let whose = tree.dependents(token).take(8).find_map(|whose| {
            let mention = facts.entities.spoken_of_at(whose)?;
            let entity = facts.entities.entity(mention.entity)?;
            (entity.entity_type == EntityType::Person).then_some(entity.id)
        });
        let of = tree.dependents(token).take(8).find_map(|of| facts.country_at(of));
        let (Some(whose), Some(of)) = (whose, of) else { continue };
        let office = facts.office_held_by(whose);
        let (Some(office), Some(name)) = (office, facts.entities.mention(holder)) else { continue };
        let words = Facts::hull(&(token..token + 1), &facts.entities.tokens(holder));
        facts.push_qualified(
            POSITION_HELD,
            Ref::Entity(name.entity),
            office,
            vec![("of", Ref::Entity(of))],
            words,
            600,
            "called the counterpart of one who holds this office",
        );
    }
}

/// The office and whose it is: "President of China".
fn split_owner(name: &str) -> Option<(&str, &str)> {
    const OF: &[u8] = b" of ";
    let at = name.as_bytes().windows(OF.len()).rposition(|bytes| bytes == OF)?;
    name.get(..at).zip(name.get(at + OF.len()..))
}

/// The names of the offices that `found` gives to more than one country, each without a country: both the president of
/// China and "his Russian counterpart" hold the office of president.
pub(in crate::relations) fn shared(entities: &Entities, found: &[Fact]) -> Vec<(EntityId, String)> {
    let mut renamed = Vec::new();
    for fact in found.iter().filter(|fact| fact.property == POSITION_HELD.name) {
        let Ref::Entity(office) = fact.object else { continue };
        let Some((bare, owner)) = entities.entity(office).and_then(|office| split_owner(&office.name)) else {
            continue;
        };
        let others = fact.qualifiers.iter().any(|(_, of)| {
            let Ref::Entity(of) = of else { return false };
            entities.entity(*of).is_some_and(|of| of.name != owner)
        });
        // "Secretary of State" is nobody's but of a state of that name.
        let is_owner = |entity: &Entity| entity.name == owner && entity.entity_type != EntityType::Title;
        if others && entities.entities.iter().take(OWNERS).any(is_owner) {
            renamed.push((office, bare.to_owned()));
        }
    }
    renamed
}

pub(super) fn is_person(mention: &Mention) -> bool {
    mention.entity_type == EntityType::Person && mention.level == Level::Name
}

fn person(facts: &Facts<'_, '_>, token: usize) -> Option<MentionId> {
    facts.named(token, &[EntityType::Person]).filter(|mention| is_person(mention)).map(|mention| mention.id)
}

/// Somebody who is a person, a pronoun too.
pub(super) fn anybody(facts: &Facts<'_, '_>, token: usize) -> Option<MentionId> {
    let mention = facts.entities.spoken_of_at(token)?;
    let entity = facts.entities.entity(mention.entity)?;
    (entity.entity_type == EntityType::Person).then_some(mention.id)
}

fn push(facts: &mut Facts<'_, '_>, office: &OfficeMention, held: &Held, of: Option<EntityId>) {
    let (Some(title), Some(person)) =
        (facts.entities.mention(office.mention), facts.entities.mention(held.holder))
    else {
        return;
    };
    let (title_entity, person_entity) = (title.entity, person.entity);
    let title: TokenRange = facts.entities.tokens(office.mention);
    let mut words = title.clone();
    let near = |tokens: &TokenRange, words: &TokenRange| {
        tokens.start < words.end + FAR && words.start < tokens.end + FAR
    };
    for mention in [Some(held.holder), office.of].into_iter().flatten() {
        let tokens = facts.entities.tokens(mention);
        if near(&tokens, &words) {
            words = Facts::hull(&words, &tokens);
        }
    }
    // "will meet President Moreau from Monday": after a name the date is no longer of the office.
    let named_first = facts.entities.tokens(held.holder).start < title.start;
    let term = (named_first || held.verb.is_some()).then(|| term(facts, title, held));
    let [start, end] = term.unwrap_or_default();
    if held.future && !held.leaves && start.is_none() {
        return;
    }
    let over = is_former(facts, office) || held.is_over(facts, end.is_some());
    let qualifiers = [
        of.map(|of| ("of", Ref::Entity(of))),
        start.map(|start| ("start", Ref::Date(start))),
        end.map(|end| ("end", Ref::Date(end))),
        over.then(|| ("held", Ref::Text("formerly".to_owned()))),
    ];
    facts.push_qualified(
        POSITION_HELD,
        Ref::Entity(person_entity),
        Ref::Entity(title_entity),
        qualifiers.into_iter().flatten().collect(),
        words,
        held.confidence,
        held.reason,
    );
}
