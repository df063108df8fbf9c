//! Words of dates in any order: no panic, bounds that hold the value, no day that the calendar lacks.
#![no_main]

use std::sync::LazyLock;

use dateline::{Analyzer, OffsetUnit, Options};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/laws/mod.rs"]
mod laws;

const WORDS: &[&str] = &[
    "Monday",
    "Friday",
    "weekend",
    "January",
    "May",
    "Sept.",
    "Easter",
    "Ramadan",
    "spring",
    "quarter",
    "half",
    "first",
    "last",
    "next",
    "this",
    "the",
    "of",
    "in",
    "on",
    "from",
    "to",
    "until",
    "since",
    "between",
    "and",
    "or",
    "-",
    "–",
    "/",
    ",",
    ".",
    ":",
    "(",
    ")",
    "'",
    "s",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "every",
    "other",
    "two",
    "three",
    "31",
    "30",
    "29",
    "0",
    "1",
    "12",
    "2024",
    "1999",
    "44",
    "BC",
    "AD",
    "99999",
    "day",
    "days",
    "week",
    "month",
    "years",
    "century",
    "decade",
    "1990s",
    "mid",
    "late",
    "early",
    "morning",
    "tonight",
    "noon",
    "pm",
    "10:30",
    "GMT",
    "fiscal",
    "Q3",
    "W36",
    "T",
    "yesterday",
    "now",
    "once",
    "a",
    "fortnight",
    "hour",
    "minutes",
    "2026-02-30",
    "03/04/05",
    "\n",
    "was",
    "will",
    "war",
];

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::without_model);

fuzz_target!(|input: &[u8]| {
    let Some((&first, rest)) = input.split_first() else { return };
    let mut text = String::new();
    for &byte in rest {
        text.push_str(WORDS[usize::from(byte) % WORDS.len()]);
        if usize::from(byte) < 2 * WORDS.len() {
            text.push(' ');
        }
    }
    let reference_date =
        [None, Some("2026-05-03"), Some("0001-01-01"), Some("9999-12-31")][usize::from(first % 4)];
    let options = Options { reference_date: reference_date.map(Into::into), ..Options::default() };
    let analysis = ANALYZER.analyze(&text, &options).expect("a short text has an analysis");
    let value = serde_json::to_value(&analysis).expect("an analysis is JSON");
    laws::check(&text, OffsetUnit::Utf16, &value).unwrap();
});
