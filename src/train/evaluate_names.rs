//! Measures names by type, from raw text through the whole analysis.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::calibration::Claim;
use super::iob;
use super::names::Counts;
use crate::analysis::{EntityType, Level};
use crate::options::{Options, Stage};
use crate::span::OffsetUnit;
use crate::{Analysis, Analyzer};

/// Names by type, and how sure the analysis was of each.
#[derive(Default)]
pub(super) struct Types {
    pub counts: BTreeMap<EntityType, Counts>,
    pub claims: Vec<Claim>,
}

/// A name of the data: start and end in code points, and the types that its label may mean.
struct Gold {
    start: usize,
    end: usize,
    types: Vec<EntityType>,
    /// Whether it has to be found.
    required: bool,
}

/// Annotated documents of events, `*.json` in `folder`: names and demonyms (NORP).
pub(super) fn on_documents(analyzer: &Analyzer, folder: &Path) -> io::Result<Types> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let mut types = Types::default();
    for path in paths {
        let document: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        let gold = names_of(&document);
        let known =
            gold.iter().flat_map(|name| name.types.clone()).chain(KNOWN_IN_NEWS.iter().copied()).collect();
        add(analyzer, document["text"].as_str().unwrap_or_default(), &gold, &known, &mut types)?;
    }
    Ok(types)
}

/// Types that the annotators of news marked wherever they stand.
const KNOWN_IN_NEWS: &[EntityType] = &[
    EntityType::Person,
    EntityType::Org,
    EntityType::Gpe,
    EntityType::Loc,
    EntityType::Fac,
    EntityType::Norp,
    EntityType::Event,
    EntityType::Law,
    EntityType::Initiative,
];

fn names_of(document: &serde_json::Value) -> Vec<Gold> {
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let mut names = Vec::new();
    for entity in list(&document["entities"]) {
        for mention in list(&entity["mentions"]) {
            let of_type = match mention["level"].as_str() {
                Some("NAM") => entity["type"].clone(),
                Some("NORP") => "NORP".into(),
                _ => continue,
            };
            let place = |name: &str| mention[name].as_u64().unwrap_or_default() as usize;
            names.push(Gold {
                start: place("start"),
                end: place("end"),
                types: serde_json::from_value(of_type).into_iter().collect(),
                required: mention["core"].as_bool().unwrap_or(true),
            });
        }
    }
    names
}

/// A corpus of tokens, which are joined by spaces; each sentence is a text.
pub(super) fn on_corpus(analyzer: &Analyzer, path: &Path) -> io::Result<Types> {
    let documents = iob::read(path, &[])?;
    let known: BTreeSet<EntityType> = documents
        .iter()
        .flatten()
        .flat_map(|sentence| iob::spans(sentence))
        .flat_map(|(_, _, label)| types_of(&label).to_vec())
        .collect();
    let mut types = Types::default();
    for sentence in documents.iter().flatten() {
        let mut text = String::new();
        let mut places = Vec::new();
        for token in sentence {
            let start = text.chars().count();
            text.push_str(&token.form);
            places.push((start, text.chars().count()));
            text.push(' ');
        }
        let spans = iob::spans(sentence).into_iter();
        let gold: Vec<Gold> = spans
            .map(|(start, end, label)| {
                let article = end - start > 1 && matches!(sentence[start].lower.as_str(), "the" | "a" | "an");
                let types = types_of(&label).to_vec();
                Gold {
                    start: places[start + usize::from(article)].0,
                    end: places[end - 1].1,
                    required: !types.is_empty(),
                    types,
                }
            })
            .collect();
        add(analyzer, &text, &gold, &known, &mut types)?;
    }
    Ok(types)
}

/// What a label of the corpora means in types; nothing where it may be anything.
fn types_of(label: &str) -> &'static [EntityType] {
    use EntityType::{Event, Fac, Gpe, Loc, Org, Person, Product, Work};
    match label {
        "PER" | "person" | "politician" | "writer" | "scientist" | "researcher" | "musicalartist" => {
            &[Person]
        }
        "ORG" | "organisation" | "politicalparty" | "corporation" | "group" | "university" | "band" => &[Org],
        "country" => &[Gpe],
        "LOC" | "location" => &[Gpe, Loc, Fac],
        "election" | "event" => &[Event],
        "product" => &[Product],
        "creative-work" => &[Work],
        _ => &[],
    }
}

/// Counts the names of one text. A name that the data know of an open kind is neither right nor wrong, and so is a name
/// of a type that they do not mark.
fn add(
    analyzer: &Analyzer,
    text: &str,
    gold: &[Gold],
    known: &BTreeSet<EntityType>,
    types: &mut Types,
) -> io::Result<()> {
    let options =
        Options { stages: Some(vec![Stage::Entities]), offset_unit: OffsetUnit::Char, ..Options::default() };
    let analysis: Analysis = analyzer.analyze(text, &options).map_err(io::Error::other)?;
    let mut missed: Vec<&Gold> = gold.iter().filter(|name| name.required).collect();
    for mention in
        analysis.mentions.iter().filter(|mention| matches!(mention.level, Level::Name | Level::Demonym))
    {
        let (start, end) = (mention.span.start, mention.span.end);
        let entity_type =
            if mention.level == Level::Demonym { EntityType::Norp } else { mention.entity_type };
        let here = gold.iter().find(|name| name.start == start && name.end == end);
        if here.is_some_and(|name| name.types.is_empty()) || here.is_none() && !known.contains(&entity_type) {
            continue;
        }
        let right = here.is_some_and(|name| name.types.contains(&entity_type));
        let counts = types.counts.entry(entity_type).or_default();
        counts.found += 1;
        counts.right += usize::from(right);
        if right {
            counts.gold += 1;
            missed.retain(|name| (name.start, name.end) != (start, end));
        }
        types.claims.push((mention.confidence, right));
    }
    for name in missed {
        if let Some(first) = name.types.first() {
            types.counts.entry(*first).or_default().gold += 1;
        }
    }
    Ok(())
}
