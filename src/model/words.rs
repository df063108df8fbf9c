//! What the models see of a word: hashes of its letters, its shape and its clusters. The trainers use the same code.

use crate::error::Error;
use crate::model::index::KeyIndex;
use crate::model::number::{SEED, block, hash_byte, mix};

/// Words of like distribution share a cluster, at three levels.
#[derive(Debug)]
pub(crate) struct Clusters {
    index: KeyIndex,
    /// Finest cluster of each word, in the order of the index.
    fine: Vec<u16>,
    /// Middle and coarse cluster of each fine one.
    coarser: Vec<[u8; 2]>,
}

impl Clusters {
    /// Reads the section of a model file.
    pub fn read(mut rest: &[u8]) -> Result<Self, Error> {
        let index = KeyIndex::read(&mut rest)?;
        let pair = |pair: &[u8]| pair.iter().rev().fold(0, |value, &byte| value << 8 | u16::from(byte));
        let low = block(&mut rest)?;
        let high = block(&mut rest)?;
        if low.len() != index.len() || high.len() != index.len() {
            return Err(Error::model("clusters that do not fit their words"));
        }
        let fine = low.iter().zip(high).map(|(&low, &high)| pair(&[low, high])).collect();
        let coarser = block(&mut rest)?
            .chunks_exact(2)
            .map(|pair| [pair.first().copied().unwrap_or_default(), pair.last().copied().unwrap_or_default()])
            .collect();
        Ok(Self { index, fine, coarser })
    }

    /// Whether a lower-case word is among the words that have a cluster, the most frequent of the language.
    pub fn knows(&self, lower: &str) -> bool {
        self.get(hash_lower(lower)).is_some()
    }

    /// Fine, middle and coarse cluster of the word with this hash; `None` for a word that has none.
    fn get(&self, lower: u32) -> Option<[u32; 3]> {
        let fine = *self.fine.get(self.index.get(mix(lower, 0))?)?;
        let [middle, coarse] = *self.coarser.get(usize::from(fine))?;
        Some([u32::from(fine), u32::from(middle), u32::from(coarse)])
    }
}

/// Writes the section: words with their three clusters.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write_clusters(words: &[(String, u16, u8, u8)]) -> Vec<u8> {
    use crate::model::number::push_block;
    const KEY_BITS: u8 = 26;
    let mut rows: Vec<(u32, u16)> = Vec::new();
    let mut coarser = Vec::new();
    for (word, fine, middle, coarse) in words {
        rows.push((mix(hash_lower(word), 0) >> (32 - KEY_BITS), *fine));
        let at = usize::from(*fine) * 2;
        if coarser.len() < at + 2 {
            coarser.resize(at + 2, 0);
        }
        for (place, value) in coarser.iter_mut().skip(at).zip([*middle, *coarse]) {
            *place = value;
        }
    }
    #[expect(clippy::disallowed_methods, reason = "not in the shipped module")]
    rows.sort_by_key(|row| row.0);
    rows.dedup_by_key(|row| row.0);
    let mut out = Vec::new();
    crate::model::index::write_keys(&mut out, KEY_BITS, rows.iter().map(|row| row.0));
    push_block(&mut out, &rows.iter().map(|row| row.1 as u8).collect::<Vec<_>>());
    push_block(&mut out, &rows.iter().map(|row| (row.1 >> 8) as u8).collect::<Vec<_>>());
    push_block(&mut out, &coarser);
    out
}

/// Letters and digits of a word, as far as case goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Case {
    /// No letter at all.
    #[default]
    None,
    Lower,
    /// One capital letter, at the start ("Paris", "A").
    Title,
    /// Two capitals or more and no small letter ("NATO", "U.S.").
    Upper,
    /// Capitals elsewhere ("iPhone", "McDonald").
    Mixed,
}

/// One word as the models see it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// Hash of the lower-case form, digits made alike.
    pub lower: u32,
    /// Hash of the shape: runs of capitals, small letters, digits and each other mark.
    pub shape: u32,
    pub case: Case,
    /// Hashes of the first one to four bytes of the lower-case form.
    pub prefixes: [u32; 4],
    /// Hashes of the last one to four bytes.
    pub suffixes: [u32; 4],
    /// Fine, middle and coarse cluster, each as a hash; for a word in none, a hash of its last letters and case.
    pub clusters: [u32; 3],
    /// Hash of the longest of `prefixes` and of `suffixes`.
    pub ends: u32,
}

/// Everything that is seen of a word follows from its letters, its shape and its ends: two words that agree in these are
/// the same to the models.
impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        (self.lower, self.shape, self.ends) == (other.lower, other.shape, other.ends)
    }
}

