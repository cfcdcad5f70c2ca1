//! What each credential requires, and what is missing.

use std::fmt::Write;

use crate::hours::{CredentialStatus, Criterion, Requirement};
use crate::status::text::line::{DONE, NAME, QUIET, SOON, paint, safe, wrap};

/// The width of the names of requirements.
const LABEL: usize = 14;

/// Writes the credentials, each with its source.
pub(super) fn write(out: &mut String, credentials: &[CredentialStatus]) {
    for one in credentials {
        let met = match one.met {
            true => paint(DONE, "hours complete"),
            false => paint(SOON, "not yet"),
        };
        let _ = writeln!(out, "\n{}  {met}", paint(NAME, &safe(&one.name)));
        for criterion in &one.criteria {
            let _ = writeln!(out, "  {}", line(criterion));
        }
        let mut source = format!(
            "{}, checked {}: {}",
            safe(&one.source),
            one.checked,
            safe(&one.url)
        );
        if let Some(what) = &one.unconfirmed {
            let _ = write!(source, " (not confirmed there: {})", safe(what));
        }
        let mut lines = String::new();
        wrap(&mut lines, 2, 2, &source);
        for line in lines.lines() {
            let _ = writeln!(out, "  {}", paint(QUIET, line.trim_start()));
        }
    }
    if !credentials.is_empty() {
        out.push_str(
            "\nTraining, mentor coaching, supervision and examinations are not compared.\n",
        );
    }
}

/// Returns a line such as `· paid hours    60.00 of 75; 15.00 missing`.
fn line(criterion: &Criterion) -> String {
    let hours = |number: f64| format!("{number:.2}");
    let whole = |number: f64| format!("{number:.0}");
    let (label, number): (&str, fn(f64) -> String) = match criterion.requirement {
        Requirement::Hours => ("hours", hours),
        Requirement::PaidHours => ("paid hours", hours),
        Requirement::RecentHours => ("recent hours", hours),
        Requirement::Clients => ("clients", whole),
        Requirement::Years => ("years", whole),
    };
    let mark = match criterion.is_met() {
        true => paint(DONE, "✓"),
        false => paint(SOON, "·"),
    };
    let mut text = format!(
        "{mark} {label:LABEL$}{} of {}",
        number(criterion.reached),
        whole(criterion.required)
    );
    if let Some(since) = criterion.since {
        let _ = write!(text, " since {since}");
    }
    if !criterion.is_met() {
        let _ = write!(text, "; {} missing", number(criterion.missing));
    }
    text
}
