//! Rebuilds the model file and measures: `cargo run --profile quick --features train --bin dateline-train -- --help`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Rebuilds the model file and measures what it is built from.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Packs the word lists into the model file.
    Pack {
        /// The model file to write.
        #[arg(long, default_value = "models/english.dateline")]
        out: PathBuf,
    },
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
    match Arguments::parse().command {
        Command::Pack { out } => dateline::train::pack_lexicon(&out),
        Command::EvaluateText { treebanks, errors } => evaluate_text(&treebanks, errors),
    }
}

fn evaluate_text(treebanks: &[PathBuf], errors: usize) -> std::io::Result<()> {
    for treebank in treebanks {
        let report = dateline::train::evaluate_text(treebank)?;
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
