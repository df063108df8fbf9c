//! From what a rule says of itself to the share of its claims that are right.
//!
//! A rule's own confidence orders claims; whether .8 means eight in ten is measured: `make accuracy` prints the share of
//! right claims by confidence on the development data, and the tables below are that measure (November 2026). The models of
//! names carry a table of their own in the model file.

use crate::analysis::Score;

/// The rules' own thousandths and the measured ones, both rising; between two points the line is straight.
type Table = &'static [(u16, u16)];

/// Dates: place and value right, against histories and the open genres of GUM.
pub(crate) const DATES: Table =
    &[(0, 0), (600, 420), (700, 600), (850, 640), (900, 760), (930, 800), (940, 920), (980, 930), (990, 990)];
/// Facts: property, subject and object right, against the gold reports and our own articles.
pub(crate) const FACTS: Table =
    &[(0, 0), (550, 620), (600, 640), (650, 770), (750, 860), (850, 950), (1000, 1000)];
/// Events: trigger and type right, against the same. Those under one half by their rule are right six times in ten, and stay
/// hidden nevertheless: of what is shown three in four are to be right.
pub(crate) const EVENTS: Table =
    &[(0, 0), (400, 480), (499, 499), (500, 640), (600, 690), (650, 730), (750, 800), (790, 900), (950, 950)];

/// The measured confidence of a claim whose rule has `own` thousandths.
pub(crate) fn calibrated(table: Table, own: u16) -> Score {
    let above = table.partition_point(|&(rule, _)| rule < own);
    let point = |at: usize| table.get(at).map(|&(rule, measured)| (u32::from(rule), u32::from(measured)));
    let measured = match (above.checked_sub(1).and_then(point), point(above)) {
        (Some((from, low)), Some((to, high))) => low + (high - low) * (u32::from(own) - from) / (to - from),
        (None, Some((_, only))) | (Some((_, only)), None) => only,
        (None, None) => own.into(),
    };
    Score::new(measured as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lies_on_the_line_between_two_points() {
        const LINE: Table = &[(200, 100), (600, 500), (1000, 900)];
        let all = [0, 200, 400, 600, 800, 1000].map(|own| calibrated(LINE, own).thousandths());
        assert_eq!(all, [100, 100, 300, 500, 700, 900]);
    }

    #[test]
    fn a_surer_rule_is_never_less_sure_after_measuring() {
        for table in [DATES, FACTS, EVENTS] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0 && a.1 <= b.1), "{table:?}");
        }
    }
}
