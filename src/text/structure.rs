//! The parts of an article: which block is headline, byline, heading, item of a list, boilerplate or running text.

use super::document::{Section, Token, TokenKind};
use super::lines::Block;
use super::marks;
use super::phrases::{self, BOILERPLATE, Place};
use crate::analysis::SentenceKind;
use crate::letters::lowered;

/// What was found about a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub kind: SentenceKind,
    pub section: Section,
}

/// Headlines have no more tokens than this, headings no more than that.
const LONGEST_HEADLINE: usize = 35;
const LONGEST_HEADING: usize = 12;
/// A headline, its repetition and the lines under it.
const MOST_HEADLINES: usize = 4;
/// Two lines without a stop may be a heading and its sub-heading; more are a list or a table.
const MOST_HEADINGS_IN_A_ROW: usize = 2;
/// A line of boilerplate has no more tokens than this; notices may be whole paragraphs.
const LONGEST_BOILERPLATE: usize = 60;
/// How far from its end a line may name the agency of its picture, in tokens.
const CREDIT: usize = 8;

/// One part a block, in order.
pub(super) fn parts(text: &str, tokens: &[Token], blocks: &[Block]) -> Vec<Part> {
    let looks: Vec<_> = blocks.iter().map(|block| Look::of(text, tokens, block)).collect();
    let mut parts = Vec::with_capacity(blocks.len());
    let mut headlines: Vec<&[Token]> = Vec::new();
    let mut section = Section(0);
    let mut in_body = false;
    for (index, block) in blocks.iter().enumerate() {
        let rest = looks.get(index..).unwrap_or_default();
        let block_tokens = tokens.get(block.tokens.clone()).unwrap_or_default();
        let kind = match rest.first() {
            Some(Look::Settled(kind)) => *kind,
            _ if is_repeated(text, block_tokens, &headlines) => SentenceKind::Headline,
            Some(Look::Line { .. })
                if !in_body && headlines.len() < MOST_HEADLINES && is_followed_by_text(rest) =>
            {
                headlines.push(block_tokens);
                SentenceKind::Headline
            }
            Some(Look::Line { known, .. }) if *known || in_body && is_heading(&looks, index) => {
                section = Section(section.0 + 1);
                SentenceKind::Headline
            }
            _ => {
                // The headline may end with a stop, if the next line says it again.
                let next = blocks.get(index + 1).and_then(|next| tokens.get(next.tokens.clone()));
                if headlines.is_empty()
                    && !in_body
                    && next.is_some_and(|next| same_words(text, block_tokens, next))
                {
                    headlines.push(block_tokens);
                    SentenceKind::Headline
                } else {
                    SentenceKind::Body
                }
            }
        };
        in_body |= matches!(kind, SentenceKind::Body | SentenceKind::ListItem);
        parts.push(Part { kind, section });
    }
    parts
}

/// What a block is by itself.
enum Look {
    /// It needs no neighbours.
    Settled(SentenceKind),
    /// A short line without a stop.
    Line {
        tokens: usize,
        /// One of the headings that news sites have.
        known: bool,
        /// Whether it may stand over a part of the text.
        may_head: bool,
    },
    /// Running text.
    Text,
}

impl Look {
    fn of(text: &str, tokens: &[Token], block: &Block) -> Self {
        let line = tokens.get(block.tokens.clone()).unwrap_or_default();
        let is_word = |token: &Token| !matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol);
        if !line.iter().any(is_word) || is_boilerplate(text, line) {
            return Self::Settled(SentenceKind::Boilerplate);
        }
        if block.bullet > 0 {
            return Self::Settled(SentenceKind::ListItem);
        }
        if marks::is_byline_start(text, line) || marks::is_date_line(text, line) {
            return Self::Settled(SentenceKind::Byline);
        }
        let known = line.len() <= LONGEST_HEADING && phrases::is_section(&without_colon(&lower(text, line)));
        if !known
            && (marks::ends_with_stop(text, line) && !ends_with_question(text, line)
                || line.len() > LONGEST_HEADLINE)
        {
            return Self::Text;
        }
        let first = line.first().map_or("", |token| token.span.of(text));
        let last = line.last().map_or("", |token| token.span.of(text));
        let numbers = line.iter().filter(|token| token.kind == TokenKind::Number).count();
        let may_head = line.len() <= LONGEST_HEADING
            && !first.starts_with(char::is_lowercase)
            && !matches!(last, "," | ";" | ":" | "-" | "\u{2013}" | "\u{2014}")
            && numbers * 3 <= line.len();
        Self::Line { tokens: line.len(), known, may_head }
    }
}

