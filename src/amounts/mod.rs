//! Money, percentages, quantities, ordinals and cardinals, with their values.

mod number;
mod units;

use self::number::Decimal;
use self::units::{CURRENCY_CODES, CURRENCY_NAMES, CURRENCY_SIGNS, SCALES, UNITS};
use crate::analysis::{Amount, AmountId, AmountKind, DateRef, TextSpan};
use crate::dates::pieces::{Kind, Pieces};
use crate::dates::words::Word;
use crate::text::{Document, TokenKind};

/// An amount as the rules find it.
#[derive(Debug)]
struct Found {
    end: usize,
    kind: AmountKind,
    value: String,
    unit: Option<&'static str>,
    reason: &'static str,
}

/// All amounts that are no part of a date, sorted by start, never overlapping. Spans in bytes.
// Never inlined: a profile shows what it takes (benches/stages.mjs).
#[inline(never)]
pub(crate) fn find(document: &Document<'_>, dates: &[DateRef]) -> Vec<Amount> {
    let pieces = Pieces::of(document.text);
    let mut amounts: Vec<Amount> = Vec::new();
    let mut dates = dates.iter().peekable();
    let mut tokens = document.tokens.iter().peekable();
    let (mut at, mut last_end) = (0, 0);
    while at < pieces.len() {
        let start = pieces.get(at).span.start;
        while dates.next_if(|date| date.span.end <= start).is_some() {}
        while tokens.next_if(|token| token.span.end <= start).is_some() {}
        if dates.peek().is_some_and(|date| date.span.start <= start) {
            at += 1;
            continue;
        }
        // The numbers of an address belong to the address.
        let address = |kind: TokenKind| matches!(kind, TokenKind::Url | TokenKind::Email | TokenKind::Tag);
        if tokens.peek().is_some_and(|token| token.span.start <= start && address(token.kind)) {
            at += 1;
            continue;
        }
        let limit = dates.peek().map_or(usize::MAX, |date| date.span.start);
        let money = amounts.last().filter(|last| last.kind == AmountKind::Money && last_end + 1 == at);
        let found = money
            .and_then(|money| goes_on(&pieces, at, money.unit.as_deref()?))
            .or_else(|| amount(&pieces, at))
            .filter(|found| pieces.span(at, found.end).end <= limit);
        let Some(found) = found else {
            at += 1;
            continue;
        };
        amounts.push(Amount {
            span: TextSpan::new(document.text, pieces.span(at, found.end)),
            id: AmountId(amounts.len() as u32),
            kind: found.kind,
            value: found.value,
            unit: found.unit.map(str::to_owned),
            reason: found.reason.into(),
        });
        last_end = found.end;
        at = found.end.max(at + 1);
    }
    amounts
}

fn amount(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let piece = pieces.get(at);
    match piece.kind {
        Kind::Break => None,
        Kind::Mark(mark) if mark.is_ascii_punctuation() && mark != '$' => None,
        _ => money_by_sign(pieces, at).or_else(|| ordinal(pieces, at)).or_else(|| counted(pieces, at)),
    }
}

/// "$1.2bn", "US$ 5 million", "EUR 300".
fn money_by_sign(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let (unit, after) = currency_sign(pieces, at)?;
    let (number, end) = digits(pieces, after)?;
    let (exponent, end) = scale(pieces, end, true)
        .or_else(|| Some((scale_of_second(pieces, number, end, unit)?, end)))
        .unwrap_or((0, end));
    Some(Found {
        end,
        kind: AmountKind::Money,
        value: number.scaled(exponent).to_string(),
        unit: Some(unit),
        reason: "number after a currency sign",
    })
}

/// "$5-$6 million", "$5-6 million": the scale of the second number holds for the first as well.
fn scale_of_second(pieces: &Pieces<'_>, first: Decimal, end: usize, unit: &str) -> Option<i32> {
    let at = connector(pieces, end)?;
    let at = currency_sign(pieces, at).filter(|&(second, _)| second == unit).map_or(at, |(_, at)| at);
    let (second, end) = digits(pieces, at)?;
    scale(pieces, end, true).map(|(exponent, _)| exponent).filter(|_| first.is_less(second))
}

