//! What can go wrong when portals are written, in sentences that say what to do. Holds paths, never words of a record.

use std::{io, path::PathBuf};

/// Why portals were not written. After any of these the portals on disk are what they were before.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// A record could not be rewritten; it is as it was.
    #[error("{} could not be written: {cause}; it is as it was", .path.display())]
    Record {
        /// The record.
        path: PathBuf,
        /// What the system said.
        cause: String,
    },
    /// An approval could not be written; what was approved before is as it was.
    #[error("{} could not be written: {cause}; no decision was recorded", .path.display())]
    Approval {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        cause: String,
    },
    /// The end of the ledger is no place for another entry.
    #[error("cannot add an entry to {}; make `approvals` its last field, with each entry on separate lines", .path.display())]
    Ledger {
        /// The ledger.
        path: PathBuf,
    },
    /// Another `coachgen approve` is at work in the engagement, and has been for a while.
    #[error("another approval is being written in {}; run this again when it is done", .engagement.display())]
    Approving {
        /// The engagement's folder.
        engagement: PathBuf,
    },
    /// A file that was to be new is there already.
    #[error("{} is there already and is never overwritten; to begin with the built-in again, move it away first", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A folder stands where a file was to be.
    #[error("{} is a folder; name a file in it with `-o`", .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// Something stands where a file was to be.
    #[error("{} is there already, and it may be one that somebody signed; name another file with `-o`, or replace it with `--force`", .path.display())]
    Standing {
        /// What is there.
        path: PathBuf,
    },
    /// The target is `/`, a drive, or no name at all.
    #[error("{} is the root of a drive; name a folder for the portals, for example `-o portal`", .target.display())]
    Root {
        /// The target as it was resolved.
        target: PathBuf,
    },
    /// The target is the home folder, or holds it.
    #[error("{} is your home folder or holds it; name a folder of its own for the portals, for example `-o portal`", .target.display())]
    Home {
        /// The target as it was resolved.
        target: PathBuf,
    },
    /// The target is the records' folder, or holds it.
    #[error("{} holds the records in {}; portals replace what is in their folder, so name one of its own, for example `-o {}`",
        .target.display(), .records.display(), .records.join("portal").display())]
    Records {
        /// The target as it was resolved.
        target: PathBuf,
        /// The folder the records were read from.
        records: PathBuf,
    },
    /// The target is an engagement's folder.
    #[error("{} is an engagement's folder; name another folder for the portals, with `-o` or as `output` in coachgen.yaml", .target.display())]
    Engagement {
        /// The target as it was resolved.
        target: PathBuf,
    },
    /// The target is a file.
    #[error("{} is a file, not a folder; name another place for the portals, or move the file away", .target.display())]
    NotAFolder {
        /// The target as it was resolved.
        target: PathBuf,
    },
    /// The target, or something in it, is a symbolic link.
    #[error("{} is a symbolic link, and portals are never written through one; name the real folder, or move the link away", .path.display())]
    Symlink {
        /// The link.
        path: PathBuf,
    },
    /// Something in the target is neither a file nor a folder, or has a name that is not Unicode.
    #[error("{} is not an ordinary file or folder with a Unicode name; move it out of the portals and build again", .path.display())]
    NotPlain {
        /// What was found.
        path: PathBuf,
    },
    /// The target holds things and was not made by coachgen.
    #[error("{} is not empty and coachgen did not make it; name an empty or a new folder, or empty this one yourself", .target.display())]
    NotOurs {
        /// The target as it was resolved.
        target: PathBuf,
    },
    /// The target was made by coachgen, but its manifest is gone or cannot be understood.
    #[error("{}: coachgen made this folder, but its manifest.json {why}, so its files cannot be told from yours; \
        move the folder away, then build again", .target.display())]
    ManifestLost {
        /// The target as it was resolved.
        target: PathBuf,
        /// What is wrong with the manifest.
        why: String,
    },
    /// Another build holds the lock.
    #[error("another build is writing to {}; wait until it has finished, then build again", .target.display())]
    Busy {
        /// The target as it was resolved.
        target: PathBuf,
    },
    /// Files that coachgen wrote have been changed by hand since.
    #[error("these files in {} were changed after coachgen wrote them, so nothing was written:{}\n\
        move them to another place, then build again", .target.display(), lines(.files))]
    Changed {
        /// The target as it was resolved.
        target: PathBuf,
        /// Every such file, relative to the target.
        files: Vec<String>,
    },
    /// The manifest has no seal of this user's, and files that it lists are not what belongs there.
    #[error("{}: its manifest.json was not sealed by you on this computer, so coachgen cannot know whether it wrote these \
        files, and nothing was written:{}\nmove the folder away, then build again", .target.display(), lines(.files))]
    Unsealed {
        /// The target as it was resolved.
        target: PathBuf,
        /// Every such file, relative to the target.
        files: Vec<String>,
    },
    /// Something beside the target has a name that only coachgen uses, and coachgen did not make it.
    #[error("{} is where coachgen keeps files of its own while it builds, and coachgen cannot tell that it made this; \
        it was left as it is; move it away, then build again", .path.display())]
    Foreign {
        /// What is there.
        path: PathBuf,
    },
    /// Files or folders that coachgen did not write stand where a page belongs.
    #[error("these in {} are not coachgen's, and pages belong in their place, so nothing was written:{}\n\
        move them away, then build again", .target.display(), lines(.files))]
    InTheWay {
        /// The target as it was resolved.
        target: PathBuf,
        /// Every such file or folder, relative to the target.
        files: Vec<String>,
    },
    /// The target was changed by somebody else while the build ran.
    #[error("these files in {} were changed during the build, so nothing was written:{}\nbuild again", .target.display(), lines(.files))]
    Meanwhile {
        /// The target as it was resolved.
        target: PathBuf,
        /// Every such file or folder, relative to the target.
        files: Vec<String>,
    },
    /// A path given to `stage` that could leave its portal or could not exist on every system.
    #[error("`{path}` cannot be a path in a portal: {why}")]
    BadPath {
        /// The path as it was given.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The same path staged a second time, or both staged and kept.
    #[error("`{path}` would be written twice; two records ask for the same page")]
    Twice {
        /// The path, relative to the target.
        path: String,
    },
    /// Two paths that some systems hold to be one.
    #[error(
        "`{first}` and `{second}` differ only in case, or one is a file and the other a folder; rename one of the two records"
    )]
    Clash {
        /// The path that came first.
        first: String,
        /// The path that came second.
        second: String,
    },
    /// `commit` after a `stage` that failed.
    #[error("a page could not be staged, so nothing was written")]
    Unfinished,
    /// The file system said no.
    #[error("cannot {doing} {}: {source}", .path.display())]
    Io {
        /// What was tried, as a verb.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl OutputError {
    /// A closure for `map_err` that adds what was tried, and where.
    pub(super) fn io(
        doing: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io {
            doing,
            path: path.into(),
            source,
        }
    }
}

/// How many files a message names.
const NAMED: usize = 20;

fn lines(files: &[String]) -> String {
    let mut lines: String = files
        .iter()
        .take(NAMED)
        .map(|file| format!("\n  {file}"))
        .collect();
    if files.len() > NAMED {
        lines.push_str(&format!("\n  and {} more", files.len() - NAMED));
    }
    lines
}
