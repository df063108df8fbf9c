//! What is so: offices, places, memberships, beginnings, as properties of Wikidata.

mod bodies;
mod offices;
mod places;
mod roles;
#[cfg(test)]
mod tests;

pub(super) use offices::shared as shared_offices;
pub(super) use roles::installing;

use super::attribution::Speech;
use super::calendar::Calendar;
use super::clauses::Tree;
use super::parties::Parties;
use crate::analysis::{
    DateId, DateRef, EntityId, EntityType, Fact, FactId, Level, Mention, Ref, SentenceKind, TextSpan,
};
use crate::confidence::{FACTS, calibrated};
use crate::entities::Entities;
use crate::order::sort_by_key;
use crate::text::TokenRange;

/// A property of the contract with its id in Wikidata.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Property {
    pub name: &'static str,
    wikidata: &'static str,
}

macro_rules! properties {
    ($($constant:ident $name:literal $wikidata:literal)*) => {
        $(const $constant: Property = Property { name: $name, wikidata: $wikidata };)*
    };
}

properties! {
    POSITION_HELD "position held" "P39"
    MEMBER_OF "member of" "P463"
    COUNTRY "country" "P17"
    LOCATED_IN "located in" "P131"
    LOCATION "location" "P276"
    PART_OF "part of" "P361"
    PARTICIPANT_IN "participant in" "P1344"
    INCEPTION "inception" "P571"
    POINT_IN_TIME "point in time" "P585"
    CAPITAL "capital" "P36"
    SIGNATORY "signatory" "P1891"
    ORGANIZER "organizer" "P664"
    DIPLOMATIC_RELATION "diplomatic relation" "P530"
}

/// Collects facts; the same fact told again adds its evidence to the first.
pub(super) struct Facts<'d, 'p> {
    pub tree: &'d Tree<'d>,
    pub entities: &'p Entities,
    pub dates: &'p [DateRef],
    pub calendar: &'p Calendar,
    speech: &'p Speech<'d>,
    found: Vec<Fact>,
}

/// All facts, in the order of their first evidence. Ids are to be given by the caller.
pub(super) fn find(
    parties: &Parties<'_, '_>,
    calendar: &Calendar,
    dates: &[DateRef],
    speech: &Speech<'_>,
) -> Vec<Fact> {
    let mut facts =
        Facts { tree: parties.tree, entities: parties.entities, dates, calendar, speech, found: Vec::new() };
    offices::find(&mut facts);
    places::find(&mut facts);
    bodies::find(&mut facts);
    sort_by_key(&mut facts.found, |fact| [fact.evidence.first().map_or(0, |evidence| evidence.start), 0, 0]);
    facts.found
}

impl<'d> Facts<'d, '_> {
    pub fn push(
        &mut self,
        property: Property,
        subject: Ref,
        object: Ref,
        words: TokenRange,
        confidence: u16,
        reason: &'static str,
    ) {
        self.push_qualified(property, subject, object, Vec::new(), words, confidence, reason);
    }

    #[allow(clippy::too_many_arguments, reason = "these are the parts of a fact")]
    pub fn push_qualified(
        &mut self,
        property: Property,
        subject: Ref,
        object: Ref,
        qualifiers: Vec<(&'static str, Ref)>,
        words: TokenRange,
        confidence: u16,
        reason: &'static str,
    ) {
        // "Kosovo is not a member", "has no ties with"
        let denied = |token: usize| matches!(self.tree.lower(token), "not" | "n't" | "n’t" | "never" | "no");
        if subject == object || words.is_empty() || words.clone().any(denied) {
            return;
        }
        let document = self.tree.document;
        let evidence = TextSpan::at(document.span_of(words.clone()));
        // Look back a bounded way, so that a list of a thousand facts, or one told a thousand times, stays linear.
        let same =
            self.found.iter_mut().rev().take(200).find(|fact| {
                fact.property == property.name && fact.subject == subject && fact.object == object
            });
        if let Some(known) = same {
            if known.evidence.iter().rev().take(200).all(|told| *told != evidence) {
                known.evidence.push(evidence);
            }
            for (name, value) in qualifiers {
                if known.qualifiers.iter().all(|(other, _)| *other != name) {
                    known.qualifiers.push((name, value));
                }
            }
            return;
        }
        self.found.push(Fact {
            id: FactId(0),
            property: property.name,
            wikidata: Some(property.wikidata),
            subject,
            object,
            qualifiers,
            evidence: vec![evidence],
            attribution: self.speech.attribution(words.start),
            confidence: calibrated(FACTS, confidence),
            reason: reason.into(),
        });
    }

    /// The office that somebody holds, as far as it was found.
    pub fn office_held_by(&self, holder: EntityId) -> Option<Ref> {
        let held = |fact: &&Fact| fact.property == POSITION_HELD.name && fact.subject == Ref::Entity(holder);
        self.found.iter().rev().take(200).find(held).map(|fact| fact.object.clone())
    }

    /// The mention by name or demonym of a token, of one of these types.
    pub fn named(&self, token: usize, types: &[EntityType]) -> Option<&Mention> {
        self.entities
            .spoken_of_at(token)
            .filter(|mention| types.contains(&mention.entity_type) && mention.level != Level::Pronoun)
    }

    /// The entity of a demonym or name that stands for a country or place with a government.
    pub fn country_at(&self, token: usize) -> Option<EntityId> {
        let mention = self.entities.mention_at(token)?;
        let entity = self.entities.entity(mention.entity)?;
        let place = entity.entity_type == EntityType::Gpe || entity.links.iso3166.is_some();
        (place && mention.level != Level::Pronoun).then_some(entity.id)
    }

    /// Whether a token stands in a headline.
    pub fn in_headline(&self, token: usize) -> bool {
        let sentences = &self.tree.document.sentences;
        let sentence = self.tree.document.sentence_of(token).and_then(|at| sentences.get(at));
        sentence.is_some_and(|sentence| sentence.kind == SentenceKind::Headline)
    }

    /// Whether the entity is a country.
    pub fn is_country(&self, entity: EntityId) -> bool {
        self.entities.entity(entity).is_some_and(|entity| entity.links.iso3166.is_some())
    }

    /// The date that hangs on a word.
    pub fn date_under(&self, token: usize) -> Option<DateId> {
        let sentence = self.tree.document.sentence_of(token)?;
        let tokens = self.tree.document.sentences.get(sentence)?.tokens.clone();
        self.calendar.date_of(self.tree, token, &tokens, crate::analysis::EventType::State)
    }

    /// The tokens from the first to the last of two stretches.
    pub fn hull(some: &TokenRange, other: &TokenRange) -> TokenRange {
        some.start.min(other.start)..some.end.max(other.end)
    }
}
