//! Whom a common noun phrase means: the rules in their order, the surest first.

use super::discourse::{Reader, Unnamed, acts};
use super::draft::{Cluster, ClusterId, Gender};
use super::focus::{Role, Seen, Who, is_bound, role};
use super::fold::fold;
use super::groups;
use super::nominals::{Determiner, Nominal};
use super::nouns::{self, Sort};
use crate::analysis::{EntityType, Level, Reason};
use crate::letters::lowered;
use crate::model::{Deprel, Upos};

/// A cluster, how sure it is in thousandths, and why.
type Found = (ClusterId, u16, Reason);

/// Whom `phrase` means; `None` where it is nobody that is worth a mention.
pub(super) fn resolve<'a>(reader: &mut Reader<'_, 'a>, phrase: &Nominal<'a>) -> Option<Found> {
    let found = |reason: &'static str, confidence: u16| {
        move |cluster: ClusterId| (cluster, confidence, Reason::Borrowed(reason))
    };
    if is_title_of_holder(reader, phrase) {
        return None;
    }
    if let Some(place) = place_after_of(reader, phrase) {
        note_description(reader, phrase, place);
        return None;
    }
    if let Some(cluster) = named_body(reader, phrase) {
        return Some((cluster, 800, Reason::Borrowed("says what the organisation named before it is")));
    }
    if describes(reader, phrase) {
        return None;
    }
    let beside = apposition(reader, phrase);
    // "Kenya's ambassador, [Ruth Adan]": the person has a mention; the words only tell what she is.
    if let Some(person) =
        beside.or_else(|| role_after_name(reader, phrase)).filter(|_| phrase.sort == Sort::Person)
    {
        note_description(reader, phrase, person);
        return None;
    }
    beside
        .map(found("stands beside the name", 900))
        .or_else(|| government(reader, phrase).map(found("a government stands for its country", 800)))
        .or_else(|| country(reader, phrase).map(found("the country spoken of before", 700)))
        .or_else(|| place(reader, phrase).map(found("the place spoken of before", 650)))
        .or_else(|| groups::definite(reader, phrase).map(found("those named together before", 750)))
        .or_else(|| holder(reader, phrase).map(found("the person who holds this role", 750)))
        .or_else(|| body(reader, phrase).map(found("the organisation of this kind named before", 700)))
        .or_else(|| unnamed_before(reader, phrase).map(found("the same unnamed people as before", 650)))
        .or_else(|| unnamed(reader, phrase).map(found("people without a name who take part", 600)))
}

