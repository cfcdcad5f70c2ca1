//! Comments in the front matter that are meant to hide something: `# coach only`.
//!
//! A comment hides nothing, and the value beside it would be shared. Only a comment that says nothing else counts.

use std::ops::Range;

use super::lines::lines;
use super::prose::{Attempt, intent};
use super::yaml::{YamlNode, YamlValue};
use crate::span::{FileId, Span};

/// The attempts in the comments of the front matter, which is at `range` of `text`, except those beside an item
/// with `coach_only: true`.
pub(super) fn attempts(
    file: FileId,
    text: &str,
    range: Range<usize>,
    node: &YamlNode,
) -> Vec<Attempt> {
    if !text[range.clone()].contains('#') {
        return Vec::new();
    }
    let mut values = Vec::new();
    let mut hidden = Vec::new();
    gather(text, node, &mut values, &mut hidden);
    values.sort_by_key(|value| value.start);
    let mut found = Vec::new();
    let mut waiting = Vec::new();
    for (start, line) in lines(&text[range.clone()]) {
        let start = range.start + start;
        let comment = comment(line, start, &values);
        let fields = &line[..comment.unwrap_or(line.len())];
        let attempt = comment.and_then(|at| {
            let words = line[at..].trim_start_matches('#');
            Some(Attempt {
                intent: intent::of_switch(words).or_else(|| intent::of_remark(words))?,
                span: Span::new(file, start + at, start + line.trim_end().len()),
                narrowed: None,
            })
        });
        waiting.extend(attempt);
        if fields.trim().is_empty() {
            continue;
        }
        // A comment describes its own line, otherwise the next one.
        let words = start + fields.len() - fields.trim_start_matches([' ', '-']).len();
        if hidden.iter().any(|item| item.contains(&words)) {
            waiting.clear();
        }
        found.append(&mut waiting);
    }
    found.append(&mut waiting);
    found
}

/// Collects the ranges of texts, in which `#` does not begin a comment, and the items with `coach_only: true`.
fn gather(
    text: &str,
    node: &YamlNode,
    values: &mut Vec<Range<usize>>,
    hidden: &mut Vec<Range<usize>>,
) {
    match &node.value {
        YamlValue::List(items) => items
            .iter()
            .for_each(|item| gather(text, item, values, hidden)),
        YamlValue::Map(entries) => {
            let own = entries.iter().any(|entry| {
                entry.key.as_str() == "coach_only" && entry.value.text() == Some("true")
            });
            if own {
                hidden.push(node.span.range());
            }
            entries
                .iter()
                .for_each(|entry| gather(text, &entry.value, values, hidden));
        }
        YamlValue::Scalar { .. } => values.push(quoted(text, node.span.range())),
        YamlValue::Null => {}
    }
}

/// The range of a text up to its closing quotation mark. The parser's range may extend to the next token after a
/// comment.
fn quoted(text: &str, range: Range<usize>) -> Range<usize> {
    let within = &text[range.clone()];
    let Some(mark) = within.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return range;
    };
    let mut escaped = false;
    for (at, c) in within.char_indices().skip(1) {
        if c == mark && !escaped {
            let doubled = mark == '\'' && within[at + 1..].starts_with(mark);
            if !doubled {
                return range.start..range.start + at + 1;
            }
            escaped = true;
            continue;
        }
        escaped = mark == '"' && c == '\\' && !escaped;
    }
    range
}

/// The position of the comment in a line.
fn comment(line: &str, start: usize, values: &[Range<usize>]) -> Option<usize> {
    let mut signs = line.match_indices('#').map(|(at, _)| at);
    signs.find(|at| {
        let begins = line[..*at].ends_with([' ', '\t']) || line[..*at].is_empty();
        let before = values.partition_point(|value| value.start <= start + at);
        let within = before
            .checked_sub(1)
            .is_some_and(|last| values[last].contains(&(start + at)));
        begins && !within
    })
}
