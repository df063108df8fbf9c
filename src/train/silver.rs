//! Reads silver labels: names that a larger tagger found in open texts, kept apart from the texts.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::conllu::read_text;
use super::iob::{NameToken, label};
use crate::span::Span;
use crate::text;

/// Sentences of which the tagger was less sure than this (per cent) are left out.
const LEAST_SURE: u32 = 60;

/// A stretch of a text: a sentence that was labelled, or a name.
struct Row<'f> {
    start: usize,
    end: usize,
    label: &'f str,
    sure: u32,
}

/// The labelled sentences, by document, in our own tokens. `labels` holds file of the text, document, start and end
/// (code points), label (`-` for a sentence as a whole) and certainty (per cent), parted by tabs.
pub(super) fn read(data: &Path, labels: &Path, demonyms: &[String]) -> io::Result<Vec<Vec<Vec<NameToken>>>> {
    let table = read_text(labels)?;
    let mut files: BTreeMap<&str, BTreeMap<&str, Vec<Row<'_>>>> = BTreeMap::new();
    for line in table.lines() {
        if let [file, document, start, end, label, sure] = line.split('\t').collect::<Vec<_>>()[..]
            && let (Ok(start), Ok(end), Ok(sure)) = (start.parse(), end.parse(), sure.parse())
        {
            let rows = files.entry(file).or_default().entry(document).or_default();
            rows.push(Row { start, end, label, sure });
        }
    }
    let mut documents = Vec::new();
    for (file, rows) in files {
        for line in read_text(&data.join(file))?.lines() {
            let object: serde_json::Value = serde_json::from_str(line)?;
            let field = |name: &str| object.get(name).and_then(|value| value.as_str()).unwrap_or_default();
            if let Some(rows) = rows.get(field("id")) {
                documents.push(sentences(field("text"), rows, demonyms));
            }
        }
    }
    Ok(documents)
}

fn sentences(text: &str, rows: &[Row<'_>], demonyms: &[String]) -> Vec<Vec<NameToken>> {
    let document = text::read(text);
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let tokens_of = |row: &Row<'_>| {
        let byte = |at: usize| offsets.get(at).copied().unwrap_or(text.len());
        document.tokens_in(Span::new(byte(row.start), byte(row.end)))
    };
    let mut tags = vec!["O".to_owned(); document.tokens.len()];
    for row in rows.iter().filter(|row| row.label != "-") {
        for (at, index) in tokens_of(row).enumerate() {
            tags[index] = format!("{}-{}", if at == 0 { "B" } else { "I" }, row.label);
        }
    }
    let sentences = rows.iter().filter(|row| row.label == "-" && row.sure >= LEAST_SURE).map(tokens_of);
    sentences
        .map(|tokens| {
            let token = |index: usize| NameToken {
                form: document.word(index).to_owned(),
                lower: document.lower(index).to_owned(),
                tag: tags[index].clone(),
                labels: 0,
            };
            let mut sentence: Vec<NameToken> = tokens.map(token).collect();
            label(&mut sentence, demonyms);
            sentence
        })
        .filter(|sentence| !sentence.is_empty())
        .collect()
}
