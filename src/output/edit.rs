//! Edits of records: inserts a digest or removes a field, and changes nothing else in the file.

use std::path::Path;

use super::OutputError;
use super::replace::replace;
use crate::record::yaml::{MapEntry, YamlNode, YamlValue};
use crate::source::split;

/// Returns the text of a record without a front matter field and its value. Comments, formatting and line endings are
/// kept. `None` if no unindented line starts with the field.
pub fn without_field(text: &str, field: &str) -> Option<String> {
    let front = split(text)?;
    let (start, end) = field_range(&text[front.yaml.clone()], field)?;
    let base = front.yaml.start;
    Some(format!("{}{}", &text[..base + start], &text[base + end..]))
}

/// Returns the text of an agenda with `digest` as the last field of its `agreed:` group. `front` is the syntax tree of
/// its front matter. `None` if no place for the field is found. The caller must parse the result before it writes it,
/// because YAML has more ways to write a group than this function supports.
pub fn with_digest(text: &str, front: &YamlNode, digest: &str) -> Option<String> {
    let agreed = front.get("agreed")?;
    let YamlValue::Map(entries) = &agreed.value else {
        return None;
    };
    let empty = entries.iter().find(|entry| entry.key == "digest");
    let (at, new) = match empty {
        // The field is present without a value.
        Some(entry) => {
            let end = entry.key_span.end as usize;
            let colon = text.get(end..)?.find(':')?;
            (end + colon + 1, format!(" {digest}"))
        }
        None => {
            let last = entries
                .iter()
                .filter(|entry| !matches!(entry.value.value, YamlValue::Null))
                .max_by_key(|entry| entry.value.span.end)?;
            insertion_point(text, agreed, last, digest)?
        }
    };
    Some(format!("{}{new}{}", text.get(..at)?, text.get(at..)?))
}

/// Returns the position after a group's last field, and the text to insert there: a new line, or a field inside braces.
fn insertion_point(
    text: &str,
    group: &YamlNode,
    last: &MapEntry,
    digest: &str,
) -> Option<(usize, String)> {
    let end = last.value.span.end as usize;
    if text.get(group.span.start as usize..)?.starts_with('{') {
        return Some((end, format!(", digest: {digest}")));
    }
    let key = last.key_span.start as usize;
    let indent = text.get(text.get(..key)?.rfind('\n')? + 1..key)?;
    if !indent.trim().is_empty() {
        return None;
    }
    // A comment after the value stays on its line.
    let line = end + text.get(end..)?.find('\n')? + 1;
    let ending = if text[..line].ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    Some((line, format!("{indent}digest: {digest}{ending}")))
}

/// Returns the range of a field, from its line to the next unindented field or comment.
fn field_range(yaml: &str, field: &str) -> Option<(usize, usize)> {
    let begins = |line: &str| {
        line.strip_prefix(field)
            .is_some_and(|rest| rest.starts_with(':'))
    };
    let mut start = None;
    let mut end = 0;
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        match start {
            None if begins(line) => {
                start = Some(at);
                end = at + line.len();
            }
            Some(_) => {
                let blank = line.trim().is_empty();
                if !blank
                    && !line.starts_with([' ', '\t'])
                    && !line.starts_with("- ")
                    && !line.starts_with('}')
                {
                    break;
                }
                if !blank {
                    end = at + line.len();
                }
            }
            None => {}
        }
        at += line.len();
    }
    start.map(|start| (start, end))
}

/// Replaces a record atomically.
///
/// # Errors
/// If it cannot be written; the record is then unchanged.
pub fn write(path: &Path, text: &str) -> Result<(), OutputError> {
    let fail = |error: std::io::Error| OutputError::Record {
        path: path.to_path_buf(),
        cause: error.to_string(),
    };
    let full = path.canonicalize().map_err(fail)?;
    let permissions = std::fs::metadata(&full).map_err(fail)?.permissions();
    replace(&full, text.as_bytes(), Some(permissions)).map_err(fail)
}
