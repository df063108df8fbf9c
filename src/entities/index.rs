//! Who is spoken of where: the questions that facts and events ask of the mentions.

use std::num::NonZeroU32;

use super::nesting;
use crate::analysis::{
    Entity, EntityId, EntityType, Level, Links, Mention, MentionId, Reason, Score, TextSpan,
};
use crate::order::{outermost_first, sort_by_key};
use crate::span::Span;
use crate::text::{Document, TokenRange};

/// Entities and their mentions. Spans in bytes.
#[derive(Default)]
pub(crate) struct Entities {
    /// In order of first mention; ids count from 0.
    pub entities: Vec<Entity>,
    /// Sorted by start, then longest first; ids count from 0. What [`Entities::add_mention`] adds stands at the end
    /// until [`Entities::sort_mentions`].
    pub mentions: Vec<Mention>,
    /// The offices that are mentioned, sorted by mention.
    pub offices: Vec<OfficeMention>,
    /// One a mention, in the same order.
    places: Vec<Place>,
    /// How many mentions, from the first on, stand in the order of the text.
    sorted: usize,
    /// One a token.
    at_token: Vec<AtToken>,
}

/// The mentions at a token. A long text has a million of these, so `None` has to cost nothing.
#[derive(Clone, Copy, Default)]
struct AtToken {
    /// That whose head it is, the longest where there are several.
    headed: Option<Slot>,
    /// The shortest that covers it.
    covering: Option<Slot>,
}

/// The id of a mention, counted from 1.
#[derive(Clone, Copy)]
struct Slot(NonZeroU32);

impl Slot {
    fn of(id: MentionId) -> Option<Self> {
        NonZeroU32::new(id.0 + 1).map(Self)
    }

    fn id(self) -> MentionId {
        MentionId(self.0.get() - 1)
    }
}

/// A mention of an office, and what stands around it: "the [Russian] [president], [Vladimir Putin]".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OfficeMention {
    /// Of level [`Level::Title`]; its entity is the office.
    pub mention: MentionId,
    /// The person named next to it.
    pub holder: Option<MentionId>,
    /// The demonym, country or organisation that the office belongs to.
    pub of: Option<MentionId>,
    /// Whether the text says that it is over ("former", "ex-", "late") or not begun ("designate", "-elect").
    pub current: bool,
}

/// Where a mention stands among the tokens.
#[derive(Clone, Debug)]
struct Place {
    tokens: TokenRange,
    head: usize,
}

/// A mention that is to be added.
pub(crate) struct NewMention {
    pub tokens: TokenRange,
    /// The token that the rest of the mention hangs on, one of `tokens`.
    pub head: usize,
    pub entity: EntityId,
    pub entity_type: EntityType,
    pub level: Level,
    pub confidence: Score,
    pub reason: Reason,
}

impl Entities {
    /// No entities yet, and room for so many mentions.
    pub(super) fn with_capacity(mentions: usize) -> Self {
        Self {
            mentions: Vec::with_capacity(mentions),
            places: Vec::with_capacity(mentions),
            ..Self::default()
        }
    }

    /// The tokens of a mention; empty for an id that is not one.
    pub fn tokens(&self, mention: MentionId) -> TokenRange {
        self.places.get(mention.0 as usize).map_or(0..0, |place| place.tokens.clone())
    }

    /// The token that the rest of a mention hangs on.
    pub fn head(&self, mention: MentionId) -> Option<usize> {
        self.places.get(mention.0 as usize).map(|place| place.head)
    }

