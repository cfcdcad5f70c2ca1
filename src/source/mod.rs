//! Reading: a tree of files, the engagements in it, and the text of each record with its spans.
//!
//! This is the only module that reads the file system. It must not know the meaning of a record.

mod commit_tree;
mod committed;
mod composed;
mod contents;
mod copies;
mod disk;
mod fixed_names;
mod follow;
mod front;
mod git;
mod git_history;
mod git_log;
mod given_file;
mod ignored;
mod layout;
mod listing;
mod loose;
mod memory;
mod names;
mod near;
mod open_texts;
mod portable;
mod program;
mod safe_read;
mod snapshot;
mod tracking;
mod walk;
mod with_files;

use std::sync::{Arc, OnceLock};

use crate::attachment::PictureStore;
use crate::span::{FileId, Span};

pub use commit_tree::{Commit, CommitTree, find_commit, last_commit_until};
pub use committed::{CommittedPaths, CommittedRecords, has_uncommitted_inputs};
pub use composed::composed;
pub use contents::{Contents, contents, stand_in};
pub use copies::{CopyName, copied_from};
pub use disk::Disk;
pub use front::{FrontMatter, MAX_FRONT_MATTER, split};
pub use git::{
    commits_that_change, committed_paths, hooks_folder, may_be_in_repository, prefix_in_repository,
    repository_of, repository_state, tracked_paths,
};
pub use git_history::FolderHistory;
pub use git_log::RecordCommit;
pub use given_file::read_given_file;
pub use ignored::placeholder_of;
pub use layout::{EngagementFiles, Layout, layout};
pub use listing::{AffectedEngagements, Listing};
pub use loose::{LooseFile, MAX_LOOSE_FILE, loose_files};
pub use memory::Memory;
pub use names::problem_of as name_problem;
pub use near::{
    HEAD, NearMiss, has_front_matter, is_copy_name, is_markdown, is_record_name, may_be_record,
    near_miss, stated_kind,
};
pub use open_texts::OpenTexts;
pub use portable::{folded, portable};
pub use program::{program_digest, program_identity};
pub use snapshot::Snapshot;
pub use tracking::{InputDigest, ReadLog, TrackingTree};
pub use with_files::WithFiles;

/// The maximum size of a record in bytes.
pub const MAX_RECORD: u64 = 2 * 1024 * 1024;
/// The folder of an engagement that contains its approvals.
pub const APPROVALS: &str = "approvals";
/// The folder beside the records with everything that is kept between builds.
pub const CACHE: &str = ".coachgen";
/// The file of an engagement that lists what was handed over.
pub const HANDOVERS: &str = "handovers.yaml";
/// The maximum size of an attachment in bytes.
pub const MAX_ATTACHMENT: u64 = 64 * 1024 * 1024;

/// A tree of files from which records are read.
pub trait Tree: Send + Sync {
    /// Every entry below the root, sorted by path.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError>;

    /// The entries at `path` or below it, sorted by path; none if nothing exists there, or nothing that belongs to
    /// the practice.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    fn below(&self, path: &str) -> Result<Vec<TreeEntry>, SourceError> {
        let mut entries = self.entries()?;
        entries.retain(|entry| within(&entry.path, path));
        Ok(entries)
    }

    /// The bytes of one file.
    ///
    /// # Errors
    /// If it cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError>;

    /// A cache of its re-encoded pictures, if any.
    fn pictures(&self) -> Option<&dyn PictureStore> {
        None
    }

    /// The first `most` bytes of one file.
    ///
    /// # Errors
    /// If it cannot be read.
    fn head(&self, path: &str, most: usize) -> Result<Vec<u8>, SourceError> {
        let mut bytes = self.read(path)?;
        bytes.truncate(most);
        Ok(bytes)
    }
}

/// One entry of a tree. Folders are not listed themselves, except those that cannot be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeEntry {
    /// Relative to the root, with `/` between names, in Unicode's composed form.
    pub path: String,
    /// Its type.
    pub sort: EntrySort,
}

/// The type of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntrySort {
    /// A regular file with this number of bytes.
    File(u64),
    /// A symbolic link to a file, or to nothing; never followed.
    Symlink,
    /// A symbolic link to a folder; never followed.
    FolderLink {
        /// Whether that folder contains an engagement and is outside the practice.
        engagement: bool,
    },
    /// A folder that cannot be listed.
    Closed,
    /// Several files whose names are the same in composed form.
    TwinFiles,
    /// Entries of the same name, at least one of which is a folder.
    TwinFolders,
    /// A pipe, device or socket; never opened.
    Special,
    /// Its name is not Unicode.
    Unnameable,
}

