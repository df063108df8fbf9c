//! The weights of a linear model: a sparse row of label weights for each hashed feature.
//!
//! A weight is stored in one signed byte v and stands for sign(v) v²: companded by the square root, because most weights
//! are small and small ones must keep their differences (linear steps cost six points of attachment score).
//! Scores are sums of these whole numbers; `scale` turns them into the natural logarithms that the trainer worked with.

use crate::error::Error;
use crate::model::index::KeyIndex;
use crate::model::number::{block, fixed};

/// Labels that a model may have.
pub(crate) const MOST_LABELS: usize = 128;

/// Feature weights of one model.
#[derive(Debug)]
pub(crate) struct Weights {
    /// The value of a key is the start of its row in `entries` times 256, and the row's length.
    index: KeyIndex,
    entries: Vec<Entry>,
    scale: f32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// As stored; [`expand`] gives its weight. Two bytes an entry keep twice as many rows in the near caches.
    value: i8,
    label: u8,
}

impl Weights {
    /// Reads a table as [`write_weights`] writes it.
    pub fn read(rest: &mut &[u8]) -> Result<Self, Error> {
        let scale = f32::from_bits(fixed(rest)?);
        if !(scale > 0.0 && scale < 1.0) {
            return Err(Error::model("an impossible scale of weights"));
        }
        let mut index = KeyIndex::read(rest)?;
        let sizes = block(rest)?;
        let labels = block(rest)?;
        let values = block(rest)?;
        if sizes.len() != index.len() || labels.len() != values.len() {
            return Err(Error::model("rows of weights that do not fit their keys"));
        }
        if values.len() >> 24 != 0 {
            return Err(Error::model("more weights than can be counted"));
        }
        let mut rows = Vec::with_capacity(index.len());
        let mut start = 0_usize;
        for &size in sizes {
            rows.push((start as u32) << 8 | u32::from(size));
            start += usize::from(size);
        }
        if start != values.len() {
            return Err(Error::model("rows of weights of another length than their entries"));
        }
        // Labels rise within a row: the gaps are small numbers and compress well.
        let mut entries = Vec::with_capacity(values.len());
        let mut stored = labels.iter().zip(values);
        for &size in sizes {
            let mut label = 0_u8;
            entries.extend(stored.by_ref().take(usize::from(size)).map(|(&gap, &value)| {
                label = label.wrapping_add(gap);
                Entry { value: value as i8, label }
            }));
        }
        index.replace_places(|place| rows.get(place).copied().unwrap_or_default());
        Ok(Self { index, entries, scale })
    }

    /// Adds the weights of the features with these hashes to `scores`.
    ///
    /// Sixteen rows are looked up before the first is added: the look-ups do not wait for each other, so the processor
    /// fetches them from memory side by side.
    pub fn add(&self, hashes: &[u32], scores: &mut [i32]) {
        let mut rows = [0; 16];
        for hashes in hashes.chunks(16) {
            let mut count = 0;
            for &hash in hashes {
                if let (Some(value), Some(row)) = (self.index.get(hash), rows.get_mut(count)) {
                    *row = value;
                    count += 1;
                }
            }
            for &row in rows.get(..count).unwrap_or_default() {
                let (start, length) = (row >> 8, row & 0xFF);
                for entry in self.entries.get(start..start + length).unwrap_or_default() {
                    if let Some(score) = scores.get_mut(usize::from(entry.label)) {
                        *score += i32::from(expand(entry.value));
                    }
                }
            }
        }
    }

    /// What one step of a score is worth in natural logarithms.
    pub fn scale(&self) -> f32 {
        self.scale
    }
}

/// The weight that a stored byte stands for.
pub(crate) const fn expand(value: i8) -> i16 {
    let value = value as i16;
    value * value.abs()
}

/// The scale at which the largest of `weights` just fits.
#[cfg(feature = "train")]
pub(crate) fn scale_of(largest: f32) -> f32 {
    (largest / f32::from(expand(i8::MAX))).clamp(1e-6, 0.5)
}

/// The byte that stands for `weight` best.
#[cfg(any(test, feature = "train"))]
pub(crate) fn compand(weight: f32, scale: f32) -> i8 {
    let root = (weight.abs() / scale).sqrt();
    (root + 0.5).min(127.0) as i8 * if weight < 0.0 { -1 } else { 1 }
}

/// A feature's hash and its weights by label, labels rising.
#[cfg(any(test, feature = "train"))]
pub(crate) type Row = (u32, Vec<(u8, i8)>);

/// Writes rows as [`Weights::read`] reads them. Of rows whose keys are equal the first is kept.
#[cfg(any(test, feature = "train"))]
#[expect(clippy::disallowed_methods, reason = "not in the shipped module")]
pub(crate) fn write_weights(out: &mut Vec<u8>, scale: f32, bits: u8, mut rows: Vec<Row>) {
    use crate::model::number::push_block;
    for row in &mut rows {
        row.0 >>= 32 - u32::from(bits);
    }
    rows.sort_by_key(|row| row.0);
    rows.dedup_by_key(|row| row.0);
    out.extend_from_slice(&scale.to_bits().to_le_bytes());
    crate::model::index::write_keys(out, bits, rows.iter().map(|row| row.0));
    let sizes: Vec<u8> = rows.iter().map(|row| row.1.len() as u8).collect();
    let mut labels = Vec::new();
    let mut values = Vec::new();
    for (_, row) in &rows {
        let mut last = 0;
        for &(label, value) in row {
            labels.push(label - last);
            values.push(value as u8);
            last = label;
        }
    }
    push_block(out, &sizes);
    push_block(out, &labels);
    push_block(out, &values);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companding_keeps_small_weights_apart() {
        let scale = 4.0 / 16_129.0;
        for weight in [-4.0, -1.0, -0.1, 0.0, 0.01, 0.02, 0.5, 4.0_f32] {
            let back = f32::from(expand(compand(weight, scale))) * scale;
            assert!((back - weight).abs() <= 0.004 + weight.abs() * 0.02, "{weight} came back as {back}");
        }
    }

    #[test]
    fn rows_come_back_and_unknown_features_weigh_nothing() -> Result<(), Error> {
        let rows = vec![(0xABCD_0000, vec![(0, 10), (7, -3)]), (0x1234_0000, vec![(127, 127)])];
        let mut bytes = Vec::new();
        write_weights(&mut bytes, 0.01, 24, rows);
        let weights = Weights::read(&mut bytes.as_slice())?;
        let mut scores = [0; MOST_LABELS];
        for hash in [0xABCD_0000, 0x1234_0000, 0x1234_0000, 0x7777_0000] {
            weights.add(&[hash], &mut scores);
        }
        let found: Vec<_> = scores.iter().enumerate().filter(|(_, score)| **score != 0).collect();
        assert_eq!(found, [(0, &100), (7, &-9), (127, &(2 * 16_129))]);
        for cut in 0..bytes.len() {
            assert!(Weights::read(&mut bytes.get(..cut).unwrap_or_default()).is_err(), "cut at {cut}");
        }
        Ok(())
    }
}
