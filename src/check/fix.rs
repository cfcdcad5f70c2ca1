//! Safe mends put together: the text of each file with the obvious fixes made, and nothing else changed.
//!
//! Must not write; that is the output's.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Fix};
use crate::source::SourceMap;
use crate::span::{FileId, Span};

/// One file before and after.
#[derive(Debug, Clone)]
pub struct FixedFile {
    /// From the practice's folder.
    pub path: String,
    /// The text that was read.
    pub before: String,
    /// The text with every fix made.
    pub after: String,
    /// The line of each fix in the text before, from 1, and what it does.
    pub fixes: Vec<(usize, String)>,
}

/// Makes every fix that stands beside a finding. Of two that touch one place the later in the file waits
/// for the next run.
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
    let mut made = Vec::new();
    for (diag, fix) in fixes {
        let free = fix.edits.iter().all(|(span, _)| {
            let taken = edits.iter().any(|(other, _)| overlap(*span, *other));
            span.file == file && source.text.get(span.range()).is_some() && !taken
        });
        if free {
            edits.extend(fix.edits.iter().map(|(span, text)| (*span, text.as_str())));
            made.push((sources.line_column(diag.span).0, fix.what.clone()));
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
    (!made.is_empty()).then(|| FixedFile {
        path: source.path.clone(),
        before: source.text.to_string(),
        after,
        fixes: made,
    })
}

/// Two insertions at one place overlap too: their order would be chance.
fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end || one.start == other.start
}
