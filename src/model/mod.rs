//! The language model: part of speech, dependency parse and names, read from one file.
//!
//! Inference only, no I/O: the bytes of the file come from the caller. Scores are sums of whole numbers, so that a native
//! build and WASM decide alike.

mod calibration;
mod chain;
mod encoder;
mod features;
mod file;
mod index;
mod lanes;
mod lemmas;
mod matrix;
mod names;
mod number;
mod parser;
mod rows;
mod syntax;
mod tables;
mod tagger;
mod transitions;
mod weights;
mod words;

#[cfg(feature = "train")]
pub(crate) mod training {
    //! What the trainers share with inference: features, transitions, and the writers of the sections.
    pub(crate) use super::calibration::{Calibration, KNOTS as CALIBRATION_KNOTS, STEP as CALIBRATION_STEP};
    pub(crate) use super::chain::ChainBuffers;
    pub(crate) use super::encoder::{EMBEDDING, LOCAL, ROW_BITS, RUNNING, VECTOR, WINDOW};
    pub(crate) use super::file::write as write_file;
    pub(crate) use super::index::write_keys;
    pub(crate) use super::lemmas::{Rule, ending_keys, word_key, write_lemmas};
    pub(crate) use super::matrix::WEIGHT_BITS;
    pub(crate) use super::names::{
        Finder, NameLabel, NameSentence, NameTagger, OUTSIDE, Place, SmallWords, TOKEN_LABELS, may_follow,
        token_label, write_names,
    };
    pub(crate) use super::number::exp;
    pub(crate) use super::parser::{HIDDEN, Parser, ParserBuffers, ParserTables};
    pub(crate) use super::rows::{AFTER_ROW, BEFORE_ROW, NO_ROW, Rows, WORD_ROWS, known_key};
    pub(crate) use super::tagger::{Tag, Tagger, tag_features, write_tagger};
    pub(crate) use super::transitions::{PLACES, State, Step, TRAITS, View};
    pub(crate) use super::weights::{Row, compand, scale_of};
    pub(crate) use super::words::{Clusters, Words, hash_lower, write_clusters};
}

pub(crate) use file::{File, Section};
pub(crate) use names::{ModelName, NameLabel};
#[cfg(feature = "train")]
pub(crate) use syntax::Form;
pub(crate) use syntax::{Deprel, Syntax, TokenSyntax, Upos};
pub(crate) use tables::TableText;
#[cfg(any(test, feature = "train"))]
pub(crate) use tables::{TableSource, write_tables};

use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::text::{Document, TokenRange};
use chain::ChainBuffers;
use lemmas::Lemmas;
use names::NameTagger;
use parser::{Parser, ParserBuffers};
use tagger::Tagger;
use words::{Clusters, Words};

/// A model file, checked and unpacked.
pub struct Model {
    data_version: String,
    lexicon: Lexicon,
    clusters: Option<Clusters>,
    tagger: Option<Tagger>,
    parser: Option<Parser>,
    lemmas: Option<Lemmas>,
    names: Option<NameTagger>,
    tables: TableText,
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// A file that is not a model, is damaged or cut, or is of another format version gives an error of code `model`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let file = File::read(bytes)?;
        let lexicon = Lexicon::read(file.section(Section::Lexicon)?)?;
        Ok(Self {
            data_version: file.data_version().to_owned(),
            lexicon,
            clusters: file.optional(Section::Clusters).map(Clusters::read).transpose()?,
            tagger: file.optional(Section::Upos).map(Tagger::read).transpose()?,
            parser: file.optional(Section::Parser).map(Parser::read).transpose()?,
            lemmas: file.optional(Section::Lemmas).map(Lemmas::read).transpose()?,
            names: file.optional(Section::Names).map(NameTagger::read).transpose()?,
            tables: TableText::read(file.section(Section::Tables)?)?,
        })
    }

    /// Version of the data, as `en-2026.11.1`.
    pub fn data_version(&self) -> &str {
        &self.data_version
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The tables of the stages that need a parse.
    pub(crate) fn tables(&self) -> &TableText {
        &self.tables
    }

    /// Names, in the order of the text; `None` where the file holds no model of names.
    // Never inlined: a profile shows what it takes (benches/stages.mjs).
    #[inline(never)]
    pub(crate) fn names(&self, document: &Document<'_>) -> Option<Vec<ModelName>> {
        let (clusters, names) = self.clusters.as_ref().zip(self.names.as_ref())?;
        Some(names.find(document, clusters))
    }

    /// Parts of speech, lemmas and parse of every token; `None` where the file holds no parser.
    // Never inlined: a profile shows what it takes (benches/stages.mjs).
    #[inline(never)]
    pub(crate) fn syntax(&self, document: &Document<'_>) -> Option<Syntax> {
        let (Some(clusters), Some(tagger), Some(parser), Some(lemmas)) =
            (&self.clusters, &self.tagger, &self.parser, &self.lemmas)
        else {
            return None;
        };
        let mut syntax = Syntax::with_capacity(document.tokens.len());
        let mut words = Words::default();
        let mut buffers = ChainBuffers::default();
        let mut tags = Vec::new();
        let mut arcs = ParserBuffers::default();
        let mut lemma = String::new();
        for sentence in &document.sentences {
            let forms =
                |tokens: TokenRange| tokens.map(|index| (document.word(index), document.lower(index)));
            words.fill(clusters, forms(sentence.tokens.clone()));
            tagger.tag(&words, &mut buffers, &mut tags);
            parser.parse(&words, &tags, &mut arcs);
            let first = sentence.tokens.start as u32;
            for (((word, lower), &tag), (head, deprel)) in
                forms(sentence.tokens.clone()).zip(&tags).zip(arcs.arcs())
            {
                lemmas.write(clusters, word, lower, tag, &mut lemma);
                let head = head.map(|head| head + first);
                syntax.push(TokenSyntax { upos: tag.0, head, deprel }, &lemma);
            }
        }
        Some(syntax)
    }
}
