//! What the lexicon knows of a name, its context weighed.

use crate::keyed::Map;

use super::draft::{Draft, Gender};
use crate::analysis::{EntityType, Level};
use crate::letters::lowered;
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
    // "Two china plates": without a capital it is another word, but in a text that has none.
    if level == Level::Name && !has_capital(text) && has_capital(draft.document.text) {
        return None;
    }
    let lexicon = draft.lexicon?;
    let mut candidates = candidates(lexicon, text, entity_type, level);
    let first = candidates.next()?;
    if !is_place(first.entity_type) || first.kind == Kind::Country && level == Level::Demonym {
        return Some(first);
    }
    let all: Vec<Thing<'a>> = std::iter::once(first).chain(candidates).collect();
    // "Paris, Texas": the place that is named next decides, even against the only entry.
    if let Some(next) = places_named_after(draft, lexicon, tokens) {
        return all.into_iter().find(|thing| next.contains(&thing.country));
    }
    // "Savannah, Georgia"
    if let Some(before) = place_named_before(draft, lexicon, tokens)
        && let Some(state) = all.iter().find(|thing| thing.kind == Kind::State && thing.country == before)
    {
        return Some(*state);
    }
    let weight = |thing: &Thing<'_>| draft.company.weight(thing);
    let heaviest = all.iter().map(weight).max().filter(|&weight| weight > 0);
    match all.iter().find(|thing| Some(weight(thing)) == heaviest) {
        Some(&thing) => Some(thing),
        None => Some(first).filter(|first| {
            all.len() == 1 || matches!(first.kind, Kind::Country | Kind::Capital | Kind::Continent)
        }),
    }
}

/// What countries the places of an article are in, by those whose name leaves no doubt.
#[derive(Default)]
pub(super) struct Company<'a> {
    /// By country: how often it or its capital is named, and how often a state or city in it.
    countries: Map<&'a str, (u32, u32)>,
}

impl<'a> Company<'a> {
    /// Counts what `text` names.
    pub fn add(&mut self, lexicon: Option<&'a Lexicon>, text: &str, level: Level) {
        let Some(lexicon) = lexicon else { return };
        let wide = |thing: &Thing<'_>| matches!(thing.kind, Kind::Country | Kind::State);
        let mut candidates = candidates(lexicon, text, EntityType::Gpe, level);
        let Some(first) = candidates.next() else { return };
        // "Georgia", "Congo": what may be two countries says nothing of the others.
        if candidates.any(|thing| wide(&thing)) {
            return;
        }
        let (countries, places) = self.countries.or_default(first.country);
        match first.kind {
            Kind::Country | Kind::Capital => *countries += 1,
            Kind::State | Kind::City => *places += 1,
            _ => {}
        }
    }

    /// How much the other places speak for `thing` among its namesakes. For a state they are the states and cities
    /// beside it: that its country is named in the same article says nothing.
    fn weight(&self, thing: &Thing<'_>) -> u32 {
        let (countries, places) = self.countries.get(thing.country).copied().unwrap_or_default();
        match thing.kind {
            Kind::State => places,
            // Its own name is among those that are counted.
            Kind::City => countries,
            _ => countries + places,
        }
    }
}

/// Whether one of the first letters of `text` is a capital.
fn has_capital(text: &str) -> bool {
    /// So many characters tell whether a text has capitals at all: every name is asked for it.
    const READ: usize = 200;
    text.chars().take(READ).any(char::is_uppercase)
}

fn candidates<'a>(
    lexicon: &'a Lexicon,
    text: &str,
    entity_type: EntityType,
    level: Level,
) -> impl Iterator<Item = Thing<'a>> {
    let lower = lowered(text);
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

/// The countries of the state or country that is named after a comma: "Birmingham, [Alabama]".
fn places_named_after<'a>(
    draft: &Draft<'a>,
    lexicon: &'a Lexicon,
    tokens: &TokenRange,
) -> Option<Vec<&'a str>> {
    if draft.document.word(tokens.end) != "," {
        return None;
    }
    let next = lexicon.longest(draft.document, tokens.end + 1)?;
    // "Syria, Lebanon and Iraq" is a list, "Damascus, Syria" is not.
    if matches!(draft.document.lower(next.tokens.end), "and" | "or") {
        return None;
    }
    let wide = |kind: Kind| matches!(kind, Kind::Country | Kind::State);
    let named = next.entry.things().filter(|(thing, how, _)| *how == How::Name && wide(thing.kind));
    let countries: Vec<&str> = named.map(|(thing, ..)| thing.country).collect();
    (!countries.is_empty()).then_some(countries)
}

/// The country of the city that is named before a comma: "[Savannah], Georgia".
fn place_named_before<'a>(draft: &Draft<'a>, lexicon: &'a Lexicon, tokens: &TokenRange) -> Option<&'a str> {
    /// Longest name of a city that is looked for.
    const WORDS: usize = 3;
    let comma = tokens.start.checked_sub(1).filter(|&comma| draft.document.word(comma) == ",")?;
    let city = (comma.saturating_sub(WORDS)..comma).find_map(|start| {
        let found = lexicon.matches(draft.document, start).find(|found| found.tokens.end == comma)?;
        found.entry.things().find(|(thing, how, _)| *how == How::Name && thing.kind == Kind::City)
    });
    city.map(|(thing, ..)| thing.country)
}

/// The CAMEO actor code of a thing: its own, else its country's with the role that its kind plays there. A city stands
/// for its country.
pub(super) fn actor_code(lexicon: &Lexicon, thing: &Thing<'_>) -> Option<String> {
    if !thing.cameo.is_empty() {
        return Some(thing.cameo.to_owned());
    }
    let role = match thing.kind {
        Kind::Capital | Kind::City | Kind::State | Kind::Facility => "",
        Kind::Government | Kind::CentralBank => "GOV",
        Kind::Army => "MIL",
        Kind::Court => "JUD",
        Kind::Party => "PTY",
        Kind::Company => "BUS",
        Kind::Media => "MED",
        Kind::Society => "NGO",
        Kind::ArmedGroup => "REB",
        Kind::University => "EDU",
        _ => return None,
    };
    lexicon.country(thing.country).map(|country| format!("{}{role}", country.cameo))
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
