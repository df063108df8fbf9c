//! Measures the models of a file.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::conllu::Sentence;
use super::evaluate_text::Gold;
use crate::model::Model;
use crate::model::training::{ChainBuffers, Clusters, NameTagger, Parser, ParserBuffers, Tag, Tagger, Words};
use crate::text;

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
    let mut arcs = ParserBuffers::default();
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
            parser.parse(&words, &tags, &mut arcs);
            for (word, (head, deprel)) in sentence.words.iter().zip(arcs.arcs()) {
                uas += u32::from(word.head == head);
                las += u32::from(word.head == head && word.deprel == deprel);
            }
        }
    }
    let share = |count: u32| f64::from(count) / f64::from(all.max(1));
    Accuracy { words: all as usize, upos: share(upos), tag: share(tag), uas: share(uas), las: share(las) }
}

/// Tags and parses documents from their raw text. Shares are F1: a token is right where its borders are and, for the
/// head, those of the head, too.
pub(super) fn on_raw_text(model: &Model, documents: &[Gold]) -> Accuracy {
    let mut accuracy = Accuracy::default();
    let (mut upos, mut uas, mut las, mut found_words) = (0_u32, 0_u32, 0_u32, 0);
    for gold in documents {
        let document = text::read(&gold.text);
        let Some(syntax) = model.syntax(&document) else { continue };
        let span = |index: usize| document.tokens.get(index).map(|token| (token.span.start, token.span.end));
        let found: HashMap<_, usize> = (0..document.tokens.len()).map(|index| (span(index), index)).collect();
        accuracy.words += gold.tokens.len();
        found_words += document.tokens.len();
        for (token, tree) in gold.tokens.iter().zip(&gold.trees) {
            let Some((&index, &(tag, head, deprel))) = found.get(&Some(*token)).zip(tree.as_ref()) else {
                continue;
            };
            let gold_head = head.map(|head| gold.tokens[head]);
            let same_head = syntax.head(index).and_then(span) == gold_head;
            let same_deprel = syntax.deprel(index) == Some(deprel);
            upos += u32::from(syntax.upos(index) == Some(tag));
            uas += u32::from(same_head);
            las += u32::from(same_head && same_deprel);
        }
    }
    let f1 = |right: u32| 2.0 * f64::from(right) / ((accuracy.words + found_words).max(1) as f64);
    Accuracy { upos: f1(upos), uas: f1(uas), las: f1(las), ..accuracy }
}

/// Time for all tokens of some documents, once read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Times {
    pub tokens: usize,
    pub tags: Duration,
    pub parse: Duration,
    pub names: Duration,
}

/// Times the models on documents, one thread.
pub(super) fn time(
    clusters: &Clusters,
    tagger: &Tagger,
    parser: &Parser,
    names: &NameTagger,
    documents: &[Gold],
) -> Times {
    let mut times = Times::default();
    let (mut words, mut buffers, mut arcs) =
        (Words::default(), ChainBuffers::default(), ParserBuffers::default());
    let mut tags = Vec::new();
    for gold in documents {
        let document = text::read(&gold.text);
        times.tokens += document.tokens.len();
        for sentence in &document.sentences {
            let started = Instant::now();
            let forms = sentence.tokens.clone().map(|index| (document.word(index), document.lower(index)));
            words.fill(clusters, forms);
            tagger.tag(&words, &mut buffers, &mut tags);
            times.tags += started.elapsed();
            let started = Instant::now();
            parser.parse(&words, &tags, &mut arcs);
            times.parse += started.elapsed();
        }
        let started = Instant::now();
        names.find(&document, clusters);
        times.names += started.elapsed();
    }
    times
}
