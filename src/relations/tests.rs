//! The examples beside the rows of the frame table, read by the whole program.
#![cfg(feature = "english")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use crate::analysis::{Event, EventType, Modality, Polarity, Ref};
use crate::{Analysis, Analyzer, Options};

const FRAMES: &str = include_str!("data/frames.tsv");

fn read(text: &str) -> Analysis {
    let options = Options { reference_date: Some("2024-05-06".to_owned()), ..Options::default() };
    Analyzer::english().unwrap().analyze(text, &options).unwrap()
}

/// Sentences with the type that they are an example of, or not.
fn examples() -> Vec<(EventType, bool, &'static str)> {
    let rows = FRAMES.lines().filter(|line| !line.starts_with('#'));
    rows.flat_map(|row| {
        let fields: Vec<&str> = row.split('\t').collect();
        let event = fields.get(3).and_then(|label| EventType::from_label(label));
        let sentences = fields.get(7).copied().unwrap_or_default().split(" | ");
        sentences.filter_map(move |sentence| {
            let (sign, sentence) = sentence.split_at_checked(2)?;
            Some((event?, sign == "+ ", sentence))
        })
    })
    .collect()
}

#[test]
fn examples_have_their_event_and_counter_examples_do_not() {
    let analyzer = Analyzer::english().unwrap();
    let examples = examples();
    let wrong: Vec<_> = examples
        .iter()
        .filter(|(event, expected, sentence)| {
            let analysis = analyzer.analyze(sentence, &Options::default()).unwrap();
            analysis.events.iter().any(|found| found.event_type == *event) != *expected
        })
        .collect();
    assert!(examples.len() >= 280, "{} examples", examples.len());
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), examples.len());
}

fn names(analysis: &Analysis, event: &Event) -> (Vec<String>, Vec<String>) {
    let name = |party: &crate::analysis::Argument| {
        analysis.entities.get(party.entity.0 as usize).unwrap().name.clone()
    };
    (event.actors.iter().map(name).collect(), event.recipients.iter().map(name).collect())
}

fn only(analysis: &Analysis, event_type: EventType) -> &Event {
    analysis.events.iter().find(|event| event.event_type == event_type).unwrap()
}

#[test]
fn voice_and_light_verbs_decide_who_acts() {
    let passive = read("Three reporters were arrested by Turkish police in Izmir on Friday.");
    let event = only(&passive, EventType::Coerce);
    assert_eq!(event.mode.as_deref(), Some("arrest"));
    assert_eq!(
        names(&passive, event),
        (vec!["Turkish police".to_owned()], vec!["Three reporters".to_owned()])
    );
    let light = read("Kenya imposed sanctions on Sudan.");
    let event = only(&light, EventType::Sanction);
    assert_eq!(names(&light, event), (vec!["Kenya".to_owned()], vec!["Sudan".to_owned()]));
    assert_eq!(light.events.len(), 1, "the noun is part of the verb's event: {:?}", light.events);
}

#[test]
fn all_parties_of_a_meeting_act() {
    let analysis = read("Kenya held talks with Sudan in Nairobi.");
    let event = only(&analysis, EventType::Consult);
    assert_eq!(names(&analysis, event).0, ["Kenya", "Sudan"]);
    assert!(event.recipients.is_empty());
}

#[test]
fn a_round_of_talks_is_one_event() {
    let analysis = read("Norway hosted a new round of talks on fishing in Oslo on Monday.");
    assert_eq!(analysis.events.len(), 1, "{:#?}", analysis.events);
}

