//! The lists as one section of the model file, read in place.
//!
//! ```text
//! counts      things, entries: u32 LE each
//! things      kind u8, type u8, country 2 bytes (zeros: none), name and CAMEO code (u8 length, UTF-8),
//!             GeoNames, Wikidata and partner + 1 as varints (0: none); the countries come first, by their code
//! entries     key (u8 length, UTF-8), u8 number of senses; each sense: tag u8 (low half which, high half its case),
//!             then for a thing its id as a varint, for the others the bytes that `sense` names
//! ```
//!
//! Reading builds only an index: where each thing and each entry stands. A damaged section is an error, never a panic.

use super::fold::{Hash, fold};
use super::{Case, Cue, CuePosition, Gender, How, Kind, Modifier, Sense, Thing};
use crate::analysis::EntityType;
use crate::error::Error;
use crate::text::{Document, TokenRange};

/// Entity types in the order of their numbers in the section.
pub(super) const TYPES: [EntityType; 12] = [
    EntityType::Person,
    EntityType::Org,
    EntityType::Gpe,
    EntityType::Loc,
    EntityType::Fac,
    EntityType::Norp,
    EntityType::Event,
    EntityType::Law,
    EntityType::Product,
    EntityType::Work,
    EntityType::Initiative,
    EntityType::Title,
];
pub(super) const HOWS: [How; 4] = [How::Name, How::Adjective, How::Person, How::People];
pub(super) const CASES: [Case; 3] = [Case::Lower, Case::Capitalised, Case::Capitals];
pub(super) const GENDERS: [Gender; 3] = [Gender::Masculine, Gender::Feminine, Gender::Either];
pub(super) const MODIFIERS: [Modifier; 2] = [Modifier::Rank, Modifier::Tenure];
pub(super) const POSITIONS: [CuePosition; 5] =
    [CuePosition::First, CuePosition::Last, CuePosition::Both, CuePosition::Before, CuePosition::After];

/// Tags of the senses after the four of [`HOWS`].
pub(super) const FIRST_NAME: u8 = 4;
pub(super) const HONORIFIC: u8 = 5;
pub(super) const TITLE: u8 = 6;
pub(super) const MODIFIER: u8 = 7;
pub(super) const CUE: u8 = 8;
pub(super) const COMMON: u8 = 9;

/// Bits of the filter that tells whether words begin an entry: eight times the beginnings that the lists have.
const FILTER_BITS: usize = 1 << 19;
/// Bits of a slot that tell where its entry stands. The others are those of its hash: of a hundred words that are no entry
/// but fall on one, hardly one is compared with it letter by letter.
const PLACE_BITS: u32 = 22;
/// Longest entry, in tokens: bounds the look-ahead.
const MAX_TOKENS: usize = 16;

/// The word lists of a model file.
pub(crate) struct Lexicon {
    bytes: Box<[u8]>,
    /// Where each thing stands in `bytes`.
    things: Vec<u32>,
    /// Open addressing: where each entry stands in `bytes`, and above that some bits of its hash; 0 is empty (an entry
    /// never stands there).
    slots: Vec<u32>,
    /// Which hashes are those of the beginning of an entry of several words.
    beginnings: Vec<u64>,
}

/// An entry that stands in a text.
#[derive(Clone, Debug)]
pub(crate) struct Match<'l> {
    pub tokens: TokenRange,
    pub entry: Entry<'l>,
}

/// Some words and what they may mean.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'l> {
    lexicon: &'l Lexicon,
    key: &'l str,
    senses: &'l [u8],
}

impl std::fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.key.fmt(f)
    }
}

impl<'l> Entry<'l> {
    /// What the words may mean, with the case in which they mean it; the likeliest thing first.
    pub fn senses(self) -> impl Iterator<Item = (Sense<'l>, Case)> {
        let mut cursor = Cursor(self.senses);
        std::iter::from_fn(move || self.lexicon.sense(&mut cursor))
    }

    /// The things that the words may name, describe or people.
    pub fn things(self) -> impl Iterator<Item = (Thing<'l>, How, Case)> {
        self.senses().filter_map(|(sense, case)| match sense {
            Sense::Thing(thing, how) => Some((thing, how, case)),
            _ => None,
        })
    }

    /// Whether one of the senses is as asked.
    pub fn any(self, mut asked: impl FnMut(Sense<'l>) -> bool) -> bool {
        self.senses().any(|(sense, _)| asked(sense))
    }
}

impl Lexicon {
    /// Reads the section of a model file.
    pub fn read(section: &[u8]) -> Result<Self, Error> {
        Self::index(section).ok_or_else(|| Error::model("the lexicon is damaged"))
    }

