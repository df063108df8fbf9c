//! Options from JSON. An error says which option is meant and what it takes.

use super::value::{Value, parse};
use super::{DateOrder, LexiconEntry, Options, Stage};
use crate::analysis::{EntityType, Links};
use crate::error::Error;
use crate::span::OffsetUnit;

const DATE_ORDERS: [(&str, DateOrder); 3] =
    [("dmy", DateOrder::Dmy), ("mdy", DateOrder::Mdy), ("ymd", DateOrder::Ymd)];

const STAGES: [(&str, Stage); 5] = [
    ("names", Stage::Names),
    ("dates", Stage::Dates),
    ("amounts", Stage::Amounts),
    ("entities", Stage::Entities),
    ("relations", Stage::Relations),
];

const OFFSET_UNITS: [(&str, OffsetUnit); 3] =
    [("utf16", OffsetUnit::Utf16), ("utf8", OffsetUnit::Utf8), ("char", OffsetUnit::Char)];

const ENTITY_TYPES: [(&str, EntityType); 13] = [
    ("PERSON", EntityType::Person),
    ("ORG", EntityType::Org),
    ("GPE", EntityType::Gpe),
    ("LOC", EntityType::Loc),
    ("FAC", EntityType::Fac),
    ("NORP", EntityType::Norp),
    ("EVENT", EntityType::Event),
    ("LAW", EntityType::Law),
    ("PRODUCT", EntityType::Product),
    ("WORK", EntityType::Work),
    ("INITIATIVE", EntityType::Initiative),
    ("TITLE", EntityType::Title),
    ("GROUP", EntityType::Group),
];

impl Options {
    /// Reads options from a JSON object with the names of the contract, in camelCase. What is left out or `null` has its
    /// default.
    ///
    /// ```
    /// use dateline::{DateOrder, Options};
    /// let options = Options::from_json(r#"{"dateOrder": "dmy"}"#)?;
    /// assert_eq!(options, Options { date_order: Some(DateOrder::Dmy), ..Options::default() });
    ///
    /// let error = Options::from_json(r#"{"dateOrder": "dym"}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "option dateOrder: one of dmy, mdy, ymd is wanted");
    /// # Ok::<(), dateline::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `option` for what is no JSON object, for an option that does not exist, and for a value that it does not take.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let all = |message: String| Error::option("options", message);
        let value = parse(json).map_err(all)?;
        let mut options = Self::default();
        for (name, value) in given(&value).map_err(all)? {
            let (name, read) = match name.as_str() {
                "referenceDate" => ("referenceDate", put(&mut options.reference_date, string(value))),
                "dateOrder" => ("dateOrder", put(&mut options.date_order, one_of(value, &DATE_ORDERS))),
                "fiscalYearStart" => ("fiscalYearStart", put(&mut options.fiscal_year_start, number(value))),
                "lexicon" => ("lexicon", list(value, entry).map(|entries| options.lexicon = entries)),
                "stages" => ("stages", put(&mut options.stages, list(value, |stage| one_of(stage, &STAGES)))),
                "offsetUnit" => {
                    ("offsetUnit", one_of(value, &OFFSET_UNITS).map(|unit| options.offset_unit = unit))
                }
                "tokens" => ("tokens", truth(value).map(|tokens| options.tokens = tokens)),
                "maxBytes" => ("maxBytes", put(&mut options.max_bytes, number(value))),
                _ => return Err(all(format!("there is no option {name:?}"))),
            };
            read.map_err(|message| Error::option(name, message))?;
        }
        Ok(options)
    }
}

/// What a value is, or what is wanted instead.
type Read<T> = Result<T, String>;

fn put<T>(option: &mut Option<T>, read: Read<T>) -> Read<()> {
    read.map(|value| *option = Some(value))
}

/// The names of an object that have a value.
fn given(value: &Value) -> Read<impl Iterator<Item = (&String, &Value)>> {
    let Value::Object(fields) = value else { return Err("an object is wanted".to_owned()) };
    let with_values = |(name, value)| (!matches!(value, &Value::Null)).then_some((name, value));
    Ok(fields.iter().map(|(name, value)| (name, value)).filter_map(with_values))
}

fn string(value: &Value) -> Read<String> {
    match value {
        Value::Text(text) => Ok(text.clone()),
        _ => Err("a string is wanted".to_owned()),
    }
}

fn truth(value: &Value) -> Read<bool> {
    match value {
        Value::Truth(truth) => Ok(*truth),
        _ => Err("true or false is wanted".to_owned()),
    }
}

fn number<T: TryFrom<u64>>(value: &Value) -> Read<T> {
    let number = match value {
        Value::Number(Some(number)) => T::try_from(*number).ok(),
        _ => None,
    };
    Ok(number.ok_or("a whole number in its range is wanted")?)
}

fn one_of<T: Copy>(value: &Value, choices: &[(&str, T)]) -> Read<T> {
    let choice = match value {
        Value::Text(name) => choices.iter().find(|(choice, _)| choice == name),
        _ => None,
    };
    choice.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        format!("one of {} is wanted", names.join(", "))
    })
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Read<T>) -> Read<Vec<T>> {
    let Value::List(items) = value else { return Err("a list is wanted".to_owned()) };
    let numbered = |(number, item): (usize, &Value)| {
        read(item).map_err(|message| format!("item {}: {message}", number + 1))
    };
    items.iter().enumerate().map(numbered).collect()
}

