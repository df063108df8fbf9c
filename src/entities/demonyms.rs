//! Demonyms of places that no list knows: "Velorian" in an article that names Veloria.

use crate::keyed::{Map, Set};

use super::draft::{ClusterId, Draft};
use super::known;
use super::names::Name;
use super::user::UserNames;
use crate::analysis::{EntityType, Level, Score};
use crate::names::NameMention;
use crate::order::{outermost_first, sort_by_key};

/// Shortest name of a place that a demonym is made from: of shorter ones too much else is made.
const LETTERS: usize = 4;

/// Joins the demonyms of unlisted places with them, and adds those that nobody has marked.
pub(super) fn add(draft: &mut Draft<'_>, names: &mut Vec<Name>, users: &UserNames<'_>) {
    people_that_are_places(draft, names);
    let mut places: Map<String, ClusterId> = Map::default();
    for name in names.iter() {
        let ([word], Some(cluster)) = (name.words.as_slice(), name.cluster) else { continue };
        let unlisted = draft
            .cluster(cluster)
            .is_some_and(|cluster| cluster.entity_type == EntityType::Gpe && !cluster.known);
        if unlisted && name.mention.level == Level::Name && word.chars().count() >= LETTERS {
            for form in forms(word) {
                places.or_insert_with(form, || cluster);
            }
        }
    }
    if places.is_empty() {
        return;
    }
    let mut covered = vec![false; draft.document.tokens.len()];
    for name in names.iter_mut() {
        covered
            .get_mut(name.mention.tokens.clone())
            .into_iter()
            .flatten()
            .for_each(|covered| *covered = true);
        let [word] = name.words.as_slice() else { continue };
        let Some(&place) = places.get(word) else { continue };
        if users.entry_of(&name.words).is_some() {
            continue;
        }
        if let Some(own) = name.cluster.filter(|&own| draft.cluster(own).is_some_and(|own| !own.known)) {
            draft.merge(place, own);
        }
        name.cluster = Some(place);
        name.mention.level = Level::Demonym;
        name.mention.entity_type = EntityType::Norp;
    }
    for (token, _) in covered.iter().enumerate().filter(|(_, covered)| !**covered) {
        let word = draft.document.word(token);
        if !word.starts_with(char::is_uppercase) {
            continue;
        }
        let folded = super::fold::fold(word);
        let Some(&place) = places.get(&folded) else { continue };
        if users.entry_of(std::slice::from_ref(&folded)).is_some() {
            continue;
        }
        let mention = NameMention {
            span: draft.document.span_of(token..token + 1),
            tokens: token..token + 1,
            entity_type: EntityType::Norp,
            level: Level::Demonym,
            confidence: Score::new(800),
            reason: "made from the name of a place in this text".into(),
        };
        names.push(Name { mention, words: vec![folded], cluster: Some(place) });
    }
    sort_by_key(names, |name| outermost_first(name.mention.tokens.start, name.mention.tokens.end));
}

/// "Kelmar" beside "Kelmari" is a place, even where it was taken for a person.
fn people_that_are_places(draft: &mut Draft<'_>, names: &mut [Name]) {
    let single = |name: &Name| name.words.len() == 1 && name.mention.confidence.thousandths() < 1000;
    let demonyms: Set<String> = names
        .iter()
        .filter(|name| single(name) && matches!(name.mention.entity_type, EntityType::Gpe | EntityType::Norp))
        .flat_map(|name| name.words.clone())
        .collect();
    // Whoever is called by a longer name too is a person.
    let people: Set<ClusterId> = names
        .iter()
        .filter(|name| name.words.len() > 1)
        .filter_map(|name| name.cluster.map(|cluster| draft.find(cluster)))
        .collect();
    for name in names.iter_mut().filter(|name| single(name) && name.mention.entity_type == EntityType::Person)
    {
        let (Some(word), Some(cluster)) = (name.words.first(), name.cluster) else { continue };
        let addressed = name.mention.tokens.start.checked_sub(1);
        if word.chars().count() < LETTERS
            || people.contains(&draft.find(cluster))
            || addressed.is_some_and(|before| known::is_title_word(draft, before))
            || !forms(word).any(|form| demonyms.contains(&form))
        {
            continue;
        }
        name.mention.entity_type = EntityType::Gpe;
        if let Some(cluster) = draft.cluster_mut(cluster) {
            cluster.entity_type = EntityType::Gpe;
        }
    }
}

/// What English makes of a place's name: "Veloria" gives "velorian", "Kelmar" gives "kelmari" and "kelmarian".
fn forms(place: &str) -> impl Iterator<Item = String> {
    const ENDINGS: &[&str] = &["an", "ian", "ese", "i", "ish"];
    let vowel = place.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let stem = place.get(..place.len().saturating_sub(1)).filter(|_| vowel);
    let of = |stem: &str| ENDINGS.iter().map(|ending| format!("{stem}{ending}")).collect::<Vec<_>>();
    let with_n = vowel.then(|| format!("{place}n"));
    of(place).into_iter().chain(stem.map(of).unwrap_or_default()).chain(with_n)
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn makes_the_usual_forms() {
        for (place, demonym) in [
            ("veloria", "velorian"),
            ("kelmar", "kelmari"),
            ("tamassa", "tamassan"),
            ("sorrento", "sorrentian"),
            ("vexin", "vexinese"),
        ] {
            assert!(forms(place).any(|form| form == demonym), "{place}, {demonym}");
        }
        assert!(!forms("jordan").any(|form| form == "jordache"));
    }
}
