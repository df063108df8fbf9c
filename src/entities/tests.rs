#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use crate::analysis::EntityType::{self, Gpe, Norp, Org, Person, Title};
use crate::analysis::{Level, Score};
use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::names::NameMention;
use crate::options::{LexiconEntry, Options};
use crate::span::Span;
use crate::text;

use super::Entities;

/// The names in a text, written `[words|TYPE]`, with their places; and the text without the marks.
fn marked(text: &str) -> (String, Vec<(Span, EntityType)>) {
    let mut plain = String::new();
    let mut names = Vec::new();
    for part in text.split_inclusive(']') {
        let Some((before, name)) = part.split_once('[') else {
            plain.push_str(part);
            continue;
        };
        let (words, label) = name.strip_suffix(']').unwrap().split_once('|').unwrap();
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(words);
        let entity_type = match label {
            "P" => Person,
            "O" => Org,
            "G" => Gpe,
            "D" => Norp,
            "T" => Title,
            other => panic!("no such type: {other}"),
        };
        names.push((Span::new(start, plain.len()), entity_type));
    }
    (plain, names)
}

fn resolve(text: &str, options: &Options) -> Entities {
    resolve_with(text, options, None)
}

fn resolve_with(text: &str, options: &Options, model: Option<&Model>) -> Entities {
    let (plain, names) = marked(text);
    let document = text::read(&plain);
    let syntax = model.and_then(|model| model.syntax(&document));
    let names = names
        .into_iter()
        .map(|(span, entity_type)| NameMention {
            span,
            tokens: document.tokens_in(span),
            entity_type,
            level: match entity_type {
                Norp => Level::Demonym,
                Title => Level::Title,
                _ => Level::Name,
            },
            confidence: Score::new(900),
            reason: "test".into(),
        })
        .collect();
    let lexicon = Lexicon::read(&crate::lexicon::pack().unwrap()).unwrap();
    super::resolve(&document, syntax.as_ref(), names, Some(&lexicon), &super::Nouns::of_source(), options)
}

/// Every entity with all its mentions, as "Name: mention, mention".
fn clusters(text: &str) -> Vec<String> {
    listed(&resolve(text, &Options::default()))
}

/// As [`clusters`], with the parser of the shipped model.
fn clusters_by_parse(text: &str) -> Vec<String> {
    let model = Model::from_bytes(include_bytes!("../../models/english.dateline")).unwrap();
    listed(&resolve_with(text, &Options::default(), Some(&model)))
}

fn listed(found: &Entities) -> Vec<String> {
    let line = |entity: &crate::analysis::Entity| {
        let of_entity = found.mentions.iter().filter(|mention| mention.entity == entity.id);
        let texts: Vec<&str> = of_entity.map(|mention| mention.span.text.as_str()).collect();
        format!("{}: {}", entity.name, texts.join(", "))
    };
    found.entities.iter().map(line).collect()
}

#[test]
fn a_surname_is_the_person_named_in_full_before_or_after() {
    assert_eq!(
        clusters(
            "[Okafor|P] wins vote. [Ngozi Okafor|P] beat [Peter Lindqvist|P]. Mr. [Lindqvist|P] conceded."
        ),
        ["Ngozi Okafor: Okafor, Ngozi Okafor", "Peter Lindqvist: Peter Lindqvist, Lindqvist"]
    );
}

#[test]
fn two_people_of_one_surname_stay_two() {
    assert_eq!(
        clusters("[Mary Holt|P] spoke first. [Daniel Holt|P] followed. [Holt|P] thanked the crowd."),
        ["Mary Holt: Mary Holt", "Daniel Holt: Daniel Holt, Holt"]
    );
}

#[test]
fn initials_and_diacritics_are_one_person() {
    assert_eq!(
        clusters("[J. R. Novák|P] said so. Later [Jan Rudolf Novak|P] left."),
        ["Jan Rudolf Novak: J. R. Novák, Jan Rudolf Novak"]
    );
}

#[test]
fn an_acronym_in_brackets_is_the_name_before_it() {
    assert_eq!(
        clusters(
            "The [Lake Valley Water Board|O] ([LVWB|O]) met. The [LVWB|O] voted. [Lake Valley Water Board|O] staff left."
        ),
        ["Lake Valley Water Board: Lake Valley Water Board, LVWB, LVWB, Lake Valley Water Board"]
    );
}

