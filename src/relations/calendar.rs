//! Which date an event has: that of its own words, of its clause, or the only one beside it.

use super::circumstances::governor;
use super::clauses::Tree;
use crate::analysis::{DateId, DateRef, EventType, TimexType};
use crate::model::{Deprel, Upos};
use crate::text::TokenRange;

/// How many heads up the word that governs a date may be.
const STEPS_UP: usize = 8;

/// A date that says when.
struct Placed {
    tokens: TokenRange,
    id: DateId,
    /// The predicate above it.
    above: Option<usize>,
    /// "by May 31", "through March": a limit, not the time of what happens.
    limit: bool,
}

impl Placed {
    /// Whether it hangs on a word, or stands right beside a verb: "said Saturday he was leaving".
    fn belongs_to(&self, tree: &Tree<'_>, word: usize) -> bool {
        // "says last June, thugs attacked": before a comma it opens the clause that follows.
        let opens = tree.lower(self.tokens.end) == ",";
        let beside = (self.tokens.start == word + 1 && !opens || self.tokens.end == word)
            && tree.upos(word) == Some(Upos::Verb);
        !self.limit && (self.above == Some(word) || beside)
    }
}

/// The dates of the sentences, with the word that each hangs on.
pub(super) struct Calendar {
    dates: Vec<Placed>,
    /// "in a statement Monday he called": the verb above the noun that the date hangs on.
    beyond: Vec<Option<usize>>,
}

impl Calendar {
    pub fn new(tree: &Tree<'_>, dates: &[DateRef]) -> Self {
        let placed: Vec<_> = dates
            .iter()
            .filter(|date| says_when(date))
            .filter_map(|date| {
                let tokens = tree.document.tokens_in(date.span.span());
                let inside = |token: &usize| tokens.contains(token);
                let top = tokens.clone().find(|&token| tree.head(token).is_none_or(|head| !inside(&head)))?;
                let length = date.timex.timex_type == TimexType::Duration;
                // "a day after rebels left": it tells when they did.
                let counted = length && matches!(tree.lower(tokens.end), "after" | "before");
                let clause = tree.head(tokens.end).filter(|_| counted);
                let above = clause.or_else(|| governor(tree, top).map(|(verb, _)| verb));
                let before = tokens.start.checked_sub(1).map_or("", |before| tree.lower(before));
                // "revenue for the year ended May 31": how long.
                let limit =
                    length && before == "for" || matches!(before, "by" | "until" | "till" | "through");
                Some(Placed { tokens, id: date.id, above, limit })
            })
            .collect();
        let beyond = placed.iter().map(|date| {
            let noun = date.above.filter(|&noun| tree.is_noun(noun))?;
            let place = matches!(tree.preposition(noun), Some("in" | "at" | "during" | "on"));
            place.then(|| tree.head(noun)).flatten()
        });
        Self { beyond: beyond.collect(), dates: placed }
    }

    /// Whether a word is part of a date: "March 2026" is no march.
    pub fn covers(&self, token: usize) -> bool {
        let after = self.dates.partition_point(|date| date.tokens.start <= token);
        let date = after.checked_sub(1).and_then(|at| self.dates.get(at));
        date.is_some_and(|date| date.tokens.contains(&token))
    }

    /// The first date that hangs directly on a word.
    pub fn date_hanging_on(&self, token: usize) -> Option<DateId> {
        // A date hangs on a word of its own sentence: within 40 tokens on either side.
        let first = self.dates.partition_point(|date| date.tokens.start + 40 < token);
        let rest = self.dates.get(first..).unwrap_or_default().iter();
        let mut near = rest.take_while(|date| date.tokens.start < token + 40);
        near.find(|date| date.above == Some(token)).map(|date| date.id)
    }

