//! What a build keeps for the next build of the same target, so that this one can leave unchanged portals as they are.
//!
//! For each engagement it is a file whose content the caller decides. As it may quote records, the files of an
//! engagement that no longer exists are removed, for every target; and so are those of a target that is no longer built.

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

/// The number of digits of a name that identify the engagement; the others identify the target.
const DIGITS: usize = 32;

/// The number of other targets for which something is kept.
const OTHER_TARGETS: usize = 3;

/// What earlier builds of one target kept.
pub struct BuildCache {
    files: SealedFolder,
    /// The second half of each name.
    target: String,
    /// This target and the others for which something was kept last. Listed once: a first build asks for each engagement.
    targets: OnceLock<HashSet<String>>,
    reads: bool,
}

/// What a file in the cache is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept<'k> {
    /// The engagement in this folder, relative to the practice.
    Engagement(&'k str),
    /// The pages of the whole practice.
    Practice,
    /// The metadata of the files in the target.
    Files,
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

    /// Makes everything again; the cache is only written.
    #[must_use]
    pub fn without_reading(mut self) -> BuildCache {
        self.reads = false;
        self
    }

    /// Returns what the last build kept.
    pub fn get(&self, what: Kept<'_>) -> Option<Vec<u8>> {
        self.reads.then(|| self.files.get(&self.name(what)))?
    }

    /// Keeps something for the next build; its content consists of these parts.
    pub fn put(&self, what: Kept<'_>, parts: &[&[u8]]) {
        self.files.put(&self.name(what), parts);
    }

    /// Removes what is kept about an engagement for every target, except files for whose content `is_needed` returns
    /// true.
    pub fn remove(&self, engagement: &str, is_needed: impl Fn(&[u8]) -> bool) {
        let subject = subject(Kept::Engagement(engagement));
        for name in self.targets().iter().map(|target| subject.clone() + target) {
            let content = self.files.get(&name);
            if !content.is_some_and(|content| is_needed(&content)) {
                self.files.remove(&name);
            }
        }
    }

    /// Removes what is kept about other engagements than these, whatever its target, and about targets that were not
    /// built for a long time.
    pub fn tidy<'k>(&self, engagements: impl Iterator<Item = &'k str>) {
        let known = engagements.map(Kept::Engagement);
        let known: HashSet<String> = known
            .chain([Kept::Practice, Kept::Files])
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

    /// Returns this target and the others for which something was kept last.
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

    fn name(&self, what: Kept<'_>) -> String {
        subject(what) + &self.target
    }
}

/// Removes everything that builds kept beside the records in `root`, for a practice without engagements.
pub fn forget_everything(root: &Path) {
    for name in [BUILDS, PDFS, PICTURES] {
        if root.join(FOLDER).join(name).is_dir() {
            SealedFolder::open(root, name, b"").remove_unless(|_| false);
        }
    }
}

/// Returns the first half of a name.
fn subject(what: Kept<'_>) -> String {
    let digest = match what {
        Kept::Engagement(dir) => Sha256::digest([b"engagement\0", dir.as_bytes()].concat()),
        Kept::Practice => Sha256::digest(b"practice"),
        Kept::Files => Sha256::digest(b"files"),
    };
    hex(&digest)[..DIGITS].to_owned()
}
