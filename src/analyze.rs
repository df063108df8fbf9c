//! The pipeline, from top to bottom: text in, [`Analysis`] out.

use crate::amounts;
use crate::analysis::{self, Analysis, SCHEMA_VERSION, Warning};
use crate::compose::Composed;
use crate::dates::{self, Dates};
use crate::entities::{self, Entities, Nouns};
use crate::error::Error;
use crate::model::{Model, Syntax};
use crate::names;
use crate::options::{DEFAULT_MAX_BYTES, Options, Stage};
use crate::relations::{self, Relations, Tables};
use crate::span::OffsetUnit;
use crate::text::{self, Document};

/// Reads articles. Make one, use it for many texts.
///
/// ```
/// use dateline::{Analyzer, Options};
/// let analyzer = Analyzer::without_model();
/// let analysis = analyzer.analyze("The talks began on 22 October 2024.", &Options::default())?;
/// assert_eq!(analysis.sentences.len(), 1);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Default)]
pub struct Analyzer {
    model: Option<Model>,
    /// The model's tables, read; empty without one.
    nouns: Nouns,
    tables: Tables,
}

impl Analyzer {
    /// An analyzer that knows structure, dates and amounts, but no names.
    pub fn without_model() -> Self {
        Self::default()
    }

    /// An analyzer for all stages.
    pub fn with_model(model: Model) -> Self {
        let nouns = Nouns::read(model.tables());
        let tables = Tables::read(model.tables(), &nouns);
        Self { model: Some(model), nouns, tables }
    }

    /// An analyzer with the English model that is built into the library.
    ///
    /// # Errors
    ///
    /// Never in a build whose tests pass: they read the same bytes.
    #[cfg(feature = "english")]
    pub fn english() -> Result<Self, Error> {
        Model::from_bytes(include_bytes!("../models/english.dateline")).map(Self::with_model)
    }

    /// Reads `text`. Any text has an analysis; equal text and options give equal analyses. Where letters with marks are
    /// written in two ways that Unicode calls equivalent, what is found is the same too.
    ///
    /// # Errors
    ///
    /// `too-long` above [`Options::max_bytes`]; `option` where an option makes no sense.
    pub fn analyze(&self, text: &str, options: &Options) -> Result<Analysis, Error> {
        let limit = options.max_bytes.unwrap_or(DEFAULT_MAX_BYTES);
        if text.len() > limit {
            return Err(Error::too_long(text.len(), limit));
        }
        let composed = Composed::new(text);
        let mut analysis = self.read(&composed.text, options)?;
        analysis.convert_offsets(text, &composed, options.offset_unit);
        Ok(analysis)
    }

    /// The analysis of a composed text, its spans in bytes.
    fn read(&self, text: &str, options: &Options) -> Result<Analysis, Error> {
        let document = text::read(text);
        let relations_wanted = options.wants(Stage::Relations);
        let entities_wanted = relations_wanted || options.wants(Stage::Entities);
        let names_wanted = entities_wanted || options.wants(Stage::Names);

        let syntax = self
            .model
            .as_ref()
            .filter(|_| entities_wanted || options.tokens)
            .and_then(|model| model.syntax(&document));
        let lexicon = self.model.as_ref().map(Model::lexicon);
        let names = if names_wanted {
            let modelled = self.model.as_ref().and_then(|model| model.names(&document));
            names::find(&document, modelled.as_deref(), syntax.as_ref(), lexicon, options)
        } else {
            Vec::new()
        };
        // Dates come after names, which keep the year of "World Cup 2010" for themselves.
        let Dates { mut dates, reference, warnings: date_warnings } =
            if relations_wanted || options.wants(Stage::Dates) {
                dates::find(&document, syntax.as_ref(), &names, options)?
            } else {
                Dates::default()
            };
        let amounts =
            if options.wants(Stage::Amounts) { amounts::find(&document, &dates) } else { Vec::new() };
        let mut entities = if names_wanted {
            entities::resolve(&document, syntax.as_ref(), names, lexicon, &self.nouns, options)
        } else {
            Entities::default()
        };
        let Relations { facts, events, quotations } = if relations_wanted {
            relations::find(&document, syntax.as_ref(), &mut entities, &mut dates, lexicon, &self.tables)
        } else {
            Relations::default()
        };
        dates::link(&document, syntax.as_ref(), &mut dates, &events);

        let mut warnings = warnings(&document, self.model.is_none() && names_wanted);
        warnings.extend(date_warnings);
        let mut analysis = Analysis {
            schema_version: SCHEMA_VERSION,
            data_version: self.model.as_ref().map_or("none", Model::data_version).to_owned(),
            offset_unit: OffsetUnit::Utf8,
            language: document.language.to_owned(),
            reference_date: reference,
            sentences: sentences(&document),
            tokens: options.tokens.then(|| tokens(&document, syntax.as_ref())),
            entities: entities.entities,
            mentions: entities.mentions,
            dates,
            amounts,
            facts,
            events,
            quotations,
            warnings,
        };
        if relations_wanted {
            entities::leave_out_bystanders(&mut analysis);
        }
        Ok(analysis)
    }
}

fn warnings(document: &Document<'_>, without_model: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if !matches!(document.language, "en" | "und") {
        warnings.push(Warning::new(
            "not-english",
            format!(
                "The text looks like {}; Dateline reads English, so do not trust these results.",
                document.language
            ),
        ));
    }
    if without_model {
        warnings.push(Warning::new(
            "no-model",
            "Without the model file only structure, dates and amounts are read.",
        ));
    }
    warnings
}

fn sentences(document: &Document<'_>) -> Vec<analysis::Sentence> {
    let sentence =
        |s: &text::Sentence| analysis::Sentence { start: s.span.start, end: s.span.end, kind: s.kind };
    document.sentences.iter().map(sentence).collect()
}

fn tokens(document: &Document<'_>, syntax: Option<&Syntax>) -> Vec<analysis::Token> {
    let token = |(index, token): (usize, &text::Token)| analysis::Token {
        start: token.span.start,
        end: token.span.end,
        lemma: syntax
            .map_or_else(|| document.lower(index).to_owned(), |syntax| syntax.lemma(index).to_owned()),
        upos: syntax.and_then(|syntax| syntax.upos(index)).map_or("X", |upos| upos.label()),
        head: syntax.and_then(|syntax| syntax.head(index)).map(|head| head as u32),
        deprel: syntax.and_then(|syntax| syntax.deprel(index)).map_or("dep", |deprel| deprel.label()),
    };
    document.tokens.iter().enumerate().map(token).collect()
}
