//! Unnamed people and bodies that nobody asks for: mentioned once, and in nothing that happens.
//!
//! "Reporters" who are told something and "analysts" on a call crowd a list of who is who. Whether somebody acts is known
//! when the events are: so this reads the finished analysis.

use crate::analysis::{
    Analysis, Attribution, EntityId, EntityType, EventType, Level, Mention, MentionId, Ref,
};

/// Leaves out the unnamed that are mentioned once and are neither party, source nor speaker; renumbers the rest.
pub(crate) fn leave_out(analysis: &mut Analysis) {
    let kept = kept(analysis);
    if kept.iter().all(|&kept| kept) {
        return;
    }
    let entities = new_numbers(kept.iter().copied());
    let keeps = |id: EntityId| kept.get(id.0 as usize) == Some(&true);
    let stays = |mention: &Mention| keeps(mention.entity);
    let mentions = new_numbers(analysis.mentions.iter().map(stays));
    analysis.entities.retain(|entity| keeps(entity.id));
    analysis.mentions.retain(stays);
    // Those who are told something in words alone: "she told reporters".
    for event in &mut analysis.events {
        event.recipients.retain(|party| keeps(party.entity));
    }
    for_each_id(analysis, &mut |id| renumber(&entities, id), &mut |id| {
        if let Some(&new) = mentions.get(id.0 as usize) {
            id.0 = new;
        }
    });
}

/// New numbers of things of which some are left out.
fn new_numbers(kept: impl Iterator<Item = bool>) -> Vec<u32> {
    let mut next = 0;
    kept.map(|kept| {
        let number = next;
        next += u32::from(kept);
        number
    })
    .collect()
}

fn renumber(numbers: &[u32], id: &mut EntityId) {
    if let Some(&new) = numbers.get(id.0 as usize) {
        id.0 = new;
    }
}

/// Of each entity, whether it stays.
fn kept(analysis: &Analysis) -> Vec<bool> {
    let mut mentions = vec![(0_u32, false); analysis.entities.len()];
    for mention in &analysis.mentions {
        if let Some((count, named)) = mentions.get_mut(mention.entity.0 as usize) {
            *count += 1;
            *named |= mention.level != Level::Nominal;
        }
    }
    let mut kept: Vec<bool> = analysis
        .entities
        .iter()
        .zip(mentions)
        .map(|(entity, (count, named))| {
            let unnamed =
                matches!(entity.entity_type, EntityType::Person | EntityType::Org | EntityType::Group);
            !unnamed || named || count != 1 || !entity.members.is_empty()
        })
        .collect();
    let mut keep = |id: EntityId| {
        if let Some(kept) = kept.get_mut(id.0 as usize) {
            *kept = true;
        }
    };
    for event in &analysis.events {
        event.actors.iter().for_each(|party| keep(party.entity));
        if event.event_type != EventType::State {
            event.recipients.iter().for_each(|party| keep(party.entity));
        }
        event.places.iter().for_each(|&place| keep(place));
        sources(event.attribution.as_ref()).for_each(&mut keep);
    }
    for fact in &analysis.facts {
        let values = fact.qualifiers.iter().map(|(_, value)| value);
        for value in values.chain([&fact.subject, &fact.object]) {
            if let Ref::Entity(id) = value {
                keep(*id);
            }
        }
        sources(fact.attribution.as_ref()).for_each(&mut keep);
    }
    analysis.quotations.iter().filter_map(|quotation| quotation.speaker).for_each(&mut keep);
    analysis.entities.iter().flat_map(|entity| &entity.members).for_each(|&member| keep(member));
    kept
}

/// All on whose word something is told, the last who passes it on included.
fn sources(attribution: Option<&Attribution>) -> impl Iterator<Item = EntityId> {
    std::iter::successors(attribution, |attribution| attribution.via.as_deref())
        .filter_map(|attribution| attribution.entity)
}

/// Calls `entity` and `mention` with every id of an analysis.
fn for_each_id(
    analysis: &mut Analysis,
    entity: &mut dyn FnMut(&mut EntityId),
    mention: &mut dyn FnMut(&mut MentionId),
) {
    for one in &mut analysis.entities {
        entity(&mut one.id);
        one.members.iter_mut().for_each(&mut *entity);
    }
    for one in &mut analysis.mentions {
        entity(&mut one.entity);
        mention(&mut one.id);
    }
    for event in &mut analysis.events {
        for party in event.actors.iter_mut().chain(&mut event.recipients) {
            entity(&mut party.entity);
            mention(&mut party.mention);
        }
        event.places.iter_mut().for_each(&mut *entity);
        for_each_source(event.attribution.as_mut(), entity);
    }
    for fact in &mut analysis.facts {
        let values = fact.qualifiers.iter_mut().map(|(_, value)| value);
        for value in values.chain([&mut fact.subject, &mut fact.object]) {
            if let Ref::Entity(id) = value {
                entity(id);
            }
        }
        for_each_source(fact.attribution.as_mut(), entity);
    }
    analysis.quotations.iter_mut().filter_map(|quotation| quotation.speaker.as_mut()).for_each(entity);
}

fn for_each_source(mut attribution: Option<&mut Attribution>, entity: &mut dyn FnMut(&mut EntityId)) {
    while let Some(source) = attribution {
        if let Some(id) = &mut source.entity {
            entity(id);
        }
        attribution = source.via.as_deref_mut();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use crate::{Analyzer, Model, Options};

    #[test]
    fn leaves_out_those_who_are_only_told_and_renumbers_the_rest() {
        let model = Model::from_bytes(include_bytes!("../../models/english.dateline")).unwrap();
        let text =
            "Ruth Adan told reporters in Nairobi that police had arrested ten miners. Analysts shrugged.";
        let analysis = Analyzer::with_model(model).analyze(text, &Options::default()).unwrap();
        let names: Vec<&str> = analysis.entities.iter().map(|entity| entity.name.as_str()).collect();
        assert!(!names.contains(&"reporters") && !names.contains(&"Analysts"), "{names:?}");
        assert!(names.contains(&"police") && names.contains(&"ten miners"), "{names:?}");
        for (at, entity) in analysis.entities.iter().enumerate() {
            assert_eq!(entity.id.0 as usize, at);
        }
        for (at, mention) in analysis.mentions.iter().enumerate() {
            assert_eq!(mention.id.0 as usize, at);
            assert!(analysis.entities.get(mention.entity.0 as usize).is_some());
        }
        let parties = analysis.events.iter().flat_map(|event| event.actors.iter().chain(&event.recipients));
        for party in parties {
            assert_eq!(analysis.mentions.get(party.mention.0 as usize).unwrap().entity, party.entity);
        }
    }
}
