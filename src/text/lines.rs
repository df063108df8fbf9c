//! The lines of a text, and which of them a paragraph was broken into by hard wrapping.

use super::document::{Token, TokenKind, TokenRange};
use super::marks;

/// A line that holds at least one token.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub tokens: TokenRange,
    /// Whether a line without tokens stands before it.
    pub blank_before: bool,
}

/// The lines of `text`.
pub(super) fn lines(text: &str, tokens: &[Token]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut first = 0;
    let mut blank_before = false;
    for end in line_ends(text) {
        let rest = tokens.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|token| token.span.start < end).count();
        if count == 0 {
            blank_before = true;
        } else {
            lines.push(Line { tokens: first..first + count, blank_before });
            first += count;
            blank_before = false;
        }
    }
    lines
}

/// The byte after each line; a carriage return before a line feed ends no line of its own.
fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter_map(move |(at, byte)| {
        let next = |offset: usize| bytes.get(at + offset).copied();
        match byte {
            b'\n' | 0x0B | 0x0C => Some(at + 1),
            b'\r' if next(1) != Some(b'\n') => Some(at + 1),
            // U+0085, U+2028, U+2029
            0xC2 if next(1) == Some(0x85) => Some(at + 2),
            0xE2 if next(1) == Some(0x80) && matches!(next(2), Some(0xA8 | 0xA9)) => Some(at + 3),
            _ => None,
        }
    });
    ends.chain([text.len()])
}

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub tokens: TokenRange,
    /// How many tokens its bullet or number has; 0 where it is no item of a list.
    pub bullet: usize,
    /// Whether it is a single line of the text.
    pub is_line: bool,
}

/// Lines narrower than this are too short for prose: rows of tables, verses, lists of names.
const NARROWEST: usize = 45;
/// Lines wider than this are paragraphs, not hard-wrapped prose.
const WIDEST: usize = 130;
/// A line of this width without a stop goes on in small letters on the next.
const SHORTEST_OPEN: usize = 30;
/// A wrapped line is filled to this share of the width, in per cent: proportional fonts leave a ragged edge.
const FILLED: usize = 85;

/// Joins lines to blocks: hard-wrapped prose, and bullets that stand on a line of their own.
pub(super) fn blocks(text: &str, tokens: &[Token], lines: &[Line]) -> Vec<Block> {
    let measures: Vec<_> = lines.iter().map(|line| Measure::of(text, tokens, line)).collect();
    let starting_low = measures.iter().filter(|measure| measure.starts_low).count();
    // In a text without capitals a small letter says nothing.
    let small_goes_on = starting_low * 2 < measures.len().max(2);
    let mut blocks: Vec<Block> = Vec::new();
    let mut group = Wrapping::default();
    for (index, (line, measure)) in lines.iter().zip(&measures).enumerate() {
        if index == 0 || line.blank_before {
            group = Wrapping::of(
                lines.get(index..).unwrap_or_default(),
                measures.get(index..).unwrap_or_default(),
            );
        }
        let previous = index.checked_sub(1).and_then(|previous| measures.get(previous));
        match (previous, blocks.last_mut()) {
            (Some(previous), Some(block))
                if previous.is_lone_bullet && measure.bullet == 0
                    || !line.blank_before && group.joins(previous, measure, small_goes_on, index == 1) =>
            {
                block.tokens.end = line.tokens.end;
                block.is_line &= previous.is_lone_bullet;
            }
            _ => blocks.push(Block { tokens: line.tokens.clone(), bullet: measure.bullet, is_line: true }),
        }
    }
    blocks
}

/// What matters of a line for wrapping.
struct Measure {
    /// Characters.
    width: usize,
    first_word_width: usize,
    bullet: usize,
    is_lone_bullet: bool,
    starts_low: bool,
    ends_with_stop: bool,
    /// Whether it ends in a word cut by a hyphen.
    ends_with_hyphen: bool,
    /// Whether it ends in the middle of a phrase: a comma, a small word.
    ends_open: bool,
    is_row: bool,
    is_title_case: bool,
    stands_alone: bool,
}

