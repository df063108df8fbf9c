//! Stretches between quotation marks: straight, curly, single, nested, and over several paragraphs.

use super::document::{Paragraph, Sentence, Token};
use crate::order::{outermost_first, sort_by_key};
use crate::span::Span;

/// A quotation in a quotation in a quotation; deeper is no speech.
const DEEPEST: usize = 4;

/// The quotations of a text, marks included, sorted by start, then longest first.
pub(super) fn quotations(
    text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    paragraphs: &[Paragraph],
) -> Vec<Span> {
    let mut reader = Reader { text, tokens, open: Vec::new(), found: Vec::new() };
    for paragraph in paragraphs {
        let sentences = sentences.get(paragraph.sentences.clone()).unwrap_or_default();
        if let (Some(first), Some(last)) = (sentences.first(), sentences.last()) {
            reader.paragraph(first.tokens.start, last.tokens.end);
        }
    }
    let mut found = reader.found;
    sort_by_key(&mut found, |span| outermost_first(span.start, span.end));
    found
}

/// A mark that has opened a quotation.
#[derive(Clone, Copy)]
struct Opened {
    mark: Mark,
    start: usize,
}

/// Kinds of quotation marks; only marks of one kind open and close each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Straight,
    Curly,
    StraightSingle,
    CurlySingle,
    Angled,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    open: Vec<Opened>,
    found: Vec<Span>,
}

impl Reader<'_> {
    fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    fn paragraph(&mut self, first: usize, end: usize) {
        // Speech of several paragraphs opens each of them anew and closes only the last.
        let carried = self.open.first().copied().filter(
            |opened| matches!(self.side(first, first), Some((mark, Side::Opens)) if mark == opened.mark),
        );
        self.open.clear();
        self.open.extend(carried);
        let from = if carried.is_some() { first + 1 } else { first };
        for index in from..end {
            let Some((mark, side)) = self.side(index, first) else { continue };
            let Some(span) = self.tokens.get(index).map(|token| token.span) else { continue };
            match side {
                Side::Opens if self.open.len() < DEEPEST => {
                    self.open.push(Opened { mark, start: span.start })
                }
                Side::Opens => {}
                Side::Closes => self.close(mark, span.end),
            }
        }
    }

    fn close(&mut self, mark: Mark, end: usize) {
        if let Some(depth) = self.open.iter().rposition(|opened| opened.mark == mark) {
            // What was opened inside and never closed is no quotation.
            if let Some(opened) = self.open.drain(depth..).next() {
                self.found.push(Span::new(opened.start, end));
            }
        }
    }

    /// What the token `index` does as a quotation mark, in the paragraph that begins with token `first`.
    fn side(&self, index: usize, first: usize) -> Option<(Mark, Side)> {
        match self.word(index) {
            "\u{201C}" | "\u{201E}" | "\u{2018}\u{2018}" | "``" => Some((Mark::Curly, Side::Opens)),
            "\u{201D}" | "\u{2019}\u{2019}" => Some((Mark::Curly, Side::Closes)),
            "''" if self.is_open(Mark::Curly) => Some((Mark::Curly, Side::Closes)),
            "\"" | "''" => Some((Mark::Straight, self.straight_side(index, first, Mark::Straight)?)),
            "«" => Some((Mark::Angled, Side::Opens)),
            "»" => Some((Mark::Angled, Side::Closes)),
            "\u{2018}" => Some((Mark::CurlySingle, Side::Opens)),
            "\u{2019}" if !self.is_possessive(index) => Some((Mark::CurlySingle, Side::Closes)),
            "'" if !self.is_possessive(index) => {
                Some((Mark::StraightSingle, self.straight_side(index, first, Mark::StraightSingle)?))
            }
            _ => None,
        }
    }

    fn is_open(&self, mark: Mark) -> bool {
        self.open.iter().any(|opened| opened.mark == mark)
    }

    /// Straight marks look alike: spaces tell, and where they do not, whether one is open.
    fn straight_side(&self, index: usize, first: usize, mark: Mark) -> Option<Side> {
        let token = self.tokens.get(index)?;
        let next = self.tokens.get(index + 1);
        let space_after = next.is_none_or(|next| next.space_before);
        let after_opening = index > first
            && matches!(self.word(index - 1), "(" | "[" | "-" | "\u{2013}" | "\u{2014}" | "\u{201C}" | "\"");
        let free_before = index == first || token.space_before;
        match (free_before, space_after) {
            (true, false) => Some(Side::Opens),
            (false, true) => Some(Side::Closes),
            _ if self.is_open(mark) => Some(Side::Closes),
            (true, true) => Some(Side::Opens),
            (false, false) => after_opening.then_some(Side::Opens),
        }
    }

    /// "the ministers' plan": an apostrophe after an s, with a small word behind it.
    fn is_possessive(&self, index: usize) -> bool {
        let attached = self.tokens.get(index).is_some_and(|token| !token.space_before);
        let before = index.checked_sub(1).map_or("", |before| self.word(before));
        attached
            && before.ends_with(['s', 'S', 'z', 'x'])
            && self.tokens.get(index + 1).is_some_and(|next| next.space_before)
            && self.word(index + 1).starts_with(char::is_alphabetic)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::read;

    #[test]
    fn finds_what_stands_between_marks() {
        let cases: &[(&str, &[&str])] = &[
            ("She said \"no\" and \"never\".", &["\"no\"", "\"never\""]),
            ("“We go,” he said. “Now.”", &["“We go,”", "“Now.”"]),
            ("“He told me ‘wait’ twice,” Roe said.", &["“He told me ‘wait’ twice,”", "‘wait’"]),
            ("The 'quasi-state' of the ministers' plan", &["'quasi-state'"]),
            ("It's the workers' own 'new deal'.", &["'new deal'"]),
            ("\"He said 'wait', and left,\" she said.", &["\"He said 'wait', and left,\"", "'wait'"]),
            (
                "“One paragraph goes on.\n\n“The other ends here,” said Roe.",
                &["“One paragraph goes on.\n\n“The other ends here,”"],
            ),
            ("“Never closed.\n\nThe next paragraph is “short”.", &["“short”"]),
            ("A board of 6\" by 4\" was cut.", &[]),
            ("Words (\"in brackets\") and—\"dashes\".", &["\"in brackets\"", "\"dashes\""]),
            ("``Old wires,'' he said.", &["``Old wires,''"]),
            ("«Guillemets» and nothing", &["«Guillemets»"]),
            ("”“””", &["“”"]),
        ];
        for (text, expected) in cases {
            let document = read(text);
            let found: Vec<_> = document.quotations.iter().map(|span| span.of(text)).collect();
            assert_eq!(&found, expected, "{text}");
        }
    }
}
