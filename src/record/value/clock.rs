//! A time of day.

use std::fmt;

use crate::record::decode::{Scalar, Shape};

/// A time of day, in minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// Minutes after midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// Minutes from `self` to a later time of the same day; `None` if it is not later.
    pub fn minutes_until(self, end: ClockTime) -> Option<u32> {
        let minutes = end.0.checked_sub(self.0)?;
        (minutes > 0).then(|| u32::from(minutes))
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Scalar for ClockTime {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
            let plain = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten()
        };
        let time = text.trim().split_once(':').and_then(|(hour, minute)| {
            let hour = number(hour, 1..=2).filter(|hour| *hour < 24)?;
            let minute = number(minute, 2..=2).filter(|minute| *minute < 60)?;
            Some(ClockTime(hour * 60 + minute))
        });
        time.ok_or_else(|| "a time as HH:MM, for example 09:30 or 14:00".to_owned())
    }

    fn shape() -> Shape {
        Shape::Time
    }
}
