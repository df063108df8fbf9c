//! Runs the examples and counter-examples that stand beside the rules.

use super::*;
use crate::text;

fn read(text: &str) -> Vec<DateRef> {
    let document = text::read(text);
    let options = Options { reference_date: Some("2026-11-18".to_owned()), ..Options::default() };
    find(&document, None, &[], &options).map(|dates| dates.dates).unwrap_or_default()
}

#[test]
fn every_rule_finds_its_examples_and_leaves_its_counter_examples_alone() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        for (sentence, words, value) in rule.examples {
            let dates = read(sentence);
            if !dates.iter().any(|date| date.span.text == *words && date.timex.value == *value) {
                let found: Vec<_> = dates.iter().map(|date| (&date.span.text, &date.timex.value)).collect();
                wrong.push(format!("{}: {sentence} wants {words} = {value}, has {found:?}", rule.name));
            }
        }
        for sentence in rule.counter {
            let dates = read(sentence);
            if !dates.is_empty() {
                let found: Vec<_> = dates.iter().map(|date| (&date.span.text, &date.timex.value)).collect();
                wrong.push(format!("{}: {sentence} wants nothing, has {found:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
