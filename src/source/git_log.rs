//! The commits of a repository and the files that each of them changed, from the newest.

use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Stdio};

use chrono::NaiveDate;

use super::git::{DIGITS, git};

/// The maximum length of a message, in characters.
const MAX_SUBJECT: usize = 200;

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordCommit {
    /// Its hash, as twelve digits.
    pub commit: String,
    /// The day on which it was added to the repository, by which `coachgen as-of` also finds it.
    pub day: NaiveDate,
    /// The first paragraph of its message as one line without control characters, cut after 200 characters.
    pub subject: String,
}

/// A file that a commit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChangedFile {
    /// Its path below the folder of the command.
    pub path: String,
    /// The hash of its content before the commit; `None` if it was added.
    pub before: Option<String>,
    /// The hash of its content after the commit; `None` if it was deleted.
    pub after: Option<String>,
}

/// A part of the output.
pub(super) enum LogPart {
    Commit(RecordCommit),
    /// A file that the commit before it changed.
    File(ChangedFile),
}

/// Which commits are read where branches were merged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MergedBranches {
    /// Those of branches whose result was used.
    Used,
    /// All.
    All,
}

/// Passes the commits that changed files in `folder` below `root` to `each`, until it returns `Break`. Settings of the
/// repository make no difference. `None` if git fails.
pub(super) fn read(
    root: &Path,
    folder: &str,
    branches: MergedBranches,
    each: impl FnMut(LogPart) -> ControlFlow<()>,
) -> Option<()> {
    let limit = match folder {
        "" => ".".to_owned(),
        folder => format!(":(literal){folder}"),
    };
    let mut git = git(root, &[])
        .args([
            "log",
            "-z",
            "--relative",
            "--raw",
            "--no-abbrev",
            "--no-color",
            "--no-renames",
            "--no-merges",
            "--ignore-submodules=all",
            // No file with an order.
            "-O/dev/null",
            "--encoding=UTF-8",
            "--format=format:%x01%H%x02%cs%x02%s",
        ])
        .args((branches == MergedBranches::All).then_some("--full-history"))
        .args(["--", &limit])
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    match parse(&mut git, each) {
        Some(ControlFlow::Continue(())) => git.wait().ok()?.success().then_some(()),
        stopped => {
            // The rest of the output is not needed.
            let _ = git.kill();
            let _ = git.wait();
            stopped.map(|_| ())
        }
    }
}

/// Parses the parts of the output that zero bytes separate: `\x01` and a commit, then, on its next line or in a part
/// without it, `:` and the hashes of a file, whose path is the next part, whatever it begins with.
fn parse(
    git: &mut Child,
    mut each: impl FnMut(LogPart) -> ControlFlow<()>,
) -> Option<ControlFlow<()>> {
    let mut hashes = None;
    for part in BufReader::new(git.stdout.take()?).split(0) {
        let part = part.ok()?;
        let part = String::from_utf8_lossy(&part);
        if let Some((before, after)) = hashes.take() {
            let path = super::composed(&part).into_owned();
            let file = ChangedFile {
                path,
                before,
                after,
            };
            if each(LogPart::File(file)).is_break() {
                return Some(ControlFlow::Break(()));
            }
            continue;
        }
        let file = match part.strip_prefix('\u{1}') {
            Some(head) => {
                let (head, file) = head.split_once('\n').unwrap_or((head, ""));
                if each(LogPart::Commit(commit(head)?)).is_break() {
                    return Some(ControlFlow::Break(()));
                }
                file
            }
            None => &part,
        };
        if !file.is_empty() {
            hashes = Some(file_hashes(file)?);
        }
    }
    Some(ControlFlow::Continue(()))
}

fn commit(head: &str) -> Option<RecordCommit> {
    let mut fields = head.splitn(3, '\u{2}');
    let hash = fields.next()?;
    let is_hash = hash.len() >= DIGITS && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
    let day = fields.next()?.parse().ok()?;
    let written = fields.next()?.chars().filter(|letter| !letter.is_control());
    let mut subject: String = written.clone().take(MAX_SUBJECT).collect();
    if written.count() > MAX_SUBJECT {
        subject.truncate(subject.trim_end().len());
        subject.push('…');
    }
    is_hash.then(|| RecordCommit {
        commit: hash[..DIGITS].to_owned(),
        day,
        subject,
    })
}

/// `:100644 100644 HASH HASH M`
fn file_hashes(file: &str) -> Option<(Option<String>, Option<String>)> {
    let mut fields = file.strip_prefix(':')?.split(' ').skip(2);
    let mut hash = || {
        let hash = fields.next()?;
        Some((!hash.bytes().all(|digit| digit == b'0')).then(|| hash.to_owned()))
    };
    Some((hash()?, hash()?))
}
