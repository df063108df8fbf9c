//! Countries, and the people and things that are called like them.
//!
//! ```text
//! Jordan closed its border        the country, even where the model sees a man
//! Mr. Holland, Chad Kowalski      people
//! India Hargreaves                a person: a country's name that is a first name too, and another word with a capital
//! German Vasquez                  a person: the same of a demonym
//! Guinea pigs, Panama hats        neither
//! Antigua and Barbuda             one name, even where the model sees two
//! ```

use crate::keyed::Set;

use super::known::Known;
use super::runs::Run;
use super::typing::{Typing, is_first_name, is_honorific};
use crate::analysis::EntityType;
use crate::lexicon::{How, Kind, Lexicon};
use crate::order::sort_by_key;
use crate::text::{Document, TokenRange};
use crate::word_list::WordList;

/// After a country's name: what makes both together the name of something else; sorted by the first word.
const SET_PHRASES: &[(&str, &[&str])] = &[
    ("brazil", &["nut", "nuts"]),
    ("guinea", &["fowl", "pig", "pigs"]),
    ("jersey", &["cow", "cows"]),
    ("panama", &["hat", "hats"]),
    ("turkey", &["breast", "leg", "sandwich", "sandwiches"]),
];

/// What people do and countries do not, but for their teams against each other; sorted.
const PERSONAL_VERBS: WordList = WordList(
    "cried died dribbled grinned laughed limped married nodded sang scored shrugged sighed smiled starred \
     wept",
);

/// First names that the list of first names leaves out, because countries and cities are meant more often; sorted.
const FIRST_NAMES: WordList =
    WordList("chad cuba french georgia german india israel jordan kenya mali paris");

/// Decides between what the lexicon lists and the names that the model and the capitals gave. Both are sorted.
pub(super) fn settle<'l>(
    document: &Document<'_>,
    lexicon: &Lexicon,
    mut known: Vec<Known<'l>>,
    mut runs: Vec<Run>,
) -> (Vec<Known<'l>>, Vec<Run>) {
    let people = people(document, lexicon, &runs);
    known.retain(|known| !is_set_phrase(document, known));
    for run in &mut runs {
        if is_person_called_like_a_country(document, lexicon, run, &known) {
            run.typing =
                Typing::new(EntityType::Person, 700, "begins with a first name that is a country's too");
        }
    }
    let mut persons = Vec::new();
    let countries: Vec<_> = known
        .iter()
        .filter(|known| is_country(known))
        .map(|known| document.sentence_of(known.tokens.start))
        .collect();
    let in_sentence = |sentence: Option<usize>| {
        countries.partition_point(|other| *other <= sentence)
            - countries.partition_point(|other| *other < sentence)
    };
    known.retain(|known| {
        let company = in_sentence(document.sentence_of(known.tokens.start)) > 1;
        let person = is_person(document, lexicon, known, &people, company) && !is_inside_longer(&runs, known);
        if person {
            persons.push(known.tokens.clone());
        }
        !person
    });
    runs.retain(|run| {
        let at = known.partition_point(|known| known.tokens.end <= run.tokens.start);
        !known.get(at).is_some_and(|known| gives_way(document, run, known, &people))
            && persons.binary_search_by_key(&run.tokens.start, |person| person.start).is_err()
    });
    let typing = Typing::new(EntityType::Person, 700, "a person of the name of a country");
    runs.extend(persons.into_iter().map(|tokens| Run { tokens, typing }));
    sort_by_key(&mut runs, |run| [run.tokens.start, 0, 0]);
    with_demonyms_as_first_names(document, lexicon, &mut known, &mut runs);
    (known, runs)
}

/// Words that are somebody's name for certain: those of full names, and those after a form of address.
fn people<'d>(document: &'d Document<'_>, lexicon: &Lexicon, runs: &[Run]) -> Set<&'d str> {
    let full = runs.iter().filter(|run| run.typing.entity_type == EntityType::Person && run.tokens.len() > 1);
    let mut people: Set<&str> = full
        .flat_map(|run| [run.tokens.start, run.tokens.end - 1])
        .map(|token| document.word(token))
        .collect();
    let addressed = (1..document.tokens.len())
        .filter(|&token| is_honorific(lexicon, document.lower(token - 1)))
        .map(|token| document.word(token));
    people.extend(addressed);
    people
}

fn is_country(known: &Known<'_>) -> bool {
    known.thing.kind == Kind::Country
}

fn is_set_phrase(document: &Document<'_>, known: &Known<'_>) -> bool {
    is_country(known)
        && known.tokens.len() == 1
        && SET_PHRASES
            .binary_search_by_key(&document.lower(known.tokens.start), |(word, _)| word)
            .ok()
            .and_then(|at| SET_PHRASES.get(at))
            .is_some_and(|(_, after)| after.contains(&document.lower(known.tokens.end)))
}

