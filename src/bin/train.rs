//! Rebuilds the model file and measures: `cargo run --release --features train --bin dateline-train -- --help`.

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};
use dateline::train::{self, Part};

/// Rebuilds the model file from open data (without a command: all of it) and measures it.
#[derive(Parser)]
struct Arguments {
    /// The folder of the open data.
    #[arg(long, global = true, default_value = "data")]
    data: PathBuf,
    /// The model file to write or to measure.
    #[arg(long, global = true, default_value = "models/english.dateline")]
    out: PathBuf,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Packs the word lists into the model file.
    Pack,
    /// Trains tagger, parser and lemmas, and keeps the rest of the model file.
    Syntax,
    /// Trains the tagger alone, and keeps the rest of the model file.
    Tags,
    /// Trains the model of names, and keeps the rest of the model file.
    Names,
    /// Learns the lemma rules, and keeps the rest of the model file.
    Lemmas,
    /// Writes the sentences of the open texts that the teacher of tags and parses labels.
    Tokens {
        /// The file to write.
        file: PathBuf,
    },
    /// Measures the models on the development sets.
    Evaluate,
    /// Measures tokens and sentences from the raw text of treebanks.
    EvaluateText {
        /// CoNLL-U files, perhaps gzipped.
        treebanks: Vec<PathBuf>,
        /// How many kinds of errors to print.
        #[arg(long, default_value_t = 0)]
        errors: usize,
    },
    /// Counts how often English texts are taken for another language, and times the reading.
    EvaluateLanguage {
        /// CoNLL-U files (their longer sentences) or JSONL files with `text`, perhaps gzipped.
        files: Vec<PathBuf>,
    },
}

fn main() -> std::io::Result<()> {
    let Arguments { data, out, command } = Arguments::parse();
    match command {
        None => all(&data, &out),
        Some(Command::Pack) => train::pack_lexicon(&out),
        Some(Command::Syntax) => train::train(&data, &out, &[Part::Syntax]),
        Some(Command::Tags) => train::train_tags(&data, &out),
        Some(Command::Names) => train::train(&data, &out, &[Part::Names]),
        Some(Command::Lemmas) => train::train_lemmas(&data, &out),
        Some(Command::Tokens { file }) => train::write_tokens(&data, &file),
        Some(Command::Evaluate) => train::evaluate(&data, &out),
        Some(Command::EvaluateText { treebanks, errors }) => evaluate_text(&treebanks, errors),
        Some(Command::EvaluateLanguage { files }) => evaluate_language(&files),
    }
}

fn all(data: &Path, out: &Path) -> std::io::Result<()> {
    train::pack_lexicon(out)?;
    train::train(data, out, &[Part::Syntax, Part::Names])
}

fn evaluate_text(treebanks: &[PathBuf], errors: usize) -> std::io::Result<()> {
    for treebank in treebanks {
        let report = train::evaluate_text(treebank)?;
        println!("{}", treebank.display());
        println!("  tokens     {}", report.tokens);
        println!("  sentences  {}", report.sentences);
        for (error, count) in report.token_errors.iter().take(errors) {
            println!("  {count:4} {error}");
        }
        for error in report.sentence_errors.iter().take(errors) {
            println!("  {error}");
        }
    }
    Ok(())
}

fn evaluate_language(files: &[PathBuf]) -> std::io::Result<()> {
    for file in files {
        let report = train::evaluate_language(file)?;
        let (undetermined, wrong): (Vec<_>, Vec<_>) =
            report.not_english.iter().partition(|(tag, _)| *tag == "und");
        println!(
            "{}: {} texts, {} false alarms, {} undetermined; {:.3} µs a token",
            file.display(),
            report.texts,
            wrong.len(),
            undetermined.len(),
            report.time.as_secs_f64() * 1e6 / report.tokens.max(1) as f64
        );
        for (tag, text) in wrong {
            println!("  {tag}: {}", text.chars().take(100).collect::<String>());
        }
    }
    Ok(())
}
