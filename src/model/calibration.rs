//! From the probability that a model gives to the share of its claims that are right: a linear model is too sure of
//! itself, and surer on news than on posts.

use crate::analysis::Score;
use crate::error::Error;
use crate::model::number::block;

/// Steps of the table: it holds a value for every multiple of this, in thousandths.
pub(crate) const STEP: u16 = 50;

/// Number of values in the table, both ends included.
pub(crate) const KNOTS: usize = 1000 / STEP as usize + 1;

/// A rising table of confidences, linear in between.
#[derive(Clone, Debug)]
pub(crate) struct Calibration {
    knots: [u16; KNOTS],
}

impl Calibration {
    /// Reads the table as [`Self::write`] writes it.
    pub fn read(rest: &mut &[u8]) -> Result<Self, Error> {
        let bytes = block(rest)?;
        let mut knots = [0; KNOTS];
        if bytes.len() != 2 * KNOTS {
            return Err(Error::model("a calibration of another size"));
        }
        for (knot, pair) in knots.iter_mut().zip(bytes.chunks_exact(2)) {
            *knot = pair.iter().rev().fold(0, |value, &byte| value << 8 | u16::from(byte)).min(1000);
        }
        Ok(Self { knots })
    }

    /// The confidence that a model's `probability` deserves.
    pub fn confidence(&self, probability: Score) -> Score {
        let thousandths = probability.thousandths();
        let (at, rest) = (usize::from(thousandths / STEP), i32::from(thousandths % STEP));
        let knot = |at: usize| i32::from(self.knots.get(at).copied().unwrap_or(1000));
        let between = (knot(at + 1) - knot(at)) * rest / i32::from(STEP);
        Score::new((knot(at) + if rest == 0 { 0 } else { between }) as u16)
    }
}

#[cfg(any(test, feature = "train"))]
impl Calibration {
    /// The table with these values; the one that changes nothing is `multiple of STEP -> itself`.
    pub fn new(knots: [u16; KNOTS]) -> Self {
        Self { knots }
    }

    /// Changes nothing.
    pub fn identity() -> Self {
        Self::new(std::array::from_fn(|at| at as u16 * STEP))
    }

    /// Writes the table.
    pub fn write(&self, out: &mut Vec<u8>) {
        let bytes: Vec<u8> = self.knots.iter().flat_map(|knot| knot.to_le_bytes()).collect();
        crate::model::number::push_block(out, &bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lies_on_the_line_between_two_values() -> Result<(), Error> {
        let mut knots = [0; KNOTS];
        knots.iter_mut().enumerate().for_each(|(at, knot)| *knot = 100 + 40 * at as u16);
        let mut bytes = Vec::new();
        Calibration::new(knots).write(&mut bytes);
        let read = Calibration::read(&mut bytes.as_slice())?;
        for (probability, confidence) in [(0, 100), (50, 140), (75, 160), (999, 899), (1000, 900)] {
            assert_eq!(read.confidence(Score::new(probability)), Score::new(confidence), "{probability}");
        }
        for cut in 0..bytes.len() {
            assert!(Calibration::read(&mut bytes.get(..cut).unwrap_or_default()).is_err(), "cut at {cut}");
        }
        Ok(())
    }

    #[test]
    fn the_identity_changes_nothing() {
        for probability in [0, 1, 499, 500, 998, 1000] {
            assert_eq!(Calibration::identity().confidence(Score::new(probability)), Score::new(probability));
        }
    }
}
