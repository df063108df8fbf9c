//! From the unit of an analysis to bytes and code points.

use super::json::Json;
use crate::analysis::TextSpan;
use crate::span::OffsetUnit;

/// Converts positions of one text. Reads the text once; a look-up takes constant time.
pub(super) struct Positions {
    /// Bytes before unit `i`, and code points.
    units: Vec<(u32, u32)>,
}

impl Positions {
    pub fn new(text: &str, unit: OffsetUnit) -> Self {
        let mut units = Vec::with_capacity(text.len() + 1);
        for (characters, (bytes, character)) in text.char_indices().enumerate() {
            let width = match unit {
                OffsetUnit::Utf8 => character.len_utf8(),
                OffsetUnit::Utf16 => character.len_utf16(),
                OffsetUnit::Char => 1,
            };
            units.extend(std::iter::repeat_n((bytes as u32, characters as u32), width));
        }
        units.push((text.len() as u32, text.chars().count() as u32));
        Self { units }
    }

    fn at(&self, position: usize) -> (u32, u32) {
        self.units.get(position).or(self.units.last()).copied().unwrap_or_default()
    }

    pub fn byte(&self, position: usize) -> usize {
        self.at(position).0 as usize
    }

    /// The fields `start` and `end`, in code points.
    pub fn write(&self, json: &mut Json, span: &TextSpan) {
        for (name, position) in [("start", span.start), ("end", span.end)] {
            json.key(name).plain(&self.at(position).1);
        }
    }
}
