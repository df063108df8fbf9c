//! Entities and mentions while they are still being put together.

use super::known::Company;
use super::nouns::{self, Nouns};
use crate::analysis::{EntityType, Level, Links, Reason, Score};
use crate::lexicon::Lexicon;
use crate::model::{Deprel, Syntax, Upos};
use crate::span::Span;
use crate::text::{Document, TokenRange};

/// Index of a cluster; it stays valid when clusters are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ClusterId(pub u32);

/// What is known of one entity so far.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub entity_type: EntityType,
    /// The best name so far.
    pub name: String,
    pub links: Links,
    /// Of a group, where known.
    pub members: Vec<ClusterId>,
    pub gender: Option<Gender>,
    /// Whether several people or things are meant, so that "they" may take it up.
    pub plural: bool,
    /// Whether it has a name, its own or by a demonym.
    pub named: bool,
    /// Whether its name is the lexicon's or the user's, and not to be changed.
    pub known: bool,
    /// A body of people in the singular, of which papers say "it" and "they".
    pub collective: bool,
    /// What country, city or organisation it belongs to: of a person that of the office.
    pub of: Option<ClusterId>,
    /// What it has been called ("deputy prime minister", "group"): folded words, the noun in the singular.
    pub called: Vec<String>,
    pub mentions: u32,
}

impl Cluster {
    /// Remembers what it is called.
    pub fn call(&mut self, words: &str) {
        if !self.called.iter().any(|other| other == words) {
            self.called.push(words.to_owned());
        }
    }

    /// Whether it has been called by this noun, with whatever words.
    pub fn is_called(&self, noun: &str) -> bool {
        self.called.iter().any(|words| nouns::head(words) == noun)
    }
}

/// Whether "he" or "she" may be said of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

/// A mention with its cluster.
#[derive(Clone, Debug)]
pub(super) struct DraftMention {
    pub span: Span,
    pub tokens: TokenRange,
    /// The token that carries its place in the clause; of "Mr. Abbas" it may be "Mr.".
    pub head: usize,
    pub cluster: ClusterId,
    pub entity_type: EntityType,
    pub level: Level,
    pub confidence: Score,
    pub reason: Reason,
}

/// The article with all that has been put together.
pub(super) struct Draft<'a> {
    pub document: &'a Document<'a>,
    pub syntax: Option<&'a Syntax>,
    pub lexicon: Option<&'a Lexicon>,
    pub nouns: &'a Nouns,
    pub mentions: Vec<DraftMention>,
    /// What countries the named places are in.
    pub company: Company<'a>,
    clusters: Vec<Cluster>,
    /// Where a cluster has been merged into another: that one; else itself.
    merged: Vec<ClusterId>,
}

impl<'a> Draft<'a> {
    pub fn new(
        document: &'a Document<'a>,
        syntax: Option<&'a Syntax>,
        lexicon: Option<&'a Lexicon>,
        nouns: &'a Nouns,
    ) -> Self {
        Self {
            document,
            syntax,
            lexicon,
            nouns,
            mentions: Vec::new(),
            company: Company::default(),
            clusters: Vec::new(),
            merged: Vec::new(),
        }
    }

    /// A new cluster without mentions.
    pub fn add_cluster(&mut self, entity_type: EntityType, name: impl Into<String>) -> ClusterId {
        let id = ClusterId(self.clusters.len() as u32);
        self.merged.push(id);
        self.clusters.push(Cluster {
            entity_type,
            name: name.into(),
            links: Links::default(),
            members: Vec::new(),
            gender: None,
            plural: false,
            named: false,
            known: false,
            collective: false,
            of: None,
            called: Vec::new(),
            mentions: 0,
        });
        id
    }

    /// The cluster that `id` has become part of.
    pub fn find(&self, mut id: ClusterId) -> ClusterId {
        while let Some(&parent) = self.merged.get(id.0 as usize) {
            if parent == id {
                break;
            }
            id = parent;
        }
        id
    }

    /// What is known of `id`.
    pub fn cluster(&self, id: ClusterId) -> Option<&Cluster> {
        self.clusters.get(self.find(id).0 as usize)
    }

    /// What is known of `id`, to be changed.
    pub fn cluster_mut(&mut self, id: ClusterId) -> Option<&mut Cluster> {
        let id = self.find(id);
        self.clusters.get_mut(id.0 as usize)
    }

    /// Makes `from` part of `into`. The name and type of `into` stay.
    pub fn merge(&mut self, into: ClusterId, from: ClusterId) {
        let (into, from) = (self.find(into), self.find(from));
        if into == from {
            return;
        }
        let Some(other) = self.clusters.get(from.0 as usize).cloned() else { return };
        if let Some(slot) = self.merged.get_mut(from.0 as usize) {
            *slot = into;
        }
        let Some(cluster) = self.cluster_mut(into) else { return };
        cluster.gender = cluster.gender.or(other.gender);
        cluster.of = cluster.of.or(other.of);
        cluster.named |= other.named;
        cluster.mentions += other.mentions;
        cluster.called.extend(other.called);
        if cluster.links == Links::default() {
            cluster.links = other.links;
        }
    }

    /// Adds a mention and counts it.
    pub fn add_mention(&mut self, mention: DraftMention) {
        if let Some(cluster) = self.cluster_mut(mention.cluster) {
            cluster.mentions += 1;
        }
        self.mentions.push(mention);
    }

    /// Index of the sentence of token `index`.
    pub fn sentence(&self, index: usize) -> usize {
        self.document.sentence_of(index).unwrap_or_default()
    }

    /// Part of speech of token `index`; `None` without a parse.
    pub fn upos(&self, index: usize) -> Option<Upos> {
        self.syntax.and_then(|syntax| syntax.upos(index))
    }

    /// Relation of token `index` to its head; `None` without a parse.
    pub fn deprel(&self, index: usize) -> Option<Deprel> {
        self.syntax.and_then(|syntax| syntax.deprel(index))
    }

    /// Head of token `index`; `None` for a root or without a parse.
    pub fn head(&self, index: usize) -> Option<usize> {
        self.syntax.and_then(|syntax| syntax.head(index))
    }

    /// The token whose head lies outside `tokens`; the last one without a parse.
    pub fn head_of(&self, tokens: &TokenRange) -> usize {
        let last = tokens.end.saturating_sub(1);
        if self.syntax.is_none() {
            return last;
        }
        tokens
            .clone()
            .find(|&token| self.head(token).is_none_or(|head| !tokens.contains(&head)))
            .unwrap_or(last)
    }
}
