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

/// Whether a TIMEX3 value names a month, day, hour or minute that does not exist.
fn impossible(value: &str) -> bool {
    let (day, time) = value.split_once('T').unwrap_or((value, ""));
    let parts: Vec<u32> = day.split('-').filter_map(|part| part.parse().ok()).collect();
    let wrong_day = match parts[..] {
        [year, month, day] if day.to_string().len() <= 2 => {
            Day::new(year as i32, month as u8, day as u8).is_none()
                && !value.contains('W')
                && !value.starts_with("BC")
        }
        _ => false,
    };
    let clock: Vec<u32> = time
        .split(['Z', '+', '-'])
        .next()
        .unwrap_or_default()
        .split(':')
        .filter_map(|part| part.parse().ok())
        .collect();
    wrong_day || matches!(clock[..], [25..=u32::MAX, ..] | [_, 60..=u32::MAX, ..] | [24, 1..=59, ..])
}

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
            assert!(!impossible(&date.timex.value), "{soup:?}: {date:?}");
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

/// The reference date of a text, and the value of its last date.
fn reference_and_last(text: &str) -> (Option<String>, crate::analysis::ReferenceSource, Option<String>) {
    let found = find(&text::read(text), None, &[], &Options::default()).unwrap_or_default();
    let last = found.dates.last().map(|date| date.timex.value.clone());
    (found.reference.value, found.reference.source, last)
}

#[test]
fn a_dateline_or_a_line_of_publication_gives_the_reference_date() {
    use crate::analysis::ReferenceSource::{Dateline, None as Nowhere, Text};
    let day = |day: &str| Some(day.to_owned());
    for (text, reference, source, last) in [
        (
            "LIMA, March 3, 2025 (Andes Wire) - The envoy left on Saturday.",
            day("2025-03-03"),
            Dateline,
            day("2025-03-01"),
        ),
        (
            "OSLO, 12 June 2024 - The bridge will open on Friday.",
            day("2024-06-12"),
            Dateline,
            day("2024-06-14"),
        ),
        (
            "Bridge to open\n\nPublished 4 May 2025\n\nThe ferry sank on Friday.",
            day("2025-05-04"),
            Text,
            day("2025-05-02"),
        ),
        (
            "Mill burns\n\nUpdated: 9 January 2023\n\nIt burned last week.",
            day("2023-01-09"),
            Text,
            day("2023-W01"),
        ),
        // Without its year a dateline gives no day, so nothing hangs on it.
        ("QUITO, March 3 (Andes Wire) - The envoy left on Saturday.", None, Nowhere, day("XXXX-WXX-6")),
        ("The envoy left Lima on Saturday.", None, Nowhere, day("XXXX-WXX-6")),
        // A day in the body is no day of writing.
        ("The mill burned down on 4 May 2025. It had opened on Friday.", None, Nowhere, day("XXXX-WXX-5")),
    ] {
        assert_eq!(reference_and_last(text), (reference, source, last), "{text}");
    }
}

#[test]
fn what_is_counted_from_a_stated_day_is_bounded_without_a_reference_date() {
    let found =
        find(&text::read("In 2019 he sold the mill. The same day he left."), None, &[], &Options::default());
    let dates = found.unwrap_or_default().dates;
    let last = dates.last().map(|date| (date.earliest.as_deref(), date.latest.as_deref()));
    assert_eq!(last, Some((Some("2019-01-01"), Some("2019-12-31"))));
}

/// A day of any year, month and day of month, possible or not, in one of many ways of writing it.
fn written_day(dice: &mut Dice) -> (String, Option<Day>) {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = (1583 + dice.roll(600) as i32, 1 + dice.roll(12) as u8, 1 + dice.roll(35) as u8);
    let name = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
    let text = match dice.roll(5) {
        0 => format!("{day} {name} {year}"),
        1 => format!("{name} {day}, {year}"),
        2 => format!("{year}-{month:02}-{day:02}"),
        3 => format!("the {day}th of {name}, {year}"),
        _ => format!("{day:02}.{month:02}.{year}"),
    };
    (text, Day::new(year, month, day))
}

