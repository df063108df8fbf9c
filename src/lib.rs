//! Dateline reads English news articles as data, on the reader's own machine: who, where, when, who did what to whom,
//! and on whose word, each claim with its evidence.
//!
//! [`Analyzer::analyze`] turns a text into an [`Analysis`]. ARCHITECTURE.md in the repository tells how.

mod amounts;
pub mod analysis;
mod analyze;
mod dates;
mod entities;
mod error;
pub mod export;
mod lexicon;
mod model;
mod names;
mod options;
mod order;
mod relations;
mod span;
mod text;
#[cfg(feature = "train")]
#[doc(hidden)]
#[allow(clippy::disallowed_methods, reason = "the trainers are not in the shipped module")]
pub mod train;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub mod wasm;

pub use analysis::Analysis;
pub use analyze::Analyzer;
pub use error::Error;
pub use model::Model;
pub use options::{DEFAULT_MAX_BYTES, DateOrder, LexiconEntry, Options, Stage};
pub use span::{OffsetMap, OffsetUnit, Span};
