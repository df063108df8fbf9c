//! The nouns and small words that nominal mentions are made of.

use crate::keyed::Map;
use crate::word_list::WordList;

use super::draft::Gender;
#[cfg(any(test, feature = "train"))]
use crate::model::TableSource;
use crate::model::TableText;

/// What a noun of the table may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// "minister"
    Person,
    /// "troops": several people, in one word.
    People,
    /// "ministry", "party"
    Body,
    /// "nation"
    Country,
    /// "town"
    Place,
    /// "side": whoever has just been spoken of together.
    Side,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun<'t> {
    /// In the singular.
    pub word: &'t str,
    pub sort: Sort,
    pub gender: Option<Gender>,
}

/// The nouns of nouns.tsv, as the model file gives them.
#[derive(Default)]
pub(crate) struct Nouns(Map<Box<str>, (Sort, Option<Gender>)>);

/// What the model file carries.
#[cfg(any(test, feature = "train"))]
pub(crate) const SOURCE: TableSource =
    TableSource { name: TABLE, text: include_str!("nouns.tsv"), columns: 3 };
const TABLE: &str = "mentions";

impl Nouns {
    /// Reads the table; a damaged row is left out.
    pub fn read(text: &TableText) -> Self {
        let row = |line: &str| {
            let mut cells = line.split('\t');
            let word = cells.next()?;
            let sort = match cells.next()? {
                "person" => Sort::Person,
                "people" => Sort::People,
                "body" => Sort::Body,
                "country" => Sort::Country,
                "place" => Sort::Place,
                "side" => Sort::Side,
                _ => return None,
            };
            let gender = match cells.next() {
                Some("m") => Some(Gender::Masculine),
                Some("f") => Some(Gender::Feminine),
                _ => None,
            };
            Some((word.into(), (sort, gender)))
        };
        Self(text.rows(TABLE).filter_map(row).collect())
    }

    /// As the source gives them, not a model file.
    #[cfg(test)]
    pub fn of_source() -> Self {
        Self::read(&TableText::read(&crate::model::write_tables([&SOURCE])).unwrap_or_default())
    }

    /// The nouns of people and of bodies that can act, with the name of their class: "person" or "organisation".
    pub fn actors(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.0.iter().filter_map(|(word, (sort, _))| match sort {
            Sort::Person | Sort::People => Some((&**word, "person")),
            Sort::Body | Sort::Country | Sort::Side => Some((&**word, "organisation")),
            Sort::Place => None,
        })
    }

    /// The noun of a word in lower case, and whether it stands in the plural.
    pub(super) fn find(&self, lower: &str) -> Option<(Noun<'_>, bool)> {
        if let Some(noun) = self.get(lower) {
            return Some((noun, false));
        }
        let plural = |singular: &str| self.get(singular).map(|noun| (noun, true));
        if let Some(stem) = lower.strip_suffix("men") {
            return plural(&format!("{stem}man"));
        }
        if let Some(stem) = lower.strip_suffix("ies") {
            return plural(&format!("{stem}y"));
        }
        let stem = lower.strip_suffix('s')?;
        plural(stem).or_else(|| plural(stem.strip_suffix('e')?))
    }

    fn get(&self, singular: &str) -> Option<Noun<'_>> {
        let (word, &(sort, gender)) = self.0.entry(singular)?;
        Some(Noun { word, sort, gender })
    }
}

/// Before a number, and part of the phrase: "nearly 20 bus drivers".
pub(super) const ABOUT: &[&[&str]] = &[
    &["at", "least"],
    &["at", "most"],
    &["fewer", "than"],
    &["less", "than"],
    &["more", "than"],
    &["up", "to"],
    &["about"],
    &["almost"],
    &["approximately"],
    &["around"],
    &["nearly"],
    &["roughly"],
    &["some"],
];
/// Of whoever does this, "they" is said of people: "the protests against what they see as fraud".
pub(super) const MINDFUL_VERBS: WordList = WordList(
    "accuse add agree allege announce argue ask believe call claim consider contend decide demand deny \
     discuss fear feel hear hope insist know look plan pledge promise refuse say see seek stress suspect \
     tell think threaten try understand urge view vow want warn wish",
);
/// Those who take part in what a noun or verb tells come with one of these.
pub(super) const PARTY_CASES: WordList = WordList("against among between by from with");
/// What belongs to countries rather than to people: "their border".
pub(super) const OF_COUNTRIES: WordList = WordList(
    "alliance armies army border borders economies economy militaries military partnership relations \
     relationship rivalry ties trade",
);
/// Those who lead a country: "the Belarusian leader" is one of them, if one was named.
pub(super) const RULERS: WordList =
    WordList("chancellor dictator emir emperor king monarch premier president prime queen ruler sultan");

