#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use super::*;
use crate::text;

fn lexicon() -> Lexicon {
    Lexicon::read(&pack::pack().unwrap()).unwrap()
}

fn names(lexicon: &Lexicon, words: &str) -> Vec<(String, How)> {
    let things = lexicon.get(words).into_iter().flat_map(Entry::things);
    things.map(|(thing, how, _)| (thing.name.to_owned(), how)).collect()
}

#[test]
fn the_shipped_model_file_holds_the_lists_as_they_are_now() {
    let bytes = include_bytes!("../../models/english.dateline");
    let file = crate::model::File::read(bytes).unwrap();
    let shipped = file.section(crate::model::Section::Lexicon).unwrap();
    assert!(shipped == pack::pack().unwrap(), "run `dateline-train pack`: the lists have changed");
}

#[test]
fn knows_every_country_by_its_code_with_its_capital() {
    let lexicon = lexicon();
    let codes = include_str!("countries.tsv").lines().filter(|line| !line.starts_with('#'));
    let codes: Vec<_> = codes.map(|line| line.get(..2).unwrap()).collect();
    assert_eq!(codes.len(), 250, "ISO 3166-1 has 249, and Kosovo");
    for (id, code) in (0..).zip(&codes) {
        assert_eq!(lexicon.thing(id).unwrap().country, *code);
    }
    let japan = codes.iter().position(|code| *code == "JP").unwrap();
    let japan = lexicon.thing(japan as u32).unwrap();
    assert_eq!((japan.name, japan.cameo, japan.wikidata), ("Japan", "JPN", Some(17)));
    let tokyo = lexicon.thing(japan.partner.unwrap()).unwrap();
    assert_eq!((tokyo.name, tokyo.kind, tokyo.partner), ("Tokyo", Kind::Capital, Some(japan.id)));
}

#[test]
fn finds_spellings_demonyms_and_persons() {
    let lexicon = lexicon();
    for (words, name, how) in [
        ("u.s.", "United States", How::Name),
        ("dprk", "North Korea", How::Name),
        ("turkiye", "Turkey", How::Name),
        ("czechia", "Czech Republic", How::Name),
        ("chinese", "China", How::Adjective),
        ("briton", "United Kingdom", How::Person),
        ("iraqi", "Iraq", How::Person),
        ("israelis", "Israel", How::People),
        ("côte d’ivoire", "Ivory Coast", How::Name),
        ("cote d'ivoire", "Ivory Coast", How::Name),
        ("kiev", "Kyiv", How::Name),
    ] {
        assert!(names(&lexicon, words).contains(&(name.to_owned(), how)), "{words}");
    }
}

#[test]
fn matches_whole_entries_however_the_tokens_fall() {
    let lexicon = lexicon();
    let text = "Guinea-Bissau and the Democratic Republic of the Congo left; Timor-Leste's minister of foreign affairs stayed.";
    let document = text::read(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < document.tokens.len() {
        let longest = lexicon.longest(&document, index).map_or(index..index, |found| found.tokens);
        if longest.len() > 1 {
            found.push(document.span_of(longest.clone()).of(text));
        }
        index = longest.end.max(index + 1);
    }
    assert_eq!(
        found,
        ["Guinea-Bissau", "Democratic Republic of the Congo", "Timor-Leste", "minister of foreign affairs"]
    );
}

#[test]
fn knows_first_names_and_titles() {
    let lexicon = lexicon();
    assert_eq!(lexicon.first_name("margaret"), Some(Gender::Feminine));
    assert_eq!(lexicon.first_name("vladimir"), Some(Gender::Masculine));
    assert_eq!(lexicon.first_name("table"), None);
    let document = text::read("foreign minister");
    assert_eq!(lexicon.title(&document, 0), Some((0..2, Gender::Either)));
}

#[test]
fn a_damaged_section_is_an_error_or_another_lexicon_but_never_a_panic() {
    let whole = pack::pack().unwrap();
    for cut in (0..whole.len()).step_by(9973) {
        assert!(Lexicon::read(&whole[..cut]).is_err(), "cut at {cut}");
    }
    let document = text::read("President Vladimir Putin of Russia left the United Nations in New York City.");
    for at in (0..whole.len()).step_by(19_997).chain(0..12) {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        if let Ok(lexicon) = Lexicon::read(&changed) {
            let matches = (0..document.tokens.len()).flat_map(|index| lexicon.matches(&document, index));
            assert!(matches.map(|found| found.entry.senses().count()).sum::<usize>() < 10_000);
        }
    }
}
