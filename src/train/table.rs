//! Weights that are learned by gradient descent, and kept in the units of the model file.

use super::ftrl::Random;

/// Weights in rows, with the running moments of their gradients (Adam; Kingma and Ba 2015).
pub(super) struct Table {
    width: usize,
    /// What one unit of the model file is worth.
    unit: f32,
    /// Rounded to whole units.
    weights: Vec<f32>,
    exact: Vec<f32>,
    /// Of the exact weights at the times that were remembered.
    sum: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Table {
    pub fn new(rows: usize, width: usize, spread: f32, bits: u32, random: &mut Random) -> Self {
        let exact: Vec<f32> = (0..rows * width)
            .map(|_| (random.below(1 << 16) as f32 / (1 << 15) as f32 - 1.0) * spread)
            .collect();
        let nought = || vec![0.0; rows * width];
        let unit = 1.0 / (1 << bits) as f32;
        let weights = exact.iter().map(|&weight| rounded(weight, unit)).collect();
        Self { width, unit, weights, exact, sum: nought(), first: nought(), second: nought() }
    }

    pub fn row(&self, row: usize) -> &[f32] {
        &self.weights[row * self.width..(row + 1) * self.width]
    }

    /// Counts the exact weights as they are towards their mean.
    pub fn remember(&mut self) {
        add(&mut self.sum, 1.0, &self.exact);
    }

    /// The mean of the weights that were remembered, so many times.
    pub fn mean(&self, times: u32) -> Vec<f32> {
        let share = 1.0 / times as f32;
        self.sum.iter().map(|sum| sum * share).collect()
    }

    /// Moves the rows that have a gradient against it.
    pub fn learn(&mut self, gradient: &mut Gradient, rate: f32, corrections: [f32; 2]) {
        let limit = self.unit * f32::from(i8::MAX);
        for row in gradient.touched.drain(..) {
            gradient.is_touched[row as usize] = false;
            let row = row as usize * self.width..(row as usize + 1) * self.width;
            let cells = self.exact[row.clone()]
                .iter_mut()
                .zip(&mut self.weights[row.clone()])
                .zip(&mut self.first[row.clone()])
                .zip(&mut self.second[row.clone()])
                .zip(&mut gradient.values[row]);
            for ((((exact, weight), first), second), value) in cells {
                *first = FIRST_DECAY * *first + (1.0 - FIRST_DECAY) * *value;
                *second = SECOND_DECAY * *second + (1.0 - SECOND_DECAY) * *value * *value;
                *value = 0.0;
                let step = *first * corrections[0] / ((*second * corrections[1]).sqrt() + 1e-6);
                *exact = (*exact - rate * step).clamp(-limit, limit);
                *weight = rounded(*exact, self.unit);
            }
        }
    }
}

pub(super) const FIRST_DECAY: f32 = 0.9;
pub(super) const SECOND_DECAY: f32 = 0.999;

fn rounded(weight: f32, unit: f32) -> f32 {
    let units = weight / unit;
    (units + if units < 0.0 { -0.5 } else { 0.5 }) as i32 as f32 * unit
}

/// What to change in a table.
pub(super) struct Gradient {
    width: usize,
    values: Vec<f32>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
}

impl Gradient {
    pub fn new(table: &Table) -> Self {
        let size = table.weights.len();
        Self {
            width: table.width,
            values: vec![0.0; size],
            touched: Vec::new(),
            is_touched: vec![false; size / table.width],
        }
    }

    pub fn row(&mut self, row: usize) -> &mut [f32] {
        if !std::mem::replace(&mut self.is_touched[row], true) {
            self.touched.push(row as u32);
        }
        &mut self.values[row * self.width..(row + 1) * self.width]
    }

    /// Adds `other`, which is left at nought.
    pub fn take(&mut self, other: &mut Self) {
        for row in other.touched.drain(..) {
            other.is_touched[row as usize] = false;
            let from = &mut other.values[row as usize * self.width..(row as usize + 1) * self.width];
            add(self.row(row as usize), 1.0, from);
            from.fill(0.0);
        }
    }
}

/// `to` and `factor` times `from`.
pub(super) fn add(to: &mut [f32], factor: f32, from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += factor * from);
}
