//! Silver labels of tags and trees: the sentences of open texts that a larger parser reads, and what it found in them,
//! kept apart from the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::conllu::{Sentence, Word, read_text};
use crate::analysis::SentenceKind;
use crate::model::training::Tag;
use crate::model::{Deprel, Form, Upos};
use crate::span::Span;
use crate::text::{self, Document, TokenRange};

/// The open texts, in the order in which they are written.
const TEXTS: [&str; 2] = ["text/voa.jsonl.gz", "events/ngec_synthetic_stories.jsonl.gz"];

/// Tokens of a sentence worth a label: shorter ones teach little, longer ones are mostly lists.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=60;

/// Writes the sentences of running English text in the open texts, as our own tokeniser makes them: file of the text,
/// document, then start and end (code points) of each token, parted by tabs. Texts that the gold reports were cut from
/// are left out.
pub(super) fn write_tokens(data: &Path, out: &mut impl io::Write) -> io::Result<()> {
    let gold = gold_sources(&data.join("events/gold"))?;
    for file in TEXTS {
        for line in read_text(&data.join(file))?.lines() {
            let (id, text) = id_and_text(line)?;
            let document = text::read(&text);
            if gold.contains(&id) || document.language != "en" {
                continue;
            }
            let mut code_points = CodePoints::new(&text);
            for sentence in document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body) {
                if !is_prose(&document, sentence.tokens.clone()) {
                    continue;
                }
                write!(out, "{file}\t{id}")?;
                for token in &document.tokens[sentence.tokens.clone()] {
                    let (start, end) = (code_points.at(token.span.start), code_points.at(token.span.end));
                    write!(out, "\t{start}:{end}")?;
                }
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

/// The texts that gold reports were cut from: report `voa_1002_a` from `voa_1002`.
fn gold_sources(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut sources = BTreeSet::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        sources.extend(name.rsplit_once('_').map(|(source, _)| source.to_owned()));
    }
    Ok(sources)
}

fn id_and_text(line: &str) -> io::Result<(String, String)> {
    let object: serde_json::Value = serde_json::from_str(line)?;
    let field = |name: &str| object.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    Ok((field("id"), field("text")))
}

/// A whole sentence of words, not a piece of a table: it starts with a capital or a mark, ends with a mark, and three of
/// five tokens are words.
fn is_prose(document: &Document<'_>, tokens: TokenRange) -> bool {
    let words = || tokens.clone().map(|index| document.word(index));
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    LENGTHS.contains(&tokens.len())
        && words().filter(is_word).count() * 5 >= tokens.len() * 3
        && words().next().is_some_and(|word| !word.starts_with(char::is_lowercase))
        && words().next_back().is_some_and(|word| [".", "?", "!", "\"", "”", "'", "’"].contains(&word))
}

/// Counts code points up to rising byte offsets.
struct CodePoints<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl<'t> CodePoints<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, byte: 0, count: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        self.count += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.count
    }
}

struct Row {
    start: usize,
    end: usize,
    tags: Vec<Tag>,
    arcs: Vec<(Option<u32>, Deprel)>,
}

/// The labelled sentences of the texts in the folder `data` that are still cut as they were when they were labelled.
///
/// A line of the file `labels` is a sentence, its columns parted by tabs: file of the text, document, start and end of the
/// sentence (code points), certainty (per cent), then by token, parted by blanks, its part of speech with the number of its
/// form ("NOUN1"), its relation, and the way to its head ("-2"; "0" for the root).
pub(super) fn read(data: &Path, labels: &Path) -> io::Result<Vec<Sentence>> {
    let table = read_text(labels)?;
    let mut files: BTreeMap<&str, BTreeMap<&str, Vec<Row>>> = BTreeMap::new();
    for line in table.lines() {
        let (file, document, row) =
            read_row(line).ok_or_else(|| io::Error::other(format!("{}: {line}", labels.display())))?;
        files.entry(file).or_default().entry(document).or_default().push(row);
    }
    let mut sentences = Vec::new();
    for (file, rows) in files {
        for line in read_text(&data.join(file))?.lines() {
            let (id, text) = id_and_text(line)?;
            if let Some(rows) = rows.get(id.as_str()) {
                sentences.extend(sentences_of(&text, rows));
            }
        }
    }
    Ok(sentences)
}

