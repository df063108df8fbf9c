//! Lower case without the tables of the standard library, which are 8 KB of the module (gzip): only the scripts whose
//! letters English news shows, each by its rule (Unicode 16, simple case mapping).

/// The small letter; a character of another script, or without a small letter, is left as it is.
pub(crate) fn lower(letter: char) -> char {
    let code = letter as u32;
    let small = match code {
        // A to Z; À to Þ without the sign of multiplication.
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE => code + 0x20,
        // Dotted and dotless i have their own ways.
        0x130 => 0x69,
        0x131 | 0x138 | 0x149 => code,
        0x178 => 0xFF,
        // Latin Extended-A: capitals are even up to Ň, odd from Ĺ, even again from Ŋ, odd from Ź.
        0x139..=0x148 | 0x179..=0x17E => code + code % 2,
        0x100..=0x177 => code | 1,
        // Ǎ to Ǜ, Ǟ to Ǯ, Ǵ, Ǹ to Ȟ with Ș and Ț of Romanian, Ȣ to Ȳ, Ʒ.
        0x1CD..=0x1DC => code + code % 2,
        0x1DE..=0x1EF | 0x1F4 | 0x1F8..=0x21F | 0x222..=0x233 => code | 1,
        0x1B7 => 0x292,
        // Ơ and Ư, Ạ to Ỹ of Vietnamese, and Ḁ to ẕ.
        0x1A0 => 0x1A1,
        0x1AF => 0x1B0,
        0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => code | 1,
        0x18F => 0x259,
        // Greek.
        0x386 => 0x3AC,
        0x388..=0x38A => code + 37,
        0x38C => 0x3CC,
        0x38E | 0x38F => code + 63,
        0x391..=0x3A1 | 0x3A3..=0x3AB => code + 0x20,
        // Cyrillic.
        0x400..=0x40F => code + 0x50,
        0x410..=0x42F => code + 0x20,
        0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => code | 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// A text in small letters.
pub(crate) fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library_in_the_scripts_that_it_knows() {
        let known = (0..0x180)
            .chain(0x1CD..0x1F0)
            .chain(0x1F8..0x220)
            .chain(0x222..0x234)
            .chain(0x386..0x3D0)
            .chain(0x400..0x4C0);
        for letter in known.chain(0x4D0..0x530).chain(0x1E00..0x1F00).filter_map(char::from_u32) {
            let std: Vec<char> = letter.to_lowercase().collect();
            // "İ" has two characters there, "ẞ" and the Greek symbols are not news.
            if std.len() == 1 && !matches!(letter, '\u{1E9E}' | '\u{3CF}') {
                assert_eq!(std, [lower(letter)], "{letter} {:x}", letter as u32);
            }
        }
    }

    #[test]
    fn other_scripts_stay() {
        assert_eq!(lowered("ÉIRE, Łódź, ΑΘΗΝΑ, МОСКВА, 中国"), "éire, łódź, αθηνα, москва, 中国");
    }
}
