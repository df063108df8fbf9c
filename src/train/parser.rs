//! Trains the parser: a softmax over the actions, and a dynamic oracle (Goldberg and Nivre 2013) that knows the best
//! actions from any state, so that the parser also learns from the states that its own mistakes lead to.

use super::conllu::Sentence;
use super::ftrl::{Ftrl, Random, Rate, Vocabulary};
use crate::model::Deprel;
use crate::model::training::{Action, Clusters, State, Tag, Words, exp, write_parser};

/// How to train.
pub(super) struct Settings {
    pub epochs: usize,
    pub rate: Rate,
    pub least: u32,
}

/// Bits by which features are told apart, as in the model file.
const KEY_BITS: u32 = 32;

/// How coarsely weights are stored: eightfold, as in the tagger, costs the parser .2 to .4 points of LAS.
const STEP: f32 = 1.0;

/// A sentence with the tags that the tagger gave it.
pub(super) struct Example<'s> {
    pub sentence: &'s Sentence,
    pub tags: Vec<Tag>,
}

/// Trains on `examples`; the section of the model file.
pub(super) fn train(
    examples: &[Example<'_>],
    clusters: &Clusters,
    settings: &Settings,
    mut progress: impl FnMut(usize, f64),
) -> Vec<u8> {
    let trees: Vec<Tree> = examples.iter().map(|example| Tree::new(example.sentence)).collect();
    let actions = action_set(&trees);
    let mut words = Words::default();
    let mut state = State::default();
    let mut features = Vec::new();
    let mut vocabulary = Vocabulary::new(KEY_BITS);
    for (example, tree) in examples.iter().zip(&trees) {
        fill(&mut words, clusters, example.sentence);
        state.start(&words, &example.tags);
        while !state.is_done() {
            features.clear();
            state.features(&mut features);
            features.iter().for_each(|&feature| vocabulary.count(feature));
            state.apply(tree.best(&state).first().copied().unwrap_or(Action::Shift));
        }
    }
    vocabulary.number(settings.least);
    let mut learner = Learner {
        ftrl: Ftrl::new(vocabulary.len(), actions.len(), settings.rate),
        vocabulary,
        actions,
        scores: Vec::new(),
        gradient: Vec::new(),
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(23);
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        let (mut right, mut all) = (0, 0);
        for &at in &order {
            fill(&mut words, clusters, examples[at].sentence);
            state.start(&words, &examples[at].tags);
            while !state.is_done() {
                let best = trees[at].best(&state);
                let (taken, was_right) = learner.step(&state, &best, &mut features);
                right += usize::from(was_right);
                all += 1;
                // After the first epoch the parser's own choice is mostly followed, right or wrong.
                let follow = was_right || epoch > 0 && random.below(10) != 0;
                state.apply(if follow { taken } else { best.first().copied().unwrap_or(Action::Shift) });
            }
        }
        progress(epoch + 1, 1.0 - f64::from(right as u32) / f64::from(all as u32));
    }
    let (scale, rows) = learner.ftrl.rows(&learner.vocabulary, STEP);
    write_parser(&learner.actions, scale, rows)
}

fn fill(words: &mut Words, clusters: &Clusters, sentence: &Sentence) {
    words.fill(clusters, sentence.words.iter().map(|word| (word.form.as_str(), word.lower.as_str())));
}

fn action_set(trees: &[Tree]) -> Vec<Action> {
    let mut counts = std::collections::BTreeMap::new();
    for (index, &(head, deprel)) in trees.iter().flat_map(|tree| tree.arcs.iter().enumerate()) {
        let action = if head > index as u32 { Action::Left(deprel) } else { Action::Right(deprel) };
        *counts.entry(action.code()).or_insert((0, action)) =
            (counts.get(&action.code()).map_or(0, |entry| entry.0) + 1, action);
    }
    let arcs = counts.into_values().filter(|(count, _)| *count >= 5).map(|(_, action)| action);
    std::iter::once(Action::Shift).chain(arcs).collect()
}

struct Learner {
    ftrl: Ftrl,
    vocabulary: Vocabulary,
    actions: Vec<Action>,
    scores: Vec<f32>,
    gradient: Vec<(u8, f32)>,
}

impl Learner {
    /// One step of learning: what the learner would do, and whether that was among the best.
    fn step(&mut self, state: &State, best: &[Action], features: &mut Vec<u32>) -> (Action, bool) {
        features.clear();
        state.features(features);
        let mut kept = 0;
        for at in 0..features.len() {
            if let Some(id) = self.vocabulary.id(features[at]) {
                features[kept] = id;
                kept += 1;
            }
        }
        features.truncate(kept);
        self.scores.clear();
        self.scores.resize(self.actions.len(), 0.0);
        features.iter().for_each(|&feature| self.ftrl.add(feature, &mut self.scores));
        let mut taken = 0;
        let mut top = f32::MIN;
        for (label, (action, score)) in self.actions.iter().zip(&self.scores).enumerate() {
            if *score > top && state.allows(*action) {
                (taken, top) = (label, *score);
            }
        }
        let (mut all, mut right) = (0.0, 0.0);
        for (action, score) in self.actions.iter().zip(&mut self.scores) {
            *score = if state.allows(*action) { exp(*score - top) } else { 0.0 };
            all += *score;
            right += if best.contains(action) { *score } else { 0.0 };
        }
        self.gradient.clear();
        if right > 0.0 {
            for (label, (action, score)) in self.actions.iter().zip(&self.scores).enumerate() {
                let target = if best.contains(action) { score / right } else { 0.0 };
                let value = score / all - target;
                if value.abs() > 2e-3 {
                    self.gradient.push((label as u8, value));
                }
            }
        }
        if !self.gradient.is_empty() {
            for &feature in &*features {
                self.ftrl.update(feature, &self.gradient);
            }
        }
        let action = self.actions[taken];
        (action, best.contains(&action))
    }
}

/// The right tree of a sentence; the root's index is the number of words.
struct Tree {
    arcs: Vec<(u32, Deprel)>,
    children: Vec<Vec<u32>>,
}

impl Tree {
    fn new(sentence: &Sentence) -> Self {
        let root = sentence.words.len() as u32;
        let arcs: Vec<_> =
            sentence.words.iter().map(|word| (word.head.unwrap_or(root), word.deprel)).collect();
        let mut children = vec![Vec::new(); sentence.words.len() + 1];
        for (child, &(head, _)) in arcs.iter().enumerate() {
            children[head as usize].push(child as u32);
        }
        Self { arcs, children }
    }

    /// The actions after which the fewest right arcs are out of reach.
    fn best(&self, state: &State) -> Vec<Action> {
        let next = state.next();
        let stack = state.stack();
        let (top, second) = (stack.last().copied(), stack.len().checked_sub(2).map(|at| stack[at]));
        let in_buffer = |index: u32| index >= next;
        let mut options = Vec::with_capacity(3);
        if state.allows(Action::Shift) {
            let (head, _) = self.arcs[next as usize];
            let below = &stack[..stack.len().saturating_sub(1)];
            let lost_head = !in_buffer(head) && below.binary_search(&head).is_ok();
            let children = self.children[next as usize].iter().take_while(|child| **child < next);
            let lost = children.filter(|child| stack.binary_search(child).is_ok()).count();
            options.push((lost + usize::from(lost_head), Action::Shift));
        }
        if let Some(top) = top {
            let (head, deprel) = self.arcs[top as usize];
            let lost_children =
                self.children[top as usize].iter().rev().take_while(|child| in_buffer(**child)).count();
            let left_lost = usize::from(Some(head) == second || in_buffer(head) && head != next);
            let at_root = next as usize == self.arcs.len();
            let left = Action::Left(if at_root { Deprel::Root } else { not_root(deprel) });
            if state.allows(left) {
                options.push((lost_children + left_lost, left));
            }
            let right = Action::Right(not_root(deprel));
            if state.allows(right) {
                options.push((lost_children + usize::from(in_buffer(head)), right));
            }
        }
        let least = options.iter().map(|(cost, _)| *cost).min().unwrap_or_default();
        options.into_iter().filter(|(cost, _)| *cost == least).map(|(_, action)| action).collect()
    }
}

/// A word that cannot be the root any more hangs loosely.
fn not_root(deprel: Deprel) -> Deprel {
    if deprel == Deprel::Root { Deprel::Parataxis } else { deprel }
}
