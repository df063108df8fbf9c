//! An [`Analysis`] in other people's formats. Each holds what the analysis holds: nothing is added, and what a format has
//! no place for is said in its documentation.

mod annotations;
mod conllu;
mod csv;
mod displacy;
mod json;
mod jsonld;
mod markdown;
mod position;

use crate::analysis::{Analysis, Argument, EntityId};

/// A format that an analysis can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Event data, one event a line, RFC 4180, with a line of names: date, source, target, their codes, PLOVER type, mode
    /// and contexts, CAMEO root code, places, topic, attribution, sentence.
    Csv,
    /// schema.org as JSON-LD: entities, events as actions, quotations; facts as property values of their subject.
    JsonLd,
    /// A W3C Web Annotation page, positions in code points: mentions, dates, amounts, triggers of events, quotations.
    W3c,
    /// For people: entities, dates, facts, events and quotations as lists.
    Markdown,
    /// CoNLL-U, one sentence a block. Needs [`Options::tokens`](crate::Options::tokens), else it is empty.
    Conllu,
    /// Input of displaCy's manual mode, positions in code points. displaCy cannot nest: the outermost marks are given.
    Displacy,
}

/// Writes `analysis` of `text` as `format`; it ends with a line break.
pub fn export(text: &str, analysis: &Analysis, format: Format) -> String {
    let mut out = match format {
        Format::Csv => csv::write(analysis),
        Format::JsonLd => jsonld::write(analysis),
        Format::W3c => annotations::write(text, analysis),
        Format::Markdown => markdown::write(analysis),
        Format::Conllu => conllu::write(text, analysis),
        Format::Displacy => displacy::write(text, analysis),
    };
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

fn name(analysis: &Analysis, entity: EntityId) -> &str {
    analysis.entities.get(entity.0 as usize).map_or("", |entity| &entity.name)
}

fn names(analysis: &Analysis, parties: &[Argument]) -> String {
    let names: Vec<&str> = parties.iter().map(|party| name(analysis, party.entity)).collect();
    names.join("; ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

    use super::*;
    use crate::{Analyzer, OffsetUnit, Options};

    const TEXT: &str = "KYIV, May 3 - \u{1F980} Chancellor Anna Berg met President Ivo Novak on Friday.\n\n\"We agree,\" she said.";

    fn analysis(unit: OffsetUnit) -> Analysis {
        let options = Options {
            tokens: true,
            offset_unit: unit,
            reference_date: Some("2024-05-03".to_owned()),
            ..Options::default()
        };
        #[cfg(feature = "english")]
        let analyzer = Analyzer::english().unwrap();
        #[cfg(not(feature = "english"))]
        let analyzer = Analyzer::without_model();
        analyzer.analyze(TEXT, &options).unwrap()
    }

    #[test]
    fn positions_do_not_depend_on_the_unit_of_the_analysis() {
        for format in
            [Format::W3c, Format::Displacy, Format::Conllu, Format::Markdown, Format::Csv, Format::JsonLd]
        {
            let expected = export(TEXT, &analysis(OffsetUnit::Char), format);
            for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16] {
                assert_eq!(export(TEXT, &analysis(unit), format), expected, "{format:?} {unit:?}");
            }
        }
    }

    #[test]
    fn every_annotation_quotes_what_stands_at_its_position() {
        let page = annotations::write(TEXT, &analysis(OffsetUnit::Utf16));
        let page: serde_json::Value = serde_json::from_str(&page).unwrap();
        let characters: Vec<char> = TEXT.chars().collect();
        for item in page.get("items").and_then(|items| items.as_array()).unwrap() {
            let selectors =
                item.pointer("/target/selector").and_then(|selectors| selectors.as_array()).unwrap();
            let number = |at: usize, key: &str| {
                selectors.get(at).and_then(|one| one.get(key)).and_then(serde_json::Value::as_u64).unwrap()
                    as usize
            };
            let quoted: String =
                characters.get(number(0, "start")..number(0, "end")).unwrap().iter().collect();
            assert_eq!(
                selectors.get(1).and_then(|one| one.get("exact")).unwrap(),
                &serde_json::json!(quoted)
            );
        }
    }

    #[test]
    fn conllu_has_ten_columns_and_every_token() {
        let analysis = analysis(OffsetUnit::Utf16);
        let written = export(TEXT, &analysis, Format::Conllu);
        let rows: Vec<&str> =
            written.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        assert_eq!(rows.len(), analysis.tokens.unwrap().len());
        assert!(rows.iter().all(|row| row.split('\t').count() == 10));
    }

    #[test]
    fn csv_has_one_line_an_event_and_quotes_what_must_be() {
        let analysis = analysis(OffsetUnit::Char);
        let written = export(TEXT, &analysis, Format::Csv);
        assert_eq!(csv::field("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert!(written.starts_with("id,date,source,"));
        assert!(written.lines().count() > analysis.events.len());
    }
}
