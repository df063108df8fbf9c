//! From the draft to what comes out: order, names, aliases, salience.

use super::draft::{ClusterId, Draft, DraftMention};
use super::index::{Entities, NewMention, OfficeMention};
use super::offices::Office;
use crate::analysis::{EntityId, EntityType, Level, MentionId, Score, SentenceKind};
use crate::model::Deprel;
use crate::order::{outermost_first, sort_by_key};

/// Numbers entities in the order of their first mention, mentions in the order of the text.
pub(super) fn entities(draft: Draft<'_>, offices: &[Office]) -> Entities {
    let mut order: Vec<usize> = (0..draft.mentions.len()).collect();
    sort_by_key(&mut order, |&at| {
        let Some(mention) = draft.mentions.get(at) else { return [0; 3] };
        let [start, end, _] = outermost_first(mention.span.start, mention.span.end);
        [start, end, mention.level as usize]
    });
    let mut found = Entities::with_capacity(order.len());
    let mut ids: Vec<Option<EntityId>> = Vec::new();
    let mut mention_ids = vec![None; draft.mentions.len()];
    let mut last = None;
    for &at in &order {
        let Some(mention) = draft.mentions.get(at) else { continue };
        // One phrase, one mention of a level.
        let place = (mention.span, mention.level == Level::Title);
        if last.as_ref() == Some(&place) {
            continue;
        }
        last = Some(place);
        let entity = entity_id(&draft, &mut found, &mut ids, mention.cluster);
        let id = add(&draft, &mut found, mention, entity);
        if let Some(slot) = mention_ids.get_mut(at) {
            *slot = Some(id);
        }
    }
    members(&draft, &mut found, &ids);
    found.offices = offices_of(offices, &mention_ids);
    found.sort_mentions(draft.document);
    aliases(&mut found);
    salience(&draft, &mut found);
    found
}

/// The entity of a cluster; members come with their group.
fn entity_id(
    draft: &Draft<'_>,
    found: &mut Entities,
    ids: &mut Vec<Option<EntityId>>,
    cluster: ClusterId,
) -> EntityId {
    let cluster = draft.find(cluster);
    let at = cluster.0 as usize;
    if ids.len() <= at {
        ids.resize(at + 1, None);
    }
    if let Some(id) = ids.get(at).copied().flatten() {
        return id;
    }
    let (entity_type, name) = draft
        .cluster(cluster)
        .map_or((EntityType::Group, String::new()), |cluster| (cluster.entity_type, cluster.name.clone()));
    let id = found.add_entity(entity_type, name);
    if let (Some(entity), Some(cluster)) = (found.entities.last_mut(), draft.cluster(cluster)) {
        entity.links = cluster.links.clone();
    }
    if let Some(slot) = ids.get_mut(at) {
        *slot = Some(id);
    }
    id
}

fn add(draft: &Draft<'_>, found: &mut Entities, mention: &DraftMention, entity: EntityId) -> MentionId {
    found.add_mention_at(
        draft.document,
        mention.span,
        NewMention {
            tokens: mention.tokens.clone(),
            head: mention.head,
            entity,
            entity_type: mention.entity_type,
            level: mention.level,
            confidence: mention.confidence,
            reason: mention.reason.clone(),
        },
    )
}

/// Members of groups, as far as they are mentioned themselves.
fn members(draft: &Draft<'_>, found: &mut Entities, ids: &[Option<EntityId>]) {
    for (at, id) in ids.iter().enumerate() {
        let Some(cluster) = draft.cluster(ClusterId(at as u32)) else { continue };
        let Some(entity) = id.and_then(|id| found.entities.get_mut(id.0 as usize)) else { continue };
        let mut members: Vec<EntityId> = cluster
            .members
            .iter()
            .filter_map(|&member| ids.get(draft.find(member).0 as usize).copied().flatten())
            .collect();
        members.dedup();
        entity.members = members;
    }
}

fn offices_of(offices: &[Office], ids: &[Option<MentionId>]) -> Vec<OfficeMention> {
    let id = |at: usize| ids.get(at).copied().flatten();
    let mut offices: Vec<OfficeMention> = offices
        .iter()
        .filter_map(|office| {
            Some(OfficeMention {
                mention: id(office.mention)?,
                holder: office.holder.and_then(id),
                of: office.of.and_then(id),
                current: office.current,
            })
        })
        .collect();
    sort_by_key(&mut offices, |office| [office.mention.0 as usize, 0, 0]);
    offices
}

/// More names than this say nothing new of one entity.
const ALIASES: usize = 64;

/// Names and demonyms other than the canonical name, each once, in order of appearance.
fn aliases(found: &mut Entities) {
    for mention in &found.mentions {
        if !matches!(mention.level, Level::Name | Level::Demonym) {
            continue;
        }
        let Some(entity) = found.entities.get_mut(mention.entity.0 as usize) else { continue };
        let text = &mention.span.text;
        if *text != entity.name && entity.aliases.len() < ALIASES && !entity.aliases.contains(text) {
            entity.aliases.push(text.clone());
        }
    }
}

/// How much the article is about each entity: its mentions against those of the most mentioned one, those in headlines
/// and as subjects counting more.
fn salience(draft: &Draft<'_>, found: &mut Entities) {
    /// With fewer points than this nothing is what an article is about.
    const ENOUGH: u64 = 6;
    let mut points = vec![0_u64; found.entities.len()];
    for mention in &found.mentions {
        let head = found.head(mention.id).unwrap_or_default();
        let kind = draft.document.sentences.get(draft.sentence(head)).map(|sentence| sentence.kind);
        let weight = match (kind, draft.deprel(head)) {
            (Some(SentenceKind::Headline), _) => 3,
            (_, Some(Deprel::Nsubj)) => 2,
            _ => 1,
        };
        if let Some(points) = points.get_mut(mention.entity.0 as usize) {
            *points += weight;
        }
    }
    let most = points.iter().copied().max().unwrap_or_default().max(ENOUGH);
    for (entity, points) in found.entities.iter_mut().zip(points) {
        entity.salience = Score::new((points * 1000 / most) as u16);
    }
}
