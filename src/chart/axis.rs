//! Converts numbers and dates to positions on a chart, from 0 to 1.

use chrono::{Datelike, NaiveDate};

/// An axis of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    /// Creates an axis that contains the scale, if any, and every value.
    pub(super) fn containing(scale: Option<(f64, f64)>, values: impl Iterator<Item = f64>) -> Axis {
        let (mut low, mut high) = scale.unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        if low < high {
            Axis { low, high }
        } else if low.is_finite() {
            // A single value is placed in the middle.
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

    /// Returns its ends and its middle.
    pub(super) fn ticks(&self) -> [f64; 3] {
        [self.low, self.low / 2.0 + self.high / 2.0, self.high]
    }

    /// Returns the position of `value` between the ends.
    pub(super) fn share(&self, value: f64) -> f64 {
        // Divides by two first, so that not even the limits of the number range overflow.
        let share = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.5
        }
    }
}

/// Returns the positions of dates between the first and the last; evenly spaced if one is unknown or all are the same.
pub(super) fn date_positions(dates: &[Option<NaiveDate>]) -> Vec<f64> {
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

/// Returns the first days of months from `from` to `to`, at most about twenty: every month, every second, and so on.
pub fn months(from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let index = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let (first, last) = (index(from), index(to));
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 6000];
    let step = steps
        .into_iter()
        .find(|step| (last - first) / step <= 20)
        .unwrap_or(steps[steps.len() - 1]);
    (first..=last)
        .filter(|month| month % step == 0)
        .filter_map(|month| {
            let year = i32::try_from(month.div_euclid(12)).ok()?;
            let month = u32::try_from(month.rem_euclid(12)).ok()? + 1;
            NaiveDate::from_ymd_opt(year, month, 1)
        })
        .filter(|date| *date >= from && *date <= to)
        .collect()
}
