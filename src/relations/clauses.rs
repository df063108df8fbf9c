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
    /// Dependents of all tokens, one after the other; those of token `i` begin at `first[i]`.
    dependents: Vec<u32>,
    first: Vec<u32>,
    /// First and last token of what hangs on each token.
    extents: Vec<(u32, u32)>,
}

impl<'d> Tree<'d> {
    pub fn new(document: &'d Document<'d>, syntax: &'d Syntax, tables: &'d Tables) -> Self {
        let count = document.tokens.len();
        let heads: Vec<Option<usize>> = (0..count)
            .map(|token| syntax.head(token).filter(|head| *head < count && *head != token))
            .collect();
        let mut first = vec![0u32; count + 1];
        for head in heads.iter().flatten() {
            if let Some(slot) = first.get_mut(head + 1) {
                *slot += 1;
            }
        }
        let mut sum = 0;
        for slot in &mut first {
            sum += *slot;
            *slot = sum;
        }
        let mut next = first.clone();
        let mut dependents = vec![0u32; sum as usize];
        for (token, head) in heads.iter().enumerate() {
            if let Some(next) = head.and_then(|head| next.get_mut(head)) {
                if let Some(slot) = dependents.get_mut(*next as usize) {
                    *slot = token as u32;
                }
                *next += 1;
            }
        }
        let mut tree = Self { document, tables, syntax, dependents, first, extents: Vec::new() };
        tree.extents = tree.measure_extents(&heads);
        tree
    }

    /// From the leaves up, each token once.
    fn measure_extents(&self, heads: &[Option<usize>]) -> Vec<(u32, u32)> {
        let mut extents: Vec<(u32, u32)> = (0..heads.len() as u32).map(|token| (token, token)).collect();
        let mut waiting: Vec<usize> = (0..heads.len()).map(|token| self.dependents(token).count()).collect();
        let mut ready: Vec<usize> =
            (0..heads.len()).filter(|&token| waiting.get(token) == Some(&0)).collect();
        while let Some(token) = ready.pop() {
            let Some(head) = heads.get(token).copied().flatten() else { continue };
            let Some(&(start, end)) = extents.get(token) else { continue };
            if let Some(extent) = extents.get_mut(head) {
                *extent = (extent.0.min(start), extent.1.max(end));
            }
            if let Some(count) = waiting.get_mut(head) {
                *count -= 1;
                if *count == 0 {
                    ready.push(head);
                }
            }
        }
        extents
    }

    /// What hangs on `token`, in the order of the text.
    pub fn dependents(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let start = self.first.get(token).copied().unwrap_or_default() as usize;
        let end = self.first.get(token + 1).copied().unwrap_or_default() as usize;
        self.dependents.get(start..end).unwrap_or_default().iter().map(|&token| token as usize)
    }

    /// Those of them that hang on it by `relation`.
    pub fn by(&self, token: usize, relation: Deprel) -> impl Iterator<Item = usize> + '_ {
        self.dependents(token).filter(move |&dependent| self.relation(dependent) == Some(relation))
    }

    /// From the first to the last token of what hangs on `token`.
    pub fn extent(&self, token: usize) -> TokenRange {
        self.extents.get(token).map_or(token..token, |&(start, end)| start as usize..end as usize + 1)
    }

    pub fn head(&self, token: usize) -> Option<usize> {
        self.syntax.head(token).filter(|&head| head != token)
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
        // "ten people have been arrested and two officers injured"
        let shared = self.relation(verb) == Some(Deprel::Conj)
            && auxiliaries.peek().is_none()
            && self.by(verb, Deprel::Nsubj).next().is_some()
            && self.by(verb, Deprel::Obj).next().is_none()
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
