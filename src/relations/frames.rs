//! The frame table: which words name which kind of event, and where its parties stand. The knowledge is in data/*.tsv.

use crate::keyed::Map;

use crate::analysis::EventType;
use crate::entities::Nouns;
use crate::model::TableText;
use crate::order::{longest_first, sort_by_key};

/// The class of the nouns of occupations.tsv, which are an office only where the text says of what body.
pub(super) const OCCUPATION: &str = "occupation";

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

const PREPOSITIONS: [&str; 26] = [
    "with", "on", "against", "to", "for", "from", "of", "in", "at", "by", "between", "among", "into",
    "about", "over", "as", "behind", "through", "toward", "towards", "after", "upon", "along", "under",
    "off", "out",
];

impl Role<'static> {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "subj" => Self::Subject,
            "obj" => Self::Object,
            "iobj" => Self::IndirectObject,
            "poss" => Self::Possessor,
            "comp" => Self::Premodifier,
            "clause" => Self::ClauseSubject,
            "undergoer" => Self::Undergoer,
            word => Self::Preposition(PREPOSITIONS.into_iter().find(|preposition| *preposition == word)?),
        })
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
    fn parse(text: &str) -> Self {
        let roles = text.split(['+', '|']).filter_map(Role::parse).collect();
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// An argument in this role; of this class or with this noun, where one is named.
    Argument(Role<'static>, Option<Box<str>>),
    /// No argument in this role.
    Without(Role<'static>),
    /// No clause.
    WithoutClause,
    /// "to" and a verb: this one, where one is named.
    Infinitive(Option<Box<str>>),
    /// A clause.
    Clause,
    /// Quoted words in its sentence.
    Quote,
    /// A clause about what somebody else must do ("said Israel must leave").
    Must,
    /// A clause about the subject's own future ("said it would attack"), whose verb is of this class where one is named.
    OwnFuture(Option<Box<str>>),
    /// Under a verb of light.tsv, of this class where one is named.
    Light(Option<Box<str>>),
    Passive,
    Active,
    /// A word before the noun, or an adverb of the verb.
    Modifier(Box<str>),
    /// A clause beside it that says when, with a verb of this class ("killed when a bus [plunged] into a river").
    When(Box<str>),
    /// A word of this class between the object and the end of the clause ("called it illegal").
    Verdict(Box<str>),
}

impl Need {
    /// One alternative; `role` is that of the alternative before it, which a bare value inherits.
    fn parse<'t>(text: &'t str, role: &mut Option<&'t str>) -> Option<Self> {
        let (name, value) = match text.split_once(':') {
            Some((name, value)) => {
                *role = Some(name);
                (name, Some(value.into()))
            }
            None => (text, None),
        };
        Some(match name {
            "!that" => Self::WithoutClause,
            "!obj" => Self::Without(Role::Object),
            "!subj" => Self::Without(Role::Subject),
            "inf" => Self::Infinitive(value),
            "that" => Self::Clause,
            "quote" => Self::Quote,
            "own" => Self::OwnFuture(value),
            "must" => Self::Must,
            "light" => Self::Light(value),
            "verdict" => Self::Verdict(value?),
            "when" => Self::When(value?),
            "passive" => Self::Passive,
            "active" => Self::Active,
            name => match (Role::parse(name), role) {
                (Some(role), _) => Self::Argument(role, value),
                (None, Some("inf")) => Self::Infinitive(Some(name.into())),
                (None, Some(role)) => Self::Argument(Role::parse(role)?, Some(name.into())),
                (None, None) => Self::Modifier(name.into()),
            },
        })
    }
}

/// A row of the table.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Its words in order; which of them is the key says `key`.
    pub words: Vec<Box<str>>,
    pub key: usize,
    pub class: Class,
    /// All of them must hold, of each one alternative.
    pub needs: Vec<Vec<Need>>,
    /// `None`: the row says that this is no event.
    pub event: Option<EventType>,
    pub mode: Option<Box<str>>,
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

/// The tables of verbs and nouns.
#[derive(Default)]
pub(super) struct Frames {
    rows: Vec<Frame>,
    verbs: Map<Box<str>, Vec<usize>>,
    nouns: Map<Box<str>, Vec<usize>>,
    classes: Map<Box<str>, Vec<Box<str>>>,
    light: Map<Box<str>, Box<str>>,
    irregular: Map<Box<str>, Box<str>>,
}

impl Frames {
    pub fn read(text: &TableText, nouns_of_mentions: &Nouns) -> Self {
        let defaults = default_roles(text);
        let rows: Vec<Frame> = text.rows("frames").flat_map(|row| frames_of(row, &defaults)).collect();
        let (mut verbs, mut nouns) = (Map::default(), Map::default());
        for (at, row) in rows.iter().enumerate() {
            let by_word: &mut Map<_, Vec<usize>> =
                if row.class == Class::Verb { &mut verbs } else { &mut nouns };
            if let Some(word) = row.words.get(row.key) {
                by_word.or_default(word.clone()).push(at);
            }
        }
        // "call off" says more than "call": rows of more words are asked first.
        for rows_of_word in verbs.values_mut().chain(nouns.values_mut()) {
            sort_by_key(rows_of_word, |&at| {
                rows.get(at).map_or([0; 3], |row| [longest_first(row.words.len()), 0, 0])
            });
        }
        let mut classes: Map<Box<str>, Vec<Box<str>>> = Map::default();
        let occupations = text.rows("occupations").map(|noun| (noun, OCCUPATION));
        for (noun, class) in nouns_of_mentions.actors().chain(occupations) {
            classes.or_default(noun.into()).push(class.into());
        }
        for (class, nouns) in text.pairs("nouns") {
            for noun in nouns.split(' ') {
                classes.or_default(noun.into()).push(class.into());
            }
        }
        Self { rows, verbs, nouns, classes, light: pairs(text, "light"), irregular: pairs(text, "irregular") }
    }

    /// The rows of a word, in the order of the table.
    pub fn of(&self, class: Class, lemma: &str) -> impl Iterator<Item = &Frame> + use<'_> {
        let by_word = if class == Class::Verb { &self.verbs } else { &self.nouns };
        let rows = by_word.get(lemma).map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(|&row| self.rows.get(row))
    }

    /// Whether `noun` is `name` or belongs to the class of that name.
    pub fn is_a(&self, noun: &str, name: &str) -> bool {
        noun == name
            || self.classes.get(noun).is_some_and(|classes| classes.iter().any(|class| **class == *name))
    }

    /// The dictionary form of an irregular verb's form.
    pub fn irregular(&self, form: &str) -> Option<&str> {
        self.irregular.get(form).map(|lemma| &**lemma)
    }

    /// What the subject of a light verb does; `None` for another verb.
    pub fn light(&self, verb: &str) -> Option<LightSubject> {
        Some(match &**self.light.get(verb)? {
            "actor" => LightSubject::Actor,
            "recipient" => LightSubject::Recipient,
            _ => LightSubject::None,
        })
    }
}