/// "President" in "President Xi": the person has a mention already.
fn is_title_of_holder(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> bool {
    let before_person = reader
        .names_at
        .get(&(phrase.noun + 1))
        .and_then(|&at| reader.draft.mentions.get(at))
        .is_some_and(|mention| mention.entity_type == EntityType::Person);
    reader.held.contains(&phrase.noun)
        || phrase.sort == Sort::Person && phrase.tokens.len() == 1 && !phrase.plural && before_person
}

/// "[Okoro], a retired teacher": says what somebody is and is no mention, but the noun may take them up later.
fn describes(reader: &mut Reader<'_, '_>, phrase: &Nominal<'_>) -> bool {
    let before = phrase.tokens.start.checked_sub(2).filter(|_| phrase.article);
    let comma = before.filter(|&comma| reader.draft.document.word(comma) == ",");
    let Some(mention) = comma
        .and_then(|comma| reader.names_before.get(&comma))
        .and_then(|&at| reader.draft.mentions.get(at))
        .filter(|mention| mention.level == Level::Name && sort_fits(phrase, mention.entity_type))
    else {
        return false;
    };
    let cluster = mention.cluster;
    note_description(reader, phrase, cluster);
    true
}

/// "elected [Ana Ruiz] speaker": what the verb makes of her.
fn role_after_name(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    let draft = &*reader.draft;
    let name = reader.names_before.get(&phrase.first).and_then(|&at| draft.mentions.get(at))?;
    let verb = phrase.tokens.start.checked_sub(1).and_then(|before| draft.upos(before)) == Some(Upos::Verb);
    (verb
        && name.tokens.start == phrase.tokens.start
        && name.tokens.len() > 1
        && sort_fits(phrase, name.entity_type))
    .then(|| draft.find(name.cluster))
}

/// Remembers what a phrase says of somebody: the noun, its gender, and whose they are.
fn note_description(reader: &mut Reader<'_, '_>, phrase: &Nominal<'_>, described: ClusterId) {
    let owner = owner(reader, phrase).filter(|&owner| owner != reader.draft.find(described));
    let words = words(reader, phrase);
    let Some(described) = reader.draft.cluster_mut(described) else { return };
    described.call(&words);
    described.gender = described.gender.or(phrase.gender);
    described.of = described.of.or(owner);
}

/// What a phrase calls somebody: the noun and the words before it that make an office of it, "deputy prime minister".
pub(super) fn words(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> String {
    let mut words = String::new();
    for token in phrase.tokens.start..phrase.first {
        let word = reader.draft.document.lower(token);
        if word != "-" && (nouns::OTHER_OFFICE.has(word) || reader.offices.contains(&token)) {
            words.push_str(&fold(word));
            words.push(' ');
        }
    }
    words.push_str(phrase.lemma);
    words
}

/// "the militant group [Hamas]", "a local leader, [Ama Boateng]", "[Kabul], the Afghan capital"
fn apposition(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    let draft = &*reader.draft;
    if phrase.plural {
        return None;
    }
    let after = phrase.noun + 1;
    let comma = usize::from(draft.document.word(after) == ",");
    let next = reader.names_at.get(&(after + comma));
    let before = phrase.tokens.start.checked_sub(1).and_then(|before| {
        let before = if nouns::ARTICLES.has(draft.document.lower(before)) { before } else { before + 1 };
        let comma = before.checked_sub(1).filter(|&comma| draft.document.word(comma) == ",")?;
        reader.names_before.get(&comma)
    });
    let explained = reader.explained.get(&phrase.head).or_else(|| reader.explained.get(&phrase.noun));
    for (at, is_next) in [(next, true), (before, false), (explained, false)] {
        let Some(mention) = at.and_then(|&at| draft.mentions.get(at)) else { continue };
        if mention.level != Level::Name || !sort_fits(phrase, mention.entity_type) {
            continue;
        }
        let hangs = |one: usize, other: usize| {
            draft.head(one) == Some(other)
                && matches!(
                    draft.deprel(one),
                    Some(Deprel::Appos | Deprel::Flat | Deprel::Compound | Deprel::Nmod)
                )
        };
        let parse_says = hangs(mention.head, phrase.head) || hangs(phrase.head, mention.head);
        let without_comma = is_next && comma == 0;
        if parse_says || without_comma && phrase.tokens.len() > 1 {
            return Some(draft.find(mention.cluster));
        }
    }
    None
}

/// "the [Fatah] faction", "[Reuters] news agency": the noun says what the organisation named before it is.
/// The caller gives only the words after the name.
pub(super) fn named_body(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    if phrase.sort != Sort::Body || phrase.plural {
        return None;
    }
    let mention =
        reader.names_before.get(&phrase.tokens.start).and_then(|&at| reader.draft.mentions.get(at))?;
    let is_body = mention.entity_type == EntityType::Org && mention.level == Level::Name;
    is_body.then(|| reader.draft.find(mention.cluster))
}

fn sort_fits(phrase: &Nominal<'_>, entity_type: EntityType) -> bool {
    match phrase.sort {
        Sort::Person => entity_type == EntityType::Person,
        Sort::Body => entity_type == EntityType::Org,
        Sort::Country | Sort::Place => entity_type == EntityType::Gpe,
        Sort::People | Sort::Side => false,
    }
}

/// The country or organisation that is named in the phrase before its noun: of "Iranian state media" Iran.
fn owner(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    let draft = &*reader.draft;
    phrase.tokens.clone().rev().find_map(|token| {
        let mention = reader.names_at.get(&token).and_then(|&at| draft.mentions.get(at))?;
        // "a U.S.-backed government" is another country's.
        let backed = draft.document.word(mention.tokens.end) == "-"
            || draft.document.span_of(mention.tokens.clone()) != mention.span;
        if backed {
            return None;
        }
        matches!(mention.entity_type, EntityType::Gpe | EntityType::Org | EntityType::Norp)
            .then(|| draft.find(mention.cluster))
    })
}

/// The country of the owner, or of the person whom the pronoun before the noun means: "his country".
fn owner_by_pronoun(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    let Determiner::Pronoun(token) = phrase.determiner else { return None };
    let sentence = reader.draft.sentence(token);
    let seen = reader.focus.recent(sentence, 0).find(|seen| seen.tokens == (token..token + 1))?;
    let Who::One(cluster) = seen.who else { return None };
    let owner = reader.draft.cluster(cluster)?;
    match owner.entity_type {
        EntityType::Person => owner.of.map(|of| reader.draft.find(of)),
        EntityType::Gpe => Some(reader.draft.find(cluster)),
        _ => None,
    }
}

/// The country of the person in "Mr. Siniora's government".
fn owner_by_person(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    let draft = &*reader.draft;
    phrase.tokens.clone().find_map(|token| {
        let mention = reader.names_at.get(&token).and_then(|&at| draft.mentions.get(at))?;
        let person =
            draft.cluster(mention.cluster).filter(|person| person.entity_type == EntityType::Person)?;
        person.of.map(|of| draft.find(of))
    })
}

fn is_country(reader: &Reader<'_, '_>, cluster: ClusterId) -> bool {
    reader.draft.cluster(cluster).is_some_and(|cluster| cluster.entity_type == EntityType::Gpe)
}

/// "Iran's government", "the Turkish government", "his government", and then "the government".
fn government(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    if phrase.plural || !matches!(phrase.lemma, "government" | "administration" | "regime") {
        return None;
    }
    let named = owner_by_pronoun(reader, phrase)
        .or_else(|| owner_by_person(reader, phrase))
        .or_else(|| owner(reader, phrase));
    let country = named.or_else(|| {
        let definite = phrase.determiner == Determiner::Definite || phrase.tokens.len() == 1;
        definite.then(|| country_of_text(reader, phrase, 1)).flatten()
    });
    country.filter(|&country| is_country(reader, country))
}

/// How far back "the country" may have been named.
const COUNTRY_SENTENCES: usize = 6;

/// "the country", "his country", "the Caribbean nation"
fn country(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    if phrase.sort != Sort::Country || phrase.plural || phrase.determiner == Determiner::Indefinite {
        return None;
    }
    match phrase.determiner {
        Determiner::Pronoun(_) => owner_by_pronoun(reader, phrase).filter(|&owner| is_country(reader, owner)),
        _ => country_of_text(reader, phrase, COUNTRY_SENTENCES),
    }
}

/// The country named last; of those in the last few sentences rather the one that the article speaks of more.
fn country_of_text(reader: &Reader<'_, '_>, phrase: &Nominal<'_>, sentences: usize) -> Option<ClusterId> {
    let sentence = reader.draft.sentence(phrase.head);
    let mut best: Option<(i32, ClusterId)> = None;
    for (age, seen) in reader.focus.recent(sentence, sentences).enumerate() {
        let Who::One(cluster) = seen.who else { continue };
        let Some(country) = reader.draft.cluster(cluster).filter(|country| country.links.iso3166.is_some())
        else {
            continue;
        };
        if phrase.tokens.contains(&seen.head) || country.entity_type != EntityType::Gpe {
            continue;
        }
        let score =
            3 * country.mentions.min(6) as i32 - 6 * (sentence - seen.sentence) as i32 - age.min(8) as i32;
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, reader.draft.find(cluster)));
        }
    }
    best.map(|(_, country)| country)
}

