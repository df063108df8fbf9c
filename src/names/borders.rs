//! Where a name of the model really begins and ends: its training sets differ on titles, articles and the small words
//! around a name; here one convention is kept.
//!
//! ```text
//! Gen. Rashida Oyelaran          -> Rashida Oyelaran            (a title is a mention of its own)
//! The Assembly                   -> Assembly                    (but The Hague, which the lexicon lists)
//! Kofi Mensah Tuesday            -> Kofi Mensah
//! Halden Chief | Executive       -> Halden
//! D-Ohio                         -> Ohio
//! Logar province                 -> Logar
//! Tisza | valley                 -> Tisza valley
//! Brindisi | refinery            -> Brindisi refinery
//! Halden Petroleum | plc         -> Halden Petroleum plc
//! Geneva Rights | accord         -> Geneva Rights accord
//! Security Council Resolution | 2231  -> all of it
//! ```

use super::runs::Evidence;
use super::typing::is_honorific;
use crate::model::{ModelName, NameLabel};
use crate::text::{TokenKind, TokenRange};
use crate::word_list::WordList;

/// `names` with their borders mended; they still do not overlap.
pub(super) fn mend(evidence: &Evidence<'_, '_>, names: &[ModelName]) -> Vec<ModelName> {
    let starts = names.iter().skip(1).map(|next| next.tokens.start).chain([usize::MAX]);
    names
        .iter()
        .zip(starts)
        .map(|(name, next)| ModelName { tokens: borders(evidence, name, next), ..name.clone() })
        .collect()
}

fn borders(evidence: &Evidence<'_, '_>, name: &ModelName, next: usize) -> TokenRange {
    let mut tokens = name.tokens.clone();
    if tokens.end < next && COMPANIES.has(evidence.document.word(tokens.end)) {
        tokens.end += 1;
        return tokens;
    }
    if evidence.document.lower(tokens.start) == "the" && tokens.len() > 1 && !is_known(evidence, &tokens) {
        tokens.start += 1;
    }
    // "D-Ohio"
    if matches!(evidence.document.word(tokens.start), "D" | "R" | "I")
        && evidence.document.word(tokens.start + 1) == "-"
        && tokens.len() > 2
    {
        tokens.start += 2;
    }
    match name.label {
        NameLabel::Person => without_title_and_day(evidence, tokens),
        NameLabel::Location => with_place(evidence, tokens, next),
        NameLabel::Organisation | NameLabel::Other => with_law(evidence, tokens, next),
    }
}

fn is_known(evidence: &Evidence<'_, '_>, tokens: &TokenRange) -> bool {
    evidence.known_at(tokens.start).is_some_and(|known| known.tokens == *tokens)
}

/// Most titles that are taken off one name: "Vice President Lt. Gen. ...".
const MAX_TITLES: usize = 3;

fn without_title_and_day(evidence: &Evidence<'_, '_>, mut tokens: TokenRange) -> TokenRange {
    let document = evidence.document;
    for _ in 0..MAX_TITLES {
        let start = tokens.start;
        let honorific = is_honorific(evidence.lexicon, document.lower(start)).then_some(start + 1);
        match evidence.title_at(start).map(|title| title.end).or(honorific) {
            Some(after) if after < tokens.end => tokens.start = after,
            _ => break,
        }
    }
    // "Halden | Chief Executive Ann Poole"
    if let Some(title) = tokens.clone().skip(1).find_map(|index| evidence.title_at(index))
        && title.start > tokens.start
        && title.end > tokens.end
    {
        tokens.end = title.start;
    }
    let last = tokens.end.saturating_sub(1);
    if tokens.len() > 1 && WEEKDAYS.has(document.lower(last)) {
        tokens.end = last;
    }
    tokens
}

const WEEKDAYS: WordList = WordList("friday monday saturday sunday thursday tuesday wednesday");

/// "Logar province" loses its last word, "Tisza" and "Brindisi" gain theirs.
fn with_place(evidence: &Evidence<'_, '_>, mut tokens: TokenRange, next: usize) -> TokenRange {
    let word = |index: usize| evidence.document.word(index);
    let after = tokens.end;
    if tokens.len() > 1 && DIVISIONS.has(word(after - 1)) {
        tokens.end -= 1;
    } else if after < next && (LANDFORMS.has(word(after)) || BUILDINGS.has(word(after))) {
        tokens.end += 1;
    } else if after + 1 < next && SITES.contains(&(word(after), word(after + 1))) {
        tokens.end += 2;
    }
    tokens
}

/// Forms of companies, which the model sometimes leaves outside: "Halden Petroleum | plc".
pub(super) const COMPANIES: WordList = WordList("Corp Corp. GmbH Inc Inc. LLC Ltd Ltd. PLC plc");

/// Words in small letters that name a building together with the place before them: "Brindisi refinery".
const BUILDINGS: WordList = WordList(
    "airfield airport barracks cathedral courthouse dam monastery mosque prison refinery stadium terminal",
);

/// The same in two words.
const SITES: &[(&str, &str)] = &[
    ("air", "base"),
    ("coal", "mine"),
    ("copper", "mine"),
    ("gold", "mine"),
    ("military", "base"),
    ("naval", "base"),
    ("nuclear", "plant"),
    ("power", "plant"),
    ("refugee", "camp"),
];

/// Words in small letters that are said beside the name of a place and are no part of it.
const DIVISIONS: WordList = WordList("county district prefecture province region republic state");

/// Words in small letters that are part of the name of a landform: "Kowloon peninsula". Not "coast" or "border": those
/// lie on what is named.
const LANDFORMS: WordList =
    WordList("archipelago basin delta desert isthmus mountains peninsula plateau strait valley");

/// "accord" and the number of a resolution belong to the name of a law.
fn with_law(evidence: &Evidence<'_, '_>, mut tokens: TokenRange, next: usize) -> TokenRange {
    let document = evidence.document;
    let last = document.lower(tokens.end.saturating_sub(1));
    let after = tokens.end;
    let is_number = document.tokens.get(after).is_some_and(|token| token.kind == TokenKind::Number);
    let goes_on = LAWS.has(document.word(after)) || NUMBERED.has(last) && is_number;
    if after < next && goes_on {
        tokens.end += 1;
    }
    tokens
}

/// Words in small letters that end the name of a law: "the Sochi accord".
const LAWS: WordList = WordList("accord accords charter convention pact protocol treaty");

/// Words of laws that a number follows.
const NUMBERED: WordList = WordList("act amendment article directive law regulation resolution");
