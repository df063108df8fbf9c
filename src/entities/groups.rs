//! Several spoken of together: "Xi and Putin", "the two leaders", "both nations".

use super::discourse::Reader;
use super::draft::ClusterId;
use super::focus::{Role, Seen, Who};
use super::nominals::{Determiner, Nominal};
use super::nouns::Sort;
use super::places::case;
use crate::analysis::EntityType;
use crate::model::Deprel;
use crate::order::{longest_first, sort_and_dedup, sort_by_key};
use crate::text::TokenRange;

/// How many may be joined: longer lists are no group that anybody speaks of.
const MEMBERS: usize = 12;

/// The cluster of just these members.
pub(super) fn of(reader: &mut Reader<'_, '_>, members: Vec<ClusterId>) -> ClusterId {
    let mut key: Vec<ClusterId> = members.iter().map(|&member| reader.draft.find(member)).collect();
    sort_and_dedup(&mut key, |cluster| cluster.0 as usize);
    if let Some(&group) = reader.groups.get(&key) {
        return group;
    }
    let names: Vec<&str> = members
        .iter()
        .filter_map(|&member| reader.draft.cluster(member))
        .map(|member| member.name.as_str())
        .collect();
    let name = match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    };
    let group = reader.draft.add_cluster(EntityType::Group, name);
    if let Some(cluster) = reader.draft.cluster_mut(group) {
        cluster.members = members;
        cluster.plural = true;
    }
    reader.groups.insert(key, group);
    group
}

/// What the phrase just met is joined with by "and": all members so far, and the head of the first of them.
pub(super) fn joined(
    reader: &Reader<'_, '_>,
    who: &Who,
    tokens: &TokenRange,
    head: usize,
) -> Option<(Vec<ClusterId>, usize)> {
    let Who::One(cluster) = who else { return None };
    let draft = &reader.draft;
    let first = match draft.syntax {
        Some(_) if draft.deprel(head) == Some(Deprel::Conj) => draft.head(head)?,
        Some(_) => return None,
        None => {
            let before = tokens.start.checked_sub(1)?;
            (draft.document.lower(before) == "and").then(|| before.checked_sub(1))??
        }
    };
    // A longer list first: "France, Britain and Germany" grows by one member at a time.
    let seen = reader
        .focus
        .recent(draft.sentence(head), 0)
        .filter(|seen| seen.head == first || draft.syntax.is_none() && seen.tokens.end == first + 1);
    let mut members: Option<Vec<ClusterId>> = None;
    for seen in seen {
        match &seen.who {
            Who::Several(list) => {
                members = Some(list.clone());
                break;
            }
            Who::One(one) => members = members.or(Some(vec![*one])),
            Who::Thing { .. } => {}
        }
    }
    let mut members = members?;
    let kind = |id: ClusterId| draft.cluster(id).map(|cluster| kind(cluster.entity_type));
    // "talks between Israel and Hamas"
    let parties = case(draft, first) == Some("between") && kind(*cluster) != Some(0);
    let alike = members
        .first()
        .is_some_and(|&member| kind(member) == kind(*cluster) || parties && kind(member) != Some(0));
    if !alike || members.contains(cluster) || members.len() >= MEMBERS {
        return None;
    }
    members.push(*cluster);
    Some((members, first))
}

fn is_country(cluster: &super::draft::Cluster) -> bool {
    cluster.entity_type == EntityType::Gpe && cluster.links.iso3166.is_some()
}

/// What may be spoken of together.
fn kind(entity_type: EntityType) -> u8 {
    match entity_type {
        EntityType::Person => 0,
        EntityType::Gpe | EntityType::Loc => 1,
        EntityType::Org | EntityType::Group | EntityType::Norp => 2,
        _ => 3,
    }
}

/// How many sentences back those may stand whom "the two leaders" means.
const SENTENCES: usize = 3;
/// The same where a group has been spoken of before and its number is said: "both governments".
const SENTENCES_TO_GROUPS: usize = 12;

