//! Lists of words, each as one text: a word of a list of `&str` costs the module eight bytes more.

use std::cmp::Ordering;

/// Words in the order of their bytes, with one blank between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordList(pub &'static str);

impl WordList {
    /// Whether `word` is one of them, in time that grows with the logarithm of the list's length.
    ///
    /// ```ignore
    /// const DAYS: WordList = WordList("friday monday sunday");
    /// assert!(DAYS.has("monday") && !DAYS.has("day"));
    /// ```
    pub fn has(self, word: &str) -> bool {
        let (mut rest, word) = (self.0.as_bytes(), word.as_bytes());
        while !rest.is_empty() {
            let (before, after) = rest.split_at(rest.len() / 2);
            let start = before.iter().rposition(|&byte| byte == b' ').map_or(0, |blank| blank + 1);
            let length = after.iter().position(|&byte| byte == b' ').unwrap_or(after.len());
            let end = before.len() + length;
            let Some(middle) = rest.get(start..end) else { return false };
            let half = match middle.cmp(word) {
                Ordering::Equal => return true,
                Ordering::Less => rest.get(end + 1..),
                Ordering::Greater => rest.get(..start.saturating_sub(1)),
            };
            rest = half.unwrap_or_default();
        }
        false
    }

    /// Whether the words stand in the order that [`has`](Self::has) relies on.
    #[cfg(test)]
    pub fn is_sorted(self) -> bool {
        let words: Vec<&str> = self.0.split(' ').collect();
        words.iter().all(|word| !word.is_empty()) && words.is_sorted_by(|a, b| a < b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_list_is_found_and_nothing_else() {
        for text in ["a", "a b", "a b c", "act add ago aid air", "de delta den el ella"] {
            let list = WordList(text);
            assert!(list.is_sorted());
            for word in text.split(' ') {
                assert!(list.has(word), "{word} in {text}");
            }
            for other in ["", " ", "a b ", "ad", "b c", "zz", "c ", " a", "ell", "delt", "dela"] {
                assert!(!list.has(other) || text.split(' ').any(|word| word == other), "{other:?} in {text}");
            }
        }
        assert!(!WordList("").has("") && !WordList("").has("a"));
    }

    #[test]
    fn an_unsorted_or_loose_list_is_told() {
        assert!(
            !WordList("b a").is_sorted() && !WordList("a a").is_sorted() && !WordList("a  b").is_sorted()
        );
    }
}
