//! Reuses the portals of unchanged engagements, and stores what the next build needs to do the same.
//!
//! When in doubt, an engagement is built. Nothing is cached about one that cannot be built.

use std::sync::Arc;

use super::open::OpenedPractice;
use super::staged::StagedEngagement;
use crate::command::CommandError;
use crate::output::{BuildCache, CacheKey, PdfCache, PortalDigest, Portals, ShardOutput};
use crate::pipeline::{
    self, BuildContext, Built, CachedEngagement, CachedSummary, TrackingPdfStore,
};
use crate::source::{EngagementFiles, InputDigest, ReadLog, TrackingTree};

/// A build that reuses the portals of unchanged engagements.
pub(super) struct IncrementalBuild<'p> {
    pub opened: &'p OpenedPractice,
    pub portals: &'p Portals,
    pub cache: Arc<BuildCache>,
    /// The cache of PDFs, if PDFs are made.
    pub pdfs: Option<&'p PdfCache>,
    /// The digest of what all engagements share; `None` if that cannot be compared, so that everything is built.
    pub inputs: Option<InputDigest>,
    /// The same on every machine; only for a build of a shard, or one that merges shards.
    pub portable_inputs: Option<InputDigest>,
    /// The shards to merge.
    pub shards: &'p [ShardOutput],
}

/// An engagement that was built, and what was read for it.
pub(super) struct TrackedBuild {
    pub built: Built,
    inputs: Option<String>,
    reads: Option<ReadLog>,
    pdfs: Vec<String>,
}

