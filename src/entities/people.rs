//! Names of people: the same person by a middle name, an initial, a short form, the name of birth.

use super::draft::{ClusterId, Draft, Gender};
use super::names::{COMPARED, Index, Name, enter, whole};
use crate::analysis::EntityType;

/// "Mrs. Holt" is not Daniel Holt.
pub(super) fn agrees(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// The cluster of a person with given name and surname.
pub(super) fn full_person(draft: &mut Draft<'_>, index: &mut Index, name: &Name, text: &str) -> ClusterId {
    if let Some(&cluster) = index.whole.get(&(true, name.words.join(" "))) {
        return cluster;
    }
    let bucket = name.words.last().and_then(|last| index.by_word.get(&(true, last.clone())));
    let same = bucket.and_then(|bucket| {
        bucket.iter().rev().take(COMPARED).find(|other| same_person(&other.words, &name.words))
    });
    match same.map(|other| other.cluster).or_else(|| by_maiden_name(draft, index, name)) {
        Some(cluster) => {
            enter(draft, index, name, text, cluster, true);
            cluster
        }
        None => whole(draft, index, name, text),
    }
}

/// "Born Lena Dahlqvist": whoever else in the text has the given name.
fn by_maiden_name(draft: &Draft<'_>, index: &Index, name: &Name) -> Option<ClusterId> {
    let before = name.mention.tokens.start.checked_sub(1)?;
    if !matches!(draft.document.lower(before), "born" | "née" | "nee") {
        return None;
    }
    let given = name.words.first()?;
    let mut same =
        index.by_word.get(&(true, given.clone()))?.iter().filter(|other| other.words.first() == Some(given));
    same.next().map(|other| other.cluster)
}

/// Whether two full names may be one person's: "G. W. Bush" and "George Bush", but not "George Bush" and "Laura Bush".
fn same_person(one: &[String], other: &[String]) -> bool {
    let (Some((last, given)), Some((other_last, other_given))) = (one.split_last(), other.split_last())
    else {
        return false;
    };
    // With two middle names on either side, both must fit: George W. Bush is not George H. W. Bush.
    let both_full = given.len() > 1 && other_given.len() > 1 && given.len() != other_given.len();
    last == other_last && !both_full && (fits_in(given, other_given) || fits_in(other_given, given))
}

/// Whether every word of `short` stands in `long`, in order, an initial for a name that begins with it.
fn fits_in(short: &[String], long: &[String]) -> bool {
    let mut long = long.iter();
    short.iter().all(|word| long.any(|other| same_given_name(word, other)))
}

fn same_given_name(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short == long || (short.chars().count() == 1 && long.starts_with(short))
}

/// "Mr. Adeyemi" after "Tunde Adeyemi", which the name stage took for something else than a person.
pub(super) fn mistaken_person(draft: &mut Draft<'_>, index: &Index, word: &String) -> Option<ClusterId> {
    let bucket = index.by_word.get(&(false, word.clone()))?;
    let longer = bucket.iter().rev().take(COMPARED).find(|longer| {
        longer.words.last() == Some(word)
            && matches!(longer.words.len(), 2..=3)
            && draft.cluster(longer.cluster).is_some_and(|cluster| !cluster.known)
    })?;
    draft.cluster_mut(longer.cluster)?.entity_type = EntityType::Person;
    Some(longer.cluster)
}

/// "Ed" after "Edward Kessler": the only person whose given name begins so.
pub(super) fn by_short_given_name(draft: &Draft<'_>, index: &Index, word: &str) -> Option<ClusterId> {
    let initial = word.chars().next().filter(|_| word.len() > 1)?;
    let people = index.by_given_initial.get(&initial)?.iter().rev().take(COMPARED);
    let mut fitting: Vec<ClusterId> = people
        .filter(|longer| longer.words.first().is_some_and(|given| given.starts_with(word)))
        .map(|longer| draft.find(longer.cluster))
        .collect();
    fitting.dedup();
    match fitting.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}
