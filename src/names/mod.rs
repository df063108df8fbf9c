//! Mentions of entities by name: people, organisations, places, events, laws, offices.
//!
//! ```text
//! capitals   what a capital letter says in each sentence
//! known      what the lexicon lists, where it stands in the text
//! titles     offices and roles
//! runs       names as runs of capitals, typed by their words and their context
//! namesakes  countries, and the people and things that are called like them
//! borders    where the model's names really begin and end
//! modelled   the model's names, which come before those of the runs
//! consistency  the same name elsewhere in the text
//! own        the user's own names
//! select     one list out of all of these: who wins, what nests
//! ```

mod borders;
mod capitals;
mod consistency;
mod known;
mod modelled;
mod namesakes;
mod own;
mod runs;
mod select;
mod titles;
mod typing;

use crate::analysis::{EntityType, Level, Reason, Score};
use crate::lexicon::Lexicon;
use crate::model::{ModelName, Syntax};
use crate::options::Options;
use crate::span::Span;
use crate::text::{Document, TokenRange};

use capitals::Capitals;
use runs::Evidence;

/// A mention by name, demonym or title, before anyone knows which entity it is.
#[derive(Clone, Debug)]
pub(crate) struct NameMention {
    pub span: Span,
    pub tokens: TokenRange,
    pub entity_type: EntityType,
    /// `Name`, `Demonym` or `Title`.
    pub level: Level,
    pub confidence: Score,
    pub reason: Reason,
}

/// All mentions by name, sorted by start, then longest first; they may nest, but never cross.
// Never inlined: a profile shows what it takes (benches/stages.mjs).
#[inline(never)]
pub(crate) fn find(
    document: &Document<'_>,
    modelled: Option<&[ModelName]>,
    syntax: Option<&Syntax>,
    lexicon: Option<&Lexicon>,
    options: &Options,
) -> Vec<NameMention> {
    let own = own::find(document, &options.lexicon);
    let Some(lexicon) = lexicon else {
        return select::select(document, own, Vec::new());
    };
    let capitals = Capitals::read(document, lexicon);
    let known = known::find(document, lexicon, &capitals);
    let titles = titles::find(document, lexicon);
    let evidence = Evidence { document, lexicon, capitals: &capitals, known: &known, titles: &titles };
    let mut runs = runs::find(&evidence);
    if let Some(names) = modelled {
        let names = borders::mend(&evidence, names);
        runs = consistency::agree(&evidence, modelled::merge(&evidence, &names, syntax, runs));
    }
    let (known, runs) = namesakes::settle(document, lexicon, known.clone(), runs);
    let mut drafts = select::drafts(document, &capitals, &known, &titles, &runs);
    let inside = known.iter().filter_map(|longer| known::inside(document, lexicon, &capitals, longer));
    drafts.extend(inside.map(|known| select::nested(&known)));
    select::select(document, own, drafts)
}

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
