//! A set of hashed keys, each with its place in the sorted order: how the tables of the model find their rows.
//!
//! A key is the upper bits of a 32-bit hash. Few bits make the file small (keys are stored as the gaps between them, and
//! gaps are shorter where keys are dense); the price is that a word or feature never seen in training is now and then
//! taken for one that was: with 100,000 keys of 24 bits, 6 times in 1,000.
//!
//! Most look-ups find nothing (a pair of words that was never seen). A bitmap that is small enough for the processor's
//! nearer caches answers nearly all of those without touching the table.

use crate::error::Error;
use crate::model::number::{block, byte, fixed, varint};

/// Keys to places, by open addressing: a slot holds a key and its place, and a look-up walks on to the next empty one or
/// to the end.
#[derive(Debug, Default)]
pub(crate) struct KeyIndex {
    /// A bit for each stretch of keys: whether it holds a key at all.
    filter: Vec<u64>,
    /// Bits of a key that do not choose its bit in the filter.
    filter_shift: u32,
    slots: Vec<Slot>,
    /// Bits of a hash that are no part of the key.
    dropped: u32,
    /// Bits of a key that do not choose the first slot.
    shift: u32,
    len: usize,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u32,
    place: u32,
}

const EMPTY: Slot = Slot { key: u32::MAX, place: u32::MAX };

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
        // At most half full, so that an empty slot is never far.
        let slot_bits = (usize::BITS - (2 * len + 1).leading_zeros()).min(bits);
        // Eight to sixteen bits a key let one absent key in twelve or so through.
        let filter_bits = (slot_bits + 3).clamp(6, bits);
        let mut index = Self {
            filter: vec![0; 1 << (filter_bits - 6)],
            filter_shift: bits - filter_bits,
            slots: vec![EMPTY; 1 << slot_bits],
            dropped: 32 - bits,
            shift: bits - slot_bits,
            len,
        };
        let mut key = 0_u32;
        for place in 0..len as u32 {
            key = key.wrapping_add(varint(&mut gaps)?);
            index.insert(Slot { key, place });
        }
        Ok(index)
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Gives every key another value than its place.
    pub fn replace_places(&mut self, value_of: impl Fn(usize) -> u32) {
        for slot in self.slots.iter_mut().filter(|slot| slot.key != EMPTY.key) {
            slot.place = value_of(slot.place as usize);
        }
    }

    fn insert(&mut self, slot: Slot) {
        let bit = slot.key >> self.filter_shift;
        if let Some(word) = self.filter.get_mut(bit as usize >> 6) {
            *word |= 1 << (bit & 63);
        }
        let first = (slot.key >> self.shift) as usize;
        match self.slots.iter_mut().skip(first).find(|found| found.key == EMPTY.key) {
            Some(free) => *free = slot,
            None => self.slots.push(slot),
        }
    }

    /// The place of the key of `hash`, if it has one.
    #[inline(always)]
    pub fn get(&self, hash: u32) -> Option<usize> {
        let key = hash >> self.dropped;
        let bit = key >> self.filter_shift;
        if self.filter.get(bit as usize >> 6).is_none_or(|word| word >> (bit & 63) & 1 == 0) {
            return None;
        }
        let mut at = (key >> self.shift) as usize;
        while let Some(slot) = self.slots.get(at) {
            if slot.key == key {
                return Some(slot.place as usize);
            }
            if slot.key == EMPTY.key {
                break;
            }
            at += 1;
        }
        None
    }
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
            (0..5000).map(|n: u32| n * 3 + 70_000).chain([0xFF_FFFD, 0xFF_FFFE, 0xFF_FFFF]).collect();
        let mut bytes = Vec::new();
        write_keys(&mut bytes, 24, keys.iter().copied());
        let index = KeyIndex::read(&mut bytes.as_slice())?;
        for (place, key) in keys.iter().enumerate() {
            assert_eq!(index.get(key << 8 | 0x5A), Some(place));
        }
        assert_eq!(index.get(70_001 << 8), None);
        assert_eq!(index.get(0), None);
        Ok(())
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
