//! Who says "I": the one who speaks the quotation.

use super::draft::{ClusterId, Draft, DraftMention};
use crate::analysis::{EntityType, Level, Reason, Score};
use crate::model::Deprel;
use crate::order::sort_by_key;
use crate::span::Span;

/// Verbs that quoted words hang on.
const SPEECH: &[&str] = &[
    "add", "admit", "announce", "answer", "argue", "ask", "claim", "complain", "concede", "conclude",
    "continue", "declare", "explain", "insist", "joke", "note", "recall", "remark", "reply", "say", "state",
    "stress", "tell", "warn", "write",
];
const FIRST_PERSON: &[&str] = &["i", "me", "mine", "my", "myself"];

/// Adds a mention for every "I", "me" and "my" in a quotation whose speaker is known.
pub(super) fn add(draft: &mut Draft<'_>) {
    if draft.syntax.is_none() {
        return;
    }
    let mut by_head: Vec<(usize, ClusterId)> = draft
        .mentions
        .iter()
        .filter(|mention| mention.level != Level::Title)
        .filter(|mention| {
            draft.cluster(mention.cluster).is_some_and(|cluster| cluster.entity_type == EntityType::Person)
        })
        .map(|mention| (mention.head, mention.cluster))
        .collect();
    sort_by_key(&mut by_head, |&(head, cluster)| [head, cluster.0 as usize, 0]);
    // The speaker of the quotation before, in the same paragraph.
    let mut last: Option<(usize, ClusterId)> = None;
    for quotation in draft.document.quotations.clone() {
        let tokens = draft.document.tokens_in(quotation);
        let paragraph =
            draft.document.sentences.get(draft.sentence(tokens.start)).map(|sentence| sentence.paragraph);
        let Some(paragraph) = paragraph else { continue };
        let speaker = speaker(draft, &by_head, quotation)
            .or(last.filter(|(before, _)| *before == paragraph).map(|(_, speaker)| speaker));
        last = speaker.map(|speaker| (paragraph, speaker));
        let Some(cluster) = speaker else { continue };
        for token in tokens {
            if FIRST_PERSON.binary_search(&draft.document.lower(token)).is_ok() {
                let span = draft.document.span_of(token..token + 1);
                draft.add_mention(DraftMention {
                    span,
                    tokens: token..token + 1,
                    head: token,
                    cluster,
                    entity_type: EntityType::Person,
                    level: Level::Pronoun,
                    confidence: Score::new(750),
                    reason: Reason::Borrowed("first person: the one who is quoted"),
                });
            }
        }
    }
}

/// The person who is the subject of a verb of speech in the sentence where the quotation ends or begins.
fn speaker(draft: &Draft<'_>, by_head: &[(usize, ClusterId)], quotation: Span) -> Option<ClusterId> {
    let syntax = draft.syntax?;
    let tokens = draft.document.tokens_in(quotation);
    let last = tokens.end.checked_sub(1)?;
    [last, tokens.start].into_iter().find_map(|token| {
        let sentence = draft.document.sentences.get(draft.document.sentence_of(token)?)?;
        let from = by_head.partition_point(|(head, _)| *head < sentence.tokens.start);
        let people = by_head.get(from..)?.iter().take_while(|(head, _)| *head < sentence.tokens.end);
        let speaks = |head: usize| {
            draft.deprel(head) == Some(Deprel::Nsubj)
                && draft.head(head).is_some_and(|verb| SPEECH.binary_search(&syntax.lemma(verb)).is_ok())
        };
        people.filter(|(head, _)| !tokens.contains(head) && speaks(*head)).map(|(_, cluster)| *cluster).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_sorted_for_binary_search() {
        assert!(SPEECH.is_sorted() && FIRST_PERSON.is_sorted());
    }
}
