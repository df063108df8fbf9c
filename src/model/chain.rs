//! Inference of a linear-chain conditional random field: the best sequence of labels (Viterbi) and how sure it is
//! (forward and backward sums).

use crate::error::Error;
use crate::model::features::{About, Features, WordScores};
use crate::model::lanes::Sums;
use crate::model::number::{block, byte, exp, fixed};
use crate::model::weights::{MOST_LABELS, Weights, expand, score_of, sums_of};
use crate::model::words::Word;
use crate::text::TokenRange;

/// A score that no label on a path has.
const NEVER: i32 = -1 << 28;

/// Factors and sums that are smaller than these are taken for nought. What they would add is far below the steps of a
/// confidence; but their products would fall below the smallest normal number, and processors are a hundred times slower
/// there. The product of two factors and a sum stays above it (10^-38).
const LEAST_FACTOR: f32 = 1e-13;
const LEAST_SUM: f32 = 1e-10;

/// Feature weights and the weights of one label following another.
#[derive(Debug)]
pub(crate) struct Chain {
    pub weights: Weights,
    labels: usize,
    /// Row `from`, column `to`, as many sums a row as [`sums_of`] the labels; the row after the last label is that of the
    /// sentence's start.
    transitions: Vec<Sums>,
    /// The least and the greatest transition from each label.
    least: Vec<Sums>,
    greatest: Vec<Sums>,
    /// e to the power of each transition.
    factors: Vec<f32>,
}

/// Room for the work on one sentence, kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct ChainBuffers {
    /// Score of every label at every token, in rows of sums.
    emissions: Vec<Sums>,
    best: Vec<Sums>,
    next: Vec<Sums>,
    /// For every label at every token but the first, the best label before it.
    back: Vec<Sums>,
    /// Tokens that only one label was left to.
    settled: Vec<u32>,
    /// Of these tokens are the sums that follow.
    summed: TokenRange,
    /// e to the power of each emission, the best of a token being 1.
    shares: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    /// What each token's forward sums were divided by.
    totals: Vec<f32>,
    /// What is known of words that came before, in any sentence that this chain read.
    known: WordScores,
    /// The labels found.
    pub path: Vec<u8>,
}

impl Chain {
    /// Reads transitions and weights.
    pub fn read(rest: &mut &[u8]) -> Result<Self, Error> {
        let labels = usize::from(byte(rest)?);
        // The transitions have a scale of their own, a whole multiple of that of the weights.
        let factor = fixed(rest)?.min(1 << 12) as i32;
        let bytes = block(rest)?;
        if labels == 0 || labels > MOST_LABELS || bytes.len() != (labels + 1) * labels {
            return Err(Error::model("transitions that do not fit their labels"));
        }
        let transitions: Vec<i32> =
            bytes.iter().map(|&value| i32::from(expand(value as i8)) * factor / 64).collect();
        let weights = Weights::read(rest, labels)?;
        let factors = transitions.iter().map(|&weight| share_of(weight, weights.scale())).collect();
        let four_of = |row: &[i32], first: usize| {
            Sums::new(core::array::from_fn(|at| row.get(first + at).copied().unwrap_or(NEVER)))
        };
        let in_fours = |row: &[i32]| (0..sums_of(labels)).map(|at| four_of(row, at * 4)).collect::<Vec<_>>();
        let rows = transitions.chunks_exact(labels);
        let most = |choose: fn(i32, i32) -> i32| {
            let of_rows = rows.clone().map(|row| row.iter().copied().reduce(choose).unwrap_or_default());
            in_fours(&of_rows.take(labels).collect::<Vec<_>>())
        };
        let [least, greatest] = [most(i32::min), most(i32::max)];
        let transitions = rows.flat_map(in_fours).collect();
        Ok(Self { weights, labels, transitions, least, greatest, factors })
    }

    /// Number of labels.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// Sums in a row.
    fn width(&self) -> usize {
        sums_of(self.labels)
    }

    /// Scores of each label after label `from`; of the first word's label after [`Self::labels`].
    fn transitions_from(&self, from: usize) -> &[Sums] {
        self.transitions.get(from * self.width()..(from + 1) * self.width()).unwrap_or_default()
    }

    /// Forgets the sentence before.
    pub fn start(&self, buffers: &mut ChainBuffers) {
        buffers.emissions.clear();
        buffers.settled.clear();
        buffers.summed = 0..0;
    }

    /// Adds one token to the emissions, without any score yet.
    pub fn push(&self, buffers: &mut ChainBuffers) {
        buffers.emissions.resize(buffers.emissions.len() + self.width(), Sums::splat(0));
    }

    /// Adds to the scores of the last token what these features bring.
    pub fn add(&self, buffers: &mut ChainBuffers, features: &[u32]) {
        self.weights.add(features, last_row(&mut buffers.emissions, self.width()));
    }

