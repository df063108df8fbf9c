//! The text as the later stages see it.

use std::ops::Range;

use crate::analysis::SentenceKind;
use crate::span::Span;

/// Indices of tokens, `start` inclusive, `end` exclusive.
pub(crate) type TokenRange = Range<usize>;

/// A text with its tokens, sentences and structure. Every list is in the order of the text.
pub(crate) struct Document<'t> {
    /// What the spans slice.
    pub text: &'t str,
    /// Words, numbers and marks; never white space; never overlapping.
    pub tokens: Vec<Token>,
    /// Sentences; together they hold every token once.
    pub sentences: Vec<Sentence>,
    /// Paragraphs (blocks of the text, each of one or more sentences); together they hold every sentence once.
    pub paragraphs: Vec<Paragraph>,
    /// Stretches between quotation marks, marks included; they may nest.
    pub quotations: Vec<Span>,
    /// BCP 47 tag, `und` where the text is too short to tell.
    pub language: &'static str,
    /// The lower-case forms of tokens that are not written so, each followed by a line feed; `Token::lower` points into it.
    pub(super) lower: String,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// Whether white space (or the start of the text) stands before it.
    pub space_before: bool,
    /// Where its lower-case form stands in the document's buffer; [`AS_WRITTEN`] where it is written so.
    pub(super) lower: u32,
}

/// Most tokens are in lower case as they stand.
pub(super) const AS_WRITTEN: u32 = u32::MAX;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, perhaps with digits, apostrophes or periods inside ("U.S.", "n't", "COVID-19").
    Word,
    /// Digits with separators ("1,200.50", "3rd", "1990s").
    Number,
    /// A mark of punctuation.
    Punctuation,
    /// A currency sign, percent sign, emoji or other symbol.
    Symbol,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// `#word` or `@name`.
    Tag,
}

/// A sentence or another line that stands by itself.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// From the first to the last token.
    pub span: Span,
    pub tokens: TokenRange,
    pub kind: SentenceKind,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// A block of the text.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    /// Indices of its sentences.
    pub sentences: Range<usize>,
    pub section: Section,
}

/// Which part of the article a paragraph belongs to: the number of headings before it, the title not counted.
/// A narrative's year is reset where it changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Section(pub u32);

impl<'t> Document<'t> {
    /// The words of token `index`; empty past the end.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// The words of token `index` in lower case; empty past the end.
    pub fn lower(&self, index: usize) -> &str {
        match self.tokens.get(index) {
            Some(token) if token.lower == AS_WRITTEN => token.span.of(self.text),
            Some(token) => {
                let form = self.lower.get(token.lower as usize..).unwrap_or_default();
                // Words are short: a search made for long texts takes longer to begin than to look.
                form.bytes().position(|byte| byte == b'\n').and_then(|end| form.get(..end)).unwrap_or(form)
            }
            None => "",
        }
    }

    /// The span from the first to the last of `tokens`; empty where there is none.
    pub fn span_of(&self, tokens: TokenRange) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.span.to(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The tokens that `span` touches.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// Index of the sentence that holds token `index`, if there is such a token.
    pub fn sentence_of(&self, index: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end <= index);
        self.sentences.get(at).filter(|sentence| sentence.tokens.contains(&index)).map(|_| at)
    }
}