/// What makes another office of an office: the deputy governor is not the governor, nor is the former one.
pub(super) const OTHER_OFFICE: WordList =
    WordList("acting assistant deputy ex former interim prime under vice");

/// The noun of what somebody is called: "minister" of "minister of finance" and of "finance minister".
pub(super) fn head(called: &str) -> &str {
    let mut head = "";
    for word in called.split(' ') {
        if matches!(word, "of" | "for") {
            break;
        }
        head = word;
    }
    head
}

/// Whether one who has been `called` so may be meant by `words`: the finance minister by "minister", the minister of
/// finance by "finance minister"; not the prime minister by "minister", nor the vice president by "president".
pub(super) fn may_mean(words: &str, called: &str) -> bool {
    let has_word = |all: &str, one: &str| all.split(' ').any(|word| word == one);
    let bare = head(called) == called;
    head(words) == head(called)
        && words.split(' ').all(|word| has_word(called, word) || bare && !OTHER_OFFICE.has(word))
        && called.split(' ').all(|word| has_word(words, word) || !OTHER_OFFICE.has(word))
}

/// Not part of a nominal mention.
pub(super) const ARTICLES: WordList = WordList("a an that the these this those");
/// Before a phrase that means something known.
pub(super) const DEFINITE: WordList = WordList("that the these this those");
/// Part of a nominal mention, and its first word.
pub(super) const POSSESSIVE: WordList = WordList("her his its my our their your");
/// Before "of" and those who are counted.
pub(super) const MEASURES: WordList = WordList(
    "couple crowds dozens groups handful hundreds majority millions number numbers scores tens thousands",
);

/// Nouns that newspapers use for the same people or bodies within one article.
const SAME_PEOPLE: &[&[&str]] = &[
    &["crowd", "demonstrator", "marcher", "protester", "protestor"],
    &["fighter", "guerrilla", "gunman", "insurgent", "militant", "rebel"],
    &["forces", "soldier", "troops"],
    &["alliance", "coalition"],
    &["company", "firm"],
    &["group", "movement", "organisation", "organization"],
    &["newspaper", "paper"],
    &["authorities", "official"],
    &["local", "locals", "resident", "villager"],
    &["attacker", "bomber", "gunman"],
    &["lawmaker", "legislator", "parliamentarian"],
];

/// Other nouns that may be said of the same people.
pub(super) fn synonyms(noun: &str) -> impl Iterator<Item = &'static str> {
    let classes = SAME_PEOPLE.iter().filter(move |nouns| nouns.contains(&noun));
    classes.flat_map(|nouns| nouns.iter().copied()).filter(move |other| *other != noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_sorted_for_binary_search() {
        for list in [
            MINDFUL_VERBS,
            OTHER_OFFICE,
            PARTY_CASES,
            ARTICLES,
            DEFINITE,
            MEASURES,
            OF_COUNTRIES,
            POSSESSIVE,
            RULERS,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn finds_singular_and_plural() {
        let nouns = Nouns::of_source();
        for (word, singular, plural) in [
            ("country", "country", false),
            ("countries", "country", true),
            ("gunmen", "gunman", true),
            ("coaches", "coach", true),
        ] {
            let found = nouns.find(word).map(|(noun, is_plural)| (noun.word, is_plural));
            assert_eq!(found, Some((singular, plural)), "{word}");
        }
        assert!(nouns.find("agreement").is_none());
        assert!(nouns.find("talks").is_none());
    }
}