#[test]
fn spellings_and_demonyms_are_their_country() {
    assert_eq!(
        clusters("[US|G] officials met [U.S.|G] troops. [American|D] envoys left the [United States|G]."),
        ["United States: US, U.S., American, United States"]
    );
}

#[test]
fn the_city_stays_a_city_and_the_capital_that_says_something_is_its_country() {
    assert_eq!(
        clusters("He flew to [Lima|G]. [Lima|G] said that [Peru|G] would pay."),
        ["Lima: Lima", "Peru: Lima, Peru"]
    );
}

#[test]
fn an_office_knows_its_holder_and_its_country() {
    let found = resolve("[Peruvian|D] [President|T] [Ana Quispe|P] spoke.", &Options::default());
    let [office] = found.offices.as_slice() else { panic!("one office") };
    let text =
        |id: Option<crate::analysis::MentionId>| found.mention(id.unwrap()).unwrap().span.text.as_str();
    assert_eq!((text(office.holder), text(office.of)), ("Ana Quispe", "Peruvian"));
    assert_eq!(
        found.entity(found.mention(office.mention).unwrap().entity).unwrap().name,
        "President of Peru"
    );
    assert_eq!(found.spoken_of_at(1).unwrap().span.text, "Ana Quispe");
}

#[test]
fn the_users_own_names_win() {
    let entry = |name: &str, entity_type, aliases: &[&str], not: &[&str]| LexiconEntry {
        name: name.to_owned(),
        entity_type,
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        not: not.iter().map(|&alias| alias.to_owned()).collect(),
        links: crate::analysis::Links::default(),
    };
    let options = Options {
        lexicon: vec![
            entry("Harbour Group", Some(Org), &["the Syndicate"], &[]),
            entry("Ilse Brandt", Some(Person), &[], &["Brandt"]),
            entry("Acme", None, &[], &[]),
        ],
        ..Options::default()
    };
    let found = resolve(
        "[Harbour Group|O] and [the Syndicate|O] hired [Ilse Brandt|P]. [Brandt|P] left [Acme|O].",
        &options,
    );
    assert_eq!(
        listed(&found),
        ["Harbour Group: Harbour Group, the Syndicate", "Ilse Brandt: Ilse Brandt", "Brandt: Brandt"]
    );
}

#[test]
fn a_pronoun_is_the_subject_before_that_fits() {
    assert_eq!(
        clusters_by_parse(
            "Mr. [Tomas Vega|P] met Ms. [Ruth Adler|P] in [Quito|G]. He praised her plan. She thanked him.",
        ),
        ["Tomas Vega: Tomas Vega, He, him", "Ruth Adler: Ruth Adler, her, She", "Quito: Quito"]
    );
}

#[test]
fn two_leaders_are_those_named_together_and_both_countries_are_theirs() {
    assert_eq!(
        clusters_by_parse(
            "[Peruvian|D] [President|T] [Ana Quispe|P] and [Chilean|D] [President|T] [Luis Rojas|P] spoke on Monday. \
             The two leaders signed a pact. Both countries have sent ships.",
        ),
        [
            "Peru: Peruvian",
            "President of Peru: President",
            "Ana Quispe: Ana Quispe",
            "Chile: Chilean",
            "President of Chile: President",
            "Luis Rojas: Luis Rojas",
            "Ana Quispe and Luis Rojas: two leaders",
            "Peru and Chile: Both countries",
        ]
    );
}

#[test]
fn people_without_a_name_are_one_group_as_long_as_nothing_says_otherwise() {
    assert_eq!(
        clusters_by_parse(
            "Police arrested ten miners in [Lusaka|G]. The miners threw stones. Police said they fired into the air."
        ),
        ["Police: Police, Police, they", "ten miners: ten miners, miners", "Lusaka: Lusaka"]
    );
}

#[test]
fn the_one_who_is_quoted_says_i() {
    assert_eq!(
        clusters_by_parse("\u{201c}I have read my letter twice,\u{201d} [Edith Marlow|P] said on Friday."),
        ["Edith Marlow: I, my, Edith Marlow"]
    );
}

