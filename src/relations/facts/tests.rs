//! Facts with their times, read by the whole program.
#![cfg(feature = "english")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use crate::analysis::{Analysis, Ref};
use crate::{Analyzer, Options};

/// The facts of one property, as "subject: object, qualifier value, ...".
fn facts(property: &str, text: &str) -> Vec<String> {
    let options = Options { reference_date: Some("2025-11-12".to_owned()), ..Options::default() };
    let analysis = Analyzer::english().unwrap().analyze(text, &options).unwrap();
    let words = |of: &Ref| words(&analysis, of);
    let told = analysis.facts.iter().filter(|fact| fact.property == property).map(|fact| {
        let qualifiers = fact.qualifiers.iter().filter(|(name, _)| *name != "of");
        let qualifiers: String =
            qualifiers.map(|(name, value)| format!(", {name} {}", words(value))).collect();
        format!("{}: {}{qualifiers}", words(&fact.subject), words(&fact.object))
    });
    told.collect()
}

fn words(analysis: &Analysis, of: &Ref) -> String {
    match of {
        Ref::Entity(id) => analysis.entities[id.0 as usize].name.clone(),
        Ref::Date(id) => analysis.dates[id.0 as usize].timex.value.clone(),
        Ref::Text(text) => text.clone(),
        Ref::Event(_) => String::new(),
    }
}

#[test]
fn offices_have_a_beginning_and_an_end() {
    for (text, right) in [
        (
            "Mette Lauritsen became prime minister of Denmark in 2019 after a narrow election.",
            &["Mette Lauritsen: Prime Minister of Denmark, start 2019"][..],
        ),
        (
            "Rafael Duarte, who served as Brazil's foreign minister between 2011 and 2014, died on Sunday.",
            &["Rafael Duarte: Foreign Minister of Brazil, start 2011, end 2014, held formerly"],
        ),
        (
            "Peter Lindqvist, Sweden's defence minister since 2022, rejected the claim.",
            &["Peter Lindqvist: Defence Minister of Sweden, start 2022"],
        ),
        (
            "Kofi Mensah, who was president of Ghana until January, said he would not run.",
            &["Kofi Mensah: President of Ghana, end 2025-01, held formerly"],
        ),
        (
            "Aiko Tanabe resigned as Japan's economy minister on Thursday.",
            &["Aiko Tanabe: Economy Minister of Japan, end 2025-11-06, held formerly"],
        ),
        (
            "Elena Markova succeeded Viktor Petrov as head of the Central Bank of Bulgaria in June 2022.",
            &["Elena Markova: head, start 2022-06", "Viktor Petrov: head, end 2022-06, held formerly"],
        ),
        (
            "Thomas Brandt will replace Anna Keller as chief executive of Nordwerk in April.",
            &[
                "Thomas Brandt: Chief Executive of Nordwerk, start 2026-04",
                "Anna Keller: Chief Executive of Nordwerk, end 2026-04",
            ],
        ),
        (
            "King Harald Nilsen appointed Sofia Berg prime minister on 4 May 2024.",
            &["Harald Nilsen: King", "Sofia Berg: Prime Minister, start 2024-05-04"],
        ),
        ("The board named Carla Jensen as the company's new chairman.", &["Carla Jensen: chairman"]),
        ("Ousted president Ibrahim Sow fled to Togo.", &["Ibrahim Sow: President, held formerly"]),
        // Who dismisses a minister is none, and who could become one is not one yet.
        ("President Ada Obi dismissed the finance minister on Monday.", &["Ada Obi: President"]),
        ("Ruth Achieng could become president of Kenya in 2027.", &[]),
        ("Oslo will host Foreign Minister Wang Yi from 3 May to 5 May.", &["Wang Yi: Foreign Minister"]),
    ] {
        assert_eq!(facts("position held", text), right, "{text}");
    }
}

#[test]
fn members_join_and_leave() {
    for (text, right) in [
        ("Finland joined NATO in April 2023.", &["Finland: NATO, start 2023-04"][..]),
        ("Croatia became a member of the European Union in 2013.", &["Croatia: European Union"]),
        (
            "Mali and Niger quit the African Union in January 2025.",
            &[
                "Mali: African Union, end 2025-01, held formerly",
                "Niger: African Union, end 2025-01, held formerly",
            ],
        ),
        ("Sweden wants to join NATO and hopes to become a member of the European Union.", &[]),
    ] {
        assert_eq!(facts("member of", text), right, "{text}");
    }
}