/// Sentence, type of the event, whether it happened and whether that is denied.
const CERTAINTY: &[(&str, EventType, Modality, Polarity)] = {
    use EventType::{Accuse, Agree, Assault, Coerce, Consult, Retreat, Sanction, Support};
    use Modality::{Actual, Future, Hypothetical};
    use Polarity::{Negative, Positive};
    &[
        ("Nobody was detained in Mombasa on Friday.", Coerce, Actual, Negative),
        ("No porters were hurt when rebels attacked the depot.", Assault, Actual, Positive),
        ("None of the envoys has agreed to the map.", Agree, Actual, Negative),
        ("Neither Chad nor Niger attacked the convoy.", Assault, Actual, Negative),
        ("Chad denied that its guards had arrested the nuns.", Coerce, Actual, Negative),
        ("Chad denied claims that its guards had arrested the nuns.", Coerce, Actual, Negative),
        ("The board has no evidence that guards arrested the nuns.", Coerce, Hypothetical, Positive),
        ("It is unclear whether guards arrested the nuns.", Coerce, Hypothetical, Positive),
        ("Norway ruled out talks with Chad.", Consult, Actual, Negative),
        ("Norway rejected an appeal for talks with Chad.", Consult, Hypothetical, Positive),
        ("The envoy left Lima without meeting Ana Prado.", Consult, Actual, Negative),
        ("Malta stopped short of condemning Chad.", Accuse, Actual, Negative),
        ("Chad has no plans to attack Niger.", Assault, Actual, Negative),
        ("Ana Prado was due to meet Tunde Cole in Lima.", Consult, Future, Positive),
        ("Ana Prado is to meet Tunde Cole in Lima.", Consult, Future, Positive),
        ("Prado to visit Nepal in June", Consult, Future, Positive),
        ("Ana Prado will fly to Lima and meet Tunde Cole.", Consult, Future, Positive),
        ("Bishops appealed for the release of two nuns.", Retreat, Hypothetical, Positive),
        ("Peru demanded that Chad release the nuns.", Retreat, Hypothetical, Positive),
        ("Unions called for the bank to be fined.", Sanction, Hypothetical, Positive),
        ("Tunde Cole praised the treaty and did not thank Peru.", Support, Actual, Positive),
    ]
};

#[test]
fn what_is_denied_demanded_or_planned_is_told_so() {
    for (sentence, event_type, modality, polarity) in CERTAINTY {
        let analysis = read(sentence);
        let event = analysis.events.iter().find(|event| event.event_type == *event_type);
        let told = event.map(|event| (event.modality, event.polarity));
        assert_eq!(told, Some((*modality, *polarity)), "{sentence}");
    }
}

#[test]
fn who_speaks_on_after_what_he_said_speaks_for_himself() {
    let analysis = read("Ana Prado said the plan was dead and urged Peru to reopen the road.");
    assert_eq!(only(&analysis, EventType::Request).attribution, None);
}

#[test]
fn a_headline_and_its_lead_tell_one_event() {
    let text = "Ruto, Cole hold talks in Lima\n\nKenyan President William Ruto met the Liberian envoy Tunde Cole in Lima on Monday.";
    let analysis = read(text);
    assert_eq!(shown(&analysis), [EventType::Consult], "{:#?}", analysis.events);
    let text =
        "Latvia expels Chadian envoys\n\nLatvia on Monday expelled three Chadian envoys over the cable.";
    let analysis = read(text);
    assert_eq!(shown(&analysis), [EventType::Sanction], "{:#?}", analysis.events);
}

