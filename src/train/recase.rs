//! Words in other cases: headlines and careless posts are written in capitals, in small letters or capitalised.

/// In capitals, in small letters, and as a headline has it.
pub(super) const RECASINGS: [fn(&str) -> String; 3] =
    [|word| word.to_uppercase(), |word| word.to_lowercase(), headline];

/// The word as a headline writes it: "Leaders Meet in Geneva".
fn headline(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if word.chars().count() > 3 => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_stay_small_in_a_headline() {
        let words = ["leaders", "of", "the", "élite", "meet"].map(RECASINGS[2]);
        assert_eq!(words, ["Leaders", "of", "the", "Élite", "Meet"]);
    }
}
