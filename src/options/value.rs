//! JSON (RFC 8259) as options come in it.
//!
//! serde_json's own values would do the same, but what reads them, and the maps that hold them, are 8 KB of the module (gzip).

/// A value; of a number that is not a whole one only that it is a number.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Truth(bool),
    Number(Option<u64>),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// Lists and objects within each other that are still read: options need four.
const DEEPEST: usize = 64;

/// Reads a whole text; the error is for a person.
pub(super) fn parse(json: &str) -> Result<Value, String> {
    let mut reader = Reader { rest: json };
    let value = reader.value(0);
    reader.skip_blanks();
    match value {
        Some(value) if reader.rest.is_empty() => Ok(value),
        _ => Err(format!("what stands at byte {} is no JSON", json.len() - reader.rest.len())),
    }
}

/// Reads on from `rest`. `None`: this is no JSON, from the beginning of `rest` on.
struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, mark: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(mark)?;
        Some(())
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.skip_blanks();
        let first = self.rest.bytes().next().filter(|_| depth <= DEEPEST)?;
        Some(match first {
            b'n' => self.take("null").map(|()| Value::Null)?,
            b't' => self.take("true").map(|()| Value::Truth(true))?,
            b'f' => self.take("false").map(|()| Value::Truth(false))?,
            b'"' => Value::Text(self.text()?),
            b'[' => {
                let mut items = Vec::new();
                self.items("[", "]", &mut |reader| {
                    items.push(reader.value(depth + 1)?);
                    Some(())
                })?;
                Value::List(items)
            }
            b'{' => {
                let mut fields = Vec::new();
                self.items("{", "}", &mut |reader| {
                    reader.skip_blanks();
                    let name = reader.text()?;
                    reader.skip_blanks();
                    reader.take(":")?;
                    fields.push((name, reader.value(depth + 1)?));
                    Some(())
                })?;
                Value::Object(fields)
            }
            _ => Value::Number(self.number()?),
        })
    }

    /// What stands between `open` and `close`, with commas between.
    fn items(
        &mut self,
        open: &str,
        close: &str,
        item: &mut dyn FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.take(open)?;
        self.skip_blanks();
        if self.take(close).is_some() {
            return Some(());
        }
        loop {
            item(self)?;
            self.skip_blanks();
            if self.take(",").is_none() {
                return self.take(close);
            }
        }
    }

    fn text(&mut self) -> Option<String> {
        self.take("\"")?;
        let mut text = String::new();
        loop {
            let mut letters = self.rest.chars();
            let letter = letters.next().filter(|letter| *letter >= ' ')?;
            self.rest = letters.as_str();
            match letter {
                '"' => return Some(text),
                '\\' => text.push(self.escaped()?),
                _ => text.push(letter),
            }
        }
    }

    /// The character that is meant by what stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let letter = letters.next()?;
        self.rest = letters.as_str();
        Some(match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let unit = self.unit()?;
                if !(0xD800..0xDC00).contains(&unit) {
                    return char::from_u32(unit);
                }
                self.take("\\u")?;
                let low = self.unit().filter(|low| (0xDC00..0xE000).contains(low))?;
                char::from_u32(0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00))?
            }
            _ => return None,
        })
    }

    /// A UTF-16 unit in four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        digits.bytes().try_fold(0, |unit, digit| Some(unit << 4 | char::from(digit).to_digit(16)?))
    }

    fn number(&mut self) -> Option<Option<u64>> {
        let whole = self.rest;
        // A minus sign has nothing more to it than that the number is not one of ours.
        let _ = self.take("-");
        if self.take("0").is_none() {
            self.digits()?;
        }
        if self.take(".").is_some() {
            self.digits()?;
        }
        if self.rest.starts_with(['e', 'E']) {
            self.rest = self.rest.get(1..)?;
            if self.rest.starts_with(['+', '-']) {
                self.rest = self.rest.get(1..)?;
            }
            self.digits()?;
        }
        Some(whole.get(..whole.len() - self.rest.len())?.parse().ok())
    }

    /// One digit and more.
    fn digits(&mut self) -> Option<()> {
        let after = self.rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let any = after.len() < self.rest.len();
        self.rest = after;
        any.then_some(())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value as Other;

    fn same(ours: &Value, theirs: &Other) -> bool {
        match (ours, theirs) {
            (Value::Null, Other::Null) => true,
            (Value::Truth(ours), Other::Bool(theirs)) => ours == theirs,
            (Value::Number(ours), Other::Number(theirs)) => *ours == theirs.as_u64(),
            (Value::Text(ours), Other::String(theirs)) => ours == theirs,
            (Value::List(ours), Other::Array(theirs)) => {
                ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
            }
            (Value::Object(ours), Other::Object(theirs)) => {
                let last = |name: &String| ours.iter().rev().find(|field| field.0 == *name);
                ours.iter().all(|(name, _)| theirs.contains_key(name))
                    && theirs
                        .iter()
                        .all(|(name, value)| last(name).is_some_and(|field| same(&field.1, value)))
            }
            _ => false,
        }
    }

    fn agrees(json: &str) -> bool {
        match (parse(json), serde_json::from_str(json)) {
            (Ok(ours), Ok(theirs)) => same(&ours, &theirs),
            (ours, theirs) => ours.is_err() == theirs.is_err(),
        }
    }

    #[test]
    fn reads_what_serde_json_reads_and_refuses_what_it_refuses() {
        for json in [
            r#"{"a": [1, -2, 0.5, 1e3, true, false, null], "b": {"c": "\u00e9\ud83e\udd80 \n\"\\\/"}}"#,
            "[]",
            "{}",
            " [ ] ",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{\"a\":1,}",
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "1e+5",
            "-0",
            "18446744073709551615",
            "18446744073709551616",
            "nul",
            "truex",
            "\"",
            "\"\u{1}\"",
            r#""\u12""#,
            r#""\ud800""#,
            r#""\ud800\u0041""#,
            r#""\udc00""#,
            r#""\x""#,
            r#""\u+123""#,
            "",
            " ",
            "[1 2]",
            "\u{A0}1",
            r#"{"a": 1, "a": 2}"#,
            "'a'",
            "[\"a\" : 1]",
            "é",
            "\"é\" é",
        ] {
            assert!(agrees(json), "{json}");
        }
    }

    #[test]
    fn what_is_too_deep_is_refused() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(DEEPEST)).is_ok());
        assert!(parse(&nested(100_000)).is_err());
    }

    proptest! {
        #[test]
        fn agrees_with_serde_json(json in r#"[\[\]{}:,"\\a-fu0-9.E+\- \u{e9}]{0,24}"#, text in ".*") {
            prop_assert!(agrees(&json), "{}", json);
            let quoted = serde_json::to_string(&text).unwrap_or_default();
            prop_assert!(agrees(&quoted), "{}", quoted);
        }
    }
}
