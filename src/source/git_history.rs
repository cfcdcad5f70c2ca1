//! The commits that changed each record.
//!
//! A record that was moved within its engagement without a change of its text keeps its history. Other renames are not
//! detected: git guesses them from all files of a commit, so the result would depend on how many engagements are read.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use chrono::NaiveDate;

use super::git::{DIGITS, git};

/// A commit that changed a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordCommit {
    /// Its hash, as twelve digits.
    pub commit: String,
    /// The day on which it was made, where its author was.
    pub day: NaiveDate,
    /// The first line of its message, without control characters.
    pub subject: String,
}

/// The commits that changed each file of an engagement, by its path in the practice; the latest first.
pub type FolderHistory = BTreeMap<String, Vec<Arc<RecordCommit>>>;

/// The part of one commit that concerns one engagement.
struct FolderCommit {
    commit: Arc<RecordCommit>,
    files: Vec<ChangedFile>,
}

/// A file that a commit changed.
struct ChangedFile {
    path: String,
    /// The hash of its content before the commit; `None` if it was added.
    before: Option<String>,
    /// The hash of its content after the commit; `None` if it was deleted.
    after: Option<String>,
}

/// Reads the history of every engagement, or only of the one in `only`. `folders` are the folders of all engagements,
/// relative to `root`; a file belongs to the innermost of them.
pub(super) fn read(
    root: &Path,
    folders: &[String],
    only: Option<&str>,
) -> HashMap<String, FolderHistory> {
    let limit = match only.filter(|dir| !dir.is_empty()) {
        Some(dir) => format!(":(literal){dir}"),
        None => ".".to_owned(),
    };
    let spawned = git(root, &[])
        .args([
            "log",
            "-z",
            "--relative",
            "--raw",
            "--no-abbrev",
            "--no-renames",
            "--no-merges",
            // Without this, git leaves out commits of branches whose result was not used, but only if it reads one folder.
            "--full-history",
            "--ignore-submodules=all",
            "--format=format:%x01%H%x02%as%x02%s",
            "--",
        ])
        .arg(limit)
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut git) = spawned else {
        return HashMap::new();
    };
    let mut commits: HashMap<&str, Vec<FolderCommit>> = HashMap::new();
    if let Some(stdout) = git.stdout.take() {
        let parts = BufReader::new(stdout).split(0).map_while(Result::ok);
        collect(parts, folders, &mut commits);
    }
    let _ = git.wait();
    commits.retain(|dir, _| only.is_none_or(|only| only == *dir));
    commits
        .into_iter()
        .map(|(dir, commits)| (dir.to_owned(), by_file(&commits)))
        .collect()
}

/// Parses the parts of git's output that zero bytes separate: `\x01` and a commit, then, on the same line or in its own
/// part, `:` and the hashes of a file, whose path is the next part.
fn collect<'f>(
    parts: impl Iterator<Item = Vec<u8>>,
    folders: &'f [String],
    commits: &mut HashMap<&'f str, Vec<FolderCommit>>,
) {
    let known: HashMap<&str, &'f str> = folders
        .iter()
        .map(|folder| (folder.as_str(), folder.as_str()))
        .collect();
    let mut commit: Option<Arc<RecordCommit>> = None;
    let mut hashes = None;
    for part in parts {
        let part = String::from_utf8_lossy(&part);
        if let Some(found) = hashes.take() {
            let path = super::composed(&part);
            if let (Some(commit), Some(dir)) = (&commit, folder_of(&path, &known)) {
                add(commits.entry(dir).or_default(), commit, &path, found);
            }
            continue;
        }
        let file = match part.strip_prefix('\u{1}') {
            Some(head) => {
                let (head, file) = head.split_once('\n').unwrap_or((head, ""));
                commit = parse_commit(head);
                file
            }
            None => &part,
        };
        hashes = file.strip_prefix(':').and_then(parse_hashes);
    }
}

fn parse_commit(head: &str) -> Option<Arc<RecordCommit>> {
    let mut fields = head.splitn(3, '\u{2}');
    let commit = fields.next()?.chars().take(DIGITS).collect();
    let day = fields.next()?.parse().ok()?;
    let subject = fields.next().unwrap_or_default();
    Some(Arc::new(RecordCommit {
        commit,
        day,
        subject: subject
            .chars()
            .filter(|letter| !letter.is_control())
            .collect(),
    }))
}

/// `100644 100644 HASH HASH M`
fn parse_hashes(file: &str) -> Option<(Option<String>, Option<String>)> {
    let mut fields = file.split(' ').skip(2);
    let mut hash = || {
        let hash = fields.next()?;
        Some((!hash.bytes().all(|digit| digit == b'0')).then(|| hash.to_owned()))
    };
    Some((hash()?, hash()?))
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

fn add(
    commits: &mut Vec<FolderCommit>,
    commit: &Arc<RecordCommit>,
    path: &str,
    (before, after): (Option<String>, Option<String>),
) {
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
        last.files.push(ChangedFile {
            path: path.to_owned(),
            before,
            after,
        });
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
