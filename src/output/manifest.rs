//! `manifest.json`: what was written for whom, with hashes. The same portals give the same bytes, so it holds no time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{GITIGNORE, MANIFEST, digest::Digest, names};

/// The version this program writes and the newest it reads.
const VERSION: u32 = 1;

/// One file of the portals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// Relative to the target, with `/`.
    pub(super) path: String,
    /// In bytes.
    pub(super) size: u64,
    pub(super) sha256: Digest,
    /// For whom: `coach`, `client`, `sponsor NAME`.
    pub(super) reader: String,
}

/// All files of the portals, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) BTreeMap<String, Entry>);

/// The file as it stands on disk.
#[derive(Deserialize)]
struct Written {
    files: Vec<Entry>,
}

/// Enough of the file to tell which version it is.
#[derive(Deserialize)]
struct Head {
    coachgen: String,
    version: u32,
}

impl Manifest {
    /// Reads a manifest, or says what is wrong with it, as the end of a sentence that starts with its name.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let head: Head =
            serde_json::from_slice(bytes).map_err(|_| "cannot be understood".to_owned())?;
        if head.coachgen != "portals" {
            return Err("is not a list of portals".to_owned());
        }
        if head.version > VERSION {
            return Err(format!(
                "has version {}, written by a newer coachgen",
                head.version
            ));
        }
        let written: Written =
            serde_json::from_slice(bytes).map_err(|_| "cannot be understood".to_owned())?;
        let mut files = BTreeMap::new();
        for entry in written.files {
            if names::check(&entry.path).is_err() || entry.path == MANIFEST {
                return Err("lists a path that no portal can have".to_owned());
            }
            if files.insert(entry.path.clone(), entry).is_some() {
                return Err("lists a file twice".to_owned());
            }
        }
        if !files.contains_key(GITIGNORE) {
            return Err("is incomplete".to_owned());
        }
        Ok(Self(files))
    }

    /// The bytes to write: one file a line, sorted by path, so that a difference between two builds reads well.
    pub(super) fn to_bytes(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes =
            format!("{{\n\"coachgen\": \"portals\",\n\"version\": {VERSION},\n\"files\": [")
                .into_bytes();
        for (at, entry) in self.0.values().enumerate() {
            bytes.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
            serde_json::to_writer(&mut bytes, entry)?;
        }
        bytes.extend_from_slice(b"\n]\n}\n");
        Ok(bytes)
    }
}
