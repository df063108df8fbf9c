//! JSON, written from left to right.
//!
//! Values of serde_json would do the same, but each type that goes into one is compiled anew, and so is each key: the three
//! formats that are JSON took 17 KB of the module (gzip) that way.

use std::fmt::Display;

/// A text that becomes JSON.
#[derive(Default)]
pub(super) struct Json(pub String);

impl Json {
    /// An object, with what `fields` writes.
    pub fn object(&mut self, fields: impl FnOnce(&mut Self)) {
        self.begin('{');
        fields(self);
        self.0.push('}');
    }

    /// A list, with what `items` writes.
    pub fn list(&mut self, items: impl FnOnce(&mut Self)) {
        self.begin('[');
        items(self);
        self.0.push(']');
    }

    /// The name of the field whose value is written next.
    pub fn key(&mut self, name: &str) -> &mut Self {
        self.text(name);
        self.0.push(':');
        self
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        self.begin('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => self.0.extend(['\\', letter]),
                '\n' => self.0.push_str("\\n"),
                '\0'..='\x1F' => self.0.push_str(&format!("\\u{:04x}", u32::from(letter))),
                _ => self.0.push(letter),
            }
        }
        self.0.push('"');
    }

    /// What is written in JSON as Rust displays it: a number.
    pub fn plain(&mut self, value: &dyn Display) {
        self.separate();
        self.0.push_str(&value.to_string());
    }

    /// A field that is a string.
    pub fn field(&mut self, name: &str, value: &str) {
        self.key(name).text(value);
    }

    /// A field that is a string or null.
    pub fn maybe(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.field(name, value),
            None => self.key(name).plain(&"null"),
        }
    }

    /// A field that is a list of strings.
    pub fn texts(&mut self, name: &str, texts: &mut dyn Iterator<Item = &str>) {
        self.key(name).list(|json| texts.for_each(|text| json.text(text)));
    }

    fn begin(&mut self, mark: char) {
        self.separate();
        self.0.push(mark);
    }

    /// A comma, unless a list or an object or a field has just begun.
    fn separate(&mut self) {
        if !matches!(self.0.bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn is_read_back_as_it_was_meant() {
        let hard = "a \"b\" \\ c\n\t\u{1}\u{1F980} é [{:,";
        let mut json = Json::default();
        json.object(|json| {
            json.field(hard, hard);
            json.maybe("none", None);
            json.key("empty").list(|_| ());
            json.texts("texts", &mut ["x:", "{", ""].into_iter());
            json.key("items").list(|json| {
                json.object(|_| ());
                json.object(|json| json.key("n").plain(&"0.125"));
                json.plain(&7);
            });
        });
        let read: Value = serde_json::from_str(&json.0).unwrap();
        let meant = json!({ hard: hard, "none": null, "empty": [], "texts": ["x:", "{", ""],
            "items": [{}, { "n": 0.125 }, 7] });
        assert_eq!(read, meant);
    }
}
