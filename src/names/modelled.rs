//! The model's names beside those that rules find: the model says where a name begins and ends and which of four kinds
//! it is; the words of the name and the lexicon say the rest.

use super::borders::COMPANIES;
use super::known::Known;
use super::runs::{Evidence, Run};
use super::typing::{BESIDE, Typing, by_beside, by_cue, by_ending};
use crate::analysis::EntityType;
use crate::lexicon::How;
use crate::model::{ModelName, NameLabel, Syntax, Upos};
use crate::order::sort_by_key;
use crate::word_list::WordList;

/// Names of rules below this confidence (thousandths) stand back where there is a model.
const SURE: u16 = 800;

/// Names below this confidence (thousandths) are not told at all.
const LEAST: u16 = 150;

/// The model's names, and of `runs` the sure ones that touch none of them.
pub(super) fn merge(
    evidence: &Evidence<'_, '_>,
    names: &[ModelName],
    syntax: Option<&Syntax>,
    runs: Vec<Run>,
) -> Vec<Run> {
    let touched = |run: &Run| {
        let at = names.partition_point(|name| name.tokens.end <= run.tokens.start);
        names.get(at).is_some_and(|name| name.tokens.start < run.tokens.end)
    };
    let mut merged: Vec<Run> =
        runs.iter().filter(|run| run.typing.confidence >= SURE && !touched(run)).cloned().collect();
    let mut ruled = runs.iter().peekable();
    // "the ferry Dona | Paz", "HMS | Diamond": of these the capitals tell where they begin.
    let beside = |name: &ModelName| {
        let at = runs.partition_point(|run| run.tokens.end <= name.tokens.start);
        runs.get(at).filter(|run| {
            (run.typing.reason == BESIDE
                || run.typing.entity_type == EntityType::Product
                || run.typing.entity_type == EntityType::Event && name.label == NameLabel::Person)
                && run.tokens.len() > name.tokens.len()
        })
    };
    for name in names {
        if let Some(run) = beside(name) {
            if merged.last().is_none_or(|last| last.tokens != run.tokens) {
                merged.push(run.clone());
            }
            continue;
        }
        while ruled.next_if(|run| run.tokens.end <= name.tokens.start).is_some() {}
        let rule = ruled.peek().filter(|run| run.tokens == name.tokens).map(|run| run.typing);
        let known = known_as(evidence.known, name);
        // "Diplomats said": a role in the plural with the capital of a sentence.
        let role = name.label == NameLabel::Person
            && evidence.document.lower(name.tokens.start).ends_with('s')
            && evidence.title_at(name.tokens.start).is_some_and(|title| title == name.tokens);
        if role {
            continue;
        }
        // "South Korean": the lexicon's word for a people is no name of a place.
        if known.is_some_and(|known| known.how != How::Name) {
            continue;
        }
        let typing = if known.is_none() && is_adjective(evidence, name, syntax) {
            Typing::new(EntityType::Norp, name.confidence.thousandths(), "an adjective with a capital")
        } else {
            typing(evidence, name, known, rule)
        };
        if typing.confidence >= LEAST {
            merged.push(Run { tokens: name.tokens.clone(), typing });
        }
    }
    sort_by_key(&mut merged, |run| [run.tokens.start, 0, 0]);
    merged
}

fn known_as<'k, 'l>(known: &'k [Known<'l>], name: &ModelName) -> Option<&'k Known<'l>> {
    let at = known.partition_point(|known| known.tokens.start < name.tokens.start);
    known.get(at).filter(|known| known.tokens == name.tokens)
}

/// "Ostrian" in "Ostrian artillery": a word for a people that no list has.
fn is_adjective(evidence: &Evidence<'_, '_>, name: &ModelName, syntax: Option<&Syntax>) -> bool {
    let start = name.tokens.start;
    let lower = evidence.document.lower(start);
    name.tokens.len() == 1
        && name.label != NameLabel::Organisation
        && syntax.and_then(|syntax| syntax.upos(start)) == Some(Upos::Adj)
        && ["an", "ese", "ish", "i"].iter().any(|ending| lower.ends_with(ending))
}

