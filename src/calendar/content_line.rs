//! The content lines of an iCalendar file (RFC 5545, 3.1): unfolded, and split into name, parameters and value.
//!
//! The parser of the crate `icalendar` is not used: it reports lines of the unfolded text, accepts lines without a
//! colon, and reads nested components recursively.

use super::read::ReadError;

/// One content line.
#[derive(Debug)]
pub(super) struct ContentLine {
    /// The line of the file on which it begins, from 1.
    pub(super) line: usize,
    /// In capitals.
    pub(super) name: String,
    /// The names in capitals, the values without quotes.
    pub(super) parameters: Vec<(String, String)>,
    /// As written.
    pub(super) value: String,
}

impl ContentLine {
    /// The value of a parameter.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Returns the content lines of a file. Line breaks may have either form; empty lines are skipped.
pub(super) fn content_lines(text: &str) -> impl Iterator<Item = Result<ContentLine, ReadError>> {
    let mut lines = text
        .split('\n')
        .enumerate()
        .map(|(index, line)| (index + 1, line.strip_suffix('\r').unwrap_or(line)))
        .filter(|(_, line)| !line.is_empty())
        .peekable();
    std::iter::from_fn(move || {
        let (number, first) = lines.next()?;
        if continued(first).is_some() {
            return Some(Err(ReadError::new(
                number,
                "the line begins with a space, but continues no other line",
            )));
        }
        let mut text = first.to_owned();
        while let Some(more) = lines.peek().and_then(|(_, line)| continued(line)) {
            text.push_str(more);
            lines.next();
        }
        Some(content_line(number, &text))
    })
}

/// What a line adds to the line before it, if it continues that line.
fn continued(line: &str) -> Option<&str> {
    line.strip_prefix([' ', '\t'])
}

fn content_line(line: usize, text: &str) -> Result<ContentLine, ReadError> {
    let fail = |message: &str| ReadError::new(line, message);
    let Some(colon) = outside_quotes(text, ':') else {
        return Err(fail("the line has no colon after a property name"));
    };
    let (head, value) = (&text[..colon], &text[colon + 1..]);
    let mut parts = split_outside_quotes(head, ';').into_iter();
    let name = parts.next().unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if name.is_empty() || !name.chars().all(is_name) {
        return Err(fail("the line does not begin with a property name"));
    }
    let parameters = parts.map(|part| {
        let (name, value) = part
            .split_once('=')
            .ok_or_else(|| fail("the line has a parameter without a value"))?;
        let value = value
            .strip_prefix('"')
            .and_then(|value| value.strip_suffix('"'))
            .unwrap_or(value);
        Ok((name.to_ascii_uppercase(), value.to_owned()))
    });
    Ok(ContentLine {
        line,
        name: name.to_ascii_uppercase(),
        parameters: parameters.collect::<Result<_, ReadError>>()?,
        value: value.to_owned(),
    })
}

/// The position of the first `mark` that is not in quotes.
fn outside_quotes(text: &str, mark: char) -> Option<usize> {
    let mut quoted = false;
    text.char_indices()
        .find(|(_, c)| {
            quoted ^= *c == '"';
            *c == mark && !quoted
        })
        .map(|(at, _)| at)
}

fn split_outside_quotes(text: &str, mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = outside_quotes(rest, mark) {
        parts.push(&rest[..at]);
        rest = &rest[at + 1..];
    }
    parts.push(rest);
    parts
}
