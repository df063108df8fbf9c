//! The frame table: which words name which kind of event, and where its parties stand. The knowledge is in data/*.tsv.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::analysis::EventType;
use crate::order::{longest_first, sort_by_key};

const FRAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/frames.tsv"));
const ROLES: &str = include_str!("data/roles.tsv");
const NOUNS: &str = include_str!("data/nouns.tsv");
const LIGHT: &str = include_str!("data/light.tsv");
const IRREGULAR: &str = include_str!("data/irregular.tsv");

/// Where a party of an event stands, as seen from the word that names the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role<'w> {
    Subject,
    Object,
    IndirectObject,
    /// "Modi's visit"
    Possessor,
    /// "the [Turkish] proposal"
    Premodifier,
    /// "demanded that [Moscow] leave"
    ClauseSubject,
    /// "threatened to expel [the envoy]"
    Undergoer,
    /// Of a passive's agent, "by".
    Preposition(&'w str),
}

impl<'w> Role<'w> {
    fn parse(word: &'w str) -> Self {
        match word {
            "subj" => Self::Subject,
            "obj" => Self::Object,
            "iobj" => Self::IndirectObject,
            "poss" => Self::Possessor,
            "comp" => Self::Premodifier,
            "clause" => Self::ClauseSubject,
            "undergoer" => Self::Undergoer,
            preposition => Self::Preposition(preposition),
        }
    }
}

/// Where to look for the parties of one side.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    pub roles: Vec<Role<'static>>,
    /// Whether all of them are parties, or only the first that is there.
    pub all: bool,
}

impl Roles {
    fn parse(text: &'static str) -> Self {
        let roles = text.split(['+', '|']).filter(|word| *word != "-").map(Role::parse).collect();
        Self { roles, all: text.contains('+') }
    }
}

/// Verb or noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Verb,
    Noun,
}

impl Class {
    fn parse(word: &str) -> Self {
        if word == "noun" { Self::Noun } else { Self::Verb }
    }
}

