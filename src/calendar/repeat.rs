//! The single dates of events that repeat.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use rrule::RRuleSet;

use super::read::{ReadCalendar, ReadEvent};
use super::time::ReadTime;

/// How often an event may repeat.
const MAX_REPEATS: u16 = 100;

/// An event on one date.
#[derive(Debug, Clone)]
pub struct ImportedEvent {
    /// The line on which it begins.
    pub line: usize,
    /// Its identifier, unless it repeats: coachgen writes no repeating events.
    pub uid: Option<String>,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// When it begins, in local time; or why it cannot be used.
    pub start: Result<NaiveDateTime, String>,
    /// Whether its title contains the words that were given.
    pub is_named: bool,
}

/// Returns every event of the calendar on each of its dates. `zone` is the coach's time zone.
pub fn single_events(calendar: &ReadCalendar, zone: Option<Tz>) -> Vec<ImportedEvent> {
    // Which dates of an event that repeats other events replace.
    let mut replaced: BTreeMap<&str, Vec<&ReadTime>> = BTreeMap::new();
    for event in &calendar.events {
        if let (Some(uid), Some(time)) = (&event.uid, &event.replaces) {
            replaced.entry(uid).or_default().push(time);
        }
    }
    let mut all = Vec::new();
    for event in &calendar.events {
        let of_uid = event.uid.as_deref().and_then(|uid| replaced.get(uid));
        add(event, of_uid.map_or(&[], Vec::as_slice), zone, &mut all);
    }
    all
}

fn add(event: &ReadEvent, replaced: &[&ReadTime], zone: Option<Tz>, to: &mut Vec<ImportedEvent>) {
    let repeats = event.rule.is_some() || event.replaces.is_some();
    let mut push = |start: Result<NaiveDateTime, String>| {
        to.push(ImportedEvent {
            line: event.line,
            uid: event.uid.clone().filter(|_| !repeats),
            cancelled: event.cancelled,
            start,
            is_named: event.is_named,
        });
    };
    if let Some((line, message)) = &event.problem {
        return push(Err(format!("{message} (line {line})")));
    }
    let Some(start) = &event.start else {
        return push(Err("no DTSTART; export the event again".to_owned()));
    };
    if event.has_listed_dates {
        return push(Err(
            "repeats on listed dates (RDATE), which are not supported; export single events"
                .to_owned(),
        ));
    }
    let Some(rule) = &event.rule else {
        return push(start.local(zone));
    };
    match dates(start, rule) {
        Err(reason) => push(Err(reason)),
        Ok(dates) => {
            let left_out = |at: NaiveDateTime| {
                let mut times = event.exceptions.iter().chain(replaced.iter().copied());
                times.any(|time| is_at(time, at, start))
            };
            for at in dates.into_iter().filter(|at| !left_out(*at)) {
                let one = ReadTime {
                    at,
                    ..start.clone()
                };
                push(one.local(zone));
            }
        }
    }
}

/// Whether `time` means the repetition at `at`, which is written in the same way as `start`.
fn is_at(time: &ReadTime, at: NaiveDateTime, start: &ReadTime) -> bool {
    match (time.is_day, start.is_day) {
        (true, _) | (_, true) => time.at.date() == at.date(),
        _ if time.zone == start.zone => time.at == at,
        // Programs may write one of the two in UTC.
        _ => {
            let one = ReadTime {
                at,
                ..start.clone()
            };
            let utc = Some(Tz::UTC);
            time.local(utc) == one.local(utc)
        }
    }
}

/// The times of the repetitions, written like `start`.
fn dates(start: &ReadTime, rule: &str) -> Result<Vec<NaiveDateTime>, String> {
    let ends = |name: &str| rule.split(';').any(|part| part.starts_with(name));
    if !ends("COUNT=") && !ends("UNTIL=") {
        return Err("repeats without an end; set an end, or export single events".to_owned());
    }
    let rule: Vec<String> = rule
        .split(';')
        .map(|part| match part.strip_prefix("UNTIL=") {
            Some(until) => format!("UNTIL={}", until_as_written(until, start)),
            None => part.to_owned(),
        })
        .collect();
    // Rules repeat in local time, so the time is calculated as if it were in UTC, which has no summer time.
    let text = format!(
        "DTSTART:{}Z\nRRULE:{}",
        start.at.format("%Y%m%dT%H%M%S"),
        rule.join(";")
    );
    let set: RRuleSet = text.parse().map_err(|_| {
        "has a repeat rule (RRULE) that cannot be read; export single events".to_owned()
    })?;
    let found = set.all(MAX_REPEATS);
    match found.limited {
        true => Err(format!(
            "repeats more than {MAX_REPEATS} times; export single events"
        )),
        false => Ok(found
            .dates
            .iter()
            .map(chrono::DateTime::naive_utc)
            .collect()),
    }
}

/// The end of a rule as a time that can be compared with those of the repetitions.
fn until_as_written(until: &str, start: &ReadTime) -> String {
    if until.len() == 8 {
        return format!("{until}T235959Z");
    }
    let local = until.strip_suffix('Z').unwrap_or(until);
    let own = match &start.zone {
        super::time::ReadZone::Named(name) if until.ends_with('Z') => super::time::zone_named(name),
        _ => None,
    };
    let at = NaiveDateTime::parse_from_str(local, "%Y%m%dT%H%M%S").ok();
    match (own, at) {
        (Some(own), Some(at)) => {
            let at = chrono::TimeZone::from_utc_datetime(&own, &at).naive_local();
            format!("{}Z", at.format("%Y%m%dT%H%M%S"))
        }
        _ => format!("{local}Z"),
    }
}
