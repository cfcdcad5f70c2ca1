//! Short phrases for meetings, actions, phases and findings.
//!
//! Must not lay out lines.

use chrono::NaiveDate;

use super::line::{DONE, LATE, QUIET, SOON, paint, safe, unbroken};
use crate::derive::PhaseState;
use crate::status::{
    EngagementStatus, Findings, MissingLine, OpenAction, OverdueGoal, StepLine, UpcomingMeeting,
    WaitingApproval,
};
use crate::text::counted;

/// How many ids or file names of a step are listed before the rest are counted.
const MAX_PARTS: usize = 4;

/// Returns the mark of a phase's state: `✓`, `◐` or `○`.
pub(super) fn mark(state: PhaseState) -> String {
    match state {
        PhaseState::Complete => paint(DONE, "✓"),
        PhaseState::InProgress => paint(SOON, "◐"),
        PhaseState::NotStarted => paint(QUIET, "○"),
    }
}

/// Returns the mark of a step: `✓` or `·`.
pub(super) fn step_mark(done: bool) -> String {
    match done {
        true => paint(DONE, "✓"),
        false => paint(SOON, "·"),
    }
}

/// Returns a step with what is missing and what completes it: ``sessions (4 of 6 held): a record of kind `session` ``.
pub(super) fn step(step: &StepLine) -> String {
    let mut text = step.name().to_owned();
    if step.accepted {
        text.push_str(" (accepted)");
    }
    if !step.open.is_empty() {
        let open = step.open.iter().map(|part| safe(part)).collect();
        text = format!("{text} ({})", first_of(open, MAX_PARTS));
    }
    if let Some(how) = &step.how {
        text = format!("{text}: {}", unbroken_code(&safe(how)));
    }
    text
}

/// Returns text in which a line is not wrapped within code.
fn unbroken_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts: Vec<String> = parts
        .map(|(at, part)| match at % 2 {
            1 => unbroken(part),
            _ => part.to_owned(),
        })
        .collect();
    parts.join("`")
}

/// Lists the names of steps.
pub(super) fn steps(steps: &[StepLine]) -> String {
    let names: Vec<String> = steps.iter().map(|step| unbroken(step.name())).collect();
    names.join(", ")
}

/// Returns a front matter value as plain text.
pub(super) fn plain(word: &str) -> String {
    word.replace('-', " ")
}

/// Returns `tomorrow`, `Thursday`, `in 9 days` or `in 3 weeks` for today or a future day.
pub(super) fn until(date: NaiveDate, days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => date.format("%A").to_string(),
        7..=13 => format!("in {days} days"),
        _ => format!("in {} weeks", days.saturating_add(3) / 7),
    }
}

/// Returns `session 5` or `final review`; `meeting` if only its date is planned.
pub(super) fn meeting(meeting: &UpcomingMeeting) -> String {
    match (meeting.kind, meeting.number, meeting.review) {
        (Some(kind), Some(number), _) => format!("{} {number}", plain(kind)),
        (Some(kind), None, Some(review)) => format!("{review} {}", plain(kind)),
        (Some("chemistry"), None, None) => "chemistry meeting".to_owned(),
        (Some(kind), None, None) => plain(kind),
        (None, ..) => "meeting".to_owned(),
    }
}

/// Returns `session 5 on 2026-12-08 (in 2 weeks)`.
pub(super) fn next(next: &UpcomingMeeting) -> String {
    let when = until(next.date, next.days);
    unbroken(&format!("{} on {} ({when})", meeting(next), next.date))
}

/// Returns `session 5 on 2026-12-08 (in 2 weeks), in a draft`.
pub(super) fn drafted(drafted: &[UpcomingMeeting]) -> String {
    let meetings: Vec<String> = drafted.iter().map(next).collect();
    format!("{}, in a draft", meetings.join(", "))
}

/// Returns `session 6 on 2027-01-12, meeting on 2027-01-26`, with at most `most` meetings.
pub(super) fn later(meetings: &[UpcomingMeeting], most: usize) -> String {
    let items = meetings
        .iter()
        .map(|later| format!("{} on {}", meeting(later), later.date));
    first_of(items.collect(), most)
}

