//! Opens the practice on disk, and selects the requested engagements. Most commands start with this.

use std::path::Path;
use std::sync::Arc;

use super::terminal::Terminal;
use crate::attachment::PictureStore;
use crate::check::human;
use crate::command::CommandError;
use crate::output::PictureCache;
use crate::pipeline::Practice;
use crate::record::safe_path;
use crate::source::{
    Disk, EngagementFiles, InputDigest, Layout, Listing, ReadLog, TrackingTree, program_digest,
    program_identity, repository_state, within,
};
use crate::theme::TemplateError;

/// A practice on disk, with its settings and templates read.
pub struct OpenedPractice {
    pub disk: Disk,
    /// Cache of converted pictures.
    pub pictures: Arc<PictureCache>,
    pub layout: Layout,
    /// Settings, templates and fonts of the practice.
    pub practice: Practice,
    /// The digest of everything that the portals of all engagements depend on: this program, and the files that
    /// `practice` was read from. `None` if a later build could not tell whether it is the same.
    pub inputs: Option<InputDigest>,
    /// The reads of the files that `practice` was read from, if they can be compared.
    reads: Option<ReadLog>,
}

impl OpenedPractice {
    /// Opens the practice that contains `dir`, except for the output folder `without`. Does not write to the picture
    /// cache.
    ///
    /// # Errors
    /// A sentence that says what cannot be read.
    pub fn open(dir: &Path, without: Option<&Path>) -> Result<OpenedPractice, CommandError> {
        OpenedPractice::open_disk(dir, without, PictureCache::read_only)
    }

    /// Opens the practice like [`Self::open`], and stores converted pictures for later runs. With `reuse` false, every
    /// picture is converted again.
    ///
    /// # Errors
    /// A sentence that says what cannot be read.
    pub fn open_to_build(
        dir: &Path,
        without: Option<&Path>,
        reuse: bool,
    ) -> Result<OpenedPractice, CommandError> {
        let pictures = match reuse {
            true => PictureCache::new,
            false => PictureCache::write_only,
        };
        OpenedPractice::open_disk(dir, without, pictures)
    }

    fn open_disk(
        dir: &Path,
        without: Option<&Path>,
        kept: impl FnOnce(&Path) -> PictureCache,
    ) -> Result<OpenedPractice, CommandError> {
        let mut disk = Disk::open(dir).map_err(|error| error.to_string())?;
        let pictures = Arc::new(kept(disk.root()));
        disk = disk.with_pictures(Arc::clone(&pictures) as Arc<dyn PictureStore>);
        if let Some(folder) = without.and_then(|folder| folder.canonicalize().ok()) {
            disk = disk.without(folder);
        }
        let listing = Listing::list(&disk).map_err(|error| error.to_string())?;
        let layout = listing.into_layout();
        let tracking = TrackingTree::new(&disk);
        let practice = Practice::read(&tracking, &layout, disk.name());
        let reads = tracking.into_log();
        let inputs = reads
            .as_ref()
            .and_then(|reads| shared_inputs(&program_identity()?, &disk, &layout, reads));
        Ok(OpenedPractice {
            disk,
            pictures,
            layout,
            practice,
            inputs,
            reads,
        })
    }

    /// A digest of the same inputs that is equal on every machine with the same program and the same commits.
    pub(super) fn portable_inputs(&self) -> Option<InputDigest> {
        let reads = self.reads.as_ref()?;
        let program = program_digest()?;
        let mut inputs = shared_inputs(&program, &self.disk, &self.layout, reads)?;
        inputs.add(&repository_state(self.disk.root()));
        Some(inputs)
    }

    /// The engagements inside the folder given on the command line, or the one that contains it.
    pub fn requested(&self) -> Vec<&EngagementFiles> {
        let scope = self.disk.scope();
        self.layout
            .engagements
            .iter()
            .filter(|files| within(&files.dir, scope) || within(scope, &files.dir))
            .collect()
    }

    /// The name of an engagement's folder in the output.
    pub fn name(&self, files: &EngagementFiles) -> String {
        self.practice.name(&files.dir)
    }

    /// Prints the findings in coachgen.yaml and the templates. Returns the path of the file that blocks everything, if
    /// there is one.
    pub fn report_practice(&self, out: &Terminal) -> Option<String> {
        let file = &self.practice.file;
        for diag in &file.diags {
            out.finding(&human::render(&file.sources, diag, out.colour()));
        }
        self.practice.blocking_file().map(safe_path)
    }

    /// Adds template errors found while rendering to the practice's findings, and prints those that are new.
    pub fn report_templates(&mut self, errors: Vec<TemplateError>, out: &Terminal) {
        let mut file = std::mem::take(&mut self.practice.file);
        for found in self.practice.add_template_errors(&mut file, errors) {
            out.finding(&human::render(&file.sources, &found, out.colour()));
        }
        self.practice.file = file;
    }
}

/// Returns the digest of what the portals of all engagements depend on.
fn shared_inputs(
    program: &str,
    disk: &Disk,
    layout: &Layout,
    reads: &ReadLog,
) -> Option<InputDigest> {
    let mut digest = InputDigest::new("portals");
    digest.add(program);
    digest.add(disk.name());
    digest.add_entries(layout.practice.as_slice());
    digest.add_entries(&layout.templates);
    reads.add_to(&mut digest);
    Some(digest)
}
