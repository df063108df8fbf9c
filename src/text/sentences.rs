//! Where sentences end inside a paragraph.

use super::document::{Token, TokenKind, TokenRange};
use super::marks::{is_closing, is_opening, is_stop};
use super::words::{self, Abbreviation};
use crate::letters::lowered;

/// Longer sentences are cut, so that what later stages do for one sentence stays bounded.
pub(super) const LONGEST_SENTENCE: usize = 600;

/// How many tokens after a quotation its speaker's verb is looked for.
const SPEAKER: usize = 5;

/// A text without capitals cannot show the start of a sentence by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    Mixed,
    Small,
}

/// The sentences of `paragraph`, in order; together they hold all its tokens.
pub(super) fn sentences(
    text: &str,
    tokens: &[Token],
    paragraph: TokenRange,
    letters: Letters,
) -> Vec<TokenRange> {
    let end = paragraph.end;
    let reader = Reader { text, tokens: tokens.get(..end).unwrap_or(tokens), letters };
    let mut sentences = Vec::new();
    let mut first = paragraph.start;
    let mut at = first;
    while at < end {
        let next = reader
            .sentence_end(first, at)
            .unwrap_or_else(|| if at + 1 - first >= LONGEST_SENTENCE { at + 1 } else { 0 });
        if next > at {
            sentences.push(first..next.min(end));
            first = next.min(end);
            at = first;
        } else {
            at += 1;
        }
    }
    if first < end {
        sentences.push(first..end);
    }
    sentences
}

struct Reader<'t> {
    text: &'t str,
    /// Up to the end of the paragraph.
    tokens: &'t [Token],
    letters: Letters,
}

