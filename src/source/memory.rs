//! A practice in memory, for tests and for unsaved content.

use std::collections::BTreeMap;

use super::ignored::has_ignored;
use super::{EntrySort, SourceError, Tree, TreeEntry, composed};

/// Files by path.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Adds or replaces a file.
    pub fn put(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let path = composed(&path.into()).into_owned();
        self.files.insert(path, bytes.into());
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &str) -> Option<Vec<u8>> {
        self.files.remove(&*composed(path))
    }

    /// A file's bytes.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(&*composed(path)).map(Vec::as_slice)
    }

    /// Every path, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

impl Tree for Memory {
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError> {
        Ok(self
            .files
            .iter()
            .filter(|(path, _)| !has_ignored(path))
            .map(|(path, bytes)| TreeEntry {
                path: path.clone(),
                sort: EntrySort::File(bytes.len() as u64),
            })
            .collect())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        self.files
            .get(&*composed(path))
            .cloned()
            .ok_or_else(|| SourceError {
                path: path.to_owned(),
                cause: "there is no such file".to_owned(),
            })
    }
}
