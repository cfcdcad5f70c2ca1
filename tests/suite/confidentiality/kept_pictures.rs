//! Re-encoded pictures, kept from build to build: decoding and encoding a picture costs more than the rest of a
//! build.

use std::sync::Arc;

use coachgen::attachment::{PictureStore, RecentPictures, Stripped};
use coachgen::source::{Memory, SourceError, Tree, TreeEntry};

/// An empty picture store in memory.
pub fn pictures() -> Arc<dyn PictureStore> {
    Arc::new(RecentPictures::in_front_of(Arc::new(Nothing)))
}

/// Files in memory, with a store for their re-encoded pictures.
pub struct PictureMemory {
    pub memory: Memory,
    pub pictures: Option<Arc<dyn PictureStore>>,
}

impl Tree for PictureMemory {
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError> {
        self.memory.entries()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        self.memory.read(path)
    }

    fn pictures(&self) -> Option<&dyn PictureStore> {
        self.pictures.as_deref()
    }
}

/// A store that keeps nothing, behind [`Recent`], which does.
struct Nothing;

impl PictureStore for Nothing {
    fn get(&self, _name: &str) -> Option<Stripped> {
        None
    }

    fn put(&self, _name: &str, _made: &Stripped) {}
}
