//! Codes of CAMEO for those who take part in events: "Turkish police" is TURCOP, the country and the sector.
//!
//! Only where the text says whose somebody is, or where nobody else can be meant.

use crate::keyed::{Map, Set};

use super::clauses::Tree;
use super::events::Draft;
use crate::analysis::{EntityId, EntityType, EventType, Fact, Level, Mention, MentionId, Ref};
use crate::entities::Entities;
use crate::letters::lowered;
use crate::lexicon::{Kind, Lexicon};
use crate::model::Deprel;
use crate::order::sort_by_key;

/// Countries stand first in the lexicon; there are fewer of them than this.
const COUNTRIES: u32 = 300;
/// How many mentions of somebody are asked for a country.
const MENTIONS: usize = 8;

/// Gives each party of an event that has no code the code of its country and sector.
pub(super) fn note(
    tree: &Tree<'_>,
    entities: &mut Entities,
    lexicon: Option<&Lexicon>,
    facts: &[Fact],
    drafts: &[Draft],
) {
    let codes: Vec<(EntityId, String)> = Codes::new(tree, entities, lexicon, facts, drafts).all(drafts);
    for (entity, code) in codes {
        if let Some(entity) = entities.entities.get_mut(entity.0 as usize) {
            entity.links.cameo = Some(code);
        }
    }
}

struct Codes<'a> {
    tree: &'a Tree<'a>,
    entities: &'a Entities,
    lexicon: Option<&'a Lexicon>,
    /// What the facts say of an entity: its country, the place it lies in, whose office it holds.
    said: Map<EntityId, EntityId>,
    /// Mentions by name or noun, of each entity.
    mentions: Map<EntityId, Vec<&'a Mention>>,
    /// The title that stands beside a name.
    titles: Map<MentionId, MentionId>,
    /// The only country that the article speaks of.
    home: Option<String>,
    /// Those who have to do with a country as such: they are hardly of it.
    abroad: Set<EntityId>,
}

impl<'a> Codes<'a> {
    fn new(
        tree: &'a Tree<'a>,
        entities: &'a Entities,
        lexicon: Option<&'a Lexicon>,
        facts: &[Fact],
        drafts: &[Draft],
    ) -> Self {
        let mut said = Map::default();
        for fact in facts {
            let of = match fact.property {
                "position held" => fact.qualifiers.iter().find(|(name, _)| *name == "of").map(|(_, of)| of),
                "country" | "located in" | "location" | "part of" | "member of" => Some(&fact.object),
                _ => None,
            };
            if let (Ref::Entity(subject), Some(Ref::Entity(of))) = (&fact.subject, of) {
                said.or_insert_with(*subject, || *of);
            }
        }
        let mut mentions: Map<EntityId, Vec<&Mention>> = Map::default();
        for mention in &entities.mentions {
            if matches!(mention.level, Level::Name | Level::Nominal) {
                mentions.or_default(mention.entity).push(mention);
            }
        }
        let titles =
            entities.offices.iter().filter_map(|office| Some((office.holder?, office.mention))).collect();
        let mut codes =
            Self { tree, entities, lexicon, said, mentions, titles, home: None, abroad: Set::default() };
        codes.home = codes.only_country();
        let parties = |draft: &Draft| -> Vec<EntityId> {
            draft.actors.iter().chain(&draft.recipients).map(|party| party.entity).collect()
        };
        for parties in drafts.iter().map(parties) {
            let (countries, others): (Vec<_>, Vec<_>) =
                parties.into_iter().partition(|&party| codes.is_country(party));
            if !countries.is_empty() {
                codes.abroad.extend(others);
            }
        }
        codes
    }

    fn is_country(&self, entity: EntityId) -> bool {
        self.entities.entity(entity).is_some_and(|entity| entity.links.iso3166.is_some())
    }

    /// The codes that are missing, of the parties of all events.
    fn all(&self, drafts: &[Draft]) -> Vec<(EntityId, String)> {
        let mut found: Map<EntityId, Option<String>> = Map::default();
        for draft in drafts {
            for party in draft.actors.iter().chain(&draft.recipients) {
                let known = found.get(&party.entity).is_some_and(Option::is_some);
                if known || !self.is_open(party.entity) {
                    continue;
                }
                let code = self.country(party.entity).or_else(|| self.by_place(party.entity, draft));
                let sector = || self.sector(party.entity);
                found.insert(party.entity, code.map(|country| country + sector().unwrap_or_default()));
            }
        }
        for draft in drafts {
            for (side, other) in [(&draft.actors, &draft.recipients), (&draft.recipients, &draft.actors)] {
                let state = other.iter().find_map(|party| self.state_of(party.entity, &found));
                let Some(home) = state else { continue };
                for party in side {
                    let known = found.get(&party.entity).is_some_and(Option::is_some);
                    if !known
                        && self.is_open(party.entity)
                        && self.is_domestic(party.entity, draft.event_type)
                    {
                        let sector = self.sector(party.entity).unwrap_or_default();
                        found.insert(party.entity, Some(home.clone() + sector));
                    }
                }
            }
        }
        let mut codes: Vec<_> =
            found.into_iter().filter_map(|(entity, code)| code.map(|code| (entity, code))).collect();
        sort_by_key(&mut codes, |(entity, _)| [entity.0 as usize, 0, 0]);
        codes
    }

