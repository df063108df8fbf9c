//! Learns lemma rules from a treebank.

use std::collections::{BTreeMap, BTreeSet};

use super::conllu::Sentence;
use crate::model::Upos;
use crate::model::training::{Rule, Tag, ending_keys, word_key, write_lemmas};

/// The section of the model file.
pub(super) fn train(sentences: &[Sentence]) -> Vec<u8> {
    let mut endings: BTreeMap<u32, (usize, BTreeMap<Rule, usize>)> = BTreeMap::new();
    let types = word_types(sentences);
    for ((lower, tag), rule) in &types {
        for (length, key) in ending_keys(lower, *tag).enumerate() {
            let entry = endings.entry(key).or_insert((length, BTreeMap::new()));
            *entry.1.entry(rule.clone()).or_insert(0) += 1;
        }
    }
    let majority: BTreeMap<u32, (usize, Rule)> = endings
        .into_iter()
        .filter_map(|(key, (length, rules))| {
            let (rule, count) = rules.into_iter().rev().max_by_key(|(_, count)| *count)?;
            (count >= 2 || length == 0).then_some((key, (length, rule)))
        })
        .collect();
    // An ending is kept where it says something else than the next shorter one.
    let mut kept = BTreeMap::new();
    for (lower, tag) in types.keys() {
        let mut shorter: Option<&Rule> = None;
        for key in ending_keys(lower, *tag) {
            if let Some((_, rule)) = majority.get(&key) {
                if shorter != Some(rule) {
                    kept.insert(key, rule.clone());
                }
                shorter = Some(rule);
            }
        }
    }
    let mut exceptions = BTreeSet::new();
    for ((lower, tag), rule) in &types {
        let keys: Vec<u32> = ending_keys(lower, *tag).collect();
        if keys.iter().rev().find_map(|key| kept.get(key)) != Some(rule) {
            exceptions.insert((word_key(lower, *tag), rule.clone()));
        }
    }
    let entries: Vec<(u32, Rule)> = kept.into_iter().chain(exceptions).collect();
    write_lemmas(&entries)
}

/// Each word with its tag and its most frequent rule.
fn word_types(sentences: &[Sentence]) -> BTreeMap<(&str, Tag), Rule> {
    let mut counts: BTreeMap<(&str, Tag), BTreeMap<Rule, usize>> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        let fixed = matches!(word.tag.0, Upos::Propn | Upos::X | Upos::Sym | Upos::Num | Upos::Punct);
        if !fixed && !word.lemma.contains(' ') {
            let rules = counts.entry((word.lower.as_str(), word.tag)).or_default();
            *rules.entry(rule_between(&word.lower, &word.lemma)).or_insert(0) += 1;
        }
    }
    let majority = |rules: BTreeMap<Rule, usize>| rules.into_iter().rev().max_by_key(|(_, count)| *count);
    counts.into_iter().filter_map(|(word, rules)| Some((word, majority(rules)?.0))).collect()
}

fn rule_between(word: &str, lemma: &str) -> Rule {
    let pairs = word.char_indices().zip(lemma.chars());
    let kept: usize = pairs.take_while(|((_, a), b)| a == b).map(|((_, a), _)| a.len_utf8()).sum();
    Rule { strip: (word.len() - kept).min(255) as u8, append: lemma[kept..].into() }
}
