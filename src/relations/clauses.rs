//! The clause around a word, read from the dependency parse: what hangs on it, its voice.
//!
//! Every way up the tree is bounded, so that the time stays linear whatever the parse.

use super::tables::Tables;
use crate::model::{Deprel, Syntax, Upos};
use crate::text::{Document, TokenRange};

/// The parse of a document, with what hangs on each word.
pub(super) struct Tree<'d> {
    pub document: &'d Document<'d>,
    pub tables: &'d Tables,
    syntax: &'d Syntax,
    /// One a token.
    nodes: Vec<Node>,
}

/// Where the dependents of a token stand. All numbers are distances, since trees end with their sentence: a long text has
/// a million of these.
#[derive(Clone, Copy, Default)]
struct Node {
    /// From the token to its first dependent; 0 where it has none.
    first: i16,
    /// To the next dependent of its head; 0 after the last.
    next: u16,
    /// Back to the first token of what hangs on it, and on to the last.
    back: u16,
    on: u16,
}

impl<'d> Tree<'d> {
    pub fn new(document: &'d Document<'d>, syntax: &'d Syntax, tables: &'d Tables) -> Self {
        let mut tree = Self { document, tables, syntax, nodes: vec![Node::default(); document.tokens.len()] };
        for token in (0..tree.nodes.len()).rev() {
            let Some(head) = tree.head(token) else { continue };
            let after = tree.first_dependent(head);
            let Some(slot) = tree.nodes.get_mut(head) else { continue };
            slot.first = (token as i64 - head as i64) as i16;
            if let (Some(after), Some(node)) = (after, tree.nodes.get_mut(token)) {
                node.next = (after - token) as u16;
            }
        }
        let (mut waiting, mut ready) = (Vec::new(), Vec::new());
        for sentence in &document.sentences {
            tree.measure_extents(sentence.tokens.clone(), &mut waiting, &mut ready);
        }
        tree
    }

    /// From the leaves up, each token once.
    fn measure_extents(&mut self, tokens: TokenRange, waiting: &mut Vec<usize>, ready: &mut Vec<usize>) {
        waiting.clear();
        waiting.extend(tokens.clone().map(|token| self.dependents(token).count()));
        ready.extend(tokens.clone().zip(&*waiting).filter(|(_, count)| **count == 0).map(|(token, _)| token));
        while let Some(token) = ready.pop() {
            let Some(head) = self.head(token) else { continue };
            let extent = self.extent(token);
            if let Some(node) = self.nodes.get_mut(head) {
                let distance = |distance: usize| u16::try_from(distance).unwrap_or(u16::MAX);
                node.back = node.back.max(distance(head.saturating_sub(extent.start)));
                node.on = node.on.max(distance((extent.end - 1).saturating_sub(head)));
            }
            if let Some(count) = head.checked_sub(tokens.start).and_then(|at| waiting.get_mut(at)) {
                *count -= 1;
                if *count == 0 {
                    ready.push(head);
                }
            }
        }
    }

    fn first_dependent(&self, token: usize) -> Option<usize> {
        let first = self.nodes.get(token)?.first;
        if first == 0 { None } else { token.checked_add_signed(first.into()) }
    }