/// Sentence, type of the event, who does it and to whom: what the parse alone does not give.
const PARTIES: &[(&str, EventType, &[&str], &[&str])] = &[
    (
        "Gunmen wounded 12 on Monday and police in Chad arrested hundreds.",
        EventType::Assault,
        &["Gunmen"],
        &["12"],
    ),
    (
        "The leader of the small republic of Malta, Ada Obi, is urging Peru to reopen the road.",
        EventType::Request,
        &["Ada Obi"],
        &["Peru"],
    ),
    ("Kenya thanked Togo and other African Union members.", EventType::Support, &["Kenya"], &["Togo"]),
    ("Norway threatened to send troops into Chad.", EventType::Threaten, &["Norway"], &["Chad"]),
    (
        "Two envoys left Lima. One of them, Tunde Cole, accused Peru of delay.",
        EventType::Accuse,
        &["Tunde Cole"],
        &["Peru"],
    ),
    ("Miners are on strike in Peru.", EventType::Protest, &["Miners"], &[]),
    ("Georgian President Levan Kobakhidze resigned Sunday.", EventType::Retreat, &["Levan Kobakhidze"], &[]),
    ("Kenya rejected the plan of the African Union, saying it came late.", EventType::State, &["Kenya"], &[]),
    (
        "Ana Prado urged the African Union to return to the table.",
        EventType::Request,
        &["Ana Prado"],
        &["African Union"],
    ),
    ("Kenya accused Chad of delay. Chad denied it.", EventType::Reject, &["Chad"], &["Kenya"]),
    (
        "Spain approved the extradition of Ayo Bello, a former minister accused of taking bribes.",
        EventType::Accuse,
        &[],
        &["Ayo Bello"],
    ),
    ("German officials Tuesday confirmed the deaths.", EventType::State, &["German officials"], &[]),
    ("Kenya accused Chad of arresting Ana Prado.", EventType::Coerce, &["Chad"], &["Ana Prado"]),
    ("Kenya upset Chad by arresting Ana Prado.", EventType::Coerce, &["Kenya"], &["Ana Prado"]),
    (
        "Ana Prado flew to Yaoundé. Cameroon closed its border.",
        EventType::Consult,
        &["Ana Prado"],
        &["Cameroon"],
    ),
    ("Ana Prado flew to Yaoundé. Chad closed its border.", EventType::Consult, &["Ana Prado"], &["Yaoundé"]),
    (
        "Norway froze the assets of Ana Prado and Tunde Cole.",
        EventType::Sanction,
        &["Norway"],
        &["Ana Prado", "Tunde Cole"],
    ),
    ("Kenya rejoined the six-nation talks with Chad.", EventType::Consult, &["Kenya", "Chad"], &[]),
    ("Kenya imposed a ban on exports to Chad.", EventType::Sanction, &["Kenya"], &["Chad"]),
    ("Norway called on Chad to withdraw its troops.", EventType::Retreat, &["Chad"], &[]),
    ("Kenya urged Malta to stop aiding Chad.", EventType::Aid, &["Malta"], &["Chad"]),
    (
        "Ana Prado said the plan was dead and urged Peru to reopen the road.",
        EventType::Request,
        &["Ana Prado"],
        &["Peru"],
    ),
    ("Ayo Bello was detained on Friday and charged with bribery.", EventType::Accuse, &[], &["Ayo Bello"]),
    ("Ayo Bello was detained on Friday and charged with bribery.", EventType::Coerce, &[], &["Ayo Bello"]),
    ("A Kenyan strike killed six herders near Moyale.", EventType::Assault, &["Kenya"], &["six herders"]),
    (
        "Kenya, Malta agree on fishing\n\nThe two ministers met in Lima. They will meet again in May.",
        EventType::Agree,
        &["Kenya", "Malta"],
        &[],
    ),
    ("Kenya invited Ana Prado to visit Malta.", EventType::Consult, &["Ana Prado"], &["Malta"]),
    ("Kenya demanded again on Friday that Ruth Adan resign.", EventType::Request, &["Kenya"], &["Ruth Adan"]),
    ("No party has accepted the offer of Chad.", EventType::Agree, &[], &["Chad"]),
    ("Kenya, which Chad accuses of delay, closed its border.", EventType::Accuse, &["Chad"], &["Kenya"]),
    ("Kenyan missiles hit a depot, killing four people.", EventType::Assault, &["Kenya"], &["four people"]),
    ("The army shelled the rebels near Goma.", EventType::Assault, &["army"], &["rebels"]),
    ("Ada Obi threatened to sue the company.", EventType::Threaten, &["Ada Obi"], &["company"]),
    ("Ties with Nicaragua were severed by Peru.", EventType::Sanction, &["Peru"], &["Nicaragua"]),
    (
        "Militants ambushed an army patrol near Djibo, killing seven soldiers.",
        EventType::Assault,
        &["Militants"],
        &["army patrol", "seven soldiers"],
    ),
    ("The finance minister quit on Thursday.", EventType::Retreat, &["finance minister"], &[]),
    ("Nurses called off a strike for the rest of May.", EventType::Concede, &["Nurses"], &[]),
];

