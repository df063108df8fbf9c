//! Cases for tokens: where a text is split, and what kind each token is.

use super::*;

/// Texts with `|` where a token ends and no space follows.
const SPLITS: &[&str] = &[
    // Contractions and possessives, straight and curly
    "They do|n't know and they ca|n't say|.",
    "It wo|n’t|, it|’s over|, we|’ve lost and I|'d go|.",
    "She would|n't|'ve said he|'ll go|.",
    "You can|not do that|, I|'m gon|na say|; I do|nt",
    "Iran|'s ministers|' wives and the Jones|’ house",
    "OPEC|'S CUTS",
    "Mr. O'Brien of L'Aquila asked Shi'ite leaders at 5 o'clock",
    "the 1990's|, the '90s|, the 60’s and '72",
    "get 'em|, 'til dawn",
    // Hyphens
    "a long|-|term|, state|-|of|-|the|-|art plan",
    "an e-mail on non-profit co-operation from the mid-1980s|, a pre-war anti-American ex-president",
    "the US|-|led talks|; al|-|Shabaab|; COVID|-|19",
    // Abbreviations, acronyms, initials
    "Mr. Roe of Acme Inc. met Gov. Li in St. Louis|.",
    "the U.S. and the U.N.|, at 5 p.m. or 6 a.m|, a Ph.D.",
    "John F. Kennedy|, J.R.R. Tolkien|, W. Smith",
    "plan B|. The next|; vitamin C|.",
    "They sat|. The sun|. On Sat. and Sun. it rained|.",
    "The answer is no|. See No. 5 and Fig. 2|.",
    "tents|, blankets|, etc. were sent by Acme Corp.|.",
    "AT&T|'s R&D costs|, Barnes & Noble",
    // Numbers, money, times, ranges
    "$|1,200.50|, US$|3.5|bn|, €|40|m|, £|.50 and 5|%",
    "at 7:30|pm|, 10:05 and 5|p.m. on 03/04/2025 or 2024-10-22",
    "3|-|5|, 10|–|12|, 2019|-|2024|, 1|/|2 and 9/11",
    "3G|, 4.1x|, 4.1|p|, L2|, 20th|, 1970s|, 100|km|, +44|, 5|-|year",
    "No. 1|, #|1|, A320|'s|, 12|'s",
    "the temperature fell to 5|°|C",
    // The web
    "See https://example.org/a_(b)|, www.example.com|.",
    "Write to a.b@example.co.uk|, or ask example.com|; #WorldCup by @some_body|.",
    "the end|.|The next",
    // Marks
    "“|So|,|” she said|, “|we ‘|may|’ go|.|”",
    "Wait|... what|?! No|!!! Well|…",
    "one -- two|—|three|–|four",
    "(|see [|a|]|)|: \"|x|\"|; '|y|'",
    "and|/|or he|/|she",
    "[...] cut",
    "good :) bad :-(",
    // Other scripts, emoji, invisible characters
    "in 北京|(|Beijing|)|, iPhone|中国|2024|年",
    "Łódź|, Réunion|, Erdoğan|’s",
    "fire|🔥|🔥 👨‍👩‍👧|👍🏽|🇩🇪|🇫🇷 1️⃣",
];

fn split_and_marked(marked: &str) -> String {
    let text = marked.replace('|', "");
    let mut found = String::new();
    for token in tokenise(&text).tokens {
        let before = if token.span.start == 0 {
            ""
        } else if token.space_before {
            " "
        } else {
            "|"
        };
        found.push_str(before);
        found.push_str(token.span.of(&text));
    }
    found
}

#[test]
fn splits_as_the_treebanks_do() {
    let wrong: Vec<_> = SPLITS.iter().filter(|marked| split_and_marked(marked) != **marked).collect();
    let found: Vec<_> = wrong.iter().map(|marked| split_and_marked(marked)).collect();
    assert!(wrong.is_empty(), "expected {wrong:#?}, found {found:#?}");
}

#[test]
fn gives_kinds() {
    for (text, kind) in [
        ("U.S.", TokenKind::Word),
        ("1,200.50", TokenKind::Number),
        ("1990s", TokenKind::Number),
        ("…", TokenKind::Punctuation),
        ("€", TokenKind::Symbol),
        ("🔥", TokenKind::Symbol),
        ("http://example.org", TokenKind::Url),
        ("a@example.org", TokenKind::Email),
        ("#Budget", TokenKind::Tag),
        ("@press", TokenKind::Tag),
    ] {
        let kinds: Vec<_> = tokenise(text).tokens.iter().map(|token| token.kind).collect();
        assert_eq!(kinds, [kind], "{text}");
    }
}

#[test]
fn invisible_characters_are_no_tokens() {
    for text in ["", " \t\n", "\u{FEFF}\u{200B}\u{A0}", "\u{0}\u{1B}\u{200D}\u{AD}", "\r\u{2028}\u{85}"] {
        assert!(tokenise(text).tokens.is_empty(), "{text:?}");
    }
    let split = |text: &'static str| -> Vec<&'static str> {
        tokenise(text).tokens.iter().map(|token| token.span.of(text)).collect()
    };
    assert_eq!(split("one\u{A0}two\u{200B}three\u{2028}four"), ["one", "two", "three", "four"]);
    assert_eq!(split("co\u{AD}oper\u{200D}ate\u{AD} now"), ["co\u{AD}oper\u{200D}ate", "now"]);
    assert_eq!(split("e\u{301}te\u{301}"), ["e\u{301}te\u{301}"]);
}

#[test]
fn lower_case_straightens_apostrophes() {
    let document = crate::text::read("IT’S ÉTÉ, 3 été’s");
    let lower: Vec<_> = (0..8).map(|token| document.lower(token)).collect();
    assert_eq!(lower, ["it", "'s", "été", ",", "3", "été", "'s", ""]);
}
