//! Names: a linear-chain model marks where a name begins and ends and what kind it is.

use crate::analysis::Score;
use crate::error::Error;
use crate::model::calibration::Calibration;
use crate::model::chain::{Chain, ChainBuffers};
use crate::model::features::{About, FeatureSink, Features, Templates};
use crate::model::number::mix;
use crate::model::words::{Case, Clusters, Word, Words};
use crate::order::sort_and_dedup;
use crate::text::{Document, TokenRange};

/// The kinds of names that the model tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum NameLabel {
    Person,
    Organisation,
    /// States, places and buildings alike.
    Location,
    /// Events, laws, works, products, peoples.
    Other,
}

impl NameLabel {
    /// Every label, in the order of its number.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::Location, Self::Other];
}

/// A name that the model found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ModelName {
    pub tokens: TokenRange,
    pub label: NameLabel,
    /// How sure the model is of both borders and the label.
    pub confidence: Score,
}

/// Place of a token in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Begin,
    Inside,
    End,
    Single,
}

/// Number of labels of a token: outside, and four places for each kind of name.
pub(crate) const TOKEN_LABELS: usize = 1 + 4 * NameLabel::ALL.len();

/// The label of a token outside names.
pub(crate) const OUTSIDE: u8 = 0;

/// Number of the label of a token in a name.
#[cfg(any(test, feature = "train"))]
pub(crate) const fn token_label(label: NameLabel, place: Place) -> u8 {
    1 + 4 * label as u8 + place as u8
}

fn parts(token_label: u8) -> Option<(NameLabel, Place)> {
    let number = token_label.checked_sub(1)?;
    let label = *NameLabel::ALL.get(usize::from(number / 4))?;
    let places = [Place::Begin, Place::Inside, Place::End, Place::Single];
    Some((label, *places.get(usize::from(number % 4))?))
}

/// Whether a token labelled `to` may follow one labelled `from` (`None`: start of the sentence).
#[cfg(any(test, feature = "train"))]
pub(crate) fn may_follow(from: Option<u8>, to: u8) -> bool {
    let open = match from.and_then(parts) {
        Some((label, Place::Begin | Place::Inside)) => Some(label),
        _ => None,
    };
    match parts(to) {
        Some((label, Place::Inside | Place::End)) => open == Some(label),
        _ => open.is_none(),
    }
}

/// The model of a model file.
#[derive(Debug)]
pub(crate) struct NameTagger {
    chain: Chain,
    calibration: Calibration,
}

impl NameTagger {
    /// Reads the section of a model file.
    pub fn read(mut rest: &[u8]) -> Result<Self, Error> {
        let chain = Chain::read(&mut rest)?;
        if chain.labels() != TOKEN_LABELS {
            return Err(Error::model("labels of names that this program does not know"));
        }
        let calibration = Calibration::read(&mut rest)?;
        Ok(Self { chain, calibration })
    }

    /// All names of a document, in order; they do not overlap.
    pub fn find(&self, document: &Document<'_>, clusters: &Clusters) -> Vec<ModelName> {
        let small = SmallWords::of(document);
        let mut names = Vec::new();
        let mut finder = Finder::default();
        for sentence in &document.sentences {
            let forms = sentence.tokens.clone().map(|index| (document.word(index), document.lower(index)));
            finder.sentence.fill(clusters, &small, forms);
            self.find_in(&mut finder);
            let first = sentence.tokens.start;
            names.extend(finder.names.drain(..).map(|mut name| {
                name.tokens = name.tokens.start + first..name.tokens.end + first;
                name
            }));
        }
        names
    }

    /// Whether the features of a word alone, which are all that the last token of `buffers` has, put it far outside names.
    ///
    /// Away from capitals such a word stays outside, and the other three quarters of its features need not be looked
    /// up. At a margin of 3 (in natural logarithms) no development set changed, at 2 the F1 of lower-case names fell by .1.
    fn is_plainly_outside(&self, buffers: &ChainBuffers) -> bool {
        const MARGIN: f32 = 3.0;
        let mut scores = self.chain.last(buffers);
        let outside = scores.next().unwrap_or_default();
        let best = scores.max().unwrap_or_default();
        (outside - best) as f32 * self.chain.weights.scale() > MARGIN
    }

