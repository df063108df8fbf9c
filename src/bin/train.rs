//! Rebuilds the model file: `cargo run --release --features train --bin dateline-train -- --help`.

use std::path::PathBuf;

use clap::Parser;

/// Rebuilds the model file.
#[derive(Parser)]
struct Arguments {
    /// The model file to write.
    #[arg(long, default_value = "models/english.dateline")]
    out: PathBuf,
}

fn main() -> std::io::Result<()> {
    dateline::train::pack_lexicon(&Arguments::parse().out)
}
