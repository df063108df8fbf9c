//! The trainers: they rebuild the model file from open data. Not part of the public interface.

mod evaluate_text;

use std::io;
use std::path::Path;

pub use evaluate_text::{Counts, TextReport, evaluate_text};

use crate::lexicon;
use crate::model::{File, Section, write_file};

/// Version written into the file: language, year, month, count.
pub const DATA_VERSION: &str = "en-2026.11.1";

/// Packs the word lists of `src/lexicon` into the model file `out`, keeping its other sections.
///
/// # Errors
///
/// What the file system says, or what is wrong with a list.
pub fn pack_lexicon(out: &Path) -> io::Result<()> {
    let section = lexicon::pack().map_err(io::Error::other)?;
    replace_section(out, Section::Lexicon, section)
}

/// Puts `body` into the model file `out` in place of its section; a file that cannot be read is written anew.
fn replace_section(out: &Path, section: Section, body: Vec<u8>) -> io::Result<()> {
    let old = std::fs::read(out).unwrap_or_default();
    let mut sections = File::read(&old).map(|file| file.all()).unwrap_or_default();
    sections.retain(|(other, _)| *other != section);
    sections.push((section, body));
    sections.sort_by_key(|(section, _)| *section as u8);
    std::fs::write(out, write_file(DATA_VERSION, &sections))
}
