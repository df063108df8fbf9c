//! What the lexicon knows of a name, its context weighed.

use super::draft::{Draft, Gender};
use crate::analysis::{EntityType, Level};
use crate::lexicon::{self, How, Kind, Lexicon, Sense, Thing};
use crate::text::TokenRange;

/// The thing of the lexicon that a name means here, where that is clear.
pub(super) fn thing<'a>(
    draft: &Draft<'a>,
    text: &str,
    entity_type: EntityType,
    level: Level,
    tokens: &TokenRange,
) -> Option<Thing<'a>> {
    let lexicon = draft.lexicon?;
    let mut candidates = candidates(lexicon, text, entity_type, level);
    let first = candidates.next()?;
    if !is_place(first.entity_type) || first.kind == Kind::Country && level == Level::Demonym {
        return Some(first);
    }
    // "Paris, Texas": the place that is named next decides, even against the only entry.
    if let Some(country) = country_named_after(draft, lexicon, tokens) {
        return std::iter::once(first).chain(candidates).find(|thing| thing.country == country);
    }
    if matches!(first.kind, Kind::Country | Kind::Capital | Kind::Continent) {
        return Some(first);
    }
    let mentioned = |thing: &Thing<'_>| draft.countries.binary_search(&thing.country).is_ok();
    let all: Vec<Thing<'a>> = std::iter::once(first).chain(candidates).collect();
    match all.iter().find(|thing| mentioned(thing)) {
        Some(&thing) => Some(thing),
        None => Some(first).filter(|_| all.len() == 1),
    }
}

fn candidates<'a>(
    lexicon: &'a Lexicon,
    text: &str,
    entity_type: EntityType,
    level: Level,
) -> impl Iterator<Item = Thing<'a>> {
    let lower = text.to_lowercase();
    let words = lower.strip_prefix("the ").unwrap_or(&lower);
    let entry = lexicon.get(words).or_else(|| lexicon.get(&lower));
    entry.into_iter().flat_map(lexicon::Entry::things).filter_map(move |(thing, how, _)| {
        let by_name = (how == How::Name) == (level == Level::Name);
        (by_name && may_be(entity_type, thing.entity_type, thing.kind, level)).then_some(thing)
    })
}

/// Whether a name that was taken for `found` may be a thing of the type `listed`.
fn may_be(found: EntityType, listed: EntityType, kind: Kind, level: Level) -> bool {
    match found {
        EntityType::Person => false,
        _ if found == listed || level == Level::Demonym => true,
        // A country that acts is an organisation to some annotators.
        EntityType::Org => kind == Kind::Country,
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => is_place(listed),
        EntityType::Norp => listed == EntityType::Org,
        _ => false,
    }
}

fn is_place(entity_type: EntityType) -> bool {
    matches!(entity_type, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
}

/// The country of the state or country that is named after a comma: "Birmingham, [Alabama]".
fn country_named_after<'a>(draft: &Draft<'a>, lexicon: &'a Lexicon, tokens: &TokenRange) -> Option<&'a str> {
    if draft.document.word(tokens.end) != "," {
        return None;
    }
    let next = lexicon.longest(draft.document, tokens.end + 1)?;
    let named = next
        .entry
        .things()
        .find(|(thing, how, _)| *how == How::Name && matches!(thing.kind, Kind::Country | Kind::State));
    // "Syria, Lebanon and Iraq" is a list, "Damascus, Syria" is not.
    let after = draft.document.lower(next.tokens.end);
    named.filter(|_| !matches!(after, "and" | "or")).map(|(thing, ..)| thing.country)
}

/// The ISO 3166-1 codes of the countries that `text` may name.
pub(super) fn countries_of<'a>(
    lexicon: &'a Lexicon,
    text: &str,
    level: Level,
) -> impl Iterator<Item = &'a str> {
    candidates(lexicon, text, EntityType::Gpe, level)
        .filter(|thing| thing.kind == Kind::Country)
        .map(|thing| thing.country)
}

/// Whether the lexicon knows a thing by these words.
pub(super) fn is_thing(draft: &Draft<'_>, words: &[String]) -> bool {
    let entry = draft.lexicon.and_then(|lexicon| lexicon.get(&words.join(" ")));
    entry.is_some_and(|entry| entry.things().next().is_some())
}

/// Whether token `index` is a title or honorific: "President", "Mr."
pub(super) fn is_title_word(draft: &Draft<'_>, index: usize) -> bool {
    let word = draft.document.lower(index).trim_end_matches('.');
    draft
        .lexicon
        .and_then(|lexicon| lexicon.get(word))
        .is_some_and(|entry| entry.any(|sense| matches!(sense, Sense::Title(_) | Sense::Honorific(_))))
        || matches!(word, "mr" | "mrs" | "ms" | "dr")
}

/// What the words of a person's name and the honorific before it tell of the gender.
pub(super) fn gender(draft: &Draft<'_>, tokens: &TokenRange) -> Option<Gender> {
    if let Some(before) = tokens.start.checked_sub(1) {
        match draft.document.lower(before).trim_end_matches('.') {
            "mr" | "sir" | "king" | "prince" | "lord" => return Some(Gender::Masculine),
            "mrs" | "ms" | "miss" | "queen" | "princess" | "lady" | "dame" => return Some(Gender::Feminine),
            _ => {}
        }
    }
    if tokens.len() < 2 {
        return None;
    }
    match draft.lexicon?.first_name(draft.document.lower(tokens.start))? {
        lexicon::Gender::Masculine => Some(Gender::Masculine),
        lexicon::Gender::Feminine => Some(Gender::Feminine),
        lexicon::Gender::Either => None,
    }
}
