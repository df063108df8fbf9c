//! One article, one name, one type: a name is what it is most surely elsewhere in the text, and a name found once is
//! found wherever its words stand.
//!
//! ```text
//! Halden Petroleum plc ... Halden said      "Halden" is the company, whatever the model made of it
//! Leila Haddad ... Haddad                   "Haddad" is the person
//! Veloria ... the Velorian ambassador       "Velorian" is a people's word
//! ```

use crate::keyed::{Map, Set};

use super::capitals::{is_common, is_word, starts_upper};
use super::runs::{Evidence, Run};
use super::typing::Typing;
use crate::analysis::EntityType;
use crate::order::{longest_first, sort_by_key};
use crate::text::TokenRange;

/// Sums of confidence (thousandths) by type.
type Votes = Vec<(EntityType, u32)>;

/// A name that is as sure as this speaks for the same words elsewhere (thousandths).
const WITNESS: u16 = 500;

/// Most names with one first word that are looked for: a bound on the work a token, not on what is there.
const MAX_ALIKE: usize = 8;

/// `runs` after the vote, with the names that were found elsewhere only; sorted.
pub(super) fn agree(evidence: &Evidence<'_, '_>, mut runs: Vec<Run>) -> Vec<Run> {
    let runs_of_two = joined(evidence, &runs);
    runs.retain(|run| runs_of_two.binary_search(&run.tokens.start).is_err());
    let votes = votes(evidence, &runs);
    for run in &mut runs {
        if let Some(votes) = votes.get(&words(evidence, &run.tokens)) {
            run.typing = voted(run.typing, votes);
        }
    }
    let places: Set<&str> = runs
        .iter()
        .filter(|run| run.tokens.len() == 1 && run.typing.entity_type == EntityType::Gpe)
        .map(|run| evidence.document.lower(run.tokens.start))
        .collect();
    for run in runs.iter_mut().filter(|run| run.tokens.len() == 1) {
        if is_of_place(evidence.document.lower(run.tokens.start), &places) {
            run.typing = Typing::new(EntityType::Norp, 850, "a word for the people of a place in this text");
        }
    }
    let repeated = repeated(evidence, &runs, &votes);
    runs.extend(repeated);
    sort_by_key(&mut runs, |run| [run.tokens.start, 0, 0]);
    runs
}

/// Where a name is two people or places that are named elsewhere: "Xi and Putin" is no work, whatever the model says.
fn joined(evidence: &Evidence<'_, '_>, runs: &[Run]) -> Vec<usize> {
    let document = evidence.document;
    let sure = runs.iter().filter(|run| run.typing.confidence >= WITNESS);
    let short: Set<&str> =
        sure.flat_map(|run| short_forms(evidence, run)).map(|index| document.word(index)).collect();
    let names_somebody =
        |index: usize| short.contains(document.word(index)) || evidence.known_at(index).is_some();
    let joins = |run: &&Run| {
        run.typing.entity_type == EntityType::Work
            && run.tokens.clone().any(|index| document.lower(index) == "and")
            && (names_somebody(run.tokens.start) || names_somebody(run.tokens.end - 1))
    };
    runs.iter().filter(joins).map(|run| run.tokens.start).collect()
}

/// "Velorian" beside "Veloria", "Kelmari" beside "Kelmar": peoples that no list has.
fn is_of_place(lower: &str, places: &Set<&str>) -> bool {
    [("n", ""), ("i", ""), ("ese", ""), ("an", ""), ("ian", ""), ("ian", "y"), ("ish", "")]
        .iter()
        .filter_map(|(ending, instead)| Some((lower.strip_suffix(ending)?, instead)))
        .any(|(stem, instead)| stem.len() > 3 && places.contains(format!("{stem}{instead}").as_str()))
}

fn words(evidence: &Evidence<'_, '_>, tokens: &TokenRange) -> Vec<String> {
    tokens.clone().map(|index| evidence.document.word(index).to_owned()).collect()
}

