//! A greedy dependency parser: arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011).
//!
//! Words wait in a buffer, the sentence's root behind the last of them, and move over a stack. SHIFT moves the next word
//! onto the stack; LEFT takes the top of the stack off as a dependent of the next word, RIGHT as a dependent of the word
//! below it. Each word is moved on once and taken off once: the time is linear in the length of the sentence.

use crate::error::Error;
use crate::model::number::{byte, mix, take};
use crate::model::syntax::Deprel;
use crate::model::tagger::Tag;
use crate::model::weights::{MOST_LABELS, NO_SCORES, Scores, Weights};
use crate::model::words::{AFTER, BEFORE, Word, Words, feature};

/// One step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Shift,
    Left(Deprel),
    Right(Deprel),
}

impl Action {
    /// Number in the model file: 0, then left and right arcs by relation.
    #[cfg(feature = "train")]
    pub const fn code(self) -> u8 {
        match self {
            Self::Shift => 0,
            Self::Left(deprel) => 1 + 2 * deprel as u8,
            Self::Right(deprel) => 2 + 2 * deprel as u8,
        }
    }

    fn from_code(code: u8) -> Option<Self> {
        let Some(arc) = code.checked_sub(1) else { return Some(Self::Shift) };
        let deprel = *Deprel::ALL.get(usize::from(arc / 2))?;
        Some(if arc % 2 == 0 { Self::Left(deprel) } else { Self::Right(deprel) })
    }
}

/// Kinds of actions, a bit each: what a state allows is told for all relations at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kinds(u8);

impl Kinds {
    const SHIFT: u8 = 1;
    const LEFT: u8 = 2;
    const RIGHT: u8 = 4;
    /// The left arc from the sentence's root.
    const ROOT: u8 = 8;

    /// The kind of one action; none for an arc that cannot be.
    const fn of(action: Action) -> Self {
        Self(match action {
            Action::Shift => Self::SHIFT,
            Action::Left(Deprel::Root) => Self::ROOT,
            Action::Left(_) => Self::LEFT,
            Action::Right(Deprel::Root) => 0,
            Action::Right(_) => Self::RIGHT,
        })
    }

    const fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The parser of a model file.
#[derive(Debug)]
pub(crate) struct Parser {
    actions: Vec<(Action, Kinds)>,
    weights: Weights,
}

impl Parser {
    /// Reads the section of a model file.
    pub fn read(mut rest: &[u8]) -> Result<Self, Error> {
        let count = usize::from(byte(&mut rest)?);
        let actions = take(&mut rest, count)?.iter().map(|&code| Action::from_code(code)).collect();
        let actions: Option<Vec<_>> = actions;
        let actions = actions.ok_or_else(|| Error::model("an unknown dependency relation"))?;
        let has_root = actions.contains(&Action::Left(Deprel::Root));
        if actions.len() > MOST_LABELS {
            return Err(Error::model("a parser of too many actions"));
        }
        if !has_root || !actions.contains(&Action::Shift) {
            return Err(Error::model("a parser without a way to shift or to find the root"));
        }
        let actions = actions.into_iter().map(|action| (action, Kinds::of(action))).collect();
        Ok(Self { actions, weights: Weights::read(&mut rest)? })
    }

    /// Parses one sentence; the arcs are left in `state`.
    pub fn parse(&self, words: &Words, tags: &[Tag], state: &mut State) {
        state.start(words, tags);
        let mut features = Vec::with_capacity(FEATURES);
        while !state.is_done() {
            let action = state.only_action().unwrap_or_else(|| {
                features.clear();
                state.features(&mut features);
                self.best(&features, state.kinds())
            });
            state.apply(action);
        }
    }

