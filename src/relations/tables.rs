//! The tables that relations are read by. The knowledge is in data/*.tsv; the model file carries it.

use crate::keyed::Map;

use super::frames::Frames;
use crate::entities::Nouns;
use crate::model::TableText;

/// All of them. Without a model they are empty, and there is no parse that would ask them.
#[derive(Default)]
pub(crate) struct Tables {
    pub(super) frames: Frames,
    /// The code of CAMEO for a sector, by the noun of those who belong to it.
    pub(super) sectors: Map<Box<str>, Box<str>>,
    /// The field of politics, by a word that belongs to it.
    pub(super) contexts: Map<Box<str>, Box<str>>,
}

impl Tables {
    /// Reads the tables once, for all articles. A damaged row is left out.
    pub fn read(text: &TableText, nouns: &Nouns) -> Self {
        Self {
            frames: Frames::read(text, nouns),
            sectors: by_word(text, "sectors"),
            contexts: by_word(text, "contexts"),
        }
    }

    /// As the sources give them, not a model file.
    #[cfg(test)]
    pub fn of_sources() -> Self {
        let sources = SOURCES.iter().chain([&crate::entities::NOUNS_SOURCE]);
        let text = TableText::read(&crate::model::write_tables(sources)).unwrap_or_default();
        Self::read(&text, &Nouns::read(&text))
    }
}

/// The name that a row begins with, by each word of the row.
fn by_word(text: &TableText, table: &str) -> Map<Box<str>, Box<str>> {
    let words = |(name, words): (&'_ str, &'_ str)| {
        words.split(' ').map(|word| (word.into(), name.into())).collect::<Vec<_>>()
    };
    text.pairs(table).flat_map(words).collect()
}

#[cfg(any(test, feature = "train"))]
macro_rules! sources {
    ($($name:literal $columns:literal)*) => {
        &[$(crate::model::TableSource {
            name: $name,
            text: include_str!(concat!("data/", $name, ".tsv")),
            columns: $columns,
        }),*]
    };
}

/// What the model file carries of data/*.tsv.
#[cfg(any(test, feature = "train"))]
pub(crate) const SOURCES: &[crate::model::TableSource] = sources! {
    "frames" 7
    "roles" 4
    "nouns" 2
    "light" 2
    "irregular" 2
    "sectors" 2
    "contexts" 2
    "occupations" 1
};

#[cfg(test)]
mod tests {
    use super::super::frames::{Class, OCCUPATION};
    use super::*;
    use crate::entities::NOUNS_SOURCE;
    use crate::model::{File, Section, write_tables};

    #[test]
    fn the_model_file_carries_the_tables_of_today() {
        let file = File::read(include_bytes!("../../models/english.dateline"));
        let carried = file.and_then(|file| file.section(Section::Tables)).map(<[u8]>::to_vec);
        let sources = write_tables(SOURCES.iter().chain([&NOUNS_SOURCE]));
        assert!(carried.is_ok_and(|carried| carried == sources), "run `dateline-train pack`");
    }

    #[test]
    fn every_table_is_read() {
        let tables = Tables::of_sources();
        assert!(tables.frames.of(Class::Verb, "arrest").next().is_some());
        assert!(tables.frames.of(Class::Noun, "ceasefire").next().is_some());
        assert!(tables.frames.light("hold").is_some());
        assert_eq!(tables.frames.irregular("froze"), Some("freeze"));
        for (noun, class) in [
            ("minister", "person"),
            ("ministry", "organisation"),
            ("troops", "force"),
            ("geologist", OCCUPATION),
        ] {
            assert!(tables.frames.is_a(noun, class), "{noun}");
            assert!(!tables.frames.is_a(noun, "weapon"), "{noun}");
        }
        assert_eq!(tables.sectors.get("army").map(|code| &**code), Some("MIL"));
        assert_eq!(tables.contexts.get("ballot").map(|context| &**context), Some("election"));
    }

    #[test]
    fn of_damaged_tables_what_can_be_read_is_read() {
        let text = TableText::read(
            b"=frames\narrest\tverb\nban\tverb\t!\tSANCTION\t-\tnowhere\t.\n\t\t\t\t\t\t\n=roles\nx\n=nouns\n\t\n=light\n=mentions\nx\ty",
        );
        let tables = text.map(|text| Tables::read(&text, &Nouns::read(&text))).unwrap_or_default();
        assert_eq!(tables.frames.of(Class::Verb, "arrest").count(), 0);
        assert_eq!(tables.frames.of(Class::Verb, "ban").count(), 1);
    }
}
