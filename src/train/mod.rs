//! The trainers: they rebuild the model file from open data. Not part of the public interface.
//!
//! Fixed seeds, fixed order, threads that share nothing they write, no function of the system's mathematics library in what is written: the same
//! data give the same bytes.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "the trainers' input is the project's own data"
)]

mod calibration;
mod chain;
mod clusters;
mod conllu;
mod evaluate;
mod evaluate_language;
mod evaluate_names;
mod evaluate_text;
mod ftrl;
mod iob;
mod lemmas;
mod names;
mod network;
mod oracle;
mod parser;
mod recase;
mod silver;
mod silver_syntax;
mod small;
mod table;
mod tagger;

use std::io;
use std::path::Path;
use std::time::Instant;

pub use evaluate_language::{LanguageReport, evaluate_language};
pub use evaluate_text::{Counts, TextReport, evaluate_text};
pub use small::small_model;

use crate::Analyzer;
use crate::entities::NOUNS_SOURCE;
use crate::lexicon;
use crate::model::training::{Clusters, NameLabel, NameTagger, Parser, Tagger, write_file};
use crate::model::{File, Model, Section, write_tables};
use crate::relations;
use conllu::Sentence;

/// Version written into the file: language, year, month, count.
pub const DATA_VERSION: &str = "en-2026.11.1";

