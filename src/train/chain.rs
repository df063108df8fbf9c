//! Trains a linear-chain conditional random field by stochastic gradient descent, sentence by sentence.

use super::ftrl::{Ftrl, Random, Rate, Vocabulary};
use crate::model::training::{Row, exp};

/// Bits by which features are told apart, as in the model file.
const KEY_BITS: u32 = 32;

/// How coarsely weights are stored: eightfold takes 34 KB off the tagger at no loss.
const STEP: f32 = 8.0;

/// Weight of a transition that cannot be.
const FORBIDDEN: f32 = -30.0;

/// Sentences as features and labels.
#[derive(Default)]
pub(super) struct Corpus {
    features: Vec<u32>,
    /// End of each token's features.
    ends: Vec<usize>,
    /// The labels that each token may have, a bit each; the truth is one of them.
    labels: Vec<u64>,
    sentences: Vec<std::ops::Range<usize>>,
    /// Number of the first silver sentence, where there are any.
    silver: Option<usize>,
}

impl Corpus {
    /// Adds a token to the sentence that [`Self::end_sentence`] will end.
    pub fn push(&mut self, features: &[u32], labels: u64) {
        self.features.extend_from_slice(features);
        self.ends.push(self.features.len());
        self.labels.push(labels);
    }

    pub fn end_sentence(&mut self) {
        let start = self.sentences.last().map_or(0, |last| last.end);
        if start < self.ends.len() {
            self.sentences.push(start..self.ends.len());
        }
    }

    /// The sentences that follow were labelled by another model.
    pub fn begin_silver(&mut self) {
        self.silver = Some(self.sentences.len());
    }

    /// Number of sentences that people labelled.
    fn gold(&self) -> usize {
        self.silver.unwrap_or(self.sentences.len())
    }

    fn token(&self, index: usize) -> &[u32] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[start..self.ends[index]]
    }

    /// Whether every token has one label.
    fn is_certain(&self) -> bool {
        self.labels.iter().all(|labels| labels.is_power_of_two())
    }

    /// Replaces features by their numbers; those without are dropped.
    fn number(&mut self, vocabulary: &Vocabulary) {
        let mut numbered = Vec::with_capacity(self.features.len());
        let mut start = 0;
        for end in &mut self.ends {
            numbered.extend(self.features[start..*end].iter().filter_map(|&feature| vocabulary.id(feature)));
            start = std::mem::replace(end, numbered.len());
        }
        self.features = numbered;
    }
}

/// How to train.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub labels: usize,
    pub epochs: usize,
    /// Epochs, the first ones, that show silver sentences, too: people have the last word.
    pub silver_epochs: usize,
    pub rate: Rate,
    /// Features seen less often are left out.
    pub least: u32,
    /// Whether a label may follow another (`None`: the start of the sentence).
    /// Share of the features that a token is shown without, drawn anew each time: no single feature is relied on.
    pub dropout: f32,
    pub may_follow: fn(Option<u8>, u8) -> bool,
}

/// What was learned.
pub(super) struct Trained {
    pub transitions: Vec<f32>,
    pub scale: f32,
    pub rows: Vec<Row>,
}

/// Trains on `corpus`; `progress` hears of each epoch with its mean loss per token.
pub(super) fn train(mut corpus: Corpus, settings: Settings, mut progress: impl FnMut(usize, f64)) -> Trained {
    let Settings { labels, epochs, silver_epochs, rate, least, dropout, may_follow } = settings;
    let mut vocabulary = Vocabulary::new(KEY_BITS);
    corpus.features.iter().for_each(|&feature| vocabulary.count(feature));
    vocabulary.number(least);
    corpus.number(&vocabulary);
    let mut learner = Learner {
        labels,
        features: Ftrl::new(vocabulary.len(), labels, rate),
        transitions: Ftrl::new(labels + 1, labels, Rate { l1: 0.0, ..rate }),
        allowed: (0..=labels as u8)
            .flat_map(|from| {
                (0..labels as u8).map(move |to| (Some(from).filter(|from| *from < labels as u8), to))
            })
            .map(|(from, to)| may_follow(from, to))
            .collect(),
        certain: corpus.is_certain(),
        dropout: (dropout * 65_536.0) as usize,
        random: Random::new(17),
        shown: Vec::new(),
        shown_ends: Vec::new(),
        lattice: Lattice::default(),
        target: Lattice::default(),
    };
    let mut order: Vec<usize> = (0..corpus.sentences.len()).collect();
    let mut random = Random::new(11);
    for epoch in 0..epochs {
        if epoch == silver_epochs {
            order.retain(|sentence| *sentence < corpus.gold());
        }
        random.shuffle(&mut order);
        let loss: f64 = order.iter().map(|&sentence| learner.learn(&corpus, sentence)).sum();
        let tokens: usize = order.iter().map(|&sentence| corpus.sentences[sentence].len()).sum();
        progress(epoch + 1, loss / tokens as f64);
    }
    let weights = (0..=labels as u32).flat_map(|from| learner.transitions.weights(from));
    let transitions = weights
        .zip(&learner.allowed)
        .map(|(weight, allowed)| if *allowed { weight } else { FORBIDDEN })
        .collect();
    let (scale, rows) = learner.features.rows(&vocabulary, STEP);
    // With all features shown the sums are larger than they were in training.
    let scale = scale * (1.0 - dropout);
    Trained { transitions, scale, rows }
}

