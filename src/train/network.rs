//! The parser's network while it learns, in floating point: what `model::encoder` and `model::parser` reckon in whole
//! numbers, and the way back. Going forward it uses the weights as the model file will have them, rounded.

use super::ftrl::Random;
use super::table::{FIRST_DECAY, Gradient, SECOND_DECAY, Table, add};
use crate::model::Deprel;
use crate::model::training::{
    AFTER_ROW, BEFORE_ROW, EMBEDDING, HIDDEN, LOCAL, NO_ROW, PLACES, ParserTables, ROW_BITS, RUNNING, Step,
    TRAITS, VECTOR, View, WEIGHT_BITS, WINDOW, WORD_ROWS,
};

/// A table of weights.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Embeddings,
    Window,
    WindowBias,
    Gates,
    GatesBias,
    Places,
    Traits,
    Steps,
    StepsBias,
    /// Those of arcs from the right, then those of arcs from the left.
    Relations,
    RelationsBias,
}

/// What to change in the whole network.
pub(super) struct Gradients(Vec<Gradient>);

impl Gradients {
    pub fn new(network: &Network) -> Self {
        Self(network.tables.iter().map(Gradient::new).collect())
    }

    /// Adds `other`, which is left at nought.
    pub fn take(&mut self, other: &mut Self) {
        self.0.iter_mut().zip(&mut other.0).for_each(|(gradient, other)| gradient.take(other));
    }

    fn row(&mut self, part: Part, row: usize) -> &mut [f32] {
        self.0[part as usize].row(row)
    }
}

/// All weights.
pub(super) struct Network {
    /// By [`Part`].
    tables: Vec<Table>,
    /// What is left of the start in the moments.
    decayed: [f32; 2],
    summed: u32,
}

impl Network {
    /// A network of random weights for so many rows of words.
    pub fn new(rows: usize) -> Self {
        let mut random = Random::new(5);
        let mut table = |rows, width, spread, bits| Table::new(rows, width, spread, bits, &mut random);
        // The spreads keep the layers' values near one.
        let tables = vec![
            table(rows, EMBEDDING, 0.2, ROW_BITS),
            table(WINDOW * EMBEDDING, LOCAL, 0.15, WEIGHT_BITS),
            table(1, LOCAL, 0.0, WEIGHT_BITS),
            table(LOCAL, 4 * RUNNING, 0.25, WEIGHT_BITS),
            table(1, 4 * RUNNING, 0.0, WEIGHT_BITS),
            table(PLACES * VECTOR, HIDDEN, 0.08, WEIGHT_BITS),
            table(TRAITS as usize, HIDDEN, 0.1, WEIGHT_BITS),
            table(Step::ALL.len(), HIDDEN, 0.2, WEIGHT_BITS),
            table(1, Step::ALL.len(), 0.0, WEIGHT_BITS),
            table(2 * Deprel::ALL.len(), HIDDEN, 0.2, WEIGHT_BITS),
            table(1, 2 * Deprel::ALL.len(), 0.0, WEIGHT_BITS),
        ];
        Self { tables, decayed: [1.0; 2], summed: 0 }
    }

    fn table(&self, part: Part) -> &Table {
        &self.tables[part as usize]
    }

    fn row(&self, part: Part, row: usize) -> &[f32] {
        self.table(part).row(row)
    }

    /// Moves the weights against `gradients`, which are left at nought.
    pub fn learn(&mut self, gradients: &mut Gradients, rate: f32) {
        self.decayed = [self.decayed[0] * FIRST_DECAY, self.decayed[1] * SECOND_DECAY];
        let corrections = self.decayed.map(|decayed| 1.0 / (1.0 - decayed));
        for (table, gradient) in self.tables.iter_mut().zip(&mut gradients.0) {
            table.learn(gradient, rate, corrections);
        }
    }

    /// Counts the weights as they are towards their mean.
    pub fn remember(&mut self) {
        self.summed += 1;
        self.tables.iter_mut().for_each(Table::remember);
    }

