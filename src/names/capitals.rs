//! What a capital letter says in its sentence: much in running text, little at its start or in a headline.

use crate::keyed::Map;

use crate::lexicon::{Lexicon, Sense};
use crate::text::{Document, Sentence, TokenKind};
use crate::word_list::WordList;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Names alone have them, and the first word.
    Running,
    /// "Leaders Meet in Geneva": most words have them.
    Headline,
    /// "LEADERS MEET IN GENEVA": all letters are.
    Upper,
    /// "leaders meet in geneva": none are, in the whole text.
    Lower,
}

/// Which tokens look like parts of names.
pub(super) struct Capitals {
    pub styles: Vec<Style>,
    name_like: Vec<bool>,
}

impl Capitals {
    /// Reads `document` twice: first for the evidence that running text gives on each word, then for each token.
    pub fn read(document: &Document<'_>, lexicon: &Lexicon) -> Self {
        let all_lower = is_all_lower(document);
        let styles: Vec<_> = document
            .sentences
            .iter()
            .map(|sentence| if all_lower { Style::Lower } else { style(document, lexicon, sentence) })
            .collect();
        let mut evidence: Map<&str, Evidence> = Map::default();
        for (sentence, _) in
            document.sentences.iter().zip(&styles).filter(|(_, style)| **style == Style::Running)
        {
            for index in sentence.tokens.clone().skip(1).filter(|&index| is_word(document, index)) {
                let entry = evidence.or_default(document.lower(index));
                match starts_upper(document.word(index)) {
                    true => entry.capital += u32::from(!after_opening(document, index)),
                    false => entry.lower += 1,
                }
            }
        }
        let mut name_like = vec![false; document.tokens.len()];
        for (sentence, &style) in document.sentences.iter().zip(&styles) {
            for index in sentence.tokens.clone() {
                let initial = index == sentence.tokens.start || after_opening(document, index);
                let seen = evidence.get(document.lower(index)).copied().unwrap_or_default();
                if let Some(like) = name_like.get_mut(index) {
                    *like = looks_like_name(document, lexicon, index, style, initial, seen);
                }
            }
        }
        Self { styles, name_like }
    }

    /// Whether token `index` looks like part of a name.
    pub fn name_like(&self, index: usize) -> bool {
        self.name_like.get(index).copied().unwrap_or_default()
    }
}

/// How often a word stands inside running sentences in lower case and with a capital.
#[derive(Clone, Copy, Default)]
struct Evidence {
    lower: u32,
    capital: u32,
}

fn looks_like_name(
    document: &Document<'_>,
    lexicon: &Lexicon,
    index: usize,
    style: Style,
    initial: bool,
    seen: Evidence,
) -> bool {
    let word = document.word(index);
    if !is_word(document, index) || !word.chars().any(char::is_uppercase) || word == "I" {
        return false;
    }
    let common = is_common(lexicon, document.lower(index));
    match style {
        Style::Lower => false,
        // A capital inside a running sentence: a name, but for words like "I'm" and "Monday".
        Style::Running if !initial => !common || !CALENDAR_AND_FUNCTION.has(document.lower(index)),
        Style::Running | Style::Headline => !common && seen.lower == 0 || seen.capital > seen.lower,
        Style::Upper => !common && seen.lower == 0 || seen.capital > 0,
    }
}

/// Words that have a capital without being part of a name; sorted.
const CALENDAR_AND_FUNCTION: WordList = WordList(
    "a an and april at august but by december february for friday from he her his if in it its january july \
     june march monday my november october of on or our saturday september she sunday that the their they \
     this thursday to tuesday we wednesday with you your",
);

fn style(document: &Document<'_>, lexicon: &Lexicon, sentence: &Sentence) -> Style {
    let (mut words, mut upper, mut capital, mut common, mut common_capital) = (0, 0, 0, 0, 0);
    for index in sentence.tokens.clone().filter(|&index| is_word(document, index)) {
        let word = document.word(index);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 {
            continue;
        }
        words += 1;
        upper += usize::from(!word.chars().any(char::is_lowercase));
        if index > sentence.tokens.start {
            capital += usize::from(starts_upper(word));
            // Short words are in lower case in headlines too.
            if letters > 3 && is_common(lexicon, document.lower(index)) {
                common += 1;
                common_capital += usize::from(starts_upper(word));
            }
        }
    }
    if words >= 3 && upper * 10 >= words * 7 {
        Style::Upper
    } else if common >= 2 && common_capital * 10 >= common * 7 && capital * 2 > words {
        Style::Headline
    } else {
        Style::Running
    }
}

/// Whether the text has no capitals to speak of: at most one in fifty words of ten or more.
fn is_all_lower(document: &Document<'_>) -> bool {
    let words = (0..document.tokens.len()).filter(|&index| is_word(document, index));
    let (count, capital) = words.fold((0, 0), |(count, capital), index| {
        (count + 1, capital + usize::from(document.word(index).chars().any(char::is_uppercase)))
    });
    count >= 5 && capital * 50 <= count
}

/// Whether token `index` stands after an opening quotation mark, a bracket, a colon or a bullet.
fn after_opening(document: &Document<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map_or("", |before| document.word(before));
    matches!(before, "\"" | "“" | "‘" | "'" | "``" | "(" | "[" | ":" | "-" | "–" | "—" | "•" | "*" | "...")
}

pub(super) fn is_common(lexicon: &Lexicon, lower: &str) -> bool {
    lexicon.get(lower).is_some_and(|entry| entry.any(|sense| sense == Sense::Common))
}

pub(super) fn is_word(document: &Document<'_>, index: usize) -> bool {
    document.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word)
}

pub(super) fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
