//! Seals files in places that others may write to: an HMAC with a key that only this user has.
//!
//! A valid seal shows that this program, run by this user, wrote the bytes. It says nothing about their meaning.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::private::private_folder;
use super::safe_open;

/// The length of the key and of a seal, in bytes.
pub(super) const BYTES: usize = 32;

/// The key file, in the user's configuration folder.
const FILE: &str = "seal.key";

/// Signs and verifies seals. Without a key nothing is sealed, and no seal is valid. The key is created when something
/// is sealed for the first time, so that inspecting a folder that is not coachgen's leaves nothing behind.
#[derive(Clone, Default)]
pub struct Seal {
    /// The folder of the key; `None` if the user has no home folder.
    folder: Option<PathBuf>,
    key: Arc<OnceLock<Option<[u8; BYTES]>>>,
}

impl Seal {
    /// Returns the seal of this user. Without a home folder there is no key.
    pub fn of_user() -> Seal {
        let home = std::env::home_dir().filter(|home| home.is_absolute());
        Seal {
            folder: home.map(|home| home.join(".config").join("coachgen")),
            key: Arc::default(),
        }
    }

    /// Returns the seal whose key is in `folder`.
    pub fn in_folder(folder: &Path) -> Seal {
        Seal {
            folder: Some(folder.to_owned()),
            key: Arc::default(),
        }
    }

    /// Returns true if there is a key; creates one if it is missing.
    pub(super) fn has_key(&self) -> bool {
        self.key_or_create().is_some()
    }

    /// Returns the seal over the concatenated parts; `None` without a key. The first part names the purpose, so that a
    /// seal of one kind of file is never valid for another.
    pub(super) fn sign(&self, parts: &[&[u8]]) -> Option<[u8; BYTES]> {
        Some(
            hmac(self.key_or_create()?, parts)?
                .finalize()
                .into_bytes()
                .into(),
        )
    }

    /// Returns true if `seal` is the valid seal over these parts.
    pub(super) fn verify(&self, parts: &[&[u8]], seal: &[u8]) -> bool {
        let hmac = self.existing_key().and_then(|key| hmac(key, parts));
        hmac.is_some_and(|hmac| hmac.verify_slice(seal).is_ok())
    }

    /// Returns the key if it exists already.
    fn existing_key(&self) -> Option<[u8; BYTES]> {
        match self.key.get() {
            Some(key) => *key,
            None => read(&self.folder.as_ref()?.join(FILE)),
        }
    }

    fn key_or_create(&self) -> Option<[u8; BYTES]> {
        *self
            .key
            .get_or_init(|| read_or_create_key(self.folder.as_ref()?))
    }
}

fn hmac(key: [u8; BYTES], parts: &[&[u8]]) -> Option<Hmac<Sha256>> {
    let mut hmac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    for part in parts {
        hmac.update(part);
    }
    Some(hmac)
}

/// Returns the key in a folder, and creates it if it is missing.
fn read_or_create_key(folder: &Path) -> Option<[u8; BYTES]> {
    let path = folder.join(FILE);
    if let Some(key) = read(&path) {
        return Some(key);
    }
    let mut key = [0; BYTES];
    getrandom::fill(&mut key).ok()?;
    private_folder(folder, true).ok()?;
    // Atomic, and never overwrites a key that another build created in the meantime.
    let mut file = tempfile::NamedTempFile::new_in(folder).ok()?;
    file.write_all(&key).ok()?;
    match file.persist_noclobber(&path) {
        Ok(_) => Some(key),
        Err(_) => read(&path),
    }
}

fn read(path: &Path) -> Option<[u8; BYTES]> {
    // The configuration folder or the file may be a link that the user created.
    let real = fs::canonicalize(path).ok()?;
    let mut bytes = Vec::new();
    let file = safe_open::open(&real, safe_open::OpenMode::Reading).ok()?;
    file.take(BYTES as u64 + 1).read_to_end(&mut bytes).ok()?;
    bytes.try_into().ok()
}