    /// Adds to the scores of the last token what the features about one word bring.
    pub fn add_about(&self, buffers: &mut ChainBuffers, about: About, word: &Word, features: &Features) {
        let ChainBuffers { emissions, known, .. } = buffers;
        let scores = last_row(emissions, self.width());
        known.add(&self.weights, about, word, features.about(about), scores);
    }

    /// Scores of the last token.
    pub fn last(&self, buffers: &ChainBuffers) -> impl Iterator<Item = i32> {
        let start = buffers.emissions.len().saturating_sub(self.width());
        self.scores_of(buffers.emissions.get(start..).unwrap_or_default())
    }

    /// Leaves the last token no label but this one.
    pub fn leave_only(&self, buffers: &mut ChainBuffers, label: u8) {
        const NOT_ON_A_PATH: i32 = -1 << 24;
        buffers.settled.push((buffers.emissions.len() / self.width()).saturating_sub(1) as u32);
        let row = last_row(&mut buffers.emissions, self.width());
        row.fill(Sums::splat(NOT_ON_A_PATH));
        if let Some(four) = row.get_mut(usize::from(label / 4)) {
            *four = four.add_at(label % 4, -NOT_ON_A_PATH);
        }
    }

    /// The scores of the labels in a row.
    fn scores_of(&self, row: &[Sums]) -> impl Iterator<Item = i32> {
        row.iter().flat_map(|four| four.to_array()).take(self.labels)
    }

    /// Finds the best path over the emissions.
    pub fn decode(&self, buffers: &mut ChainBuffers) {
        let ChainBuffers { emissions, best, next, back, path, .. } = buffers;
        back.clear();
        path.clear();
        let width = self.width();
        let mut tokens = emissions.chunks_exact(width);
        let Some(first) = tokens.next() else { return };
        best.clear();
        best.extend(first.iter().zip(self.transitions_from(self.labels)).map(|(a, b)| a.add(*b)));
        for emission in tokens {
            next.clear();
            next.resize(width, Sums::splat(i32::MIN));
            let at = back.len();
            back.resize(at + width, Sums::splat(0));
            let back = back.get_mut(at..).unwrap_or_default();
            // Every label can be reached with this score; rows that stay below it cannot be on the best path. On most
            // tokens that leaves a few rows.
            let bar = greatest_of(best.iter().zip(&self.least).map(|(four, least)| four.add(*least)));
            for ((four, greatest), first) in best.iter().zip(&self.greatest).zip((0..).step_by(4)) {
                let reaches = four.add(*greatest).to_array();
                for ((score, reach), from) in four.to_array().into_iter().zip(reaches).zip(first..) {
                    if reach < bar {
                        continue;
                    }
                    let (score, mark) = (Sums::splat(score), Sums::splat(from as i32));
                    let row = self.transitions_from(from);
                    for ((next, back), transition) in next.iter_mut().zip(back.iter_mut()).zip(row) {
                        *next = next.greater(score.add(*transition), back, mark);
                    }
                }
            }
            // Scores are kept relative to the best one: they cannot overflow, however long the sentence.
            let top = Sums::splat(-greatest_of(next.iter().copied()));
            let (least, mut unused) = (Sums::splat(NEVER), Sums::splat(0));
            best.clear();
            let relative = next.iter().map(|four| four.add(top).greater(least, &mut unused, least));
            best.extend(relative.zip(emission).map(|(four, emission)| four.add(*emission)));
        }
        let last = self
            .scores_of(best)
            .enumerate()
            .fold((0, i32::MIN), |best, (label, score)| if score > best.1 { (label, score) } else { best });
        let mut label = last.0 as u8;
        path.push(label);
        for row in back.chunks_exact(width).rev() {
            label = score_of(row, label.into()).unwrap_or_default() as u8;
            path.push(label);
        }
        path.reverse();
    }
}

impl Chain {
    fn factors_from(&self, from: usize) -> &[f32] {
        self.factors.get(from * self.labels..(from + 1) * self.labels).unwrap_or_default()
    }

