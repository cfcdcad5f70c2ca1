//! Blocks of code and their fences: which are still open, and where one contains a heading with a marker.

use std::ops::Range;

use super::headings::first_line;
use super::marker::lines;
use super::{BodySpans, Section};
use crate::diag::{Diagnostic, UNKNOWN_MARKER};

/// The code block that is being read.
pub(super) struct Code {
    /// In bytes of the section.
    pub(super) range: Range<usize>,
    /// The signs of an unclosed fence.
    pub(super) open: Option<String>,
    pub(super) fenced: bool,
}

/// The signs of a fence that is not closed in its block.
pub(super) fn open_fence(block: &str) -> Option<String> {
    let trimmed = block.trim_start();
    let sign = trimmed
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let length = trimmed.chars().take_while(|c| *c == sign).count();
    let last = block
        .trim_end()
        .rsplit(['\n', '\r'])
        .next()
        .unwrap_or_default();
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    let closed = block.trim_end().contains(['\n', '\r'])
        && last.len() >= length
        && last.chars().all(|c| c == sign);
    (!closed).then(|| sign.to_string().repeat(length))
}

/// Reports a code block that contains a heading with a marker. The marker still takes effect, although an editor
/// shows it as code.
pub(super) fn report_spanning(
    place: &BodySpans,
    text: &str,
    sections: &[Section],
    diags: &mut Vec<Diagnostic>,
) {
    if sections.iter().all(|section| section.open_fence.is_none()) {
        return;
    }
    // All lines that could close a block, with the longest fence from each line onwards.
    let mut closing: Vec<(usize, char, usize)> = lines(text)
        .filter_map(|line| {
            let (sign, length) = only_signs(&text[line.clone()])?;
            Some((line.start, sign, length))
        })
        .collect();
    let mut longest = [0, 0];
    for (_, sign, length) in closing.iter_mut().rev() {
        let longest = &mut longest[usize::from(*sign == '~')];
        *longest = (*longest).max(*length);
        *length = *longest;
    }
    for (number, section) in sections.iter().enumerate() {
        let (Some(fence), Some(next)) = (&section.open_fence, sections.get(number + 1)) else {
            continue;
        };
        let start = next.span.start as usize - place.base;
        let first = closing.partition_point(|(at, _, _)| *at < start);
        let closed = closing[first..]
            .iter()
            .find(|(_, sign, _)| fence.starts_with(*sign))
            .is_some_and(|(_, _, longest)| *longest >= fence.len());
        if closed {
            let line = first_line(text, &(start..text.len()));
            diags.push(
                Diagnostic::new(
                    &UNKNOWN_MARKER,
                    place.span(&line),
                    "this heading's marker has an effect, although the heading appears to be inside a code block",
                )
                .help("close the code block above the heading, or move the heading out of it"),
            );
        }
    }
}

/// The sign and the length of a line that contains only the signs of a fence.
fn only_signs(line: &str) -> Option<(char, usize)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let line = line.trim_matches([' ', '\t']);
    let sign = line
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    (indent <= 3 && line.len() >= 3 && line.chars().all(|c| c == sign))
        .then_some((sign, line.len()))
}
