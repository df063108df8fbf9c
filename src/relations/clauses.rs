//! The clause around a word, read from the dependency parse: its arguments, voice and complements.
//!
//! Every way up the tree is bounded, so that the time stays linear whatever the parse.

use super::frames::{LightSubject, Role, frames};
use crate::model::{Deprel, Syntax, Upos};
use crate::text::{Document, TokenRange};

/// How many heads up a subject may be borrowed from: "He said he wanted to try to go" needs three.
const STEPS_UP: usize = 5;

/// The parse of a document, with what hangs on each word.
pub(super) struct Tree<'d> {
    pub document: &'d Document<'d>,
    syntax: &'d Syntax,
    /// Dependents of all tokens, one after the other; those of token `i` begin at `first[i]`.
    dependents: Vec<u32>,
    first: Vec<u32>,
    /// First and last token of what hangs on each token.
    extents: Vec<(u32, u32)>,
}

/// A party of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot<'d> {
    pub role: Role<'d>,
    pub token: usize,
    /// Found by nearness, not by the parse.
    pub guessed: bool,
}

impl<'d> Tree<'d> {
    pub fn new(document: &'d Document<'d>, syntax: &'d Syntax) -> Self {
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
        let mut tree = Self { document, syntax, dependents, first, extents: Vec::new() };
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

    pub fn relation(&self, token: usize) -> Option<Deprel> {
        self.syntax.deprel(token)
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
        if !self.participle(verb) || frames().is_a(self.lemma(verb), "stative") {
            return false;
        }
        let mut auxiliaries = self.by(verb, Deprel::Aux).map(|auxiliary| self.lemma(auxiliary)).peekable();
        let reduced = matches!(self.relation(verb), Some(Deprel::Acl | Deprel::Advcl | Deprel::Amod))
            && auxiliaries.peek().is_none()
            && self.by(verb, Deprel::Nsubj).next().is_none()
            // "The minister yesterday accused the company": what has an object after it did it.
            && self.by(verb, Deprel::Obj).all(|object| object < verb)
            && !self.after_relative_clause(verb);
        reduced || auxiliaries.any(|auxiliary| matches!(auxiliary, "be" | "get"))
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

    /// Whether an article hangs on the word.
    fn has_article(&self, token: usize) -> bool {
        self.by(token, Deprel::Det).any(|word| matches!(self.lower(word), "a" | "an" | "the"))
    }

    /// "said it would attack": the verb of a clause under "will" or "would" whose subject is a pronoun.
    pub fn own_future(&self, verb: usize) -> Option<usize> {
        self.by(verb, Deprel::Ccomp).find(|&clause| {
            self.by(clause, Deprel::Aux)
                .any(|auxiliary| matches!(self.lower(auxiliary), "will" | "would" | "'ll" | "’ll"))
                && self
                    .by(clause, Deprel::Nsubj)
                    .any(|subject| matches!(self.lower(subject), "it" | "they" | "he" | "she" | "we" | "i"))
        })
    }

    /// What the infinitive under a verb is done to: "threatened to expel [the envoy]", "to break relations with [Chad]".
    fn undergoers(&self, verb: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for infinitive in self.by(verb, Deprel::Xcomp).take(2).chain(self.own_future(verb)) {
            for dependent in self.dependents(infinitive).take(16) {
                match self.relation(dependent) {
                    Some(Deprel::Obj) => {
                        found.push(dependent);
                        let with = self.by(dependent, Deprel::Nmod);
                        found.extend(with.filter(|&with| self.toward(with)));
                    }
                    Some(Deprel::Obl) if self.toward(dependent) => found.push(dependent),
                    _ => {}
                }
            }
        }
        found
    }

    /// Whether a preposition says that something is done to, or with, what the phrase names.
    fn toward(&self, token: usize) -> bool {
        matches!(self.preposition(token), Some("against" | "on" | "to" | "with" | "from"))
    }

    /// Whether the verb may be a past participle by its form.
    fn participle(&self, verb: usize) -> bool {
        let form = self.lower(verb);
        !form.ends_with("ing")
            && (form != self.lemma(verb) || matches!(form, "put" | "set" | "hit" | "cut" | "hurt"))
    }

    /// What stands as the subject of the verb: its own, that of the verb it is joined to or controlled by, or the noun
    /// that it describes.
    fn surface_subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..STEPS_UP {
            if let Some(own) = self.by(at, Deprel::Nsubj).next() {
                let relative = matches!(self.lower(own), "who" | "which" | "that" | "whom");
                let antecedent =
                    (relative && self.relation(at) == Some(Deprel::Acl)).then(|| self.head(at)).flatten();
                return Some(antecedent.unwrap_or(own));
            }
            let head = self.head(at)?;
            match self.relation(at)? {
                // Of "Moscow, which arms them, called for calm" the parse may hang "called" on "arms".
                Deprel::Acl
                    if self.by(at, Deprel::Mark).next().is_none() && self.upos(head) != Some(Upos::Verb) =>
                {
                    return Some(head);
                }
                // "urged Iran to stop": Iran would stop.
                Deprel::Xcomp => {
                    if let Some(object) = self.by(head, Deprel::Obj).chain(self.by(head, Deprel::Iobj)).next()
                        && at == verb
                    {
                        return Some(object);
                    }
                    at = head;
                }
                Deprel::Conj
                | Deprel::Advcl
                | Deprel::Parataxis
                | Deprel::Ccomp
                | Deprel::Acl
                | Deprel::Obl => at = head,
                _ => return None,
            }
        }
        None
    }

    /// The arguments of a verb.
    pub fn verb_arguments(&self, verb: usize) -> Vec<Slot<'_>> {
        let mut slots = Vec::new();
        let mut push = |role, token| slots.push(Slot { role, token, guessed: false });
        let passive = self.passive(verb);
        if let Some(subject) = self.surface_subject(verb) {
            push(if passive { Role::Object } else { Role::Subject }, subject);
        }
        let mut objects = 0;
        for dependent in self.dependents(verb) {
            match self.relation(dependent) {
                Some(Deprel::Obj) => {
                    objects += 1;
                    push(Role::Object, dependent);
                }
                // "called off its offensive": no adjective belongs to a verb, so it is a noun tagged as one.
                Some(Deprel::Amod) if dependent > verb => {
                    objects += 1;
                    push(Role::Object, dependent);
                }
                Some(Deprel::Iobj) => push(Role::IndirectObject, dependent),
                Some(Deprel::Obl) => match self.preposition(dependent) {
                    Some("by") if passive => push(Role::Subject, dependent),
                    Some(preposition) => push(Role::Preposition(preposition), dependent),
                    None => {}
                },
                // "rejected a Polish offer": the article says that it is no verb, whatever the tag.
                Some(Deprel::Ccomp)
                    if self.upos(dependent) == Some(Upos::Verb) && self.has_article(dependent) =>
                {
                    objects += 1;
                    push(Role::Object, dependent);
                }
                // "demanded that Moscow leave"
                Some(Deprel::Ccomp) => {
                    if let Some(subject) = self.by(dependent, Deprel::Nsubj).next() {
                        push(Role::ClauseSubject, subject);
                    }
                }
                _ => {}
            }
        }
        for token in self.undergoers(verb) {
            push(Role::Undergoer, token);
        }
        // A relative clause without an object of its own describes it: "the man whom police arrested".
        if objects == 0
            && !passive
            && self.relation(verb) == Some(Deprel::Acl)
            && let Some(head) = self.head(verb)
            && self.by(verb, Deprel::Nsubj).any(|own| !matches!(self.lower(own), "who" | "which" | "that"))
        {
            push(Role::Object, head);
        }
        // "held talks with Iran": a parse often hangs "with Iran" on the object.
        let object =
            slots.iter().find(|slot| slot.role == Role::Object && slot.token > verb).map(|slot| slot.token);
        if let Some(object) = object {
            for dependent in self.by(object, Deprel::Nmod) {
                match self.preposition(dependent) {
                    Some("'s" | "’s" | "'" | "’" | "of") | None => {}
                    Some(preposition) => {
                        slots.push(Slot {
                            role: Role::Preposition(preposition),
                            token: dependent,
                            guessed: false,
                        });
                    }
                }
            }
        }
        slots
    }

