//! Whether the words around a trigger meet what a frame needs.

use super::arguments::Slot;
use super::clauses::Tree;
use super::frames::{Class, Frame, Need, Role};
use super::parties::Parties;
use super::words;
use crate::model::{Deprel, Upos};

/// A word with the frame that it evokes.
pub(super) struct Match<'d> {
    pub frame: &'d Frame,
    pub slots: Vec<Slot<'d>>,
    pub light: Option<super::frames::LightSubject>,
    /// The words of the predicate, `trigger` among them.
    pub words: Vec<usize>,
    /// The noun that a need of the frame names ("imposed [sanctions]"): it is no event of its own.
    pub consumed: Option<usize>,
}

/// The first row of the table for words of this class that fits the word `trigger`, if it is one of an event.
pub(super) fn find<'d>(parties: &Parties<'d, '_>, trigger: usize, wanted: Class) -> Option<Match<'d>> {
    let tree = parties.tree;
    // "the banned party": a participle before its noun tells of something long past, if of an event at all. With a subject
    // ("The army shelled villages") it is a verb.
    if tree.relation(trigger) == Some(Deprel::Amod) && tree.by(trigger, Deprel::Nsubj).next().is_none() {
        return None;
    }
    let (class, word) = words::entry(tree, trigger).filter(|(class, _)| *class == wanted)?;
    let rows = tree.tables.frames.of(class, &word);
    let (slots, light) = match class {
        Class::Verb => {
            let slots = with_bare_object(parties, trigger, tree.verb_arguments(trigger));
            (with_agent_as_subject(parties, trigger, slots), None)
        }
        Class::Noun => tree.noun_arguments(trigger),
    };
    for frame in rows {
        let Some(words) = words_of(tree, frame, trigger) else { continue };
        let met = |need: &Vec<Need>| {
            need.iter().find_map(|one| meets(parties, trigger, &slots, light.is_some(), one))
        };
        let mut consumed = None;
        let all = frame.needs.iter().all(|need| match met(need) {
            Some(token) => {
                consumed = consumed.or(token);
                true
            }
            None => false,
        });
        if all {
            frame.event?;
            return Some(Match { frame, slots, light, words, consumed });
        }
    }
    None
}

/// `"Least of all those who lose," said Ana Prado.`: of several subjects of one verb, who can act.
fn with_agent_as_subject<'d>(
    parties: &Parties<'d, '_>,
    verb: usize,
    mut slots: Vec<Slot<'d>>,
) -> Vec<Slot<'d>> {
    let own = |slot: &&mut Slot<'_>| {
        slot.role == Role::Subject
            && parties.tree.head(slot.token) == Some(verb)
            && parties.tree.relation(slot.token) == Some(Deprel::Nsubj)
    };
    if let Some(subject) = slots.iter_mut().find(own)
        && !parties.is_agent(subject.token)
        && let Some(agent) = parties.tree.by(verb, Deprel::Nsubj).find(|&other| parties.is_agent(other))
    {
        subject.token = agent;
    }
    slots
}

/// "has deported 168 Liberians": a parse may take an object for a circumstance. A circumstance without a preposition
/// says when or how often, never who.
fn with_bare_object<'d>(parties: &Parties<'d, '_>, verb: usize, mut slots: Vec<Slot<'d>>) -> Vec<Slot<'d>> {
    let tree = parties.tree;
    if tree.passive(verb) || slots.iter().any(|slot| slot.role == Role::Object) {
        return slots;
    }
    // "called off a strike"
    let particle = tree.by(verb, Deprel::Compound).any(|particle| particle == verb + 1);
    let circumstance = tree.by(verb, Deprel::Obl).find(|&token| {
        token > verb
            && tree.preposition(token).is_none()
            && (parties.is_agent(token) || particle && !tree.is_day(token))
    });
    if let Some(token) = circumstance {
        slots.push(Slot { role: Role::Object, token, guessed: false });
    } else if let Some(token) = phrase_after(tree, verb) {
        slots.push(Slot { role: Role::Object, token, guessed: true });
    }
    slots
}

