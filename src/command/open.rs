//! What every command begins with: the practice on disk, and which engagements were asked for.

use std::path::Path;
use std::sync::Arc;

use super::terminal::Terminal;
use crate::attachment::PictureStore;
use crate::check::human;
use crate::output::KeptPictures;
use crate::pipeline::Practice;
use crate::source::{Disk, EngagementFiles, Layout, Listing, within};
use crate::theme::TemplateError;

/// A practice, opened.
pub struct Opened {
    pub disk: Disk,
    /// What its pictures became before.
    pub pictures: Arc<KeptPictures>,
    pub layout: Layout,
    /// What it has beside its engagements.
    pub practice: Practice,
}

impl Opened {
    /// Opens the practice that `dir` belongs to, leaving out the output folders.
    ///
    /// # Errors
    /// A sentence that says what cannot be read.
    pub fn at(dir: &Path, without: Option<&Path>) -> Result<Opened, String> {
        Opened::with(dir, without, KeptPictures::as_they_are)
    }

    /// The same for a command that keeps what it makes for the next.
    ///
    /// # Errors
    /// A sentence that says what cannot be read.
    pub fn keeping(dir: &Path, without: Option<&Path>) -> Result<Opened, String> {
        Opened::with(dir, without, KeptPictures::of)
    }

    fn with(
        dir: &Path,
        without: Option<&Path>,
        kept: impl FnOnce(&Path) -> KeptPictures,
    ) -> Result<Opened, String> {
        let mut disk = Disk::open(dir).map_err(|error| error.to_string())?;
        let pictures = Arc::new(kept(disk.root()));
        disk = disk.with_pictures(Arc::clone(&pictures) as Arc<dyn PictureStore>);
        if let Some(folder) = without.and_then(|folder| folder.canonicalize().ok()) {
            disk = disk.without(folder);
        }
        let listing = Listing::list(&disk).map_err(|error| error.to_string())?;
        let layout = listing.into_layout();
        let practice = Practice::read(&disk, &layout, disk.name());
        Ok(Opened {
            disk,
            pictures,
            layout,
            practice,
        })
    }

    /// The engagements that were asked for.
    pub fn asked(&self) -> Vec<&EngagementFiles> {
        let scope = self.disk.scope();
        self.layout
            .engagements
            .iter()
            .filter(|files| within(&files.dir, scope) || within(scope, &files.dir))
            .collect()
    }

    /// The name of an engagement in the output.
    pub fn name(&self, files: &EngagementFiles) -> String {
        self.practice.name(&files.dir)
    }

    /// Says what is wrong with coachgen.yaml and the templates. True when coachgen.yaml cannot be built with.
    pub fn report_practice(&self, out: &Terminal) -> bool {
        let file = &self.practice.file;
        for diag in &file.diags {
            out.finding(&human::render(&file.sources, diag, out.colour()));
        }
        !self.practice.is_usable()
    }

    /// Adds faults of templates that showed when pages were rendered to the practice's findings, and tells each that is
    /// new, once.
    pub fn report_templates(&mut self, faults: Vec<TemplateError>, out: &Terminal) {
        let mut file = std::mem::take(&mut self.practice.file);
        for found in self.practice.faults(&mut file, faults) {
            out.finding(&human::render(&file.sources, &found, out.colour()));
        }
        self.practice.file = file;
    }
}
