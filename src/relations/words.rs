//! Under which entry of the frame table a word of the text is to be sought.
//!
//! Tags and dictionary forms are statistical: where they lead to no row, the endings of the word itself are asked.

use super::clauses::Tree;
use super::frames::{Class, Frames};
use crate::model::{Deprel, Upos};

/// The entry of the table for a token: its class and its word, if the table has any.
pub(super) fn entry(tree: &Tree<'_>, token: usize) -> Option<(Class, String)> {
    let class = match tree.upos(token)? {
        Upos::Verb => Class::Verb,
        Upos::Noun | Upos::Propn => Class::Noun,
        // "is set", "was wounded" are sometimes tagged as adjectives.
        Upos::Adj | Upos::Adv | Upos::Aux => Class::Verb,
        _ => return None,
    };
    let frames = &tree.tables.frames;
    let tagged_as_verb = tree.upos(token) == Some(Upos::Verb);
    if class == Class::Noun || tagged_as_verb || tree.lower(token).ends_with("ed") {
        let found = known(frames, class, tree.lemma(token), tree.lower(token));
        if let Some(word) = found {
            return Some((class, word));
        }
    }
    // "Britain froze the assets": a past form that the tagger does not know, in the place of a verb.
    let past = frames.irregular(tree.lower(token)).is_some() || tree.lower(token).ends_with("ed");
    if !tagged_as_verb && past && in_place_of_verb(tree, token) {
        return known(frames, Class::Verb, tree.lower(token), tree.lower(token))
            .map(|word| (Class::Verb, word));
    }
    None
}

/// Whether a word stands where only a verb can: on top of a clause, with a determiner or a possessive after it, or with a
/// subject and no "is" ("The minister quit").
fn in_place_of_verb(tree: &Tree<'_>, token: usize) -> bool {
    let clausal = matches!(
        tree.relation(token),
        Some(Deprel::Root | Deprel::Ccomp | Deprel::Advcl | Deprel::Parataxis | Deprel::Conj)
    );
    let opened = matches!(tree.upos(token + 1), Some(Upos::Det | Upos::Pron | Upos::Num | Upos::Propn))
        || tree.by(token, Deprel::Nsubj).next().is_some() && tree.by(token, Deprel::Cop).next().is_none();
    clausal && opened && tree.by(token, Deprel::Det).next().is_none()
}

/// The first of the forms that a word may go back to that has rows in the table.
fn known(frames: &Frames, class: Class, lemma: &str, lower: &str) -> Option<String> {
    let has = |word: &str| frames.of(class, word).next().is_some();
    if has(lemma) {
        return Some(lemma.to_owned());
    }
    if class == Class::Noun {
        // "riote", "cris": rules of lemmas now and then leave or take an "e".
        return (lemma != lower).then(|| with_or_without_e(lemma)).filter(|word| has(word));
    }
    if let Some(word) = frames.irregular(lower).filter(|word| has(word)) {
        return Some(word.to_owned());
    }
    let stem = ["ed", "ing", "es", "s"].iter().find_map(|ending| lower.strip_suffix(ending))?;
    let stems = [Some(stem.to_owned()), Some(format!("{stem}e")), undoubled(stem), with_y(stem)];
    stems.into_iter().flatten().find(|word| has(word))
}

fn with_or_without_e(word: &str) -> String {
    word.strip_suffix('e').map_or_else(|| format!("{word}e"), str::to_owned)
}

/// "banned"
fn undoubled(stem: &str) -> Option<String> {
    let mut letters = stem.chars();
    let last = letters.next_back()?;
    let shorter = letters.as_str();
    shorter.ends_with(last).then(|| shorter.to_owned())
}

/// "allied"
fn with_y(stem: &str) -> Option<String> {
    stem.strip_suffix('i').map(|stem| format!("{stem}y"))
}

#[cfg(test)]
mod tests {
    use super::super::tables::Tables;
    use super::*;

    fn verb(lemma: &str, lower: &str) -> Option<String> {
        known(&Tables::of_sources().frames, Class::Verb, lemma, lower)
    }

    #[test]
    fn what_the_rules_of_lemmas_get_wrong_is_found_by_the_word_itself() {
        assert_eq!(verb("boycot", "boycotted").as_deref(), Some("boycott"));
        assert_eq!(verb("raide", "raided").as_deref(), Some("raid"));
        assert_eq!(verb("froze", "froze").as_deref(), Some("freeze"));
        assert_eq!(verb("banned", "banned").as_deref(), Some("ban"));
        assert_eq!(verb("denied", "denied").as_deref(), Some("deny"));
    }

    #[test]
    fn a_word_of_another_meaning_stays_unknown() {
        assert_eq!(verb("breed", "breed"), None);
        assert_eq!(verb("sing", "sing"), None);
        assert_eq!(known(&Tables::of_sources().frames, Class::Noun, "bed", "bed"), None);
    }

    #[test]
    fn an_ending_without_a_stem_is_no_verb() {
        assert_eq!(verb("ed", "ed"), None);
        assert_eq!(verb("ing", "ing"), None);
    }
}
