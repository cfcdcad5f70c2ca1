//! The build pipeline for one engagement, in memory; and worker threads for a practice.
//!
//! The unit of work is the engagement: each is loaded, checked, projected, rendered and scanned separately, then
//! dropped. Must not touch the disk: it reads through a [`Tree`](crate::source::Tree), and returns the files to write.

mod cached;
mod calendar;
mod coverage;
mod engagement;
mod export;
mod history;
mod ids;
mod language;
mod loaded;
mod names;
mod on_demand;
mod practice;
mod practice_pages;
mod programme;
mod reader_files;
mod reader_portal;
mod record_access;
mod reports;
mod scan;
mod workers;

use chrono::NaiveDate;

use crate::check::{AllowedFinding, Settings};
use crate::diag::Diagnostic;
use crate::model::PracticeFile;
use crate::policy::Policy;
use crate::reader::Reader;
use crate::render::OutputTree;
use crate::report::ReportKind;
use crate::source::{CommittedRecords, SourceMap};
use crate::theme::{TemplateError, Theme};
use crate::today::ValidDays;

pub use cached::{
    CachedEngagement, CachedPortal, CachedSummary, TrackingPdfStore, engagement_inputs_digest,
    folders_digest,
};
pub use calendar::{coach_events, reader_calendar};
pub use engagement::{build, check, health_item, load, output_folders};
pub use export::{ExportFormat, export, exports};
pub use ids::{
    IdPlace, IdSort, finding_references, id_places, linkable_records, record_named, referred_by,
};
pub use language::words_of;
pub use loaded::Loaded;
pub use on_demand::{OnDemand, PageForReader, Visibility};
pub use practice::Practice;
pub use practice_pages::{EngagementOutcome, PracticePages};
pub use programme::{practice_pdf, sponsor_views};
pub use reader_files::{ReaderFiles, ReaderFilesError, for_reader, readers};
pub use reader_portal::{ReaderPortal, reader_portal};
pub use record_access::{readers_of, record_access};
pub use reports::{PdfChoice, Reports, font_fault};
pub use workers::{STACK_SIZE, run_parallel, worker_count};

/// The settings and data that every engagement of a build shares.
pub struct BuildContext<'s> {
    /// The contents of coachgen.yaml.
    pub practice: &'s PracticeFile,
    /// The practice's rule levels.
    pub settings: &'s Settings,
    /// Folders of the practice's engagements, relative to its root.
    pub folders: &'s [String],
    /// The rules for who may see what.
    pub policy: &'s Policy,
    /// The templates in use.
    pub theme: &'s Theme,
    /// How PDF reports are made; `None` if they are not made.
    pub reports: Option<Reports<'s>>,
    /// The state of each engagement in git.
    pub committed: Option<&'s CommittedRecords>,
    /// The date used as today. Only `load` reads it, to create the `Today` that everything else uses.
    pub today: NaiveDate,
}

/// One reader's portal of one engagement.
#[derive(Debug)]
pub struct Portal {
    /// Its reader.
    pub reader: Reader,
    /// Its folder in the output: `client/‹engagement›`.
    pub folder: String,
    /// Its files, by path relative to that folder.
    pub tree: OutputTree,
    /// The text of its PDFs, by path, because it cannot be read from their bytes.
    pub shown: Vec<(String, String)>,
    /// The reports in it.
    pub reports: Vec<PortalReport>,
}

/// A report in a portal: `reports/‹name›.html`, and the PDF next to it, if any.
#[derive(Debug, Clone)]
pub struct PortalReport {
    /// Its file name without extension.
    pub name: String,
    /// Its kind.
    pub kind: ReportKind,
    /// The date of the review.
    pub date: Option<NaiveDate>,
}

/// The result of building one engagement.
#[derive(Debug)]
pub struct Built {
    /// The folder's name.
    pub name: String,
    /// Folders in the output that belong to this engagement.
    pub folders: Vec<String>,
    /// Empty if the engagement is blocked.
    pub portals: Vec<Portal>,
    /// Why it is blocked.
    pub stopped: Option<Stopped>,
    /// What the coach's own pages show about it.
    pub outcome: EngagementOutcome,
    /// Every finding, sorted by path and location.
    pub diags: Vec<Diagnostic>,
    /// Findings that the coach accepts, with the reason.
    pub accepted: Vec<AllowedFinding>,
    /// The texts that the findings refer to.
    pub sources: SourceMap,
    /// The days on which all of this is the same.
    pub valid: ValidDays,
    /// Whether it depends on the folders of other engagements.
    pub depends_on_folders: bool,
}

/// Why an engagement is blocked.
#[derive(Debug, Clone)]
pub enum Stopped {
    /// It has a blocking error, which is among the findings.
    Forbidden,
    /// A template failed.
    Template(TemplateError),
    /// The egress scan found text in a portal that its reader may not see.
    Leak {
        /// The reader of the portal.
        reader: String,
        /// Paths of the records.
        records: Vec<String>,
    },
}
