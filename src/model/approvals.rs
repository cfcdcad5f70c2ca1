//! The content of `approvals/`: the ledger, the copies that it refers to, and their files.
//!
//! Verifies by its digest that a copy is what was approved. This module must not know the content of a copy.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::text::read_text;
use crate::diag::{Diagnostic, LEDGER};
use crate::record::conflict;
use crate::record::ledger::{self, Decision, Ledger};
use crate::source::{APPROVALS, EntrySort, MAX_ATTACHMENT, SourceMap, Tree, TreeEntry};
use crate::span::{FileId, Span};
use crate::text::hex;

/// The ledger and its copies.
#[derive(Debug, Default)]
pub struct ApprovalRecords {
    /// The decisions; empty if there is no ledger or it cannot be read.
    pub ledger: Ledger,
    /// Each copy that an entry refers to, by digest.
    pub copies: BTreeMap<String, Result<Arc<str>, CopyProblem>>,
    /// The files that copies refer to, by name.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

/// Why a copy cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CopyProblem {
    /// Its file is missing.
    Missing,
    /// Its file cannot be read.
    Unreadable,
    /// Its file contains an unresolved merge conflict.
    Conflict,
    /// Its file does not match its digest.
    Changed,
    /// It was written by a later version of coachgen.
    Newer,
    /// It is a copy of a different record from the one in its entry.
    OtherRecord,
    /// It belongs to an engagement with another client.
    OtherEngagement,
    /// A file that it refers to is missing or changed.
    File,
}

/// Reads `approvals/`; `prefix` is the path of the engagement's folder.
pub(super) fn load(
    tree: &dyn Tree,
    entries: &[TreeEntry],
    prefix: &str,
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) -> ApprovalRecords {
    let folder = format!("{prefix}{APPROVALS}/");
    let inside: BTreeMap<&str, &TreeEntry> = entries
        .iter()
        .filter_map(|entry| Some((entry.path.strip_prefix(&folder)?, entry)))
        .collect();
    let mut approvals = ApprovalRecords::default();
    others(&inside, sources, diags);
    misplaced(entries, prefix, sources, diags);
    let has_copies = inside.keys().any(|name| name.ends_with(".json"));
    let entry = inside.get(LEDGER_NAME);
    let entry = entry.filter(|entry| matches!(entry.sort, EntrySort::File(_)));
    let Some(entry) = entry else {
        if has_copies || inside.contains_key(LEDGER_NAME) {
            diags.push(missing(&folder, sources));
        }
        return approvals;
    };
    let Some((file, text)) = read_text(tree, entry, MAX_LEDGER, sources, diags) else {
        return approvals;
    };
    if let Some(ledger) = ledger::read(file, &text, diags) {
        if ledger.entries.is_empty() && has_copies {
            diags.push(missing(&folder, sources));
        }
        approvals.ledger = ledger;
    }
    for entry in &approvals.ledger.entries {
        if let Decision::Approved { copy } = &entry.decision
            && !approvals.copies.contains_key(copy)
        {
            let read = copy_of(
                tree,
                inside.get(format!("{copy}.json").as_str()).copied(),
                copy,
            );
            approvals.copies.insert(copy.clone(), read);
        }
    }
    if !approvals.copies.is_empty() {
        for (name, entry) in &inside {
            let small = matches!(entry.sort, EntrySort::File(length) if length <= MAX_ATTACHMENT);
            if small
                && !name.ends_with(".json")
                && !name.ends_with(".yaml")
                && let Ok(bytes) = tree.read(&entry.path)
            {
                approvals.files.insert((*name).to_owned(), Arc::from(bytes));
            }
        }
    }
    approvals
}

/// The file name of the ledger.
const LEDGER_NAME: &str = "ledger.yaml";

/// The maximum size of a ledger in bytes: about twenty thousand entries.
const MAX_LEDGER: u64 = 4 * 1024 * 1024;

/// SHA-256 as hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn copy_of(
    tree: &dyn Tree,
    entry: Option<&TreeEntry>,
    digest: &str,
) -> Result<Arc<str>, CopyProblem> {
    let entry = entry.ok_or(CopyProblem::Missing)?;
    if !matches!(entry.sort, EntrySort::File(length) if length <= MAX_ATTACHMENT) {
        return Err(CopyProblem::Unreadable);
    }
    let bytes = tree
        .read(&entry.path)
        .map_err(|_| CopyProblem::Unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| CopyProblem::Changed)?;
    if sha256(text.as_bytes()) == digest {
        return Ok(Arc::from(text));
    }
    // A merge conflict is the most likely cause, and the easiest to explain.
    let conflicts = conflict::conflicts(FileId(0), &text, 0..text.len());
    Err(match conflicts.is_empty() {
        true => CopyProblem::Changed,
        false => CopyProblem::Conflict,
    })
}

/// Reports something else in place of the folder, or a folder whose name has different capitals.
fn misplaced(
    entries: &[TreeEntry],
    prefix: &str,
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) {
    let found = entries.iter().find(|entry| {
        let path = entry.path.strip_prefix(prefix).unwrap_or_default();
        let first = path.split('/').next().unwrap_or_default();
        first.eq_ignore_ascii_case(APPROVALS) && (first != APPROVALS || first == path)
    });
    if let Some(entry) = found {
        let file = sources.add(entry.path.clone(), Arc::from(""));
        let message = "approvals must be in a folder named `approvals`, in lower case, with ledger.yaml in it";
        let help = "rename this, or restore the folder from git or a backup";
        diags.push(Diagnostic::new(&LEDGER, Span::new(file, 0, 0), message).help(help));
    }
}

/// The finding for copies without a ledger: it is unknown who they belong to, and every approved record would
/// silently disappear from portals.
fn missing(folder: &str, sources: &mut SourceMap) -> Diagnostic {
    let file = sources.add(format!("{folder}{LEDGER_NAME}"), Arc::from(""));
    let message = "approvals/ has no readable ledger.yaml, or its ledger.yaml has no entries although there are copies";
    let help =
        "restore ledger.yaml from git or a backup; without it no sponsor gets an approved record";
    Diagnostic::new(&LEDGER, Span::new(file, 0, 0), message).help(help)
}

/// Reports a second ledger, as sync programs create: its decisions would silently be lost.
fn others(
    inside: &BTreeMap<&str, &TreeEntry>,
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) {
    for (name, entry) in inside {
        let is_yaml = name.ends_with(".yaml") || name.ends_with(".yml");
        if *name == LEDGER_NAME || !is_yaml {
            continue;
        }
        let file = sources.add(entry.path.clone(), Arc::from(""));
        let message = "this looks like another version of the ledger; its approvals have no effect";
        let help = "append the entries that are missing in ledger.yaml to it, and delete this file";
        diags.push(Diagnostic::new(&LEDGER, Span::new(file, 0, 0), message).help(help));
    }
}
