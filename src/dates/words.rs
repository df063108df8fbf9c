//! The words that dates are made of, and what each may mean there.

use super::value::{DayPart, Season, Unit};
use super::word_table::WORDS;

/// What a word may mean inside a date. Which of them it does mean is for the rules to say: "may" is also a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// Nothing to do with dates.
    Other,
    A,
    Ad,
    After,
    Ago,
    Anniversary,
    /// "nearly", "about".
    Approximately,
    All,
    /// "every other week"
    Alternate,
    Am,
    And,
    At,
    Bc,
    Before,
    Between,
    Beginning,
    By,
    Coming,
    Couple,
    Current,
    Daily,
    /// "sixties": the first year of the decade in the twentieth century.
    DecadeName(u16),
    /// Days from today: yesterday is -1.
    DayFromToday(i8),
    Dozen,
    Each,
    Early,
    Earlier,
    End,
    Every,
    Few,
    First,
    Fiscal,
    Following,
    For,
    From,
    Half,
    Hence,
    Hundred,
    In,
    Last,
    Late,
    Later,
    Less,
    Mid,
    Middle,
    Midnight,
    Million,
    Month(u8),
    /// "Oct", with or without a period.
    MonthShort(u8),
    More,
    Next,
    Noon,
    Now,
    Number(u16),
    OClock,
    Of,
    On,
    Once,
    Or,
    Ordinal(u8),
    /// The "th" of "4th".
    OrdinalEnding,
    Part(DayPart),
    Parts(DayPart),
    Past,
    PastReference,
    Per,
    Pm,
    PresentReference,
    FutureReference,
    Previous,
    Quarter,
    Same,
    Season(Season),
    Seasons(Season),
    Since,
    Than,
    That,
    The,
    This,
    Thousand,
    Through,
    Times,
    To,
    Tonight,
    Turn,
    Twice,
    Unit(Unit),
    Units(Unit),
    Until,
    Weekday(u8),
    WeekdayShort(u8),
    Weekdays(u8),
    Zone(i16),
    /// "weekly", "monthly", "yearly": every one of the unit.
    Regularly(Unit),
    /// First word of the name of a feast.
    Feast,
    /// Begins an expression without a meaning of its own: "over a year", "recent months", "Q3".
    Starter,
}

/// The meaning of a word in lower case.
pub(crate) fn meaning(lower: &str) -> Word {
    // No word of the table is longer, so most words of other kinds are told by their length alone.
    if lower.len() > LONGEST {
        return Word::Other;
    }
    let Some(first) = lower.bytes().next().and_then(|first| first.checked_sub(b'a')) else {
        return Word::Other;
    };
    let letter = usize::from(first);
    let (Some(&start), Some(&end)) = (STARTS.get(letter), STARTS.get(letter + 1)) else { return Word::Other };
    let words = WORDS.get(usize::from(start)..usize::from(end)).unwrap_or_default();
    words
        .binary_search_by(|(word, _)| (*word).cmp(lower))
        .ok()
        .and_then(|at| words.get(at))
        .map_or(Word::Other, |&(_, word)| word)
}

/// Where the words with each first letter begin in the table: most of a look-up is done by one step.
#[allow(clippy::indexing_slicing, reason = "computed while compiling, from the table alone")]
static STARTS: [u16; 27] = {
    let mut starts = [0; 27];
    let mut letter = 0;
    let mut at = 0;
    while letter < 27 {
        while at < WORDS.len() && WORDS[at].0.as_bytes()[0] < b'a' + letter as u8 {
            at += 1;
        }
        starts[letter] = at as u16;
        letter += 1;
    }
    starts
};

/// Bytes of the longest word of the table.
pub(crate) const LONGEST: usize = 13;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_each_word_stands_once() {
        assert!(WORDS.is_sorted_by(|first, second| first.0 < second.0));
        assert!(WORDS.iter().all(|(word, _)| word.len() <= LONGEST));
    }
}