impl EntrySort {
    /// Whether it is a folder whose content was not listed.
    pub fn is_folder(self) -> bool {
        matches!(
            self,
            EntrySort::FolderLink { .. } | EntrySort::Closed | EntrySort::TwinFolders
        )
    }
}

/// Whether `path` is `folder` or below it. The empty folder is the root, which contains everything.
pub fn within(path: &str, folder: &str) -> bool {
    let rest = path.strip_prefix(folder);
    folder.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// An error while reading.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {path}: {cause}")]
pub struct SourceError {
    /// What could not be read.
    pub path: String,
    /// The system's error message.
    pub cause: String,
}

/// A file that was read, for spans and excerpts.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Relative to the root of the practice, with `/` between names.
    pub path: String,
    /// Its text, including a byte order mark.
    pub text: Arc<str>,
    /// The offset of each line; computed on first use.
    starts: OnceLock<Vec<usize>>,
    /// The number of characters before each block of the text; computed on first use.
    characters: OnceLock<Vec<usize>>,
}

/// The distance in bytes between two stored character counts.
const BLOCK: usize = 1024;

impl SourceFile {
    /// The offset of each line. Cached, since one file can have thousands of findings.
    fn line_starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(n, _)| n + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }

    /// The number of characters before an offset. Counted in blocks, since a line may be as long as the file and
    /// can have thousands of findings.
    fn characters_before(&self, at: usize) -> usize {
        // Continuation bytes do not start a character.
        let count = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        let bytes = self.text.as_bytes();
        let blocks = self.characters.get_or_init(|| {
            let mut before = 0;
            let blocks = bytes.chunks(BLOCK).map(|block| {
                let here = before;
                before += count(block);
                here
            });
            blocks.collect()
        });
        let block = (at / BLOCK).min(blocks.len().saturating_sub(1));
        blocks.get(block).copied().unwrap_or_default() + count(&bytes[block * BLOCK..at])
    }
}

/// The texts that the spans of one engagement refer to.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Adds a file.
    pub fn add(&mut self, path: String, text: Arc<str>) -> FileId {
        self.files.push(SourceFile {
            path,
            text,
            starts: OnceLock::new(),
            characters: OnceLock::new(),
        });
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The file with this path; added without text if it was not read.
    pub fn known(&mut self, path: &str) -> FileId {
        let known = self.files.iter().position(|file| file.path == path);
        match known.and_then(|place| u32::try_from(place).ok()) {
            Some(place) => FileId(place),
            None => self.add(path.to_owned(), Arc::from("")),
        }
    }

    /// The file with this id. Ids come only from [`SourceMap::add`].
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The text of the file at a path, if it was read.
    pub fn text_of(&self, path: &str) -> Option<&str> {
        let mut files = self.files.iter();
        let file = files.find(|file| file.path == path)?;
        Some(&file.text)
    }

    /// The path of a span's file.
    pub fn path(&self, span: Span) -> &str {
        self.file(span.file).map_or("", |file| &file.path)
    }

    /// The offset of a line in bytes; lines count from 1.
    pub fn line_start(&self, file: FileId, line: usize) -> usize {
        let Some(file) = self.file(file) else {
            return 0;
        };
        let starts = file.line_starts();
        let start = line.checked_sub(1).and_then(|line| starts.get(line));
        start.copied().unwrap_or(file.text.len())
    }

    /// The line in which a span begins, without its line end.
    pub fn line_text(&self, span: Span) -> Option<&str> {
        let text = &*self.file(span.file)?.text;
        let (line, _) = self.line_column(span);
        let start = self.line_start(span.file, line);
        text.get(start..)?.split(['\n', '\r']).next()
    }

    /// Line and column of a span's start, both counted from 1, the column in characters.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let Some(file) = self.file(span.file) else {
            return (1, 1);
        };
        let at = file.text.floor_char_boundary(span.start as usize);
        let starts = file.line_starts();
        let line = starts.partition_point(|start| *start <= at);
        let start = starts[line - 1];
        let mark = usize::from(file.text[start..at].starts_with('\u{feff}'));
        let column = file.characters_before(at) - file.characters_before(start) - mark + 1;
        (line, column)
    }
}
