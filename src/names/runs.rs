//! Names as runs of words with capitals, cut where a title, a demonym or a country begins or ends.
//!
//! ```text
//! Chinese President Xi Jinping         -> Chinese | President | Xi Jinping
//! the University of Oslo               -> University of Oslo
//! Iraqi Interior Ministry              -> one name (it ends with a word for an organisation), "Iraqi" inside it
//! ```

use crate::keyed::Set;

use super::capitals::{Capitals, starts_upper};
use super::known::Known;
use super::titles::Title;
use super::typing::{Typing, by_beside, by_context, by_cue, is_acronym, is_first_name, is_honorific};
use crate::analysis::EntityType;
use crate::lexicon::{CuePosition, How, Kind, Lexicon, Sense};
use crate::order::sort_by_key;
use crate::text::{Document, TokenRange};

/// A name without the lexicon's word for it.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub tokens: TokenRange,
    pub typing: Typing,
}

/// What the cutting of runs looks at.
pub(super) struct Evidence<'a, 'l> {
    pub document: &'a Document<'a>,
    pub lexicon: &'l Lexicon,
    pub capitals: &'a Capitals,
    /// Sorted, not overlapping.
    pub known: &'a [Known<'l>],
    /// Sorted, not overlapping.
    pub titles: &'a [Title],
}

/// The names of the text that runs of capitals tell, from left to right.
pub(super) fn find(evidence: &Evidence<'_, '_>) -> Vec<Run> {
    let mut runs = Vec::new();
    for sentence in &evidence.document.sentences {
        let mut index = sentence.tokens.start;
        while index < sentence.tokens.end {
            if evidence.capitals.name_like(index) {
                let end = evidence.end_of_run(index, sentence.tokens.end);
                evidence.cut(index..end, &mut runs);
                index = end;
            } else {
                index += 1;
            }
        }
    }
    with_surnames(evidence, runs)
}

/// Adds single words with capitals that are the last word of a person's name in the same text.
fn with_surnames(evidence: &Evidence<'_, '_>, mut runs: Vec<Run>) -> Vec<Run> {
    let document = evidence.document;
    let surnames: Set<&str> = runs
        .iter()
        .filter(|run| run.typing.entity_type == EntityType::Person && run.typing.confidence >= 500)
        .map(|run| document.word(run.tokens.end - 1))
        .collect();
    let taken: Vec<_> = runs.iter().map(|run| run.tokens.clone()).collect();
    let free = |index: &usize| {
        let at = taken.partition_point(|tokens| tokens.end <= *index);
        taken.get(at).is_none_or(|tokens| *index < tokens.start)
    };
    let single = (0..document.tokens.len())
        .filter(|&index| starts_upper(document.word(index)) && surnames.contains(document.word(index)));
    runs.extend(single.filter(free).filter(|&index| evidence.known_at(index).is_none()).map(|index| Run {
        tokens: index..index + 1,
        typing: Typing::new(EntityType::Person, 800, "the surname of a person in this text"),
    }));
    sort_by_key(&mut runs, |run| [run.tokens.start, 0, 0]);
    runs
}

impl Evidence<'_, '_> {
    /// One past the last token of the run that begins at `start`.
    fn end_of_run(&self, start: usize, limit: usize) -> usize {
        let mut end = start + 1;
        while end < limit {
            if self.capitals.name_like(end) && !self.comes_apart(end) {
                end += 1;
            } else if let Some(next) = self.after_connector(start, end, limit) {
                end = next;
            } else {
                break;
            }
        }
        end
    }

    /// Whether the token is glued to a mark of punctuation before it that ends names.
    fn comes_apart(&self, index: usize) -> bool {
        self.document.sentence_of(index)
            != index.checked_sub(1).and_then(|before| self.document.sentence_of(before))
    }

    /// The end of the run if `end` is a connector within it: "of", "-", "'", "de", "bin" ...
    fn after_connector(&self, start: usize, end: usize, limit: usize) -> Option<usize> {
        let word = self.document.lower(end);
        let next = end + 1;
        let glued = |index: usize| self.document.tokens.get(index).is_some_and(|token| !token.space_before);
        match word {
            "-" | "–" if glued(end) && glued(next) && next < limit => Some(next + 1),
            "de" | "del" | "da" | "dos" | "di" | "la" | "le" | "van" | "von" | "der" | "den" | "bin"
            | "ibn" | "al" | "el" | "ul" | "ud" | "du" | "des" | "y" | "e" | "&" => {
                let hyphen = if self.document.lower(next) == "-" { next + 1 } else { next };
                (hyphen < limit && self.capitals.name_like(hyphen)).then_some(hyphen + 1)
            }
            "of" | "for" if self.begins_with_head(start, end) => {
                let name = if self.document.lower(next) == "the" { next + 1 } else { next };
                (name < limit && self.capitals.name_like(name)).then_some(name + 1)
            }
            "and" if matches!(self.document.lower(start), "ministry" | "department") => {
                (next < limit && self.capitals.name_like(next)).then_some(next + 1)
            }
            _ => None,
        }
    }

