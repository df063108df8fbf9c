//! The trainers: they rebuild the model file from open data. Not part of the public interface.
//!
//! One thread, fixed seeds, fixed order, no function of the system's mathematics library in what is written: the same
//! data give the same bytes.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "the trainers' input is the project's own data"
)]

mod chain;
mod clusters;
mod conllu;
mod evaluate;
mod evaluate_language;
mod evaluate_text;
mod ftrl;
mod iob;
mod lemmas;
mod names;
mod parser;
mod silver;
mod tagger;

use std::io;
use std::path::Path;
use std::time::Instant;

pub use evaluate_language::{LanguageReport, evaluate_language};
pub use evaluate_text::{Counts, TextReport, evaluate_text};

use crate::lexicon;
use crate::model::training::{Clusters, Lemmas, NameLabel, NameTagger, Parser, Tagger, write_file};
use crate::model::{File, Section};
use conllu::Sentence;
use ftrl::Rate;

/// Version written into the file: language, year, month, count.
pub const DATA_VERSION: &str = "en-2026.11.1";

/// Packs the word lists of `src/lexicon` into the model file `out`, keeping its other sections.
///
/// # Errors
///
/// What the file system says, or what is wrong with a list.
pub fn pack_lexicon(out: &Path) -> io::Result<()> {
    let section = lexicon::pack().map_err(io::Error::other)?;
    replace_sections(out, vec![(Section::Lexicon, section)])
}

/// Learns the lemma rules from the treebanks in the folder `data`, keeping the other sections of the model file `out`.
///
/// # Errors
///
/// What the file system says, and data that cannot be read.
pub fn train_lemmas(data: &Path, out: &Path) -> io::Result<()> {
    let section = lemmas::train(&treebank(data, "train")?);
    replace_sections(out, vec![(Section::Lemmas, section)])
}

/// Which models to train.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Clusters, tagger, parser and lemmas.
    Syntax,
    /// The model of names.
    Names,
}

/// Trains `parts` on the data in the folder `data` and writes them into the model file `out`, keeping its other sections.
///
/// # Errors
///
/// What the file system says, and data that cannot be read.
pub fn train(data: &Path, out: &Path, parts: &[Part]) -> io::Result<()> {
    let clusters = clusters::pack(&data.join("lexicon/clusters_glove.tsv.gz"))?;
    let mut sections = vec![(Section::Clusters, clusters.clone())];
    let clusters = Clusters::read(&clusters).map_err(io::Error::other)?;
    if parts.contains(&Part::Syntax) {
        sections.extend(train_syntax(data, &clusters)?);
    }
    if parts.contains(&Part::Names) {
        let started = Instant::now();
        let demonyms = demonyms();
        let names = names::train(data, &clusters, &demonyms, |epoch, loss| {
            eprintln!("{:6.1} s  names {epoch}: {loss:.4}", started.elapsed().as_secs_f64());
        })?;
        sections.push((Section::Names, names));
    }
    replace_sections(out, sections)
}

/// Words for peoples in lower case, sorted: corpora of names differ on them.
fn demonyms() -> Vec<String> {
    let countries = include_str!("../lexicon/countries.tsv");
    let columns = countries
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split('\t').skip(7).take(2));
    let mut words: Vec<String> = columns
        .flat_map(|column| column.split([';', '/']))
        .map(str::to_lowercase)
        .filter(|word| word.len() > 2)
        .collect();
    words.sort();
    words.dedup();
    words
}

fn treebank(data: &Path, part: &str) -> io::Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    for name in ["ewt", "gum_open"] {
        sentences.extend(conllu::read(&data.join(format!("syntax/{name}_{part}.conllu.gz")))?);
    }
    Ok(sentences)
}

/// Parts that the treebank is cut into, so that each is tagged by a tagger that has not seen it: the parser must learn
/// to live with the tagger's mistakes.
const FOLDS: usize = 4;