#[test]
fn every_day_of_the_calendar_is_read_and_no_other() {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    for _ in 0..2000 {
        let (text, day) = written_day(&mut dice);
        let values: Vec<_> = read(&format!("The deed is dated {text} in ink."))
            .into_iter()
            .map(|date| date.timex.value)
            .collect();
        match day {
            Some(day) => assert_eq!(values, [day.to_string()], "{text}"),
            None => assert!(values.is_empty(), "{text}: {values:?}"),
        }
    }
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
fn a_date_between_two_others_ends_only_one_range() {
    let ends: Vec<_> =
        read("The gates open 14:05 BST – 15:05 BST – 16:05 BST.").iter().map(|date| date.range).collect();
    assert_eq!(ends, [Some(RangeId(0)), Some(RangeId(0)), None]);
}

#[test]
fn an_interval_does_not_end_before_its_first_part() {
    let intervals = |text: &str| -> Vec<_> { read(text).into_iter().filter_map(|date| date.edtf).collect() };
    let ends = intervals("The fair runs from January 2026 to 1 January 2026.");
    assert_eq!(ends, ["2026-01", "2026-01-01"]);
    let ends = intervals("The fair runs from January 2026 to 31 January 2026.");
    assert_eq!(ends, ["2026-01/2026-01-31", "2026-01-31"]);
}

#[test]
fn ranges_share_an_id_and_the_first_end_tells_the_interval() {
    let dates = read("The fair runs from 22 to 24 October 2024.");
    assert_eq!(dates.len(), 2);
    assert!(dates.iter().all(|date| date.range == dates[0].range && date.range.is_some()));
    assert_eq!(dates[0].edtf.as_deref(), Some("2024-10-22/2024-10-24"));
}

#[test]
fn a_length_with_its_place_has_days() {
    for (text, value, first, last) in [
        ("Rents rose in the first five months of 2024.", "P5M", "2024-01-01", "2024-05-31"),
        ("Rents rose in the last two months of the year.", "P2M", "2026-11-01", "2026-12-31"),
        ("Rents rose in the six months to Aug. 31.", "P6M", "2026-03-01", "2026-08-31"),
        ("Rents rose in the three months ended April 30, 2023.", "P3M", "2023-02-01", "2023-04-30"),
        ("Rents rose in the fiscal second quarter ended Sept. 26.", "2026-Q2", "2026-06-27", "2026-09-26"),
    ] {
        let dates = read(text);
        let period = &dates[0];
        let found = (&*period.timex.value, period.earliest.as_deref(), period.latest.as_deref());
        assert_eq!(found, (value, Some(first), Some(last)), "{text}");
    }
    assert_eq!(read("Rents rose for five months.")[0].earliest, None);
}

#[test]
fn a_length_beside_the_day_of_an_event_lies_between_two_events() {
    for (text, days) in [
        ("The envoys met on Tuesday, two days after the raid on Kosti.", Some(("2026-11-15", "2026-11-17"))),
        ("The envoys met on Tuesday, just a week before Chad votes.", Some(("2026-11-17", "2026-11-24"))),
        ("The envoys met on Tuesday men who fled two days after the raid.", None),
        ("The envoys met, two days after the raid.", None),
    ] {
        let dates = read(text);
        let length = dates.last().map(|date| date.earliest.as_deref().zip(date.latest.as_deref()));
        assert_eq!(length, Some(days), "{text}");
    }
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
fn opening_hours_in_a_history_are_of_no_day_of_it() {
    let history = "The fort was begun in 1702. It fell in the summer of 1776 and was left to goats. In 1909 the state bought it. \
                   The gate opens at 8:30 a.m.";
    let last = read(history).pop().map(|date| date.timex.value);
    assert_eq!(last.as_deref(), Some("XXXX-XX-XXT08:30"));
    let event = "The fort was begun in 1702. In 1709 it burned. It fell on 4 July 1776. At 8:30 a.m. the gate gave way.";
    let last = read(event).pop().map(|date| date.timex.value);
    assert_eq!(last.as_deref(), Some("1776-07-04T08:30"));
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
