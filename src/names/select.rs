//! One list of mentions out of all that was found: the user's names first, then the longest; what fits inside nests.

use super::NameMention;
use super::capitals::Capitals;
use super::known::Known;
use super::runs::Run;
use super::titles::Title;
use crate::analysis::{EntityType, Level, Score};
use crate::lexicon::{How, Kind};
use crate::order::{longest_first, sort_by_key};
use crate::text::{Document, TokenRange};

/// A mention that has yet to win its place.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub tokens: TokenRange,
    pub entity_type: EntityType,
    pub level: Level,
    /// Thousandths.
    pub confidence: u16,
    pub reason: &'static str,
}

/// All that was found, as drafts.
pub(super) fn drafts(
    document: &Document<'_>,
    capitals: &Capitals,
    known: &[Known<'_>],
    titles: &[Title],
    runs: &[Run],
) -> Vec<Draft> {
    let run_at = |tokens: &TokenRange| {
        let at = runs.partition_point(|run| run.tokens.end <= tokens.start);
        runs.get(at).filter(|run| run.tokens.start < tokens.end)
    };
    let mut drafts: Vec<Draft> = runs
        .iter()
        .map(|run| Draft {
            tokens: run.tokens.clone(),
            entity_type: run.typing.entity_type,
            level: Level::Name,
            confidence: run.typing.confidence,
            reason: run.typing.reason,
        })
        .collect();
    drafts.extend(known.iter().filter_map(|known| from_known(known, run_at(&known.tokens))));
    drafts.extend(titles.iter().filter_map(|title| from_title(document, capitals, title, known, runs)));
    drafts
}

/// A thing of the lexicon; inside a longer run only what may nest there: places, organisations and demonyms.
fn from_known(known: &Known<'_>, run: Option<&Run>) -> Option<Draft> {
    if let Some(run) = run {
        let inside = run.tokens.start <= known.tokens.start && known.tokens.end <= run.tokens.end;
        let nests = match known.thing.kind {
            // "Lebanon Hospital", "Gulf of Mexico": a place that is called so is another one.
            Kind::Country | Kind::Capital if known.how == How::Name => {
                !matches!(run.typing.entity_type, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
                    || run.tokens == known.tokens
            }
            Kind::Country | Kind::Capital | Kind::Intergovernmental => true,
            Kind::City | Kind::State | Kind::Region | Kind::Continent => {
                run.typing.entity_type == EntityType::Org
            }
            _ => known.how != How::Name,
        };
        if !inside || !nests || run.typing.entity_type == EntityType::Person {
            return None;
        }
    }
    let mut draft = nested(known);
    // Where the model found nothing at all, the list is right six to nine times in ten, by the kind of text.
    if run.is_none() && known.how == How::Name {
        draft.confidence = if known.doubtful { 600 } else { 850 };
    }
    Some(draft)
}

/// A thing of the lexicon, wherever it stands.
pub(super) fn nested(known: &Known<'_>) -> Draft {
    let demonym = known.how != How::Name;
    Draft {
        tokens: known.tokens.clone(),
        entity_type: if demonym { EntityType::Norp } else { known.thing.entity_type },
        level: if demonym { Level::Demonym } else { Level::Name },
        confidence: if known.doubtful { 700 } else { 950 },
        reason: if demonym { "in the lexicon as a demonym" } else { "in the lexicon" },
    }
}

/// A title beside a name, after a country's name or demonym, or one whose words alone are enough.
fn from_title(
    document: &Document<'_>,
    capitals: &Capitals,
    title: &Title,
    known: &[Known<'_>],
    runs: &[Run],
) -> Option<Draft> {
    let TokenRange { start, end } = title.tokens;
    let at = runs.partition_point(|run| run.tokens.end <= start);
    let run = runs.get(at);
    if run.is_some_and(|run| run.tokens.start < end) {
        return None;
    }
    let before_person =
        run.is_some_and(|run| run.tokens.start == end && run.typing.entity_type == EntityType::Person);
    let after_place = start > 0 && known.binary_search_by(|known| known.tokens.end.cmp(&start)).is_ok();
    let capital = capitals.name_like(start);
    let of = document.lower(end) == "of" && title.strong;
    let (confidence, reason) = match (before_person, after_place) {
        (true, _) => (900, "a title before a person's name"),
        (false, true) => (750, "a title after a country or organisation"),
        (false, false) if title.tokens.len() > 1 => (650, "the words of an office"),
        (false, false) if title.strong && (capital || of) => (600, "an office"),
        _ => return None,
    };
    Some(Draft {
        tokens: title.tokens.clone(),
        entity_type: EntityType::Title,
        level: Level::Title,
        confidence,
        reason,
    })
}

/// The user's names and, of `drafts`, those that do not touch them; where two cross, the longer one wins.
pub(super) fn select(
    document: &Document<'_>,
    own: Vec<(TokenRange, Option<EntityType>)>,
    mut drafts: Vec<Draft>,
) -> Vec<NameMention> {
    drafts.retain(|draft| {
        let at = own.partition_point(|(tokens, _)| tokens.end <= draft.tokens.start);
        !draft.tokens.is_empty() && own.get(at).is_none_or(|(tokens, _)| draft.tokens.end <= tokens.start)
    });
    drafts.extend(own.into_iter().filter_map(|(tokens, entity_type)| {
        let reason = "in the list that was given";
        Some(Draft { tokens, entity_type: entity_type?, level: Level::Name, confidence: 1000, reason })
    }));
    sort_by_key(&mut drafts, |draft| {
        let surest_first = 1000_usize.saturating_sub(draft.confidence.into());
        [draft.tokens.start, longest_first(draft.tokens.end), surest_first]
    });
    let mut mentions: Vec<NameMention> = Vec::with_capacity(drafts.len());
    // The ends of the mentions that are open, innermost last.
    let mut open: Vec<usize> = Vec::new();
    for draft in drafts {
        while open.last().is_some_and(|&end| end <= draft.tokens.start) {
            open.pop();
        }
        let same = mentions.last().is_some_and(|last| last.tokens == draft.tokens);
        let crosses = open.last().is_some_and(|&end| draft.tokens.end > end);
        if same || crosses {
            continue;
        }
        open.push(draft.tokens.end);
        mentions.push(NameMention {
            span: document.span_of(draft.tokens.clone()),
            tokens: draft.tokens,
            entity_type: draft.entity_type,
            level: draft.level,
            confidence: Score::new(draft.confidence),
            reason: draft.reason.into(),
        });
    }
    mentions
}
