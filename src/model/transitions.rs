//! Arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011).
//!
//! Words wait in a buffer, the sentence's root behind the last of them, and move over a stack. SHIFT moves the next word
//! onto the stack; LEFT takes the top of the stack off as a dependent of the next word, RIGHT as a dependent of the word
//! below it. Each word is moved on once and taken off once: the time is linear in the length of the sentence.

use crate::model::syntax::Deprel;

/// One step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Step {
    Shift,
    Left,
    Right,
}

impl Step {
    /// Every step, in the order of its number.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// Places in a state whose words the network sees: the top three of the stack, two of the buffer, and the outermost
/// dependents of the words that the next arc may join.
pub(crate) const PLACES: usize = 10;

/// Places whose dependents are described: the left and right ones of the top, of the word below it, the left ones of
/// the next word.
const SIDES: u32 = 5;

// What else describes a state, a number each; these are the first of their kinds.
const ABSENT: u32 = 0;
const AT_ROOT: u32 = ABSENT + PLACES as u32;
const RELATIONS: u32 = AT_ROOT + PLACES as u32;
const COUNTS: u32 = RELATIONS + SIDES * Deprel::ALL.len() as u32;
const DISTANCES: u32 = COUNTS + SIDES * COUNT_STEPS;
/// How many numbers there are.
pub(crate) const TRAITS: u32 = DISTANCES + 2 * DISTANCE_STEPS;

/// Dependents are counted up to one less than this.
const COUNT_STEPS: u32 = 4;
const DISTANCE_STEPS: u32 = 9;

/// What the network sees of a state.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// The word at each place, if there is one.
    pub places: [Option<u32>; PLACES],
    /// Numbers of what else holds: places without a word, relations and number of dependents, distances.
    pub traits: Vec<u32>,
}

/// A word's place in the tree so far.
#[derive(Clone, Copy, Debug)]
struct Node {
    head: Option<u32>,
    deprel: Deprel,
    left: Children,
    right: Children,
}

/// The dependents of a word on one side.
#[derive(Clone, Copy, Debug)]
struct Children {
    count: u32,
    outermost: Option<u32>,
    /// A bit for each relation.
    deprels: u64,
}

const NO_CHILDREN: Children = Children { count: 0, outermost: None, deprels: 0 };

/// Every word at first, and what stands for one that is not there.
const ALONE: Node = Node { head: None, deprel: Deprel::Dep, left: NO_CHILDREN, right: NO_CHILDREN };

impl Children {
    fn add(&mut self, child: u32, deprel: Deprel) {
        self.outermost = Some(child);
        self.count += 1;
        self.deprels |= 1 << deprel as u8;
    }
}

/// The parser at work on a sentence; kept from one to the next for its room.
#[derive(Debug, Default)]
pub(crate) struct State {
    nodes: Vec<Node>,
    stack: Vec<u32>,
    /// Index of the first word in the buffer; the root is at the number of words.
    next: u32,
}

impl State {
    /// Makes ready for a sentence of so many words.
    pub fn start(&mut self, words: usize) {
        self.nodes.clear();
        self.nodes.resize(words + 1, ALONE);
        self.stack.clear();
        self.next = 0;
    }

    fn root(&self) -> u32 {
        self.nodes.len().saturating_sub(1) as u32
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next >= self.root()
    }

    /// Whether `step` can be done and leaves a tree with one root possible.
    pub fn allows(&self, step: Step) -> bool {
        let has_next = self.next < self.root();
        match step {
            Step::Shift => has_next,
            // The last words find their heads before one of them becomes the root's dependent.
            Step::Left => has_next && !self.stack.is_empty() || self.stack.len() == 1,
            Step::Right => self.stack.len() > 1,
        }
    }

    /// The step that needs no thought: onto an empty stack, or the last word to the root.
    pub fn plain_step(&self) -> Option<Step> {
        match (self.stack.len(), self.next < self.root()) {
            (0, _) => Some(Step::Shift),
            (1, false) => Some(Step::Left),
            _ => None,
        }
    }

    /// Does `step`, an arc with the relation `deprel`; nothing where the step is not allowed.
    pub fn apply(&mut self, step: Step, deprel: Deprel) {
        let head = match step {
            Step::Shift => {
                self.stack.push(self.next);
                self.next += 1;
                return;
            }
            Step::Left => Some(self.next),
            Step::Right => self.below_top(),
        };
        let (Some(head), Some(child)) = (head, self.stack.pop()) else { return };
        if let Some(node) = self.nodes.get_mut(child as usize) {
            node.head = Some(head);
            node.deprel = deprel;
        }
        if let Some(node) = self.nodes.get_mut(head as usize) {
            let side = if child < head { &mut node.left } else { &mut node.right };
            side.add(child, deprel);
        }
    }

