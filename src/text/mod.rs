//! From characters to tokens, sentences and the parts of an article.
//!
//! Words follow the conventions of Universal Dependencies' English treebanks, so that the models trained on them fit.

mod clitics;
mod dateline;
mod document;
mod language;
mod language_words;
mod lines;
mod marks;
mod numbers;
mod phrases;
mod quotations;
mod read;
mod sentences;
mod shape;
mod structure;
mod tokens;
mod web;
mod words;

pub(crate) use document::{Document, Section, Sentence, Token, TokenKind, TokenRange};
pub(crate) use read::read;
