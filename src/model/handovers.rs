//! The ledger of handovers.

use std::sync::Arc;

use super::text::read_text;
use crate::diag::{Diagnostic, HANDOVERS};
use crate::record::handovers::{Handover, read};
use crate::source::{HANDOVERS as FILE, SourceMap, Tree, TreeEntry};
use crate::span::Span;

/// The maximum size of the ledger in bytes.
const MAX_LEDGER: u64 = 1024 * 1024;

/// Reads the ledger; `prefix` is the path of the engagement's folder. Nothing that is wrong with it blocks the build.
pub(super) fn load(
    tree: &dyn Tree,
    entries: &[TreeEntry],
    prefix: &str,
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) -> Vec<Handover> {
    let path = format!("{prefix}{FILE}");
    let Some(entry) = entries.iter().find(|entry| entry.path == path) else {
        return Vec::new();
    };
    // What a record would be told does not apply: the ledger is not written by hand.
    let mut faults = Vec::new();
    let Some((file, text)) = read_text(tree, entry, MAX_LEDGER, sources, &mut faults) else {
        let span = match faults.first() {
            Some(fault) => fault.span,
            None => Span::new(sources.add(path, Arc::from("")), 0, 0),
        };
        let message = "this ledger of handovers is not an ordinary text file of at most 1 MiB";
        let help = "restore its last good version from git or a backup";
        diags.push(Diagnostic::new(&HANDOVERS, span, message).help(help));
        return Vec::new();
    };
    read(file, &text, diags).unwrap_or_default()
}
