//! `manifest.json`: the list of written files, with their reader and hash, under a seal. It contains no time, so that
//! the same portals of the same user have the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{GITIGNORE, MANIFEST, digest::Digest, names, seal::Seal};
use crate::text::hex;

/// The version that this program writes, and the newest that it reads.
const VERSION: u32 = 2;

/// The purpose of the seal, and the text around it in the file.
const PURPOSE: &[u8] = b"coachgen manifest\n";
const SEAL: &str = ",\n\"seal\": \"";
const END: &str = "\"\n}\n";

/// One file of the portals. The strings are shared, because a practice may have hundreds of thousands
/// of files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ManifestEntry {
    /// Relative to the target, with `/`.
    #[serde(with = "shared")]
    pub(super) path: Arc<str>,
    /// Size in bytes.
    pub(super) size: u64,
    pub(super) sha256: Digest,
    /// The reader: `coach`, `client` or `sponsor NAME`.
    #[serde(with = "shared")]
    pub(super) reader: Arc<str>,
}

/// All files of the portals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Files by path.
    pub(super) files: BTreeMap<Arc<str>, ManifestEntry>,
    /// The folders of the portals and of the coach's own pages. A file belongs to the innermost of them that contains
    /// it.
    pub(super) portals: BTreeSet<String>,
}

/// Serialises a shared string like any other string.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(text: &Arc<str>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(from).map(Arc::from)
    }
}

/// The file's form on disk.
#[derive(Deserialize)]
struct Written {
    portals: BTreeSet<String>,
    files: Vec<ManifestEntry>,
}

/// The part of the file that identifies its version.
#[derive(Deserialize)]
struct ManifestVersion {
    coachgen: String,
    version: u32,
}

impl Manifest {
    /// Parses a manifest, and returns whether its seal is valid; without a valid seal its list is not trusted. An error
    /// is the rest of a sentence that starts with the file's name.
    pub(super) fn parse(bytes: &[u8], seal: &Seal) -> Result<(Self, bool), String> {
        let head: ManifestVersion = serde_json::from_slice(bytes).map_err(parse_error)?;
        if head.coachgen != "portals" {
            return Err("is not a list of portals".to_owned());
        }
        if head.version != VERSION {
            let age = match head.version > VERSION {
                true => "a newer",
                false => "an older",
            };
            return Err(format!(
                "has version {}, written by {age} coachgen",
                head.version
            ));
        }
        let written: Written = serde_json::from_slice(bytes).map_err(parse_error)?;
        let is_bad =
            |entry: &ManifestEntry| names::check(&entry.path).is_err() || &*entry.path == MANIFEST;
        if written.files.iter().any(is_bad) {
            return Err("lists a path that no portal can have".to_owned());
        }
        let count = written.files.len();
        let mut readers: BTreeSet<Arc<str>> = BTreeSet::new();
        let entries = written.files.into_iter().map(|mut entry| {
            match readers.get(&entry.reader) {
                Some(known) => entry.reader = Arc::clone(known),
                None => _ = readers.insert(Arc::clone(&entry.reader)),
            }
            (Arc::clone(&entry.path), entry)
        });
        // The list is sorted, and collecting a sorted list is much faster than inserting the entries one by one.
        let files: BTreeMap<Arc<str>, ManifestEntry> = entries.collect();
        if files.len() < count {
            return Err("lists a file more than once".to_owned());
        }
        if !files.contains_key(GITIGNORE) {
            return Err("is incomplete".to_owned());
        }
        let portals = written.portals;
        if portals.iter().any(|portal| names::check(portal).is_err()) {
            return Err("lists a path that no portal can have".to_owned());
        }
        Ok((Self { files, portals }, is_sealed(bytes, seal)))
    }

    /// Returns the bytes to write: one file per line, sorted by path, so that a diff between two builds is readable.
    /// The seal over all of them comes last.
    pub(super) fn to_bytes(&self, seal: &Seal) -> serde_json::Result<Vec<u8>> {
        let mut bytes =
            format!("{{\n\"coachgen\": \"portals\",\n\"version\": {VERSION},\n\"portals\": ")
                .into_bytes();
        list(&mut bytes, self.portals.iter())?;
        bytes.extend_from_slice(b",\n\"files\": ");
        list(&mut bytes, self.files.values())?;
        match seal.sign(&[PURPOSE, &bytes]) {
            Some(sealed) => {
                bytes.extend_from_slice(SEAL.as_bytes());
                bytes.extend_from_slice(hex(&sealed).as_bytes());
                bytes.extend_from_slice(END.as_bytes());
            }
            None => bytes.extend_from_slice(b"\n}\n"),
        }
        Ok(bytes)
    }

    /// Returns true if a file below this folder is listed.
    pub(super) fn has_files_below(&self, folder: &str) -> bool {
        let folder = format!("{folder}/");
        let from = (Bound::Excluded(folder.as_str()), Bound::Unbounded);
        let first = self.files.range::<str, _>(from).next();
        first.is_some_and(|(path, _)| path.starts_with(&folder))
    }

    /// Returns the files of the portal in this folder, in order of path.
    pub(super) fn files_of(&self, portal: &str) -> impl Iterator<Item = &ManifestEntry> {
        let folder = format!("{portal}/");
        let from = self
            .files
            .range::<str, _>((Bound::Excluded(folder.as_str()), Bound::Unbounded));
        let inside: Vec<&ManifestEntry> = from
            .take_while(|(path, _)| path.starts_with(&folder))
            .filter(|(path, _)| self.portal_of(path) == Some(portal))
            .map(|(_, entry)| entry)
            .collect();
        inside.into_iter()
    }

    /// Returns the portal that a listed file belongs to, if any.
    pub(super) fn portal_of(&self, path: &str) -> Option<&str> {
        let mut folders = names::folders(path);
        folders.find_map(|folder| self.portals.get(folder).map(String::as_str))
    }
}

fn list<T: Serialize>(
    bytes: &mut Vec<u8>,
    items: impl Iterator<Item = T>,
) -> serde_json::Result<()> {
    bytes.push(b'[');
    for (at, item) in items.enumerate() {
        bytes.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut *bytes, &item)?;
    }
    bytes.extend_from_slice(b"\n]");
    Ok(())
}

fn is_sealed(bytes: &[u8], seal: &Seal) -> bool {
    let sealed = || {
        let rest = bytes.strip_suffix(END.as_bytes())?;
        let (rest, digits) = rest.split_at_checked(rest.len().checked_sub(64)?)?;
        let content = rest.strip_suffix(SEAL.as_bytes())?;
        let written = Digest::parse(std::str::from_utf8(digits).ok()?)?;
        Some(seal.verify(&[PURPOSE, content], written.bytes()))
    };
    sealed().unwrap_or(false)
}

fn parse_error(error: serde_json::Error) -> String {
    match error.is_data() {
        true => "is not a valid list of portals".to_owned(),
        false => "is not valid JSON".to_owned(),
    }
}