/// A number that goes on with the currency just named: "$5-6 million", "200 million euros from 178 million".
fn goes_on(pieces: &Pieces<'_>, at: usize, unit: &str) -> Option<Found> {
    let (number, end) = digits(pieces, at)?;
    let scaled = scale(pieces, end, true);
    let joined = if pieces.word(at - 1) == Word::From {
        scaled.is_some()
    } else {
        pieces.is_dash(at - 1) && pieces.is_glued(at - 1) && pieces.is_glued(at)
    };
    let (exponent, end) = scaled.unwrap_or((0, end));
    // "$5-10 tickets" and "from 178 million people" count something else.
    let code = CURRENCY_CODES.binary_search(&unit).ok().and_then(|code| CURRENCY_CODES.get(code))?;
    joined.then(|| Found {
        end,
        kind: AmountKind::Money,
        value: number.scaled(exponent).to_string(),
        unit: Some(*code),
        reason: "second of two numbers with one currency",
    })
}

fn currency_sign(pieces: &Pieces<'_>, at: usize) -> Option<(&'static str, usize)> {
    let here = pieces.text.get(pieces.get(at).span.start..)?;
    let word = pieces.get(at).kind == Kind::Letters;
    if word && let Ok(code) = CURRENCY_CODES.binary_search(&pieces.text_of(at)) {
        return CURRENCY_CODES.get(code).map(|&code| (code, at + 1));
    }
    let &(sign, code) = CURRENCY_SIGNS.iter().find(|(sign, _)| here.starts_with(sign))?;
    let mut end = at;
    let stop = pieces.get(at).span.start + sign.len();
    while pieces.get(end).kind != Kind::Break && pieces.get(end).span.end <= stop {
        end += 1;
    }
    // "Rs" must not be the beginning of a longer word.
    if pieces.before(end).span.end != stop {
        return None;
    }
    let end = if word && sign.chars().all(char::is_alphabetic) { pieces.skip_mark(end, '.') } else { end };
    Some((code, end))
}

/// "third", "21st".
fn ordinal(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let found = |number: u64, end: usize| {
        Some(Found {
            end,
            kind: AmountKind::Ordinal,
            value: number.to_string(),
            unit: None,
            reason: "ordinal number",
        })
    };
    if let Some((1..=4, number)) = pieces.digits(at) {
        let ending = pieces.word(at + 1) == Word::OrdinalEnding
            && pieces.is_glued(at + 1)
            && !glued_before(pieces, at);
        return if ending { found(u64::from(number), at + 2) } else { None };
    }
    match pieces.word(at) {
        // "first" is an adverb as often as a number, and "second" a unit: both are numbers after an article.
        Word::First | Word::Ordinal(2)
            if !matches!(pieces.before(at).word, Word::The | Word::A | Word::Every) =>
        {
            None
        }
        Word::Ordinal(2) if matches!(pieces.word(at + 1), Word::Later | Word::Earlier | Word::Ago) => None,
        Word::First => found(1, at + 1),
        Word::Ordinal(number) => found(u64::from(number), at + 1),
        Word::Number(tens @ 20..=90) if pieces.is_dash(at + 1) => match pieces.word(at + 2) {
            Word::First => found(u64::from(tens) + 1, at + 3),
            Word::Ordinal(ones @ 2..=9) => found(u64::from(tens) + u64::from(ones), at + 3),
            _ => None,
        },
        _ => None,
    }
}

/// A number and what it counts.
fn counted(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let in_digits = pieces.digits(at).is_some();
    if in_digits && (glued_before(pieces, at) || is_score_or_code(pieces, at)) {
        return None;
    }
    let (number, number_end) = if in_digits { digits(pieces, at)? } else { words(pieces, at)? };
    let (exponent, end) = scale(pieces, number_end, false)
        // "4.1m euros", "4.2 bln euros"
        .or_else(|| scale(pieces, number_end, true).filter(|&(_, end)| currency_name(pieces, end).is_some()))
        .unwrap_or((0, number_end));
    let found =
        |end: usize, kind: AmountKind, number: Decimal, unit: Option<&'static str>, reason: &'static str| {
            Some(Found { end, kind, value: number.to_string(), unit, reason })
        };
    if let Some(second) = second_of_range(pieces, at, number, end) {
        // "between 5 and 6 million pounds" begins at 5 million, "500 to 1 million" at 500.
        let shares = end == number_end && number.is_less(second.number);
        let power = second.measure.power + if shares { second.exponent } else { exponent };
        let Measure { kind, unit, .. } = second.measure;
        return found(end, kind, number.scaled(power), unit, "first of two numbers with one unit");
    }
    let number = number.scaled(exponent);
    // "a 40-kilometre road"
    let unit_at =
        if pieces.is_dash(end) && pieces.is_glued(end) && pieces.is_glued(end + 1) { end + 1 } else { end };
    if let Some((Measure { kind, unit, power, reason }, end)) = measure(pieces, unit_at) {
        return found(end, kind, number.scaled(power), unit, reason);
    }
    if let Some(end) = age(pieces, end) {
        return found(end, AmountKind::Quantity, number, Some("a"), "age in years");
    }
    // "m", "bn" glued to a number without a currency: "a 5m-strong crowd".
    let (number, end) = match scale(pieces, number_end, true) {
        Some((power, after)) if exponent == 0 && pieces.is_glued(number_end) => (number.scaled(power), after),
        _ => (number, end),
    };
    if in_digits && pieces.is_glued(end) && pieces.get(end).kind == Kind::Letters {
        return None;
    }
    // "one" is a pronoun and "a" an article far more often than a number.
    let counts =
        in_digits || end > at + 1 || !matches!(pieces.word(at), Word::A | Word::Number(1) | Word::Half);
    if !counts || (pieces.word(at) == Word::A && end == at + 1) {
        return None;
    }
    found(end, AmountKind::Cardinal, number, None, "number")
}

