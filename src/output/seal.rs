//! Seals for what is kept where others may write: an HMAC with a key that only this user has.
//!
//! A seal says that this program, run by this user, wrote the bytes. It says nothing of what they mean.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::safe_open;
use super::staging::private_folder;

/// Bytes of the key, and of a seal.
pub(super) const BYTES: usize = 32;

/// The file of the key, in the user's folder of settings.
const FILE: &str = "reports.key";

/// What seals and verifies; without a key nothing is sealed, and no seal holds. The key is made when something is sealed
/// for the first time: to look at a folder that turns out not to be ours leaves nothing behind.
#[derive(Clone, Default)]
pub struct Seal {
    /// Where the key is; none without a home.
    folder: Option<PathBuf>,
    key: Arc<OnceLock<Option<[u8; BYTES]>>>,
}

impl Seal {
    /// The seal of this user. Without a home there is no key.
    pub fn of_user() -> Seal {
        let home = std::env::home_dir().filter(|home| home.is_absolute());
        Seal {
            folder: home.map(|home| home.join(".config").join("coachgen")),
            key: Arc::default(),
        }
    }

    /// The seal whose key is in `folder`.
    pub fn kept_in(folder: &Path) -> Seal {
        Seal {
            folder: Some(folder.to_owned()),
            key: Arc::default(),
        }
    }

    /// Whether there is a key; one is made where there is none.
    pub(super) fn has_key(&self) -> bool {
        self.made().is_some()
    }

    /// The seal over these parts, one after the other; none without a key. The first part names the purpose, so that
    /// the seal of one sort of file never holds for another.
    pub(super) fn over(&self, parts: &[&[u8]]) -> Option<[u8; BYTES]> {
        Some(hmac(self.made()?, parts)?.finalize().into_bytes().into())
    }

    /// Whether `seal` is the seal over these parts.
    pub(super) fn holds(&self, parts: &[&[u8]], seal: &[u8]) -> bool {
        let hmac = self.known().and_then(|key| hmac(key, parts));
        hmac.is_some_and(|hmac| hmac.verify_slice(seal).is_ok())
    }

    /// The key that was used or made before.
    fn known(&self) -> Option<[u8; BYTES]> {
        match self.key.get() {
            Some(key) => *key,
            None => read(&self.folder.as_ref()?.join(FILE)),
        }
    }

    fn made(&self) -> Option<[u8; BYTES]> {
        *self.key.get_or_init(|| key(self.folder.as_ref()?))
    }
}

fn hmac(key: [u8; BYTES], parts: &[&[u8]]) -> Option<Hmac<Sha256>> {
    let mut hmac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    for part in parts {
        hmac.update(part);
    }
    Some(hmac)
}

/// The key in a folder, made where there is none.
fn key(folder: &Path) -> Option<[u8; BYTES]> {
    let path = folder.join(FILE);
    if let Some(key) = read(&path) {
        return Some(key);
    }
    let mut key = [0; BYTES];
    getrandom::fill(&mut key).ok()?;
    private_folder(folder, true).ok()?;
    // Whole or not at all, and never over a key that another build made in the meantime.
    let mut file = tempfile::NamedTempFile::new_in(folder).ok()?;
    file.write_all(&key).ok()?;
    match file.persist_noclobber(&path) {
        Ok(_) => Some(key),
        Err(_) => read(&path),
    }
}

fn read(path: &Path) -> Option<[u8; BYTES]> {
    // The folder of settings may be a link of the user's own, and so may the file.
    let real = fs::canonicalize(path).ok()?;
    let mut bytes = Vec::new();
    let file = safe_open::open(&real, safe_open::For::Reading).ok()?;
    file.take(BYTES as u64 + 1).read_to_end(&mut bytes).ok()?;
    bytes.try_into().ok()
}
