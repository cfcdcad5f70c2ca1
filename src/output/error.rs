//! Errors of writing portals, with what to do about them. They contain paths, never text of a record.

use std::{io, path::PathBuf};

/// Why portals were not written. After any of these errors the portals on disk are unchanged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// A record could not be rewritten; it is unchanged.
    #[error("cannot write {}: {cause}; the file is unchanged", .path.display())]
    Record {
        /// The record.
        path: PathBuf,
        /// The system's error.
        cause: String,
    },
    /// An approval could not be written; earlier approvals are unchanged.
    #[error("cannot write {}: {cause}; no decision was recorded", .path.display())]
    Approval {
        /// The file.
        path: PathBuf,
        /// The system's error.
        cause: String,
    },
    /// The ledger ends in a way that another entry cannot be appended to.
    #[error("cannot add an entry to {}; make `approvals` its last field, with each entry on separate lines", .path.display())]
    Ledger {
        /// The ledger.
        path: PathBuf,
    },
    /// Another `coachgen approve` has been writing to the engagement for a while.
    #[error("another approval is being written to {}; wait until it has finished, then run this command again", .engagement.display())]
    Approving {
        /// The engagement's folder.
        engagement: PathBuf,
    },
    /// The ledger of handovers ends in a way that another entry cannot be appended to.
    #[error("cannot append an entry to {}; make `handovers` its last field, and write its entries in the form that `coachgen hand-over` uses; if it has more than 700 entries, move the oldest to another file", .path.display())]
    HandoverNotAppendable {
        /// The ledger.
        path: PathBuf,
    },
    /// Another process has kept the lock of the ledger for ten seconds.
    #[error("another handover is being added to {}; wait until it has finished, then run this command again", .path.display())]
    HandoverBusy {
        /// The ledger.
        path: PathBuf,
    },
    /// A new file was to be created, but it exists.
    #[error("{} already exists and is never overwritten; to start again from the built-in template, move it away first", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// There is a folder where a file was to be written.
    #[error("{} is a folder; name a file in it with `-o`", .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The file exists already.
    #[error("{} already exists and may be a signed copy; name another file with `-o`, or replace it with `--force`", .path.display())]
    FileExists {
        /// The file.
        path: PathBuf,
    },
    /// A new folder was to be written, but its name is not valid everywhere.
    #[error("{} cannot be the name of a folder on every system; choose another name with `-o`", .path.display())]
    FolderName {
        /// The folder.
        path: PathBuf,
    },
    /// A new folder was to be written, but there is something in a folder of that name.
    #[error("{} is not empty; name a new folder with `-o`{}", .path.display(),
        if *.force { ", or replace the tables in it with `--force`" } else { "; it also contains other files, which are never replaced" })]
    FolderInUse {
        /// The folder.
        path: PathBuf,
        /// Whether `--force` may help.
        force: bool,
    },
    /// The target is `/`, a drive, or has no name.
    #[error("{} is the root of a drive; choose a folder for the portals, for example `-o portal`", .target.display())]
    Root {
        /// The resolved path of the target.
        target: PathBuf,
    },
    /// The target is the home folder, or contains it.
    #[error("{} is your home folder or contains it; choose a separate folder for the portals, for example `-o portal`", .target.display())]
    Home {
        /// The resolved path of the target.
        target: PathBuf,
    },
    /// The target is the records' folder, or contains it.
    #[error("{} contains the records in {}; portals replace everything in their folder, so choose a separate one, for example `-o {}`",
        .target.display(), .records.display(), .records.join("portal").display())]
    Records {
        /// The resolved path of the target.
        target: PathBuf,
        /// The folder the records were read from.
        records: PathBuf,
    },
    /// The target is an engagement's folder.
    #[error("{} is an engagement's folder; choose another folder for the portals, with `-o` or as `output` in coachgen.yaml", .target.display())]
    Engagement {
        /// The resolved path of the target.
        target: PathBuf,
    },
    /// The target is a file.
    #[error("{} is a file, not a folder; choose another folder for the portals, or move the file away", .target.display())]
    NotAFolder {
        /// The resolved path of the target.
        target: PathBuf,
    },
    /// The target, or something in it, is a symbolic link.
    #[error("{} is a symbolic link, and portals are never written through a link; name the real folder, or move the link away", .path.display())]
    Symlink {
        /// The link.
        path: PathBuf,
    },
    /// Something in the target is neither a file nor a folder, or its name is not Unicode.
    #[error("{} is not an ordinary file or folder with a Unicode name; move it out of the portals and build again", .path.display())]
    NotPlain {
        /// The path.
        path: PathBuf,
    },
    /// The target is not empty and was not created by coachgen.
    #[error("{} is not empty and was not created by coachgen; choose a new or an empty folder, or empty this one yourself", .target.display())]
    NotOurs {
        /// The resolved path of the target.
        target: PathBuf,
    },
    /// The target was created by coachgen, but its manifest is missing or unreadable.
    #[error("{}: coachgen created this folder, but its manifest.json {why}, so coachgen cannot tell its own files from yours; \
        move the folder away, then build again", .target.display())]
    ManifestLost {
        /// The resolved path of the target.
        target: PathBuf,
        /// What is wrong with the manifest.
        why: String,
    },
    /// A folder to merge was not written with `build --shard`.
    #[error("{} {why}; name a folder that `coachgen build --shard` wrote", .folder.display())]
    NotAShard {
        /// The folder.
        folder: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A folder to merge has no seal of this user.
    #[error("{}: its manifest.json was changed, or was sealed with another key; copy the key, .config/coachgen/seal.key in the \
        home folder, from this machine to the others, and build this shard again", .folder.display())]
    ShardUnsealed {
        /// The folder.
        folder: PathBuf,
    },
    /// A file in a folder to merge is missing or was changed.
    #[error("{} is missing, or was changed after it was written; build this shard again", .path.display())]
    ShardChanged {
        /// The file.
        path: PathBuf,
    },
    /// Another build holds the lock.
    #[error("another build is writing to {}; wait until it has finished, then build again", .target.display())]
    Busy {
        /// The resolved path of the target.
        target: PathBuf,
    },
    /// Files were changed after coachgen wrote them.
    #[error("these files in {} were changed after coachgen wrote them, so nothing was written:{}\n\
        move them to another place, then build again", .target.display(), lines(.files))]
    Changed {
        /// The resolved path of the target.
        target: PathBuf,
        /// The files, relative to the target.
        files: Vec<String>,
    },
    /// The manifest has no seal of this user, and files that it lists differ from the new ones.
    #[error("{}: its manifest.json was not sealed by you on this computer, so coachgen cannot tell whether it wrote these \
        files, and nothing was written:{}\nmove the folder away, then build again", .target.display(), lines(.files))]
    Unsealed {
        /// The resolved path of the target.
        target: PathBuf,
        /// The files, relative to the target.
        files: Vec<String>,
    },
    /// Something next to the target has a name that coachgen reserves, and coachgen did not create it.
    #[error("{} has a name that coachgen uses for its own files during a build, but coachgen cannot tell whether it created \
        this; it was left unchanged; move it away, then build again", .path.display())]
    Foreign {
        /// The path.
        path: PathBuf,
    },
    /// Files or folders that coachgen did not write are in the place of a page.
    #[error("these files or folders in {} are not coachgen's, and pages must be written in their place, so nothing was written:{}\n\
        move them away, then build again", .target.display(), lines(.files))]
    InTheWay {
        /// The resolved path of the target.
        target: PathBuf,
        /// The files and folders, relative to the target.
        files: Vec<String>,
    },
    /// The target was changed by another program during the build.
    #[error("these files in {} were changed during the build, so nothing was written:{}\nbuild again", .target.display(), lines(.files))]
    ChangedDuringBuild {
        /// The resolved path of the target.
        target: PathBuf,
        /// The files and folders, relative to the target.
        files: Vec<String>,
    },
    /// A path given to `stage` that could leave its portal, or that is not valid on every system.
    #[error("`{path}` is not a valid path in a portal: {why}")]
    BadPath {
        /// The path as it was given.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The same path was staged twice, or both staged and kept.
    #[error(
        "`{path}` would be written twice, because two records have the same page; rename one of them"
    )]
    DuplicatePath {
        /// The path, relative to the target.
        path: String,
    },
    /// Two paths that are the same on some systems.
    #[error(
        "`{first}` and `{second}` differ only in case, or one is a file and the other a folder; rename one of the two records"
    )]
    Clash {
        /// The first path.
        first: String,
        /// The second path.
        second: String,
    },
    /// `commit` was called after a `stage` that failed.
    #[error("a page could not be staged, so nothing was written")]
    Unfinished,
    /// The file system returned an error.
    #[error("cannot {doing} {}: {source}", .path.display())]
    Io {
        /// The action that failed, as a verb.
        doing: &'static str,
        /// The path of the file or folder.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

impl OutputError {
    /// Returns a closure for `map_err` that adds the action and the path.
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

/// How many files a message lists.
const MAX_LISTED: usize = 20;

fn lines(files: &[String]) -> String {
    let mut lines: String = files
        .iter()
        .take(MAX_LISTED)
        .map(|file| format!("\n  {file}"))
        .collect();
    if files.len() > MAX_LISTED {
        lines.push_str(&format!("\n  and {} more", files.len() - MAX_LISTED));
    }
    lines
}
