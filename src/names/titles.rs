//! Offices and roles: "President" in "Chinese President Xi Jinping", "foreign minister".

use crate::lexicon::{Gender, Lexicon, Modifier, Sense};
use crate::text::{Document, TokenRange};

/// An office or role where it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// With the words of rank before it ("deputy", "vice"), without those of tenure ("former").
    pub tokens: TokenRange,
    /// Whether its words alone tell an office ("prime minister"), not just a role ("head").
    pub strong: bool,
}

/// The titles of the text, from left to right, none inside another.
pub(super) fn find(document: &Document<'_>, lexicon: &Lexicon) -> Vec<Title> {
    let mut titles: Vec<Title> = Vec::new();
    let mut index = 0;
    while index < document.tokens.len() {
        let Some((mut tokens, _)) =
            lexicon.title(document, index).or_else(|| plural(document, lexicon, index))
        else {
            index += 1;
            continue;
        };
        let before = titles.last().map_or(0, |title| title.tokens.end);
        tokens.start = with_ranks(document, lexicon, tokens.start, before);
        index = tokens.end;
        let strong = tokens.len() > 1 || STRONG.contains(&document.lower(tokens.end - 1));
        titles.push(Title { tokens, strong });
    }
    titles
}

/// Single words that name an office by themselves; sorted.
const STRONG: &[&str] = &[
    "ambassador",
    "chancellor",
    "emir",
    "emperor",
    "governor",
    "king",
    "mayor",
    "minister",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "queen",
    "senator",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "sultan",
];

/// "ministers", "presidents": a title with its plural ending.
fn plural(document: &Document<'_>, lexicon: &Lexicon, index: usize) -> Option<(TokenRange, Gender)> {
    let one = document.lower(index).strip_suffix('s')?;
    let title = lexicon.get(one)?.senses().find_map(|(sense, _)| match sense {
        Sense::Title(gender) => Some(gender),
        _ => None,
    })?;
    Some((index..index + 1, title))
}

/// Most ranks that are taken in: "first deputy assistant".
const MAX_RANKS: usize = 3;

fn with_ranks(document: &Document<'_>, lexicon: &Lexicon, start: usize, not_before: usize) -> usize {
    let rank = |index: &usize| {
        lexicon
            .get(document.lower(*index))
            .is_some_and(|entry| entry.any(|sense| sense == Sense::Modifier(Modifier::Rank)))
    };
    let before = (not_before..start).rev().take(MAX_RANKS).take_while(rank);
    before.last().unwrap_or(start)
}
