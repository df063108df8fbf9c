//! Common noun phrases that may speak of somebody: "the two leaders", "Afghan officials", "his country".

use super::draft::{Draft, Gender};
use super::nouns::{self, Noun, Sort};
use crate::analysis::Level;
use crate::letters::lowered;
use crate::model::{Deprel, Upos};
use crate::text::{TokenKind, TokenRange};

/// A noun phrase whose head is one of the nouns of the table.
#[derive(Clone, Debug)]
pub(super) struct Nominal<'t> {
    /// Premodifiers and head, without article; with the measure of "thousands of students".
    pub tokens: TokenRange,
    /// The noun of the table, and where it begins: "coast guard" is one of two words.
    pub noun: usize,
    pub first: usize,
    /// The token that carries the phrase's place in the clause: the noun, or the measure.
    pub head: usize,
    /// The noun in the singular.
    pub lemma: &'t str,
    pub sort: Sort,
    pub gender: Option<Gender>,
    pub plural: bool,
    pub determiner: Determiner,
    /// "two leaders", "both sides": how many.
    pub number: Option<u8>,
    /// Whether it has "a" or "an".
    pub article: bool,
    /// Whether a number or measure stands in it: other numbers, other people.
    pub counted: bool,
}

/// What opens a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// "the", "this", "those"
    Definite,
    /// "his country", "its army"; the token of the pronoun.
    Pronoun(usize),
    /// "Iran's government"
    Possessor,
    /// "a", "another", "some", or a bare plural.
    Indefinite,
}

/// Longest stretch before a noun that is looked at for its modifiers.
const PREMODIFIERS: usize = 12;

/// All noun phrases of the article whose head is in the table, in the order of their nouns.
pub(super) fn find<'a>(draft: &Draft<'a>) -> Vec<Nominal<'a>> {
    let mut in_name = vec![false; draft.document.tokens.len()];
    for mention in draft.mentions.iter().filter(|mention| mention.level != Level::Title) {
        in_name.get_mut(mention.tokens.clone()).into_iter().flatten().for_each(|named| *named = true);
    }
    let common = in_name.iter().enumerate().filter(|(_, named)| !**named).map(|(token, _)| token);
    let mut found: Vec<Nominal<'a>> = Vec::new();
    for nominal in common.filter_map(|token| nominal(draft, token)) {
        // "attorney" of "attorney general"
        if found.last().is_some_and(|last| last.noun >= nominal.first) {
            found.pop();
        }
        found.push(nominal);
    }
    found
}

/// The noun of the table that ends at `token`, of two words where it has such a row, and its first token.
fn noun<'a>(draft: &Draft<'a>, token: usize) -> Option<(usize, (Noun<'a>, bool))> {
    let hyphen = token > 0 && draft.document.word(token - 1) == "-";
    let first = token.saturating_sub(1 + usize::from(hyphen));
    let text = draft.document.span_of(first..token + 1).of(draft.document.text);
    let of_two = draft.nouns.find(&lowered(text)).map(|noun| (first, noun));
    of_two.or_else(|| draft.nouns.find(draft.document.lower(token)).map(|noun| (token, noun)))
}

fn nominal<'a>(draft: &Draft<'a>, token: usize) -> Option<Nominal<'a>> {
    if draft.upos(token).is_some_and(|upos| !matches!(upos, Upos::Noun | Upos::Propn | Upos::Adj)) {
        return None;
    }
    let (first_of_noun, (noun, plural)) = noun(draft, token)?;
    if draft.upos(token) == Some(Upos::Adj) && first_of_noun == token {
        return None;
    }
    // "police officers", "government spokesman": a noun before a noun is a modifier.
    let head = draft.head_of(&(first_of_noun..token + 1));
    let start = first_modifier(draft, head).min(first_of_noun);
    let before_noun =
        draft.deprel(token) == Some(Deprel::Compound) && draft.head(token).is_some_and(|head| head > token);
    // "both nations place": what is counted is none, whatever the parse says.
    if before_noun && !(plural && number(draft.document.lower(start)).is_some()) {
        return None;
    }
    // "thanked his “dear friend”": an epithet, and whose it is stands outside the quotation marks.
    if (start..token).any(|token| is_quotation_mark(draft.document.word(token))) {
        return None;
    }
    let before = start.checked_sub(1).map_or("", |before| draft.document.lower(before));
    let first = draft.document.lower(start);
    // "no soldiers", "neither side": nobody.
    if [before, first].iter().any(|word| matches!(*word, "no" | "neither")) {
        return None;
    }
    let number = number(first);
    let determiner = if nouns::DEFINITE.has(before) || first == "both" {
        Determiner::Definite
    } else if nouns::POSSESSIVE.has(first) {
        Determiner::Pronoun(start)
    } else if (start..token).any(|token| matches!(draft.document.lower(token), "'s" | "’s" | "'" | "’")) {
        Determiner::Possessor
    } else {
        Determiner::Indefinite
    };
    let mut found = Nominal {
        tokens: start..token + 1,
        noun: token,
        first: first_of_noun,
        head,
        lemma: noun.word,
        sort: noun.sort,
        gender: noun.gender,
        plural: plural || noun.sort == Sort::People,
        determiner,
        number,
        article: matches!(before, "a" | "an" | "another"),
        counted: (start..token).any(|token| is_number(draft, token)),
    };
    measured(draft, &mut found);
    Some(found)
}

