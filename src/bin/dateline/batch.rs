//! The lines of `dateline batch`: a document in, its analysis out, each in its place.

use std::io::{self, Write};

use dateline::{Analysis, Analyzer, OffsetUnit, Options};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A line of the batch.
#[derive(Deserialize)]
struct Document<'l> {
    /// Kept as it was written: a number too large for us is not ours to round.
    #[serde(borrow)]
    id: &'l RawValue,
    text: String,
    date: Option<String>,
}

/// What can still be told of a line that is no [`Document`].
#[derive(Deserialize)]
struct Unreadable<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a RawValue,
    #[serde(flatten)]
    analysis: &'a Analysis,
}

#[derive(Serialize)]
struct Refusal<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    error: String,
}

/// Answers one line of the batch by one of its own: the analysis, or what is wrong with the line.
pub fn answer(
    analyzer: &Analyzer,
    line: &[u8],
    offset_unit: OffsetUnit,
    out: &mut impl Write,
) -> io::Result<()> {
    match read(analyzer, line, offset_unit) {
        Ok((id, analysis)) => write_line(out, &Answer { id, analysis: &analysis }),
        Err(refusal) => write_line(out, &refusal),
    }
}

fn read<'l>(
    analyzer: &Analyzer,
    line: &'l [u8],
    offset_unit: OffsetUnit,
) -> Result<(&'l RawValue, Analysis), Refusal<'l>> {
    let refusal = |error: String| {
        let id = serde_json::from_slice(line).ok().and_then(|Unreadable { id }| id);
        Refusal { id, error: format!("not an object with \"id\" and \"text\": {error}") }
    };
    // Fields that nobody asks for would be passed over unread.
    let line = str::from_utf8(line).map_err(|error| refusal(error.to_string()))?;
    let Document { id, text, date } =
        serde_json::from_str(line).map_err(|error| refusal(error.to_string()))?;
    let options = Options { reference_date: date, offset_unit, ..Options::default() };
    let analysis = analyzer
        .analyze(&text, &options)
        .map_err(|error| Refusal { id: Some(id), error: error.to_string() })?;
    Ok((id, analysis))
}

/// Writes one line of JSON, at once: who asks by a pipe waits for it. A line is one write, so that a file which an
/// interrupt ends has whole lines.
pub fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    out.write_all(&line)?;
    out.flush()
}