    /// The date of the event that `trigger` names: the one that hangs on it, else that of the clause around it.
    pub fn date_of(
        &self,
        tree: &Tree<'_>,
        trigger: usize,
        sentence: &TokenRange,
        event: EventType,
    ) -> Option<DateId> {
        let first = self.dates.partition_point(|date| date.tokens.start < sentence.start);
        let here = || {
            let rest = self.dates.get(first..).unwrap_or_default();
            rest.iter().take_while(|date| date.tokens.start < sentence.end).take(12)
        };
        let under = |wanted: usize| here().find(|date| date.belongs_to(tree, wanted)).map(|date| date.id);
        if let Some(date) = under(trigger) {
            return Some(date);
        }
        let count = here().count();
        let around = self.beyond.get(first..first + count).unwrap_or_default();
        if let Some(at) = around.iter().position(|above| *above == Some(trigger)) {
            return self.dates.get(first + at).map(|date| date.id);
        }
        // Up to the predicate of the clause, through words that are no clause of their own.
        let mut at = trigger;
        for _ in 0..STEPS_UP {
            let Some(above) = tree.head(at) else {
                return self.only_date_near(tree, trigger, sentence, first, count);
            };
            let joined = match tree.relation(at)? {
                Deprel::Ccomp | Deprel::Parataxis | Deprel::Acl | Deprel::Csubj => false,
                Deprel::Advcl => event != EventType::State && !at_another_time(tree, at),
                Deprel::Conj => tree.upos(at) == Some(Upos::Verb),
                _ => !tree.is_occasion(at),
            };
            if !joined {
                return self.only_date_near(tree, trigger, sentence, first, count);
            }
            if let Some(date) = under(above) {
                return Some(date);
            }
            at = above;
        }
        None
    }
}

impl Calendar {
    /// The date of a sentence that has one only, if it stands beside the trigger and no other verb or comma between them: a
    /// parse often hangs it elsewhere.
    fn only_date_near(
        &self,
        tree: &Tree<'_>,
        trigger: usize,
        sentence: &TokenRange,
        first: usize,
        count: usize,
    ) -> Option<DateId> {
        const NEAR: usize = 6;
        let date = self.dates.get(first).filter(|date| count == 1 && !date.limit)?;
        let start = date.tokens.start;
        // "blamed them for Sunday's attack": the attack was on Sunday.
        let of_noun = date.above.is_some_and(|noun| tree.is_noun(noun) && noun > start && noun != trigger);
        if of_noun || tree.is_occasion(trigger) {
            return None;
        }
        // "On Friday, unions called", "Speaking in Lima Friday, he said": no subject stands before.
        let begins = (sentence.start..start).all(|token| tree.relation(token) != Some(Deprel::Nsubj));
        let opening = begins.then_some(date.tokens.end);
        let mut between = start.min(trigger) + 1..start.max(trigger);
        let near = between.len() < NEAR
            && between.all(|token| {
                tree.upos(token) != Some(Upos::Verb) && (tree.lower(token) != "," || opening == Some(token))
            });
        near.then_some(date.id)
    }
}

/// "on Tuesday, a day after rebels took the port": the clause was not on Tuesday; "hours after" it mostly was.
fn at_another_time(tree: &Tree<'_>, clause: usize) -> bool {
    tree.by(clause, Deprel::Mark).any(|mark| {
        matches!(tree.lower(mark), "after" | "before")
            && mark.checked_sub(1).is_some_and(|unit| {
                tree.lemma(unit) != "hour" && tree.tables.frames.is_a(tree.lemma(unit), "measure")
            })
    })
}

/// A point on the calendar or a period with its days ("the first nine months of 2025", "a day after" what has a date): not
/// how long, not how often, not "now" or "in the past".
fn says_when(date: &DateRef) -> bool {
    match date.timex.timex_type {
        TimexType::Date | TimexType::Time => {
            date.timex.value.starts_with(|first: char| first.is_ascii_digit())
        }
        TimexType::Duration => date.earliest.is_some() && date.latest.is_some(),
        _ => false,
    }
}
