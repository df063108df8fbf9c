//! On whose word: who says what a sentence tells, and who is quoted.

use super::clauses::Tree;
use super::events::Draft;
use crate::analysis::{Argument, Attribution, EntityId, EventType, Quotation, TextSpan};
use crate::model::{Deprel, Upos};
use crate::order::sort_by_key;
use crate::span::Span;
use crate::text::TokenRange;

/// How many heads up the verb of saying may be.
const STEPS_UP: usize = 10;
/// How many that report that somebody says that somebody says.
const CHAIN: usize = 3;

/// Who says what, by the words that say so.
pub(super) struct Speech<'d> {
    tree: &'d Tree<'d>,
    /// The verbs and nouns of saying, by token.
    cues: Vec<Cue>,
    quotations: Vec<Quoted>,
}

struct Cue {
    token: usize,
    words: TokenRange,
    speaker: Option<EntityId>,
    event_type: EventType,
}

/// Quoted words with their speaker.
struct Quoted {
    span: Span,
    tokens: TokenRange,
    speaker: Option<EntityId>,
    cue: Option<TokenRange>,
    reason: &'static str,
}

impl<'d> Speech<'d> {
    /// `according` gives the source under "according to", where it is an entity.
    pub fn new(tree: &'d Tree<'d>, drafts: &[Draft], according: impl Fn(usize) -> Option<Argument>) -> Self {
        let cue = |draft: &Draft| Cue {
            token: draft.trigger,
            words: draft.triggers.first().cloned().unwrap_or(draft.trigger..draft.trigger + 1),
            speaker: draft.actors.first().map(|actor| actor.entity),
            event_type: draft.event_type,
        };
        let says = |draft: &&Draft| {
            matches!(
                draft.event_type,
                EventType::State | EventType::Accuse | EventType::Threaten | EventType::Request
            )
        };
        let mut cues: Vec<Cue> = drafts.iter().filter(says).map(cue).collect();
        for token in 0..tree.document.tokens.len() {
            if tree.lower(token) == "according"
                && let Some(source) =
                    tree.head(token).filter(|&source| source > token && tree.is_noun(source))
            {
                cues.push(Cue {
                    token: source,
                    words: token..(token + 2).min(source.max(token + 1)),
                    speaker: according(source).map(|argument| argument.entity),
                    event_type: EventType::State,
                });
            }
        }
        sort_by_key(&mut cues, |cue| [cue.token, 0, 0]);
        let mut speech = Self { tree, cues, quotations: Vec::new() };
        speech.quotations = speech.find_quotations();
        speech
    }

    fn cue_at(&self, token: usize) -> Option<&Cue> {
        self.cues.binary_search_by_key(&token, |cue| cue.token).ok().and_then(|at| self.cues.get(at))
    }

    /// On whose word the text tells what the word `token` names; `None` where it is the article's own.
    pub fn attribution(&self, token: usize) -> Option<Attribution> {
        self.attribution_within(token, CHAIN)
    }

    fn attribution_within(&self, token: usize, chain: usize) -> Option<Attribution> {
        let chain = chain.checked_sub(1)?;
        if let Some(cue) = self.reporter(token) {
            let via = self.attribution_within(cue.token, chain).filter(|via| via.entity != cue.speaker);
            return Some(self.attribution_by(cue.speaker, &cue.words, via));
        }
        let quoted = self.quotation_around(token)?;
        let words = quoted.cue.clone()?;
        Some(self.attribution_by(quoted.speaker, &words, None))
    }

    fn attribution_by(
        &self,
        entity: Option<EntityId>,
        cue: &TokenRange,
        via: Option<Attribution>,
    ) -> Attribution {
        Attribution { entity, cue: self.words(cue), via: via.map(Box::new) }
    }

    fn words(&self, tokens: &TokenRange) -> TextSpan {
        let document = self.tree.document;
        TextSpan::at(document.span_of(tokens.clone()))
    }

    /// "Mexico has agreed; [Peru said] it would wait": after a semicolon stands a sentence of its own.
    fn begins_anew(&self, clause: usize) -> bool {
        let start = self.tree.extent(clause).start;
        let marks = self.tree.by(clause, Deprel::Punct).chain(start.checked_sub(1)).chain(Some(start));
        marks.take_while(|&mark| mark <= clause).any(|mark| self.tree.lower(mark) == ";")
    }