    /// Finds the names of the sentence that `finder` holds.
    pub fn find_in(&self, finder: &mut Finder) {
        const NEIGHBOURS: [(About, isize); 4] =
            [(About::Before, -1), (About::After, 1), (About::FarBefore, -2), (About::FarAfter, 2)];
        let Finder { sentence, buffers, features, names } = finder;
        self.chain.start(buffers);
        for index in 0..sentence.words.len() {
            let word = |offset| sentence.words.at(index, offset);
            features.clear();
            sentence.own_features(index, features);
            self.chain.push(buffers);
            self.chain.add_about(buffers, About::Itself, word(0), features);
            self.chain.add(buffers, features.about(About::Several));
            if !sentence.is_near_a_capital(index) && self.is_plainly_outside(buffers) {
                self.chain.leave_only(buffers, OUTSIDE);
                continue;
            }
            features.clear();
            sentence.features_around(index, features);
            for (about, offset) in NEIGHBOURS {
                self.chain.add_about(buffers, about, word(offset), features);
            }
            self.chain.add(buffers, features.about(About::Several));
        }
        self.chain.decode(buffers);
        names.clear();
        let mut open: Option<(usize, NameLabel)> = None;
        for (index, &token_label) in buffers.path.iter().enumerate() {
            let found = parts(token_label);
            match found {
                Some((label, Place::Begin)) => open = Some((index, label)),
                Some((label, Place::Single)) => open = Some((index, label)),
                None => open = None,
                _ => {}
            }
            if let (Some((start, label)), Some((_, Place::End | Place::Single))) = (open, found) {
                names.push(ModelName { tokens: start..index + 1, label, confidence: Score::new(0) });
                open = None;
            }
        }
        for name in names {
            let share = self.chain.span_probability(buffers, name.tokens.clone());
            name.confidence = self.calibration.confidence(Score::from_f32(share));
        }
    }
}

/// Room for the work on one sentence, kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    pub sentence: NameSentence,
    pub names: Vec<ModelName>,
    buffers: ChainBuffers,
    features: Features,
}

/// The words that a document writes with a small letter somewhere: a capital on them is that of a sentence's start.
#[derive(Debug, Default)]
pub(crate) struct SmallWords {
    hashes: Vec<u32>,
}

impl SmallWords {
    fn of(document: &Document<'_>) -> Self {
        Self::new((0..document.tokens.len()).map(|index| (document.word(index), document.lower(index))))
    }

    /// Reads all words of a document, each with its lower-case form.
    pub fn new<'t>(words: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let small = words.filter(|(word, lower)| word == lower);
        let mut hashes: Vec<u32> = small.map(|(_, lower)| crate::model::words::hash_lower(lower)).collect();
        sort_and_dedup(&mut hashes, |hash| hash as usize);
        Self { hashes }
    }

    fn contains(&self, lower: u32) -> bool {
        self.hashes.binary_search(&lower).is_ok()
    }
}

/// A sentence as the model of names sees it.
#[derive(Debug, Default)]
pub(crate) struct NameSentence {
    words: Words,
    /// Whether each word also stands with a small letter in the document.
    small: Vec<bool>,
    /// First and last token of the run of capitals that each token is in.
    runs: Vec<(u32, u32)>,
}

