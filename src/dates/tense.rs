//! Whether the verb that a date hangs on looks back or ahead: "spoke on Friday", "will speak on Friday".

use super::words::{Word, meaning};
use crate::model::{Syntax, Upos};
use crate::text::Document;

/// Which way the clause around a date looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    Present,
    /// No verb that tells.
    Unknown,
}

/// How many tokens are looked through on either side: a clause is rarely longer, and the work stays linear.
const REACH: usize = 14;

/// The tense of the clause around tokens `first` to `end`, exclusive.
pub(crate) fn around(document: &Document<'_>, syntax: Option<&Syntax>, first: usize, end: usize) -> Tense {
    let Some(sentence) = document.sentence_of(first).and_then(|at| document.sentences.get(at)) else {
        return Tense::Unknown;
    };
    if postponed(document, first) || arranged(document, first) {
        return Tense::Future;
    }
    if reported(document, first, end) {
        return Tense::Past;
    }
    let governed = syntax.and_then(|syntax| governor(document, syntax, first, end));
    if let Some(tense) = governed {
        return tense;
    }
    let from = sentence.tokens.start.max(first.saturating_sub(REACH));
    let to = sentence.tokens.end.min(end + REACH);
    let ahead = || (end..to).find_map(|at| verb(document, syntax, at, end));
    if begins_clause(document, first, from)
        && let Some(tense) = ahead()
    {
        return tense;
    }
    let mut crossed = false;
    for at in (from..first).rev() {
        match document.lower(at) {
            // Past a boundary of clauses only a verb that looks ahead still says anything: "plans to ..., on Friday".
            ";" | "\"" | "“" | "”" | ":" => crossed = true,
            _ => {}
        }
        if let Some(tense) = verb(document, syntax, at, from)
            && (!crossed || tense != Tense::Present)
        {
            return tense;
        }
    }
    // A timetable's verb that the tagger takes for a noun: "the meeting ends on Friday".
    let schedule = || (from..first).any(|at| is_in(SCHEDULES, document.lower(at))).then_some(Tense::Present);
    ahead().or_else(schedule).unwrap_or(Tense::Unknown)
}

/// Whether what is put off to the date has been: "was delayed until Thursday".
fn postponed(document: &Document<'_>, first: usize) -> bool {
    let Some(mut at) = first.checked_sub(1) else { return false };
    if document.lower(at) == "the" {
        at = at.saturating_sub(1);
    }
    matches!(document.lower(at), "until" | "till" | "to" | "for")
        && (at.saturating_sub(4)..at).any(|at| is_in(PUT_OFF, document.lower(at)))
}

/// Whether the date is what something is set for: "elections set for November", "pledged to leave by April 30".
fn arranged(document: &Document<'_>, first: usize) -> bool {
    let before = |back: usize| first.checked_sub(back).map_or("", |at| document.lower(at));
    let set = matches!(before(2), "scheduled" | "due" | "planned" | "slated" | "expected")
        && matches!(before(1), "for" | "in" | "on" | "by" | "at")
        || before(2) == "set" && before(1) == "for";
    // "Called for protests on Friday"; "called for calm on Friday" was said then.
    let called = is_in(GATHERINGS, before(2))
        && matches!(before(1), "on" | "in" | "for" | "from" | "at")
        && (3..8).any(|back| {
            before(back) == "for" && matches!(before(back + 1), "call" | "called" | "calling" | "calls")
        });
    let pledged =
        |at: usize| document.lower(at) == "to" && is_in(PLEDGED, document.lower(at.saturating_sub(1)));
    set || called || (before(1) == "by" && (first.saturating_sub(REACH)..first).any(pledged))
}

