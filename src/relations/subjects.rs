//! Who acts where the parse of the clause does not say so: a subject borrowed from the clause around it, or found beside it.

use super::arguments::Slot;
use super::clauses::Tree;
use super::frames::Role;
use super::parties::Parties;
use crate::analysis::{EntityType, EventType, Level, SentenceKind};
use crate::model::{Deprel, Upos};
use crate::text::TokenRange;

/// "spoke in Rome after talks with the premier": whoever spoke took part in the talks.
pub(super) fn borrowed_subject<'d>(
    tree: &'d Tree<'d>,
    noun: usize,
    event: EventType,
    visit: bool,
    slots: &[Slot<'d>],
) -> Option<Slot<'d>> {
    let shared = matches!(event, EventType::Consult | EventType::Agree | EventType::Cooperate);
    // "return to Geneva for talks", "said during a visit to Niger"
    let purpose = tree.preposition(noun) == Some("for");
    let alone = (visit || purpose || slots.iter().any(|slot| slot.role == Role::Preposition("with")))
        && !slots.iter().any(|slot| match slot.role {
            Role::Subject | Role::Possessor | Role::Preposition("between" | "by") => true,
            Role::Preposition("of") => visit,
            _ => false,
        });
    let mut at = noun;
    for _ in 0..4 {
        let head = tree.head(at).filter(|_| shared && alone)?;
        if tree.upos(head) == Some(Upos::Verb) {
            let role = if tree.passive(head) { Role::Object } else { Role::Subject };
            let mut arguments = tree.verb_arguments(head).into_iter();
            let subject = arguments.find(|slot| slot.role == role && slot.token != noun);
            return subject.map(|slot| Slot { role: Role::Possessor, ..slot });
        }
        at = head;
    }
    None
}

/// "Kenya rejected the plan of the council, [saying] it was late": a participle after a comma belongs to the subject of the
/// sentence, not to what stands before it.
pub(super) fn subject_of_sentence(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    /// No clause stands deeper.
    const DEPTH: usize = 8;
    let participle = tree.lower(verb).ends_with("ing")
        && verb.checked_sub(1).is_some_and(|before| tree.lower(before) == ",")
        && tree.by(verb, Deprel::Aux).next().is_none();
    // `"It is over," said the mayor, adding`: what is quoted has a subject of its own.
    let quoted = |main: usize| {
        let marks = (main..verb).filter(|&token| matches!(tree.lower(token), "\"" | "“" | "”"));
        marks.count() % 2 == 1
    };
    let mut main = tree.head(verb).filter(|_| participle)?;
    for _ in 0..DEPTH {
        // "The bank closed and its head resigned, saying": of clauses side by side the nearer one.
        let clause =
            matches!(tree.relation(main), Some(Deprel::Conj | Deprel::Parataxis | Deprel::Root) | None);
        let own = tree.by(main, Deprel::Nsubj).find(|&subject| subject < main);
        if clause && own.is_some() {
            return own.filter(|_| main < verb && !quoted(main));
        }
        main = tree.head(main)?;
    }
    None
}

/// "..., the river board confirms", `"...," said the mayor`: who speaks stands right beside a verb of saying that
/// follows its quotation or clause, and whose subject the parse does not see.
pub(super) fn speaker_beside(parties: &Parties<'_, '_>, verb: usize) -> Option<usize> {
    /// No phrase for a speaker is longer.
    const WORDS: usize = 8;
    let tree = parties.tree;
    if tree.by(verb, Deprel::Nsubj).next().is_some() || tree.passive(verb) {
        return None;
    }
    let closes = |at: usize| matches!(tree.lower(at), "," | "\"" | "”" | "’");
    let phrase = |at: &usize| {
        matches!(
            tree.upos(*at),
            Some(Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Part | Upos::Num)
        ) || parties.is_named_at(*at)
    };
    let before = verb.checked_sub(1)?;
    if closes(before) {
        let last =
            (verb + 1..verb + 1 + WORDS).take_while(phrase).filter(|&at| parties.is_agent(at)).last()?;
        // "..., said Ana Prado, a nurse"; "..., said Peru had agreed" has its subject before the comma.
        let named = parties.entities.mention_at(last).is_some_and(|name| {
            let after = tree.upos(parties.entities.tokens(name.id).end);
            name.level == Level::Name
                && name.entity_type == EntityType::Person
                && !matches!(after, Some(Upos::Verb | Upos::Aux))
        });
        let told = tree.lower(before) != "," || named && tree.lemma(verb) == "say";
        return told.then_some(last);
    }
    // "the Country Fire Board (CFB) confirms"
    let last = if tree.lower(before) == ")" { before.checked_sub(3)? } else { before };
    let start = (last.saturating_sub(WORDS)..=last).rev().take_while(phrase).last()?;
    let led = start.checked_sub(1).is_some_and(closes);
    (led && parties.is_agent(last)).then_some(last)
}

/// "Lula, Petro hold talks": a headline is often parsed as a row of nouns; whoever stands before the light verb acts.
pub(super) fn subject_in_headline<'d>(
    parties: &Parties<'d, '_>,
    noun: usize,
    sentence: &TokenRange,
) -> Option<Slot<'d>> {
    let tree = parties.tree;
    let document = tree.document;
    let kind = document.sentences.get(document.sentence_of(noun)?)?.kind;
    let adjective = |at: &usize| tree.upos(*at) == Some(Upos::Adj);
    let verb = (sentence.start..noun).rev().find(|at| !adjective(at))?;
    let light = tree.tables.frames.light(tree.lemma(verb)).is_some();
    (kind == SentenceKind::Headline && light).then(|| nearest_agent_before(parties, verb, sentence)).flatten()
}

/// Where the parse gives no subject: the nearest party before the verb in its sentence.
pub(super) fn nearest_agent_before<'d>(
    parties: &Parties<'d, '_>,
    verb: usize,
    sentence: &TokenRange,
) -> Option<Slot<'d>> {
    let tree = parties.tree;
    let start = sentence.start.max(verb.saturating_sub(12));
    let token = (start..verb).rev().find(|&token| {
        (tree.is_noun(token) || tree.upos(token) == Some(Upos::Pron) || parties.is_named_at(token))
            && tree.preposition(token).is_none()
            && parties.is_agent(token)
    })?;
    Some(Slot { role: Role::Subject, token, guessed: true })
}