#[test]
fn parties_are_found_beside_what_the_parse_gives() {
    for (text, event_type, actors, recipients) in PARTIES {
        let analysis = read(text);
        let (does, undergoes) = names(&analysis, only(&analysis, *event_type));
        assert_eq!(does, *actors, "{text}");
        assert!(
            undergoes.starts_with(&recipients.iter().map(|&name| name.to_owned()).collect::<Vec<_>>()),
            "{text}: {undergoes:?}"
        );
    }
}

/// Sentence, type of the event, where it takes place.
const PLACES: &[(&str, EventType, &[&str])] = &[
    ("Norway deployed four jets to Bergen.", EventType::Mobilize, &["Bergen"]),
    ("Norway deployed four jets to Chad.", EventType::Mobilize, &[]),
    ("Ana Prado, a lawyer at the University of Minnesota, accused Peru of delay.", EventType::Accuse, &[]),
    ("Ana Prado met Tunde Cole in Lima on Friday and promised a loan to Peru.", EventType::Agree, &["Lima"]),
    ("Ghana's election will be held in December.", EventType::Elect, &["Ghana"]),
    ("Portugal and Peru discussed the war in Ukraine on Monday.", EventType::Consult, &[]),
    ("Ada Obi spoke to lawmakers about the drought in Turkana.", EventType::State, &[]),
    ("The bishops called for an end to the siege of a town in Mali.", EventType::Request, &[]),
    ("Kenya and Chad held talks in Geneva on the truce in Darfur.", EventType::Consult, &["Geneva"]),
    ("Ada Obi told reporters in Lima that the road was open.", EventType::State, &["Lima"]),
    ("In Mogadishu, hundreds of people marched against the talks.", EventType::Consult, &[]),
    ("Police arrested two men in Lyon over the killing of a banker in Nice.", EventType::Assault, &["Nice"]),
];

#[test]
fn where_it_happens_is_no_part_of_a_name_and_holds_for_all_that_one_does_there() {
    for (text, event_type, places) in PLACES {
        let analysis = read(text);
        let event = only(&analysis, *event_type);
        let name = |id: &crate::analysis::EntityId| analysis.entities[id.0 as usize].name.as_str();
        let found: Vec<&str> = event.places.iter().map(name).collect();
        assert_eq!(found, *places, "{text}");
    }
}

#[test]
fn a_month_is_no_march_and_a_quoted_word_leads_in_no_quotation() {
    let month = read("The last round took place in Nairobi in March 2023.");
    assert!(month.events.iter().all(|event| event.event_type != EventType::Protest), "{:#?}", month.events);
    let quoted = read("\"The other side keeps adding names,\" said Ana Prado.");
    assert_eq!(quoted.events.len(), 1, "{:#?}", quoted.events);
}

#[test]
fn what_somebody_says_is_on_their_word() {
    let analysis = read("Kenya said Sudan attacked a convoy on Friday.");
    let attack = only(&analysis, EventType::Assault);
    let source = attack.attribution.as_ref().unwrap();
    assert_eq!(source.cue.text, "said");
    assert_eq!(analysis.entities.get(source.entity.unwrap().0 as usize).unwrap().name, "Kenya");
    assert!(only(&analysis, EventType::State).attribution.is_none());
}

#[test]
fn who_says_something_else_beside_it_is_on_nobodys_word() {
    let text = "The ministry said 12 soldiers died, while the rebels said 40 were killed.";
    let analysis = read(text);
    let said: Vec<_> = analysis.events.iter().filter(|event| event.event_type == EventType::State).collect();
    assert_eq!(said.len(), 2, "{:#?}", analysis.events);
    assert!(said.iter().all(|event| event.attribution.is_none()), "{said:#?}");
}