/// Lists each action with its owner and date, at most `most`.
pub(super) fn actions(actions: &[OpenAction], most: usize) -> String {
    let items = actions.iter().map(|action| {
        let owner = action.owner.unwrap_or("no owner");
        match action.due {
            Some(due) => format!("{} ({owner}, {due})", safe(&action.id)),
            None => format!("{} ({owner})", safe(&action.id)),
        }
    });
    first_of(items.collect(), most)
}

/// Lists each milestone and objective with its date, at most `most`.
pub(super) fn late(late: &[OverdueGoal], most: usize) -> String {
    let items = late
        .iter()
        .map(|late| format!("{} {} ({})", late.kind, safe(&late.id), late.due));
    first_of(items.collect(), most)
}

/// Lists the records that cannot be read, at most `most`; empty if there are none.
pub(super) fn unreadable(paths: &[String], most: usize) -> String {
    match paths.is_empty() {
        true => String::new(),
        false => {
            let paths = first_of(paths.iter().map(|path| safe(path)).collect(), most);
            format!("{paths}: run `coachgen check`")
        }
    }
}

/// Lists the records by their paths in the engagement's folder, at most `most`.
pub(super) fn waiting(one: &EngagementStatus, waiting: &[WaitingApproval], most: usize) -> String {
    let items = waiting.iter().map(|waiting| {
        let inside = waiting.record.strip_prefix(&one.folder);
        let path = inside.map_or(waiting.record.as_str(), |path| path.trim_start_matches('/'));
        match waiting.changed {
            true => format!("{} (changed since it was approved)", safe(path)),
            false => safe(path),
        }
    });
    first_of(items.collect(), most)
}

/// Lists what is missing, grouped by type: `a verdict on hold, early; the final review`.
pub(super) fn missing<'a>(items: impl Iterator<Item = &'a MissingLine>, most: usize) -> String {
    let mut grouped: Vec<(String, Vec<String>)> = Vec::new();
    for item in items {
        let about = item.about().map(safe);
        let text = item.words();
        match grouped.last_mut() {
            Some((words, known)) if *words == text && about.is_some() => known.extend(about),
            _ => grouped.push((text, about.into_iter().collect())),
        }
    }
    let items: Vec<String> = grouped
        .into_iter()
        .map(|(words, about)| match about.is_empty() {
            true => words,
            false => {
                let plural = if about.len() > 1 && words.ends_with(" point") {
                    "s"
                } else {
                    ""
                };
                format!("{words}{plural} {}", first_of(about, most))
            }
        })
        .collect();
    items.join("; ")
}

/// Returns `2 errors, 1 warning`.
pub(super) fn findings(findings: Findings) -> String {
    let mut parts = Vec::new();
    if findings.forbids > 0 {
        let errors = counted(findings.forbids, "error");
        parts.push(format!("{errors} blocking the build"));
    }
    if findings.errors > 0 {
        let other = if parts.is_empty() { "" } else { "other " };
        parts.push(counted(findings.errors, &format!("{other}error")));
    }
    if findings.warnings > 0 {
        parts.push(counted(findings.warnings, "warning"));
    }
    match parts.is_empty() {
        true => "no findings".to_owned(),
        false => parts.join(", "),
    }
}

/// Returns the style for a number of findings.
pub(super) fn style_for(findings: Findings) -> anstyle::Style {
    match findings.forbids.saturating_add(findings.errors) {
        0 => QUIET,
        _ => LATE,
    }
}

/// Joins the first `most` items, each on one line, and the number of those left out.
fn first_of(items: Vec<String>, most: usize) -> String {
    let left = items.len().saturating_sub(most);
    let mut items: Vec<String> = items.iter().take(most).map(|one| unbroken(one)).collect();
    if left > 0 {
        items.push(unbroken(&format!("and {left} more")));
    }
    items.join(", ")
}