    /// The nearest word of saying whose clause `token` stands in.
    fn reporter(&self, token: usize) -> Option<&Cue> {
        let tree = self.tree;
        let mut at = token;
        for _ in 0..STEPS_UP {
            // "Police opened fire, officials say" and "According to Reuters, talks failed".
            let beside =
                tree.dependents(at).take(32).filter(|&dependent| dependent != token).find_map(|dependent| {
                    let cue = self.cue_at(dependent)?;
                    let parenthetical = match tree.relation(dependent)? {
                        Deprel::Parataxis => {
                            cue.event_type == EventType::State && !self.begins_anew(dependent)
                        }
                        Deprel::Obl | Deprel::Nmod => tree.preposition(dependent) == Some("according"),
                        _ => false,
                    };
                    parenthetical.then_some(cue)
                });
            if beside.is_some() {
                return beside;
            }
            if tree.spoken_on(at).is_some() {
                return None;
            }
            // "said six died, while the rebels said": a word of its own beside the other.
            let beside =
                tree.by(at, Deprel::Mark).any(|mark| matches!(tree.lower(mark), "while" | "whereas"));
            if beside && self.cue_at(at).is_some() {
                return None;
            }
            let head = tree.head(at)?;
            let cue = self.cue_at(head);
            let told = match (tree.relation(at)?, cue.map(|cue| cue.event_type)) {
                (Deprel::Parataxis, Some(_)) if self.begins_anew(at) => false,
                (Deprel::Ccomp | Deprel::Parataxis, Some(EventType::State | EventType::Accuse)) => true,
                (Deprel::Acl, Some(EventType::State | EventType::Accuse)) => true,
                (Deprel::Advcl | Deprel::Obl | Deprel::Xcomp, Some(EventType::Accuse)) => {
                    tree.dependents(at).any(|mark| matches!(tree.lower(mark), "of" | "that" | "with" | "for"))
                }
                _ => false,
            };
            if told {
                return cue;
            }
            // "says the cabinet, which approved the court, ...": what is added in a relative clause is often the text's own.
            let relative = tree.relation(at) == Some(Deprel::Acl)
                && tree
                    .dependents(at)
                    .any(|word| matches!(tree.lower(word), "who" | "which" | "whom" | "where"));
            if relative {
                return None;
            }
            at = head;
        }
        None
    }

    fn quotation_around(&self, token: usize) -> Option<&Quoted> {
        let after = self.quotations.partition_point(|quoted| quoted.tokens.end <= token);
        self.quotations.get(after).filter(|quoted| quoted.tokens.contains(&token))
    }

    /// The outermost quotations of the text with their speakers.
    fn find_quotations(&self) -> Vec<Quoted> {
        let document = self.tree.document;
        let mut found: Vec<Quoted> = Vec::new();
        for &span in &document.quotations {
            if found.last().is_some_and(|last| span.start < last.span.end) {
                continue;
            }
            let tokens = document.tokens_in(span);
            let cue = self.cue_of(&tokens);
            let sentence =
                |token: usize| document.sentence_of(token).and_then(|at| document.sentences.get(at));
            let paragraph = sentence(tokens.start).map(|sentence| sentence.paragraph);
            let quoted = match cue {
                Some(cue) => Quoted {
                    span,
                    speaker: cue.speaker,
                    cue: Some(cue.words.clone()),
                    reason: "quotation marks beside a word of saying",
                    tokens,
                },
                // `"It is over," he said. "We won."`: one who has begun to speak goes on.
                None if self.is_sentence(&tokens) => {
                    let before = found.last().filter(|last| {
                        sentence(last.tokens.start).map(|sentence| sentence.paragraph) == paragraph
                    });
                    let (speaker, cue) = before.map_or((None, None), |last| (last.speaker, last.cue.clone()));
                    Quoted { span, speaker, cue, reason: "a quotation that goes on in its paragraph", tokens }
                }
                None if tokens.len() >= 6 => {
                    Quoted { span, speaker: None, cue: None, reason: "words in quotation marks", tokens }
                }
                None => continue,
            };
            found.push(quoted);
        }
        found
    }

    /// Whether a quotation is as long as a clause and holds a verb.
    fn is_sentence(&self, tokens: &TokenRange) -> bool {
        let verb = |token: usize| matches!(self.tree.upos(token), Some(Upos::Verb | Upos::Aux));
        tokens.len() >= 5 && tokens.clone().take(40).any(verb)
    }

    /// The word of saying nearest to a quotation, outside it and in a sentence that it touches; a long quotation may also
    /// be led in by the sentence before ("He said:").
    fn cue_of(&self, tokens: &TokenRange) -> Option<&Cue> {
        let document = self.tree.document;
        let first = document.sentences.get(document.sentence_of(tokens.start)?)?;
        let last = document.sentences.get(document.sentence_of(tokens.end.saturating_sub(1))?)?;
        let (start, end) = (first.tokens.start, last.tokens.end);
        let led_in = start > 0 && tokens.start == start && self.tree.lower(start - 1) == ":";
        let start = if led_in { start.saturating_sub(12) } else { start };
        let from = self.cues.partition_point(|cue| cue.token < start);
        let near = self.cues.get(from..)?.iter().take_while(|cue| cue.token < end).take(24);
        let outside = near.filter(|cue| {
            !tokens.contains(&cue.token)
                && (self.tree.upos(cue.token) == Some(Upos::Verb)
                    || self.tree.preposition(cue.token) == Some("according"))
        });
        outside.min_by_key(|cue| {
            if cue.token < tokens.start { tokens.start - cue.token } else { cue.token - tokens.end + 1 }
        })
    }

    /// All quotations, as the analysis gives them.
    pub fn quotations(&self) -> Vec<Quotation> {
        let quotation = |quoted: &Quoted| Quotation {
            span: TextSpan::at(quoted.span),
            speaker: quoted.speaker,
            cue: quoted.cue.as_ref().map(|cue| self.words(cue)),
            reason: quoted.reason.into(),
        };
        self.quotations.iter().map(quotation).collect()
    }
}