impl Reader<'_> {
    fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    fn space_before(&self, index: usize) -> bool {
        self.tokens.get(index).is_none_or(|token| token.space_before)
    }

    /// Where the next sentence begins, if the one that begins at `first` ends with the stop `at` and what closes it.
    fn sentence_end(&self, first: usize, at: usize) -> Option<usize> {
        let word = self.word(at);
        match self.kind(at)? {
            TokenKind::Punctuation if is_stop(word) => self.after_stop(first, at),
            TokenKind::Word if word.len() > 1 && word.ends_with('.') => self.after_abbreviation(at),
            _ => None,
        }
    }

    fn after_stop(&self, first: usize, at: usize) -> Option<usize> {
        let stop = self.word(at);
        // "1. The first point"
        if stop == "."
            && at == first + 1
            && self.kind(first) == Some(TokenKind::Number)
            && self.word(first).len() <= 3
        {
            return None;
        }
        let next = self.after_closing(at);
        if next >= self.tokens.len() {
            return Some(next);
        }
        let closes_quotation = (at + 1..next.min(at + 4)).any(|index| is_quotation_mark(self.word(index)));
        // ". . ." is an ellipsis too.
        let is_spaced = self.word(at + 1) == "." || at > first && self.word(at - 1) == ".";
        let is_full_stop = matches!(stop, "." | "。") && !is_spaced;
        let starts = self.start_at(next);
        match starts {
            Start::Small if self.letters == Letters::Small => {
                (is_full_stop || !closes_quotation).then_some(next)
            }
            // "Really?" he asked. Yahoo! and others. But a full stop is one, whatever follows without a capital.
            Start::Small if closes_quotation => None,
            Start::Small => (is_full_stop && !self.is_short(at) || stop.starts_with('?')).then_some(next),
            Start::Mark => None,
            Start::Capital if closes_quotation && !is_full_stop && self.has_speaker(next) => None,
            // "I think ... I should go": an ellipsis in the middle of a thought.
            Start::Capital if is_ellipsis(stop) && !closes_quotation && self.word(next) == "I" => None,
            Start::Capital | Start::Other => Some(next),
        }
    }

    /// The first token that does not close what the stop at `at` ended.
    fn after_closing(&self, at: usize) -> usize {
        let mut next = at + 1;
        loop {
            let word = self.word(next);
            let attached = !self.space_before(next);
            let closes = match self.kind(next) {
                Some(TokenKind::Punctuation) if is_stop(word) => true,
                // Straight marks that stand alone close too, if nothing is attached behind them.
                Some(TokenKind::Punctuation) if matches!(word, "\"" | "'") => {
                    attached
                        || self.space_before(next + 1) && next + 1 < self.tokens.len()
                        || next + 1 == self.tokens.len()
                }
                Some(TokenKind::Punctuation) if is_closing(word) => true,
                // Notes of Wikipedia: "in 1805.[6]"
                Some(TokenKind::Punctuation) if word == "[" && self.word(next + 2) == "]" => {
                    next += 2;
                    true
                }
                Some(TokenKind::Symbol) => words::EMOTICONS.contains(&word) || is_picture(word),
                _ => false,
            };
            if !closes {
                return next;
            }
            next += 1;
        }
    }

    /// Whether the word before the full stop at `at` is so short that it may be an abbreviation nobody listed.
    fn is_short(&self, at: usize) -> bool {
        at > 0
            && self.kind(at - 1) == Some(TokenKind::Word)
            && self.word(at - 1).len() <= 3
            && !self.space_before(at)
            && !words::is_small_word(self.word(at - 1))
    }

    fn start_at(&self, mut at: usize) -> Start {
        // A few brackets and quotation marks may open the next sentence.
        for _ in 0..3 {
            if !is_opening(self.word(at)) {
                break;
            }
            at += 1;
        }
        let Some(kind) = self.kind(at) else { return Start::Other };
        match kind {
            TokenKind::Punctuation if matches!(self.word(at), "," | ";" | ":" | ")" | "]" | "\u{2019}") => {
                Start::Mark
            }
            _ => match self.word(at).chars().next() {
                Some(c) if c.is_lowercase() => Start::Small,
                Some(c) if c.is_uppercase() => Start::Capital,
                _ => Start::Other,
            },
        }
    }

    /// Whether a speaker and a verb of speech follow: "Is it over?" Roe asked.
    fn has_speaker(&self, at: usize) -> bool {
        for index in at..at + SPEAKER {
            let word = self.word(index);
            if words::is_speech_verb(word) {
                return index > at;
            }
            let goes_on = word.starts_with(char::is_uppercase) && !words::STARTERS.has(word)
                || matches!(word, "He" | "She" | "They" | "I" | "We" | "The" | "of" | "the");
            if !goes_on {
                return false;
            }
        }
        false
    }

    fn after_abbreviation(&self, at: usize) -> Option<usize> {
        let next = self.after_closing(at);
        if next >= self.tokens.len() {
            return Some(next);
        }
        if next > at + 1 && self.word(at + 1) == "." {
            // "... of Acme Inc.."
            return Some(next);
        }
        let capital = self.start_at(next) == Start::Capital;
        let start = self.first_word_from(next);
        let is_starter = words::STARTERS.has(start);
        let word = self.word(at).trim_end_matches('.');
        let is_acronym = word.contains('.');
        let ends = match words::abbreviation(&lowered(word)) {
            _ if !capital => false,
            _ if is_acronym => match word.to_ascii_lowercase().as_str() {
                "a.m" | "p.m" => !words::is_after_time(start),
                "e.g" | "i.e" | "a.k.a" => false,
                _ => is_starter || next > at + 1 && !words::is_speech_verb(start),
            },
            // Surnames may be So, An, No; only these begin a sentence after a title, as in "on Main St. The".
            Some(Abbreviation::BeforeName) => matches!(start, "The" | "He" | "She" | "It" | "They" | "But"),
            Some(Abbreviation::BeforeNumber) => false,
            Some(Abbreviation::Capitalised) => is_starter,
            // "They met in Jan. Oslo declined.": no name begins with a month that something happened in.
            Some(Abbreviation::Month) => is_starter || self.follows_time(at),
            Some(Abbreviation::Anywhere) => match word.to_ascii_lowercase().as_str() {
                "vs" | "v" | "cf" | "ca" | "approx" | "esp" | "attn" => false,
                "jr" | "sr" | "al" => is_starter,
                _ => !words::is_title_start(start),
            },
            // An initial.
            None => is_starter && start != "A" && word.chars().count() == 1 && !self.follows_capital(at),
        };
        ends.then_some(next)
    }

    fn first_word_from(&self, at: usize) -> &str {
        (at..at + 3).map(|index| self.word(index)).find(|word| !is_opening(word)).unwrap_or_default()
    }

    fn follows_time(&self, at: usize) -> bool {
        at > 0 && matches!(self.word(at - 1), "in" | "In" | "since" | "until" | "last" | "next" | "this")
    }

    fn follows_capital(&self, at: usize) -> bool {
        at > 0 && self.word(at - 1).starts_with(char::is_uppercase)
    }
}

/// What the words after a stop begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Small,
    Capital,
    /// A mark that cannot begin a sentence.
    Mark,
    /// A number, a dash, a letter without case.
    Other,
}

fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "\"" | "'" | "\u{201D}" | "\u{2019}" | "''" | "»")
}

fn is_ellipsis(word: &str) -> bool {
    word.starts_with('\u{2026}') || word.starts_with("..")
}

fn is_picture(word: &str) -> bool {
    word.chars().next().is_some_and(|c| super::shape::class(c) == super::shape::Class::Emoji)
}
