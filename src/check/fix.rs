//! Applies safe fixes: computes the text of each file with the fixes applied, and nothing else changed.
//!
//! Must not write files; `output` does that.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Fix};
use crate::source::SourceMap;
use crate::span::{FileId, Span};

/// One file before and after its fixes.
#[derive(Debug, Clone)]
pub struct FixedFile {
    /// The path, relative to the practice's folder.
    pub path: String,
    /// The text that was read.
    pub before: String,
    /// The text with the fixes applied.
    pub after: String,
    /// For each fix, its line in the old text, counted from 1, and a description.
    pub fixes: Vec<(usize, String)>,
}

/// Applies the fixes of the findings. Of two fixes that overlap, only the first in the file is applied;
/// the other waits for the next run.
pub fn apply_fixes(sources: &SourceMap, diags: &[Diagnostic]) -> Vec<FixedFile> {
    let mut files: BTreeMap<FileId, Vec<(&Diagnostic, &Fix)>> = BTreeMap::new();
    for diag in diags {
        if let Some(fix) = &diag.fix {
            files.entry(diag.span.file).or_default().push((diag, fix));
        }
    }
    files
        .into_iter()
        .filter_map(|(file, fixes)| fix_file(sources, file, &fixes))
        .collect()
}

fn fix_file(sources: &SourceMap, file: FileId, fixes: &[(&Diagnostic, &Fix)]) -> Option<FixedFile> {
    let source = sources.file(file)?;
    let mut edits: Vec<(Span, &str)> = Vec::new();
    let mut applied = Vec::new();
    for (diag, fix) in fixes {
        let free = fix.edits.iter().all(|(span, text)| {
            let taken = |(other, before): &(Span, &str)| {
                overlap(*span, *other) && !(are_lines(text, before) && is_same_place(*span, *other))
            };
            let taken = edits.iter().any(taken);
            span.file == file && source.text.get(span.range()).is_some() && !taken
        });
        if free {
            edits.extend(fix.edits.iter().map(|(span, text)| (*span, text.as_str())));
            applied.push((sources.line_column(diag.span).0, fix.what.clone()));
        }
    }
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    let mut after = String::with_capacity(source.text.len());
    let mut at = 0;
    for (span, text) in edits {
        let range = span.range();
        after.push_str(&source.text[at..range.start]);
        after.push_str(text);
        at = range.end;
    }
    after.push_str(&source.text[at..]);
    (!applied.is_empty()).then(|| FixedFile {
        path: source.path.clone(),
        before: source.text.to_string(),
        after,
        fixes: applied,
    })
}

/// Whether both are insertions at one position.
fn is_same_place(one: Span, other: Span) -> bool {
    one.start == one.end && one == other
}

/// Whether both texts are complete lines, whose order makes no difference: fields of a record.
fn are_lines(one: &str, other: &str) -> bool {
    let both = |is: fn(&str) -> bool| is(one) && is(other);
    both(|text| text.ends_with('\n')) || both(|text| text.starts_with('\n'))
}

/// Whether two spans overlap. Two insertions at the same position count as overlapping, because their order would be
/// arbitrary.
fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end || one.start == other.start
}
