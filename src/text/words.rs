//! The word lists that tokens and sentences are decided by. Each is sorted, for binary search.

/// How an abbreviation behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows ("Mr. Okafor", "Gen. Ruiz"): the sentence goes on.
    BeforeName,
    /// Written with a capital, and a word of its own without it ("Sat. 4 May", but "they sat.").
    Capitalised,
    /// The same before a day of the month ("Oct. 22"); by itself it ends what it stands in ("held in Oct. Nobody came").
    Month,
    /// An abbreviation only before a number ("No. 5", but "The answer is no.").
    BeforeNumber,
    /// May end a sentence too ("and Sons Ltd.", "tents, blankets, etc.").
    Anywhere,
}

use crate::word_list::WordList;
use Abbreviation::{Anywhere, BeforeName, BeforeNumber, Capitalised, Month};

/// Words that keep their period, without it, in lower case.
const ABBREVIATIONS: &[(&str, Abbreviation)] = &[
    ("adm", BeforeName),
    ("al", Anywhere),
    ("ala", Capitalised),
    ("amb", BeforeName),
    ("approx", Anywhere),
    ("apr", Month),
    ("apt", Capitalised),
    ("arch", Capitalised),
    ("ariz", Anywhere),
    ("art", BeforeNumber),
    ("assn", Anywhere),
    ("asst", Anywhere),
    ("attn", Anywhere),
    ("atty", BeforeName),
    ("aug", Month),
    ("ave", Anywhere),
    ("bldg", Anywhere),
    ("blvd", Anywhere),
    ("brig", BeforeName),
    ("bros", Anywhere),
    ("c", BeforeNumber),
    ("ca", Anywhere),
    ("cal", Capitalised),
    ("calif", Anywhere),
    ("capt", BeforeName),
    ("cf", Anywhere),
    ("cmdr", BeforeName),
    ("co", Capitalised),
    ("col", Capitalised),
    ("colo", Anywhere),
    ("conn", Anywhere),
    ("corp", Anywhere),
    ("cpl", BeforeName),
    ("ct", Capitalised),
    ("dec", Month),
    ("del", Capitalised),
    ("dept", Anywhere),
    ("dist", Anywhere),
    ("div", Anywhere),
    ("dr", BeforeName),
    ("drs", BeforeName),
    ("ed", Capitalised),
    ("eds", Capitalised),
    ("esp", Anywhere),
    ("esq", Anywhere),
    ("est", BeforeNumber),
    ("etc", Anywhere),
    ("feb", Month),
    ("fig", BeforeNumber),
    ("figs", BeforeNumber),
    ("fla", Anywhere),
    ("fri", Capitalised),
    ("ft", Capitalised),
    ("ga", Capitalised),
    ("gen", Capitalised),
    ("gov", BeforeName),
    ("hon", Capitalised),
    ("ill", Capitalised),
    ("inc", Anywhere),
    ("incl", Anywhere),
    ("ind", Capitalised),
    ("insp", BeforeName),
    ("intl", Anywhere),
    ("jan", Month),
    ("jr", Anywhere),
    ("jul", Month),
    ("jun", Month),
    ("kan", Capitalised),
    ("ky", Capitalised),
    ("la", Capitalised),
    ("lt", BeforeName),
    ("ltd", Anywhere),
    ("maj", BeforeName),
    ("mar", Month),
    ("mass", Capitalised),
    ("md", Capitalised),
    ("messrs", BeforeName),
    ("mfg", Anywhere),
    ("mich", Capitalised),
    ("min", BeforeNumber),
    ("minn", Anywhere),
    ("miss", BeforeNumber),
    ("mo", Capitalised),
    ("mon", Capitalised),
    ("mont", Capitalised),
    ("mr", BeforeName),
    ("mrs", BeforeName),
    ("ms", BeforeName),
    ("mt", BeforeName),
    ("neb", Capitalised),
    ("nev", Capitalised),
    ("no", BeforeNumber),
    ("nos", BeforeNumber),
    ("nov", Month),
    ("oct", Month),
    ("okla", Anywhere),
    ("op", BeforeNumber),
    ("ore", Capitalised),
    ("p", BeforeNumber),
    ("pa", Capitalised),
    ("para", BeforeNumber),
    ("ph", Anywhere),
    ("pp", BeforeNumber),
    ("pres", Capitalised),
    ("prof", BeforeName),
    ("pt", Capitalised),
    ("pte", Anywhere),
    ("pty", Anywhere),
    ("pvt", BeforeName),
    ("rd", Capitalised),
    ("rep", Capitalised),
    ("reps", Capitalised),
    ("rev", Capitalised),
    ("sat", Capitalised),
    ("sec", Capitalised),
    ("sen", BeforeName),
    ("sens", BeforeName),
    ("sep", Month),
    ("sept", Month),
    ("sgt", BeforeName),
    ("sq", Anywhere),
    ("sr", Anywhere),
    ("st", BeforeName),
    ("sts", BeforeName),
    ("sun", Capitalised),
    ("supt", BeforeName),
    ("tel", Anywhere),
    ("tenn", Anywhere),
    ("tex", Capitalised),
    ("thu", Capitalised),
    ("thur", Capitalised),
    ("thurs", Capitalised),
    ("tue", Capitalised),
    ("tues", Capitalised),
    ("univ", Anywhere),
    ("v", Anywhere),
    ("va", Capitalised),
    ("vol", BeforeNumber),
    ("vols", BeforeNumber),
    ("vs", Anywhere),
    ("vt", Capitalised),
    ("wash", Capitalised),
    ("wed", Capitalised),
    ("wis", Capitalised),
    ("wyo", Anywhere),
];

