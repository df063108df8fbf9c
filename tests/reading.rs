//! What holds of the articles of the tests beyond the laws of any text: equivalent letters are read alike, and an article
//! is read behind another one as it is by itself.
#![cfg(all(feature = "english", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod laws;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use dateline::{Analyzer, OffsetUnit, Options};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// An article and the day it was written, where that is known.
struct Article {
    name: String,
    text: String,
    day: Option<String>,
}

/// All articles of tests/articles, without their annotations, and of tests/corpus.
fn articles() -> &'static [Article] {
    static ARTICLES: OnceLock<Vec<Article>> = OnceLock::new();
    ARTICLES.get_or_init(|| {
        let annotated =
            files("tests/articles").filter(|path| path.ends_with(".txt")).map(|path| annotated(&path));
        let corpus = files("tests/corpus").map(|path| Article {
            text: fs::read_to_string(format!("{path}/article.txt")).expect("an article"),
            name: path,
            day: Some("2026-11-18".to_owned()),
        });
        let articles: Vec<_> = annotated.chain(corpus).collect();
        assert!(articles.len() > 30, "the articles are where they were");
        articles
    })
}

fn files(folder: &str) -> impl Iterator<Item = String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths =
        fs::read_dir(root).expect("the articles are there").filter_map(Result::ok).map(|file| file.path());
    let mut paths: Vec<_> = paths.map(|path| path.to_string_lossy().into_owned()).collect();
    #[expect(clippy::disallowed_methods, reason = "not in the shipped module")]
    paths.sort();
    paths.into_iter()
}

/// Marks are `{ID words}`, in one another too; eval/articles.py tells all of the form.
fn annotated(path: &str) -> Article {
    let file = fs::read_to_string(path).expect("an article");
    let (head, body) = file.split_once("\n\n").expect("an empty line after the head");
    let (marked, _) = body.split_once("\n---\n").expect("declarations after the text");
    let mut text = String::new();
    for piece in marked.split_inclusive('{') {
        let words = if text.ends_with('{') {
            text.pop();
            piece.split_once(' ').map_or("", |(_, words)| words)
        } else {
            piece
        };
        text.extend(words.chars().filter(|c| *c != '}'));
    }
    let day = head.lines().find_map(|line| line.strip_prefix("dct: "));
    Article { name: path.to_owned(), text, day: day.map(str::to_owned) }
}

fn analyze(text: &str, day: Option<&str>) -> Value {
    static ANALYZER: OnceLock<Analyzer> = OnceLock::new();
    let analyzer = ANALYZER.get_or_init(|| Analyzer::english().expect("the built-in model file"));
    let options = Options {
        reference_date: day.map(str::to_owned),
        offset_unit: OffsetUnit::Utf8,
        tokens: true,
        ..Options::default()
    };
    let analysis = analyzer.analyze(text, &options).expect("an article has an analysis");
    serde_json::to_value(analysis).expect("an analysis is JSON")
}

/// Changes `start` and `end` of all spans, however deep, and their text.
fn change_spans(value: &mut Value, place: &impl Fn(usize) -> usize, words: &impl Fn(&str) -> String) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| change_spans(item, place, words)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match (name.as_str(), field.as_u64(), field.as_str()) {
                    ("start" | "end", Some(at), _) => *field = place(at as usize).into(),
                    ("text", _, Some(text)) => *field = words(text).into(),
                    _ => change_spans(field, place, words),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn letters_with_marks_apart_are_read_as_those_in_one() {
    let mut marked = 0;
    for Article { name, text, day } in articles() {
        let (composed, apart): (String, String) = (text.nfc().collect(), text.nfd().collect());
        marked += usize::from(composed != apart);
        let mut found = analyze(&apart, day.as_deref());
        laws::check(&apart, OffsetUnit::Utf8, &found).unwrap_or_else(|broken| panic!("{name}: {broken}"));
        let place = |at: usize| apart.get(..at).expect("a boundary").nfc().map(char::len_utf8).sum();
        change_spans(&mut found, &place, &|text| text.nfc().collect());
        let expected = analyze(&composed, day.as_deref());
        for (list, expected) in expected.as_object().expect("an object") {
            assert_eq!(found.get(list), Some(expected), "{name}: {list}");
        }
    }
    assert!(marked >= 15, "only {marked} articles have a letter with a mark");
}

#[test]
fn most_values_of_dates_have_bounds_that_the_laws_can_read() {
    let (mut all, mut read) = (0, 0);
    for Article { text, day, .. } in articles() {
        let analysis = analyze(text, day.as_deref());
        for date in analysis["dates"].as_array().expect("a list") {
            if date["earliest"].is_string() {
                all += 1;
                read += usize::from(date["timex"]["value"].as_str().and_then(laws::bounds).is_some());
            }
        }
    }
    assert!(all > 200 && read * 10 > all * 9, "{read} of {all}");
}

/// What stands in `list`, as far as `told` keeps it: its span and what else is to be the same.
fn listed(analysis: &Value, list: &str, moved: usize, told: impl Fn(&Value) -> Option<String>) -> Vec<Found> {
    let items = analysis[list].as_array().expect("a list").iter();
    let place = |item: &Value, name: &str| item[name].as_u64().expect("a position") as usize + moved;
    items.filter_map(|item| Some((place(item, "start"), place(item, "end"), told(item)?))).collect()
}

/// Start, end, and what was said of it.
type Found = (usize, usize, String);

#[test]
fn behind_another_article_the_same_words_and_absolute_dates_are_found() {
    let day = Some("2026-11-18");
    let absolute = |date: &Value| {
        let stated = date["anchor"]["kind"] == "none" && date["inferred"] == Value::Array(Vec::new());
        stated.then(|| date["timex"].to_string())
    };
    let any = |_: &Value| Some(String::new());
    let pairs = articles().iter().zip(articles().iter().skip(1));
    for (first, second) in pairs {
        let both = analyze(&format!("{}\n\n{}", first.text, second.text), day);
        let (one, other) = (analyze(&first.text, day), analyze(&second.text, day));
        let behind = first.text.len() + 2;
        let names = format!("{} and {}", first.name, second.name);
        let words = [listed(&one, "tokens", 0, any), listed(&other, "tokens", behind, any)].concat();
        assert_eq!(listed(&both, "tokens", 0, any), words, "{names}");
        let dates = [listed(&one, "dates", 0, absolute), listed(&other, "dates", behind, absolute)].concat();
        let found = listed(&both, "dates", 0, absolute);
        for date in dates {
            assert!(found.contains(&date), "{names}: {date:?} is not among {found:?}");
        }
    }
}