#[test]
fn an_attack_and_those_it_hit_are_one_event_and_an_answer_is_another() {
    let assault = |event: &&Event| event.event_type == EventType::Assault;
    let count = |text: &str| read(text).events.iter().filter(assault).count();
    assert_eq!(count("Soldiers opened fire on miners in Conakry, killing two and wounding dozens."), 1);
    assert_eq!(count("Two miners were shot dead on Saturday when soldiers opened fire on a crowd."), 1);
    assert_eq!(count("Rebels attacked a convoy before soldiers killed three gunmen."), 2);
    assert_eq!(count("Police opened fire after being shot at by miners."), 2);
}

#[test]
fn a_period_with_its_days_says_when() {
    let days = |text: &str, event_type| {
        let analysis = read(text);
        let date = only(&analysis, event_type).date.map(|id| analysis.dates[id.0 as usize].clone());
        date.and_then(|date| Some((date.earliest?, date.latest?)))
    };
    let bounds = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
    let period = days("Police arrested 300 smugglers in the first nine months of 2023.", EventType::Coerce);
    assert_eq!(period, bounds("2023-01-01", "2023-09-30"));
    let before = "Rebels took Goma on Friday, a day after the peacekeepers withdrew.";
    assert_eq!(days(before, EventType::Retreat), bounds("2024-05-02", "2024-05-03"));
    assert_eq!(days("Ada Obi reported a loss for the year ended May 31.", EventType::State), None);
}

#[test]
fn a_call_named_before_its_verb_is_one_event() {
    let analysis = read("In a phone call on Friday, Ana Prado and Tunde Cole discussed the harbour.");
    assert_eq!(shown(&analysis), [EventType::Consult], "{:#?}", analysis.events);
    assert_eq!(names(&analysis, &analysis.events[0]).0, ["Ana Prado", "Tunde Cole"]);
}

#[test]
fn a_day_after_something_else_is_not_its_day() {
    let analysis = read("Chad closed its border on Friday, a day after rebels attacked the port.");
    let [close, attack] = [EventType::Coerce, EventType::Assault].map(|event| only(&analysis, event).date);
    assert!(close.is_some());
    assert_ne!(close, attack);
}

#[test]
fn who_adds_something_after_quoted_words_is_who_said_them() {
    let analysis =
        read("The judge said the harbour board \"offered no proof\", adding that it had hidden its books.");
    let speakers: Vec<_> = analysis.events.iter().map(|event| names(&analysis, event).0).collect();
    assert_eq!(speakers, [["judge"], ["judge"]], "{:#?}", analysis.events);
}

#[test]
fn after_a_semicolon_nobody_vouches_for_what_stands_before() {
    let apart = read("Mexico has rejected the plan; Peru said it would wait.");
    assert!(only(&apart, EventType::Reject).attribution.is_none(), "{:#?}", apart.events);
    let vouched = read("Mexico has rejected the plan, Peru said.");
    assert!(only(&vouched, EventType::Reject).attribution.is_some(), "{:#?}", vouched.events);
}

#[test]
fn a_day_in_front_of_a_noun_is_when_that_happened() {
    let date = |text: &str| {
        let analysis = read(text);
        only(&analysis, EventType::Accuse).date.map(|id| analysis.dates[id.0 as usize].timex.value.clone())
    };
    assert_eq!(date("Chad blamed the rebels for Sunday's attack."), None);
    assert_eq!(date("Chad blamed the rebels Sunday.").as_deref(), Some("2024-05-05"));
}

