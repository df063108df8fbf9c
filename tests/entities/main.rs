//! Who is who, in the whole pipeline with the shipped model.

#![cfg(feature = "english")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod countries;
mod summits;
