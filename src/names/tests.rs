#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use crate::Options;
use crate::options::LexiconEntry;
use crate::text;

/// The mentions of `text`, as "words TYPE level".
fn found_with(text: &str, options: &Options) -> Vec<String> {
    let lexicon = Lexicon::read(&crate::lexicon::pack().unwrap()).unwrap();
    let document = text::read(text);
    find(&document, None, None, Some(&lexicon), options)
        .into_iter()
        .map(|name| format!("{} {:?} {:?}", name.span.of(text), name.entity_type, name.level))
        .collect()
}

fn found(text: &str) -> Vec<String> {
    found_with(text, &Options::default())
}

#[test]
fn cuts_title_and_demonym_off_a_name() {
    assert_eq!(
        found("Brazilian Foreign Minister Mauro Teixeira met Queen Margrethe in Copenhagen."),
        [
            "Brazilian Norp Demonym",
            "Foreign Minister Title Title",
            "Mauro Teixeira Person Name",
            "Queen Title Title",
            "Margrethe Person Name",
            "Copenhagen Gpe Name",
        ]
    );
}

#[test]
fn nests_a_place_in_the_name_of_an_organisation() {
    assert_eq!(
        found("Officials of the Norwegian Fisheries Ministry and the University of Bergen agreed."),
        [
            "Norwegian Fisheries Ministry Org Name",
            "Norwegian Norp Demonym",
            "University of Bergen Org Name",
            "Bergen Gpe Name",
        ]
    );
}

#[test]
fn takes_no_address_and_no_sentence_start_for_a_name() {
    assert_eq!(
        found("Prices fell again. Write to press@france.example or see https://london.example/x today."),
        [""; 0]
    );
}

#[test]
fn the_user_s_own_names_win() {
    let own = |name: &str, entity_type, aliases: &[&str]| LexiconEntry {
        name: name.to_owned(),
        entity_type,
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        not: Vec::new(),
        links: crate::analysis::Links::default(),
    };
    let options = Options {
        lexicon: vec![
            own("Project Heron", Some(EntityType::Initiative), &["the heron scheme"]),
            own("Norway", None, &[]),
        ],
        ..Options::default()
    };
    assert_eq!(
        found_with("Norway pays for Project Heron. Critics of the heron scheme live in Oslo.", &options),
        ["Project Heron Initiative Name", "the heron scheme Initiative Name", "Oslo Gpe Name"]
    );
}

/// The offices in `text`.
fn titles(text: &str) -> Vec<String> {
    let titles = found(text).into_iter();
    titles.filter_map(|name| name.strip_suffix(" Title Title").map(str::to_owned)).collect()
}

#[test]
fn an_office_has_its_rank_and_its_portfolio() {
    for (text, office) in [
        ("Vice-Finance Minister Ho Wen flew home.", "Vice-Finance Minister"),
        ("Deputy Interior Minister Olga Marin flew home.", "Deputy Interior Minister"),
        ("Acting Mayor Nils Berg flew home.", "Acting Mayor"),
        ("Deputy Mayor Nils Berg flew home.", "Deputy Mayor"),
        ("Home Affairs Minister Priya Nair flew home.", "Home Affairs Minister"),
        ("Health Cabinet Secretary Jane Otieno flew home.", "Health Cabinet Secretary"),
        ("The immigration secretary, Hugh Dale, flew home.", "immigration secretary"),
        ("The minister for fisheries, Hugh Dale, flew home.", "minister for fisheries"),
        ("Commissioner of Police Rohan Perera flew home.", "Commissioner of Police"),
        ("Finance Ministers Ho Wen and Nils Berg flew home.", "Finance Ministers"),
        ("The former mayor Nils Berg flew home.", "mayor"),
    ] {
        assert_eq!(titles(text), [office], "{text}");
    }
}
