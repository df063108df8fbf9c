//! Measures tokens and sentences against a treebank, from its raw text.

use std::collections::{BTreeMap, HashSet};
use std::io::Read;
use std::path::Path;

use super::conllu;
use crate::model::{Deprel, Upos};
use crate::text;

/// What was measured.
#[derive(Debug, Default)]
pub struct TextReport {
    /// Gold, found, right.
    pub tokens: Counts,
    /// Gold, found, right; right where first and last character are.
    pub sentences: Counts,
    /// The differences in tokens, most frequent first: "gold here | found here".
    pub token_errors: Vec<(String, usize)>,
    /// The text around each wrong end of a sentence, the end marked.
    pub sentence_errors: Vec<String>,
}

/// How many there are, how many were found, how many of these are right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    gold: usize,
    found: usize,
    right: usize,
}

impl Counts {
    fn add<T: std::hash::Hash + Eq>(&mut self, gold: &HashSet<T>, found: &HashSet<T>) {
        self.gold += gold.len();
        self.found += found.len();
        self.right += gold.intersection(found).count();
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |whole: usize| 100.0 * self.right as f64 / whole.max(1) as f64;
        let (precision, recall) = (percent(self.found), percent(self.gold));
        let f1 = 200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64;
        write!(f, "F1 {f1:.2}  precision {precision:.2}  recall {recall:.2}  of {}", self.gold)
    }
}

/// Measures on `treebank`, a CoNLL-U file, gzipped where its name ends in `.gz`.
///
/// # Errors
///
/// What the file system says.
pub fn evaluate_text(treebank: &Path) -> std::io::Result<TextReport> {
    let mut report = TextReport::default();
    let mut token_errors = BTreeMap::new();
    for gold in documents(&read_file(treebank)?) {
        compare(&gold, &mut report, &mut token_errors);
    }
    report.token_errors = token_errors.into_iter().collect();
    report.token_errors.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(report)
}

pub(super) fn read_file(path: &Path) -> std::io::Result<String> {
    let file = std::fs::File::open(path)?;
    let mut content = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::MultiGzDecoder::new(file).read_to_string(&mut content)?;
    } else {
        std::io::BufReader::new(file).read_to_string(&mut content)?;
    }
    Ok(content)
}

/// A document of a treebank: its text, and where its words and sentences are, in bytes.
#[derive(Default)]
pub(super) struct Gold {
    pub text: String,
    pub tokens: Vec<(usize, usize)>,
    sentences: Vec<(usize, usize)>,
    /// Tag, head and relation of each token, heads as indices of tokens; `None` in a sentence with a word that the text
    /// does not spell.
    pub trees: Vec<Option<(Upos, Option<usize>, Deprel)>>,
}

pub(super) fn documents(conllu: &str) -> Vec<Gold> {
    let mut documents: Vec<Gold> = Vec::new();
    let mut new_paragraph = false;
    for sentence in conllu.split("\n\n") {
        if documents.is_empty() || sentence.lines().any(|line| line.starts_with("# newdoc")) {
            documents.push(Gold::default());
        }
        new_paragraph |= sentence.lines().any(|line| line.starts_with("# newpar"));
        if let Some(document) = documents.last_mut()
            && push_sentence(document, sentence, new_paragraph)
        {
            new_paragraph = false;
        }
    }
    documents
}

/// Whether the sentence holds a word.
fn push_sentence(document: &mut Gold, sentence: &str, new_paragraph: bool) -> bool {
    let first = document.tokens.len();
    // Words up to this number are parts of a multiword token that has been written already.
    let mut written_up_to = 0;
    for line in sentence.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(id), Some(form)) = (fields.next(), fields.next()) else { continue };
        let space_after = !line.contains("SpaceAfter=No");
        if document.tokens.len() == first && new_paragraph && !document.text.is_empty() {
            document.text.truncate(document.text.trim_end().len());
            document.text.push_str("\n\n");
        }
        if let Some((_, last)) = id.split_once('-') {
            written_up_to = last.parse().unwrap_or(0);
            let start = document.text.len();
            document.text.push_str(form);
            document.tokens.push((start, document.text.len()));
        } else {
            let Ok(number) = id.parse::<usize>() else { continue };
            if number <= written_up_to {
                split_last(document, form, number == written_up_to);
                continue;
            }
            let start = document.text.len();
            document.text.push_str(form);
            document.tokens.push((start, document.text.len()));
        }
        if space_after {
            document.text.push(' ');
        }
    }
    let words = document.tokens.get(first..).unwrap_or_default();
    let tree = conllu::parse(sentence).pop().unwrap_or_default().words;
    if tree.len() == words.len() {
        let in_document = |head: u32| first + head as usize;
        let node = |word: conllu::Word| Some((word.tag.0, word.head.map(in_document), word.deprel));
        document.trees.extend(tree.into_iter().map(node));
    } else {
        document.trees.extend(std::iter::repeat_n(None, words.len()));
    }
    if let (Some(&(start, _)), Some(&(_, end))) = (words.first(), words.last()) {
        document.sentences.push((start, end));
    }
    !words.is_empty()
}

