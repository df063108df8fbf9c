//! Who has just been spoken of: what pronouns and definite phrases may take up.

use super::draft::{ClusterId, Draft, Gender};
use super::nouns;
use super::places::case;
use crate::analysis::EntityType;
use crate::model::{Deprel, Upos};
use crate::text::TokenRange;
use crate::word_list::WordList;

/// Somebody or something that has just been spoken of.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub who: Who,
    pub tokens: TokenRange,
    pub head: usize,
    pub sentence: usize,
    pub role: Role,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    One(ClusterId),
    /// "China and Russia"
    Several(Vec<ClusterId>),
    /// A common noun for a thing ("agreement"), which an "it" may mean as well; whether it is plural.
    Thing {
        plural: bool,
    },
}

impl Who {
    pub fn is(&self, draft: &Draft<'_>, cluster: ClusterId) -> bool {
        matches!(self, Who::One(one) if draft.find(*one) == draft.find(cluster))
    }
}

/// What part the phrase plays in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    Object,
    Possessor,
    /// "Chinese" in "Chinese officials"
    Modifier,
    Other,
}

/// The role of the phrase whose head is `token`. Without a parse every phrase is alike.
pub(super) fn role(draft: &Draft<'_>, token: usize) -> Role {
    /// "A, B and C said": conjuncts share the role of the first one.
    const CONJUNCTS: usize = 3;
    let mut at = token;
    for _ in 0..CONJUNCTS {
        match (draft.deprel(at), draft.head(at)) {
            (Some(Deprel::Conj | Deprel::Appos | Deprel::Flat), Some(head)) => at = head,
            _ => break,
        }
    }
    match draft.deprel(at) {
        // A name that the parse makes the root is a subject whose verb it did not see, or all there is.
        Some(Deprel::Nsubj | Deprel::Root) => Role::Subject,
        Some(Deprel::Obj | Deprel::Iobj) => Role::Object,
        Some(Deprel::Compound | Deprel::Amod) => Role::Modifier,
        Some(Deprel::Nmod) if draft.head(at).is_some_and(|head| head > at) => Role::Possessor,
        _ => Role::Other,
    }
}

/// What a pronoun may take up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Person(Option<Gender>),
    Thing,
    Several,
}

/// How many sentences back a pronoun may reach, and over how many phrases at most. A man is taken up from further off
/// than a thing, of which there are more.
const SENTENCES: usize = 2;
const SENTENCES_TO_PEOPLE: usize = 4;
const PHRASES: usize = 60;

/// What has been spoken of, the newest last: as much as may be asked for, and some more.
#[derive(Default)]
pub(super) struct Focus {
    seen: Vec<Seen>,
}

impl Focus {
    pub fn push(&mut self, seen: Seen) {
        // "Egypt, Qatar and Oman" stands for the "Egypt, Qatar" that it began with.
        if matches!(seen.who, Who::Several(_)) {
            self.seen.retain(|old| old.head != seen.head || !matches!(old.who, Who::Several(_)));
        }
        if self.seen.len() == 4 * PHRASES {
            self.seen.drain(..3 * PHRASES);
        }
        self.seen.push(seen);
    }

    /// The newest phrases first, as far back as `sentences` before `sentence`.
    pub fn recent(&self, sentence: usize, sentences: usize) -> impl Iterator<Item = &Seen> {
        self.seen.iter().rev().take(PHRASES).take_while(move |seen| seen.sentence + sentences >= sentence)
    }

