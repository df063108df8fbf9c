//! The model's names beside those that rules find: the model says where a name begins and ends and which of four kinds
//! it is; the words of the name and the lexicon say the rest.

use super::capitals::{is_common, starts_upper};
use super::known::Known;
use super::runs::{Evidence, Run};
use super::typing::{Typing, by_cue, is_honorific};
use crate::analysis::EntityType;
use crate::model::{ModelName, NameLabel};
use crate::order::sort_by_key;
use crate::text::TokenRange;

/// Names of rules below this confidence (thousandths) stand back where there is a model.
const SURE: u16 = 800;

/// The model's names, and of `runs` the sure ones that touch none of them.
pub(super) fn merge(evidence: &Evidence<'_, '_>, names: &[ModelName], runs: Vec<Run>) -> Vec<Run> {
    let touched = |run: &Run| {
        let at = names.partition_point(|name| name.tokens.end <= run.tokens.start);
        names.get(at).is_some_and(|name| name.tokens.start < run.tokens.end)
    };
    let mut merged: Vec<Run> =
        runs.iter().filter(|run| run.typing.confidence >= SURE && !touched(run)).cloned().collect();
    let mut ruled = runs.iter().peekable();
    for name in names {
        while ruled.next_if(|run| run.tokens.end <= name.tokens.start).is_some() {}
        let rule = ruled.peek().filter(|run| run.tokens == name.tokens).map(|run| run.typing);
        let known = known_as(evidence.known, name);
        let mut entity_type = entity_type(evidence, name, known, rule);
        let mut tokens = name.tokens.clone();
        // "Halden Petroleum plc" is nobody, whatever the model says.
        if DESIGNATORS.contains(&evidence.document.word(tokens.end).trim_end_matches('.')) {
            tokens.end += 1;
            entity_type = EntityType::Org;
        }
        merged.push(Run {
            tokens: without_what_is_no_name(evidence, tokens, entity_type),
            typing: Typing::new(entity_type, name.confidence.thousandths(), "found by the model of names"),
        });
    }
    sort_by_key(&mut merged, |run| [run.tokens.start, 0, 0]);
    merged
}

/// Without the article ("The Assembly"), a title or form of address before a person ("Dame Ruth Amory"), the day after
/// one ("Ruth Amory Tuesday"), and the word for its kind in lower case after a place ("Logar province").
fn without_what_is_no_name(
    evidence: &Evidence<'_, '_>,
    tokens: TokenRange,
    entity_type: EntityType,
) -> TokenRange {
    let document = evidence.document;
    let listed = || evidence.known.binary_search_by_key(&tokens.start, |known| known.tokens.start).is_ok();
    let TokenRange { mut start, mut end } = tokens.clone();
    if end - start > 1 && document.lower(start) == "the" && !listed() {
        start += 1;
    }
    let person = entity_type == EntityType::Person;
    while person && end - start > 1 {
        let title = evidence.titles.binary_search_by_key(&start, |title| title.tokens.start);
        let title = title.ok().and_then(|at| evidence.titles.get(at)).map(|title| title.tokens.end);
        let address = is_honorific(evidence.lexicon, document.lower(start)).then_some(start + 1);
        match title.or(address).filter(|&next| next < end) {
            Some(next) => start = next,
            None => break,
        }
    }
    let last = document.lower(end - 1);
    let day = person && WEEKDAYS.contains(&last);
    let kind =
        is_place(entity_type) && !starts_upper(document.word(end - 1)) && is_common(evidence.lexicon, last);
    if end - start > 1 && (day || kind) {
        end -= 1;
    }
    start..end
}

/// What a company is by law, after its name.
const DESIGNATORS: &[&str] = &["Corp", "GmbH", "Inc", "LLC", "Ltd", "PLC", "plc"];

const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn is_place(entity_type: EntityType) -> bool {
    matches!(entity_type, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
}

fn known_as(known: &[Known<'_>], name: &ModelName) -> Option<EntityType> {
    let at = known.partition_point(|known| known.tokens.start < name.tokens.start);
    known.get(at).filter(|known| known.tokens == name.tokens).map(|known| known.thing.entity_type)
}

/// The type of a name of the model: within its kind, what the lexicon or a word of the name says.
fn entity_type(
    evidence: &Evidence<'_, '_>,
    name: &ModelName,
    known: Option<EntityType>,
    rule: Option<Typing>,
) -> EntityType {
    use EntityType::{Event, Fac, Gpe, Initiative, Law, Loc, Norp, Org, Person, Product, Work};
    let cue = by_cue(evidence.document, evidence.lexicon, name.tokens.clone()).or(rule);
    let mut said = known.into_iter().chain(cue.map(|typing| typing.entity_type));
    match name.label {
        NameLabel::Person => Person,
        // "Belt and Road Initiative", "Jakarta Pact": the model's training sets call such names organisations.
        NameLabel::Organisation => said.find(|said| matches!(said, Law | Initiative)).unwrap_or(Org),
        NameLabel::Location => said.find(|said| matches!(said, Gpe | Loc | Fac)).unwrap_or(Gpe),
        NameLabel::Other => {
            said.find(|said| matches!(said, Event | Law | Norp | Product | Work | Initiative)).unwrap_or(Work)
        }
    }
}
