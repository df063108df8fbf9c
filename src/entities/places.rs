//! A capital's name: the city, or the government that sits there?
//!
//! "Beijing and Moscow agreed" speaks of two governments, "flew to Beijing" of a city. The parse decides, where there
//! is one; else the words before and after. What is unclear stays the city.

use super::draft::Draft;
use super::place_words::{
    ADDRESSING_VERBS, CITY_NOUNS, CITY_VERBS, GOVERNMENT_ADJECTIVES, GOVERNMENT_NOUNS, GOVERNMENT_VERBS,
    PARTY_NOUNS, PARTY_PREPOSITIONS, PLACE_PREPOSITIONS,
};
use crate::lexicon::{Kind, Thing};
use crate::model::Deprel;
use crate::text::TokenRange;
use crate::word_list::WordList;

/// The country whose government is meant by the name of its capital at `tokens`; `None` where the city is meant.
pub(super) fn government<'a>(draft: &Draft<'a>, thing: &Thing<'a>, tokens: &TokenRange) -> Option<Thing<'a>> {
    if thing.kind != Kind::Capital || !stands_for_government(draft, tokens) {
        return None;
    }
    draft.lexicon?.thing(thing.partner?)
}

fn stands_for_government(draft: &Draft<'_>, tokens: &TokenRange) -> bool {
    // "Paris, France" and "Paris, Texas"
    if draft.document.word(tokens.end) == "," && starts_upper(draft.document.word(tokens.end + 1)) {
        return false;
    }
    // "anti-Pyongyang propaganda"
    let before =
        |count: usize| tokens.start.checked_sub(count).map_or("", |token| draft.document.lower(token));
    let own = draft.document.lower(tokens.start);
    if own.starts_with("anti-")
        || own.starts_with("pro-")
        || before(1) == "-" && matches!(before(2), "anti" | "pro")
    {
        return true;
    }
    // "St. John's" owns nothing, though the parse may take it for a possessor.
    let own_ending = matches!(draft.document.word(tokens.end.saturating_sub(1)), "'s" | "’s");
    match draft.syntax {
        Some(_) if !own_ending => by_parse(draft, draft.head_of(tokens), 0),
        _ => by_neighbours(draft, tokens),
    }
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// How far along "Paris, London and Berlin" the first conjunct is looked for.
const CONJUNCTS: u8 = 4;

fn by_parse(draft: &Draft<'_>, token: usize, conjuncts: u8) -> bool {
    let (Some(syntax), Some(deprel), Some(head)) = (draft.syntax, draft.deprel(token), draft.head(token))
    else {
        return false;
    };
    let lemma = syntax.lemma(head);
    let is_adjective = syntax.upos(head) == Some(crate::model::Upos::Adj);
    match deprel {
        Deprel::Conj if conjuncts < CONJUNCTS => {
            case(draft, token).is_none_or(|case| !PLACE_PREPOSITIONS.has(case))
                && by_parse(draft, head, conjuncts + 1)
        }
        Deprel::Nsubj if is_adjective => GOVERNMENT_ADJECTIVES.has(lemma),
        // "Washington was prepared to talk", whatever part of speech the parse gives it.
        Deprel::Nsubj if GOVERNMENT_ADJECTIVES.has(draft.document.lower(head)) => true,
        Deprel::Nsubj if is_passive(draft, head) => ADDRESSING_VERBS.has(lemma),
        Deprel::Nsubj if lemma == "hold" => holds_what_governments_hold(draft, head),
        Deprel::Nsubj => syntax.upos(head) == Some(crate::model::Upos::Verb) && !CITY_VERBS.has(lemma),
        Deprel::Obj | Deprel::Iobj => ADDRESSING_VERBS.has(lemma),
        Deprel::Compound | Deprel::Amod => GOVERNMENT_NOUNS.has(draft.document.lower(head)),
        Deprel::Nmod | Deprel::Obl => match case(draft, token) {
            Some("'s" | "’s" | "'" | "’") => !CITY_NOUNS.has(draft.document.lower(head)),
            Some("on" | "from" | "to" | "for") => PARTY_NOUNS.has(lemma),
            Some(case) => PARTY_PREPOSITIONS.has(case),
            None => false,
        },
        _ => false,
    }
}

/// "Rabat and Lisbon held talks", but "Paris held a parade".
fn holds_what_governments_hold(draft: &Draft<'_>, verb: usize) -> bool {
    const HELD: WordList =
        WordList("consultations discussions drills exercise exercises manoeuvres negotiations talks");
    /// How far behind its verb an object stands.
    const BEHIND: usize = 8;
    (verb + 1..verb + BEHIND)
        .any(|token| draft.head(token) == Some(verb) && HELD.has(draft.document.lower(token)))
}

/// The preposition or possessive ending of token `token`, which stands next to its phrase.
pub(super) fn case<'d>(draft: &'d Draft<'_>, token: usize) -> Option<&'d str> {
    let near = token.saturating_sub(4)..token + 4;
    near.into_iter()
        .find(|&other| draft.head(other) == Some(token) && draft.deprel(other) == Some(Deprel::Case))
        .map(|other| draft.document.lower(other))
}

/// Whether the verb at `verb` has a passive auxiliary: a form of "be" and no object of its own.
fn is_passive(draft: &Draft<'_>, verb: usize) -> bool {
    let word = draft.document.lower(verb);
    let participle = word.ends_with("ed") || word.ends_with("en") || word.ends_with("wn");
    participle
        && (verb.saturating_sub(4)..verb).any(|other| {
            draft.head(other) == Some(verb)
                && matches!(
                    draft.document.lower(other),
                    "was" | "were" | "been" | "being" | "is" | "are" | "be"
                )
        })
}

fn by_neighbours(draft: &Draft<'_>, tokens: &TokenRange) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |before| draft.document.lower(before));
    let after = draft.document.lower(tokens.end);
    if PLACE_PREPOSITIONS.has(before) {
        return false;
    }
    match after {
        "'s" | "’s" => !CITY_NOUNS.has(draft.document.lower(tokens.end + 1)),
        _ => PARTY_PREPOSITIONS.has(before) || GOVERNMENT_VERBS.has(after),
    }
}
