//! `--write`: keeps the output folder as a build would write it.
//!
//! An engagement is written if it changed since it was last written; the others keep their portals.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::WatchArgs;
use crate::command::CommandError;
use crate::command::build::output_folder;
use crate::command::leftovers::LeftoverPortals;
use crate::command::practice_pages;
use crate::command::staged::stage_engagement;
use crate::command::terminal::Terminal;
use crate::output::{PdfCache, Portals, Seal};
use crate::pipeline::{PdfChoice, Reports};
use crate::report::PdfStore;
use crate::source::{CommittedPaths, CommittedRecords, Disk};
use crate::text::counted;
use crate::watch::{EngagementState, PracticeSnapshot, build_one};

/// The output folder, and what was last written to it.
pub(super) struct OutputSync {
    target: PathBuf,
    root: PathBuf,
    kept: PdfCache,
    seal: Seal,
    /// Portals of engagements and readers that no longer exist, as last reported.
    leftover: LeftoverPortals,
    /// The engagements as last written, by name, with their files committed to git at that time.
    written: BTreeMap<String, (Arc<EngagementState>, Option<CommittedPaths>)>,
}

impl OutputSync {
    /// Uses the folder that a build would write to.
    ///
    /// # Errors
    /// A sentence that says why portals cannot be written there.
    pub(super) fn new(
        args: &WatchArgs,
        disk: &Disk,
        site: &PracticeSnapshot,
    ) -> Result<OutputSync, CommandError> {
        let target = output_folder(
            &args.dir,
            args.output.as_deref(),
            &site.practice,
            disk.root(),
        );
        let seal = Seal::of_user();
        // Opened and closed again, so that an unusable folder is reported before the preview starts.
        Portals::open(&target, disk.root(), &seal).map_err(|error| error.to_string())?;
        Ok(OutputSync {
            target,
            root: disk.root().to_path_buf(),
            kept: PdfCache::open(disk.root()),
            seal,
            leftover: LeftoverPortals::default(),
            written: BTreeMap::new(),
        })
    }

    /// The path of the output folder.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Writes the engagements that changed since they were last written. Calls `stopped` for each engagement that
    /// cannot be built. Returns without writing anything once `stops` returns true.
    ///
    /// # Errors
    /// A sentence that says what could not be written.
    pub(super) fn write(
        &mut self,
        site: &Arc<PracticeSnapshot>,
        stops: &dyn Fn() -> bool,
        stopped: &mut dyn FnMut(&Arc<EngagementState>),
        out: &Terminal,
    ) -> Result<(), CommandError> {
        if site.unusable.is_some() {
            return Ok(());
        }
        let portals = Portals::open(&self.target, &self.root, &self.seal)
            .map_err(|error| error.to_string())?;
        let folders = site.engagements.iter();
        let folders: Vec<String> = folders.map(|held| held.files.files().dir.clone()).collect();
        let in_git = CommittedRecords::read(&self.root, &folders, &folders);
        let mut written = BTreeMap::new();
        for held in &site.engagements {
            if stops() {
                return Ok(());
            }
            let before = self.written.get(&held.name);
            let now = in_git.get(&held.files.files().dir);
            let is_written = before
                .is_some_and(|(before, then)| Arc::ptr_eq(before, held) && then.as_ref() == now);
            if is_written || held.stopped().is_some() {
                for party in ["coach", "client", "sponsor"] {
                    portals.keep(&format!("{party}/{}", held.name));
                }
            } else {
                let reports = site.practice.pdf_renderer().map(|renderer| Reports {
                    renderer,
                    store: Some(&self.kept as &dyn PdfStore),
                    which: PdfChoice::All,
                });
                let mut built = build_one(held, reports, Some(&in_git));
                stage_engagement(&mut built, &portals, true)?;
                if held.stopped().is_some() {
                    stopped(held);
                }
            }
            written.insert(held.name.clone(), (Arc::clone(held), now.cloned()));
        }
        let index = site.word_index();
        site.with_practice_pages(&site.practice, |pages| {
            practice_pages::stage(pages, &index, &portals)
        })
        .map_err(|error| error.to_string())?;
        let names = site.engagements.iter().map(|held| held.name.as_str());
        let leftover = LeftoverPortals::find(&portals, names);
        let committed = portals.commit().map_err(|error| error.to_string())?;
        self.written = written;
        if self.leftover != leftover {
            leftover.report(false, out);
            self.leftover = leftover;
        }
        let count = committed.written + committed.removed;
        out.detail(&format!(
            "{} changed in {}",
            counted(count, "file"),
            self.target.display()
        ));
        Ok(())
    }
}
