//! Text that is removed from a section before it is read as Markdown, and footnotes that are defined in another
//! run.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::types::Narrowed;
use crate::span::Span;

/// A range of the visible text that has the same readers throughout.
pub(super) type VisibleRun = (Range<usize>, Option<Narrowed>);

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

/// The footnotes of a text: where each is used and defined.
#[derive(Default)]
pub(super) struct FootnoteUses {
    /// Name and offset of each use, in order.
    pub(super) used: Vec<(String, usize)>,
    defined: HashMap<String, Range<usize>>,
}

impl FootnoteUses {
    pub(super) fn defined(&mut self, name: &str, range: Range<usize>) {
        self.defined.entry(name.to_owned()).or_insert(range);
    }

    /// The definitions that a run uses and another run contains, if everyone who can read the first can read the
    /// other. They are needed since each run is rendered separately.
    pub(super) fn missing(
        &self,
        run: &Range<usize>,
        narrowed: Option<Narrowed>,
        runs: &[VisibleRun],
    ) -> Vec<Range<usize>> {
        let first = self.used.partition_point(|(_, at)| *at < run.start);
        let used = self.used[first..]
            .iter()
            .take_while(|(_, at)| *at < run.end);
        let mut missing: Vec<Range<usize>> = Vec::new();
        let mut known = HashSet::new();
        for (name, _) in used {
            let Some(definition) = self
                .defined
                .get(name)
                .filter(|range| !run.contains(&range.start))
            else {
                continue;
            };
            let home = runs.partition_point(|(range, _)| range.start <= definition.start);
            let wider = home
                .checked_sub(1)
                .is_some_and(|home| runs[home].1 <= narrowed);
            if wider && known.insert(definition.start) {
                missing.push(definition.clone());
            }
        }
        missing
    }
}