/// "called off its offensive": the last word of a phrase that begins with a possessive right after the verb, which is its
/// object whatever the parse says.
fn phrase_after(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    /// No more words stand before the noun in most phrases.
    const WORDS: usize = 5;
    let particle = usize::from(tree.upos(verb + 1) == Some(Upos::Adp));
    let first = verb + 1 + particle;
    if !matches!(tree.lower(first), "its" | "his" | "her" | "their") {
        return None;
    }
    let nominal =
        |token: &usize| matches!(tree.upos(*token), Some(Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num));
    (first + 1..first + 1 + WORDS).take_while(nominal).last()
}

/// The tokens of the frame's words around `trigger`, which is its key; `None` where one is missing.
fn words_of(tree: &Tree<'_>, frame: &Frame, trigger: usize) -> Option<Vec<usize>> {
    let mut tokens = vec![trigger];
    // "called the mayor on Monday" is no call on anybody.
    let matches = |token: usize, word: &str| {
        (tree.lower(token) == word || tree.lemma(token) == word) && !(word == "on" && tree.is_day(token + 1))
    };
    // Words before the key stand directly before it, as parts of a compound noun do.
    for (distance, word) in frame.words.iter().take(frame.key).rev().enumerate() {
        let token = trigger.checked_sub(distance + 1)?;
        matches(token, word).then(|| tokens.push(token))?;
    }
    let mut at = trigger;
    for word in frame.words.iter().skip(frame.key + 1) {
        // "called again for", "lay down their arms": up to two words may stand between; further off only where the parse
        // hangs the word on the predicate.
        let near = (at + 1..at + 4).find(|&token| matches(token, word));
        let hanging = || {
            tree.dependents(trigger).take(16).find_map(|dependent| {
                let case = tree.by(dependent, Deprel::Case).next();
                [Some(dependent), case]
                    .into_iter()
                    .flatten()
                    .find(|&token| token > at && matches(token, word))
            })
        };
        at = near.or_else(hanging)?;
        tokens.push(at);
    }
    Some(tokens)
}