/// What a number measures.
struct Measure {
    kind: AmountKind,
    unit: Option<&'static str>,
    /// Power of ten of the part that is named: cents are hundredths.
    power: i32,
    reason: &'static str,
}

fn measure(pieces: &Pieces<'_>, at: usize) -> Option<(Measure, usize)> {
    let of = |kind: AmountKind, unit: &'static str, power: i32, reason: &'static str| Measure {
        kind,
        unit: Some(unit),
        power,
        reason,
    };
    if let Some((unit, end)) = percent(pieces, at) {
        return Some((of(AmountKind::Percent, unit, 0, "number of hundredths"), end));
    }
    if let Some((code, power, end)) = currency_name(pieces, at) {
        return Some((of(AmountKind::Money, code, power, "number of a currency"), end));
    }
    let (symbol, end) = named(UNITS.iter().map(|&(words, symbol)| (words, symbol)), pieces, at)?;
    Some((of(AmountKind::Quantity, symbol, 0, "number of a unit"), end))
}

/// The second number of a range, whose measure holds for the first as well.
struct Second {
    number: Decimal,
    exponent: i32,
    measure: Measure,
}

/// A dash without spaces, or "to", and the piece after it.
fn connector(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let dash = pieces.is_dash(at) && pieces.is_glued(at) && pieces.is_glued(at + 1);
    (dash || pieces.word(at) == Word::To).then_some(at + 1)
}

/// "5-10 percent", "between 5 and 6 million pounds", "300-400 jobs": what follows the first number, which began at `at`.
fn second_of_range(pieces: &Pieces<'_>, at: usize, first: Decimal, end: usize) -> Option<Second> {
    let between = pieces.word(end) == Word::And && pieces.before(at).word == Word::Between;
    let second_at = if between { end + 1 } else { connector(pieces, end)? };
    let (number, number_end) = if pieces.digits(second_at).is_some() {
        digits(pieces, second_at)?
    } else {
        words(pieces, second_at)?
    };
    let (exponent, after) = scale(pieces, number_end, true).unwrap_or((0, number_end));
    let measure = match measure(pieces, after) {
        Some((measure, _)) => measure,
        // "21-10" is a score and "737-800" a name; "300-400 jobs" counts them.
        None => {
            let noun = pieces.text_of(after);
            let counts = pieces.is_dash(end)
                && first.is_less(number)
                && !pieces.is_capitalised(at.wrapping_sub(1))
                && !pieces.is_glued(after)
                && !pieces.is_capitalised(after)
                && (noun == "people" || noun.len() > 3 && noun.ends_with('s'));
            counts.then_some(Measure {
                kind: AmountKind::Cardinal,
                unit: None,
                power: 0,
                reason: "number",
            })?
        }
    };
    Some(Second { number, exponent, measure })
}

/// Whether piece `at` and the one after its dash are such a range; the 34 and 85 of "T-34-85 tanks" are none.
fn is_range(pieces: &Pieces<'_>, at: usize) -> bool {
    let goes_back = pieces.is_glued(at) && pieces.is_dash(at.wrapping_sub(1));
    let range = |(first, end)| second_of_range(pieces, at, first, end).is_some();
    !goes_back && digits(pieces, at).is_some_and(range)
}

