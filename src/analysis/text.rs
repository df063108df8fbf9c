//! The text itself: sentences and tokens.

use serde::Serialize;

/// A sentence. Headings, captions and the like are sentences too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Sentence {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// What part it plays in the article.
    pub kind: SentenceKind,
}

/// What part a sentence plays in the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum SentenceKind {
    /// A title or a section's heading.
    Headline,
    /// Place and day before the first sentence: "KAZAN, Russia, Oct. 22 -".
    Dateline,
    /// Who wrote it, or when it was published.
    Byline,
    /// Running text.
    #[default]
    Body,
    /// An item of a list.
    ListItem,
    /// Not the article's own: "Read more", captions, cookie notices.
    Boilerplate,
}

/// A word, number or mark, by the conventions of Universal Dependencies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Token {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// Dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: &'static str,
    /// Index of the head in [`Analysis::tokens`](super::Analysis); `null` for the root of a sentence.
    pub head: Option<u32>,
    /// Universal relation to the head, without subtype.
    pub deprel: &'static str,
}
