//! The language model: part of speech, dependency parse and names, read from one file.
//!
//! Inference only, no I/O: the bytes of the file come from the caller.

mod file;
mod syntax;

#[cfg(feature = "train")]
pub(crate) use file::write as write_file;
pub(crate) use file::{File, Section};
pub(crate) use syntax::{Deprel, Syntax, Upos};

use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::text::Document;

/// A model file, checked and unpacked.
pub struct Model {
    data_version: String,
    lexicon: Lexicon,
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// A file that is not a model, is damaged or cut, or is of another format version gives an error of code `model`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let file = File::read(bytes)?;
        let lexicon = Lexicon::read(file.section(Section::Lexicon)?)?;
        Ok(Self { data_version: file.data_version().to_owned(), lexicon })
    }

    /// Version of the data, as `en-2026.11.1`.
    pub fn data_version(&self) -> &str {
        &self.data_version
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Parts of speech, lemmas and parse of every token; `None` where the file holds no parser.
    pub(crate) fn syntax(&self, _document: &Document<'_>) -> Option<Syntax> {
        None
    }
}
