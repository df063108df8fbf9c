//! CoNLL-U of Universal Dependencies. Morphology, XPOS and enhanced dependencies are not read, so they are `_`.

use std::fmt::Write;

use super::position::Positions;
use crate::analysis::{Analysis, Token};

pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let Some(tokens) = &analysis.tokens else { return String::new() };
    let positions = Positions::new(text, analysis.offset_unit);
    let slice =
        |start: usize, end: usize| text.get(positions.byte(start)..positions.byte(end)).unwrap_or_default();
    let mut out = String::new();
    let mut first = 0;
    for (at, sentence) in analysis.sentences.iter().enumerate() {
        let end = tokens.partition_point(|token| token.start < sentence.end);
        let inside = tokens.get(first..end).unwrap_or_default();
        if inside.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(out, "# sent_id = {}", at + 1);
        let _ = writeln!(out, "# text = {}", one_line(slice(sentence.start, sentence.end)));
        for (row, token) in inside.iter().enumerate() {
            let next = tokens.get(first + row + 1);
            let glued = next.is_some_and(|next| next.start == token.end) && row + 1 < inside.len();
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t_\t_\t{}\t{}\t_\t{}",
                row + 1,
                one_line(slice(token.start, token.end)),
                one_line(&token.lemma),
                token.upos,
                head(token, first, inside.len()),
                relation(token, first, inside.len()),
                if glued { "SpaceAfter=No" } else { "_" },
            );
        }
        out.push('\n');
        first = end;
    }
    out
}

/// The head counted from 1 in its sentence; 0 for the root and for a head outside the sentence.
fn head(token: &Token, first: usize, count: usize) -> usize {
    let inside = |head: usize| head.checked_sub(first).filter(|&row| row < count);
    token.head.and_then(|head| inside(head as usize)).map_or(0, |row| row + 1)
}

fn relation(token: &Token, first: usize, count: usize) -> &'static str {
    if head(token, first, count) == 0 { "root" } else { token.deprel }
}

/// White space of any kind would break the table.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() { "_".to_owned() } else { words.join(" ") }
}