fn read_row(line: &str) -> Option<(&str, &str, Row)> {
    let [file, document, start, end, _, tags, relations, ways] = line.split('\t').collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let tag = |label: &str| {
        let (upos, form) = label.split_at_checked(label.len().checked_sub(1)?)?;
        Some((Upos::from_label(upos)?, *Form::ALL.get(form.parse::<usize>().ok()?)?))
    };
    let arc = |(index, (relation, way)): (usize, (&str, &str))| {
        let way: i64 = way.parse().ok()?;
        let head = (way != 0).then(|| u32::try_from(index as i64 + way)).transpose().ok()?;
        Some((head, Deprel::from_label(relation)?))
    };
    let row = Row {
        start: start.parse().ok()?,
        end: end.parse().ok()?,
        tags: tags.split(' ').map(tag).collect::<Option<_>>()?,
        arcs: relations.split(' ').zip(ways.split(' ')).enumerate().map(arc).collect::<Option<_>>()?,
    };
    let fits = row.arcs.iter().all(|(head, _)| head.is_none_or(|head| (head as usize) < row.arcs.len()));
    (fits && row.tags.len() == row.arcs.len()).then_some((file, document, row))
}

fn sentences_of(text: &str, rows: &[Row]) -> Vec<Sentence> {
    let document = text::read(text);
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |at: usize| offsets.get(at).copied().unwrap_or(text.len());
    let sentence = |row: &Row| {
        let span = Span::new(byte(row.start), byte(row.end));
        let tokens = document.tokens_in(span);
        let word = |(index, (&tag, &(head, deprel))): (usize, (&Tag, &(Option<u32>, Deprel)))| Word {
            form: document.word(index).to_owned(),
            lower: document.lower(index).to_owned(),
            lemma: String::new(),
            tag,
            head,
            deprel,
        };
        let fits = tokens.len() == row.tags.len() && document.span_of(tokens.clone()) == span;
        fits.then(|| Sentence {
            text: span.of(text).to_owned(),
            words: tokens.zip(row.tags.iter().zip(&row.arcs)).map(word).collect(),
        })
    };
    rows.iter().filter_map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_labelled_sentence_comes_back_in_our_own_tokens() -> Result<(), &'static str> {
        let text = "Zürich, 5 May. Ministers met in Bern. They left.";
        let line =
            "a.jsonl\tx\t15\t37\t97\tNOUN1 VERB2 ADP0 PROPN0 PUNCT0\tnsubj root case obl punct\t1 0 1 -2 -3";
        let (_, _, row) = read_row(line).ok_or("a line that is not read")?;
        let sentences = sentences_of(text, &[row]);
        let words: Vec<_> = sentences
            .iter()
            .flat_map(|sentence| &sentence.words)
            .map(|word| (word.form.as_str(), word.tag.0, word.head, word.deprel))
            .collect();
        assert_eq!(
            words,
            [
                ("Ministers", Upos::Noun, Some(1), Deprel::Nsubj),
                ("met", Upos::Verb, None, Deprel::Root),
                ("in", Upos::Adp, Some(3), Deprel::Case),
                ("Bern", Upos::Propn, Some(1), Deprel::Obl),
                (".", Upos::Punct, Some(1), Deprel::Punct),
            ]
        );
        Ok(())
    }

    #[test]
    fn a_sentence_that_is_cut_otherwise_now_is_left_out() -> Result<(), &'static str> {
        let line = "a.jsonl\tx\t0\t10\t97\tNOUN1 VERB2\tnsubj root\t1 0";
        let (_, _, row) = read_row(line).ok_or("a line that is not read")?;
        assert!(sentences_of("They left. It rained.", &[row]).is_empty());
        Ok(())
    }

    #[test]
    fn a_line_whose_columns_do_not_fit_is_refused() {
        for line in [
            "a.jsonl\tx\t0\t9\t97\tNOUN1\tnsubj root\t1 0",
            "a.jsonl\tx\t0\t9\t97\tNOUN1 VERB2\tnsubj root\t2 0",
            "a.jsonl\tx\t0\t9\t97\tNOUN1 WORD2\tnsubj root\t1 0",
        ] {
            assert!(read_row(line).is_none(), "{line}");
        }
    }
}