    /// The mention of an id.
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id.0 as usize)
    }

    /// The entity of an id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// The shortest mention that covers `token`: of "[[United Nations] Charter]", for "Nations" the first two words.
    pub fn mention_at(&self, token: usize) -> Option<&Mention> {
        self.at_token.get(token)?.covering.and_then(|slot| self.mention(slot.id()))
    }

    /// The longest mention whose head is `token`.
    pub fn mention_headed_by(&self, token: usize) -> Option<&Mention> {
        self.at_token.get(token)?.headed.and_then(|slot| self.mention(slot.id()))
    }

    /// Who is meant by the phrase whose head is `token`, as a parse gives heads: the mention with that head, the holder
    /// of an office named with it ("[President] Xi Jinping met"), or else a name that covers the token.
    pub fn spoken_of_at(&self, token: usize) -> Option<&Mention> {
        match self.mention_headed_by(token).or_else(|| self.mention_at(token)) {
            Some(mention) if mention.level == Level::Title => {
                let holder = self.office_mention(mention.id).and_then(|office| office.holder);
                holder.and_then(|holder| self.mention(holder)).or(Some(mention))
            }
            Some(mention) if mention.level == Level::Demonym && self.head(mention.id) != Some(token) => None,
            other => other,
        }
    }

    /// What is known of the office that `mention` names.
    pub fn office_mention(&self, mention: MentionId) -> Option<&OfficeMention> {
        let at = self.offices.binary_search_by_key(&mention, |office| office.mention).ok()?;
        self.offices.get(at)
    }

    /// The mentions that begin at a token of `tokens`, in order, without those that were added since the last
    /// [`Entities::sort_mentions`].
    pub fn mentions_in(&self, tokens: TokenRange) -> impl Iterator<Item = &Mention> {
        let sorted = self.places.get(..self.sorted).unwrap_or_default();
        let first = sorted.partition_point(|place| place.tokens.start < tokens.start);
        let places = sorted.get(first..).unwrap_or_default();
        let mentions = self.mentions.get(first..).unwrap_or_default();
        places
            .iter()
            .zip(mentions)
            .take_while(move |(place, _)| place.tokens.start < tokens.end)
            .map(|(_, mention)| mention)
    }

    /// Adds an entity, of which nothing is mentioned yet.
    pub fn add_entity(&mut self, entity_type: EntityType, name: impl Into<String>) -> EntityId {
        let id = EntityId(self.entities.len() as u32);
        self.entities.push(Entity {
            id,
            entity_type,
            name: name.into(),
            aliases: Vec::new(),
            members: Vec::new(),
            links: Links::default(),
            salience: Score::default(),
        });
        id
    }

    /// Adds a mention of whole tokens at the end of the list, out of order: call [`Entities::sort_mentions`] when all
    /// are added.
    pub fn add_mention(&mut self, document: &Document<'_>, new: NewMention) -> MentionId {
        let span = document.span_of(new.tokens.clone());
        self.add_mention_at(document, span, new)
    }

    /// As [`Entities::add_mention`], of a span that may be part of a token: "Syrian" in "pro-Syrian".
    pub(super) fn add_mention_at(
        &mut self,
        document: &Document<'_>,
        span: Span,
        new: NewMention,
    ) -> MentionId {
        let id = MentionId(self.mentions.len() as u32);
        self.mentions.push(Mention {
            span: TextSpan::new(document.text, span),
            id,
            entity: new.entity,
            entity_type: new.entity_type,
            level: new.level,
            confidence: new.confidence,
            reason: new.reason,
        });
        self.places.push(Place { tokens: new.tokens, head: new.head });
        self.note_place(id, document.tokens.len());
        id
    }

    /// The tokens of two mentions together, and whether the head of the second is a token of the first, by their places in
    /// the list.
    pub(super) fn joined(&self, first: usize, second: usize) -> Option<(TokenRange, bool)> {
        let (first, second) = (self.places.get(first)?, self.places.get(second)?);
        let whole = first.tokens.start.min(second.tokens.start)..first.tokens.end.max(second.tokens.end);
        Some((whole, first.tokens.contains(&second.head)))
    }

    /// Gives other tokens to the mention at a place in the list.
    pub(super) fn set_tokens(&mut self, at: usize, tokens: TokenRange) {
        if let Some(place) = self.places.get_mut(at) {
            place.tokens = tokens;
        }
    }

    /// Brings the mentions in the order of the text, without two that cross each other, and renumbers them.
    /// Returns the new id of every old one, to bring up to date what points at mentions.
    pub fn sort_mentions(&mut self, document: &Document<'_>) -> Vec<MentionId> {
        nesting::nest(document, self);
        let mut order: Vec<usize> = (0..self.mentions.len()).collect();
        sort_by_key(&mut order, |&old| {
            self.mentions
                .get(old)
                .map_or([0; 3], |mention| outermost_first(mention.span.start, mention.span.end))
        });
        let mut renumbered = vec![MentionId(0); order.len()];
        for (new, &old) in order.iter().enumerate() {
            if let Some(slot) = renumbered.get_mut(old) {
                *slot = MentionId(new as u32);
            }
        }
        let id_of = |old: MentionId| renumbered.get(old.0 as usize).copied().unwrap_or(old);
        for mention in &mut self.mentions {
            mention.id = id_of(mention.id);
        }
        sort_by_key(&mut self.mentions, |mention| [mention.id.0 as usize, 0, 0]);
        self.places = order.iter().filter_map(|&old| self.places.get(old).cloned()).collect();
        for office in &mut self.offices {
            office.mention = id_of(office.mention);
            office.holder = office.holder.map(id_of);
            office.of = office.of.map(id_of);
        }
        sort_by_key(&mut self.offices, |office| [office.mention.0 as usize, 0, 0]);
        self.sorted = self.mentions.len();
        for at in &mut self.at_token {
            for slot in [&mut at.headed, &mut at.covering] {
                *slot = slot.and_then(|slot| Slot::of(id_of(slot.id())));
            }
        }
        renumbered
    }

    /// Enters the newest mention in the index by token; the document has `tokens_in_all`.
    fn note_place(&mut self, id: MentionId, tokens_in_all: usize) {
        let Some(Place { tokens, head }) = self.places.get(id.0 as usize).cloned() else { return };
        let end = tokens.end.max(head + 1);
        if self.at_token.len() < end {
            self.at_token.resize(end.max(tokens_in_all), AtToken::default());
        }
        let length = |slot: Slot| self.places.get(slot.id().0 as usize).map_or(0, |place| place.tokens.len());
        for at in self.at_token.get_mut(tokens.clone()).into_iter().flatten() {
            if at.covering.is_none_or(|other| tokens.len() < length(other)) {
                at.covering = Slot::of(id);
            }
        }
        if let Some(at) = self.at_token.get_mut(head)
            && at.headed.is_none_or(|other| tokens.len() > length(other))
        {
            at.headed = Slot::of(id);
        }
    }
}
