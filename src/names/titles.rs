//! Offices and roles: "President" in "Chinese President Xi Jinping", "foreign minister".

use crate::lexicon::{Gender, Lexicon, Modifier, Sense};
use crate::text::{Document, TokenRange};
use crate::word_list::WordList;

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
        // "Deputy" is a title by itself; before another one it is its rank.
        while let Some(last) = titles.last()
            && last.tokens.end == tokens.start
            && last.tokens.clone().all(|index| is_rank(document, lexicon, index))
        {
            tokens.start = last.tokens.start;
            titles.pop();
        }
        let before = titles.last().map_or(0, |title| title.tokens.end);
        tokens.start = with_ranks(document, lexicon, tokens.start, before);
        index = tokens.end;
        let strong = tokens.len() > 1 || STRONG.has(document.lower(tokens.end - 1));
        titles.push(Title { tokens, strong });
    }
    titles
}

/// Single words that name an office by themselves; sorted.
const STRONG: WordList = WordList(
    "ambassador chancellor emir emperor governor king mayor minister pope premier president prince princess \
     queen senator spokesman spokesperson spokeswoman sultan",
);

/// "ministers", "foreign ministers": a title with its plural ending, the longest that ends at `index`.
fn plural(document: &Document<'_>, lexicon: &Lexicon, index: usize) -> Option<(TokenRange, Gender)> {
    /// "foreign affairs ministers"
    const BEFORE: usize = 2;
    let one = document.lower(index).strip_suffix('s')?;
    (index.saturating_sub(BEFORE)..=index).find_map(|start| {
        let mut words = String::new();
        for before in start..index {
            words.push_str(document.lower(before));
            words.push(' ');
        }
        words.push_str(one);
        lexicon.get(&words)?.senses().find_map(|(sense, _)| match sense {
            Sense::Title(gender) => Some((start..index + 1, gender)),
            _ => None,
        })
    })
}

/// Most ranks that are taken in: "first deputy assistant".
const MAX_RANKS: usize = 3;

fn is_rank(document: &Document<'_>, lexicon: &Lexicon, index: usize) -> bool {
    lexicon
        .get(document.lower(index))
        .is_some_and(|entry| entry.any(|sense| sense == Sense::Modifier(Modifier::Rank)))
}

fn with_ranks(document: &Document<'_>, lexicon: &Lexicon, mut start: usize, not_before: usize) -> usize {
    for _ in 0..MAX_RANKS {
        // "Vice-Foreign Minister"
        let hyphen = start.checked_sub(1).is_some_and(|before| document.word(before) == "-");
        match start.checked_sub(1 + usize::from(hyphen)).filter(|&rank| rank >= not_before) {
            Some(rank) if is_rank(document, lexicon, rank) => start = rank,
            _ => break,
        }
    }
    start
}
