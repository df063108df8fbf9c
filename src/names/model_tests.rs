//! What becomes of the names that the model finds: borders, types, consistency; and odd kinds of text with the model.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use crate::model::NameLabel::{self, Location, Organisation, Other, Person};
use crate::text;
use crate::{Analyzer, Model, Options};

fn model() -> Model {
    Model::from_bytes(include_bytes!("../../models/english.dateline")).unwrap()
}

/// The names of `text`, as "words TYPE", where the model had found each of `given` at its first place after the last,
/// with a probability of .8.
fn found(text: &str, given: &[(&str, NameLabel)]) -> Vec<String> {
    let lexicon = Lexicon::read(&crate::lexicon::pack().unwrap()).unwrap();
    let document = text::read(text);
    let mut from = 0;
    let names: Vec<ModelName> = given
        .iter()
        .map(|(words, label)| {
            let start = from + text.get(from..).unwrap().find(words).unwrap();
            from = start + words.len();
            let tokens = document.tokens_in(Span::new(start, from));
            ModelName { tokens, label: *label, confidence: Score::new(800) }
        })
        .collect();
    find(&document, Some(&names), None, Some(&lexicon), &Options::default())
        .into_iter()
        .filter(|name| name.level == Level::Name)
        .map(|name| format!("{} {:?}", name.span.of(text), name.entity_type))
        .collect()
}

#[test]
fn mends_the_borders_of_the_model_s_names() {
    for (text, words, label, right) in [
        (
            "They saluted Gen. Rashida Oyelaran first.",
            "Gen. Rashida Oyelaran",
            Person,
            "Rashida Oyelaran Person",
        ),
        ("Then Kofi Mensah Tuesday left.", "Kofi Mensah Tuesday", Person, "Kofi Mensah Person"),
        ("Later The Gullbrand Review closed.", "The Gullbrand Review", Organisation, "Gullbrand Review Org"),
        ("Roads in Wardaki province are shut.", "Wardaki province", Location, "Wardaki Gpe"),
        ("Boats on the Tisza delta waited.", "Tisza", Location, "Tisza delta Loc"),
        ("Smoke over the Brindola refinery rose.", "Brindola", Location, "Brindola refinery Fac"),
        ("Guards at the Orlanda naval base ran.", "Orlanda", Location, "Orlanda naval base Fac"),
        ("Workers of Halsten Mills plc met.", "Halsten Mills", Person, "Halsten Mills plc Org"),
        ("They broke the Lugano Peace accord again.", "Lugano Peace", Other, "Lugano Peace accord Law"),
        (
            "It breaks Assembly Resolution 4410 again.",
            "Assembly Resolution",
            Other,
            "Assembly Resolution 4410 Law",
        ),
    ] {
        assert!(
            found(text, &[(words, label)]).contains(&right.to_owned()),
            "{text} {:?}",
            found(text, &[(words, label)])
        );
    }
    let hague = found("Judges in The Hague met.", &[("The Hague", Location)]);
    assert_eq!(hague, ["The Hague Gpe"]);
}

#[test]
fn a_name_is_what_it_is_elsewhere_in_the_text() {
    let text =
        "Halsten Mills Ltd. closed. Halsten paid nobody. Leyla Aydemir sued. Aydemir won against Halsten.";
    let given = [("Halsten Mills Ltd.", Organisation), ("Halsten", Person), ("Leyla Aydemir", Person)];
    assert_eq!(
        found(text, &given),
        ["Halsten Mills Ltd. Org", "Halsten Org", "Leyla Aydemir Person", "Aydemir Person", "Halsten Org"]
    );
}

#[test]
fn a_ministry_s_first_word_is_not_short_for_it_before_minister() {
    let text = "The Fisheries Ministry paid. Fisheries Minister Jon Dahl resigned.";
    let given = [("Fisheries Ministry", Organisation), ("Jon Dahl", Person)];
    assert_eq!(found(text, &given), ["Fisheries Ministry Org", "Jon Dahl Person"]);
}

#[test]
fn a_people_s_word_is_known_by_its_place() {
    let text = "Troops of Veloria fired. A Velorian officer and Marian spoke.";
    let given = [("Veloria", Location), ("Velorian", Person), ("Marian", Person)];
    assert_eq!(found(text, &given), ["Veloria Gpe", "Velorian Norp", "Marian Person"]);
}

#[test]
fn what_a_name_has_tells_what_it_is() {
    assert_eq!(found("They shut Marel's embassy.", &[("Marel", Person)]), ["Marel Gpe"]);
    assert_eq!(found("They sold Marel shares.", &[("Marel", Person)]), ["Marel Org"]);
    assert_eq!(found("They shut Marel's shop.", &[("Marel", Person)]), ["Marel Person"]);
}

