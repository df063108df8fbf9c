//! In which field of politics an event plays, from the words around its trigger.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::clauses::Tree;
use super::events::Draft;

const CONTEXTS: &str = include_str!("data/contexts.tsv");

/// How many words on either side are asked: about a clause.
const WORDS_AROUND: usize = 8;
/// More than these would say nothing.
const AT_MOST: usize = 3;

/// The contexts that words near the trigger name, in the order of the text.
pub(super) fn around(tree: &Tree<'_>, draft: &Draft) -> Vec<&'static str> {
    let Some(sentence) = tree.document.sentences.get(draft.sentence) else { return Vec::new() };
    let start = draft.trigger.saturating_sub(WORDS_AROUND).max(sentence.tokens.start);
    let end = (draft.trigger + WORDS_AROUND + 1).min(sentence.tokens.end);
    let mut found = Vec::new();
    for token in start..end {
        if let Some(context) = table().get(tree.lemma(token))
            && !found.contains(context)
            && found.len() < AT_MOST
        {
            found.push(*context);
        }
    }
    found
}

fn table() -> &'static HashMap<&'static str, &'static str> {
    static TABLE: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows =
            CONTEXTS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        rows.flat_map(|(context, words)| words.split(' ').map(move |word| (word, context))).collect()
    })
}
