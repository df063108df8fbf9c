//! Mentions by name -> clusters: full names first, then what is short for them.

use crate::keyed::Map;

use super::agreement;
use super::demonyms;
use super::draft::{ClusterId, Draft, DraftMention, Gender};
use super::fold::fold;
use super::known::{self, Company};
use super::people::{agrees, by_short_given_name, full_person, mistaken_person};
use super::places;
use super::user::UserNames;
use crate::analysis::{EntityType, Level};
use crate::letters::lower;
use crate::lexicon::Thing;
use crate::names::NameMention;
use crate::text::TokenRange;

/// How many earlier names with the same word are compared: newspapers never need more, and time stays linear.
pub(super) const COMPARED: usize = 16;

/// A name with its words as they are compared.
pub(super) struct Name {
    pub mention: NameMention,
    pub words: Vec<String>,
    pub cluster: Option<ClusterId>,
}

/// The clusters by what they are found by.
#[derive(Default)]
pub(super) struct Index {
    /// By all words; people apart from the rest, so that Jordan the player is not the country.
    pub whole: Map<(bool, String), ClusterId>,
    /// By the number of the thing in the lexicon.
    pub things: Map<u32, ClusterId>,
    /// By the number of the entry in the user's own names.
    pub users: Map<usize, ClusterId>,
    /// Names of several words, by their first and by their last word.
    pub by_word: Map<(bool, String), Vec<Longer>>,
    /// Full names of people by the first letter.
    pub by_given_initial: Map<char, Vec<Longer>>,
    /// By the capitals of the words.
    pub by_initials: Map<String, Vec<ClusterId>>,
}

/// A name of several words.
#[derive(Clone)]
pub(super) struct Longer {
    pub words: Vec<String>,
    pub cluster: ClusterId,
    pub gender: Option<Gender>,
}

/// Puts `names` in clusters. Titles are left out: they come with [`super::offices`].
pub(super) fn cluster(draft: &mut Draft<'_>, names: Vec<NameMention>, users: &UserNames) {
    let mut names: Vec<Name> = names
        .into_iter()
        .filter(|name| name.level != Level::Title)
        .map(|mut mention| {
            let mut words = words_of(mention.span.of(draft.document.text));
            // A form of address in a name of two words is no given name.
            if words.len() == 2 && matches!(words.first().map(String::as_str), Some("mr" | "mrs" | "ms")) {
                words.remove(0);
                mention.entity_type = EntityType::Person;
            }
            Name { mention, words, cluster: None }
        })
        .filter(|name| !name.words.is_empty() && !users.excludes(&name.words))
        .collect();
    agreement::vote(draft, &mut names);
    draft.company = company(draft, &names);
    let mut index = Index::default();
    for name in &mut names {
        name.cluster = long_name(draft, &mut index, name, users);
    }
    other_names(draft, &mut index, &mut names);
    without_owner(draft, &index, &names);
    // Who was spoken of how often, and last, for surnames that two people share.
    let mut last_seen: Map<ClusterId, (usize, usize)> = Map::default();
    for (at, name) in names.iter_mut().enumerate() {
        let cluster = match name.cluster {
            Some(cluster) => cluster,
            None if users.keeps_apart(&name.words) => {
                whole(draft, &mut index, name, name.mention.span.of(draft.document.text))
            }
            None => short_name(draft, &mut index, name, &last_seen),
        };
        let (times, last) = last_seen.or_default(draft.find(cluster));
        (*times, *last) = (*times + 1, at);
        name.cluster = Some(cluster);
    }
    demonyms::add(draft, &mut names, users);
    for Name { mention, words, cluster } in names {
        if let Some(cluster) = cluster {
            add_mention(draft, mention, &words, cluster);
        }
    }
}

/// What countries the named places are in.
fn company<'a>(draft: &Draft<'a>, names: &[Name]) -> Company<'a> {
    let mut company = Company::default();
    let places = names.iter().map(|name| &name.mention);
    for mention in places.filter(|mention| mention.entity_type != EntityType::Person) {
        company.add(draft.lexicon, mention.span.of(draft.document.text), mention.level);
    }
    company
}

