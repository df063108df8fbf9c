//! The arguments of a word that names an event: those that the parse hangs on it, and those that it shares or borrows.

use super::clauses::Tree;
use super::frames::{LightSubject, Role};
use crate::model::{Deprel, Upos};

/// How many heads up a subject may be borrowed from: "He said he wanted to try to go" needs three.
const STEPS_UP: usize = 5;

/// A party of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot<'d> {
    pub role: Role<'d>,
    pub token: usize,
    /// Found by nearness, not by the parse.
    pub guessed: bool,
}

impl Tree<'_> {
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

    /// "Sunday", "yesterday", "last week": a word for a time that says when.
    pub fn is_day(&self, token: usize) -> bool {
        self.tables.frames.is_a(self.lower(token), "day")
            || self.tables.frames.is_a(self.lower(token), "period")
                && self.dependents(token).any(|word| matches!(self.lower(word), "last" | "next" | "this"))
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
        matches!(self.preposition(token), Some("against" | "on" | "to" | "with" | "from" | "into" | "for"))
    }

    /// The subject that hangs on the verb; of two the nearer one before it ("[Halden] [chief Ann Roe] told reporters").
    fn own_subject(&self, verb: usize) -> Option<usize> {
        let nearest = self.by(verb, Deprel::Nsubj).take_while(|&subject| subject < verb).last();
        nearest.or_else(|| self.by(verb, Deprel::Nsubj).next())
    }

    /// "accused the captain of [ramming] a ship", "barred them from [voting]": what the object is said, or kept, to do.
    fn object_does(&self, verb: usize) -> bool {
        self.by(verb, Deprel::Mark).any(|mark| matches!(self.lower(mark), "of" | "from" | "for" | "against"))
            && self.lower(verb).ends_with("ing")
    }

    /// "Ruto [said] the vote was fair and called for calm": the verb of saying to whose subject a second verb belongs, which
    /// the parse joins to what is said. Only who speaks urges, blames and praises so.
    pub fn spoken_on(&self, verb: usize) -> Option<usize> {
        let first = self.head(verb).filter(|_| self.relation(verb) == Some(Deprel::Conj))?;
        let says = self.head(first).filter(|_| self.relation(first) == Some(Deprel::Ccomp))?;
        let frames = &self.tables.frames;
        let speaks = frames.is_a(self.lemma(verb), "addressing")
            && !frames.is_a(self.lemma(first), "addressing")
            && self.lower(verb) != self.lemma(verb)
            && !self.lower(verb).ends_with("ing");
        let alone = self.by(verb, Deprel::Aux).chain(self.by(verb, Deprel::Nsubj)).next().is_none();
        (speaks && alone && says < first && self.by(says, Deprel::Nsubj).next().is_some()).then_some(says)
    }

    /// "urged [Iran] to stop", "called on [Iran] to stop": who is asked, or made, to do what the infinitive says.
    pub fn asked(&self, infinitive: usize) -> Option<usize> {
        let verb = self.head(infinitive)?;
        let to = || self.by(infinitive, Deprel::Mark).any(|mark| self.lower(mark) == "to");
        let directs = |verb: usize| self.tables.frames.is_a(self.lemma(verb), "directing") && to();
        match self.relation(infinitive)? {
            Deprel::Xcomp => self.by(verb, Deprel::Obj).chain(self.by(verb, Deprel::Iobj)).next(),
            // The parse may call it a purpose.
            Deprel::Advcl if directs(verb) => {
                self.by(verb, Deprel::Obj).next().filter(|&object| object < infinitive)
            }
            Deprel::Advcl => {
                let asks = matches!(self.lemma(verb), "call" | "appeal" | "plead") && to();
                let asked =
                    |token: &usize| matches!(self.preposition(*token), Some("on" | "upon" | "to" | "with"));
                self.by(verb, Deprel::Obl).take_while(|&token| asks && token < infinitive).find(asked)
            }
            // "invited Ada Obi to visit": or hang it on the name.
            Deprel::Acl => {
                let above = self.head(verb).filter(|_| self.relation(verb) == Some(Deprel::Obj))?;
                (directs(above) && self.upos(verb) == Some(Upos::Propn)).then_some(verb)
            }
            _ => None,
        }
    }

    /// "authorities blame [rebels] who have killed": no verb stands between "who" and those it takes up.
    fn nearer_antecedent(&self, antecedent: usize, relative: usize) -> usize {
        let between = antecedent + 1..relative.min(antecedent + 12);
        let verb = between.rev().find(|&at| self.upos(at) == Some(Upos::Verb));
        let noun = verb.and_then(|verb| (verb + 1..relative).rev().find(|&at| self.is_noun(at)));
        noun.filter(|_| matches!(self.lower(relative), "who" | "whom")).unwrap_or(antecedent)
    }

    /// What stands as the subject of the verb: its own, that of the verb it is joined to or controlled by, or the noun
    /// that it describes.
    fn surface_subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        // "urged Iran to stop arming": through infinitives only.
        let mut controlled = true;
        for _ in 0..STEPS_UP {
            if let Some(own) = self.own_subject(at) {
                let relative = matches!(self.lower(own), "who" | "which" | "that" | "whom");
                let antecedent =
                    (relative && self.relation(at) == Some(Deprel::Acl)).then(|| self.head(at)).flatten();
                return Some(antecedent.map_or(own, |antecedent| self.nearer_antecedent(antecedent, own)));
            }
            let head = self.head(at)?;
            match self.relation(at)? {
                // Of "Moscow, which arms them, called for calm" the parse may hang "called" on "arms".
                Deprel::Acl
                    if self.by(at, Deprel::Mark).next().is_none() && self.upos(head) != Some(Upos::Verb) =>
                {
                    return Some(head);
                }
                Deprel::Xcomp | Deprel::Advcl | Deprel::Acl if controlled && self.asked(at).is_some() => {
                    return self.asked(at);
                }
                Deprel::Xcomp => {
                    at = head;
                    continue;
                }
                Deprel::Advcl if self.object_does(at) && at == verb => {
                    if let Some(object) = self.by(head, Deprel::Obj).next().filter(|&object| object < at) {
                        return Some(object);
                    }
                    at = head;
                }
                Deprel::Conj => at = self.spoken_on(at).unwrap_or(head),
                Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp | Deprel::Acl | Deprel::Obl => at = head,
                _ => return None,
            }
            controlled = false;
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
                // "resigned Sunday": a day is no object, whatever the parse says.
                Some(Deprel::Obj) if self.is_day(dependent) => {}
                // "Chad, which Niger accuses": whom the clause describes.
                Some(Deprel::Obj) if matches!(self.lower(dependent), "which" | "whom") => {}
                Some(Deprel::Obj) => {
                    objects += 1;
                    push(Role::Object, dependent);
                }
                Some(Deprel::Iobj) => push(Role::IndirectObject, dependent),
                Some(Deprel::Obl) => match self.preposition(dependent) {
                    Some("by") if passive => push(Role::Subject, dependent),
                    Some(preposition) => push(Role::Preposition(preposition), dependent),
                    None => {}
                },
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
            && matches!(self.relation(verb), Some(Deprel::Acl | Deprel::Amod))
            && let Some(head) = self.head(verb)
            && self.by(verb, Deprel::Nsubj).any(|own| !matches!(self.lower(own), "who" | "which" | "that"))
        {
            push(Role::Object, head);
        }
        // "held talks with Iran": a parse often hangs "with Iran" on the object.
        let object = slots
            .iter()
            .find(|slot| slot.role == Role::Object && (slot.token > verb || passive))
            .map(|slot| slot.token);
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
        // "Miners are on strike", "the two were in talks", "the town is under attack"
        let state = match self.preposition(noun) {
            Some("on") => Some(LightSubject::Actor),
            // "in retaliation", "in his statement" are circumstances.
            Some("in") if self.tables.frames.is_a(self.lemma(noun), "talks") => Some(LightSubject::Actor),
            Some("under") => Some(LightSubject::Recipient),
            _ => None,
        };
        if let Some((subject, part)) = self.by(noun, Deprel::Nsubj).next().zip(state) {
            slots.push(Slot { role: Role::Subject, token: subject, guessed: false });
            return (slots, Some(part));
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
            self.preposition(noun) == Some("of") && self.tables.frames.is_a(self.lemma(measure), "measure")
        });
        let noun = measure.unwrap_or(noun);
        let verb = self.head(noun)?;
        let part = self.tables.frames.light(self.lemma(verb))?;
        let under = match self.relation(noun)? {
            Deprel::Obj => true,
            Deprel::Nsubj => self.passive(verb),
            Deprel::Obl => match self.preposition(noun) {
                // "held a session on the war" is about it.
                Some("on") => self.by(verb, Deprel::Obj).next().is_none(),
                Some(preposition) => matches!(preposition, "in" | "into" | "under"),
                // "held a week of war games"
                None => measure.is_some(),
            },
            _ => false,
        };
        under.then_some((verb, part))
    }
}

fn possessive_pronoun(word: &str) -> bool {
    matches!(word, "his" | "her" | "its" | "their" | "my" | "our" | "your" | "whose")
}
