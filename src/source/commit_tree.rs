//! A practice as it was in a commit, read through `git` without changing anything.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;

use super::git::git;
use super::ignored::has_ignored;
use super::{EntrySort, SourceError, Tree, TreeEntry, composed};

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its hash, in full.
    pub hash: String,
    /// The day on which it was made, in the time zone of whoever made it.
    pub date: NaiveDate,
}

/// The commit with this name, such as `HEAD`, a tag, a branch or the beginning of a hash; `None` if there is none, or no
/// repository, or no git.
pub fn find_commit(root: &Path, name: &str) -> Option<Commit> {
    let output = git(root, &[])
        .args([
            "log",
            "-1",
            "--no-show-signature",
            "--format=%H %cs",
            "--end-of-options",
        ])
        .arg(format!("{name}^{{commit}}"))
        .arg("--")
        .output()
        .ok()?;
    parse_commit(&output.stdout)
}

/// The last commit of the current branch that was made on a day or before it.
pub fn last_commit_until(root: &Path, day: NaiveDate) -> Option<Commit> {
    let output = git(root, &[])
        .args([
            "log",
            "--no-show-signature",
            "--format=%H %cs",
            "HEAD",
            "--",
        ])
        .output()
        .ok()?;
    // Not `--before`, which means the time zone of this computer.
    let lines = output.stdout.split(|byte| *byte == b'\n');
    let mut commits = lines.filter_map(parse_commit);
    commits.find(|commit| commit.date <= day)
}

fn parse_commit(line: &[u8]) -> Option<Commit> {
    let line = str::from_utf8(line).ok()?.trim();
    let (hash, date) = line.split_once(' ')?;
    Some(Commit {
        hash: hash.to_owned(),
        date: date.parse().ok()?,
    })
}

/// The files of a commit. A `git` process runs as long as this exists.
pub struct CommitTree {
    /// The object and the size of each file, by path.
    files: BTreeMap<String, (String, u64)>,
    /// Symbolic links and submodules, which are not read.
    links: Vec<String>,
    reader: Mutex<ObjectReader>,
    has_failed: AtomicBool,
}

impl CommitTree {
    /// The files of a commit that are in `root` or below it.
    ///
    /// # Errors
    /// If git cannot list them.
    pub fn open(root: &Path, commit: &Commit) -> Result<CommitTree, SourceError> {
        let failed = || SourceError {
            path: String::new(),
            cause: "git cannot list the files of this commit".to_owned(),
        };
        let listed = git(root, &[])
            .args(["ls-tree", "-r", "-z", "-l", &commit.hash])
            .output()
            .map_err(|_| failed())?;
        if !listed.status.success() {
            return Err(failed());
        }
        let text = String::from_utf8_lossy(&listed.stdout);
        let mut files = BTreeMap::new();
        let mut links = Vec::new();
        for (path, is_file, object, size) in text.split('\0').filter_map(parse_entry) {
            match is_file {
                true => drop(files.insert(path, (object, size))),
                false => links.push(path),
            }
        }
        Ok(CommitTree {
            files,
            links,
            reader: Mutex::new(ObjectReader::start(root).ok_or_else(failed)?),
            has_failed: AtomicBool::new(false),
        })
    }

    /// The paths of symbolic links and submodules, which are not read.
    pub fn links(&self) -> &[String] {
        &self.links
    }

    /// Whether git could not read a file of the commit.
    pub fn has_failed(&self) -> bool {
        self.has_failed.load(Ordering::Relaxed)
    }
}

/// The path, whether it is an ordinary file, the object and the size in a line `mode type object size<tab>path`.
fn parse_entry(line: &str) -> Option<(String, bool, String, u64)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split_whitespace();
    let (mode, _, object, size) = (about.next()?, about.next()?, about.next()?, about.next()?);
    let is_file = mode == "100644" || mode == "100755";
    let size = size.parse().unwrap_or(u64::MAX);
    Some((
        composed(path).into_owned(),
        is_file,
        object.to_owned(),
        size,
    ))
}

impl Tree for CommitTree {
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError> {
        let files = self.files.iter().filter(|(path, _)| !has_ignored(path));
        let files = files.map(|(path, (_, size))| TreeEntry {
            path: path.clone(),
            sort: EntrySort::File(*size),
        });
        let links = self.links.iter().filter(|path| !has_ignored(path));
        let links = links.map(|path| TreeEntry {
            path: path.clone(),
            sort: EntrySort::Symlink,
        });
        let mut entries: Vec<TreeEntry> = files.chain(links).collect();
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        let failed = |cause: &str| SourceError {
            path: path.to_owned(),
            cause: cause.to_owned(),
        };
        let (object, size) = self
            .files
            .get(&*composed(path))
            .ok_or_else(|| failed("there is no such file in this commit"))?;
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        reader.read(object, *size).ok_or_else(|| {
            self.has_failed.store(true, Ordering::Relaxed);
            failed("git cannot read this file")
        })
    }
}

/// A running `git cat-file --batch`.
struct ObjectReader {
    git: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl ObjectReader {
    fn start(root: &Path) -> Option<ObjectReader> {
        let mut git = git(root, &[])
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        Some(ObjectReader {
            input: git.stdin.take()?,
            output: BufReader::new(git.stdout.take()?),
            git,
        })
    }

    /// The bytes of an object. `None` if it is missing, or does not have the size that was listed.
    fn read(&mut self, object: &str, size: u64) -> Option<Vec<u8>> {
        writeln!(self.input, "{object}").ok()?;
        self.input.flush().ok()?;
        let mut header = String::new();
        self.output.read_line(&mut header).ok()?;
        let found: u64 = header.trim_end().rsplit(' ').next()?.parse().ok()?;
        if found != size {
            // Skipped, so that the next object begins where it is expected.
            let mut rest = (&mut self.output).take(found.saturating_add(1));
            std::io::copy(&mut rest, &mut std::io::sink()).ok()?;
            return None;
        }
        let mut bytes = vec![0; usize::try_from(size).ok()?];
        self.output.read_exact(&mut bytes).ok()?;
        let mut end = [0];
        self.output.read_exact(&mut end).ok()?;
        Some(bytes)
    }
}

impl Drop for ObjectReader {
    fn drop(&mut self) {
        let _ = self.git.kill();
        let _ = self.git.wait();
    }
}
