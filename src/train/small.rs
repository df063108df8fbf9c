//! A model file of every section, made of a few sentences: too small to read anything well, small enough to be read many
//! thousand times. The fuzz target of the model file changes its bytes.

use super::conllu::{self, Sentence};
use super::iob::{self, NameDocument, NameToken};
use super::{DATA_VERSION, evaluate, lemmas, names, parser, tagger};
use crate::entities::NOUNS_SOURCE;
use crate::lexicon;
use crate::model::training::{Clusters, Tagger, write_clusters, write_file};
use crate::model::{Section, TableSource, write_tables};
use crate::relations;

/// Form, lemma, part of speech, features, head, relation, name; an empty line ends a sentence.
const TREES: &str = "\
Minister minister NOUN Number=Sing 2 compound O
Maren Maren PROPN Number=Sing 4 nsubj B-PER
Oldsen Oldsen PROPN Number=Sing 2 flat I-PER
met meet VERB Tense=Past|VerbForm=Fin 0 root O
Norland Norland PROPN Number=Sing 7 nmod B-LOC
's 's PART _ 5 case O
envoys envoy NOUN Number=Plur 4 obj O
in in ADP _ 9 case O
Tallow Tallow PROPN Number=Sing 4 obl B-LOC
on on ADP _ 11 case O
Tuesday Tuesday PROPN Number=Sing 4 obl O
. . PUNCT _ 4 punct O

The the DET _ 2 det O
company company NOUN Number=Sing 4 nsubj O
has have AUX Tense=Pres|VerbForm=Fin 4 aux O
accused accuse VERB Tense=Past|VerbForm=Part 0 root O
Harbour Harbour PROPN Number=Sing 6 compound B-ORG
Bank Bank PROPN Number=Sing 4 obj I-ORG
of of SCONJ _ 8 mark O
spying spy VERB VerbForm=Ger 4 advcl O
. . PUNCT _ 4 punct O

They they PRON PronType=Prs 2 nsubj O
said say VERB Tense=Past|VerbForm=Fin 0 root O
talks talk NOUN Number=Plur 5 nsubj O
would would AUX _ 5 aux O
resume resume VERB VerbForm=Inf 2 ccomp O
. . PUNCT _ 2 punct O
";
/// The trainers leave out what they see seldom.
const COPIES: usize = 40;
/// Rows of each list and table.
const ROWS: usize = 12;

/// A model file of every section that takes a second to make and a millisecond to read.
///
/// # Errors
///
/// What is wrong with a word list.
pub fn small_model() -> Result<Vec<u8>, String> {
    let words = ["minister", "company", "met", "said", "talks", "norland"];
    let words: Vec<_> =
        words.iter().zip(0..).map(|(word, at)| ((*word).to_owned(), at, at as u8 / 2, 0)).collect();
    let clusters_section = write_clusters(&words);
    let clusters = Clusters::read(&clusters_section).map_err(|error| error.to_string())?;
    let sentences = copies(&sentences());
    let gold: Vec<&Sentence> = sentences.iter().collect();
    let tags = tagger::train(&gold, &[], &tagger::tag_set(&sentences), &clusters, |_, _| {});
    let tagger = Tagger::read(&tags).map_err(|error| error.to_string())?;
    let example = |sentence| {
        let tags = evaluate::tags_of(&tagger, &clusters, sentence);
        parser::Example { sentence, tags }
    };
    let examples: Vec<_> = sentences.iter().map(example).collect();
    let settings =
        parser::Settings { epochs: 1, rate: 0.002, least: 1, batch: 8, row_dropout: 0.0, dropout: 0.0 };
    let parser = parser::train(&examples, &clusters, &settings, |_, _| {});
    let tables = relations::TABLE_SOURCES.iter().chain([&NOUNS_SOURCE]).map(first_rows).collect::<Vec<_>>();
    let sections = [
        (Section::Lexicon, lexicon::pack_first(ROWS)?),
        (Section::Clusters, clusters_section),
        (Section::Upos, tags),
        (Section::Parser, parser),
        (Section::Lemmas, lemmas::train(&sentences)),
        (Section::Names, names::train_small(&copies(&documents()), &clusters)),
        (Section::Tables, write_tables(&tables)),
    ];
    Ok(write_file(DATA_VERSION, &sections))
}

fn copies<T: Clone>(items: &[T]) -> Vec<T> {
    std::iter::repeat_n(items, COPIES).flatten().cloned().collect()
}

fn sentences() -> Vec<Sentence> {
    let mut number = 0;
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(' ').collect();
        let [form, lemma, upos, features, head, relation, _] = cells[..] else {
            number = 0;
            return String::new();
        };
        number += 1;
        [&number.to_string(), form, lemma, upos, "_", features, head, relation, "_", "_"].join("\t")
    };
    conllu::parse(&TREES.lines().map(row).collect::<Vec<_>>().join("\n"))
}

fn documents() -> Vec<NameDocument> {
    let token = |line: &str| {
        let (form, tag) = (line.split(' ').next()?, line.rsplit(' ').next()?);
        Some(NameToken { form: form.to_owned(), lower: form.to_lowercase(), tag: tag.to_owned(), labels: 0 })
    };
    let sentence = |lines: &str| {
        let mut sentence: Vec<NameToken> = lines.lines().filter_map(token).collect();
        iob::label(&mut sentence, &[]);
        sentence
    };
    TREES.split("\n\n").map(|lines| vec![sentence(lines)]).collect()
}

fn first_rows(table: &TableSource) -> TableSource {
    let end = table.text.match_indices('\n').map(|(at, _)| at).filter(|at| {
        table.text[..*at].lines().filter(|row| !row.is_empty() && !row.starts_with('#')).count() == ROWS
    });
    TableSource { text: &table.text[..end.into_iter().next().unwrap_or(table.text.len())], ..*table }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Model, Options};

    #[test]
    fn a_small_model_is_small_and_reads() -> Result<(), Box<dyn std::error::Error>> {
        let file = small_model()?;
        assert!(file.len() < 500_000, "{} bytes", file.len());
        let analyzer = Analyzer::with_model(Model::from_bytes(&file)?);
        let analysis =
            analyzer.analyze("Minister Maren Oldsen met envoys in Tallow.", &Options::default())?;
        assert!(!analysis.mentions.is_empty());
        Ok(())
    }
}
