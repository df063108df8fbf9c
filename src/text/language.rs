//! Which language a text is in: by its script, and for Latin script by its most frequent small words.

use crate::keyed::{Map, Set};
use std::sync::LazyLock;

use super::document::{Document, TokenKind};
use super::language_words::LANGUAGES;

/// A text may be long; its first words tell.
const WORDS_READ: usize = 4000;
/// Of fewer words nothing is said.
const FEWEST_WORDS: usize = 4;
/// Another language needs so many different small words of its own, which may be names in English ("de", "van", "la").
const FEWEST_KINDS: u32 = 3;
/// They make up at least this share of the words, in per cent. News has 25 to 50 per cent in its own language.
const LEAST_SHARE: usize = 15;

/// BCP 47 tag of the language of `document`; `und` where it is too short to tell.
///
/// Whatever is not clearly another language is taken for English, if it has English words at all: a quotation in another
/// language does not make an article one.
pub(super) fn language(document: &Document<'_>) -> &'static str {
    let words: Vec<&str> = (0..document.tokens.len())
        .filter(|index| document.tokens.get(*index).is_some_and(|token| token.kind == TokenKind::Word))
        .map(|index| document.lower(index))
        .take(WORDS_READ)
        .collect();
    match Script::of(&words) {
        Some(Script::Latin) => of_latin(&words),
        Some(script) => script.language(&words),
        None => "und",
    }
}

/// For each small word the languages that have it, as bits.
static SMALL_WORDS: LazyLock<Map<&str, u32>> = LazyLock::new(|| {
    let mut languages_of = Map::default();
    for (index, (_, words)) in LANGUAGES.iter().enumerate() {
        for word in words.split(' ') {
            *languages_of.or_default(word) |= 1 << index;
        }
    }
    languages_of
});

#[derive(Clone, Copy, Default)]
struct Hits {
    words: usize,
    kinds: u32,
}

fn of_latin(words: &[&str]) -> &'static str {
    if words.len() < FEWEST_WORDS {
        return "und";
    }
    let mut hits = [Hits::default(); LANGUAGES.len()];
    let mut seen = Set::default();
    for word in words {
        let Some(languages) = SMALL_WORDS.get(word) else { continue };
        let is_new = seen.insert(*word);
        // What English has too is no evidence for another language.
        let languages = if languages & 1 == 1 { 1 } else { *languages };
        for (index, hits) in hits.iter_mut().enumerate() {
            if languages >> index & 1 == 1 {
                hits.words += 1;
                hits.kinds += u32::from(is_new);
            }
        }
    }
    let [english, others @ ..] = hits;
    // The first of equals: the list has the language of more readers first.
    let best = others.iter().enumerate().rev().max_by_key(|(_, hits)| hits.words);
    if let Some((index, best)) = best
        && best.words * 2 > english.words * 3
        && best.kinds >= FEWEST_KINDS
        && best.words * 100 >= words.len() * LEAST_SHARE
    {
        return LANGUAGES.get(index + 1).map_or("und", |(tag, _)| tag);
    }
    if english.words > 0 { "en" } else { "und" }
}

/// Scripts that tell a language, or a family of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Tamil,
    Thai,
    Georgian,
    Armenian,
    Hangul,
    Kana,
    Han,
}

impl Script {
    const ALL: [Self; 14] = [
        Self::Latin,
        Self::Cyrillic,
        Self::Greek,
        Self::Hebrew,
        Self::Arabic,
        Self::Devanagari,
        Self::Bengali,
        Self::Tamil,
        Self::Thai,
        Self::Georgian,
        Self::Armenian,
        Self::Hangul,
        Self::Kana,
        Self::Han,
    ];

