//! The repository of the records: where it is, and what it contains.
//!
//! Runs the installed `git`, and changes nothing. Without git, or outside a repository, the result is empty.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The number of digits of a commit hash that are shown.
pub(super) const DIGITS: usize = 12;

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
        ("log.follow".to_owned(), "false"),
        ("log.showRoot".to_owned(), "true"),
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
        // The commits as they were made, since replacements and grafts differ between copies of a repository.
        .env("GIT_NO_REPLACE_OBJECTS", "1")
        .env("GIT_GRAFT_FILE", "/dev/null")
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
pub(super) fn filters(root: &Path) -> Option<Vec<String>> {
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
    // The exit code is 1 if no setting matches.
    if !matches!(asked.status.code(), Some(0 | 1)) {
        return None;
    }
    let names = String::from_utf8(asked.stdout).ok()?;
    let filters = names.split('\0').filter(|name| !name.is_empty());
    let filters = filters.filter_map(|name| Some(name.rsplit_once('.')?.0.to_owned()));
    Some(filters.collect())
}

pub(super) fn contains(folder: &str, path: &str) -> bool {
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

/// The last commit and the number of commits before it, of which a copy can have fewer; empty outside a repository. If it
/// is the same for two copies, so is the history of every record.
pub fn repository_state(root: &Path) -> String {
    let run = |args: &[&str]| {
        let output = git(root, &[]).args(args).output().ok();
        let output = output.filter(|output| output.status.success());
        output.map_or_else(String::new, |output| {
            String::from_utf8_lossy(&output.stdout).into_owned()
        })
    };
    run(&["rev-parse", "HEAD"]) + &run(&["rev-list", "--count", "HEAD"])
}

/// The folder of the repository that contains `root`; `None` outside a repository.
pub fn repository_of(root: &Path) -> Option<PathBuf> {
    let prefix = prefix_in_repository(root)?;
    let depth = prefix.split('/').filter(|name| !name.is_empty()).count();
    root.ancestors().nth(depth).map(Path::to_path_buf)
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