/// What a company is by law, after its name.
const DESIGNATORS: &[&str] =
    &["AG", "Corp", "GmbH", "Inc", "Incorporated", "LLC", "Limited", "Ltd", "NV", "PLC", "SA", "SE", "plc"];

/// Whether a name ends with what a company is by law: "Verity Wireless Inc."
pub(super) fn has_designator(name: &str) -> bool {
    without_designator(name).len() < name.len()
}

fn without_designator(name: &str) -> &str {
    name.trim_end_matches('.')
        .rsplit_once([' ', ','])
        .filter(|(rest, last)| DESIGNATORS.binary_search(last).is_ok() && !rest.trim().is_empty())
        .map_or(name, |(rest, _)| rest.trim_end_matches([',', ' ']))
}

/// The folded words of a name, without the article, the possessive ending and "Inc.".
pub(super) fn words_of(name: &str) -> Vec<String> {
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    let name = without_designator(name);
    let mut words: Vec<String> = name
        .split([' ', '\t', '\n', '\r', '\u{a0}', ','])
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 1 && words.first().is_some_and(|word| word == "the") {
        words.remove(0);
    }
    words
}

fn is_person(name: &Name) -> bool {
    name.mention.entity_type == EntityType::Person
}

/// The cluster of a name that says in full who is meant; `None` for one that may be short for another.
fn long_name(draft: &mut Draft<'_>, index: &mut Index, name: &Name, users: &UserNames) -> Option<ClusterId> {
    let text = name.mention.span.of(draft.document.text);
    if let Some(entry) = users.entry_of(&name.words) {
        let cluster = *index.users.or_insert_with(entry, || users.cluster(draft, entry));
        enter(draft, index, name, text, cluster, false);
        return Some(cluster);
    }
    let mention = &name.mention;
    if let Some(known) = known::thing(draft, text, mention.entity_type, mention.level, &mention.tokens) {
        let known = places::government(draft, &known, &mention.tokens).unwrap_or(known);
        let cluster = *index.things.or_insert_with(known.id, || known_cluster(draft, &known));
        enter(draft, index, name, text, cluster, false);
        return Some(cluster);
    }
    if mention.level == Level::Demonym {
        return Some(whole(draft, index, name, text));
    }
    match (is_person(name), name.words.len()) {
        (true, 2..) => Some(full_person(draft, index, name, text)),
        // What one word is short for is seen when all names are known.
        (_, 1) => None,
        _ => Some(whole(draft, index, name, text)),
    }
}

fn known_cluster(draft: &mut Draft<'_>, thing: &Thing<'_>) -> ClusterId {
    let cluster = draft.add_cluster(thing.entity_type, thing.name);
    let code = draft.lexicon.and_then(|lexicon| known::actor_code(lexicon, thing));
    if let Some(cluster) = draft.cluster_mut(cluster) {
        cluster.links = thing.links();
        cluster.links.cameo = code;
        cluster.known = true;
    }
    cluster
}

/// The cluster of just these words.
pub(super) fn whole(draft: &mut Draft<'_>, index: &mut Index, name: &Name, text: &str) -> ClusterId {
    let key = (is_person(name), name.words.join(" "));
    if let Some(&cluster) = index.whole.get(&key) {
        return cluster;
    }
    let cluster = draft.add_cluster(name.mention.entity_type, text);
    enter(draft, index, name, text, cluster, true);
    cluster
}

