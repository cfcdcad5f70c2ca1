//! The lines of a text as Markdown and YAML define them.

/// The lines of `text` without their line ends, each with its offset in bytes. A single carriage return also ends a
/// line, as in Markdown and YAML.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = (at, &rest[..end]);
        let after = &rest[end..];
        at += end
            + if after.starts_with("\r\n") {
                2
            } else {
                after.len().min(1)
            };
        Some(line)
    })
}

/// The number of the line that contains byte `at` of `text`, counted from 1 as in editors.
pub(super) fn number(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    before.filter(|byte| **byte == b'\n').count() + 1
}
