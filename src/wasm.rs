//! The boundary to JavaScript: strings of JSON in and out, and bytes of a model file in.
//!
//! Nothing here hands out a handle, so nothing has to be freed. An analysis crosses as JSON, since `JSON.parse` in the
//! engine is faster than building the same objects by one call a property. `www/lib/dateline.js` wraps these functions.

use std::cell::RefCell;
use std::io::{self, Write};

use js_sys::{JsString, Reflect};
use wasm_bindgen::prelude::*;

use crate::analysis::{Analysis, Warning};
use crate::export::{Format, export};
use crate::{Analyzer, DEFAULT_MAX_BYTES, Error, Model, Options};

thread_local! {
    /// A module instance has one thread, and one analyzer: without a model until one is loaded.
    static ANALYZER: RefCell<Analyzer> = RefCell::new(Analyzer::without_model());
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(message: &str);
}

/// Runs when the module is instantiated: says on the console why a panic stops the module.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| console_error(&format!("Dateline stopped: {info}"))));
}

/// Loads a model file; from then on all stages run. Returns the version of its data.
///
/// # Errors
///
/// A JavaScript `Error` whose `code` is `model`; the analyzer stays as it was.
#[wasm_bindgen(js_name = loadModel)]
pub fn load_model(bytes: &[u8]) -> Result<String, JsValue> {
    let model = Model::from_bytes(bytes).map_err(thrown)?;
    let version = model.data_version().to_owned();
    ANALYZER.set(Analyzer::with_model(model));
    Ok(version)
}

/// Analyses `text` and returns the analysis as JSON. `options` is JSON too, empty for the defaults.
///
/// A lone surrogate in `text` is read as U+FFFD, which leaves UTF-16 offsets as they were, and gives a warning.
///
/// # Errors
///
/// A JavaScript `Error` with the `code` of [`Error::code`].
#[wasm_bindgen]
pub fn analyze(text: &JsString, options: &str) -> Result<JsString, JsValue> {
    let (_, analysis) = read(text, &read_options(options).map_err(thrown)?)?;
    let mut json = Outbox { piece: Vec::with_capacity(2 * PIECE), sent: JsString::from("") };
    serde_json::to_writer(&mut json, &analysis)
        .and_then(|()| json.flush().map_err(serde_json::Error::io))
        .map_err(|error| js_sys::Error::new(&error.to_string()))?;
    Ok(json.sent)
}

/// Bytes of JSON that are handed over at once.
const PIECE: usize = 1 << 16;

/// JSON on its way out, piece by piece: an analysis written down is a dozen times as long as its text, and the memory of a
/// module never shrinks.
struct Outbox {
    piece: Vec<u8>,
    sent: JsString,
}

impl Write for Outbox {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.piece.extend_from_slice(bytes);
        // What is written at once ends with a whole character.
        if self.piece.len() >= PIECE { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let piece = std::str::from_utf8(&self.piece).map_err(io::Error::other)?;
        self.sent = self.sent.concat(&JsValue::from_str(piece));
        self.piece.clear();
        Ok(())
    }
}

/// Analyses `text` and writes what was found in another format: `csv`, `jsonld`, `w3c`, `markdown`, `conllu`, `displacy`.
///
/// # Errors
///
/// A JavaScript `Error` with the `code` of [`Error::code`]; `option` for a format that is none of these.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(text: &JsString, format: &str, options: &str) -> Result<String, JsValue> {
    let format = read_format(format).map_err(thrown)?;
    let options = Options { tokens: format == Format::Conllu, ..read_options(options).map_err(thrown)? };
    let (read, analysis) = read(text, &options)?;
    Ok(export(&read, &analysis, format))
}

fn read_format(name: &str) -> Result<Format, Error> {
    Ok(match name {
        "csv" => Format::Csv,
        "jsonld" => Format::JsonLd,
        "w3c" => Format::W3c,
        "markdown" => Format::Markdown,
        "conllu" => Format::Conllu,
        "displacy" => Format::Displacy,
        _ => return Err(Error::option("format", format!("there is no format {name:?}"))),
    })
}

/// The text as it was read, and its analysis.
fn read(text: &JsString, options: &Options) -> Result<(String, Analysis), JsValue> {
    // No character has fewer bytes than UTF-16 units: what is too long by units need not be copied to be refused.
    let limit = options.max_bytes.unwrap_or(DEFAULT_MAX_BYTES);
    if text.length() as usize > limit {
        return Err(thrown(Error::too_long(text.length() as usize, limit)));
    }
    let read = String::from(text);
    let mut analysis = ANALYZER.with_borrow(|analyzer| analyzer.analyze(&read, options)).map_err(thrown)?;
    // The walk over all code units is slow, so it is taken only where something may have been replaced.
    if read.chars().any(|c| c == char::REPLACEMENT_CHARACTER) && !text.is_valid_utf16() {
        analysis.warnings.push(Warning::new(
            "lone-surrogate",
            "The text has half a character (a lone surrogate); it was read as U+FFFD.",
        ));
    }
    Ok((read, analysis))
}

fn read_options(json: &str) -> Result<Options, Error> {
    if json.is_empty() {
        return Ok(Options::default());
    }
    Options::from_json(json)
}

/// The error as JavaScript throws it: an `Error` with a `code`.
fn thrown(error: Error) -> JsValue {
    let value = js_sys::Error::new(&error.to_string());
    // Setting a property on a fresh ordinary object cannot fail.
    let _ = Reflect::set(&value, &JsValue::from_str("code"), &JsValue::from_str(error.code()));
    value.into()
}
