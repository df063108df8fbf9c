//! From the `.tsv` lists to the section that [`super::packed`] reads.
//!
//! In the lists `#` starts a line of comment, columns stand between tabs, several values of a column between `;`.
#![allow(clippy::disallowed_types, reason = "not in the shipped module")]

use std::collections::{BTreeMap, HashMap};

use super::fold::key;
use super::packed::{
    CASES, COMMON, CUE, FIRST_NAME, GENDERS, HONORIFIC, HOWS, MODIFIER, MODIFIERS, POSITIONS, TITLE, TYPES,
};
use super::{Case, CuePosition, Gender, How, Kind, Modifier};
use crate::analysis::EntityType;

/// The section, from the lists of this folder.
///
/// # Errors
///
/// Names the list, the line and what is wrong with it.
pub(crate) fn pack() -> Result<Vec<u8>, String> {
    pack_first(usize::MAX)
}

/// As [`pack`], of the countries and the first `rows` rows of each other list: a section like the whole one, but small.
///
/// # Errors
///
/// As [`pack`].
pub(crate) fn pack_first(rows: usize) -> Result<Vec<u8>, String> {
    let mut packer = Packer { rows: usize::MAX, ..Packer::default() };
    packer.list("countries.tsv", include_str!("countries.tsv"), Packer::country)?;
    packer.list("countries.tsv", include_str!("countries.tsv"), Packer::capital)?;
    packer.rows = rows;
    packer.list("places.tsv", include_str!("places.tsv"), Packer::named)?;
    packer.list("organisations.tsv", include_str!("organisations.tsv"), Packer::named)?;
    packer.list("seats.tsv", include_str!("seats.tsv"), Packer::seat)?;
    packer.list("cities.tsv", include_str!("cities.tsv"), Packer::city)?;
    packer.list("first_names.tsv", include_str!("first_names.tsv"), Packer::first_name)?;
    packer.list("titles.tsv", include_str!("titles.tsv"), Packer::title)?;
    packer.list("cues.tsv", include_str!("cues.tsv"), Packer::cue)?;
    packer.list("common.tsv", include_str!("common.tsv"), Packer::common)?;
    packer.finish()
}

#[derive(Default)]
struct Packer {
    /// How many rows of a list are read.
    rows: usize,
    things: Vec<PackedThing>,
    /// Alpha-2 code to the number of the country.
    by_code: HashMap<String, u32>,
    entries: BTreeMap<String, Vec<Vec<u8>>>,
}

struct PackedThing {
    kind: Kind,
    entity_type: EntityType,
    country: String,
    name: String,
    cameo: String,
    geonames: u32,
    wikidata: u32,
    partner: u32,
}

/// The columns of a line, read from left to right; those left out are empty.
struct Columns<'t>(std::str::Split<'t, char>);

impl<'t> Columns<'t> {
    fn next(&mut self) -> &'t str {
        self.0.next().unwrap_or_default()
    }

    fn several(&mut self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.next().split(';').filter(|value| !value.is_empty())
    }

    fn number(&mut self) -> Result<u32, String> {
        let digits = self.next().trim_start_matches('Q');
        if digits.is_empty() { Ok(0) } else { digits.parse().map_err(|_| format!("no number: {digits}")) }
    }

    fn one_of<T: Copy>(&mut self, labels: &[(&str, T)]) -> Result<T, String> {
        let label = self.next();
        labels.iter().find(|(name, _)| *name == label).map(|(_, value)| *value).ok_or_else(|| {
            let known: Vec<_> = labels.iter().map(|(name, _)| *name).collect();
            format!("\"{label}\" is none of {}", known.join(", "))
        })
    }

    fn gender(&mut self) -> Result<Gender, String> {
        self.one_of(&[("m", Gender::Masculine), ("f", Gender::Feminine), ("", Gender::Either)])
    }

    fn entity_type(&mut self) -> Result<EntityType, String> {
        let label = self.next();
        serde_json::from_value(label.into()).map_err(|_| format!("no entity type: {label}"))
    }
}

