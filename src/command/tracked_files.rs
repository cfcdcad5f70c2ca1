//! Finds files of the program's output that git tracks, for `coachgen check`.

use std::collections::BTreeSet;

use super::build::PORTAL_FOLDERS;
use super::open::OpenedPractice;
use super::verify;
use crate::check;
use crate::model::{PracticeFile, sha256};
use crate::output::MANIFEST;
use crate::source::{read_given_file, tracked_paths};

/// The maximum size of a file that is compared with the ledgers, in bytes.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// Adds the findings to those of the practice's file.
pub(super) fn add_findings(opened: &OpenedPractice, file: &mut PracticeFile) {
    let tracked = tracked_paths(opened.disk.root());
    if tracked.is_empty() {
        return;
    }
    let portals = portal_folders(opened, &tracked);
    let handed_over = handed_over(opened, &tracked, &portals);
    check::tracked(&tracked, &portals, &handed_over, file);
}

/// The folders with portals: the one in coachgen.yaml, and those with a usual name.
fn portal_folders(opened: &OpenedPractice, tracked: &[String]) -> Vec<String> {
    let named = opened.practice.file.practice.output.as_deref();
    let named = named.map(|output| output.trim_matches('/').to_owned());
    let usual = PORTAL_FOLDERS.iter().map(|name| (*name).to_owned());
    let mut folders: Vec<String> = named.into_iter().chain(usual).collect();
    folders.retain(|folder| {
        let manifest = format!("{folder}/{MANIFEST}");
        !folder.is_empty()
            && (tracked.contains(&manifest) || opened.disk.root().join(&manifest).is_file())
    });
    folders
}

/// The tracked files that a ledger of handovers lists.
fn handed_over(opened: &OpenedPractice, tracked: &[String], portals: &[String]) -> Vec<String> {
    let ledgers = opened.layout.engagements.iter();
    let entries = ledgers.filter_map(|files| verify::entries(opened, files));
    let digests: BTreeSet<String> = entries.flatten().map(|entry| entry.sha256).collect();
    if digests.is_empty() {
        return Vec::new();
    }
    let is_candidate = |path: &&String| {
        let is_in_portal = portals
            .iter()
            .any(|folder| path.starts_with(&format!("{folder}/")));
        !is_in_portal && (path.ends_with(".html") || path.ends_with(".zip"))
    };
    let candidates = tracked.iter().filter(is_candidate);
    let listed = candidates.filter(|path| {
        let bytes = read_given_file(&opened.disk.root().join(path), MAX_FILE);
        bytes.is_ok_and(|bytes| digests.contains(&sha256(&bytes)))
    });
    listed.cloned().collect()
}