    /// The country of a body of state or of people at home, as far as its code is known (an army's deeds may be abroad).
    fn state_of(&self, entity: EntityId, found: &Map<EntityId, Option<String>>) -> Option<String> {
        let links = &self.entities.entity(entity)?.links;
        let code = links.cameo.as_ref().filter(|_| links.iso3166.is_some());
        let code = code.or_else(|| found.get(&entity).and_then(Option::as_ref))?;
        let (country, sector) = code.split_at_checked(3)?;
        let at_home = !matches!(sector, "MIL" | "REB" | "UAF" | "SPY");
        at_home.then(|| country.to_owned())
    }

    /// Whether somebody who is told of without a country is most likely of that of the state that he has to do with: an
    /// unnamed worker or protester; where a state deals with its own people, the holder of an office who has not to do
    /// with a country as such ("President Bello announced sanctions against Kenya"), and a party or front in an article
    /// on that country alone.
    fn is_domestic(&self, entity: EntityId, event: EventType) -> bool {
        let Some(mention) = self.mentions.get(&entity).and_then(|mentions| mentions.first()) else {
            return false;
        };
        if self.entities.head(mention.id).is_some_and(|head| is_sent(self.tree, head)) {
            return false;
        }
        let at_home = matches!(
            event,
            EventType::Coerce
                | EventType::Protest
                | EventType::Concede
                | EventType::Request
                | EventType::Reject
                | EventType::Threaten
        );
        let office = self.titles.contains_key(&mention.id) && !self.abroad.contains(&entity);
        let party = self.home.is_some() && self.is_party(entity);
        mention.level == Level::Nominal || at_home && (office || party)
    }

    /// "Forces for Democracy", "the Umma party": a name of those who struggle for power in a country.
    fn is_party(&self, entity: EntityId) -> bool {
        self.entities.entity(entity).is_some_and(|body| {
            body.entity_type == EntityType::Org
                && lowered(&body.name).split(' ').any(|word| self.tree.tables.frames.is_a(word, "faction"))
        })
    }

    fn is_open(&self, entity: EntityId) -> bool {
        self.entities.entity(entity).is_some_and(|entity| {
            entity.links.cameo.is_none() && entity.links.iso3166.is_none() && entity.members.is_empty()
        })
    }

    /// The code of a country or of a place in one.
    fn code_of_place(&self, entity: EntityId) -> Option<String> {
        let place = self.entities.entity(entity)?;
        // A religion or people has a code, but no country.
        if place.links.cameo.is_some()
            && (place.entity_type != EntityType::Norp || place.links.iso3166.is_some())
        {
            return place.links.cameo.clone();
        }
        let geonames = place.links.geonames?;
        let lexicon = self.lexicon?;
        let city = lexicon.get(&lowered(&place.name)).or_else(|| lexicon.get(&place.name))?;
        let (city, ..) = city.things().find(|(thing, ..)| thing.geonames == Some(geonames))?;
        (0..COUNTRIES)
            .filter_map(|id| lexicon.thing(id))
            .find(|thing| thing.kind == Kind::Country && thing.country == city.country)
            .map(|country| country.cameo.to_owned())
    }

    /// The country that the article gives somebody: by a fact, by the words beside him, by a place that it is.
    fn country(&self, entity: EntityId) -> Option<String> {
        let mut at = entity;
        for _ in 0..3 {
            let Some(&of) = self.said.get(&at) else { break };
            if let Some(code) = self.code_of_place(of) {
                return Some(code);
            }
            at = of;
        }
        let beside = || {
            let mentions = self.mentions.get(&entity)?;
            mentions.iter().take(MENTIONS).find_map(|mention| self.beside(mention))
        };
        let place = || {
            let place = self.entities.entity(entity)?.entity_type == EntityType::Gpe;
            place.then(|| self.code_of_place(entity)).flatten()
        };
        beside().or_else(place)
    }

