//! A set of hashed keys, each with its place in the sorted order: how the tables of the model find their rows.
//!
//! A key is the upper bits of a 32-bit hash. Few bits make the file small (keys are stored as the gaps between them, and
//! gaps are shorter where keys are dense); the price is that a word or feature never seen in training is now and then
//! taken for one that was: with 100,000 keys of 24 bits, 6 times in 1,000.
//!
//! A table is read at random places many times a token, so it is kept small enough for the processor's nearer caches: a
//! bit for each narrow stretch of keys, how many keys come before each 32 bits, and of each key only what the stretch
//! leaves open. Counting bits leads to a key's place, and a bit that is nought to the answer that there is none.

use crate::error::Error;
use crate::model::number::{block, byte, fixed, varint};

/// Keys to places.
#[derive(Debug, Default)]
pub(crate) struct KeyIndex {
    stretches: Vec<Stretch>,
    /// The lower bits of each key, keys rising.
    tails: Vec<u16>,
    /// Bits of a hash that are no part of the key.
    dropped: u32,
    /// Bits of a key that choose neither its stretch nor its bit there.
    shift: u32,
}

/// 32 equal parts of a stretch of keys.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch {
    /// A bit for each part that holds a key.
    parts: u32,
    /// Number of keys before the stretch.
    before: u32,
}

/// Look-ups that are made side by side.
pub(crate) const AT_ONCE: usize = 16;

impl KeyIndex {
    /// Reads the bits of a key, the number of keys and the gaps between them.
    pub fn read(rest: &mut &[u8]) -> Result<Self, Error> {
        let bits = u32::from(byte(rest)?);
        if !(8..=30).contains(&bits) {
            return Err(Error::model("keys of an impossible width"));
        }
        let len = fixed(rest)? as usize;
        let mut gaps = block(rest)?;
        if len > gaps.len() {
            return Err(Error::model("fewer keys than were announced"));
        }
        // Eight to sixteen parts a key: one absent key in twelve or so falls into a part that holds another. What the
        // stretch of a key leaves open fits its tail.
        let part_bits = (usize::BITS - len.leading_zeros() + 3).clamp(bits.saturating_sub(11).max(5), bits);
        let mut index = Self {
            stretches: Vec::with_capacity((1 << (part_bits - 5)) + 1),
            tails: Vec::with_capacity(len),
            dropped: 32 - bits,
            shift: bits - part_bits,
        };
        let mut key = 0_u32;
        for place in 0..len as u32 {
            let gap = varint(&mut gaps)?;
            key = key.checked_add(gap).filter(|key| key >> bits == 0).ok_or_else(too_wide)?;
            let part = key >> index.shift;
            let stretch = (part >> 5) as usize;
            if index.stretches.len() <= stretch {
                index.stretches.resize(stretch + 1, Stretch { parts: 0, before: place });
            }
            if let Some(stretch) = index.stretches.last_mut() {
                stretch.parts |= 1 << (part & 31);
            }
            index.tails.push(index.tail(key));
        }
        // One stretch more, so that the last one has its end.
        index.stretches.resize((1 << (part_bits - 5)) + 1, Stretch { parts: 0, before: len as u32 });
        Ok(index)
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.tails.len()
    }

    /// What the stretch of a key leaves open of it.
    fn tail(&self, key: u32) -> u16 {
        (key & ((32 << self.shift) - 1)) as u16
    }

    /// The place of the key of `hash`, if it has one.
    pub fn get(&self, hash: u32) -> Option<usize> {
        let (place, may_be_there) = self.first_place(hash);
        if may_be_there { self.place(hash, place).map(|place| place as usize) } else { None }
    }

    /// The places of the keys of at most [`AT_ONCE`] hashes, of those that have one, and how many those are.
    ///
    /// The look-ups do not wait for each other, so the processor fetches the tables from memory side by side; and a key
    /// that is not there costs no wrong guess at a branch.
    #[inline(always)]
    pub fn places(&self, hashes: &[u32]) -> ([u32; AT_ONCE], usize) {
        let mut candidates = [(0, 0); AT_ONCE];
        let mut count = 0;
        for &hash in hashes.iter().take(AT_ONCE) {
            let (place, may_be_there) = self.first_place(hash);
            if let Some(candidate) = candidates.get_mut(count) {
                *candidate = (hash, place);
            }
            count += usize::from(may_be_there);
        }
        let mut places = [0; AT_ONCE];
        let mut found = 0;
        for &(hash, place) in candidates.iter().take(count) {
            let place = self.place(hash, place);
            if let Some(next) = places.get_mut(found) {
                *next = place.unwrap_or_default();
            }
            found += usize::from(place.is_some());
        }
        (places, found)
    }

