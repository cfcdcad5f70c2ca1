//! A tree that records what is read through it, so that a later build can tell whether it would read the same again.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{EngagementFiles, EntrySort, SourceError, Tree, TreeEntry};
use crate::attachment::{PictureStore, Stripped};
use crate::text::hex;

/// A tree that reads from another tree, and records what was read.
pub struct TrackingTree<'t> {
    tree: &'t dyn Tree,
    pictures: Option<TrackingPictureStore<'t>>,
    reads: Mutex<Reads>,
}

/// The digests of what was read; `None` if something was read that cannot be compared later.
type Reads = Option<BTreeMap<(String, Option<usize>), String>>;

/// What was read through a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadLog {
    files: Vec<FileRead>,
    /// The names of the pictures that were requested from the store.
    pub pictures: Vec<String>,
}

/// One file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct FileRead {
    path: String,
    /// How many bytes from its start were requested; `None` for all.
    most: Option<usize>,
    /// The SHA-256 digest of what was read.
    sha256: String,
}

impl<'t> TrackingTree<'t> {
    /// Wraps a tree.
    pub fn new(tree: &'t dyn Tree) -> TrackingTree<'t> {
        TrackingTree {
            tree,
            pictures: tree.pictures().map(|store| TrackingPictureStore {
                store,
                used: Mutex::default(),
            }),
            reads: Mutex::new(Some(BTreeMap::new())),
        }
    }

    /// Returns what was read. `None` if a file could not be read, if it changed between two reads, or if files were
    /// listed: a later build could then not tell whether it would have the same result.
    pub fn into_log(self) -> Option<ReadLog> {
        let reads = self.reads.into_inner();
        let files = reads.unwrap_or_else(PoisonError::into_inner)?;
        let pictures = self.pictures.map(|pictures| {
            let used = pictures.used.into_inner();
            used.unwrap_or_else(PoisonError::into_inner)
        });
        Some(ReadLog {
            files: files
                .into_iter()
                .map(|((path, most), sha256)| FileRead { path, most, sha256 })
                .collect(),
            pictures: pictures.unwrap_or_default(),
        })
    }

    fn record(&self, path: &str, most: Option<usize>, read: &Result<Vec<u8>, SourceError>) {
        let mut reads = lock(&self.reads);
        match (read, &mut *reads) {
            (Ok(bytes), Some(known)) => {
                let digest = sha256(bytes);
                let before = known.insert((path.to_owned(), most), digest.clone());
                // A file that changed while it was read has no content to compare with.
                if before.is_some_and(|before| before != digest) {
                    *reads = None;
                }
            }
            _ => *reads = None,
        }
    }
}

impl ReadLog {
    /// Returns true if reading the same files again gives the same bytes.
    pub fn is_unchanged(&self, tree: &dyn Tree) -> bool {
        self.files.iter().all(|file| {
            let read = match file.most {
                Some(most) => tree.head(&file.path, most),
                None => tree.read(&file.path),
            };
            read.is_ok_and(|bytes| sha256(&bytes) == file.sha256)
        })
    }

    /// Adds what was read to a digest.
    pub fn add_to(&self, digest: &mut InputDigest) {
        for file in &self.files {
            digest.add(&file.path);
            digest.add(&format!("{:?}", file.most));
            digest.add(&file.sha256);
        }
    }
}

impl Tree for TrackingTree<'_> {
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError> {
        *lock(&self.reads) = None;
        self.tree.entries()
    }

    fn below(&self, path: &str) -> Result<Vec<TreeEntry>, SourceError> {
        *lock(&self.reads) = None;
        self.tree.below(path)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        let read = self.tree.read(path);
        self.record(path, None, &read);
        read
    }

    fn head(&self, path: &str, most: usize) -> Result<Vec<u8>, SourceError> {
        let read = self.tree.head(path, most);
        self.record(path, Some(most), &read);
        read
    }

    fn pictures(&self) -> Option<&dyn PictureStore> {
        let pictures = self.pictures.as_ref()?;
        Some(pictures)
    }
}

/// A store of pictures that records which ones were used.
struct TrackingPictureStore<'t> {
    store: &'t dyn PictureStore,
    used: Mutex<Vec<String>>,
}

impl PictureStore for TrackingPictureStore<'_> {
    fn get(&self, name: &str) -> Option<Stripped> {
        lock(&self.used).push(name.to_owned());
        self.store.get(name)
    }

    fn put(&self, name: &str, made: &Stripped) {
        self.store.put(name, made);
    }
}

/// A digest of everything that a result depends on. Each part is added with its length, so that different parts never
/// give the same digest.
#[derive(Clone)]
pub struct InputDigest(Sha256);

impl InputDigest {
    /// Starts a digest for one purpose.
    pub fn new(purpose: &str) -> InputDigest {
        let mut digest = InputDigest(Sha256::new());
        digest.add(purpose);
        digest
    }

    /// Returns the SHA-256 digest of bytes as 64 hexadecimal digits.
    pub fn of_bytes(bytes: &[u8]) -> String {
        sha256(bytes)
    }

    /// Adds a part.
    pub fn add(&mut self, part: &str) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// Adds the names, types and sizes of files.
    pub fn add_entries(&mut self, entries: &[TreeEntry]) {
        self.add(&entries.len().to_string());
        for entry in entries {
            self.add(&entry.path);
            self.add(&match entry.sort {
                EntrySort::File(size) => size.to_string(),
                sort => format!("{sort:?}"),
            });
        }
    }

    /// Adds the folder of an engagement, and the names of its files.
    pub fn add_files(&mut self, files: &EngagementFiles) {
        self.add(&files.dir);
        self.add_entries(&files.entries);
    }

    /// Returns the digest as 64 hexadecimal digits.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