#[test]
fn the_government_of_a_country_is_the_country_and_the_country_is_the_one_before() {
    assert_eq!(
        clusters_by_parse("[Kenya|G]'s government raised taxes on Monday. Farmers left the country."),
        ["Kenya: Kenya's government, Kenya, country", "Farmers: Farmers"]
    );
}

#[test]
fn a_full_name_taken_for_a_place_is_the_person_of_that_surname() {
    assert_eq!(
        clusters("[Tunde Adeyemi|O] resigned. Mr. [Adeyemi|P] gave no reason."),
        ["Tunde Adeyemi: Tunde Adeyemi, Adeyemi"]
    );
}

#[test]
fn a_name_belongs_to_one_sort_of_thing_only() {
    assert_eq!(
        clusters("[Jordan|G] sent aid. [Jordan|P] scored twice."),
        ["Jordan: Jordan", "Jordan: Jordan"]
    );
}

#[test]
fn what_somebody_is_beside_the_name_is_no_mention_of_its_own() {
    assert_eq!(
        clusters_by_parse(
            "[Kenya|G]'s ambassador, [Ruth Adan|P], left on Monday. The ambassador gave no reason."
        ),
        ["Kenya: Kenya", "Ruth Adan: Ruth Adan, ambassador"]
    );
}

#[test]
fn we_is_whom_the_speaker_speaks_for() {
    assert_eq!(
        clusters_by_parse(
            "[Kenyan|D] [Foreign Minister|T] [Ruth Adan|P] said on Monday: \u{201c}We will not sign, and I will not go.\u{201d}"
        ),
        ["Kenya: Kenyan, We", "Foreign Minister of Kenya: Foreign Minister", "Ruth Adan: Ruth Adan, I"]
    );
}

#[test]
fn nobody_says_he_of_himself() {
    assert_eq!(
        clusters_by_parse(
            "[Tomas Vega|P] praised [Luis Rojas|P] on Monday. \u{201c}He is a friend,\u{201d} [Tomas Vega|P] said."
        ),
        ["Tomas Vega: Tomas Vega, Tomas Vega", "Luis Rojas: Luis Rojas, He"]
    );
}

#[test]
fn their_talks_are_those_of_the_subject_that_follows() {
    assert_eq!(
        clusters_by_parse(
            "[Peru|G] and [Chile|G] share a border. During their talks, [Ana Quispe|P] and [Luis Rojas|P] signed a pact."
        ),
        [
            "Peru: Peru",
            "Chile: Chile",
            "Ana Quispe and Luis Rojas: their",
            "Ana Quispe: Ana Quispe",
            "Luis Rojas: Luis Rojas",
        ]
    );
}

#[test]
fn the_same_words_are_one_sort_of_thing() {
    assert_eq!(
        clusters(
            "[Dorvane|P] shares fell. [Dorvane Inc.|O] blamed the weather. [Dorvane|O] makes umbrellas."
        ),
        ["Dorvane: Dorvane, Dorvane Inc., Dorvane"]
    );
    assert_eq!(
        clusters("[Elmstead|O] spoke. Mr. [Elmstead|P] was hoarse."),
        ["Elmstead: Elmstead, Elmstead"]
    );
}

#[test]
fn what_a_company_is_by_law_is_no_part_of_its_name() {
    assert_eq!(
        clusters("[Dorvane Tea Ltd.|O] blamed the weather. [Dorvane Tea|O] makes umbrellas."),
        ["Dorvane Tea Ltd.: Dorvane Tea Ltd., Dorvane Tea"]
    );
}

#[test]
fn the_demonym_of_a_place_that_no_list_knows_is_that_place() {
    assert_eq!(
        clusters("[Velmoria|G] closed two ports. [Velmorian|P] ships turned back. A Velmorian captain wept."),
        ["Velmoria: Velmoria, Velmorian, Velmorian"]
    );
}

/// The link of the first entity of that name.
fn links(text: &str, name: &str) -> crate::analysis::Links {
    let found = resolve(text, &Options::default());
    found.entities.into_iter().find(|entity| entity.name == name).unwrap().links
}

