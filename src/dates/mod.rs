//! Dates, times, durations and sets: found by patterns over pieces of the text, then placed on the calendar.

mod anchors;
mod calendar;
mod expression;
mod feast_days;
mod feasts;
mod neighbours;
pub(crate) mod pieces;
mod reference;
mod resolve;
mod rules;
mod stretch;
mod tense;
pub(crate) mod value;
mod word_table;
pub(crate) mod words;
mod writing;

pub(crate) use self::anchors::link;

use self::calendar::Day;
use self::expression::{Candidate, Expression, Name, Which};
use self::pieces::Pieces;
use self::resolve::{Context, Placed, Point};
use self::tense::Tense;
use self::value::{Meaning, Quantity, Stretch, Unit};
use crate::analysis::{
    Alternative, Anchor, DateId, DateRef, EntityType, RangeId, ReferenceDate, Score, SentenceKind, TextSpan,
    Warning,
};
use crate::confidence::{DATES, calibrated};
use crate::error::Error;
use crate::model::Syntax;
use crate::names::NameMention;
use crate::options::{DateOrder, Options};
use crate::span::Span;
use crate::text::{Document, Section};

/// What was found.
#[derive(Default)]
pub(crate) struct Dates {
    /// Sorted by start, never overlapping; ids count from 0. Spans in bytes.
    pub dates: Vec<DateRef>,
    pub reference: ReferenceDate,
    pub warnings: Vec<Warning>,
}

/// All dates. `names` are kept clear of: the 2010 of "World Cup 2010" is no date.
///
/// # Errors
///
/// A reference date that is no day of the calendar.
// Never inlined: a profile shows what it takes (benches/stages.mjs).
#[inline(never)]
pub(crate) fn find(
    document: &Document<'_>,
    syntax: Option<&Syntax>,
    names: &[NameMention],
    options: &Options,
) -> Result<Dates, Error> {
    let pieces = Pieces::of(document.text);
    let mut candidates = rules::find(&pieces);
    settle_short_years(&pieces, &mut candidates);
    candidates.retain(|candidate| {
        !is_in_name(names, pieces.span(candidate.start, candidate.end), candidate.reason)
    });
    let reference = reference::find(document, &pieces, &candidates, options)?;
    let day = reference.value.as_deref().and_then(Day::parse);
    let context = Context {
        reference: day,
        narrative: is_narrative(&candidates, day),
        order: options.date_order.or_else(|| order_of_numbers(&pieces, &candidates)),
        ..Context::default()
    };
    share_years(&pieces, &mut candidates);
    let mut placing = Placing {
        document,
        syntax,
        pieces: &pieces,
        context,
        dates: Vec::with_capacity(candidates.len()),
        unplaced: false,
        ambiguous: false,
        fiscal_year_start: fiscal_year_start(options)?,
        ranges: 0,
        last_sentence: None,
        last_day: None,
        section: Section::default(),
    };
    for (at, candidate) in candidates.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| candidates.get(before));
        placing.place(candidate, before, candidates.get(at + 1));
    }
    let warnings = placing.warnings();
    Ok(Dates { dates: placing.dates, reference, warnings })
}

/// Gives years of three digits the era of the text, or drops them where the text has no such years with their era.
fn settle_short_years(pieces: &Pieces<'_>, candidates: &mut Vec<Candidate>) {
    let (mut before, mut common) = (0, 0);
    for candidate in candidates.iter() {
        match candidate.expression {
            Expression::Known(meaning) => match meaning.stretch().map(Stretch::year) {
                Some(..=0) => before += 1,
                Some(1..=999) => common += 1,
                _ => {}
            },
            // "c. 347" is a year wherever it stands, and "(c. 347 - 420)" two.
            Expression::ShortYear(_) if pieces.is_mark(candidate.start.wrapping_sub(1), '.') => {
                common += 1 + i32::from(
                    pieces.is_dash(candidate.end) && pieces.digits(candidate.end + 1).is_some(),
                );
            }
            _ => {}
        }
    }
    for candidate in candidates.iter_mut() {
        if let Expression::ShortYear(year) = &mut candidate.expression {
            *year = if before > common { 1 - *year } else { *year };
        }
    }
    if before + common < 2 {
        candidates.retain(|candidate| !matches!(candidate.expression, Expression::ShortYear(_)));
    }
}

