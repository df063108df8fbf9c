//! Trains the tagger.

use super::chain::{self, Corpus, Settings};
use super::conllu::Sentence;
use super::ftrl::{Random, Rate};
use super::recase::RECASINGS;
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

/// Share of the sentences, in a thousand, of which a copy in capitals, in small letters or in a headline's case is shown.
const RECASED: usize = 40;

/// Trains on `gold` and `silver` sentences; the section of the model file.
pub(super) fn train(
    gold: &[&Sentence],
    silver: &[Sentence],
    tags: &[Tag],
    clusters: &Clusters,
    progress: impl FnMut(usize, f64),
) -> Vec<u8> {
    let mut builder = Builder {
        tags,
        clusters,
        corpus: Corpus::default(),
        words: Words::default(),
        features: Vec::new(),
        random: Random::new(7),
    };
    gold.iter().for_each(|sentence| builder.add(sentence));
    builder.corpus.begin_silver();
    silver.iter().for_each(|sentence| builder.add(sentence));
    let settings = Settings {
        labels: tags.len(),
        epochs: 7,
        silver_epochs: 3,
        rate: Rate { alpha: 0.15, l1: 6.0 },
        least: 3,
        dropout: 0.0,
        may_follow: |_, _| true,
    };
    let trained = chain::train(builder.corpus, settings, progress);
    write_tagger(tags, &trained.transitions, trained.scale, trained.rows)
}

/// Makes the corpus that the trainer sees.
struct Builder<'c> {
    tags: &'c [Tag],
    clusters: &'c Clusters,
    corpus: Corpus,
    words: Words,
    features: Vec<u32>,
    random: Random,
}

impl Builder<'_> {
    fn add(&mut self, sentence: &Sentence) {
        self.add_as(sentence, str::to_owned);
        if self.random.below(1000) < RECASED {
            let recase = RECASINGS[self.random.below(RECASINGS.len())];
            self.add_as(sentence, recase);
        }
    }

    fn add_as(&mut self, sentence: &Sentence, recase: fn(&str) -> String) {
        let forms: Vec<String> = sentence.words.iter().map(|word| recase(&word.form)).collect();
        let lower = sentence.words.iter().map(|word| word.lower.as_str());
        self.words.fill(self.clusters, forms.iter().map(String::as_str).zip(lower));
        for (index, word) in sentence.words.iter().enumerate() {
            self.features.clear();
            tag_features(&self.words, index, &mut self.features);
            self.corpus.push(&self.features, 1 << self.label_of(word.tag));
        }
        self.corpus.end_sentence();
    }

    /// The number of a tag, or of its part of speech alone where the form is rare.
    fn label_of(&self, tag: Tag) -> usize {
        let position = |sought: Tag| self.tags.iter().position(|tag| *tag == sought);
        position(tag).or_else(|| position((tag.0, Form::Plain))).unwrap_or_default()
    }
}