    /// Head (`None` for the root's dependent) and relation of each word.
    pub fn arcs(&self) -> impl Iterator<Item = (Option<u32>, Deprel)> {
        let root = self.root();
        self.nodes.iter().take(root as usize).map(move |node| {
            let head = node.head.filter(|head| *head < root);
            (head, if head.is_none() { Deprel::Root } else { node.deprel })
        })
    }

    /// Words on the stack, the top last.
    #[cfg(feature = "train")]
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// Index of the first word in the buffer.
    #[cfg(feature = "train")]
    pub fn next(&self) -> u32 {
        self.next
    }

    fn below_top(&self) -> Option<u32> {
        self.stack.iter().rev().nth(1).copied()
    }

    fn node(&self, index: Option<u32>) -> &Node {
        index.and_then(|index| self.nodes.get(index as usize)).unwrap_or(&ALONE)
    }

    /// What the network is to see.
    pub fn look(&self, view: &mut View) {
        let mut stack = self.stack.iter().rev().copied();
        let (top, below, third) = (stack.next(), stack.next(), stack.next());
        let [top_node, below_node, next_node] = [top, below, Some(self.next)].map(|index| self.node(index));
        let sides = [&top_node.left, &top_node.right, &below_node.left, &below_node.right, &next_node.left];
        let [a, b, c, d, e] = sides.map(|side| side.outermost);
        view.places = [top, below, third, Some(self.next), Some(self.next + 1), a, b, c, d, e];
        view.traits.clear();
        for (place, number) in view.places.iter_mut().zip(0..) {
            match *place {
                Some(index) if index < self.root() => {}
                Some(index) if index == self.root() => view.traits.push(AT_ROOT + number),
                _ => view.traits.push(ABSENT + number),
            }
            *place = place.filter(|index| *index < self.root());
        }
        for (side, number) in sides.into_iter().zip(0..) {
            let mut deprels = side.deprels;
            while deprels != 0 {
                let first = RELATIONS + number * Deprel::ALL.len() as u32;
                view.traits.push(first + deprels.trailing_zeros());
                deprels &= deprels - 1;
            }
            view.traits.push(COUNTS + number * COUNT_STEPS + side.count.min(COUNT_STEPS - 1));
        }
        view.traits.push(DISTANCES + distance(top, Some(self.next)));
        view.traits.push(DISTANCES + DISTANCE_STEPS + distance(below, top));
    }
}

/// How far apart two words are, in fewer steps the farther; the last step where one of them is not there.
fn distance(from: Option<u32>, to: Option<u32>) -> u32 {
    match from.zip(to) {
        Some((from, to)) => match to.abs_diff(from) {
            near @ 0..=4 => near,
            5..=6 => 5,
            7..=10 => 6,
            _ => 7,
        },
        None => DISTANCE_STEPS - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Ministers met in Cairo": met is the root, Ministers its subject, Cairo its oblique, in the case of Cairo.
    #[test]
    fn steps_build_a_tree_and_each_word_moves_twice() {
        let mut state = State::default();
        state.start(4);
        let steps = [
            (Step::Shift, Deprel::Dep),
            (Step::Left, Deprel::Nsubj),
            (Step::Shift, Deprel::Dep),
            (Step::Shift, Deprel::Dep),
            (Step::Left, Deprel::Case),
            (Step::Shift, Deprel::Dep),
            (Step::Right, Deprel::Obl),
            (Step::Left, Deprel::Dep),
        ];
        for (step, deprel) in steps {
            assert!(!state.is_done());
            assert!(state.allows(step), "{step:?} in {state:?}");
            state.apply(step, deprel);
        }
        assert!(state.is_done());
        let arcs: Vec<_> = state.arcs().collect();
        let right =
            [(Some(1), Deprel::Nsubj), (None, Deprel::Root), (Some(3), Deprel::Case), (Some(1), Deprel::Obl)];
        assert_eq!(arcs, right);
    }

    #[test]
    fn whatever_is_chosen_every_word_gets_a_head_and_one_is_the_root() {
        for choice in 0..3_usize.pow(8) {
            let mut state = State::default();
            state.start(5);
            let (mut choices, mut view) = (choice, View::default());
            while !state.is_done() {
                state.look(&mut view);
                assert!(view.traits.iter().all(|number| *number < TRAITS));
                let allowed = Step::ALL.into_iter().filter(|step| state.allows(*step));
                if let Some(step) = state.plain_step() {
                    assert!(allowed.eq([step]));
                    state.apply(step, Deprel::Dep);
                    continue;
                }
                let Some(step) = allowed.cycle().nth(choices % 3) else { break };
                state.apply(step, Deprel::Dep);
                choices /= 3;
            }
            assert_eq!(state.arcs().filter(|(head, _)| head.is_none()).count(), 1, "choice {choice}");
        }
    }

    #[test]
    fn no_word_needs_no_step() {
        let mut state = State::default();
        state.start(0);
        assert!(state.is_done());
        assert_eq!(state.arcs().count(), 0);
    }
}
