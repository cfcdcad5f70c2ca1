//! The state of the records in git: the last commit of each engagement, and whether anything changed since.
//!
//! Runs the installed `git`, and changes nothing. Without git, or outside a repository, the result is empty.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::HANDOVERS;
use super::fixed_names::PRACTICE_FILE;

/// The state of a folder in git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommittedPaths {
    /// The last commit that changed it, as twelve digits.
    pub commit: String,
    /// Whether nothing in it was changed, added or removed since.
    pub clean: bool,
}

/// The number of digits of a commit hash that are shown.
const DIGITS: usize = 12;

/// The state in git of each of `folders`, given relative to `root`; the empty string is `root` itself. Folders
/// without any commit are left out.
pub fn committed(root: &Path, folders: &[String]) -> BTreeMap<String, CommittedPaths> {
    let Some(filters) = filters(root) else {
        return BTreeMap::new();
    };
    let commits = commits(root, folders).unwrap_or_default();
    if commits.is_empty() {
        return BTreeMap::new();
    }
    // If checking would require running a program, the folder is not reported as clean.
    let changed = changed(root, &filters);
    commits
        .into_iter()
        .map(|(folder, commit)| {
            let clean = changed
                .as_ref()
                .is_some_and(|paths| !paths.iter().any(|path| contains(&folder, path)));
            (folder, CommittedPaths { commit, clean })
        })
        .collect()
}