/// "a 65-to-22 percent lead": whatever stands before the dash.
fn is_share(pieces: &Pieces<'_>, at: usize) -> bool {
    digits(pieces, at)
        .is_some_and(|(_, end)| percent(pieces, end).is_some() || currency_name(pieces, end).is_some())
}

/// "F-16", "COVID-19", "B12", "#4", "1.2.3": digits that belong to what stands before them.
fn glued_before(pieces: &Pieces<'_>, at: usize) -> bool {
    if !pieces.is_glued(at) {
        return false;
    }
    match pieces.before(at).kind {
        Kind::Letters | Kind::Digits => true,
        Kind::Mark('-' | '‑') => {
            at >= 2 && pieces.is_glued(at - 1) && !is_range(pieces, at - 2) && !is_share(pieces, at)
        }
        Kind::Mark(mark) => {
            matches!(mark, '#' | '/' | '_' | ':' | '+' | '=')
                || (matches!(mark, '.' | ',') && pieces.is_glued(at - 1))
        }
        Kind::Break => false,
    }
}

/// "21-10", "3:2", "555-0101", "12/31", "1.2.3", "4x4": scores, votes, telephone numbers, versions.
fn is_score_or_code(pieces: &Pieces<'_>, at: usize) -> bool {
    let next = pieces.get(at + 1).kind;
    let digits_after = pieces.is_glued(at + 1) && pieces.is_glued(at + 2) && pieces.digits(at + 2).is_some();
    match next {
        // "5-10 percent" is a range.
        Kind::Mark('-' | '–') if digits_after => !is_range(pieces, at),
        Kind::Mark(':' | '/') => digits_after,
        Kind::Mark('.') if digits_after => {
            pieces.is_mark(at + 3, '.') && pieces.is_glued(at + 3) && pieces.digits(at + 4).is_some()
        }
        _ => false,
    }
}

fn percent(pieces: &Pieces<'_>, at: usize) -> Option<(&'static str, usize)> {
    if pieces.is_mark(at, '%') {
        return Some(("%", at + 1));
    }
    if pieces.is(at, "percent") || pieces.is(at, "pct") {
        return Some(("%", at + 1));
    }
    if pieces.word(at) == Word::Per && pieces.is(at + 1, "cent") {
        return Some(("%", at + 2));
    }
    let points = pieces.is(at + 1, "points") || pieces.is(at + 1, "point");
    match () {
        () if pieces.is(at, "percentage") && points => Some(("pp", at + 2)),
        () if pieces.is(at, "basis") && points => Some(("bp", at + 2)),
        () => None,
    }
}

fn currency_name(pieces: &Pieces<'_>, at: usize) -> Option<(&'static str, i32, usize)> {
    if pieces.is_mark(at, '€') || pieces.is_mark(at, '£') {
        return Some((if pieces.is_mark(at, '€') { "EUR" } else { "GBP" }, 0, at + 1));
    }
    if let Ok(code) = CURRENCY_CODES.binary_search(&pieces.text_of(at)) {
        return CURRENCY_CODES.get(code).map(|&code| (code, 0, at + 1));
    }
    let entries = CURRENCY_NAMES.iter().map(|&(words, code, power)| (words, (code, power)));
    let ((code, power), end) = named(entries, pieces, at)?;
    // "has won 5" and "5 won": the verb is not money.
    let verb =
        code == "KRW" && !pieces.is_mark(end, '.') && !pieces.is_mark(end, ',') && !pieces.is_mark(end, '(');
    (!verb).then_some((code, power, end))
}

/// The first entry whose words stand at `at`, and the piece after them.
fn named<T>(
    entries: impl Iterator<Item = (&'static [&'static str], T)>,
    pieces: &Pieces<'_>,
    at: usize,
) -> Option<(T, usize)> {
    let kind = pieces.get(at).kind;
    if !matches!(kind, Kind::Letters | Kind::Mark('°')) {
        return None;
    }
    for (words, value) in entries {
        if words.iter().zip(at..).all(|(word, at)| pieces.is(at, word)) {
            return Some((value, at + words.len()));
        }
    }
    None
}

/// "-year-old", " years old": the piece after it.
fn age(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    use crate::dates::value::Unit;
    let start = if pieces.is_dash(at) { at + 1 } else { at };
    if !matches!(pieces.word(start), Word::Unit(Unit::Year) | Word::Units(Unit::Year)) {
        return None;
    }
    let old = if pieces.is_dash(start + 1) { start + 2 } else { start + 1 };
    if pieces.is(old, "old") || pieces.is(old, "olds") {
        return Some(old + 1);
    }
    (pieces.word(start + 1) == Word::Of && pieces.is(start + 2, "age")).then_some(start + 3)
}