fn ends_with_question(text: &str, line: &[Token]) -> bool {
    line.last().is_some_and(|last| last.span.of(text).starts_with('?'))
}

/// The tokens of a line in lower case, joined by spaces; of a long line only as many as a phrase may have.
fn lower(text: &str, line: &[Token]) -> String {
    let words: Vec<_> =
        line.iter().map(|token| lowered(token.span.of(text)).replace('\u{2019}', "'")).collect();
    words.join(" ")
}

fn without_colon(mut line: &str) -> String {
    while let Some(shorter) = line.strip_suffix(" :") {
        line = shorter;
    }
    line.to_owned()
}

/// Whether a line is not the article's own.
fn is_boilerplate(text: &str, line: &[Token]) -> bool {
    if line.len() > LONGEST_BOILERPLATE {
        return false;
    }
    let is_link = !marks::ends_with_stop(text, line);
    let line_length = line.len();
    let whole = lower(text, line);
    let line_only = whole.trim_end_matches([' ', '.', ':', '\u{2026}']);
    let tail = line.get(line.len().saturating_sub(CREDIT)..).map_or(String::new(), |tail| lower(text, tail));
    BOILERPLATE.iter().any(|(phrase, place)| match place {
        Place::Line => line_only == *phrase,
        // A sentence may begin so too: "Read more than one account." Notices and captions are told by their length.
        Place::Start => {
            whole.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                && (is_link || line_length <= LONGEST_HEADING || phrases::is_notice(phrase))
        }
        Place::End => tail.as_bytes().windows(phrase.len()).any(|bytes| bytes == phrase.as_bytes()),
    })
}

fn is_repeated(text: &str, block: &[Token], headlines: &[&[Token]]) -> bool {
    headlines.iter().any(|headline| same_words(text, block, headline))
}

fn same_words(text: &str, one: &[Token], other: &[Token]) -> bool {
    one.len() == other.len()
        && one.len() <= LONGEST_HEADLINE * 2
        && one.iter().zip(other).all(|(one, other)| one.span.of(text) == other.span.of(text))
}

/// Whether running text or a list follows: a line that nothing follows is no headline.
fn is_followed_by_text(looks: &[Look]) -> bool {
    looks.iter().skip(1).take(MOST_HEADLINES * 4).any(|look| match look {
        Look::Text => true,
        Look::Settled(kind) => *kind == SentenceKind::ListItem,
        Look::Line { .. } => false,
    })
}

/// Whether the line `index` stands over a part of the text: what follows is text, and what stands around is no table.
fn is_heading(looks: &[Look], index: usize) -> bool {
    let is_line = |look: Option<&Look>| matches!(look, Some(Look::Line { known: false, .. }));
    let before = looks.get(..index).unwrap_or_default().iter().rev().take(MOST_HEADINGS_IN_A_ROW);
    let run_before = before.take_while(|look| is_line(Some(look))).count();
    let after = looks.get(index + 1..).unwrap_or_default();
    let run_after = after.iter().take(MOST_HEADINGS_IN_A_ROW).take_while(|look| is_line(Some(look))).count();
    let may_head = matches!(looks.get(index), Some(Look::Line { may_head: true, tokens, .. }) if *tokens > 0);
    may_head
        && run_before + 1 + run_after <= MOST_HEADINGS_IN_A_ROW
        && matches!(
            after.get(run_after),
            Some(
                Look::Text
                    | Look::Line { known: true, .. }
                    | Look::Settled(SentenceKind::ListItem | SentenceKind::Byline)
            )
        )
}
