//! Who is meant by a phrase: the mention and entity behind the head of an argument.

use crate::keyed::Map;

use super::clauses::Tree;
use super::{patterns, titles};
use crate::analysis::{Argument, EntityId, EntityType, Level, MentionId, Score, SentenceKind};
use crate::entities::{Entities, NewMention};
use crate::letters::lowered;
use crate::model::{Deprel, Upos};
use crate::text::TokenRange;

/// Finds the parties of events and notes those that have no name.
pub(super) struct Parties<'d, 'e> {
    pub tree: &'d Tree<'d>,
    pub entities: &'e mut Entities,
    /// Mentions that are no pronouns, of each entity, in order.
    spoken: Vec<Vec<MentionId>>,
    /// People without a name, by the head of the phrase, lower case.
    unnamed: Map<String, EntityId>,
    /// Countries by the code of their actors.
    countries: Map<String, EntityId>,
}

impl<'d, 'e> Parties<'d, 'e> {
    pub fn new(tree: &'d Tree<'d>, entities: &'e mut Entities) -> Self {
        let mut spoken = vec![Vec::new(); entities.entities.len()];
        for mention in &entities.mentions {
            if mention.level != Level::Pronoun
                && let Some(mentions) = spoken.get_mut(mention.entity.0 as usize)
            {
                mentions.push(mention.id);
            }
        }
        let mut countries: Map<String, EntityId> = Map::default();
        for country in entities.entities.iter().filter(|entity| entity.links.iso3166.is_some()) {
            if let Some(code) = &country.links.cameo {
                countries.insert(code.clone(), country.id);
            }
        }
        Self { tree, entities, spoken, unnamed: Map::default(), countries }
    }

    /// "flew to Yaoundé": the host of who visits a city is its country, where the text speaks of that too.
    pub fn host(&self, visited: &Argument) -> Option<Argument> {
        let city = self.entities.entity(visited.entity)?;
        let code = city.links.cameo.as_ref().filter(|_| city.links.iso3166.is_none())?;
        let entity = *self.countries.get(code).filter(|_| city.entity_type == EntityType::Gpe)?;
        let mention = *self.spoken.get(entity.0 as usize)?.first()?;
        Some(Argument { entity, mention })
    }

    /// Whether the phrase headed by `token` speaks of somebody who can act.
    pub fn is_agent(&self, token: usize) -> bool {
        match self.entities.spoken_of_at(token) {
            Some(mention) if mention.level == Level::Pronoun => true,
            Some(mention) if mention.level == Level::Name => acts(mention.entity_type),
            Some(mention) if acts(mention.entity_type) || mention.level == Level::Title => true,
            _ => {
                matches!(self.tree.upos(token), Some(Upos::Noun | Upos::Propn))
                    && names_agents(self.tree, token)
            }
        }
    }

    /// Whether the party is spoken of by name.
    pub fn is_named(&self, party: &Argument) -> bool {
        self.entities.mention(party.mention).is_some_and(|mention| mention.level != Level::Nominal)
    }

    /// Whether a name that can act stands there, whatever the tag.
    pub fn is_named_at(&self, token: usize) -> bool {
        self.entities
            .spoken_of_at(token)
            .is_some_and(|mention| mention.level == Level::Name && acts(mention.entity_type))
    }

    /// Whether it speaks of people: by name, demonym or as a group.
    pub fn is_people(&self, token: usize) -> bool {
        self.entities.spoken_of_at(token).is_some_and(|mention| {
            matches!(mention.entity_type, EntityType::Person | EntityType::Norp | EntityType::Group)
        })
    }

