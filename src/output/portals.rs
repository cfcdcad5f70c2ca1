//! A target opened for one build: readers' trees are staged into it from any thread, then swapped in as one.

use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{
    GITIGNORE, GITIGNORE_TEXT, MANIFEST, OutputError,
    digest::Digest,
    leftover::MARKER,
    lock::Lock,
    manifest::ManifestEntry,
    names::{self, Claims},
    recovery::{FileState, PreviousOutput},
    retained::Keeping,
    seal::Seal,
    staging::{Staging, private_folder},
    swap::Beside,
    target,
};

/// An opened target: the lock is held, the old manifest read, and what an interrupted build left has been put right.
/// Dropping it without [`commit`](Portals::commit) removes what was staged and changes nothing.
pub struct Portals {
    // Dropped in this order: the staging goes before the lock does.
    pub(super) staging: Staging,
    pub(super) old: PreviousOutput,
    pub(super) beside: Beside,
    pub(super) claims: Mutex<Claims>,
    pub(super) staged: Mutex<Vec<StagedFile>>,
    pub(super) keeping: Mutex<Keeping>,
    pub(super) seal: Seal,
    _lock: Lock,
}

/// A file of the new portals.
pub(super) struct StagedFile {
    pub(super) entry: ManifestEntry,
    pub(super) outcome: Outcome,
}

/// What staging a file came to.
pub(super) enum Outcome {
    /// Written into the staging folder.
    Written,
    /// The old file has these bytes already.
    Unchanged,
    /// Somebody's file would be lost: one that was changed since it was written, or that no build of this user wrote.
    WouldLose,
}

impl Portals {
    /// Opens the folder that is to hold the portals made from the records in `records`; it may be missing. `seal` says
    /// which manifests are this user's.
    ///
    /// # Errors
    /// Where portals must not be written, where another build is writing, or where the disk does not allow it; nothing
    /// has been changed then.
    pub fn open(target: &Path, records: &Path, seal: &Seal) -> Result<Self, OutputError> {
        let target = target::resolve(target, records)?;
        let beside = Beside::of(&target);
        if let Some(parent) = target.parent() {
            private_folder(parent, true).map_err(OutputError::io("make the folder", parent))?;
        }
        let lock = Lock::take(&target)?;
        beside.put_back(&target, seal)?;
        // A folder that is not ours is refused before anything beside it is touched.
        let old = PreviousOutput::read(&target, seal)?;
        beside.tidy(&old, seal)?;
        Ok(Self {
            staging: Staging::new(beside.staging.clone(), seal.clone()),
            old,
            beside,
            claims: Mutex::default(),
            staged: Mutex::default(),
            keeping: Mutex::default(),
            seal: seal.clone(),
            _lock: lock,
        })
    }

    /// Stages a part of one reader's portal. `reader` is the manifest's word for whom it is (`coach`, `client`,
    /// `sponsor helen-brandt`); `files` are paths under `prefix` and their bytes. The folder `prefix` is a portal: what
    /// earlier builds wrote there and this one does not is removed. It may be empty, for files that are in no portal.
    /// Several threads may stage at once.
    ///
    /// # Errors
    /// A path that could leave the portals, that was staged before or differs from another only in case; or the disk.
    /// The build must be given up then: [`commit`](Portals::commit) refuses.
    pub fn stage(
        &self,
        reader: &str,
        prefix: &str,
        files: &[(String, Vec<u8>)],
    ) -> Result<(), OutputError> {
        let paths: Vec<String> = files
            .iter()
            .map(|(path, _)| {
                if prefix.is_empty() {
                    path.clone()
                } else {
                    format!("{prefix}/{path}")
                }
            })
            .collect();
        for path in &paths {
            names::check(path)?;
            if [MANIFEST, GITIGNORE, MARKER].contains(&path.as_str()) {
                return Err(OutputError::BadPath {
                    path: path.clone(),
                    why: "coachgen writes this file itself",
                });
            }
        }
        {
            let mut claims = held(&self.claims);
            paths.iter().try_for_each(|path| claims.claim(path))?;
        }
        let mut staged = Vec::with_capacity(files.len());
        for (path, (_, bytes)) in paths.into_iter().zip(files) {
            staged.push(self.stage_one(reader, path, bytes)?);
        }
        held(&self.staged).append(&mut staged);
        held(&self.keeping).make(prefix);
        Ok(())
    }

    /// Leaves everything the last build wrote under `prefix` as it is, for an engagement whose new portals must not be
    /// published. Says whether there is anything.
    pub fn keep(&self, prefix: &str) -> bool {
        held(&self.keeping).keep(prefix);
        self.old
            .manifest
            .files
            .keys()
            .any(|path| names::is_under(path, prefix))
    }

    /// The portals of earlier builds that this one has neither made nor been told to keep, by their folders, sorted. They
    /// stay as they are, unless they are [pruned](Portals::prune). Complete when everything is staged.
    pub fn left_over(&self) -> Vec<String> {
        held(&self.keeping).left_over(&self.old)
    }

    /// Has one of the portals that are [left over](Portals::left_over) removed.
    pub fn prune(&self, portal: &str) {
        held(&self.keeping).prune(portal);
    }

    /// Stages the file that keeps the portals out of git. A staging folder is made with it, so it only has to be compared.
    pub(super) fn stage_mark(&self) -> Result<StagedFile, OutputError> {
        let bytes = GITIGNORE_TEXT.as_bytes();
        let entry = entry("git", GITIGNORE.to_owned(), bytes);
        let outcome = self.compare(&entry, bytes)?;
        Ok(StagedFile { entry, outcome })
    }

    fn stage_one(
        &self,
        reader: &str,
        path: String,
        bytes: &[u8],
    ) -> Result<StagedFile, OutputError> {
        let entry = entry(reader, path, bytes);
        let outcome = self.compare(&entry, bytes)?;
        if matches!(outcome, Outcome::Written) {
            self.staging.write(&entry.path, bytes)?;
        }
        Ok(StagedFile { entry, outcome })
    }

    /// What has to be done for a file, from what the manifest and the disk say of the old one.
    fn compare(&self, entry: &ManifestEntry, bytes: &[u8]) -> Result<Outcome, OutputError> {
        let Some(old) = self.old.manifest.files.get(&entry.path) else {
            return Ok(Outcome::Written);
        };
        // Whoever wrote it: nothing is lost where it is what belongs there.
        if self.old.holds(&entry.path, bytes)? {
            return Ok(Outcome::Unchanged);
        }
        Ok(match self.old.state(old)? {
            FileState::Absent | FileState::Void => Outcome::Written,
            FileState::Intact if self.old.is_sealed => Outcome::Written,
            FileState::Intact | FileState::Changed => Outcome::WouldLose,
        })
    }
}

/// A lock's content. A thread that panicked while it held one has left its files unstaged, which `commit` notices.
pub(super) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn entry(reader: &str, path: String, bytes: &[u8]) -> ManifestEntry {
    ManifestEntry {
        path,
        size: bytes.len() as u64,
        sha256: Digest::of(bytes),
        reader: reader.to_owned(),
    }
}