fn is_mark(draft: &Draft<'_>, token: usize) -> bool {
    draft.document.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Punctuation)
}

/// A mark of a quotation that cannot be an apostrophe.
fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "‘" | "«" | "»" | "``" | "''")
}

fn is_number(draft: &Draft<'_>, token: usize) -> bool {
    draft.upos(token) == Some(Upos::Num)
        || draft.document.word(token).starts_with(|c: char| c.is_ascii_digit())
}

fn number(word: &str) -> Option<u8> {
    const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    match word {
        "both" => Some(2),
        _ => NUMBERS.iter().position(|number| *number == word).map(|at| at as u8 + 2),
    }
}

/// The first token of the phrase that ends in the noun at `noun`: possessors, adjectives, numbers and nouns before it,
/// as far as no article stands between.
fn first_modifier(draft: &Draft<'_>, noun: usize) -> usize {
    let mut start = noun;
    for token in (noun.saturating_sub(PREMODIFIERS)..noun).rev() {
        let lower = draft.document.lower(token);
        let belongs = match draft.syntax {
            Some(_) => hangs_on(draft, token, noun, start),
            None => without_parse(lower),
        };
        // "a small, poor nation", but not "in the final, in April, people"
        let comma = lower == "," && draft.upos(token.saturating_sub(1)) != Some(Upos::Adj);
        // "owes member countries": a verb that the parse takes for part of the phrase.
        let verb = draft.upos(token) == Some(Upos::Verb) && !lower.ends_with("ed") && !lower.ends_with("ing");
        if !belongs || verb || comma || nouns::ARTICLES.has(lower) {
            break;
        }
        start = token;
        if nouns::POSSESSIVE.has(lower) {
            break;
        }
    }
    // "and foreign ministers": what the conjunction joins stands before.
    while start < noun
        && (is_mark(draft, start) || matches!(draft.document.lower(start), "and" | "or" | "'s" | "’s"))
    {
        start += 1;
    }
    // "U.S.-led forces"
    let joined = |token: usize| draft.document.tokens.get(token).is_some_and(|token| !token.space_before);
    while start >= 2 && draft.document.word(start - 1) == "-" && joined(start - 1) && joined(start) {
        start -= 2;
    }
    // "at least 30 people"
    if draft.document.lower(start) == "least" {
        return start.saturating_sub(1);
    }
    // "up to 1,500 troops"
    if is_number(draft, start) {
        let stands_before = |words: &&&[&str]| {
            start.checked_sub(words.len()).is_some_and(|first| {
                words.iter().zip(first..start).all(|(word, token)| draft.document.lower(token) == *word)
            })
        };
        start -= nouns::ABOUT.iter().find(stands_before).map_or(0, |words| words.len());
    }
    start
}

/// Whether `token` is a premodifier within the phrase of `noun`, of which `start` is the first token known so far.
fn hangs_on(draft: &Draft<'_>, token: usize, noun: usize, start: usize) -> bool {
    /// "nearly 20 bus drivers" hangs three deep.
    const DEPTH: usize = 4;
    let mut at = token;
    for _ in 0..DEPTH {
        let (Some(head), Some(deprel)) = (draft.head(at), draft.deprel(at)) else { return false };
        let modifies = matches!(
            deprel,
            Deprel::Amod
                | Deprel::Compound
                | Deprel::Nummod
                | Deprel::Nmod
                | Deprel::Det
                | Deprel::Advmod
                | Deprel::Case
                | Deprel::Flat
                | Deprel::Conj
                | Deprel::Cc
                | Deprel::Punct
                | Deprel::Fixed
        );
        // "for Danish troops": a preposition stands before the phrase; an ending stands in it.
        let preposition = at == token
            && deprel == Deprel::Case
            && (head == noun
                || !matches!(draft.document.lower(token), "'s" | "’s" | "'" | "’" | "of" | "than" | "to"));
        if !modifies || preposition {
            return false;
        }
        if head == noun {
            // Commas and conjunctions before the first modifier belong to another phrase.
            return !matches!(deprel, Deprel::Cc | Deprel::Conj) || start < noun;
        }
        at = head;
    }
    false
}

/// Without a parse only what is certain: numbers and possessive pronouns.
fn without_parse(lower: &str) -> bool {
    number(lower).is_some() || nouns::POSSESSIVE.has(lower)
}

/// "Thousands of Afghan students": the measure belongs to the phrase and carries it.
fn measured(draft: &Draft<'_>, found: &mut Nominal<'_>) {
    let mut start = found.tokens.start;
    let mut head = found.head;
    // "tens of thousands of people"
    while start >= 2
        && draft.document.lower(start - 1) == "of"
        && nouns::MEASURES.has(draft.document.lower(start - 2))
    {
        head = start - 2;
        start = match draft.syntax {
            Some(_) => first_modifier(draft, head),
            None => head,
        };
    }
    found.tokens.start = start;
    found.plural |= head != found.head;
    found.counted |= head != found.head;
    found.head = head;
}