/// A row of titles that is none in the section.
const PORTFOLIO: u8 = u8::MAX;

impl Packer {
    fn list(
        &mut self,
        name: &str,
        text: &str,
        row: impl Fn(&mut Self, Columns<'_>) -> Result<(), String>,
    ) -> Result<(), String> {
        let rows = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        for (number, line) in rows.take(self.rows) {
            row(self, Columns(line.split('\t')))
                .map_err(|error| format!("{name}, line {}: {error}", number + 1))?;
        }
        Ok(())
    }

    /// alpha-2, alpha-3, Wikidata, GeoNames, name, official name, other names, adjectives, persons, capital ...
    fn country(&mut self, mut columns: Columns<'_>) -> Result<(), String> {
        let code = columns.next();
        let alpha3 = columns.next();
        let (wikidata, geonames) = (columns.number()?, columns.number()?);
        let name = columns.next();
        let id = self.thing(PackedThing {
            kind: Kind::Country,
            // Antarctica alone has no government.
            entity_type: if code == "AQ" { EntityType::Loc } else { EntityType::Gpe },
            country: code.to_owned(),
            name: name.to_owned(),
            cameo: alpha3.to_owned(),
            geonames,
            wikidata,
            partner: 0,
        });
        self.by_code.insert(code.to_owned(), id);
        self.add_thing(name, id, How::Name);
        columns.several().chain(columns.several()).for_each(|name| self.add_thing(name, id, How::Name));
        self.demonyms(&mut columns, id);
        Ok(())
    }

    fn demonyms(&mut self, columns: &mut Columns<'_>, id: u32) {
        columns.several().for_each(|adjective| self.add_thing(adjective, id, How::Adjective));
        for persons in columns.several() {
            let (one, many) = persons.split_once('/').unwrap_or((persons, ""));
            self.add_thing(one, id, How::Person);
            self.add_thing(many, id, How::People);
        }
    }

    /// The capital in the last columns of a country: name, GeoNames, other spellings.
    fn capital(&mut self, mut columns: Columns<'_>) -> Result<(), String> {
        let code = columns.next();
        for _ in 0..8 {
            columns.next();
        }
        let name = columns.next();
        let country = self.by_code.get(code).copied().unwrap_or_default();
        // A city that is its country (Singapore, Monaco) has one entry.
        if name.is_empty() || self.things.get(country as usize).is_some_and(|country| country.name == name) {
            return Ok(());
        }
        let id = self.thing(PackedThing {
            kind: Kind::Capital,
            entity_type: EntityType::Gpe,
            country: code.to_owned(),
            name: name.to_owned(),
            cameo: String::new(),
            geonames: columns.number()?,
            wikidata: 0,
            partner: country + 1,
        });
        if let Some(country) = self.things.get_mut(country as usize) {
            country.partner = id + 1;
        }
        self.add_thing(name, id, How::Name);
        columns.several().for_each(|name| self.add_thing(name, id, How::Name));
        Ok(())
    }

    /// capital, body
    #[allow(clippy::unnecessary_wraps, reason = "as the other lists have it")]
    fn seat(&mut self, mut columns: Columns<'_>) -> Result<(), String> {
        let (capital, body) = (columns.next(), columns.next());
        let body = self.things.iter().position(|thing| thing.name == body);
        let capital =
            self.things.iter_mut().find(|thing| thing.kind == Kind::Capital && thing.name == capital);
        if let (Some(body), Some(capital)) = (body, capital) {
            capital.partner = body as u32 + 1;
        }
        Ok(())
    }

    /// kind, type, name, other names, country, CAMEO, GeoNames, Wikidata, adjectives, persons
    fn named(&mut self, mut columns: Columns<'_>) -> Result<(), String> {
        let label = columns.next();
        let kind = Kind::from_label(label).ok_or_else(|| format!("no kind: {label}"))?;
        let entity_type = columns.entity_type()?;
        let name = columns.next();
        let others: Vec<_> = columns.several().collect();
        let country = columns.next();
        if !country.is_empty() && !self.by_code.contains_key(country) {
            return Err(format!("no country: {country}"));
        }
        let id = self.thing(PackedThing {
            kind,
            entity_type,
            country: country.to_owned(),
            name: name.to_owned(),
            cameo: columns.next().to_owned(),
            geonames: columns.number()?,
            wikidata: columns.number()?,
            partner: 0,
        });
        // A people is named by its adjectives and persons alone.
        if kind != Kind::People {
            self.add_thing(name, id, How::Name);
        }
        others.into_iter().for_each(|name| self.add_thing(name, id, How::Name));
        self.demonyms(&mut columns, id);
        Ok(())
    }

    /// name, country, GeoNames, other names
    fn city(&mut self, mut columns: Columns<'_>) -> Result<(), String> {
        let name = columns.next();
        let country = columns.next();
        let geonames = columns.number()?;
        let id = self.thing(PackedThing {
            kind: Kind::City,
            entity_type: EntityType::Gpe,
            country: country.to_owned(),
            name: name.to_owned(),
            cameo: String::new(),
            geonames,
            wikidata: 0,
            partner: 0,
        });
        self.add_thing(name, id, How::Name);
        columns.several().for_each(|name| self.add_thing(name, id, How::Name));
        Ok(())
    }

    /// gender, names
    fn first_name(&mut self, mut columns: Columns<'_>) -> Result<(), String> {
        let gender = columns.gender()?;
        for name in columns.next().split_whitespace() {
            self.add(name, FIRST_NAME, &[number(&GENDERS, gender)]);
        }
        Ok(())
    }

    /// honorific, title, portfolio, rank or tenure; gender; words
    fn title(&mut self, mut columns: Columns<'_>) -> Result<(), String> {
        let (tag, modifier) = columns.one_of(&[
            ("honorific", (HONORIFIC, None)),
            ("title", (TITLE, None)),
            // Whoever has it is its minister or secretary.
            ("portfolio", (PORTFOLIO, None)),
            ("rank", (MODIFIER, Some(Modifier::Rank))),
            ("tenure", (MODIFIER, Some(Modifier::Tenure))),
        ])?;
        let gender = columns.gender()?;
        let payload = modifier.map_or(number(&GENDERS, gender), |modifier| number(&MODIFIERS, modifier));
        for words in columns.several() {
            if tag != PORTFOLIO {
                self.add(words, tag, &[payload]);
                continue;
            }
            for office in ["minister", "secretary", "cabinet secretary"] {
                self.add(&format!("{words} {office}"), TITLE, &[payload]);
            }
            for of in ["minister of", "minister for", "secretary for"] {
                self.add(&format!("{of} {words}"), TITLE, &[payload]);
            }
        }
        Ok(())
    }

    /// type, position, words
    fn cue(&mut self, mut columns: Columns<'_>) -> Result<(), String> {
        let entity_type = columns.entity_type()?;
        let position = columns.one_of(&[
            ("first", CuePosition::First),
            ("last", CuePosition::Last),
            ("both", CuePosition::Both),
            ("before", CuePosition::Before),
            ("after", CuePosition::After),
        ])?;
        for words in columns.several() {
            self.add(words, CUE, &[number(&TYPES, entity_type), number(&POSITIONS, position)]);
        }
        Ok(())
    }

    /// words
    fn common(&mut self, mut columns: Columns<'_>) -> Result<(), String> {
        columns.next().split_whitespace().for_each(|word| self.add(word, COMMON, &[]));
        Ok(())
    }

    fn thing(&mut self, thing: PackedThing) -> u32 {
        self.things.push(thing);
        self.things.len() as u32 - 1
    }

    fn add_thing(&mut self, words: &str, id: u32, how: How) {
        self.add(words, number(&HOWS, how), &varint(id));
    }

    /// Adds a sense to `words`, and to the same words without accents.
    fn add(&mut self, words: &str, tag: u8, payload: &[u8]) {
        if words.is_empty() {
            return;
        }
        let mut sense = vec![tag | number(&CASES, case(words)) << 4];
        sense.extend_from_slice(payload);
        for key in [key(words), key(&without_accents(words))] {
            let senses = self.entries.entry(key).or_default();
            if !senses.contains(&sense) {
                senses.push(sense.clone());
            }
        }
    }

    fn finish(self) -> Result<Vec<u8>, String> {
        let mut out = Vec::new();
        for count in [self.things.len(), self.entries.len()] {
            out.extend_from_slice(&(count as u32).to_le_bytes());
        }
        for thing in &self.things {
            out.push(thing.kind as u8);
            out.push(number(&TYPES, thing.entity_type));
            let mut country = thing.country.clone().into_bytes();
            country.resize(2, 0);
            out.extend_from_slice(&country);
            text(&mut out, &thing.name)?;
            text(&mut out, &thing.cameo)?;
            for value in [thing.geonames, thing.wikidata, thing.partner] {
                out.extend_from_slice(&varint(value));
            }
        }
        for (key, senses) in &self.entries {
            text(&mut out, key)?;
            out.push(u8::try_from(senses.len()).map_err(|_| format!("too many senses: {key}"))?);
            senses.iter().for_each(|sense| out.extend_from_slice(sense));
        }
        Ok(out)
    }
}

fn text(out: &mut Vec<u8>, text: &str) -> Result<(), String> {
    out.push(u8::try_from(text.len()).map_err(|_| format!("too long: {text}"))?);
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

fn varint(mut value: u32) -> Vec<u8> {
    let mut out = Vec::new();
    while value > 0x7F {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
    out
}

fn number<T: PartialEq>(all: &[T], one: T) -> u8 {
    all.iter().position(|value| *value == one).unwrap_or_default() as u8
}

fn case(words: &str) -> Case {
    let upper = words.chars().any(char::is_uppercase);
    match (upper, words.chars().any(char::is_lowercase)) {
        (false, _) => Case::Lower,
        (true, true) => Case::Capitalised,
        (true, false) => Case::Capitals,
    }
}

/// The Latin letters of the lists without their accents; other characters stay.
fn without_accents(words: &str) -> String {
    const PLAIN: &[(&str, char)] = &[
        ("áàâãäåāăą", 'a'),
        ("ÁÀÂÃÄÅĀĂĄ", 'A'),
        ("çćčĉ", 'c'),
        ("ÇĆČĈ", 'C'),
        ("ďđ", 'd'),
        ("ĎĐ", 'D'),
        ("éèêëēėęě", 'e'),
        ("ÉÈÊËĒĖĘĚ", 'E'),
        ("ğģĝ", 'g'),
        ("ĞĢĜ", 'G'),
        ("ḩħ", 'h'),
        ("ḨĦ", 'H'),
        ("íìîïīįı", 'i'),
        ("ÍÌÎÏĪĮİ", 'I'),
        ("ķ", 'k'),
        ("Ķ", 'K'),
        ("łļľ", 'l'),
        ("ŁĻĽ", 'L'),
        ("ñńňņ", 'n'),
        ("ÑŃŇŅ", 'N'),
        ("óòôõöøōő", 'o'),
        ("ÓÒÔÕÖØŌŐ", 'O'),
        ("řŕ", 'r'),
        ("ŘŔ", 'R'),
        ("śšşșŝ", 's'),
        ("ŚŠŞȘŜ", 'S'),
        ("ťţț", 't'),
        ("ŤŢȚ", 'T'),
        ("úùûüūůűų", 'u'),
        ("ÚÙÛÜŪŮŰŲ", 'U'),
        ("ýÿ", 'y'),
        ("Ý", 'Y'),
        ("žźż", 'z'),
        ("ŽŹŻ", 'Z'),
        ("‘’", '\''),
    ];
    let plain =
        |c: char| PLAIN.iter().find(|(accented, _)| accented.contains(c)).map_or(c, |(_, plain)| *plain);
    words.chars().map(plain).collect()
}
