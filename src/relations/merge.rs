//! Drafts that speak of one event become one: "met", "the meeting", "their talks".

use std::mem::take;

use super::clauses::Tree;
use super::events::Draft;
use crate::analysis::{Argument, DateRef, EventType, SentenceKind};
use crate::order::sort_by_key;

/// How many drafts, and how many sentences, back an event may have been told before. Further off the same words more
/// often speak of another one; the bound also keeps the time linear.
const DRAFTS_BACK: usize = 24;
const SENTENCES_BACK: usize = 12;

/// Merges drafts, in order. Says for each draft given which one of those that stay it went into.
pub(super) fn merge(tree: &Tree<'_>, drafts: &mut Vec<Draft>, dates: &[DateRef]) -> Vec<usize> {
    // So many, from the first on, stay.
    let mut kept = 0_usize;
    let mut places = Vec::with_capacity(drafts.len());
    for at in 0..drafts.len() {
        let (before, draft) = drafts.split_at_mut(at);
        let Some(draft) = draft.first_mut() else { break };
        let recent = kept.saturating_sub(DRAFTS_BACK)..kept;
        let same = recent
            .rev()
            .find(|&at| before.get(at).is_some_and(|earlier| same_event(tree, earlier, draft, dates)));
        match same.and_then(|same| before.get_mut(same).map(|earlier| (same, earlier))) {
            Some((same, earlier)) => {
                absorb(earlier, draft);
                places.push(same);
            }
            None => {
                places.push(kept);
                drafts.swap(kept, at);
                kept += 1;
            }
        }
    }
    drafts.truncate(kept);
    places
}

/// "condemned [the coup]", "rejected [the demand]": what is said of a deed is said of those who did it. `triggers` and
/// `merged_into` tell in which event each word that names one ended up.
pub(super) fn answer(drafts: &mut [Draft], triggers: &[usize], merged_into: &[usize]) {
    let doers: Vec<Option<Vec<Argument>>> = drafts
        .iter()
        .map(|draft| {
            let answers =
                matches!(draft.event_type, EventType::Accuse | EventType::Reject | EventType::Threaten);
            let object = draft.object.filter(|_| answers && draft.recipients.is_empty())?;
            let at = *merged_into.get(triggers.binary_search(&object).ok()?)?;
            let deed = drafts.get(at)?;
            let strangers = deed
                .actors
                .iter()
                .filter(|doer| draft.actors.iter().all(|actor| actor.entity != doer.entity));
            Some(strangers.cloned().collect())
        })
        .collect();
    for (draft, doers) in drafts.iter_mut().zip(doers) {
        draft.recipients.extend(doers.into_iter().flatten());
    }
    for at in 1..drafts.len() {
        let Some((before, [draft, ..])) = drafts.split_at_mut_checked(at) else { return };
        if draft.event_type == EventType::Reject && draft.recipients.is_empty() {
            draft.recipients = rejected(before, draft);
        }
    }
}

/// "Kenya accused Chad of delay. Chad denied it": who denies or refuses without a word of whom, those who last accused
/// somebody or asked for something.
fn rejected(before: &[Draft], draft: &Draft) -> Vec<Argument> {
    /// An answer follows what it answers.
    const SENTENCES: usize = 2;
    let near =
        before.iter().rev().take(DRAFTS_BACK).take_while(|one| draft.sentence - one.sentence <= SENTENCES);
    let mut asked = near.filter(|one| {
        matches!(one.event_type, EventType::Accuse | EventType::Request) && !one.actors.is_empty()
    });
    let others = asked.find(|one| agree(&one.actors, &draft.actors) == Agreement::Different);
    others.map(|one| one.actors.clone()).unwrap_or_default()
}

fn same_event(tree: &Tree<'_>, earlier: &Draft, later: &Draft, dates: &[DateRef]) -> bool {
    if earlier.event_type != later.event_type
        || earlier.polarity != later.polarity
        || later.sentence - earlier.sentence > SENTENCES_BACK
        || !dates_agree(earlier, later, dates)
    {
        return false;
    }
    // "hosts a [round] of [talks]": one phrase.
    let head = tree.head(later.trigger).filter(|_| tree.preposition(later.trigger) == Some("of"));
    if later.is_noun && head.is_some_and(|head| earlier.triggers.iter().any(|words| words.contains(&head))) {
        return true;
    }
    let modes = earlier.mode == later.mode
        || later.event_type != EventType::Consult && (earlier.mode.is_none() || later.mode.is_none());
    let near = later.sentence - earlier.sentence <= 2;
    let alike = same_stem(tree.lemma(earlier.trigger), tree.lemma(later.trigger));
    if later.event_type == EventType::State {
        return false;
    }
    let actors = agree(&earlier.actors, &later.actors);
    let recipients = agree(&earlier.recipients, &later.recipients);
    // A headline tells what the lead tells again, in other words where people meet.
    if in_headline(tree, earlier)
        && near
        && (alike || later.event_type == EventType::Consult)
        && actors.sure()
        && (within(&later.actors, &earlier.actors) || within(&earlier.actors, &later.actors))
    {
        return true;
    }
    if told_with_its_victims(tree, earlier, later) && actors.possible() {
        return true;
    }
    let bare = later.actors.is_empty() && later.recipients.is_empty();
    // "In a call on Monday, Obi and Cole discussed": the noun alone names what the verb tells.
    if later.event_type == EventType::Consult
        && later.sentence == earlier.sentence
        && earlier.is_noun
        && earlier.actors.is_empty()
        && earlier.recipients.is_empty()
        && (earlier.mode.is_none() || later.mode.is_none() || modes)
    {
        return true;
    }
    // Two meetings of one man are two, unless the parties of one are among those of the other; and what he discusses
    // with the same people may be another matter.
    let mutual = matches!(later.event_type, EventType::Consult | EventType::Agree | EventType::Cooperate);
    if mutual && !(within(&later.actors, &earlier.actors) || within(&earlier.actors, &later.actors)) {
        return false;
    }
    if later.event_type == EventType::Consult && !(later.is_noun || earlier.is_noun || alike) {
        return false;
    }
    match later.event_type {
        EventType::Consult
        | EventType::Assault
        | EventType::Protest
        | EventType::Elect
        | EventType::Sanction
        | EventType::Retreat
        | EventType::Coerce
        | EventType::Mobilize => {
            modes
                && if bare {
                    near && (later.definite || alike)
                } else {
                    actors.possible()
                        && recipients.possible()
                        && (actors.sure() || recipients.sure())
                        && (near || alike)
                }
        }
        // Words: a second sentence about the same demand repeats its name.
        _ => {
            alike
                && later.is_noun
                && near
                && (bare && later.definite || actors.sure() && recipients.possible())
        }
    }
}

