//! Reads the article once from top to bottom and says of every phrase and pronoun who is meant.

use crate::keyed::{Map, Set};

use super::draft::{ClusterId, Draft, DraftMention, Gender};
use super::focus::{Focus, Role, Seen, Wanted, Who, role};
use super::groups;
use super::nominals::{Determiner, Nominal};
use super::nouns::{self, Sort};
use super::offices::Office;
use super::phrases;
use super::places::case;
use super::speakers::{self, Spoken};
use crate::analysis::{EntityType, Level, Reason, Score};
use crate::model::{Deprel, Upos};
use crate::order::sort_by_key;
use crate::word_list::WordList;

/// What the reader has in mind.
pub(super) struct Reader<'d, 'a> {
    pub draft: &'d mut Draft<'a>,
    pub focus: Focus,
    /// Groups by their members.
    pub groups: Map<Vec<ClusterId>, ClusterId>,
    /// Unnamed people and bodies by noun.
    pub unnamed: Map<&'a str, Vec<Unnamed>>,
    /// Mention by its first token, for names: index in the draft.
    pub names_at: Map<usize, usize>,
    /// Name mention by the token after its last one.
    pub names_before: Map<usize, usize>,
    /// Name mention that stands in apposition, by the token that it explains.
    pub explained: Map<usize, usize>,
    /// Tokens of offices whose holder is named next to them.
    pub held: Set<usize>,
    /// Tokens of all offices.
    pub offices: Set<usize>,
    /// Quotations whose speaker is named, in order.
    spoken: Vec<Spoken>,
}

/// Unnamed people or a body, with the words that described them first.
pub(super) struct Unnamed {
    pub cluster: ClusterId,
    pub modifiers: Vec<String>,
}

enum Item<'t> {
    Name(usize),
    Phrase(Box<Nominal<'t>>),
    Pronoun,
    EachOther,
    Thing,
}

/// Adds the nominal and pronoun mentions to a draft that has all names and offices.
pub(super) fn read<'a>(draft: &mut Draft<'a>, phrases: Vec<Nominal<'a>>, offices: &[Office]) {
    let items = items(draft, phrases);
    let mut names_at = Map::default();
    let mut names_before = Map::default();
    let mut explained = Map::default();
    for (at, mention) in draft.mentions.iter().enumerate() {
        if mention.level != Level::Title {
            names_at.or_insert_with(mention.tokens.start, || at);
            names_before.or_insert_with(mention.tokens.end, || at);
            if let (Some(Deprel::Appos), Some(head)) = (draft.deprel(mention.head), draft.head(mention.head))
            {
                explained.or_insert_with(head, || at);
            }
        }
    }
    let titles = offices.iter().filter_map(|office| draft.mentions.get(office.mention));
    let all_offices = titles.flat_map(|title| title.tokens.clone()).collect();
    let held = offices.iter().filter(|office| office.holder.is_some());
    let held = held
        .filter_map(|office| draft.mentions.get(office.mention))
        .flat_map(|title| title.tokens.clone())
        .collect();
    let spoken = speakers::find(draft);
    let mut reader = Reader {
        draft,
        focus: Focus::default(),
        groups: Map::default(),
        unnamed: Map::default(),
        names_at,
        names_before,
        explained,
        held,
        offices: all_offices,
        spoken,
    };
    for (token, item) in items {
        reader.item(token, item);
    }
}

/// All that is read, by the token where it is met.
fn items<'a>(draft: &Draft<'a>, phrases: Vec<Nominal<'a>>) -> Vec<(usize, Item<'a>)> {
    let mut items = Vec::new();
    let mut taken = vec![false; draft.document.tokens.len()];
    for (at, mention) in draft.mentions.iter().enumerate() {
        if mention.level == Level::Title {
            continue;
        }
        for token in mention.tokens.clone() {
            if let Some(taken) = taken.get_mut(token) {
                *taken = true;
            }
        }
        items.push((mention.tokens.start, Item::Name(at)));
    }
    for phrase in phrases {
        if let Some(taken) = taken.get_mut(phrase.noun) {
            *taken = true;
        }
        items.push((phrase.noun, Item::Phrase(Box::new(phrase))));
    }
    for (token, taken) in taken.into_iter().enumerate() {
        if taken {
            continue;
        }
        if pronoun(draft.document.lower(token)).is_some() {
            items.push((token, Item::Pronoun));
        } else if matches!(
            (draft.document.lower(token), draft.document.lower(token + 1)),
            ("each", "other") | ("one", "another")
        ) {
            items.push((token, Item::EachOther));
        } else if draft.upos(token) == Some(Upos::Noun)
            && matches!(draft.deprel(token), Some(Deprel::Nsubj | Deprel::Obj))
        {
            items.push((token, Item::Thing));
        }
    }
    sort_by_key(&mut items, |(token, _)| [*token, 0, 0]);
    items
}