fn votes(evidence: &Evidence<'_, '_>, runs: &[Run]) -> Map<Vec<String>, Votes> {
    let mut all: Map<Vec<String>, Votes> = Map::default();
    let mut vote = |words: Vec<String>, typing: Typing, weight: u32| {
        let votes = all.or_default(words);
        match votes.iter_mut().find(|(entity_type, _)| *entity_type == typing.entity_type) {
            Some((_, sum)) => *sum += weight * u32::from(typing.confidence),
            None => votes.push((typing.entity_type, weight * u32::from(typing.confidence))),
        }
    };
    for run in runs {
        vote(words(evidence, &run.tokens), run.typing, 1);
        if run.typing.confidence >= WITNESS {
            for short in short_forms(evidence, run) {
                // The full name tells more than the short one does by itself.
                vote(words(evidence, &(short..short + 1)), run.typing, 2);
            }
        }
    }
    all
}

/// The words by which a name of several is called again: a person's last, and the first where it is no first name ("Xi"
/// of "Xi Jinping"); an organisation's first, if it means nothing else ("Halden Petroleum", not "Paris Club").
fn short_forms(evidence: &Evidence<'_, '_>, run: &Run) -> Vec<usize> {
    let TokenRange { start, end } = run.tokens;
    let lower = evidence.document.lower(start);
    if run.tokens.len() < 2 {
        return Vec::new();
    }
    let mut short = match run.typing.entity_type {
        EntityType::Person if evidence.lexicon.get(lower).is_none() => vec![start, end - 1],
        EntityType::Person => vec![end - 1],
        EntityType::Org if evidence.lexicon.get(lower).is_none() => vec![start],
        _ => Vec::new(),
    };
    short.retain(|&index| is_name_word(evidence, index));
    short
}

fn is_name_word(evidence: &Evidence<'_, '_>, index: usize) -> bool {
    let document = evidence.document;
    is_word(document, index)
        && starts_upper(document.word(index))
        && !is_common(evidence.lexicon, document.lower(index))
}

/// The type that has most of the votes; `typing` itself while no other has half as much again.
fn voted(typing: Typing, votes: &Votes) -> Typing {
    let own =
        votes.iter().find(|(entity_type, _)| *entity_type == typing.entity_type).map_or(0, |vote| vote.1);
    let all: u32 = votes.iter().map(|vote| vote.1).sum();
    match votes.iter().max_by_key(|vote| vote.1) {
        Some(&(entity_type, sum)) if sum * 2 > own * 3 => {
            Typing::new(entity_type, (sum * 900 / all.max(1)) as u16, "so called elsewhere in this text")
        }
        _ => typing,
    }
}

/// Names that stand where no name was found, though they were found elsewhere in the text.
fn repeated(evidence: &Evidence<'_, '_>, runs: &[Run], votes: &Map<Vec<String>, Votes>) -> Vec<Run> {
    let mut by_first: Map<&str, Vec<(&[String], Typing)>> = Map::default();
    for (words, votes) in votes.iter() {
        let Some((first, best)) = words.first().zip(votes.iter().max_by_key(|vote| vote.1)) else { continue };
        if best.1 >= u32::from(WITNESS) {
            let typing = Typing::new(best.0, best.1.min(700) as u16, "so called elsewhere in this text");
            by_first.or_default(first).push((words, typing));
        }
    }
    for alike in by_first.values_mut() {
        sort_by_key(alike, |(words, _)| [longest_first(words.len()), 0, 0]);
        alike.truncate(MAX_ALIKE);
    }
    let mut found = Vec::new();
    let mut taken = runs.iter().peekable();
    let mut index = 0;
    while index < evidence.document.tokens.len() {
        while taken.next_if(|run| run.tokens.end <= index).is_some() {}
        if let Some(run) = taken.peek().filter(|run| run.tokens.start <= index) {
            index = run.tokens.end;
            continue;
        }
        let limit = taken.peek().map_or(usize::MAX, |run| run.tokens.start);
        let here = by_first.get(evidence.document.word(index)).into_iter().flatten().find(|(words, _)| {
            index + words.len() <= limit
                && words.iter().enumerate().all(|(at, word)| evidence.document.word(index + at) == word)
                && (words.len() > 1
                    || is_name_word(evidence, index)
                        && evidence.known_at(index).is_none()
                        // "Defence" of "Defence Minister" is not short for the Defence Ministry.
                        && evidence.title_at(index).is_none_or(|title| title.len() == 1))
        });
        index += match here {
            Some((words, typing)) => {
                found.push(Run { tokens: index..index + words.len(), typing: *typing });
                words.len()
            }
            None => 1,
        };
    }
    found
}
