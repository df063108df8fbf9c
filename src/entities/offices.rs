//! Offices: whose they are, and who holds them. "the [Russian] [president], [Vladimir Putin]"

use crate::keyed::Map;

use super::draft::{ClusterId, Draft, DraftMention};
use super::fold::fold;
use super::known;
use crate::analysis::{EntityType, Level};
use crate::letters::lowered;
use crate::lexicon::Sense;
use crate::model::Deprel;
use crate::names::NameMention;

/// A mention of an office among the draft's mentions.
pub(super) struct Office {
    /// Index of the mention of the office.
    pub mention: usize,
    /// Index of the mention of the person named next to it.
    pub holder: Option<usize>,
    /// Index of the mention of the country or organisation.
    pub of: Option<usize>,
    /// Whether it is held now, as far as the text says.
    pub current: bool,
}

/// Adds the mentions of `titles` to the draft, whose other mentions by name are complete and sorted by first token.
pub(super) fn add(draft: &mut Draft<'_>, titles: Vec<NameMention>) -> Vec<Office> {
    let named = draft.mentions.len();
    let mut offices = Vec::new();
    let mut clusters: Map<(String, Option<ClusterId>), ClusterId> = Map::default();
    // The office of a person by its words, for "President Mubarak" after "Egyptian President Hosni Mubarak".
    let mut held: Map<(ClusterId, String), ClusterId> = Map::default();
    for title in titles {
        let holder = holder_after(draft, named, &title).or_else(|| holder_before(draft, named, &title));
        let of = owner_before(draft, named, &title).or_else(|| owner_after(draft, named, &title));
        let words = title.span.of(draft.document.text);
        let (bare, current) = without_time(words, draft.document.lower(title.tokens.start.wrapping_sub(1)));
        let bare = singular(draft, bare);
        let key: String = bare.split_whitespace().map(fold).collect::<Vec<_>>().join(" ");
        let person = holder.and_then(|at| cluster_at(draft, at));
        let owner = of
            .and_then(|at| cluster_at(draft, at))
            .or_else(|| person.and_then(|person| held.get(&(person, key.clone())).copied()));
        if let Some(person) = person {
            if let Some(owner) = owner {
                held.insert((person, key.clone()), owner);
            }
            // "Former" makes it another office, "late" does not.
            let former =
                !current && is_former(words, draft.document.lower(title.tokens.start.wrapping_sub(1)));
            let called = if former { "former ".to_owned() + &key } else { key.clone() };
            note_office(draft, person, &called, owner, current);
        }
        let cluster = match clusters.get(&(key.clone(), owner)) {
            Some(&cluster) => cluster,
            None => {
                let name = office_name(draft, bare, owner);
                let cluster = draft.add_cluster(EntityType::Title, name);
                clusters.insert((key, owner), cluster);
                cluster
            }
        };
        offices.push(Office { mention: draft.mentions.len(), holder, of, current });
        let head = draft.head_of(&title.tokens);
        draft.add_mention(DraftMention {
            span: title.span,
            tokens: title.tokens,
            head,
            cluster,
            entity_type: EntityType::Title,
            level: Level::Title,
            confidence: title.confidence,
            reason: title.reason,
        });
    }
    offices
}

/// The office without what says when it was held, and whether it is held now: "former president" is "president".
fn without_time<'t>(words: &'t str, before: &str) -> (&'t str, bool) {
    const PAST: &[&str] = &[
        "former ",
        "ex-",
        "late ",
        "then-",
        "then ",
        "onetime ",
        "one-time ",
        "ousted ",
        "deposed ",
        "toppled ",
    ];
    let lower = lowered(words);
    for past in PAST {
        if lower.starts_with(past)
            && let Some(rest) = words.get(past.len()..)
        {
            return (rest, false);
        }
    }
    let past = PAST.iter().any(|past| past.trim_end_matches([' ', '-']) == before);
    (words, !past && !lower.ends_with("-elect") && !lower.ends_with("designate"))
}

fn is_former(words: &str, before: &str) -> bool {
    let lower = lowered(words);
    matches!(before, "former" | "ex") || lower.starts_with("former ") || lower.starts_with("ex-")
}

/// "Presidents A and B": each holds the office of president.
fn singular<'t>(draft: &Draft<'_>, words: &'t str) -> &'t str {
    let is_title = |words: &str| {
        let entry = draft.lexicon.and_then(|lexicon| lexicon.get(&lowered(words)));
        entry.is_some_and(|entry| entry.any(|sense| matches!(sense, Sense::Title(_))))
    };
    words.strip_suffix('s').filter(|one| !is_title(words) && is_title(one)).unwrap_or(words)
}

/// What is known of a person through an office.
fn note_office(
    draft: &mut Draft<'_>,
    person: ClusterId,
    office: &str,
    owner: Option<ClusterId>,
    current: bool,
) {
    let Some(cluster) = draft.cluster_mut(person) else { return };
    if cluster.of.is_none() || current {
        cluster.of = owner.or(cluster.of);
    }
    cluster.call(office);
}

/// "President of Egypt"
fn office_name(draft: &Draft<'_>, words: &str, owner: Option<ClusterId>) -> String {
    let mut name: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let small = matches!(word, "of" | "and" | "for" | "the");
        let mut chars = word.chars();
        name.push(match chars.next() {
            Some(first) if !small => first.to_ascii_uppercase().to_string() + chars.as_str(),
            _ => word.to_owned(),
        });
    }
    match owner.and_then(|owner| draft.cluster(owner)) {
        Some(owner) => format!("{} of {}", name.join(" "), owner.name),
        None => name.join(" "),
    }
}