    /// The first place that the key of `hash` can have, and whether it can be there at all.
    #[inline(always)]
    fn first_place(&self, hash: u32) -> (u32, bool) {
        let part = hash >> self.dropped >> self.shift;
        let Stretch { parts, before } = self.stretches.get(part as usize >> 5).copied().unwrap_or_default();
        let bit = 1 << (part & 31);
        (before + (parts & (bit - 1)).count_ones(), parts & bit != 0)
    }

    /// The place of the key of `hash`, which is `first` or, where a part before its own holds several keys, after it.
    #[inline(always)]
    fn place(&self, hash: u32, first: u32) -> Option<u32> {
        let key = hash >> self.dropped;
        let tail = self.tail(key);
        let found = *self.tails.get(first as usize)?;
        if found >= tail {
            return (found == tail).then_some(first);
        }
        self.place_after(key, first)
    }

    #[inline(never)]
    fn place_after(&self, key: u32, first: u32) -> Option<u32> {
        let next = self.stretches.get((key >> self.shift >> 5) as usize + 1)?;
        let tails = self.tails.get(first as usize..next.before as usize)?;
        let at = tails.iter().position(|&found| found >= self.tail(key))?;
        (tails.get(at) == Some(&self.tail(key))).then_some(first + at as u32)
    }
}

fn too_wide() -> Error {
    Error::model("a key that is wider than was announced")
}

/// Writes sorted keys of `bits` bits as [`KeyIndex::read`] reads them.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write_keys(out: &mut Vec<u8>, bits: u8, keys: impl ExactSizeIterator<Item = u32>) {
    out.push(bits);
    out.extend_from_slice(&(keys.len() as u32).to_le_bytes());
    let mut gaps = Vec::new();
    let mut last = 0;
    for key in keys {
        crate::model::number::push_varint(&mut gaps, key - last);
        last = key;
    }
    crate::model::number::push_block(out, &gaps);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_key_and_no_other() -> Result<(), Error> {
        let keys: Vec<u32> =
            (0..5000).map(|n: u32| n * 3 + 70_000).chain([0xFF_FFF8, 0xFF_FFFE, 0xFF_FFFF]).collect();
        let mut bytes = Vec::new();
        write_keys(&mut bytes, 24, keys.iter().copied());
        let index = KeyIndex::read(&mut bytes.as_slice())?;
        for (place, key) in keys.iter().enumerate() {
            assert_eq!(index.get(key << 8 | 0x5A), Some(place));
            assert_eq!(index.places(&[70_001 << 8, key << 8, 0]).0.first(), Some(&(place as u32)));
        }
        for absent in [0, 69_999, 70_001, 84_999, 0xFF_FFF7, 0xFF_FFF9, 0xFF_FFFD] {
            assert_eq!(index.get(absent << 8), None, "{absent}");
            assert_eq!(index.places(&[absent << 8; AT_ONCE]).1, 0, "{absent}");
        }
        assert_eq!(KeyIndex::default().get(7), None);
        Ok(())
    }

    #[test]
    fn refuses_keys_beyond_their_width() {
        for keys in [[5, 256], [255, u32::MAX]] {
            let mut bytes = Vec::new();
            write_keys(&mut bytes, 8, keys.into_iter());
            assert!(KeyIndex::read(&mut bytes.as_slice()).is_err(), "{keys:?}");
        }
    }

    #[test]
    fn refuses_more_keys_than_there_are_bytes_for() {
        let mut bytes = Vec::new();
        write_keys(&mut bytes, 24, [1, 2, 3].into_iter());
        if let Some(count) = bytes.get_mut(1) {
            *count = 200;
        }
        assert!(KeyIndex::read(&mut bytes.as_slice()).is_err());
    }
}
