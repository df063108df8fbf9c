//! Packs the word clusters.

use std::io;
use std::path::Path;

use super::conllu::read_text;
use crate::model::training::write_clusters;

/// The most frequent words that get a cluster: more than this gain nothing on the development sets.
const WORDS: usize = 50_000;

/// The section of the model file, from the table of clusters (word, three clusters; by frequency).
pub(super) fn pack(path: &Path) -> io::Result<Vec<u8>> {
    let text = read_text(path)?;
    let row = |line: &str| {
        let mut columns = line.split('\t');
        let word = columns.next()?.to_owned();
        let fine = columns.next()?.parse().ok()?;
        let middle = columns.next()?.parse().ok()?;
        let coarse = columns.next()?.parse().ok()?;
        Some((word, fine, middle, coarse))
    };
    let words: Vec<_> = text.lines().skip(1).filter_map(row).take(WORDS).collect();
    Ok(write_clusters(&words))
}
