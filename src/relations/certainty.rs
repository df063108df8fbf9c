//! Whether what a word tells happened, is to come or is only thought of, and whether it is denied.

use super::clauses::Tree;
use crate::analysis::{Modality, Polarity};
use crate::model::{Deprel, Upos};

/// How many heads up a word may be that says so.
const STEPS_UP: usize = 8;

/// How surely the event that `trigger` names is told.
pub(super) fn certainty(tree: &Tree<'_>, trigger: usize) -> (Modality, Polarity) {
    let mut told = Told { modality: Modality::Actual, polarity: Polarity::Positive };
    let mut at = trigger;
    for _ in 0..STEPS_UP {
        told.by_words_under(tree, at, at == trigger);
        let (Some(relation), Some(head)) = (tree.relation(at), tree.head(at)) else { break };
        if !told.by_word_above(tree, at, relation, head) {
            break;
        }
        at = head;
    }
    (told.modality, told.polarity)
}

struct Told {
    modality: Modality,
    polarity: Polarity,
}

impl Told {
    fn raise(&mut self, to: Modality) {
        if self.modality == Modality::Actual || to == Modality::Hypothetical {
            self.modality = to;
        }
    }

    fn by_words_under(&mut self, tree: &Tree<'_>, at: usize, first: bool) {
        let verbal = tree.upos(at) != Some(Upos::Noun) || tree.by(at, Deprel::Cop).next().is_some();
        let mut be = false;
        let mut to = false;
        for dependent in tree.dependents(at).take(24) {
            let lemma = tree.lemma(dependent);
            // "He was due to meet" is parsed as if "due to" were a preposition or a conjunction.
            if lemma == "due" && tree.lower(dependent + 1) == "to" {
                self.raise(Modality::Future);
            }
            match tree.relation(dependent) {
                Some(Deprel::Aux) => match lemma {
                    "will" | "shall" | "wo" if verbal => self.raise(Modality::Future),
                    "would" | "could" | "may" | "might" | "should" | "can" | "must" | "ought" if verbal => {
                        self.raise(Modality::Hypothetical);
                    }
                    lemma => be |= lemma == "be",
                },
                Some(Deprel::Cop) => be = true,
                Some(Deprel::Advmod) => match lemma {
                    "not" | "never" | "n't" if first || verbal => self.polarity = Polarity::Negative,
                    "often" | "regularly" | "routinely" | "usually" | "always" | "frequently" => {
                        self.raise(Modality::Habitual);
                    }
                    _ => {}
                },
                Some(Deprel::Det | Deprel::Cc) if first && matches!(lemma, "no" | "neither") => {
                    self.polarity = Polarity::Negative;
                }
                // "Nobody was hurt", "signed no treaty"
                Some(Deprel::Nsubj | Deprel::Obj) if first && is_none(tree, dependent) => {
                    self.polarity = Polarity::Negative;
                }
                Some(Deprel::Mark) => match lemma {
                    "if" | "unless" | "whether" => self.raise(Modality::Hypothetical),
                    "without" => self.polarity = Polarity::Negative,
                    lemma => to |= lemma == "to",
                },
                Some(Deprel::Amod) => match lemma {
                    "upcoming" | "planned" | "scheduled" | "forthcoming" | "next" | "future" => {
                        self.raise(Modality::Future);
                    }
                    "possible" | "potential" | "proposed" | "alleged" | "further" if first => {
                        self.raise(Modality::Hypothetical);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        // "is to meet Lavrov"; without "be" in a headline: "Modi to visit Nepal"
        let headline = tree.relation(at) == Some(Deprel::Acl)
            && tree.head(at).is_some_and(|subject| {
                tree.upos(subject) == Some(Upos::Propn) && tree.relation(subject) == Some(Deprel::Root)
            });
        if to && first && (be && !tree.passive(at) || headline || tree.relation(at) == Some(Deprel::Root)) {
            self.raise(Modality::Future);
        }
    }

    /// What the word `head` says of `at`, which hangs on it; whether those further up may say more.
    fn by_word_above(&mut self, tree: &Tree<'_>, at: usize, relation: Deprel, head: usize) -> bool {
        let attitude = Attitude::of(tree, head);
        let verb = tree.upos(at) == Some(Upos::Verb);
        match relation {
            // "will meet Putin and sign a treaty"
            Deprel::Conj if verb => {
                tree.by(at, Deprel::Nsubj).next().is_none() && tree.lower(at) == tree.lemma(at)
            }
            // What somebody says is told as fact or not by its own words, unless he denies or demands it.
            Deprel::Ccomp if verb => {
                match attitude {
                    Some(Attitude::Denial) => self.polarity = Polarity::Negative,
                    Some(Attitude::Demand) => self.raise(Modality::Hypothetical),
                    _ => {}
                }
                false
            }
            Deprel::Advcl if verb => {
                let marked = |word: &str| tree.by(at, Deprel::Mark).any(|mark| tree.lower(mark) == word);
                // "called on Chad to withdraw", "appealed for the men to be freed"
                if matches!(attitude, Some(Attitude::Wish | Attitude::Demand)) && marked("to") {
                    self.raise(Modality::Hypothetical);
                }
                // "stopped short of condemning"
                if tree.dependents(head).any(|word| tree.lower(word) == "short") && marked("of") {
                    self.polarity = Polarity::Negative;
                }
                false
            }
            Deprel::Parataxis if verb => false,
            Deprel::Xcomp | Deprel::Acl => {
                match attitude {
                    // "has no plans to attack"
                    Some(_) if relation == Deprel::Acl && is_none(tree, head) => {
                        self.polarity = Polarity::Negative;
                    }
                    Some(Attitude::Plan) => self.raise(Modality::Future),
                    Some(Attitude::Wish | Attitude::Demand) => self.raise(Modality::Hypothetical),
                    Some(Attitude::Failure | Attitude::Cancelling | Attitude::Denial) => {
                        self.polarity = Polarity::Negative;
                    }
                    None if relation == Deprel::Acl => {
                        self.by_claim(tree, head);
                        return false;
                    }
                    None => {}
                }
                true
            }
            // "ahead of a meeting with", "before talks with": it is still to come.
            Deprel::Obl | Deprel::Nmod if matches!(tree.preposition(at), Some("before" | "ahead")) => {
                self.raise(Modality::Future);
                true
            }
            Deprel::Obj | Deprel::Nsubj | Deprel::Obl | Deprel::Nmod => {
                match attitude {
                    // "went on strike" is no plan, "is going to strike" is one.
                    Some(Attitude::Plan) if relation != Deprel::Nmod && tree.lemma(head) != "go" => {
                        self.raise(Modality::Future)
                    }
                    // "called for talks", "ready for talks"; not "called the talks a success"
                    Some(Attitude::Wish | Attitude::Demand)
                        if relation == Deprel::Obj && tree.lemma(head) != "call"
                            || tree.preposition(at) == Some("for") =>
                    {
                        self.raise(Modality::Hypothetical);
                    }
                    // "ruled out talks with Niger"
                    Some(Attitude::Cancelling) if relation == Deprel::Obj => {
                        self.polarity = Polarity::Negative;
                    }
                    _ => {}
                }
                true
            }
            _ => true,
        }
    }

    /// "denied reports that police had killed", "has no evidence that": what is said of a claim is said of what it claims.
    fn by_claim(&mut self, tree: &Tree<'_>, claim: usize) {
        if is_none(tree, claim) {
            self.raise(Modality::Hypothetical);
        }
        let denied = tree.relation(claim) == Some(Deprel::Obj)
            && tree.head(claim).is_some_and(|verb| {
                matches!(Attitude::of(tree, verb), Some(Attitude::Denial | Attitude::Failure))
            });
        if denied && tree.tables.frames.is_a(tree.lemma(claim), "charge") {
            self.polarity = Polarity::Negative;
        }
    }
}

/// "nobody", "no soldiers", "neither side", "none of them", "neither Chad nor Niger"
fn is_none(tree: &Tree<'_>, phrase: usize) -> bool {
    let none =
        |word: usize| matches!(tree.lower(word), "no" | "neither" | "nobody" | "nothing" | "none" | "no-one");
    none(phrase)
        || tree.dependents(phrase).take_while(|&word| word < phrase).any(|word| {
            none(word) && matches!(tree.relation(word), Some(Deprel::Det | Deprel::Cc | Deprel::Advmod))
        })
}

/// What a word says about the deed under it: a class of nouns.tsv.
#[derive(Clone, Copy)]
enum Attitude {
    Plan,
    Wish,
    /// A wish that somebody else act: what it says "that" of is a wish too.
    Demand,
    Failure,
    /// A failure of the thing itself: a meeting that is rejected may be held, one that is cancelled is not.
    Cancelling,
    Denial,
}

impl Attitude {
    fn of(tree: &Tree<'_>, word: usize) -> Option<Self> {
        const CLASSES: [(&str, Attitude); 6] = [
            ("planning", Attitude::Plan),
            ("wishing", Attitude::Wish),
            ("demanding", Attitude::Demand),
            ("failing", Attitude::Failure),
            ("cancelling", Attitude::Cancelling),
            ("denying", Attitude::Denial),
        ];
        let lemma = tree.lemma(word);
        // "ruled out a strike"
        if lemma == "rule" {
            let out = tree.by(word, Deprel::Compound).any(|particle| tree.lower(particle) == "out");
            return out.then_some(Self::Cancelling);
        }
        CLASSES.iter().find(|(class, _)| tree.tables.frames.is_a(lemma, class)).map(|(_, attitude)| *attitude)
    }
}