#[test]
fn what_stands_beside_a_name_tells_what_it_is() {
    for (text, words, label, right) in [
        ("They sold a stake in Brantol today.", "Brantol", Location, "Brantol Org"),
        ("Brantol's chief executive left.", "Brantol", Person, "Brantol Org"),
        ("Then Brantol Chief Executive Una Holm left.", "Brantol Chief", Person, "Brantol Org"),
        ("Brantol agreed to sell ten mills.", "Brantol", Person, "Brantol Org"),
        ("Then Orvada Mayor Jon Dahl left.", "Orvada", Person, "Orvada Gpe"),
        ("The weekly Nowa Fala printed it.", "Nowa Fala", Person, "Nowa Fala Org"),
        ("The trawler Maid of Skye sank.", "Maid", Person, "Maid Product"),
        ("The frigate Santa Lena left.", "Lena", Person, "Santa Lena Product"),
        ("Later HMS Corliss sailed.", "Corliss", Person, "HMS Corliss Product"),
        ("Una Holm, R-Utah, spoke.", "R-Utah", Location, "Utah Gpe"),
        ("The shelling on Gdynia went on.", "Gdynia", Person, "Gdynia Gpe"),
    ] {
        assert!(
            found(text, &[(words, label)]).contains(&right.to_owned()),
            "{text} {:?}",
            found(text, &[(words, label)])
        );
    }
    assert_eq!(found("Brantol shares a border with us.", &[("Brantol", Location)]), ["Brantol Gpe"]);
    assert_eq!(found("Ambassadors left.", &[("Ambassadors", Person)]), [""; 0]);
    assert_eq!(found("Then Brantol left.", &[("Brantol", Person)]), ["Brantol Person"]);
}

/// The names of `text` with everything, as "words TYPE".
fn read(text: &str) -> Vec<String> {
    let analysis = Analyzer::with_model(model()).analyze(text, &Options::default()).unwrap();
    let names = analysis.mentions.into_iter().filter(|mention| mention.level == Level::Name);
    names.map(|mention| format!("{} {:?}", mention.span.text, mention.entity_type)).collect()
}

#[test]
fn reads_a_headline_in_capitals() {
    let names = read(
        "PRESIDENT DIALLO MEETS UNION LEADERS IN LAGOS\n\nPresident Aminata Diallo met leaders of the Nigerian \
         Dockers Union in Lagos on Tuesday.",
    );
    for name in
        ["DIALLO Person", "LAGOS Gpe", "Aminata Diallo Person", "Nigerian Dockers Union Org", "Lagos Gpe"]
    {
        assert!(names.contains(&name.to_owned()), "{name}: {names:?}");
    }
}

#[test]
fn reads_a_text_without_capitals() {
    let names = read(
        "police in nairobi arrested three men on friday after a fire near the united nations office. kenya and uganda \
         promised to rebuild it. nobody was hurt, said the red cross.",
    );
    for name in ["nairobi Gpe", "united nations Org", "kenya Gpe", "uganda Gpe"] {
        assert!(names.contains(&name.to_owned()), "{name}: {names:?}");
    }
}

#[test]
fn reads_a_list_of_names() {
    let names = read(
        "The jury of the prize:\n\nIngrid Solheim, Norway\nTariq Mahmoud, Egypt\nLeticia Gomes da Silva, Brazil\n\
         Patrick O'Hara - Ireland\n",
    );
    assert_eq!(
        names,
        [
            "Ingrid Solheim Person",
            "Norway Gpe",
            "Tariq Mahmoud Person",
            "Egypt Gpe",
            "Leticia Gomes da Silva Person",
            "Brazil Gpe",
            "Patrick O'Hara Person",
            "Ireland Gpe"
        ]
    );
}

#[test]
fn reads_a_football_table() {
    let names = read(
        "Carlow Rovers beat Dunmore United 2-1 on Saturday and lead the league.\n\nTeam            P  W  D  L  Pts\n\
         Carlow Rovers   12 8  3  1  27\nDunmore United  12 8  2  2  26\n",
    );
    for name in ["Carlow Rovers Org", "Dunmore United Org"] {
        assert_eq!(names.iter().filter(|found| *found == name).count(), 2, "{name}: {names:?}");
    }
    assert!(!names.iter().any(|name| name.starts_with("Team") || name.starts_with("Pts")), "{names:?}");
}

#[test]
fn words_beside_a_name_say_which_kind_it_is() {
    for (text, words, label, right) in [
        ("Shares fell after Brimtek raised its bid.", "Brimtek", Person, "Brimtek Org"),
        ("The chief executive of Lumetra resigned.", "Lumetra", Location, "Lumetra Org"),
        ("Troops reached the outskirts of Sarbakh.", "Sarbakh", Person, "Sarbakh Gpe"),
        (
            "They met at the Belt and Road Forum.",
            "Belt and Road Forum",
            Location,
            "Belt and Road Forum Event",
        ),
        ("The Power of Siberia 2 pipeline waits.", "Power of Siberia 2", Other, "Power of Siberia 2 Fac"),
    ] {
        assert_eq!(found(text, &[(words, label)]), [right], "{text}");
    }
}

#[test]
fn a_hall_that_the_model_is_not_sure_of_is_a_building() {
    let names = read(
        "The guests walked into the Great Hall of the People. Lena Vik spoke in the Great Hall of the People.",
    );
    assert_eq!(names.iter().filter(|name| *name == "Great Hall of the People Fac").count(), 2, "{names:?}");
}