/// Makes a cluster known by this name, and by what may be short for it.
pub(super) fn enter(
    draft: &Draft<'_>,
    index: &mut Index,
    name: &Name,
    text: &str,
    cluster: ClusterId,
    by_whole: bool,
) {
    let person = is_person(name);
    if by_whole {
        index.whole.or_insert_with((person, name.words.join(" ")), || cluster);
    }
    let [first, .., last] = name.words.as_slice() else { return };
    let gender = known::gender(draft, &name.mention.tokens).filter(|_| person);
    let longer = Longer { words: name.words.clone(), cluster, gender };
    // "Lai" of "William Lai Ching-te"
    let middle = name.words.iter().filter(|word| person && word.len() > 2 && *word != first && *word != last);
    // "the Court" of the "European Court of Human Rights"
    let heads = name.words.windows(2).filter_map(|pair| match pair {
        [head, of] if of == "of" && head != first && !person => Some(head),
        _ => None,
    });
    for word in [first, last].into_iter().chain(middle).chain(heads) {
        let bucket = index.by_word.or_default((person, word.clone()));
        if !bucket.iter().rev().take(COMPARED).any(|other| other.words == longer.words) {
            bucket.push(longer.clone());
        }
    }
    if let Some(initial) = first.chars().next().filter(|_| person) {
        index.by_given_initial.or_default(initial).push(longer.clone());
    }
    if !person {
        for initials in initials(text) {
            let bucket = index.by_initials.or_default(initials);
            if !bucket.contains(&cluster) && bucket.len() < COMPARED {
                bucket.push(cluster);
            }
        }
    }
}

/// The capitals of a name's words: "Department of Public Works" is DPW, or with the small words DOPW.
fn initials(name: &str) -> Vec<String> {
    let words = || name.split([' ', '-']).filter_map(|word| word.chars().next());
    let capitals: String = words().filter(|c| c.is_uppercase()).map(lower).collect();
    let all: String = words().map(lower).collect();
    if capitals == all { vec![capitals] } else { vec![capitals, all] }
}

/// "Shanghai Cooperation Organization (SCO)", "the Lake Authority, or LARA,", "Ana Quispe, known as Nita": the same, by
/// another name. So is a name in brackets after its acronym; and an acronym of the lists is the name in this text whose
/// initials it is.
fn other_names(draft: &mut Draft<'_>, index: &mut Index, names: &mut [Name]) {
    let mut same: Vec<(usize, ClusterId)> = Vec::new();
    for (at, second) in names.iter().enumerate() {
        // Behind "[[Italian] Olympic Committee] ([CONI])" the name inside the longer one comes last.
        for (first_at, first) in names.iter().enumerate().take(at).skip(at.saturating_sub(NESTED)) {
            let long_first = first.words.len() > 1;
            let (long, short) = if long_first { (first, second) } else { (second, first) };
            let (Some(cluster), [word]) = (long.cluster, short.words.as_slice()) else { continue };
            let fits = match beside(draft, first, second) {
                Some(Beside::Alias) => is_person(first) == is_person(second),
                // "Italian Olympic Committee (CONI)": the letters may be those of another language.
                Some(Beside::Acronym) => {
                    let bodies = [long, short].iter().all(|name| name.mention.entity_type == EntityType::Org);
                    capitals(draft, short) > 1 && (made_of(word, &long.words) || long_first && bodies)
                }
                None => false,
            };
            if fits {
                same.push((if long_first { at } else { first_at }, cluster));
            }
        }
    }
    for (at, name) in names.iter().enumerate() {
        if let ([word], Some(_), EntityType::Org) =
            (name.words.as_slice(), name.cluster, name.mention.entity_type)
            && capitals(draft, name) > 2
            && let Some([long]) = index.by_initials.get(word).map(Vec::as_slice)
        {
            same.push((at, *long));
        }
    }
    let mut renamed: Map<String, ClusterId> = Map::default();
    for (name, cluster) in same.into_iter().filter_map(|(at, cluster)| Some((names.get(at)?, cluster))) {
        index.whole.insert((is_person(name), name.words.concat()), cluster);
        renamed.insert(name.words.concat(), cluster);
    }
    for name in names.iter_mut() {
        let ([word], Some(own)) = (name.words.as_slice(), name.cluster) else { continue };
        let Some(&cluster) = renamed.get(word) else { continue };
        if share_a_word(draft, cluster, own) {
            draft.merge(cluster, own);
        } else {
            name.cluster = Some(cluster);
        }
    }
}

/// Names nest a few deep at most.
const NESTED: usize = 4;

/// How a second name stands to the one before it.
enum Beside {
    Acronym,
    Alias,
}

