//! The log as text for a terminal: the rows as a table, the totals, what is left out, and the credentials.
//!
//! Must not decide what counts.

mod credentials;
mod table;

use std::fmt::Write;

use super::{HoursLog, LeftOut, Totals};
use crate::status::text::line::{NAME, paint, safe, wrap};
use crate::text::counted;

/// The width of the labels of totals.
const LABEL: usize = 16;

/// Returns the log. The colours are removed where the terminal has none.
pub fn text(log: &HoursLog) -> String {
    let mut out = String::new();
    heading(&mut out, log);
    match log.rows.is_empty() {
        true => out.push_str("No hours to list.\n"),
        false => table::write(&mut out, &log.rows),
    }
    out.push('\n');
    totals(&mut out, &log.totals);
    let left_out = left_out(log);
    if !left_out.is_empty() {
        let _ = writeln!(out, "\n{}", paint(NAME, "Not in the log"));
        for text in left_out {
            out.push_str("  ");
            wrap(&mut out, 2, 4, &text);
        }
    }
    credentials::write(&mut out, &log.credentials);
    out.trim_end().to_owned()
}

fn heading(out: &mut String, log: &HoursLog) {
    let mut title = "Coaching hours".to_owned();
    if let Some(coach) = &log.coach {
        let _ = write!(title, " of {}", safe(coach));
    }
    let _ = write!(title, " up to {}", log.today);
    if let Some(since) = log.since {
        let _ = write!(title, ", since the training began on {since}");
    }
    let _ = writeln!(out, "{}\n", paint(NAME, &title));
}

fn totals(out: &mut String, totals: &Totals) {
    let mut line = |label: &str, text: String| {
        let _ = writeln!(out, "{label:LABEL$}{text}");
    };
    line(
        "Hours",
        format!(
            "{} ({} paid, {} pro bono)",
            totals.all.hours(),
            totals.paid.hours(),
            totals.pro_bono.hours()
        ),
    );
    let clients = match totals.clients_in_groups_counted == totals.clients {
        true => totals.clients.to_string(),
        false => format!(
            "{} ({} with each participant of a group)",
            totals.clients, totals.clients_in_groups_counted
        ),
    };
    line("Clients", clients);
    let recent = &totals.recent;
    line(
        &format!("Last {} months", recent.months),
        format!("{} (since {})", recent.length.hours(), recent.since),
    );
    if let Some(first) = totals.first_session {
        let years = usize::try_from(totals.years).unwrap_or_default();
        line(
            "First session",
            format!("{first} ({} ago)", counted(years, "full year")),
        );
    }
}

/// One sentence for each reason why something is not in the log, and the paths of the records that are meant.
pub fn left_out(log: &HoursLog) -> Vec<String> {
    let LeftOut {
        no_consent,
        other_coach,
        before_training,
        without_minutes,
        unreadable,
        earlier_not_recent,
    } = &log.left_out;
    let mut lines = Vec::new();
    if no_consent.clients > 0 {
        lines.push(format!(
            "{} without `log_consent: true` ({} hours)",
            counted(no_consent.clients, "client"),
            no_consent.length.hours()
        ));
    }
    if *other_coach > 0 {
        lines.push(format!(
            "{} of another coach",
            counted(*other_coach, "engagement")
        ));
    }
    if before_training.entries > 0 {
        let what = match before_training.entries {
            1 => "1 session or earlier row".to_owned(),
            several => format!("{several} sessions or earlier rows"),
        };
        lines.push(format!(
            "{what} before `coach.training_started` ({} hours)",
            before_training.length.hours()
        ));
    }
    let missing = without_minutes.len() + no_consent.sessions_without_minutes;
    if missing > 0 {
        lines.push(format!(
            "{} without `minutes`{}",
            counted(missing, "session"),
            paths(without_minutes)
        ));
    }
    if !unreadable.is_empty() {
        lines.push(format!(
            "{} that cannot be used, see `coachgen check`{}",
            counted(unreadable.len(), "record"),
            paths(unreadable)
        ));
    }
    if *earlier_not_recent > 0 {
        lines.push(format!(
            "{} in part before {} and in part later, with no date for each hour: in the total, but not in the last {} months",
            counted(*earlier_not_recent, "earlier row"),
            log.totals.recent.since,
            log.totals.recent.months
        ));
    }
    lines
}

/// Returns `: one, another`; nothing if there are no paths.
fn paths(paths: &[String]) -> String {
    let shown: Vec<String> = paths.iter().map(|path| safe(path)).collect();
    match shown.is_empty() {
        true => String::new(),
        false => format!(": {}", shown.join(", ")),
    }
}
