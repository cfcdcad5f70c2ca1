//! Goal attainment scaling: one score for all objectives of a review that have levels.
//!
//! T. J. Kiresuk and R. E. Sherman, "Goal attainment scaling: A general method for evaluating comprehensive community
//! mental health programs", Community Mental Health Journal 4 (1968), 443-453. Ignores objectives without
//! a level.

use crate::view::types::{AttainedView, ReviewView};

/// The correlation assumed between the attainment of any two goals; the value of the paper.
const RHO: f64 = 0.3;

/// The combined score of the levels of a review.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attainment {
    /// The T-score: 50 if the weighted average of the levels is 0; 10 points are one standard deviation.
    pub score: f64,
    /// The number of objectives that have a level.
    pub objectives: usize,
}

/// The T-score of a review; none if no objective has a level.
pub fn attainment(review: &ReviewView) -> Option<Attainment> {
    let attained = review
        .objectives
        .iter()
        .filter_map(|row| row.attained.as_ref());
    let pairs = attained
        .map(|AttainedView { level, weight, .. }| (f64::from(level.number()), f64::from(*weight)));
    let pairs: Vec<(f64, f64)> = pairs.collect();
    let score = t_score(&pairs)?;
    Some(Attainment {
        score,
        objectives: pairs.len(),
    })
}

/// `50 + 10 Σwx / √((1-ρ) Σw² + ρ (Σw)²)` of levels `x` with weights `w`.
fn t_score(pairs: &[(f64, f64)]) -> Option<f64> {
    let sum = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let weights = sum(|(_, w)| *w);
    let spread = (1.0 - RHO) * sum(|(_, w)| w * w) + RHO * weights * weights;
    (spread > 0.0).then(|| 50.0 + 10.0 * sum(|(x, w)| x * w) / spread.sqrt())
}

#[cfg(test)]
mod tests {
    use super::t_score;

    #[test]
    fn the_score_is_that_of_the_paper() {
        let score = |pairs: &[(f64, f64)]| (t_score(pairs).unwrap() * 100.0).round() / 100.0;
        assert_eq!(score(&[(1.0, 1.0); 3]), 63.69);
        assert_eq!(score(&[(0.0, 1.0); 5]), 50.0);
        assert_eq!(score(&[(-2.0, 1.0); 4]), 20.98);
        assert_eq!(
            score(&[(1.0, 3.0), (0.0, 2.0), (-1.0, 1.0), (2.0, 1.0)]),
            57.97
        );
        // A single goal at the best level, with any weight: two standard deviations.
        assert_eq!(score(&[(2.0, 7.0)]), 70.0);
        assert_eq!(t_score(&[]), None);
    }
}
