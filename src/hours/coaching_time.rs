//! A length of time in whole minutes, and its hours with two decimals.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// CoachingTime. Sums are made in minutes; hours are only calculated to show them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CoachingTime(pub u64);

impl CoachingTime {
    /// Returns this number of whole hours.
    pub fn from_hours(hours: u32) -> CoachingTime {
        CoachingTime(u64::from(hours) * 60)
    }

    /// Returns the hours with two decimals, for example `0.75`.
    pub fn hours(self) -> String {
        let hundredths = self.hundredths();
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }

    /// Returns the hours as a number with at most two decimals.
    #[allow(
        clippy::cast_precision_loss,
        reason = "a life of coaching has far fewer than 2^53 hundredths of an hour"
    )]
    pub fn hours_number(self) -> f64 {
        self.hundredths() as f64 / 100.0
    }

    /// Hundredths of an hour, rounded: a minute is five thirds of one, so nothing is halfway between two.
    fn hundredths(self) -> u64 {
        self.0.saturating_mul(5).saturating_add(1) / 3
    }

    /// Returns what is missing to reach `wanted`.
    pub fn missing(self, wanted: CoachingTime) -> CoachingTime {
        CoachingTime(wanted.0.saturating_sub(self.0))
    }
}

impl Add for CoachingTime {
    type Output = CoachingTime;

    fn add(self, other: CoachingTime) -> CoachingTime {
        CoachingTime(self.0.saturating_add(other.0))
    }
}

impl AddAssign for CoachingTime {
    fn add_assign(&mut self, other: CoachingTime) {
        *self = *self + other;
    }
}

impl Sum for CoachingTime {
    fn sum<I: Iterator<Item = CoachingTime>>(all: I) -> CoachingTime {
        all.fold(CoachingTime(0), Add::add)
    }
}

impl Serialize for CoachingTime {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut length = to.serialize_struct("CoachingTime", 2)?;
        length.serialize_field("minutes", &self.0)?;
        length.serialize_field("hours", &self.hours_number())?;
        length.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_have_two_decimals() {
        for (minutes, hours) in [
            (0, "0.00"),
            (1, "0.02"),
            (20, "0.33"),
            (40, "0.67"),
            (45, "0.75"),
            (60, "1.00"),
            (75, "1.25"),
            (150_000, "2500.00"),
        ] {
            assert_eq!(CoachingTime(minutes).hours(), hours, "{minutes}");
        }
    }

    #[test]
    fn the_minutes_of_any_printed_length_can_be_recovered() {
        for minutes in 0..10_000 {
            let hours: f64 = CoachingTime(minutes).hours().parse().unwrap();
            assert_eq!((hours * 60.0).round(), minutes as f64);
        }
    }
}
