//! Measures how often English is taken for another language, and how long reading takes.

use std::path::Path;
use std::time::{Duration, Instant};

use super::evaluate_text::read_file;
use crate::text;

/// What was measured.
#[derive(Debug, Default)]
pub struct LanguageReport {
    /// How many texts were read, how many tokens they have, and the time it took.
    pub texts: usize,
    /// In all texts.
    pub tokens: usize,
    /// For tokens, sentences, structure and language together.
    pub time: Duration,
    /// Those that were not called English: the tag and the text. `und` is among them.
    pub not_english: Vec<(&'static str, String)>,
}

/// Shorter sentences of a treebank are left out.
const FEWEST_WORDS: usize = 8;

/// Measures on English texts: the `text` of each line of a JSONL file, or the sentences of eight words and more of a
/// CoNLL-U file; gzipped where the name ends in `.gz`.
///
/// # Errors
///
/// What the file system says, and lines that are not JSON.
pub fn evaluate_language(file: &Path) -> std::io::Result<LanguageReport> {
    let content = read_file(file)?;
    let is_treebank = file.to_string_lossy().contains(".conllu");
    let mut report = LanguageReport::default();
    for line in content.lines() {
        let text = if is_treebank { sentence(line) } else { article(line)? };
        let Some(text) = text else { continue };
        let start = Instant::now();
        let document = text::read(&text);
        report.time += start.elapsed();
        report.texts += 1;
        report.tokens += document.tokens.len();
        let tag = document.language;
        if tag != "en" {
            report.not_english.push((tag, text.clone()));
        }
    }
    Ok(report)
}

fn sentence(line: &str) -> Option<String> {
    let text = line.strip_prefix("# text = ")?;
    (text.split_whitespace().count() >= FEWEST_WORDS).then(|| text.to_owned())
}

fn article(line: &str) -> std::io::Result<Option<String>> {
    let value: serde_json::Value = serde_json::from_str(line)?;
    Ok(value.get("text").and_then(|text| text.as_str()).map(str::to_owned))
}