/// Whether the date ends a period that is reported on: "the year to March", "the quarter ended June 30"; or is a day of
/// trading: "Wednesday's close".
fn reported(document: &Document<'_>, first: usize, end: usize) -> bool {
    let before = |back: usize| first.checked_sub(back).map_or("", |at| document.lower(at));
    let close = document.lower(end + 1) == "close" && matches!(document.lower(end), "'s" | "’s");
    close
        || before(1) == "ended"
        || (matches!(before(1), "to" | "through")
            && matches!(before(2), "year" | "months" | "quarter" | "weeks" | "period" | "half"))
}

/// Whether a clause begins with the date: "He resigned, and on 22 April voters will choose".
fn begins_clause(document: &Document<'_>, first: usize, from: usize) -> bool {
    let mut at = first;
    while at > from && matches!(document.lower(at - 1), "on" | "in" | "at" | "by" | "the") {
        at -= 1;
    }
    if at > from && matches!(document.lower(at - 1), ";" | ":") {
        return true;
    }
    at > from + 1
        && matches!(document.lower(at - 1), "and" | "but" | "while")
        && document.lower(at - 2) == ","
}

/// The tense of the verb that the parse hangs the date on; at most eight steps up.
fn governor(document: &Document<'_>, syntax: &Syntax, first: usize, end: usize) -> Option<Tense> {
    let mut at = (first..end).find(|&at| syntax.head(at).is_none_or(|head| !(first..end).contains(&head)))?;
    for _ in 0..8 {
        at = syntax.head(at)?;
        if matches!(syntax.upos(at), Some(Upos::Verb | Upos::Aux)) {
            let from = at.saturating_sub(5);
            return verb(document, Some(syntax), at, from);
        }
    }
    None
}

/// The tense that the word at `at` gives its clause, if it is a verb that does; auxiliaries are sought back to `from`.
fn verb(document: &Document<'_>, syntax: Option<&Syntax>, at: usize, from: usize) -> Option<Tense> {
    let word = document.lower(at);
    let verb = word;
    if looks_ahead(document, at) {
        return Some(Tense::Future);
    }
    if is_in(PAST_AUXILIARIES, word) {
        // "was to speak", "had planned to": what was ahead then.
        return Some(Tense::Past);
    }
    // A timetable in the present tense looks ahead: "the launch is at 9 a.m. on Tuesday".
    if matches!(word, "is" | "are") && !followed_by_past(document, at) {
        return Some(Tense::Present);
    }
    let tagged = syntax.and_then(|syntax| syntax.upos(at));
    if tagged.is_some_and(|upos| !matches!(upos, Upos::Verb | Upos::Aux | Upos::Adj)) {
        return None;
    }
    // What somebody says in the present has been said: "Also on Tuesday the ministry says".
    if is_in(SAYING, word) {
        return Some(Tense::Past);
    }
    let past = is_in(PAST_FORMS, word)
        || (word.len() > 3 && word.ends_with("ed") && !is_in(NOT_PAST, word))
        || tagged == Some(Upos::Verb) && syntax.is_some_and(|syntax| is_irregular(word, syntax.lemma(at)));
    let base = tagged == Some(Upos::Verb) || past || is_in(SCHEDULES, word);
    if !base {
        return None;
    }
    for before in (from.max(at.saturating_sub(4))..at).rev() {
        let word = document.lower(before);
        if looks_ahead(document, before) {
            return Some(Tense::Future);
        }
        if is_in(PAST_AUXILIARIES, word) {
            return Some(Tense::Past);
        }
        // "to leave", "to cut"; "is to be held"
        let infinitive = !past || before + 1 == at && syntax.is_some_and(|syntax| syntax.lemma(at) == verb);
        if word == "to" && (infinitive || document.lower(before + 1) == "be") {
            return Some(if ranked(document, before) { Tense::Past } else { Tense::Future });
        }
        // "is held", "are due to be held", "has closed"
        if matches!(word, "is" | "are" | "be" | "'s" | "’s" | "being") {
            continue;
        }
        if matches!(word, "has" | "have") {
            return Some(Tense::Past);
        }
    }
    let present_passive = at > from && matches!(document.lower(at - 1), "is" | "are" | "be");
    if past && !present_passive { Some(Tense::Past) } else { Some(Tense::Present) }
}

