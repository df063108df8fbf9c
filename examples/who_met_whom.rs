//! Prints who did what to whom in an article, when, and on whose word.
//!
//! ```sh
//! cargo run --example who_met_whom < article.txt
//! ```

use std::io::{self, Read};

use dateline::analysis::{Analysis, Argument};
use dateline::{Analyzer, Options};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut article = String::new();
    io::stdin().read_to_string(&mut article)?;
    for line in told(&article, &Analyzer::english()?)? {
        println!("{line}");
    }
    Ok(())
}

fn told(article: &str, analyzer: &Analyzer) -> Result<Vec<String>, dateline::Error> {
    let analysis = analyzer.analyze(article, &Options::default())?;
    // Below .5 a claim is a guess.
    let sure = analysis.events.iter().filter(|event| event.confidence.thousandths() >= 500);
    Ok(sure
        .map(|event| {
            let date = event.date.and_then(|id| analysis.dates.iter().find(|date| date.id == id));
            format!(
                "{}: {} -> {}, {}",
                event.event_type.label(),
                names(&analysis, &event.actors),
                names(&analysis, &event.recipients),
                date.map_or("no date", |date| &date.timex.value),
            )
        })
        .collect())
}

fn names(analysis: &Analysis, parties: &[Argument]) -> String {
    let name = |party: &Argument| analysis.entities.iter().find(|entity| entity.id == party.entity);
    let names: Vec<&str> = parties.iter().filter_map(name).map(|entity| entity.name.as_str()).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

    use super::*;

    #[test]
    fn an_accusation_is_told_with_its_day() {
        let article = "PORT LOUIS, 14 May 2026 - France accused Spain of delay on Wednesday.";
        let lines = told(article, &Analyzer::english().unwrap()).unwrap();
        assert_eq!(lines, ["ACCUSE: France -> Spain, 2026-05-13"]);
    }
}
