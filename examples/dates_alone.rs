//! Places the dates of a text on the calendar, without a model: what a program needs that wants nothing else.
//!
//! ```sh
//! cargo run --no-default-features --example dates_alone
//! ```

use dateline::{Analyzer, Options, Stage};

const TEXT: &str =
    "The bridge was closed last Friday. It opens again on 3 June, in time for the summer of 2026.";

fn main() -> Result<(), dateline::Error> {
    for (words, value) in dates(TEXT, "2026-05-14")? {
        println!("{words}: {value}");
    }
    Ok(())
}

/// The words of each date with its value in TIMEX3, counted from the day of writing.
fn dates(text: &str, written: &str) -> Result<Vec<(String, String)>, dateline::Error> {
    let options = Options {
        reference_date: Some(written.to_owned()),
        stages: Some(vec![Stage::Dates]),
        ..Options::default()
    };
    let analysis = Analyzer::without_model().analyze(text, &options)?;
    Ok(analysis.dates.into_iter().map(|date| (date.span.text, date.timex.value)).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

    use super::*;

    #[test]
    fn every_date_has_its_place() {
        let found = dates(TEXT, "2026-05-14").unwrap();
        let values: Vec<&str> = found.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["2026-05-08", "2026-06-03", "2026-SU"]);
    }
}