fn train_syntax(data: &Path, clusters: &Clusters) -> io::Result<Vec<(Section, Vec<u8>)>> {
    let started = Instant::now();
    let say = |what: &str, step: usize, value: f64| {
        eprintln!("{:6.1} s  {what} {step}: {value:.4}", started.elapsed().as_secs_f64());
    };
    let sentences = treebank(data, "train")?;
    let tag_set = tagger::tag_set(&sentences);
    let all: Vec<&Sentence> = sentences.iter().collect();
    let tagger = tagger::train(&all, &tag_set, clusters, |epoch, loss| say("tagger", epoch, loss));
    let mut examples = Vec::new();
    for fold in 0..FOLDS {
        let of_fold = |keep: bool| {
            let chosen =
                sentences.iter().enumerate().filter(move |(at, _)| (at / 10 % FOLDS == fold) == keep);
            chosen.map(|(_, sentence)| sentence).collect::<Vec<_>>()
        };
        let section = tagger::train(&of_fold(false), &tag_set, clusters, |_, _| ());
        let tagger = Tagger::read(&section).map_err(io::Error::other)?;
        for sentence in of_fold(true) {
            examples.push(parser::Example { sentence, tags: evaluate::tags_of(&tagger, clusters, sentence) });
        }
        say("tagged part", fold + 1, 0.0);
    }
    let settings = parser::Settings { epochs: 5, rate: Rate { alpha: 0.1, l1: 8.0 }, least: 5 };
    let parser = parser::train(&examples, clusters, &settings, |epoch, errors| say("parser", epoch, errors));
    Ok(vec![(Section::Upos, tagger), (Section::Parser, parser), (Section::Lemmas, lemmas::train(&sentences))])
}

/// Prints accuracy and size of the models in `file`.
///
/// # Errors
///
/// What the file system says, and a damaged file.
pub fn evaluate(data: &Path, file: &Path) -> io::Result<()> {
    let bytes = std::fs::read(file)?;
    let read = || {
        let file = File::read(&bytes)?;
        let clusters = Clusters::read(file.section(Section::Clusters)?)?;
        let tagger = Tagger::read(file.section(Section::Upos)?)?;
        let parser = file.optional(Section::Parser).map(Parser::read).transpose()?;
        file.optional(Section::Lemmas).map(Lemmas::read).transpose()?;
        for (section, body) in file.all() {
            println!("{section:?} {} bytes", body.len());
        }
        let names = file.optional(Section::Names).map(NameTagger::read).transpose()?;
        Ok::<_, crate::Error>((clusters, tagger, parser, names))
    };
    let (clusters, tagger, parser, names) = read().map_err(io::Error::other)?;
    for name in ["ewt", "gum_open"] {
        let sentences = conllu::read(&data.join(format!("syntax/{name}_dev.conllu.gz")))?;
        let started = Instant::now();
        let accuracy = evaluate::on_gold_tokens(&tagger, parser.as_ref(), &clusters, &sentences);
        let micros = started.elapsed().as_secs_f64() * 1e6 / accuracy.words as f64;
        println!(
            "{name} dev: UPOS {:.2} tag {:.2} UAS {:.2} LAS {:.2} ({} words, {micros:.2} µs a word)",
            accuracy.upos * 100.0,
            accuracy.tag * 100.0,
            accuracy.uas * 100.0,
            accuracy.las * 100.0,
            accuracy.words
        );
    }
    if let Some(names) = names {
        for name in names::MEASURED {
            print_names(name, names::measure(&data.join(format!("names/{name}.iob")), &names, &clusters)?);
        }
    }
    Ok(())
}

/// One line of scores a label, and one of the three that other taggers have.
fn print_names(corpus: &str, counts: [names::Counts; NameLabel::ALL.len()]) {
    let mut core = names::Counts::default();
    for (label, count) in NameLabel::ALL.iter().zip(counts) {
        print_counts(corpus, &format!("{label:?}"), count);
        if *label != NameLabel::Other {
            core.right += count.right;
            core.found += count.found;
            core.gold += count.gold;
        }
    }
    print_counts(corpus, "PER, ORG, LOC", core);
}

fn print_counts(corpus: &str, label: &str, counts: names::Counts) {
    println!(
        "{corpus} {label}: P {:.1} R {:.1} F {:.1} (n {})",
        counts.precision() * 100.0,
        counts.recall() * 100.0,
        counts.f1() * 100.0,
        counts.gold
    );
}

/// Puts `new` sections into the model file `out` in place of its own; a file that cannot be read is written anew.
fn replace_sections(out: &Path, new: Vec<(Section, Vec<u8>)>) -> io::Result<()> {
    let old = std::fs::read(out).unwrap_or_default();
    let mut sections = File::read(&old).map(|file| file.all()).unwrap_or_default();
    sections.retain(|(kept, _)| new.iter().all(|(section, _)| section != kept));
    sections.extend(new);
    sections.sort_by_key(|(section, _)| *section as u8);
    std::fs::write(out, write_file(DATA_VERSION, &sections))
}
