//! Facts, events and quotations: who did what to whom, when, where, and on whose word.

use crate::analysis::{DateRef, Event, Fact, Quotation};
use crate::entities::Entities;
use crate::model::Syntax;
use crate::text::Document;

/// What was found. Spans in bytes; ids count from 0.
#[derive(Default)]
pub(crate) struct Relations {
    pub facts: Vec<Fact>,
    pub events: Vec<Event>,
    pub quotations: Vec<Quotation>,
}

/// All relations. May give a date the event that it is counted from as its anchor, and may add to `entities` those
/// people without a name who act, and the offices that facts speak of.
pub(crate) fn find(
    _document: &Document<'_>,
    _syntax: Option<&Syntax>,
    _entities: &mut Entities,
    _dates: &mut [DateRef],
) -> Relations {
    Relations::default()
}