/// The last commit of each folder, reading the history from the newest until every folder is found.
fn commits(root: &Path, folders: &[String]) -> Option<BTreeMap<String, String>> {
    let mut git = git(root, &[])
        .args([
            "log",
            "-z",
            "--relative",
            "--name-only",
            "--no-renames",
            "--no-merges",
            "--ignore-submodules=all",
        ])
        .args(["--format=format:%x01%H", "--", "."])
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut left: BTreeSet<&String> = folders.iter().collect();
    let mut found = BTreeMap::new();
    let mut commit = String::new();
    let stdout = git.stdout.take()?;
    for part in BufReader::new(stdout).split(0) {
        let Ok(part) = part else { break };
        let part = String::from_utf8_lossy(&part);
        let part = super::composed(&part);
        // The commit hash ends with the line; the first path follows.
        let path = match part.strip_prefix('\u{1}') {
            Some(head) => {
                let (hash, path) = head.split_once('\n').unwrap_or((head, ""));
                commit = hash.chars().take(DIGITS).collect();
                path
            }
            None => &part,
        };
        if path.is_empty() {
            continue;
        }
        let met: Vec<&String> = left
            .iter()
            .copied()
            .filter(|folder| contains(folder, path))
            .collect();
        for folder in met {
            left.remove(folder);
            found.insert(folder.clone(), commit.clone());
        }
        if left.is_empty() {
            break;
        }
    }
    // The rest of its output is not needed.
    let _ = git.kill();
    let _ = git.wait();
    Some(found)
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
        .ok()?;
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

/// A `git` command in `root`.
///
/// The records may come from a repository to which others write, so no program that its settings name may be run:
/// neither filters of files, nor commands that fetch missing objects, nor anything in a repository hidden in a
/// folder.
pub(super) fn git(root: &Path, without: &[String]) -> Command {
    let mut settings: Vec<(String, &str)> = vec![
        ("core.fsmonitor".to_owned(), "false"),
        ("core.hooksPath".to_owned(), "/dev/null"),
        ("core.sshCommand".to_owned(), "false"),
        ("log.showSignature".to_owned(), "false"),
        ("protocol.allow".to_owned(), "never"),
        ("safe.bareRepository".to_owned(), "explicit"),
    ];
    for filter in without {
        settings.push((format!("{filter}.clean"), ""));
        settings.push((format!("{filter}.smudge"), ""));
        settings.push((format!("{filter}.process"), ""));
        settings.push((format!("{filter}.required"), "false"));
    }
    let mut git = Command::new("git");
    git.arg("-C")
        .arg(root)
        .arg("--no-pager")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_CONFIG_COUNT", settings.len().to_string())
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    // Passed in the environment: on a command line, a name that contains an equals sign would be cut.
    for (number, (key, value)) in settings.iter().enumerate() {
        git.env(format!("GIT_CONFIG_KEY_{number}"), key);
        git.env(format!("GIT_CONFIG_VALUE_{number}"), value);
    }
    git
}

/// Every filter that a setting defines, as `filter.NAME`; `None` if the settings cannot all be read.
fn filters(root: &Path) -> Option<Vec<String>> {
    let asked = git(root, &[])
        .args([
            "config",
            "--null",
            "--name-only",
            "--get-regexp",
            "^filter\\.",
        ])
        .output()
        .ok()?;
    let names = String::from_utf8(asked.stdout).ok()?;
    let filters = names.split('\0').filter(|name| !name.is_empty());
    let filters = filters.filter_map(|name| Some(name.rsplit_once('.')?.0.to_owned()));
    Some(filters.collect())
}

fn contains(folder: &str, path: &str) -> bool {
    folder.is_empty()
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
}

/// The folder from which git runs hooks; `None` outside a repository.
pub fn hooks_folder(root: &Path) -> Option<PathBuf> {
    // The settings of `git` here disable hooks, so this runs git without them.
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["rev-parse", "--git-path", "hooks"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    let path = path.trim_end_matches('\n');
    (output.status.success() && !path.is_empty()).then(|| root.join(path))
}

/// The path of `root` in its repository, with `/` at the end; empty for the repository itself. `None` outside a
/// repository.
pub fn prefix_in_repository(root: &Path) -> Option<String> {
    let output = git(root, &[])
        .args(["rev-parse", "--show-prefix"])
        .output()
        .ok()?;
    let prefix = String::from_utf8(output.stdout).ok()?;
    output
        .status
        .success()
        .then(|| prefix.trim_end_matches('\n').to_owned())
}

/// The folder of the repository that contains `root`; `None` outside a repository.
pub fn repository_of(root: &Path) -> Option<PathBuf> {
    let prefix = prefix_in_repository(root)?;
    let depth = prefix.split('/').filter(|name| !name.is_empty()).count();
    root.ancestors().nth(depth).map(Path::to_path_buf)
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

/// The number of commits that changed a folder, on any branch, and the last of them; `None` without any.
pub fn commits_that_change(root: &Path, folder: &str) -> Option<(usize, String)> {
    let output = git(root, &[])
        .args(["log", "--all", "--format=%H", "--"])
        .arg(format!(":(literal){folder}"))
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut commits = text.lines();
    let last = commits.next()?.chars().take(DIGITS).collect();
    Some((1 + commits.count(), last))
}

/// Whether a folder is probably in a repository, also if git is missing or refuses to read it.
pub fn may_be_in_repository(root: &Path) -> bool {
    root.ancestors().any(|folder| folder.join(".git").exists())
}

/// The paths below `root` that git tracks, also those that are only staged; empty without git.
pub fn tracked_paths(root: &Path) -> Vec<String> {
    let output = git(root, &[]).args(["ls-files", "-z", "--", "."]).output();
    let Some(output) = output.ok().filter(|output| output.status.success()) else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&output.stdout);
    let paths = text.split('\0').filter(|path| !path.is_empty());
    paths
        .map(|path| super::composed(path).into_owned())
        .collect()
}

/// The paths below `root` that the last commit contains; `None` without git or a commit. A file that is only staged is not
/// among them.
pub fn committed_paths(root: &Path) -> Option<BTreeSet<String>> {
    let output = git(root, &[])
        .args(["ls-tree", "-r", "-z", "--name-only", "HEAD"])
        .output()
        .ok()?;
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let paths = text.split('\0').filter(|path| !path.is_empty());
    Some(
        paths
            .map(|path| super::composed(path).into_owned())
            .collect(),
    )
}
