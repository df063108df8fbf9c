//! What kinds of characters there are, as far as tokens care.

/// The class of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// White space, control and format characters: never part of a token.
    Space,
    /// A letter of a script that is written with spaces, or `_`.
    Letter,
    /// A digit or another number.
    Digit,
    /// A letter of a script that is written without spaces (Han, kana, hangul beside them).
    Ideograph,
    /// Combining marks and variation selectors: they belong to the character before them.
    Mark,
    /// Invisible joiners and the soft hyphen: inside a word they belong to it, elsewhere they are white space.
    Joiner,
    /// Pictures, the regional indicators of flags included.
    Emoji,
    /// Currency, mathematics, arrows.
    Symbol,
    /// Everything else.
    Punctuation,
}

impl Class {
    /// Whether a word may begin or go on with it.
    pub fn is_word(self) -> bool {
        matches!(self, Self::Letter | Self::Digit | Self::Ideograph | Self::Mark)
    }
}

const fn ascii_class(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Letter,
        b'0'..=b'9' => Class::Digit,
        0..=b' ' | 0x7F.. => Class::Space,
        b'$' | b'%' | b'&' | b'+' | b'<' | b'=' | b'>' | b'^' | b'|' | b'~' | b'#' | b'@' | b'*' => {
            Class::Symbol
        }
        _ => Class::Punctuation,
    }
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler; the bound is the array's length")]
const ASCII: [Class; 128] = {
    let mut table = [Class::Space; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = ascii_class(byte as u8);
        byte += 1;
    }
    table
};

/// The class of `c`.
pub(super) fn class(c: char) -> Class {
    match ASCII.get(c as usize) {
        Some(class) => *class,
        None => wide_class(c),
    }
}

fn wide_class(c: char) -> Class {
    match c as u32 {
        0x80..=0x9F | 0x200B | 0x200E | 0x200F | 0x2028..=0x202E | 0x2061..=0x206F | 0xFEFF => Class::Space,
        0xFFF9..=0xFFFB | 0xE0000..=0xE001F => Class::Space,
        0xAD | 0x200C | 0x200D | 0x2060 => Class::Joiner,
        0x0300..=0x036F | 0x0483..=0x0489 | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF => {
            Class::Mark
        }
        0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0x1F3FB..=0x1F3FF | 0xE0020..=0xE01EF => Class::Mark,
        // Marks of Hebrew, Arabic and the scripts of India: what is no letter there mostly belongs to one.
        0x0591..=0x05BD | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06ED | 0x0900..=0x0963 | 0x0966..=0x0EFF => {
            Class::Letter
        }
        0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 => {
            Class::Ideograph
        }
        0x3005..=0x3007 | 0xF900..=0xFAFF | 0xFF66..=0xFF9D | 0x20000..=0x3FFFF => Class::Ideograph,
        0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x231A..=0x231B | 0x23E9..=0x23FA | 0x2B50 | 0x2B55 => {
            Class::Emoji
        }
        0xA2..=0xA5 | 0xA9 | 0xAC | 0xAE | 0xB0 | 0xB1 | 0xD7 | 0xF7 | 0x20A0..=0x20CF => Class::Symbol,
        0x2100..=0x214F if !c.is_alphanumeric() => Class::Symbol,
        0x2190..=0x2BFF | 0xFF04 | 0xFFE0..=0xFFE6 => Class::Symbol,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Punctuation,
    }
}

/// Whether `c` may be an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_classes_apart() {
        for (chars, expected) in [
            (
                " \t\n\r\u{0}\u{7F}\u{A0}\u{2003}\u{202F}\u{3000}\u{200B}\u{FEFF}\u{2028}\u{202E}",
                Class::Space,
            ),
            ("azAZ_éßŁжעअ", Class::Letter),
            ("09٣½²", Class::Digit),
            ("中のア한", Class::Ideograph),
            ("\u{301}\u{FE0F}\u{20E3}\u{1F3FD}", Class::Mark),
            ("\u{200D}\u{AD}", Class::Joiner),
            ("😀🇩☀✈⏰", Class::Emoji),
            ("$%€£¥₹°±→+=<>#@*&", Class::Symbol),
            (".,;:!?\"'()[]{}-–—“”‘’«»…、。•/\\`¿·", Class::Punctuation),
        ] {
            for c in chars.chars() {
                assert_eq!(class(c), expected, "{c:?}");
            }
        }
    }
}
