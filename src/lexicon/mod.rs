//! Word lists: countries, cities, organisations, titles, first names.
//!
//! The lists are the `.tsv` files beside this file, their sources in SOURCES.md. [`pack`] turns them into one section
//! of the model file; [`Lexicon`] reads it. An entry is found by its words in lower case, as they stand in the text,
//! however the tokeniser cuts them: "Guinea-Bissau" is one entry and three tokens.
//!
//! ```text
//! lexicon.matches(document, index)   every entry that starts at a token, shortest first
//! lexicon.longest(document, index)   the longest of them
//! lexicon.get("south korea")         by words
//! entry.senses()                     what it may mean: Sense::Thing(..), Sense::FirstName(..), Sense::Title(..) ...
//! lexicon.country("KR")              a country by its ISO 3166-1 code: names, codes, capital
//! ```
//!
//! An entry says what its words *may* mean; it is for the caller to weigh that against the context.

mod fold;
#[cfg(any(test, feature = "train"))]
mod pack;
mod packed;
mod thing;

#[cfg(any(test, feature = "train"))]
pub(crate) use pack::pack;
#[cfg(feature = "train")]
pub(crate) use pack::pack_first;
pub(crate) use packed::{Entry, Lexicon, Match};
pub(crate) use thing::{How, Kind, Thing};

/// How a list spells an entry. A text that spells it otherwise most likely means another word ("us", "turkey", "who").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// "prime minister"
    Lower,
    /// "Turkey", "al-Qaida"
    Capitalised,
    /// "WHO", "U.S.": no letter in lower case
    Capitals,
}

/// One meaning of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sense<'l> {
    /// Something with a name of its own: a country, a city, an organisation, a treaty.
    Thing(Thing<'l>, How),
    /// A first name.
    FirstName(Gender),
    /// "Mr", "Dr", "Sheikh": stands before a person's name and is no office.
    Honorific(Gender),
    /// An office, rank or role: "president", "foreign minister", "coach".
    Title(Gender),
    /// "deputy", "former": stands before a title.
    Modifier(Modifier),
    /// A word that tells what kind of thing the name around it is: "University", "Inc.", "River".
    Cue(Cue),
    /// A word that is common in lower case: at the start of a sentence its capital says nothing.
    Common,
}

/// Grammatical and natural gender, as far as a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// Of men and boys.
    Masculine,
    /// Of women and girls.
    Feminine,
    /// Of either.
    Either,
}

/// What a word before a title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modifier {
    /// "deputy", "vice", "chief": part of the office.
    Rank,
    /// "former", "acting", "late": when or whether the office is held; not part of it.
    Tenure,
}

/// A word that tells the type of the name it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    pub entity_type: crate::analysis::EntityType,
    pub position: CuePosition,
}

/// Where a cue stands in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CuePosition {
    /// At the start, often with "of": "Ministry of ...", "Mount ..."
    First,
    /// At the end: "... Inc.", "... River"
    Last,
    /// Either: "University of ...", "... University"
    Both,
    /// Right before the name and no part of it: "the ferry ...", "shares in ..."
    Before,
    /// Right after the name and no part of it: "... shares", "...'s chief executive"
    After,
}

#[cfg(test)]
mod tests;
