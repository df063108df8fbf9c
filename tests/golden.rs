//! Articles and what is read in them, in `tests/corpus/NAME/`:
//!
//! - `article.txt`: the text, written for this project;
//! - `options.json`: how it is read, as in the contract (may be missing);
//! - `expected.json`: the whole analysis, one item of a list a line, so that differences are easy to read.
//!
//! A new case is a new folder with an `article.txt`. This writes its `expected.json`, and all others anew:
//!
//! ```text
//! DATELINE_BLESS=1 cargo test --test golden
//! ```
//!
//! Read the difference (`git diff tests/corpus`) before you commit it: it is what your change does to readers.
#![cfg(all(feature = "english", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use dateline::{Analysis, Analyzer, Options};
use serde_json::Value;

fn cases() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let entries = fs::read_dir(&corpus).expect("tests/corpus can be read");
    let mut cases: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    cases.retain(|case| case.is_dir());
    #[expect(clippy::disallowed_methods, reason = "not in the shipped module")]
    cases.sort();
    cases
}

fn analyze(analyzer: &Analyzer, case: &Path) -> Analysis {
    let text = fs::read_to_string(case.join("article.txt")).expect("every case has an article.txt");
    let options = fs::read_to_string(case.join("options.json")).ok();
    let options: Options = options.map_or_else(Options::default, |json| {
        Options::from_json(&json).unwrap_or_else(|error| panic!("{}: options.json: {error}", case.display()))
    });
    analyzer.analyze(&text, &options).unwrap_or_else(|error| panic!("{}: {error}", case.display()))
}

/// JSON with one line for each field and for each item of its lists.
fn lines(analysis: &Analysis) -> String {
    let value = serde_json::to_value(analysis).expect("an analysis is JSON");
    let fields = value.as_object().expect("an analysis is an object");
    let field = |(name, value): (&String, &Value)| match value {
        Value::Array(items) if !items.is_empty() => {
            let items: Vec<_> = items.iter().map(|item| format!("    {item}")).collect();
            format!("  \"{name}\": [\n{}\n  ]", items.join(",\n"))
        }
        value => format!("  \"{name}\": {value}"),
    };
    format!("{{\n{}\n}}\n", fields.iter().map(field).collect::<Vec<_>>().join(",\n"))
}

/// The first lines that differ, old before new.
fn first_difference(expected: &str, found: &str) -> String {
    let differing = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    match differing {
        Some((expected, found)) => format!("  expected {}\n  found    {}", expected.trim(), found.trim()),
        None => format!("  expected {} lines, found {}", expected.lines().count(), found.lines().count()),
    }
}

#[test]
fn articles_are_read_as_before() {
    let analyzer = Analyzer::english().expect("the built-in model file");
    let bless = std::env::var_os("DATELINE_BLESS").is_some();
    let mut changed = Vec::new();
    for case in cases() {
        let found = lines(&analyze(&analyzer, &case));
        let path = case.join("expected.json");
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if bless {
            fs::write(&path, found).expect("expected.json can be written");
        } else if expected != found {
            let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
            changed.push(format!("{name}:\n{}", first_difference(&expected, &found)));
        }
    }
    assert!(
        changed.is_empty(),
        "the analysis changed; if that is wanted, DATELINE_BLESS=1 cargo test --test golden\n{}",
        changed.join("\n")
    );
}