#[test]
fn namesakes_are_told_apart_by_the_places_beside_them() {
    let country = |text: &str, name: &str| links(text, name).iso3166;
    assert_eq!(country("Police in [Savannah|G], [Georgia|G], made arrests.", "Georgia"), None);
    assert_eq!(country("[Georgia|G] and [Florida|G] vote today.", "Georgia"), None);
    assert_eq!(country("[Georgia|G] and [Armenia|G] vote today.", "Georgia").as_deref(), Some("GE"));
    assert_eq!(country("The [US|G] armed [Georgia|G].", "Georgia").as_deref(), Some("GE"));
    let congo = "Republic of the Congo";
    assert_eq!(country("He left [Brazzaville|G]. [Congo|G] voted.", congo).as_deref(), Some("CG"));
}

#[test]
fn places_and_bodies_have_the_actor_code_of_their_country() {
    let code = |text: &str, name: &str| links(text, name).cameo;
    assert_eq!(code("[Kenyan|D] troops left [Nairobi|G].", "Nairobi").as_deref(), Some("KEN"));
    assert_eq!(code("[Kenyan|D] troops left [Nairobi|G].", "Kenya").as_deref(), Some("KEN"));
    assert_eq!(code("[Velmoria|G] closed its ports.", "Velmoria"), None);
}

#[test]
fn of_a_family_the_one_whom_the_article_is_about_goes_by_the_surname() {
    assert_eq!(
        clusters(
            "[Mary Holt|P] won. [Mary Holt|P] is a nurse. A brother, [Daniel Holt|P], lost. [Holt|P] thanked the crowd."
        ),
        ["Mary Holt: Mary Holt, Mary Holt, Holt", "Daniel Holt: Daniel Holt"]
    );
}

#[test]
fn mr_and_mrs_of_one_surname_are_two() {
    assert_eq!(
        clusters("[Mary Holt|P] and [Daniel Holt|P] spoke. Mrs. [Holt|P] left, Mr. [Holt|P] stayed."),
        ["Mary Holt: Mary Holt, Holt", "Daniel Holt: Daniel Holt, Holt"]
    );
}

#[test]
fn the_name_that_somebody_was_born_with_is_hers() {
    assert_eq!(
        clusters("[Lena Holt|P] died. Born [Lena Brandt|P] in 1940, she sang."),
        ["Lena Holt: Lena Holt, Lena Brandt, she"]
    );
}

#[test]
fn a_place_whose_demonym_is_named_is_no_person() {
    assert_eq!(
        clusters("[Kelmorr|P] fell silent. [Kelmorri|G] guns did not."),
        ["Kelmorr: Kelmorr, Kelmorri"]
    );
}

#[test]
fn what_the_user_says_of_a_name_holds_against_everything_that_is_made_out() {
    let entry = |name: &str, entity_type, not: &[&str]| LexiconEntry {
        name: name.to_owned(),
        entity_type,
        aliases: Vec::new(),
        not: not.iter().map(|&name| name.to_owned()).collect(),
        links: crate::analysis::Links { wikidata: Some("Q4".to_owned()), ..Default::default() },
    };
    let options = Options {
        lexicon: vec![
            // A demonym that is a ship here; a country that is a person; a word that is nothing.
            entry("Velmorian", Some(EntityType::Product), &[]),
            entry("Georgia", Some(Person), &["Georgian"]),
            entry("Velmorians", None, &[]),
        ],
        ..Options::default()
    };
    let text = "[Velmoria|G] sold the [Velmorian|O]. [Georgia|P] wept. Velmorians cheered.";
    let found = resolve(text, &options);
    assert_eq!(listed(&found), ["Velmoria: Velmoria", "Velmorian: Velmorian", "Georgia: Georgia"]);
    let types: Vec<_> = found.entities.iter().map(|entity| entity.entity_type).collect();
    assert_eq!(types, [Gpe, EntityType::Product, Person]);
    let links = |name: &str| found.entities.iter().find(|entity| entity.name == name).unwrap().links.clone();
    assert_eq!(links("Georgia").wikidata.as_deref(), Some("Q4"));
    assert_eq!(links("Georgia").iso3166, None);
}

