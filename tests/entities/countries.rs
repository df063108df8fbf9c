//! Every country of ISO 3166-1 in six shapes of sentence, and words that only look like one.
//!
//! The expectations stand in `countries.tsv` and `namesakes.tsv` and were written without the word lists of `src/lexicon`.

use dateline::analysis::EntityType;
use dateline::{Analysis, Analyzer, Options};

/// A row of `countries.tsv`.
struct Country {
    code: &'static str,
    /// With its article: "the Gambia".
    name: &'static str,
    /// Empty where none is in common use, or two countries share it.
    demonym: &'static str,
    capital: &'static str,
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

fn countries() -> Vec<Country> {
    let country = |row: &'static str| {
        let [code, name, demonym, capital] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Country { code, name, demonym, capital }
    };
    rows(include_str!("countries.tsv")).map(country).collect()
}

/// The codes of the countries that the mentions of exactly `words` at byte `start` are linked to.
fn codes_at<'a>(analysis: &'a Analysis, start: usize, words: &str) -> Vec<&'a str> {
    let here = analysis.mentions.iter().filter(|mention| mention.span.start == start);
    let mut codes: Vec<&str> = here
        .filter(|mention| mention.span.text == words)
        .filter_map(|mention| analysis.entities.get(mention.entity.0 as usize)?.links.iso3166.as_deref())
        .collect();
    codes.dedup();
    codes
}

/// What goes wrong with a sentence of which `words` should be linked to `code`, and nothing to any country but those
/// in `beside`.
fn failure(analyzer: &Analyzer, sentence: &str, words: &str, code: &str, beside: &[&str]) -> Option<String> {
    let options = Options { offset_unit: dateline::OffsetUnit::Utf8, ..Options::default() };
    let analysis = analyzer.analyze(sentence, &options).unwrap();
    // The last occurrence: "Mexico City, the capital of Mexico".
    let start = sentence.rfind(words).expect("the words stand in the sentence");
    let found = codes_at(&analysis, start, words);
    let all = analysis.entities.iter().filter_map(|entity| entity.links.iso3166.as_deref());
    let others: Vec<&str> = all.filter(|other| *other != code && !beside.contains(other)).collect();
    (found != [code] || !others.is_empty())
        .then(|| format!("{code}: found {found:?}, besides {others:?}: {sentence}"))
}

fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

#[test]
fn every_country_in_six_shapes_of_sentence() {
    let analyzer = Analyzer::english().unwrap();
    let mut cases = 0;
    let mut failures = Vec::new();
    for Country { code, name, demonym, capital } in countries() {
        let bare = name.strip_prefix("the ").unwrap_or(name);
        let first = capitalized(name);
        let mut case = |sentence: String, words: &str, beside: &[&str]| {
            cases += 1;
            failures.extend(failure(&analyzer, &sentence, words, code, beside));
        };
        case(format!("{first} signed a fishing agreement with its neighbours on Monday."), bare, &[]);
        case(format!("Officials in {name} said on Friday that the vote would go ahead."), bare, &[]);
        let ending = if name.ends_with('s') { "'" } else { "'s" };
        case(format!("{first}{ending} finance minister resigned after the budget failed."), bare, &[]);
        case(format!("Ships from Japan, {name} and Kenya took part in the exercise."), bare, &["JP", "KE"]);
        if !demonym.is_empty() {
            case(format!("The {demonym} delegation arrived in Geneva for the talks."), demonym, &[]);
        }
        if !capital.is_empty() && capital != bare {
            case(format!("The envoys flew to {capital}, the capital of {name}, on Tuesday."), bare, &[]);
        }
    }
    assert!(cases > 1300, "{cases} cases");
    assert!(failures.is_empty(), "{} of {cases} fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn capitals_of_countries_are_places_of_their_own() {
    let analyzer = Analyzer::english().unwrap();
    let options = Options { offset_unit: dateline::OffsetUnit::Utf8, ..Options::default() };
    let mut failures = Vec::new();
    for Country { name, capital, .. } in countries() {
        if capital.is_empty() || name.ends_with(capital) {
            continue;
        }
        let sentence = format!("The envoys flew to {capital}, the capital of {name}, on Tuesday.");
        let analysis = analyzer.analyze(&sentence, &options).unwrap();
        let city = analysis.mentions.iter().find(|mention| mention.span.text == capital);
        let is_city = city.is_some_and(|mention| {
            let entity = &analysis.entities[mention.entity.0 as usize];
            mention.entity_type == EntityType::Gpe && entity.links.iso3166.is_none()
        });
        if !is_city {
            failures.push(format!("{capital}: {sentence}"));
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn words_that_look_like_a_country_are_told_from_it() {
    let analyzer = Analyzer::english().unwrap();
    let options = Options { offset_unit: dateline::OffsetUnit::Utf8, ..Options::default() };
    let mut failures = Vec::new();
    for row in rows(include_str!("namesakes.tsv")) {
        let (code, marked) = row.split_once('\t').unwrap();
        let (before, rest) = marked.split_once('[').unwrap();
        let (words, after) = rest.split_once(']').unwrap();
        let analysis = analyzer.analyze(&format!("{before}{words}{after}"), &options).unwrap();
        let (start, end) = (before.len(), before.len() + words.len());
        let here = analysis.mentions.iter().filter(|m| m.span.start < end && m.span.end > start);
        let mut found: Vec<&str> = here
            .filter_map(|mention| analysis.entities[mention.entity.0 as usize].links.iso3166.as_deref())
            .collect();
        found.dedup();
        let expected: &[&str] = if code == "-" { &[] } else { &[code] };
        if found != expected {
            failures.push(format!("{code}: found {found:?}: {marked}"));
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}
