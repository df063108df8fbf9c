//! The boundary to JavaScript, run in Node and in a browser by wasm-pack.

#![cfg(all(target_arch = "wasm32", target_os = "unknown"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use dateline::wasm::{analyze, load_model};
use js_sys::{Error, JsString, Reflect};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const MODEL: &[u8] = include_bytes!("../models/english.dateline");

const TEXTS: &[&str] = &[
    "",
    "KRAKÓW, 3 May 2025 - Ms Ålund met Mr 🦀 on Monday. 👩🏽‍🚀 “We agreed,” she said.",
    "東京 (Tokyo): talks began on 5 June 2023 — naïve cafés paid €1.2bn\r\n\r\n- one\n- another 🎉",
    "\u{2028}\u{feff}A\u{301} day in May 2020\u{0}",
];

fn read(text: &JsString, options: &str) -> Value {
    serde_json::from_str(&String::from(analyze(text, options).unwrap())).unwrap()
}

fn code(thrown: JsValue) -> String {
    assert!(thrown.is_instance_of::<Error>(), "{thrown:?} is no Error");
    Reflect::get(&thrown, &"code".into()).unwrap().as_string().unwrap()
}

/// Every object in `value` that has a start and an end.
fn spans(value: &Value) -> Vec<&Value> {
    let mut spans = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(parts) => open.extend(parts),
            Value::Object(parts) => {
                open.extend(parts.values());
                if parts.contains_key("start") && parts.contains_key("end") {
                    spans.push(value);
                }
            }
            _ => {}
        }
    }
    spans
}

#[wasm_bindgen_test]
fn spans_slice_javascript_strings() {
    load_model(MODEL).unwrap();
    for text in TEXTS {
        let text = JsString::from(*text);
        let analysis = read(&text, r#"{"tokens": true, "referenceDate": "2026-11-21"}"#);
        for span in spans(&analysis) {
            let [start, end] = ["start", "end"].map(|name| span[name].as_u64().unwrap() as u32);
            assert!(start <= end && end <= text.length(), "{span}");
            if let Some(words) = span["text"].as_str() {
                assert_eq!(String::from(text.substring(start, end)), words, "{span}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn lone_surrogates_are_replaced_and_reported() {
    let text = JsString::from_char_code(&[0x61, 0x20, 0xD83E, 0x20, 0x62, 0x20, 0xDD80, 0x20, 0x63]);
    let analysis = read(&text, r#"{"tokens": true}"#);
    let codes: Vec<_> = analysis["warnings"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
    assert!(codes.contains(&&Value::from("lone-surrogate")), "{codes:?}");
    assert_eq!(analysis["tokens"].as_array().unwrap().last().unwrap()["start"], 8);

    let whole = read(&"a \u{fffd} b 🦀".into(), "");
    assert!(!whole["warnings"].to_string().contains("lone-surrogate"), "{}", whole["warnings"]);
}

#[wasm_bindgen_test]
fn what_makes_no_sense_is_an_error_with_a_code() {
    let text = JsString::from("Text.");
    for options in ["{", "[1]", r#"{"stage": []}"#, r#"{"stages": ["all"]}"#, r#"{"maxBytes": -1}"#] {
        assert_eq!(code(analyze(&text, options).unwrap_err()), "option", "{options}");
    }
    assert_eq!(code(analyze(&text, r#"{"maxBytes": 4}"#).unwrap_err()), "too-long");
    // Two bytes each: only the bytes are over the limit.
    assert_eq!(code(analyze(&"ééé".into(), r#"{"maxBytes": 5}"#).unwrap_err()), "too-long");
}

#[wasm_bindgen_test]
fn a_damaged_model_is_refused_and_the_good_one_stays() {
    let version = load_model(MODEL).unwrap();
    let cut = MODEL.split_last().unwrap().1;
    let mut changed = MODEL.to_vec();
    *changed.last_mut().unwrap() ^= 1;
    for bytes in [&[][..], b"not a model", cut, &changed] {
        assert_eq!(code(load_model(bytes).unwrap_err()), "model");
    }
    assert_eq!(read(&"Text.".into(), "")["dataVersion"], version);
}
