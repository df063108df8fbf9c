//! Tables by key, through one search for the whole crate.
//!
//! Every pair of types that a map of the standard library is used with compiles that map anew: forty of them were a
//! twentieth of the module, and hashing against attackers a twentieth of the time. Here only the comparing of keys and
//! the list of entries are made anew. `clippy.toml` keeps the others out.
//!
//! Entries keep the order in which their keys came: going through them gives the same on every machine.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

/// Values by key, in the order in which the keys came.
#[derive(Clone, Debug)]
pub(crate) struct Map<K, V> {
    numbers: Numbers,
    entries: Vec<(K, V)>,
}

/// Keys without values, each once, in the order in which they came.
#[derive(Clone, Debug)]
pub(crate) struct Set<K>(Map<K, ()>);

impl<K: Hash + Eq, V> Map<K, V> {
    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of `key`.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entry(key).map(|(_, value)| value)
    }

    /// `key` as it is in the table, and its value.
    pub fn entry<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        self.find(hash(key), key).and_then(|at| self.entries.get(at)).map(|(key, value)| (key, value))
    }

    /// Whether `key` has a value.
    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(hash(key), key).is_some()
    }

    /// Gives `key` this value, whatever it had before.
    pub fn insert(&mut self, key: K, value: V) {
        let hash = hash(&key);
        match self.find(hash, &key).and_then(|at| self.entries.get_mut(at)) {
            Some(entry) => entry.1 = value,
            None => self.add(hash, key, value),
        }
    }

    /// The value of `key`, which is made where it has none yet.
    pub fn or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let hash = hash(&key);
        let at = self.find(hash, &key).unwrap_or_else(|| {
            self.add(hash, key, make());
            self.entries.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the number of an entry")]
        &mut self.entries[at].1
    }

    /// The value of `key`, which is the default where it has none yet.
    pub fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.or_insert_with(key, V::default)
    }

    /// All entries.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// All values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    fn find<Q: Eq + ?Sized>(&self, hash: u32, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.numbers.find(hash, &|at| self.entries.get(at).is_some_and(|entry| entry.0.borrow() == key))
    }

    fn add(&mut self, hash: u32, key: K, value: V) {
        self.numbers.add(hash);
        self.entries.push((key, value));
    }
}

impl<K: Hash + Eq> Set<K> {
    /// Puts `key` in and says whether it is new.
    pub fn insert(&mut self, key: K) -> bool {
        let hash = hash(&key);
        let is_new = self.0.find(hash, &key).is_none();
        if is_new {
            self.0.add(hash, key, ());
        }
        is_new
    }

    /// How many keys are in it.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.0.entries.len()
    }

    /// Whether `key` is in it.
    pub fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { numbers: Numbers::default(), entries: Vec::new() }
    }
}

impl<K> Default for Set<K> {
    fn default() -> Self {
        Self(Map::default())
    }
}

impl<K: Hash + Eq, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        entries.into_iter().for_each(|(key, value)| self.insert(key, value));
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        map.extend(entries);
        map
    }
}

impl<K: Hash + Eq> Extend<K> for Set<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        keys.into_iter().for_each(|key| {
            self.insert(key);
        });
    }
}

impl<K: Hash + Eq> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::default();
        set.extend(keys);
        set
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

/// The numbers of entries by the hashes of their keys, by open addressing.
#[derive(Clone, Debug, Default)]
struct Numbers {
    /// One more than an entry's number; 0 where the slot is free. As many as a power of two, at most half of them taken.
    slots: Vec<u32>,
    /// The hash of each entry's key.
    hashes: Vec<u32>,
}

impl Numbers {
    /// The entry with this hash that `is_it`.
    fn find(&self, hash: u32, is_it: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut slot = hash as usize;
        loop {
            slot &= self.slots.len().wrapping_sub(1);
            let at = (*self.slots.get(slot)? as usize).checked_sub(1)?;
            if self.hashes.get(at) == Some(&hash) && is_it(at) {
                return Some(at);
            }
            slot += 1;
        }
    }

    /// Enters the next entry.
    fn add(&mut self, hash: u32) {
        self.hashes.push(hash);
        if self.hashes.len() * 2 <= self.slots.len() {
            self.enter(hash, self.hashes.len());
            return;
        }
        self.slots = vec![0; (self.hashes.len() * 4).next_power_of_two()];
        for at in 0..self.hashes.len() {
            if let Some(&hash) = self.hashes.get(at) {
                self.enter(hash, at + 1);
            }
        }
    }

    fn enter(&mut self, hash: u32, number: usize) {
        let mut slot = hash as usize;
        loop {
            slot &= self.slots.len() - 1;
            match self.slots.get_mut(slot) {
                Some(taken) if *taken != 0 => slot += 1,
                Some(free) => return *free = number as u32,
                None => return,
            }
        }
    }
}

fn hash<Q: Hash + ?Sized>(key: &Q) -> u32 {
    let mut hasher = KeyHasher(0);
    key.hash(&mut hasher);
    hasher.finish() as u32
}

/// Carries a hash on by four bytes at a time, after Fowler, Noll and Vo.
struct KeyHasher(u32);

impl KeyHasher {
    fn add(&mut self, word: u32) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B1);
    }
}

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        words.iter().for_each(|&word| self.add(u32::from_le_bytes(word)));
        rest.iter().for_each(|&byte| self.add(byte.into()));
    }

    fn write_u8(&mut self, number: u8) {
        self.add(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.add(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u32);
    }

    /// The high bits are the better mixed: the slots are chosen by the low ones.
    fn finish(&self) -> u64 {
        u64::from(self.0 ^ self.0 >> 15)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        #[expect(clippy::disallowed_types, reason = "the standard library's map is the measure")]
        fn finds_what_the_standard_library_does(keys in prop::collection::vec("[a-c]{0,6}", 0..200)) {
            let mut map = Map::default();
            let mut expected = std::collections::HashMap::new();
            for (at, key) in keys.iter().enumerate() {
                prop_assert_eq!(map.contains_key(key.as_str()), expected.contains_key(key.as_str()));
                match at % 3 {
                    0 => {
                        map.insert(key.clone(), at);
                        expected.insert(key.clone(), at);
                    }
                    1 => *map.or_default(key.clone()) += at,
                    _ => *map.or_insert_with(key.clone(), || 7) += at,
                }
                match at % 3 {
                    0 => {}
                    1 => *expected.entry(key.clone()).or_default() += at,
                    _ => *expected.entry(key.clone()).or_insert(7) += at,
                }
            }
            for key in &keys {
                prop_assert_eq!(map.get(key), expected.get(key));
            }
            prop_assert_eq!(map.iter().count(), expected.len());
        }
    }

    #[test]
    fn entries_keep_the_order_in_which_their_keys_came() {
        let map: Map<usize, &str> = [(9, "a"), (2, "b"), (9, "c"), (5, "d")].into_iter().collect();
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [(9, "c"), (2, "b"), (5, "d")]);
    }

    #[test]
    fn numbers_that_are_counted_up_are_spread() {
        let map: Map<usize, usize> = (0..10_000).map(|number| (number, number)).collect();
        let longest = map.numbers.slots.split(|&slot| slot == 0).map(<[u32]>::len).max();
        assert!(longest.is_some_and(|longest| longest < 64), "{longest:?}");
    }
}