/// A verb that is neither its own dictionary form nor that with an "s" or "ing" is a past form: "upheld" of "uphold".
fn is_irregular(word: &str, lemma: &str) -> bool {
    word != lemma && !word.ends_with('s') && !word.ends_with("ing")
}

/// Whether the infinitive after `to` tells what one of a rank has done: "the third minister to leave in six weeks".
fn ranked(document: &Document<'_>, to: usize) -> bool {
    // "The first minister vowed to leave": a verb between them has an infinitive of its own.
    let mut before = (to.saturating_sub(4)..to).rev().take_while(|&at| {
        let word = document.lower(at);
        !looks_ahead(document, at) && !is_in(PLEDGED, word) && !word.ends_with("ed")
    });
    before.any(|at| {
        let word = document.lower(at);
        matches!(word, "latest" | "only")
            || matches!(meaning(word), Word::First | Word::Last | Word::Ordinal(_))
    })
}

/// "may" in capitals is a month or a surname.
fn looks_ahead(document: &Document<'_>, at: usize) -> bool {
    let next = document.lower(at + 1);
    match document.lower(at) {
        // "Said it would leave on Friday" looks ahead, "would have left on Friday" and "could not leave" back.
        "would" | "could" => !matches!(next, "have" | "n't" | "not"),
        // "Is set to open", "talks set for May" and "please set a day", not "set a record".
        "set" => {
            let before = at.checked_sub(1).map_or("", |before| document.lower(before));
            matches!(next, "to" | "for")
                || matches!(before, "" | "please" | "is" | "are" | "was" | "were" | "'s" | "’s")
        }
        word => is_in(AHEAD, word) && document.word(at) != "May",
    }
}

fn followed_by_past(document: &Document<'_>, at: usize) -> bool {
    let next = document.lower(at + 1);
    next.ends_with("ed") || is_in(PAST_FORMS, next)
}

fn is_in(words: &[&str], word: &str) -> bool {
    words.binary_search(&word).is_ok()
}

/// What is said of things whose time has been moved to a later one. Sorted.
static PUT_OFF: &[&str] =
    &["adjourned", "deferred", "delayed", "extended", "moved", "postponed", "pushed", "rescheduled"];

/// Verbs whose infinitive is still to come, even where they are past themselves. Sorted.
static PLEDGED: &[&str] =
    &["agreed", "hopes", "ordered", "pledged", "promised", "ready", "told", "urged", "vowed", "wants"];

/// What people are called to. Sorted.
static GATHERINGS: &[&str] = &[
    "demonstration",
    "demonstrations",
    "elections",
    "march",
    "marches",
    "meeting",
    "protest",
    "protests",
    "rallies",
    "rally",
    "session",
    "strike",
    "strikes",
    "vote",
];

/// Words that turn a clause to what is to come. Sorted.
static AHEAD: &[&str] = &[
    "'ll",
    "due",
    "expected",
    "expects",
    "going",
    "intends",
    "may",
    "might",
    "must",
    "plan",
    "planned",
    "planning",
    "plans",
    "scheduled",
    "shall",
    "should",
    "slated",
    "upcoming",
    "will",
    "wo",
    "’ll",
];

/// Verbs of saying in the present, which tell of the news of the day. Sorted.
static SAYING: &[&str] = &[
    "accuses", "admits", "alleges", "argues", "claims", "concedes", "condemns", "confirms", "denies",
    "insists", "reports", "says", "tells", "writes",
];

/// Auxiliaries and other small verbs that turn a clause to what is over. Sorted.
static PAST_AUXILIARIES: &[&str] = &["'d", "could", "did", "had", "was", "were", "would"];