struct Learner {
    labels: usize,
    features: Ftrl,
    transitions: Ftrl,
    allowed: Vec<bool>,
    /// Whether every token has one label.
    certain: bool,
    /// Chance in 65,536 that a feature is not shown.
    dropout: usize,
    random: Random,
    /// The features of the sentence at hand that are shown.
    shown: Vec<u32>,
    shown_ends: Vec<usize>,
    lattice: Lattice,
    target: Lattice,
}

/// Probabilities of labels and of pairs of labels over one sentence.
#[derive(Default)]
struct Lattice {
    emissions: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    marginals: Vec<f32>,
    pairs: Vec<f32>,
    loss: f64,
}

impl Lattice {
    /// Forward and backward over `emissions`, which hold e^score; each step is brought back to a sum of one.
    fn run(&mut self, labels: usize, transitions: &[f32]) {
        let length = self.emissions.len() / labels;
        for table in [&mut self.forward, &mut self.backward, &mut self.marginals] {
            table.clear();
            table.resize(length * labels, 0.0);
        }
        self.pairs.clear();
        self.pairs.resize((labels + 1) * labels, 0.0);
        self.loss = 0.0;
        for at in 0..length {
            let emission = &self.emissions[at * labels..(at + 1) * labels];
            let (done, row) = self.forward.split_at_mut(at * labels);
            let row = &mut row[..labels];
            if at == 0 {
                row.copy_from_slice(&transitions[labels * labels..]);
            } else {
                for (before, weights) in
                    done[(at - 1) * labels..].iter().zip(transitions.chunks_exact(labels))
                {
                    row.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += before * weight);
                }
            }
            row.iter_mut().zip(emission).for_each(|(sum, emission)| *sum *= emission);
            let total: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            row.iter_mut().for_each(|sum| *sum /= total);
            self.loss += f64::from(total).ln();
        }
        let mut carried = vec![0.0; labels];
        for at in (0..length).rev() {
            let (row, after) = self.backward[at * labels..].split_at_mut(labels);
            if at + 1 == length {
                row.fill(1.0);
            } else {
                let emission = &self.emissions[(at + 1) * labels..(at + 2) * labels];
                for ((place, next), emission) in carried.iter_mut().zip(&*after).zip(emission) {
                    *place = next * emission;
                }
                for (place, weights) in row.iter_mut().zip(transitions.chunks_exact(labels)) {
                    *place = weights.iter().zip(&carried).map(|(weight, next)| weight * next).sum();
                }
                let forward = &self.forward[at * labels..(at + 1) * labels];
                let total: f32 =
                    row.iter().zip(forward).map(|(a, b)| a * b).sum::<f32>().max(f32::MIN_POSITIVE);
                row.iter_mut().for_each(|place| *place /= total);
                let pair_rows = self.pairs.chunks_exact_mut(labels).zip(transitions.chunks_exact(labels));
                for ((pairs, weights), before) in pair_rows.zip(forward) {
                    let share = before / total;
                    for ((pair, weight), next) in pairs.iter_mut().zip(weights).zip(&carried) {
                        *pair += share * weight * next;
                    }
                }
            }
        }
        for ((marginal, forward), backward) in
            self.marginals.iter_mut().zip(&self.forward).zip(&self.backward)
        {
            *marginal = forward * backward;
        }
        let first = &self.marginals[..labels];
        self.pairs[labels * labels..].iter_mut().zip(first).for_each(|(pair, first)| *pair += first);
    }
}

impl Lattice {
    /// Leaves each token only the labels that are `allowed`, a bit each.
    fn forbid(&mut self, labels: usize, allowed: &[u64]) {
        for (row, allowed) in self.emissions.chunks_exact_mut(labels).zip(allowed) {
            for (label, emission) in row.iter_mut().enumerate() {
                if allowed >> label & 1 == 0 {
                    *emission = 0.0;
                }
            }
        }
    }