/// What words in or beside a name say against the model: "Merrow Capital" is no place, "Veloria" of "Veloria's embassy"
/// no person.
fn overruled(evidence: &Evidence<'_, '_>, name: &ModelName, known: Option<&Known<'_>>) -> Option<Typing> {
    if name.label == NameLabel::Organisation {
        return None;
    }
    // "Veloria's embassy", "Halden shares", "the ferry Aurora"
    let beside =
        by_beside(evidence.document, evidence.lexicon, &name.tokens, name.label == NameLabel::Person)
            .filter(|beside| known.is_none_or(|known| known.thing.entity_type == beside.entity_type));
    if let Some(beside) = beside.filter(|_| name.label != NameLabel::Other || name.tokens.len() == 1) {
        // Where the model says the same it may be surer.
        let confidence = beside.confidence.max(name.confidence.thousandths());
        return Some(Typing { confidence, ..beside });
    }
    if name.confidence.thousandths() >= SURE_PERSON {
        return None;
    }
    // "Paris had argued", "Toyota" in a list of films: the lists know nothing else of that name, and no title says so.
    if let Some(known) = known.filter(|known| !known.doubtful)
        && agrees_badly(name.label, known.thing.entity_type)
        && !evidence.after_title(name.tokens.start)
    {
        return Some(Typing::new(known.thing.entity_type, 750, "in the lexicon"));
    }
    // "a united front" is none; museums, churches and hospitals are places as well.
    let last = evidence.document.word(name.tokens.end.saturating_sub(1));
    by_ending(evidence.document, evidence.lexicon, name.tokens.clone()).filter(|ending| {
        ending.entity_type == EntityType::Org
            && known.is_none()
            && (last.chars().next().is_some_and(char::is_uppercase) || COMPANIES.has(last))
            && !(name.label == NameLabel::Location && BOTH.has(last))
    })
}

/// Whether a model that says `label` is to be doubted where the lexicon says `listed`.
fn agrees_badly(label: NameLabel, listed: EntityType) -> bool {
    match label {
        NameLabel::Person => listed != EntityType::Person,
        NameLabel::Organisation => false,
        NameLabel::Location | NameLabel::Other => listed == EntityType::Org,
    }
}

/// Bodies that are places too.
const BOTH: WordList = WordList("Academy Bank Church College Hospital Museum School University");

/// Below this probability (thousandths) a person is the place or body that the lexicon lists under the same word.
const SURE_PERSON: u16 = 900;

/// Below this probability (thousandths) a body is the building or the meeting that its words say: "Great Hall of the People". The
/// White House may well be a body.
const SURE_BODY: u16 = 700;

/// The type of a name of the model: within its kind, what the lexicon or a word of the name says.
fn typing(
    evidence: &Evidence<'_, '_>,
    name: &ModelName,
    known: Option<&Known<'_>>,
    rule: Option<Typing>,
) -> Typing {
    use EntityType::{Event, Fac, Gpe, Initiative, Law, Loc, Norp, Org, Person, Product, Work};
    let confidence = name.confidence.thousandths();
    let cue = by_cue(evidence.document, evidence.lexicon, name.tokens.clone()).or(rule);
    let known_type = known.map(|known| known.thing.entity_type);
    let mut said = known_type.into_iter().chain(cue.map(|typing| typing.entity_type));
    let of_model = |entity_type| Typing::new(entity_type, confidence, "found by the model of names");
    if let Some(told) = overruled(evidence, name, known) {
        return told;
    }
    match name.label {
        // "Radio Lumo", "Hotel Bristol"
        NameLabel::Person => match cue {
            Some(cue) if confidence < SURE_BODY && name.tokens.len() > 1 => of_model(cue.entity_type),
            _ => of_model(Person),
        },
        // "Belt and Road Initiative", "Jakarta Pact": the model's training sets call such names organisations.
        NameLabel::Organisation => of_model(
            said.find(|said| match said {
                Fac => confidence < SURE_BODY && name.tokens.len() > 2,
                Event => known_type == Some(Event) || confidence < SURE_BODY,
                said => matches!(said, Law | Initiative),
            })
            .unwrap_or(Org),
        ),
        NameLabel::Location => {
            // A hospital that is a place is a building.
            let place = if cue.is_some_and(|cue| cue.entity_type == Org) { Fac } else { Gpe };
            of_model(said.find(|said| matches!(said, Event | Gpe | Loc | Fac)).unwrap_or(place))
        }
        NameLabel::Other => {
            match said.find(|said| matches!(said, Event | Fac | Law | Norp | Product | Work | Initiative)) {
                Some(entity_type) => of_model(entity_type),
                // A name of some other kind, and nothing says which: not to be trusted.
                None => Typing::new(Work, confidence / 2, "a name of a kind that nothing tells"),
            }
        }
    }
}
