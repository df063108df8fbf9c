//! FTRL-proximal (McMahan and others 2013): stochastic gradient descent with a learning rate for each weight, and an L1
//! term that keeps most weights at exactly nought.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::training::{Row, compand, scale_of};

/// How fast and how sparse.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rate {
    pub alpha: f32,
    pub l1: f32,
}

const BETA: f32 = 1.0;
const L2: f32 = 1e-3;

#[derive(Clone, Copy, Default)]
struct Cell {
    z: f32,
    n: f32,
    weight: f32,
}

/// Weights of `labels` labels for each feature.
pub(super) struct Ftrl {
    labels: usize,
    rate: Rate,
    cells: Vec<Cell>,
}

impl Ftrl {
    pub fn new(features: usize, labels: usize, rate: Rate) -> Self {
        Self { labels, rate, cells: vec![Cell::default(); features * labels] }
    }

    fn row(&self, feature: u32) -> &[Cell] {
        let start = feature as usize * self.labels;
        &self.cells[start..start + self.labels]
    }

    /// Weights of one row.
    pub fn weights(&self, feature: u32) -> impl Iterator<Item = f32> {
        self.row(feature).iter().map(|cell| cell.weight)
    }

    /// Adds the weights of a feature to the scores of the labels.
    pub fn add(&self, feature: u32, scores: &mut [f32]) {
        for (score, cell) in scores.iter_mut().zip(self.row(feature)) {
            *score += cell.weight;
        }
    }

    /// Moves the weights of a feature against the gradient, given as (label, value).
    pub fn update(&mut self, feature: u32, gradient: &[(u8, f32)]) {
        let start = feature as usize * self.labels;
        let Rate { alpha, l1 } = self.rate;
        let row = &mut self.cells[start..start + self.labels];
        for &(label, value) in gradient {
            let cell = &mut row[usize::from(label)];
            let n = cell.n + value * value;
            let root = n.sqrt();
            cell.z += value - (root - cell.n.sqrt()) / alpha * cell.weight;
            cell.n = n;
            cell.weight = if cell.z.abs() <= l1 {
                0.0
            } else {
                (l1.copysign(cell.z) - cell.z) / ((BETA + root) / alpha + L2)
            };
        }
    }

    /// The rows that are not all nought, by the hash of their feature, and the scale of their weights: `step` times
    /// that at which the largest just fits. In coarse steps small weights vanish and the others repeat, so that the
    /// file compresses better.
    pub fn rows(&self, vocabulary: &Vocabulary, step: f32) -> (f32, Vec<Row>) {
        let largest = self.cells.iter().fold(0.0_f32, |largest, cell| largest.max(cell.weight.abs()));
        let scale = (scale_of(largest) * step).min(0.5);
        let row = |(&hash, &(_, id)): (&u32, &(u32, u32))| {
            let stored =
                self.weights(id).enumerate().map(|(label, weight)| (label as u8, compand(weight, scale)));
            (hash, stored.filter(|(_, value)| *value != 0).collect::<Vec<_>>())
        };
        let mut rows: Vec<Row> = vocabulary
            .ids
            .iter()
            .filter(|(_, (_, id))| *id != u32::MAX)
            .map(row)
            .filter(|(_, weights)| !weights.is_empty())
            .collect();
        rows.sort();
        (scale, rows)
    }
}

/// Features are hashes already.
#[derive(Default)]
pub(super) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u32(&mut self, value: u32) {
        self.0 = u64::from(value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// Numbers the features of a corpus: hash to (count, number). Features are told apart by as many bits as the model file
/// keeps, so that two that fall together there do so while training, too.
#[derive(Default)]
pub(super) struct Vocabulary {
    ids: HashMap<u32, (u32, u32), BuildHasherDefault<Identity>>,
    mask: u32,
    len: usize,
}

impl Vocabulary {
    pub fn new(key_bits: u32) -> Self {
        Self { mask: u32::MAX << (32 - key_bits), ..Self::default() }
    }

    pub fn count(&mut self, feature: u32) {
        self.ids.entry(feature & self.mask).or_insert((0, u32::MAX)).0 += 1;
    }

    /// Ends the counting: features seen at least `least` times get a number.
    pub fn number(&mut self, least: u32) {
        let mut kept: Vec<u32> =
            self.ids.iter().filter(|(_, (count, _))| *count >= least).map(|(hash, _)| *hash).collect();
        kept.sort_unstable();
        self.len = kept.len();
        for (id, hash) in kept.into_iter().enumerate() {
            if let Some(entry) = self.ids.get_mut(&hash) {
                entry.1 = id as u32;
            }
        }
    }

    /// Number of features that have a number.
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn id(&self, feature: u32) -> Option<u32> {
        self.ids.get(&(feature & self.mask)).map(|entry| entry.1).filter(|id| *id != u32::MAX)
    }
}

/// A generator of pseudo-random numbers (xorshift; Marsaglia 2003) with a fixed seed.
pub(super) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % bound.max(1) as u64) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