    /// "Iranian officials", "Iran's army", "rebels in Chad", "the minister of Chad", "Nigerian Union of Teachers".
    fn beside(&self, mention: &Mention) -> Option<String> {
        let head = self.entities.head(mention.id)?;
        let tree = self.tree;
        // Of "Union for the Independence of Angola" the country, not a town that is called like another word.
        let inner = || self.entities.mentions_in(self.entities.tokens(mention.id)).take(4);
        let other = |country: bool| {
            inner()
                .filter(|inner| inner.id != mention.id && self.is_country(inner.entity) == country)
                .find_map(|inner| self.country_at(inner))
        };
        let inside = other(true).or_else(|| other(false));
        // "Salah Sidhoum, Algeria's leading activist": of a name the noun beside it says so too.
        let beside = tree.by(head, Deprel::Appos).take(2);
        let above = (tree.relation(head) == Some(Deprel::Appos)).then(|| tree.head(head)).flatten();
        let heads: Vec<usize> = std::iter::once(head).chain(beside).chain(above).collect();
        let dependents = || heads.iter().find_map(|&head| self.of_dependents(head));
        // "Nepal's Deputy Trade Minister": the country hangs on the office.
        let office = || {
            let words = self.entities.tokens(mention.id);
            let around = words.start.saturating_sub(6)..words.end;
            self.entities.mentions_in(around).find_map(|title| {
                let office = self.entities.office_mention(title.id)?;
                let covers = self.entities.tokens(title.id).end == words.end;
                let of = (covers && title.level == Level::Title).then_some(office.of)??;
                self.country_at(self.entities.mention(of)?)
            })
        };
        inside.or_else(dependents).or_else(office)
    }

    /// The country that stands beside a noun as whose it is.
    fn of_dependents(&self, head: usize) -> Option<String> {
        let tree = self.tree;
        tree.dependents(head).take(12).find_map(|token| {
            let whose = match tree.relation(token) {
                Some(Deprel::Compound | Deprel::Amod) => token < head,
                Some(Deprel::Nmod) => match tree.preposition(token) {
                    Some("of" | "from") => true,
                    Some("in") => !is_sent(tree, head),
                    _ => token < head,
                },
                _ => false,
            };
            let mention = whose.then(|| self.entities.mention_at(token)).flatten();
            let country = mention.and_then(|mention| self.country_at(mention));
            // "doctors from two American groups"
            country.or_else(|| {
                let below = tree.dependents(token).filter(|&below| whose && below < token).take(4);
                below.filter_map(|below| self.entities.mention_at(below)).find_map(|of| self.country_at(of))
            })
        })
    }

    fn country_at(&self, mention: &Mention) -> Option<String> {
        if mention.level == Level::Pronoun {
            return None;
        }
        self.code_of_place(mention.entity)
    }

    /// An unnamed party without a country is of the country where the event is, else of the only one in the article.
    fn by_place(&self, entity: EntityId, draft: &Draft) -> Option<String> {
        let mention = self.mentions.get(&entity)?.first()?;
        let head = self.entities.head(mention.id)?;
        if self.titles.contains_key(&mention.id) {
            return self.home.clone().filter(|_| !self.abroad.contains(&entity));
        }
        if mention.level != Level::Nominal || is_sent(self.tree, head) {
            return None;
        }
        let place = draft.places.iter().find_map(|&place| self.code_of_place(place));
        place.or_else(|| self.home.clone())
    }

    /// Of the noun on top of the phrase, or of the office that somebody holds.
    fn sector(&self, entity: EntityId) -> Option<&'a str> {
        let mentions = self.mentions.get(&entity)?;
        mentions.iter().take(MENTIONS).find_map(|mention| {
            let title = self.titles.get(&mention.id);
            let title = title.map(|&title| self.entities.tokens(title).end.saturating_sub(1));
            let head = title.or_else(|| self.entities.head(mention.id))?;
            let sectors = &self.tree.tables.sectors;
            let sector = sectors.get(self.tree.lemma(head)).or_else(|| sectors.get(self.tree.lower(head)));
            sector.map(|sector| &**sector)
        })
    }

    /// The country of an article that speaks of one only, and not as somebody's counterpart ("sanctions on Chad").
    fn only_country(&self) -> Option<String> {
        let mut only: Option<String> = None;
        for mention in &self.entities.mentions {
            let entity = self.entities.entity(mention.entity)?;
            let place = matches!(entity.entity_type, EntityType::Gpe) || entity.links.iso3166.is_some();
            let Some(code) = place.then(|| self.code_of_place(mention.entity)).flatten() else { continue };
            if *only.get_or_insert_with(|| code.clone()) != code {
                return None;
            }
            let head = self.entities.head(mention.id)?;
            if self.tree.is_counterpart(head) {
                return None;
            }
        }
        only
    }
}

/// Whether a noun names those who are sent abroad: where they are says nothing of whose they are.
fn is_sent(tree: &Tree<'_>, noun: usize) -> bool {
    let frames = &tree.tables.frames;
    let domestic = tree
        .by(noun, Deprel::Compound)
        .any(|word| matches!(tree.lower(word), "security" | "riot" | "police"));
    !domestic
        && ["force", "envoy"]
            .iter()
            .any(|class| frames.is_a(tree.lemma(noun), class) || frames.is_a(tree.lower(noun), class))
}