/// What a pronoun may take up, and why it is one.
fn pronoun(lower: &str) -> Option<(Wanted, &'static str)> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => {
            (Wanted::Person(Some(Gender::Masculine)), "pronoun: a man, the likeliest one named before")
        }
        "she" | "her" | "hers" | "herself" => {
            (Wanted::Person(Some(Gender::Feminine)), "pronoun: a woman, the likeliest one named before")
        }
        "it" | "its" | "itself" => {
            (Wanted::Thing, "pronoun: the likeliest organisation, country or thing named before")
        }
        "they" | "them" | "their" | "theirs" | "themselves" => {
            (Wanted::Several, "pronoun: those spoken of together before")
        }
        _ => return None,
    })
}

impl<'a> Reader<'_, 'a> {
    fn item(&mut self, token: usize, item: Item<'a>) {
        match item {
            Item::Name(at) => {
                let Some(mention) = self.draft.mentions.get(at) else { return };
                let (cluster, tokens, head) =
                    (self.draft.find(mention.cluster), mention.tokens.clone(), mention.head);
                // "pro-Syrian" speaks of nobody who may be meant next.
                let part = self.draft.document.span_of(tokens.clone()) != mention.span;
                if !part {
                    self.see(Who::One(cluster), tokens, head);
                }
            }
            Item::Phrase(phrase) => {
                let phrase = self.without_name(*phrase);
                let found = phrases::resolve(self, &phrase);
                match found {
                    Some((cluster, confidence, reason)) => {
                        self.mention_phrase(&phrase, cluster, confidence, reason)
                    }
                    None if self.draft.syntax.is_some() => {
                        self.see(Who::Thing { plural: phrase.plural }, phrase.tokens, phrase.head);
                    }
                    None => {}
                }
            }
            Item::Pronoun => self.pronoun(token),
            Item::EachOther => self.each_other(token),
            Item::Thing => {
                let word = self.draft.document.lower(token);
                let plural = word.ends_with('s') && !word.ends_with("ss");
                self.see(Who::Thing { plural }, token..token + 1, token);
            }
        }
    }

    /// "[Reuters] news agency": the name is a mention of its own, the phrase is what follows it.
    fn without_name(&self, mut phrase: Nominal<'a>) -> Nominal<'a> {
        if phrase.sort == Sort::Body && !phrase.plural {
            let inner = (phrase.tokens.start + 1..=phrase.noun).rev();
            let name_ends =
                inner.filter_map(|end| Some((end, self.draft.mentions.get(*self.names_before.get(&end)?)?)));
            let body = name_ends.into_iter().find(|(_, name)| {
                name.level == Level::Name && name.entity_type == EntityType::Org && !name.tokens.is_empty()
            });
            if let Some((end, _)) = body
                && !matches!(self.draft.document.word(end), "'s" | "’s" | "'" | "’" | "-")
            {
                phrase.tokens.start = end;
            }
        }
        phrase
    }

    /// Remembers a phrase, and what it is joined with by "and".
    pub fn see(&mut self, who: Who, tokens: std::ops::Range<usize>, head: usize) {
        let sentence = self.draft.sentence(head);
        let role = role(self.draft, head);
        let joined = groups::joined(self, &who, &tokens, head);
        self.focus.push(Seen { who, tokens: tokens.clone(), head, sentence, role });
        if let Some((members, first)) = joined {
            // In "talks between Israel and Hamas" they do it; in "mediating between them" another one does.
            let parties =
                case(self.draft, first) == Some("between") && self.draft.deprel(first) == Some(Deprel::Nmod);
            let role = if parties { Role::Subject } else { role };
            self.focus.push(Seen { who: Who::Several(members), tokens, head: first, sentence, role });
        }
    }

    fn mention_phrase(&mut self, phrase: &Nominal<'_>, cluster: ClusterId, confidence: u16, reason: Reason) {
        let words = phrases::words(self, phrase);
        if let Some(entity) = self.draft.cluster_mut(cluster) {
            entity.gender = entity.gender.or(phrase.gender);
            entity.call(&words);
        }
        self.add(phrase.tokens.clone(), phrase.head, cluster, Level::Nominal, confidence, reason);
        self.see(Who::One(cluster), phrase.tokens.clone(), phrase.head);
    }

    /// Adds a mention of a cluster.
    fn add(
        &mut self,
        tokens: std::ops::Range<usize>,
        head: usize,
        cluster: ClusterId,
        level: Level,
        confidence: u16,
        reason: Reason,
    ) {
        let entity_type =
            self.draft.cluster(cluster).map_or(EntityType::Group, |cluster| cluster.entity_type);
        self.draft.add_mention(DraftMention {
            span: self.draft.document.span_of(tokens.clone()),
            tokens,
            head,
            cluster,
            entity_type,
            level,
            confidence: Score::new(confidence),
            reason,
        });
    }

    fn pronoun(&mut self, token: usize) {
        let Some((wanted, reason)) = pronoun(self.draft.document.lower(token)) else { return };
        if wanted == Wanted::Thing && is_expletive(self.draft, token) {
            return;
        }
        let found = self
            .subject_ahead(token, wanted)
            .map(|who| (who, 800))
            .or_else(|| self.focus.antecedent(self.draft, token, wanted, self.speaker_at(token)));
        let Some((who, confidence)) = found else { return };
        let cluster = match who {
            Who::One(cluster) => cluster,
            Who::Several(members) => groups::of(self, members),
            Who::Thing { .. } => return,
        };
        // "He" tells what the name did not.
        if let (Wanted::Person(gender), Some(person)) = (wanted, self.draft.cluster_mut(cluster)) {
            person.gender = person.gender.or(gender);
        }
        self.add(token..token + 1, token, cluster, Level::Pronoun, confidence, Reason::Borrowed(reason));
        self.see(Who::One(cluster), token..token + 1, token);
    }

    /// "They thanked each other": those who are spoken of together in the same sentence.
    fn each_other(&mut self, token: usize) {
        let found = self.focus.antecedent(self.draft, token, Wanted::Several, None);
        let Some((who, confidence)) = found else { return };
        let cluster = match who {
            Who::One(cluster) => cluster,
            Who::Several(members) => groups::of(self, members),
            Who::Thing { .. } => return,
        };
        let reason = Reason::Borrowed("reciprocal: those spoken of together in the sentence");
        self.add(token..token + 2, token, cluster, Level::Pronoun, confidence, reason);
    }

    /// Who speaks the quotation that `token` stands in, where their name says so.
    fn speaker_at(&self, token: usize) -> Option<ClusterId> {
        let at = self.spoken.partition_point(|spoken| spoken.tokens.end <= token);
        self.spoken.get(at).filter(|spoken| spoken.tokens.contains(&token)).map(|spoken| spoken.speaker)
    }

    /// "For its part, Gabon had hoped", "In their first call, Mbeki and Lula promised": a possessive in a phrase before the
    /// subject means the subject.
    fn subject_ahead(&self, token: usize, wanted: Wanted) -> Option<Who> {
        let possessed = self.draft.head(token).filter(|_| self.draft.deprel(token) == Some(Deprel::Nmod))?;
        let verb = self.draft.head(possessed).filter(|verb| *verb > possessed)?;
        if self.draft.deprel(possessed) != Some(Deprel::Obl) {
            return None;
        }
        /// Between a phrase and its subject stand few words.
        const BETWEEN: usize = 12;
        let named = |from: usize, to: usize| {
            let at = (from..to).find_map(|start| self.names_at.get(&start))?;
            self.draft.mentions.get(*at)
        };
        let mention = named(possessed + 1, verb.min(possessed + BETWEEN))?;
        let is_subject = self.draft.deprel(mention.head) == Some(Deprel::Nsubj)
            && self.draft.head(mention.head) == Some(verb);
        if !is_subject {
            return None;
        }
        let one = self.draft.find(mention.cluster);
        let who = match named(mention.tokens.end, verb.min(mention.tokens.end + BETWEEN)) {
            Some(other) if self.draft.head(other.head) == Some(mention.head) && wanted == Wanted::Several => {
                Who::Several(vec![one, self.draft.find(other.cluster)])
            }
            _ => Who::One(one),
        };
        super::focus::fits(self.draft, &who, wanted).then_some(who)
    }
}

/// "It is clear that", "it seems": an "it" that means nothing.
fn is_expletive(draft: &Draft<'_>, token: usize) -> bool {
    const VERBS: WordList = WordList("appeared appears rained rains seemed seems snowed turned");
    draft.deprel(token) == Some(Deprel::Expl)
        || draft.document.lower(token) == "it" && VERBS.has(draft.document.lower(token + 1))
}

/// Whether an unnamed somebody takes part in what happens, and is not only part of a description.
pub(super) fn acts(draft: &Draft<'_>, phrase: &Nominal<'_>) -> bool {
    match role(draft, phrase.head) {
        Role::Subject | Role::Object => true,
        Role::Possessor | Role::Modifier => false,
        Role::Other if !phrase.plural && phrase.sort == Sort::Person => false,
        Role::Other => {
            let plain =
                phrase.determiner == Determiner::Indefinite && !phrase.counted && phrase.tokens.len() == 1;
            matches!(draft.deprel(phrase.head), Some(Deprel::Obl | Deprel::Nmod | Deprel::Conj))
                && (!plain || case(draft, phrase.head).is_some_and(|case| nouns::PARTY_CASES.has(case)))
        }
    }
}
