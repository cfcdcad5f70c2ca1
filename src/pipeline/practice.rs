//! What a practice has beside its engagements: coachgen.yaml, its templates, fonts and levels of rules, the names of
//! its portals.
//!
//! A function of the practice's files. Must not read a record.

use chrono::NaiveDate;

use super::{BuildContext, font_fault, names};
use crate::check::{self, Settings};
use crate::diag::{BROKEN_TEMPLATE, Diagnostic};
use crate::model::{PracticeFile, load_practice};
use crate::policy::Policy;
use crate::report::PdfRenderer;
use crate::source::{Layout, Tree, portable};
use crate::theme::{TemplateError, Theme};

/// What every engagement of a practice shares, read and checked.
pub struct Practice {
    /// coachgen.yaml, and what was found in it and in the practice's own templates.
    pub file: PracticeFile,
    /// The templates in force: the practice's own in place of the built-in.
    pub theme: Theme,
    /// The practice's own levels of rules.
    pub settings: Settings,
    /// Folders of the engagements, from the practice's.
    pub folders: Vec<String>,
    press: Option<Box<dyn PdfRenderer>>,
    /// Names of the engagements in the output, in the order of the layout.
    names: Vec<String>,
}

impl Practice {
    /// Reads what stands beside the engagements of `layout`. `root` is the practice's folder, which names the
    /// engagement where the two are the same.
    pub fn read(tree: &dyn Tree, layout: &Layout, root: &str) -> Practice {
        let mut file = load_practice(tree, layout.practice.as_ref());
        let theme = check::templates(tree, &layout.templates, &mut file);
        let fonts = check::fonts(tree, &layout.templates, &mut file);
        let settings = Settings::read(&mut file);
        let folders = layout.engagements.iter();
        let mut practice = Practice {
            file,
            press: press(&theme, fonts),
            theme,
            settings,
            folders: folders.map(|files| files.dir.clone()).collect(),
            names: names::engagements(&layout.engagements, root),
        };
        // Looked up only where a font is named: fonts take their time to be read.
        if practice.file.practice.font.is_some()
            && let Some(press) = practice.press()
        {
            let found = font_fault(&practice.file.practice, press);
            practice.file.diags.extend(found);
        }
        practice
    }

    /// What every engagement shares on its way.
    pub fn shared<'s>(&'s self, policy: &'s Policy, today: NaiveDate) -> BuildContext<'s> {
        BuildContext {
            practice: &self.file,
            settings: &self.settings,
            folders: &self.folders,
            policy,
            theme: &self.theme,
            reports: None,
            committed: None,
            today,
        }
    }

    /// The name in the output of the engagement in `dir`.
    pub fn name(&self, dir: &str) -> String {
        let place = self.folders.iter().position(|folder| folder == dir);
        place
            .and_then(|place| self.names.get(place).cloned())
            .unwrap_or_else(|| portable(&dir.replace('/', "-"), "engagement"))
    }

    /// Whether nothing in coachgen.yaml keeps everything from being built; a template that cannot be used stops no
    /// more than the pages that need it.
    pub fn is_usable(&self) -> bool {
        let mut diags = self.file.diags.iter();
        !diags.any(|diag| diag.forbids() && diag.rule != &BROKEN_TEMPLATE)
    }

    /// Faults of templates that showed when pages were rendered, as findings; those alone that are not known yet, each
    /// once.
    pub fn faults(
        &self,
        file: &mut PracticeFile,
        mut faults: Vec<TemplateError>,
    ) -> Vec<Diagnostic> {
        faults.sort();
        faults.dedup();
        let mut fresh = Vec::new();
        for fault in faults {
            let found = check::template_fault(&fault, &self.theme, &mut file.sources);
            if !file.diags.contains(&found) {
                file.diags.push(found.clone());
                fresh.push(found);
            }
        }
        fresh
    }

    /// The practice's file with the faults of templates that showed when pages were rendered among its findings.
    pub fn with_faults(&self, faults: Vec<TemplateError>) -> PracticeFile {
        let mut file = self.file.clone();
        self.faults(&mut file, faults);
        file
    }

    /// What makes PDFs, with this practice's templates and fonts; it warms up when it is first used. None where the
    /// program was built without it.
    pub fn press(&self) -> Option<&dyn PdfRenderer> {
        self.press.as_deref()
    }
}

#[cfg(feature = "pdf")]
fn press(theme: &Theme, fonts: Vec<Vec<u8>>) -> Option<Box<dyn PdfRenderer>> {
    Some(Box::new(crate::report::pdf::Lazy::new(
        theme.documents(),
        fonts,
    )))
}

/// None: the program was built without it.
#[cfg(not(feature = "pdf"))]
fn press(_theme: &Theme, _fonts: Vec<Vec<u8>>) -> Option<Box<dyn PdfRenderer>> {
    None
}
