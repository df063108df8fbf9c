//! Sorting by whole numbers, through one routine for the whole crate.
//!
//! Every use of a sort of the standard library compiles a routine of its own, 3.5 KB of WebAssembly each; thirty of them
//! were a ninth of the module. `clippy.toml` keeps them out.

/// What an item is sorted by: the first number that differs decides. Numbers from `u32::MAX` up count as equal.
pub(crate) type Key = [usize; 3];

/// Sorts by `key`, least first; items of equal keys keep their order.
pub(crate) fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> Key) {
    let keys: Vec<Key> = items.iter().map(key).collect();
    let mut places = places(&keys);
    // Follows the cycles of the permutation: every swap brings an item to its place.
    for at in 0..items.len() {
        while let Some(place) = places.get(at).map(|&place| place as usize)
            && place != at
        {
            items.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// Sorts ids and other numbers, and leaves each of them once.
pub(crate) fn sort_and_dedup<T: Copy + PartialEq>(items: &mut Vec<T>, number: impl Fn(T) -> usize) {
    sort_by_key(items, |&item| [number(item), 0, 0]);
    items.dedup();
}

/// The key of the order of a text: what starts first, then what is longer.
pub(crate) fn outermost_first(start: usize, end: usize) -> Key {
    [start, longest_first(end), 0]
}

/// Turns a length or an end into a number that sorts the largest first.
pub(crate) fn longest_first(length: usize) -> usize {
    (u32::MAX as usize).saturating_sub(length)
}

/// The new place of every item.
fn places(keys: &[Key]) -> Vec<u32> {
    let mut order: Vec<u128> = keys
        .iter()
        .zip(0_u32..)
        .map(|(key, at)| {
            let numbers = key.iter().map(|&number| u32::try_from(number).unwrap_or(u32::MAX));
            numbers.chain([at]).fold(0, |sum, number| sum << 32 | u128::from(number))
        })
        .collect();
    #[expect(clippy::disallowed_methods, reason = "the one routine")]
    order.sort_unstable();
    let mut places = vec![0; order.len()];
    for (item, place) in order.into_iter().zip(0..) {
        // The lowest 32 bits are the item's number.
        if let Some(slot) = places.get_mut(item as u32 as usize) {
            *slot = place;
        }
    }
    places
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        #[expect(clippy::disallowed_methods, reason = "the standard library's sort is the measure")]
        fn sorts_as_the_standard_library_does(numbers in prop::collection::vec(0_usize..20, 0..60)) {
            let mut items: Vec<(usize, usize)> = numbers.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| [item.0, 0, 0]);
            prop_assert_eq!(items, expected);
        }
    }

    #[test]
    fn what_starts_first_comes_first_and_of_those_the_longest() {
        let mut spans = [(4, 9), (0, 3), (4, 12), (0, 5)];
        sort_by_key(&mut spans, |&(start, end)| outermost_first(start, end));
        assert_eq!(spans, [(0, 5), (0, 3), (4, 12), (4, 9)]);
    }
}
