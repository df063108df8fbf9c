//! The events that dates are counted from: "three days after the summit".

use crate::analysis::{Anchor, DateRef, Event, EventId};
use crate::model::Syntax;
use crate::text::Document;

/// How many tokens after a date its event is sought in: "two days after the disputed parliamentary election".
const REACH: usize = 8;

/// Fills in the events that dates hang on and that were found as such. What stands after the date is looked at first,
/// then an event told before with the same word; a date with nothing after it ("the day before") hangs on the sentence
/// before.
pub(crate) fn link(
    document: &Document<'_>,
    syntax: Option<&Syntax>,
    dates: &mut [DateRef],
    events: &[Event],
) {
    let Some(syntax) = syntax.filter(|_| !events.is_empty()) else { return };
    let triggers = Triggers::of(document, syntax, events);
    for date in dates.iter_mut().filter(|date| date.anchor == Anchor::Event(None)) {
        let tokens = document.tokens_in(crate::span::Span::new(date.span.start, date.span.end));
        // "Since the war" has its event inside.
        let named = if document.lower(tokens.start) == "since" { tokens.start + 1 } else { tokens.end };
        let Some(sentence) = document.sentence_of(tokens.start) else { continue };
        let end =
            document.sentences.get(sentence).map_or(named, |sentence| sentence.tokens.end).min(named + REACH);
        let phrase =
            (named..end).take_while(|&at| !matches!(document.lower(at), "," | ";" | ":" | "." | ")"));
        let nouns: Vec<usize> = phrase.collect();
        let event = if nouns.is_empty() {
            sentence.checked_sub(1).and_then(|before| triggers.last_of(before))
        } else {
            nouns
                .iter()
                .find_map(|&at| triggers.at(at))
                .or_else(|| nouns.iter().find_map(|&at| triggers.like(syntax.lemma(at), tokens.start)))
        };
        date.anchor = Anchor::Event(event);
    }
}

/// One word of an event.
struct Trigger<'a> {
    token: usize,
    sentence: usize,
    lemma: &'a str,
    event: EventId,
}

/// The words of all events, in the order of the text.
struct Triggers<'a>(Vec<Trigger<'a>>);

impl<'a> Triggers<'a> {
    fn of(document: &Document<'_>, syntax: &'a Syntax, events: &[Event]) -> Self {
        let words = events.iter().flat_map(|event| event.triggers.iter().map(move |words| (event.id, words)));
        let mut triggers: Vec<Trigger<'a>> = words
            .map(|(event, words)| {
                let tokens = document.tokens_in(crate::span::Span::new(words.start, words.end));
                let sentence = document.sentence_of(tokens.start).unwrap_or_default();
                Trigger { token: tokens.start, sentence, lemma: syntax.lemma(tokens.start), event }
            })
            .collect();
        crate::order::sort_by_key(&mut triggers, |trigger| [trigger.token, 0, 0]);
        Self(triggers)
    }

    /// The event that token `at` names.
    fn at(&self, at: usize) -> Option<EventId> {
        let found = self.0.binary_search_by_key(&at, |trigger| trigger.token).ok()?;
        self.0.get(found).map(|trigger| trigger.event)
    }

    /// The last event told before token `before` with a word of this lemma. Bounded: the hundred words before.
    fn like(&self, lemma: &str, before: usize) -> Option<EventId> {
        let end = self.0.partition_point(|trigger| trigger.token < before);
        let near = self.0.get(end.saturating_sub(100)..end)?;
        near.iter().rev().find(|trigger| trigger.lemma == lemma).map(|trigger| trigger.event)
    }

    /// The last event of a sentence.
    fn last_of(&self, sentence: usize) -> Option<EventId> {
        let end = self.0.partition_point(|trigger| trigger.sentence <= sentence);
        let last = end.checked_sub(1).and_then(|last| self.0.get(last))?;
        (last.sentence == sentence).then_some(last.event)
    }
}

#[cfg(all(test, feature = "english"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

    use crate::{Analyzer, Options, analysis::Anchor};

    /// The words of the event that the last date of the text hangs on.
    fn anchor(text: &str) -> Option<String> {
        let analysis = Analyzer::english().unwrap().analyze(text, &Options::default()).unwrap();
        let date = analysis.dates.last()?;
        let Anchor::Event(Some(event)) = date.anchor else { return None };
        analysis.events.get(event.0 as usize)?.triggers.first().map(|words| words.text.clone())
    }

    #[test]
    fn a_date_hangs_on_the_event_that_it_is_counted_from() {
        let siege = "Rebels attacked the town of Kisangani. Two days after the attack, the garrison fled.";
        assert_eq!(anchor(siege).as_deref(), Some("attacked"));
        let visit = "Norway condemned Iran. The envoy had left Tehran the day before.";
        assert_eq!(anchor(visit).as_deref(), Some("condemned"));
    }

    #[test]
    fn an_event_that_nobody_told_is_left_open() {
        assert_eq!(anchor("Three days after the flood the bridge was gone."), None);
    }
}
