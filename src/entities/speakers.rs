//! Who speaks a quotation: "I" is they, "we" is whom they speak for, and "he" is somebody else.

use super::draft::{ClusterId, Draft, DraftMention};
use crate::analysis::{EntityType, Level, Reason, Score};
use crate::model::Deprel;
use crate::order::sort_by_key;
use crate::span::Span;
use crate::text::TokenRange;
use crate::word_list::WordList;

/// Verbs that quoted words hang on.
const SPEECH: WordList = WordList(
    "add admit announce answer argue ask call claim complain concede conclude continue declare denounce \
     describe dismiss explain insist joke note pledge promise recall remark reply respond say state stress \
     tell tweet urge vow warn write",
);
const FIRST_PERSON: &[&str] = &["i", "me", "mine", "my", "myself"];
const FIRST_PERSON_PLURAL: &[&str] = &["our", "ours", "ourselves", "us", "we"];

/// Words in quotation marks and who says them.
pub(super) struct Spoken {
    pub tokens: TokenRange,
    pub speaker: ClusterId,
}

/// The quotations whose speaker can be told from the mentions so far, in the order of the text.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Spoken> {
    let mut by_head: Vec<(usize, ClusterId)> = draft
        .mentions
        .iter()
        .filter(|mention| mention.level != Level::Title)
        .filter(|mention| draft.cluster(mention.cluster).is_some_and(|cluster| speaks(cluster.entity_type)))
        .map(|mention| (mention.head, mention.cluster))
        .collect();
    sort_by_key(&mut by_head, |&(head, cluster)| [head, cluster.0 as usize, 0]);
    // The speaker of the quotation before, in the same paragraph.
    let mut last: Option<(usize, ClusterId)> = None;
    let mut spoken = Vec::new();
    for &quotation in &draft.document.quotations {
        let tokens = draft.document.tokens_in(quotation);
        let paragraph =
            draft.document.sentences.get(draft.sentence(tokens.start)).map(|sentence| sentence.paragraph);
        let Some(paragraph) = paragraph else { continue };
        let speaker = speaker(draft, &by_head, quotation)
            .or(last.filter(|(before, _)| *before == paragraph).map(|(_, speaker)| speaker));
        last = speaker.map(|speaker| (paragraph, speaker));
        spoken.extend(speaker.map(|speaker| Spoken { tokens, speaker: draft.find(speaker) }));
    }
    spoken
}

fn speaks(entity_type: EntityType) -> bool {
    matches!(entity_type, EntityType::Person | EntityType::Org | EntityType::Gpe)
}

/// Adds a mention for every "I" and "we" in a quotation whose speaker is known.
pub(super) fn add(draft: &mut Draft<'_>) {
    if draft.syntax.is_none() {
        return;
    }
    for Spoken { tokens, speaker } in find(draft) {
        let Some(own_type) = draft.cluster(speaker).map(|speaker| speaker.entity_type) else { continue };
        let body = speaks_for(draft, speaker);
        for token in tokens {
            let lower = draft.document.lower(token);
            if own_type == EntityType::Person && FIRST_PERSON.binary_search(&lower).is_ok() {
                mention(draft, token, speaker, 750, "first person: the one who is quoted");
            } else if FIRST_PERSON_PLURAL.binary_search(&lower).is_ok()
                && let Some(body) = body
            {
                mention(
                    draft,
                    token,
                    body,
                    600,
                    "first person plural: whom the one who is quoted speaks for",
                );
            }
        }
    }
}

/// Whom somebody means by "we": a body means itself, a person the country or body of the office.
fn speaks_for(draft: &Draft<'_>, speaker: ClusterId) -> Option<ClusterId> {
    let cluster = draft.cluster(speaker)?;
    match cluster.entity_type {
        EntityType::Person => cluster.of.map(|of| draft.find(of)),
        _ => Some(speaker),
    }
}

fn mention(draft: &mut Draft<'_>, token: usize, cluster: ClusterId, confidence: u16, reason: &'static str) {
    let Some(entity_type) = draft.cluster(cluster).map(|cluster| cluster.entity_type) else { return };
    draft.add_mention(DraftMention {
        span: draft.document.span_of(token..token + 1),
        tokens: token..token + 1,
        head: token,
        cluster,
        entity_type,
        level: Level::Pronoun,
        confidence: Score::new(confidence),
        reason: Reason::Borrowed(reason),
    });
}

/// The subject of a verb of speech in the sentence where the quotation ends or begins, or in the one that leads to it.
fn speaker(draft: &Draft<'_>, by_head: &[(usize, ClusterId)], quotation: Span) -> Option<ClusterId> {
    let syntax = draft.syntax?;
    let tokens = draft.document.tokens_in(quotation);
    let last = tokens.end.checked_sub(1)?;
    // "The minister told reporters: ..."
    let before =
        tokens.start.checked_sub(1).filter(|&before| matches!(draft.document.word(before), ":" | ","));
    [Some(last), Some(tokens.start), before].into_iter().flatten().find_map(|token| {
        let sentence = draft.document.sentences.get(draft.document.sentence_of(token)?)?;
        let from = by_head.partition_point(|(head, _)| *head < sentence.tokens.start);
        let people = by_head.get(from..)?.iter().take_while(|(head, _)| *head < sentence.tokens.end);
        let speaks = |head: usize| {
            draft.deprel(head) == Some(Deprel::Nsubj)
                && draft.head(head).is_some_and(|verb| SPEECH.has(syntax.lemma(verb)))
        };
        people.filter(|(head, _)| !tokens.contains(head) && speaks(*head)).map(|(_, cluster)| *cluster).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_sorted_for_binary_search() {
        assert!(SPEECH.is_sorted() && FIRST_PERSON.is_sorted() && FIRST_PERSON_PLURAL.is_sorted());
    }
}
