//! A dynamic oracle (Goldberg and Nivre 2013): it knows the best steps from any state of the parser, so that the parser
//! also learns from the states that its own mistakes lead to.

use super::conllu::Sentence;
use crate::model::Deprel;
use crate::model::training::{State, Step};

/// The right tree of a sentence; the root's index is the number of words.
pub(super) struct Tree {
    arcs: Vec<(u32, Deprel)>,
    children: Vec<Vec<u32>>,
}

impl Tree {
    pub fn new(sentence: &Sentence) -> Self {
        let root = sentence.words.len() as u32;
        let arcs: Vec<_> =
            sentence.words.iter().map(|word| (word.head.unwrap_or(root), word.deprel)).collect();
        let mut children = vec![Vec::new(); sentence.words.len() + 1];
        for (child, &(head, _)) in arcs.iter().enumerate() {
            children[head as usize].push(child as u32);
        }
        Self { arcs, children }
    }

    /// The relation that `step` should give its arc; `None` where it makes no arc or a wrong one.
    pub fn relation(&self, state: &State, step: Step) -> Option<Deprel> {
        let stack = state.stack();
        let head = match step {
            Step::Shift => return None,
            Step::Left => state.next(),
            Step::Right => *stack.get(stack.len().checked_sub(2)?)?,
        };
        let (right, deprel) = self.arcs[*stack.last()? as usize];
        (right == head && deprel != Deprel::Root).then_some(deprel)
    }

    /// The steps after which the fewest right arcs are out of reach.
    pub fn best(&self, state: &State) -> Vec<Step> {
        let next = state.next();
        let stack = state.stack();
        let (top, below) = (stack.last().copied(), stack.len().checked_sub(2).map(|at| stack[at]));
        let in_buffer = |index: u32| index >= next;
        let mut options = Vec::with_capacity(3);
        if state.allows(Step::Shift) {
            let (head, _) = self.arcs[next as usize];
            let under = &stack[..stack.len().saturating_sub(1)];
            let lost_head = !in_buffer(head) && under.binary_search(&head).is_ok();
            let children = self.children[next as usize].iter().take_while(|child| **child < next);
            let lost = children.filter(|child| stack.binary_search(child).is_ok()).count();
            options.push((lost + usize::from(lost_head), Step::Shift));
        }
        if let Some(top) = top {
            let (head, _) = self.arcs[top as usize];
            let lost_children =
                self.children[top as usize].iter().rev().take_while(|child| in_buffer(**child)).count();
            if state.allows(Step::Left) {
                let lost_head = Some(head) == below || in_buffer(head) && head != next;
                options.push((lost_children + usize::from(lost_head), Step::Left));
            }
            if state.allows(Step::Right) {
                options.push((lost_children + usize::from(in_buffer(head)), Step::Right));
            }
        }
        let least = options.iter().map(|(cost, _)| *cost).min().unwrap_or_default();
        options.into_iter().filter(|(cost, _)| *cost == least).map(|(_, step)| step).collect()
    }
}
