//! The features of a token, sorted by the word that they tell of.
//!
//! Half of a token's features depend on one word alone: itself, or one of its neighbours. What they add to the scores is
//! the same wherever that word comes again, so it is summed once and kept ([`WordScores`]); in news a word comes again
//! soon. The other features are looked up each time.

use crate::model::lanes::Sums;
use crate::model::number::mix;
use crate::model::weights::Weights;
use crate::model::words::{Word, feature};

/// Which word a feature tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum About {
    Itself,
    Before,
    After,
    /// Two places before.
    FarBefore,
    FarAfter,
    /// Several words, or a word and its place in the sentence.
    Several,
}

impl About {
    const COUNT: usize = 6;
}

/// The hashes of a token's features.
#[derive(Debug, Default)]
pub(crate) struct Features([Vec<u32>; About::COUNT]);

impl Features {
    /// Forgets all features.
    pub fn clear(&mut self) {
        self.0.iter_mut().for_each(Vec::clear);
    }

    /// The features about one word.
    pub fn about(&self, about: About) -> &[u32] {
        self.0.get(about as usize).map_or(&[], Vec::as_slice)
    }
}

/// Takes features one by one.
pub(crate) trait FeatureSink {
    fn put(&mut self, about: About, feature: u32);
}

impl FeatureSink for Features {
    #[inline(always)]
    fn put(&mut self, about: About, feature: u32) {
        if let Some(features) = self.0.get_mut(about as usize) {
            features.push(feature);
        }
    }
}

/// The trainers want all features in the order of their templates.
impl FeatureSink for Vec<u32> {
    fn put(&mut self, _: About, feature: u32) {
        self.push(feature);
    }
}

/// Puts features into a sink, each with the next template.
pub(crate) struct Templates<'s, S> {
    sink: &'s mut S,
    last: u32,
}

impl<'s, S: FeatureSink> Templates<'s, S> {
    /// The first feature gets the template after `last`.
    pub fn after(last: u32, sink: &'s mut S) -> Self {
        Self { sink, last }
    }

    /// The next feature: what it tells of, and what fills its template.
    #[inline(always)]
    pub fn put(&mut self, about: About, value: u32) {
        self.last += 1;
        self.sink.put(about, feature(self.last, value));
    }
}

/// The scores that words bring by features about them alone.
#[derive(Debug, Default)]
pub(crate) struct WordScores([Kept; About::COUNT]);

/// Words that scores are kept of. The next word that falls on a place takes it.
const PLACES: usize = 512;

#[derive(Debug, Default)]
struct Kept {
    words: Vec<Option<Word>>,
    /// A row of labels for each place.
    scores: Vec<Sums>,
}

impl WordScores {
    /// Adds what the features about `word`, which are `features`, bring to `scores`.
    pub fn add(
        &mut self,
        weights: &Weights,
        about: About,
        word: &Word,
        features: &[u32],
        scores: &mut [Sums],
    ) {
        let width = scores.len();
        let Some(kept) = self.0.get_mut(about as usize) else { return };
        if kept.words.is_empty() {
            kept.words.resize(PLACES, None);
            kept.scores.resize(PLACES * width, Sums::splat(0));
        }
        let place = (mix(word.lower, word.shape) >> (32 - PLACES.ilog2())) as usize;
        let row = kept.scores.get_mut(place * width..(place + 1) * width);
        let (Some(owner), Some(row)) = (kept.words.get_mut(place), row) else { return };
        if owner.as_ref() != Some(word) {
            *owner = Some(*word);
            row.fill(Sums::splat(0));
            weights.add(features, row);
        }
        scores.iter_mut().zip(row).for_each(|(score, kept)| *score = score.add(*kept));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::model::weights::write_weights;

    #[test]
    fn what_is_kept_is_what_would_be_looked_up() -> Result<(), Error> {
        let mut bytes = Vec::new();
        let feature = |lower: u32| mix(lower, 3);
        write_weights(
            &mut bytes,
            0.001,
            26,
            (0..2_000).map(|at| (feature(at), vec![(1, at as i8)])).collect(),
        );
        let weights = Weights::read(&mut bytes.as_slice(), 2)?;
        let mut kept = WordScores::default();
        // Four times as many words as there are places, so that they drive each other out.
        for lower in (0..2_000).chain((0..2_000).rev()) {
            let word = Word { lower, ..Word::default() };
            let (mut scores, mut right) = ([Sums::splat(5); 2], [Sums::splat(5); 2]);
            kept.add(&weights, About::Before, &word, &[feature(lower)], &mut scores);
            weights.add(&[feature(lower)], &mut right);
            assert_eq!(scores.map(Sums::to_array), right.map(Sums::to_array), "{lower}");
        }
        Ok(())
    }

    #[test]
    fn features_are_sorted_by_what_they_tell_of_and_numbered_alike() {
        let (mut sorted, mut in_order) = (Features::default(), Vec::new());
        for (about, value) in [(About::Itself, 7), (About::After, 8), (About::Itself, 9)] {
            let last = in_order.len() as u32;
            Templates::after(last, &mut sorted).put(about, value);
            Templates::after(last, &mut in_order).put(about, value);
        }
        assert_eq!(in_order, [feature(1, 7), feature(2, 8), feature(3, 9)]);
        assert_eq!(sorted.about(About::Itself), [feature(1, 7), feature(3, 9)]);
        assert_eq!(sorted.about(About::After), [feature(2, 8)]);
    }
}
