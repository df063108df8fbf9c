//! Dictionary forms: a rule takes some bytes off a word's end and puts others on. The rule is found by the whole word
//! (irregular forms) or else by its longest known ending, each together with the part of speech and form.

use crate::error::Error;
use crate::model::index::KeyIndex;
use crate::model::number::{SEED, block, byte, hash_byte, mix};
use crate::model::syntax::Upos;
use crate::model::tagger::Tag;
use crate::model::words::Clusters;

/// The longest ending that a rule goes by, in bytes.
pub(crate) const LONGEST_ENDING: usize = 5;

/// The lemma rules of a model file.
#[derive(Debug)]
pub(crate) struct Lemmas {
    index: KeyIndex,
    /// Rule of each key.
    choices: Vec<u16>,
    rules: Vec<Rule>,
}

/// Takes `strip` bytes off the end and puts `append` on.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rule {
    pub strip: u8,
    pub append: Box<str>,
}

impl Lemmas {
    /// Reads the section of a model file.
    pub fn read(mut rest: &[u8]) -> Result<Self, Error> {
        let index = KeyIndex::read(&mut rest)?;
        let (low, high) = (block(&mut rest)?, block(&mut rest)?);
        if low.len() != index.len() || high.len() != index.len() {
            return Err(Error::model("lemma rules that do not fit their words"));
        }
        let choices = low.iter().zip(high).map(|(&low, &high)| u16::from_le_bytes([low, high])).collect();
        let mut rules = Vec::new();
        let mut bodies = block(&mut rest)?;
        while !bodies.is_empty() {
            let strip = byte(&mut bodies)?;
            let length = usize::from(byte(&mut bodies)?);
            let append = str::from_utf8(crate::model::number::take(&mut bodies, length)?)
                .map_err(|_| Error::model("a lemma rule is not UTF-8"))?;
            rules.push(Rule { strip, append: append.into() });
        }
        Ok(Self { index, choices, rules })
    }

    /// Writes the lemma of a word into `lemma`. Names keep their letters; a word that no rule knows is its own lemma.
    ///
    /// The treebanks have too few verbs to tell "ruled" from "filled" by their endings: where an ending makes a verb that is
    /// no word ("rul"), the spellings that English has for it are tried against the `known` words.
    pub fn write(&self, known: &Clusters, word: &str, lower: &str, tag: Tag, lemma: &mut String) {
        lemma.clear();
        if matches!(tag.0, Upos::Propn | Upos::X | Upos::Sym | Upos::Num | Upos::Punct) {
            lemma.push_str(word);
            return;
        }
        let whole = self.index.get(word_key(lower, tag));
        apply(self.rule(whole.or_else(|| self.by_ending(lower, tag))), lower, lemma);
        let is_word = |lemma: &str| has_vowel(lemma) && known.knows(lemma);
        if tag.0 == Upos::Verb && whole.is_none() && !is_word(lemma) {
            let other = self.compound(lower, tag);
            let other = other.or_else(|| spellings(lower).find(|other| is_word(other)));
            if let Some(other) = other {
                lemma.replace_range(.., &other);
            }
        }
    }

    /// The lemma of an irregular verb behind a prefix: "overthrew" as "threw".
    fn compound(&self, lower: &str, tag: Tag) -> Option<String> {
        PREFIXES.iter().find_map(|prefix| {
            let rest = lower.strip_prefix(prefix)?;
            let rule = self.rule(Some(self.index.get(word_key(rest, tag))?));
            let mut lemma = String::new();
            apply(rule, rest, &mut lemma);
            lemma.insert_str(0, prefix);
            Some(lemma)
        })
    }

    fn by_ending(&self, lower: &str, tag: Tag) -> Option<usize> {
        let mut keys = [None; LONGEST_ENDING + 1];
        for (place, key) in keys.iter_mut().zip(ending_keys(lower, tag)) {
            *place = Some(key);
        }
        keys.iter().rev().flatten().find_map(|key| self.index.get(*key))
    }

    fn rule(&self, place: Option<usize>) -> Option<&Rule> {
        self.rules.get(usize::from(*self.choices.get(place?)?))
    }
}

fn apply(rule: Option<&Rule>, lower: &str, lemma: &mut String) {
    let kept = rule.and_then(|rule| lower.get(..lower.len().checked_sub(rule.strip.into())?));
    lemma.push_str(kept.unwrap_or(lower));
    if let (Some(rule), Some(_)) = (rule, kept) {
        lemma.push_str(&rule.append);
    }
}

/// What stands before irregular verbs.
const PREFIXES: [&str; 9] = ["over", "under", "out", "with", "fore", "mis", "re", "un", "up"];

