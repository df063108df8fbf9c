use super::*;
use crate::options::Options;
use crate::text;

fn read(text: &str) -> Vec<(String, String, Option<String>)> {
    let document = text::read(text);
    let dates = crate::dates::find(&document, None, &[], &Options::default())
        .map(|dates| dates.dates)
        .unwrap_or_default();
    find(&document, &dates).into_iter().map(|amount| (amount.span.text, amount.value, amount.unit)).collect()
}

#[test]
fn reads_amounts_with_values_and_units() {
    for (sentence, words, value, unit) in [
        ("The grid upgrade will cost $1.2bn.", "$1.2bn", "1200000000", Some("USD")),
        ("Donors pledged €3 million on Monday.", "€3 million", "3000000", Some("EUR")),
        ("A ticket costs 5,000 yuan.", "5,000 yuan", "5000", Some("CNY")),
        ("The fund holds US$40 million.", "US$40 million", "40000000", Some("USD")),
        ("Shares fell to HK$18.40 by noon.", "HK$18.40", "18.4", Some("HKD")),
        ("He was fined Rs 500 for it.", "Rs 500", "500", Some("INR")),
        ("Aid worth EUR 12.5 million was frozen.", "EUR 12.5 million", "12500000", Some("EUR")),
        ("They raised two million Canadian dollars.", "two million Canadian dollars", "2000000", Some("CAD")),
        ("A litre rose by 14 cents.", "14 cents", "0.14", Some("USD")),
        ("Turnout was 63.4 percent.", "63.4 percent", "63.4", Some("%")),
        ("Prices rose 5% again.", "5%", "5", Some("%")),
        ("Tariffs of 5-10 percent are planned.", "5", "5", Some("%")),
        ("Tariffs of 5-10 percent are planned.", "10 percent", "10", Some("%")),
        ("Support fell two percentage points.", "two percentage points", "2", Some("pp")),
        ("Rates went up 25 basis points.", "25 basis points", "25", Some("bp")),
        ("A 40-kilometre stretch was closed.", "40-kilometre", "40", Some("km")),
        ("Winds reached 190 kilometers per hour.", "190 kilometers per hour", "190", Some("km/h")),
        ("Output is 1.5 million barrels a day.", "1.5 million barrels a day", "1500000", Some("bbl/d")),
        ("The 18-year-old was released.", "18-year-old", "18", Some("a")),
        ("It was their third attempt.", "third", "3", None),
        ("She came 21st of all runners.", "21st", "21", None),
        ("Police held 1,250 people.", "1,250", "1250", None),
        ("Some two dozen boats sank.", "two dozen", "24", None),
        ("Nearly a million voters stayed home.", "a million", "1000000", None),
        ("Two hundred and six bones were found.", "Two hundred and six", "206", None),
        ("The law covers 1,00,000 farmers.", "1,00,000", "100000", None),
        ("The bailout will cost ¥4 trillion.", "¥4 trillion", "4000000000000", Some("JPY")),
        ("A loan of £2.75m was repaid.", "£2.75m", "2750000", Some("GBP")),
        ("The envoy offered 350 million dollars.", "350 million dollars", "350000000", Some("USD")),
        ("Bread now costs 90 rubles.", "90 rubles", "90", Some("RUB")),
        ("They owe CHF 18 billion to savers.", "CHF 18 billion", "18000000000", Some("CHF")),
        ("The port was leased for $99 million a year.", "$99 million", "99000000", Some("USD")),
        ("Half a billion euros went missing.", "Half a billion euros", "500000000", Some("EUR")),
        ("Fuel rose by 12 pence.", "12 pence", "0.12", Some("GBP")),
        ("The fund lost $3.4-billion.", "$3.4-billion", "3400000000", Some("USD")),
        ("Turnout fell to 41 per cent.", "41 per cent", "41", Some("%")),
        ("Support stands at 0.5%, a survey says.", "0.5%", "0.5", Some("%")),
        ("Some twenty-five percent of voters abstained.", "twenty-five percent", "25", Some("%")),
        ("The bank cut rates by 50 basis points.", "50 basis points", "50", Some("bp")),
        ("The dam holds 4.2 million cubic metres.", "4.2 million cubic metres", "4200000", Some("m³")),
        ("Crews dug 300 metres of trench.", "300 metres", "300", Some("m")),
        ("A 12-tonne crane fell.", "12-tonne", "12", Some("t")),
        ("It was 38 degrees Celsius in Basra.", "38 degrees Celsius", "38", Some("°C")),
        ("The fire burned 9,000 hectares.", "9,000 hectares", "9000", Some("ha")),
        ("He drove 60 miles to vote.", "60 miles", "60", Some("mi")),
        ("The farm is in its eighth drought.", "eighth", "8", None),
        ("On the 44th floor a fire broke out.", "44th", "44", None),
        ("It is the twenty-first such ruling.", "twenty-first", "21", None),
        ("Sixty-two sailors were rescued.", "Sixty-two", "62", None),
        ("At least 3.5 million fled the war.", "3.5 million", "3500000", None),
        ("Three hundred and forty miners struck.", "Three hundred and forty", "340", None),
        ("A 70-year-old judge presided.", "70-year-old", "70", Some("a")),
        ("The yard owes 7.4 bln euros.", "7.4 bln euros", "7400000000", Some("EUR")),
        ("The yard owes 2.6m euros.", "2.6m euros", "2600000", Some("EUR")),
        ("It will take between 2 and 3 million pounds.", "2", "2000000", Some("GBP")),
        (
            "It will take between 1.95 billion and 2.2 billion euros.",
            "1.95 billion",
            "1950000000",
            Some("EUR"),
        ),
        ("Bids ran from 700 to 2 million euros.", "700", "700", Some("EUR")),
        ("A new roof costs $8-$9 million.", "$8", "8000000", Some("USD")),
        ("A new roof costs $8-9 million.", "$8", "8000000", Some("USD")),
        ("A new roof costs $8-9 million.", "9 million", "9000000", Some("USD")),
        ("Bids ran from $700 to $2 million.", "$700", "700", Some("USD")),
        ("Costs fell to 90 million euros from 104 million.", "104 million", "104000000", Some("EUR")),
        ("The mill may shed 150-200 workers.", "150", "150", None),
        ("The mill may shed 150-200 workers.", "200", "200", None),
        ("Snow of 20-25 centimetres fell.", "20", "20", Some("cm")),
        ("Fares rose 6 to 8 percent.", "6", "6", Some("%")),
        ("The road cost 12 billion shillings.", "12 billion shillings", "12000000000", Some("KES")),
        (
            "The road cost 12 billion Tanzanian shillings.",
            "12 billion Tanzanian shillings",
            "12000000000",
            Some("TZS"),
        ),
        (
            "Rates rose a quarter of a percentage point.",
            "a quarter of a percentage point",
            "0.25",
            Some("pp"),
        ),
        ("Rates rose half a percentage point.", "half a percentage point", "0.5", Some("pp")),
    ] {
        let found = read(sentence);
        let wanted = (words.to_owned(), value.to_owned(), unit.map(str::to_owned));
        assert!(found.contains(&wanted), "{sentence}: {found:?}");
    }
}

#[test]
fn leaves_other_numbers_alone() {
    for sentence in [
        "They won 21-10 at home.",
        "An IS-2-44 tanks column passed.",
        "The chamber voted 48-52 against it.",
        "An F-16 flew over COVID-19 wards.",
        "Call 555-0101 for help.",
        "The vote was on 22 October 2024.",
        "One must not give up.",
        "A friend helped.",
        "Version 1.2.3 is out.",
        "See https://example.org/2/300 for more.",
        "He first spoke to the press.",
        "The MiG-29 and the A320 were grounded.",
        "Gates 3/4 stay shut, the sign says.",
        "The talks ran from 3 May 2024 to 6 May 2024.",
        "A second later he was gone.",
        "Write to desk@example.org or #vote2024.",
        "The vote ended 52:48.",
        "Half of them left.",
        "A meeting was held.",
        "No one came.",
        "He won the seat.",
    ] {
        let found = read(sentence);
        assert!(found.is_empty(), "{sentence}: {found:?}");
    }
}
