//! Any bytes as a line of `dateline batch`: one line of JSON comes out, an analysis or an error, with the id as it was.
#![no_main]

use std::sync::LazyLock;

use dateline::{Analyzer, OffsetUnit};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

#[path = "../../src/bin/dateline/batch.rs"]
mod batch;
#[path = "../../tests/laws/mod.rs"]
mod laws;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::english().expect("the built-in model"));

fuzz_target!(|line: &[u8]| {
    let mut out = Vec::new();
    batch::answer(&ANALYZER, line, OffsetUnit::Char, &mut out).expect("memory takes all");
    let answer = out.strip_suffix(b"\n").expect("a line");
    assert!(!answer.contains(&b'\n'));
    let answer: Value = serde_json::from_slice(answer).expect("JSON");
    if answer.get("error").is_none() {
        let document: Value = serde_json::from_slice(line).expect("what was analysed is JSON");
        assert_eq!(answer.get("id"), document.get("id"));
        let text = document.get("text").and_then(Value::as_str).expect("it has a text");
        laws::check(text, OffsetUnit::Char, &answer).unwrap();
    }
});