    /// Whom the pronoun at `token` takes up, and how sure that is in thousandths; `None` where that is unclear or no
    /// entity.
    ///
    /// `speaker` is who speaks the quotation that the pronoun stands in: of themselves people say "I".
    pub fn antecedent(
        &self,
        draft: &Draft<'_>,
        token: usize,
        wanted: Wanted,
        speaker: Option<ClusterId>,
    ) -> Option<(Who, u16)> {
        let sentence = draft.sentence(token);
        let own_role = role(draft, token);
        let verb = draft.head(token).and_then(|head| draft.syntax.map(|syntax| syntax.lemma(head)));
        let mindful = own_role == Role::Subject && verb.is_some_and(|verb| nouns::MINDFUL_VERBS.has(verb));
        let mut best: Option<(i32, &Seen)> = None;
        let mut second = i32::MIN;
        // Whoever does it to somebody, does it to another, however often named: "Xi thanked Putin and invited him".
        let bound: Vec<&Who> = self
            .recent(sentence, 0)
            .filter(|seen| seen.role == Role::Subject && own_role != Role::Subject)
            .filter(|seen| !matches!(seen.who, Who::Thing { .. }) && is_bound(draft, token, seen))
            .map(|seen| &seen.who)
            .collect();
        let reach = if matches!(wanted, Wanted::Person(_)) { SENTENCES_TO_PEOPLE } else { SENTENCES };
        for (age, seen) in self.recent(sentence, reach).enumerate() {
            let thing = matches!(seen.who, Who::Thing { .. });
            if thing && mindful
                || seen.tokens.contains(&token)
                || !(fits(draft, &seen.who, wanted)
                    || wanted == Wanted::Several && names_a_people(draft, seen))
                || speaker.is_some_and(|speaker| seen.who.is(draft, speaker))
                || is_bound(draft, token, seen)
                || bound.contains(&&seen.who)
            {
                continue;
            }
            let score = score(draft, seen, sentence, own_role, age)
                + by_possession(draft, token, &seen.who)
                + by_gender(draft, &seen.who, wanted)
                + by_clause(draft, token, seen);
            match best {
                Some((top, other)) if top >= score => {
                    if other.who != seen.who {
                        second = second.max(score);
                    }
                }
                _ => {
                    if let Some((top, other)) = best
                        && other.who != seen.who
                    {
                        second = top;
                    }
                    best = Some((score, seen));
                }
            }
        }
        let (top, seen) = best?;
        if matches!(seen.who, Who::Thing { .. }) {
            return None;
        }
        // A rival close behind makes it a guess.
        let lead = top.saturating_sub(second).clamp(0, 40) as u16;
        Some((seen.who.clone(), 500 + lead * 10))
    }
}

/// "[Kenyans] say they": a plural word for the people of a country, which as a cluster is the country.
fn names_a_people(draft: &Draft<'_>, seen: &Seen) -> bool {
    let Who::One(cluster) = seen.who else { return false };
    let word = draft.document.word(seen.head);
    seen.tokens.len() == 1
        && seen.role != Role::Modifier
        && word.ends_with('s')
        && draft.cluster(cluster).is_some_and(|country| {
            matches!(country.entity_type, EntityType::Gpe | EntityType::Norp) && country.name != word
        })
}

/// "their border" is two countries' rather than two presidents'.
fn by_possession(draft: &Draft<'_>, token: usize, who: &Who) -> i32 {
    let of_countries = draft
        .head(token)
        .is_some_and(|head| head > token && nouns::OF_COUNTRIES.has(draft.document.lower(head)));
    let is_country =
        |id: &ClusterId| draft.cluster(*id).is_some_and(|cluster| cluster.entity_type == EntityType::Gpe);
    let countries = match who {
        Who::One(cluster) => {
            is_country(cluster)
                || draft.cluster(*cluster).is_some_and(|cluster| cluster.members.iter().any(is_country))
        }
        Who::Several(members) => members.iter().any(is_country),
        Who::Thing { .. } => false,
    };
    if of_countries && countries { 40 } else { 0 }
}

/// What is done to people for something of theirs: "thanked him for his patience".
const JUDGING_VERBS: WordList =
    WordList("applaud blame commend condemn congratulate criticise criticize praise thank");

/// A possessive in the object means the subject of the same verb ("Iceland weighs its own deal"), after "for" the object
/// of a verb that judges ("thanked him for his patience").
fn by_clause(draft: &Draft<'_>, token: usize, seen: &Seen) -> i32 {
    let possessed =
        draft.head(token).filter(|&head| head > token && draft.deprel(token) == Some(Deprel::Nmod));
    // Right before the verb stands its subject, even where the parse does not see it.
    let verb_between = token > 0 && draft.upos(token - 1) == Some(Upos::Verb);
    if possessed.is_some() && verb_between && seen.tokens.end + 1 == token {
        return 30;
    }
    let Some(verb) = possessed.and_then(|possessed| draft.head(possessed)) else { return 0 };
    if draft.head(seen.head) != Some(verb) {
        return 0;
    }
    let relation = possessed.and_then(|possessed| draft.deprel(possessed));
    let judged = relation == Some(Deprel::Obl)
        && possessed.and_then(|possessed| case(draft, possessed)) == Some("for")
        && draft.syntax.is_some_and(|syntax| JUDGING_VERBS.has(syntax.lemma(verb)));
    match (relation, seen.role) {
        (_, Role::Object) if judged => 70,
        (Some(Deprel::Obj | Deprel::Obl), Role::Subject) if !judged => 15,
        _ => 0,
    }
}

/// Somebody who is known to be a woman is "she" rather than somebody of whom that is not known.
fn by_gender(draft: &Draft<'_>, who: &Who, wanted: Wanted) -> i32 {
    match (who, wanted) {
        (Who::One(cluster), Wanted::Person(Some(gender)))
            if draft.cluster(*cluster).is_some_and(|cluster| cluster.gender == Some(gender)) =>
        {
            25
        }
        _ => 0,
    }
}

