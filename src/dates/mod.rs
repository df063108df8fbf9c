//! Dates, times, durations and sets: found by patterns over tokens, then placed on the calendar.

use crate::analysis::{DateRef, ReferenceDate, Warning};
use crate::error::Error;
use crate::model::Syntax;
use crate::names::NameMention;
use crate::options::Options;
use crate::text::Document;

/// What was found.
#[derive(Default)]
pub(crate) struct Dates {
    /// Sorted by start, never overlapping; ids count from 0. Spans in bytes.
    pub dates: Vec<DateRef>,
    pub reference: ReferenceDate,
    pub warnings: Vec<Warning>,
}

/// All dates. `names` are kept clear of: the 2010 of "World Cup 2010" is no date.
///
/// # Errors
///
/// A reference date that is no day of the calendar.
pub(crate) fn find(
    _document: &Document<'_>,
    _syntax: Option<&Syntax>,
    _names: &[NameMention],
    _options: &Options,
) -> Result<Dates, Error> {
    Ok(Dates::default())
}