    fn of_char(c: char) -> Option<Self> {
        Some(match c as u32 {
            0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x24F | 0x1E00..=0x1EFF => Self::Latin,
            0x370..=0x3FF | 0x1F00..=0x1FFF => Self::Greek,
            0x400..=0x52F => Self::Cyrillic,
            0x530..=0x58F => Self::Armenian,
            0x590..=0x5FF => Self::Hebrew,
            0x600..=0x6FF | 0x750..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => Self::Arabic,
            0x900..=0x97F => Self::Devanagari,
            0x980..=0x9FF => Self::Bengali,
            0xB80..=0xBFF => Self::Tamil,
            0xE00..=0xE7F => Self::Thai,
            0x10A0..=0x10FF => Self::Georgian,
            0x1100..=0x11FF | 0xAC00..=0xD7A3 => Self::Hangul,
            0x3040..=0x30FF | 0x31F0..=0x31FF => Self::Kana,
            0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => Self::Han,
            _ => return None,
        })
    }

    /// The script of most letters. A character of Chinese or Japanese counts as much as three letters, about a word's
    /// worth of one.
    fn of(words: &[&str]) -> Option<Self> {
        let mut letters = [0_usize; Self::ALL.len()];
        for c in words.iter().flat_map(|word| word.chars()) {
            if let Some(script) = Self::of_char(c)
                && let Some(count) = letters.get_mut(script as usize)
            {
                *count += if script >= Self::Hangul { 3 } else { 1 };
            }
        }
        let count = |script: &Self| letters.get(*script as usize).copied().unwrap_or_default();
        let kana = count(&Self::Kana);
        let most = Self::ALL.into_iter().max_by_key(count).filter(|script| count(script) > 0)?;
        // Japanese has more Han than kana in headlines; Chinese has no kana.
        Some(if most == Self::Han && kana * 10 > count(&Self::Han) { Self::Kana } else { most })
    }

