//! A snapshot of one engagement's files: the bytes of its records and ledgers, and the names of all other files.
//!
//! The result built from a snapshot does not depend on later changes to the records on disk. Only attachments are
//! read from disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    APPROVALS, EngagementFiles, EntrySort, HANDOVERS, MAX_RECORD, SourceError, Tree, TreeEntry,
};
use crate::attachment::PictureStore;

/// An engagement at one point in time.
#[derive(Clone)]
pub struct Snapshot {
    files: EngagementFiles,
    records: BTreeMap<String, Arc<[u8]>>,
    tree: Arc<dyn Tree>,
}

impl Snapshot {
    /// Reads the current records of an engagement. Bytes that are also in `before` are shared with it.
    pub fn take(
        tree: &Arc<dyn Tree>,
        files: &EngagementFiles,
        before: Option<&Snapshot>,
    ) -> Snapshot {
        let mut records = BTreeMap::new();
        let prefix = match files.dir.as_str() {
            "" => String::new(),
            dir => format!("{dir}/"),
        };
        let kept = |entry: &&TreeEntry| is_kept(entry, &prefix);
        for entry in files.entries.iter().filter(kept) {
            // The error occurs again, and is reported, when the file is loaded.
            let Ok(bytes) = tree.read(&entry.path) else {
                continue;
            };
            let known = before.and_then(|before| before.records.get(&entry.path));
            let bytes = match known.filter(|known| ***known == *bytes) {
                Some(known) => Arc::clone(known),
                None => Arc::from(bytes),
            };
            records.insert(entry.path.clone(), bytes);
        }
        Snapshot {
            files: files.clone(),
            records,
            tree: Arc::clone(tree),
        }
    }

    /// The engagement's folder and the names of its files.
    pub fn files(&self) -> &EngagementFiles {
        &self.files
    }

    /// Whether two snapshots are equal, apart from the content of attachments.
    pub fn is_same_as(&self, other: &Snapshot) -> bool {
        self.files.entries == other.files.entries && self.records == other.records
    }

    /// Whether `path` names a file whose bytes are not in the snapshot.
    pub fn is_unstored(&self, path: &str) -> bool {
        !self.records.contains_key(path)
            && self.files.entries.iter().any(|entry| entry.path == path)
    }
}

impl Tree for Snapshot {
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError> {
        Ok(self.files.entries.clone())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        match self.records.get(path) {
            Some(bytes) => Ok(bytes.to_vec()),
            None => self.tree.read(path),
        }
    }

    fn pictures(&self) -> Option<&dyn PictureStore> {
        self.tree.pictures()
    }

    fn head(&self, path: &str, most: usize) -> Result<Vec<u8>, SourceError> {
        match self.records.get(path) {
            Some(bytes) => Ok(bytes[..most.min(bytes.len())].to_vec()),
            None => self.tree.head(path, most),
        }
    }
}

/// Whether a file is stored in the snapshot. Records and ledgers are small and read often; pictures are neither. `prefix` is
/// the path of the engagement's folder.
fn is_kept(entry: &TreeEntry, prefix: &str) -> bool {
    let is_ledger_or_copy = || {
        let path = entry.path.strip_prefix(prefix).unwrap_or_default();
        let inside = path.strip_prefix(APPROVALS);
        let is_approval = inside.is_some_and(|name| {
            name.starts_with('/') && (name.ends_with(".json") || name.ends_with(".yaml"))
        });
        is_approval || path == HANDOVERS
    };
    matches!(entry.sort, EntrySort::File(length) if length <= MAX_RECORD)
        && (entry.path.ends_with(".md") || is_ledger_or_copy())
}