    /// The action of these kinds that the weights of `features` favour.
    fn best(&self, features: &[u32], kinds: Kinds) -> Action {
        let mut scores: Scores = NO_SCORES;
        self.weights.add(features, &mut scores);
        let allowed = self.actions.iter().zip(&scores).filter(|((_, kind), _)| kind.meet(kinds));
        allowed.max_by_key(|(_, score)| **score).map_or(Action::Shift, |((action, _), _)| *action)
    }
}

/// A word's place in the tree so far.
#[derive(Clone, Copy, Debug)]
struct Node {
    word: Word,
    /// Hash of the tag.
    tag: u32,
    head: Option<u32>,
    deprel: Deprel,
    left: Children,
    right: Children,
}

/// The dependents of a word on one side.
#[derive(Clone, Copy, Debug, Default)]
struct Children {
    count: u32,
    /// The outermost and the one before it.
    outer: Option<u32>,
    inner: Option<u32>,
    /// A bit for each relation.
    deprels: u64,
}

impl Children {
    fn add(&mut self, child: u32, deprel: Deprel) {
        self.inner = self.outer;
        self.outer = Some(child);
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
    /// Makes ready for a sentence.
    pub fn start(&mut self, words: &Words, tags: &[Tag]) {
        let node = |word: Word, tag: u32| Node {
            word,
            tag,
            head: None,
            deprel: Deprel::Dep,
            left: Children::default(),
            right: Children::default(),
        };
        self.nodes.clear();
        self.nodes
            .extend((0..words.len()).zip(tags).map(|(index, tag)| node(*words.at(index, 0), tag_hash(*tag))));
        self.nodes.push(node(AFTER, ROOT_TAG));
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

    /// The kinds of actions that can be done and leave a tree with one root possible.
    fn kinds(&self) -> Kinds {
        let has_next = self.next < self.root();
        let shift = if has_next { Kinds::SHIFT } else { 0 };
        Kinds(match self.stack.len() {
            0 => shift,
            1 if !has_next => Kinds::ROOT,
            1 => shift | Kinds::LEFT,
            // The last words find their heads before one of them becomes the root's dependent.
            _ if !has_next => Kinds::RIGHT,
            _ => shift | Kinds::LEFT | Kinds::RIGHT,
        })
    }

    /// The action where there is no choice.
    fn only_action(&self) -> Option<Action> {
        match self.kinds().0 {
            Kinds::SHIFT => Some(Action::Shift),
            Kinds::ROOT => Some(Action::Left(Deprel::Root)),
            _ => None,
        }
    }

    /// Whether `action` can be done and leaves a tree with one root possible.
    #[cfg(feature = "train")]
    pub fn allows(&self, action: Action) -> bool {
        Kinds::of(action).meet(self.kinds())
    }

    /// Does `action`; nothing where it is not allowed.
    pub fn apply(&mut self, action: Action) {
        let (head, deprel) = match action {
            Action::Shift => {
                self.stack.push(self.next);
                self.next += 1;
                return;
            }
            Action::Left(deprel) => (Some(self.next), deprel),
            Action::Right(deprel) => (self.stack.iter().rev().nth(1).copied(), deprel),
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

    fn node(&self, index: Option<u32>) -> &Node {
        index.and_then(|index| self.nodes.get(index as usize)).unwrap_or(&NOTHING)
    }

    /// The features by which the next action is chosen.
    pub fn features(&self, features: &mut Vec<u32>) {
        let mut stack = self.stack.iter().rev().copied();
        let (top, second, third) = (stack.next(), stack.next(), stack.next());
        let [s0, s1, s2] = [top, second, third].map(|index| self.node(index));
        let [b0, b1, b2] = [0, 1, 2].map(|offset| self.node(Some(self.next + offset)));
        let [s0l, s0r, s0l2, s0r2] =
            [s0.left.outer, s0.right.outer, s0.left.inner, s0.right.inner].map(|index| self.node(index));
        let [s1l, s1r, s1r2, b0l, b0l2] =
            [s1.left.outer, s1.right.outer, s1.right.inner, b0.left.outer, b0.left.inner]
                .map(|index| self.node(index));
        let distance = |from: Option<u32>, to: Option<u32>| match from.zip(to) {
            Some((from, to)) => match to.abs_diff(from) {
                near @ 0..=4 => near,
                5..=6 => 5,
                7..=10 => 6,
                _ => 7,
            },
            None => 8,
        };
        let far = distance(top, Some(self.next));
        let near = distance(second, top);
        let (w, t) = (|node: &Node| node.word.lower, |node: &Node| node.tag);
        let c = |node: &Node| node.word.clusters[1];
        let cc = |node: &Node| node.word.clusters[0];
        let d = |node: &Node| node.deprel as u32 + 1;
        let wt = |node: &Node| mix(node.word.lower, node.tag);
        let ct = |node: &Node| mix(node.word.clusters[1], node.tag);
        let mut template = 100;
        let mut push = |value: u32| {
            template += 1;
            features.push(feature(template, value));
        };
        let and = |a: u32, b: u32| mix(a, b);
        push(0);
        for node in [s0, s1, b0] {
            push(w(node));
            push(t(node));
            push(wt(node));
            push(ct(node));
            push(cc(node));
        }
        for node in [s2, b1, b2] {
            push(wt(node));
            push(t(node));
            push(ct(node));
        }
        // Pairs that an arc may join: the top with the next word, the top with the one below it.
        for (a, b, gap) in [(s0, b0, far), (s1, s0, near)] {
            push(and(wt(a), wt(b)));
            push(and(wt(a), t(b)));
            push(and(t(a), wt(b)));
            push(and(t(a), t(b)));
            push(and(w(a), w(b)));
            push(and(c(a), c(b)));
            push(and(cc(a), t(b)));
            push(and(t(a), cc(b)));
            push(and(w(a), c(b)));
            push(and(c(a), w(b)));
            push(and(gap, and(t(a), t(b))));
            push(and(gap, w(a)));
            push(and(gap, w(b)));
        }
        push(and(t(s1), t(b0)));
        push(and(w(s1), w(b0)));
        push(and(ct(s1), ct(b0)));
        push(and(t(b0), t(b1)));
        push(and(w(b0), t(b1)));
        push(and(w(b0), w(b1)));
        push(and(w(s0), w(b1)));
        // Three and four tags in a row.
        push(and(t(s0), and(t(b0), t(b1))));
        push(and(t(s1), and(t(s0), t(b0))));
        push(and(t(s2), and(t(s1), t(s0))));
        push(and(t(b0), and(t(b1), t(b2))));
        push(and(t(s1), and(t(s0), and(t(b0), t(b1)))));
        push(and(t(s0), and(t(b0), and(t(b1), t(b2)))));
        push(and(w(s0), and(t(b0), t(b1))));
        push(and(t(s1), and(w(s0), t(b0))));
        push(and(t(s1), and(t(s0), w(b0))));
        push(and(w(s1), and(t(s0), t(b0))));
        push(and(w(s1), and(w(s0), t(b0))));
        push(and(c(s1), and(c(s0), c(b0))));
        // What hangs on them already.
        push(and(t(s0), and(t(s0l), t(b0))));
        push(and(t(s0), and(t(s0r), t(b0))));
        push(and(t(s0), and(t(b0l), t(b0))));
        push(and(t(s1), and(t(s1l), t(s0))));
        push(and(t(s1), and(t(s1r), t(s0))));
        push(and(t(s1), and(t(s0l), t(s0))));
        push(and(t(s1), and(t(s0r), t(s0))));
        push(and(t(s0), and(t(s0l), t(s0l2))));
        push(and(t(s0), and(t(s0r), t(s0r2))));
        push(and(t(s1), and(t(s1r), t(s1r2))));
        push(and(t(b0), and(t(b0l), t(b0l2))));
        for (node, outer) in [(s0, s0l), (s0, s0r), (s1, s1l), (s1, s1r), (b0, b0l)] {
            push(and(w(node), d(outer)));
            push(and(t(node), and(d(outer), w(outer))));
            push(and(t(node), d(outer)));
        }
        push(and(w(s0l), and(t(s0), t(b0))));
        push(and(w(s0l), and(t(s0), t(s1))));
        push(and(w(s0l), and(w(s0), w(s1))));
        push(and(w(s0l), and(t(s0), w(s1))));
        push(and(w(s0l), and(t(s0), c(s1))));
        push(and(w(b0l), and(t(s0), t(b0))));
        let bits = |children: &Children| {
            (children.deprels as u32) ^ ((children.deprels >> 32) as u32).rotate_left(5)
        };
        for (node, side) in [(s0, &s0.left), (s0, &s0.right), (s1, &s1.right), (b0, &b0.left), (s1, &s1.left)]
        {
            push(and(t(node), bits(side)));
            push(and(w(node), side.count.min(4)));
        }
        push(and(t(s0), and(bits(&s0.left), and(t(b0), 1))));
        push(and(t(s0), and(bits(&s0.right), and(t(b0), 2))));
        push(and(t(s0), and(bits(&s0.left), and(t(s1), 3))));
        push(and(t(s1), and(bits(&s1.right), and(t(s0), 4))));
        push(and(t(b0), and(bits(&b0.left), and(t(s0), 5))));
        for node in [s0, s1, b0] {
            push(node.word.suffixes[2]);
            push(and(node.word.suffixes[1], t(node)));
        }
    }
}

/// Number of features of a state.
const FEATURES: usize = 128;

const ROOT_TAG: u32 = 0x5EED_0010;

/// Stands for a word that is not there.
const NOTHING: Node = Node {
    word: BEFORE,
    tag: 0x5EED_0011,
    head: None,
    deprel: Deprel::Clf,
    left: NO_CHILDREN,
    right: NO_CHILDREN,
};

const NO_CHILDREN: Children = Children { count: 0, outer: None, inner: None, deprels: 0 };

fn tag_hash((upos, form): Tag) -> u32 {
    mix(0x5EED_0012, (upos as u32) << 8 | form as u32)
}

/// Writes the section: the actions and rows of weights.
#[cfg(feature = "train")]
pub(crate) fn write_parser(actions: &[Action], scale: f32, rows: Vec<crate::model::weights::Row>) -> Vec<u8> {
    const KEY_BITS: u8 = 26;
    let mut out = vec![actions.len() as u8];
    out.extend(actions.iter().map(|action| action.code()));
    crate::model::weights::write_weights(&mut out, scale, KEY_BITS, rows);
    out
}
