//! One engagement through the whole road, in memory; and a practice on worker threads.
//!
//! The engagement is the unit: loaded, checked, projected, rendered and scanned by itself, then let go.
//! Must not touch the disk: it reads through a tree, and hands what it made to whoever writes.

mod coverage;
mod engagement;
mod names;
mod on_demand;
mod practice;
mod practice_pages;
mod reports;
mod scan;
mod workers;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::check::{AllowedFinding, Settings};
use crate::diag::Diagnostic;
use crate::model::PracticeFile;
use crate::policy::Policy;
use crate::reader::Reader;
use crate::render::OutputTree;
use crate::source::{CommittedPaths, SourceMap};
use crate::theme::{TemplateError, Theme};

pub use engagement::{Loaded, build, check, health, load};
pub use on_demand::{Elsewhere, OnDemand, Visibility};
pub use practice::Practice;
pub use practice_pages::{EngagementOutcome, PracticePages};
pub use reports::{PdfChoice, Reports, font_fault};
pub use workers::{STACK, each, processors};

/// What every engagement of a build shares.
pub struct BuildContext<'s> {
    /// coachgen.yaml, as it was read.
    pub practice: &'s PracticeFile,
    /// The practice's own levels of rules.
    pub settings: &'s Settings,
    /// Folders of the practice's engagements, from its root.
    pub folders: &'s [String],
    /// Who may see what.
    pub policy: &'s Policy,
    /// The templates in force.
    pub theme: &'s Theme,
    /// How PDFs of reports are made; none where they are not.
    pub reports: Option<Reports<'s>>,
    /// What git knows of each engagement, by its folder.
    pub committed: Option<&'s BTreeMap<String, CommittedPaths>>,
    /// The day the clock showed, or the one that was asked for.
    pub today: NaiveDate,
}

/// One reader's portal of one engagement.
#[derive(Debug)]
pub struct Portal {
    /// Whose it is.
    pub reader: Reader,
    /// Its folder in the output: `client/‹engagement›`.
    pub folder: String,
    /// Its files, by path from that folder.
    pub tree: OutputTree,
    /// Every word of its PDFs, by path: what a file of it shows cannot be read from its bytes.
    pub shown: Vec<(String, String)>,
    /// The reports in it.
    pub reports: Vec<PortalReport>,
}

/// A report in a portal: `reports/‹name›.html`, and the PDF beside it where there is one.
#[derive(Debug, Clone)]
pub struct PortalReport {
    /// Its file without what follows the dot.
    pub name: String,
    /// `agreement`, `agenda`, `interim` or `final`.
    pub kind: &'static str,
    /// The day of the review.
    pub date: Option<NaiveDate>,
}

/// What became of one engagement.
#[derive(Debug)]
pub struct Built {
    /// The folder's name.
    pub name: String,
    /// Folders in the output that belong to this engagement.
    pub folders: Vec<String>,
    /// Empty when the engagement was stopped.
    pub portals: Vec<Portal>,
    /// Why it was stopped, when it was for something else than its findings.
    pub stopped: Option<Stopped>,
    /// What the practice's own pages say of it.
    pub outcome: EngagementOutcome,
    /// Every finding, sorted by path and place.
    pub diags: Vec<Diagnostic>,
    /// What was found and the coach accepts, with the reason.
    pub accepted: Vec<AllowedFinding>,
    /// The texts that the findings point into.
    pub sources: SourceMap,
}

/// What stops an engagement, besides a forbid.
#[derive(Debug, Clone)]
pub enum Stopped {
    /// A finding of level forbid; it is among the diagnostics.
    Forbidden,
    /// A template failed.
    Template(TemplateError),
    /// The egress scan found text in a portal whose reader may not see it: paths of the records.
    Leak {
        /// Whose portal.
        reader: String,
        /// Paths of the records.
        records: Vec<String>,
    },
}
