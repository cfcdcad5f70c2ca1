//! Leaves the portals of unchanged engagements as they are, and keeps what the next build needs to do the same.
//!
//! When in doubt, an engagement is built. Nothing is kept about one that cannot be built.

use std::sync::Arc;

use super::open::OpenedPractice;
use super::staged::StagedEngagement;
use crate::command::CommandError;
use crate::output::{BuildCache, Kept, PdfCache, PortalDigest, Portals};
use crate::pipeline::{self, BuildContext, Built, KeptEngagement, KeptSummary, RecordedPdfs};
use crate::source::{EngagementFiles, InputDigest, ReadLog, RecordedTree};

/// The engagements' portals as the last build left them.
pub(super) struct PreviousBuild<'p> {
    pub opened: &'p OpenedPractice,
    pub portals: &'p Portals,
    pub cache: Arc<BuildCache>,
    /// The cache of PDFs, if PDFs are made.
    pub pdfs: Option<&'p PdfCache>,
    /// The digest of what all engagements share; `None` if that cannot be compared, so that everything is built.
    pub inputs: Option<InputDigest>,
}

/// An engagement that was built, and what was read for it.
pub(super) struct RecordedBuild {
    pub built: Built,
    inputs: Option<String>,
    reads: Option<ReadLog>,
    pdfs: Vec<String>,
}

impl PreviousBuild<'_> {
    /// Stages the portals of an engagement as they are on disk, if building it again would give the same.
    ///
    /// # Errors
    /// If they cannot be staged.
    pub(super) fn reuse(
        &self,
        files: &EngagementFiles,
        asked: bool,
        shared: &BuildContext<'_>,
    ) -> Result<Option<StagedEngagement>, CommandError> {
        let Some(kept) = self.kept(files) else {
            return Ok(None);
        };
        let name = self.opened.name(files);
        let inputs = self.inputs_of(files, &name, shared);
        if inputs.as_ref() != Some(&kept.inputs)
            || !kept.valid.contain(shared.today)
            || kept
                .folders
                .as_ref()
                .is_some_and(|folders| *folders != pipeline::folders_digest(shared))
            || !kept.reads.is_unchanged(&self.opened.disk)
        {
            return Ok(None);
        }
        let portals: Vec<(&str, &PortalDigest)> = kept
            .portals
            .iter()
            .map(|portal| (portal.folder.as_str(), &portal.digest))
            .collect();
        let is_same = match asked {
            true => self.portals.stage_unchanged(&portals),
            false => self.portals.are_unchanged(&portals),
        };
        if !is_same.map_err(|error| error.to_string())? {
            return Ok(None);
        }
        if !asked {
            // Like the portals of any other engagement that was not requested, whoever its readers are now.
            for folder in pipeline::output_folders(&name) {
                self.portals.keep(&folder);
            }
        }
        for name in &kept.reads.pictures {
            self.opened.pictures.mark_used(name);
        }
        if let Some(pdfs) = self.pdfs {
            kept.pdfs.iter().for_each(|key| pdfs.mark_used(key));
        }
        let mut staged = StagedEngagement::new(name);
        staged.overdue = kept.overdue;
        staged.awaiting = kept.awaiting;
        staged.kept = !asked;
        if asked {
            staged.pages = kept.portals.iter().map(|portal| portal.pages).sum();
            staged.pdfs = kept.portals.iter().map(|portal| portal.pdfs).sum();
            staged.readers = kept.readers();
            staged.rendered = kept.findings;
            staged.levels = kept.levels;
        }
        staged.summary = Some(kept.summary);
        Ok(Some(staged))
    }

    /// Builds an engagement, and records what is read for it.
    pub(super) fn build(
        &self,
        files: &EngagementFiles,
        shared: &BuildContext<'_>,
    ) -> RecordedBuild {
        let name = self.opened.name(files);
        let tree = RecordedTree::new(&self.opened.disk);
        let pdfs = shared
            .reports
            .and_then(|reports| reports.store)
            .map(RecordedPdfs::new);
        let mut shared = BuildContext { ..*shared };
        if let (Some(reports), Some(pdfs)) = (&mut shared.reports, &pdfs) {
            reports.store = Some(pdfs);
        }
        let built = pipeline::build(&tree, files, &name, &shared);
        let inputs = self.inputs_of(files, &name, &shared);
        RecordedBuild {
            built,
            inputs,
            reads: tree.into_log(),
            pdfs: pdfs.map(RecordedPdfs::into_used).unwrap_or_default(),
        }
    }

    /// Keeps an engagement for the next build, unless it was not staged or its inputs cannot be compared. Returns what the
    /// practice's pages need from it.
    pub(super) fn keep(
        &self,
        files: &EngagementFiles,
        recorded: RecordedBuild,
        staged: &mut StagedEngagement,
        shared: &BuildContext<'_>,
    ) -> KeptSummary {
        let valid = recorded.built.valid;
        let folders = recorded.built.asked_for_folders;
        let summary = KeptSummary::new(recorded.built);
        let mut summary_bytes = Vec::new();
        let digest = match serde_json::to_writer(&mut summary_bytes, &summary) {
            Ok(()) => InputDigest::of_bytes(&summary_bytes),
            Err(_) => return summary,
        };
        staged.summary = Some(digest.clone());
        let (Some(inputs), Some(reads)) = (recorded.inputs, recorded.reads) else {
            self.cache.remove(&files.dir, |_| false);
            return summary;
        };
        // What is kept for other targets may quote text that is no longer in the records.
        self.cache.remove(&files.dir, |content| {
            parse(content).is_some_and(|kept| kept.reads == reads)
        });
        if staged.portals.is_empty() {
            return summary;
        }
        let kept = KeptEngagement {
            inputs,
            folders: folders.then(|| pipeline::folders_digest(shared)),
            reads,
            valid,
            portals: staged.portals.clone(),
            findings: staged.rendered.clone(),
            levels: staged.levels.clone(),
            overdue: staged.overdue,
            awaiting: staged.awaiting,
            pdfs: recorded.pdfs,
            summary: digest,
        };
        if let Ok(kept) = serde_json::to_vec(&kept) {
            let length = (kept.len() as u64).to_le_bytes();
            let what = Kept::Engagement(&files.dir);
            self.cache.put(what, &[&length, &kept, &summary_bytes]);
        }
        summary
    }

    /// Returns what the practice's pages need from an engagement that was not built, if it is still what `digest` says:
    /// another program may have put an older file back.
    pub(super) fn summary(&self, files: &EngagementFiles, digest: &str) -> Option<KeptSummary> {
        let content = self.cache.get(Kept::Engagement(&files.dir))?;
        let (_, summary) = split(&content)?;
        let is_same = InputDigest::of_bytes(summary) == digest;
        is_same.then(|| serde_json::from_slice(summary).ok())?
    }

    fn kept(&self, files: &EngagementFiles) -> Option<KeptEngagement<PortalDigest>> {
        parse(&self.cache.get(Kept::Engagement(&files.dir))?)
    }

    fn inputs_of(
        &self,
        files: &EngagementFiles,
        name: &str,
        shared: &BuildContext<'_>,
    ) -> Option<String> {
        let practice = self.inputs.as_ref()?;
        Some(pipeline::inputs(practice, files, name, shared))
    }
}

fn parse(content: &[u8]) -> Option<KeptEngagement<PortalDigest>> {
    serde_json::from_slice(split(content)?.0).ok()
}

/// Splits a file of the cache into the engagement and its summary.
fn split(content: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = content.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}