/// Whether one need is met: the noun it names, if it names one.
fn meets(
    parties: &Parties<'_, '_>,
    trigger: usize,
    slots: &[Slot<'_>],
    light: bool,
    need: &Need,
) -> Option<Option<usize>> {
    let tree = parties.tree;
    let holds = |condition: bool| condition.then_some(None);
    match need {
        Need::Argument(role, wanted) => {
            let mut fitting = slots.iter().filter(|slot| slot.role == *role);
            match wanted.as_deref() {
                None => fitting.next().map(|_| None),
                Some("agent" | "actor") => holds(
                    fitting.any(|slot| tree.coordinated(slot.token).any(|token| parties.is_agent(token))),
                ),
                Some("person") if fitting.clone().any(|slot| parties.is_people(slot.token)) => Some(None),
                Some("place") => holds(fitting.any(|slot| parties.is_place(slot.token))),
                Some(class) => fitting
                    .flat_map(|slot| tree.coordinated(slot.token))
                    .find(|&token| is_a(tree, token, class))
                    .map(|token| (*role == Role::Object).then_some(token)),
            }
        }
        Need::WithoutClause => holds(!has_clause(tree, trigger)),
        Need::Without(role) => holds(slots.iter().all(|slot| slot.role != *role)),
        Need::Infinitive(verb) => {
            // "ordered the minister to appear": a parse often hangs the infinitive on the object.
            let objects = || slots.iter().filter(|slot| slot.role == Role::Object).map(|slot| slot.token);
            let mut infinitives = std::iter::once(trigger)
                .chain(objects())
                .flat_map(|above| tree.dependents(above).take(24))
                .filter(|&dependent| is_infinitive(tree, dependent));
            holds(
                infinitives
                    .any(|infinitive| verb.as_deref().is_none_or(|verb| tree.lemma(infinitive) == verb)),
            )
        }
        Need::Clause => holds(has_clause(tree, trigger)),
        Need::Quote => holds(quoted_near(tree, trigger)),
        Need::Must => holds(must(tree, trigger)),
        Need::OwnFuture(class) => holds(tree.own_future(trigger).is_some_and(|clause| {
            class.as_deref().is_none_or(|class| tree.tables.frames.is_a(tree.lemma(clause), class))
        })),
        Need::Light(class) => {
            holds(light && class.as_deref().is_none_or(|class| lent_by(tree, trigger, class)))
        }
        Need::Passive => holds(tree.passive(trigger)),
        Need::Active => holds(!tree.passive(trigger)),
        Need::When(class) => holds(tree.by(trigger, Deprel::Advcl).any(|clause| is_a(tree, clause, class))),
        Need::Verdict(class) => {
            /// What somebody is called is said in few words.
            const WORDS: usize = 10;
            let object = slots.iter().find(|slot| slot.role == Role::Object && slot.token > trigger)?.token;
            let same_clause =
                |at: &usize| tree.upos(*at) != Some(Upos::Verb) && !matches!(tree.lower(*at), ";" | ".");
            let mut words = (object + 1..object + 1 + WORDS).take_while(same_clause);
            holds(words.any(|at| is_a(tree, at, class)))
        }
        Need::Modifier(word) => holds(tree.dependents(trigger).any(|dependent| {
            matches!(
                tree.relation(dependent),
                Some(Deprel::Amod | Deprel::Compound | Deprel::Advmod | Deprel::Nmod | Deprel::Nummod)
            ) && (tree.lower(dependent) == &**word || tree.lemma(dependent) == &**word)
        })),
    }
}

/// Whether the phrase headed by `token` is of the class; "thousands of troops" are troops.
fn is_a(tree: &Tree<'_>, token: usize, class: &str) -> bool {
    let own = |token| {
        tree.tables.frames.is_a(tree.lemma(token), class) || tree.tables.frames.is_a(tree.lower(token), class)
    };
    // "an aid program", "arms shipments": what it carries.
    let carried = |token| {
        tree.tables.frames.is_a(tree.lemma(token), "carrier") && tree.by(token, Deprel::Compound).any(own)
    };
    own(token)
        || tree.by(token, Deprel::Nmod).any(|dependent| {
            tree.preposition(dependent) == Some("of")
                && quantity(tree, token)
                && (own(dependent) || carried(dependent))
        })
        || carried(token)
}

/// Whether a noun counts what follows it with "of".
pub(super) fn quantity(tree: &Tree<'_>, noun: usize) -> bool {
    tree.tables.frames.is_a(tree.lemma(noun), "quantity")
}

fn is_infinitive(tree: &Tree<'_>, token: usize) -> bool {
    matches!(
        tree.relation(token),
        Some(Deprel::Xcomp | Deprel::Ccomp | Deprel::Acl | Deprel::Advcl | Deprel::Csubj)
    ) && tree.by(token, Deprel::Mark).any(|mark| tree.lower(mark) == "to")
}

fn has_clause(tree: &Tree<'_>, token: usize) -> bool {
    let complement = |dependent: usize| {
        matches!(tree.relation(dependent), Some(Deprel::Ccomp | Deprel::Parataxis))
            && !is_infinitive(tree, dependent)
    };
    // "..., the agency reported": what is said stands before, as the head.
    let parenthetical = tree.relation(token) == Some(Deprel::Parataxis);
    parenthetical || tree.dependents(token).any(complement)
}

/// "said Israel must leave": a clause under "must" of somebody else, and of what is to come.
fn must(tree: &Tree<'_>, token: usize) -> bool {
    let auxiliary =
        |clause: usize, word: &str| tree.by(clause, Deprel::Aux).any(|aux| tree.lower(aux) == word);
    tree.by(token, Deprel::Ccomp).any(|clause| {
        auxiliary(clause, "must")
            && !auxiliary(clause, "have")
            && tree.by(clause, Deprel::Nsubj).any(|subject| tree.is_noun(subject))
    })
}

/// Whether the light verb above a noun is of a class.
fn lent_by(tree: &Tree<'_>, noun: usize, class: &str) -> bool {
    tree.light_verb(noun).is_some_and(|(verb, _)| tree.tables.frames.is_a(tree.lemma(verb), class))
}

fn quoted_near(tree: &Tree<'_>, token: usize) -> bool {
    let document = tree.document;
    let Some(sentence) = document.sentence_of(token).and_then(|sentence| document.sentences.get(sentence))
    else {
        return false;
    };
    let after = document.quotations.partition_point(|quotation| quotation.end <= sentence.span.start);
    let word = document.span_of(token..token + 1);
    // "We add names," he said: a word inside the quotation does not lead it in.
    document
        .quotations
        .get(after..)
        .unwrap_or_default()
        .iter()
        .take(4)
        .any(|quotation| quotation.overlaps(sentence.span) && !quotation.overlaps(word))
}
