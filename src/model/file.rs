//! The model file: one container for the lexicon, the models and the tables of the stages after them.
//!
//! ```text
//! magic            8 bytes   "DATELINE"
//! format version   u32 LE    1
//! checksum         u64 LE    FNV-1a over everything after it
//! data version     u8 length, UTF-8
//! section count    u8
//! sections         count times: tag u8, length u32 LE
//! bodies           in the same order, without gaps
//! ```

use crate::error::Error;

const MAGIC: &[u8; 8] = b"DATELINE";
const FORMAT_VERSION: u32 = 1;

/// What a section holds. The numbers are the file's tags: never reuse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Section {
    Lexicon = 1,
    Clusters = 2,
    Upos = 3,
    Parser = 4,
    Names = 5,
    Lemmas = 6,
    Tables = 7,
}

impl Section {
    /// Every section, in the order of its number.
    #[cfg(feature = "train")]
    const ALL: [Self; 7] =
        [Self::Lexicon, Self::Clusters, Self::Upos, Self::Parser, Self::Names, Self::Lemmas, Self::Tables];
}

/// A file whose checksum is right.
pub(crate) struct File<'f> {
    data_version: &'f str,
    sections: Vec<(u8, &'f [u8])>,
}

impl<'f> File<'f> {
    /// Checks `bytes` from magic to checksum and finds the sections.
    pub fn read(bytes: &'f [u8]) -> Result<Self, Error> {
        let mut rest = bytes;
        if take(&mut rest, 8)? != MAGIC {
            return Err(Error::model("this is not a Dateline model (the first eight bytes are others)"));
        }
        let version = u32_le(take(&mut rest, 4)?);
        if version != FORMAT_VERSION {
            return Err(Error::model(format!(
                "format version {version}; this program reads {FORMAT_VERSION}"
            )));
        }
        let checksum = take(&mut rest, 8)?;
        if checksum != fnv1a(rest).to_le_bytes() {
            return Err(Error::model("the checksum is wrong: the file is damaged or was cut short"));
        }
        let length = byte(&mut rest)?;
        let data_version = str::from_utf8(take(&mut rest, length)?)
            .map_err(|_| Error::model("the data version is not UTF-8"))?;
        let count = byte(&mut rest)?;
        let mut heads = Vec::with_capacity(count);
        for _ in 0..count {
            let tag = byte(&mut rest)? as u8;
            heads.push((tag, u32_le(take(&mut rest, 4)?) as usize));
        }
        let mut sections = Vec::with_capacity(count);
        for (tag, length) in heads {
            sections.push((tag, take(&mut rest, length)?));
        }
        Ok(Self { data_version, sections })
    }

    pub fn data_version(&self) -> &'f str {
        self.data_version
    }

    /// The body of a section that must be there.
    pub fn section(&self, section: Section) -> Result<&'f [u8], Error> {
        self.optional(section).ok_or_else(|| Error::model(format!("section {section:?} is missing")))
    }

    /// Every section that this program knows, in the order of the file.
    #[cfg(feature = "train")]
    pub fn all(&self) -> Vec<(Section, Vec<u8>)> {
        Section::ALL
            .into_iter()
            .filter_map(|section| Some((section, self.optional(section)?.to_owned())))
            .collect()
    }

    /// The body of a section, if it is there.
    pub fn optional(&self, section: Section) -> Option<&'f [u8]> {
        self.sections.iter().find(|(tag, _)| *tag == section as u8).map(|(_, body)| *body)
    }
}

/// Writes a model file.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write(data_version: &str, sections: &[(Section, Vec<u8>)]) -> Vec<u8> {
    let mut body = vec![data_version.len() as u8];
    body.extend_from_slice(data_version.as_bytes());
    body.push(sections.len() as u8);
    for (section, bytes) in sections {
        body.push(*section as u8);
        body.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    }
    for (_, bytes) in sections {
        body.extend_from_slice(bytes);
    }
    let mut file = MAGIC.to_vec();
    file.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    file.extend_from_slice(&fnv1a(&body).to_le_bytes());
    file.extend_from_slice(&body);
    file
}

fn take<'f>(rest: &mut &'f [u8], length: usize) -> Result<&'f [u8], Error> {
    let (head, tail) =
        rest.split_at_checked(length).ok_or_else(|| Error::model("the file ends too early"))?;
    *rest = tail;
    Ok(head)
}

fn byte(rest: &mut &[u8]) -> Result<usize, Error> {
    Ok(take(rest, 1)?.first().copied().unwrap_or_default().into())
}

fn u32_le(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte))
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits, taken over words of eight bytes for speed; the last word is padded with zeros.
fn fnv1a(bytes: &[u8]) -> u64 {
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0000_0100_0000_01B3);
    let mut hash = step(0xCBF2_9CE4_8422_2325, bytes.len() as u64);
    for chunk in bytes.chunks(8) {
        let word = chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
        // A plain multiply never carries downward; fold the high half back so that every bit of a word matters.
        hash = step(hash, word);
        hash ^= hash >> 32;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_what_was_written() -> Result<(), Error> {
        let bytes = write("en-test", &[(Section::Lexicon, b"words".to_vec()), (Section::Names, vec![])]);
        let file = File::read(&bytes)?;
        assert_eq!(file.data_version(), "en-test");
        assert_eq!(file.section(Section::Lexicon)?, b"words");
        assert_eq!(file.optional(Section::Names), Some(&[][..]));
        assert_eq!(file.optional(Section::Upos), None);
        Ok(())
    }

    #[test]
    fn names_what_is_wrong_with_a_cut_or_changed_file() {
        let whole = write("en-test", &[(Section::Lexicon, b"a lexicon of words".to_vec())]);
        for cut in 0..whole.len() {
            let error = File::read(whole.get(..cut).unwrap_or_default()).err().map(|error| error.code());
            assert_eq!(error, Some("model"), "cut at {cut}");
        }
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut changed = whole.clone();
                if let Some(byte) = changed.get_mut(at) {
                    *byte ^= 1 << bit;
                }
                assert!(File::read(&changed).is_err(), "bit {bit} of byte {at} changed");
            }
        }
    }
}
