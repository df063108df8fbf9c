//! In which field of politics an event plays, from the words around its trigger.

use super::clauses::Tree;
use super::events::Draft;

/// How many words on either side are asked: about a clause.
const WORDS_AROUND: usize = 8;
/// More than these would say nothing.
const AT_MOST: usize = 3;

/// The contexts that words near the trigger name, in the order of the text.
pub(super) fn around(tree: &Tree<'_>, draft: &Draft) -> Vec<String> {
    let Some(sentence) = tree.document.sentences.get(draft.sentence) else { return Vec::new() };
    let start = draft.trigger.saturating_sub(WORDS_AROUND).max(sentence.tokens.start);
    let end = (draft.trigger + WORDS_AROUND + 1).min(sentence.tokens.end);
    let mut found: Vec<String> = Vec::new();
    for token in start..end {
        if let Some(context) = tree.tables.contexts.get(tree.lemma(token))
            && found.iter().all(|other| **other != **context)
            && found.len() < AT_MOST
        {
            found.push(context.to_string());
        }
    }
    found
}
