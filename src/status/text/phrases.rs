//! What is said of meetings, actions, phases and findings, in a few words each.
//!
//! Must not lay out lines.

use chrono::NaiveDate;

use super::line::{DONE, LATE, QUIET, SOON, item, paint, safe};
use crate::derive::PhaseState;
use crate::status::{
    EngagementStatus, Findings, Lack, Late, OpenAction, UpcomingMeeting, WaitingApproval,
};

/// `✓`, `◐` or `○`: the mark of a phase's state.
pub(super) fn mark(state: PhaseState) -> String {
    match state {
        PhaseState::Complete => paint(DONE, "✓"),
        PhaseState::InProgress => paint(SOON, "◐"),
        PhaseState::NotStarted => paint(QUIET, "○"),
    }
}

/// A word of the front matter as a person writes it.
pub(super) fn plain(word: &str) -> String {
    word.replace('-', " ")
}

/// `tomorrow`, `Thursday`, `in 9 days`, `in 3 weeks`; of a day not gone by.
pub(super) fn until(date: NaiveDate, days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => date.format("%A").to_string(),
        7..=13 => format!("in {days} days"),
        _ => format!("in {} weeks", (days + 3) / 7),
    }
}

/// `session 5`, `final review`; `meeting` where only its day is planned.
pub(super) fn meeting(meeting: &UpcomingMeeting) -> String {
    match (meeting.kind, meeting.number, meeting.review) {
        (Some(kind), Some(number), _) => format!("{} {number}", plain(kind)),
        (Some(kind), None, Some(review)) => format!("{review} {}", plain(kind)),
        (Some("chemistry"), None, None) => "chemistry meeting".to_owned(),
        (Some(kind), None, None) => plain(kind),
        (None, ..) => "meeting".to_owned(),
    }
}

/// `session 5 on 2026-12-08 (in 2 weeks)`.
pub(super) fn next(next: &UpcomingMeeting) -> String {
    let when = until(next.date, next.days);
    item(&format!("{} on {} ({when})", meeting(next), next.date))
}

/// `session 6 on 2027-01-12, meeting on 2027-01-26`, the first `most` of them.
pub(super) fn later(meetings: &[UpcomingMeeting], most: usize) -> String {
    let told = meetings
        .iter()
        .map(|later| format!("{} on {}", meeting(later), later.date));
    some(told.collect(), most)
}

/// Each action with its owner and its day, the first `most` of them.
pub(super) fn actions(actions: &[OpenAction], most: usize) -> String {
    let told = actions.iter().map(|action| {
        let owner = action.owner.unwrap_or("nobody's");
        match action.due {
            Some(due) => format!("{} ({owner}, {due})", safe(&action.id)),
            None => format!("{} ({owner})", safe(&action.id)),
        }
    });
    some(told.collect(), most)
}

/// Each milestone and objective with its day, the first `most` of them.
pub(super) fn late(late: &[Late], most: usize) -> String {
    let told = late
        .iter()
        .map(|late| format!("{} {} ({})", late.kind, safe(&late.id), late.due));
    some(told.collect(), most)
}

/// The records, by their paths in the engagement's folder.
pub(super) fn waiting(one: &EngagementStatus, waiting: &[WaitingApproval], most: usize) -> String {
    let told = waiting.iter().map(|waiting| {
        let inside = waiting.record.strip_prefix(&one.folder);
        let path = inside.map_or(waiting.record.as_str(), |path| path.trim_start_matches('/'));
        match waiting.changed {
            true => format!("{} (changed since it was approved)", safe(path)),
            false => safe(path),
        }
    });
    some(told.collect(), most)
}

/// What is lacking, with what is lacking in the same way in one: `a verdict on hold, early; the final review`.
pub(super) fn lacks<'a>(lacks: impl Iterator<Item = &'a Lack>, most: usize) -> String {
    let mut grouped: Vec<(&str, Vec<String>)> = Vec::new();
    for lack in lacks {
        let about = lack.about.as_deref().map(safe);
        match grouped.last_mut() {
            Some((words, known)) if *words == lack.words && about.is_some() => known.extend(about),
            _ => grouped.push((&lack.words, about.into_iter().collect())),
        }
    }
    let told: Vec<String> = grouped
        .into_iter()
        .map(|(words, about)| match about.is_empty() {
            true => words.to_owned(),
            false => format!("{words} {}", some(about, most)),
        })
        .collect();
    told.join("; ")
}

/// `2 errors, 1 warning`.
pub(super) fn findings(findings: Findings) -> String {
    let mut parts = Vec::new();
    if findings.forbids > 0 {
        let errors = many(findings.forbids, "error");
        parts.push(format!("{errors} stopping the build"));
    }
    if findings.errors > 0 {
        let other = if parts.is_empty() { "" } else { "other " };
        parts.push(many(findings.errors, &format!("{other}error")));
    }
    if findings.warnings > 0 {
        parts.push(many(findings.warnings, "warning"));
    }
    match parts.is_empty() {
        true => "nothing found".to_owned(),
        false => parts.join(", "),
    }
}

/// The colour that findings ask for.
pub(super) fn weight(findings: Findings) -> anstyle::Style {
    match findings.forbids + findings.errors {
        0 => QUIET,
        _ => LATE,
    }
}

/// `1 record`, `3 records`.
pub(super) fn many(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// The first `most` of `told`, each on one line, and how many more there are.
fn some(told: Vec<String>, most: usize) -> String {
    let left = told.len().saturating_sub(most);
    let mut told: Vec<String> = told.iter().take(most).map(|one| item(one)).collect();
    if left > 0 {
        told.push(item(&format!("and {left} more")));
    }
    told.join(", ")
}
