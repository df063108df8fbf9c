//! The rows that describe a word to the parser's network: each stands for one thing that is known of the word.

use crate::error::Error;
use crate::model::index::KeyIndex;
use crate::model::number::mix;
use crate::model::syntax::{Form, Upos};
use crate::model::tagger::Tag;
use crate::model::words::Word;

/// Rows that describe a word, at most.
pub(crate) const WORD_ROWS: usize = 11;

/// Stands for a row that a word does not have.
pub(crate) const NO_ROW: u32 = u32::MAX;

/// The row of the places before the first word.
pub(crate) const BEFORE_ROW: u32 = 0;
/// The row of the places after the last word.
pub(crate) const AFTER_ROW: u32 = 1;

// The first row of each kind, and how many there are of it.
const TAGS: u32 = 2;
const TAG_COUNT: u32 = (Upos::ALL.len() * Form::ALL.len()) as u32;
const CASES: u32 = TAGS + TAG_COUNT;
const CASE_COUNT: u32 = 5;
const CLUSTERS: [u32; 3] = [CASES + CASE_COUNT * 3, CLUSTERS_END - 320, CLUSTERS_END - 64];
const CLUSTER_COUNTS: [u32; 3] = [1024, 256, 64];
const CLUSTERS_END: u32 = CASES + CASE_COUNT * 3 + 1024 + 256 + 64;
const SPELLINGS: u32 = CLUSTERS_END;
/// Endings, beginnings and shapes share rows: two that fall together are told apart by the word's other rows.
const SPELLING_COUNT: u32 = 2048;
const KNOWN: u32 = SPELLINGS + SPELLING_COUNT;

/// Finds the rows of words.
#[derive(Debug)]
pub(crate) struct Rows {
    /// The words that have a row of their own.
    known: KeyIndex,
}

impl Rows {
    /// Reads the keys of the words that have a row of their own.
    pub fn read(rest: &mut &[u8]) -> Result<Self, Error> {
        Ok(Self { known: KeyIndex::read(rest)? })
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        KNOWN as usize + self.known.len()
    }

    /// The rows of a word with its tag; [`NO_ROW`] where it has none of a kind.
    pub fn of(&self, word: &Word, tag: Tag, is_first: bool) -> [u32; WORD_ROWS] {
        let case = word.case as u32;
        let cluster = |level: usize| {
            let number = word.cluster(level)?;
            let (first, count) = CLUSTERS.get(level).zip(CLUSTER_COUNTS.get(level))?;
            (number < *count).then_some(first + number)
        };
        let [fine, middle, coarse] = [0, 1, 2].map(|level| cluster(level).unwrap_or(NO_ROW));
        let spelling = |hash: u32, kind: u32| SPELLINGS + (mix(hash, kind) >> (32 - SPELLING_COUNT.ilog2()));
        let [_, two, three, four] = word.suffixes;
        [
            self.known.get(known_key(word.lower)).map_or(NO_ROW, |place| KNOWN + place as u32),
            TAGS + tag.0 as u32 * Form::ALL.len() as u32 + tag.1 as u32,
            CASES + case + CASE_COUNT * if fine == NO_ROW { 2 } else { u32::from(is_first) },
            fine,
            middle,
            coarse,
            spelling(two, 2),
            spelling(three, 3),
            spelling(four, 4),
            spelling(word.prefixes[2], 5),
            spelling(word.shape, 6),
        ]
    }
}

/// The key by which a word with this hash of its lower-case form is found.
pub(crate) const fn known_key(lower: u32) -> u32 {
    mix(lower, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::index::write_keys;
    use crate::model::words::{Clusters, Words, hash_lower, write_clusters};

    #[test]
    fn each_kind_has_rows_of_its_own() -> Result<(), Error> {
        let mut keys = Vec::new();
        write_keys(&mut keys, 26, [known_key(hash_lower("talks")) >> 6].into_iter());
        let rows = Rows::read(&mut keys.as_slice())?;
        let clusters = write_clusters(&[("talks".to_owned(), 0, 255, 63), ("zebra".to_owned(), 1, 0, 0)]);
        let clusters = Clusters::read(&clusters)?;
        let mut words = Words::default();
        words.fill(&clusters, [("Talks", "talks"), ("Brexiteers", "brexiteers")].into_iter());
        let [talks, unknown] = [0, 1].map(|at| rows.of(words.at(at, 0), (Upos::Noun, Form::Plural), at == 0));
        assert_eq!(talks.iter().max(), Some(&(rows.len() as u32 - 1)));
        assert_eq!(talks.into_iter().collect::<crate::keyed::Set<_>>().len(), WORD_ROWS);
        assert_eq!(talks.get(3..6), Some([CLUSTERS[0], CLUSTERS[1] + 255, CLUSTERS[2] + 63].as_slice()));
        assert_eq!(unknown.iter().filter(|row| **row == NO_ROW).count(), 4);
        assert_eq!(talks.get(1), unknown.get(1), "the same tag");
        Ok(())
    }
}
