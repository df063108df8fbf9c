//! From characters to tokens, sentences and the parts of an article.
//!
//! Words follow the conventions of Universal Dependencies' English treebanks, so that the models trained on them fit.

mod document;
mod numbers;
mod read;
mod shape;
mod tokens;
mod web;
mod words;

pub(crate) use document::{Document, Paragraph, Section, Sentence, Token, TokenKind, TokenRange};
pub(crate) use read::read;
