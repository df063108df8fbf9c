//! From a text to a [`Document`].

use super::document::{Document, Paragraph, Section, Sentence, Token, TokenKind, TokenRange};
use super::tokens::{Tokens, tokenise};
use crate::analysis::SentenceKind;

/// Reads `text`: splits it into tokens and sentences, finds its structure and language.
pub(crate) fn read(text: &str) -> Document<'_> {
    let Tokens { tokens, lower } = tokenise(text);
    let mut document = Document {
        text,
        tokens,
        sentences: Vec::new(),
        paragraphs: Vec::new(),
        quotations: Vec::new(),
        language: "und",
        lower,
    };
    let mut first = 0;
    for index in 0..document.tokens.len() {
        if ends_sentence(&document, index) {
            push_sentence(&mut document, first..index + 1);
            first = index + 1;
        }
    }
    document
}

fn ends_sentence(document: &Document<'_>, index: usize) -> bool {
    let Some((this, next)) = document.tokens.get(index).zip(document.tokens.get(index + 1)) else {
        return true;
    };
    document.text.get(this.span.end..next.span.start).is_some_and(|gap| gap.contains('\n'))
        || is_stop(document, this)
}

fn is_stop(document: &Document<'_>, token: &Token) -> bool {
    token.kind == TokenKind::Punctuation && matches!(token.span.of(document.text), "." | "!" | "?")
}

fn push_sentence(document: &mut Document<'_>, tokens: TokenRange) {
    let span = document.span_of(tokens.clone());
    let paragraph = document.paragraphs.len();
    let sentence = document.sentences.len();
    document.sentences.push(Sentence { span, tokens, kind: SentenceKind::Body, paragraph });
    document.paragraphs.push(Paragraph { span, sentences: sentence..sentence + 1, section: Section(0) });
}
