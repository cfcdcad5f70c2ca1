//! The commits that changed each record.
//!
//! A record that was moved within its engagement without a change of its text keeps its history. Other renames are not
//! detected: git guesses them from all files of a commit, so the result would depend on how many engagements are read.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::git_log::{self, ChangedFile, LogPart, MergedBranches, RecordCommit};

/// The commits that changed each file of an engagement, by its path in the practice; the latest first.
pub type FolderHistory = BTreeMap<String, Vec<Arc<RecordCommit>>>;

/// The part of one commit that concerns one engagement.
struct FolderCommit {
    commit: Arc<RecordCommit>,
    files: Vec<ChangedFile>,
}

/// Reads the history of every engagement, or only of the one in `only`. `folders` are the folders of all engagements,
/// relative to `root`; a file belongs to the innermost of them.
pub(super) fn read(
    root: &Path,
    folders: &[String],
    only: Option<&str>,
) -> HashMap<String, FolderHistory> {
    let known: HashMap<&str, &str> = folders
        .iter()
        .map(|folder| (folder.as_str(), folder.as_str()))
        .collect();
    let mut commits: HashMap<&str, Vec<FolderCommit>> = HashMap::new();
    let mut commit: Option<Arc<RecordCommit>> = None;
    // With `Used`, the result for one folder can differ from that for all.
    let read = git_log::read(
        root,
        only.unwrap_or_default(),
        MergedBranches::All,
        |part| {
            match part {
                LogPart::Commit(found) => commit = Some(Arc::new(found)),
                LogPart::File(file) => {
                    if let (Some(commit), Some(dir)) = (&commit, folder_of(&file.path, &known)) {
                        add(commits.entry(dir).or_default(), commit, file);
                    }
                }
            }
            ControlFlow::Continue(())
        },
    );
    // A part of the history would be misleading.
    if read.is_none() {
        return HashMap::new();
    }
    commits.retain(|dir, _| only.is_none_or(|only| only == *dir));
    commits
        .into_iter()
        .map(|(dir, commits)| (dir.to_owned(), by_file(&commits)))
        .collect()
}

/// The innermost of the folders that contains the file.
fn folder_of<'f>(path: &str, folders: &HashMap<&str, &'f str>) -> Option<&'f str> {
    let mut rest = path;
    while let Some((folder, _)) = rest.rsplit_once('/') {
        if let Some(found) = folders.get(folder) {
            return Some(found);
        }
        rest = folder;
    }
    folders.get("").copied()
}

fn add(commits: &mut Vec<FolderCommit>, commit: &Arc<RecordCommit>, file: ChangedFile) {
    if !commits
        .last()
        .is_some_and(|last| Arc::ptr_eq(&last.commit, commit))
    {
        commits.push(FolderCommit {
            commit: Arc::clone(commit),
            files: Vec::new(),
        });
    }
    if let Some(last) = commits.last_mut() {
        last.files.push(file);
    }
}

/// The commits of each file. Commits of a file before it was moved are listed under its present path.
fn by_file(commits: &[FolderCommit]) -> FolderHistory {
    let mut history = FolderHistory::new();
    // The present path of files that were moved, by their path in the commits that are read next.
    let mut present: HashMap<String, String> = HashMap::new();
    for FolderCommit { commit, files } in commits {
        let deleted: HashMap<&str, &str> = files
            .iter()
            .filter(|file| file.after.is_none())
            .filter_map(|file| Some((file.before.as_deref()?, file.path.as_str())))
            .collect();
        let mut moved: HashMap<&str, String> = HashMap::new();
        for file in files.iter().filter(|file| file.after.is_some()) {
            let path = present.get(&file.path).unwrap_or(&file.path).clone();
            let from = match (&file.before, &file.after) {
                (None, Some(after)) => deleted.get(after.as_str()),
                _ => None,
            };
            if let Some(from) = from {
                moved.insert(from, path.clone());
            }
            history.entry(path).or_default().push(Arc::clone(commit));
        }
        let is_gone =
            |file: &&ChangedFile| file.after.is_none() && !moved.contains_key(file.path.as_str());
        for file in files.iter().filter(is_gone) {
            let path = present.get(&file.path).unwrap_or(&file.path).clone();
            history.entry(path).or_default().push(Arc::clone(commit));
        }
        for (from, path) in moved {
            present.insert(from.to_owned(), path);
        }
    }
    history
}
