//! The weights of a linear model: a sparse row of label weights for each hashed feature.
//!
//! A weight is stored in one signed byte v and stands for sign(v) v²: companded by the square root, because most weights
//! are small and small ones must keep their differences (linear steps cost six points of attachment score).
//! Scores are sums of these whole numbers; `scale` turns them into the natural logarithms that the trainer worked with.

use crate::error::Error;
use crate::model::index::{AT_ONCE, KeyIndex};
use crate::model::lanes::{Lanes, Sums};
use crate::model::number::{block, fixed};

/// Labels that a model may have.
pub(crate) const MOST_LABELS: usize = 128;

/// Rows with at least so many weights are laid out in full, label by label, and added eight labels at a time. One row in ten
/// is as long, but those that a text meets have fifteen weights on average: they belong to its common words.
const FULL: u8 = 5;
/// In the place of its length: a row that is laid out in full.
const IN_FULL: u32 = 0xFF;

/// Scores of all labels: pairs of these, the last filled up with labels that there are none of.
pub(crate) const fn sums_of(labels: usize) -> usize {
    labels.div_ceil(8) * 2
}

/// The score of `label` in such a row.
pub(crate) fn score_of(row: &[Sums], label: usize) -> Option<i32> {
    row.get(label / 4)?.to_array().get(label % 4).copied()
}

/// Feature weights of one model.
#[derive(Debug)]
pub(crate) struct Weights {
    index: KeyIndex,
    /// For each key the start of its row times 256, and the row's length: in `entries`, or [`IN_FULL`] in `full`.
    rows: Vec<u32>,
    entries: Vec<Entry>,
    full: Vec<Lanes>,
    /// Lanes of a row that is laid out in full.
    width: usize,
    scale: f32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// As stored; [`expand`] gives its weight. Two bytes an entry keep twice as many rows in the near caches.
    value: i8,
    label: u8,
}

impl Weights {
    /// Reads a table of weights of so many `labels` as [`write_weights`] writes it.
    pub fn read(rest: &mut &[u8], labels: usize) -> Result<Self, Error> {
        let scale = f32::from_bits(fixed(rest)?);
        if !(scale > 0.0 && scale < 1.0) {
            return Err(Error::model("an impossible scale of weights"));
        }
        let index = KeyIndex::read(rest)?;
        let sizes = block(rest)?;
        let gaps = block(rest)?;
        let values = block(rest)?;
        if sizes.len() != index.len() || gaps.len() != values.len() {
            return Err(Error::model("rows of weights that do not fit their keys"));
        }
        if values.len() >> 20 != 0 {
            return Err(Error::model("more weights than can be counted"));
        }
        if sizes.iter().map(|&size| usize::from(size)).sum::<usize>() != values.len() {
            return Err(Error::model("rows of weights of another length than their entries"));
        }
        let mut weights = Self {
            index,
            rows: Vec::with_capacity(sizes.len()),
            entries: Vec::with_capacity(values.len()),
            full: Vec::new(),
            width: labels.div_ceil(8),
            scale,
        };
        let mut stored = gaps.iter().zip(values);
        for &size in sizes {
            // Labels rise within a row: the gaps are small numbers and compress well.
            let mut label = 0_u8;
            let row = stored.by_ref().take(usize::from(size)).map(|(&gap, &value)| {
                label = label.wrapping_add(gap);
                Entry { value: value as i8, label }
            });
            let row = weights.push(size, row);
            weights.rows.push(row);
        }
        Ok(weights)
    }

    /// Adds a row; what its key is to find.
    fn push(&mut self, size: u8, row: impl Iterator<Item = Entry>) -> u32 {
        if size < FULL {
            let start = self.entries.len() as u32;
            self.entries.extend(row);
            return start << 8 | u32::from(size);
        }
        let mut full = [[0; 8]; MOST_LABELS / 8];
        for Entry { value, label } in row {
            let weight = full.as_flattened_mut().get_mut(usize::from(label));
            weight.into_iter().for_each(|weight| *weight = expand(value));
        }
        let start = self.full.len() as u32;
        self.full.extend(full.iter().take(self.width).map(|&eight| Lanes::new(eight)));
        start << 8 | IN_FULL
    }

    /// Adds the weights of the features with these hashes to `scores`, which are [`sums_of`] the labels.
    pub fn add(&self, hashes: &[u32], scores: &mut [Sums]) {
        for hashes in hashes.chunks(AT_ONCE) {
            let (places, count) = self.index.places(hashes);
            let mut rows = [0; AT_ONCE];
            for (row, &place) in rows.iter_mut().zip(&places).take(count) {
                *row = self.rows.get(place as usize).copied().unwrap_or_default();
            }
            for &row in rows.iter().take(count) {
                let (start, length) = ((row >> 8) as usize, row & 0xFF);
                if length == IN_FULL {
                    let full = self.full.get(start..start + self.width).unwrap_or_default();
                    for ([low, high], eight) in scores.as_chunks_mut::<2>().0.iter_mut().zip(full) {
                        let [add_low, add_high] = eight.widen();
                        *low = low.add(add_low);
                        *high = high.add(add_high);
                    }
                    continue;
                }
                for entry in self.entries.get(start..start + length as usize).unwrap_or_default() {
                    if let Some(four) = scores.get_mut(usize::from(entry.label / 4)) {
                        *four = four.add_at(entry.label % 4, expand(entry.value).into());
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
        let weights = Weights::read(&mut bytes.as_slice(), MOST_LABELS)?;
        let mut scores = [Sums::splat(0); MOST_LABELS / 4];
        for hash in [0xABCD_0000, 0x1234_0000, 0x1234_0000, 0x7777_0000] {
            weights.add(&[hash], &mut scores);
        }
        let scores = scores.iter().flat_map(|four| four.to_array());
        let found: Vec<_> = scores.enumerate().filter(|(_, score)| *score != 0).collect();
        assert_eq!(found, [(0, 100), (7, -9), (127, 2 * 16_129)]);
        for cut in 0..bytes.len() {
            assert!(Weights::read(&mut bytes.get(..cut).unwrap_or_default(), 9).is_err(), "cut at {cut}");
        }
        Ok(())
    }
}
