//! The ledger of hand-overs.

use super::text::read_text;
use crate::diag::Diagnostic;
use crate::record::handovers::{Handover, read};
use crate::source::{HANDOVERS, SourceMap, Tree, TreeEntry};

/// The maximum size of the ledger in bytes: about five thousand entries.
const MAX_LEDGER: u64 = 1024 * 1024;

/// Reads the ledger; `prefix` is the path of the engagement's folder.
pub(super) fn load(
    tree: &dyn Tree,
    entries: &[TreeEntry],
    prefix: &str,
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) -> Vec<Handover> {
    let path = format!("{prefix}{HANDOVERS}");
    let entry = entries.iter().find(|entry| entry.path == path);
    let text = entry.and_then(|entry| read_text(tree, entry, MAX_LEDGER, sources, diags));
    let handovers = text.and_then(|(file, text)| read(file, &text, diags));
    handovers.unwrap_or_default()
}