/// Irregular past forms that reporting uses. Sorted.
static PAST_FORMS: &[&str] = &[
    "arose",
    "awoke",
    "beat",
    "became",
    "began",
    "bid",
    "bit",
    "bled",
    "blew",
    "bore",
    "bought",
    "bound",
    "bred",
    "broadcast",
    "broke",
    "brought",
    "built",
    "burst",
    "came",
    "cast",
    "caught",
    "chose",
    "clung",
    "cost",
    "crept",
    "cut",
    "dealt",
    "died",
    "drank",
    "drew",
    "drove",
    "dug",
    "fed",
    "fell",
    "felt",
    "fired",
    "fled",
    "flew",
    "forbade",
    "forgave",
    "forgot",
    "fought",
    "found",
    "froze",
    "gave",
    "got",
    "grew",
    "heard",
    "held",
    "hid",
    "hit",
    "hung",
    "hurt",
    "kept",
    "killed",
    "knelt",
    "knew",
    "laid",
    "led",
    "left",
    "lent",
    "lit",
    "lost",
    "made",
    "meant",
    "met",
    "overcame",
    "oversaw",
    "overthrew",
    "paid",
    "put",
    "quit",
    "ran",
    "rang",
    "read",
    "rebuilt",
    "rewrote",
    "rode",
    "rose",
    "said",
    "sang",
    "sank",
    "sat",
    "saw",
    "sent",
    "set",
    "shed",
    "shone",
    "shook",
    "shot",
    "shrank",
    "shut",
    "slept",
    "slid",
    "sold",
    "sought",
    "spat",
    "spent",
    "split",
    "spoke",
    "sprang",
    "spread",
    "spun",
    "stole",
    "stood",
    "strode",
    "struck",
    "stuck",
    "swam",
    "swept",
    "swore",
    "taught",
    "thought",
    "threw",
    "thrust",
    "told",
    "took",
    "tore",
    "undertook",
    "underwent",
    "upheld",
    "voted",
    "went",
    "withdrew",
    "withstood",
    "woke",
    "won",
    "wore",
    "wrote",
];

/// Present forms that timetables use: without tags other words in "s" cannot be told from nouns. Sorted.
static SCHEDULES: &[&str] = &[
    "arrives", "begins", "closes", "convenes", "ends", "expires", "faces", "goes", "holds", "hosts", "marks",
    "meet", "meets", "opens", "resume", "resumes", "returns", "runs", "starts", "takes", "travels", "turns",
    "visits",
];

/// Words in "ed" that are no past forms. Sorted.
static NOT_PAST: &[&str] = &[
    "bleed", "breed", "deed", "exceed", "feed", "heed", "hundred", "indeed", "kindred", "naked", "need",
    "proceed", "sacred", "seed", "speed", "succeed", "united", "weed", "wicked",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [AHEAD, GATHERINGS, PLEDGED, PUT_OFF, PAST_FORMS, SAYING, SCHEDULES, NOT_PAST] {
            assert!(list.is_sorted_by(|first, second| first < second), "{list:?}");
        }
    }

    #[cfg(feature = "english")]
    #[test]
    fn a_parse_knows_past_forms_that_no_list_has() {
        let value = |text: &str| {
            let options =
                crate::Options { reference_date: Some("2026-11-18".to_owned()), ..crate::Options::default() };
            let analysis = crate::Analyzer::english().ok()?.analyze(text, &options).ok()?;
            analysis.dates.last().map(|date| date.timex.value.clone())
        };
        let friday = Some("2026-11-13".to_owned());
        assert_eq!(value("The tribunal withheld the report on Friday."), friday);
        assert_eq!(value("Lenders foresaw the slump on Friday."), friday);
        let next = Some("2026-11-20".to_owned());
        assert_eq!(value("The bank is ready to cut its rate on Friday."), next);
        assert_eq!(value("The tribunal meets the envoys on Friday."), next);
    }
}
