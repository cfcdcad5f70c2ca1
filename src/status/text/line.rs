//! Lines: a label and what it says, broken between items at the width of a narrow terminal; and the few colours.
//!
//! Must not know an engagement.

use std::fmt::Write;

use anstream::adapter::strip_str;
use anstyle::{AnsiColor, Style};

/// Columns of a narrow terminal.
const WIDTH: usize = 80;

/// Columns before the label.
const MARGIN: usize = 2;

pub(super) const NAME: Style = Style::new().bold();
pub(super) const LATE: Style = AnsiColor::Red.on_default();
pub(super) const SOON: Style = AnsiColor::Yellow.on_default();
pub(super) const DONE: Style = AnsiColor::Green.on_default();
pub(super) const QUIET: Style = Style::new().dimmed();

/// Stands for a space at which no line is broken.
const FAST: char = '\u{a0}';

/// `text` in a style.
pub(super) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// An item that stands on one line.
pub(super) fn item(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// A label in a column of `column` letters, and what it says, broken to lines that hang below its beginning.
/// Where there is nothing to say, the label stands alone.
pub(super) fn labelled(out: &mut String, label: &str, column: usize, says: &str) {
    let indent = MARGIN + column + 1;
    let width = strip_str(label).to_string().chars().count();
    if says.is_empty() {
        let _ = writeln!(out, "{:MARGIN$}{label}", "");
        return;
    }
    let pad = column.saturating_sub(width);
    let _ = write!(out, "{:MARGIN$}{label}{:pad$} ", "", "");
    broken(out, indent, indent, says);
}

/// Words from column `at` on, broken to lines that begin at `indent`.
pub(super) fn broken(out: &mut String, mut at: usize, indent: usize, says: &str) {
    for (place, word) in says.split(' ').enumerate() {
        let length = word.chars().count();
        if place > 0 && at + 1 + length > WIDTH {
            let _ = write!(out, "\n{:indent$}", "");
            at = indent;
        } else if place > 0 {
            out.push(' ');
            at += 1;
        }
        out.extend(word.chars().map(|c| if c == FAST { ' ' } else { c }));
        at += length;
    }
    out.push('\n');
}

/// Words of a record as a terminal may have them: without what would steer it or turn its direction.
pub(super) fn safe(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars()
        .map(|c| if steers(c) { '\u{fffd}' } else { c })
        .collect()
}
