//! Portals that another build wrote with `--shard`, read for the build that merges them.
//!
//! A shard is only used if its manifest has this user's seal, and a file only if it is as the manifest says.

use std::path::{Path, PathBuf};

use super::{
    MANIFEST, OutputError, digest::Digest, digest::PortalDigest, manifest::Manifest,
    manifest::ManifestEntry, safe_open, seal::Seal,
};

/// The maximum size of a manifest, in bytes: about five million files.
const MAX_MANIFEST: u64 = 1024 * 1024 * 1024;

/// The folder of the files that a shard contains for the merging build.
const FOLDER: &str = "shard";

/// A folder that `build --shard` wrote.
pub struct ShardOutput {
    folder: PathBuf,
    manifest: Manifest,
}

/// A portal of a shard.
pub struct ShardPortal {
    /// The manifest's name for the reader.
    pub reader: String,
    /// Paths below the portal's folder, and their bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl ShardOutput {
    /// Opens the folder.
    ///
    /// # Errors
    /// If it has no manifest with this user's seal.
    pub fn open(folder: &Path, seal: &Seal) -> Result<ShardOutput, OutputError> {
        let not_a_shard = |why: &str| OutputError::NotAShard {
            folder: folder.to_owned(),
            why: why.to_owned(),
        };
        let bytes = safe_open::first_bytes(&folder.join(MANIFEST), MAX_MANIFEST)?;
        let bytes = bytes.ok_or_else(|| not_a_shard("has no manifest.json"))?;
        let parsed = Manifest::parse(&bytes, seal);
        let (manifest, is_sealed) =
            parsed.map_err(|why| not_a_shard(&format!("has a manifest.json that {why}")))?;
        if !is_sealed {
            return Err(OutputError::ShardUnsealed {
                folder: folder.to_owned(),
            });
        }
        if manifest.portals.contains("coach") {
            return Err(not_a_shard("has the portals of a whole practice"));
        }
        Ok(ShardOutput {
            folder: folder.to_owned(),
            manifest,
        })
    }

    /// Returns what the shard contains for the merging build about an engagement, by its name in the output; `None` if
    /// the engagement was not built there.
    ///
    /// # Errors
    /// If the file differs from the manifest.
    pub fn cached_engagement(&self, engagement: &str) -> Result<Option<Vec<u8>>, OutputError> {
        let entry = self.manifest.files.get(cache_path(engagement).as_str());
        entry.map(|entry| self.read(entry)).transpose()
    }

    /// Returns a portal; `None` unless the shard has exactly the portal of this digest.
    ///
    /// # Errors
    /// If a file differs from the manifest.
    pub fn portal(
        &self,
        folder: &str,
        digest: &PortalDigest,
    ) -> Result<Option<ShardPortal>, OutputError> {
        let entries: Vec<&ManifestEntry> = self.manifest.files_of(folder).collect();
        let Some(first) = entries.first() else {
            return Ok(None);
        };
        if PortalDigest::of(entries.iter().copied()) != *digest {
            return Ok(None);
        }
        let reader = first.reader.to_string();
        let prefix = format!("{folder}/");
        let files = entries.into_iter().filter_map(|entry| {
            let path = entry.path.strip_prefix(&prefix)?.to_owned();
            Some(self.read(entry).map(|bytes| (path, bytes)))
        });
        let files = files.collect::<Result<_, _>>()?;
        Ok(Some(ShardPortal { reader, files }))
    }

    fn read(&self, entry: &ManifestEntry) -> Result<Vec<u8>, OutputError> {
        let path = self.folder.join(&*entry.path);
        // A file that is longer than the manifest says has another digest, however much of it is read.
        let bytes = safe_open::first_bytes(&path, entry.size.saturating_add(1))?;
        bytes
            .filter(|bytes| Digest::of(bytes) == entry.sha256)
            .ok_or(OutputError::ShardChanged { path })
    }
}

/// Returns the path in a shard of what its build cached about an engagement.
pub fn cache_path(engagement: &str) -> String {
    format!("{FOLDER}/{engagement}.data")
}
