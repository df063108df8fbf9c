//! Cases for sentences and structure, in a form that shows what was found: `kind section: sentence`.

use super::*;

/// `|` marks each end of a sentence but the last.
const SENTENCES: &[&str] = &[
    // Abbreviations, titles, initials
    "Mr. Roe met Gen. Ali.|They spoke.",
    "John F. Kennedy spoke.|J. K. Roe wrote it.",
    "Acme Inc. Chief Executive Jane Roe left Acme Corp.|Shares fell.",
    "Acme Ltd. said so.|It did.",
    "They sold tents, blankets, etc.|Nobody came.",
    "He lives in the U.S.|He works there.",
    "The U.S. Senate voted.|The U.N. Security Council met.",
    "It began at 5 p.m. Monday and ended at 6 a.m. Tuesday.",
    "It began at 5 p.m.|Roe left.",
    "He moved to the U.K.|“I like it,” he said.",
    "She lives on Main St.|The house is old.",
    "It is No. 5 on the list.|See Fig. 2 too.",
    "On Oct. 22 it rained.|By Dec. 3 it snowed.",
    "The envoys met in Jan.|Oslo declined.|Jan. Berg of Oslo did not.",
    "The answer is no.|Nobody asked.",
    "They chose plan B.|The rest failed.",
    // Numbers
    "It rose 3.5 percent to 1,200.50.|It fell.",
    "Prices rose 5.|10 people came.",
    // Quotation marks and brackets
    "“We won.”|“They lost.”",
    "\"Is it over?\" Roe asked.|\"It is!\" shouted the crowd.|\"Good.\"",
    "“Stop!” the minister said.|He left.",
    "“Stop!” President Jane Roe said.",
    "(It rained.)|It stopped.",
    "It rained (hard).|It stopped.",
    "“It is ‘over.’”|They left.",
    "He asked: “Why?”|Nobody knew.",
    // Ellipses and other stops
    "Well ... I do not know.|Really?!|Yes!",
    "They waited…|Then it came.",
    "It was . . . odd.|It ended.",
    "Yahoo! and others grew.|Who won?|We did.",
    // What goes on in small letters
    "The firm (est. 1990) grew.|The iPhone sold.",
    "It ended.|eBay grew.",
    "The reg. of the charter is old.",
    // No capitals at all
    "the talks failed.|the envoys left.|nobody spoke",
    // Other scripts
    "他来了。|我们走吧。",
    "It works! 🎉|Great.",
];

