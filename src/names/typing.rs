//! The type of a name, from its own words and from those around it.

use crate::analysis::EntityType;
use crate::lexicon::{Cue, CuePosition, Lexicon, Sense};
use crate::text::{Document, TokenKind, TokenRange};

/// A type with the reason for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typing {
    pub entity_type: EntityType,
    /// Thousandths.
    pub confidence: u16,
    pub reason: &'static str,
}

impl Typing {
    pub const fn new(entity_type: EntityType, confidence: u16, reason: &'static str) -> Self {
        Self { entity_type, confidence, reason }
    }
}

/// The type that a word of the name itself tells: "University", "Inc.", "Mount".
pub(super) fn by_cue(document: &Document<'_>, lexicon: &Lexicon, tokens: TokenRange) -> Option<Typing> {
    if tokens.len() < 2 {
        return None;
    }
    let last = last_cue(document, lexicon, tokens.clone());
    let first = first_cue(document, lexicon, tokens);
    // "University of Texas Press": the last word is the head, but before "of" the first one is.
    let (cue, reason) = match (first, last) {
        (Some(cue), _) => (cue, "the name begins with a word for such a thing"),
        (None, Some(cue)) => (cue, "the name ends with a word for such a thing"),
        (None, None) => return None,
    };
    Some(Typing::new(cue.entity_type, 800, reason))
}

/// The same by the end of the name alone.
pub(super) fn by_ending(document: &Document<'_>, lexicon: &Lexicon, tokens: TokenRange) -> Option<Typing> {
    let cue = (tokens.len() > 1).then(|| last_cue(document, lexicon, tokens)).flatten()?;
    Some(Typing::new(cue.entity_type, 800, "the name ends with a word for such a thing"))
}

fn first_cue(document: &Document<'_>, lexicon: &Lexicon, tokens: TokenRange) -> Option<Cue> {
    lexicon
        .matches(document, tokens.start)
        .filter(|found| found.tokens.end < tokens.end)
        .filter_map(|found| {
            let next = document.lower(found.tokens.end);
            cue(found.entry, |position| match position {
                CuePosition::First => true,
                CuePosition::Both => next == "of" || next == "for",
                _ => false,
            })
        })
        .last()
}

/// Longest cue at the end of a name, in tokens ("Nuclear Power Plant").
const MAX_CUE: usize = 3;

fn last_cue(document: &Document<'_>, lexicon: &Lexicon, mut tokens: TokenRange) -> Option<Cue> {
    // "Resolution 2231", "Directive 2008/98": the word before the number is the head.
    let last = tokens.end - 1;
    if tokens.len() > 2 && document.tokens.get(last).is_some_and(|token| token.kind == TokenKind::Number) {
        tokens.end = last;
    }
    let from = (tokens.start + 1).max(tokens.end.saturating_sub(MAX_CUE));
    (from..tokens.end).find_map(|start| {
        let whole = lexicon.matches(document, start).find(|found| found.tokens.end == tokens.end)?;
        cue(whole.entry, |position| matches!(position, CuePosition::Last | CuePosition::Both))
    })
}

/// The type that a word right before or after a name tells: "the ferry Northern Star", "Halden shares", "Halden's chief
/// executive", "Veloria's embassy", "Halden Mayor Ana Ruiz".
///
/// What stands after it counts only if asked for: Veloria, a place, "shares a border".
pub(super) fn by_beside(
    document: &Document<'_>,
    lexicon: &Lexicon,
    name: &TokenRange,
    also_after: bool,
) -> Option<Typing> {
    /// "shares in"
    const BEFORE: usize = 2;
    let before = (name.start.saturating_sub(BEFORE)..name.start).find_map(|start| {
        let whole = lexicon.matches(document, start).find(|found| found.tokens.end == name.start)?;
        cue(whole.entry, |position| position == CuePosition::Before)
    });
    let possessive = matches!(document.lower(name.end), "'s" | "’s" | "'" | "’");
    let next = name.end + usize::from(possessive);
    let capital = document.word(next).chars().next().is_some_and(char::is_uppercase);
    let after = || {
        let found = lexicon
            .matches(document, next)
            .find_map(|found| cue(found.entry, |position| position == CuePosition::After))?;
        // Companies have shares with and without the ending, states have embassies with it.
        (found.entity_type == EntityType::Org || possessive || capital).then_some(found)
    };
    let found = before.or_else(|| after().filter(|_| also_after))?;
    Some(Typing::new(found.entity_type, 850, BESIDE))
}

/// Why a name is of a type by [`by_beside`].
pub(super) const BESIDE: &str = "stands beside a word for such a thing";

fn cue(entry: crate::lexicon::Entry<'_>, mut asked: impl FnMut(CuePosition) -> bool) -> Option<Cue> {
    entry.senses().find_map(|(sense, _)| match sense {
        Sense::Cue(cue) if asked(cue.position) => Some(cue),
        _ => None,
    })
}

/// The type that the words around the name tell.
pub(super) fn by_context(document: &Document<'_>, lexicon: &Lexicon, tokens: TokenRange) -> Option<Typing> {
    let before = tokens.start.checked_sub(1).map_or("", |index| document.lower(index));
    let after = document.lower(tokens.end);
    if is_honorific(lexicon, before) {
        return Some(Typing::new(EntityType::Person, 900, "after a form of address"));
    }
    if matches!(after, "said" | "says" | "told" | "added" | "tweeted" | "testified" | "who" | "whose") {
        return Some(Typing::new(EntityType::Person, 600, "speaks"));
    }
    if matches!(before, "in" | "near" | "around" | "across" | "outside" | "throughout") {
        return Some(Typing::new(EntityType::Gpe, 550, "after a preposition of place"));
    }
    None
}

pub(super) fn is_honorific(lexicon: &Lexicon, lower: &str) -> bool {
    lexicon.get(lower).is_some_and(|entry| entry.any(|sense| matches!(sense, Sense::Honorific(_))))
}

/// Whether token `index` is a first name.
pub(super) fn is_first_name(document: &Document<'_>, lexicon: &Lexicon, index: usize) -> bool {
    lexicon.first_name(document.lower(index)).is_some()
}

/// "NASA", "WTO": two to six letters, all capitals.
pub(super) fn is_acronym(word: &str) -> bool {
    (2..=6).contains(&word.chars().count()) && word.chars().all(|c| c.is_ascii_uppercase() || c == '&')
}
