//! What the lexicon knows by name where it stands in the text.

use super::capitals::{Capitals, Style, is_common, starts_upper};
use crate::analysis::EntityType;
use crate::lexicon::{Case, How, Kind, Lexicon, Match, Sense, Thing};
use crate::text::{Document, TokenKind, TokenRange};

/// Words of the text that the lexicon lists as a thing.
#[derive(Clone, Debug)]
pub(super) struct Known<'l> {
    pub tokens: TokenRange,
    pub thing: Thing<'l>,
    pub how: How,
    /// Whether the words are common ones too, or a person's name, so that the context has to decide.
    pub doubtful: bool,
}

/// The longest things that start at each token, from left to right, none inside another.
pub(super) fn find<'l>(document: &Document<'_>, lexicon: &'l Lexicon, capitals: &Capitals) -> Vec<Known<'l>> {
    let mut found = Vec::new();
    for (sentence, &style) in document.sentences.iter().zip(&capitals.styles) {
        let mut index = sentence.tokens.start;
        while index < sentence.tokens.end {
            let known = starting_at(document, lexicon, style, index, sentence.tokens.start);
            index = known.as_ref().map_or(index + 1, |known| known.tokens.end);
            found.extend(known);
        }
    }
    found
}

/// Countries and their unions that a longer name of the lexicon begins with: "[U.S.] Navy".
pub(super) fn inside<'l>(
    document: &Document<'_>,
    lexicon: &'l Lexicon,
    capitals: &Capitals,
    longer: &Known<'_>,
) -> Option<Known<'l>> {
    let index = longer.tokens.start;
    let sentence = document.sentence_of(index)?;
    let (style, start) = (*capitals.styles.get(sentence)?, document.sentences.get(sentence)?.tokens.start);
    let body = longer.thing.entity_type == EntityType::Org && longer.tokens.len() > 1;
    lexicon
        .matches(document, index)
        .filter(|found| body && found.tokens.end < longer.tokens.end)
        .filter_map(|found| known(document, lexicon, style, found, start))
        .find(|known| {
            matches!(known.thing.kind, Kind::Country | Kind::Intergovernmental) && known.how == How::Name
        })
}

/// The longest thing that starts at token `index` in a sentence that starts at `start`.
pub(super) fn starting_at<'l>(
    document: &Document<'_>,
    lexicon: &'l Lexicon,
    style: Style,
    index: usize,
    start: usize,
) -> Option<Known<'l>> {
    lexicon.matches(document, index).filter_map(|found| known(document, lexicon, style, found, start)).last()
}

fn known<'l>(
    document: &Document<'_>,
    lexicon: &'l Lexicon,
    style: Style,
    found: Match<'l>,
    start: usize,
) -> Option<Known<'l>> {
    let tokens = found.tokens;
    // "Sino-" of "Sino-American" is no word by itself, nor is "U.S" of "U.S.-led"; addresses are none at all.
    if tokens.clone().any(|index| !is_plain(document, index)) {
        return None;
    }
    let (thing, how, _) =
        found.entry.things().find(|(_, _, case)| fits(document, tokens.clone(), *case, style))?;
    let single = tokens.len() == 1;
    let common = single && is_common(lexicon, document.lower(tokens.start));
    let first_name = single && found.entry.any(|sense| matches!(sense, Sense::FirstName(_)));
    // "University" is a city in Florida, too.
    if found.entry.any(|sense| matches!(sense, Sense::Cue(_))) && thing.kind == Kind::City {
        return None;
    }
    let doubtful = common || first_name || single && matches!(thing.kind, Kind::City);
    // "the Bahamas" without its article, but "The Hague".
    let article = tokens.len() > 1
        && document.lower(tokens.start) == "the"
        && !matches!(thing.kind, Kind::City | Kind::Capital);
    let tokens = tokens.start + usize::from(article)..tokens.end;
    let weak_capital = style != Style::Running || tokens.start == start;
    if doubtful && weak_capital && (common || style == Style::Lower) {
        return None;
    }
    Some(Known { tokens, thing, how, doubtful })
}

fn is_plain(document: &Document<'_>, index: usize) -> bool {
    let kind = document.tokens.get(index).map(|token| token.kind);
    !matches!(kind, Some(TokenKind::Url | TokenKind::Email | TokenKind::Tag))
}

/// Whether the words are spelled as the list spells them, as far as the style of the sentence lets one tell.
fn fits(document: &Document<'_>, tokens: TokenRange, case: Case, style: Style) -> bool {
    let first = document.word(tokens.start);
    let last = document.word(tokens.end.saturating_sub(1));
    match (case, style) {
        (Case::Lower, _) | (_, Style::Upper) => true,
        // "us" and "who" are pronouns, "the states" are any: without capitals only long words are told.
        (Case::Capitals, Style::Lower) => first.contains('.'),
        (_, Style::Lower) => true,
        (Case::Capitals, _) => {
            !tokens.into_iter().any(|index| document.word(index).chars().any(char::is_lowercase))
        }
        // "The valley" is not the capital of Anguilla.
        (Case::Capitalised, _) => {
            starts_upper(last) || starts_upper(first) && !first.eq_ignore_ascii_case("the")
        }
    }
}
