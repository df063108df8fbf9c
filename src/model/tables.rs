//! The word lists of the stages that need a parse, as text. They travel with the model, not with the program: without a
//! model nobody asks for them.
//!
//! A line `=NAME` begins each table; its rows follow, a line each, cells between tabs.

use crate::error::Error;

/// Opens the line of a table's name, and stands nowhere else.
const HEAD: char = '=';

/// All tables.
#[cfg_attr(test, derive(Default))]
pub(crate) struct TableText(String);

impl TableText {
    /// Reads the section of the model file.
    pub fn read(section: &[u8]) -> Result<Self, Error> {
        let text = str::from_utf8(section).map_err(|_| Error::model("section Tables is not UTF-8"))?;
        Ok(Self(text.to_owned()))
    }

    /// The rows of a table; none where there is no table of this name.
    pub fn rows(&self, name: &str) -> std::str::Lines<'_> {
        let rows =
            self.0.split(HEAD).find_map(|table| table.strip_prefix(name)?.strip_prefix('\n')).unwrap_or("");
        rows.lines()
    }

    /// The rows of a table cut at their first tab; a row without one is left out.
    pub fn pairs(&self, name: &str) -> impl Iterator<Item = (&str, &str)> {
        self.rows(name).filter_map(|row| row.split_once('\t'))
    }
}

/// A table as it stands beside the code that reads it.
#[cfg(any(test, feature = "train"))]
pub(crate) struct TableSource {
    pub name: &'static str,
    pub text: &'static str,
    /// How many of its columns are read; what follows (examples) is for people and tests.
    pub columns: usize,
}

/// Writes the section, without comments.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write_tables<'t>(tables: impl IntoIterator<Item = &'t TableSource>) -> Vec<u8> {
    let mut section = String::new();
    for TableSource { name, text, columns } in tables {
        section.push_str(&format!("{HEAD}{name}\n"));
        for row in text.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').take(*columns).collect();
            section.push_str(cells.join("\t").trim_end());
            section.push('\n');
        }
    }
    section.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREES: TableSource = TableSource {
        name: "trees",
        text: "# tree\tleaf\texample\noak\tlobed\tby the gate\n\nfir\tneedle\n",
        columns: 2,
    };
    const STONES: TableSource = TableSource { name: "stones", text: "basalt\n", columns: 1 };

    #[test]
    fn gives_the_rows_of_each_table_without_comments_and_examples() -> Result<(), Error> {
        let tables = TableText::read(&write_tables([&TREES, &STONES]))?;
        assert_eq!(tables.pairs("trees").collect::<Vec<_>>(), [("oak", "lobed"), ("fir", "needle")]);
        assert_eq!(tables.rows("stones").collect::<Vec<_>>(), ["basalt"]);
        assert_eq!(tables.pairs("stones").count(), 0);
        assert_eq!(tables.rows("tree").count(), 0);
        Ok(())
    }

    #[test]
    fn damaged_tables_are_an_error_or_have_fewer_rows() {
        assert_eq!(TableText::read(b"=trees\n\xff").err().map(|error| error.code()), Some("model"));
        let cut = TableText::read(b"=trees\noak\tlobed\nfir").map(|tables| tables.pairs("trees").count());
        assert_eq!(cut.ok(), Some(1));
    }
}