fn entry(value: &Value) -> Read<LexiconEntry> {
    let mut name = None;
    let (mut entity_type, mut aliases, mut not, mut links) = <(_, _, _, Links)>::default();
    for (field, value) in given(value)? {
        let read = match field.as_str() {
            "name" => put(&mut name, string(value)),
            "type" => put(&mut entity_type, one_of(value, &ENTITY_TYPES)),
            "aliases" => list(value, string).map(|names| aliases = names),
            "not" => list(value, string).map(|names| not = names),
            "links" => read_links(value).map(|read| links = read),
            _ => Err("there is no such field".to_owned()),
        };
        read.map_err(|message| format!("{field}: {message}"))?;
    }
    let name = name.ok_or("a name is wanted")?;
    Ok(LexiconEntry { name, entity_type, aliases, not, links })
}

fn read_links(value: &Value) -> Read<Links> {
    let mut links = Links::default();
    for (field, value) in given(value)? {
        let read = match field.as_str() {
            "iso3166" => put(&mut links.iso3166, string(value)),
            "geonames" => put(&mut links.geonames, number(value)),
            "wikidata" => put(&mut links.wikidata, string(value)),
            "cameo" => put(&mut links.cameo, string(value)),
            _ => Err("there is no such field".to_owned()),
        };
        read.map_err(|message| format!("{field}: {message}"))?;
    }
    Ok(links)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn error(json: &str) -> String {
        Options::from_json(json).unwrap_err().to_string()
    }

    #[test]
    fn what_is_written_is_read() {
        let links = Links {
            iso3166: Some("FJ".to_owned()),
            geonames: Some(7),
            wikidata: Some("Q7".to_owned()),
            cameo: Some("FJI".to_owned()),
        };
        for (_, entity_type) in ENTITY_TYPES {
            let entry = |links| LexiconEntry {
                name: "Lami".to_owned(),
                entity_type: Some(entity_type),
                aliases: vec!["Old Lami".to_owned()],
                not: vec!["Lami Bay".to_owned()],
                links,
            };
            let options = Options {
                reference_date: Some("2026-11-18".to_owned()),
                date_order: Some(DateOrder::Mdy),
                fiscal_year_start: Some(4),
                lexicon: vec![entry(links.clone()), entry(Links::default())],
                stages: Some(STAGES.map(|(_, stage)| stage).to_vec()),
                offset_unit: OffsetUnit::Char,
                tokens: true,
                max_bytes: Some(9),
            };
            let json = serde_json::to_string(&options).unwrap();
            assert_eq!(Options::from_json(&json).unwrap(), options);
        }
        for date_order in DATE_ORDERS.map(|(_, order)| Some(order)) {
            for offset_unit in OFFSET_UNITS.map(|(_, unit)| unit) {
                let options = Options { date_order, offset_unit, ..Options::default() };
                assert_eq!(Options::from_json(&serde_json::to_string(&options).unwrap()).unwrap(), options);
            }
        }
    }

    #[test]
    fn what_is_null_has_its_default() {
        let json = r#"{"referenceDate": null, "lexicon": [{"name": "Lami", "type": null, "aliases": null}], "tokens": null}"#;
        let options = Options::from_json(json).unwrap();
        assert_eq!(options.lexicon.first().unwrap().entity_type, None);
        assert_eq!(Options { lexicon: Vec::new(), ..options }, Options::default());
    }

    #[test]
    fn an_error_says_which_option_and_what_it_takes() {
        assert_eq!(error("[1]"), "option options: an object is wanted");
        assert_eq!(error(r#"{"stage": []}"#), "option options: there is no option \"stage\"");
        assert_eq!(
            error(r#"{"stages": ["dates", "all"]}"#),
            "option stages: item 2: one of names, dates, amounts, entities, relations is wanted"
        );
        assert_eq!(error(r#"{"maxBytes": -1}"#), "option maxBytes: a whole number in its range is wanted");
        assert_eq!(
            error(r#"{"fiscalYearStart": 300}"#),
            "option fiscalYearStart: a whole number in its range is wanted"
        );
        assert_eq!(error(r#"{"tokens": 1}"#), "option tokens: true or false is wanted");
        assert_eq!(error(r#"{"referenceDate": 2026}"#), "option referenceDate: a string is wanted");
        assert_eq!(error(r#"{"lexicon": {}}"#), "option lexicon: a list is wanted");
        assert_eq!(error(r#"{"lexicon": [{"type": "GPE"}]}"#), "option lexicon: item 1: a name is wanted");
        assert_eq!(
            error(r#"{"lexicon": [{"name": "Lami", "links": {"geonames": "7"}}]}"#),
            "option lexicon: item 1: links: geonames: a whole number in its range is wanted"
        );
        assert_eq!(
            error(r#"{"lexicon": [{"name": "Lami", "kind": "GPE"}]}"#),
            "option lexicon: item 1: kind: there is no such field"
        );
        assert_eq!(error(r#"{"tokens" true}"#), "option options: what stands at byte 10 is no JSON");
    }
}
