//! Trains the model of names.

use std::io;
use std::path::Path;

use super::calibration::{self, Claim};
use super::chain::{self, Corpus, Settings};
use super::ftrl::{Random, Rate};
use super::iob::{self, Meaning, NameDocument, NameToken, meaning};
use super::recase::RECASINGS;
use super::silver;
use crate::model::training::{
    Calibration, Clusters, Finder, NameLabel, NameSentence, NameTagger, OUTSIDE, SmallWords, TOKEN_LABELS,
    may_follow, write_names,
};

/// How the words with capitals that a corpus does not mark are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unmarked {
    /// They are no names.
    None,
    /// They are names or not: only names that a relation touches are marked.
    Open,
}

/// File, how often it is shown an epoch, and how to read what it does not mark. No file here is one that we measure on.
/// UNER is the only set that people annotated on general text.
const SOURCES: &[(&str, usize, Unmarked)] = &[
    ("uner_ewt_train.iob.gz", 3, Unmarked::None),
    ("gum_news_train.iob", 1, Unmarked::None),
    ("gum_interview_train.iob", 1, Unmarked::None),
    ("gum_interview_dev.iob", 1, Unmarked::None),
    ("gum_academic_train.iob", 1, Unmarked::None),
    ("gum_academic_dev.iob", 1, Unmarked::None),
    ("gum_court_train.iob", 1, Unmarked::None),
    ("gum_court_dev.iob", 1, Unmarked::None),
    ("gum_bio_train.iob", 1, Unmarked::None),
    ("gum_bio_dev.iob", 1, Unmarked::None),
    ("gum_voyage_train.iob", 1, Unmarked::None),
    ("gum_voyage_dev.iob", 1, Unmarked::None),
    ("crossner_politics_train.iob", 1, Unmarked::None),
    ("crossner_science_train.iob", 1, Unmarked::None),
    ("crossner_science_dev.iob", 1, Unmarked::None),
    ("crossner_science_test.iob", 1, Unmarked::None),
    ("crossner_music_train.iob", 1, Unmarked::None),
    ("crossner_music_dev.iob", 1, Unmarked::None),
    ("crossner_music_test.iob", 1, Unmarked::None),
    ("crossner_literature_train.iob", 1, Unmarked::None),
    ("crossner_literature_dev.iob", 1, Unmarked::None),
    ("crossner_literature_test.iob", 1, Unmarked::None),
    ("crossner_ai_train.iob", 1, Unmarked::None),
    ("crossner_ai_dev.iob", 1, Unmarked::None),
    ("crossner_ai_test.iob", 1, Unmarked::None),
    ("wnut17_train.iob", 1, Unmarked::None),
    ("wikigold.iob", 1, Unmarked::None),
    ("redocred_dev.iob", 1, Unmarked::Open),
    ("redocred_test.iob", 1, Unmarked::Open),
];

/// Share of the sentences, in a thousand, of which a copy in capitals, in small letters or in a headline's case is shown.
const RECASED: usize = 60;

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
    let mut builder = Builder { clusters, corpus: Corpus::default(), random: Random::new(5) };
    for &(source, copies, unmarked) in SOURCES {
        for document in iob::read(&data.join("names").join(source), demonyms)? {
            (0..copies).for_each(|_| builder.add(&document, unmarked));
        }
    }
    for document in silver::read(data, Path::new(SILVER), demonyms)? {
        builder.add(&document, Unmarked::None);
    }
    calibrated(data, clusters, learn(builder.corpus, progress))
}

/// A section of a few documents' names, as sure of itself as it is.
pub(super) fn train_small(documents: &[NameDocument], clusters: &Clusters) -> Vec<u8> {
    let mut builder = Builder { clusters, corpus: Corpus::default(), random: Random::new(5) };
    documents.iter().for_each(|document| builder.add(document, Unmarked::None));
    let mut section = learn(builder.corpus, |_, _| {});
    Calibration::identity().write(&mut section);
    section
}

/// The section of the model file, without its calibration.
fn learn(corpus: Corpus, progress: impl FnMut(usize, f64)) -> Vec<u8> {
    let settings = Settings {
        labels: TOKEN_LABELS,
        epochs: 4,
        silver_epochs: 4,
        rate: Rate { alpha: 0.1, l1: 8.0 },
        least: 2,
        dropout: 0.0,
        may_follow,
    };
    let trained = chain::train(corpus, settings, progress);
    write_names(&trained.transitions, trained.scale, trained.rows)
}

