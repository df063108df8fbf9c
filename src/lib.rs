//! Dateline reads English news articles as data, on the reader's own machine: who, where, when, who did what to whom,
//! and on whose word, each claim with its evidence.
//!
//! [`Analyzer::analyze`] turns a text into an [`Analysis`]. ARCHITECTURE.md in the repository tells how.
//!
//! ```
//! # #[cfg(feature = "english")]
//! # fn main() -> Result<(), dateline::Error> {
//! use dateline::{Analyzer, Options};
//!
//! let analyzer = Analyzer::english()?;
//! let analysis = analyzer.analyze("The ministers met in Cairo on 14 May 2026.", &Options::default())?;
//! let dates: Vec<&str> = analysis.dates.iter().map(|date| date.timex.value.as_str()).collect();
//! assert_eq!(dates, ["2026-05-14"]);
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "english"))]
//! # fn main() {}
//! ```
//!
//! # Features
//!
//! - `english`: embeds the English model, [`Analyzer::english`]; 3 MB. Without it a model is read by
//!   [`Model::from_bytes`], or none: structure, dates and amounts need none.
//! - `cli`, on by default: the command `dateline`; it brings `english`. A library wants
//!   `default-features = false, features = ["english"]`.
//! - `train`: the trainers of the model. No part of the public API: it may change in any release.
//!
//! # What may change
//!
//! The crate follows semantic versioning. What comes out may grow in a minor release, so its types are
//! `#[non_exhaustive]`; write [`Options`] with `..Options::default()`. What is to go is marked `#[deprecated]`, with what
//! takes its place, for one minor release at least before a major one takes it away. The JSON has a version of its own
//! ([`Analysis::schema_version`](analysis::Analysis)), and so have the data; which claims are found in a text may change
//! with any release.

mod amounts;
pub mod analysis;
mod analyze;
mod compose;
mod confidence;
mod dates;
mod entities;
mod error;
pub mod export;
mod keyed;
mod letters;
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
#[allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the trainers are not in the shipped module"
)]
pub mod train;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub mod wasm;
mod word_list;

pub use analysis::Analysis;
pub use analyze::Analyzer;
pub use error::Error;
pub use model::Model;
pub use options::{DEFAULT_MAX_BYTES, DateOrder, LexiconEntry, Options, Stage};
pub use span::{OffsetMap, OffsetUnit, Span};
