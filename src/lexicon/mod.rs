//! Word lists: countries, cities, organisations, titles, first names. The lists are the `.tsv` files beside this file,
//! their sources in SOURCES.md; they are packed into one section of the model file.

use crate::error::Error;

/// The word lists of a model file.
pub(crate) struct Lexicon {}

impl Lexicon {
    /// Reads the section of a model file.
    pub fn read(_section: &[u8]) -> Result<Self, Error> {
        Ok(Self {})
    }
}
