//! What holds for any text whatsoever: no panic, spans that slice to their own words in every unit, order, and the same
//! answer twice. The texts are drawn from a fixed seed.
#![cfg(all(feature = "english", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod laws;

use std::sync::OnceLock;

use dateline::{Analyzer, OffsetUnit, Options};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::Value;

/// Pieces that have broken readers of text before: marks without partner, bullets, invisible characters, and the words
/// that rules wait for.
const PIECES: &[&str] = &[
    " ",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    "\u{2028}",
    "\u{FEFF}",
    "\u{200B}",
    "\u{A0}",
    "\u{0}",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "``",
    "''",
    "(",
    ")",
    "[",
    "]",
    "{",
    "-",
    "–",
    "—",
    "--",
    "…",
    "...",
    ".",
    ",",
    ":",
    ";",
    "!",
    "?",
    "?!",
    "/",
    "&",
    "%",
    "$",
    "€",
    "US$",
    "#",
    "@",
    "*",
    "•",
    "\n- ",
    "\n-\n",
    "\n1. ",
    "\u{301}",
    "e\u{301}",
    "\u{200D}",
    "\u{AD}",
    "👩‍🚀",
    "🇩🇪",
    "👍🏽",
    "🎉",
    "中国",
    "東京で",
    "한국",
    "Ж",
    "ﬁ",
    "İ",
    "ß",
    "ǅ",
    "Ⅷ",
    "½",
    "٣",
    "𝒳",
    "a",
    "A",
    "A.",
    "J.",
    "U.S.",
    "U.S.-led",
    "Mr.",
    "Dr. ",
    "No. ",
    "Inc.",
    "etc.",
    "don't",
    "cannot",
    "Iran's",
    "ministers'",
    "long-term",
    "non-",
    "www.",
    "http://",
    "a@b.org",
    "example.com",
    "By Jane Roe",
    "Published 3 May 2026",
    "Read more",
    "LONDON, Oct. 22 (Wire) - ",
    "14:05 BST – ",
    "Key Takeaways\n",
    "President",
    "Jane Roe",
    "the minister",
    "he",
    "Paris",
    "Norland",
    "said",
    "met",
    "signed",
    "sanctions",
    "did not",
    "in",
    "on",
    "of",
    "the",
    "and",
    "to",
    "Monday",
    "last",
    "next",
    "week",
    "Friday",
    "May",
    "3 May",
    "October 2024",
    "2024",
    "29 February 2023",
    "2024-10-22",
    "03/04/2025",
    "99/99/9999",
    "0",
    "1",
    "1990s",
    "the '90s",
    "from",
    "June",
    "August",
    "century",
    "third",
    "quarter",
    "fiscal",
    "years",
    "ago",
    "5",
    "million",
    "1,200.50",
    "$3bn",
    "5 percent",
    "10:30pm",
    "99999999999999999999",
    "summit",
    "talks",
    "alleged",
];

fn analyzer() -> &'static Analyzer {
    static ANALYZER: OnceLock<Analyzer> = OnceLock::new();
    ANALYZER.get_or_init(|| Analyzer::english().expect("the built-in model file"))
}

fn analyze(text: &str, offset_unit: OffsetUnit) -> Value {
    let options = Options {
        reference_date: Some("2026-05-03".into()),
        offset_unit,
        tokens: true,
        ..Options::default()
    };
    let analysis = analyzer().analyze(text, &options).expect("any short text has an analysis");
    serde_json::to_value(analysis).expect("an analysis is JSON")
}

fn check(text: &str) -> Result<(), TestCaseError> {
    for unit in [OffsetUnit::Utf8, OffsetUnit::Char, OffsetUnit::Utf16] {
        let broken = laws::check(text, unit, &analyze(text, unit));
        prop_assert!(broken.is_ok(), "{unit:?} of {text:?}: {broken:?}");
    }
    let once = analyze(text, OffsetUnit::Utf8);
    prop_assert_eq!(once, analyze(text, OffsetUnit::Utf8), "not the same twice: {:?}", text);
    Ok(())
}

fn run(cases: u32, texts: impl Strategy<Value = String>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    if let Err(error) = runner.run(&texts, |text| check(&text)) {
        panic!("{error}");
    }
}

#[test]
fn any_characters() {
    run(200, proptest::collection::vec(any::<char>(), 0..120).prop_map(String::from_iter));
}

#[test]
fn any_bytes_of_latin_and_marks() {
    run(
        200,
        proptest::collection::vec(0x20_u8..0x7F, 0..200)
            .prop_map(|bytes| bytes.into_iter().map(char::from).collect()),
    );
}

#[test]
fn nasty_pieces_side_by_side() {
    run(
        300,
        proptest::collection::vec(proptest::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat()),
    );
}

#[test]
fn nasty_pieces_as_words() {
    run(
        300,
        proptest::collection::vec(proptest::sample::select(PIECES), 0..60)
            .prop_map(|pieces| pieces.join(" ")),
    );
}

#[test]
fn repetitions_of_one_piece() {
    for piece in PIECES {
        check(&piece.repeat(300)).unwrap_or_else(|error| panic!("{piece:?} repeated: {error}"));
    }
}
