//! The rows of the log as a table for a terminal. Earlier hours are marked with an asterisk.

use std::fmt::Write;

use crate::hours::{LogRow, RowKind};
use crate::status::text::line::{QUIET, paint, safe};

/// The titles; those of the numbers are at their right.
const TITLES: [&str; 7] = [
    "Client", "Contact", "Type", "Start", "End", "Paid", "Pro bono",
];

/// The first column of numbers.
const NUMBERS: usize = 5;

/// Writes the table, and a line that explains the mark if a row has it.
pub(super) fn write(out: &mut String, rows: &[LogRow]) {
    let lines: Vec<[String; 7]> = rows.iter().map(cells).collect();
    let mut widths = TITLES.map(|title| title.chars().count());
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let titles = TITLES.map(str::to_owned);
    let _ = writeln!(out, "{}", paint(QUIET, &aligned(&titles, &widths)));
    for line in &lines {
        let _ = writeln!(out, "{}", aligned(line, &widths));
    }
    if rows.iter().any(|row| row.earlier) {
        let _ = writeln!(
            out,
            "\n* earlier hours, from the file that coachgen.yaml names"
        );
    }
}

fn cells(row: &LogRow) -> [String; 7] {
    let mark = if row.earlier { " *" } else { "" };
    [
        format!("{}{mark}", safe(&row.client)),
        row.email.as_deref().map(safe).unwrap_or_default(),
        match row.kind {
            RowKind::Individual => row.kind.word().to_owned(),
            RowKind::Group => format!("{} of {}", row.kind.word(), row.participants),
        },
        row.start.to_string(),
        row.end.map(|end| end.to_string()).unwrap_or_default(),
        row.paid.hours(),
        row.pro_bono.hours(),
    ]
}

fn aligned(cells: &[String; 7], widths: &[usize; 7]) -> String {
    let columns = cells.iter().zip(widths).enumerate();
    let columns: Vec<String> = columns
        .map(|(at, (cell, width))| match at < NUMBERS {
            true => format!("{cell:width$}"),
            false => format!("{cell:>width$}"),
        })
        .collect();
    columns.join("  ").trim_end().to_owned()
}