impl NameSentence {
    /// Reads the words of one sentence, each with its lower-case form.
    pub fn fill<'t>(
        &mut self,
        clusters: &Clusters,
        small: &SmallWords,
        words: impl Iterator<Item = (&'t str, &'t str)>,
    ) {
        self.words.fill(clusters, words);
        self.small.clear();
        self.runs.clear();
        for index in 0..self.words.len() {
            let word = self.words.at(index, 0);
            self.small.push(is_capital(word) && small.contains(word.lower));
            self.runs.push((index as u32, index as u32));
        }
        let mut start = 0;
        while start < self.words.len() {
            let end = self.run_end(start);
            for run in self.runs.iter_mut().take(end).skip(start) {
                *run = (start as u32, end as u32 - 1);
            }
            start = end;
        }
    }

    /// Whether one of the words beside `index`, or itself, has a capital.
    fn is_near_a_capital(&self, index: usize) -> bool {
        (-1..=1).any(|offset| is_capital(self.words.at(index, offset)))
    }

    /// One past the last token of the run that starts at `start`: capitals, joined by at most two small words.
    fn run_end(&self, start: usize) -> usize {
        if !is_capital(self.words.at(start, 0)) {
            return start + 1;
        }
        let mut end = start + 1;
        loop {
            let joined = (0..=2).find(|&skip| is_capital(self.words.at(end + skip, 0)));
            match joined {
                Some(skip) if (0..skip).all(|at| is_joint(self.words.at(end + at, 0))) => end += skip + 1,
                _ => return end,
            }
        }
    }

    /// The features by which word `index` is labelled.
    #[cfg(feature = "train")]
    pub fn features(&self, index: usize, sink: &mut impl FeatureSink) {
        self.own_features(index, sink);
        self.features_around(index, sink);
    }

    /// The features of word `index` alone.
    fn own_features(&self, index: usize, sink: &mut impl FeatureSink) {
        let word = self.words.at(index, 0);
        let mut templates = Templates::after(300, sink);
        let mut put = |about: About, value: u32| templates.put(about, value);
        let is_first = u32::from(index == 0);
        let case = |word: &Word| word.case as u32;
        put(About::Itself, 0);
        put(About::Itself, word.lower);
        put(About::Itself, mix(word.lower, case(word)));
        put(About::Several, mix(case(word), is_first));
        put(About::Itself, word.shape);
        word.prefixes.iter().for_each(|&prefix| put(About::Itself, prefix));
        word.suffixes.iter().for_each(|&suffix| put(About::Itself, suffix));
        word.clusters.iter().for_each(|&cluster| put(About::Itself, cluster));
        word.clusters.iter().for_each(|&cluster| put(About::Itself, mix(cluster, case(word))));
        put(About::Several, mix(word.clusters[1], is_first));
        put(About::Itself, mix(word.suffixes[2], case(word)));
        put(About::Several, mix(u32::from(self.small.get(index).copied().unwrap_or_default()), is_first));
    }

    /// The features of the words around `index`, and of the run of capitals that it is in.
    fn features_around(&self, index: usize, sink: &mut impl FeatureSink) {
        let words = &self.words;
        let word = words.at(index, 0);
        let mut templates = Templates::after(322, sink);
        let mut put = |about: About, value: u32| templates.put(about, value);
        let case = |word: &Word| word.case as u32;
        for (about, offset) in [(About::Before, -1), (About::After, 1)] {
            let near = words.at(index, offset);
            put(about, near.lower);
            put(about, near.shape);
            put(about, near.suffixes[2]);
            near.clusters.iter().for_each(|&cluster| put(about, cluster));
            near.clusters.iter().for_each(|&cluster| put(about, mix(cluster, case(near))));
            put(About::Several, mix(near.lower, word.lower));
            put(About::Several, mix(near.lower, case(word)));
            put(About::Several, mix(near.shape, word.shape));
            put(About::Several, mix(near.clusters[1], word.clusters[1]));
            put(About::Several, mix(near.clusters[2], mix(word.clusters[2], mix(case(near), case(word)))));
            put(About::Several, mix(near.clusters[0], word.shape));
        }
        for (about, offset) in [(About::FarBefore, -2), (About::FarAfter, 2)] {
            let far = words.at(index, offset);
            let near = words.at(index, offset / 2);
            put(about, far.lower);
            put(about, far.shape);
            put(about, far.clusters[0]);
            put(about, far.clusters[1]);
            put(About::Several, mix(far.clusters[1], near.clusters[1]));
            put(About::Several, mix(far.lower, near.lower));
        }
        for offset in [-4, -3, 3, 4] {
            let far = words.at(index, offset);
            put(About::Several, far.lower);
            put(About::Several, far.clusters[1]);
        }
        let [before, after] = [-1, 1].map(|offset| words.at(index, offset));
        put(About::Several, mix(before.clusters[1], after.clusters[1]));
        put(About::Several, mix(case(before), mix(case(word), case(after))));
        put(About::Several, mix(before.lower, after.lower));
        // The run of capitals that the word is in: its ends tell what kind of name it is.
        let (start, end) =
            self.runs.get(index).map_or((index, index), |run| (run.0 as usize, run.1 as usize));
        let [first, last, outer_before, outer_after] =
            [(start, 0), (end, 0), (start, -1), (end, 1)].map(|(at, offset)| words.at(at, offset));
        let position = mix((index - start).min(4) as u32, (end - index).min(4) as u32);
        put(About::Several, position);
        put(About::Several, mix(first.lower, 1));
        put(About::Several, mix(last.lower, 2));
        put(About::Several, mix(last.clusters[0], 3));
        put(About::Several, mix(first.clusters[0], 4));
        put(About::Several, mix(last.clusters[1], position));
        put(About::Several, mix(first.clusters[1], position));
        put(About::Several, mix(outer_before.lower, mix(position, 5)));
        put(About::Several, mix(outer_after.lower, mix(position, 6)));
        put(About::Several, mix(outer_before.clusters[1], 7));
        put(About::Several, mix(outer_after.clusters[1], 8));
        put(About::Several, mix(mix(outer_before.clusters[2], outer_after.clusters[2]), position));
        put(About::Several, mix(last.suffixes[2], position));
    }
}

fn is_capital(word: &Word) -> bool {
    matches!(word.case, Case::Title | Case::Upper | Case::Mixed)
}

/// The small words inside names: "Bank of England", "Food and Drug Administration", "Marks & Spencer".
fn is_joint(word: &Word) -> bool {
    JOINTS.contains(&word.lower)
}

static JOINTS: std::sync::LazyLock<[u32; 12]> = std::sync::LazyLock::new(|| {
    ["of", "the", "and", "for", "&", "-", "de", "la", "du", "von", "van", "al"]
        .map(crate::model::words::hash_lower)
});

/// Writes the section but for the calibration, which goes at its end: transitions and rows of weights.
#[cfg(feature = "train")]
pub(crate) fn write_names(transitions: &[f32], scale: f32, rows: Vec<crate::model::weights::Row>) -> Vec<u8> {
    let mut out = Vec::new();
    crate::model::chain::write_chain(&mut out, TOKEN_LABELS, transitions, scale, rows);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_was_begun_must_end() {
        let [begin, inside, end, single] = [Place::Begin, Place::Inside, Place::End, Place::Single]
            .map(|place| token_label(NameLabel::Person, place));
        let other = token_label(NameLabel::Location, Place::End);
        for (from, to, right) in [
            (None, begin, true),
            (None, inside, false),
            (Some(begin), OUTSIDE, false),
            (Some(begin), end, true),
            (Some(begin), other, false),
            (Some(inside), inside, true),
            (Some(end), inside, false),
            (Some(single), begin, true),
            (Some(OUTSIDE), end, false),
        ] {
            assert_eq!(may_follow(from, to), right, "{to} after {from:?}");
        }
    }
}
