//! Finds the files of the target that are unchanged, without reading them.
//!
//! A build stores the metadata of each file. A file whose metadata is still the same has the same content: any change of
//! a file sets its ctime, and programs cannot set that back. Two kinds of file are always read: those last changed at the
//! moment of the build, because a second change in the same clock tick would not show, and all files on a system without
//! ctime. A program that writes through a memory map may change a file some time before its ctime; that is not noticed
//! until the system sets it.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::build_cache::{BuildCache, CacheKey};
use super::digest::Digest;
use super::manifest::Manifest;
use super::survey::{FileTime, Stat, Survey};

/// The length of the metadata of one file.
const LENGTH: usize = 52;

/// Returns the paths of the files that are unchanged since the build that wrote `manifest`, whose bytes have this digest.
pub(super) fn unchanged(
    cache: &BuildCache,
    manifest: &Manifest,
    digest: &Digest,
    survey: &Survey,
) -> FxHashSet<Arc<str>> {
    let kept = cache.get(CacheKey::FileMetadata).unwrap_or_default();
    let Some(stats) = kept.strip_prefix(digest.bytes()) else {
        return FxHashSet::default();
    };
    if stats.len() != manifest.files.len() * LENGTH {
        return FxHashSet::default();
    }
    manifest
        .files
        .keys()
        .zip(stats.chunks_exact(LENGTH))
        .filter(|(path, kept)| {
            let now = survey.files.get(&***path);
            now.is_some_and(|now| bytes(now) == **kept)
        })
        .map(|(path, _)| Arc::clone(path))
        .collect()
}

/// Stores the metadata of the files in `manifest`, as `stat_of` finds it, if `is_known` says that it belongs to the content
/// that the manifest lists. `listed_at` is the time of the file system before any of it was found: a file that was changed
/// then or later may change again without a difference in its metadata.
pub(super) fn store(
    cache: &BuildCache,
    (manifest, digest): (&Manifest, &Digest),
    listed_at: FileTime,
    stat_of: impl Fn(&str) -> Option<Stat>,
    is_known: impl Fn(&str, &Stat) -> bool,
) {
    let mut kept = Vec::with_capacity((manifest.files.len() + 1) * LENGTH);
    kept.extend(digest.bytes());
    for (path, entry) in &manifest.files {
        let is_sure = |stat: &Stat| {
            stat.size == entry.size && stat.is_before(listed_at) && is_known(path, stat)
        };
        match stat_of(path).filter(is_sure) {
            Some(stat) => kept.extend(bytes(&stat)),
            // No file has this metadata.
            None => kept.extend([0xff; LENGTH]),
        }
    }
    cache.put(CacheKey::FileMetadata, &[&kept]);
}

fn bytes(stat: &Stat) -> [u8; LENGTH] {
    let (seconds, nanoseconds) = stat.modified_since_epoch();
    let mut bytes = [0; LENGTH];
    let parts: [&[u8]; 7] = [
        &stat.size.to_le_bytes(),
        &seconds.to_le_bytes(),
        &nanoseconds.to_le_bytes(),
        &stat.identity.0.to_le_bytes(),
        &stat.identity.1.to_le_bytes(),
        &stat.changed.0.to_le_bytes(),
        &stat.changed.1.to_le_bytes(),
    ];
    let mut rest = bytes.as_mut_slice();
    for part in parts {
        let (to, after) = rest.split_at_mut(part.len());
        to.copy_from_slice(part);
        rest = after;
    }
    bytes
}