/// The abbreviation that `word` (lower case, without its period) is.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    look_up(ABBREVIATIONS, word)
}

/// Words that are written as one and are two, with the length of the parts but the last
/// (English Web Treebank, its multiword tokens).
const CONTRACTIONS: &[(&str, &[u8])] = &[
    ("aint", &[2]),
    ("arent", &[3]),
    ("cannot", &[3]),
    ("cant", &[2]),
    ("couldnt", &[5]),
    ("didnt", &[3]),
    ("doesnt", &[4]),
    ("dont", &[2]),
    ("dunno", &[2, 1]),
    ("gimme", &[3]),
    ("gonna", &[3]),
    ("gotta", &[3]),
    ("hadnt", &[3]),
    ("hasnt", &[3]),
    ("havent", &[4]),
    ("hes", &[2]),
    ("im", &[1]),
    ("isnt", &[2]),
    ("ive", &[1]),
    ("lemme", &[3]),
    ("outta", &[3]),
    ("shes", &[3]),
    ("shouldnt", &[6]),
    ("thats", &[4]),
    ("theres", &[5]),
    ("theyre", &[4]),
    ("wanna", &[3]),
    ("wasnt", &[3]),
    ("werent", &[4]),
    ("whats", &[4]),
    ("wont", &[2]),
    ("wouldnt", &[5]),
    ("youll", &[3]),
    ("youre", &[3]),
    ("youve", &[3]),
];

/// Where `word` (lower case) is cut in parts, if it is a contraction without an apostrophe.
pub(super) fn contraction(word: &str) -> Option<&'static [u8]> {
    look_up(CONTRACTIONS, word)
}

/// Prefixes that stay one word with what follows their hyphen. The list is that of the Linguistic Data Consortium's
/// guidelines for English treebanks, less `vice-`, which the treebanks themselves split.
const PREFIXES: WordList = WordList(
    "agro ante anti arch bi bio co counter cross cyber de e eco ex extra inter intra macro mega micro mid \
     mini multi neo non over pan para peri post pre pro pseudo psycho quasi re semi socio sub super tri ultra \
     un uni",
);

/// Whether `word` (lower case) before a hyphen is a prefix.
pub(super) fn is_prefix(word: &str) -> bool {
    PREFIXES.has(word)
}

/// Units that are a word of their own right after a number ("5pm", "$3bn"); small letters are not the same as capitals.
const UNITS: WordList = WordList(
    "AM GB GW K KM M MB MM MW PM TB am b bn cm ft g k kW kg km kph lb lbs m mg ml mm mn mph oz p p.m percent \
     pm t tn",
);

/// Whether `letters` after digits are a unit.
pub(super) fn is_unit(letters: &str) -> bool {
    UNITS.has(letters)
}

