//! Any JSON as options, with names of the user's own among them: refused or obeyed, never a panic.
#![no_main]

use std::sync::LazyLock;

use dateline::{Analyzer, OffsetUnit, Options};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/laws/mod.rs"]
mod laws;

const TEXT: &str = "LIMA, 3 May - Prime Minister Ana Duarte met the Chilean president 🎉 on Tuesday. She said “no” on 03/04/2025.";

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::english().expect("the built-in model"));

fuzz_target!(|json: &[u8]| {
    let Ok(json) = std::str::from_utf8(json) else { return };
    let Ok(options) = Options::from_json(json) else { return };
    let unit: OffsetUnit = options.offset_unit;
    if let Ok(analysis) = ANALYZER.analyze(TEXT, &options) {
        let value = serde_json::to_value(&analysis).expect("an analysis is JSON");
        laws::check(TEXT, unit, &value).unwrap();
    }
});
