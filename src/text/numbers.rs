//! Numbers as they are written: with separators, as clock times, dates and telephone numbers.

use super::shape::{Class, class};
use super::words;

/// What begins with a digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// A number of so many bytes.
    Whole(usize),
    /// A word that begins with a number of so many bytes ("3G", "4.1x", "12's").
    Word(usize),
}

impl Number {
    /// Reads the number at the start of `rest`.
    pub fn read(rest: &str) -> Self {
        let digits = date_or_telephone(rest).unwrap_or_else(|| separated(rest));
        let after = rest.get(digits..).unwrap_or_default();
        let mut following = after.chars();
        match following.next().map(class) {
            Some(Class::Letter | Class::Mark) => {
                let letters = after.bytes().take(12).take_while(u8::is_ascii_alphabetic).count();
                let (unit, behind) = after.split_at_checked(letters).unwrap_or_default();
                if behind.starts_with(|c| class(c).is_word()) {
                    Self::Word(digits)
                } else if words::is_unit(unit) || is_half_of_day(after) {
                    Self::Whole(digits)
                } else if is_ordinal_or_decade(unit) {
                    Self::Whole(digits + letters)
                } else {
                    Self::Word(digits)
                }
            }
            // "the 1990's" is one word, "the A320's" and "12's" are two.
            Some(Class::Punctuation) if is_followed_by_s(after) => {
                let number = rest.get(..digits).unwrap_or_default();
                if matches!(number.len(), 2 | 4) && number.ends_with('0') {
                    let apostrophe = after.chars().next().map_or(0, char::len_utf8);
                    Self::Whole(digits + apostrophe + 1)
                } else {
                    Self::Word(digits)
                }
            }
            _ => Self::Whole(digits),
        }
    }

    /// Bytes, 0 for a word.
    pub fn length(self) -> usize {
        match self {
            Self::Whole(length) => length,
            Self::Word(_) => 0,
        }
    }
}

/// "a.m." and "p.m." right after a number.
fn is_half_of_day(after: &str) -> bool {
    let start = after.get(..3).unwrap_or_default();
    start.eq_ignore_ascii_case("a.m") || start.eq_ignore_ascii_case("p.m")
}

fn is_ordinal_or_decade(letters: &str) -> bool {
    ["st", "nd", "rd", "th", "s"].iter().any(|ending| letters.eq_ignore_ascii_case(ending))
}

fn is_followed_by_s(after: &str) -> bool {
    let after = after.strip_prefix(['\'', '\u{2019}']).and_then(|after| after.strip_prefix('s'));
    after.is_some_and(|after| !after.starts_with(|c| class(c).is_word()))
}

/// Length of the digits at the start of `rest`, those of other scripts included.
fn digits(rest: &str) -> usize {
    rest.find(|c| class(c) != Class::Digit).unwrap_or(rest.len())
}

/// Length of "1,200.50", "1,00,000", "10:30:05", "6.2.1".
fn separated(rest: &str) -> usize {
    let mut length = digits(rest);
    let mut group = length;
    loop {
        let after = rest.get(length..).unwrap_or_default();
        let next = after.get(1..).map_or(0, |after| {
            let limited = after.bytes().take(4).take_while(u8::is_ascii_digit).count();
            if limited == 4 { digits(after) } else { limited }
        });
        let goes_on = match after.as_bytes().first() {
            // Groups of three, or of two in India; "in 2000,2001" lacks a space.
            Some(b',') => group <= 3 && matches!(next, 2 | 3),
            Some(b'.' | b':') => next > 0,
            _ => false,
        };
        if !goes_on {
            return length;
        }
        length += 1 + next;
        group = next;
    }
}

/// Length of "11/28/2000", "9/11", "2024-10-22", "800-553-3119": groups of digits that are one word.
/// Fractions and ranges ("3/4", "10-12", "1914-18") are not.
fn date_or_telephone(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut groups = [(0, 0); 4];
    let mut count = 0;
    let mut at = 0;
    let mut separator = None;
    for group in &mut groups {
        let tail = bytes.get(at..).unwrap_or_default();
        let length = tail.iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 || length == 6 {
            return None;
        }
        let value = tail.iter().take(length).fold(0, |value, byte| value * 10 + u32::from(byte - b'0'));
        *group = (length, value);
        count += 1;
        at += length;
        let sign = bytes.get(at).copied().filter(|sign| matches!(sign, b'/' | b'-'));
        if sign.is_none()
            || separator.is_some() && separator != sign
            || !bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
        {
            break;
        }
        separator = sign;
        at += 1;
    }
    if rest.get(at..).is_some_and(|after| after.starts_with(|c| class(c).is_word())) {
        return None;
    }
    let [first, second, ..] = groups;
    let whole = match (separator?, count) {
        (b'/', 2) => is_day_of_month(first, second),
        (b'/', 3) => true,
        (b'-', 2) => matches!((first.0, second.0), (3, 4) | (5, 4)),
        (b'-', _) => true,
        _ => false,
    };
    whole.then_some(at)
}

/// Whether two numbers around a slash are month and day, and no fraction ("3/4").
fn is_day_of_month((first_length, first): (usize, u32), (second_length, second): (usize, u32)) -> bool {
    let is_fraction = first < second && second <= 5 && first_length == 1 && second_length == 1;
    (1..=12).contains(&first) && (1..=31).contains(&second) && !is_fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_stands_at_the_start() {
        for (text, number) in [
            ("1,200.50 euros", "1,200.50"),
            ("1,00,000", "1,00,000"),
            ("10,000,", "10,000"),
            ("2000,2001", "2000"),
            ("3.", "3"),
            ("10:30pm", "10:30"),
            ("7p.m.", "7"),
            ("5bn", "5"),
            ("20th", "20th"),
            ("1990s", "1990s"),
            ("1990's", "1990's"),
            ("12's", ""),
            ("3G", ""),
            ("787-9", "787"),
            ("3-5", "3"),
            ("1914-18", "1914"),
            ("2019-2024", "2019"),
            ("2024-10-22", "2024-10-22"),
            ("2024-10-22T09", "2024"),
            ("022-555-0142.", "022-555-0142"),
            ("555-0142", "555-0142"),
            ("03/04/2025", "03/04/2025"),
            ("9/11", "9/11"),
            ("3/4", "3"),
            ("24/7", "24"),
            ("1/2/", "1"),
            ("٣٤٫", "٣٤"),
        ] {
            let length = Number::read(text).length();
            assert_eq!(text.get(..length), Some(number), "{text}");
        }
    }
}
