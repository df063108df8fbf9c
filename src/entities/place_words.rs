//! The words that tell a capital from the government that sits there. Sorted, for binary search.

use crate::word_list::WordList;

/// Before a city: "in Tehran", "near Tehran".
pub(super) const PLACE_PREPOSITIONS: WordList =
    WordList("across around at in inside into near outside over through throughout via");
/// Before a government: "talks with Tehran", "a wedge between Tehran and Baghdad".
pub(super) const PARTY_PREPOSITIONS: WordList = WordList("against between by toward towards with");
/// With "on", "from", "to" or "for": "pressure on Tehran", "a message from Tehran", but "the road to Tehran".
pub(super) const PARTY_NOUNS: WordList = WordList(
    "accusation aid ambassador appeal approval arms assistance assurance ban blow call concession \
     condemnation criticism curb demand embargo envoy exports funding gesture guarantee help instructions \
     invitation letter loan message objection offer opposition order permission pledge pressure proposal \
     protest reaction rebuke representative request response restriction sale sanction setback signal \
     statement support threat ultimatum warning weapon",
);
/// What a city does: "Paris hosted the games". All else that a capital does, its government does.
pub(super) const CITY_VERBS: WordList = WordList(
    "be become boast celebrate fall grow have hold host lie mark remain see sit stage stand suffer wake \
     witness",
);
/// What is done to a government: "accused Tehran of", but "bombed Tehran".
pub(super) const ADDRESSING_VERBS: WordList = WordList(
    "accuse advise aid allow anger ask assist assure back blame challenge condemn consult convince criticise \
     criticize defy denounce encourage enrage expect force help implore inform infuriate invite irritate \
     isolate join lobby notify oblige persuade press pressure provoke punish push remind reprimand require \
     sanction support tell thank threaten urge want warn",
);
/// "Kabul is ready to talk": what only a government is.
pub(super) const GOVERNMENT_ADJECTIVES: WordList = WordList(
    "able afraid angry anxious aware committed concerned confident critical determined eager furious happy \
     interested keen open opposed prepared ready reluctant responsible unable unhappy unwilling wary willing \
     worried",
);
/// "London's mayor": what a city has. All else that a capital has, its government has ("London's decision").
pub(super) const CITY_NOUNS: WordList = WordList(
    "airport airports area avenue center centre church district districts downtown hospital hospitals hotel \
     hotels mayor metro mosque museum neighborhood neighborhoods neighbourhood neighbourhoods north outskirts \
     palace park police population port prison quarter residents river school schools south square stadium \
     stock street streets suburb suburbs subway theatre underground university west zoo",
);
/// "the Kabul government"
pub(super) const GOVERNMENT_NOUNS: WordList =
    WordList("administration authorities government leadership regime rulers");
/// Without a parse, after the name: "Tehran says". With it, any verb but [`CITY_VERBS`] will do.
pub(super) const GOVERNMENT_VERBS: WordList = WordList(
    "accused accuses agreed agrees announced argued argues blamed blames called calls claimed claims \
     condemned demanded demands denied denies expelled fears hopes imposed insisted insists offered opposes \
     ordered pledged promised refused refuses rejected rejects responded said says signed supports threatened \
     urged vowed wants warned warns welcomed",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_sorted_for_binary_search() {
        for list in [
            PLACE_PREPOSITIONS,
            PARTY_PREPOSITIONS,
            PARTY_NOUNS,
            CITY_VERBS,
            ADDRESSING_VERBS,
            GOVERNMENT_ADJECTIVES,
            CITY_NOUNS,
            GOVERNMENT_NOUNS,
            GOVERNMENT_VERBS,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
