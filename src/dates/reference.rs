//! The day the article was written: given, or told by its dateline, or by a line that says when it was published.

use super::calendar::Day;
use super::expression::{Candidate, Expression};
use super::pieces::Pieces;
use super::value::Stretch;
use crate::analysis::{ReferenceDate, ReferenceSource, SentenceKind};
use crate::error::Error;
use crate::options::Options;
use crate::text::Document;

/// How many sentences a dateline or a line of publication is sought in: they stand at the top.
const TOP: usize = 12;

/// Words that say when an article was published, at the start of a line.
static PUBLISHED: &[&str] = &["published", "updated", "posted", "date", "released"];

/// The reference date and where it comes from.
///
/// # Errors
///
/// The option `referenceDate` is no day of the calendar.
pub(crate) fn find(
    document: &Document<'_>,
    pieces: &Pieces<'_>,
    candidates: &[Candidate],
    options: &Options,
) -> Result<ReferenceDate, Error> {
    if let Some(given) = &options.reference_date {
        let day = Day::parse(given).ok_or_else(|| {
            Error::option(
                "referenceDate",
                format!("`{given}` is no day of the calendar; write it as 2026-11-18"),
            )
        })?;
        return Ok(ReferenceDate { value: Some(day.to_string()), source: ReferenceSource::Given });
    }
    let mut candidates = candidates.iter().peekable();
    for sentence in document.sentences.iter().take(TOP) {
        let source = match sentence.kind {
            SentenceKind::Dateline => ReferenceSource::Dateline,
            _ if PUBLISHED.contains(&document.lower(sentence.tokens.start).trim_end_matches(':')) => {
                ReferenceSource::Text
            }
            SentenceKind::Byline => ReferenceSource::Text,
            _ => continue,
        };
        while let Some(candidate) = candidates.peek() {
            let span = pieces.span(candidate.start, candidate.end);
            if span.start >= sentence.span.end {
                break;
            }
            if let (true, Some(day)) = (span.start >= sentence.span.start, stated_day(candidate)) {
                return Ok(ReferenceDate { value: Some(day.to_string()), source });
            }
            candidates.next();
        }
    }
    Ok(ReferenceDate::default())
}

fn stated_day(candidate: &Candidate) -> Option<Day> {
    match &candidate.expression {
        Expression::Known(meaning) => match meaning.stretch()? {
            Stretch::Day(day) => Some(day),
            _ => None,
        },
        _ => None,
    }
}
