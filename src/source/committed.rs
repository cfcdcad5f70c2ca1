//! The state of the records in git: the last commit of each engagement, what changed since, and the history of each record.
//!
//! Without git, or outside a repository, all of this is empty.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::HANDOVERS;
use super::fixed_names::PRACTICE_FILE;
use super::git::{contains, filters, git, prefix_in_repository};
use super::git_history::{self, FolderHistory};
use super::git_log::{self, LogPart, MergedBranches};

/// The state of a folder in git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommittedPaths {
    /// The last commit that changed it, as twelve digits.
    pub commit: String,
    /// Whether nothing in it was changed, added or removed since.
    pub clean: bool,
    /// The paths in the practice of its files that differ from the last commit or are in none.
    pub changed: BTreeSet<String>,
}

/// The state in git of the engagements of a practice.
#[derive(Debug, Default)]
pub struct CommittedRecords {
    root: PathBuf,
    all: Vec<String>,
    folders: BTreeMap<String, CommittedPaths>,
    /// The number of engagements whose history was requested.
    requests: AtomicUsize,
    histories: OnceLock<HashMap<String, FolderHistory>>,
}

/// The number of engagements whose history is read one by one. If more are requested, the history of all is read at
/// once: reading the commits takes most of the time.
const READ_ONE_BY_ONE: usize = 4;

impl CommittedRecords {
    /// Reads the state in git of each of the folders in `wanted`, given relative to `root`; the empty string is `root`
    /// itself. Folders without any commit are left out. `all` are the folders of all engagements.
    pub fn read(root: &Path, all: &[String], wanted: &[String]) -> CommittedRecords {
        CommittedRecords {
            root: root.to_owned(),
            all: all.to_vec(),
            folders: committed(root, wanted),
            ..CommittedRecords::default()
        }
    }

    /// Returns the state of a folder.
    pub fn get(&self, dir: &str) -> Option<&CommittedPaths> {
        self.folders.get(dir)
    }

    /// Returns the commits that changed the files of the engagement in `dir`. Runs git when it is called.
    pub fn history(&self, dir: &str) -> FolderHistory {
        if !self.folders.contains_key(dir) {
            return FolderHistory::new();
        }
        if self.requests.fetch_add(1, Ordering::Relaxed) < READ_ONE_BY_ONE {
            let mut found = git_history::read(&self.root, &self.all, Some(dir));
            return found.remove(dir).unwrap_or_default();
        }
        let all = self
            .histories
            .get_or_init(|| git_history::read(&self.root, &self.all, None));
        all.get(dir).cloned().unwrap_or_default()
    }
}

fn committed(root: &Path, folders: &[String]) -> BTreeMap<String, CommittedPaths> {
    let Some(filters) = filters(root) else {
        return BTreeMap::new();
    };
    let commits = commits(root, folders);
    if commits.is_empty() {
        return BTreeMap::new();
    }
    // If checking would require running a program, the folder is not reported as clean.
    let changed = changed(root, &filters);
    commits
        .into_iter()
        .map(|(folder, commit)| {
            let of_folder = changed.iter().flatten();
            let of_folder = of_folder.filter(|path| contains(&folder, path));
            let of_folder: BTreeSet<String> = of_folder.cloned().collect();
            let committed = CommittedPaths {
                commit,
                clean: changed.is_some() && of_folder.is_empty(),
                changed: of_folder,
            };
            (folder, committed)
        })
        .collect()
}

/// The last commit of each folder, reading the history from the newest until every folder is found.
fn commits(root: &Path, folders: &[String]) -> BTreeMap<String, String> {
    let mut left: BTreeSet<&String> = folders.iter().collect();
    let mut found = BTreeMap::new();
    let mut commit = String::new();
    let read = git_log::read(root, "", MergedBranches::Used, |part| {
        match part {
            LogPart::Commit(next) => commit = next.commit,
            LogPart::File(file) => left.retain(|folder| {
                let is_changed = contains(folder, &file.path);
                if is_changed {
                    found.insert((*folder).clone(), commit.clone());
                }
                !is_changed
            }),
        }
        match left.is_empty() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
    // If git fails, an older commit may be the last of a folder that was not found.
    read.map(|()| found).unwrap_or_default()
}

/// Paths that differ from the last commit, or are in none.
fn changed(root: &Path, filters: &[String]) -> Option<Vec<String>> {
    let output = git(root, filters)
        .args([
            "status",
            "--porcelain=v1",
            "-z",
            "--no-renames",
            "--untracked-files=all",
            "--ignore-submodules=all",
            "--",
            ".",
        ])
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let prefix = prefix_in_repository(root)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let paths = text.split('\0').filter_map(|line| line.get(3..));
    let here = paths.filter_map(|path| path.strip_prefix(prefix.as_str()));
    // Hidden files are not records; the build's own cache is among them. The ledger of handovers is no
    // record: without this exception, every handover would mark the next one as uncommitted.
    let is_record = |path: &&str| {
        let mut names = path.split('/');
        !names.any(|name| name.starts_with('.') || name == HANDOVERS)
    };
    let here = here.filter(is_record);
    Some(
        here.map(|path| super::composed(path).into_owned())
            .collect(),
    )
}

/// Whether there are changes in no commit among the files that the portals of the engagement in `dir` are made of: its
/// records, the settings and the templates.
pub fn has_uncommitted_inputs(root: &Path, dir: &str) -> bool {
    let Some(changed) = filters(root).and_then(|filters| changed(root, &filters)) else {
        return true;
    };
    let is_input = |path: &String| {
        contains(dir, path) || path == PRACTICE_FILE || path.starts_with("templates/")
    };
    changed.iter().any(is_input)
}