    fn index(section: &[u8]) -> Option<Self> {
        let mut cursor = Cursor(section);
        let [thing_count, entry_count] = [cursor.u32()?, cursor.u32()?];
        // Nothing is shorter than two bytes: a count that cannot fit reserves no memory.
        if thing_count.max(entry_count) as usize > section.len() / 2 || section.len() >> PLACE_BITS != 0 {
            return None;
        }
        let at = |cursor: &Cursor<'_>| section.len() - cursor.0.len();
        let mut things = Vec::with_capacity(thing_count as usize);
        for _ in 0..thing_count {
            things.push(at(&cursor) as u32);
            cursor.thing()?;
        }
        let mut slots = vec![0; (entry_count as usize * 2).next_power_of_two()];
        let mut beginnings = vec![0; FILTER_BITS / 64];
        for _ in 0..entry_count {
            let start = at(&cursor) as u32;
            let key = cursor.text()?;
            cursor.senses(thing_count)?;
            insert(&mut slots, Hash::new().add(key).finish(), start)?;
            add_beginnings(&mut beginnings, key);
        }
        cursor.0.is_empty().then(|| Self { bytes: section.into(), things, slots, beginnings })
    }

    /// The entry of `words`, which are in lower case with single spaces.
    pub fn get(&self, words: &str) -> Option<Entry<'_>> {
        self.find(Hash::new().add(words), |key| key.chars().eq(words.chars().map(fold)))
    }

    /// The longest entry whose first token is `index`.
    pub fn longest<'l>(&'l self, document: &Document<'_>, index: usize) -> Option<Match<'l>> {
        self.matches(document, index).last()
    }

