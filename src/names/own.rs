//! The user's own names: they win over everything else.

use crate::keyed::Map;

use crate::analysis::EntityType;
use crate::compose::Composed;
use crate::options::LexiconEntry;
use crate::order::{longest_first, sort_by_key};
use crate::text::{self, Document, TokenRange};

/// The words of an entry or alias in lower case, and the type that the user gave them.
type Words = (Vec<String>, Option<EntityType>);

/// Where the user's names stand, longest first where several begin at one token; `None` is a name not to be marked.
pub(super) fn find(
    document: &Document<'_>,
    entries: &[LexiconEntry],
) -> Vec<(TokenRange, Option<EntityType>)> {
    let by_first = by_first_word(entries);
    let mut found = Vec::new();
    let mut index = 0;
    while index < document.tokens.len() {
        let longest =
            by_first.get(document.lower(index)).into_iter().flatten().find(|(words, _)| {
                words.iter().enumerate().all(|(at, word)| document.lower(index + at) == word)
            });
        index += match longest {
            Some((words, entity_type)) => {
                found.push((index..index + words.len(), *entity_type));
                words.len()
            }
            None => 1,
        };
    }
    found
}

fn by_first_word(entries: &[LexiconEntry]) -> Map<String, Vec<Words>> {
    let mut by_first: Map<String, Vec<Words>> = Map::default();
    for entry in entries {
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            let composed = Composed::new(name);
            let document = text::read(&composed.text);
            let words: Vec<_> =
                (0..document.tokens.len()).map(|index| document.lower(index).to_owned()).collect();
            if let Some(first) = words.first() {
                by_first.or_default(first.clone()).push((words, entry.entity_type));
            }
        }
    }
    // A stable sort: of two entries with equal words the user's first one counts.
    for all in by_first.values_mut() {
        sort_by_key(all, |(words, _)| [longest_first(words.len()), 0, 0]);
    }
    by_first
}
