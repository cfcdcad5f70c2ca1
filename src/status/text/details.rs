//! The status of one engagement in full.
//!
//! Must not omit anything that the list counts.

use std::fmt::Write;

use anstyle::Style;

use super::entry::{ahead, head, line, urgent};
use super::line::{NAME, QUIET, SOON, item, labelled, paint};
use super::phrases;
use crate::derive::PhaseState;
use crate::status::{EngagementStatus, Reason};
use crate::text::counted;

/// The width of the phase column: a mark, the longest name, and `(now)`.
const PHASE_COLUMN: usize = 22;

/// How many meetings after the next one are listed.
const MAX_LATER: usize = 3;

/// Returns the status of one engagement in full.
pub fn details(one: &EngagementStatus) -> String {
    let mut out = String::new();
    if head(&mut out, one) {
        let _ = writeln!(out, "{}\n", terms(one));
        checklist(&mut out, one);
        out.push('\n');
        urgent(&mut out, one, usize::MAX);
        open(&mut out, one);
        meetings(&mut out, one);
        if let Some(("ready", goal)) = ahead(one, &[], usize::MAX) {
            line(&mut out, "ready", QUIET, &goal);
        }
        line(&mut out, "sessions", QUIET, &sessions(one));
        let found = phrases::findings(one.findings);
        line(&mut out, "check", phrases::style_for(one.findings), &found);
    }
    out.trim_end().to_owned()
}

/// Writes the checklist: the five phases, each with its steps. A phase that has not started has its steps in one
/// paragraph, and without what completes them: that would be everything.
fn checklist(out: &mut String, one: &EngagementStatus) {
    let begun = one.phase.is_some();
    for (place, seen) in one.phases.iter().enumerate() {
        let ahead = seen.state == PhaseState::NotStarted && (begun || place > 0);
        let (here, style) = match one.phase == Some(seen.phase) && !one.closed {
            true => (" (now)", NAME),
            false => ("", Style::new()),
        };
        let name = paint(style, &format!("{}{here}", phrases::plain(seen.phase)));
        let label = format!("{} {name}", phrases::mark(seen.state));
        let text = match (seen.state, ahead) {
            // Only a renewal has a complete phase without steps.
            (PhaseState::Complete, _) if seen.steps.is_empty() => {
                "by the engagement that this one renews".to_owned()
            }
            (_, true) => phrases::steps(&seen.steps),
            _ => String::new(),
        };
        labelled(out, &label, PHASE_COLUMN, &text);
        if !ahead {
            for step in &seen.steps {
                item(out, &phrases::step_mark(step.done), &phrases::step(step));
            }
        }
    }
}

fn open(out: &mut String, one: &EngagementStatus) {
    let listed = one.actions.overdue.len() + one.actions.due.len();
    let left = one.actions.open.saturating_sub(listed);
    if left > 0 {
        let more = if listed > 0 { "more " } else { "" };
        let text = counted(left, &format!("{more}action"));
        line(out, "open", QUIET, &text);
    }
}

fn meetings(out: &mut String, one: &EngagementStatus) {
    match one.upcoming.split_first() {
        Some((next, rest)) => {
            line(out, "next", QUIET, &phrases::next(next));
            line(out, "then", QUIET, &phrases::later(rest, MAX_LATER));
        }
        None if !one.drafted.is_empty() => {
            line(out, "next", QUIET, &phrases::drafted(&one.drafted));
        }
        None if one.attention.contains(&Reason::NothingPlanned) => {
            line(out, "next", SOON, "no date planned");
        }
        None => {}
    }
}

fn sessions(one: &EngagementStatus) -> String {
    let sessions = one.sessions;
    let (hours, minutes) = (sessions.minutes / 60, sessions.minutes % 60);
    let cancelled = match sessions.cancelled {
        0 => String::new(),
        count => format!("{count} cancelled, "),
    };
    format!(
        "{} of {} held, {cancelled}{hours} h {minutes:02} min",
        sessions.held, sessions.contracted
    )
}

/// Returns `active, started on 2026-05-05` or `completed on 2026-10-16`.
fn terms(one: &EngagementStatus) -> String {
    let status = one
        .status
        .map_or_else(|| "active".to_owned(), phrases::plain);
    let mut words = match (one.start, one.ended) {
        (_, Some(ended)) => format!("{status} on {ended}"),
        (Some(start), None) => format!("{status}, started on {start}"),
        (None, None) => status,
    };
    if let Some(until) = one.paused_until {
        let _ = write!(words, ", paused until {until}");
    }
    if one.draft {
        words.push_str(", draft");
    }
    words
}