#[test]
fn nothing_is_claimed_without_its_sentence_and_bare_pronouns_never_act() {
    let text = "Kenya and Sudan met on Friday. They agreed to reopen the border. It rained. He said so.";
    let analysis = read(text);
    for event in &analysis.events {
        assert!(text.contains(&event.evidence.text) && !event.evidence.text.is_empty());
        for party in event.actors.iter().chain(&event.recipients) {
            let mention = analysis.mentions.get(party.mention.0 as usize).unwrap();
            assert_ne!(mention.level, crate::analysis::Level::Pronoun, "{}", mention.span.text);
        }
    }
}

/// The code of the party of this name.
fn code<'a>(analysis: &'a Analysis, name: &str) -> Option<&'a str> {
    let named: Vec<_> = analysis.entities.iter().filter(|entity| entity.name == name).collect();
    assert!(!named.is_empty(), "no {name}: {:#?}", analysis.entities);
    named.iter().find_map(|entity| entity.links.cameo.as_deref())
}

#[test]
fn parties_have_the_code_of_their_country_and_sector_where_the_article_gives_one() {
    let unnamed = read("Kenya's Deputy Foreign Minister visited Peru on Monday.");
    assert_eq!(code(&unnamed, "Kenya's Deputy Foreign Minister"), Some("KENGOV"));
    let forces = read("Rebels in Chad attacked a convoy on Monday.");
    assert_eq!(code(&forces, "Rebels"), Some("TCDREB"));
    let police = read("Turkish police arrested three reporters in Lima on Friday.");
    assert_eq!(code(&police, "Turkish police"), Some("TURCOP"));
    let home = read("President Ayo Bello has banned two Kenyan newspapers.");
    assert_eq!(code(&home, "Ayo Bello"), Some("KENGOV"));
}

#[test]
fn nobody_has_the_code_of_a_country_that_may_not_be_his() {
    let abroad = read("President Ayo Bello announced sanctions against Kenya.");
    assert_eq!(code(&abroad, "Ayo Bello"), None);
    let visitor = read("President Ayo Bello visited Kenya on Monday.");
    assert_eq!(code(&visitor, "Ayo Bello"), None);
    let among_others = read("Kenya opposed Peru. Ayo Bello, the president, met Kenyan officials.");
    assert_eq!(code(&among_others, "Ayo Bello"), None);
    let sent = read("Troops in Chad attacked a convoy on Monday.");
    assert_eq!(code(&sent, "Troops"), None);
}

/// The types of the events that are shown by default, those of mere saying left out.
fn shown(analysis: &Analysis) -> Vec<EventType> {
    let shown = analysis.events.iter().filter(|event| event.confidence.thousandths() >= 500);
    shown.map(|event| event.event_type).filter(|&event_type| event_type != EventType::State).collect()
}

fn has_fact(analysis: &Analysis, property: &str, words: &str) -> bool {
    analysis.facts.iter().any(|fact| {
        fact.property == property && fact.evidence.iter().any(|evidence| evidence.text.contains(words))
    })
}

#[test]
fn what_is_not_so_is_no_fact_and_what_was_is_told_so() {
    let denied =
        read("Kosovo is not a member of the United Nations. Ana Prado is not the president of Peru.");
    assert!(denied.facts.is_empty(), "{:#?}", denied.facts);
    let past = read("Former Peruvian President Ana Prado met Chadian President Ali Deby in Lima.");
    let held: Vec<bool> = past
        .facts
        .iter()
        .filter(|fact| fact.property == "position held")
        .map(|fact| fact.qualifiers.iter().any(|(name, _)| *name == "held"))
        .collect();
    assert_eq!(held, [true, false], "{:#?}", past.facts);
}

#[test]
fn business_news_has_offices_and_seats_and_no_wars() {
    let analysis = read(
        "Oslo-based Fjordline AS posted record profits on Tuesday and its shares jumped 9%. Marta Lund, the chief \
         executive of Fjordline, said the carrier would order six ferries. Fuel prices hit a record high in March.",
    );
    assert!(has_fact(&analysis, "location", "Oslo"), "{:#?}", analysis.facts);
    assert!(has_fact(&analysis, "position held", "Marta Lund"), "{:#?}", analysis.facts);
    assert_eq!(shown(&analysis), [], "{:#?}", analysis.events);
}