    /// Every entry whose first token is `index`, shortest first; none goes past the sentence.
    pub fn matches<'l, 'd>(
        &'l self,
        document: &'d Document<'_>,
        index: usize,
    ) -> impl Iterator<Item = Match<'l>> + use<'l, 'd> {
        let mut hash = Hash::new();
        let mut next = index;
        let mut end = index + 1;
        std::iter::from_fn(move || {
            while next < end {
                let token = document.tokens.get(next)?;
                if next > index && token.space_before {
                    hash = hash.add(" ");
                }
                hash = hash.add(document.lower(next));
                next += 1;
                if self.begins(hash) {
                    // Look at the sentence's end only now: hardly any word begins an entry of several.
                    if next == index + 1 {
                        let sentence = document.sentence_of(index).and_then(|at| document.sentences.get(at));
                        end = sentence.map_or(next, |sentence| sentence.tokens.end.min(index + MAX_TOKENS));
                    }
                } else {
                    end = next;
                }
                let tokens = index..next;
                if let Some(entry) = self.find(hash, |key| stands(document, tokens.clone(), key)) {
                    return Some(Match { tokens, entry });
                }
            }
            None
        })
    }

    /// Gender of a first name in lower case.
    pub fn first_name(&self, lower: &str) -> Option<Gender> {
        self.get(lower)?.senses().find_map(|(sense, _)| match sense {
            Sense::FirstName(gender) => Some(gender),
            _ => None,
        })
    }

    /// The longest title, rank or role that starts at token `index`, modifiers before it not counted.
    pub fn title(&self, document: &Document<'_>, index: usize) -> Option<(TokenRange, Gender)> {
        let title = |entry: Entry<'_>| {
            entry.senses().find_map(|(sense, _)| match sense {
                Sense::Title(gender) => Some(gender),
                _ => None,
            })
        };
        self.matches(document, index).filter_map(|found| Some((found.tokens, title(found.entry)?))).last()
    }

    /// The thing of a number.
    pub fn thing(&self, id: u32) -> Option<Thing<'_>> {
        let start = *self.things.get(id as usize)? as usize;
        Cursor(self.bytes.get(start..)?).thing().map(|thing| Thing { id, ..thing })
    }

    /// The country of an ISO 3166-1 alpha-2 code. The countries are the first things, in the order of their codes.
    pub fn country(&self, code: &str) -> Option<Thing<'_>> {
        let at = |start: u32| Cursor(self.bytes.get(start as usize..)?).thing();
        let id = self.things.partition_point(|&start| {
            at(start).is_some_and(|thing| thing.kind == Kind::Country && thing.country < code)
        });
        self.thing(id as u32).filter(|thing| thing.kind == Kind::Country && thing.country == code)
    }

    fn begins(&self, hash: Hash) -> bool {
        let bit = hash.finish() % FILTER_BITS;
        self.beginnings.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    fn find<'l>(&'l self, hash: Hash, same: impl Fn(&str) -> bool) -> Option<Entry<'l>> {
        let mask = self.slots.len().checked_sub(1)?;
        let hash = hash.finish();
        let mut slot = hash & mask;
        loop {
            let taken = *self.slots.get(slot)?;
            if taken == 0 {
                return None;
            }
            if (taken ^ hash as u32) >> PLACE_BITS == 0 {
                let start = taken & ((1 << PLACE_BITS) - 1);
                let mut cursor = Cursor(self.bytes.get(start as usize..)?);
                let key = cursor.text()?;
                if same(key) {
                    return Some(Entry { lexicon: self, key, senses: cursor.senses(u32::MAX)? });
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    fn sense<'l>(&'l self, cursor: &mut Cursor<'l>) -> Option<(Sense<'l>, Case)> {
        let tag = cursor.byte()?;
        let case = *CASES.get(usize::from(tag >> 4))?;
        let sense = match tag & 15 {
            FIRST_NAME => Sense::FirstName(cursor.pick(&GENDERS)?),
            HONORIFIC => Sense::Honorific(cursor.pick(&GENDERS)?),
            TITLE => Sense::Title(cursor.pick(&GENDERS)?),
            MODIFIER => Sense::Modifier(cursor.pick(&MODIFIERS)?),
            CUE => Sense::Cue(Cue { entity_type: cursor.pick(&TYPES)?, position: cursor.pick(&POSITIONS)? }),
            COMMON => Sense::Common,
            how => Sense::Thing(self.thing(cursor.varint()?)?, *HOWS.get(usize::from(how))?),
        };
        Some((sense, case))
    }
}

/// Whether `tokens`, folded, read as `key`.
fn stands(document: &Document<'_>, tokens: TokenRange, key: &str) -> bool {
    let mut key = key.chars();
    for (at, index) in tokens.enumerate() {
        let space = at > 0 && document.tokens.get(index).is_some_and(|token| token.space_before);
        if space && key.next() != Some(' ') {
            return false;
        }
        if !document.lower(index).chars().map(fold).all(|c| key.next() == Some(c)) {
            return false;
        }
    }
    key.next().is_none()
}

/// `None` where the table is full, which a table of twice the entries never is.
fn insert(slots: &mut [u32], hash: usize, start: u32) -> Option<()> {
    let mask = slots.len().checked_sub(1)?;
    let free = (0..slots.len()).map(|step| (hash + step) & mask).find(|&slot| slots.get(slot) == Some(&0))?;
    *slots.get_mut(free)? = start | (hash as u32) >> PLACE_BITS << PLACE_BITS;
    Some(())
}

/// Marks every place in `key` where a token may end: before and after each character that is no letter or digit.
fn add_beginnings(beginnings: &mut [u64], key: &str) {
    let mut hash = Hash::new();
    let mut buffer = [0; 4];
    let mut before = 'a';
    for c in key.chars() {
        if !(c.is_alphanumeric() && before.is_alphanumeric()) {
            let bit = hash.finish() % FILTER_BITS;
            if let Some(word) = beginnings.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        hash = hash.add(c.encode_utf8(&mut buffer));
        before = c;
    }
}

/// What is left to read.
#[derive(Clone, Copy)]
struct Cursor<'b>(&'b [u8]);

impl<'b> Cursor<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (head, tail) = self.0.split_at_checked(length)?;
        self.0 = tail;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        of.get(usize::from(self.byte()?)).copied()
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// LEB128, at most five bytes.
    fn varint(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.byte()?;
        str::from_utf8(self.take(length.into())?).ok()
    }

    /// A thing without its number.
    fn thing(&mut self) -> Option<Thing<'b>> {
        Some(Thing {
            id: 0,
            kind: self.pick(Kind::ALL)?,
            entity_type: self.pick(&TYPES)?,
            country: str::from_utf8(self.take(2)?).ok()?.trim_end_matches('\0'),
            name: self.text()?,
            cameo: self.text()?,
            geonames: some(self.varint()?),
            wikidata: some(self.varint()?),
            partner: some(self.varint()?).map(|partner| partner - 1),
        })
    }

    /// The bytes of an entry's senses, after its key; `None` where a sense is not as it should be.
    fn senses(&mut self, things: u32) -> Option<&'b [u8]> {
        let count = self.byte()?;
        let all = self.0;
        for _ in 0..count {
            match self.byte()? & 15 {
                tag if usize::from(tag) < HOWS.len() => {
                    if self.varint()? >= things {
                        return None;
                    }
                }
                FIRST_NAME | HONORIFIC | TITLE => drop(self.pick(&GENDERS)?),
                CUE => drop(self.take(2)?),
                MODIFIER => drop(self.pick(&MODIFIERS)?),
                COMMON => {}
                _ => return None,
            }
        }
        all.get(..all.len() - self.0.len())
    }
}

fn some(value: u32) -> Option<u32> {
    (value > 0).then_some(value)
}
