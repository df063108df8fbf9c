//! Leaves the examples out of the frame table that is compiled into the library: only the tests read them, from the
//! table itself, and a page should not have to download them.

use std::path::Path;
use std::{env, fs, io};

const FRAMES: &str = "src/relations/data/frames.tsv";
/// The columns before the examples.
const COLUMNS: usize = 7;

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed={FRAMES}");
    let table = fs::read_to_string(FRAMES)?;
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let rows: String =
        rows.map(|row| row.split('\t').take(COLUMNS).collect::<Vec<_>>().join("\t") + "\n").collect();
    let folder = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&folder).join("frames.tsv"), rows)
}
