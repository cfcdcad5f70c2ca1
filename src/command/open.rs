//! What every command begins with: the practice on disk, and which engagements were asked for.

use std::path::Path;

use chrono::NaiveDate;

use super::out::Out;
use super::press::press;
use crate::build::{Shared, font_fault};
use crate::check::{self, Settings, human};
use crate::diag::BROKEN_TEMPLATE;
use crate::model::{PracticeFile, load_practice};
use crate::policy::Policy;
use crate::source::{Disk, EngagementFiles, Layout, Tree, layout};
use crate::theme::{TemplateError, Theme};

/// A practice, opened.
pub struct Opened {
    pub disk: Disk,
    pub layout: Layout,
    /// coachgen.yaml, and what was found in it and in the practice's own templates.
    pub practice: PracticeFile,
    /// The templates in force: the practice's own in place of the built-in.
    pub theme: Theme,
    /// The practice's own levels of rules.
    pub settings: Settings,
    /// Folders of the engagements, from the practice's.
    pub folders: Vec<String>,
    /// Fonts of the practice's own: the files' bytes.
    pub fonts: Vec<Vec<u8>>,
    /// Names of the engagements in the output, in the order of the layout.
    names: Vec<String>,
}

impl Opened {
    /// Opens the practice that `dir` belongs to, leaving out the output folders.
    ///
    /// # Errors
    /// A sentence that says what cannot be read.
    pub fn at(dir: &Path, without: Option<&Path>) -> Result<Opened, String> {
        let mut disk = Disk::open(dir).map_err(|error| error.to_string())?;
        if let Some(folder) = without.and_then(|folder| folder.canonicalize().ok()) {
            disk = disk.without(folder);
        }
        let entries = disk.entries().map_err(|error| error.to_string())?;
        let layout = layout(entries);
        let mut practice = load_practice(&disk, layout.practice.as_ref());
        let theme = check::templates(&disk, &layout.templates, &mut practice);
        let fonts = check::fonts(&disk, &layout.templates, &mut practice);
        let settings = Settings::of(&mut practice);
        let root = disk.root().file_name().and_then(|name| name.to_str());
        let names = names(&layout.engagements, root.unwrap_or("engagement"));
        let folders = layout.engagements.iter();
        let folders = folders.map(|files| files.dir.clone()).collect();
        let mut opened = Opened {
            disk,
            layout,
            practice,
            theme,
            settings,
            folders,
            fonts,
            names,
        };
        // Looked up only where a font is named: fonts take their time to be read.
        if opened.practice.practice.font.is_some()
            && let Some(press) = press(&opened)
        {
            let found = font_fault(&opened.practice.practice, &*press);
            opened.practice.diags.extend(found);
        }
        Ok(opened)
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

    /// What every engagement of the practice shares on its way.
    pub fn shared<'s>(&'s self, policy: &'s Policy, today: NaiveDate) -> Shared<'s> {
        Shared {
            practice: &self.practice,
            settings: &self.settings,
            folders: &self.folders,
            policy,
            theme: &self.theme,
            reports: None,
            committed: None,
            today,
        }
    }

    /// The name of an engagement in the output.
    pub fn name(&self, files: &EngagementFiles) -> String {
        let place = self
            .layout
            .engagements
            .iter()
            .position(|other| other.dir == files.dir);
        place
            .and_then(|place| self.names.get(place).cloned())
            .unwrap_or_else(|| files.dir.replace('/', "-"))
    }

    /// Says what is wrong with coachgen.yaml and the templates. True when coachgen.yaml cannot be built with; a
    /// template that cannot be used stops no more than the pages that need it.
    pub fn report_practice(&self, out: &Out) -> bool {
        for diag in &self.practice.diags {
            out.finding(&human::render(&self.practice.sources, diag, out.colour()));
        }
        let mut diags = self.practice.diags.iter();
        diags.any(|diag| diag.forbids() && diag.rule != &BROKEN_TEMPLATE)
    }

    /// Adds faults of templates that showed when pages were rendered to the practice's findings, and tells each that is
    /// new, once.
    pub fn report_templates(&mut self, mut faults: Vec<TemplateError>, out: &Out) {
        faults.sort();
        faults.dedup();
        for fault in faults {
            let found = check::template_fault(&fault, &self.theme, &mut self.practice.sources);
            if !self.practice.diags.contains(&found) {
                out.finding(&human::render(&self.practice.sources, &found, out.colour()));
                self.practice.diags.push(found);
            }
        }
    }
}

/// Whether `path` is `folder` or lies below it.
fn within(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path == folder
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
}

/// What the coach's portal has beside the engagements' folders.
const TAKEN: [&str; 4] = ["assets", "files", "index.html", "health.html"];

/// One name for each engagement: its folder's; its whole path where another engagement's is the same on
/// some machine; a number where even that is not enough.
fn names(engagements: &[EngagementFiles], root: &str) -> Vec<String> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let mut names: Vec<String> = Vec::new();
    for files in engagements {
        let plain = files.name(root);
        let shared = engagements
            .iter()
            .filter(|other| same(other.name(root), plain))
            .count();
        let base = if shared > 1 && !files.dir.is_empty() {
            files.dir.replace('/', "-")
        } else {
            plain.to_owned()
        };
        let taken = |names: &[String], name: &str| {
            names.iter().any(|other| same(other, name))
                || TAKEN.iter().any(|other| same(other, name))
        };
        let mut name = base.clone();
        let mut number = 2;
        while taken(&names, &name) {
            name = format!("{base}-{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}