    /// The section of the model file, of the mean of the weights.
    pub fn write(&self, known: &[u32]) -> Vec<u8> {
        let means: Vec<Vec<f32>> = self.tables.iter().map(|table| table.mean(self.summed)).collect();
        let of = |part: Part| means[part as usize].as_slice();
        ParserTables {
            known,
            embeddings: of(Part::Embeddings),
            window: [of(Part::Window), of(Part::WindowBias)],
            gates: [of(Part::Gates), of(Part::GatesBias)],
            places: of(Part::Places),
            traits: of(Part::Traits),
            steps: [of(Part::Steps), of(Part::StepsBias)],
            relations: [of(Part::Relations), of(Part::RelationsBias)],
        }
        .write()
    }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (a, a_rest) = a.as_chunks::<8>();
    let (b, b_rest) = b.as_chunks::<8>();
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.iter().zip(b) {
        sums.iter_mut().zip(a).zip(b).for_each(|((sum, a), b)| *sum += a * b);
    }
    sums.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f32>()
}

/// How much of a running mean is replaced.
fn gate(value: f32) -> f32 {
    (value * 0.25 + 0.5).clamp(0.0, 1.0)
}

fn reset(values: &mut Vec<f32>, size: usize) {
    values.clear();
    values.resize(size, 0.0);
}

/// Places before the first word that its window reaches to.
const MARGIN: usize = WINDOW / 2;

/// One sentence on its way through the network, and back.
#[derive(Default)]
pub(super) struct Pass {
    rows: Vec<[u32; WORD_ROWS]>,
    sums: Vec<f32>,
    local: Vec<f32>,
    gates: Vec<f32>,
    vectors: Vec<f32>,
    /// What each number of a vector is multiplied by: nought or a little more than one.
    masks: Vec<f32>,
    placed: Vec<f32>,
    is_placed: Vec<bool>,
    to_placed: Vec<f32>,
    to_vectors: Vec<f32>,
    sum: Vec<f32>,
    hidden: Vec<f32>,
    to_hidden: Vec<f32>,
}

impl Pass {
    /// Reckons the vectors of words, of which this share of the numbers is then hidden.
    pub fn start(&mut self, network: &Network, rows: &[[u32; WORD_ROWS]], dropout: f32, random: &mut Random) {
        let words = rows.len();
        self.rows.clear();
        self.rows.extend_from_slice(rows);
        reset(&mut self.sums, (words + 2 * MARGIN) * EMBEDDING);
        for (at, sum) in self.sums.chunks_exact_mut(EMBEDDING).enumerate() {
            for &row in rows_at(rows, at) {
                add(sum, 1.0, network.row(Part::Embeddings, row as usize));
            }
        }
        reset(&mut self.local, words * LOCAL);
        for (at, local) in self.local.chunks_exact_mut(LOCAL).enumerate() {
            local.copy_from_slice(network.row(Part::WindowBias, 0));
            for (row, &value) in self.sums[at * EMBEDDING..(at + WINDOW) * EMBEDDING].iter().enumerate() {
                add(local, value, network.row(Part::Window, row));
            }
            local.iter_mut().for_each(|value| *value = value.max(0.0));
        }
        reset(&mut self.gates, words * 4 * RUNNING);
        reset(&mut self.vectors, words * VECTOR);
        let tables = self.gates.chunks_exact_mut(4 * RUNNING).zip(self.vectors.chunks_exact_mut(VECTOR));
        for ((gates, vector), local) in tables.zip(self.local.chunks_exact(LOCAL)) {
            gates.copy_from_slice(network.row(Part::GatesBias, 0));
            for (row, &value) in local.iter().enumerate().filter(|(_, value)| **value > 0.0) {
                add(gates, value, network.row(Part::Gates, row));
            }
            vector[..LOCAL].copy_from_slice(local);
        }
        for side in 0..2 {
            let mut means = [0.0; RUNNING];
            for at in (0..words).map(|at| if side == 0 { at } else { words - 1 - at }) {
                let gates = &self.gates[(at * 4 + side * 2) * RUNNING..][..2 * RUNNING];
                for (unit, mean) in means.iter_mut().enumerate() {
                    *mean += gate(gates[unit]) * (gates[RUNNING + unit].clamp(-1.0, 1.0) - *mean);
                }
                self.vectors[at * VECTOR + LOCAL + side * RUNNING..][..RUNNING].copy_from_slice(&means);
            }
        }
        self.masks.clear();
        let (kept, limit) = (1.0 / (1.0 - dropout), (dropout * 65_536.0) as usize);
        self.masks.extend((0..words * VECTOR).map(|_| if random.below(65_536) < limit { 0.0 } else { kept }));
        self.placed.resize(words * PLACES * HIDDEN, 0.0);
        self.is_placed.clear();
        self.is_placed.resize(words * PLACES, false);
        reset(&mut self.to_placed, words * PLACES * HIDDEN);
        reset(&mut self.to_vectors, words * VECTOR);
    }

