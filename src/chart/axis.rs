//! From numbers and dates to places on a chart, as shares between 0 and 1.

use chrono::NaiveDate;

/// An axis of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    /// An axis that holds the scale, where there is one, and every value.
    pub(super) fn around(scale: Option<(f64, f64)>, values: impl Iterator<Item = f64>) -> Axis {
        let (mut low, mut high) = scale.unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        if low < high {
            Axis { low, high }
        } else if low.is_finite() {
            // A single value stands in the middle.
            Axis {
                low: low - 1.0,
                high: low + 1.0,
            }
        } else {
            Axis {
                low: 0.0,
                high: 1.0,
            }
        }
    }

    /// Its ends and its middle.
    pub(super) fn ticks(&self) -> [f64; 3] {
        [self.low, self.low / 2.0 + self.high / 2.0, self.high]
    }

    /// Where `value` stands between the ends.
    pub(super) fn share(&self, value: f64) -> f64 {
        // Halves, so that not even the ends of the number range overflow.
        let share = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.5
        }
    }
}

/// Where dates stand between the first and the last of them; evenly spaced when one is unknown or
/// all are the same.
pub(super) fn dated(dates: &[Option<NaiveDate>]) -> Vec<f64> {
    let known: Vec<NaiveDate> = dates.iter().copied().flatten().collect();
    let ends = known.iter().min().zip(known.iter().max());
    match ends {
        Some((first, last)) if known.len() == dates.len() && first < last => {
            let all = (*last - *first).num_days() as f64;
            known
                .iter()
                .map(|date| (*date - *first).num_days() as f64 / all)
                .collect()
        }
        _ => {
            let steps = dates.len().saturating_sub(1).max(1) as f64;
            (0..dates.len()).map(|index| index as f64 / steps).collect()
        }
    }
}
