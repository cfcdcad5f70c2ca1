//! A target opened for one build: readers' files are staged from any thread, then swapped in together.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{
    GITIGNORE, GITIGNORE_TEXT, MANIFEST, OutputError,
    build_cache::BuildCache,
    digest::{Digest, PortalDigest},
    known_files,
    lock::Lock,
    manifest::ManifestEntry,
    marker::MARKER,
    names::{self, Claims},
    private::private_folder,
    recovery::{FileState, PreviousOutput},
    retained::PortalRetention,
    seal::Seal,
    staging::Staging,
    survey::FileTime,
    swap::SwapFolders,
    target,
};

/// An opened target. It holds the lock and the old manifest; leftovers of an interrupted build are cleaned up. Dropping
/// it without [`commit`](Portals::commit) removes the staged files and changes nothing.
pub struct Portals {
    // Dropped in this order: the staging folder must be removed before the lock is released.
    pub(super) staging: Staging,
    pub(super) old: PreviousOutput,
    pub(super) swap_folders: SwapFolders,
    pub(super) claims: Mutex<Claims>,
    pub(super) staged: Mutex<Vec<StagedFile>>,
    pub(super) keeping: Mutex<PortalRetention>,
    pub(super) seal: Seal,
    records: PathBuf,
    pub(super) cache: Option<Arc<BuildCache>>,
    /// The file system's time just before the old files were listed.
    pub(super) listed_at: Option<FileTime>,
    pub(super) lock: Lock,
}

/// A file of the new portals.
pub(super) struct StagedFile {
    pub(super) entry: ManifestEntry,
    pub(super) outcome: Outcome,
}

/// The result of staging a file.
pub(super) enum Outcome {
    /// Written into the staging folder.
    Written,
    /// The old file already has these bytes.
    Unchanged,
    /// A file would be lost: one that was changed since it was written, or that no build of this user wrote.
    WouldLose,
}

impl Portals {
    /// Opens `target`, which may be missing, for portals made from the records in `records`. `seal` verifies this
    /// user's manifests.
    ///
    /// # Errors
    /// If portals must not be written to the target, if another build is writing, or if the disk reports an error;
    /// nothing has been changed then.
    pub fn open(target: &Path, records: &Path, seal: &Seal) -> Result<Self, OutputError> {
        let target = target::resolve(target, records)?;
        let swap_folders = SwapFolders::new(&target);
        if let Some(parent) = target.parent() {
            private_folder(parent, true).map_err(OutputError::io("create the folder", parent))?;
        }
        let lock = Lock::acquire(&target)?;
        swap_folders.restore(&target, seal)?;
        // A folder that is not coachgen's is refused before anything next to it is touched.
        let listed_at = lock.file_system_time();
        let old = PreviousOutput::read(&target, seal)?;
        swap_folders.clean_up(&old, seal)?;
        Ok(Self {
            staging: Staging::new(swap_folders.staging.clone(), seal.clone()),
            old,
            swap_folders,
            claims: Mutex::default(),
            staged: Mutex::default(),
            keeping: Mutex::default(),
            seal: seal.clone(),
            records: records.to_owned(),
            cache: None,
            listed_at,
            lock,
        })
    }

    /// Opens the cache of this target, and finds the files that are unchanged according to it. If `read` is false, the
    /// cache is only written.
    pub fn use_cache(&mut self, read: bool) -> Arc<BuildCache> {
        let cache = BuildCache::open(&self.records, &self.old.target);
        let cache = Arc::new(match read {
            true => cache,
            false => cache.write_only(),
        });
        let old = &mut self.old;
        if let (true, Some(digest)) = (old.is_sealed, &old.digest) {
            old.known = known_files::unchanged(&cache, &old.manifest, digest, &old.survey);
        }
        self.cache = Some(Arc::clone(&cache));
        cache
    }

    /// Stages a part of one reader's portal. `reader` is the manifest's name for the reader (`coach`, `client`,
    /// `sponsor helen-brandt`); `files` are paths below `prefix` and their bytes. The folder `prefix` is a portal:
    /// files that earlier builds wrote there and this one does not are removed. It may be empty, for files that are in
    /// no portal. Several threads may stage at the same time.
    ///
    /// # Errors
    /// If a path could leave the portals, was staged before, or differs from another only in case; or if the disk
    /// reports an error. The build must be aborted then: [`commit`](Portals::commit) refuses.
    pub fn stage(
        &self,
        reader: &str,
        prefix: &str,
        files: &[(String, Vec<u8>)],
    ) -> Result<PortalDigest, OutputError> {
        let reader: Arc<str> = reader.into();
        let paths: Vec<Arc<str>> = files
            .iter()
            .map(|(path, _)| match prefix.is_empty() {
                true => path.as_str().into(),
                false => format!("{prefix}/{path}").into(),
            })
            .collect();
        for path in &paths {
            names::check(path)?;
            if [MANIFEST, GITIGNORE, MARKER].contains(&&**path) {
                return Err(OutputError::BadPath {
                    path: path.to_string(),
                    why: "coachgen writes this file itself",
                });
            }
        }
        {
            let mut claims = lock(&self.claims);
            paths.iter().try_for_each(|path| claims.claim(path))?;
        }
        let mut staged = Vec::with_capacity(files.len());
        for (path, (_, bytes)) in paths.into_iter().zip(files) {
            staged.push(self.stage_one(Arc::clone(&reader), path, bytes)?);
        }
        let digest = PortalDigest::of(staged.iter().map(|file| &file.entry));
        lock(&self.staged).append(&mut staged);
        lock(&self.keeping).add_built(prefix);
        Ok(digest)
    }