    /// Reckons the hidden layer of a state.
    pub fn look(&mut self, network: &Network, view: &View) {
        reset(&mut self.sum, HIDDEN);
        reset(&mut self.to_hidden, HIDDEN);
        for &number in &view.traits {
            add(&mut self.sum, 1.0, network.row(Part::Traits, number as usize));
        }
        for (place, word) in view.places.iter().enumerate() {
            let Some(word) = word.map(|word| word as usize) else { continue };
            let slot = word * PLACES + place;
            let placed = &mut self.placed[slot * HIDDEN..(slot + 1) * HIDDEN];
            if !std::mem::replace(&mut self.is_placed[slot], true) {
                placed.fill(0.0);
                let range = word * VECTOR..(word + 1) * VECTOR;
                let shown = self.vectors[range.clone()].iter().zip(&self.masks[range]);
                for (row, value) in shown.map(|(value, mask)| value * mask).enumerate() {
                    if value != 0.0 {
                        add(placed, value, network.row(Part::Places, place * VECTOR + row));
                    }
                }
            }
            add(&mut self.sum, 1.0, placed);
        }
        self.hidden.clear();
        self.hidden.extend(self.sum.iter().map(|value| value.max(0.0)));
    }

    /// Scores of the outputs `first` and following in a part whose biases are in `biases`.
    pub fn scores(&self, network: &Network, [part, biases]: [Part; 2], first: usize, scores: &mut [f32]) {
        for (row, score) in (first..).zip(scores) {
            *score = network.row(biases, 0)[row] + dot(&self.hidden, network.row(part, row));
        }
    }

    /// Carries the gradient of such scores back to the hidden layer.
    pub fn scores_back(
        &mut self,
        network: &Network,
        gradients: &mut Gradients,
        [part, biases]: [Part; 2],
        first: usize,
        to_scores: &[f32],
    ) {
        for (row, &value) in (first..).zip(to_scores).filter(|(_, value)| value.abs() > 1e-4) {
            add(gradients.row(part, row), value, &self.hidden);
            add(&mut self.to_hidden, value, network.row(part, row));
            gradients.row(biases, 0)[row] += value;
        }
    }

    /// Carries the gradient of the hidden layer back to what it is the sum of.
    pub fn look_back(&mut self, gradients: &mut Gradients, view: &View) {
        for (value, sum) in self.to_hidden.iter_mut().zip(&self.sum) {
            *value = if *sum > 0.0 { *value } else { 0.0 };
        }
        for &number in &view.traits {
            add(gradients.row(Part::Traits, number as usize), 1.0, &self.to_hidden);
        }
        for (place, word) in view.places.iter().enumerate() {
            if let Some(word) = word {
                let slot = *word as usize * PLACES + place;
                add(&mut self.to_placed[slot * HIDDEN..(slot + 1) * HIDDEN], 1.0, &self.to_hidden);
            }
        }
    }