fn fiscal_year_start(options: &Options) -> Result<u8, Error> {
    match options.fiscal_year_start.unwrap_or(1) {
        month @ 1..=12 => Ok(month),
        month => Err(Error::option("fiscalYearStart", format!("{month} is no month; give 1 to 12"))),
    }
}

/// Whether a name holds the date: "World Cup 2010", "the Treaty of 1648". A year that opens it is a date nevertheless:
/// "the 2008 Olympics" were held then.
fn is_in_name(names: &[NameMention], span: Span, reason: &str) -> bool {
    let from =
        names.partition_point(|name| name.span.end <= span.start && name.span.start + 200 < span.start);
    names.iter().skip(from).take_while(|name| name.span.start <= span.start).any(|name| {
        name.span.contains(span)
            && name.span != span
            && !(name.span.start == span.start && reason == rules::YEAR)
            && !matches!(name.entity_type, EntityType::Title)
    })
}

/// Whether the text tells a history: years of the past throughout, few words that hang on the day of writing.
fn is_narrative(candidates: &[Candidate], reference: Option<Day>) -> bool {
    let (mut past, mut current) = (0, 0);
    for candidate in candidates {
        match &candidate.expression {
            Expression::Known(meaning) => {
                let other_year = |stretch: &Stretch| {
                    stretch.unit() <= Unit::Year && reference.is_none_or(|day| day.year != stretch.year())
                };
                past += i32::from(meaning.stretch().filter(other_year).is_some());
            }
            // A bare weekday belongs to news; "today" and "this year" to essays and histories as well.
            Expression::Named { name: Name::Weekday(_) | Name::FromToday(-2 | -1 | 1 | 2), .. } => {
                current += 2
            }
            Expression::Named {
                which: Which::This | Which::Last | Which::Next,
                name: Name::Unit(_) | Name::Month(_) | Name::FromToday(_),
            } => current += 1,
            _ => {}
        }
    }
    // A few years may be the background of a report; a history has them in every paragraph.
    (past >= 5 && past > 2 * current) || (past >= 3 && current == 0)
}

/// How the text itself orders day and month, where some number above twelve tells.
fn order_of_numbers(pieces: &Pieces<'_>, candidates: &[Candidate]) -> Option<DateOrder> {
    let (mut day_first, mut month_first) = (0, 0);
    for candidate in candidates.iter().filter(|candidate| candidate.reason == "date in numbers") {
        match (pieces.digits(candidate.start), pieces.digits(candidate.start + 2)) {
            (Some((1 | 2, 13..=31)), _) => day_first += 1,
            (Some((1 | 2, _)), Some((_, 13..=31))) => month_first += 1,
            _ => {}
        }
    }
    match (day_first, month_first) {
        (1.., 0) => Some(DateOrder::Dmy),
        (0, 1..) => Some(DateOrder::Mdy),
        _ => None,
    }
}

/// "from June to August 1998": the year at the end holds for the beginning.
fn share_years(pieces: &Pieces<'_>, candidates: &mut [Candidate]) {
    for at in (1..candidates.len()).rev() {
        let (before, after) = candidates.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else { continue };
        if rules::joins(pieces, first.end, second.start) {
            rules::share_year(pieces, first, second);
        } else if rules::is_of_day(pieces, first, second) {
            first.expression = second.expression.clone();
            first.weekday = second.weekday;
        }
    }
}

/// The dates placed so far, and what later ones hang on.
struct Placing<'a> {
    document: &'a Document<'a>,
    syntax: Option<&'a Syntax>,
    pieces: &'a Pieces<'a>,
    context: Context,
    dates: Vec<DateRef>,
    unplaced: bool,
    ambiguous: bool,
    fiscal_year_start: u8,
    ranges: u32,
    /// Sentence of the stretch spoken of last, and the id of its date.
    last_sentence: Option<(usize, DateId)>,
    /// Sentence of the day spoken of last, that day, and the id of its date.
    last_day: Option<(usize, Stretch, DateId)>,
    /// That of the date placed last.
    section: Section,
}

