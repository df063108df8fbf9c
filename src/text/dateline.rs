//! Datelines: "KAZAN, Russia, Oct. 22 (Reuters) - ", "LONDON — ", and the times of a live blog, "14:05 BST - ".

use super::document::{Token, TokenKind, TokenRange};
use super::phrases::{CALENDAR_WORDS, NOT_PLACES};

/// A dateline has at most so many tokens, its dash included.
const LONGEST: usize = 22;

/// The tokens of the dateline that `block` begins with, its dash included. `may_be_mixed`: it is the first running text,
/// where a place in small letters will do ("Nairobi, Kenya – ").
pub(super) fn dateline(
    text: &str,
    tokens: &[Token],
    block: &TokenRange,
    may_be_mixed: bool,
) -> Option<TokenRange> {
    let line = tokens.get(block.clone())?;
    let reader = Reader { text, line };
    let length = reader.place(may_be_mixed).or_else(|| reader.clock_time())?;
    // What follows the dash is the first sentence, unless the dateline has a line of its own.
    Some(block.start..block.start + length)
}

struct Reader<'t> {
    text: &'t str,
    line: &'t [Token],
}

impl Reader<'_> {
    fn word(&self, index: usize) -> &str {
        self.line.get(index).map_or("", |token| token.span.of(self.text))
    }

    fn space_before(&self, index: usize) -> bool {
        self.line.get(index).is_none_or(|token| token.space_before)
    }

    /// Length of "PLACE, Region, Oct. 22 (Agency) —".
    fn place(&self, may_be_mixed: bool) -> Option<usize> {
        let is_capitals = is_capitals(self.word(0));
        if NOT_PLACES.contains(&self.word(0)) || !(is_capitals || may_be_mixed && is_name(self.word(0))) {
            return None;
        }
        let mut at = 0;
        let mut words_since_comma = 0;
        let mut has_day = false;
        while at < LONGEST {
            let word = self.word(at);
            let is_day = self.is_number(at) || is_calendar(word);
            has_day |= is_day;
            match word {
                "," | "/" => words_since_comma = 0,
                "(" => return self.agency(at),
                // "LONDON:" as Indian and Pakistani papers have it.
                ":" if at <= 3 && self.are_capitals(at) && self.line.len() > at + 2 => return Some(at + 1),
                _ if self.is_dash(at) => {
                    let is_hyphen_inside = !self.space_before(at) && !self.space_before(at + 1);
                    if is_hyphen_inside && word == "-" {
                        at += 1;
                        continue;
                    }
                    // In small letters only with a day: "Roe, Chief Executive — a Dane" is none. Nor is "OPEC - the cartel".
                    let begins_sentence = !self.word(at + 1).starts_with(char::is_lowercase);
                    return (begins_sentence && (is_capitals || has_day)).then_some(at + 1);
                }
                _ if is_day
                    || is_name(word)
                    || matches!(word, "de" | "of" | "the" | "-" | "'s") && at > 0 =>
                {
                    words_since_comma += 1;
                    if words_since_comma > 4 {
                        return None;
                    }
                }
                _ => return None,
            }
            at += 1;
            if at == self.line.len() {
                // On a line of its own.
                return (is_capitals && has_day).then_some(at);
            }
        }
        None
    }

    fn are_capitals(&self, count: usize) -> bool {
        self.word(0).len() > 2 && (0..count).all(|index| is_capitals(self.word(index)))
    }

    /// Length up to the dash after "(Reuters)" or "(AP via Daily Gazette)".
    fn agency(&self, open: usize) -> Option<usize> {
        let close = (open + 2..open + 8).find(|index| self.word(*index) == ")")?;
        let inside = (open + 1..close).all(|index| {
            let word = self.word(index);
            is_name(word) || matches!(word, "/" | "via" | "," | "&" | "-" | "." | "@")
        });
        let after = close + 1;
        let ends = self.is_dash(after) || self.word(after) == ":";
        if inside && ends { Some(after + 1) } else { (inside && after == self.line.len()).then_some(after) }
    }

    /// Length of "14:05 BST —".
    fn clock_time(&self) -> Option<usize> {
        if !self.is_number(0) || !self.word(0).contains([':', '.']) {
            return None;
        }
        let dash = (1..4).find(|index| !is_calendar(self.word(*index)))?;
        let ends = self.is_dash(dash) && (self.space_before(dash) || self.space_before(dash + 1))
            || matches!(self.word(dash), ":" | "|");
        // "10:05 - 11:30" is a range.
        (ends && dash + 1 < self.line.len() && !self.is_number(dash + 1)).then_some(dash + 1)
    }

    fn is_number(&self, index: usize) -> bool {
        self.line.get(index).is_some_and(|token| token.kind == TokenKind::Number)
    }

    fn is_dash(&self, index: usize) -> bool {
        matches!(self.word(index), "-" | "--" | "\u{2013}" | "\u{2014}" | "\u{2015}")
    }
}

/// "KAZAN", "U.N."
fn is_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| *c != '.');
    word.chars().count() > 2 && letters.all(char::is_uppercase)
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_calendar(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    CALENDAR_WORDS.iter().any(|calendar| calendar.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenise;

    fn found(line: &str) -> Option<String> {
        let tokens = tokenise(line).tokens;
        let range = dateline(line, &tokens, &(0..tokens.len()), true)?;
        let (first, last) = tokens.get(range.start).zip(tokens.get(range.end - 1))?;
        Some(first.span.to(last.span).of(line).to_owned())
    }

    #[test]
    fn datelines_end_with_their_dash() {
        for marked in [
            "KAZAN, Russia, Oct. 22 (Reuters) -| Leaders met.",
            "LONDON —| The pound fell.",
            "NEW DELHI:| The minister resigned.",
            "PORT-AU-PRINCE, Haiti (AP) —| Rain fell.",
            "UNITED NATIONS, March 3 --| Envoys met.",
            "BEIJING, 3 May (Xinhua) —| Exports rose.",
            "Nairobi, Kenya, 12 June 2026 –| Farmers marched.",
            "ACCRA (Daily Gazette) -| The port reopened.",
            "RIO DE JANEIRO —| Fans sang.",
            "14:05 BST –| Crews arrive.",
            "9.30am -| The court sits.",
            "GENEVA, 4 July 2026|",
        ] {
            let (expected, rest) = marked.split_once('|').unwrap_or_default();
            assert_eq!(found(&format!("{expected}{rest}")).as_deref(), Some(expected), "{marked}");
        }
    }

    #[test]
    fn other_dashes_and_colons_make_none() {
        for line in [
            "The talks - the third this year - failed.",
            "UPDATE: The talks failed.",
            "OPEC - led by its secretary general - agreed.",
            "Jane Roe — a surgeon — said no.",
            "Coca-Cola said sales rose.",
            "10:05 - 11:30 Opening of the congress",
            "LONDON is wet.",
            "IT WAS RAINING",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
