//! Edits of records: a seal is written or a field removed, and nothing else in the file changes.

use std::io::Write;
use std::path::Path;

use super::OutputError;
use crate::record::yaml::{MapEntry, YamlNode, YamlValue};
use crate::source::split;

/// The text of a record without a field of its front matter and what belongs to that; comments, formatting and line
/// endings are kept. None where the field does not begin a line at the margin.
pub fn without_field(text: &str, field: &str) -> Option<String> {
    let front = split(text)?;
    let (start, end) = lines_of(&text[front.yaml.clone()], field)?;
    let base = front.yaml.start;
    Some(format!("{}{}", &text[..base + start], &text[base + end..]))
}

/// The text of an agenda with `digest` in its `agreed:` group, as the last of the group's fields; `front` is
/// the tree of its front matter. None where the group finds no place for it. Whoever writes the text reads it
/// first: YAML has more ways to write a group than are known here.
pub fn sealed(text: &str, front: &YamlNode, digest: &str) -> Option<String> {
    let agreed = front.get("agreed")?;
    let YamlValue::Map(entries) = &agreed.value else {
        return None;
    };
    let empty = entries.iter().find(|entry| entry.key == "digest");
    let (at, new) = match empty {
        // The name stands there with nothing behind it.
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
            beside(text, agreed, last, digest)?
        }
    };
    Some(format!("{}{new}{}", text.get(..at)?, text.get(at..)?))
}

/// The place after a group's last field, and what is to be written there: the next line, or inside the braces.
fn beside(text: &str, group: &YamlNode, last: &MapEntry, digest: &str) -> Option<(usize, String)> {
    let end = last.value.span.end as usize;
    if text.get(group.span.start as usize..)?.starts_with('{') {
        return Some((end, format!(", digest: {digest}")));
    }
    let key = last.key_span.start as usize;
    let indent = text.get(text.get(..key)?.rfind('\n')? + 1..key)?;
    if !indent.trim().is_empty() {
        return None;
    }
    // A remark behind the value stays on its line.
    let line = end + text.get(end..)?.find('\n')? + 1;
    let ending = if text[..line].ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    Some((line, format!("{indent}digest: {digest}{ending}")))
}

/// Where a field stands, from its line to the next field or comment at the margin.
fn lines_of(yaml: &str, field: &str) -> Option<(usize, usize)> {
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

/// Replaces a record in one step: a new file beside it takes its place.
///
/// # Errors
/// When it cannot be written; the record is then as it was.
pub fn write(path: &Path, text: &str) -> Result<(), OutputError> {
    let fail = |error: std::io::Error| OutputError::Record {
        path: path.to_path_buf(),
        cause: error.to_string(),
    };
    let full = path.canonicalize().map_err(fail)?;
    let folder = full.parent().unwrap_or(Path::new("."));
    let permissions = std::fs::metadata(&full).map_err(fail)?.permissions();
    // A new file of a name that nobody could foresee: what somebody may have put there is neither written
    // through nor lost.
    let mut beside = tempfile::Builder::new()
        .prefix(".coachgen-")
        .tempfile_in(folder)
        .map_err(fail)?;
    let written = beside
        .write_all(text.as_bytes())
        .and_then(|()| beside.as_file().set_permissions(permissions))
        .and_then(|()| beside.as_file().sync_all());
    written.map_err(fail)?;
    beside.persist(&full).map_err(|error| fail(error.error))?;
    Ok(())
}
