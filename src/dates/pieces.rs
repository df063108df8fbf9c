//! The text cut into pieces finer than words: at every change between letters, digits and marks.
//!
//! The parts of a date are often glued together ("mid-1970s", "9am", "1999-2003", "3/4/2025") in ways that words are not
//! cut at, so the rules match pieces. They are numbered through the text and never joined across a blank line.

use super::words::{self, LONGEST, Word};
use crate::span::Span;

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Letters,
    Digits,
    /// One character that is neither.
    Mark(char),
    /// A blank line: no date crosses it.
    Break,
}

/// A run of letters, a run of digits, or one mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub span: Span,
    pub kind: Kind,
    pub word: Word,
    /// Whether white space (or the start of the text) stands before it.
    pub space_before: bool,
    /// Of digits: their number, capped.
    pub number: u32,
}

/// All pieces of a text.
pub(crate) struct Pieces<'t> {
    pub text: &'t str,
    pieces: Vec<Piece>,
}

const NONE: Piece =
    Piece { span: Span::new(0, 0), kind: Kind::Break, word: Word::Other, space_before: true, number: 0 };

impl<'t> Pieces<'t> {
    /// Cuts `text`, in one pass.
    pub fn of(text: &'t str) -> Self {
        let mut pieces = Vec::with_capacity(text.len() / 4);
        let mut characters = text.char_indices().peekable();
        let mut space_before = true;
        let mut line_feeds = 0;
        while let Some((start, first)) = characters.next() {
            if first.is_whitespace() {
                space_before = true;
                line_feeds += u32::from(first == '\n');
                continue;
            }
            if line_feeds > 1 {
                pieces.push(Piece { span: Span::new(start, start), ..NONE });
            }
            line_feeds = 0;
            let mut end = start + first.len_utf8();
            let (kind, belongs): (Kind, fn(char) -> bool) = if first.is_ascii_digit() {
                (Kind::Digits, |c| c.is_ascii_digit())
            } else if first.is_alphabetic() {
                (Kind::Letters, char::is_alphabetic)
            } else {
                (Kind::Mark(first), |_| false)
            };
            while let Some((at, next)) = characters.next_if(|&(_, next)| belongs(next)) {
                end = at + next.len_utf8();
            }
            let span = Span::new(start, end);
            let (word, number) = match kind {
                Kind::Letters => (word_of(span.of(text)), 0),
                Kind::Digits => (Word::Other, span.of(text).parse().unwrap_or(u32::MAX)),
                _ => (Word::Other, 0),
            };
            pieces.push(Piece { span, kind, word, space_before, number });
            space_before = false;
        }
        Self { text, pieces }
    }

    /// Number of pieces.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Piece `at`; a break past the end.
    pub fn get(&self, at: usize) -> Piece {
        self.pieces.get(at).copied().unwrap_or(NONE)
    }

    /// The piece before `at`; a break at the start.
    pub fn before(&self, at: usize) -> Piece {
        at.checked_sub(1).map_or(NONE, |at| self.get(at))
    }

    /// What the word at `at` may mean; `Other` for digits and marks.
    pub fn word(&self, at: usize) -> Word {
        self.get(at).word
    }

    /// The characters of piece `at`.
    pub fn text_of(&self, at: usize) -> &'t str {
        self.get(at).span.of(self.text)
    }

    /// Whether piece `at` is this word, in any case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.text_of(at).eq_ignore_ascii_case(word)
    }

    /// Whether piece `at` is this mark.
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.get(at).kind == Kind::Mark(mark)
    }

    /// Whether piece `at` follows the one before without white space.
    pub fn is_glued(&self, at: usize) -> bool {
        let piece = self.get(at);
        piece.kind != Kind::Break && !piece.space_before
    }

    /// Whether piece `at` begins with a capital.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.text_of(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether piece `at` is a hyphen or dash.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.get(at).kind, Kind::Mark('-' | '‐' | '‑' | '‒' | '–' | '—' | '−'))
    }

    /// Whether piece `at` is an apostrophe, straight or curly.
    pub fn is_apostrophe(&self, at: usize) -> bool {
        matches!(self.get(at).kind, Kind::Mark('\'' | '’' | '‘'))
    }

    /// Digits at `at`, as their count and number.
    pub fn digits(&self, at: usize) -> Option<(usize, u32)> {
        let piece = self.get(at);
        (piece.kind == Kind::Digits).then_some((piece.span.len(), piece.number))
    }

    /// `at` past a piece that is this mark, else `at`.
    pub fn skip_mark(&self, at: usize, mark: char) -> usize {
        if self.is_mark(at, mark) { at + 1 } else { at }
    }

    /// `at` past a piece that has this meaning, else `at`.
    pub fn skip(&self, at: usize, word: Word) -> usize {
        if self.word(at) == word { at + 1 } else { at }
    }

    /// The span from piece `start` to the one before `end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.get(start).span.start, self.before(end).span.end)
    }
}

fn word_of(text: &str) -> Word {
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..text.len()) else { return Word::Other };
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).map_or(Word::Other, words::meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_every_change_and_marks_blank_lines() {
        let pieces = Pieces::of("mid-1970s, 9am\nÅr\n\n'60s");
        let texts: Vec<_> = (0..pieces.len()).map(|at| pieces.text_of(at)).collect();
        assert_eq!(texts, ["mid", "-", "1970", "s", ",", "9", "am", "År", "", "'", "60", "s"]);
        assert_eq!(pieces.get(8).kind, Kind::Break);
        assert_eq!(pieces.get(99).kind, Kind::Break);
        assert_eq!(pieces.word(6), Word::Am);
    }
}
