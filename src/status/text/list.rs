//! The status of a practice: the engagements that need attention first, a few lines each, and the totals.
//!
//! Must not sort; the report is sorted already.

use std::fmt::Write;

use super::entry::{ahead, head, line, strip, urgent};
use super::line::{NAME, QUIET, SOON, paint, safe, unbroken, wrap};
use super::phrases;
use crate::status::{EngagementStatus, Findings, Reason, SOON_DAYS, StatusReport, Urgency};
use crate::text::counted;

/// How many actions, records or ids a line lists before it counts the rest.
const MAX_LISTED: usize = 4;

/// What development always lacks until its end: the summary has the number of sessions, and the checker reports a review
/// that is due.
const EXPECTED: [&str; 2] = ["sessions", "interim-review"];

/// The maximum width of the name column.
const MAX_NAME_COLUMN: usize = 40;

/// Returns the list. `brief` shows only engagements that need attention, without totals; `all` includes closed ones.
pub fn list(report: &StatusReport, brief: bool, all: bool) -> String {
    let mut out = String::new();
    for group in Urgency::ALL {
        let ones = report.engagements.iter().filter(|one| one.group == group);
        let ones: Vec<&EngagementStatus> = ones.collect();
        let hidden = match group {
            Urgency::Attention => false,
            Urgency::DueSoon | Urgency::OnCourse => brief,
            Urgency::Closed => brief || !all,
        };
        if ones.is_empty() || hidden {
            continue;
        }
        let _ = writeln!(out, "{} ({})\n", paint(NAME, &title(group)), ones.len());
        let widest = ones.iter().map(|one| one.name.chars().count()).max();
        for one in ones {
            match group {
                Urgency::Closed => closed(&mut out, one, widest.unwrap_or(0).min(MAX_NAME_COLUMN)),
                Urgency::Attention | Urgency::DueSoon | Urgency::OnCourse => entry(&mut out, one),
            }
        }
        out.push('\n');
    }
    if !brief {
        out.push_str(&totals(report, all));
    }
    out.trim_end().to_owned()
}

fn title(group: Urgency) -> String {
    match group {
        Urgency::Attention => "Needs attention".to_owned(),
        Urgency::DueSoon => format!("Due within {SOON_DAYS} days"),
        Urgency::OnCourse => "On course".to_owned(),
        Urgency::Closed => "Closed".to_owned(),
    }
}

fn entry(out: &mut String, one: &EngagementStatus) {
    if !head(out, one) {
        return;
    }
    strip(out, one, &summary(one));
    urgent(out, one, MAX_LISTED);
    match one.upcoming.first() {
        Some(meeting) => line(out, "next", QUIET, &phrases::next(meeting)),
        None if !one.drafted.is_empty() => {
            line(out, "next", QUIET, &phrases::drafted(&one.drafted));
        }
        None if one.attention.contains(&Reason::NothingPlanned) => {
            line(out, "next", SOON, "no date planned");
        }
        None => {}
    }
    if let Some((label, text)) = ahead(one, &EXPECTED, MAX_LISTED) {
        line(out, label, QUIET, &text);
    }
    if one.findings != Findings::default() {
        let style = phrases::style_for(one.findings);
        line(out, "check", style, &phrases::findings(one.findings));
    }
}

/// Returns a summary such as `development, 4 of 6 sessions held`.
fn summary(one: &EngagementStatus) -> String {
    let mut parts = vec![match one.phase {
        Some(phase) => phrases::plain(phase),
        None => "not started".to_owned(),
    }];
    if one.phase == Some("development") {
        let sessions = one.sessions;
        parts.push(format!(
            "{} of {} sessions held",
            sessions.held, sessions.contracted
        ));
    }
    if one.draft {
        parts.push("draft".to_owned());
    }
    match (one.status, one.paused_until) {
        (_, Some(until)) => parts.push(format!("paused until {until}")),
        (None | Some("active"), None) => {}
        (Some(status), None) => parts.push(phrases::plain(status)),
    }
    parts.join(", ")
}

/// Writes a closed engagement on one line.
fn closed(out: &mut String, one: &EngagementStatus, width: usize) {
    let client = one.client.as_deref().map(safe).unwrap_or_default();
    let status = one.status.map(phrases::plain).unwrap_or_default();
    let ended = one.ended.map(|day| format!(" {day}")).unwrap_or_default();
    let practice = match &one.practice {
        Some(practice) => format!(" ({})", safe(practice)),
        None => String::new(),
    };
    let mut text = format!("{client}{practice}, {status}{ended}");
    let records = counted(one.awaiting.len(), "record");
    if !one.awaiting.is_empty() {
        let _ = write!(text, "; {records} waiting for approval");
    }
    if one.findings != Findings::default() {
        let _ = write!(text, "; {}", phrases::findings(one.findings));
    }
    let _ = write!(out, "{:width$}  ", safe(&one.name));
    wrap(out, width + 2, width + 2, &text);
}

fn totals(report: &StatusReport, all: bool) -> String {
    let totals = &report.totals;
    let attention = match totals.attention {
        1 => "needs attention",
        _ => "need attention",
    };
    let closed = if all {
        "closed"
    } else {
        "closed (listed with --all)"
    };
    let groups = [
        (totals.attention, attention),
        (totals.due_soon, "due soon"),
        (totals.on_course, "on course"),
        (totals.closed, closed),
    ];
    let groups: Vec<String> = groups
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| unbroken(&format!("{count} {words}")))
        .collect();
    let mut sums = Vec::new();
    if totals.overdue_actions > 0 {
        let actions = counted(totals.overdue_actions, "action");
        sums.push(format!("{actions} overdue"));
    }
    if totals.awaiting > 0 {
        let records = counted(totals.awaiting, "record");
        sums.push(format!("{records} waiting for a client's approval"));
    }
    if totals.findings != Findings::default() {
        sums.push(phrases::findings(totals.findings));
    }
    let engagements = counted(totals.engagements, "engagement");
    let mut out = String::new();
    let mut sentence = |text: String| {
        wrap(&mut out, 0, 2, &text);
    };
    sentence(format!(
        "{engagements} on {}: {}.",
        report.today,
        groups.join(", ")
    ));
    let sums: Vec<String> = sums.iter().map(|sum| unbroken(sum)).collect();
    if !sums.is_empty() {
        sentence(format!("To do: {}.", sums.join(", ")));
    }
    let closed = report.engagements.iter();
    let closed = closed.filter(|one| {
        one.group == Urgency::Closed && one.findings.errors.max(one.findings.forbids) > 0
    });
    let with_errors = closed.count();
    if with_errors > 0 && !all {
        let engagements = counted(with_errors, "closed engagement");
        let verb = if with_errors == 1 { "has" } else { "have" };
        sentence(format!(
            "{engagements} {verb} errors: run `coachgen check`."
        ));
    }
    if report.practice != Findings::default() {
        sentence(format!(
            "coachgen.yaml: {}.",
            phrases::findings(report.practice)
        ));
    }
    out
}
