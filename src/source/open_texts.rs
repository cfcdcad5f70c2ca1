//! A practice of which some files are open in an editor: their text is the editor's, whether it is saved or not.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use super::{EntrySort, SourceError, Tree, TreeEntry, within};
use crate::attachment::PictureStore;

/// A tree, and the texts that are open.
pub struct OpenTexts {
    tree: Arc<dyn Tree>,
    texts: RwLock<BTreeMap<String, Arc<[u8]>>>,
}

impl OpenTexts {
    /// The tree without open texts.
    pub fn new(tree: Arc<dyn Tree>) -> OpenTexts {
        OpenTexts {
            tree,
            texts: RwLock::default(),
        }
    }

    /// Uses `text` for the file at `path` from now on; without a text, the file as it is on disk.
    pub fn set(&self, path: &str, text: Option<&str>) {
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        match text {
            Some(text) => texts.insert(path.to_owned(), Arc::from(text.as_bytes())),
            None => texts.remove(path),
        };
    }

    fn texts(&self) -> RwLockReadGuard<'_, BTreeMap<String, Arc<[u8]>>> {
        self.texts.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn text(&self, path: &str) -> Option<Arc<[u8]>> {
        self.texts().get(path).cloned()
    }

    /// The entries with the open texts at `path` or below it.
    fn with_open(&self, mut entries: Vec<TreeEntry>, path: &str) -> Vec<TreeEntry> {
        let texts = self.texts();
        let open: Vec<TreeEntry> = texts
            .iter()
            .filter(|(name, _)| within(name, path))
            .map(|(name, text)| TreeEntry {
                path: name.clone(),
                sort: EntrySort::File(text.len() as u64),
            })
            .collect();
        if !open.is_empty() {
            entries.retain(|entry| !texts.contains_key(&entry.path));
            entries.extend(open);
            entries.sort_by(|a, b| a.path.cmp(&b.path));
        }
        entries
    }
}

impl Tree for OpenTexts {
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError> {
        Ok(self.with_open(self.tree.entries()?, ""))
    }

    fn below(&self, path: &str) -> Result<Vec<TreeEntry>, SourceError> {
        Ok(self.with_open(self.tree.below(path)?, path))
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        match self.text(path) {
            Some(text) => Ok(text.to_vec()),
            None => self.tree.read(path),
        }
    }

    fn pictures(&self) -> Option<&dyn PictureStore> {
        self.tree.pictures()
    }

    fn head(&self, path: &str, most: usize) -> Result<Vec<u8>, SourceError> {
        match self.text(path) {
            Some(text) => Ok(text[..most.min(text.len())].to_vec()),
            None => self.tree.head(path, most),
        }
    }
}