/// "the western city of [Kisumu]": the place has a mention; the words only tell what it is.
fn place_after_of(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    let of = phrase.noun + 1;
    if phrase.sort != Sort::Place || phrase.plural || reader.draft.document.lower(of) != "of" {
        return None;
    }
    let mention = reader.names_at.get(&(of + 1)).and_then(|&at| reader.draft.mentions.get(at))?;
    sort_fits(phrase, mention.entity_type).then(|| reader.draft.find(mention.cluster))
}

/// "the city", "the territory"
fn place(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    if phrase.sort != Sort::Place || phrase.plural || phrase.determiner != Determiner::Definite {
        return None;
    }
    if owner(reader, phrase).is_some() {
        return None;
    }
    // That which was called so, else any: but no region is a town.
    let called = |reader: &Reader<'_, '_>, cluster: ClusterId, fits: &dyn Fn(&Cluster) -> bool| {
        reader.draft.cluster(cluster).is_some_and(|place| {
            place.entity_type == EntityType::Gpe && place.links.iso3166.is_none() && fits(place)
        })
    };
    nearest(reader, phrase, 1, |reader, _, cluster| {
        called(reader, cluster, &|place| place.is_called(phrase.lemma))
    })
    .or_else(|| {
        nearest(reader, phrase, 1, |reader, seen, cluster| {
            !AREAS.contains(&reader.draft.document.lower(seen.tokens.end))
                && called(reader, cluster, &|place| !AREAS.iter().any(|area| place.is_called(area)))
        })
    })
}

/// What lies around towns: "the Belgorod region", "the state of Kerala".
const AREAS: &[&str] = &["county", "district", "oblast", "province", "region", "state", "territory"];

