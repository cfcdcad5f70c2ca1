//! The report as text for a terminal. Must not calculate.

use std::fmt::Write;

use super::{Attendance, ClientCount, ProgrammeReport, ThemeRow, VerdictRow};
use crate::status::text::line::{NAME, paint, safe, wrap};

/// The width of labels.
const LABEL: usize = 26;

/// Returns the report. The colours are removed where the terminal has none.
pub fn text(report: &ProgrammeReport) -> String {
    let mut out = String::new();
    let title = format!("Coaching programme of {}", safe(&report.organisation));
    let _ = writeln!(out, "{}, up to {}", paint(NAME, &title), report.today);
    if let Some(practice) = &report.practice {
        let _ = writeln!(out, "by {}", safe(practice));
    }
    out.push('\n');
    line(&mut out, "Clients", &report.clients.to_string());
    section(&mut out, "Attendance");
    attendance(&mut out, report.attendance.as_ref());
    section(&mut out, "Objectives by latest verdict");
    objectives(&mut out, report.objectives.as_deref());
    if let Some(rows) = &report.themes {
        section(&mut out, "Themes of agendas, with the number of clients");
        themes(&mut out, rows);
    }
    out.push('\n');
    for note in NOTES {
        wrap(&mut out, 0, 0, note);
    }
    out.trim_end().to_owned()
}

/// The text for a part without numbers.
const TOO_FEW: &str = "not shown: too little is contributed to this part";

const NOTES: [&str; 2] = [
    "Five or more clients are behind every number. It counts only what all current sponsors of a client see.",
    "A number is not shown if it, or its sum with or difference from others, would be too small or about fewer than five \
     clients. “At least” means that fewer than five clients may be left out. “Other verdicts” are verdicts with few \
     clients or objectives, perhaps with others.",
];

fn section(out: &mut String, title: &str) {
    let _ = writeln!(out, "\n{}", paint(NAME, title));
}

fn line(out: &mut String, label: &str, text: &str) {
    let width = label.chars().count();
    let _ = write!(out, "{label}{:1$} ", "", LABEL.saturating_sub(width));
    wrap(out, LABEL.max(width) + 1, LABEL + 1, text);
}

fn attendance(out: &mut String, attendance: Option<&Attendance>) {
    let Some(attendance) = attendance else {
        let _ = writeln!(out, "  {TOO_FEW}");
        return;
    };
    line(out, "  clients counted", &count(attendance.clients));
    line(out, "  sessions agreed", &number(attendance.agreed));
    line(out, "  sessions held", &number(attendance.held));
    line(
        out,
        "  cancelled too late",
        &number(attendance.cancelled_late),
    );
}

fn objectives(out: &mut String, rows: Option<&[VerdictRow]>) {
    let Some(rows) = rows else {
        let _ = writeln!(out, "  {TOO_FEW}");
        return;
    };
    for row in rows {
        let verdict = match row.verdict {
            Some(verdict) => verdict.word().replace('-', " "),
            None if rows.len() == 1 => "all verdicts".to_owned(),
            None => "other verdicts".to_owned(),
        };
        line(out, &format!("  {verdict}"), &row.objectives.to_string());
    }
}

fn themes(out: &mut String, rows: &[ThemeRow]) {
    if rows.is_empty() {
        let _ = writeln!(out, "  no theme has five or more clients");
    }
    for row in rows {
        line(out, &format!("  {}", safe(&row.theme)), &count(row.clients));
    }
}

fn count(count: ClientCount) -> String {
    match count.exact {
        true => count.number.to_string(),
        false => format!("at least {}", count.number),
    }
}

fn number(number: Option<u64>) -> String {
    number.map_or_else(|| "not shown".to_owned(), |number| number.to_string())
}