    /// Whether the words so far end with one that "of" goes on: "Ministry of", "Bank of".
    fn begins_with_head(&self, start: usize, end: usize) -> bool {
        let head = |index: usize| {
            self.lexicon.matches(self.document, index).any(|found| {
                found.tokens.end >= end
                    && found.entry.any(|sense| {
                        matches!(sense, Sense::Cue(cue) if matches!(cue.position, CuePosition::First | CuePosition::Both)
                            || cue.position == CuePosition::Last && cue.entity_type != EntityType::Gpe)
                    })
            })
        };
        (start..end).rev().take(2).any(head)
    }

    /// Cuts a run into names.
    fn cut(&self, run: TokenRange, runs: &mut Vec<Run>) {
        let mut start = run.start;
        while start < run.end {
            start = self.cut_first(start..run.end, runs);
        }
    }

    /// Takes the first name, title or demonym off `rest`; gives where the next begins.
    fn cut_first(&self, rest: TokenRange, runs: &mut Vec<Run>) -> usize {
        let start = rest.start;
        if let Some(title) = self.title_at(start) {
            // "Prime Minister's Office", "President of Iraq": what follows is read by itself.
            return title.end.max(start + 1);
        }
        if is_honorific(self.lexicon, self.document.lower(start)) && rest.len() > 1 {
            return start + 1;
        }
        let end = self.next_title(rest.clone()).unwrap_or(rest.end);
        let name = start..end;
        let known = self.known_at(start).filter(|known| known.tokens.end <= end);
        if let Some(known) = known {
            if known.tokens.end == end {
                return end;
            }
            let adjective = known.how != How::Name;
            let place = matches!(known.thing.kind, Kind::Country | Kind::Intergovernmental | Kind::Capital);
            match by_cue(self.document, self.lexicon, name.clone()) {
                Some(typing) => {
                    runs.push(Run { tokens: name, typing });
                    return end;
                }
                None if adjective || place => return known.tokens.end,
                None => {}
            }
        }
        // A title before it ("President Moreau") or a first name ("Claire Moreau") makes it a person.
        if let Some(typing) = self.typing(name.clone()) {
            runs.push(Run { tokens: name, typing });
        }
        end
    }

    /// The type of a name; `None` for a single word that nothing speaks for.
    fn typing(&self, name: TokenRange) -> Option<Typing> {
        let first = name.start;
        let after_title = self.after_title(first);
        if let Some(typing) = by_beside(self.document, self.lexicon, &name, false) {
            return Some(typing);
        }
        if let Some(typing) = by_cue(self.document, self.lexicon, name.clone()) {
            return Some(typing);
        }
        if after_title {
            return Some(Typing::new(EntityType::Person, 900, "after a title"));
        }
        if name.len() > 1 && is_first_name(self.document, self.lexicon, first) {
            return Some(Typing::new(EntityType::Person, 850, "begins with a first name"));
        }
        if let Some(typing) = by_context(self.document, self.lexicon, name.clone()) {
            return Some(typing);
        }
        match name.len() {
            1 if is_acronym(self.document.word(first)) => {
                Some(Typing::new(EntityType::Org, 500, "an acronym"))
            }
            1 if is_first_name(self.document, self.lexicon, first) => {
                Some(Typing::new(EntityType::Person, 550, "a first name"))
            }
            1 => None,
            2 | 3 => Some(Typing::new(EntityType::Person, 450, "two or three words with capitals")),
            _ => Some(Typing::new(EntityType::Org, 350, "a long run of capitals")),
        }
    }

    /// Whether a title ends right before token `index`.
    pub fn after_title(&self, index: usize) -> bool {
        index > 0 && self.titles.binary_search_by(|title| title.tokens.end.cmp(&index)).is_ok()
    }

    /// What the lexicon knows that begins at token `start`.
    pub fn known_at(&self, start: usize) -> Option<&Known<'_>> {
        let at = self.known.partition_point(|known| known.tokens.start < start);
        self.known.get(at).filter(|known| known.tokens.start == start)
    }

    /// The title that begins at `start` or holds it.
    pub fn title_at(&self, start: usize) -> Option<TokenRange> {
        let at = self.titles.partition_point(|title| title.tokens.end <= start);
        self.titles.get(at).map(|title| title.tokens.clone()).filter(|tokens| tokens.contains(&start))
    }

    /// Where the next title within `rest` begins, its first token aside: "Acme Chief Executive Ann Bauer".
    fn next_title(&self, rest: TokenRange) -> Option<usize> {
        let at = self.titles.partition_point(|title| title.tokens.start <= rest.start);
        self.titles
            .get(at)
            .filter(|title| title.strong)
            .map(|title| title.tokens.start)
            .filter(|start| rest.contains(start))
    }
}
