//! Any text, read with everything: no panic, and every law of an analysis holds.
#![no_main]

use std::sync::LazyLock;

use dateline::{Analyzer, OffsetUnit, Options};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/laws/mod.rs"]
mod laws;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::english().expect("the built-in model"));

fuzz_target!(|text: &str| {
    let options = Options { reference_date: Some("2026-05-03".into()), tokens: true, ..Options::default() };
    let analysis = ANALYZER.analyze(text, &options).expect("a short text has an analysis");
    let value = serde_json::to_value(&analysis).expect("an analysis is JSON");
    laws::check(text, OffsetUnit::Utf16, &value).unwrap();
});