    /// The arguments of a noun that names an event, those of a light verb above it included.
    pub fn noun_arguments(&self, noun: usize) -> (Vec<Slot<'_>>, Option<LightSubject>) {
        let mut slots = Vec::new();
        for dependent in self.dependents(noun) {
            let role = match self.relation(dependent) {
                Some(Deprel::Nmod | Deprel::Det) => match self.preposition(dependent) {
                    Some("'s" | "’s" | "'" | "’") => Role::Possessor,
                    Some(preposition) => Role::Preposition(preposition),
                    None if possessive_pronoun(self.lower(dependent)) => Role::Possessor,
                    None => Role::Premodifier,
                },
                Some(Deprel::Obl) => match self.preposition(dependent) {
                    Some(preposition) => Role::Preposition(preposition),
                    None => continue,
                },
                Some(Deprel::Compound | Deprel::Amod) => Role::Premodifier,
                // "concern that Syria meddles"
                Some(Deprel::Acl | Deprel::Ccomp) => {
                    let subject =
                        self.by(dependent, Deprel::Nsubj).next().filter(|&subject| self.is_noun(subject));
                    slots.extend(subject.map(|token| Slot {
                        role: Role::ClauseSubject,
                        token,
                        guessed: false,
                    }));
                    continue;
                }
                _ => continue,
            };
            slots.push(Slot { role, token: dependent, guessed: false });
        }
        let light = self.light_verb(noun);
        if let Some((verb, part)) = light {
            for slot in self.verb_arguments(verb).into_iter().filter(|slot| slot.token != noun) {
                match slot.role {
                    Role::Object | Role::IndirectObject => {}
                    role => slots.push(Slot { role, ..slot }),
                }
            }
            return (slots, Some(part));
        }
        (slots, None)
    }

    /// The light verb whose object, subject of the passive or place the noun is: "held talks", "talks were held",
    /// "took part in talks".
    pub fn light_verb(&self, noun: usize) -> Option<(usize, LightSubject)> {
        // "launched ten days of war games"
        let measure = self.head(noun).filter(|&measure| {
            self.preposition(noun) == Some("of") && frames().is_a(self.lemma(measure), "measure")
        });
        let noun = measure.unwrap_or(noun);
        let verb = self.head(noun)?;
        let part = frames().light(self.lemma(verb))?;
        let under = match self.relation(noun)? {
            Deprel::Obj => true,
            Deprel::Nsubj => self.passive(verb),
            Deprel::Obl => matches!(self.preposition(noun), Some("in" | "on" | "into" | "under")),
            _ => false,
        };
        under.then_some((verb, part))
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

fn possessive_pronoun(word: &str) -> bool {
    matches!(word, "his" | "her" | "its" | "their" | "my" | "our" | "your" | "whose")
}
