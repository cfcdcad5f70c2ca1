//! Removes comments from a section before it is parsed as Markdown.

use crate::span::Span;

/// The text of a section without its comments. A comment leaves no trace: no second space and no empty line.
pub(super) fn without_comments(text: &str, section: Span, comments: &[Span]) -> String {
    let first = comments.partition_point(|comment| comment.start < section.start);
    let inside = comments[first..]
        .iter()
        .take_while(|comment| comment.start < section.end);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for comment in inside {
        let start = (comment.start - section.start) as usize;
        let end = ((comment.end - section.start) as usize).min(text.len());
        if start < at {
            continue;
        }
        out.push_str(&text[at..start]);
        let before = out.trim_end_matches(SPACES);
        let after = text[end..].trim_start_matches(SPACES);
        let line_begins = before.is_empty() || before.ends_with(LINE_ENDS);
        let line_ends = after.is_empty() || after.starts_with(LINE_ENDS);
        let spaced = before.len() < out.len();
        at = if line_begins || line_ends || spaced {
            text.len() - after.len()
        } else {
            end
        };
        if line_ends {
            out.truncate(before.len());
        }
        if line_begins && line_ends {
            // The line contained nothing else.
            at += ["\r\n", "\n", "\r"]
                .iter()
                .find(|line_end| after.starts_with(**line_end))
                .map_or(0, |line_end| line_end.len());
        }
    }
    out.push_str(&text[at.min(text.len())..]);
    out
}

const SPACES: [char; 2] = [' ', '\t'];
const LINE_ENDS: [char; 2] = ['\n', '\r'];