/// Packs the word lists of `src/lexicon` and the tables of `src/entities` and `src/relations` into the model file `out`, keeping its other sections.
///
/// # Errors
///
/// What the file system says, or what is wrong with a list.
pub fn pack_lexicon(out: &Path) -> io::Result<()> {
    let section = lexicon::pack().map_err(io::Error::other)?;
    let sources = relations::TABLE_SOURCES.iter().chain([&NOUNS_SOURCE]);
    replace_sections(out, vec![(Section::Lexicon, section), (Section::Tables, write_tables(sources))])
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

/// Writes the sentences of the open texts in the folder `data` that the teacher of tags and parses labels to `out`:
/// source file, document, and start and end of each token in code points.
///
/// # Errors
///
/// What the file system says, and data that cannot be read.
pub fn write_tokens(data: &Path, out: &Path) -> io::Result<()> {
    let mut out = io::BufWriter::new(std::fs::File::create(out)?);
    silver_syntax::write_tokens(data, &mut out)?;
    io::Write::flush(&mut out)
}

/// Trains the tagger alone, keeping the other sections of the model file `out`.
///
/// # Errors
///
/// What the file system says, and data that cannot be read.
pub fn train_tags(data: &Path, out: &Path) -> io::Result<()> {
    let clusters = clusters::pack(&data.join("lexicon/clusters_glove.tsv.gz"))?;
    let clusters = Clusters::read(&clusters).map_err(io::Error::other)?;
    let sentences = treebank(data, "train")?;
    let silver = silver_syntax::read(data, Path::new(SILVER_SYNTAX))?;
    let gold: Vec<&Sentence> = sentences.iter().collect();
    let started = Instant::now();
    let section = tagger::train(&gold, &silver, &tagger::tag_set(&sentences), &clusters, |epoch, loss| {
        eprintln!("{:6.1} s  tagger {epoch}: {loss:.4}", started.elapsed().as_secs_f64());
    });
    replace_sections(out, vec![(Section::Upos, section)])
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
    // Syntax and names do not depend on each other: a thread for each.
    let trained = std::thread::scope(|scope| {
        let syntax =
            scope.spawn(|| parts.contains(&Part::Syntax).then(|| train_syntax(data, &clusters)).transpose());
        let names = parts.contains(&Part::Names).then(|| train_names(data, &clusters)).transpose();
        Some((syntax.join().ok()?, names))
    });
    let (syntax, names) = trained.ok_or_else(|| io::Error::other("the training of syntax broke off"))?;
    sections.extend(syntax?.into_iter().flatten());
    sections.extend(names?);
    replace_sections(out, sections)
}

fn train_names(data: &Path, clusters: &Clusters) -> io::Result<(Section, Vec<u8>)> {
    let started = Instant::now();
    let names = names::train(data, clusters, &demonyms(), |epoch, loss| {
        eprintln!("{:6.1} s  names {epoch}: {loss:.4}", started.elapsed().as_secs_f64());
    })?;
    Ok((Section::Names, names))
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

/// Tags and trees that a larger parser found in open news text (train/README.md).
const SILVER_SYNTAX: &str = "train/silver_syntax.tsv.gz";

/// Parts that the treebank is cut into, so that each is tagged by a tagger that has not seen it: the parser must learn
/// to live with the tagger's mistakes.
const FOLDS: usize = 4;

fn train_syntax(data: &Path, clusters: &Clusters) -> io::Result<Vec<(Section, Vec<u8>)>> {
    let started = Instant::now();
    let say = |what: &str, step: usize, value: f64| {
        eprintln!("{:6.1} s  {what} {step}: {value:.4}", started.elapsed().as_secs_f64());
    };
    let sentences = treebank(data, "train")?;
    let silver = silver_syntax::read(data, Path::new(SILVER_SYNTAX))?;
    let tags = tagger::tag_set(&sentences);
    let fold_of = |at: usize| at / 10 % FOLDS;
    let without = |fold: Option<usize>| -> Vec<&Sentence> {
        let kept = sentences.iter().enumerate().filter(|(at, _)| Some(fold_of(*at)) != fold);
        kept.map(|(_, sentence)| sentence).collect()
    };
    let train_without = |fold: Option<usize>| {
        let name =
            fold.map_or_else(|| "tagger".to_owned(), |fold| format!("tagger without part {}", fold + 1));
        tagger::train(&without(fold), &silver, &tags, clusters, |epoch, loss| say(&name, epoch, loss))
    };
    // Two threads: the taggers do not depend on each other.
    let (section, parts) = std::thread::scope(|scope| {
        let late =
            scope.spawn(|| (FOLDS / 2..FOLDS).map(|fold| train_without(Some(fold))).collect::<Vec<_>>());
        let section = train_without(None);
        let mut parts: Vec<_> = (0..FOLDS / 2).map(|fold| train_without(Some(fold))).collect();
        parts.extend(late.join().unwrap_or_default());
        (section, parts)
    });
    let parts: Result<Vec<_>, _> = parts.iter().map(|part| Tagger::read(part)).collect();
    let parts = parts.map_err(io::Error::other)?;
    let example = |(at, sentence)| {
        let tags = evaluate::tags_of(&parts[fold_of(at)], clusters, sentence);
        parser::Example { sentence, tags }
    };
    let mut examples: Vec<_> = sentences.iter().enumerate().map(example).collect();
    let whole = Tagger::read(&section).map_err(io::Error::other)?;
    examples.extend(silver.iter().map(|sentence| {
        let tags = evaluate::tags_of(&whole, clusters, sentence);
        parser::Example { sentence, tags }
    }));
    let settings =
        parser::Settings { epochs: 10, rate: 0.002, least: 15, batch: 8, row_dropout: 0.1, dropout: 0.2 };
    let parser = parser::train(&examples, clusters, &settings, |epoch, errors| say("parser", epoch, errors));
    Ok(vec![
        (Section::Upos, section),
        (Section::Parser, parser),
        (Section::Lemmas, lemmas::train(&sentences)),
    ])
}

/// Prints size, accuracy and speed of the models in `file`.
///
/// # Errors
///
/// What the file system says, and a damaged file.
pub fn evaluate(data: &Path, file: &Path) -> io::Result<()> {
    let bytes = std::fs::read(file)?;
    let models = |bytes: &[u8]| {
        let file = File::read(bytes)?;
        Ok::<_, crate::Error>((
            Clusters::read(file.section(Section::Clusters)?)?,
            Tagger::read(file.section(Section::Upos)?)?,
            Parser::read(file.section(Section::Parser)?)?,
            NameTagger::read(file.section(Section::Names)?)?,
        ))
    };
    let (clusters, tagger, parser, names) = models(&bytes).map_err(io::Error::other)?;
    print_sizes(&bytes)?;
    let model = Model::from_bytes(&bytes).map_err(io::Error::other)?;
    for name in ["ewt", "gum_open"] {
        let path = data.join(format!("syntax/{name}_dev.conllu.gz"));
        let sentences = conllu::read(&path)?;
        let gold_tokens = evaluate::on_gold_tokens(&tagger, Some(&parser), &clusters, &sentences);
        print_accuracy(name, "gold tokens", gold_tokens);
        let documents = evaluate_text::documents(&evaluate_text::read_file(&path)?);
        print_accuracy(name, "raw text", evaluate::on_raw_text(&model, &documents));
        let times = evaluate::time(&clusters, &tagger, &parser, &names, &documents);
        let micros = |time: std::time::Duration| time.as_secs_f64() * 1e6 / times.tokens.max(1) as f64;
        println!(
            "{name} dev: tags {:.2}, parse {:.2}, names {:.2} µs a token, one thread",
            micros(times.tags),
            micros(times.parse),
            micros(times.names)
        );
    }
    for name in names::MEASURED {
        print_names(name, &names::measure(&data.join(format!("names/{name}.iob")), &names, &clusters)?);
    }
    let analyzer = Analyzer::with_model(model);
    for name in names::MEASURED {
        let types = evaluate_names::on_corpus(&analyzer, &data.join(format!("names/{name}.iob")))?;
        print_types(&format!("{name}, raw text"), &types);
    }
    print_types(
        "news reports, raw text",
        &evaluate_names::on_documents(&analyzer, &data.join("events/gold"))?,
    );
    Ok(())
}

/// The size of each section as it is and, where there is a command `brotli`, as that packs it.
fn print_sizes(file: &[u8]) -> io::Result<()> {
    let print = |name: &str, body: &[u8]| match brotli(body) {
        Some(packed) => println!("{name}: {} bytes, brotli {packed}", body.len()),
        None => println!("{name}: {} bytes", body.len()),
    };
    for (section, body) in File::read(file).map_err(io::Error::other)?.all() {
        print(&format!("{section:?}"), &body);
    }
    print("file", file);
    Ok(())
}

/// Bytes that are left when `brotli` has packed `body` as small as it can.
fn brotli(body: &[u8]) -> Option<usize> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut packer = Command::new("brotli")
        .args(["--quality=11", "--lgwin=24", "--stdout", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = packer.stdin.take()?;
    std::thread::scope(|scope| {
        scope.spawn(move || input.write_all(body));
        packer.wait_with_output().ok().map(|output| output.stdout.len())
    })
}

fn print_accuracy(treebank: &str, tokens: &str, accuracy: evaluate::Accuracy) {
    let evaluate::Accuracy { words, upos, tag, uas, las } = accuracy;
    let [upos, tag, uas, las] = [upos, tag, uas, las].map(|share| share * 100.0);
    let tag = if tag > 0.0 { format!(" with form {tag:.2}") } else { String::new() };
    println!("{treebank} dev, {tokens}: UPOS {upos:.2}{tag} UAS {uas:.2} LAS {las:.2} of {words}");
}

/// One line of scores a type, and the calibration.
fn print_types(corpus: &str, types: &evaluate_names::Types) {
    for (entity_type, &counts) in &types.counts {
        print_counts(corpus, &format!("{entity_type:?}"), counts);
    }
    print_calibration(corpus, &types.claims);
}

fn print_calibration(corpus: &str, claims: &[calibration::Claim]) {
    println!("{corpus}: calibration error {:.3} (n {})", calibration::error(claims), claims.len());
}

/// One line of scores a label, and one of the three that other taggers have.
fn print_names(corpus: &str, measured: &names::Measured) {
    let mut core = names::Counts::default();
    for (label, &count) in NameLabel::ALL.iter().zip(&measured.counts) {
        print_counts(corpus, &format!("{label:?}"), count);
        if *label != NameLabel::Other {
            core.right += count.right;
            core.found += count.found;
            core.gold += count.gold;
        }
    }
    print_counts(corpus, "PER, ORG, LOC", core);
    print_calibration(corpus, &measured.claims);
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
