//! Matrices of small whole numbers, by which the network's layers are multiplied.

use crate::error::Error;
use crate::model::lanes::{Lanes, Sums};
use crate::model::number::take;

/// Outputs that are reckoned at once.
const AT_ONCE: usize = 16;

/// A weight is stored in one signed byte, in 64ths.
pub(crate) const WEIGHT_BITS: u32 = 6;

/// The unit of a layer's values is one 128th.
pub(crate) const VALUE_BITS: u32 = 7;

/// Weights from each input to each output, and a bias for each output.
#[derive(Debug)]
pub(crate) struct Matrix {
    /// Pairs of inputs.
    pairs: usize,
    /// For each sixteen outputs and pair of inputs, the weights of both inputs side by side.
    weights: Vec<[Lanes; 4]>,
    bias: Vec<[Sums; 4]>,
    shift: u32,
}

impl Matrix {
    /// Reads what [`write_matrix`] writes. An input's unit is 1 / 2^`input_bits`; `inputs` is even.
    pub fn read(rest: &mut &[u8], inputs: usize, outputs: usize, input_bits: u32) -> Result<Self, Error> {
        let weights = take(rest, inputs * outputs)?;
        let biases = take(rest, outputs * 2)?;
        let shift = input_bits + WEIGHT_BITS - VALUE_BITS;
        let weight = |input: usize, output: usize| match weights.get(input * outputs + output) {
            Some(&weight) if output < outputs => i16::from(weight as i8),
            _ => 0,
        };
        // Half a unit more: what is shifted out is then rounded, not cut.
        let bias = |output: usize| match biases.get(output * 2..output * 2 + 2) {
            Some(&[low, high]) => (i32::from(i16::from_le_bytes([low, high])) << shift) + (1 << shift >> 1),
            _ => 0,
        };
        let blocks = 0..outputs.div_ceil(AT_ONCE);
        let lanes = |pair: usize, first: usize| {
            Lanes::new(core::array::from_fn(|at| weight(pair * 2 + at % 2, first + at / 2)))
        };
        let four_of = |first: usize| core::array::from_fn::<usize, 4, _>(|at| first + at * 4);
        Ok(Self {
            pairs: inputs / 2,
            weights: blocks
                .clone()
                .flat_map(|block| (0..inputs / 2).map(move |pair| (block, pair)))
                .map(|(block, pair)| four_of(block * AT_ONCE).map(|first| lanes(pair, first)))
                .collect(),
            bias: blocks
                .map(|block| {
                    four_of(block * AT_ONCE)
                        .map(|first| Sums::new(core::array::from_fn(|at| bias(first + at))))
                })
                .collect(),
            shift,
        })
    }

    /// Adds the outputs as values of a layer to `out`, in eights.
    pub fn values(&self, input: &[i16], out: &mut Vec<Lanes>) {
        for (rows, bias) in self.blocks() {
            let [a, b, c, d] = sums(input, rows, *bias);
            out.push(a.narrow(b, self.shift));
            out.push(c.narrow(d, self.shift));
        }
    }

    /// Puts the outputs as they are into `out`, and what fills the last sixteen up.
    pub fn scores(&self, input: &[i16], out: &mut Vec<i32>) {
        out.clear();
        for (rows, bias) in self.blocks() {
            for sum in sums(input, rows, *bias) {
                out.extend_from_slice(&sum.to_array());
            }
        }
    }

    /// The weights and the bias of each sixteen outputs.
    fn blocks(&self) -> impl Iterator<Item = (&[[Lanes; 4]], &[Sums; 4])> {
        self.weights.chunks_exact(self.pairs.max(1)).zip(&self.bias)
    }
}

/// The sums of sixteen outputs.
fn sums(input: &[i16], rows: &[[Lanes; 4]], bias: [Sums; 4]) -> [Sums; 4] {
    // Four sums by name stay in registers, where an array would be written back after each pair. To leave out pairs that
    // are nought (a quarter of them) costs more than it saves: the processor cannot foresee them.
    let [mut a, mut b, mut c, mut d] = bias;
    for (&pair, &[of_a, of_b, of_c, of_d]) in input.as_chunks::<2>().0.iter().zip(rows) {
        a = a.add_products(pair, of_a);
        b = b.add_products(pair, of_b);
        c = c.add_products(pair, of_c);
        d = d.add_products(pair, of_d);
    }
    [a, b, c, d]
}

