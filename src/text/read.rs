//! From a text to a [`Document`].

use super::dateline::dateline;
use super::document::{Document, Paragraph, Section, Sentence, Token, TokenKind, TokenRange};
use super::language::language;
use super::lines::{Block, blocks, lines};
use super::quotations::quotations;
use super::sentences::{Letters, sentences};
use super::structure::{Part, parts};
use super::tokens::{Tokens, tokenise};
use crate::analysis::SentenceKind;

/// In so many paragraphs of running text, the first ones, a dateline's place may be in small letters.
const MIXED_DATELINES: usize = 1;

/// Reads `text`: splits it into tokens and sentences, finds its structure and language.
// Never inlined: a profile shows what it takes (benches/stages.mjs).
#[inline(never)]
pub(crate) fn read(text: &str) -> Document<'_> {
    let Tokens { tokens, lower } = tokenise(text);
    let blocks = blocks(text, &tokens, &lines(text, &tokens));
    let parts = parts(text, &tokens, &blocks);
    let mut document = Document {
        text,
        tokens,
        sentences: Vec::new(),
        paragraphs: Vec::new(),
        quotations: Vec::new(),
        language: "und",
        lower,
    };
    document.language = language(&document);
    let letters = letters(text, &document.tokens);
    let mut bodies = 0;
    for (block, part) in blocks.iter().zip(&parts) {
        let sentences = block_sentences(&document, block, *part, letters, bodies < MIXED_DATELINES);
        bodies += usize::from(part.kind == SentenceKind::Body);
        push_paragraph(&mut document, part.section, sentences);
    }
    document.quotations = quotations(text, &document.tokens, &document.sentences, &document.paragraphs);
    document
}

/// Whether the text has capitals where sentences begin.
fn letters(text: &str, tokens: &[Token]) -> Letters {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let capitals = words.clone().filter(|token| token.span.of(text).starts_with(char::is_uppercase)).count();
    // One word in six has a capital in news.
    if capitals * 50 < words.count() { Letters::Small } else { Letters::Mixed }
}

fn block_sentences(
    document: &Document<'_>,
    block: &Block,
    part: Part,
    letters: Letters,
    may_be_mixed: bool,
) -> Vec<(TokenRange, SentenceKind)> {
    let (text, tokens) = (document.text, document.tokens.as_slice());
    let range = block.tokens.clone();
    let head = match part.kind {
        SentenceKind::Headline => return vec![(range, part.kind)],
        SentenceKind::Body => {
            dateline(text, tokens, &range, may_be_mixed).map(|head| (head, SentenceKind::Dateline))
        }
        SentenceKind::ListItem => label(document, block).map(|head| (head, SentenceKind::ListItem)),
        _ => None,
    };
    let bullet = if part.kind == SentenceKind::ListItem { block.bullet } else { 0 };
    let from = head.as_ref().map_or(range.start, |(head, _)| head.end);
    // The period of "1." ends nothing: sentences are looked for behind the bullet, which is then put before the first.
    let skipped = if head.is_none() { bullet } else { 0 };
    let mut found = sentences(text, tokens, (from + skipped).min(range.end)..range.end, letters);
    if let Some(first) = found.first_mut() {
        first.start = from;
    }
    if found.is_empty() && head.is_none() {
        found.push(range);
    }
    head.into_iter().chain(found.into_iter().map(|sentence| (sentence, part.kind))).collect()
}

/// A label has no more tokens than this.
const LONGEST_LABEL: usize = 9;

/// The label of an item of a list, its bullet and colon included: "• Trade: The leaders agreed to cut tariffs."
fn label(document: &Document<'_>, block: &Block) -> Option<TokenRange> {
    let start = block.tokens.start + block.bullet;
    let colon = (start + 1..(start + LONGEST_LABEL).min(block.tokens.end))
        .find(|index| document.word(*index) == ":")?;
    let is_sentence =
        document.word(colon + 1).starts_with(|c: char| !c.is_lowercase()) && block.tokens.end > colon + 4;
    is_sentence.then_some(block.tokens.start..colon + 1)
}

fn push_paragraph(document: &mut Document<'_>, section: Section, sentences: Vec<(TokenRange, SentenceKind)>) {
    let paragraph = document.paragraphs.len();
    let first = document.sentences.len();
    for (tokens, kind) in sentences {
        let span = document.span_of(tokens.clone());
        document.sentences.push(Sentence { span, tokens, kind, paragraph });
    }
    document.paragraphs.push(Paragraph { sentences: first..document.sentences.len(), section });
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
