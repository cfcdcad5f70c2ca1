//! The lines that an engagement has in the list and in full alike: its name, and what is urgent.
//!
//! Must not say anything of what is well.

use std::fmt::Write;

use anstyle::Style;

use super::line::{LATE, NAME, SOON, item, labelled, paint, safe};
use super::phrases;
use crate::status::{EngagementStatus, Reason};

/// Columns of the labels, which the five marks of the strip share.
const LABELS: usize = 9;

/// The name, and the client's. False where that is all that is known.
pub(super) fn head(out: &mut String, one: &EngagementStatus) -> bool {
    let client = one.client.as_deref().map(safe).unwrap_or_default();
    let name = paint(NAME, &safe(&one.name));
    let _ = writeln!(out, "{}", format!("{name}  {client}").trim_end());
    if !one.readable {
        let why = "engagement.md cannot be read: run `coachgen check`";
        line(out, "stopped", LATE, why);
    }
    one.readable
}

/// One line, where there is something to say.
pub(super) fn line(out: &mut String, label: &str, style: Style, says: &str) {
    if !says.is_empty() {
        labelled(out, &paint(style, label), LABELS, says);
    }
}

/// The five marks, and where it stands.
pub(super) fn strip(out: &mut String, one: &EngagementStatus, standing: &str) {
    let marks = one.phases.iter().map(|seen| phrases::mark(seen.state));
    labelled(out, &marks.collect::<String>(), LABELS, standing);
}

/// What is wrong, late or soon due, naming the first `most` of each.
pub(super) fn urgent(out: &mut String, one: &EngagementStatus, most: usize) {
    if one.findings.forbids > 0 {
        let why = "its portals cannot be built: run `coachgen check`";
        line(out, "stopped", LATE, why);
    }
    if one.attention.contains(&Reason::DisposalDue) {
        let why = "the day agreed for disposing of its records has passed";
        line(out, "disposal", LATE, why);
    }
    let overdue = phrases::actions(&one.actions.overdue, most);
    line(out, "overdue", LATE, &overdue);
    if !one.unrecorded.is_empty() {
        let days = one.unrecorded.iter().map(|meeting| {
            let name = phrases::meeting(meeting);
            item(&format!("{name} of {}", meeting.date))
        });
        let days: Vec<String> = days.collect();
        let says = format!("{}: no record yet", days.join(", "));
        line(out, "unwritten", LATE, &says);
    }
    line(out, "past due", LATE, &phrases::late(&one.late, most));
    line(out, "due", SOON, &phrases::actions(&one.actions.due, most));
    let awaiting = phrases::waiting(one, &one.awaiting, most);
    line(out, "awaiting", SOON, &awaiting);
}

/// What the next phase waits for, as a label and words; `told` is what another line says already.
pub(super) fn ahead(
    one: &EngagementStatus,
    told: &str,
    most: usize,
) -> Option<(&'static str, String)> {
    if one.closed {
        return None;
    }
    let goal = match one.next_phase {
        Some(next) => format!("for {}", phrases::plain(next)),
        None => "to close".to_owned(),
    };
    if one.lacking().next().is_none() {
        return Some(match one.next_phase {
            Some(_) => ("ready", goal),
            None => (
                "ready",
                format!("{goal}: `status: completed` in engagement.md"),
            ),
        });
    }
    let lacks = one.lacking().filter(|lack| lack.what != told);
    let says = phrases::lacks(lacks, most);
    (!says.is_empty()).then(|| ("needs", format!("{goal}: {says}")))
}
