//! A cache from one build to the next build of the same target. With it, a build can leave unchanged portals as they are.
//!
//! There is one file for each engagement, and the caller defines its content. It may quote records, so the files of
//! engagements that no longer exist are removed for every target, and so are all files of targets other than the four
//! built most recently.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::OnceLock;
use std::time::SystemTime;

use sha2::{Digest as _, Sha256};

use super::pictures::NAME as PICTURES;
use super::reports::NAME as PDFS;
use super::sealed_folder::{FOLDER, SealedFolder};
use crate::text::hex;

/// The name of the folder.
const BUILDS: &str = "builds";

/// The number of digits of a file name that identify its subject; the others identify the target.
const DIGITS: usize = 32;

/// The number of other targets that have a cache.
const OTHER_TARGETS: usize = 3;

/// The cache of one target.
pub struct BuildCache {
    files: SealedFolder,
    /// The second half of each name.
    target: String,
    /// This target and the others that were built most recently. Listed once, because a first build needs it for every
    /// engagement.
    targets: OnceLock<HashSet<String>>,
    reads: bool,
}

/// The subject of a file in the cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheKey<'k> {
    /// The engagement in this folder, relative to the practice.
    Engagement(&'k str),
    /// The pages of the whole practice.
    PracticePages,
    /// The metadata of the files in the target.
    FileMetadata,
}

impl BuildCache {
    /// Opens the cache of the practice in `root` for a target.
    pub(super) fn open(root: &Path, target: &Path) -> BuildCache {
        let digest = Sha256::digest(target.as_os_str().as_encoded_bytes());
        BuildCache {
            files: SealedFolder::open(root, BUILDS, b"coachgen build 1\n"),
            target: hex(&digest)[..DIGITS].to_owned(),
            targets: OnceLock::new(),
            reads: true,
        }
    }

    /// Returns true if builds can store anything. They cannot if coachgen did not create the folder of the caches, or if
    /// the user has no home folder for the key of their seals.
    pub fn is_usable(&self) -> bool {
        self.files.is_usable()
    }

    /// Returns the cache in write-only mode: nothing is read from it, so that everything is made again.
    #[must_use]
    pub fn write_only(mut self) -> BuildCache {
        self.reads = false;
        self
    }

    /// Returns what the last build stored.
    pub fn get(&self, key: CacheKey<'_>) -> Option<Vec<u8>> {
        self.reads.then(|| self.files.get(&self.name(key)))?
    }

    /// Stores something for the next build; its content consists of these parts.
    pub fn put(&self, key: CacheKey<'_>, parts: &[&[u8]]) {
        self.files.put(&self.name(key), parts);
    }

    /// Removes what is cached about an engagement for every target, except files for whose content `is_needed` returns
    /// true.
    pub fn remove(&self, engagement: &str, is_needed: impl Fn(&[u8]) -> bool) {
        let subject = subject(CacheKey::Engagement(engagement));
        for name in self.targets().iter().map(|target| subject.clone() + target) {
            let content = self.files.get(&name);
            if !content.is_some_and(|content| is_needed(&content)) {
                self.files.remove(&name);
            }
        }
    }

    /// Removes the files of engagements that are not in `engagements`, and of targets other than the four built most
    /// recently.
    pub fn tidy<'k>(&self, engagements: impl Iterator<Item = &'k str>) {
        let known = engagements.map(CacheKey::Engagement);
        let known: HashSet<String> = known
            .chain([CacheKey::PracticePages, CacheKey::FileMetadata])
            .map(subject)
            .collect();
        let targets = self.targets();
        self.files.remove_unless(|name| {
            let parts = name.split_at_checked(DIGITS);
            parts.is_some_and(|(subject, target)| {
                known.contains(subject) && targets.contains(target)
            })
        });
    }

    fn targets(&self) -> &HashSet<String> {
        self.targets.get_or_init(|| self.latest_targets())
    }

    /// Returns this target and the others that were built most recently.
    fn latest_targets(&self) -> HashSet<String> {
        let mut times: HashMap<String, SystemTime> = HashMap::new();
        for (name, time) in self.files.times() {
            if let Some((_, target)) = name.split_at_checked(DIGITS) {
                let latest = times.entry(target.to_owned()).or_insert(time);
                *latest = time.max(*latest);
            }
        }
        times.remove(&self.target);
        let mut others: Vec<(String, SystemTime)> = times.into_iter().collect();
        others.sort_by_key(|(_, time)| Reverse(*time));
        let others = others.into_iter().take(OTHER_TARGETS);
        let others = others.map(|(target, _)| target);
        others.chain([self.target.clone()]).collect()
    }

    fn name(&self, key: CacheKey<'_>) -> String {
        subject(key) + &self.target
    }
}

/// Removes all caches beside the records in `root`, for a practice without engagements.
pub fn clear_caches(root: &Path) {
    for name in [BUILDS, PDFS, PICTURES] {
        if root.join(FOLDER).join(name).is_dir() {
            SealedFolder::open(root, name, b"").remove_unless(|_| false);
        }
    }
}

/// Returns the first half of a name.
fn subject(key: CacheKey<'_>) -> String {
    let digest = match key {
        CacheKey::Engagement(dir) => Sha256::digest([b"engagement\0", dir.as_bytes()].concat()),
        CacheKey::PracticePages => Sha256::digest(b"practice"),
        CacheKey::FileMetadata => Sha256::digest(b"files"),
    };
    hex(&digest)[..DIGITS].to_owned()
}
