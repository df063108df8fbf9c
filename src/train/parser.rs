//! Trains the parser: softmaxes over its steps and over the relations of right arcs, with the oracle's word on both.

use std::collections::BTreeMap;

use super::conllu::Sentence;
use super::ftrl::Random;
use super::network::{Gradients, Network, Part, Pass};
use super::oracle::Tree;
use crate::model::Deprel;
use crate::model::training::{
    Clusters, NO_ROW, ParserTables, Rows, State, Step, Tag, View, WORD_ROWS, Words, exp, hash_lower,
    known_key, write_keys,
};

/// How to train.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub epochs: usize,
    /// Largest step of a weight.
    pub rate: f32,
    /// Words seen less often have no row of their own.
    pub least: u32,
    /// Sentences between two changes of the weights.
    pub batch: usize,
    /// Share of the rows of words that a sentence is shown without, drawn anew each time.
    pub row_dropout: f32,
    /// Share of the numbers of words' vectors that are hidden.
    pub dropout: f32,
}

/// A sentence with the tags that the tagger gave it.
pub(super) struct Example<'s> {
    pub sentence: &'s Sentence,
    pub tags: Vec<Tag>,
}

/// An example as the network sees it.
struct Lesson {
    rows: Vec<[u32; WORD_ROWS]>,
    /// How often each of its words is seen in training.
    counts: Vec<u32>,
    tree: Tree,
}

/// Trains on `examples`; the section of the model file. `progress` hears of each epoch with the share of wrong steps.
pub(super) fn train(
    examples: &[Example<'_>],
    clusters: &Clusters,
    settings: &Settings,
    mut progress: impl FnMut(usize, f64),
) -> Vec<u8> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for word in examples.iter().flat_map(|example| &example.sentence.words) {
        *counts.entry(key_of(&word.lower)).or_default() += 1;
    }
    let known: Vec<u32> =
        counts.iter().filter(|(_, count)| **count >= settings.least).map(|(key, _)| *key).collect();
    let mut keys = Vec::new();
    write_keys(&mut keys, ParserTables::KEY_BITS, known.iter().copied());
    let Ok(rows) = Rows::read(&mut keys.as_slice()) else { return Vec::new() };
    let lessons: Vec<Lesson> =
        examples.iter().map(|example| lesson(example, clusters, &rows, &counts)).collect();
    let mut network = Network::new(rows.len());
    let mut workers = [(); 2].map(|()| Worker::new(&network));
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut random = Random::new(23);
    let batches = (lessons.len().div_ceil(settings.batch) * settings.epochs) as f32;
    let mut batch = 0.0;
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        let mut steps = Counts::default();
        for part in order.chunks(settings.batch) {
            let seed = random.below(1 << 30) as u64;
            let halves = part.split_at(part.len() / 2);
            let [first, second] = &mut workers;
            // Two threads: each learns from its own half, and the halves are added in the same order.
            let (a, b) = std::thread::scope(|scope| {
                let (network, lessons) = (&network, &lessons);
                let teach = move |worker: &mut Worker, half: &[usize], seed: u64| {
                    let mut random = Random::new(seed);
                    half.iter()
                        .map(|&at| worker.learn(network, &lessons[at], settings, epoch, &mut random))
                        .fold(Counts::default(), Counts::and)
                };
                let second = &mut *second;
                let late = scope.spawn(move || teach(second, halves.1, seed * 2 + 1));
                (teach(first, halves.0, seed * 2), late.join().unwrap_or_default())
            });
            steps = steps.and(a).and(b);
            first.gradients.take(&mut second.gradients);
            batch += 1.0;
            // Small steps at first, while the moments are not known, and smaller and smaller ones later.
            let warmed = (batch / 200.0_f32).min(1.0);
            let rate = settings.rate * warmed * (1.0 - batch / batches).max(0.02);
            network.learn(&mut first.gradients, rate);
        }
        // The mean of the last third of the epochs is better than any of them.
        if (epoch + 1) * 3 > settings.epochs * 2 {
            network.remember();
        }
        progress(epoch + 1, f64::from(steps.wrong) / f64::from(steps.all.max(1)));
    }
    network.write(&known)
}

/// The key of a word in the model file.
fn key_of(lower: &str) -> u32 {
    known_key(hash_lower(lower)) >> (32 - ParserTables::KEY_BITS)
}

fn lesson(example: &Example<'_>, clusters: &Clusters, rows: &Rows, counts: &BTreeMap<u32, u32>) -> Lesson {
    let sentence = &example.sentence.words;
    let mut words = Words::default();
    words.fill(clusters, sentence.iter().map(|word| (word.form.as_str(), word.lower.as_str())));
    let rows = example.tags.iter().enumerate().map(|(at, tag)| rows.of(words.at(at, 0), *tag, at == 0));
    let count = |lower: &str| counts.get(&key_of(lower)).copied().unwrap_or_default();
    Lesson {
        rows: rows.collect(),
        counts: sentence.iter().map(|word| count(&word.lower)).collect(),
        tree: Tree::new(example.sentence),
    }
}

