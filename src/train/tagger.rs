//! Trains the tagger.

use super::chain::{self, Corpus, Settings};
use super::conllu::Sentence;
use super::ftrl::Rate;
use crate::model::training::{Clusters, Tag, Words, tag_features, write_tagger};
use crate::model::{Form, Upos};

/// The tags of a treebank, those that are rare without their form.
pub(super) fn tag_set(sentences: &[Sentence]) -> Vec<Tag> {
    const LEAST: usize = 20;
    let mut counts = std::collections::BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *counts.entry(word.tag).or_insert(0) += 1;
    }
    let plain = |upos: Upos| (upos, Form::Plain);
    let mut tags: Vec<Tag> =
        counts.into_iter().map(|(tag, count)| if count < LEAST { plain(tag.0) } else { tag }).collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// Trains on `sentences`; the section of the model file.
pub(super) fn train(
    sentences: &[&Sentence],
    tags: &[Tag],
    clusters: &Clusters,
    progress: impl FnMut(usize, f64),
) -> Vec<u8> {
    let mut corpus = Corpus::default();
    let mut words = Words::default();
    let mut features = Vec::new();
    for sentence in sentences {
        words.fill(clusters, sentence.words.iter().map(|word| (word.form.as_str(), word.lower.as_str())));
        for (index, word) in sentence.words.iter().enumerate() {
            features.clear();
            tag_features(&words, index, &mut features);
            let label = tags.iter().position(|tag| *tag == word.tag);
            let label = label.or_else(|| tags.iter().position(|tag| *tag == (word.tag.0, Form::Plain)));
            corpus.push(&features, 1 << label.unwrap_or_default());
        }
        corpus.end_sentence();
    }
    let settings = Settings {
        labels: tags.len(),
        epochs: 5,
        rate: Rate { alpha: 0.15, l1: 3.0 },
        least: 2,
        dropout: 0.0,
        may_follow: |_, _| true,
    };
    let trained = chain::train(corpus, settings, progress);
    write_tagger(tags, &trained.transitions, trained.scale, trained.rows)
}