    /// Whether it speaks of a place.
    pub fn is_place(&self, token: usize) -> bool {
        self.entities.spoken_of_at(token).is_some_and(|mention| {
            matches!(mention.entity_type, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
        })
    }

    /// The parties that the phrase headed by `token` names, its coordinated phrases too.
    /// Of a thing ("a Turkish proposal", "the statement of the envoy") those whose it is.
    pub fn of_phrase(&mut self, token: usize, things: bool) -> Vec<Argument> {
        let heads: Vec<usize> = self.tree.coordinated(token).collect();
        let mut found: Vec<Argument> = Vec::new();
        for head in heads {
            let named = self.named_beside(head);
            let parties = match (named.is_empty(), self.one(head)) {
                (false, _) => named,
                (true, Some(party)) => vec![party],
                (true, None) if things || self.speaks_for_owner(head) => self.owners(head),
                (true, None) => Vec::new(),
            };
            let first = self.before_and(head);
            for party in self.before_others(head).into_iter().chain(first).chain(parties) {
                if found.iter().all(|other| other.entity != party.entity) {
                    found.push(party);
                }
            }
        }
        found
    }

    /// "the Israeli statement", "a Russian strike": what it says or does, its owner does.
    fn speaks_for_owner(&self, thing: usize) -> bool {
        let lemma = self.tree.lemma(thing);
        ["document", "attack", "weapon"].iter().any(|class| self.tree.tables.frames.is_a(lemma, class))
    }

    /// "[he] and Peru's envoy, Ana Prado, agreed": the person before "and" where a phrase begins, were it parsed as a part of
    /// what follows.
    fn before_and(&self, head: usize) -> Option<Argument> {
        let tree = self.tree;
        let start = tree.extent(head).start;
        let and = (start + 1..head).take(4).find(|&at| tree.lower(at) == "and")?;
        let first = self.entities.mention_at(start)?;
        let whole = self.entities.tokens(first.id) == (start..and);
        let person = first.entity_type == EntityType::Person;
        match first.level {
            _ if !whole || !person => None,
            Level::Pronoun => self.antecedent(first.id, first.entity),
            Level::Name => Some(Argument { entity: first.entity, mention: first.id }),
            _ => None,
        }
    }

    /// "[Togo] and other African Union members": the name before the rest of its kind.
    fn before_others(&self, head: usize) -> Option<Argument> {
        let tree = self.tree;
        let other = (head.saturating_sub(5)..head).rev().find(|&at| tree.lower(at) == "other")?;
        let and = other.checked_sub(1).filter(|&and| tree.lower(and) == "and")?;
        let name = self.entities.mention_at(and.checked_sub(1)?)?;
        (name.level == Level::Name && acts(name.entity_type))
            .then_some(Argument { entity: name.entity, mention: name.id })
    }

    /// "Ada Obi and [Tunde Cole] have urged": the name right after one that the verb follows.
    pub fn joined_after(&self, first: &Argument) -> Option<Argument> {
        let tree = self.tree;
        let mention = self.entities.mention(first.mention)?;
        let and = self.entities.tokens(first.mention).end;
        let second = self.entities.mention_at(and + 1).filter(|_| tree.lower(and) == "and")?;
        let words = self.entities.tokens(second.id);
        let verb = matches!(tree.upos(words.end), Some(Upos::Verb | Upos::Aux));
        (verb
            && words.start == and + 1
            && second.level == Level::Name
            && second.entity_type == mention.entity_type)
            .then_some(Argument { entity: second.entity, mention: second.id })
    }

    /// "[Lula], Petro sign pact": a headline has a comma for "and".
    pub fn joined_before(&self, second: &Argument) -> Option<Argument> {
        let document = self.tree.document;
        let words = self.entities.tokens(second.mention);
        let sentence = document.sentences.get(document.sentence_of(words.start)?)?;
        let comma = words.start.checked_sub(1).filter(|&comma| self.tree.lower(comma) == ",")?;
        let first = self.entities.mention_at(comma.checked_sub(1)?)?;
        (sentence.kind == SentenceKind::Headline
            && self.entities.tokens(first.id) == (sentence.tokens.start..comma)
            && first.level == Level::Name
            && acts(first.entity_type))
        .then_some(Argument { entity: first.entity, mention: first.id })
    }

    /// "opposition leaders [Ayo Bello] and [Tunde Cole]", "the newspaper, [The Herald]": a name says more than its noun;
    /// of "ten of Egypt's parties" the parties are meant, of "one of them, [Ada Obi]," she is.
    fn named_beside(&mut self, head: usize) -> Vec<Argument> {
        let tree = self.tree;
        if self.entities.mention_headed_by(head).is_some_and(|mention| mention.level == Level::Name) {
            return Vec::new();
        }
        let mut beside: Vec<usize> =
            tree.by(head, Deprel::Appos).chain(tree.by(head, Deprel::Flat)).take(8).collect();
        // "Secretary of State Jane Roe": the parse may hang the name on the office's last word.
        if tree.upos(head) == Some(Upos::Propn) {
            beside.extend(tree.by(head, Deprel::Nmod).filter(|&name| name > head).take(4));
        }
        let mut found = Vec::new();
        for token in beside {
            for name in tree.coordinated(token).take(8) {
                let mention = self.entities.spoken_of_at(name).filter(|mention| {
                    mention.level == Level::Name
                        && matches!(mention.entity_type, EntityType::Person | EntityType::Org)
                        && (tree.relation(token) != Some(Deprel::Nmod)
                            || mention.entity_type == EntityType::Person)
                });
                found.extend(mention.map(|mention| Argument { entity: mention.entity, mention: mention.id }));
            }
        }
        let quantity = tree.upos(head) == Some(Upos::Num) || patterns::quantity(tree, head);
        if found.is_empty()
            && quantity
            && let Some(whole) =
                tree.by(head, Deprel::Nmod).find(|&whole| tree.preposition(whole) == Some("of"))
        {
            return self.one(whole).into_iter().collect();
        }
        let office =
            || tree.tables.frames.is_a(tree.lemma(head), "person") && tree.lemma(head) == tree.lower(head);
        if found.is_empty() && office() {
            let name = titles::name_between_commas(tree, self.entities, head);
            found.extend(name.map(|name| Argument { entity: name.entity, mention: name.id }));
        }
        found
    }

    fn one(&mut self, head: usize) -> Option<Argument> {
        // "no soldiers were hurt": nobody is a party.
        if self.tree.by(head, Deprel::Det).any(|det| self.tree.lower(det) == "no") {
            return None;
        }
        if let Some(named) = self.whom_it_explains(head) {
            return Some(named);
        }
        if let Some(mention) = self.entities.spoken_of_at(head) {
            let (id, entity, level, entity_type) =
                (mention.id, mention.entity, mention.level, mention.entity_type);
            match level {
                Level::Pronoun => return self.antecedent(id, entity),
                // "Nepal's Deputy Trade Minister": the parse may put another word of the title on top.
                Level::Title => {
                    let last = self.entities.tokens(id).end.saturating_sub(1);
                    if !names_agents(self.tree, head)
                        && self.tree.tables.frames.is_a(self.tree.lemma(last), "person")
                    {
                        return Some(self.note_unnamed(last));
                    }
                }
                _ if acts(entity_type) => return Some(Argument { entity, mention: id }),
                // A name of something else ("the Treaty of Rome") does not act.
                Level::Name => return None,
                _ => {}
            }
        }
        let tree = self.tree;
        let noun = matches!(tree.upos(head), Some(Upos::Noun | Upos::Propn));
        (noun && names_agents(tree, head)).then(|| self.note_unnamed(head))
    }

    /// "the extradition of [Ayo Bello], a former [minister] accused of": the name that a noun in apposition explains.
    fn whom_it_explains(&self, head: usize) -> Option<Argument> {
        let tree = self.tree;
        let noun = tree.upos(head) == Some(Upos::Noun) && tree.lower(head) == tree.lemma(head);
        let above = tree.head(head).filter(|_| noun && tree.relation(head) == Some(Deprel::Appos))?;
        let name = self.entities.spoken_of_at(above).filter(|name| name.level == Level::Name)?;
        let fits = match name.entity_type {
            EntityType::Person => tree.tables.frames.is_a(tree.lemma(head), "person"),
            EntityType::Org => tree.tables.frames.is_a(tree.lemma(head), "organisation"),
            _ => false,
        };
        fits.then_some(Argument { entity: name.entity, mention: name.id })
    }

    /// For a pronoun the last mention before it that is none.
    fn antecedent(&self, pronoun: MentionId, entity: EntityId) -> Option<Argument> {
        let mentions = self.spoken.get(entity.0 as usize)?;
        let before = mentions.partition_point(|&mention| mention < pronoun);
        let at = before.saturating_sub(1);
        mentions.get(at).map(|&mention| Argument { entity, mention })
    }

    /// Of a thing: its possessor, the demonym or name before it, or what follows with "of", "by" or "from".
    fn owners(&mut self, thing: usize) -> Vec<Argument> {
        let owners = self.owners_beside(thing);
        if !owners.is_empty() {
            return owners;
        }
        // "the sale of a Greek ferry", "a year of strikes by miners": one thing further.
        let tree = self.tree;
        let inner = tree.by(thing, Deprel::Nmod).find(|&inner| tree.preposition(inner) == Some("of"));
        inner.map(|inner| self.owners_beside(inner)).unwrap_or_default()
    }

    fn owners_beside(&mut self, thing: usize) -> Vec<Argument> {
        let tree = self.tree;
        let mut owners = Vec::new();
        // "a camp for Congolese refugees" is theirs, a plan for them is not.
        let premises =
            ["territory", "building"].iter().any(|class| tree.tables.frames.is_a(tree.lemma(thing), class));
        // "the Swiss assets of five people" are theirs, not Switzerland's.
        let of_people = tree
            .by(thing, Deprel::Nmod)
            .any(|whose| tree.preposition(whose) == Some("of") && self.is_agent(whose));
        for dependent in tree.dependents(thing) {
            let owned = match tree.relation(dependent) {
                Some(Deprel::Nmod) => {
                    matches!(
                        tree.preposition(dependent),
                        None | Some("'s" | "’s" | "'" | "’" | "of" | "by" | "from" | "to")
                    ) || premises && tree.preposition(dependent) == Some("for")
                }
                Some(Deprel::Compound | Deprel::Amod) => {
                    !of_people && self.entities.mention_at(dependent).is_some()
                }
                _ => false,
            };
            if owned && owners.len() < 8 {
                let one = self.owner(dependent);
                owners.extend(one);
                if tree.relation(dependent) == Some(Deprel::Nmod) {
                    for joined in tree.coordinated(dependent).skip(1).take(8) {
                        let one = self.owner(joined);
                        owners.extend(one);
                    }
                }
            }
        }
        owners
    }

    /// As [`Self::one`], and a demonym stands for its country.
    pub fn owner(&mut self, token: usize) -> Option<Argument> {
        let demonym = self
            .entities
            .mention_at(token)
            .filter(|mention| mention.level == Level::Demonym || acts(mention.entity_type))
            .filter(|mention| mention.level != Level::Pronoun)
            .map(|mention| Argument { entity: mention.entity, mention: mention.id });
        demonym.or_else(|| self.one(token))
    }

    /// "killed [12]": people of whom only the number is told, never spoken of before.
    pub fn note_counted(&mut self, head: usize) -> Argument {
        self.note_as(head, EntityType::Group, None)
    }

    /// "Iranian officials": a new mention, of those spoken of before where the words are the same.
    fn note_unnamed(&mut self, head: usize) -> Argument {
        let tree = self.tree;
        let tokens = self.phrase(head);
        let words = tree.document.span_of(tokens.clone()).of(tree.document.text);
        let definite =
            tree.by(head, Deprel::Det).any(|det| matches!(tree.lower(det), "the" | "those" | "these"));
        let key = if definite && tokens.len() == 1 { tree.lower(head).to_owned() } else { lowered(words) };
        let plural = tree.lower(head) != tree.lemma(head)
            || matches!(tree.lower(head), "police" | "people" | "troops");
        let entity_type = if plural {
            EntityType::Group
        } else if tree.tables.frames.is_a(tree.lemma(head), "organisation") {
            EntityType::Org
        } else {
            EntityType::Person
        };
        self.note_as(head, entity_type, Some(key))
    }

    /// The noun with the words before it that describe it.
    fn phrase(&self, head: usize) -> TokenRange {
        let mut start = head;
        // A phrase longer than this is no name for anybody.
        while start > 0 && head - start < 8 && premodifies(self.tree, start - 1, head) {
            start -= 1;
        }
        if self.tree.lower(start) == "least" {
            start = start.saturating_sub(1);
        }
        start..head + 1
    }

    /// A new mention; of the entity of this key, where there is one.
    fn note_as(&mut self, head: usize, entity_type: EntityType, key: Option<String>) -> Argument {
        let tree = self.tree;
        let tokens = self.phrase(head);
        let words = tree.document.span_of(tokens.clone()).of(tree.document.text);
        let known = key.as_ref().and_then(|key| self.unnamed.get(key)).copied();
        let entity = known.unwrap_or_else(|| {
            let entity = self.entities.add_entity(entity_type, words);
            if let Some(key) = key {
                self.unnamed.insert(tree.lower(head).to_owned(), entity);
                self.unnamed.insert(key, entity);
            }
            entity
        });
        let mention = self.entities.add_mention(
            tree.document,
            NewMention {
                tokens,
                head,
                entity,
                entity_type,
                level: Level::Nominal,
                confidence: Score::new(600),
                reason: "somebody without a name who takes part in an event".into(),
            },
        );
        Argument { entity, mention }
    }
}

/// Whether an entity of this type can act.
pub(super) fn acts(entity_type: EntityType) -> bool {
    matches!(
        entity_type,
        EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp | EntityType::Group
    )
}

/// Whether a noun names people or bodies that can act.
pub(super) fn names_agents(tree: &Tree<'_>, noun: usize) -> bool {
    ["person", "organisation"].iter().any(|class| tree.tables.frames.is_a(tree.lemma(noun), class))
}

fn is_participle(form: &str) -> bool {
    form.ends_with("ed") || form.ends_with("ing")
}

fn premodifies(tree: &Tree<'_>, token: usize, head: usize) -> bool {
    let modifier = matches!(
        tree.relation(token),
        Some(Deprel::Amod | Deprel::Compound | Deprel::Nummod | Deprel::Flat | Deprel::Punct)
    );
    let hangs_near = tree.head(token).is_some_and(|above| above > token && above <= head);
    let mark = tree.relation(token) == Some(Deprel::Punct) && tree.lower(token) != "-";
    // "no French troops", and a verb that the parse takes for part of the phrase ("owes member countries").
    let name = matches!(tree.lower(token), "no" | "even" | "only" | "just")
        || tree.upos(token) == Some(Upos::Verb) && !is_participle(tree.lower(token));
    modifier && hangs_near && !mark && !name
}