/// How well a phrase fits a pronoun in `sentence`. Nearness counts most, then the subject, then who is spoken of often.
fn score(draft: &Draft<'_>, seen: &Seen, sentence: usize, own_role: Role, age: usize) -> i32 {
    let distance = match sentence.saturating_sub(seen.sentence) {
        0 => 50,
        1 => 30,
        2 => 0,
        _ => -20,
    };
    let role = match seen.role {
        Role::Subject => 30,
        Role::Object => 8,
        Role::Possessor => 8,
        Role::Other => 0,
        Role::Modifier => -20,
    };
    let parallel = if seen.role == own_role && own_role == Role::Subject { 10 } else { 0 };
    let often = match &seen.who {
        Who::One(cluster) => draft.cluster(*cluster).map_or(0, |cluster| 2 * cluster.mentions.min(5) as i32),
        Who::Several(_) => 0,
        // What is no entity is met less often as an antecedent than it is named.
        Who::Thing { .. } => -10,
    };
    // "The only opponent" is taken up less than somebody who has a name.
    let unnamed = match &seen.who {
        Who::One(cluster) => draft
            .cluster(*cluster)
            .is_some_and(|cluster| cluster.entity_type == EntityType::Person && !cluster.named),
        _ => false,
    };
    distance + role + parallel - if unnamed { 15 } else { 0 } + often - age.min(10) as i32
}

/// Whether number, gender and kind allow it.
pub(super) fn fits(draft: &Draft<'_>, who: &Who, wanted: Wanted) -> bool {
    match who {
        Who::Several(_) => wanted == Wanted::Several,
        Who::Thing { plural } => match wanted {
            Wanted::Person(_) => false,
            Wanted::Thing => !plural,
            Wanted::Several => *plural,
        },
        Who::One(cluster) => draft.cluster(*cluster).is_some_and(|cluster| match wanted {
            Wanted::Person(gender) => {
                cluster.entity_type == EntityType::Person
                    && !cluster.plural
                    && (gender.is_none() || cluster.gender.is_none() || cluster.gender == gender)
            }
            Wanted::Thing => {
                !cluster.plural
                    && !matches!(
                        cluster.entity_type,
                        EntityType::Person | EntityType::Group | EntityType::Title | EntityType::Norp
                    )
            }
            // "Police said they": bodies of people are taken up by "they" too.
            Wanted::Several => cluster.plural || cluster.collective,
        }),
    }
}

/// Whether grammar forbids that the pronoun at `token` means `seen`: in "Putin met him", "him" is not Putin.
pub(super) fn is_bound(draft: &Draft<'_>, token: usize, seen: &Seen) -> bool {
    let possessive = matches!(draft.document.lower(token), "his" | "her" | "its" | "their")
        && draft.head(token).is_some_and(|head| head > token);
    let reflexive =
        draft.document.lower(token).ends_with("self") || draft.document.lower(token).ends_with("selves");
    // "each other"
    let reciprocal = draft.document.lower(token + 1) == "other";
    if possessive || reflexive || reciprocal || draft.syntax.is_none() {
        return false;
    }
    let Some(mut verb) = draft.head(token) else { return false };
    if draft.head(seen.head) == Some(verb) && draft.deprel(seen.head) != Some(Deprel::Conj) {
        return true;
    }
    // "thanked him and promised to help him": the verbs have one subject.
    let doer = matches!(seen.role, Role::Subject | Role::Object);
    if !doer || draft.deprel(token) == Some(Deprel::Nsubj) {
        return false;
    }
    /// So many verbs share a subject at most.
    const VERBS: usize = 4;
    for _ in 0..VERBS {
        let Some(first) = draft.head(verb).filter(|&first| first < verb) else { return false };
        let between = |relation: Deprel, head: usize| {
            (first.max(verb.saturating_sub(BETWEEN))..verb)
                .any(|other| draft.head(other) == Some(head) && draft.deprel(other) == Some(relation))
        };
        // "asked her to drive him": she drives.
        let doer = match draft.deprel(verb) {
            Some(Deprel::Conj) if !between(Deprel::Nsubj, verb) => Role::Subject,
            Some(Deprel::Xcomp) if between(Deprel::Obj, first) => Role::Object,
            Some(Deprel::Xcomp) => Role::Subject,
            _ => return false,
        };
        if draft.head(seen.head) == Some(first) && seen.role == doer {
            return true;
        }
        if doer == Role::Object {
            return false;
        }
        verb = first;
    }
    false
}

/// Among so many words before a verb its subject is looked for.
const BETWEEN: usize = 24;