/// The subject that was spoken of last, else whoever was, among those that fit.
fn nearest(
    reader: &Reader<'_, '_>,
    phrase: &Nominal<'_>,
    sentences: usize,
    fits: impl Fn(&Reader<'_, '_>, &Seen, ClusterId) -> bool,
) -> Option<ClusterId> {
    let sentence = reader.draft.sentence(phrase.head);
    reader.focus.recent(sentence, sentences).find_map(|seen| match seen.who {
        Who::One(cluster)
            if fits(reader, seen, cluster)
                && !phrase.tokens.contains(&seen.head)
                && !is_own_subject(reader, phrase, cluster) =>
        {
            Some(reader.draft.find(cluster))
        }
        _ => None,
    })
}

/// Whether `cluster` does to the phrase what its verb tells: "The minister accused the minister" speaks of two.
fn is_own_subject(reader: &Reader<'_, '_>, phrase: &Nominal<'_>, cluster: ClusterId) -> bool {
    let draft = &*reader.draft;
    reader.focus.recent(draft.sentence(phrase.head), 0).any(|seen| {
        seen.role == Role::Subject
            && seen.who.is(draft, cluster)
            && is_bound(draft, phrase.head, seen)
            && draft.deprel(phrase.head) != Some(Deprel::Nsubj)
    })
}

/// How far back the holder of a role may have been named.
const ROLE_SENTENCES: usize = 12;

/// "the Belarusian leader", "the president": somebody whose office or description has this noun.
fn holder(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    if phrase.sort != Sort::Person || phrase.plural || phrase.determiner == Determiner::Indefinite {
        return None;
    }
    let country = owner(reader, phrase);
    let words = words(reader, phrase);
    let ruler = (phrase.lemma == "leader" && country.is_some()).then(|| {
        nearest(reader, phrase, ROLE_SENTENCES, |reader, _, cluster| {
            reader.draft.cluster(cluster).is_some_and(|person| {
                person.entity_type == EntityType::Person
                    && person.of.is_none_or(|of| Some(reader.draft.find(of)) == country)
                    && person
                        .called
                        .iter()
                        .any(|called| called.split(' ').any(|word| nouns::RULERS.has(word)))
            })
        })
    });
    if let Some(Some(ruler)) = ruler {
        return Some(ruler);
    }
    nearest(reader, phrase, ROLE_SENTENCES, |reader, _, cluster| {
        let Some(person) = reader.draft.cluster(cluster) else { return false };
        let of = person.of.map(|of| reader.draft.find(of));
        person.entity_type == EntityType::Person
            && (country.is_none() || of == country)
            && person.called.iter().any(|called| nouns::may_mean(&words, called))
            && agrees(person.gender, phrase.gender)
    })
}