    fn language(self, words: &[&str]) -> &'static str {
        let has = |letters: &[char]| words.iter().flat_map(|word| word.chars()).any(|c| letters.contains(&c));
        match self {
            Self::Latin => "en",
            Self::Cyrillic if has(&['і', 'ї', 'є', 'ґ']) => "uk",
            Self::Cyrillic if has(&['ђ', 'ј', 'љ', 'њ', 'ћ', 'џ']) => "sr",
            Self::Cyrillic if has(&['ы', 'э', 'ё']) => "ru",
            Self::Cyrillic if has(&['ъ']) => "bg",
            Self::Cyrillic => "ru",
            Self::Greek => "el",
            Self::Hebrew => "he",
            Self::Arabic if has(&['ٹ', 'ڈ', 'ڑ', 'ں', 'ے']) => "ur",
            Self::Arabic if has(&['پ', 'چ', 'ژ', 'گ', 'ی']) => "fa",
            Self::Arabic => "ar",
            Self::Devanagari => "hi",
            Self::Bengali => "bn",
            Self::Tamil => "ta",
            Self::Thai => "th",
            Self::Georgian => "ka",
            Self::Armenian => "hy",
            Self::Hangul => "ko",
            Self::Kana => "ja",
            Self::Han => "zh",
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::read;

    #[test]
    fn tells_languages_by_a_sentence() {
        for (tag, text) in [
            ("en", "The ministers will meet again in the spring, a spokeswoman said."),
            (
                "de",
                "Die Minister wollen sich im Frühjahr wieder treffen, sagte eine Sprecherin der Regierung.",
            ),
            ("fr", "Les ministres se retrouveront au printemps, a dit une porte-parole dans la soirée."),
            ("es", "Los ministros se reunirán de nuevo en la primavera, dijo una portavoz del gobierno."),
            (
                "it",
                "I ministri si incontreranno di nuovo in primavera, ha detto una portavoce del governo che non era presente.",
            ),
            (
                "pt",
                "Os ministros vão reunir-se de novo na primavera, disse uma porta-voz do governo que não quis falar.",
            ),
            ("nl", "De ministers komen in het voorjaar weer bijeen, zei een woordvoerder van de regering."),
            (
                "sv",
                "Ministrarna ska träffas igen i vår, sade en talesperson för regeringen som inte ville svara på frågor.",
            ),
            (
                "da",
                "Ministrene vil mødes igen til foråret, sagde en talsmand for regeringen, som ikke ville svare på spørgsmål efter mødet.",
            ),
            (
                "nb",
                "Ministrene skal møtes igjen til våren, sa en talsperson for regjeringen som ikke ville svare på spørsmål etter møtet.",
            ),
            (
                "fi",
                "Ministerit tapaavat keväällä, mutta tiedottaja ei ole kertonut, että päivä on jo sovittu, vaikka se oli luvattu.",
            ),
            (
                "pl",
                "Ministrowie spotkają się ponownie na wiosnę, ale nie wiadomo, czy to się uda w tym roku.",
            ),
            (
                "cs",
                "Ministři se sejdou znovu na jaře, ale není jasné, jestli to bude v tomto roce, řekla mluvčí.",
            ),
            (
                "hu",
                "A miniszterek tavasszal ismét találkoznak, de nem biztos, hogy ez az év végéig is így lesz.",
            ),
            (
                "ro",
                "Miniștrii se vor întâlni din nou la primăvară, a spus o purtătoare de cuvânt care nu este din guvern.",
            ),
            (
                "hr",
                "Ministri će se ponovno sastati na proljeće, ali nije jasno hoće li to biti ove godine, rekla je glasnogovornica.",
            ),
            (
                "tr",
                "Bakanlar baharda yeniden bir araya gelecek, ancak bunun için bir tarih henüz belli değil ve daha sonra açıklanacak.",
            ),
            (
                "id",
                "Para menteri akan bertemu lagi pada musim semi, kata juru bicara yang tidak mau disebut namanya dalam acara itu.",
            ),
            (
                "vi",
                "Các bộ trưởng sẽ gặp lại vào mùa xuân, theo một người phát ngôn của chính phủ không có mặt trong cuộc họp.",
            ),
            (
                "ca",
                "Els ministres es reuniran de nou a la primavera, va dir una portaveu del govern que no hi era amb els altres.",
            ),
            ("ru", "Министры снова встретятся весной, сообщила пресс-секретарь."),
            ("uk", "Міністри знову зустрінуться навесні, повідомила речниця."),
            ("bg", "Министрите ще се срещнат отново през пролетта, съобщи говорителят."),
            ("el", "Οι υπουργοί θα συναντηθούν ξανά την άνοιξη."),
            ("ar", "سيجتمع الوزراء مرة أخرى في الربيع."),
            ("fa", "وزیران در بهار دوباره دیدار می‌کنند."),
            ("he", "השרים ייפגשו שוב באביב."),
            ("hi", "मंत्री वसंत में फिर मिलेंगे।"),
            ("zh", "部长们将于春季再次会晤。"),
            ("ja", "閣僚らは春に再び会談する。"),
            ("ko", "장관들은 봄에 다시 만날 것이다."),
            ("th", "รัฐมนตรีจะพบกันอีกครั้ง"),
        ] {
            assert_eq!(read(text).language, tag, "{text}");
        }
    }

    #[test]
    fn stays_with_english() {
        for text in [
            "“Nous ne sommes pas dans la même situation,” the minister said in French. The talks go on.",
            "Van der Berg, De la Cruz and Di Maria of La Liga played in the match on Sunday.",
            "The sign read 北京市人民政府 and nobody at the table could say what it meant.",
            "Die-in protest in Los Angeles; police arrest a man",
        ] {
            assert_eq!(read(text).language, "en", "{text}");
        }
    }

    #[test]
    fn says_nothing_of_too_little() {
        for text in ["", "12:30", "Jane Roe", "???", "Brazil 3 Norland 2", "🎉"] {
            assert_eq!(read(text).language, "und", "{text}");
        }
    }
}
