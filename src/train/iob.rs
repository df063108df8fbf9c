//! Reads corpora of names (token, tab, BIO tag) and brings their labels onto ours.

use std::io;
use std::path::Path;

use super::conllu::read_text;
use crate::model::training::{NameLabel, OUTSIDE, Place, token_label};

/// A document: sentences of tokens.
pub(super) type NameDocument = Vec<Vec<NameToken>>;

/// A token of a corpus of names.
#[derive(Clone, Debug)]
pub(super) struct NameToken {
    pub form: String,
    pub lower: String,
    /// The label as the corpus has it, with its prefix.
    pub tag: String,
    /// The token labels that this may mean, a bit each.
    pub labels: u64,
}

/// What a corpus' label says in our terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Name(NameLabel),
    /// No name at all.
    Nothing,
    /// A name of another kind, or none: corpora differ.
    Perhaps(NameLabel),
}

/// The meaning of a label, of a name that starts with a capital or not.
pub(super) fn meaning(label: &str, capital: bool) -> Meaning {
    use NameLabel::{Location, Organisation, Other, Person};
    match label {
        "PER" | "person" | "politician" | "writer" | "scientist" | "researcher" | "musicalartist" => {
            Meaning::Name(Person)
        }
        "ORG" | "organisation" | "politicalparty" | "corporation" | "group" | "university" | "band" => {
            Meaning::Name(Organisation)
        }
        "LOC" | "location" | "country" => Meaning::Name(Location),
        "TIME" | "NUM" => Meaning::Nothing,
        // Fields of study, genres and the like are names only where they are written as names.
        _ if !capital => Meaning::Nothing,
        "field" | "task" | "algorithm" | "metrics" | "discipline" | "theory" | "musicgenre"
        | "literarygenre" | "musicalinstrument" | "chemicalcompound" | "chemicalelement" | "protein"
        | "enzyme" => Meaning::Perhaps(Other),
        _ => Meaning::Name(Other),
    }
}

/// All documents of a corpus; without a `.docs` file beside it each sentence is one. Corpora differ on words for peoples
/// ("German"): `demonyms` holds them, in lower case, sorted.
pub(super) fn read(path: &Path, demonyms: &[String]) -> io::Result<Vec<NameDocument>> {
    let text = read_text(path)?;
    let mut sentences = Vec::new();
    let mut sentence = Vec::new();
    for line in text.lines().chain([""]) {
        match line.split_once('\t') {
            Some((form, tag)) => sentence.push(NameToken {
                form: form.to_owned(),
                lower: form.to_lowercase(),
                tag: tag.to_owned(),
                labels: 0,
            }),
            None if !sentence.is_empty() => {
                label(&mut sentence, demonyms);
                sentences.push(std::mem::take(&mut sentence));
            }
            None => {}
        }
    }
    let name = path.to_string_lossy();
    let sizes =
        std::fs::read_to_string(format!("{}.docs", name.trim_end_matches(".gz").trim_end_matches(".iob")));
    let sizes: Vec<usize> = match sizes {
        Ok(sizes) => sizes.split_whitespace().filter_map(|size| size.parse().ok()).collect(),
        Err(_) => vec![1; sentences.len()],
    };
    let mut sentences = sentences.into_iter();
    Ok(sizes.into_iter().map(|size| sentences.by_ref().take(size).collect()).collect())
}

/// Gives the tokens of a sentence the labels that their tags may mean.
pub(super) fn label(sentence: &mut [NameToken], demonyms: &[String]) {
    for token in &mut *sentence {
        token.labels = 1 << OUTSIDE;
    }
    for (start, end, name) in spans(sentence) {
        let tokens = &mut sentence[start..end];
        let first = &tokens[0];
        let is_demonym = end - start == 1 && demonyms.binary_search(&first.lower).is_ok();
        let capital =
            first.form.chars().next().is_some_and(|letter| letter.is_uppercase() || letter.is_ascii_digit());
        let meaning = match meaning(&name, capital) {
            Meaning::Name(NameLabel::Location | NameLabel::Other) if is_demonym => {
                Meaning::Perhaps(NameLabel::Other)
            }
            meaning => meaning,
        };
        let length = end - start;
        for (at, token) in tokens.iter_mut().enumerate() {
            let place = match at {
                0 if length == 1 => Place::Single,
                0 => Place::Begin,
                _ if at + 1 == length => Place::End,
                _ => Place::Inside,
            };
            token.labels = match meaning {
                Meaning::Name(label) => 1 << token_label(label, place),
                Meaning::Nothing => 1 << OUTSIDE,
                Meaning::Perhaps(label) => 1 << OUTSIDE | 1 << token_label(label, place),
            };
        }
    }
}

/// Names of a sentence as (start, end, label of the corpus).
pub(super) fn spans(sentence: &[NameToken]) -> Vec<(usize, usize, String)> {
    let mut spans: Vec<(usize, usize, String)> = Vec::new();
    for (index, token) in sentence.iter().enumerate() {
        let Some((prefix, label)) = token.tag.split_once('-') else { continue };
        match spans.last_mut() {
            Some((_, end, open)) if prefix == "I" && *end == index && open == label => *end += 1,
            _ => spans.push((index, index + 1, label.to_owned())),
        }
    }
    spans
}
