//! The practice this week: meetings by day, what is due, and the engagements that need attention.
//!
//! Must not decide what is urgent.

use std::fmt::Write;

use chrono::NaiveDate;

use super::entry::{head, line, urgent};
use super::line::{NAME, SOON, paint, safe, unbroken, wrap};
use super::phrases;
use crate::status::{
    EngagementStatus, OpenAction, Reason, SOON_DAYS, StatusReport, UpcomingMeeting, Urgency,
};

/// How many actions, records or ids a line lists before it counts the rest.
const MAX_LISTED: usize = 4;

/// The width of the column with the day.
const DAY_COLUMN: usize = 11;

/// Returns the text.
pub fn today(report: &StatusReport) -> String {
    let mut out = format!("{}\n", report.today.format("%A, %-d %B %Y"));
    section(
        &mut out,
        &format!("Meetings within {SOON_DAYS} days"),
        meetings(report),
    );
    section(
        &mut out,
        &format!("Due within {SOON_DAYS} days"),
        due(report),
    );
    let engagements = report.engagements.iter();
    let urgent_ones: Vec<&EngagementStatus> = engagements
        .filter(|one| one.group == Urgency::Attention)
        .collect();
    if !urgent_ones.is_empty() {
        let _ = writeln!(out, "\n{}\n", paint(NAME, "Needs attention"));
        for one in urgent_ones {
            if head(&mut out, one) {
                urgent(&mut out, one, MAX_LISTED);
                if one.findings.forbids + one.findings.errors > 0 {
                    let style = phrases::style_for(one.findings);
                    line(&mut out, "check", style, &phrases::findings(one.findings));
                }
                if one.attention.contains(&Reason::NothingPlanned) && one.drafted.is_empty() {
                    line(&mut out, "next", SOON, "no date planned");
                }
            }
        }
    }
    if out.lines().count() == 1 {
        let _ = writeln!(
            out,
            "\nNo meetings or due dates within {SOON_DAYS} days, and nothing needs attention."
        );
    }
    out.trim_end().to_owned()
}

/// Writes a section with its lines: a day, and what is on it. Nothing if there are no lines.
fn section(out: &mut String, title: &str, mut lines: Vec<(NaiveDate, String, String)>) {
    if lines.is_empty() {
        return;
    }
    lines.sort();
    let _ = writeln!(out, "\n{}\n", paint(NAME, title));
    for (_, day, text) in lines {
        let _ = write!(out, "  {day:DAY_COLUMN$} ");
        wrap(out, DAY_COLUMN + 3, DAY_COLUMN + 3, &text);
    }
}

/// Each meeting of the next days: its date, the day in words, and what it is.
fn meetings(report: &StatusReport) -> Vec<(NaiveDate, String, String)> {
    let mut lines = Vec::new();
    for one in &report.engagements {
        let soon = |meeting: &&UpcomingMeeting| meeting.days <= SOON_DAYS;
        let drafted = one
            .drafted
            .iter()
            .filter(soon)
            .map(|it| (it, ", in a draft"));
        let planned = one.upcoming.iter().filter(soon).map(|it| (it, ""));
        // A meeting in a draft may also be planned.
        let is_planned = |date| one.upcoming.iter().any(|it| it.date == date);
        let drafted = drafted.filter(|(it, _)| !is_planned(it.date));
        for (meeting, draft) in planned.chain(drafted) {
            let what = phrases::meeting(meeting);
            let day = phrases::until(meeting.date, meeting.days);
            let text = format!("{}, {}{draft}", named(one), unbroken(&what));
            lines.push((meeting.date, day, text));
        }
    }
    lines
}

/// Each action that is due in the next days.
fn due(report: &StatusReport) -> Vec<(NaiveDate, String, String)> {
    let open = report.engagements.iter().flat_map(|one| {
        let due = one.actions.due.iter();
        due.filter_map(move |action| Some((one, action, action.due?)))
    });
    let line = |(one, action, due): (&EngagementStatus, &OpenAction, NaiveDate)| {
        let days = due.signed_duration_since(report.today).num_days();
        let owner = action.owner.unwrap_or("no owner");
        let what = unbroken(&format!("{} ({owner})", safe(&action.id)));
        let text = format!("{}, action {what}", named(one));
        (due, phrases::until(due, days), text)
    };
    open.map(line).collect()
}

/// The client's name, or that of the folder.
fn named(one: &EngagementStatus) -> String {
    unbroken(&safe(one.client.as_deref().unwrap_or(&one.name)))
}
