//! The lines that the list and the details share: the engagement's name, and what is urgent.
//!
//! Must not show anything that needs no attention.

use std::fmt::Write;

use anstyle::Style;

use super::line::{LATE, NAME, SOON, labelled, paint, safe, unbroken};
use super::phrases;
use crate::status::{EngagementStatus, Reason};

/// The width of the label column, which the five marks of the phases share.
const LABEL_COLUMN: usize = 9;

/// Writes the engagement's and the client's name. Returns false if nothing more is known.
pub(super) fn head(out: &mut String, one: &EngagementStatus) -> bool {
    let client = one.client.as_deref().map(safe).unwrap_or_default();
    let name = paint(NAME, &safe(&one.name));
    let practice = match &one.practice {
        Some(practice) => format!("  ({})", safe(practice)),
        None => String::new(),
    };
    let _ = writeln!(out, "{}", format!("{name}  {client}{practice}").trim_end());
    if !one.readable {
        let why = "engagement.md cannot be read: run `coachgen check`";
        line(out, "stopped", LATE, why);
    }
    one.readable
}

/// Writes one line, unless its text is empty.
pub(super) fn line(out: &mut String, label: &str, style: Style, text: &str) {
    if !text.is_empty() {
        labelled(out, &paint(style, label), LABEL_COLUMN, text);
    }
}

/// Writes the marks of the five phases, and a summary.
pub(super) fn strip(out: &mut String, one: &EngagementStatus, summary: &str) {
    let marks = one.phases.iter().map(|seen| phrases::mark(seen.state));
    labelled(out, &marks.collect::<String>(), LABEL_COLUMN, summary);
}

/// Writes what is wrong, late or due soon, with at most `most` items of each.
pub(super) fn urgent(out: &mut String, one: &EngagementStatus, most: usize) {
    if one.findings.forbids > 0 {
        let why = "its portals cannot be built: run `coachgen check`";
        line(out, "stopped", LATE, why);
    }
    if one.attention.contains(&Reason::DisposalDue) {
        let why = "the agreed date for deleting its records has passed";
        line(out, "disposal", LATE, why);
    }
    let unreadable = phrases::unreadable(&one.unreadable, most);
    line(out, "unreadable", LATE, &unreadable);
    let overdue = phrases::actions(&one.actions.overdue, most);
    line(out, "overdue", LATE, &overdue);
    if !one.unrecorded.is_empty() {
        let days = one.unrecorded.iter().map(|meeting| {
            let name = phrases::meeting(meeting);
            unbroken(&format!("{name} of {}", meeting.date))
        });
        let days: Vec<String> = days.collect();
        let text = format!("{}: no record yet", days.join(", "));
        line(out, "unwritten", LATE, &text);
    }
    line(out, "past due", LATE, &phrases::late(&one.late, most));
    line(out, "due", SOON, &phrases::actions(&one.actions.due, most));
    let awaiting = phrases::waiting(one, &one.awaiting, most);
    line(out, "awaiting", SOON, &awaiting);
}

/// Returns what the next phase needs, as a label and text, without the items in `left_out`.
pub(super) fn ahead(
    one: &EngagementStatus,
    left_out: &[&str],
    most: usize,
) -> Option<(&'static str, String)> {
    if one.closed {
        return None;
    }
    let goal = match one.next_phase {
        Some(next) => format!("for {}", phrases::plain(next)),
        None => "to close".to_owned(),
    };
    if one.missing().next().is_none() {
        return Some(match one.next_phase {
            Some(_) => ("ready", goal),
            None => (
                "ready",
                format!("{goal}: `status: completed` in engagement.md"),
            ),
        });
    }
    let missing = one.missing().filter(|item| !left_out.contains(&item.what));
    let text = phrases::missing(missing, most);
    (!text.is_empty()).then(|| ("needs", format!("{goal}: {text}")))
}