impl Placing<'_> {
    fn place(&mut self, candidate: &Candidate, before: Option<&Candidate>, after: Option<&Candidate>) {
        let span = self.pieces.span(candidate.start, candidate.end);
        let tokens = self.document.tokens_in(span);
        let sentence = self.document.sentence_of(tokens.start).unwrap_or_default();
        self.enter_section_of(sentence);
        self.context.last_is_near = self.last_sentence.is_some_and(|(last, _)| last == sentence);
        self.context.last_is_recent = self.last_sentence.is_some_and(|(last, _)| last + 1 >= sentence);
        self.context.last_day = self.last_day.filter(|last| last.0 + 1 >= sentence).map(|last| last.1);
        // What says all by itself needs no verb.
        let tense = match candidate.expression {
            Expression::Known(_) if candidate.reason != rules::SOON => Tense::Unknown,
            // "BRUSSELS, March 3 -": written then, so not a day to come.
            _ if self.document.sentences.get(sentence).is_some_and(|s| s.kind == SentenceKind::Dateline) => {
                Tense::Past
            }
            _ => tense::around(self.document, self.syntax, tokens.start, tokens.end),
        };
        if candidate.reason == rules::SOON && (self.context.narrative || tense != Tense::Future) {
            return;
        }
        let mut placed = match (&candidate.expression, self.celebrated(candidate, after)) {
            // "The 75th anniversary, in 2024": the date of the celebration comes after it.
            (Expression::Anniversary(_), Some(celebrated)) => {
                let context = Context { last: Some(celebrated), last_is_near: true, ..Context::default() };
                resolve::place(candidate, &context, tense)
            }
            _ => resolve::place(candidate, &self.context, tense),
        };
        if placed.anchor == Point::Reference && self.year_comes_later(candidate, after, sentence) {
            placed = resolve::place(candidate, &Context::default(), tense);
        }
        if let Expression::FromEvent(length) = candidate.expression {
            placed.period = self.between_events(candidate, length, sentence);
        }
        let id = DateId(self.dates.len() as u32);
        let anchor = self.anchor(candidate, &placed, after);
        let looks_back = matches!(candidate.expression, Expression::Anniversary(_));
        let ends_range = before.is_some_and(|before| before.opens_range);
        // "The plan for 2029-2031, adopted in March": nothing is told of years to come.
        let year_follows = after.is_some_and(|after| {
            matches!(after.expression, Expression::Known(Meaning::At { stretch: Stretch::Year(_), .. }))
        });
        let planned = |stretch: Stretch| {
            stretch.unit() == Unit::Year
                && (ends_range || candidate.opens_range && year_follows)
                && self.context.reference.is_some_and(|reference| stretch.year() > reference.year)
        };
        if let Some(stretch) = placed.meaning.stretch().filter(|stretch| !looks_back && !planned(*stretch)) {
            self.context.follow(stretch, ends_range);
            self.last_sentence = Some((sentence, id));
            if stretch.unit() == Unit::Day {
                self.last_day = Some((sentence, stretch, id));
            }
        }
        let unplaced = matches!(placed.meaning, Meaning::Open(..)) && placed.anchor == Point::Nothing;
        self.unplaced |= unplaced;
        self.ambiguous |= placed.alternative.is_some();
        if let Some(before) = before {
            self.end_period(before, candidate, &placed.meaning);
        }
        let mut date = self.date_ref(id, span, candidate, &placed, anchor);
        if unplaced {
            date.confidence = calibrated(DATES, candidate.confidence.min(600));
        }
        if before.is_some_and(|before| before.opens_range && candidate.start <= before.end + 2) {
            self.close_range(&mut date);
        }
        self.dates.push(date);
    }

    /// A heading ends the thread of a history.
    fn enter_section_of(&mut self, sentence: usize) {
        let paragraph = self.document.sentences.get(sentence).map(|sentence| sentence.paragraph);
        let section = paragraph.and_then(|paragraph| self.document.paragraphs.get(paragraph));
        if let Some(section) =
            section.map(|paragraph| paragraph.section).filter(|section| *section != self.section)
        {
            self.section = section;
            self.context.new_section = true;
        }
    }

    /// The stated date that follows an anniversary within a few words.
    fn celebrated(&self, candidate: &Candidate, after: Option<&Candidate>) -> Option<Stretch> {
        // "The 31st anniversary of the 1979 revolution" was not kept in 1979.
        let of = self.pieces.word(candidate.end) == words::Word::Of;
        let after = after.filter(|after| after.start <= candidate.end + 3 && !of)?;
        match &after.expression {
            Expression::Known(meaning) => meaning.stretch(),
            _ => None,
        }
    }

    /// "The plant opened in June and burned down in December 2001": the June is none of the year of writing.
    fn year_comes_later(&self, candidate: &Candidate, after: Option<&Candidate>, sentence: usize) -> bool {
        let Expression::Named { name: Name::Month(_) | Name::Day(..), which: Which::Bare } =
            candidate.expression
        else {
            return false;
        };
        let Some((Expression::Known(meaning), start)) = after.map(|after| (&after.expression, after.start))
        else {
            return false;
        };
        let same_sentence = self
            .document
            .sentences
            .get(sentence)
            .is_some_and(|sentence| self.pieces.get(start).span.start < sentence.span.end);
        let far = match (meaning.stretch(), self.context.reference) {
            (Some(stretch), Some(reference)) => {
                stretch.unit() < Unit::Year && reference.year - stretch.year() > 1
            }
            _ => false,
        };
        same_sentence && far
    }

    /// What the date is counted from.
    fn anchor(&self, candidate: &Candidate, placed: &Placed, after: Option<&Candidate>) -> Anchor {
        match placed.anchor {
            Point::Nothing => Anchor::None,
            Point::Reference => Anchor::Reference,
            Point::LastDay => self.last_day.map_or(Anchor::None, |(_, _, last)| Anchor::Date(last)),
            Point::LastDate => self.last_sentence.map_or(Anchor::None, |(_, last)| Anchor::Date(last)),
            // "Two days after next Friday": what it is counted from is the date that follows.
            Point::Event => {
                let before_date = matches!(candidate.expression, Expression::FromEvent(_))
                    && after.is_some_and(|after| {
                        let preposition = self.pieces.word(candidate.end);
                        let at = match preposition {
                            words::Word::After | words::Word::Before | words::Word::From => candidate.end + 1,
                            _ => candidate.end,
                        };
                        after.start == self.pieces.skip(at, words::Word::The) || after.start == at
                    });
                if before_date {
                    Anchor::Date(DateId(self.dates.len() as u32 + 1))
                } else {
                    Anchor::Event(None)
                }
            }
        }
    }

    fn date_ref(
        &self,
        id: DateId,
        span: Span,
        candidate: &Candidate,
        placed: &Placed,
        anchor: Anchor,
    ) -> DateRef {
        let qualifiers = candidate.qualifiers;
        let bounds = placed.period.or_else(|| placed.meaning.bounds(qualifiers, self.fiscal_year_start));
        let bounds = bounds.map(|bounds| self.up_to_writing(candidate, bounds));
        DateRef {
            span: TextSpan::new(self.document.text, span),
            id,
            timex: placed.meaning.timex(qualifiers),
            edtf: placed.meaning.edtf(qualifiers),
            earliest: bounds.map(|(first, _)| first.to_string()),
            latest: bounds.map(|(_, last)| last.to_string()),
            range: None,
            alternatives: placed
                .alternative
                .iter()
                .map(|meaning| Alternative {
                    timex: meaning.timex(qualifiers),
                    edtf: meaning.edtf(qualifiers),
                })
                .collect(),
            anchor,
            inferred: placed.inferred.clone(),
            // Of two readings one is right.
            confidence: match placed.alternative {
                Some(_) => Score::new(500),
                None => calibrated(DATES, candidate.confidence),
            },
            reason: candidate.reason.into(),
        }
    }

    /// "Earlier this month" ends with the day of writing, "later this month" begins there.
    fn up_to_writing(&self, candidate: &Candidate, (first, last): (Day, Day)) -> (Day, Day) {
        let word = self.pieces.word(candidate.start);
        match self.context.reference.filter(|day| (first..=last).contains(day)) {
            Some(day) if word == words::Word::Earlier => (first, day),
            Some(day) if word == words::Word::Later => (day, last),
            _ => (first, last),
        }
    }

    /// "Met on Tuesday, a day after the raid": the length lies between the day of the raid and the Tuesday.
    fn between_events(&self, candidate: &Candidate, length: Meaning, sentence: usize) -> Option<(Day, Day)> {
        let (_, day, _) = self.last_day.filter(|last| last.0 == sentence)?;
        // After its comma it says more of the day just named; elsewhere it may hang on another verb.
        let comma = (1..3).any(|back| self.pieces.is_mark(candidate.start.wrapping_sub(back), ','));
        let (day, _) = day.bounds().filter(|_| comma)?;
        let whole_days =
            matches!(length, Meaning::Length(_, unit) if (Unit::Day..Unit::Month).contains(&unit));
        let after = self.pieces.word(candidate.end) == words::Word::After;
        // Both days belong to it, so that one more is counted than lies between them.
        let (first, last) = resolve::portion((day, day), length, after).filter(|_| whole_days)?;
        if after { Some((first.plus_days(-1)?, last)) } else { Some((first, last.plus_days(1)?)) }
    }

    /// Gives a period its days by the date that ends it: "the three months to Sept. 30", "the second quarter ended Sept. 27".
    fn end_period(&mut self, before: &Candidate, candidate: &Candidate, end: &Meaning) {
        let joined = ["to", "through", "ended", "ending"].iter().any(|word| self.pieces.is(before.end, word));
        if !joined || self.pieces.skip(before.end + 1, words::Word::On) != candidate.start {
            return;
        }
        let length = match before.expression {
            Expression::Known(length) => length,
            Expression::Within { quantity, unit } => Meaning::Length(quantity, unit),
            Expression::Named { name: Name::Quarter(_) | Name::Unit(Unit::Quarter), .. } => {
                Meaning::Length(Quantity::Thousandths(1000), Unit::Quarter)
            }
            _ => return,
        };
        let bounds = end.stretch().and_then(Stretch::bounds);
        if let Some((first, last)) = bounds.and_then(|bounds| resolve::portion(bounds, length, true))
            && let Some(period) = self.dates.last_mut()
        {
            // A quarter of a fiscal year is none of the calendar's.
            period.edtf = period.edtf.is_some().then(|| format!("{first}/{last}"));
            period.earliest = Some(first.to_string());
            period.latest = Some(last.to_string());
        }
    }

    /// Makes the date before and `date` the two ends of one range.
    fn close_range(&mut self, date: &mut DateRef) {
        // "10:00 - 11:00 - 12:00": the second time ends a range already.
        let Some(first) = self.dates.last_mut().filter(|first| first.range.is_none()) else { return };
        let id = RangeId(self.ranges);
        self.ranges += 1;
        first.range = Some(id);
        date.range = Some(id);
        if let (Some(from), Some(to)) = (&first.edtf, &date.edtf)
            && !from.contains('/')
            && !to.contains('/')
            && from < to
            // "from January to 1 January": an interval that ends before its first part does is none.
            && first.latest <= date.latest
        {
            first.edtf = Some(format!("{from}/{to}"));
        }
    }

    fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if self.unplaced && self.context.reference.is_none() {
            warnings.push(Warning::new(
                "no-reference-date",
                "It is not known when this article was written, so some dates stay without a year or a day.",
            ));
        }
        if self.ambiguous {
            warnings.push(Warning::new(
                "ambiguous-date",
                "A date written in numbers can be read day first or month first; both readings are kept.",
            ));
        }
        warnings
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "tests")]
mod tests;