/// "ambushed a patrol, killing six and wounding ten", "killed two when police opened fire": an attack and whom it hit.
fn told_with_its_victims(tree: &Tree<'_>, earlier: &Draft, later: &Draft) -> bool {
    let harms = |draft: &Draft| tree.tables.frames.is_a(tree.lemma(draft.trigger), "harm");
    let hangs = |one: &Draft, other: &Draft| {
        tree.head(one.trigger).is_some_and(|head| other.triggers.iter().any(|words| words.contains(&head)))
    };
    // "opened fire after being shot at" tells of two.
    let returned = agree(&earlier.actors, &later.recipients) == Agreement::Same;
    later.event_type == EventType::Assault
        && !returned
        && (harms(earlier) || harms(later))
        && (hangs(later, earlier) || hangs(earlier, later))
}

fn in_headline(tree: &Tree<'_>, draft: &Draft) -> bool {
    let sentence = tree.document.sentences.get(draft.sentence);
    sentence.is_some_and(|sentence| sentence.kind == SentenceKind::Headline)
}

fn within(some: &[Argument], others: &[Argument]) -> bool {
    some.iter().all(|one| others.iter().any(|other| one.entity == other.entity))
}

/// Whether two lists of parties can be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Same,
    Unknown,
    Different,
}

impl Agreement {
    fn possible(self) -> bool {
        self != Self::Different
    }

    fn sure(self) -> bool {
        self == Self::Same
    }
}

fn agree(some: &[Argument], others: &[Argument]) -> Agreement {
    if some.is_empty() || others.is_empty() {
        Agreement::Unknown
    } else if some.iter().any(|one| others.iter().any(|other| one.entity == other.entity)) {
        Agreement::Same
    } else {
        Agreement::Different
    }
}

fn dates_agree(earlier: &Draft, later: &Draft, dates: &[DateRef]) -> bool {
    let value = |draft: &Draft| {
        draft.date.and_then(|id| dates.get(id.0 as usize)).map(|date| date.timex.value.as_str())
    };
    match (value(earlier), value(later)) {
        (Some(one), Some(other)) => one.starts_with(other) || other.starts_with(one),
        _ => true,
    }
}

/// "bombed" and "bombing", "withdraw" and "withdrawal": the first five letters are the same.
fn same_stem(one: &str, other: &str) -> bool {
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    shared >= 5 || (shared >= 4 && (one.len() == 4 || other.len() == 4)) || one == other
}

fn absorb(earlier: &mut Draft, later: &mut Draft) {
    for trigger in later.triggers.drain(..) {
        if earlier.triggers.iter().all(|other| trigger.end <= other.start || other.end <= trigger.start) {
            earlier.triggers.push(trigger);
        }
    }
    sort_by_key(&mut earlier.triggers, |trigger| [trigger.start, 0, 0]);
    let join = |into: &mut Vec<Argument>, from: &[Argument], against: &[Argument]| {
        for &one in from {
            let known = into.iter().chain(against).any(|other| other.entity == one.entity);
            if !known {
                into.push(one);
            }
        }
    };
    if earlier.actors.is_empty() || earlier.event_type == EventType::Consult {
        join(&mut earlier.actors, &later.actors, &earlier.recipients);
    }
    // Of an attack both what was attacked and whom it hit.
    if earlier.recipients.is_empty()
        || earlier.event_type == EventType::Assault && earlier.sentence == later.sentence
    {
        join(&mut earlier.recipients, &later.recipients, &earlier.actors);
    }
    earlier.date = earlier.date.or(later.date);
    if earlier.places.is_empty() {
        earlier.places = take(&mut later.places);
    }
    earlier.mode = earlier.mode.take().or(later.mode.take());
    if earlier.topic.is_none() {
        earlier.topic = later.topic.take();
    }
    earlier.confidence = earlier.confidence.max(later.confidence) + 20;
}
