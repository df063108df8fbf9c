//! The form in which words are compared: lower case, one kind of apostrophe and hyphen, single spaces.

/// FNV-1a (Fowler, Noll, Vo), 32 bits, of folded words; it grows token by token.
#[derive(Clone, Copy)]
pub(super) struct Hash(u32);

impl Hash {
    pub fn new() -> Self {
        Self(0x811C_9DC5)
    }

    /// The hash with `words`, which are in lower case, added.
    pub fn add(mut self, words: &str) -> Self {
        if words.is_ascii() {
            for byte in words.bytes() {
                self = self.byte(byte);
            }
        } else {
            let mut buffer = [0; 4];
            for c in words.chars() {
                for byte in fold(c).encode_utf8(&mut buffer).bytes() {
                    self = self.byte(byte);
                }
            }
        }
        self
    }

    fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    /// The value with its bits mixed, so that any of them may pick a slot.
    pub fn finish(self) -> usize {
        let mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(0x2C1B_3C6D);
        (mixed ^ (mixed >> 13)) as usize
    }
}

/// A character as it is compared: typographic apostrophes and hyphens are typed ones.
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
        _ => c,
    }
}

/// `words` as a key: in lower case, folded, every stretch of white space one space.
#[cfg(any(test, feature = "train"))]
pub(super) fn key(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().map(|letter| fold(crate::letters::lower(letter))));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_the_same_words_the_same_in_parts_and_in_whole() {
        let whole = Hash::new().add(&key("Côte  d’Ivoire")).finish();
        let parts = Hash::new().add("côte").add(" ").add("d’").add("ivoire").finish();
        assert_eq!(whole, parts);
    }
}