/// `section` with the calibration that fits the development sets at its end. Its twenty values are all that is ever
/// learnt from them.
fn calibrated(data: &Path, clusters: &Clusters, mut section: Vec<u8>) -> io::Result<Vec<u8>> {
    let mut uncalibrated = section.clone();
    Calibration::identity().write(&mut uncalibrated);
    let tagger = NameTagger::read(&uncalibrated).map_err(io::Error::other)?;
    let mut claims = Vec::new();
    for name in MEASURED {
        claims.append(&mut measure(&data.join(format!("names/{name}.iob")), &tagger, clusters)?.claims);
    }
    calibration::fit(&claims).write(&mut section);
    Ok(section)
}

/// Makes the corpus that the trainer sees.
struct Builder<'c> {
    clusters: &'c Clusters,
    corpus: Corpus,
    random: Random,
}

impl Builder<'_> {
    fn add(&mut self, document: &NameDocument, unmarked: Unmarked) {
        let small = SmallWords::new(document.iter().flatten().map(forms));
        // The shipped file was made with a draw for each document, too: without it its bytes would be others.
        self.random.below(1000);
        for tokens in document {
            self.add_sentence(tokens, &small, unmarked);
            if self.random.below(1000) < RECASED {
                let recase = RECASINGS[self.random.below(RECASINGS.len())];
                let recased = |token: &NameToken| NameToken { form: recase(&token.form), ..token.clone() };
                let copy: Vec<NameToken> = tokens.iter().map(recased).collect();
                self.add_sentence(&copy, &small, unmarked);
            }
        }
    }

    fn add_sentence(&mut self, tokens: &[NameToken], small: &SmallWords, unmarked: Unmarked) {
        let mut sentence = NameSentence::default();
        sentence.fill(self.clusters, small, tokens.iter().map(forms));
        let mut features = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            features.clear();
            sentence.features(index, &mut features);
            let open = unmarked == Unmarked::Open && is_open(tokens, index);
            self.corpus.push(&features, if open { ANY_LABEL } else { token.labels });
        }
        self.corpus.end_sentence();
    }
}

/// Every label of a token, a bit each.
const ANY_LABEL: u64 = u64::MAX >> (64 - TOKEN_LABELS);

/// Whether a token outside names might well be in one: it has a capital that is not the sentence's.
fn is_open(tokens: &[NameToken], index: usize) -> bool {
    let token = &tokens[index];
    index > 0 && token.labels == 1 << OUTSIDE && token.form.chars().next().is_some_and(char::is_uppercase)
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

/// What a model finds in a corpus.
#[derive(Default)]
pub(super) struct Measured {
    pub counts: [Counts; NameLabel::ALL.len()],
    /// Every name found; of kinds that the corpus does not know none.
    pub claims: Vec<Claim>,
}

/// Exact spans by label on a corpus with gold tokens, each sentence by itself.
pub(super) fn measure(path: &Path, tagger: &NameTagger, clusters: &Clusters) -> io::Result<Measured> {
    let mut measured = Measured::default();
    let mut others = Vec::new();
    let mut finder = Finder::default();
    for sentence in iob::read(path, &[])?.iter().flatten() {
        let small = SmallWords::new(sentence.iter().map(forms));
        finder.sentence.fill(clusters, &small, sentence.iter().map(forms));
        tagger.find_in(&mut finder);
        let gold =
            iob::spans(sentence).into_iter().filter_map(|(start, end, label)| match meaning(&label, true) {
                Meaning::Name(label) => Some((start, end, label)),
                _ => None,
            });
        let trim = |(start, end, label)| trim(sentence, start, end, label);
        let gold: Vec<_> = gold.map(trim).collect();
        for name in &finder.names {
            let right = gold.contains(&trim((name.tokens.start, name.tokens.end, name.label)));
            measured.counts[name.label as usize].found += 1;
            measured.counts[name.label as usize].right += usize::from(right);
            let claims = if name.label == NameLabel::Other { &mut others } else { &mut measured.claims };
            claims.push((name.confidence, right));
        }
        for name in gold {
            measured.counts[name.2 as usize].gold += 1;
        }
    }
    if measured.counts[NameLabel::Other as usize].gold > 0 {
        measured.claims.append(&mut others);
    }
    Ok(measured)
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
