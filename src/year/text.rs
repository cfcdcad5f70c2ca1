//! The year as text for a terminal. Must not calculate.

use std::fmt::Write;

use super::{PaidHours, YearReport};
use crate::status::text::line::{LATE, NAME, SOON, paint, safe, wrap};
use crate::text::counted;

/// The width of labels.
const LABEL: usize = 16;

/// Returns the report. The colours are removed where the terminal has none.
pub fn text(report: &YearReport) -> String {
    let mut out = String::new();
    let mut title = format!("Coaching in {}", report.year);
    if let Some(coach) = &report.coach {
        let _ = write!(title, " by {}", safe(coach));
    }
    let _ = writeln!(out, "{}, up to {}\n", paint(NAME, &title), report.today);
    hours(&mut out, report);
    engagements(&mut out, report);
    outcomes(&mut out, report);
    scores(&mut out, report);
    disposals(&mut out, report);
    fees(&mut out, report);
    left_out(&mut out, report);
    out.trim_end().to_owned()
}

fn line(out: &mut String, label: &str, text: &str) {
    let _ = write!(out, "{label:LABEL$}");
    wrap(out, LABEL, LABEL, text);
}

fn hours(out: &mut String, report: &YearReport) {
    let hours = &report.hours;
    let sessions = counted(hours.sessions, "session");
    line(
        out,
        "Hours",
        &format!("{} in {sessions}", hours.all.hours()),
    );
    let split = |part: &PaidHours| {
        format!(
            "{} paid, {} pro bono",
            part.paid.hours(),
            part.pro_bono.hours()
        )
    };
    line(out, "  individual", &split(&hours.individual));
    line(out, "  group", &split(&hours.group));
}

fn engagements(out: &mut String, report: &YearReport) {
    let counts = &report.engagements;
    line(out, "Begun", &counted(counts.begun, "engagement"));
    line(
        out,
        "Ended",
        &format!(
            "{} ({} completed, {} early)",
            counted(counts.ended, "engagement"),
            counts.completed,
            counts.ended_early
        ),
    );
}

fn outcomes(out: &mut String, report: &YearReport) {
    let outcomes = &report.outcomes;
    let mut text = counted(outcomes.final_reviews, "final review");
    if outcomes.final_reviews > 0 {
        let _ = write!(
            text,
            "; objectives: {} achieved, {} partly, {} not achieved, {} withdrawn",
            outcomes.achieved, outcomes.partly, outcomes.not_achieved, outcomes.withdrawn
        );
        if outcomes.no_outcome > 0 {
            let _ = write!(text, ", {} without an outcome", outcomes.no_outcome);
        }
    }
    line(out, "Outcomes", &text);
}

/// Each criterion with the mean of each year, and the number of scores.
fn scores(out: &mut String, report: &YearReport) {
    if report.scores.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "\n{}",
        paint(NAME, "Scores from clients and sponsors, 1 to 5")
    );
    for one in &report.scores {
        let years = one.years.iter().map(|year| {
            let scores = usize::try_from(year.count).unwrap_or_default();
            format!(
                "{}: {:.2} ({})",
                year.year,
                year.mean,
                counted(scores, "score")
            )
        });
        let years: Vec<String> = years.collect();
        let _ = write!(out, "  ");
        let text = format!(
            "{}, by {}s  {}",
            safe(&one.criterion),
            one.by,
            years.join(", ")
        );
        wrap(out, 2, 4, &text);
    }
}

fn disposals(out: &mut String, report: &YearReport) {
    if report.disposals.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", paint(NAME, "Records to delete"));
    for one in &report.disposals {
        let state = match one.overdue {
            true => paint(LATE, "overdue since"),
            false => paint(SOON, "due on"),
        };
        let _ = writeln!(out, "  {}: {state} {}", safe(&one.folder), one.on);
    }
}

fn fees(out: &mut String, report: &YearReport) {
    if report.fees.is_empty() {
        return;
    }
    let title = format!("Fees of engagements that began in {}", report.year);
    let _ = writeln!(out, "\n{}", paint(NAME, &title));
    for fee in &report.fees {
        let payer = fee.payer.unwrap_or("payer not recorded");
        let currency = fee
            .currency
            .as_deref()
            .map_or("no currency".to_owned(), safe);
        let mut text = format!(
            "{payer}: {:.2} {currency} ({})",
            fee.amount,
            counted(fee.engagements, "engagement")
        );
        if fee.not_summed > 0 {
            let _ = write!(
                text,
                ", without {} whose amount is not a plain number",
                fee.not_summed
            );
        }
        let _ = writeln!(out, "  {text}");
    }
}

fn left_out(out: &mut String, report: &YearReport) {
    let mut lines = Vec::new();
    let paths = |paths: &[String]| {
        let paths: Vec<String> = paths.iter().map(|path| safe(path)).collect();
        paths.join(", ")
    };
    if report.other_coach > 0 {
        lines.push(format!(
            "{} of another coach",
            counted(report.other_coach, "engagement")
        ));
    }
    let without_minutes = &report.hours.without_minutes;
    if !without_minutes.is_empty() {
        lines.push(format!(
            "the hours of {} without `minutes`: {}",
            counted(without_minutes.len(), "session"),
            paths(without_minutes)
        ));
    }
    if !report.unreadable.is_empty() {
        lines.push(format!(
            "{} that cannot be used, see `coachgen check`: {}",
            counted(report.unreadable.len(), "record"),
            paths(&report.unreadable)
        ));
    }
    let counts = &report.engagements;
    if counts.without_start > 0 {
        lines.push(format!(
            "{} without `start` and without sessions",
            counted(counts.without_start, "engagement")
        ));
    }
    if counts.without_end > 0 {
        lines.push(format!(
            "the end of {} without `ended`",
            counted(counts.without_end, "engagement")
        ));
    }
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", paint(NAME, "Not included"));
    for text in lines {
        out.push_str("  ");
        wrap(out, 2, 4, &text);
    }
}