/// What a row asks of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// An argument in this role; of this class or with this noun, where one is named.
    Argument(Role<'static>, Option<&'static str>),
    /// No argument in this role, no clause.
    Without(&'static str),
    /// "to" and a verb: this one, where one is named.
    Infinitive(Option<&'static str>),
    /// A clause.
    Clause,
    /// Quoted words in its sentence.
    Quote,
    /// A clause about what somebody else must do ("said Israel must leave").
    Must,
    /// A clause about the subject's own future ("said it would attack"), whose verb is of this class where one is named.
    OwnFuture(Option<&'static str>),
    /// Under a verb of light.tsv, of this class where one is named.
    Light(Option<&'static str>),
    Passive,
    Active,
    /// A word before the noun, or an adverb of the verb.
    Modifier(&'static str),
}

const PREPOSITIONS: [&str; 24] = [
    "with", "on", "against", "to", "for", "from", "of", "in", "at", "by", "between", "among", "into",
    "about", "over", "as", "behind", "through", "toward", "towards", "after", "upon", "along", "under",
];

impl Need {
    /// One alternative; `role` is that of the alternative before it, which a bare value inherits.
    fn parse(text: &'static str, role: &mut Option<&'static str>) -> Self {
        if let Some(rest) = text.strip_prefix('!') {
            return Self::Without(rest);
        }
        let (name, value) = match text.split_once(':') {
            Some((name, value)) => {
                *role = Some(name);
                (name, Some(value))
            }
            None => (text, None),
        };
        match name {
            "inf" => Self::Infinitive(value),
            "that" => Self::Clause,
            "quote" => Self::Quote,
            "own" => Self::OwnFuture(value),
            "must" => Self::Must,
            "light" => Self::Light(value),
            "passive" => Self::Passive,
            "active" => Self::Active,
            "subj" | "obj" | "iobj" | "poss" | "comp" => Self::Argument(Role::parse(name), value),
            name if value.is_some() || PREPOSITIONS.contains(&name) => {
                Self::Argument(Role::Preposition(name), value)
            }
            word => match role {
                Some("inf") => Self::Infinitive(Some(word)),
                Some(role) => Self::Argument(Role::parse(role), Some(word)),
                None => Self::Modifier(word),
            },
        }
    }
}

/// A row of the table.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Its words in order; which of them is the key says `key`.
    pub words: Vec<&'static str>,
    pub key: usize,
    pub class: Class,
    /// All of them must hold, of each one alternative.
    pub needs: Vec<Vec<Need>>,
    /// `None`: the row says that this is no event.
    pub event: Option<EventType>,
    pub mode: Option<&'static str>,
    pub actors: Roles,
    pub recipients: Roles,
}

/// The part that the subject of a light verb plays in the event which the object names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LightSubject {
    Actor,
    Recipient,
    None,
}

/// All tables.
pub(super) struct Frames {
    rows: Vec<Frame>,
    verbs: HashMap<&'static str, Vec<usize>>,
    nouns: HashMap<&'static str, Vec<usize>>,
    classes: HashMap<&'static str, Vec<&'static str>>,
    light: HashMap<&'static str, LightSubject>,
    irregular: HashMap<&'static str, &'static str>,
}

/// The tables, read once.
pub(super) fn frames() -> &'static Frames {
    static TABLES: OnceLock<Frames> = OnceLock::new();
    TABLES.get_or_init(Frames::read)
}

impl Frames {
    fn read() -> Self {
        let defaults = default_roles();
        let rows: Vec<Frame> = rows(FRAMES).flat_map(|fields| frames_of(&fields, &defaults)).collect();
        let (mut verbs, mut nouns) = (HashMap::new(), HashMap::new());
        for (at, row) in rows.iter().enumerate() {
            let by_word: &mut HashMap<_, Vec<usize>> =
                if row.class == Class::Verb { &mut verbs } else { &mut nouns };
            if let Some(word) = row.words.get(row.key) {
                by_word.entry(*word).or_default().push(at);
            }
        }
        // "call off" says more than "call": rows of more words are asked first.
        for rows_of_word in verbs.values_mut().chain(nouns.values_mut()) {
            sort_by_key(rows_of_word, |&at| {
                rows.get(at).map_or([0; 3], |row| [longest_first(row.words.len()), 0, 0])
            });
        }
        let mut classes: HashMap<_, Vec<&str>> = HashMap::new();
        for (noun, class) in crate::entities::actors() {
            classes.entry(noun).or_default().push(class);
        }
        for fields in rows_of_two(NOUNS) {
            for noun in fields.1.split(' ') {
                classes.entry(noun).or_default().push(fields.0);
            }
        }
        let light = rows_of_two(LIGHT).map(|(verb, part)| {
            let subject = match part {
                "actor" => LightSubject::Actor,
                "recipient" => LightSubject::Recipient,
                _ => LightSubject::None,
            };
            (verb, subject)
        });
        let irregular = rows_of_two(IRREGULAR).collect();
        Self { rows, verbs, nouns, classes, light: light.collect(), irregular }
    }

    /// The rows of a word, in the order of the table.
    pub fn of(&'static self, class: Class, lemma: &str) -> impl Iterator<Item = &'static Frame> + use<> {
        let by_word = if class == Class::Verb { &self.verbs } else { &self.nouns };
        let rows = by_word.get(lemma).map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(|&row| self.rows.get(row))
    }

    /// Whether `noun` is `name` or belongs to the class of that name.
    pub fn is_a(&self, noun: &str, name: &str) -> bool {
        noun == name || self.classes.get(noun).is_some_and(|classes| classes.contains(&name))
    }

    /// The dictionary form of an irregular verb's form.
    pub fn irregular(&self, form: &str) -> Option<&'static str> {
        self.irregular.get(form).copied()
    }

    /// What the subject of a light verb does; `None` for another verb.
    pub fn light(&self, verb: &str) -> Option<LightSubject> {
        self.light.get(verb).copied()
    }
}

/// The lines of a table that are no comments, split at tabs.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

fn rows_of_two(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

type DefaultRoles = HashMap<(&'static str, Class), (Roles, Roles)>;

fn default_roles() -> DefaultRoles {
    let row = |fields: Vec<&'static str>| match fields.as_slice() {
        [event, class, actors, recipients] => {
            Some(((*event, Class::parse(class)), (Roles::parse(actors), Roles::parse(recipients))))
        }
        _ => None,
    };
    rows(ROLES).filter_map(row).collect()
}

/// One frame for each predicate of a row.
fn frames_of(fields: &[&'static str], defaults: &DefaultRoles) -> Vec<Frame> {
    let [predicates, class, needs, event, mode, actors, recipients, ..] = fields else { return Vec::new() };
    let class = Class::parse(class);
    let (default_actors, default_recipients) = defaults.get(&(*event, class)).cloned().unwrap_or_default();
    let roles = |text: &'static str, default: &Roles| match text {
        "." => default.clone(),
        text => Roles::parse(text),
    };
    let alternatives = |need: &'static str| {
        let mut role = None;
        need.split('|').map(|text| Need::parse(text, &mut role)).collect::<Vec<_>>()
    };
    let needs: Vec<Vec<Need>> = needs.split(' ').filter(|need| *need != "-").map(alternatives).collect();
    let frame = |predicate: &'static str| {
        let words: Vec<&str> = predicate.split(' ').collect();
        // The head of a compound noun is its last word, unless "of" follows the head.
        let key = if class == Class::Noun && !words.contains(&"of") { words.len() - 1 } else { 0 };
        Frame {
            words,
            key,
            class,
            needs: needs.clone(),
            event: EventType::from_label(event),
            mode: (*mode != "-").then_some(*mode),
            actors: roles(actors, &default_actors),
            recipients: roles(recipients, &default_recipients),
        }
    };
    predicates.split(", ").map(frame).collect()
}
