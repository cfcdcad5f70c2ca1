//! A cache of re-encoded pictures, so that an unchanged picture is not decoded and encoded again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use super::Stripped;
use crate::text::hex;

/// The versions of this module and of the crates that re-encode pictures. Other versions may produce other bytes. A
/// test compares them with Cargo.lock.
pub const CODECS: &str = "1; png 0.18.1, gif 0.14.2, image-webp 0.2.4, zune-jpeg 0.5.15, image 0.25.10, moxcms 0.8.1, \
     flate2 1.1.11, zlib-rs 0.6.8, weezl 0.1.12";

/// Stores re-encoded pictures under names that identify everything they were made from.
pub trait PictureStore: Send + Sync {
    /// The picture that is stored under this name.
    fn get(&self, name: &str) -> Option<Stripped>;

    /// Stores a picture under this name. The store may ignore it.
    fn put(&self, name: &str, made: &Stripped);
}

/// The name under which the result for these bytes is stored: 64 hexadecimal digits.
pub(super) fn name(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(CODECS);
    hash.update([0]);
    hash.update(bytes);
    let digest = hash.finalize();
    hex(&digest)
}

/// The maximum number of bytes that are kept in memory.
const MAX_BYTES: usize = 128 * 1024 * 1024;

/// Keeps recently used pictures in memory, and requests others from another store.
pub struct RecentPictures {
    beyond: Arc<dyn PictureStore>,
    known: Mutex<KnownPictures>,
}

#[derive(Default)]
struct KnownPictures {
    pictures: BTreeMap<String, (u64, Stripped)>,
    asked: u64,
    held: usize,
}

impl RecentPictures {
    /// An empty cache in front of the store `beyond`.
    pub fn in_front_of(beyond: Arc<dyn PictureStore>) -> RecentPictures {
        RecentPictures {
            beyond,
            known: Mutex::default(),
        }
    }

    fn known(&self) -> MutexGuard<'_, KnownPictures> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KnownPictures {
    fn get(&mut self, name: &str) -> Option<Stripped> {
        self.asked += 1;
        let (asked, made) = self.pictures.get_mut(name)?;
        *asked = self.asked;
        Some(made.clone())
    }

    fn put(&mut self, name: &str, made: &Stripped) {
        self.asked += 1;
        self.held += made.bytes.len();
        let before = self
            .pictures
            .insert(name.to_owned(), (self.asked, made.clone()));
        self.held -= before.map_or(0, |(_, before)| before.bytes.len());
        while self.held > MAX_BYTES {
            let oldest = self.pictures.iter().min_by_key(|(_, (asked, _))| *asked);
            let Some(name) = oldest.map(|(name, _)| name.clone()) else {
                return;
            };
            if let Some((_, gone)) = self.pictures.remove(&name) {
                self.held -= gone.bytes.len();
            }
        }
    }
}

impl PictureStore for RecentPictures {
    fn get(&self, name: &str) -> Option<Stripped> {
        let known = self.known().get(name);
        known.or_else(|| {
            let found = self.beyond.get(name)?;
            self.known().put(name, &found);
            Some(found)
        })
    }

    fn put(&self, name: &str, made: &Stripped) {
        self.known().put(name, made);
        self.beyond.put(name, made);
    }
}
