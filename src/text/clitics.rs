//! Where one written word is more than one word: "can't", "Iran's", "would've", "gonna".

use super::shape::is_apostrophe;
use super::words;

/// The parts of a contraction without apostrophe.
pub(super) fn contraction(word: &str) -> Option<&'static [u8]> {
    if !(2..=9).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    words::contraction(&word.to_ascii_lowercase())
}

/// How many bytes before the end of `word` its clitics begin, the first first: "would|n't|'ve" gives 6 and 3; 0 for none.
pub(super) fn clitics(word: &str) -> [usize; 2] {
    let last = clitic(word);
    let first = if last == 0 { 0 } else { clitic(word.get(..word.len() - last).unwrap_or_default()) };
    if first == 0 { [last, 0] } else { [first + last, last] }
}

/// Length of the clitic at the end of `word` in bytes; 0 where there is none.
fn clitic(word: &str) -> usize {
    let Some((at, apostrophe)) = word.char_indices().rev().take(3).find(|(_, c)| is_apostrophe(*c)) else {
        return 0;
    };
    let before = word.get(..at).unwrap_or_default();
    let after = word.get(at + apostrophe.len_utf8()..).unwrap_or_default();
    let length = word.len() - at;
    let is = |clitic: &str| after.eq_ignore_ascii_case(clitic);
    if is("t") && before.ends_with(['n', 'N']) {
        length + 1
    } else if is("s") && is_decade(before) {
        0
    } else if ["s", "m", "d", "ll", "ve", "re"].into_iter().any(is) {
        length
    } else {
        0
    }
}

/// Whether "'s" makes `digits` a decade ("the 1990's").
fn is_decade(digits: &str) -> bool {
    matches!(digits.len(), 2 | 4) && digits.ends_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}