fn beside(draft: &Draft<'_>, first: &Name, second: &Name) -> Option<Beside> {
    /// ", also widely known as"
    const BETWEEN: usize = 5;
    let (from, to) = (first.mention.tokens.end, second.mention.tokens.start);
    let word = |token: usize| draft.document.lower(token);
    match to.checked_sub(from)? {
        1 if matches!(word(from), "(" | "[") => Some(Beside::Acronym),
        2 if word(from) == "," && word(from + 1) == "or" => Some(Beside::Acronym),
        2..=BETWEEN if word(to - 2) == "known" && word(to - 1) == "as" => Some(Beside::Alias),
        _ => None,
    }
}

fn capitals(draft: &Draft<'_>, name: &Name) -> usize {
    name.mention.span.of(draft.document.text).chars().filter(|c| c.is_uppercase()).count()
}

/// Whether two names may be one thing's: "Rapid Support Forces" and "Reporters Without Borders" are not.
fn share_a_word(draft: &Draft<'_>, one: ClusterId, other: ClusterId) -> bool {
    let words = |id: ClusterId| draft.cluster(id).map_or(Vec::new(), |cluster| words_of(&cluster.name));
    let others = words(other);
    words(one).iter().any(|word| word.len() > 3 && others.contains(word))
        || !draft.cluster(other).is_some_and(|other| other.known)
}

/// "the Security Council" after "the United Nations Security Council": the same, where the words before are somebody's
/// name; so "the Supreme Court" after "the Supreme Court of Kenya". "Democratic Party" is not the "Social Democratic
/// Party", but there is one "Sika Bridge" beside the "New Sika Bridge".
fn without_owner(draft: &mut Draft<'_>, index: &Index, names: &[Name]) {
    for name in names {
        let (Some(cluster), [first, .., last]) = (name.cluster, name.words.as_slice()) else { continue };
        let bucket = |word: &String| index.by_word.get(&(false, word.clone())).map_or(&[][..], Vec::as_slice);
        let before = bucket(last).iter().rev().take(COMPARED).filter(|longer| {
            let owner = longer.words.strip_suffix(name.words.as_slice());
            owner.is_some_and(|owner| {
                !owner.is_empty() && (known::is_thing(draft, owner) || is_thing(draft, longer))
            })
        });
        let after = bucket(first).iter().rev().take(COMPARED).filter(|longer| {
            let owner = longer.words.strip_prefix(name.words.as_slice());
            owner.and_then(<[String]>::first).is_some_and(|of| of == "of")
        });
        let mut owned = before.chain(after);
        let (Some(longer), None) = (owned.next(), owned.next()) else { continue };
        let longer = longer.cluster;
        draft.merge(longer, cluster);
    }
}

/// Whether a name is that of a building, ship or event, whose first words may be left out.
fn is_thing(draft: &Draft<'_>, longer: &Longer) -> bool {
    draft.cluster(longer.cluster).is_some_and(|cluster| {
        matches!(cluster.entity_type, EntityType::Fac | EntityType::Product | EntityType::Event)
    })
}

/// Whether `letters` stand in `words` in this order, beginning with the first one: "eaeu" in "eurasian economic union".
fn made_of(letters: &str, words: &[String]) -> bool {
    let mut all = words.iter().flat_map(|word| word.chars());
    letters.chars().next() == words.first().and_then(|word| word.chars().next())
        && letters.chars().all(|letter| all.any(|c| c == letter))
}