    /// Carries the gradients of all states back to the rows of the words.
    pub fn back(&mut self, network: &Network, gradients: &mut Gradients) {
        self.places_back(network, gradients);
        let to_gates = self.means_back();
        let mut to_sums = vec![0.0; self.sums.len()];
        let mut to_local = [0.0; LOCAL];
        for word in 0..self.rows.len() {
            let to_gates = &to_gates[word * 4 * RUNNING..][..4 * RUNNING];
            add(gradients.row(Part::GatesBias, 0), 1.0, to_gates);
            for (unit, &value) in self.local[word * LOCAL..][..LOCAL].iter().enumerate() {
                to_local[unit] = 0.0;
                if value > 0.0 {
                    let from_vector = self.to_vectors[word * VECTOR + unit];
                    to_local[unit] = from_vector + dot(to_gates, network.row(Part::Gates, unit));
                    add(gradients.row(Part::Gates, unit), value, to_gates);
                }
            }
            add(gradients.row(Part::WindowBias, 0), 1.0, &to_local);
            let range = word * EMBEDDING..(word + WINDOW) * EMBEDDING;
            let sums = self.sums[range.clone()].iter().zip(&mut to_sums[range]);
            for (row, (&value, to_sum)) in sums.enumerate() {
                *to_sum += dot(&to_local, network.row(Part::Window, row));
                add(gradients.row(Part::Window, row), value, &to_local);
            }
        }
        for (at, to_sum) in to_sums.chunks_exact(EMBEDDING).enumerate() {
            for &row in rows_at(&self.rows, at) {
                add(gradients.row(Part::Embeddings, row as usize), 1.0, to_sum);
            }
        }
    }

    fn places_back(&mut self, network: &Network, gradients: &mut Gradients) {
        for slot in (0..self.is_placed.len()).filter(|slot| self.is_placed[*slot]) {
            let (word, place) = (slot / PLACES, slot % PLACES);
            let to_placed = &self.to_placed[slot * HIDDEN..(slot + 1) * HIDDEN];
            for unit in 0..VECTOR {
                let mask = self.masks[word * VECTOR + unit];
                if mask != 0.0 {
                    let row = place * VECTOR + unit;
                    let value = self.vectors[word * VECTOR + unit] * mask;
                    self.to_vectors[word * VECTOR + unit] +=
                        mask * dot(to_placed, network.row(Part::Places, row));
                    add(gradients.row(Part::Places, row), value, to_placed);
                }
            }
        }
    }

    /// Gradient of the gates, from that of the vectors.
    fn means_back(&self) -> Vec<f32> {
        let words = self.rows.len();
        let mut to_gates = vec![0.0; words * 4 * RUNNING];
        for side in 0..2 {
            let mut carried = [0.0; RUNNING];
            let mut before =
                (0..words).map(|at| if side == 0 { at } else { words - 1 - at }).rev().peekable();
            while let Some(at) = before.next() {
                for (unit, carried) in carried.iter_mut().enumerate() {
                    let mean = |word: usize| word * VECTOR + LOCAL + side * RUNNING + unit;
                    let place = (at * 4 + side * 2) * RUNNING + unit;
                    let (value, new) = (self.gates[place], self.gates[place + RUNNING]);
                    let old = before.peek().map_or(0.0, |word| self.vectors[mean(*word)]);
                    let to_mean = *carried + self.to_vectors[mean(at)];
                    if value.abs() < 2.0 {
                        to_gates[place] = 0.25 * to_mean * (new.clamp(-1.0, 1.0) - old);
                    }
                    if new.abs() < 1.0 {
                        to_gates[place + RUNNING] = to_mean * gate(value);
                    }
                    *carried = to_mean * (1.0 - gate(value));
                }
            }
        }
        to_gates
    }
}

/// The rows of the word at a place of the margined sentence.
fn rows_at(rows: &[[u32; WORD_ROWS]], at: usize) -> impl Iterator<Item = &u32> {
    let rows: &[u32] = match at.checked_sub(MARGIN) {
        None => &[BEFORE_ROW],
        Some(word) => rows.get(word).map_or(&[AFTER_ROW], |rows| rows),
    };
    rows.iter().filter(|row| **row != NO_ROW)
}
