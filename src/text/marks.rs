//! What a line shows by its first and last tokens: bullets, stops, bylines, dates.

use super::document::{Token, TokenKind};
use super::phrases::{self, CALENDAR_WORDS};
use crate::letters::lowered;

/// Signs that begin an item of a list. Those of the first list need a space after them.
const DASHES: &[&str] = &["-", "\u{2013}", "\u{2014}", "*", "o", ">"];
const BULLETS: &[&str] =
    &["•", "‣", "▪", "◦", "●", "○", "■", "□", "►", "▶", "✓", "✔", "→", "·", "∙", "\u{F0B7}"];

/// How many tokens the bullet or number at the start of a line has; 0 where there is none.
pub(super) fn bullet_length(text: &str, line: &[Token]) -> usize {
    let word = |index: usize| line.get(index).map_or("", |token| token.span.of(text));
    let space_before = |index: usize| line.get(index).is_none_or(|token| token.space_before);
    let is_short = |word: &str| {
        !word.is_empty() && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
            || word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let first = word(0);
    if BULLETS.contains(&first)
        || DASHES.contains(&first) && space_before(1) && (first != "o" || line.len() > 1)
    {
        1
    } else if is_short(first)
        && matches!(word(1), "." | ")")
        && !space_before(1)
        && space_before(2)
        && line.len() > 2
    {
        2
    } else if first == "(" && is_short(word(1)) && word(2) == ")" && space_before(3) && line.len() > 3 {
        3
    } else {
        0
    }
}

/// Whether `token` ends a sentence, if anything follows: `.`, `?!`, `…`.
pub(super) fn is_stop(word: &str) -> bool {
    word.starts_with(['.', '!', '?', '\u{2026}', '。', '！', '？', '؟', '।'])
}

/// Whether `word` may close what a stop ended: quotation marks and brackets.
pub(super) fn is_closing(word: &str) -> bool {
    matches!(
        word,
        "\"" | "'"
            | "\u{201D}"
            | "\u{2019}"
            | "''"
            | "\u{2019}\u{2019}"
            | ")"
            | "]"
            | "}"
            | "»"
            | "」"
            | "』"
    )
}

/// Whether `word` opens a quotation or bracket.
pub(super) fn is_opening(word: &str) -> bool {
    matches!(
        word,
        "\"" | "'"
            | "\u{201C}"
            | "\u{2018}"
            | "``"
            | "\u{2018}\u{2018}"
            | "("
            | "["
            | "{"
            | "«"
            | "„"
            | "「"
            | "『"
            | "''"
    )
}

/// Whether a line ends like a sentence, quotation marks and brackets after the stop included.
pub(super) fn ends_with_stop(text: &str, line: &[Token]) -> bool {
    // More marks than these in a row are no ordinary end.
    let end = line.iter().rev().map(|token| token.span.of(text)).take(6).find(|word| !is_closing(word));
    end.is_some_and(is_stop)
        || line
            .last()
            .is_some_and(|token| token.kind == TokenKind::Word && token.span.of(text).ends_with('.'))
}

/// Longest line that may be a byline, in tokens.
const LONGEST_BYLINE: usize = 24;

/// Whether a line begins like "By Jane Roe" or "Published 3 May 2026", and does not go on like a sentence.
pub(super) fn is_byline_start(text: &str, line: &[Token]) -> bool {
    if line.len() < 2
        || line.len() > LONGEST_BYLINE
        || line.last().is_some_and(|last| is_stop(last.span.of(text)))
    {
        return false;
    }
    let is_name = |index: usize| {
        line.get(index).is_some_and(|token| {
            let word = token.span.of(text);
            token.kind == TokenKind::Tag
                || word.starts_with(char::is_uppercase) && !phrases::is_determiner(word)
        })
    };
    let has_number = || line.iter().any(|token| token.kind == TokenKind::Number);
    let start: Vec<_> = line.iter().take(4).map(|token| lowered(token.span.of(text))).collect();
    let start = start.join(" ");
    let begins = |phrase: &str| {
        start.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let length = |phrase: &str| phrase.split(' ').count();
    phrases::WRITTEN_BY.iter().any(|phrase| begins(phrase) && is_name(length(phrase)))
        || phrases::PUBLISHED.iter().any(|phrase| begins(phrase)) && has_number()
}

/// Whether a line is nothing but a day or a time ("Friday, 21 August 2015", "14:05 BST").
pub(super) fn is_date_line(text: &str, line: &[Token]) -> bool {
    let is_date = |token: &Token| {
        let word = token.span.of(text);
        match token.kind {
            TokenKind::Number => word.len() <= 10,
            TokenKind::Punctuation => {
                matches!(word, "," | "." | ":" | "-" | "\u{2013}" | "(" | ")" | "/" | "·")
            }
            TokenKind::Symbol => word == "|",
            TokenKind::Word => {
                let word = word.trim_end_matches('.');
                CALENDAR_WORDS.iter().any(|calendar| calendar.eq_ignore_ascii_case(word))
            }
            _ => false,
        }
    };
    let is_telling = |token: &Token| {
        token.kind == TokenKind::Word
            || token.kind == TokenKind::Number && token.span.of(text).contains([':', '/', '-'])
    };
    (1..=12).contains(&line.len())
        && line.iter().all(is_date)
        && line.iter().any(|token| token.kind == TokenKind::Number)
        && line.iter().any(is_telling)
}