/// The cluster of a name of one word: what it is short for, else its own.
fn short_name(
    draft: &mut Draft<'_>,
    index: &mut Index,
    name: &Name,
    last_seen: &Map<ClusterId, (usize, usize)>,
) -> ClusterId {
    let text = name.mention.span.of(draft.document.text);
    let Some(word) = name.words.first() else { return whole(draft, index, name, text) };
    let person = is_person(name);
    let gender = known::gender(draft, &name.mention.tokens);
    // Of a family the one whom the article is about goes by the surname; of equals the one who was named last.
    let seen = |draft: &Draft<'_>, longer: &&Longer| last_seen.get(&draft.find(longer.cluster)).copied();
    let nearest = |draft: &Draft<'_>, index: &Index, person: bool, fits: &dyn Fn(&Longer) -> bool| {
        let bucket = index.by_word.get(&(person, word.clone()))?;
        let fitting = || {
            let recent = bucket.iter().rev().take(COMPARED);
            recent.filter(|longer| fits(longer) && agrees(longer.gender, gender))
        };
        let before = fitting().filter(|longer| seen(draft, longer).is_some());
        before
            .max_by_key(|longer| seen(draft, longer))
            .or_else(|| fitting().last())
            .map(|longer| longer.cluster)
    };
    // A surname first ("Putin"), then a family name that stands first ("Xi"), then what the name stage took for a place.
    let surname = |longer: &Longer| longer.words.last() == Some(word);
    if let Some(cluster) = nearest(draft, index, true, &surname)
        .or_else(|| nearest(draft, index, true, &|longer| person || longer.words.first() == Some(word)))
        && (person || !index.whole.contains_key(&(false, word.clone())))
    {
        return cluster;
    }
    if let Some(&cluster) = index.whole.get(&(person, word.clone())) {
        return cluster;
    }
    if person && let Some(cluster) = mistaken_person(draft, index, word) {
        return cluster;
    }
    if person && let Some(cluster) = by_short_given_name(draft, index, word) {
        return cluster;
    }
    if !person {
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        if capitals > 1
            && let Some([cluster]) = index.by_initials.get(word).map(Vec::as_slice)
        {
            return *cluster;
        }
        let side = matches!(word.as_str(), "north" | "south");
        let is_country = |longer: &Longer| {
            longer.words.first() == Some(word)
                && draft.cluster(longer.cluster).is_some_and(|cluster| cluster.links.iso3166.is_some())
        };
        // "the North" of the two Koreas
        if side && let Some(cluster) = nearest(draft, index, false, &is_country) {
            return cluster;
        }
        let organisation = name.mention.entity_type == EntityType::Org;
        if organisation && let Some(cluster) = nearest(draft, index, false, &|_| true) {
            return cluster;
        }
    }
    whole(draft, index, name, text)
}

/// How much of a person a name says: names in full before initials.
fn fullness(words: &[String]) -> (usize, usize) {
    (words.iter().filter(|word| word.chars().count() > 1).count(), words.len())
}

fn add_mention(draft: &mut Draft<'_>, mention: NameMention, words: &[String], cluster: ClusterId) {
    let text = mention.span.of(draft.document.text);
    let head = phrase_head(draft, &mention.tokens);
    let gender =
        if mention.entity_type == EntityType::Person { known::gender(draft, &mention.tokens) } else { None };
    let Some(entity) = draft.cluster_mut(cluster) else { return };
    entity.named = true;
    entity.gender = entity.gender.or(gender);
    // Of two names of one person the longer one is the better name, unless a list says how it is called.
    if !entity.known && fullness(words) > fullness(&words_of(&entity.name)) {
        text.clone_into(&mut entity.name);
    }
    let entity_type = match (entity.entity_type, mention.entity_type) {
        // A surname that was taken for a place.
        (EntityType::Person, _) => EntityType::Person,
        // A ship called like a man; Brussels for the European Union.
        (whole @ (EntityType::Product | EntityType::Org), EntityType::Person | EntityType::Gpe) => whole,
        (_, own) => own,
    };
    draft.add_mention(DraftMention {
        span: mention.span,
        tokens: mention.tokens,
        head,
        cluster,
        entity_type,
        level: mention.level,
        confidence: mention.confidence,
        reason: mention.reason,
    });
}

/// The token that carries a name's place in the clause: its own head, or the title before it that it hangs on.
fn phrase_head(draft: &Draft<'_>, tokens: &TokenRange) -> usize {
    use crate::model::Deprel;
    let own = draft.head_of(tokens);
    match (draft.deprel(own), draft.head(own)) {
        (Some(Deprel::Flat | Deprel::Compound | Deprel::Nmod | Deprel::Appos), Some(head))
            if head + 1 == tokens.start && known::is_title_word(draft, head) =>
        {
            head
        }
        _ => own,
    }
}
