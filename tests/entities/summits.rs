//! Summits and telephone calls, mention by mention: every named actor is one entity, every "he" the right one, groups
//! have their members.
//!
//! An article is a text with marks: `{xi Xi Jinping}`, `{xi~ he}`, `{xi* Chinese}`, `{both= two leaders}`. Marks that do
//! not speak of an entity (`{@t1 ..}`, `{!v1 ..}`, `{#v1 ..}`, `{pm^ ..}`) are left aside. After a line `---` the groups
//! are declared: `entity both | GROUP | two leaders | members=xi,putin`.
#![expect(clippy::disallowed_types, reason = "not in the shipped module")]

use std::collections::{BTreeMap, BTreeSet};

use dateline::analysis::{EntityId, Mention};
use dateline::{Analysis, Analyzer, OffsetUnit, Options};

/// A mark of the article: whom it speaks of, and where, in bytes of the plain text.
struct Mark<'t> {
    whom: &'t str,
    /// "two leaders", "nearest neighbour"
    nominal: bool,
    start: usize,
    end: usize,
}

/// The text without marks, and the marks of entities in the order of their ends.
fn unmarked(marked: &str) -> (String, Vec<Mark<'_>>) {
    let mut plain = String::new();
    let mut marks = Vec::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['{', '}']) {
        plain.push_str(&rest[..at]);
        if rest[at..].starts_with('{') {
            let (head, after) = rest[at + 1..].split_once(' ').unwrap();
            open.push((head, plain.len()));
            rest = after;
        } else {
            let (head, start) = open.pop().unwrap();
            let whom = head.trim_end_matches(['*', '~', '=']);
            if !whom.starts_with(['@', '!', '#']) && !whom.ends_with('^') {
                marks.push(Mark { whom, nominal: head.ends_with('='), start, end: plain.len() });
            }
            rest = &rest[at + 1..];
        }
    }
    plain.push_str(rest);
    (plain, marks)
}

/// The entity of the mention that stands exactly there.
fn entity_at(analysis: &Analysis, start: usize, end: usize) -> Option<EntityId> {
    let here = |mention: &&Mention| mention.span.start == start && mention.span.end == end;
    analysis.mentions.iter().find(here).map(|mention| mention.entity)
}

/// What is wrong with the entities of an article, of those that `asked` accepts by id.
fn failures(name: &str, article: &str, asked: impl Fn(&str) -> bool) -> Vec<String> {
    let (header_and_text, declarations) = article.split_once("\n---\n").unwrap();
    let (header, text) = header_and_text.split_once("\n\n").unwrap();
    let day = header.lines().find_map(|line| line.strip_prefix("dct: ")).map(str::to_owned);
    let (plain, marks) = unmarked(text);
    let options = Options { offset_unit: OffsetUnit::Utf8, reference_date: day, ..Options::default() };
    let analysis = Analyzer::english().unwrap().analyze(&plain, &options).unwrap();
    let mut entities: BTreeMap<&str, EntityId> = BTreeMap::new();
    let mut failures = Vec::new();
    let groups: Vec<&str> = declarations.lines().filter(|line| line.contains("| GROUP |")).collect();
    let is_group = |whom: &str| groups.iter().any(|line| line.starts_with(&format!("entity {whom} |")));
    // Of common nouns those of groups are asked for.
    let asked = |mark: &Mark<'_>| asked(mark.whom) && (!mark.nominal || is_group(mark.whom));
    for Mark { whom, start, end, .. } in marks.into_iter().filter(asked) {
        let words = &plain[start..end];
        let from = plain.floor_char_boundary(start.saturating_sub(30));
        let around = &plain[from..plain.ceil_char_boundary(end + 20)];
        match (entity_at(&analysis, start, end), entities.get(whom)) {
            (None, _) => failures.push(format!("{name}: {whom}: nobody is \"{words}\" in ...{around}...")),
            (Some(found), None) => {
                if let Some((other, _)) = entities.iter().find(|(_, id)| **id == found) {
                    failures
                        .push(format!("{name}: {whom} is taken for {other}: \"{words}\" in ...{around}..."));
                }
                entities.insert(whom, found);
            }
            (Some(found), Some(&expected)) if found != expected => {
                let found = &analysis.entities[found.0 as usize].name;
                failures.push(format!("{name}: {whom} is taken for {found}: \"{words}\" in ...{around}..."));
            }
            _ => {}
        }
    }
    for line in groups {
        let group = line.trim_start_matches("entity ").split(" |").next().unwrap();
        let Some((_, members)) = line.split_once("members=") else { continue };
        let Some(found) = entities.get(group) else { continue };
        let expected: BTreeSet<EntityId> =
            members.split(',').filter_map(|member| entities.get(member.trim()).copied()).collect();
        let members: BTreeSet<EntityId> =
            analysis.entities[found.0 as usize].members.iter().copied().collect();
        if members != expected {
            failures.push(format!("{name}: {group} has other members"));
        }
    }
    failures
}

#[test]
fn two_presidents_meet() {
    let article = include_str!("summit.txt");
    let failures = failures("summit", article, |_| true);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn two_ministers_speak_by_telephone() {
    let article = include_str!("phone_call.txt");
    let failures = failures("phone call", article, |_| true);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_sample_of_the_page() {
    let marked = include_str!("sample_diplomacy.txt");
    let text = marked.split_once("\n\n").unwrap().1.split_once("\n---\n").unwrap().0;
    let sample = include_str!("../../www/samples/diplomacy.txt");
    assert_eq!(unmarked(text).0.trim(), sample.trim(), "the sample has changed");
    let failures = failures("sample", marked, |_| true);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_summit_among_the_annotated_articles() {
    let article = include_str!("../articles/summit_lisbon.txt");
    // The rest are places and bodies, which the scorer counts.
    let actors = ["por", "mor", "alm", "ben", "two", "both", "eu", "sil", "cos", "spa"];
    let failures = failures("summit_lisbon", article, |whom| actors.contains(&whom));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