    /// What hangs on `token`, in the order of the text.
    pub fn dependents(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.first_dependent(token), |&dependent| {
            let next = self.nodes.get(dependent)?.next;
            if next == 0 { None } else { Some(dependent + usize::from(next)) }
        })
    }

    /// Those of them that hang on it by `relation`.
    pub fn by(&self, token: usize, relation: Deprel) -> impl Iterator<Item = usize> + '_ {
        self.dependents(token).filter(move |&dependent| self.relation(dependent) == Some(relation))
    }

    /// From the first to the last token of what hangs on `token`.
    pub fn extent(&self, token: usize) -> TokenRange {
        self.nodes
            .get(token)
            .map_or(token..token, |node| token - usize::from(node.back)..token + usize::from(node.on) + 1)
    }

    pub fn head(&self, token: usize) -> Option<usize> {
        self.syntax.head(token).filter(|&head| head < self.nodes.len())
    }

    /// How a word hangs on its head. "urged [the union] to return", "accused [them] of": the only object is the object,
    /// whether or not the parse calls it indirect; "gave [Nepal] food" has another one.
    pub fn relation(&self, token: usize) -> Option<Deprel> {
        let relation = self.syntax.deprel(token)?;
        let only = || {
            let head = self.syntax.head(token)?;
            let other = self.dependents(head).all(|other| self.syntax.deprel(other) != Some(Deprel::Obj));
            Some(other)
        };
        if relation == Deprel::Iobj && only() == Some(true) { Some(Deprel::Obj) } else { Some(relation) }
    }

    pub fn upos(&self, token: usize) -> Option<Upos> {
        self.syntax.upos(token)
    }

    /// Dictionary form in lower case, as far as the parse gives it: a word tagged as a name keeps its form.
    pub fn lemma(&self, token: usize) -> &str {
        if self.upos(token) == Some(Upos::Propn) { self.lower(token) } else { self.syntax.lemma(token) }
    }

    pub fn lower(&self, token: usize) -> &str {
        self.document.lower(token)
    }

    pub fn is_noun(&self, token: usize) -> bool {
        matches!(self.upos(token), Some(Upos::Noun | Upos::Propn))
    }

    /// The preposition before a noun phrase; "'s" for a possessor.
    pub fn preposition(&self, token: usize) -> Option<&str> {
        self.by(token, Deprel::Case).next().map(|case| self.lower(case))
    }

    /// Whether a noun is what somebody else deals with: "sanctions on [Chad]", "visited [Chad]".
    pub fn is_counterpart(&self, token: usize) -> bool {
        matches!(self.preposition(token), Some("against" | "with" | "on" | "to"))
            || self.relation(token) == Some(Deprel::Obj)
    }

    /// "arrested on Monday over [the killing]", "marched in Lima against [the war]": what others act about has a time and a
    /// place of its own.
    pub fn is_occasion(&self, token: usize) -> bool {
        self.is_noun(token) && matches!(self.preposition(token), Some("against" | "over" | "about"))
    }

    /// The nouns that `token` is coordinated with, itself first.
    pub fn coordinated(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let conjuncts = self.by(token, Deprel::Conj).filter(|&conjunct| {
            matches!(self.upos(conjunct), Some(Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X))
        });
        std::iter::once(token).chain(conjuncts)
    }

    /// Whether the verb is passive: a form of "be" or "get" beside a participle, or a participle that follows a noun.
    pub fn passive(&self, verb: usize) -> bool {
        // "were engaged in", "is based in": a state, whose subject acts.
        if !self.participle(verb) || self.tables.frames.is_a(self.lemma(verb), "stative") {
            return false;
        }
        let mut auxiliaries = self.by(verb, Deprel::Aux).map(|auxiliary| self.lemma(auxiliary)).peekable();
        let reduced = matches!(self.relation(verb), Some(Deprel::Acl | Deprel::Advcl | Deprel::Amod))
            && auxiliaries.peek().is_none()
            && self.by(verb, Deprel::Nsubj).next().is_none()
            // "The minister yesterday accused the company": what has an object after it did it.
            && self.by(verb, Deprel::Obj).all(|object| object < verb)
            && !self.after_relative_clause(verb)
            && !self.after_subject(verb);
        // "ten people have been arrested and two officers injured", "was arrested and charged with fraud"; not "was arrested
        // and confessed".
        let shared = self.relation(verb) == Some(Deprel::Conj)
            && auxiliaries.peek().is_none()
            && self.by(verb, Deprel::Obj).next().is_none()
            && (self.by(verb, Deprel::Nsubj).next().is_some()
                || self.tables.frames.is_a(self.lemma(verb), "undergone"))
            && self.head(verb).is_some_and(|first| {
                self.participle(first) && self.by(first, Deprel::Aux).any(|word| self.lemma(word) == "be")
            });
        reduced || shared || auxiliaries.any(|auxiliary| matches!(auxiliary, "be" | "get"))
    }

    /// "Militants who want to leave called for": after a relative clause comes the verb of the sentence, were it hung like
    /// a second one.
    fn after_relative_clause(&self, verb: usize) -> bool {
        let Some(head) = self.head(verb) else { return false };
        let clauses = self.by(head, Deprel::Acl).take_while(|&clause| clause < verb);
        self.upos(head) == Some(Upos::Verb)
            || clauses.take(4).any(|clause| {
                self.by(clause, Deprel::Nsubj).any(|own| matches!(self.lower(own), "who" | "which" | "that"))
            })
    }

    /// "Nurses from two Danish clinics donated blood.": the verb of the sentence, were it hung on its subject as a participle.
    /// A headline, "Hundreds of homes flooded", ends without a full stop and has one.
    fn after_subject(&self, verb: usize) -> bool {
        self.head(verb).is_some_and(|subject| {
            self.head(subject).is_none()
                && self.by(subject, Deprel::Cop).next().is_none()
                && self.by(subject, Deprel::Punct).any(|mark| self.lower(mark) == ".")
        })
    }

    /// Whether the verb may be a past participle by its form.
    fn participle(&self, verb: usize) -> bool {
        let form = self.lower(verb);
        !form.ends_with("ing")
            && (form != self.lemma(verb) || matches!(form, "put" | "set" | "hit" | "cut" | "hurt"))
    }

    /// The verb (or other predicate) of the clause that `token` stands in, itself where it is one.
    pub fn clause(&self, token: usize) -> usize {
        let mut at = token;
        for _ in 0..12 {
            let clausal = matches!(
                self.relation(at),
                Some(
                    Deprel::Root
                        | Deprel::Ccomp
                        | Deprel::Advcl
                        | Deprel::Acl
                        | Deprel::Parataxis
                        | Deprel::Csubj
                )
            ) || (matches!(self.relation(at), Some(Deprel::Xcomp | Deprel::Conj))
                && self.upos(at) == Some(Upos::Verb));
            match self.head(at) {
                Some(head) if !clausal => at = head,
                _ => return at,
            }
        }
        at
    }
}
