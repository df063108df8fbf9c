//! Letters that are written as a letter and marks after it, brought to the one character that Unicode has for both
//! together: "Pérez" may be typed with five characters or, as texts from PDF files and some file systems are, with six.
//!
//! This is Unicode's normal form C (UAX #15) for Latin letters and the marks of U+0300 to U+036F. It comes before everything
//! else, so that no later stage sees the difference; what was found is placed in the text as it was.

use std::borrow::Cow;

use crate::letters::lower;
use crate::order::sort_by_key;

/// A text whose letters are composed, and the way back to the text that it was made of.
pub(crate) struct Composed<'t> {
    /// The text itself where there was nothing to compose.
    pub text: Cow<'t, str>,
    shifts: Vec<Shift>,
}

/// A letter with its marks whose length is not that in the source.
struct Shift {
    /// Its bytes in the composed text.
    start: u32,
    end: u32,
    /// Where it starts in the source, and ends.
    source: (u32, u32),
}

/// A letter's marks are put in order up to this many, the limit of Unicode's Stream-Safe Text Format.
const MOST_MARKS: usize = 30;

impl<'t> Composed<'t> {
    /// Composes the letters of `source`; time is linear in its length.
    pub fn new(source: &'t str) -> Self {
        let mut composed = Self { text: Cow::Borrowed(source), shifts: Vec::new() };
        let Some(first) = next_mark(source, 0) else { return composed };
        let mut text = String::with_capacity(source.len());
        let mut mark = Some(first);
        let mut copied = 0;
        while let Some(at) = mark {
            let before = source.get(copied..at).unwrap_or_default();
            let letter = before.chars().next_back();
            let cluster = at - letter.map_or(0, char::len_utf8);
            text.push_str(source.get(copied..cluster).unwrap_or_default());
            let marks = source.get(at..).unwrap_or_default().chars().take_while(|mark| class(*mark) > 0);
            let marks: Vec<char> = marks.take(MOST_MARKS).collect();
            // Each of these marks has two bytes.
            copied = at + 2 * marks.len();
            let start = text.len();
            push_cluster(letter, marks, &mut text);
            if text.len() - start != copied - cluster {
                composed.shifts.push(Shift {
                    start: start as u32,
                    end: text.len() as u32,
                    source: (cluster as u32, copied as u32),
                });
            }
            mark = next_mark(source, copied);
        }
        text.push_str(source.get(copied..).unwrap_or_default());
        composed.text = Cow::Owned(text);
        composed
    }

    /// Whether the text differs from its source.
    pub fn is_changed(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }

    /// The byte of the source where byte `at` of the text was; between a letter and marks that stay beside it, where that
    /// is not to be said, the start of the letter.
    pub fn source(&self, at: usize) -> usize {
        let before = self.shifts.partition_point(|shift| (shift.start as usize) < at).checked_sub(1);
        match before.and_then(|before| self.shifts.get(before)) {
            Some(shift) if at >= shift.end as usize => shift.source.1 as usize + at - shift.end as usize,
            Some(shift) => shift.source.0 as usize,
            None => at,
        }
    }
}

/// Where the next mark stands, from byte `from` on.
fn next_mark(text: &str, from: usize) -> Option<usize> {
    let is_mark =
        |at: &usize| text.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(|c| class(c) > 0);
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    // U+0300 to U+033F and U+0340 to U+037F in UTF-8.
    let leads = bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, 0xCC | 0xCD));
    leads.map(|(at, _)| from + at).find(is_mark)
}

/// Adds a letter, if there is one, with its marks.
fn push_cluster(letter: Option<char>, mut marks: Vec<char>, text: &mut String) {
    let mut letter = letter;
    // "ê" with a dot below is "ẹ" with a circumflex: the mark that is nearest to the letter comes first.
    while let Some((plain, mark)) = letter.and_then(parts) {
        letter = Some(plain);
        marks.insert(0, mark);
    }
    sort_by_key(&mut marks, |mark| [class(*mark).into(), 0, 0]);
    let mut kept = 0;
    marks.retain(|&mark| {
        // A mark that stays keeps those of its class away from the letter.
        let whole = letter.filter(|_| class(mark) != kept).and_then(|letter| whole(letter, mark));
        letter = whole.or(letter);
        kept = if whole.is_none() { class(mark) } else { kept };
        whole.is_none()
    });
    text.extend(letter.into_iter().chain(marks));
}