/// What a verb in a past, present or -ing form may be without its ending, the likeliest first: "ruled" is "rule", "raided"
/// "raid", "robbed" "rob", "fled" "flee", "shed" "shed".
fn spellings(lower: &str) -> impl Iterator<Item = String> {
    let stem = ["ed", "ing"].into_iter().find_map(|ending| lower.strip_suffix(ending));
    let present = lower.strip_suffix('s').filter(|_| stem.is_none());
    let short = stem.filter(|stem| !has_vowel(stem));
    let long = stem.filter(|stem| has_vowel(stem));
    let doubled = long.and_then(|stem| {
        let mut letters = stem.chars().rev();
        let last = letters.next()?;
        stem.strip_suffix(last).filter(|_| letters.next() == Some(last))
    });
    [
        short.map(|stem| format!("{stem}eed")),
        short.map(|stem| format!("{stem}ee")),
        long.map(|stem| format!("{stem}e")),
        long.map(str::to_owned),
        doubled.map(str::to_owned),
        present.map(str::to_owned),
        present.and_then(|stem| stem.strip_suffix("ie")).map(|stem| format!("{stem}y")),
        present.and_then(|stem| stem.strip_suffix('e')).map(str::to_owned),
        short.map(|_| lower.to_owned()),
    ]
    .into_iter()
    .flatten()
}

fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Key of a whole word. Its seed differs from that of the endings above the lowest byte: a difference in that byte alone
/// would be undone by the first letter, and the word "o" would pass for the ending "n".
pub(crate) fn word_key(lower: &str, tag: Tag) -> u32 {
    let hash = lower.bytes().fold(SEED ^ 0x5A5A_0100, hash_byte);
    mix(hash, tag_number(tag))
}

/// Keys of a word's endings, the shortest (empty) first.
pub(crate) fn ending_keys(lower: &str, tag: Tag) -> impl Iterator<Item = u32> {
    let hashes = lower.bytes().rev().scan(SEED, |hash, byte| {
        *hash = hash_byte(*hash, byte);
        Some(*hash)
    });
    std::iter::once(SEED).chain(hashes).take(LONGEST_ENDING + 1).map(move |hash| mix(hash, tag_number(tag)))
}

fn tag_number((upos, form): Tag) -> u32 {
    (upos as u32) << 8 | form as u32
}

/// Writes the section: keys with their rules, as [`Lemmas::read`] reads it.
#[cfg(any(test, feature = "train"))]
#[expect(clippy::disallowed_methods, reason = "not in the shipped module")]
pub(crate) fn write_lemmas(entries: &[(u32, Rule)]) -> Vec<u8> {
    use crate::model::number::push_block;
    const KEY_BITS: u8 = 28;
    let mut rules: Vec<&Rule> = entries.iter().map(|(_, rule)| rule).collect();
    rules.sort();
    rules.dedup();
    let mut rows: Vec<(u32, u16)> = entries
        .iter()
        .map(|(key, rule)| (key >> (32 - KEY_BITS), rules.partition_point(|other| *other < rule) as u16))
        .collect();
    rows.sort_by_key(|row| row.0);
    rows.dedup_by_key(|row| row.0);
    let mut out = Vec::new();
    crate::model::index::write_keys(&mut out, KEY_BITS, rows.iter().map(|row| row.0));
    push_block(&mut out, &rows.iter().map(|row| row.1 as u8).collect::<Vec<_>>());
    push_block(&mut out, &rows.iter().map(|row| (row.1 >> 8) as u8).collect::<Vec<_>>());
    let mut bodies = Vec::new();
    for rule in rules {
        bodies.extend([rule.strip, rule.append.len() as u8]);
        bodies.extend_from_slice(rule.append.as_bytes());
    }
    push_block(&mut out, &bodies);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::syntax::Form;
    use crate::model::words::write_clusters;

    #[test]
    fn irregular_words_come_before_the_longest_ending() -> Result<(), Error> {
        let past = (Upos::Verb, Form::Past);
        let rule = |strip, append: &str| Rule { strip, append: append.into() };
        let ending = |ending: &str| ending_keys(ending, past).last().unwrap_or_default();
        let section = write_lemmas(&[
            (ending("ed"), rule(2, "")),
            (ending("ied"), rule(3, "y")),
            (word_key("went", past), rule(4, "go")),
            (word_key("threw", past), rule(2, "ow")),
        ]);
        let lemmas = Lemmas::read(&section)?;
        let words = ["fill", "rule", "raid", "rob", "flee", "breed", "shed", "walk", "vie"];
        let words = words.map(|word| (word.to_owned(), 0, 0, 0));
        let known = Clusters::read(&write_clusters(&words))?;
        let mut lemma = String::new();
        for (word, right) in [
            ("walked", "walk"),
            ("filled", "fill"),
            ("ruled", "rule"),
            ("raided", "raid"),
            ("robbed", "rob"),
            ("fled", "flee"),
            ("bred", "breed"),
            ("shed", "shed"),
            ("denied", "deny"),
            ("went", "go"),
            ("overthrew", "overthrow"),
            // Of a word that nobody knows the ending decides.
            ("zorbed", "zorb"),
            ("é", "é"),
            ("", ""),
        ] {
            lemmas.write(&known, word, word, past, &mut lemma);
            assert_eq!(lemma, right);
        }
        for (word, ending) in [("o", "n"), ("d", "e"), ("a", "a"), ("ox", "xo")] {
            assert!(ending_keys(ending, past).all(|key| key != word_key(word, past)), "{word} {ending}");
        }
        lemmas.write(&known, "United", "united", (Upos::Propn, Form::Plain), &mut lemma);
        assert_eq!(lemma, "United");
        Ok(())
    }
}
