//! `--write`: keeps the output folder as a build would leave it.
//!
//! An engagement is written when it is not as it was written last; the others are kept as they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::WatchArgs;
use crate::command::build::{stage, target};
use crate::command::leftovers::LeftOver;
use crate::command::terminal::Terminal;
use crate::output::{PdfCache, Portals, Seal};
use crate::pipeline::{PdfChoice, Reports};
use crate::report::PdfStore;
use crate::source::{CommittedPaths, Disk, committed};
use crate::watch::{EngagementState, PracticeSnapshot, build_one};

/// The output folder, and what it holds.
pub(super) struct OutputSync {
    target: PathBuf,
    root: PathBuf,
    kept: PdfCache,
    seal: Seal,
    /// Portals of engagements and readers that are no longer there, as they were reported last.
    left: LeftOver,
    /// What was written last, and what git knew of it then.
    written: BTreeMap<String, (Arc<EngagementState>, Option<CommittedPaths>)>,
}

impl OutputSync {
    /// The folder that a build would write to.
    ///
    /// # Errors
    /// A sentence that says why portals cannot be written there.
    pub(super) fn of(
        args: &WatchArgs,
        disk: &Disk,
        site: &PracticeSnapshot,
    ) -> Result<OutputSync, String> {
        let target = target(
            &args.dir,
            args.output.as_deref(),
            &site.practice,
            disk.root(),
        );
        let seal = Seal::of_user();
        // Tried once, and let go again: what cannot be written is said before anything is shown.
        Portals::open(&target, disk.root(), &seal).map_err(|error| error.to_string())?;
        Ok(OutputSync {
            target,
            root: disk.root().to_path_buf(),
            kept: PdfCache::open(disk.root()),
            seal,
            left: LeftOver::default(),
            written: BTreeMap::new(),
        })
    }

    /// Where it is.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Writes what changed since it was written last, and gives to `stopped` what cannot be. Gives up without a change
    /// when `stops`.
    ///
    /// # Errors
    /// A sentence that says what could not be written.
    pub(super) fn write(
        &mut self,
        site: &Arc<PracticeSnapshot>,
        stops: &dyn Fn() -> bool,
        stopped: &mut dyn FnMut(&Arc<EngagementState>),
        out: &Terminal,
    ) -> Result<(), String> {
        if site.unusable.is_some() {
            return Ok(());
        }
        let portals = Portals::open(&self.target, &self.root, &self.seal)
            .map_err(|error| error.to_string())?;
        let folders = site.engagements.iter();
        let folders: Vec<String> = folders.map(|held| held.files.files().dir.clone()).collect();
        let known = committed(&self.root, &folders);
        let mut written = BTreeMap::new();
        for held in &site.engagements {
            if stops() {
                return Ok(());
            }
            let before = self.written.get(&held.name);
            let now = known.get(&held.files.files().dir);
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
                stage(build_one(held, reports, Some(&known)), &portals, true, out)?;
                if held.stopped().is_some() {
                    stopped(held);
                }
            }
            written.insert(held.name.clone(), (Arc::clone(held), now.cloned()));
        }
        self.own(site, &portals)?;
        let names = site.engagements.iter().map(|held| held.name.as_str());
        let left = LeftOver::of(&portals, names);
        let committed = portals.commit().map_err(|error| error.to_string())?;
        self.written = written;
        if self.left != left {
            left.say(out);
            self.left = left;
        }
        let count = committed.written + committed.removed;
        out.detail(&format!(
            "{} files changed in {}",
            count,
            self.target.display()
        ));
        Ok(())
    }

    /// The practice's own pages.
    fn own(&self, site: &PracticeSnapshot, portals: &Portals) -> Result<(), String> {
        let tree = site.with_practice_pages(&site.practice, |own| own.tree(&site.word_index()));
        let tree = tree.map_err(|fault| {
            format!(
                "templates/{} is needed for your own pages",
                crate::record::safe_path(&fault.template)
            )
        })?;
        let staged = portals.stage("coach", "coach", &tree.files);
        staged.map_err(|error| error.to_string())
    }
}