    /// Sums over all paths, forward and backward, each token's forward sums brought to one, from the settled token before
    /// `tokens` to the one after them: what lies beyond those has no part in the probability of `tokens`.
    fn sum_paths(&self, buffers: &mut ChainBuffers, tokens: &TokenRange) {
        let labels = self.labels;
        let ChainBuffers { emissions, settled, summed, shares, forward, backward, totals, .. } = buffers;
        let after = settled.partition_point(|&settled| (settled as usize) < tokens.start);
        let start = after.checked_sub(1).and_then(|before| settled.get(before));
        let end = settled.get(after).map_or(emissions.len() / self.width(), |&end| end as usize + 1);
        *summed = start.map_or(0, |&start| start as usize)..end;
        for table in [&mut *shares, &mut *forward, &mut *backward, &mut *totals] {
            table.clear();
        }
        let rows = emissions.chunks_exact(self.width());
        for row in rows.take(summed.end).skip(summed.start) {
            let top = self.scores_of(row).max().unwrap_or_default();
            let share = |score: i32| share_of(score - top, self.weights.scale());
            shares.extend(self.scores_of(row).map(share));
        }
        for row in shares.chunks_exact(labels) {
            let at = forward.len();
            if at == 0 {
                forward.extend_from_slice(self.factors_from(labels));
            } else {
                forward.resize(at + labels, 0.0);
                let (done, sums) = forward.split_at_mut(at);
                let before = done.get(at - labels..).unwrap_or_default();
                for (before, factors) in before.iter().zip(self.factors.chunks_exact(labels)) {
                    sums.iter_mut().zip(factors).for_each(|(sum, factor)| *sum += before * factor);
                }
            }
            let sums = forward.get_mut(at..).unwrap_or_default();
            sums.iter_mut().zip(row).for_each(|(sum, share)| *sum *= share);
            let total = sums.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            sums.iter_mut().for_each(|sum| *sum = cut_below(LEAST_SUM, *sum / total));
            totals.push(total);
        }
        // Backward sums, the last token's first.
        let mut carried = vec![0.0; labels];
        for (row, total) in shares.chunks_exact(labels).zip(&*totals).rev() {
            let at = backward.len();
            if at == 0 {
                backward.resize(labels, 1.0);
            } else {
                for factors in self.factors.chunks_exact(labels).take(labels) {
                    backward.push(factors.iter().zip(&carried).map(|(factor, next)| factor * next).sum());
                }
            }
            let sums = backward.get(at..).unwrap_or_default();
            for ((place, sum), share) in carried.iter_mut().zip(sums).zip(row) {
                *place = cut_below(LEAST_SUM, sum * share / total);
            }
        }
    }

    /// Probability that `tokens` are labelled as on the path found, whatever stands around them.
    pub fn span_probability(&self, buffers: &mut ChainBuffers, tokens: TokenRange) -> f32 {
        if !(buffers.summed.contains(&tokens.start) && buffers.summed.contains(&tokens.end.saturating_sub(1)))
        {
            self.sum_paths(buffers, &tokens);
        }
        let labels = self.labels;
        let label = |token: usize| buffers.path.get(token).map_or(0, |label| usize::from(*label));
        let row = |token: usize| token.saturating_sub(buffers.summed.start);
        let at = |table: &[f32], token: usize| {
            table.get(row(token) * labels + label(token)).copied().unwrap_or_default()
        };
        let last = tokens.end.saturating_sub(1);
        let mirrored = buffers.summed.end.saturating_sub(tokens.end);
        let backward = buffers.backward.get(mirrored * labels + label(last)).copied().unwrap_or_default();
        let mut probability = at(&buffers.forward, tokens.start) * backward;
        for token in tokens.start + 1..tokens.end {
            let factor = self.factors_from(label(token - 1)).get(label(token)).copied().unwrap_or_default();
            let total = buffers.totals.get(row(token)).copied().unwrap_or(1.0);
            probability *= factor * at(&buffers.shares, token) / total;
        }
        probability
    }
}

/// e to the power of a score, nought where it is not worth reckoning with.
fn share_of(score: i32, scale: f32) -> f32 {
    cut_below(LEAST_FACTOR, exp(score as f32 * scale))
}

fn cut_below(least: f32, number: f32) -> f32 {
    if number < least { 0.0 } else { number }
}

/// The greatest number in all lanes. Lanes beyond the last label have no part in it: no path comes near their scores.
fn greatest_of(row: impl Iterator<Item = Sums>) -> i32 {
    let lanes = row.fold(Sums::splat(i32::MIN), |most, four| most.greater(four, &mut four.clone(), four));
    let [a, b, c, d] = lanes.to_array();
    a.max(b).max(c.max(d))
}

fn last_row(emissions: &mut [Sums], width: usize) -> &mut [Sums] {
    let start = emissions.len().saturating_sub(width);
    emissions.get_mut(start..).unwrap_or_default()
}