/// Steps taken.
#[derive(Clone, Copy, Default)]
struct Counts {
    all: u32,
    wrong: u32,
}

impl Counts {
    fn and(self, other: Self) -> Self {
        Self { all: self.all + other.all, wrong: self.wrong + other.wrong }
    }
}

const STEPS: [Part; 2] = [Part::Steps, Part::StepsBias];
const RELATIONS: [Part; 2] = [Part::Relations, Part::RelationsBias];

/// One thread's share of the work.
struct Worker {
    gradients: Gradients,
    pass: Pass,
    state: State,
    view: View,
}

impl Worker {
    fn new(network: &Network) -> Self {
        Self {
            gradients: Gradients::new(network),
            pass: Pass::default(),
            state: State::default(),
            view: View::default(),
        }
    }

    /// Parses a sentence and gathers what it teaches.
    fn learn(
        &mut self,
        network: &Network,
        lesson: &Lesson,
        settings: &Settings,
        epoch: usize,
        random: &mut Random,
    ) -> Counts {
        let rows = shown_rows(lesson, settings, random);
        self.pass.start(network, &rows, settings.dropout, random);
        self.state.start(rows.len());
        let mut counts = Counts::default();
        while !self.state.is_done() {
            if let Some(step) = self.state.plain_step() {
                self.state.apply(step, Deprel::Root);
                continue;
            }
            self.state.look(&mut self.view);
            self.pass.look(network, &self.view);
            let best = lesson.tree.best(&self.state);
            let taken = self.learn_step(network, &best);
            let is_right = best.contains(&taken);
            counts = counts.and(Counts { all: 1, wrong: u32::from(!is_right) });
            // After the first epoch the parser's own choice is mostly followed, right or wrong.
            let follow = is_right || epoch > 0 && random.below(10) != 0;
            let taken = if follow { taken } else { best.first().copied().unwrap_or(taken) };
            let mut deprel = Deprel::Dep;
            for step in [Step::Left, Step::Right] {
                let right = lesson.tree.relation(&self.state, step).filter(|_| self.state.allows(step));
                if step == taken || right.is_some() {
                    let found = self.learn_relation(network, step, right);
                    deprel = if step == taken { found } else { deprel };
                }
            }
            self.pass.look_back(&mut self.gradients, &self.view);
            self.state.apply(taken, deprel);
        }
        self.pass.back(network, &mut self.gradients);
        counts
    }

    /// Learns which step to take; what the network would do.
    fn learn_step(&mut self, network: &Network, best: &[Step]) -> Step {
        let mut scores = [0.0; Step::ALL.len()];
        self.pass.scores(network, STEPS, 0, &mut scores);
        for (score, step) in scores.iter_mut().zip(Step::ALL) {
            *score = if self.state.allows(step) { *score } else { f32::MIN };
        }
        let taken = highest(&scores);
        softmax(&mut scores);
        let shares = || Step::ALL.into_iter().zip(scores);
        let right: f32 = shares().filter(|(step, _)| best.contains(step)).map(|(_, share)| share).sum();
        let mut to_scores = [0.0; Step::ALL.len()];
        for (to_score, (step, share)) in to_scores.iter_mut().zip(shares()) {
            let target = if best.contains(&step) { share / right.max(1e-20) } else { 0.0 };
            *to_score = share - target;
        }
        self.pass.scores_back(network, &mut self.gradients, STEPS, 0, &to_scores);
        Step::ALL[taken]
    }

    /// Learns the `right` relation of the arc that `step` makes; what the network would give it.
    fn learn_relation(&mut self, network: &Network, step: Step, right: Option<Deprel>) -> Deprel {
        let first = if step == Step::Left { 0 } else { Deprel::ALL.len() };
        let mut scores = [0.0; Deprel::ALL.len()];
        self.pass.scores(network, RELATIONS, first, &mut scores);
        scores[Deprel::Root as usize] = f32::MIN;
        let found = Deprel::ALL[highest(&scores)];
        if let Some(right) = right {
            softmax(&mut scores);
            scores[right as usize] -= 1.0;
            self.pass.scores_back(network, &mut self.gradients, RELATIONS, first, &scores);
        }
        found
    }
}

/// The rows of a sentence, some of them left out; that of a word itself the likelier the rarer it is.
fn shown_rows(lesson: &Lesson, settings: &Settings, random: &mut Random) -> Vec<[u32; WORD_ROWS]> {
    const RARE: usize = 2;
    let limit = (settings.row_dropout * 65_536.0) as usize;
    let mut shown = lesson.rows.clone();
    for (rows, &count) in shown.iter_mut().zip(&lesson.counts) {
        if random.below(count as usize + RARE) < RARE {
            rows[0] = NO_ROW;
        }
        for row in rows {
            if random.below(65_536) < limit {
                *row = NO_ROW;
            }
        }
    }
    shown
}

fn highest(scores: &[f32]) -> usize {
    scores.iter().enumerate().fold(0, |best, (at, score)| if *score > scores[best] { at } else { best })
}

/// Scores to probabilities.
fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = exp(*score - top));
    let all: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= all);
}
