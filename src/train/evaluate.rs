//! Measures the models of a file.

use super::conllu::Sentence;
use crate::model::training::{ChainBuffers, Clusters, Parser, State, Tag, Tagger, Words};

/// Shares of words, 0 to 1, on gold tokens.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Accuracy {
    pub words: usize,
    pub upos: f64,
    /// Part of speech and form.
    pub tag: f64,
    pub uas: f64,
    pub las: f64,
}

/// The tags that `tagger` gives.
pub(super) fn tags_of(tagger: &Tagger, clusters: &Clusters, sentence: &Sentence) -> Vec<Tag> {
    let mut words = Words::default();
    words.fill(clusters, sentence.words.iter().map(|word| (word.form.as_str(), word.lower.as_str())));
    let mut tags = Vec::new();
    tagger.tag(&words, &mut ChainBuffers::default(), &mut tags);
    tags
}

/// Tags and parses sentences with gold tokens.
pub(super) fn on_gold_tokens(
    tagger: &Tagger,
    parser: Option<&Parser>,
    clusters: &Clusters,
    sentences: &[Sentence],
) -> Accuracy {
    let mut words = Words::default();
    let mut state = State::default();
    let (mut all, mut upos, mut tag, mut uas, mut las) = (0, 0, 0, 0, 0);
    for sentence in sentences {
        let tags = tags_of(tagger, clusters, sentence);
        for (word, found) in sentence.words.iter().zip(&tags) {
            all += 1;
            upos += u32::from(word.tag.0 == found.0);
            tag += u32::from(word.tag == *found);
        }
        if let Some(parser) = parser {
            words.fill(clusters, sentence.words.iter().map(|word| (word.form.as_str(), word.lower.as_str())));
            parser.parse(&words, &tags, &mut state);
            for (word, (head, deprel)) in sentence.words.iter().zip(state.arcs()) {
                uas += u32::from(word.head == head);
                las += u32::from(word.head == head && word.deprel == deprel);
            }
        }
    }
    let share = |count: u32| f64::from(count) / f64::from(all.max(1));
    Accuracy { words: all as usize, upos: share(upos), tag: share(tag), uas: share(uas), las: share(las) }
}
