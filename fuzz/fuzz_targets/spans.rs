//! The three units of offsets tell the same places of any text.
#![no_main]

use std::sync::LazyLock;

use dateline::{Analyzer, OffsetUnit, Options};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/laws/mod.rs"]
mod laws;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::without_model);

fuzz_target!(|text: &str| {
    let words = [OffsetUnit::Utf8, OffsetUnit::Char, OffsetUnit::Utf16].map(|unit| {
        let options = Options { offset_unit: unit, tokens: true, ..Options::default() };
        let analysis = ANALYZER.analyze(text, &options).expect("a short text has an analysis");
        let value = serde_json::to_value(&analysis).expect("an analysis is JSON");
        laws::check(text, unit, &value).unwrap();
        value["tokens"].as_array().map_or(0, Vec::len)
    });
    assert!(words[0] == words[1] && words[1] == words[2]);
});
