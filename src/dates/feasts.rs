//! Holidays: fixed days, weekdays of a month, days around Easter, and feasts of other calendars by table.

use super::calendar::Day;
use super::feast_days::{self, FIRST_YEAR, Table};

/// A holiday and when it is.
#[derive(Debug, PartialEq)]
pub(crate) struct Feast {
    /// Words in lower case without marks; a last `s` after an apostrophe is a word of its own.
    pub name: &'static str,
    rule: Rule,
}

#[derive(Debug, PartialEq)]
enum Rule {
    /// Month and day.
    Fixed(u8, u8),
    /// The nth weekday of a month, from its end where negative, and days after it.
    Weekday { month: u8, nth: i8, weekday: u8, plus: i8 },
    /// Days after Easter Sunday.
    Easter(i16),
    /// First days by year, from [`FIRST_YEAR`] on.
    Table(&'static Table),
}

impl Feast {
    /// The day (or first day) of the feast in `year`; `None` where the table does not reach.
    pub fn day(&self, year: i32) -> Option<Day> {
        match self.rule {
            Rule::Fixed(month, day) => Day::new(year, month, day),
            Rule::Weekday { month, nth, weekday, plus } => {
                Day::nth_weekday(year, month, nth, weekday)?.plus_days(i64::from(plus))
            }
            Rule::Easter(days) => Day::easter(year)?.plus_days(i64::from(days)),
            Rule::Table(days) => {
                let &(month, day) = days.get(usize::try_from(year - FIRST_YEAR).ok()?)?;
                Day::new(year, month, day)
            }
        }
    }