    /// Returns true if each of these portals is on disk as its digest says: the same files with the same content, written
    /// by this user.
    ///
    /// # Errors
    /// If the disk reports an error.
    pub fn are_unchanged(&self, portals: &[(&str, &PortalDigest)]) -> Result<bool, OutputError> {
        Ok(self.unchanged_files(portals)?.is_some())
    }

    /// Stages portals exactly as they are on disk, instead of files that are known to be the same. Returns false, and
    /// stages nothing, unless [they are unchanged](Portals::are_unchanged).
    ///
    /// # Errors
    /// Like [`stage`](Portals::stage).
    pub fn stage_unchanged(&self, portals: &[(&str, &PortalDigest)]) -> Result<bool, OutputError> {
        let Some(found) = self.unchanged_files(portals)? else {
            return Ok(false);
        };
        {
            let mut claims = lock(&self.claims);
            found
                .iter()
                .try_for_each(|entry| claims.claim(&entry.path))?;
        }
        lock(&self.staged).extend(found.into_iter().map(|entry| StagedFile {
            entry: entry.clone(),
            outcome: Outcome::Unchanged,
        }));
        let mut keeping = lock(&self.keeping);
        portals
            .iter()
            .for_each(|(folder, _)| keeping.add_built(folder));
        Ok(true)
    }

    /// Returns the files of these portals; `None` unless each portal is what its digest says.
    fn unchanged_files(
        &self,
        portals: &[(&str, &PortalDigest)],
    ) -> Result<Option<Vec<&ManifestEntry>>, OutputError> {
        let manifest = &self.old.manifest;
        let mut found: Vec<&ManifestEntry> = Vec::new();
        for (folder, digest) in portals {
            let first = found.len();
            found.extend(manifest.files_of(folder));
            let entries = &found[first..];
            if !self.old.is_sealed
                || !manifest.portals.contains(*folder)
                || PortalDigest::of(entries.iter().copied()) != **digest
            {
                return Ok(None);
            }
            for entry in entries {
                if self.old.state(entry)? != FileState::Intact {
                    return Ok(None);
                }
            }
        }
        Ok(Some(found))
    }

    /// Keeps everything that the last build wrote below `prefix`, for an engagement whose new portals must not be
    /// published. Returns true if there is anything.
    pub fn keep(&self, prefix: &str) -> bool {
        lock(&self.keeping).keep(prefix);
        self.old.manifest.has_files_below(prefix)
    }

    /// Returns the folders of portals from earlier builds that this build has neither built nor kept, sorted. They stay
    /// unless they are [pruned](Portals::prune). Complete when everything is staged.
    pub fn left_over(&self) -> Vec<String> {
        lock(&self.keeping).left_over(&self.old)
    }

    /// Returns true if the last build wrote a portal to this folder.
    pub fn has_portal(&self, folder: &str) -> bool {
        self.old.manifest.portals.contains(folder)
    }

    /// Removes one of the [left-over](Portals::left_over) portals.
    pub fn prune(&self, portal: &str) {
        lock(&self.keeping).prune(portal);
    }

    /// Stages the file that keeps the portals out of git. The staging folder already has it, so it only has to be
    /// compared.
    pub(super) fn stage_mark(&self) -> Result<StagedFile, OutputError> {
        let bytes = GITIGNORE_TEXT.as_bytes();
        let entry = entry("git".into(), GITIGNORE.into(), bytes);
        let outcome = self.compare(&entry, bytes)?;
        Ok(StagedFile { entry, outcome })
    }

    fn stage_one(
        &self,
        reader: Arc<str>,
        path: Arc<str>,
        bytes: &[u8],
    ) -> Result<StagedFile, OutputError> {
        let entry = entry(reader, path, bytes);
        let outcome = self.compare(&entry, bytes)?;
        if matches!(outcome, Outcome::Written) {
            self.staging.write(&entry.path, bytes)?;
        }
        Ok(StagedFile { entry, outcome })
    }

    /// Returns what to do for a file, from the old manifest entry and the old file.
    fn compare(&self, entry: &ManifestEntry, bytes: &[u8]) -> Result<Outcome, OutputError> {
        let Some(old) = self.old.manifest.files.get(&entry.path) else {
            return Ok(Outcome::Written);
        };
        // If the content is the same, nothing is lost, whoever wrote the file.
        if self.old.holds(entry, bytes)? {
            return Ok(Outcome::Unchanged);
        }
        Ok(match self.old.state(old)? {
            FileState::Absent | FileState::Void => Outcome::Written,
            FileState::Intact if self.old.is_sealed => Outcome::Written,
            FileState::Intact | FileState::Changed => Outcome::WouldLose,
        })
    }
}

/// Locks a mutex. If a thread panicked while it held the lock, its files are not staged, which `commit` detects.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn entry(reader: Arc<str>, path: Arc<str>, bytes: &[u8]) -> ManifestEntry {
    ManifestEntry {
        path,
        size: bytes.len() as u64,
        sha256: Digest::of(bytes),
        reader,
    }
}