/// The canonical combining class of a mark of U+0300 to U+036F (UnicodeData.txt, Unicode 16.0); 0 for all other characters,
/// and for the few there that are written otherwise in every normal form.
fn class(c: char) -> u8 {
    match c as u32 {
        0x334..=0x338 => 1,
        0x321..=0x322 | 0x327..=0x328 => 202,
        0x31B => 216,
        0x316..=0x319 | 0x31C..=0x320 | 0x323..=0x326 | 0x329..=0x333 | 0x339..=0x33C => 220,
        0x347..=0x349 | 0x34D..=0x34E | 0x353..=0x356 | 0x359..=0x35A => 220,
        0x300..=0x314 | 0x33D..=0x33F | 0x342 | 0x346 | 0x34A..=0x34C | 0x350..=0x352 => 230,
        0x357 | 0x35B | 0x363..=0x36F => 230,
        0x315 | 0x31A | 0x358 => 232,
        0x35C | 0x35F | 0x362 => 233,
        0x35D..=0x35E | 0x360..=0x361 => 234,
        0x345 => 240,
        _ => 0,
    }
}

/// A mark, and capitals each followed by the one that has this mark: the canonical decompositions of Latin-1 Supplement,
/// Latin Extended-A, Latin Extended-B and Latin Extended Additional (UnicodeData.txt, Unicode 16.0).
const MARKED: &[(char, &str)] = &[
    ('\u{300}', "AÀEÈIÌOÒUÙÜǛNǸĒḔŌṐWẀÂẦĂẰÊỀÔỒƠỜƯỪYỲ"),
    ('\u{301}', "AÁEÉIÍOÓUÚYÝCĆLĹNŃRŔSŚZŹÜǗGǴÅǺÆǼØǾÇḈĒḖÏḮKḰMḾÕṌŌṒPṔŨṸWẂÂẤĂẮÊẾÔỐƠỚƯỨ"),
    ('\u{302}', "AÂEÊIÎOÔUÛCĈGĜHĤJĴSŜWŴYŶZẐẠẬẸỆỌỘ"),
    ('\u{303}', "AÃNÑOÕIĨUŨVṼÂẪĂẴEẼÊỄÔỖƠỠƯỮYỸ"),
    ('\u{304}', "AĀEĒIĪOŌUŪÜǕÄǞȦǠÆǢǪǬÖȪÕȬȮȰYȲGḠḶḸṚṜ"),
    ('\u{306}', "AĂEĔGĞIĬOŎUŬȨḜẠẶ"),
    ('\u{307}', "CĊEĖGĠIİZŻAȦOȮBḂDḊFḞHḢMṀNṄPṖRṘSṠŚṤŠṦṢṨTṪWẆXẊYẎ"),
    ('\u{308}', "AÄEËIÏOÖUÜYŸHḦÕṎŪṺWẄXẌ"),
    ('\u{309}', "AẢÂẨĂẲEẺÊỂIỈOỎÔỔƠỞUỦƯỬYỶ"),
    ('\u{30A}', "AÅUŮ"),
    ('\u{30B}', "OŐUŰ"),
    ('\u{30C}', "CČDĎEĚLĽNŇRŘSŠTŤZŽAǍIǏOǑUǓÜǙGǦKǨƷǮHȞ"),
    ('\u{30F}', "AȀEȄIȈOȌRȐUȔ"),
    ('\u{311}', "AȂEȆIȊOȎRȒUȖ"),
    ('\u{31B}', "OƠUƯ"),
    ('\u{323}', "BḄDḌHḤKḲLḶMṂNṆRṚSṢTṬVṾWẈZẒAẠEẸIỊOỌƠỢUỤƯỰYỴ"),
    ('\u{324}', "UṲ"),
    ('\u{325}', "AḀ"),
    ('\u{326}', "SȘTȚ"),
    ('\u{327}', "CÇGĢKĶLĻNŅRŖSŞTŢEȨDḐHḨ"),
    ('\u{328}', "AĄEĘIĮUŲOǪ"),
    ('\u{32D}', "DḒEḘLḼNṊTṰUṶ"),
    ('\u{32E}', "HḪ"),
    ('\u{330}', "EḚIḬUṴ"),
    ('\u{331}', "BḆDḎKḴLḺNṈRṞTṮZẔ"),
];

/// Small letters with a mark whose capitals have none, or, as "İ", are no pair of theirs.
const MARKED_SMALL: &[(char, &str)] =
    &[('\u{307}', "ſẛ"), ('\u{308}', "tẗ"), ('\u{30A}', "wẘyẙ"), ('\u{30C}', "jǰ"), ('\u{331}', "hẖ")];

/// Every letter, mark, and the two together.
fn pairs(table: &'static [(char, &'static str)]) -> impl Iterator<Item = (char, char, char)> {
    table.iter().flat_map(|&(mark, letters)| {
        let letters = letters.chars();
        letters
            .clone()
            .step_by(2)
            .zip(letters.skip(1).step_by(2))
            .map(move |(plain, whole)| (plain, mark, whole))
    })
}

