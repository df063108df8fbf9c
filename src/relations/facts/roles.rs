//! Offices that verbs tell of: who takes them up, holds and leaves them, and when.

use super::Facts;
use super::offices::{anybody, is_person};
use crate::analysis::{DateId, DateRef, MentionId, Modality, Polarity, TimexType};
use crate::model::{Deprel, Upos};
use crate::relations::certainty::certainty;
use crate::relations::clauses::Tree;
use crate::relations::frames::Role;
use crate::text::TokenRange;

/// Somebody who holds an office.
pub(super) struct Held {
    pub holder: MentionId,
    pub confidence: u16,
    pub reason: &'static str,
    /// "was appointed", "resigned as"
    pub verb: Option<usize>,
    /// "was prime minister"
    pub copula: Option<usize>,
    /// Whether the verb tells of the end.
    pub leaves: bool,
    /// "will step down as"
    pub future: bool,
}

impl Held {
    pub fn new(holder: MentionId, confidence: u16, reason: &'static str) -> Self {
        Self { holder, confidence, reason, verb: None, copula: None, leaves: false, future: false }
    }

    /// "resigned as", "was minister until May", "served as minister from 2015 to 2019": it is held no more.
    pub fn is_over(&self, facts: &Facts<'_, '_>, has_end: bool) -> bool {
        let serves = |&verb: &usize| facts.tree.tables.frames.is_a(facts.tree.lemma(verb), "in_role");
        let past = |verb: usize| {
            let form = facts.tree.lower(verb);
            matches!(form, "was" | "were") || form.ends_with("ed")
        };
        !self.future && (self.leaves || has_end && self.copula.or(self.verb.filter(serves)).is_some_and(past))
    }
}

/// The verb that tells of the office of the noun `title`: "[appointed] her envoy", "[serves] as envoy".
pub(in crate::relations) fn installing(tree: &Tree<'_>, title: usize) -> Option<usize> {
    let verb = tree.head(title)?;
    let is_a = |class: &str| tree.tables.frames.is_a(tree.lemma(verb), class);
    let role = match tree.preposition(title) {
        // "sacked the minister" says of nobody that he is it, nor does "appointed the minister".
        None => {
            matches!(tree.relation(title), Some(Deprel::Xcomp | Deprel::Obj | Deprel::Obl))
                && !is_a("in_role")
                && tree.by(title, Deprel::Det).all(|word| tree.lower(word) != "the" || tree.passive(verb))
        }
        preposition => preposition == Some("as"),
    };
    (role && is_a("installing")).then_some(verb)
}

/// "will step down as party leader", "was elected president", "appointed Ana Ruiz as envoy", "succeeded Ana Ruiz as chair".
pub(super) fn in_role(facts: &Facts<'_, '_>, title: usize) -> Vec<Held> {
    let tree = facts.tree;
    let Some(verb) = installing(tree, title) else { return Vec::new() };
    let lemma = tree.lemma(verb);
    let is_a = |class: &str| tree.tables.frames.is_a(lemma, class);
    let (modality, polarity) = certainty(tree, verb);
    if modality == Modality::Hypothetical || polarity == Polarity::Negative {
        return Vec::new();
    }
    let slots = tree.verb_arguments(verb);
    let in_slot = |wanted: Role<'_>| {
        let slot = slots.iter().find(|slot| slot.role == wanted && slot.token != title)?;
        anybody(facts, slot.token)
    };
    let named_after =
        || facts.entities.mentions_in(verb + 1..title).find(|name| is_person(name)).map(|name| name.id);
    let held = |holder: Option<MentionId>, leaves: bool| {
        holder.map(|holder| Held {
            verb: Some(verb),
            leaves,
            future: modality == Modality::Future,
            ..Held::new(holder, 650, "said to take up, hold or leave the office")
        })
    };
    let (one, other) = if matches!(lemma, "succeed" | "replace") {
        (held(in_slot(Role::Subject), false), held(in_slot(Role::Object), true))
    } else {
        let itself = is_a("in_role") || matches!(lemma, "become" | "remain");
        let holder = in_slot(Role::Object).or_else(named_after);
        (held(holder.or_else(|| in_slot(Role::Subject).filter(|_| itself)), is_a("leaving")), None)
    };
    one.into_iter().chain(other).collect()
}

/// From when and until when, as the words after a title or the date of a verb tell: "president from 2008 until 2011",
/// "resigned as president on Monday".
pub(super) fn term(facts: &Facts<'_, '_>, title: TokenRange, held: &Held) -> [Option<DateId>; 2] {
    /// Between a title and its dates stand few words: "president of the Central Bank of ... since 2019".
    const BETWEEN: usize = 10;
    let tree = facts.tree;
    let mut term = [None; 2];
    let mut place = |date: &DateRef, first: usize| {
        let point = held.verb.map(|_| usize::from(held.leaves));
        let at = match first.checked_sub(1).map_or("", |before| tree.lower(before)) {
            "from" | "since" | "between" => Some(0),
            "until" | "till" | "through" | "to" | "and" | "-" | "–" => Some(1),
            "in" | "on" | "last" | "this" | "" => point,
            before => point.filter(|_| !matches!(before, "by" | "after" | "before" | "for" | "during")),
        };
        if let Some(slot) = at.and_then(|at| term.get_mut(at)) {
            slot.get_or_insert(date.id);
        }
    };
    let mut end = title.end;
    let start = tree.document.span_of(title.clone()).end;
    let first = facts.dates.partition_point(|date| date.span.start < start);
    let own = held.verb.and_then(|verb| facts.calendar.date_hanging_on(verb));
    let own = own.and_then(|own| facts.dates.get(own.0 as usize));
    for date in facts.dates.iter().skip(first).take(3).filter(|date| date.timex.timex_type == TimexType::Date)
    {
        let when = tree.document.tokens_in(date.span.span());
        let apart =
            |at: usize| matches!(tree.upos(at), Some(Upos::Verb | Upos::Aux)) || tree.lower(at) == ",";
        let here = tree.document.sentence_of(when.start) == tree.document.sentence_of(title.start);
        if !here || when.start > end + BETWEEN || (end..when.start).any(apart) {
            break;
        }
        place(date, when.start);
        end = when.end;
    }
    if let Some(date) = own {
        place(date, tree.document.tokens_in(date.span.span()).start);
    }
    term
}