#[test]
fn what_a_disaster_does_is_no_assault_and_rescue_is_aid() {
    let analysis = read(
        "A landslide killed 14 people near Pokhara on Sunday and destroyed a school. Soldiers rescued 30 villagers \
         from the mud. Japan sent tents and medicine to Nepal.",
    );
    let types = shown(&analysis);
    assert!(!types.contains(&EventType::Assault), "{:#?}", analysis.events);
    assert_eq!(types.iter().filter(|&&one| one == EventType::Aid).count(), 2, "{:#?}", analysis.events);
}

#[test]
fn a_match_is_no_battle() {
    let analysis = read(
        "Ghana beat Togo 2-1 in the final on Saturday. Striker Kojo Addo shot wide in the first half and hit the post \
         in the second. The defence held firm and the coach praised his team.",
    );
    let types = shown(&analysis);
    let violent = [EventType::Assault, EventType::Coerce, EventType::Sanction, EventType::Mobilize];
    assert!(types.iter().all(|one| !violent.contains(one)), "{:#?}", analysis.events);
}

#[test]
fn a_court_report_has_its_charge_and_its_sentence() {
    let analysis = read(
        "Prosecutors in Lyon charged the banker Luc Morel with fraud in January. A court sentenced Morel to three years \
         in prison on Friday. His lawyer denied the charges.",
    );
    let types = shown(&analysis);
    for expected in [EventType::Accuse, EventType::Sanction, EventType::Reject] {
        assert!(types.contains(&expected), "{expected:?}: {:#?}", analysis.events);
    }
    let sentence = only(&analysis, EventType::Sanction);
    assert!(names(&analysis, sentence).1[0].contains("Morel"), "{sentence:#?}");
}

#[test]
fn a_discovery_is_no_event_of_politics_and_occupations_are_no_offices() {
    let analysis = read(
        "Geologist Ana Prado found a new mineral in a cave near Quito in 2019. The probe launched toward the comet will \
         send data to Earth. The Andes Institute was founded in 1974.",
    );
    assert_eq!(shown(&analysis), [], "{:#?}", analysis.events);
    assert!(!has_fact(&analysis, "position held", "Ana Prado"), "{:#?}", analysis.facts);
    assert!(has_fact(&analysis, "inception", "1974"), "{:#?}", analysis.facts);
}

#[test]
fn an_office_in_two_countries_has_the_name_of_neither() {
    let analysis =
        read("Peruvian President Ana Quispe met her Chilean counterpart, Luis Rojas, in Lima on Monday.");
    let held: Vec<(&str, &str)> = analysis
        .facts
        .iter()
        .filter(|fact| fact.property == "position held")
        .filter_map(|fact| match (&fact.subject, &fact.object) {
            (Ref::Entity(holder), Ref::Entity(office)) => {
                let name = |id: u32| analysis.entities.get(id as usize).unwrap().name.as_str();
                Some((name(holder.0), name(office.0)))
            }
            _ => None,
        })
        .collect();
    assert_eq!(held, [("Ana Quispe", "President"), ("Luis Rojas", "President")]);
}

#[test]
fn an_office_before_a_name_between_commas_is_held_by_that_person() {
    let head = read("The head of the Lima port authority, Ada Obi, denied the report.");
    assert!(has_fact(&head, "position held", "Ada Obi"), "{:#?}", head.facts);
    let list = read("The head of the Lima port authority, Ada Obi and Tunde Cole denied the report.");
    assert!(!has_fact(&list, "position held", "Ada Obi"), "{:#?}", list.facts);
}

#[test]
fn where_a_meeting_of_a_body_is_the_body_is_not() {
    let analysis = read("Ministers attended a summit of the Arab League in Tunis on Monday.");
    assert!(analysis.facts.is_empty(), "{:?}", analysis.facts);
}