    /// As [`Self::run`] where one path is certain: nothing needs to be summed.
    fn follow(&mut self, labels: usize, transitions: &[f32], path: impl ExactSizeIterator<Item = usize>) {
        self.marginals.clear();
        self.marginals.resize(path.len() * labels, 0.0);
        self.pairs.clear();
        self.pairs.resize((labels + 1) * labels, 0.0);
        self.loss = 0.0;
        let mut from = labels;
        for (at, label) in path.enumerate() {
            let pair = from * labels + label;
            self.marginals[at * labels + label] = 1.0;
            self.pairs[pair] += 1.0;
            let factor = self.emissions[at * labels + label] * transitions[pair];
            self.loss += f64::from(factor.max(f32::MIN_POSITIVE)).ln();
            from = label;
        }
    }
}

impl Learner {
    /// One step on one sentence; its loss.
    fn learn(&mut self, corpus: &Corpus, sentence: usize) -> f64 {
        let labels = self.labels;
        let tokens = corpus.sentences[sentence].clone();
        let transitions: Vec<f32> =
            (0..=labels as u32).flat_map(|from| self.transitions.weights(from)).map(exp).collect();
        let transitions: Vec<f32> = transitions
            .iter()
            .zip(&self.allowed)
            .map(|(&factor, &allowed)| if allowed { factor } else { 0.0 })
            .collect();
        self.lattice.emissions.clear();
        self.shown.clear();
        self.shown_ends.clear();
        for token in tokens.clone() {
            let start = self.lattice.emissions.len();
            self.lattice.emissions.resize(start + labels, 0.0);
            let row = &mut self.lattice.emissions[start..];
            let first = self.shown.len();
            for &feature in corpus.token(token) {
                if self.dropout == 0 || self.random.below(65_536) >= self.dropout {
                    self.shown.push(feature);
                }
            }
            self.shown_ends.push(self.shown.len());
            self.shown[first..].iter().for_each(|&feature| self.features.add(feature, row));
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            row.iter_mut().for_each(|score| *score = exp(*score - top));
        }
        self.lattice.run(labels, &transitions);
        self.target.emissions.clear();
        self.target.emissions.extend_from_slice(&self.lattice.emissions);
        let right = &corpus.labels[tokens.clone()];
        if self.certain {
            let path = right.iter().map(|labels| labels.trailing_zeros() as usize);
            self.target.follow(labels, &transitions, path);
        } else {
            self.target.forbid(labels, right);
            self.target.run(labels, &transitions);
        }

        let mut gradient = Vec::with_capacity(labels);
        let collect = |gradient: &mut Vec<(u8, f32)>, found: &[f32], right: &[f32]| {
            gradient.clear();
            let differences = found.iter().zip(right).map(|(found, right)| found - right).enumerate();
            gradient.extend(
                differences
                    .filter(|(_, value)| value.abs() > 1e-3)
                    .map(|(label, value)| (label as u8, value)),
            );
        };
        for at in 0..tokens.len() {
            let row = at * labels..(at + 1) * labels;
            collect(&mut gradient, &self.lattice.marginals[row.clone()], &self.target.marginals[row]);
            if !gradient.is_empty() {
                let first = at.checked_sub(1).map_or(0, |before| self.shown_ends[before]);
                for &feature in &self.shown[first..self.shown_ends[at]] {
                    self.features.update(feature, &gradient);
                }
            }
        }
        for from in 0..=labels {
            let row = from * labels..(from + 1) * labels;
            collect(&mut gradient, &self.lattice.pairs[row.clone()], &self.target.pairs[row]);
            self.transitions.update(from as u32, &gradient);
        }
        self.lattice.loss - self.target.loss
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certain_path_has_the_sums_that_run_over_it_alone() {
        let (labels, transitions) = (2, [0.5, 2.0, 1.5, 0.25, 1.0, 3.0]);
        let path = [1, 0, 0];
        let mut summed = Lattice { emissions: vec![0.3, 1.0, 1.0, 0.2, 1.0, 0.7], ..Lattice::default() };
        let mut followed = Lattice { emissions: summed.emissions.clone(), ..Lattice::default() };
        summed.forbid(labels, &path.map(|label| 1 << label));
        summed.run(labels, &transitions);
        followed.follow(labels, &transitions, path.into_iter());
        let near =
            |a: &[f32], b: &[f32]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-5);
        assert!(
            near(&summed.marginals, &followed.marginals),
            "{:?} {:?}",
            summed.marginals,
            followed.marginals
        );
        assert!(near(&summed.pairs, &followed.pairs), "{:?} {:?}", summed.pairs, followed.pairs);
        assert!((summed.loss - followed.loss).abs() < 1e-5, "{} {}", summed.loss, followed.loss);
    }
}
