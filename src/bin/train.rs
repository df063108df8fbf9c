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
}

fn main() -> std::io::Result<()> {
    let Arguments { data, out, command } = Arguments::parse();
    match command {
        None => all(&data, &out),
        Some(Command::Pack) => train::pack_lexicon(&out),
        Some(Command::Syntax) => train::train(&data, &out, &[Part::Syntax]),
        Some(Command::Evaluate) => train::evaluate(&data, &out),
        Some(Command::EvaluateText { treebanks, errors }) => evaluate_text(&treebanks, errors),
    }
}

fn all(data: &Path, out: &Path) -> std::io::Result<()> {
    train::pack_lexicon(out)?;
    train::train(data, out, &[Part::Syntax])
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