/// Endings of host and file names. Those that are English words (it, us, me ...) are left out: "said.it" lacks a space.
const NAME_ENDINGS: WordList = WordList(
    "au biz ca ch cn co com csv de doc docx edu eu fr gov htm html info io jp jpg js mil net nz org pdf png \
     ppt ru tv txt uk xls xml zip",
);

/// Whether `letters` (lower case) may end a host or file name.
pub(super) fn is_name_ending(letters: &str) -> bool {
    NAME_ENDINGS.has(letters)
}

/// Letters that stand before a dollar sign as part of it.
pub(super) const DOLLARS: WordList = WordList("A AU C CA HK NT NZ R S U US Z");

/// Words that begin with an apostrophe, in lower case, without it.
pub(super) const HEADLESS: WordList = WordList("bout cause em round til tis twas");

/// Words that begin sentences and no surnames, as they stand there.
pub(super) const STARTERS: WordList = WordList(
    "A After All Also An And As At Before But By For From He Her His How However I If In It Its Many Most My \
     No Not Now On One Our She Since So Some That The Their Then There These They This Those To Today Under \
     Until We What When Where While Who Why With Yet You",
);

/// Verbs by which speech is given to its speaker, as they stand after a quotation.
const SPEECH_VERBS: WordList = WordList(
    "added admitted announced answered argued asked asks commented concluded continued cried declared \
     demanded explained insisted joked noted observed recalled remarked replied said says shouted stated \
     stressed tells told tweeted warned went wondered wrote yelled",
);

/// Whether `word` (lower case) is a verb of speech.
pub(super) fn is_speech_verb(word: &str) -> bool {
    SPEECH_VERBS.has(word)
}

/// Words of at most three letters that may well end a sentence; other short words before a period may be abbreviations.
const SMALL_WORDS: WordList = WordList(
    "act add ago aid air all any are art ask bad ban bar bay bed bid big bit box boy bus buy can car cup cut \
     day did die do dog dry due end eye far few fix fly for fun gap gas get go got gun had has her him his \
     hit hot ice if in is it job key law led leg let lie lot low man map may me men met mix my new not now \
     odd off oil old on one our out own pay per put ran red run sad saw say sea see set she sit six so son \
     tax tea ten the tie to too top try two up us use war was way we who why win won yes yet you",
);

/// Whether `word` is a short word of ordinary English.
pub(super) fn is_small_word(word: &str) -> bool {
    SMALL_WORDS.has(word)
}

/// Words with a capital after "5 p.m." that go on with the time.
pub(super) fn is_after_time(word: &str) -> bool {
    super::phrases::CALENDAR_WORDS.contains(&word)
        || matches!(word, "Eastern" | "Pacific" | "Central" | "Mountain" | "Local")
}

/// Titles that follow the name of a company: "Acme Inc. Chief Executive Jane Roe".
pub(super) fn is_title_start(word: &str) -> bool {
    matches!(
        word,
        "CEO"
            | "CFO"
            | "Chair"
            | "Chairman"
            | "Chairwoman"
            | "Chief"
            | "Director"
            | "Executive"
            | "Founder"
            | "Managing"
            | "President"
            | "Senior"
            | "Spokesman"
            | "Spokeswoman"
            | "Vice"
    )
}

/// Faces made of marks.
pub(super) const EMOTICONS: &[&str] = &[":-)", ";-)", ":-(", ":)", ";)", ":(", ":D", ":P", "=)", "^_^", "(:"];

fn look_up<V: Copy>(table: &[(&str, V)], word: &str) -> Option<V> {
    let at = table.binary_search_by(|(key, _)| (*key).cmp(word)).ok()?;
    table.get(at).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted_by_key(|(word, _)| *word));
        assert!(CONTRACTIONS.is_sorted_by_key(|(word, _)| *word));
        for list in [PREFIXES, UNITS, NAME_ENDINGS, SPEECH_VERBS, SMALL_WORDS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn contractions_are_longer_than_their_first_parts() {
        for (word, parts) in CONTRACTIONS {
            assert!(parts.iter().map(|&part| usize::from(part)).sum::<usize>() < word.len(), "{word}");
        }
    }
}
