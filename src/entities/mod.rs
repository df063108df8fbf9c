//! From mentions to entities: one man is one entity.
//!
//! Names first ([`names`]): the same thing by the lexicon, the same words, a surname, an acronym. Then the offices
//! ([`offices`]), then one reading from top to bottom for common noun phrases and pronouns ([`discourse`]).

mod agreement;
mod bystanders;
mod demonyms;
mod discourse;
mod draft;
mod finish;
mod focus;
mod fold;
mod groups;
mod index;
mod known;
mod names;
mod nesting;
mod nominals;
mod nouns;
mod offices;
mod owners;
mod people;
mod phrases;
mod place_words;
mod places;
mod speakers;
mod user;

use crate::analysis::Level;
use crate::lexicon::Lexicon;
use crate::model::Syntax;
use crate::names::NameMention;
use crate::options::Options;
use crate::text::Document;

#[cfg(test)]
mod tests;

pub(crate) use bystanders::leave_out as leave_out_bystanders;
pub(crate) use index::{Entities, NewMention, OfficeMention};
pub(crate) use nouns::Nouns;
#[cfg(any(test, feature = "train"))]
pub(crate) use nouns::SOURCE as NOUNS_SOURCE;

/// Clusters `names` into entities and adds the nominal and pronoun mentions.
// Never inlined: a profile shows what it takes (benches/stages.mjs).
#[inline(never)]
pub(crate) fn resolve(
    document: &Document<'_>,
    syntax: Option<&Syntax>,
    names: Vec<NameMention>,
    lexicon: Option<&Lexicon>,
    nouns: &Nouns,
    options: &Options,
) -> Entities {
    let mut draft = draft::Draft::new(document, syntax, lexicon, nouns);
    let (titles, names): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.level == Level::Title);
    names::cluster(&mut draft, names, &user::UserNames::new(options));
    owners::add(&mut draft);
    let offices = offices::add(&mut draft, titles);
    let phrases = nominals::find(&draft);
    discourse::read(&mut draft, phrases, &offices);
    speakers::add(&mut draft);
    finish::entities(draft, &offices)
}
