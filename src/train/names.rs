//! Trains the model of names.

use std::io;
use std::path::Path;

use super::chain::{self, Corpus, Settings};
use super::ftrl::Rate;
use super::iob::{self, Meaning, NameDocument, NameToken, meaning};
use super::silver;
use crate::model::training::{
    Clusters, Finder, NameLabel, NameSentence, NameTagger, SmallWords, TOKEN_LABELS, may_follow, write_names,
};

/// No file here is one that we measure on.
const SOURCES: &[&str] = &[
    "uner_ewt_train.iob.gz",
    "gum_news_train.iob",
    "gum_interview_train.iob",
    "gum_interview_dev.iob",
    "gum_academic_train.iob",
    "gum_academic_dev.iob",
    "gum_court_train.iob",
    "gum_court_dev.iob",
    "gum_bio_train.iob",
    "gum_bio_dev.iob",
    "gum_voyage_train.iob",
    "gum_voyage_dev.iob",
    "crossner_politics_train.iob",
    "crossner_science_train.iob",
    "crossner_science_dev.iob",
    "crossner_science_test.iob",
    "crossner_music_train.iob",
    "crossner_music_dev.iob",
    "crossner_music_test.iob",
    "crossner_literature_train.iob",
    "crossner_literature_dev.iob",
    "crossner_literature_test.iob",
    "crossner_ai_train.iob",
    "crossner_ai_dev.iob",
    "crossner_ai_test.iob",
    "wnut17_train.iob",
    "wikigold.iob",
    "redocred_dev.iob",
    "redocred_test.iob",
];

/// Names that a larger tagger found in open news text (train/README.md).
const SILVER: &str = "train/silver.tsv.gz";

/// The development sets.
pub(super) const MEASURED: &[&str] = &["uner_ewt_dev", "crossner_politics_dev", "wnut17_dev"];

/// The section of the model file.
pub(super) fn train(
    data: &Path,
    clusters: &Clusters,
    demonyms: &[String],
    progress: impl FnMut(usize, f64),
) -> io::Result<Vec<u8>> {
    let mut corpus = Corpus::default();
    for source in SOURCES {
        for document in iob::read(&data.join("names").join(source), demonyms)? {
            add(&mut corpus, clusters, &document);
        }
    }
    for document in silver::read(data, Path::new(SILVER), demonyms)? {
        add(&mut corpus, clusters, &document);
    }
    let settings = Settings {
        labels: TOKEN_LABELS,
        epochs: 4,
        rate: Rate { alpha: 0.1, l1: 6.0 },
        least: 2,
        dropout: 0.0,
        may_follow,
    };
    let trained = chain::train(corpus, settings, progress);
    Ok(write_names(&trained.transitions, trained.scale, trained.rows))
}

fn add(corpus: &mut Corpus, clusters: &Clusters, document: &NameDocument) {
    let small = SmallWords::new(document.iter().flatten().map(forms));
    let mut sentence = NameSentence::default();
    let mut features = Vec::new();
    for tokens in document {
        sentence.fill(clusters, &small, tokens.iter().map(forms));
        for (index, token) in tokens.iter().enumerate() {
            features.clear();
            sentence.features(index, &mut features);
            corpus.push(&features, token.labels);
        }
        corpus.end_sentence();
    }
}

fn forms(token: &NameToken) -> (&str, &str) {
    (&token.form, &token.lower)
}

/// Counts of names: right, found, in the data.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub right: usize,
    pub found: usize,
    pub gold: usize,
}

impl Counts {
    pub fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    pub fn recall(self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// Exact spans by label on a corpus with gold tokens, each sentence by itself.
pub(super) fn measure(
    path: &Path,
    tagger: &NameTagger,
    clusters: &Clusters,
) -> io::Result<[Counts; NameLabel::ALL.len()]> {
    let mut counts = [Counts::default(); NameLabel::ALL.len()];
    let mut finder = Finder::default();
    for sentence in iob::read(path, &[])?.iter().flatten() {
        let small = SmallWords::new(sentence.iter().map(forms));
        finder.sentence.fill(clusters, &small, sentence.iter().map(forms));
        tagger.find_in(&mut finder);
        let found = finder.names.iter().map(|name| (name.tokens.start, name.tokens.end, name.label));
        let gold =
            iob::spans(sentence).into_iter().filter_map(|(start, end, label)| match meaning(&label, true) {
                Meaning::Name(label) => Some((start, end, label)),
                _ => None,
            });
        let trim = |(start, end, label)| trim(sentence, start, end, label);
        let gold: Vec<_> = gold.map(trim).collect();
        for name in found.map(trim) {
            counts[name.2 as usize].found += 1;
            counts[name.2 as usize].right += usize::from(gold.contains(&name));
        }
        for name in gold {
            counts[name.2 as usize].gold += 1;
        }
    }
    Ok(counts)
}

/// Articles before and possessives after a name do not count: corpora differ on them.
fn trim(
    sentence: &[NameToken],
    mut start: usize,
    mut end: usize,
    label: NameLabel,
) -> (usize, usize, NameLabel) {
    while start + 1 < end && matches!(sentence[start].lower.as_str(), "the" | "a" | "an") {
        start += 1;
    }
    while start + 1 < end && matches!(sentence[end - 1].lower.as_str(), "'s" | "’s" | "'" | "’") {
        end -= 1;
    }
    (start, end, label)
}