#[test]
fn the_canonical_name_is_the_fullest_and_that_of_a_list_where_one_knows() {
    let names = |text: &str| -> Vec<String> {
        resolve(text, &Options::default()).entities.into_iter().map(|entity| entity.name).collect()
    };
    assert_eq!(names("[Rao|P] won. [Indu K. Rao|P] thanked voters. Ms. [Rao|P] left."), ["Indu K. Rao"]);
    assert_eq!(names("[UK|G] troops and [British|D] jets left."), ["United Kingdom"]);
    assert_eq!(
        names("The [LVWB|O] met. The [Lake Valley Water Board|O] voted."),
        ["Lake Valley Water Board"]
    );
}

#[test]
fn whom_an_article_is_about_stands_out_and_ids_follow_the_text() {
    let found = resolve(
        "[Rosa Amaya|P] swam the lake. [Rosa Amaya|P] rested. [Amaya|P] waved to [Ivo Brandt|P].",
        &Options::default(),
    );
    let [amaya, brandt] = found.entities.as_slice() else { panic!("two entities") };
    assert!(amaya.salience > brandt.salience);
    assert_eq!((amaya.id.0, brandt.id.0), (0, 1));
}

#[test]
fn a_ministry_is_its_countrys_with_and_without_capitals() {
    let found = clusters_by_parse(
        "[China|G]'s [Foreign Ministry|O] denied the report. [Kenya|G]'s foreign ministry asked for details. [China|G]'s \
         foreign ministry said talks would go on.",
    );
    assert!(
        found.contains(&"Foreign Ministry: Foreign Ministry, China's foreign ministry".to_owned()),
        "{found:#?}"
    );
}

#[test]
fn two_offices_are_two_people_though_the_noun_is_the_same() {
    for (text, expected) in [
        (
            "The transport minister quit on Friday. Two days later the prime minister thanked the staff.",
            ["transport minister: transport minister", "prime minister: prime minister"].as_slice(),
        ),
        ("The deputy mayor sued the mayor on Friday.", &["deputy mayor: deputy mayor", "mayor: mayor"]),
        (
            "The attorney general blamed the secretary-general on Friday.",
            &["attorney general: attorney general", "secretary-general: secretary-general"],
        ),
        (
            "The health minister quit on Friday. The minister said she was ill.",
            &["health minister: health minister, minister, she"],
        ),
        (
            "The chancellor accused the chancellor of fraud.",
            &["chancellor: chancellor", "chancellor: chancellor"],
        ),
    ] {
        let found = clusters_by_parse(text);
        for entity in expected {
            assert!(found.iter().any(|other| other == entity), "{entity}: {found:#?}");
        }
    }
}

#[test]
fn a_former_president_is_not_the_president() {
    let found = clusters_by_parse(
        "Former [President|T] [Ana Quispe|P] spoke on Friday. The president did not listen. The former president left.",
    );
    assert!(found.contains(&"Ana Quispe: Ana Quispe, former president".to_owned()), "{found:#?}");
}

#[test]
fn the_town_of_somewhere_is_that_place_and_no_region_is_a_town() {
    assert_eq!(
        clusters_by_parse(
            "Floods hit [Arequipa|G] and the northern town of [Velmora|G]. The town has no bridge left."
        ),
        ["Arequipa: Arequipa", "Velmora: Velmora, town"]
    );
    assert_eq!(
        clusters_by_parse("A storm hit [Kelmara|G] in the [Ostrava|G] region. The village was cut off."),
        ["Kelmara: Kelmara, village", "Ostrava: Ostrava"]
    );
}

#[test]
fn of_nobody_there_is_no_entity() {
    for text in [
        "No soldiers died on Friday.",
        "Neither side signed the pact.",
        "No Kenyan minister has resigned since Friday.",
    ] {
        assert_eq!(clusters_by_parse(text), [""; 0], "{text}");
    }
}

#[test]
fn whoever_does_it_does_it_to_another() {
    for (text, expected) in [
        ("[Tomas Vega|P] rang [Luis Rojas|P] and told him to wait.", "Luis Rojas: Luis Rojas, him"),
        ("[Tomas Vega|P] rang [Luis Rojas|P] and offered to drive him home.", "Luis Rojas: Luis Rojas, him"),
        ("[Peru|G] accused [Chile|G] of theft and asked it to apologise.", "Chile: Chile, it"),
        ("[Tomas Vega|P] said police beat him.", "Tomas Vega: Tomas Vega, him"),
    ] {
        let found = clusters_by_parse(text);
        assert!(found.contains(&expected.to_owned()), "{text} {found:#?}");
    }
}

