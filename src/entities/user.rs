//! The user's own names: they win over everything else.

use crate::keyed::{Map, Set};

use super::draft::{ClusterId, Draft};
use super::names::words_of;
use crate::analysis::{EntityType, Links};
use crate::compose::Composed;
use crate::options::{LexiconEntry, Options};

/// [`Options::lexicon`], to be asked by folded words.
#[derive(Default)]
pub(super) struct UserNames<'o> {
    entries: &'o [LexiconEntry],
    by_words: Map<Vec<String>, usize>,
    /// Names that are not to be merged with another one.
    apart: Set<Vec<String>>,
}

impl<'o> UserNames<'o> {
    pub fn new(options: &'o Options) -> Self {
        let mut names = Self { entries: &options.lexicon, ..Self::default() };
        for (at, entry) in options.lexicon.iter().enumerate() {
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                names.by_words.or_insert_with(words_of(&Composed::new(name).text), || at);
            }
            names.apart.extend(entry.not.iter().map(|name| words_of(&Composed::new(name).text)));
        }
        names
    }

    /// The entry that has these words as its name or alias.
    pub fn entry_of(&self, words: &[String]) -> Option<usize> {
        self.by_words.get(words).copied()
    }

    /// Whether the user wants nothing marked by this name.
    pub fn excludes(&self, words: &[String]) -> bool {
        self.entry_of(words)
            .and_then(|at| self.entries.get(at))
            .is_some_and(|entry| entry.entity_type.is_none())
    }

    /// Whether the user said that these words are not somebody else's name.
    pub fn keeps_apart(&self, words: &[String]) -> bool {
        self.apart.contains(words)
    }

    /// The name of an entry.
    pub fn name(&self, entry: usize) -> &'o str {
        self.entries.get(entry).map_or("", |entry| &entry.name)
    }

    /// A new cluster for an entry.
    pub fn cluster(&self, draft: &mut Draft<'_>, entry: usize) -> ClusterId {
        let (entity_type, links) =
            self.entries.get(entry).map_or((EntityType::Org, Links::default()), |entry| {
                (entry.entity_type.unwrap_or(EntityType::Org), entry.links.clone())
            });
        let id = draft.add_cluster(entity_type, self.name(entry));
        if let Some(cluster) = draft.cluster_mut(id) {
            cluster.links = links;
            cluster.known = true;
        }
        id
    }
}
