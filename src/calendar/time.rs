//! Dates and times of a calendar file, and which local time they mean.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _};
use chrono_tz::Tz;

use super::content_line::ContentLine;

/// A date or a time, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadTime {
    pub(super) at: NaiveDateTime,
    /// Whether it is a date without a time.
    pub(super) is_day: bool,
    pub(super) zone: ReadZone,
}

/// The time zone of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ReadZone {
    /// Wherever the calendar is read.
    Local,
    Utc,
    /// By its name.
    Named(String),
}

impl ReadTime {
    /// Reads one value of a property.
    pub(super) fn read(line: &ContentLine, value: &str) -> Option<ReadTime> {
        // chrono accepts more forms than RFC 5545 has.
        let digits = |range: std::ops::Range<usize>| {
            value
                .get(range)
                .is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        if value.len() == 8 && digits(0..8) {
            let date = NaiveDate::parse_from_str(value, "%Y%m%d").ok()?;
            return Some(ReadTime {
                at: date.and_time(NaiveTime::MIN),
                is_day: true,
                zone: ReadZone::Local,
            });
        }
        let (local, is_utc) = match value.strip_suffix(['Z', 'z']) {
            Some(local) => (local, true),
            None => (value, false),
        };
        if local.len() != 15 || !digits(0..8) || !digits(9..15) {
            return None;
        }
        let at = NaiveDateTime::parse_from_str(local, "%Y%m%dT%H%M%S").ok()?;
        let zone = match (is_utc, line.parameter("TZID")) {
            (true, _) => ReadZone::Utc,
            (false, Some(name)) => ReadZone::Named(name.to_owned()),
            (false, None) => ReadZone::Local,
        };
        Some(ReadTime {
            at,
            is_day: false,
            zone,
        })
    }

    /// The local time in `zone`, the coach's time zone. Without it, a time with a named zone is taken as written.
    ///
    /// # Errors
    /// The reason why it is not known.
    pub(super) fn local(&self, zone: Option<Tz>) -> Result<NaiveDateTime, String> {
        match (&self.zone, zone) {
            (ReadZone::Utc, None) => Err(
                "its time is in UTC, and the file names no time zone; add --time-zone, for example --time-zone Europe/Berlin"
                    .to_owned(),
            ),
            (ReadZone::Utc, Some(zone)) => Ok(zone.from_utc_datetime(&self.at).naive_local()),
            (ReadZone::Named(name), Some(zone)) => match zone_named(name) {
                Some(own) if own != zone => {
                    let at = own.from_local_datetime(&self.at).earliest();
                    let at = at.ok_or("its time does not exist in its time zone")?;
                    Ok(at.with_timezone(&zone).naive_local())
                }
                _ => Ok(self.at),
            },
            _ => Ok(self.at),
        }
    }
}

/// The time zone with this name. Some programs write a path before it.
pub fn zone_named(name: &str) -> Option<Tz> {
    let whole = name.trim().trim_matches('/');
    let parts: Vec<&str> = whole.split('/').collect();
    let mut ends = (0..parts.len()).map(|from| parts[from..].join("/"));
    ends.find_map(|end| end.parse().ok())
}
