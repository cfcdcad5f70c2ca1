//! A tree with further files, as if they had been written.

use std::collections::BTreeMap;

use super::{EntrySort, SourceError, Tree, TreeEntry};
use crate::attachment::PictureStore;

/// A tree, and files that are not in it yet.
pub struct WithFiles<'t> {
    tree: &'t dyn Tree,
    files: BTreeMap<String, Vec<u8>>,
}

impl<'t> WithFiles<'t> {
    /// The tree with these files, by path.
    pub fn new(tree: &'t dyn Tree, files: BTreeMap<String, Vec<u8>>) -> WithFiles<'t> {
        WithFiles { tree, files }
    }

    /// The further files as entries, sorted by path.
    pub fn further_entries(&self) -> impl Iterator<Item = TreeEntry> + '_ {
        self.files.iter().map(|(path, bytes)| TreeEntry {
            path: path.clone(),
            sort: EntrySort::File(bytes.len() as u64),
        })
    }
}

impl Tree for WithFiles<'_> {
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError> {
        let mut entries = self.tree.entries()?;
        entries.retain(|entry| !self.files.contains_key(&entry.path));
        entries.extend(self.further_entries());
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        match self.files.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.tree.read(path),
        }
    }

    fn pictures(&self) -> Option<&dyn PictureStore> {
        self.tree.pictures()
    }
}
