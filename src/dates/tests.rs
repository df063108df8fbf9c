//! Runs the examples and counter-examples that stand beside the rules.

use super::*;
use crate::text;

fn read(text: &str) -> Vec<DateRef> {
    let document = text::read(text);
    let options = Options { reference_date: Some("2026-11-18".to_owned()), ..Options::default() };
    find(&document, None, &[], &options).map(|dates| dates.dates).unwrap_or_default()
}

#[test]
fn every_rule_finds_its_examples_and_leaves_its_counter_examples_alone() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        for (sentence, words, value) in rule.examples {
            let dates = read(sentence);
            if !dates.iter().any(|date| date.span.text == *words && date.timex.value == *value) {
                let found: Vec<_> = dates.iter().map(|date| (&date.span.text, &date.timex.value)).collect();
                wrong.push(format!("{}: {sentence} wants {words} = {value}, has {found:?}", rule.name));
            }
        }
        for sentence in rule.counter {
            let dates = read(sentence);
            if !dates.is_empty() {
                let found: Vec<_> = dates.iter().map(|date| (&date.span.text, &date.timex.value)).collect();
                wrong.push(format!("{}: {sentence} wants nothing, has {found:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A small generator of pseudo-random numbers (xorshift), so that the soups are the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

const SOUP: &[&str] = &[
    "31",
    "30",
    "2024",
    "99999999999",
    "0",
    "1",
    "-",
    "–",
    "/",
    ".",
    ",",
    ":",
    "'",
    "’",
    "(",
    ")",
    "$",
    "%",
    "\n\n",
    "é",
    "漢",
    "BC",
    "AD",
    "B.C.",
    "a.m.",
    "pm",
    "GMT",
    "the",
    "of",
    "in",
    "and",
    "to",
    "from",
    "between",
    "next",
    "last",
    "this",
    "that",
    "same",
    "previous",
    "following",
    "every",
    "each",
    "per",
    "twice",
    "a",
    "few",
    "two",
    "hundred",
    "thousand",
    "million",
    "half",
    "first",
    "second",
    "21st",
    "third",
    "early",
    "mid",
    "late",
    "end",
    "turn",
    "quarter",
    "Q3",
    "fiscal",
    "FY",
    "summer",
    "Winter",
    "May",
    "March",
    "February",
    "Oct.",
    "Monday",
    "Fri.",
    "weekend",
    "day",
    "days",
    "week",
    "month",
    "months",
    "year",
    "years",
    "decades",
    "century",
    "centuries",
    "millennium",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "since",
    "hence",
    "noon",
    "midnight",
    "morning",
    "night",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "now",
    "soon",
    "Christmas",
    "Easter",
    "Eid",
    "al",
    "Lunar",
    "New",
    "Year",
    "old",
];

#[test]
fn no_soup_of_date_words_panics_or_leaves_the_calendar() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for round in 0..3000 {
        let mut soup = String::new();
        for _ in 0..dice.roll(24) {
            soup.push_str(SOUP[dice.roll(SOUP.len())]);
            if dice.roll(4) > 0 {
                soup.push(' ');
            }
        }
        let document = text::read(&soup);
        let reference =
            (round % 3 > 0).then(|| if round % 3 == 1 { "9999-12-31" } else { "-9999-01-01" }.to_owned());
        let options = Options { reference_date: reference, ..Options::default() };
        let dates = find(&document, None, &[], &options).map(|dates| dates.dates).unwrap_or_default();
        let mut end = 0;
        for date in &dates {
            assert!(date.span.start >= end && date.span.end > date.span.start, "{soup:?}: {date:?}");
            assert_eq!(soup.get(date.span.start..date.span.end), Some(&*date.span.text), "{soup:?}");
            for day in [&date.earliest, &date.latest].into_iter().flatten() {
                assert!(Day::parse(day).is_some(), "{soup:?}: {date:?}");
            }
            end = date.span.end;
        }
        assert_eq!(crate::amounts::find(&document, &dates), crate::amounts::find(&document, &dates));
    }
}

#[test]
fn impossible_days_and_months_are_not_dates() {
    for text in [
        "50/6/2018",
        "31 April 2020",
        "Feb. 30, 2021",
        "2021-02-29",
        "2021-13-01",
        "00/00/2020",
        "32 May",
        "29/02/2023",
        "24.13.2021",
    ] {
        let dates = read(&format!("The form says {text} in ink."));
        let days =
            dates.iter().filter(|date| date.timex.value.len() == 10 && !date.timex.value.starts_with("XXXX"));
        assert_eq!(days.count(), 0, "{text}: {dates:?}");
    }
}

#[test]
fn refuses_options_that_make_no_sense() {
    let document = text::read("The envoy resigned on Friday.");
    for options in [
        Options { reference_date: Some("2026-02-30".to_owned()), ..Options::default() },
        Options { reference_date: Some("yesterday".to_owned()), ..Options::default() },
        Options { fiscal_year_start: Some(13), ..Options::default() },
    ] {
        assert_eq!(find(&document, None, &[], &options).err().map(|error| error.code()), Some("option"));
    }
}

#[test]
fn without_a_reference_date_relative_dates_stay_open_and_a_warning_says_so() {
    let document = text::read("The envoy resigned on Friday.");
    let found = find(&document, None, &[], &Options::default()).unwrap_or_default();
    assert_eq!(found.dates.first().map(|date| &*date.timex.value), Some("XXXX-WXX-5"));
    assert!(found.warnings.iter().any(|warning| warning.code == "no-reference-date"));
}

#[test]
fn both_readings_of_an_ambiguous_day_are_kept_unless_order_is_known() {
    let document = text::read("It was signed 03/04/2025.");
    let open = find(&document, None, &[], &Options::default()).unwrap_or_default();
    assert_eq!(open.dates.first().map(|date| date.alternatives.len()), Some(1));
    assert!(open.warnings.iter().any(|warning| warning.code == "ambiguous-date"));
    let british = Options { date_order: Some(DateOrder::Dmy), ..Options::default() };
    let closed = find(&document, None, &[], &british).unwrap_or_default();
    assert_eq!(closed.dates.first().map(|date| &*date.timex.value), Some("2025-04-03"));
    let evident = text::read("It was signed 03/04/2025 and ended 25/04/2025.");
    let found = find(&evident, None, &[], &Options::default()).unwrap_or_default();
    assert_eq!(found.dates.first().map(|date| &*date.timex.value), Some("2025-04-03"));
}

#[test]
fn ranges_share_an_id_and_the_first_end_tells_the_interval() {
    let dates = read("The fair runs from 22 to 24 October 2024.");
    assert_eq!(dates.len(), 2);
    assert!(dates.iter().all(|date| date.range == dates[0].range && date.range.is_some()));
    assert_eq!(dates[0].edtf.as_deref(), Some("2024-10-22/2024-10-24"));
}

#[test]
fn a_history_passes_its_year_on_and_news_does_not() {
    let history = "The siege began in March 1475. On 22 April the gate fell. In 1476 the duke fled; in May he was caught. \
                   By 1477 the town was rebuilt. Its walls dated from 1402.";
    let values: Vec<_> = read(history).into_iter().map(|date| date.timex.value).collect();
    assert!(
        values.contains(&"1475-04-22".to_owned()) && values.contains(&"1476-05".to_owned()),
        "{values:?}"
    );
    let news =
        "He took office in March 1975. On Monday he resigned, and on 22 April voters will choose again.";
    let values: Vec<_> = read(news).into_iter().map(|date| date.timex.value).collect();
    assert_eq!(values, ["1975-03", "2026-11-16", "2027-04-22"]);
}

#[test]
fn the_phrase_table_is_read_as_it_says() {
    let mut wrong = Vec::new();
    for line in include_str!("phrases.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(class), Some(sentence)) = (cells.next(), cells.next()) else { continue };
        let wanted: Vec<_> = cells.filter(|cell| *cell != "-").map(str::to_owned).collect();
        let found: Vec<_> = read(sentence)
            .into_iter()
            .map(|date| format!("{}={}", date.span.text, date.timex.value))
            .collect();
        if found != wanted {
            wrong.push(format!("{class}: {sentence} wants {wanted:?}, has {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
