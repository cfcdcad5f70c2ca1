//! The lines of a text as Markdown and YAML see them.

/// The lines of `text` without their ends, each with the byte at which it begins. A carriage return alone ends a line
/// too, as in Markdown and YAML.
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

/// The number of the line in which byte `at` of `text` is, from 1, as editors count them.
pub(super) fn number(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    before.filter(|byte| **byte == b'\n').count() + 1
}
