//! Lines with a label and text, wrapped between items at the width of a narrow terminal; and the colours.
//!
//! Must not know about engagements.

use std::fmt::Write;

use anstream::adapter::strip_str;
use anstyle::{AnsiColor, Style};

/// The width of a narrow terminal, in columns.
const WIDTH: usize = 80;

/// Columns before the label.
const MARGIN: usize = 2;

pub const NAME: Style = Style::new().bold();
pub const LATE: Style = AnsiColor::Red.on_default();
pub const SOON: Style = AnsiColor::Yellow.on_default();
pub const DONE: Style = AnsiColor::Green.on_default();
pub const QUIET: Style = Style::new().dimmed();

/// A placeholder for a space at which a line is not wrapped.
const NO_BREAK: char = '\u{a0}';

/// Returns `text` in a style.
pub fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Returns an item that is kept on one line.
pub fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// Writes a label in a column of `column` characters, and its text, wrapped with a hanging indent. Without text, writes
/// only the label.
pub fn labelled(out: &mut String, label: &str, column: usize, text: &str) {
    let indent = MARGIN + column + 1;
    let width = strip_str(label).to_string().chars().count();
    if text.is_empty() {
        let _ = writeln!(out, "{:MARGIN$}{label}", "");
        return;
    }
    let pad = column.saturating_sub(width);
    let _ = write!(out, "{:MARGIN$}{label}{:pad$} ", "", "");
    wrap(out, indent, indent, text);
}

/// Writes an item below a label: its mark, and its text, wrapped with a hanging indent.
pub fn item(out: &mut String, mark: &str, text: &str) {
    let indent = 2 * MARGIN + 2;
    let _ = write!(out, "{:1$}{mark} ", "", 2 * MARGIN);
    wrap(out, indent, indent, text);
}

/// Writes words from column `at` on, wrapped to lines that begin at `indent`.
pub fn wrap(out: &mut String, mut at: usize, indent: usize, text: &str) {
    for (place, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if place > 0 && at + 1 + length > WIDTH {
            let _ = write!(out, "\n{:indent$}", "");
            at = indent;
        } else if place > 0 {
            out.push(' ');
            at += 1;
        }
        out.extend(word.chars().map(|c| if c == NO_BREAK { ' ' } else { c }));
        at += length;
    }
    out.push('\n');
}

/// Returns text of a record that is safe for a terminal, without control and bidirectional formatting characters.
pub fn safe(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars()
        .map(|c| if steers(c) { '\u{fffd}' } else { c })
        .collect()
}