/// Writes weights, those of an input side by side, and biases.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write_matrix(out: &mut Vec<u8>, weights: impl Iterator<Item = f32>, biases: &[f32]) {
    out.extend(weights.map(|weight| to_byte(weight, WEIGHT_BITS)));
    out.extend(biases.iter().flat_map(|bias| ((bias * (1 << VALUE_BITS) as f32) as i16).to_le_bytes()));
}

/// The byte nearest to `weight` in units of 1 / 2^`bits`.
#[cfg(any(test, feature = "train"))]
pub(crate) fn to_byte(weight: f32, bits: u32) -> u8 {
    let scaled = weight * (1 << bits) as f32;
    let rounded = (scaled.abs() + 0.5) as i8;
    (if scaled < 0.0 { -rounded } else { rounded }) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(inputs: usize, outputs: usize) -> Result<Matrix, Error> {
        // The weight from input i to output o is (o - i) / 64; the bias of output o is o / 128.
        let mut bytes = Vec::new();
        let weight = |at: usize| ((at % outputs) as f32 - (at / outputs) as f32) / 64.0;
        let biases: Vec<f32> = (0..outputs).map(|output| output as f32 / 128.0).collect();
        write_matrix(&mut bytes, (0..inputs * outputs).map(weight), &biases);
        Matrix::read(&mut bytes.as_slice(), inputs, outputs, VALUE_BITS)
    }

    #[test]
    fn multiplies_as_by_hand() -> Result<(), Error> {
        let (inputs, outputs) = (6, 20);
        let input = [128, -64, 0, 0, 7, 300];
        let by_hand = |output: i32| -> i32 {
            let products = (0..).zip(input).map(|(at, value)| (output - at) * i32::from(value));
            products.sum::<i32>() + (output << WEIGHT_BITS)
        };
        let matrix = matrix(inputs, outputs)?;
        let half = 1 << (WEIGHT_BITS - 1);
        let mut scores = Vec::new();
        matrix.scores(&input, &mut scores);
        scores.iter_mut().for_each(|score| *score -= half);
        let right: Vec<i32> = (0..outputs as i32).map(by_hand).collect();
        assert_eq!(scores.get(..outputs), Some(right.as_slice()));
        let mut values = Vec::new();
        matrix.values(&input, &mut values);
        let values: Vec<i32> = values.iter().flat_map(|lanes| lanes.to_array()).map(i32::from).collect();
        let rounded = |output: i32| (by_hand(output) + half) >> WEIGHT_BITS;
        assert_eq!(
            values.get(..outputs),
            Some((0..outputs as i32).map(rounded).collect::<Vec<_>>().as_slice())
        );
        Ok(())
    }

    #[test]
    fn a_cut_matrix_is_refused_and_an_input_too_short_is_noughts() -> Result<(), Error> {
        let mut bytes = Vec::new();
        write_matrix(&mut bytes, [0.5; 8].into_iter(), &[0.0; 4]);
        for cut in 0..bytes.len() {
            assert!(Matrix::read(&mut bytes.get(..cut).unwrap_or_default(), 2, 4, VALUE_BITS).is_err());
        }
        let mut scores = Vec::new();
        matrix(4, 3)?.scores(&[], &mut scores);
        assert_eq!(scores.len(), AT_ONCE);
        Ok(())
    }

    #[test]
    fn weights_are_rounded_to_the_nearest_unit() {
        let byte = |weight: f32| to_byte(weight, 6) as i8;
        assert_eq!([byte(0.0), byte(0.5), byte(-0.5), byte(0.1), byte(-0.1)], [0, 32, -32, 6, -6]);
        assert_eq!([byte(9.0), byte(-9.0)], [127, -127]);
    }
}