fn pairs(text: &TableText, table: &str) -> Map<Box<str>, Box<str>> {
    text.pairs(table).map(|(key, value)| (key.into(), value.into())).collect()
}

type DefaultRoles<'t> = Map<(&'t str, Class), (Roles, Roles)>;

fn default_roles(text: &TableText) -> DefaultRoles<'_> {
    let row = |row| match cells(row) {
        [Some(event), Some(class), Some(actors), Some(recipients), ..] => {
            Some(((event, Class::parse(class)), (Roles::parse(actors), Roles::parse(recipients))))
        }
        _ => None,
    };
    text.rows("roles").filter_map(row).collect()
}

/// The cells of a row; none has more that are read.
fn cells(row: &str) -> [Option<&str>; 7] {
    let mut cells = row.split('\t');
    std::array::from_fn(|_| cells.next())
}

/// One frame for each predicate of a row.
fn frames_of(row: &str, defaults: &DefaultRoles<'_>) -> Vec<Frame> {
    let [Some(predicates), Some(class), Some(needs), Some(event), Some(mode), Some(actors), Some(recipients)] =
        cells(row)
    else {
        return Vec::new();
    };
    let class = Class::parse(class);
    let (default_actors, default_recipients) = defaults.get(&(event, class)).cloned().unwrap_or_default();
    let roles = |text: &str, default: &Roles| match text {
        "." => default.clone(),
        text => Roles::parse(text),
    };
    let alternatives = |need: &str| {
        let mut role = None;
        // One that cannot be read is never met.
        need.split('|').filter_map(|text| Need::parse(text, &mut role)).collect::<Vec<_>>()
    };
    let needs: Vec<Vec<Need>> = needs.split(' ').filter(|need| *need != "-").map(alternatives).collect();
    let frame = |predicate: &str| {
        let words: Vec<Box<str>> = predicate.split(' ').map(Box::from).collect();
        // The head of a compound noun is its last word, unless "of" follows the head.
        let of = words.iter().any(|word| **word == *"of");
        let key = if class == Class::Noun && !of { words.len() - 1 } else { 0 };
        Frame {
            words,
            key,
            class,
            needs: needs.clone(),
            event: EventType::from_label(event),
            mode: (mode != "-").then(|| mode.into()),
            actors: roles(actors, &default_actors),
            recipients: roles(recipients, &default_recipients),
        }
    };
    predicates.split(',').map(|predicate| frame(predicate.trim_start())).collect()
}
