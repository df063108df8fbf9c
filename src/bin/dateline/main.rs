//! The command line of Dateline: `dateline analyze` and `dateline batch`.

mod batch;

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use batch::{answer, write_line};
use clap::{Parser, Subcommand, ValueEnum};
use dateline::export::{Format as ExportFormat, export};
use dateline::{Analyzer, Error, OffsetUnit, Options};

/// Reads English news articles as data: names, dates, facts and events, each with its evidence.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Analyse files, or standard input, and print what was found.
    Analyze {
        /// Text files; `-` or none for standard input.
        files: Vec<PathBuf>,
        /// The day the article was written, YYYY-MM-DD.
        #[arg(long)]
        date: Option<String>,
        /// What start and end count.
        #[arg(long, value_enum, default_value_t = Offsets::Char)]
        offsets: Offsets,
        /// What to print.
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
    },
    /// Analyse one {"id","text","date"?} a line of standard input; one {"id", ...Analysis} a line comes out, in order.
    Batch {
        /// What start and end count.
        #[arg(long, value_enum, default_value_t = Offsets::Char)]
        offsets: Offsets,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Offsets {
    /// Unicode code points, as Python counts.
    Char,
    /// Bytes.
    Utf8,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The whole analysis, one line a file.
    Json,
    /// Event data, one event a line.
    Csv,
    /// schema.org as JSON-LD.
    Jsonld,
    /// W3C Web Annotations.
    W3c,
    /// Lists for people.
    Markdown,
    /// Tokens, lemmas and dependencies.
    Conllu,
    /// Input of displaCy.
    Displacy,
}

impl Format {
    /// What the library writes; `None` for the analysis itself.
    fn export(self) -> Option<ExportFormat> {
        match self {
            Self::Json => None,
            Self::Csv => Some(ExportFormat::Csv),
            Self::Jsonld => Some(ExportFormat::JsonLd),
            Self::W3c => Some(ExportFormat::W3c),
            Self::Markdown => Some(ExportFormat::Markdown),
            Self::Conllu => Some(ExportFormat::Conllu),
            Self::Displacy => Some(ExportFormat::Displacy),
        }
    }
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Char => Self::Char,
            Offsets::Utf8 => Self::Utf8,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Analyze { files, date, offsets, format } => {
            let tokens = format == Format::Conllu;
            let options =
                Options { reference_date: date, offset_unit: offsets.into(), tokens, ..Options::default() };
            analyze(&files, &options, format.export())
        }
        Command::Batch { offsets } => batch(offsets.into()),
    };
    match result {
        Ok(status) => status,
        // Whoever read our output has gone (`dateline ... | head`): nothing is wrong.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("dateline: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// What ends a command.
enum Failure {
    Io(io::Error),
    Analysis(Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Analysis(error)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Analysis(error) => error.fmt(f),
        }
    }
}

/// Prints one analysis a file; a file that cannot be read is told on standard error, and the others are read.
fn analyze(files: &[PathBuf], options: &Options, format: Option<ExportFormat>) -> Result<ExitCode, Failure> {
    let analyzer = Analyzer::english()?;
    let standard_input = [PathBuf::from("-")];
    let files = if files.is_empty() { &standard_input } else { files };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = ExitCode::SUCCESS;
    for file in files {
        let read = read(file).and_then(|text| {
            let analysis = analyzer.analyze(&text, options).map_err(|error| error.to_string())?;
            Ok((text, analysis))
        });
        match (read, format) {
            (Ok((text, analysis)), Some(format)) => {
                out.write_all(export(&text, &analysis, format).as_bytes())?
            }
            (Ok((_, analysis)), None) => write_line(&mut out, &analysis)?,
            (Err(message), _) => {
                eprintln!("dateline: {}: {message}", file.display());
                status = ExitCode::FAILURE;
            }
        }
    }
    out.flush()?;
    Ok(status)
}

fn read(file: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|mut file| file.read_to_end(&mut bytes))
    }
    .map_err(|error| error.to_string())?;
    String::from_utf8(bytes)
        .map_err(|error| format!("not UTF-8 text (byte {} cannot be read)", error.utf8_error().valid_up_to()))
}

fn batch(offset_unit: OffsetUnit) -> Result<ExitCode, Failure> {
    let analyzer = Analyzer::english()?;
    let mut input = io::stdin().lock();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        answer(&analyzer, &line, offset_unit, &mut out)?;
        line.clear();
    }
    Ok(ExitCode::SUCCESS)
}