/// Who is meant by a definite plural: "the two leaders", "both countries", "the sides".
pub(super) fn definite(reader: &mut Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    if phrase.determiner != Determiner::Definite || !phrase.plural {
        return None;
    }
    let members = meant(reader, phrase)?;
    Some(of(reader, members))
}

fn meant(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<Vec<ClusterId>> {
    let sentence = reader.draft.sentence(phrase.head);
    let draft = &*reader.draft;
    let fits = |id: ClusterId| {
        draft.cluster(id).is_some_and(|cluster| match phrase.sort {
            // "the activists" are no two presidents.
            Sort::Person | Sort::People => {
                cluster.entity_type == EntityType::Person
                    && (matches!(phrase.lemma, "leader" | "man" | "woman" | "politician")
                        || phrase.number.is_some()
                        || cluster.is_called(phrase.lemma))
            }
            Sort::Country => is_country(cluster),
            Sort::Place => cluster.entity_type == EntityType::Gpe,
            Sort::Body if phrase.lemma == "government" => is_country(cluster),
            Sort::Body => cluster.entity_type == EntityType::Org,
            Sort::Side => is_country(cluster) || cluster.entity_type == EntityType::Org,
        })
    };
    // Those who were named together, or taken up together, last; first among those who did something together.
    let together = |sentences: usize, only: fn(&Seen) -> bool| {
        reader.focus.recent(sentence, sentences).filter(|seen| only(seen)).find_map(|seen| {
            let members = match &seen.who {
                Who::Several(members) => members.clone(),
                Who::One(cluster) => draft.cluster(*cluster)?.members.clone(),
                Who::Thing { .. } => return None,
            };
            let right_number = phrase.number.is_none_or(|number| members.len() == usize::from(number));
            if members.len() < 2 || !right_number {
                return None;
            }
            if members.iter().all(|&member| fits(member)) {
                return Some(members);
            }
            // The countries of the two presidents.
            let countries: Vec<ClusterId> = members
                .iter()
                .filter_map(|&member| draft.cluster(member)?.of)
                .map(|id| draft.find(id))
                .collect();
            let of_states = matches!(phrase.sort, Sort::Country | Sort::Side) || phrase.lemma == "government";
            let all = countries.len() == members.len() && countries.iter().all(|&country| fits(country));
            (of_states && all).then_some(countries)
        })
    };
    let is_group = |seen: &Seen| matches!(seen.who, Who::One(_));
    let found = together(SENTENCES, |seen| seen.role == Role::Subject)
        .or_else(|| together(SENTENCES, |_| true))
        .or_else(|| phrase.number.and_then(|_| together(SENTENCES_TO_GROUPS, is_group)));
    if found.is_some() {
        return found;
    }
    // Those who were named last, where it is said how many there are.
    let Some(number) = phrase.number.map(usize::from) else {
        // "the sides" after "the two sides"
        return reader.focus.recent(sentence, SENTENCES).find_map(|seen| match seen.who {
            Who::One(cluster) => draft
                .cluster(cluster)
                .filter(|cluster| !cluster.members.is_empty() && cluster.is_called(phrase.lemma))
                .map(|cluster| cluster.members.clone()),
            _ => None,
        });
    };
    let mut members: Vec<ClusterId> = Vec::new();
    for seen in reader.focus.recent(sentence, SENTENCES) {
        if let Who::One(cluster) = seen.who
            && fits(cluster)
            && draft.cluster(cluster).is_some_and(|cluster| cluster.named)
            && !members.contains(&cluster)
        {
            members.push(cluster);
        }
    }
    members.reverse();
    // Of more than are meant, those that the article is about.
    sort_by_key(&mut members, |&member| {
        [longest_first(draft.cluster(member).map_or(0, |cluster| cluster.mentions as usize)), 0, 0]
    });
    members.truncate(number);
    (members.len() == number).then_some(members)
}
