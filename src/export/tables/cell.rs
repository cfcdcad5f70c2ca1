//! A cell of a table. A text that a spreadsheet could run as a formula gets an apostrophe in front.
//!
//! Spreadsheets run what begins with `=`, `+`, `-` or `@`, also as full-width characters, and what begins with a tab or
//! a line break. A program that separates columns at tabs or semicolons begins a cell after them, so the same applies there.
//! See OWASP, "CSV Injection", and ASVS 1.2.10.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::super::parts::MeasuredValue;

/// The content of a cell.
pub(super) struct Cell(String);

impl Cell {
    /// Nothing.
    pub(super) fn empty() -> Cell {
        Cell(String::new())
    }

    /// Words of the program, ids and numbers: they never begin like a formula.
    pub(super) fn plain(value: impl ToString) -> Cell {
        Cell(value.to_string())
    }

    /// The same, if there is a value.
    pub(super) fn maybe(value: Option<impl ToString>) -> Cell {
        value.map_or_else(Cell::empty, Cell::plain)
    }

    /// A date.
    pub(super) fn date(date: Option<NaiveDate>) -> Cell {
        Cell::maybe(date)
    }

    /// `yes` or `no`.
    pub(super) fn yes_no(value: Option<bool>) -> Cell {
        Cell::maybe(value.map(|value| match value {
            true => "yes",
            false => "no",
        }))
    }

    /// Text of a record.
    pub(super) fn words(text: &str) -> Cell {
        Cell(guarded(text).into_owned())
    }

    /// Text of a record, if any.
    pub(super) fn some_words(text: Option<&String>) -> Cell {
        text.map_or_else(Cell::empty, |text| Cell::words(text))
    }

    /// Several texts, one on each line.
    pub(super) fn lines(texts: &[String]) -> Cell {
        Cell::words(&texts.join("\n"))
    }

    /// A measured value as it was written.
    pub(super) fn measure(value: Option<&MeasuredValue>) -> Cell {
        Cell::some_words(value.map(|value| &value.text))
    }

    /// The number of a measured value.
    pub(super) fn number(value: Option<&MeasuredValue>) -> Cell {
        Cell::maybe(value.and_then(|value| value.number))
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// What a formula can begin with.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// What some programs skip at the beginning of a cell.
fn is_skipped(c: char) -> bool {
    matches!(c, '\t' | '\r' | '\n' | '\0')
}

/// Whether a character gets an apostrophe at the beginning of the text, or of what another program reads as a cell.
fn needs_guard(c: char, is_first: bool) -> bool {
    begins_formula(c) || is_first && is_skipped(c)
}

/// What begins a new cell in a program that does not read the file as it is meant.
fn ends_cell(c: char) -> bool {
    matches!(c, ';' | '\t' | '\r' | '\n')
}

/// A number stays a number.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let parts: Vec<&str> = digits.split('.').collect();
    parts.len() <= 2
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The text with an apostrophe before each character that could begin a formula.
fn guarded(text: &str) -> Cow<'_, str> {
    if is_number(text) || !text.contains(|c| needs_guard(c, true)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut begins = true;
    for (at, c) in text.char_indices() {
        if begins && needs_guard(c, at == 0) {
            out.push('\'');
        }
        out.push(c);
        begins = ends_cell(c);
    }
    Cow::Owned(out)
}

/// The text without the apostrophes that [`tables`](super::tables) adds.
pub fn without_guard(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_first = out.is_empty();
        let guards = c == '\''
            && chars
                .peek()
                .is_some_and(|next| needs_guard(*next, is_first));
        let kept = match begins && guards {
            true => chars.next(),
            false => Some(c),
        };
        out.extend(kept);
        begins = kept.is_some_and(ends_cell);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{guarded, without_guard};

    #[test]
    fn a_text_cannot_begin_a_formula() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+49 30 1234", "'+49 30 1234"),
            ("- first", "'- first"),
            ("@sum(a1)", "'@sum(a1)"),
            ("\t=1", "'\t'=1"),
            ("＝1", "'＝1"),
            ("\n=1", "'\n'=1"),
            ("a;=1", "a;'=1"),
            ("a\n- b", "a\n'- b"),
            ("a\n\n- b\n\nc", "a\n\n'- b\n\nc"),
            ("-1+2", "'-1+2"),
            ("-1.2.3", "'-1.2.3"),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(without_guard(cell), text);
        }
        for text in ["", "-2", "+3.5", "4", "a = b", "a-b", "'Tis", "7/10"] {
            assert_eq!(guarded(text), text);
            assert_eq!(without_guard(text), text);
        }
    }
}