impl IncrementalBuild<'_> {
    /// Stages the portals of an engagement as they are on disk, if a rebuild would give the same result.
    ///
    /// # Errors
    /// If they cannot be staged.
    pub(super) fn reuse(
        &self,
        files: &EngagementFiles,
        is_requested: bool,
        shared: &BuildContext<'_>,
    ) -> Result<Option<StagedEngagement>, CommandError> {
        let Some(cached) = self.cached(files) else {
            return Ok(None);
        };
        let name = self.opened.name(files);
        let inputs = inputs_of(self.inputs.as_ref(), files, &name, shared);
        if inputs.as_ref() != Some(&cached.inputs_digest) || !self.is_valid(&cached, shared) {
            return Ok(None);
        }
        let portals: Vec<(&str, &PortalDigest)> = cached
            .portals
            .iter()
            .map(|portal| (portal.folder.as_str(), &portal.digest))
            .collect();
        let is_same = match is_requested {
            true => self.portals.stage_unchanged(&portals),
            false => self.portals.are_unchanged(&portals),
        };
        if !is_same.map_err(|error| error.to_string())? {
            return Ok(None);
        }
        if !is_requested {
            // As for every engagement that was not requested, all of its portals stay, even those of former readers.
            for folder in pipeline::output_folders(&name) {
                self.portals.keep(&folder);
            }
        }
        for name in &cached.reads.pictures {
            self.opened.pictures.mark_used(name);
        }
        if let Some(pdfs) = self.pdfs {
            cached.pdfs.iter().for_each(|key| pdfs.mark_used(key));
        }
        if is_requested {
            return Ok(Some(StagedEngagement::from_cached(name, cached)));
        }
        let mut staged = StagedEngagement::new(name);
        staged.overdue = cached.overdue;
        staged.awaiting = cached.awaiting;
        staged.kept = true;
        staged.summary_digest = Some(cached.summary_digest);
        Ok(Some(staged))
    }

    /// Builds an engagement, and records what is read for it.
    pub(super) fn build(&self, files: &EngagementFiles, shared: &BuildContext<'_>) -> TrackedBuild {
        let name = self.opened.name(files);
        let tree = TrackingTree::new(&self.opened.disk);
        let pdfs = shared
            .reports
            .and_then(|reports| reports.store)
            .map(TrackingPdfStore::new);
        let mut shared = BuildContext { ..*shared };
        if let (Some(reports), Some(pdfs)) = (&mut shared.reports, &pdfs) {
            reports.store = Some(pdfs);
        }
        let built = pipeline::build(&tree, files, &name, &shared);
        let inputs = inputs_of(self.inputs.as_ref(), files, &name, &shared);
        TrackedBuild {
            built,
            inputs,
            reads: tree.into_log(),
            pdfs: pdfs.map(TrackingPdfStore::into_used).unwrap_or_default(),
        }
    }

    /// Stores what the next build needs to reuse an engagement, unless it was not staged or its inputs cannot be compared.
    /// Returns what the practice's pages need from it.
    pub(super) fn store(
        &self,
        files: &EngagementFiles,
        tracked: TrackedBuild,
        staged: &mut StagedEngagement,
        shared: &BuildContext<'_>,
    ) -> CachedSummary {
        let valid = tracked.built.valid;
        let folders = tracked.built.depends_on_folders;
        let summary = CachedSummary::new(tracked.built);
        let mut summary_bytes = Vec::new();
        let digest = match serde_json::to_writer(&mut summary_bytes, &summary) {
            Ok(()) => InputDigest::of_bytes(&summary_bytes),
            Err(_) => return summary,
        };
        staged.summary_digest = Some(digest.clone());
        let (Some(inputs), Some(reads)) = (tracked.inputs, tracked.reads) else {
            self.cache.remove(&files.dir, |_| false);
            return summary;
        };
        // What is cached for other targets may quote text that is no longer in the records.
        self.cache.remove(&files.dir, |content| {
            parse(content).is_some_and(|cached| cached.reads == reads)
        });
        if staged.portals.is_empty() {
            return summary;
        }
        let cached = CachedEngagement {
            inputs_digest: inputs,
            folders_digest: folders.then(|| pipeline::folders_digest(shared)),
            reads,
            valid,
            portals: staged.portals.clone(),
            findings: staged.rendered.clone(),
            levels: staged.levels.clone(),
            overdue: staged.overdue,
            awaiting: staged.awaiting,
            pdfs: tracked.pdfs,
            summary_digest: digest,
        };
        if let Some(content) = join_cached(&cached, &summary_bytes) {
            let key = CacheKey::Engagement(&files.dir);
            self.cache.put(key, &[&content]);
        }
        summary
    }

    /// Returns the cached summary of an engagement that was not built, if its digest is still `digest`: another program
    /// may have restored an older file.
    pub(super) fn cached_summary(
        &self,
        files: &EngagementFiles,
        digest: &str,
    ) -> Option<CachedSummary> {
        let content = self.cache.get(CacheKey::Engagement(&files.dir))?;
        let (_, summary) = split_cached(&content)?;
        let is_same = InputDigest::of_bytes(summary) == digest;
        is_same.then(|| serde_json::from_slice(summary).ok())?
    }

    /// Returns true if what is cached is valid today, and a build would read the same files.
    pub(super) fn is_valid(
        &self,
        cached: &CachedEngagement<PortalDigest>,
        shared: &BuildContext<'_>,
    ) -> bool {
        let folders = cached.folders_digest.as_ref();
        cached.valid.contain(shared.today)
            && folders.is_none_or(|folders| *folders == pipeline::folders_digest(shared))
            && cached.reads.is_unchanged(&self.opened.disk)
    }

    fn cached(&self, files: &EngagementFiles) -> Option<CachedEngagement<PortalDigest>> {
        parse(&self.cache.get(CacheKey::Engagement(&files.dir))?)
    }
}

/// The digest of the inputs of an engagement, with those that all engagements share.
pub(super) fn inputs_of(
    shared_inputs: Option<&InputDigest>,
    files: &EngagementFiles,
    name: &str,
    shared: &BuildContext<'_>,
) -> Option<String> {
    let shared_inputs = shared_inputs?;
    Some(pipeline::engagement_inputs_digest(
        shared_inputs,
        files,
        name,
        shared,
    ))
}

fn parse(content: &[u8]) -> Option<CachedEngagement<PortalDigest>> {
    serde_json::from_slice(split_cached(content)?.0).ok()
}

/// Returns the content of a file of the cache: the length of the first part, the engagement, and its summary.
pub(super) fn join_cached(
    cached: &CachedEngagement<PortalDigest>,
    summary: &[u8],
) -> Option<Vec<u8>> {
    let cached = serde_json::to_vec(cached).ok()?;
    let length = (cached.len() as u64).to_le_bytes();
    Some([&length, cached.as_slice(), summary].concat())
}

/// Splits a file of the cache into the engagement and its summary.
pub(super) fn split_cached(content: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = content.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}