impl Measure {
    fn of(text: &str, tokens: &[Token], line: &Line) -> Self {
        let tokens = tokens.get(line.tokens.clone()).unwrap_or_default();
        let word = |token: Option<&Token>| token.map_or("", |token| token.span.of(text));
        let span =
            tokens.first().zip(tokens.last()).map_or("", |(first, last)| first.span.to(last.span).of(text));
        let last = word(tokens.last());
        let bullet = marks::bullet_length(text, tokens);
        let words =
            tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.span.of(text));
        let long_words = || words.clone().filter(|word| word.len() > 3);
        let numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number).count();
        Self {
            width: span.chars().count(),
            first_word_width: span.split_whitespace().next().unwrap_or_default().chars().count(),
            bullet,
            is_lone_bullet: bullet > 0 && bullet == tokens.len(),
            starts_low: word(tokens.first()).starts_with(char::is_lowercase),
            ends_with_stop: marks::ends_with_stop(text, tokens),
            ends_with_hyphen: last == "-"
                && tokens.len() > 1
                && tokens.last().is_some_and(|token| !token.space_before),
            ends_open: last == "," || last.starts_with(char::is_lowercase) && last.len() <= 3,
            is_row: numbers * 3 > tokens.len() && numbers > 1 || has_gap(span),
            is_title_case: long_words().count() > 1
                && long_words().filter(|word| word.starts_with(char::is_uppercase)).count() * 10
                    >= long_words().count() * 8,
            stands_alone: marks::is_byline_start(text, tokens) || marks::is_date_line(text, tokens),
        }
    }
}

/// How the lines between two blank lines are wrapped.
#[derive(Default)]
struct Wrapping {
    /// The width they were wrapped at; 0 where they were not.
    width: usize,
}

impl Wrapping {
    /// Of the lines up to the next that has a blank line before it.
    fn of(lines: &[Line], measures: &[Measure]) -> Self {
        let length = lines.iter().skip(1).take_while(|line| !line.blank_before).count() + 1;
        let measures = measures.get(..length).unwrap_or(measures);
        let width = measures.iter().map(|measure| measure.width).max().unwrap_or_default();
        let pairs = || measures.iter().zip(measures.iter().skip(1));
        let filled = pairs().filter(|(line, next)| is_filled(line, next, width)).count();
        let open = pairs().filter(|(line, _)| !line.ends_with_stop).count();
        let is_wrapped =
            (NARROWEST..=WIDEST).contains(&width) && filled * 2 >= length - 1 && open * 2 >= length - 1;
        Self { width: if is_wrapped { width } else { 0 } }
    }

    fn joins(&self, line: &Measure, next: &Measure, small_goes_on: bool, is_first: bool) -> bool {
        if next.bullet > 0 || next.stands_alone || line.stands_alone || line.is_row || next.is_row {
            return false;
        }
        // Short lines in small letters may be verses or a list; an item of a list goes on so.
        let is_long = line.width >= SHORTEST_OPEN || line.bullet > 0;
        if next.starts_low && (line.ends_with_hyphen || small_goes_on && !line.ends_with_stop && is_long) {
            return true;
        }
        // A headline may be as wide as the lines under it.
        let may_be_headline = is_first && !line.ends_open || line.is_title_case && next.is_title_case;
        self.width > 0 && !may_be_headline && is_filled(line, next, self.width)
    }
}

/// Whether the first word of `next` had no room on `line`.
fn is_filled(line: &Measure, next: &Measure, width: usize) -> bool {
    (line.width + 1 + next.first_word_width) * 100 >= width * FILLED
}

/// Whether columns are set apart by a tab or by three spaces.
fn has_gap(line: &str) -> bool {
    line.contains('\t') || line.as_bytes().windows(3).any(|three| three == b"   ")
}