    /// Month and day where they are the same every year.
    pub const fn fixed(&self) -> Option<(u8, u8)> {
        match self.rule {
            Rule::Fixed(month, day) => Some((month, day)),
            _ => None,
        }
    }
}

/// Longer names first where one begins another, so that the first match is the longest.
pub(crate) static FEASTS: &[Feast] = &[
    Feast { name: "all saints day", rule: Rule::Fixed(11, 1) },
    Feast { name: "all saints", rule: Rule::Fixed(11, 1) },
    Feast { name: "anzac day", rule: Rule::Fixed(4, 25) },
    Feast { name: "april fool s day", rule: Rule::Fixed(4, 1) },
    Feast { name: "april fools day", rule: Rule::Fixed(4, 1) },
    Feast { name: "april fools", rule: Rule::Fixed(4, 1) },
    Feast { name: "armistice day", rule: Rule::Fixed(11, 11) },
    Feast { name: "ascension day", rule: Rule::Easter(39) },
    Feast { name: "ash wednesday", rule: Rule::Easter(-46) },
    Feast { name: "australia day", rule: Rule::Fixed(1, 26) },
    Feast { name: "bastille day", rule: Rule::Fixed(7, 14) },
    Feast { name: "black friday", rule: Rule::Weekday { month: 11, nth: 4, weekday: 4, plus: 1 } },
    Feast { name: "bonfire night", rule: Rule::Fixed(11, 5) },
    Feast { name: "boxing day", rule: Rule::Fixed(12, 26) },
    Feast { name: "burns night", rule: Rule::Fixed(1, 25) },
    Feast { name: "canada day", rule: Rule::Fixed(7, 1) },
    Feast { name: "candlemas", rule: Rule::Fixed(2, 2) },
    Feast { name: "chanukah", rule: Rule::Table(&feast_days::HANUKKAH) },
    Feast { name: "chinese new year", rule: Rule::Table(&feast_days::LUNAR_NEW_YEAR) },
    Feast { name: "christmas eve", rule: Rule::Fixed(12, 24) },
    Feast { name: "christmas day", rule: Rule::Fixed(12, 25) },
    Feast { name: "christmas", rule: Rule::Fixed(12, 25) },
    Feast { name: "cinco de mayo", rule: Rule::Fixed(5, 5) },
    Feast { name: "columbus day", rule: Rule::Weekday { month: 10, nth: 2, weekday: 1, plus: 0 } },
    Feast { name: "cyber monday", rule: Rule::Weekday { month: 11, nth: 4, weekday: 4, plus: 4 } },
    Feast { name: "deepavali", rule: Rule::Table(&feast_days::DIWALI) },
    Feast { name: "diwali", rule: Rule::Table(&feast_days::DIWALI) },
    Feast { name: "dragon boat festival", rule: Rule::Table(&feast_days::DRAGON_BOAT) },
    Feast { name: "earth day", rule: Rule::Fixed(4, 22) },
    Feast { name: "easter saturday", rule: Rule::Easter(-1) },
    Feast { name: "easter sunday", rule: Rule::Easter(0) },
    Feast { name: "easter monday", rule: Rule::Easter(1) },
    Feast { name: "easter eve", rule: Rule::Easter(-1) },
    Feast { name: "easter", rule: Rule::Easter(0) },
    Feast { name: "eid al - fitr", rule: Rule::Table(&feast_days::EID_AL_FITR) },
    Feast { name: "eid al - adha", rule: Rule::Table(&feast_days::EID_AL_ADHA) },
    Feast { name: "eid al fitr", rule: Rule::Table(&feast_days::EID_AL_FITR) },
    Feast { name: "eid al adha", rule: Rule::Table(&feast_days::EID_AL_ADHA) },
    Feast { name: "epiphany", rule: Rule::Fixed(1, 6) },
    Feast { name: "father s day", rule: Rule::Weekday { month: 6, nth: 3, weekday: 7, plus: 0 } },
    Feast { name: "fathers day", rule: Rule::Weekday { month: 6, nth: 3, weekday: 7, plus: 0 } },
    Feast { name: "good friday", rule: Rule::Easter(-2) },
    Feast { name: "groundhog day", rule: Rule::Fixed(2, 2) },
    Feast { name: "guy fawkes night", rule: Rule::Fixed(11, 5) },
    Feast { name: "halloween", rule: Rule::Fixed(10, 31) },
    Feast { name: "hanukkah", rule: Rule::Table(&feast_days::HANUKKAH) },
    Feast { name: "hogmanay", rule: Rule::Fixed(12, 31) },
    Feast { name: "holy thursday", rule: Rule::Easter(-3) },
    Feast { name: "international women s day", rule: Rule::Fixed(3, 8) },
    Feast { name: "juneteenth", rule: Rule::Fixed(6, 19) },
    Feast { name: "labor day", rule: Rule::Weekday { month: 9, nth: 1, weekday: 1, plus: 0 } },
    Feast { name: "labour day", rule: Rule::Weekday { month: 9, nth: 1, weekday: 1, plus: 0 } },
    Feast { name: "lunar new year", rule: Rule::Table(&feast_days::LUNAR_NEW_YEAR) },
    Feast { name: "mardi gras", rule: Rule::Easter(-47) },
    Feast {
        name: "martin luther king jr . day",
        rule: Rule::Weekday { month: 1, nth: 3, weekday: 1, plus: 0 },
    },
    Feast { name: "martin luther king day", rule: Rule::Weekday { month: 1, nth: 3, weekday: 1, plus: 0 } },
    Feast { name: "maundy thursday", rule: Rule::Easter(-3) },
    Feast { name: "may day", rule: Rule::Fixed(5, 1) },
    Feast { name: "memorial day", rule: Rule::Weekday { month: 5, nth: -1, weekday: 1, plus: 0 } },
    Feast { name: "mid - autumn festival", rule: Rule::Table(&feast_days::MID_AUTUMN) },
    Feast { name: "mid autumn festival", rule: Rule::Table(&feast_days::MID_AUTUMN) },
    Feast { name: "mother s day", rule: Rule::Weekday { month: 5, nth: 2, weekday: 7, plus: 0 } },
    Feast { name: "mothers day", rule: Rule::Weekday { month: 5, nth: 2, weekday: 7, plus: 0 } },
    Feast { name: "new year s eve", rule: Rule::Fixed(12, 31) },
    Feast { name: "new year s day", rule: Rule::Fixed(1, 1) },
    Feast { name: "new years eve", rule: Rule::Fixed(12, 31) },
    Feast { name: "new years day", rule: Rule::Fixed(1, 1) },
    Feast { name: "new year s", rule: Rule::Fixed(1, 1) },
    Feast { name: "nowruz", rule: Rule::Fixed(3, 21) },
    Feast { name: "palm sunday", rule: Rule::Easter(-7) },
    Feast { name: "passover", rule: Rule::Table(&feast_days::PASSOVER) },
    Feast { name: "patriot day", rule: Rule::Fixed(9, 11) },
    Feast { name: "pentecost", rule: Rule::Easter(49) },
    Feast { name: "presidents day", rule: Rule::Weekday { month: 2, nth: 3, weekday: 1, plus: 0 } },
    Feast { name: "remembrance sunday", rule: Rule::Weekday { month: 11, nth: 2, weekday: 7, plus: 0 } },
    Feast { name: "rosh hashanah", rule: Rule::Table(&feast_days::ROSH_HASHANAH) },
    Feast { name: "saint patrick s day", rule: Rule::Fixed(3, 17) },
    Feast { name: "shrove tuesday", rule: Rule::Easter(-47) },
    Feast { name: "st . valentine s day", rule: Rule::Fixed(2, 14) },
    Feast { name: "st . patrick s day", rule: Rule::Fixed(3, 17) },
    Feast { name: "st . george s day", rule: Rule::Fixed(4, 23) },
    Feast { name: "st patrick s day", rule: Rule::Fixed(3, 17) },
    Feast { name: "st george s day", rule: Rule::Fixed(4, 23) },
    Feast { name: "thanksgiving eve", rule: Rule::Weekday { month: 11, nth: 4, weekday: 4, plus: -1 } },
    Feast { name: "thanksgiving day", rule: Rule::Weekday { month: 11, nth: 4, weekday: 4, plus: 0 } },
    Feast { name: "thanksgiving", rule: Rule::Weekday { month: 11, nth: 4, weekday: 4, plus: 0 } },
    Feast { name: "valentine s day", rule: Rule::Fixed(2, 14) },
    Feast { name: "valentines day", rule: Rule::Fixed(2, 14) },
    Feast { name: "veterans day", rule: Rule::Fixed(11, 11) },
    Feast { name: "whit sunday", rule: Rule::Easter(49) },
    Feast { name: "whit monday", rule: Rule::Easter(50) },
    Feast { name: "xmas", rule: Rule::Fixed(12, 25) },
    Feast { name: "yom kippur", rule: Rule::Table(&feast_days::YOM_KIPPUR) },
];