/// Cuts the part `form` off the front of what is left of the last multiword token, if it is spelt so.
fn split_last(document: &mut Gold, form: &str, is_last: bool) {
    let Some(&(start, end)) = document.tokens.last() else { return };
    if !is_last && document.text.get(start..end).is_some_and(|rest| rest.starts_with(form)) {
        document.tokens.pop();
        document.tokens.extend([(start, start + form.len()), (start + form.len(), end)]);
    }
}

fn compare(gold: &Gold, report: &mut TextReport, token_errors: &mut BTreeMap<String, usize>) {
    let document = text::read(&gold.text);
    let found: Vec<_> = document.tokens.iter().map(|token| (token.span.start, token.span.end)).collect();
    let found_sentences: HashSet<_> =
        document.sentences.iter().map(|sentence| (sentence.span.start, sentence.span.end)).collect();
    let gold_sentences: HashSet<_> = gold.sentences.iter().copied().collect();
    report.tokens.add(&gold.tokens.iter().copied().collect(), &found.iter().copied().collect());
    report.sentences.add(&gold_sentences, &found_sentences);
    for (gold_words, found_words) in differences(&gold.tokens, &found) {
        let show = |words: &[(usize, usize)]| {
            let words = words.iter().map(|&(start, end)| gold.text.get(start..end).unwrap_or_default());
            words.collect::<Vec<_>>().join(" ")
        };
        let error = format!("{} | {}", show(gold_words), show(found_words));
        *token_errors.entry(error).or_default() += 1;
    }
    sentence_errors(gold, &document, report);
}

/// Start and end of tokens, in order.
type Offsets = [(usize, usize)];

/// Stretches that begin and end alike in both lists and differ between.
fn differences<'w>(mut gold: &'w Offsets, mut found: &'w Offsets) -> Vec<(&'w Offsets, &'w Offsets)> {
    let mut differences = Vec::new();
    while let (Some((gold_first, gold_rest)), Some((found_first, found_rest))) =
        (gold.split_first(), found.split_first())
    {
        if gold_first == found_first {
            (gold, found) = (gold_rest, found_rest);
            continue;
        }
        let (mut of_gold, mut of_found) = (1, 1);
        while let (Some(g), Some(f)) = (gold.get(of_gold - 1), found.get(of_found - 1))
            && g.1 != f.1
        {
            if g.1 < f.1 { of_gold += 1 } else { of_found += 1 }
        }
        let (gold_words, gold_rest) = gold.split_at(of_gold.min(gold.len()));
        let (found_words, found_rest) = found.split_at(of_found.min(found.len()));
        differences.push((gold_words, found_words));
        (gold, found) = (gold_rest, found_rest);
    }
    differences
}

fn sentence_errors(gold: &Gold, document: &text::Document<'_>, report: &mut TextReport) {
    let gold_ends: HashSet<_> = gold.sentences.iter().map(|sentence| sentence.1).collect();
    let found_ends: HashSet<_> = document.sentences.iter().map(|sentence| sentence.span.end).collect();
    let mut wrong: Vec<_> = gold_ends.symmetric_difference(&found_ends).copied().collect();
    wrong.sort_unstable();
    for end in wrong {
        let before = gold.text.get(..end).unwrap_or_default();
        let after = gold.text.get(end..).unwrap_or_default();
        let before: Vec<char> = before.chars().rev().take(60).collect();
        let before: String = before.into_iter().rev().collect();
        let after: String = after.chars().take(40).collect();
        let what = if gold_ends.contains(&end) { "missed" } else { "extra" };
        report.sentence_errors.push(format!("{what}: {before}▮{after}").replace('\n', "⏎"));
    }
}