/// Writes transitions (rows of `labels` and one of the start) and rows of weights as [`Chain::read`] reads them.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write_chain(
    out: &mut Vec<u8>,
    labels: usize,
    transitions: &[f32],
    scale: f32,
    rows: Vec<crate::model::weights::Row>,
) {
    use crate::model::weights::{compand, write_weights};
    const KEY_BITS: u8 = 26;
    let largest = transitions.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    let factor = (largest / 16_129.0 / scale * 64.0).ceil().max(1.0);
    out.push(labels as u8);
    out.extend_from_slice(&(factor as u32).to_le_bytes());
    let bytes: Vec<u8> =
        transitions.iter().map(|&weight| compand(weight, scale * factor / 64.0) as u8).collect();
    crate::model::number::push_block(out, &bytes);
    write_weights(out, scale, KEY_BITS, rows);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Result<Chain, Error> {
        // Two labels; the second may hardly follow itself.
        let mut bytes = Vec::new();
        let transitions = [0.0, 0.0, 0.0, -9.0, 0.0, 0.0];
        write_chain(
            &mut bytes,
            2,
            &transitions,
            0.001,
            vec![(7 << 8, vec![(1, 40)]), (9 << 8, vec![(0, 40)])],
        );
        Chain::read(&mut bytes.as_slice())
    }

    #[test]
    fn transitions_outweigh_a_weaker_emission() -> Result<(), Error> {
        let chain = chain()?;
        let mut buffers = ChainBuffers::default();
        for feature in [7 << 8, 7 << 8, 9 << 8] {
            chain.push(&mut buffers);
            chain.add(&mut buffers, &[feature]);
        }
        chain.decode(&mut buffers);
        assert_eq!(buffers.path, [1, 0, 0]);
        Ok(())
    }

    #[test]
    fn no_row_is_left_out_that_the_best_path_needs() -> Result<(), Error> {
        const LABELS: usize = 3;
        const TOKENS: usize = 4;
        let mut number = 1_u32;
        let mut below = |bound: u32| {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            number >> 16 & (bound - 1)
        };
        for _ in 0..200 {
            let transitions: Vec<f32> = (0..12).map(|_| below(16) as f32 - 8.0).collect();
            let mut bytes = Vec::new();
            write_chain(&mut bytes, LABELS, &transitions, 0.001, vec![(7 << 8, vec![(1, 40)])]);
            let chain = Chain::read(&mut bytes.as_slice())?;
            let emissions: Vec<i32> = (0..LABELS * TOKENS).map(|_| below(16_384) as i32).collect();
            let mut buffers = ChainBuffers::default();
            for row in emissions.as_chunks::<LABELS>().0 {
                let &[a, b, c] = row;
                chain.push(&mut buffers);
                buffers.emissions.truncate(buffers.emissions.len() - 2);
                buffers.emissions.extend([Sums::new([a, b, c, 0]), Sums::splat(0)]);
            }
            chain.decode(&mut buffers);
            let score = |path: &[u8]| {
                let mut from = LABELS;
                let step = |(at, &label): (usize, &u8)| {
                    let label = usize::from(label);
                    let row = chain.transitions_from(std::mem::replace(&mut from, label));
                    let at_token = emissions.get(at * LABELS + label);
                    score_of(row, label)
                        .zip(at_token)
                        .map_or(i32::MIN / 8, |(transition, emission)| transition + emission)
                };
                path.iter().enumerate().map(step).sum::<i32>()
            };
            let digit = |path: usize, at: u32| (path / LABELS.pow(at) % LABELS) as u8;
            let paths = (0..LABELS.pow(TOKENS as u32)).map(|path| [0, 1, 2, 3].map(|at| digit(path, at)));
            assert_eq!(Some(score(&buffers.path)), paths.map(|path| score(&path)).max());
        }
        Ok(())
    }

    #[test]
    fn what_lies_beyond_a_settled_token_has_no_part_in_a_probability() -> Result<(), Error> {
        let chain = chain()?;
        let mut buffers = ChainBuffers::default();
        for settled in [false, true, false, false, true, false] {
            chain.push(&mut buffers);
            chain.add(&mut buffers, &[7 << 8]);
            if settled {
                chain.leave_only(&mut buffers, 0);
            }
        }
        chain.decode(&mut buffers);
        let parts = [0..1, 2..3, 2..4, 5..6].map(|tokens| chain.span_probability(&mut buffers, tokens));
        buffers.settled.clear();
        buffers.summed = 0..0;
        let whole = [0..1, 2..3, 2..4, 5..6].map(|tokens| chain.span_probability(&mut buffers, tokens));
        assert_eq!(parts, whole);
        assert!(whole.iter().all(|share| (0.1..1.0).contains(share)), "{whole:?}");
        Ok(())
    }

    #[test]
    fn no_token_has_no_path_and_many_do_not_overflow() -> Result<(), Error> {
        let chain = chain()?;
        let mut buffers = ChainBuffers::default();
        chain.decode(&mut buffers);
        assert!(buffers.path.is_empty());
        for _ in 0..100_000 {
            chain.push(&mut buffers);
            chain.add(&mut buffers, &[9 << 8; 100]);
        }
        chain.decode(&mut buffers);
        assert!(buffers.path.iter().all(|label| *label == 0));
        Ok(())
    }
}
