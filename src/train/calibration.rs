//! Fits the confidence of names: what share of the names that the model is so sure of is right.

use crate::analysis::Score;
use crate::model::training::{CALIBRATION_KNOTS, CALIBRATION_STEP, Calibration};

/// How sure a model was of a name, and whether it was right.
pub(super) type Claim = (Score, bool);

/// Claims at the mean that each bin is given beforehand: a bin of few claims must not jump.
const PRIOR: f64 = 5.0;

/// The rising table that fits `claims` best, read off bins as wide as its steps.
pub(super) fn fit(claims: &[Claim]) -> Calibration {
    // Sum of probabilities, right ones and number of each bin.
    let mut bins = vec![(0.0, 0.0, 0.0); CALIBRATION_KNOTS];
    for &(probability, right) in claims {
        let share = f64::from(probability.thousandths()) / 1000.0;
        let bin = &mut bins[usize::from(probability.thousandths() / CALIBRATION_STEP)];
        *bin = (bin.0 + share, bin.1 + f64::from(u8::from(right)), bin.2 + 1.0);
    }
    let points = rising(
        bins.into_iter()
            .filter(|bin| bin.2 > 0.0)
            .map(|(sum, right, count)| {
                (sum / count, (right + PRIOR * sum / count) / (count + PRIOR), count + PRIOR)
            })
            .collect(),
    );
    Calibration::new(std::array::from_fn(|knot| {
        let at = knot as f64 * f64::from(CALIBRATION_STEP) / 1000.0;
        (on_line(&points, at) * 1000.0 + 0.5).clamp(0.0, 1000.0) as u16
    }))
}

/// Pools neighbours whose values fall (weighted isotonic regression): (place, value, weight) in order of place.
fn rising(points: Vec<(f64, f64, f64)>) -> Vec<(f64, f64, f64)> {
    let mut pooled: Vec<(f64, f64, f64)> = Vec::new();
    for mut point in points {
        while let Some(&(place, value, weight)) = pooled.last()
            && value > point.1
        {
            let sum = weight + point.2;
            let mean = |before: f64, after: f64| (before * weight + after * point.2) / sum;
            point = (mean(place, point.0), mean(value, point.1), sum);
            pooled.pop();
        }
        pooled.push(point);
    }
    pooled
}

/// The value at `place` on the line through `points`; beyond its ends that of the end.
fn on_line(points: &[(f64, f64, f64)], place: f64) -> f64 {
    let after = points.partition_point(|point| point.0 < place);
    match (after.checked_sub(1).and_then(|before| points.get(before)), points.get(after)) {
        (Some(&(left, low, _)), Some(&(right, high, _))) => {
            low + (high - low) * (place - left) / (right - left)
        }
        (Some(&(_, value, _)), None) | (None, Some(&(_, value, _))) => value,
        (None, None) => place,
    }
}

/// Expected calibration error over ten bins of equal width: the mean distance of confidence and share right.
pub(super) fn error(claims: &[Claim]) -> f64 {
    let mut bins = [(0.0, 0.0); 10];
    for &(confidence, right) in claims {
        let bin = &mut bins[usize::from(confidence.thousandths() / 100).min(9)];
        bin.0 += f64::from(confidence.thousandths()) / 1000.0;
        bin.1 += f64::from(u8::from(right));
    }
    bins.iter().map(|(confidence, right): &(f64, f64)| (confidence - right).abs()).sum::<f64>()
        / claims.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten claims at each of nine probabilities, of which the given share in ten is right.
    fn claims(right: impl Fn(u16) -> u16) -> Vec<Claim> {
        (1..10)
            .flat_map(|tenth| (0..100).map(move |at| (tenth, at)))
            .map(|(tenth, at)| (Score::new(tenth * 100 + 50), at % 10 < right(tenth)))
            .collect()
    }

    #[test]
    fn a_model_that_is_too_sure_is_brought_down() {
        let claims = claims(|tenth| tenth.saturating_sub(3));
        let fitted = fit(&claims);
        let calibrated: Vec<Claim> =
            claims.iter().map(|&(probability, right)| (fitted.confidence(probability), right)).collect();
        assert!(error(&claims) > 0.3, "{}", error(&claims));
        assert!(error(&calibrated) < 0.03, "{}", error(&calibrated));
    }

    #[test]
    fn never_falls_where_the_data_do() {
        let fitted = fit(&claims(|tenth| 10 - tenth));
        let values: Vec<u16> =
            (0..=1000).map(|probability| fitted.confidence(Score::new(probability)).thousandths()).collect();
        assert!(values.is_sorted());
    }
}