fn cluster_at(draft: &Draft<'_>, mention: usize) -> Option<ClusterId> {
    draft.mentions.get(mention).map(|mention| draft.find(mention.cluster))
}

/// The named mention that starts at token `start`, the longest one.
fn starting_at<'d>(draft: &'d Draft<'_>, named: usize, start: usize) -> Option<(usize, &'d DraftMention)> {
    let mentions = draft.mentions.get(..named)?;
    let at = mentions.partition_point(|mention| mention.tokens.start < start);
    let found = mentions.get(at).filter(|mention| mention.tokens.start == start)?;
    Some((at, found))
}

/// The named mention that ends before token `end`, the last one.
fn ending_at<'d>(draft: &'d Draft<'_>, named: usize, end: usize) -> Option<(usize, &'d DraftMention)> {
    /// Names nest a few deep at most.
    const NESTED: usize = 4;
    let mentions = draft.mentions.get(..named)?;
    let after = mentions.partition_point(|mention| mention.tokens.start < end);
    (after.saturating_sub(NESTED)..after)
        .filter_map(|at| Some((at, mentions.get(at)?)))
        .find(|(_, mention)| mention.tokens.end == end)
}

fn is_person(found: &(usize, &DraftMention)) -> bool {
    found.1.entity_type == EntityType::Person
}

/// "President [Xi Jinping]", "the president, [Xi Jinping]", "Opposition leaders [Mousavi] and Karroubi"
fn holder_after(draft: &Draft<'_>, named: usize, title: &NameMention) -> Option<usize> {
    let mut next = title.tokens.end;
    // "Foreign Minister Mr. Lavrov"
    if known::is_title_word(draft, next) {
        next += 1;
    }
    let direct = starting_at(draft, named, next).filter(is_person);
    let after_comma = || {
        let person = starting_at(draft, named, next + 1).filter(is_person)?;
        (draft.document.word(next) == "," && is_apposition(draft, title, person.1)).then_some(person)
    };
    direct.or_else(after_comma).map(|(at, _)| at)
}

/// "[Hu Jintao], president of China", "[Hu Jintao], the Chinese president"
fn holder_before(draft: &Draft<'_>, named: usize, title: &NameMention) -> Option<usize> {
    /// "X, the longest-serving prime minister": so many words may stand before the title.
    const BETWEEN: usize = 5;
    let start = title.tokens.start;
    let comma =
        (start.saturating_sub(BETWEEN)..start).rev().find(|&token| draft.document.word(token) == ",")?;
    let (at, person) = ending_at(draft, named, comma).filter(is_person)?;
    // "Hu Jintao, president of China": whatever the parse makes of it.
    let bare = comma + 1 == start && matches!(draft.document.lower(title.tokens.end), "of" | "for");
    (bare || is_apposition(draft, title, person)).then_some(at)
}

/// Whether title and person stand in apposition; without a parse a comma after both is asked for.
fn is_apposition(draft: &Draft<'_>, title: &NameMention, person: &DraftMention) -> bool {
    let (first, second) = if title.tokens.start < person.tokens.start {
        (&title.tokens, &person.tokens)
    } else {
        (&person.tokens, &title.tokens)
    };
    match draft.syntax {
        Some(_) => {
            let head = draft.head_of(second);
            draft.deprel(head) == Some(Deprel::Appos)
                && draft.head(head).is_some_and(|head| first.contains(&head) || head == person.head)
        }
        None => {
            let after = draft.document.word(second.end);
            matches!(after, "," | "." | "" | "of")
        }
    }
}

/// "[Chinese] President", "[Iran]'s new foreign minister", "[U.N.] Secretary-General"
fn owner_before(draft: &Draft<'_>, named: usize, title: &NameMention) -> Option<usize> {
    let mut end = title.tokens.start;
    for _ in 0..3 {
        if let Some((at, owner)) = ending_at(draft, named, end) {
            let may_own = matches!(
                owner.entity_type,
                EntityType::Gpe | EntityType::Org | EntityType::Norp | EntityType::Loc
            );
            return may_own.then_some(at);
        }
        // An ending or an adjective may stand between.
        let before = end.checked_sub(1)?;
        let word = draft.document.lower(before);
        let adjective = draft.upos(before) == Some(crate::model::Upos::Adj)
            || matches!(word, "former" | "new" | "then" | "deputy" | "acting" | "interim" | "late");
        if !adjective && !matches!(word, "'s" | "’s" | "'" | "’") {
            return None;
        }
        end = before;
    }
    None
}

/// "president of the [Philippines]", "head of [Hamas]"
fn owner_after(draft: &Draft<'_>, named: usize, title: &NameMention) -> Option<usize> {
    let mut next = title.tokens.end;
    if !matches!(draft.document.lower(next), "of" | "for" | "at") {
        return None;
    }
    next += 1;
    if draft.document.lower(next) == "the" {
        next += 1;
    }
    starting_at(draft, named, next)
        .filter(|(_, owner)| matches!(owner.entity_type, EntityType::Gpe | EntityType::Org | EntityType::Loc))
        .map(|(at, _)| at)
}