/// The words of one sentence.
#[derive(Debug, Default)]
pub(crate) struct Words {
    words: Vec<Word>,
}

/// Stands before the first word.
pub(crate) const BEFORE: Word = edge(0x5EED_0001);
/// Stands after the last word.
pub(crate) const AFTER: Word = edge(0x5EED_0002);

const fn edge(mark: u32) -> Word {
    Word {
        lower: mark,
        shape: mark,
        case: Case::None,
        prefixes: [mark; 4],
        suffixes: [mark; 4],
        clusters: [mark; 3],
        ends: mark,
    }
}

impl Words {
    /// Reads the words of one sentence, each with its lower-case form.
    pub fn fill<'t>(&mut self, clusters: &Clusters, words: impl Iterator<Item = (&'t str, &'t str)>) {
        self.words.clear();
        self.words.extend(words.map(|(word, lower)| Word::new(clusters, word, lower)));
        self.discount_capitals();
    }

    /// In a line of capitals they tell nothing: such words are shown to the models as if they had no case.
    fn discount_capitals(&mut self) {
        const SCREAM: u32 = 0x5EED_0003;
        let count = |case: Case| self.words.iter().filter(|word| word.case == case).count();
        let upper = count(Case::Upper);
        if upper < 3 || upper * 10 < 7 * (upper + count(Case::Lower) + count(Case::Title)) {
            return;
        }
        for word in &mut self.words {
            if word.case != Case::None {
                word.shape = SCREAM;
                word.case = Case::None;
            }
        }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word `offset` places from `index`; the edges where there is none.
    #[inline(always)]
    pub fn at(&self, index: usize, offset: isize) -> &Word {
        match index.checked_add_signed(offset) {
            Some(at) => self.words.get(at).unwrap_or(&AFTER),
            None => &BEFORE,
        }
    }
}

impl Word {
    fn new(clusters: &Clusters, word: &str, lower: &str) -> Self {
        let bytes = lower.as_bytes();
        let mut prefixes = [0; 4];
        let mut hash = SEED;
        for (place, &byte) in prefixes.iter_mut().zip(bytes) {
            hash = hash_byte(hash, byte);
            *place = hash;
        }
        let beginning = hash;
        let mut suffixes = [0; 4];
        hash = SEED;
        for (place, &byte) in suffixes.iter_mut().zip(bytes.iter().rev()) {
            hash = hash_byte(hash, byte);
            *place = hash;
        }
        let ends = mix(beginning, hash);
        let (shape, case) = shape_and_case(word);
        let hash = hash_lower(lower);
        let clusters = clusters.get(hash).map_or_else(
            || [0x0100_0000, 0x0200_0000, 0x0300_0000].map(|level: u32| level | case as u32),
            |[fine, middle, coarse]| [0x1000_0000 | fine, 0x2000_0000 | middle, 0x3000_0000 | coarse],
        );
        Self { lower: hash, shape, case, prefixes, suffixes, clusters, ends }
    }

    /// Number of the fine, middle or coarse cluster (level 0, 1 or 2); `None` for a word that is in none.
    pub fn cluster(&self, level: usize) -> Option<u32> {
        let cluster = *self.clusters.get(level)?;
        (cluster >> 28 == level as u32 + 1).then_some(cluster & 0x0FFF_FFFF)
    }
}

/// Hash of a lower-case word, digits made alike.
pub(crate) fn hash_lower(lower: &str) -> u32 {
    lower.bytes().fold(SEED, |hash, byte| hash_byte(hash, if byte.is_ascii_digit() { b'0' } else { byte }))
}

fn shape_and_case(word: &str) -> (u32, Case) {
    let (mut hash, mut last, mut run) = (SEED, 0, 0);
    let (mut capitals, mut small, mut starts_capital) = (0, 0, false);
    for (index, letter) in word.chars().enumerate() {
        let class = if letter.is_ascii_digit() {
            b'0'
        } else if letter.is_uppercase() {
            capitals += 1;
            starts_capital |= index == 0;
            b'X'
        } else if letter.is_alphabetic() {
            small += 1;
            b'x'
        } else if letter.is_ascii() {
            letter as u8
        } else {
            b'~'
        };
        run = if class == last { run + 1 } else { 0 };
        // Runs are cut at two: "Xxx" stands for Paris and Washington alike.
        if run < 2 {
            hash = hash_byte(hash, class);
        }
        last = class;
    }
    let case = match (capitals, small) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, _) if starts_capital => Case::Title,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    };
    (hash, case)
}

/// Hash of a feature: the number of its template and what fills it.
#[inline(always)]
pub(crate) const fn feature(template: u32, value: u32) -> u32 {
    mix(value, template.wrapping_mul(0x2545_F491))
}