/// "India Hargreaves", "Paris Hilton": a place's name that is a first name too, and one more word with a capital.
fn is_person_called_like_a_country(
    document: &Document<'_>,
    lexicon: &Lexicon,
    run: &Run,
    known: &[Known<'_>],
) -> bool {
    let place = || {
        let at = known.partition_point(|known| known.tokens.start < run.tokens.start);
        known.get(at).is_some_and(|known| {
            known.tokens == (run.tokens.start..run.tokens.start + 1)
                && matches!(known.thing.kind, Kind::Country | Kind::Capital)
                && known.how == How::Name
        })
    };
    run.tokens.len() == 2
        && run.typing.confidence < 950
        && may_be_first_name(document, lexicon, run.tokens.start)
        && lexicon.get(document.lower(run.tokens.start + 1)).is_none()
        && place()
}

/// Whether a country's name is a person's here: "Jordan scored 32 points" is a man, "Jordan scored twice against Iraq" a team.
fn is_person(
    document: &Document<'_>,
    lexicon: &Lexicon,
    known: &Known<'_>,
    people: &Set<&str>,
    beside_another_country: bool,
) -> bool {
    let at = known.tokens.start;
    if !is_country(known) || known.how != How::Name || known.tokens.len() != 1 {
        return false;
    }
    let does_what_people_do = PERSONAL_VERBS.has(document.lower(at + 1));
    people.contains(document.word(at))
        || may_be_first_name(document, lexicon, at) && does_what_people_do && !beside_another_country
}

fn may_be_first_name(document: &Document<'_>, lexicon: &Lexicon, token: usize) -> bool {
    is_first_name(document, lexicon, token) || FIRST_NAMES.has(document.lower(token))
}

fn is_inside_longer(runs: &[Run], known: &Known<'_>) -> bool {
    let at = runs.partition_point(|run| run.tokens.end <= known.tokens.start);
    runs.get(at)
        .is_some_and(|run| run.tokens.start <= known.tokens.start && run.tokens.len() > known.tokens.len())
}

/// Before a place; sorted.
const OF_PLACE: WordList = WordList("at from in near of to");

/// What falls on places: before "on"; sorted.
const ON_PLACE: WordList = WordList("assault attack attacks bombardment raid raids shelling strike strikes");

/// Whether a name stands back behind the lexicon: the country itself, a capital that the model takes for a person ("flew
/// to George Town", "Washington said"), and a part of a longer name that is listed.
fn gives_way(document: &Document<'_>, run: &Run, known: &Known<'_>, people: &Set<&str>) -> bool {
    let TokenRange { start, end } = run.tokens;
    if start < known.tokens.start || known.tokens.end < end {
        return false;
    }
    let before = start.checked_sub(1).map_or("", |before| document.lower(before));
    let capital = known.thing.kind == Kind::Capital
        && run.typing.entity_type == EntityType::Person
        && (OF_PLACE.has(before) || !known.doubtful)
        && (run.tokens.len() > 1 || !people.contains(document.word(start)));
    // "the attack on Odesa"
    let attacked = before == "on"
        && run.tokens == known.tokens
        && known.thing.kind == Kind::City
        && start.checked_sub(2).is_some_and(|noun| ON_PLACE.has(document.lower(noun)));
    // "St. Peter Port" is no harbour.
    let place = matches!(run.typing.entity_type, EntityType::Loc | EntityType::Fac)
        && matches!(known.thing.kind, Kind::Capital | Kind::City)
        && run.tokens == known.tokens;
    is_country(known)
        || capital
        || attacked
        || place
        || known.tokens.len() > run.tokens.len() && !known.doubtful
}

/// "German Vasquez": a demonym that is a first name too, before a single name of a person.
fn with_demonyms_as_first_names(
    document: &Document<'_>,
    lexicon: &Lexicon,
    known: &mut Vec<Known<'_>>,
    runs: &mut [Run],
) {
    let mut first_names = Vec::new();
    let single = |run: &&mut Run| run.tokens.len() == 1 && run.typing.entity_type == EntityType::Person;
    for run in runs.iter_mut().filter(single) {
        let before = known.binary_search_by(|known| known.tokens.end.cmp(&run.tokens.start));
        let demonym = before.ok().and_then(|at| known.get(at)).filter(|known| {
            known.how != How::Name
                && known.tokens.len() == 1
                && may_be_first_name(document, lexicon, known.tokens.start)
        });
        if let Some(demonym) = demonym {
            run.tokens.start = demonym.tokens.start;
            first_names.push(demonym.tokens.start);
        }
    }
    known.retain(|known| first_names.binary_search(&known.tokens.start).is_err());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_sorted_for_binary_search() {
        assert!(
            PERSONAL_VERBS.is_sorted()
                && FIRST_NAMES.is_sorted()
                && OF_PLACE.is_sorted()
                && ON_PLACE.is_sorted()
        );
        assert!(SET_PHRASES.is_sorted_by_key(|(word, _)| word));
    }
}
