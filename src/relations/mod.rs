//! Facts, events and quotations: who did what to whom, when, where, and on whose word.

mod arguments;
mod attribution;
mod calendar;
mod certainty;
mod circumstances;
mod clauses;
mod codes;
mod contexts;
mod events;
mod facts;
mod frames;
mod merge;
mod parties;
mod patterns;
mod subjects;
mod tables;
#[cfg(test)]
mod tests;
mod titles;
mod words;

use attribution::Speech;
use calendar::Calendar;
use clauses::Tree;
use events::Draft;
use parties::Parties;
#[cfg(feature = "train")]
pub(crate) use tables::SOURCES as TABLE_SOURCES;
pub(crate) use tables::Tables;

use crate::analysis::{Argument, DateRef, Event, EventId, Fact, FactId, MentionId, Quotation, TextSpan};
use crate::confidence::{EVENTS, calibrated};
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::model::Syntax;
use crate::order::sort_by_key;
use crate::text::Document;

/// What was found. Spans in bytes; ids count from 0.
#[derive(Default)]
pub(crate) struct Relations {
    pub facts: Vec<Fact>,
    pub events: Vec<Event>,
    pub quotations: Vec<Quotation>,
}

/// All relations. Adds to `entities` those people without a name who act.
/// Without a parse there is nothing to build on, so nothing is claimed.
// Never inlined: a profile shows what it takes (benches/stages.mjs).
#[inline(never)]
pub(crate) fn find(
    document: &Document<'_>,
    syntax: Option<&Syntax>,
    entities: &mut Entities,
    dates: &mut [DateRef],
    lexicon: Option<&Lexicon>,
    tables: &Tables,
) -> Relations {
    let Some(syntax) = syntax else { return Relations::default() };
    let tree = Tree::new(document, syntax, tables);
    let calendar = Calendar::new(&tree, dates);
    titles::note(&tree, entities);
    let mut parties = Parties::new(&tree, entities);
    let mut drafts = events::find(&mut parties, &calendar);
    let sources = according_to(&mut parties);
    let source = |token: usize| {
        sources
            .binary_search_by_key(&token, |(at, _)| *at)
            .ok()
            .and_then(|at| sources.get(at))
            .map(|(_, source)| *source)
    };
    let speech = Speech::new(&tree, &drafts, source);
    let mut facts = facts::find(&parties, &calendar, dates, &speech);
    for (office, name) in facts::shared_offices(parties.entities, &facts) {
        if let Some(office) = parties.entities.entities.get_mut(office.0 as usize) {
            office.name = name;
        }
    }
    let triggers: Vec<usize> = drafts.iter().map(|draft| draft.trigger).collect();
    let merged_into = merge::merge(&tree, &mut drafts, dates);
    merge::answer(&mut drafts, &triggers, &merged_into);
    drafts.retain(events::is_told);
    codes::note(&tree, parties.entities, lexicon, &facts, &drafts);
    let mut events: Vec<Event> =
        drafts.into_iter().enumerate().map(|(at, draft)| event(&tree, &speech, at, draft)).collect();
    let quotations = speech.quotations();

    let renumbered = entities.sort_mentions(document);
    let new_id = |old: MentionId| renumbered.get(old.0 as usize).copied().unwrap_or(old);
    for event in &mut events {
        event
            .actors
            .iter_mut()
            .chain(&mut event.recipients)
            .for_each(|party| party.mention = new_id(party.mention));
    }
    for (at, fact) in facts.iter_mut().enumerate() {
        fact.id = FactId(at as u32);
    }
    Relations { facts, events, quotations }
}

/// The sources named by "according to", by the head of the phrase, in order.
fn according_to(parties: &mut Parties<'_, '_>) -> Vec<(usize, Argument)> {
    let tree = parties.tree;
    let mut sources: Vec<(usize, Argument)> = Vec::new();
    for token in 0..tree.document.tokens.len() {
        if tree.lower(token) == "according"
            && let Some(source) = tree.head(token).filter(|&source| source > token)
        {
            let first = parties.of_phrase(source, true).into_iter().next();
            sources.extend(first.map(|party| (source, party)));
        }
    }
    sort_by_key(&mut sources, |(token, _)| [*token, 0, 0]);
    sources
}

fn event(tree: &Tree<'_>, speech: &Speech<'_>, at: usize, draft: Draft) -> Event {
    let document = tree.document;
    let words = |tokens| TextSpan::at(document.span_of(tokens));
    let sentence = document.sentences.get(draft.sentence).map(|sentence| sentence.span).unwrap_or_default();
    let trigger = tree.lower(draft.trigger);
    let end = document.sentences.get(draft.sentence).map_or(0, |sentence| sentence.tokens.end);
    let here = draft.triggers.iter().map(|words| words.start).take_while(|&word| word < end);
    let attribution = std::iter::once(draft.trigger).chain(here).find_map(|word| speech.attribution(word));
    let reason = match (draft.guessed, draft.is_noun) {
        (true, _) => format!("the verb '{trigger}'; who acts is a guess, the nearest party before it"),
        (false, true) => format!("the noun '{trigger}', with the parties around it"),
        (false, false) => format!("the verb '{trigger}', with its subject and object"),
    };
    Event {
        id: EventId(at as u32),
        event_type: draft.event_type,
        contexts: contexts::around(tree, &draft),
        mode: draft.mode,
        triggers: draft.triggers.iter().cloned().map(words).collect(),
        actors: draft.actors,
        recipients: draft.recipients,
        date: draft.date,
        places: draft.places,
        topic: draft.topic.map(words),
        attribution,
        modality: draft.modality,
        polarity: draft.polarity,
        evidence: TextSpan::at(sentence),
        confidence: calibrated(EVENTS, draft.confidence),
        reason: reason.into(),
    }
}