fn agrees(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// "the commission", "the militant group": an organisation whose name ends in the noun, or that was called so.
fn body(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    if phrase.sort != Sort::Body || phrase.plural {
        return None;
    }
    let owner = owner(reader, phrase);
    if phrase.determiner == Determiner::Possessor && owner.is_some() {
        return body_of(reader, phrase, owner);
    }
    if phrase.determiner != Determiner::Definite {
        return None;
    }
    let by_noun = nearest(reader, phrase, ROLE_SENTENCES, |reader, _, cluster| {
        reader.draft.cluster(cluster).is_some_and(|body| {
            body.entity_type == EntityType::Org
                && (owner.is_none() || body.of.map(|of| reader.draft.find(of)) == owner)
                && (body.is_called(phrase.lemma)
                    || lowered(&body.name).split(' ').any(|word| word == phrase.lemma))
        })
    });
    let generic = matches!(
        phrase.lemma,
        "group"
            | "organisation"
            | "organization"
            | "agency"
            | "company"
            | "movement"
            | "party"
            | "alliance"
            | "bloc"
            | "faction"
            | "firm"
            | "body"
    );
    by_noun.or_else(|| {
        (generic && owner.is_none()).then(|| {
            nearest(reader, phrase, 1, |reader, _, cluster| {
                reader
                    .draft
                    .cluster(cluster)
                    .is_some_and(|body| body.entity_type == EntityType::Org && body.named)
            })
        })?
    })
}

/// "China's foreign ministry" after "the Chinese Foreign Ministry": the body of this owner whose name has these words.
fn body_of(reader: &Reader<'_, '_>, phrase: &Nominal<'_>, owner: Option<ClusterId>) -> Option<ClusterId> {
    let draft = &*reader.draft;
    let possessed = phrase
        .tokens
        .clone()
        .rev()
        .take_while(|&token| !matches!(draft.document.lower(token), "'s" | "’s" | "'" | "’"));
    let words: Vec<&str> = possessed.map(|token| draft.document.lower(token)).collect();
    nearest(reader, phrase, ROLE_SENTENCES, |reader, _, cluster| {
        reader.draft.cluster(cluster).is_some_and(|body| {
            let name = lowered(&body.name);
            body.entity_type == EntityType::Org
                && body.named
                && body.of.map(|of| reader.draft.find(of)) == owner
                && words.iter().all(|word| name.split(' ').any(|other| other == *word))
        })
    })
}

/// How many unnamed clusters of one noun are compared.
const COMPARED: usize = 4;

/// "the protesters", "police": unnamed people who have been spoken of before.
fn unnamed_before(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Option<ClusterId> {
    if !matches!(phrase.sort, Sort::Person | Sort::People | Sort::Body) {
        return None;
    }
    let definite = phrase.determiner != Determiner::Indefinite;
    // "ten demonstrators" and "a soldier" are others; "police" and "protesters" are the same again.
    if !definite && (phrase.counted || phrase.article || !phrase.plural && phrase.sort != Sort::Body) {
        return None;
    }
    if !definite && phrase.lemma == "people" {
        return None;
    }
    let owner = owner(reader, phrase);
    let modifiers = modifiers(reader, phrase);
    let words = words(reader, phrase);
    let same = |noun: &str, synonym: bool| {
        let unnamed = reader.unnamed.get(noun)?;
        let unnamed = unnamed.get(unnamed.len().saturating_sub(COMPARED)..)?.iter();
        unnamed.map(|unnamed| (unnamed, reader.draft.cluster(unnamed.cluster))).find_map(
            |(unnamed, cluster)| {
                let cluster = cluster.filter(|cluster| cluster.plural == phrase.plural)?;
                let of = cluster.of.map(|of| reader.draft.find(of));
                let same_owner = owner.is_none() || of == owner || of.is_none() && phrase.sort != Sort::Body;
                let described = modifiers.iter().all(|word| unnamed.modifiers.contains(word));
                let fits = if definite { true } else { described || owner.is_some() && of == owner };
                let known = !synonym || definite || owner.is_some() && of == owner;
                let called = synonym || cluster.called.iter().any(|called| nouns::may_mean(&words, called));
                (same_owner && fits && known && called && !is_own_subject(reader, phrase, unnamed.cluster))
                    .then(|| reader.draft.find(unnamed.cluster))
            },
        )
    };
    same(phrase.lemma, false).or_else(|| nouns::synonyms(phrase.lemma).find_map(|noun| same(noun, true)))
}

/// The words before the noun, without possessives and small words.
fn modifiers(reader: &Reader<'_, '_>, phrase: &Nominal<'_>) -> Vec<String> {
    let document = reader.draft.document;
    let words = (phrase.tokens.start..phrase.noun).map(|token| document.lower(token));
    words.filter(|word| word.len() > 2 && !nouns::POSSESSIVE.has(word)).map(str::to_owned).collect()
}

/// Somebody new without a name: only where they take part in what happens.
fn unnamed<'a>(reader: &mut Reader<'_, 'a>, phrase: &Nominal<'a>) -> Option<ClusterId> {
    let of_people = matches!(phrase.sort, Sort::Person | Sort::People | Sort::Body);
    if !of_people || reader.draft.syntax.is_none() || !acts(reader.draft, phrase) {
        return None;
    }
    let entity_type = match (phrase.plural, phrase.sort) {
        (true, _) | (_, Sort::People) => EntityType::Group,
        (false, Sort::Body) => EntityType::Org,
        (false, _) => EntityType::Person,
    };
    // "schools", "companies" in general; and governments are those of countries.
    let in_general = phrase.sort == Sort::Body
        && phrase.plural
        && phrase.determiner == Determiner::Indefinite
        && !phrase.counted
        && phrase.tokens.len() == 1;
    // "The chairman of the panel" names an office; it acts only as a subject.
    let office = reader.offices.contains(&phrase.noun) && role(reader.draft, phrase.head) != Role::Subject;
    if in_general || office || phrase.lemma == "government" {
        return None;
    }
    let owner = owner(reader, phrase);
    let modifiers = modifiers(reader, phrase);
    let name = reader.draft.document.span_of(phrase.tokens.clone()).of(reader.draft.document.text);
    let id = reader.draft.add_cluster(entity_type, name);
    if let Some(cluster) = reader.draft.cluster_mut(id) {
        cluster.plural = phrase.plural;
        cluster.collective = phrase.sort == Sort::Body;
        cluster.of = owner;
        cluster.gender = phrase.gender;
    }
    reader.unnamed.or_default(phrase.lemma).push(Unnamed { cluster: id, modifiers });
    Some(id)
}
