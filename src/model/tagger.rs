//! Parts of speech, with the form of verbs and nouns: the parser and the lemmas need to tell "seen" from "saw".

use crate::error::Error;
use crate::model::chain::{Chain, ChainBuffers};
use crate::model::features::{About, FeatureSink, Features, Templates};
use crate::model::number::{byte, mix, take};
use crate::model::syntax::{Form, Upos};
use crate::model::words::Words;

/// A part of speech with its form.
pub(crate) type Tag = (Upos, Form);

/// The tagger of a model file.
#[derive(Debug)]
pub(crate) struct Tagger {
    tags: Vec<Tag>,
    chain: Chain,
}

impl Tagger {
    /// Reads the section of a model file.
    pub fn read(mut rest: &[u8]) -> Result<Self, Error> {
        let count = usize::from(byte(&mut rest)?);
        let mut tags = Vec::with_capacity(count);
        for pair in take(&mut rest, count * 2)?.chunks_exact(2) {
            let [upos, form] = [pair.first(), pair.last()].map(|number| usize::from(*number.unwrap_or(&0)));
            let tag = Upos::ALL.get(upos).copied().zip(Form::ALL.get(form).copied());
            tags.push(tag.ok_or_else(|| Error::model("an unknown part of speech"))?);
        }
        let chain = Chain::read(&mut rest)?;
        if chain.labels() != tags.len() {
            return Err(Error::model("tags that do not fit their weights"));
        }
        Ok(Self { tags, chain })
    }

    /// Tags one sentence into `tags`.
    pub fn tag(&self, words: &Words, buffers: &mut ChainBuffers, tags: &mut Vec<Tag>) {
        self.chain.start(buffers);
        let mut features = Features::default();
        for index in 0..words.len() {
            features.clear();
            tag_features(words, index, &mut features);
            self.chain.push(buffers);
            for (about, offset) in [(About::Itself, 0), (About::Before, -1), (About::After, 1)] {
                self.chain.add_about(buffers, about, words.at(index, offset), &features);
            }
            self.chain.add(buffers, features.about(About::Several));
        }
        self.chain.decode(buffers);
        tags.clear();
        let tag_of = |label: &u8| self.tags.get(usize::from(*label)).copied();
        tags.extend(buffers.path.iter().map(|label| tag_of(label).unwrap_or((Upos::X, Form::Plain))));
    }
}

/// The features by which word `index` is tagged.
pub(crate) fn tag_features(words: &Words, index: usize, sink: &mut impl FeatureSink) {
    let [before2, before, word, after, after2] = [-2, -1, 0, 1, 2].map(|offset| words.at(index, offset));
    let mut templates = Templates::after(0, sink);
    let mut put = |about: About, value: u32| templates.put(about, value);
    let is_first = u32::from(index == 0);
    put(About::Itself, 0);
    put(About::Itself, word.lower);
    put(About::Itself, mix(word.lower, word.case as u32));
    put(About::Several, mix(word.case as u32, is_first));
    put(About::Itself, word.shape);
    word.suffixes.iter().for_each(|&suffix| put(About::Itself, suffix));
    word.prefixes.iter().skip(1).for_each(|&prefix| put(About::Itself, prefix));
    word.clusters.iter().for_each(|&cluster| put(About::Itself, cluster));
    put(About::Several, mix(mix(word.case as u32, is_first), word.suffixes[2]));
    for (about, neighbour) in [(About::Before, before), (About::After, after)] {
        put(about, neighbour.lower);
        put(about, neighbour.case as u32);
        put(about, neighbour.suffixes[2]);
        put(about, neighbour.suffixes[1]);
        neighbour.clusters.iter().for_each(|&cluster| put(about, cluster));
        put(About::Several, mix(neighbour.clusters[1], word.clusters[1]));
        put(About::Several, mix(neighbour.lower, word.suffixes[2]));
        put(About::Several, mix(neighbour.lower, word.lower));
        put(About::Several, mix(neighbour.clusters[1], word.lower));
        put(About::Several, mix(neighbour.suffixes[2], word.suffixes[2]));
    }
    for neighbour in [before2, after2] {
        put(About::Several, neighbour.lower);
        put(About::Several, neighbour.clusters[1]);
    }
    put(About::Several, mix(before.lower, after.lower));
    put(About::Several, mix(before.clusters[1], after.clusters[1]));
    put(About::Several, mix(before.clusters[2], mix(word.clusters[2], after.clusters[2])));
    put(About::Several, mix(before2.lower, before.lower));
    put(About::Several, mix(after2.lower, after.lower));
    put(About::Several, mix(before2.clusters[1], before.clusters[1]));
    put(About::Several, mix(after2.clusters[1], after.clusters[1]));
}

/// Writes the section: the tags, transitions and rows of weights.
#[cfg(feature = "train")]
pub(crate) fn write_tagger(
    tags: &[Tag],
    transitions: &[f32],
    scale: f32,
    rows: Vec<crate::model::weights::Row>,
) -> Vec<u8> {
    let mut out = vec![tags.len() as u8];
    out.extend(tags.iter().flat_map(|&(upos, form)| [upos as u8, form as u8]));
    crate::model::chain::write_chain(&mut out, tags.len(), transitions, scale, rows);
    out
}
