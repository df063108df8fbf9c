//! Where something stands in the text.
//!
//! Inside the crate every position counts bytes of UTF-8. Only at the edge, once, are the spans of a whole
//! [`Analysis`](crate::Analysis) converted to the unit that the caller asked for, by an [`OffsetMap`].

use serde::Serialize;

/// A range of bytes of the text: `start` inclusive, `end` exclusive, both on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from byte `start` to byte `end`, exclusive.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span (equal spans contain each other).
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The slice of `text`; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// What `start` and `end` count in an [`Analysis`](crate::Analysis).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-16 code units, as JavaScript strings count.
    #[default]
    Utf16,
    /// Bytes of UTF-8, as Rust strings count.
    Utf8,
    /// Unicode code points, as Python strings and W3C Web Annotation count.
    Char,
}

/// Converts byte offsets of one text to another unit, each in time independent of the text's length.
///
/// Every 64 bytes the map remembers how many units went before, so a look-up counts at most 64 bytes.
///
/// ```
/// use dateline::{OffsetMap, OffsetUnit};
/// let text = "Mr 🦀 met Ms Ålund";
/// let map = OffsetMap::new(text, OffsetUnit::Utf16);
/// assert_eq!(map.convert(text.find("met").unwrap()), 6);
/// ```
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before byte `64 * i`; empty where the conversion is the identity.
    checkpoints: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> OffsetMap<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let identity = unit == OffsetUnit::Utf8 || text.is_ascii();
        let mut checkpoints = Vec::new();
        if !identity {
            checkpoints.reserve(text.len() / STRIDE + 1);
            let mut units = 0;
            for (at, byte) in text.bytes().enumerate() {
                if at % STRIDE == 0 {
                    checkpoints.push(units);
                }
                units += units_begun_by(byte, unit);
            }
        }
        Self { text, unit, checkpoints }
    }

    /// Units before byte `offset`. An offset past the end counts the whole text.
    pub fn convert(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        if self.checkpoints.is_empty() {
            return offset;
        }
        let block = (offset / STRIDE).min(self.checkpoints.len() - 1);
        let before = self.checkpoints.get(block).copied().unwrap_or_default();
        let bytes = self.text.as_bytes().get(block * STRIDE..offset).unwrap_or_default();
        before + bytes.iter().map(|&byte| units_begun_by(byte, self.unit)).sum::<usize>()
    }
}

/// Units that a byte begins: none for a continuation byte; two in UTF-16 for the lead of a four-byte character.
const fn units_begun_by(byte: u8, unit: OffsetUnit) -> usize {
    match (byte, unit) {
        (_, OffsetUnit::Utf8) => 1,
        (0x80..=0xBF, _) => 0,
        (0xF0..=0xFF, OffsetUnit::Utf16) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_every_boundary_of_mixed_text_in_every_unit() {
        let text = "a🦀é漢 ".repeat(40);
        for (unit, units) in [
            (OffsetUnit::Utf8, (|c: char| c.len_utf8()) as fn(char) -> usize),
            (OffsetUnit::Utf16, |c: char| c.len_utf16()),
            (OffsetUnit::Char, |_| 1),
        ] {
            let map = OffsetMap::new(&text, unit);
            let mut expected = 0;
            for (at, c) in text.char_indices() {
                assert_eq!(map.convert(at), expected, "{unit:?} at byte {at}");
                expected += units(c);
            }
            assert_eq!(map.convert(text.len()), expected);
            assert_eq!(map.convert(usize::MAX), expected);
        }
    }
}