/// `letter` and `mark` as one character.
fn whole(letter: char, mark: char) -> Option<char> {
    let of_mark = |table: &'static [(char, &'static str)]| {
        let at = table.iter().position(|row| row.0 == mark);
        pairs(at.and_then(|at| table.get(at..=at)).unwrap_or_default())
    };
    let of_case = |(plain, _, whole): (char, char, char)| match letter {
        _ if plain == letter => Some(whole),
        // There is no "i" with a dot of its own and another one.
        _ if lower(plain) == letter && whole != 'İ' => Some(lower(whole)),
        _ => None,
    };
    of_mark(MARKED).chain(of_mark(MARKED_SMALL)).find_map(of_case)
}

/// The letter and the last mark of a character that has both.
fn parts(marked: char) -> Option<(char, char)> {
    if marked.is_ascii() {
        return None;
    }
    pairs(MARKED).chain(pairs(MARKED_SMALL)).find_map(|(plain, mark, whole)| match marked {
        _ if whole == marked => Some((plain, mark)),
        _ if lower(whole) == marked && whole != 'İ' => Some((lower(plain), mark)),
        _ => None,
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
    use unicode_normalization::UnicodeNormalization;

    fn marks() -> impl Iterator<Item = char> {
        ('\u{300}'..='\u{36F}').filter(|mark| class(*mark) > 0)
    }

    fn composed(text: &str) -> String {
        Composed::new(text).text.into_owned()
    }

    #[test]
    fn every_latin_letter_is_composed_and_taken_apart_as_unicode_has_it() {
        for letter in ('A'..='z').chain('À'..='ɏ').chain('Ḁ'..='ỿ').filter(|c| c.is_alphabetic()) {
            let apart: String = letter.to_string().nfd().collect();
            assert_eq!(composed(&apart), letter.to_string(), "{apart:?}");
            for mark in marks() {
                let text = format!("{letter}{mark}");
                assert_eq!(composed(&text), text.nfc().collect::<String>(), "{letter} {mark:?}");
            }
        }
    }

    #[test]
    fn marks_have_the_class_of_unicode() {
        for mark in '\u{2F0}'..='\u{380}' {
            let is_whole = mark.nfd().eq([mark]);
            let expected = unicode_normalization::char::canonical_combining_class(mark);
            assert_eq!(class(mark), if is_whole { expected } else { 0 }, "{mark:?}");
        }
    }

    /// What composing breaks where it goes wrong: letters of one and two marks, marks of every class, other characters.
    const PIECES: &[&str] = &[
        "a", "e", "o", "u", "s", "ê", "ǡ", "ḝ", "ồ", "ṩ", "Ơ", " ", "\n", "中", "🇩🇪", "\u{301}", "\u{302}",
        "\u{304}", "\u{307}", "\u{308}", "\u{31B}", "\u{323}", "\u{327}", "\u{328}", "\u{331}", "\u{338}",
        "\u{345}",
    ];

    #[test]
    fn clusters_are_composed_as_unicode_has_it_and_found_again_in_the_source() {
        let texts = prop::collection::vec(prop::sample::select(PIECES), 0..20);
        let mut runner = TestRunner::new_with_rng(
            Config { cases: 5000, ..Config::default() },
            TestRng::deterministic_rng(RngAlgorithm::ChaCha),
        );
        let outcome = runner.run(&texts, |pieces| {
            let source = pieces.concat();
            let composed = Composed::new(&source);
            let text = composed.text.as_ref();
            prop_assert_eq!(text, source.nfc().collect::<String>());
            prop_assert_eq!(composed.source(text.len()), source.len());
            for (at, c) in text.char_indices() {
                let Some(before) = source.get(..composed.source(at)) else {
                    return Err(TestCaseError::fail(format!(
                        "byte {at} of {text:?} is inside of a character"
                    )));
                };
                if class(c) == 0 {
                    prop_assert_eq!(before.nfc().collect::<String>(), text.get(..at).unwrap_or_default());
                }
            }
            Ok(())
        });
        assert!(outcome.is_ok(), "{outcome:?}");
    }

    #[test]
    fn a_text_without_marks_is_not_copied() {
        for text in ["", "José Álvarez met Małgorzata Świątek", "ͻ Ͷ ΐ 中国"] {
            assert!(!Composed::new(text).is_changed(), "{text}");
        }
    }

    #[test]
    fn marks_without_end_are_left_as_they_are() {
        let text = format!("e{}", "\u{301}".repeat(100_000));
        let composed = Composed::new(&text);
        assert_eq!(composed.text.len(), text.len() - 1);
        assert_eq!(composed.source(composed.text.len()), text.len());
    }
}