#[test]
fn sentences_end_where_they_should() {
    let mut wrong = Vec::new();
    for marked in SENTENCES {
        let text = marked.replace('|', " ");
        let document = read(&text);
        let found: Vec<_> = document.sentences.iter().map(|sentence| sentence.span.of(&text)).collect();
        let found = found.join("|");
        if found != *marked {
            wrong.push(format!("expected {marked}\n   found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn outline(text: &str) -> String {
    let document = read(text);
    let mut lines = Vec::new();
    let mut last = None;
    for sentence in &document.sentences {
        let section = document.paragraphs.get(sentence.paragraph).map_or(0, |paragraph| paragraph.section.0);
        let sign = if last.replace(sentence.paragraph) == Some(sentence.paragraph) { '+' } else { ' ' };
        let words = sentence.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        lines.push(format!("{sign}{:?} {section}: {words}", sentence.kind));
    }
    lines.join("\n")
}

/// A text, and what it is taken for; `+` before a sentence of the same paragraph as the one above.
const ARTICLES: &[(&str, &str)] = &[
    // Headline, repeated; lone dashes as bullets; labels; sections
    (
        "Two Ministers Sign Fishing Pact\nTwo Ministers Sign Fishing Pact\nThe ministers of Norland and Sudland signed a \
         pact on Monday. It runs for ten years.\nKey Takeaways\n-\nShared waters: The fleets will share the bay from \
         June onwards.\n-\nNo new quota was agreed.\nDeep Analysis\nThe pact ends a long quarrel between the two.\nDid \
         You Know?\nThe bay has been fished since 1400.",
        " Headline 0: Two Ministers Sign Fishing Pact
 Headline 0: Two Ministers Sign Fishing Pact
 Body 0: The ministers of Norland and Sudland signed a pact on Monday.
+Body 0: It runs for ten years.
 Headline 1: Key Takeaways
 ListItem 1: - Shared waters:
+ListItem 1: The fleets will share the bay from June onwards.
 ListItem 1: - No new quota was agreed.
 Headline 2: Deep Analysis
 Body 2: The pact ends a long quarrel between the two.
 Headline 3: Did You Know?
 Body 3: The bay has been fished since 1400.",
    ),
    // Byline, date, dateline, boilerplate, caption
    (
        "Storm leaves thousands without power\n\nBy Jane Roe and Ali Okafor\nPublished 3 May 2026\nFile photo: A flooded \
         street in Port Elm.\n\nPORT ELM, May 3 (Coast Wire) - A storm cut power to thousands. Crews were out.\n\
         Advertisement\nRead more: How storms form\nThe mayor, Ann Li, said help was on its way.\n© 2026 Coast Wire. All \
         rights reserved.",
        " Headline 0: Storm leaves thousands without power
 Byline 0: By Jane Roe and Ali Okafor
 Byline 0: Published 3 May 2026
 Boilerplate 0: File photo: A flooded street in Port Elm.
 Dateline 0: PORT ELM, May 3 (Coast Wire) -
+Body 0: A storm cut power to thousands.
+Body 0: Crews were out.
 Boilerplate 0: Advertisement
 Boilerplate 0: Read more: How storms form
 Body 0: The mayor, Ann Li, said help was on its way.
 Boilerplate 0: © 2026 Coast Wire.
+Boilerplate 0: All rights reserved.",
    ),
    // Hard-wrapped lines of a PDF, a word cut by a hyphen
    (
        "Envoys return to the table\n\nThe envoys of the three countries met again on Tuesday in the\nlakeside town, \
         where the first round had ended without an agree-\nment. Officials from Norland said the mood was better than \
         in\nMarch. Nobody expected a quick result.\n\nA second round is planned for the autumn, when the new govern-\n\
         ment of Sudland will have taken office.",
        " Headline 0: Envoys return to the table
 Body 0: The envoys of the three countries met again on Tuesday in the lakeside town, where the first round had ended \
         without an agree- ment.
+Body 0: Officials from Norland said the mood was better than in March.
+Body 0: Nobody expected a quick result.
 Body 0: A second round is planned for the autumn, when the new govern- ment of Sudland will have taken office.",
    ),
    // A list of names and a table are no headings
    (
        "The committee met on Friday and chose these members.\nAnn Li\nAli Okafor\nJane Roe\nThe committee will meet \
         again in June.\nNorland 3 2 1 0\nSudland 3 1 1 1\nThe cup ends on Sunday with the final.",
        " Body 0: The committee met on Friday and chose these members.
 Body 0: Ann Li
 Body 0: Ali Okafor
 Body 0: Jane Roe
 Body 0: The committee will meet again in June.
 Body 0: Norland 3 2 1 0
 Body 0: Sudland 3 1 1 1
 Body 0: The cup ends on Sunday with the final.",
    ),
    // Numbered items, real bullets, wrapped items
    (
        "The plan has three parts.\n1. Build a bridge. It will take years.\n2) Dig a tunnel.\n(c) Wait.\n• Ask the people\n  \
         who live there.\n* Count the cost\n***\nNothing else was said.",
        " Body 0: The plan has three parts.
 ListItem 0: 1. Build a bridge.
+ListItem 0: It will take years.
 ListItem 0: 2) Dig a tunnel.
 ListItem 0: (c) Wait.
 ListItem 0: • Ask the people who live there.
 ListItem 0: * Count the cost
 Boilerplate 0: ***
 Body 0: Nothing else was said.",
    ),
    // A live blog
    (
        "Live: Flood reaches the old town\n14:05 BST\nCrews are building a wall of sand.\n13:50 – The bridge has been \
         closed.\n9:30am\nThe river rose by a metre overnight.",
        " Headline 0: Live: Flood reaches the old town
 Byline 0: 14:05 BST
 Body 0: Crews are building a wall of sand.
 Dateline 0: 13:50 –
+Body 0: The bridge has been closed.
 Byline 0: 9:30am
 Body 0: The river rose by a metre overnight.",
    ),
    // One line alone is no headline; blank lines and lone returns
    ("Ministers meet in Paris", " Body 0: Ministers meet in Paris"),
    ("\r\rOne line\r\rEnds here.\u{2028}Then more.", " Headline 0: One line\n Body 0: Ends here.\n Body 0: Then more."),
    ("", ""),
    (" \n\t\n", ""),
    ("-\n-\n-", " Boilerplate 0: -\n Boilerplate 0: -\n Boilerplate 0: -"),
];

#[test]
fn articles_fall_into_their_parts() {
    for (text, expected) in ARTICLES {
        let found = outline(text);
        assert!(found == *expected, "expected\n{expected}\nfound\n{found}");
    }
}

#[test]
fn sentences_and_paragraphs_hold_every_token_once() {
    for (text, _) in ARTICLES {
        let document = read(text);
        let mut token = 0;
        for (index, sentence) in document.sentences.iter().enumerate() {
            assert_eq!(sentence.tokens.start, token);
            assert!(!sentence.tokens.is_empty());
            token = sentence.tokens.end;
            let paragraph = document.paragraphs.get(sentence.paragraph);
            assert!(paragraph.is_some_and(|paragraph| paragraph.sentences.contains(&index)));
        }
        assert_eq!(token, document.tokens.len());
    }
}

#[test]
fn a_sentence_without_end_is_cut() {
    let text = "word ".repeat(5000);
    assert!(read(&text).sentences.iter().all(|sentence| sentence.tokens.len() <= 600));
}