#[test]
fn several_who_hold_an_office_hold_the_same() {
    let found = clusters_by_parse("[Presidents|T] [Ana Quispe|P] and [Luis Rojas|P] met.");
    assert!(found.contains(&"President: Presidents".to_owned()), "{found:#?}");
}

#[test]
fn a_name_in_brackets_is_the_name_before_it_whatever_its_letters() {
    assert_eq!(
        clusters(
            "The [National Statistics Office|O] ([GUS|O]) met. [GUS|O] said so. The [Lake Pilots Guild|O], or [LAPI|O], left."
        ),
        [
            "National Statistics Office: National Statistics Office, GUS, GUS",
            "Lake Pilots Guild: Lake Pilots Guild, LAPI"
        ]
    );
    // A person in brackets is somebody.
    assert_eq!(
        clusters("The [National Statistics Office|O] ([Holm|P]) met."),
        ["National Statistics Office: National Statistics Office", "Holm: Holm"]
    );
}

#[test]
fn an_acronym_of_the_lists_is_the_name_in_this_text_whose_initials_it_is() {
    assert_eq!(
        clusters("The [Wetland Heritage Observers|O] counted geese. The [WHO|O] found ten."),
        ["Wetland Heritage Observers: Wetland Heritage Observers, WHO"]
    );
    assert_eq!(
        clusters("The [World Health Organization|O] counted cases. The [WHO|O] found ten."),
        ["World Health Organization: World Health Organization, WHO"]
    );
}

#[test]
fn somebody_known_as_another_is_one() {
    assert_eq!(
        clusters(
            "[Idris Bello Sani|P], also known as [Dankwa|P], fled. [Dankwa|P] is 40. [Bello|P] was seen."
        ),
        ["Idris Bello Sani: Idris Bello Sani, Dankwa, Dankwa, Bello"]
    );
}

#[test]
fn both_sides_are_those_between_whom_it_is() {
    let found = clusters_by_parse(
        "[Norway|G] hosted talks between [Peru|G] and the [ELN|O] on Friday. Both sides praised the talks.",
    );
    assert!(
        found.iter().any(|group| group.starts_with("Peru and") && group.ends_with(": Both sides")),
        "{found:#?}"
    );
}

#[test]
fn a_plural_noun_means_those_named_only_if_they_are_such() {
    let found = clusters_by_parse(
        "[Tomas Vega|P] and [Luis Rojas|P] met. [Peru|G] urged [Rojas|P] to free the miners.",
    );
    assert!(found.contains(&"miners: miners".to_owned()), "{found:#?}");
}

#[test]
fn guards_and_forces_of_two_words_are_bodies() {
    let found = clusters_by_parse("[Kenya|G]'s coast guard said it saved ten men.");
    assert!(found.contains(&"Kenya's coast guard: Kenya's coast guard, it".to_owned()), "{found:#?}");
}

#[test]
fn a_body_is_called_by_the_word_before_of_and_without_its_country() {
    assert_eq!(
        clusters("The [Supreme Court of Kenya|O] ruled on Friday. The [Supreme Court|O] was divided."),
        ["Supreme Court of Kenya: Supreme Court of Kenya, Supreme Court"]
    );
    assert_eq!(
        clusters("The [European Tribunal of Water Rights|O] met. The [Tribunal|O] fined a mill."),
        ["European Tribunal of Water Rights: European Tribunal of Water Rights, Tribunal"]
    );
}

#[test]
fn the_name_of_brussels_stands_for_the_union_and_the_city_for_itself() {
    assert_eq!(
        clusters_by_parse("[Brussels|G] wants to fine the firm. Trains to [Brussels|G] were late."),
        ["European Union: Brussels", "firm: firm", "Brussels: Brussels"]
    );
}

#[test]
fn a_longer_list_is_no_pair_that_it_began_with() {
    let found = clusters_by_parse(
        "[Egypt|G], [Qatar|G] and [Peru|G] mediated between [Israel|G] and [Hamas|O]. The two sides have not agreed.",
    );
    assert!(found.contains(&"Israel and Hamas: two sides".to_owned()), "{found:#?}");
}