/// A scale word, and the piece after it; those of one or two letters only where `short` allows them.
fn scale(pieces: &Pieces<'_>, at: usize, short: bool) -> Option<(i32, usize)> {
    let start = if pieces.is_dash(at) && pieces.is_glued(at) { at + 1 } else { at };
    let &(name, exponent) = SCALES.iter().find(|(name, _)| pieces.is(start, name))?;
    let allowed = if name.len() > 3 { true } else { short && (pieces.is_glued(at) || name.len() > 1) };
    allowed.then_some((exponent, start + 1))
}

/// "1,200.50", "1,00,000" (Indian), "4½"; and the piece after it.
fn digits(pieces: &Pieces<'_>, at: usize) -> Option<(Decimal, usize)> {
    let (length @ 1..=15, _) = pieces.digits(at)? else { return None };
    let mut digits = pieces.text_of(at).parse::<u64>().ok()?;
    let mut end = at + 1;
    let mut places = length;
    while places < 16 && pieces.is_mark(end, ',') && pieces.is_glued(end) && pieces.is_glued(end + 1) {
        let Some((group @ (2 | 3), number)) = pieces.digits(end + 1) else { break };
        digits = digits.checked_mul(if group == 2 { 100 } else { 1000 })?.checked_add(u64::from(number))?;
        places += group;
        end += 2;
    }
    if pieces.is_mark(end, '.')
        && pieces.is_glued(end)
        && pieces.is_glued(end + 1)
        && let Some((fraction @ 1..=6, number)) = pieces.digits(end + 1)
    {
        let factor = 10_u64.checked_pow(u32::try_from(fraction).ok()?)?;
        let digits = digits.checked_mul(factor)?.checked_add(u64::from(number))?;
        return Some((Decimal { digits, exponent: -(fraction as i32) }, end + 2));
    }
    if pieces.is_mark(end, '½') {
        return Some((Decimal { digits: digits.checked_mul(10)? + 5, exponent: -1 }, end + 1));
    }
    Some((Decimal::whole(digits), end))
}

/// "twenty-five", "two hundred and six", "a million", "two dozen", "half a"; and the piece after it.
fn words(pieces: &Pieces<'_>, at: usize) -> Option<(Decimal, usize)> {
    match pieces.word(at) {
        Word::A => {
            let end = at + 1;
            match pieces.word(end) {
                // "a quarter of a percentage point"
                Word::Quarter if percent(pieces, at + 4).is_some() => {
                    return Some((Decimal { digits: 25, exponent: -2 }, at + 4));
                }
                Word::Dozen => return Some((Decimal::whole(12), end + 1)),
                Word::Hundred | Word::Thousand | Word::Million => return Some((Decimal::whole(1), end)),
                _ => {}
            }
            // "a billion"; "a kilometre" has no number.
            return scale(pieces, end, false).map(|_| (Decimal::whole(1), end));
        }
        Word::Half
            if pieces.word(at + 1) == Word::A
                && (scale(pieces, at + 2, false).is_some() || percent(pieces, at + 2).is_some()) =>
        {
            return Some((Decimal { digits: 5, exponent: -1 }, at + 2));
        }
        Word::Number(_) => {}
        _ => return None,
    }
    let (mut total, mut group, mut end) = (0_u64, 0_u64, at);
    while end < at + 12 {
        let join = end > at
            && ((pieces.is_dash(end) && pieces.is_glued(end))
                || (pieces.word(end) == Word::And && matches!(pieces.before(end).word, Word::Hundred)));
        let word = if join { end + 1 } else { end };
        match pieces.word(word) {
            Word::Number(number)
                if group % 10 == 0 && (group == 0 || (group >= 20 && (number < 10 || group % 100 == 0))) =>
            {
                group += u64::from(number);
            }
            Word::Hundred if group > 0 && group < 100 => group *= 100,
            Word::Thousand if group > 0 && total == 0 => {
                total = group * 1000;
                group = 0;
            }
            Word::Dozen if group > 0 && !join => {
                group *= 12;
                end = word + 1;
                break;
            }
            _ => break,
        }
        end = word + 1;
    }
    (end > at).then(|| (Decimal::whole(total + group), end))
}

#[cfg(test)]
mod tests;
